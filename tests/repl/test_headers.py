"""Imports elaborated once: by pickles for real Lean, in the zygote for embedded Lean."""

from __future__ import annotations

import logging
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from prover.errors import ProcessDied
from prover.repl.headers import split_header
from prover.repl.pool import EngineSpec, WorkerPool
from prover.repl.process import ProcessSpec, is_running
from prover.repl.replay import ReplayingEnv
from prover.repl.toolchain import choose_engine, embedded_engine
from prover.types import EngineInfo, OpenedSource, ProofState, Proved

ROOT = Path(__file__).resolve().parents[2]
FAKE = Path(__file__).with_name("fake_lean.py")


# -- texts -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "modules", "rest"),
    [
        ("import A", ("A",), "        "),
        ("import A\nimport B.C\n\ntheorem", ("A", "B.C"), "        \n          \n\ntheorem"),
        ("/- a /- b -/ -/ -- c\nimport A -- d\ndef", ("A",), " " * 20 + "\n         -- d\ndef"),
        ("import A /-! doc -/", ("A",), "         /-! doc -/"),
        ("import «A b».C'\n#eval", ("«A b».C'",), "               \n#eval"),
        ("import A import B", ("A", "B"), " " * 17),
        ("import\n  A\r\nx", ("A",), "      \n   \r\nx"),
        ("import A B", ("A",), "         B"),
    ],
)
def test_the_rest_of_a_text_keeps_its_positions(text: str, modules: tuple[str, ...], rest: str) -> None:
    header = split_header(text)
    assert header is not None
    assert (header.modules, header.rest) == (modules, rest)


@pytest.mark.parametrize(
    "text",
    ["", "theorem a", "-- import A", "/- import A", "prelude\nimport A", "module\nimport A", "public import A",
     "import A+", "import A.", "import 1", "import", "importA", "/-- doc -/ import A"],
)  # fmt: skip
def test_other_texts_have_no_plain_header(text: str) -> None:
    assert split_header(text) is None


# -- pickles ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log"


@pytest.fixture
def lean(log: Path) -> Iterator[WorkerPool]:
    process = ProcessSpec((sys.executable, str(FAKE)), environment={**os.environ, "FAKE_LEAN_LOG": str(log)})
    spec = EngineSpec(info=EngineInfo("lean", "4.34.0"), process=process, start_timeout_s=30.0)
    with WorkerPool(spec, size=2) as pool:
        yield pool


def noted(log: Path) -> list[str]:
    return [line.split(" ", 1)[1] for line in log.read_text(encoding="utf-8").splitlines()]


def said(opened: OpenedSource) -> list[tuple[int, int, str]]:
    return [(m.start.line, m.start.column, m.text) for m in opened.messages]


SOURCE = "import A\nimport B\n\n  here"
SAID = [(4, 2, "here after A,B")]


def test_the_second_worker_reads_what_the_first_has_pickled(lean: WorkerPool, log: Path) -> None:
    with ReplayingEnv(lean) as one, ReplayingEnv(lean) as two:
        assert said(one.open_source(SOURCE, timeout_s=30)) == SAID
        assert said(two.open_source(SOURCE, timeout_s=30)) == SAID
        assert said(one.open_source(SOURCE, timeout_s=30)) == SAID
    assert noted(log) == [
        "elaborate A,B", "pickle A,B", "continue A,B", "unpickle A,B", "continue A,B", "continue A,B",
    ]  # fmt: skip
    assert (lean.headers.written, lean.headers.read) == (1, 1)


def test_a_worker_keeps_its_headers_for_the_next_lease(lean: WorkerPool, log: Path) -> None:
    for _ in range(3):
        with ReplayingEnv(lean) as env:
            env.open_source(SOURCE, timeout_s=30)
    assert noted(log).count("continue A,B") == 3
    assert noted(log).count("elaborate A,B") == 1


def test_a_replaced_worker_reads_the_pickle_when_states_are_replayed(lean: WorkerPool, log: Path) -> None:
    with ReplayingEnv(lean) as env:
        opened = env.open_source(SOURCE, timeout_s=30)
        with pytest.raises(ProcessDied):
            env.open_source("die", env=opened.env, timeout_s=30)
        again = env.open_source("again", env=opened.env, timeout_s=30)
        assert said(again) == [(1, 0, "again after A,B")]
    assert noted(log)[3:] == ["unpickle A,B", "continue A,B", "continue A,B"]


def test_a_header_with_messages_is_elaborated_with_its_text(lean: WorkerPool) -> None:
    with ReplayingEnv(lean) as env:
        for _ in range(2):
            opened = env.open_source("import Bad\nhere", timeout_s=30)
            assert said(opened) == [(1, 0, "unknown module prefix 'Bad'")]
            assert opened.messages[0].severity == "error"
    assert lean.headers.written == 0


@pytest.mark.parametrize(
    ("module", "reason", "deaths"),
    [
        ("Stubborn", "it cannot be pickled: it does not like vinegar", 0),
        ("Deadly", "pickling it broke the process: .* ended with status 7", 1),
        ("Spoiled", "its pickle cannot be read: mould", 0),
        ("Poison", "reading its pickle broke the process: .* ended with status 7", 1),
    ],
)
def test_what_cannot_be_pickled_costs_time_only(
    lean: WorkerPool, caplog: pytest.LogCaptureFixture, module: str, reason: str, deaths: int
) -> None:
    source = f"import {module}\nhere"
    with caplog.at_level(logging.WARNING), ReplayingEnv(lean) as one, ReplayingEnv(lean) as two:
        for env in (one, two, one, two):
            assert said(env.open_source(source, timeout_s=30)) == [(2, 0, f"here after {module}")]
    pattern = f"the header `{module}` is elaborated by each worker: {reason}"
    assert len(caplog.messages) == 1
    assert re.match(pattern, caplog.messages[0])
    assert lean.restarts == deaths


def test_the_folder_of_pickles_goes_with_the_pool(lean: WorkerPool) -> None:
    with ReplayingEnv(lean) as env:
        env.open_source(SOURCE, timeout_s=30)
    folder = lean.headers._folder
    assert folder is not None
    assert [path.stat().st_size > 0 for path in folder.iterdir()] == [True]
    lean.close()
    assert not folder.exists()


OWNER = """
import os, sys, time
sys.path.insert(0, {root!r})
from prover.repl.pool import EngineSpec, WorkerPool
from prover.repl.process import ProcessSpec
from prover.repl.replay import ReplayingEnv
from prover.types import EngineInfo
spec = EngineSpec(info=EngineInfo("lean", "4"), process=ProcessSpec((sys.executable, {fake!r})))
pool = WorkerPool(spec)
ReplayingEnv(pool).open_source("import A\\nhere")
print(pool.headers._folder, flush=True)
time.sleep(600)
"""


def test_a_killed_owner_leaves_no_pickles(log: Path) -> None:
    code = OWNER.format(root=str(ROOT), fake=str(FAKE))
    environment = {**os.environ, "FAKE_LEAN_LOG": str(log)}
    owner = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=environment)
    assert owner.stdout is not None
    folder = Path(owner.stdout.readline().strip())
    assert list(folder.iterdir())
    owner.send_signal(signal.SIGKILL)
    owner.wait(30)
    owner.stdout.close()
    deadline = time.monotonic() + 10
    while folder.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not folder.exists()


# -- embedded Lean ---------------------------------------------------------------------------------------------------

PROOF = "import Mathlib.Logic.Basic\n\ntheorem a (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  sorry\n#check a\n"


def embedded() -> EngineSpec:
    return embedded_engine(os.environ, reason="", memory_mb=2000, start_timeout_s=120)


def prove(pool: WorkerPool) -> OpenedSource:
    with ReplayingEnv(pool) as env:
        opened = env.open_source(PROOF, timeout_s=120)
        middle = env.run_tactic(opened.sorries[0].state, "constructor", timeout_s=60)
        assert isinstance(middle, ProofState)
        right = env.run_tactic(middle, "exact h.2", timeout_s=60)
        assert isinstance(right, ProofState)
        assert isinstance(env.run_tactic(right, "exact h.1", timeout_s=60), Proved)
        return opened


def test_pickled_headers_change_no_answer_of_embedded_lean() -> None:
    """The same process under both names: as itself, and as a Lean whose headers are pickled."""
    spec = embedded()
    with WorkerPool(spec, size=1) as pool:
        expected = prove(pool)
    pickled = replace(spec, info=replace(spec.info, kind="lean"), process=replace(spec.process, zygote=None))
    with WorkerPool(pickled, size=2, max_requests=4) as pool:
        first = prove(pool)
        second = prove(pool)  # in a fresh process: the first has served enough
        assert (pool.headers.written, pool.headers.read) == (1, 1)
    for opened in (first, second):
        assert opened.messages == expected.messages
        assert [(s.start, s.end, s.state.goals) for s in opened.sorries] == [
            (s.start, s.end, s.state.goals) for s in expected.sorries
        ]


def test_a_zygote_loads_imports_before_it_forks() -> None:
    with WorkerPool(embedded(), size=1) as pool:
        pool.warm(("Mathlib.Logic.Basic",))
        prove(pool)
        zygote = pool._nursery._zygote
        assert zygote is not None
        assert zygote.warmed == {("Mathlib.Logic.Basic",): True}


def test_imports_of_a_text_are_loaded_by_the_next_zygote_too() -> None:
    with WorkerPool(embedded(), size=1) as pool:
        prove(pool)
        killed = pool._nursery.zygote_pid
        assert killed is not None
        os.kill(killed, signal.SIGKILL)
        while pool._nursery._zygote is not None and pool._nursery._zygote.is_alive:
            time.sleep(0.01)
        pool.fresh().close()
        zygote = pool._nursery._zygote
        assert zygote is not None
        assert zygote.pid != killed
        assert zygote.warmed == {("Mathlib.Logic.Basic",): True}


def test_a_zygote_does_not_load_what_users_wrote(tmp_path: Path) -> None:
    (tmp_path / "Mine.lean").write_text("theorem mine : 1 = 1 := rfl\n", encoding="utf-8")
    source = "import Mine\n#check mine\n"
    spec = choose_engine("embedded", tmp_path / "A.lean", os.environ, source=source)
    assert spec.imports == ("Mine",)
    with WorkerPool(spec, size=1) as pool, ReplayingEnv(pool) as env:
        assert [m.text for m in env.open_source(source, timeout_s=120).messages] == ["mine : 1 = 1"]
        zygote = pool._nursery._zygote
        assert zygote is not None
        assert zygote.warmed == {("Mine",): False}


def test_a_worker_is_killed_while_the_zygote_loads(forking_engine: EngineSpec, tmp_path: Path) -> None:
    """Forks wait for imports, the end of a hanging worker does not."""
    module = tmp_path / "loaded"
    with WorkerPool(forking_engine, size=2) as pool, ReplayingEnv(pool) as env:
        root = env.open_source("sorry 2", timeout_s=30).sorries[0].state
        zygote, worker = pool._nursery._zygote, env.worker_pid
        assert zygote is not None and worker is not None
        pool.warm((str(module),))
        env.run_tactic(root, "hang", timeout_s=0.1)
        assert not is_running(worker)
        opening = threading.Thread(target=env.open_source, args=("sorry 2",))
        opening.start()
        opening.join(0.2)
        assert opening.is_alive() and zygote.warmed == {}
        module.touch()
        opening.join(60)
        assert not opening.is_alive() and zygote.warmed == {(str(module),): True}

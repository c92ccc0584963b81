"""A tiny transformer, trained on the spot on goals of one family, drives the same search in this process and behind a
real OpenAI-compatible server, and finds the same proofs.

The family: conjunctions of easy facts.  The model learns from states that Lean displayed; the theorems it then proves
are others.
"""

from __future__ import annotations

import importlib.util
import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="needs the extra `model`")
pytest.importorskip("transformers", reason="needs the extra `model`")

from prover import api, wiring
from prover.models.formats import FORMATS
from prover.models.generation import Room
from prover.models.serving import SERVE_LIBRARIES, ModelServer, ServeOptions
from prover.ports import ProofEnv
from prover.types import ModelQuery, ProofState
from tests.models import tiny

HAS_SERVER = all(importlib.util.find_spec(library) is not None for library in SERVE_LIBRARIES)
needs_server = pytest.mark.skipif(not HAS_SERVER, reason="needs the extras `model` and `serve`")

pytestmark = pytest.mark.slow

FACTS = ("True", "n = n", "(p → True)", "(True ∨ p)", "(p → p)")
ALONE = {
    "symbolic_share": 0.0,
    "model_temperature": 0.0,
    "model_format": "prover",
    "premises": 0,
    "hammers": "off",
    "engine": "embedded",
}
"""The model and nothing else."""


def goals(count: int, seed: int) -> list[str]:
    """Distinct conjunctions of two to four facts."""
    numbers = random.Random(seed)
    found: dict[str, None] = {}
    while len(found) < count:
        found[" ∧ ".join(numbers.choice(FACTS) for _ in range(numbers.randint(2, 4)))] = None
    return list(found)


def teacher(state: ProofState) -> str:
    """What to do in a state of the family."""
    context, _, target = state.goals[0].rpartition("⊢ ")
    if " ∧ " in target:
        return "constructor"
    if "→" in target:
        return "intro h"
    if "∨" in target:
        return "left"
    if "=" in target:
        return "rfl"
    return "exact h" if target == "p" and "h : p" in context else "trivial"


def theorem(number: int, goal: str) -> str:
    return f"theorem t{number} (n : Nat) (p : Prop) : {goal} := by\n  sorry\n"


def lessons(env: ProofEnv, statements: list[str]) -> list[tuple[str, str]]:
    """(prompt, tactic) of every step of the teacher's proofs, as Lean displays the states."""
    pairs: dict[str, str] = {}
    for number, goal in enumerate(statements):
        (opened,) = env.open_source(theorem(number, goal)).sorries
        state = opened.state
        while isinstance(state, ProofState):
            tactic = teacher(state)
            prompt = FORMATS["prover"].render(ModelQuery(state), Room(4000, len), 1).text
            pairs[prompt] = tactic
            result = env.run_tactic(state, tactic)
            assert not hasattr(result, "message"), (state.goals[0], tactic, result)
            state = result  # type: ignore[assignment]
    return list(pairs.items())


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of 80,000 weights that has learnt the family."""
    settings = wiring.effective_settings({"engine": "embedded"}).settings
    with wiring.DoorKeeper(settings) as keeper, keeper.door_for(None, "").open_env() as env:
        pairs = lessons(env, goals(40, seed=1))
    folder = tmp_path_factory.mktemp("model") / "tiny"
    tokenizer, model = tiny.byte_tokenizer(), tiny.causal_model(width=64, layers=2, context=512)
    assert tiny.train(model, tokenizer, pairs, steps=250) < 0.05
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Theorems that the model has not seen."""
    known = set(goals(40, seed=1))
    unseen = [goal for goal in goals(60, seed=2) if goal not in known][:4]
    path = tmp_path_factory.mktemp("theorems") / "Family.lean"
    path.write_text("\n".join(theorem(number, goal) for number, goal in enumerate(unseen)), encoding="utf-8")
    return path


def prove(file: Path | str, model: str, **given: object) -> api.ProveReport:
    settings = {**ALONE, "timeout_s": 60.0, "max_expansions": 20, **given}
    return api.prove([str(file)], mode=api.OutputMode.NOWHERE, model=model, **settings).report


def proofs(report: api.ProveReport) -> dict[str, str | None]:
    return {item.name: item.proof for item in report.files[0].theorems}


@pytest.fixture(scope="module")
def in_process(checkpoint: Path, file: Path) -> api.ProveReport:
    return prove(file, f"transformer:{checkpoint}")


def test_the_model_proves_theorems_it_has_not_seen(in_process: api.ProveReport) -> None:
    assert in_process.proved >= 3
    assert in_process.model_format == "prover"
    assert in_process.usage is not None
    assert in_process.usage.completion_tokens > 0
    assert all("constructor" in (item.proof or "constructor") for item in in_process.files[0].theorems)


@pytest.fixture(scope="module")
def server(checkpoint: Path) -> Iterator[ModelServer]:
    options = ServeOptions(backend="transformers", device="cpu", is_batching=False, ready_timeout_s=200)
    with ModelServer(str(checkpoint), options, environ=os.environ) as server:
        yield server


@needs_server
def test_behind_a_server_it_finds_the_same_proofs(
    server: ModelServer, file: Path, in_process: api.ProveReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
    report = prove(file, f"openai:{server.model}")
    assert proofs(report) == proofs(in_process)
    searches = [[item.sorries[0].search for item in run.files[0].theorems] for run in (report, in_process)]
    assert [one and (one.expansions, one.states) for one in searches[0]] == [
        one and (one.expansions, one.states) for one in searches[1]
    ]
    assert report.usage is not None
    assert report.usage.failures == 0
    assert report.usage.requests >= sum(one.expansions for one in searches[0] if one is not None)


@needs_server
def test_samples_from_a_server_that_ignores_n(server: ModelServer, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
    report = prove(f"{file}:t0", f"openai:{server.model}", model_temperature=0.7, model_samples=3)
    (found,) = report.files[0].theorems
    assert report.usage is not None
    (search,) = [item.search for item in found.sorries]
    assert search is not None
    assert report.usage.requests >= 3 * search.expansions
    assert report.usage.requests % 3 == 0
    assert report.usage.failures == 0


def test_several_samples_do_no_worse_than_one(checkpoint: Path, file: Path, in_process: api.ProveReport) -> None:
    report = prove(file, f"transformer:{checkpoint}", model_temperature=0.7, model_samples=4)
    assert report.proved >= in_process.proved


def test_mixed_with_the_symbolic_model_everything_is_proved(checkpoint: Path, file: Path) -> None:
    report = prove(file, f"transformer:{checkpoint}", symbolic_share=0.5)
    assert report.proved == 4


@needs_server
def test_the_command_line_serves_until_it_is_told_to_stop(checkpoint: Path, file: Path) -> None:
    command = [sys.executable, "-m", "prover.cli.main", "serve-model", str(checkpoint)]
    command += ["--device", "cpu", "--no-batching", "--model-format", "prover"]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
    try:
        assert child.stdout is not None
        lines = [child.stdout.readline().strip() for _ in range(2)]
        assert lines[0].startswith("export OPENAI_BASE_URL=http://127.0.0.1:")
        told = lines[1].split()
        assert told[:3] == ["prover", "prove", "FILE.lean"]
        environ = {**os.environ, "OPENAI_BASE_URL": lines[0].partition("=")[2]}
        asked = [sys.executable, "-m", "prover.cli.main", "prove", f"{file}:t0", *told[3:], "--json", "--diff"]
        asked += ["--symbolic-share", "0", "--temperature", "0", "--hammers", "off", "--engine", "embedded"]
        done = subprocess.run(
            asked, env={**environ, "PROVER_PREMISES": "0"}, capture_output=True, text=True, timeout=200
        )
        report = json.loads(done.stdout)
        assert report["usage"]["requests"] > 0
    finally:
        child.send_signal(signal.SIGINT)
        code = child.wait(60)
        child.stdout.close()
    assert code == 130

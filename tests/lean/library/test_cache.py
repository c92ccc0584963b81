"""The library's cache: the binary keeps everything, damage is found, two builders do not disturb each other."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import immutables
import pytest

from prover.lean import declaration as d
from prover.lean import expr as ex
from prover.lean import level as lv
from prover.lean.environment import Environment
from prover.lean.library import load, sources
from prover.lean.library.encoding import EncodingError, Writer
from prover.lean.library.module_file import DamagedFile, decode_module, encode_module
from prover.lean.meta.errors import LeanError
from prover.lean.name import mk_name

KEY = bytes(range(32))
N = mk_name
U = lv.mk_level_param(N("u"))
NAT = ex.mk_const(N("Nat"))


def constants() -> list[d.ConstantInfo]:
    """One constant of every kind, with every kind of term and level."""
    level = lv.mk_max(lv.mk_imax(U, lv.ONE), lv.mk_succ(U))
    poly = ex.mk_pi(N("α"), ex.mk_sort(level), ex.mk_bvar(0), ex.IMPLICIT)
    projection = ex.mk_proj(N("Prod"), 1, ex.mk_bvar(1))
    value = ex.mk_lambda(
        N("x").with_macro_scope(3),
        NAT,
        ex.mk_let(N("y"), NAT, ex.mk_lit(2**200), ex.mk_app(projection, ex.mk_bvar(0)), True),
        ex.INST_IMPLICIT,
    )
    text = ex.mk_lit("a\n«ß»\0\ud7ff")
    rule = d.RecursorRule(N("T.mk"), 2, value)
    return [
        d.AxiomInfo(N("ax"), (N("u"),), poly),
        d.DefinitionInfo(N("def"), (), NAT, ex.mk_app(value, ex.mk_lit(7)), d.regular(12)),
        d.DefinitionInfo(N("abb"), (), NAT, text, d.ABBREV),
        d.TheoremInfo(N("thm.«odd name».3"), (N("u"),), poly, ex.mk_app(value, text)),
        d.OpaqueInfo(N("opq"), (), NAT, ex.mk_lit(0)),
        d.QuotInfo(N("Quot"), (N("u"),), poly, d.QuotKind.LIFT),
        d.InductiveInfo(N("T"), (), poly, 1, 2, (N("T"), N("S")), (N("T.mk"),), 3, True, False),
        d.ConstructorInfo(N("T.mk"), (), poly, N("T"), 0, 1, 2),
        d.RecursorInfo(N("T.rec"), (N("u"),), poly, (N("T"),), 1, 2, 3, 4, (rule, rule), True),
    ]


def load_one(data: bytes) -> load.LoadedModule:
    return load.LoadedModule(decode_module("M", data))


def test_every_kind_of_constant_comes_back_the_same() -> None:
    infos = constants()
    loaded = load_one(encode_module(KEY, [("A", KEY)], infos, []))
    assert loaded.data.imports == (("A", KEY),)
    assert loaded.data.key == KEY
    for i, info in enumerate(infos):
        back = loaded.constant(i)
        assert type(back) is type(info)
        assert back.type is info.type
        assert back == info


def test_proofs_are_decoded_when_first_read(monkeypatch: pytest.MonkeyPatch) -> None:
    infos = constants()
    loaded = load_one(encode_module(KEY, [], infos, []))
    theorem = loaded.constant(3)
    reads: list[int] = []
    real = sys.modules["prover.lean.library.encoding"].read_nodes
    monkeypatch.setattr("prover.lean.library.encoding.read_nodes", lambda *a: reads.append(1) or real(*a))
    assert isinstance(theorem, d.TheoremInfo)
    assert theorem.value is infos[3].value  # type: ignore[attr-defined]
    assert theorem.value is infos[3].value  # type: ignore[attr-defined]
    assert reads == [1]


def test_entries_of_every_kind_come_back() -> None:
    entry = (N("a"), "text\n", 0, 2**90, -5, True, False, None, NAT, lv.mk_succ(U), ((), (N("b"), ex.mk_app(NAT, NAT))))
    loaded = load_one(encode_module(KEY, [], [], [("ext", [entry, N("last")]), ("empty", [])]))
    assert loaded.entries("ext") == [entry, N("last")]
    assert loaded.entries("empty") == []
    assert loaded.entries("absent") == []


@pytest.mark.parametrize("value", [1.5, ["list"], ex.mk_mvar(1), ex.mk_fvar(1), object()])
def test_what_cannot_be_stored_is_refused(value: object) -> None:
    with pytest.raises(EncodingError):
        Writer().entries([value])


def test_a_name_that_would_not_be_read_back_is_refused() -> None:
    with pytest.raises(EncodingError):
        Writer().name(N("a").child("two\nlines"))


def test_every_damaged_byte_is_found() -> None:
    data = encode_module(KEY, [("A", KEY)], constants(), [("ext", [N("a")])])
    for at in [*range(8), *range(40, len(data), 37)]:
        bad = bytearray(data)
        bad[at] ^= 0x10
        with pytest.raises(DamagedFile):
            decode_module("M", bytes(bad))
    for size in (0, 10, 71, 100, len(data) - 1):
        with pytest.raises(DamagedFile):
            decode_module("M", data[:size])


# ------------------------------------------------------------------ folders of small modules
@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    root = tmp_path / "src"
    root.mkdir()
    (root / "A.lean").write_text("prelude\n\ninductive T : Type where\n  | a : T\n  | b : T\n")
    other = "prelude\nimport A\n\ndef {} (t : T) : T := T.casesOn (motive := fun _ => T) t T.b T.a\n"
    (root / "B.lean").write_text(other.format("pick"))
    (root / "C.lean").write_text(other.format("swap"))
    (root / "All.lean").write_text("prelude\nimport B\nimport C\n")
    monkeypatch.setattr(sources, "SOURCE_ROOT", root)
    load.use_folder(tmp_path / "cache")
    yield tmp_path
    load.use_folder(None)


def names(env: Environment) -> set[str]:
    return {name.text for name in env.base}


def built(modules: tuple[str, ...] = ("All",)) -> list[str]:
    events: list[load.BuildEvent] = []
    load.build(events.append, modules, workers=1)
    assert [e.done for e in events] == list(range(1, len(events) + 1))
    return [e.module for e in events if not e.cached]


def test_modules_are_built_once_and_found_again(library: Path) -> None:
    assert built() == ["A", "B", "C", "All"]
    load.use_folder(library / "cache")
    assert built() == []
    env = load.load_environment(("All",))
    assert {"T", "T.a", "T.rec", "T.casesOn", "pick", "swap"} <= names(env)
    assert isinstance(env.local, immutables.Map) and len(env.local) == 0
    info = env.find(N("pick"))
    assert isinstance(info, d.DefinitionInfo)
    assert env.find(N("nothing")) is None


def test_a_process_that_has_grown_builds_no_further_module(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[int] = []
    spawn = load._Worker._spawn

    def noting(worker: load._Worker) -> subprocess.Popen[str]:
        process = spawn(worker)
        started.append(process.pid)
        return process

    monkeypatch.setattr(load._Worker, "_spawn", noting)
    load.build(None, ("All",), workers=2)
    assert len(started) == 2
    (library / "src" / "A.lean").write_text("prelude\n\ninductive T : Type where\n  | a : T\n  | b : T\n  | c : T\n")
    other = "prelude\nimport A\n\ndef {} (t : T) : T := t\n"
    for module, name in (("B", "pick"), ("C", "swap")):
        (library / "src" / f"{module}.lean").write_text(other.format(name))
    load.use_folder(library / "cache")
    started.clear()
    monkeypatch.setattr(load, "_FULL_MB", 1)
    load.build(None, ("All",), workers=2)
    assert len(started) > 2
    assert {"T.c", "pick", "swap"} <= names(load.load_environment(("All",)))


def test_builders_run_this_package_wherever_they_are_started(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (library / "prover").mkdir()
    (library / "prover" / "__init__.py").write_text("raise SystemExit('the prover of another checkout')")
    monkeypatch.chdir(library)
    load.build(None, ("All",), workers=2)
    assert "swap" in names(load.load_environment(("All",)))


def test_the_size_of_a_builder_is_not_that_of_the_process_that_started_it() -> None:
    asking = "from prover.lean.library.worker import most_resident_mb; print(most_resident_mb())"
    starting = "import subprocess, sys; large = b'.' * (400 << 20); subprocess.run([sys.executable, '-c', sys.argv[1]])"
    done = subprocess.run([sys.executable, "-c", starting, asking], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 200


def test_an_auxiliary_constant_made_by_two_modules_is_one(library: Path) -> None:
    env = load.load_environment(("B", "C"))
    assert N("T.casesOn") in env


def test_two_modules_that_define_a_name_differently_cannot_be_imported_together(library: Path) -> None:
    (library / "src" / "C.lean").write_text("prelude\nimport A\n\ndef pick : T := T.a\n")
    with pytest.raises(LeanError, match="environment already contains 'pick' from B"):
        load.load_environment(("All",))


def test_a_changed_source_is_built_again_with_what_imports_it(library: Path) -> None:
    built()
    (library / "src" / "B.lean").write_text("prelude\nimport A\n\ndef other : T := T.a\n")
    load.use_folder(library / "cache")
    assert built() == ["B", "All"]
    assert "other" in names(load.load_environment(("All",)))


def test_a_damaged_file_is_built_again_with_a_warning(library: Path, caplog: pytest.LogCaptureFixture) -> None:
    built()
    path = library / "cache" / "B.plnc"
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(bytes(data))
    load.use_folder(library / "cache")
    with caplog.at_level(logging.WARNING):
        env = load.load_environment(("All",))
    assert "damaged library file" in caplog.text
    assert "pick" in names(env)
    assert decode_module("B", path.read_bytes()).name == "B"


def test_an_error_in_a_source_is_named_and_leaves_no_file(library: Path) -> None:
    (library / "src" / "B.lean").write_text("prelude\nimport A\n\ndef pick : T := nowhere\n")
    with pytest.raises(LeanError, match=r"B:4:16: .*nowhere"):
        load.load_environment(("B",))
    assert not (library / "cache" / "B.plnc").exists()
    assert list((library / "cache").glob("*.tmp")) == []


def test_an_import_cycle_is_refused(library: Path) -> None:
    (library / "src" / "A.lean").write_text("prelude\nimport B\n")
    with pytest.raises(LeanError, match="build cycle detected"):
        load.load_environment(("All",))


def test_an_unknown_module_is_refused(library: Path) -> None:
    with pytest.raises(LeanError, match="unknown module prefix 'Nowhere'"):
        load.load_environment(("Nowhere",))


SCRIPT = """
import sys
from pathlib import Path
from prover.lean.library import load, sources
sources.SOURCE_ROOT = Path(sys.argv[1]) / "src"
load.use_folder(Path(sys.argv[1]) / "cache")
done = []
load.build(lambda e: done.append(e.module) if not e.cached else None, ("All",), workers=1)
print(len(done), len(load.load_environment(("All",)).base))
"""


def test_two_processes_build_at_once(library: Path) -> None:
    command = [sys.executable, "-c", SCRIPT, str(library)]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    answers = [process.communicate(timeout=120)[0].split() for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert sum(int(a[0]) for a in answers) == 4, "each module is built by exactly one of them"
    assert answers[0][1] == answers[1][1]
    assert list((library / "cache").glob("*.tmp")) == []


def test_headers_are_read_as_lean_reads_them() -> None:
    text = "-- note\nprelude /- import No -/\nimport A.B\npublic import C -- import D\n\ndef x := 1\nimport E\n"
    assert sources.imports_of(text) == ("A.B", "C")

"""``prover trace``: what is written, going on after an interruption, the library's own modules."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from memory.schema import TracedDeclaration, TraceHeader
from memory.trace import TraceSource, keep_complete, named_constants, read_trace, trace_source, trace_sources
from prover import api, wiring
from prover.config import Settings
from prover.errors import EngineError, InputError, PoolClosed, ProcessDied, RequestCancelled, RequestRefused
from prover.ports import TracingEnv
from prover.types import (
    AuditedDeclaration,
    Declaration,
    EngineInfo,
    OpenedSource,
    Position,
    RanTactic,
)

TEXT = """theorem one (a b : Nat) (h : a ≤ b) : a + 0 ≤ b := by
  rw [Nat.add_zero]
  exact h

theorem two (a b : Nat) : a * b = b * a := Nat.mul_comm a b
"""


class FakeEnv:
    """Gives every source one declaration with one tactic; ``fails_on`` says where it breaks or is interrupted, and
    ``fails_once`` where only the first time."""

    engine = EngineInfo("embedded", "4.34.0")

    def __init__(
        self, fails_on: dict[str, BaseException] | None = None, fails_once: dict[str, BaseException] | None = None
    ) -> None:
        self.fails_on = fails_on or {}
        self.fails_once = fails_once or {}
        self.asked: list[str] = []
        self.traced: list[str] = []
        self.forgotten = 0

    def trace_source(self, source: str, *, module: str = "", timeout_s: float | None = None) -> OpenedSource:
        self.asked.append(source)
        if source in self.fails_once:
            raise self.fails_once.pop(source)
        if source in self.fails_on:
            raise self.fails_on[source]
        self.traced.append(source)
        tactic = RanTactic(Position(1, 0), Position(1, 3), "rfl", ("⊢ 1 = 1",), ("Eq.refl",))
        declared = AuditedDeclaration(source, "theorem", Position(1, 0), Position(1, 3), "1 = 1", "", True, ())
        return OpenedSource(len(self.traced), declared=(declared,), tactics=(tactic,))

    def uses(self, env: int, **chosen: object) -> list[Declaration]:
        return []

    def forget_source(self, opened: OpenedSource) -> None:
        self.forgotten += 1


class Hurried:
    """A real environment that gives its process no time for the first source, so that it is killed."""

    def __init__(self, env: TracingEnv) -> None:
        self.env = env
        self.limits_s = [0.001]

    def __getattr__(self, name: str) -> object:
        return getattr(self.env, name)

    def trace_source(self, source: str, *, module: str = "", timeout_s: float | None = None) -> OpenedSource:
        limit_s = self.limits_s.pop() if self.limits_s else timeout_s
        return self.env.trace_source(source, module=module, timeout_s=limit_s)


def _run(env: FakeEnv, output: Path, *texts: str) -> None:
    sources = [TraceSource(f"{text}.lean", text) for text in texts]
    trace_sources(sources, lambda source: env, output)  # type: ignore[arg-type, return-value]


def test_a_file_gives_statements_tactics_states_and_premises(tmp_path: Path) -> None:
    file = tmp_path / "A.lean"
    file.write_text(TEXT, encoding="utf-8")
    report = api.trace([str(file)], tmp_path / "out.jsonl")
    assert (report.exit_code, report.declarations, report.tactics) == (0, 2, 2)
    one, two = read_trace(tmp_path / "out.jsonl")
    assert (one.name, one.statement) == ("one", "∀ (a b : Nat), a ≤ b → a + 0 ≤ b")
    assert one.tactics[0].goals == ("a b : Nat\nh : a ≤ b\n⊢ a + 0 ≤ b",)
    assert [tactic.premises for tactic in one.tactics] == [("Nat.add_zero",), ()]
    assert two.premises == ("Nat.mul_comm",) and two.tactics == ()
    assert two.text.startswith("theorem two") and two.line == 5


def test_a_module_of_the_library_is_traced_as_it_is_compiled(tmp_path: Path) -> None:
    report = api.trace(["library:Init.Data.Int.NormCast"], tmp_path / "out.jsonl")
    assert report.files[0].errors == [] and report.declarations == 1
    assert "Nat.cast_id" in {item.name for item in read_trace(tmp_path / "out.jsonl")}


def test_a_module_that_states_axioms_of_the_library_is_traced(tmp_path: Path) -> None:
    report = api.trace(["library:Mathlib.Data.Real.Axiom"], tmp_path / "out.jsonl")
    assert (report.exit_code, report.files[0].errors) == (0, [])
    assert "Real.exists_model" in {item.name for item in read_trace(tmp_path / "out.jsonl")}


def test_an_unknown_module_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="library:Nowhere: the embedded library has no such module"):
        api.trace(["library:Nowhere"], tmp_path / "out.jsonl")


def test_what_is_known_is_not_traced_again(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    _run(FakeEnv(), output, "a", "b")
    again = FakeEnv()
    _run(again, output, "a", "b", "c")
    assert again.traced == ["c"]
    assert [item.name for item in read_trace(output)] == ["a", "b", "c"]


def test_a_changed_text_is_traced_again_and_counts_once(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    env = FakeEnv()
    for text in ("old", "new"):
        trace_sources([TraceSource("a.lean", text)], lambda source: env, output)  # type: ignore[arg-type, return-value]
    assert [item.name for item in read_trace(output)] == ["new"]


def test_an_interruption_keeps_what_was_done(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    with pytest.raises(KeyboardInterrupt):
        _run(FakeEnv({"b": KeyboardInterrupt()}), output, "a", "b", "c")
    assert [file.source for file in keep_complete(output)] == ["a.lean"]


def test_the_tail_of_a_killed_run_is_cut_off(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    _run(FakeEnv(), output, "a")
    whole = output.read_bytes()
    line = whole.splitlines(keepends=True)[1]
    output.write_bytes(whole + line + line[:20])
    assert [file.source for file in keep_complete(output)] == ["a.lean"]
    assert output.read_bytes() == whole


def test_a_broken_engine_is_an_error_of_that_source(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    env = FakeEnv({"a": ProcessDied("gone")})
    _run(env, output, "a", "b")
    assert [file.errors for file in keep_complete(output)] == [("gone",), ()]
    assert env.forgotten == 1


def test_a_source_whose_engine_died_is_traced_once_more(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    env = FakeEnv({"b": ProcessDied("gone again")}, {"a": ProcessDied("gone")})
    _run(env, output, "a", "b", "c")
    assert env.asked == ["a", "a", "b", "b", "c"]
    assert [file.errors for file in keep_complete(output)] == [(), ("gone again",), ()]
    assert [item.name for item in read_trace(output)] == ["a", "c"]


@pytest.mark.parametrize("error", [RequestRefused("no"), PoolClosed("closed"), RequestCancelled("called off")])
def test_a_refusal_is_no_death(tmp_path: Path, error: EngineError) -> None:
    env = FakeEnv({"a": error})
    _run(env, tmp_path / "out.jsonl", "a")
    assert env.asked == ["a"]


def test_a_process_that_was_killed_gives_way_to_a_new_one() -> None:
    settings = Settings(engine="embedded", workers=1)
    with wiring.DoorKeeper(settings) as keeper, keeper.door_for(None, TEXT).open_env() as env:
        hurried = Hurried(env)
        declarations, errors = trace_source(TraceSource("A.lean", TEXT), hurried)  # type: ignore[arg-type]
    assert (hurried.limits_s, errors) == ([], ()) and [item.name for item in declarations] == ["one", "two"]


def test_another_file_is_not_overwritten(tmp_path: Path) -> None:
    output = tmp_path / "notes.txt"
    output.write_text("mine\n", encoding="utf-8")
    with pytest.raises(InputError, match="exists and is no trace"):
        _run(FakeEnv(), output, "a")
    assert output.read_text(encoding="utf-8") == "mine\n"


@pytest.mark.parametrize(
    ("place", "line", "words"),
    [
        (0, "mine", "line 1: no line of a trace"),
        (0, '{"record":"header","schema":"prover.trace/9","engine":"","version":""}', "line 1: prover.trace/9 is none"),
        (1, '{"record":"declaration","source":"a"}', "line 2: no line of a trace: .*Field required"),
        (2, '{"record":"file","source":', "line 3: no line of a trace: .*Invalid JSON"),
    ],
)
def test_a_line_that_cannot_be_read_is_bad_input(tmp_path: Path, place: int, line: str, words: str) -> None:
    output = tmp_path / "out.jsonl"
    _run(FakeEnv(), output, "a")
    lines = output.read_text(encoding="utf-8").splitlines()
    lines[place] = line
    output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=words):
        list(read_trace(output))


@pytest.mark.parametrize(("content", "words"), [(None, "No such file"), (b"", "is empty"), (b"\xff\xfe", "line 1")])
def test_what_is_no_trace_is_bad_input(tmp_path: Path, content: bytes | None, words: str) -> None:
    if content is not None:
        (tmp_path / "out.jsonl").write_bytes(content)
    with pytest.raises(InputError, match=words):
        list(read_trace(tmp_path / "out.jsonl"))


def test_a_damaged_trace_is_not_gone_on_with(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    _run(FakeEnv(), output, "a")
    output.write_text(output.read_text(encoding="utf-8") + '{"record":"file"}\n', encoding="utf-8")
    with pytest.raises(InputError, match="line 4: no line of a trace"):
        _run(FakeEnv(), output, "b")


def test_the_first_line_says_which_schema(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    _run(FakeEnv(), output, "a")
    first, second, last = output.read_text(encoding="utf-8").splitlines()
    assert json.loads(first)["schema"] == "prover.trace/1" == TraceHeader.model_validate_json(first).schema_name
    assert TracedDeclaration.model_validate_json(second).name == "a"
    assert json.loads(last)["record"] == "file"


@pytest.mark.parametrize(
    ("text", "used", "named"),
    [
        ("rw [add_comm]", ("Nat.add_comm", "Nat.add_assoc"), ("Nat.add_comm",)),
        ("exact h.le", ("LT.lt.le", "Nat.le"), ("LT.lt.le", "Nat.le")),
        ("exact (foo x).symm", ("Eq.symm", "congrArg"), ("Eq.symm",)),
        ("simp -- add_comm", ("Nat.add_comm",), ()),
        ("exact Nat.foo_bar'", ("Nat.foo_bar", "Nat.foo_bar'"), ("Nat.foo_bar'",)),
    ],
)
def test_named_constants(text: str, used: tuple[str, ...], named: tuple[str, ...]) -> None:
    assert named_constants(text, used) == named

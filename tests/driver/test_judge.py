"""Verdicts from what the engines say: each condition on its own, with doors that say what the test wants."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace

import pytest

from prover.driver.judge import Judgement, JudgeOptions, judge
from prover.driver.report import VerdictReason
from prover.errors import EngineError, InputError
from prover.ports import ProofEnv
from prover.types import (
    AuditedDeclaration,
    Comparison,
    EngineInfo,
    ExportVerdict,
    Mention,
    NamedDeclaration,
    Position,
    SourceAudit,
    SourceMessage,
    TheoremAxioms,
)

EMBEDDED = EngineInfo("embedded", "4.34.0", "hash")
LEAN = EngineInfo("lean", "4.34.0")
ORIGINAL = "theorem foo : 1 = 1 := by sorry\n"
SOLUTION = "theorem foo : 1 = 1 := rfl\n"
FOO = AuditedDeclaration(
    "foo", "theorem", Position(1, 0), Position(1, 26), "1 = 1", "h", True, (), meaning_hash="m", explicit_text="@Eq 1 1"
)


@dataclass
class Says:
    """A door whose engine says what it was given."""

    declared: Sequence[AuditedDeclaration] = (FOO,)
    messages: Sequence[SourceMessage] = ()
    engine: EngineInfo = EMBEDDED
    export: Sequence[ExportVerdict] = (ExportVerdict("accepted", theorems=(TheoremAxioms("foo", ()),)),)
    comparisons: list[Comparison | None] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    exported: list[tuple[str, ...]] = field(default_factory=list)
    declared_before: Sequence[AuditedDeclaration] | None = None
    messages_before: Sequence[SourceMessage] = ()
    reason: str = "a test"

    def open_env(self, *, fingerprints: bool = False) -> AbstractContextManager[ProofEnv]:
        raise NotImplementedError

    def audit(
        self,
        source: str,
        *,
        names: Sequence[NamedDeclaration] = (),
        comparison: Comparison | None = None,
        timeout_s: float | None = None,
    ) -> SourceAudit:
        self.comparisons.append(comparison)
        self.sources.append(source)
        if self.declared_before is not None and len(self.sources) == 1:
            return SourceAudit(self.engine, tuple(self.messages_before), tuple(self.declared_before))
        return SourceAudit(self.engine, tuple(self.messages), tuple(self.declared))

    def recheck_export(
        self,
        source: str,
        *,
        theorems: Sequence[str] = (),
        checkers: Sequence[str] = (),
        timeout_s: float | None = None,
    ) -> Sequence[ExportVerdict]:
        self.exported.append(tuple(theorems))
        return self.export


def judged(
    given: Says, *, asked: Says | None = None, solution: str = SOLUTION, original: str = ORIGINAL, **options: object
) -> Judgement:
    first = asked or Says(engine=given.engine)
    if given.engine.kind == "lean":  # one door for both: it answers for the original first
        given.declared_before, given.messages_before = first.declared, first.messages
        doors = {"original": given, "solution": given}
        return judge(original, solution, doors, JudgeOptions(**options))  # type: ignore[arg-type]
    doors = {"original": first, "solution": given}
    return judge(original, solution, doors, JudgeOptions(**options))  # type: ignore[arg-type]


def verdict(given: Says, **rest: object) -> tuple[str, VerdictReason | None, str]:
    (item,) = judged(given, **rest).verdicts  # type: ignore[arg-type]
    return item.verdict, item.reason, item.detail


def error_at(line: int, column: int = 3) -> SourceMessage:
    return SourceMessage("error", "no goals", Position(line, column))


def test_what_holds_is_accepted_with_the_kernels_word() -> None:
    given = Says()
    (item,) = judged(given).verdicts
    assert (item.verdict, item.reason) == ("accepted", None)
    assert given.exported == [("foo",)]
    assert item.checks == tuple(given.export)


@pytest.mark.parametrize(
    ("declared", "reason", "words"),
    [
        ((), VerdictReason.MISSING, "no declaration of this name"),
        ((replace(FOO, name="bar"),), VerdictReason.MISSING, "no declaration of this name"),
        ((replace(FOO, is_private=True),), VerdictReason.MISSING, "only a private"),
        ((replace(FOO, kind="axiom"),), VerdictReason.NOT_A_PROOF, "declared as axiom"),
        ((replace(FOO, kind="opaque"),), VerdictReason.NOT_A_PROOF, "declared as opaque"),
        ((replace(FOO, meaning_hash="x", type_text="2 = 2"),), VerdictReason.STATEMENT, "asked: 1 = 1 — given: 2 = 2"),
        ((replace(FOO, meaning_hash="x", explicit_text="@Eq 1 2"),), VerdictReason.STATEMENT, "it reads the same"),
        ((replace(FOO, axioms=("propext", "sorryAx")),), VerdictReason.SORRY, "rests on `sorry`"),
        ((replace(FOO, axioms=("cheat", "propext")),), VerdictReason.AXIOM, "the axiom cheat"),
        ((replace(FOO, axioms=("Lean.ofReduceBool",)),), VerdictReason.AXIOM, "compiled code"),
    ],
)
def test_each_condition_rejects(declared: Sequence[AuditedDeclaration], reason: VerdictReason, words: str) -> None:
    given = Says(declared)
    found = verdict(given)
    assert found[:2] == ("rejected", reason)
    assert words in found[2]
    assert given.exported == []


def test_a_changed_definition_is_named() -> None:
    asked = Says((replace(FOO, mentions=(Mention("A", "1"), Mention("B", "2"), Mention("C", "3"))),))
    given = Says((replace(FOO, meaning_hash="x", mentions=(Mention("A", "1"), Mention("B", "9"), Mention("C", "8"))),))
    assert verdict(given, asked=asked)[1:] == (
        VerdictReason.DEFINITION,
        "`B`, on which the statement rests, is not what it was",
    )


def test_an_error_inside_rejects_and_one_elsewhere_does_not() -> None:
    assert verdict(Says(messages=(error_at(1),)))[:2] == ("rejected", VerdictReason.ERROR)
    assert verdict(Says(messages=(error_at(2),)))[0] == "accepted"


def test_real_lean_must_have_no_error_at_all() -> None:
    given = Says((replace(FOO, meaning_hash=""),), (error_at(2),), engine=LEAN)
    assert verdict(given, asked=Says((replace(FOO, meaning_hash=""),), engine=LEAN))[:2] == (
        "rejected",
        VerdictReason.ERROR,
    )


def test_real_lean_compares_displays_and_asks_no_kernel() -> None:
    plain = replace(FOO, meaning_hash="")
    given = Says((plain,), engine=LEAN)
    asked = Says((plain,), engine=LEAN)
    assert verdict(given, asked=asked)[0] == "accepted"
    assert given.exported == []
    other = Says((replace(plain, type_text="@Eq 2 2", explicit_text="@Eq 2 2"),), engine=LEAN)
    assert verdict(other, asked=asked)[:2] == ("rejected", VerdictReason.STATEMENT)
    silent = Says((replace(plain, explicit_text=""),), engine=LEAN)
    assert verdict(silent, asked=Says((replace(plain, explicit_text=""),), engine=LEAN))[0] == "rejected"


def test_real_lean_rejects_what_can_change_displays() -> None:
    plain = Says((replace(FOO, meaning_hash=""),), engine=LEAN)
    found = verdict(plain, asked=plain, solution='notation "x" => 1\n' + SOLUTION)
    assert found[:2] == ("rejected", VerdictReason.FORBIDDEN)


def test_real_lean_compares_the_originals_definitions_as_it_prints_them() -> None:
    theorem = replace(FOO, meaning_hash="")
    shown = "Nat → Prop\ndef P := f"
    definition = replace(FOO, name="P", kind="def", is_prop=False, meaning_hash="", explicit_text=shown)
    asked = Says((definition, theorem), engine=LEAN)
    same = Says((definition, theorem), engine=LEAN)
    assert verdict(same, asked=asked)[0] == "accepted"
    other = replace(definition, explicit_text="Nat → Prop\ndef P := A.f")
    assert verdict(Says((other, theorem), engine=LEAN), asked=asked)[:2] == ("rejected", VerdictReason.DEFINITION)


def test_real_lean_judges_in_one_project() -> None:
    doors = {"original": Says(engine=LEAN), "solution": Says(engine=LEAN)}
    with pytest.raises(EngineError, match="one project"):
        judge(ORIGINAL, SOLUTION, doors, JudgeOptions())


def test_a_failed_import_rejects_everything() -> None:
    message = SourceMessage("error", "unknown module", Position(1, 0))
    found = verdict(Says(messages=(message,)), solution="import Nowhere\n" + SOLUTION)
    assert found == ("rejected", VerdictReason.ERROR, "1:0: unknown module")


def test_a_forbidden_construct_anywhere_rejects_with_its_place() -> None:
    found = verdict(Says(), solution=SOLUTION + "unsafe def f : Nat := 1\n")
    assert found[:2] == ("rejected", VerdictReason.FORBIDDEN)
    assert found[2].startswith("2:0: `unsafe`")


@pytest.mark.parametrize(
    ("export", "expected", "words"),
    [
        ((ExportVerdict("rejected", "type mismatch"),), ("rejected", VerdictReason.KERNEL), "kernel: type mismatch"),
        ((ExportVerdict("declined", "depth"),), ("undecided", VerdictReason.KERNEL), "kernel gave no verdict: depth"),
        ((ExportVerdict("accepted"),), ("rejected", VerdictReason.KERNEL), "other axioms"),
        (
            (ExportVerdict("accepted", theorems=(TheoremAxioms("foo", ("sorryAx",)),)),),
            ("rejected", VerdictReason.KERNEL),
            "other axioms",
        ),
        (
            (ExportVerdict("accepted", theorems=(TheoremAxioms("foo", ()),)), ExportVerdict("rejected", "no", "other")),
            ("rejected", VerdictReason.KERNEL),
            "other: no",
        ),
        (
            (ExportVerdict("accepted", theorems=(TheoremAxioms("foo", ()),)), ExportVerdict("declined", "?", "other")),
            ("undecided", VerdictReason.KERNEL),
            "other gave no verdict: ?",
        ),
    ],
)
def test_every_checker_must_agree(
    export: Sequence[ExportVerdict], expected: tuple[str, VerdictReason], words: str
) -> None:
    found = verdict(Says(export=export))
    assert found[:2] == expected
    assert words in found[2]


def test_the_kernel_is_not_asked_when_nobody_wants_it() -> None:
    given = Says()
    assert verdict(given, is_kernel_asked=False)[0] == "accepted"
    assert given.exported == []


def test_axioms_that_the_original_declares_are_allowed_if_they_are_the_same() -> None:
    axiom = replace(FOO, name="ax", kind="axiom", meaning_hash="a")
    uses = replace(FOO, axioms=("ax",))
    asked = Says((axiom, FOO))
    export = (ExportVerdict("accepted", theorems=(TheoremAxioms("foo", ("ax",)),)),)
    assert verdict(Says((axiom, uses), export=export), asked=asked)[0] == "accepted"
    changed = replace(axiom, meaning_hash="b")
    assert verdict(Says((changed, uses)), asked=asked)[1] is VerdictReason.AXIOM
    assert verdict(Says((uses,)), allowed_axioms=frozenset({"ax"}), is_kernel_asked=False)[0] == "accepted"


def test_axioms_of_the_engines_library_are_allowed() -> None:
    engine = replace(EMBEDDED, library_axioms=("Real.add_comm",))
    given = Says((replace(FOO, axioms=("Real.add_comm",)),), engine=engine)
    assert verdict(given, is_kernel_asked=False)[0] == "accepted"


def test_holes_of_the_original_are_told_to_the_solutions_audit() -> None:
    answer = replace(FOO, name="answer", kind="def", is_prop=False, is_hole=True)
    asked, given = Says((answer, FOO)), Says((replace(answer, is_hole=False), FOO))
    verdicts = judged(given, asked=asked, is_kernel_asked=False).verdicts
    assert [(item.label, item.is_hole, item.verdict) for item in verdicts] == [
        ("answer", True, "accepted"),
        ("foo", False, "accepted"),
    ]
    assert asked.comparisons == [Comparison()]
    assert given.comparisons == [Comparison(("answer",))]


def test_an_example_may_need_less_but_assume_nothing_more() -> None:
    plain = replace(FOO, name="_example", kind="example", meaning_hash="a b", core_meaning_hash="b")
    asked = Says((plain,))
    assert verdict(Says((plain,)), asked=asked)[0] == "accepted"
    assert verdict(Says((replace(plain, meaning_hash="b"),)), asked=asked)[0] == "accepted"
    assert verdict(Says((replace(plain, meaning_hash="c b"),)), asked=asked)[1] is VerdictReason.STATEMENT


def test_examples_are_matched_by_what_they_say() -> None:
    def example(core: str, line: int) -> AuditedDeclaration:
        place = {"start": Position(line, 0), "end": Position(line, 20)}
        return replace(FOO, name="_example", kind="example", meaning_hash=core, core_meaning_hash=core, **place)  # type: ignore[arg-type]

    asked = Says((example("a", 1), example("b", 2)))
    both = judged(Says((example("b", 5), example("a", 6))), asked=asked).verdicts
    assert [(item.label, item.verdict, item.start and item.start.line) for item in both] == [
        ("example 1", "accepted", 6),
        ("example 2", "accepted", 5),
    ]
    once = judged(Says((example("a", 1),)), asked=Says((example("a", 1), example("a", 2)))).verdicts
    assert [item.verdict for item in once] == ["accepted", "rejected"]


def test_an_original_with_errors_or_without_theorems_is_bad_input() -> None:
    with pytest.raises(InputError, match="the original has an error at 1:3: no goals"):
        judged(Says(), asked=Says(messages=(error_at(1),)))
    with pytest.raises(InputError, match="states no theorem"):
        judged(Says(), asked=Says(()))


@pytest.mark.parametrize("ending", [":=", ":= by\n", ":=\n  by  "])
def test_an_original_may_end_where_the_proof_begins(ending: str) -> None:
    asked = Says()
    judged(Says(), asked=asked, original=f"theorem foo : 1 = 1 {ending}")
    assert asked.sources[0].split()[-1] == "sorry"


def test_two_engines_give_no_verdict() -> None:
    with pytest.raises(EngineError, match="different engines"):
        judged(Says(), asked=Says(engine=replace(EMBEDDED, library_hash="other")))


def test_a_solution_that_cannot_be_scanned_is_rejected() -> None:
    found = verdict(Says(()), solution="theorem foo : 1 = 1 := rfl /- never closed")
    assert found[:2] == ("rejected", VerdictReason.MISSING)

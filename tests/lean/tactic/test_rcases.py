"""``rcases``, ``obtain``, ``rintro``, and patterns of ``have`` and ``intro``: names, tags, what is cleared."""

from __future__ import annotations

from tests.lean.tactic.run import by, errors, run


def infos(text: str) -> list[str]:
    return [m.text for m in run(text).messages if m.severity == "info"]


def state(statement: str, tactics: str) -> str:
    """The goals after ``tactics``."""
    (shown,) = infos(by(statement, tactics + "\ntrace_state\nall_goals sorry"))
    return shown


def test_zero_and_successor_are_shown_as_numerals() -> None:
    shown = state("(x : Nat) : x = x", "rcases x with _ | n")
    assert shown == "case zero\n⊢ 0 = 0\n\ncase succ\nn : Nat\n⊢ n + 1 = n + 1"


def test_rfl_substitutes_after_reduction_of_the_equation() -> None:
    assert state(": ∀ x : Nat × Nat, x.1 = 0 → x.2 = x.2", "rintro ⟨a, b⟩ rfl").endswith("⊢ (0, b).snd = (0, b).snd")


def test_a_group_of_variables_shares_its_type() -> None:
    assert errors(by(": ∀ a b : Nat, a = b → b = a", "rintro (a b : Nat) rfl\nrfl")) == []


def test_obtain_with_a_type_consumes_the_hypothesis() -> None:
    assert state("(P : Prop) (h : P) : P", "obtain hp : P := h") == "P : Prop\nhp : P\n⊢ P"


def test_obtain_without_pattern_and_value_introduces_this() -> None:
    assert errors(by("(P : Prop) (h : P) : P", "obtain : P\n· exact h\nexact this")) == []


def test_obtain_needs_something() -> None:
    (text,) = errors(by("(P : Prop) (h : P) : P", "obtain ⟨x⟩\nexact h"))
    assert text.endswith("usage: `obtain ⟨patt⟩? : type (:= val)?` or `obtain ⟨patt⟩? (: type)? := val`")


def test_what_is_no_inductive_type_cannot_be_taken_apart() -> None:
    (text,) = errors(by("(p q : Prop) (h : p ∧ q) : q", "obtain ⟨a, b, c⟩ := h\nexact b"))
    assert text == "Tactic `rcases` failed: `right✝ : q` is not an inductive datatype"


def test_an_unknown_target_gives_one_error() -> None:
    assert errors(by("(p : Prop) (h : p) : p", "rcases foo with ⟨x, y⟩\nexact h")) == ["Unknown identifier `foo`"]


def test_clearing_takes_dependent_hypotheses_along() -> None:
    shown = state("(p : Nat → Prop) (h : ∃ x, p x) : True", "rcases h with ⟨-, hx⟩")
    assert shown == "case intro\np : Nat → Prop\n⊢ True"


def test_have_patterns_keep_the_tag_and_the_hypothesis() -> None:
    shown = state("(p q : Prop) (h : p ∧ q) : q", "have ⟨hp, hq⟩ := h")
    assert shown == "p q : Prop\nh : p ∧ q\nhp : p\nhq : q\n⊢ q"


def test_have_patterns_reject_types_with_several_constructors() -> None:
    (text, _) = errors(by("(p q : Prop) (h : p ∨ q) : q", "have ⟨x⟩ := h\nexact x"))
    assert text.startswith("Invalid `⟨...⟩` notation: The expected type")


def test_have_patterns_rewrite_hypotheses_about_the_value() -> None:
    shown = state("(x : Nat × Nat) (h : x = (1, 2)) : x.1 = 1", "let ⟨a, b⟩ := x")
    assert shown == "x : Nat × Nat\na b : Nat\nh : (a, b) = (1, 2)\n⊢ (a, b).fst = 1"


def test_intro_patterns_keep_the_tag_and_clear_the_value() -> None:
    shown = state("(p q : Prop) : p ∧ q → q", "intro ⟨hp, hq⟩")
    assert shown == "p q : Prop\nhp : p\nhq : q\n⊢ q"


def test_intro_patterns_may_substitute() -> None:
    assert (
        errors(by("(f : Nat → Nat) (b : Nat) : (∃ a, f a = b) → ∃ a, b = f a", "intro ⟨a, rfl⟩\nexact ⟨a, rfl⟩")) == []
    )

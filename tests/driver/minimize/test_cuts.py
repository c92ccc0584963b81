"""Which cuts are offered, and what the text looks like after them."""

from __future__ import annotations

from prover.driver.minimize.cuts import Span, cuts, length


def spans(text: str, *parts: str) -> list[Span]:
    """The places of these tactics, in the order in which they stand."""
    found, at = [], 0
    for part in parts:
        at = text.index(part, at)
        found.append(Span(at, at + len(part)))
    return found


def results(text: str, *parts: str, closers: tuple[str, ...] = ()) -> set[str]:
    whole = Span(0, len(text))
    return {cut.apply(text) for cut in cuts(text, whole, spans(text, *parts), closers=closers)}


def test_length_counts_tokens() -> None:
    assert length("simp [foo.bar, h₁] -- why") == 6


def test_a_step_is_left_out_with_its_line() -> None:
    text = "by\n  have h := one\n  two\n  three"
    found = results(text, "have h := one", "two", "three")
    assert "by\n  two\n  three" in found
    assert "by\n  have h := one\n  three" in found
    assert "by\n  have h := one\n  two" in found
    assert "by\n  three" in found


def test_steps_in_a_bullet_and_on_one_line() -> None:
    text = "by\n  · one\n    two\n  · a; b"
    found = results(text, "one", "two", "a", "b")
    assert "by\n  · two\n  · a; b" in found
    assert "by\n  · one\n  · a; b" in found
    assert "by\n  · one\n    two\n  · b" in found


def test_the_rest_of_a_block_by_one_tactic() -> None:
    text = "by\n  cases h with\n  | a =>\n    one\n    two\n  | b => three"
    found = results(
        text, "cases h with\n  | a =>\n    one\n    two\n  | b => three", "one", "two", "three", closers=("z",)
    )
    assert "by\n  z" in found
    assert "by\n  cases h with\n  | a =>\n    z\n  | b => three" in found
    assert "by\n  cases h with\n  | a =>\n    one\n    z\n  | b => three" not in found  # as long as before


def test_one_alternative_is_enough() -> None:
    text = "by\n  first\n    | one\n      two\n    | three"
    found = results(text, "first\n    | one\n      two\n    | three", "one", "two", "three")
    assert "by\n  three" in found
    assert "by\n  one\n  two" in found


def test_parentheses_go() -> None:
    text = "by\n  (one\n   two)\n  (a; b)"
    found = results(text, "one", "two", "a", "b")
    assert "by\n  one\n  two\n  (a; b)" in found
    assert "by\n  (one\n   two)\n  a; b" in found


def test_combinators() -> None:
    text = "by\n  one <;> two"
    found = results(text, "one <;> two", "one", "two")
    assert "by\n  one" in found
    assert "by\n  two" in found


def test_premises_and_their_list() -> None:
    text = "by\n  simp [a, ← b c, d] at h"
    found = results(text, "simp [a, ← b c, d] at h")
    for part in ("simp [← b c, d] at h", "simp [a, d] at h", "simp [a, ← b c] at h", "simp at h", "simp [a, ← b c, d]"):
        assert f"by\n  {part}" in found
    assert results("rw [a]", "rw [a]") == set()


def test_clauses() -> None:
    text = "by\n  induction a using foo generalizing b c with\n  | x => y"
    assert "by\n  induction a using foo with\n  | x => y" in results(text, text[5:])


def test_by_exact_is_its_term() -> None:
    assert ":= f x" in results(":= by\n  exact f x", "exact f x")
    assert ":= f x" not in results(":= by\n  exact f x\n  two", "exact f x", "two")


def test_cuts_stay_in_the_region() -> None:
    text = "by\n  one\n  two\n  three"
    region = Span(text.index("two"), text.index("two") + 3)
    assert cuts(text, region, spans(text, "one", "two", "three"), closers=()) == []


def test_the_largest_cut_comes_first() -> None:
    text = "by\n  one a b c\n  two\n  three"
    found = cuts(text, Span(0, len(text)), spans(text, "one a b c", "two", "three"), closers=("z",))
    sizes = [length(text) - length(cut.apply(text)) for cut in found]
    assert sizes == sorted(sizes, reverse=True)

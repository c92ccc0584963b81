"""The loop, over a Lean that is a function."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from prover.driver.minimize.cuts import Span
from prover.driver.minimize.minimizer import LeanQuestions, Minimized, Minimizer

HEAD = "theorem t : p := "


def trace(text: str) -> list[Span]:
    """Every line below ``by`` is a tactic."""
    found = (Span(match.start(), match.end()) for match in re.finditer(r"\w[^\n]*", text))
    return [span for span in found if span.start > text.index("by") + 2]


def minimize(proof: str, accepts: Callable[[str], bool], infos: Sequence[str] = (), **options: bool) -> Minimized:
    text = HEAD + proof
    lean = LeanQuestions(trace=trace, accepts=accepts, infos=lambda asked: infos)
    return Minimizer(lean, **options).minimize(text, Span(len(HEAD), len(text)))  # type: ignore[arg-type]


def test_what_is_not_needed_goes_and_what_is_needed_stays() -> None:
    small = minimize("by\n  a\n  b\n  c\n  d", lambda text: " b\n" in text and text.rstrip().endswith("d"))
    assert small.text == HEAD + "by\n  b\n  d"
    assert (small.before, small.after) == (5, 3)
    assert len(small.left_out) == 2


def test_nothing_is_taken_that_lean_refuses() -> None:
    proof = "by\n  a\n  b"
    small = minimize(proof, lambda text: text == HEAD + proof)
    assert small.text == HEAD + proof
    assert small.left_out == ()


def test_one_cut_can_make_another_possible() -> None:
    def accepts(text: str) -> bool:
        return "y" in text[len(HEAD) + 2 :] and ("x" not in text or "z" in text)

    assert minimize("by\n  x\n  y\n  z", accepts, is_cutting_only=True).text == HEAD + "by y"


def test_a_single_tactic_may_stand_for_all() -> None:
    small = minimize("by\n  a b c\n  d", lambda text: "omega" in text or "a b c" in text)
    assert small.text == HEAD + "by omega"
    assert minimize("by\n  a b c\n  d", lambda text: "a b c\n  d" in text, is_cutting_only=True).left_out == ()


def test_the_same_text_gives_the_same_result_and_asks_nothing_twice() -> None:
    asked: list[str] = []

    def accepts(text: str) -> bool:
        asked.append(text)
        return "b" in text[len(HEAD) :].replace("by", "")

    first = minimize("by\n  a\n  b\n  c\n  d", accepts)
    assert len(asked) == len(set(asked)) == first.checks
    assert minimize("by\n  a\n  b\n  c\n  d", accepts) == first


def test_simp_in_the_middle_becomes_simp_only() -> None:
    def accepts(text: str) -> bool:
        return ("simp at h" in text or "simp only [foo, bar] at h" in text) and text.rstrip().endswith("exact h.two x")

    infos = ["Try this:\n  [apply] simp only [foo,\n    bar] at h"]
    small = minimize("by\n  simp at h\n  exact h.two x", accepts, infos)
    assert small.text == HEAD + "by\n  simp only [foo, bar] at h\n  exact h.two x"


def test_simp_at_the_end_stays_unless_it_is_asked_for() -> None:
    def accepts(text: str) -> bool:
        return text.rstrip().endswith(("simp", "simp only [foo]"))

    infos = ["Try this: simp only [foo]"]
    assert minimize("by\n  simp", accepts, infos).text == HEAD + "by simp"
    assert minimize("by\n  simp", accepts, infos, squeezes_all=True).text == HEAD + "by simp only [foo]"


def test_blanks_at_line_ends_and_empty_lines_go() -> None:
    def accepts(text: str) -> bool:
        return [line.strip() for line in text.split("\n") if line.strip()] == [HEAD + "by", "a", "b"]

    assert minimize("by   \n  a \n\n  b", accepts).text == HEAD + "by\n  a\n  b"

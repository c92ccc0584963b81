"""Damaged text gives parse errors, never another exception and never a loop."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import prover.lean.library
from prover.lean.syntax import ast
from prover.lean.syntax.parser import INIT_TABLE, MATHLIB_TABLE, ParseError, Parser
from prover.lean.syntax.source import Source

TOKENS = (
    "( ) { } ⟨ ⟩ | => := by fun match with · ; at in let have from then else where end [ ] , ∀ ∃ → x 1 \" /- ' ⋯ ← .. "
    "do calc _ notation macro `( $ #check @ @[ . ? « ∑ ! ¬ - conv tactic"
).split(" ")
COMMANDS_LIMIT = 2000

CONV = """
example (f : Nat → Nat) (h : ∀ x, f x = x) : f (a + 0) = a := by
  conv =>
    lhs
    arg 1
    tactic => simp
  induction a using foo generalizing b with
  | zero => rfl
  | succ n ih => calc
      a = b := h
      _ = c := by { simp; rfl }
  first | omega | exact fun ⟨x, y⟩ => by
    cases x <;> simp [*, ← h] at h ⊢
"""


def texts() -> list[str]:
    root = Path(prover.lean.library.__file__).parent / "Init"
    library = (root / "Classical.lean").read_text(encoding="utf-8")
    return [CONV, library[:3000], library[-3000:]]


def damage(text: str, rng: random.Random) -> str:
    for _ in range(rng.randint(1, 4)):
        place = rng.randrange(len(text) + 1)
        if rng.random() < 0.4:
            text = text[:place] + text[place + rng.randint(1, 6) :]
        else:
            blank = rng.choice(["", " "])
            text = text[:place] + blank + rng.choice(TOKENS) + blank + text[place:]
    return text if rng.random() < 0.8 else text[: rng.randrange(len(text) + 1)]


@pytest.mark.parametrize("seed", range(60))
def test_only_parse_errors(seed: int) -> None:
    rng = random.Random(seed)
    text = damage(rng.choice(texts()), rng)
    source = Source(text)
    parser = Parser(source, rng.choice([INIT_TABLE, MATHLIB_TABLE]))
    pos = 0
    for _ in range(COMMANDS_LIMIT):
        try:
            command, pos = parser.parse_command(pos)
        except ParseError as err:
            assert err.message
            assert 0 <= err.offset <= len(text)
            pos = parser.recover(err)
            continue
        if isinstance(command, ast.EndOfInput):
            return
    pytest.fail("the parser does not come to the end")


def test_an_unfinished_conv_tactic_ends_in_an_error() -> None:
    with pytest.raises(ParseError):
        Parser(Source("example : p := by\n  conv =>\n    tactic = x")).parse_command()

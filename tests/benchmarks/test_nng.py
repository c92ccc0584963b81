"""The game benchmark on a small game of our own: definitions, level files, translated tactics, the record."""

from __future__ import annotations

from pathlib import Path

import pytest

from prover.benchmarks.core import Engine, find_data
from prover.benchmarks.journal import Journal
from prover.benchmarks.nng.__main__ import main
from prover.benchmarks.nng.definitions import read_definitions, without_comments
from prover.benchmarks.nng.dialect import Dialect, read_dialect
from prover.benchmarks.nng.levels import Level, make_levels
from prover.benchmarks.nng.proofs import translated_body
from prover.benchmarks.nng.record import Item
from prover.benchmarks.nng.world import World, read_late_commands

GAME = """
-- ===== Play/Peg/Basic.lean =====
import Play.Tactic.Sets

/-- Pegs in a row. /- nested -/ -/
inductive Peg where
| none : Peg
| more : Peg → Peg

namespace Peg

@[shown]
def join : Peg → Peg → Peg
| a, none => a
| a, more b => more (join a b)

instance : Add Peg := ⟨join⟩

@[simp, shown]
theorem add_none (a : Peg) : a + none = a := rfl

theorem add_more (a b : Peg) : a + more b = more (a + b) := rfl

-- ===== Play/Tactic/Sets.lean =====
import Lean

register_simp_attr shown

axiom cheatAxiom (p : Prop) : p

macro "cheat" : tactic => `(tactic| exact cheatAxiom _)

macro "tidy" : tactic => `(tactic|(
  try simp only [shown]
  try rfl
))

elab "noise" : tactic => do pure ()

-- ===== Play/Tactic/Induction.lean =====
namespace Peg

def rec' {P : Peg → Prop} (none : P none) (more : (n : Peg) → (n_ih : P n) → P (more n)) (t : Peg) : P t := by
  induction t with
  | none => assumption
  | more n ih => exact more n ih

end Peg

-- ===== later =====
-- instance : Std.Commutative (α := Peg) (· + ·) := ⟨add_comm⟩   (after Sums 3)
"""

ROWS = [
    {
        "name": "none_add",
        "world": "Sums",
        "level": 1,
        "statement": "(n : Peg) : none + n = n",
        "namespace": "Peg",
        "proof": "  induction n with d hd\n  · rw [add_none]\n    rfl\n  · rw [add_more, hd]\n    rfl",
        "allowed": {"theorems": ["add_none", "add_more"]},
    },
    {
        "name": "by_cheating",
        "world": "Sums",
        "level": 2,
        "statement": ": none = more none",
        "namespace": "Peg",
        "proof": "  cheat",
        "allowed": {"theorems": ["add_none", "add_more", "none_add"]},
    },
    {"name": "add_comm", "statement": "(a b : Peg) : a + b = b + a", "namespace": "Peg"},
]


def small_world() -> tuple[World, Dialect]:
    definitions = read_definitions(GAME)
    dialect = read_dialect(definitions)
    return World(definitions, make_levels(ROWS), read_late_commands(GAME, "Peg"), dialect.translate), dialect


def test_comments_nest() -> None:
    assert without_comments("a /- b /- c -/ d -/ e -- f\ng") == "a  e \ng"


def test_definitions_keep_what_an_ordinary_file_can_hold() -> None:
    definitions = read_definitions(GAME)
    assert definitions.facts == ("add_none", "add_more")
    assert [c.name for c in definitions.commands if c.simp_sets] == ["join", "add_none"]
    assert all("shown" not in c.text and "cheat" not in c.text for c in definitions.commands)


def test_the_world_elaborates() -> None:
    world, _ = small_world()
    engine = Engine(60)
    assert engine.elaborate("world", world.whole_text()).reason == ""
    engine.close()


def test_an_authors_proof_passes_and_a_wrong_one_does_not() -> None:
    world, dialect = small_world()
    (level, _, _) = world.levels
    engine = Engine(60)
    right = world.text_for(level, translated_body(dialect, level), has_support=True)
    assert engine.elaborate(level.name, right).verdict == "accepted"
    wrong = Level("wrong", ": more none = none", "  rfl", namespace="Peg")
    outcome = engine.elaborate("wrong", world.text_for(wrong, translated_body(dialect, wrong), has_support=True))
    assert outcome.verdict == "refused"
    engine.close()


TRANSLATIONS = {
    "rw does not try rfl": ("rw [h] at g", "rewrite [h] at g"),
    "rw below repeat": ("repeat rw [h]", "repeat rewrite [h]"),
    "rfl is weaker": ("rfl", "(with_reducible first | eq_refl | exact Iff.refl _)"),
    "rfl as a term stays": ("exact rfl", "exact rfl"),
    "rfl as a pattern stays": ("obtain rfl | h := g", "obtain rfl | h := g"),
    "use has no discharger": ("use 0, a + 1", "refine ⟨0, a + 1, ?_⟩"),
    "induction goes through the recursor": (
        "induction n with d hd generalizing m",
        "(first | induction' n using Peg.rec' with d hd generalizing m | induction' n with d hd generalizing m)",
    ),
    "core's alternatives stay": (
        "induction n with\n  | none => skip\n  | more d hd => skip",
        "induction n with\n  | none => skip\n  | more d hd => skip",
    ),
    "cases without a recursor of its own": ("cases h with a b", "cases' h with a b"),
    "a macro is written out": (
        "tidy",
        "((try simp only [Peg.join, Peg.add_none]); (try (with_reducible first | eq_refl | exact Iff.refl _)))",
    ),
}


@pytest.mark.parametrize("name", TRANSLATIONS)
def test_translation(name: str) -> None:
    given, wanted = TRANSLATIONS[name]
    _, dialect = small_world()
    assert dialect.translate(f"theorem t : True := by\n  {given}") == f"theorem t : True := by\n  {wanted}"


def test_a_tactic_with_an_axiom_of_its_own_is_banned() -> None:
    _, dialect = small_world()
    assert dialect.uses_banned("  intro h\n  cheat") == "cheat"
    assert dialect.uses_banned("  tidy") is None


def test_a_level_sees_only_what_it_may_use() -> None:
    world, _ = small_world()
    first, second, _ = world.levels
    text = world.text_for(first, ":= by\n  sorry", has_support=False)
    assert "none_add" in text and "add_comm" not in text and "by_cheating" not in text
    proved = world.text_for(second, ":= by\n  sorry", has_support=False, proofs={"none_add": ":= by\n  simp"})
    assert "theorem none_add (n : Peg) : none + n = n := by\n  simp" in proved
    assert "axiom none_add" in world.text_for(second, ":= by\n  sorry", has_support=False)


def test_later_commands_wait_for_their_levels() -> None:
    world, _ = small_world()
    text = world.whole_text()
    assert text.index("axiom add_comm") < text.index("instance : Std.Commutative")
    assert "Std.Commutative" not in world.text_for(world.levels[0], ":= rfl", has_support=True)


def test_a_record_goes_on_after_a_cut_line(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    Journal(Item, path).add(Item("proofs", "a", "A 1", "accepted", key="k1", steps_s=(0.5,)))
    with path.open("a", encoding="utf-8") as file:
        file.write('{"section": "proofs", "na')
    assert Journal(Item, path).done["k1"].steps_s == (0.5,)


@pytest.mark.slow
def test_the_recorded_game() -> None:
    if not (find_data(None) / "nng").is_dir():
        pytest.skip("no ../shared/data/nng here")
    assert main(["--only", "world", "--only", "proofs"]) == 0

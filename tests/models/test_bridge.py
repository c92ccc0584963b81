"""Old names and spellings in today's words; only what Lean refused for that reason is changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from prover.errors import InputError
from prover.models.bridge import Bridge, read_bridge


@pytest.fixture(scope="module")
def bridge() -> Bridge:
    return read_bridge()


@pytest.mark.parametrize(
    ("tactic", "message", "mended"),
    [
        ("rw [div_le_iff hx]", "Unknown identifier `div_le_iff`", "rw [div_le_iff₀ hx]"),
        ("rw [div_le_iff' hx]", "Unknown identifier `div_le_iff`", None),
        ("exact (lt_div_iff h).mpr k", "unknown identifier 'lt_div_iff'", "exact (lt_div_iff₀ h).mpr k"),
        ("exact Nat.pos_pow_of_pos n h", "Unknown constant `Nat.pos_pow_of_pos`", "exact Nat.pow_pos n h"),
        ("exact pos_pow_of_pos n h", "Unknown identifier `pos_pow_of_pos`", "exact Nat.pow_pos n h"),
        ("exact hf.prod_map hg", "Invalid field: The environment does not contain `Monotone.prod_map`",
         "exact hf.prodMap hg"),
        ("rw [div_le_iff hx]", "linarith failed", None),
        ("exact my_own_lemma", "Unknown identifier `my_own_lemma`", None),
        ("simp -- div_le_iff", "Unknown identifier `div_le_iff`", None),
        ("have : ∑ x in s, f x = 0 := h", "<input>:1:12: unexpected token 'in'; expected ','",
         "have : ∑ x ∈ s, f x = 0 := h"),
        ("rw h at k", "<input>:1:4: unexpected identifier; expected '['", "rw [h] at k"),
        ("rw ← foo.bar", "Lean error:\n<input>:1:3: unexpected token '←'; expected '['", "rw [← foo.bar]"),
        ("cases h with x hx", "<input>:1:13: unexpected identifier; expected '|'", "cases' h with x hx"),
        ("exact λ x, h x", "<input>:1:9: unexpected token ','; expected '=>'", "exact fun x => h x"),
        ("simp [h],", "<input>:1:8: unexpected token ','; expected end of input", "simp [h]"),
        ("rcases h with ⟨x, y⟩", "rcases failed", None),
    ],
)  # fmt: skip
def test_a_refused_tactic(bridge: Bridge, tactic: str, message: str, mended: str | None) -> None:
    assert bridge.mend(tactic, message) == mended


def test_no_new_name_is_an_old_one(bridge: Bridge) -> None:
    """So that renaming ends."""
    assert set(bridge.names.values()) & set(bridge.names) == set()


def test_every_spelling_is_stable(bridge: Bridge) -> None:
    text = "by\n  rw h\n  cases k with x y\n  exact λ x, ∑ i in s, f i"
    once = bridge.rewrite(text)
    assert once == "by\n  rw [h]\n  cases' k with x y\n  exact fun x => ∑ i ∈ s, f i"
    assert bridge.rewrite(once) == once


def test_text_of_today_stays(bridge: Bridge) -> None:
    text = (
        "theorem t (s : Finset ℕ) : ∑ x ∈ s, x = ∑ x ∈ s, x := by\n"
        "  cases s with\n  | mk a b => rfl\n  rw [div_le_iff₀ h, Nat.le_refl, Eq.refl] at *\n"
        "  induction n with | zero => simp\n"
    )
    assert bridge.rewrite(text) == text


def test_comments_strings_and_own_names_stay(bridge: Bridge) -> None:
    text = '-- div_le_iff\n/- lt_div_iff -/ lemma inv_le : "div_le_iff" = s := by exact inv_le\n'
    assert bridge.rewrite(text) == text


def test_a_name_inside_another_stays(bridge: Bridge) -> None:
    text = "exact foo.div_le_iff (my_div_le_iff h) div_le_iff_of_neg NNReal.div_le_iff"
    assert bridge.rewrite(text) == text


def test_a_users_table_comes_first(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[names]\ndiv_le_iff = "mine"\n"a.b" = ["a.c", "2026-01-01"]\n'
        "[[syntax]]\npattern = 'foo!'\nreplacement = 'bar'\n",
        encoding="utf-8",
    )
    bridge = read_bridge(own)
    assert bridge.rewrite("div_le_iff a.b lt_div_iff foo!") == "mine a.c lt_div_iff₀ bar"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[names", "Expected ']'"),
        ("[[syntax]]\npattern = '('\nreplacement = ''\n", "missing ), unterminated subpattern"),
        ("[[syntax]]\npattern = 'x'\n", "this is no table of the bridge ('replacement')"),
        ("names = 3\n", "this is no table of the bridge"),
    ],
)
def test_a_bad_table_is_bad_input(tmp_path: Path, text: str, words: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_bridge(own)
    assert words in str(caught.value)
    assert str(own) in str(caught.value)

"""A term ``sorry`` is shown with what the rest of its command found out about its type."""

from __future__ import annotations

import prover.lean.tactic.all  # noqa: F401  (registers the tactics)
from prover.lean.elab.frontend import elaborate_source
from prover.lean.library.load import load_environment
from prover.lean.repl.states import open_meta, open_site


def test_numerals_of_a_term_sorry_are_settled() -> None:
    text = "theorem t (xs : List Nat) : xs = xs := by\n  have h : 1 + 1 = 2 := sorry\n  rfl"
    result = elaborate_source(text, load_environment(("Init",)))
    assert not result.has_errors
    (site,) = result.sorries
    assert site.goal == "xs : List Nat\n⊢ 1 + 1 = 2"
    el = open_meta(open_site(site), result.source)
    type_ = el.m.instantiate_mvars(el.m.mvar_type(site.mvar_uid))
    assert not type_.has_mvar

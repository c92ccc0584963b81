"""``bound``: inequalities by recursion on their structure, a search of ``aesop`` with rules of its own.

Source: Mathlib ``Mathlib/Tactic/Bound.lean``, ``Bound/Attribute.lean``. A lemma tagged ``@[bound]`` is applied
backwards, the sooner the simpler its hypotheses; one tagged ``@[bound_forward]`` adds facts; numbers and what is linear
are left to ``norm_num`` and ``linarith``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from prover.lean.elab.attributes import attribute
from prover.lean.expr import Const, Expr, Lit, unfold_app
from prover.lean.meta.errors import LeanError
from prover.lean.meta.goals import assert_hyp, intro1
from prover.lean.name import Name, mk_name
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.aesop import Search, search
from prover.lean.tactic.aesop_rules import add_rule, erase_rules, rules_of
from prover.lean.tactic.closing import require_mathlib
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

_RULE_SET: Final = "Bound"
_RELATIONS: Final = frozenset({"LE.le", "LT.lt", "GE.ge", "GT.gt"})


def _is_zero(e: Expr) -> bool:
    fn, args = unfold_app(e)
    is_numeral = isinstance(fn, Const) and str(fn.name) == "OfNat.ofNat" and len(args) == 3
    return is_numeral and isinstance(args[1], Lit) and args[1].value == 0


def _score(prop: Expr) -> int:
    """How hard a hypothesis is: signs 1, other inequalities 10, a choice 100 more."""
    fn, args = unfold_app(prop)
    name = str(fn.name) if isinstance(fn, Const) else ""
    if name in ("And", "Or") and len(args) == 2:
        return _score(args[0]) + _score(args[1]) + (100 if name == "Or" else 0)
    if name in _RELATIONS and len(args) == 4:
        return 1 if _is_zero(args[2]) or _is_zero(args[3]) else 10
    return 0


@attribute("bound")
def add_bound(m: Meta, name: Name, stx: ast.Attribute) -> None:
    """A lemma without hypotheses closes goals at once; others are safe rules in the order of their score. As in Mathlib
    ``-bound`` also takes the lemma out of the rule sets of ``aesop``."""
    if stx.erase:
        erase_rules(m, name, stx)
        return
    type = m.get_const(name).type
    with m.scope():
        hyps, conclusion = m.forall_telescope(type)
        fn = unfold_app(conclusion)[0]
        if not isinstance(fn, Const) or str(fn.name) not in _RELATIONS:
            shown = m.pp(type)
            raise LeanError(f"`{name}` has invalid type `{shown}` as a 'bound' lemma: it should be an inequality", stx)
        score = sum([_score(m.infer_type(h)) for h in hyps])
    add_rule(m, (_RULE_SET, name, "apply"), "safe" if score else "norm", score, stx)


@attribute("bound_forward")
def add_bound_forward(m: Meta, name: Name, stx: ast.Attribute) -> None:
    """In Mathlib a macro for a rule of ``aesop``, which is what ``-aesop`` takes away."""
    if stx.erase:
        raise LeanError("Unknown attribute `[bound_forward]`", stx)
    add_rule(m, (_RULE_SET, name, "forward"), "safe", 1, stx)


@tactic(t.TermList, "bound")
def run_bound(tac: Tac, stx: t.TermList) -> None:
    """``bound [h₀, h₁]``: with the given facts among the hypotheses."""
    require_mathlib(tac, "bound", stx)
    m = tac.m
    for term in stx.terms:
        with tac.with_main() as goal:
            with tac.without_recover():
                e = tac.elab_term_here(term, None)
            goal = assert_hyp(m, goal, mk_name("this"), m.instantiate_mvars(m.infer_type(e)), e)
        tac.replace_main([intro1(m, goal, preserve=True)[1]])
    closers: list[tuple[int, ast.Tactic]] = [
        (10, t.Simp(stx.start, stx.end, "norm_num", (), False, None, None)),
        (5, t.TermList(stx.start, stx.end, "linarith", False, ())),
    ]
    with tac.with_main():
        rules = rules_of(tac, (), (), (_RULE_SET, "-default"))
    search(tac, Search(tac, stx, rules, simplify=False, closers=closers), stx)

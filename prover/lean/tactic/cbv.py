"""``cbv`` and ``decide_cbv``: call-by-value evaluation with proofs, also of functions by well-founded recursion.

Source: the manual's tactic reference (Lean 4.34). Arguments are evaluated before the function is unfolded; a function
by well-founded recursion is unfolded by its equation ``f.eq_def``, everything else definitionally. Types, proofs and
instances are left alone. A step gives the new term with a proof of the equation, None when it holds by ``rfl``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from prover.lean.declaration import ConstructorInfo, InductiveInfo
from prover.lean.elab.equations import is_well_founded
from prover.lean.expr import (
    App,
    Const,
    Expr,
    FVar,
    Lam,
    Let,
    Proj,
    Sort,
    get_app_fn,
    is_const_of,
    mk_app,
    mk_apps,
    mk_const,
    mk_proj,
    unfold_app,
)
from prover.lean.level import ONE
from prover.lean.meta.app_builder import NAT_CONST
from prover.lean.meta.base import Transparency
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck
from prover.lean.meta.goals import change_hyp
from prover.lean.meta.meta import Meta
from prover.lean.name import mk_name
from prover.lean.subst import head_beta, instantiate1
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.replace_hyp import replace_hypothesis
from prover.lean.tactic.simp.literals import INT_CONST, int_literal, mk_int_lit
from prover.lean.tactic.state import Tac, change_target, mk_goal

Result = tuple[Expr, Expr | None]
MAX_DEPTH: Final = 400
_TRUE: Final = mk_const(mk_name("True"))
_BOOL: Final = mk_const(mk_name("Bool"))
_ARITHMETIC: Final = frozenset(
    """HAdd.hAdd HSub.hSub HMul.hMul HDiv.hDiv HMod.hMod HPow.hPow Nat.add Nat.sub Nat.mul Nat.div Nat.mod Nat.pow
    Nat.gcd Int.add Int.sub Int.mul Neg.neg Nat.succ""".split()
)


@dataclass(slots=True)
class Evaluator:
    """One evaluation. ``done``: results by term (terms are closed under one local context)."""

    m: Meta
    done: dict[Expr, Result]
    depth: int = 0

    def eval(self, e: Expr) -> Result:
        found = self.done.get(e)
        if found is None:
            self.depth += 1
            if self.depth > MAX_DEPTH:
                raise LeanError("maximum recursion depth has been reached")
            found = self.done[e] = self._eval(self.m.instantiate_mvars(e))
            self.depth -= 1
        return found

    def _eval(self, e: Expr) -> Result:
        proof: Expr | None = None
        while True:
            self.m.tick("cbv", 5)
            step = self._step(e)
            if step is None:
                return e, proof
            new, why = step
            proof = self.trans(proof, why)
            if new is e:
                return e, proof
            e = new

    def trans(self, first: Expr | None, second: Expr | None) -> Expr | None:
        if first is None or second is None:
            return second if first is None else first
        return self.m.mk_eq_trans(first, second)

    def _step(self, e: Expr) -> Result | None:
        """One step, or None at a value."""
        m = self.m
        if isinstance(e, FVar):
            value = m.local_decl(e).value
            return (value, None) if value is not None else None
        if isinstance(e, Let):
            return instantiate1(e.body, e.value), None
        if isinstance(e, Proj):
            return self._projection(e)
        if not isinstance(e, (App, Const)) or self._is_literal(e):
            return None
        fn, args = unfold_app(e)
        if isinstance(fn, Lam):
            return head_beta(e), None
        if not isinstance(fn, Const):
            new = m.whnf_core(e)
            return (new, None) if new is not e else self._arguments(fn, args)
        name = str(fn.name)
        info = m.env.find(fn.name)
        if isinstance(info, (ConstructorInfo, InductiveInfo)):
            return self._arguments(fn, args)
        if name == "ite" and len(args) == 5:
            return self._conditional(fn, args)
        if name == "Decidable.decide" and len(args) == 2:
            return self._decide(e, args)
        return self._function(e, fn, args)

    def _is_literal(self, e: Expr) -> bool:
        return self.m.nat_literal(e) is not None or int_literal(self.m, e) is not None

    def _projection(self, e: Proj) -> Result | None:
        m = self.m
        value, proof = self.eval(e.struct)
        new = mk_proj(e.struct_name, e.idx, value)
        if proof is not None:
            with m.scope():
                x = m.push_local(mk_name("x"), m.infer_type(e.struct))
                f = m.mk_lambda([x], mk_proj(e.struct_name, e.idx, x))
            proof = m.mk_congr_arg(f, proof)
        reduced = m.whnf_core(new)
        if reduced is e:
            return None
        return (reduced, proof) if reduced is not new or new is not e else None

    def _arguments(self, fn: Expr, args: list[Expr]) -> Result | None:
        """Evaluate the arguments that are data; None when nothing changes."""
        args = list(args)
        proof: Expr | None = None
        changed = False
        for i, arg in enumerate(args):
            if not self._is_data(arg):
                continue
            value, why = self.eval(arg)
            if value is arg:
                continue
            if why is not None:
                why = self._congruence(fn, args, i, why)
                if why is None:
                    continue
            args[i] = value
            proof = self.trans(proof, why)
            changed = True
        return (mk_apps(fn, args), proof) if changed else None

    def _congruence(self, fn: Expr, args: list[Expr], i: int, why: Expr) -> Expr | None:
        """The application with argument ``i`` changed by ``why``; None where a type depends on it."""
        m = self.m
        try:
            with m.scope():
                x = m.push_local(mk_name("x"), m.infer_type(args[i]))
                f = m.mk_lambda([x], mk_apps(fn, [*args[:i], x, *args[i + 1 :]]))
            m.check(f)
            proof = m.mk_congr_arg(f, why)
            lhs, rhs = mk_apps(fn, args), mk_apps(fn, [*args[:i], m.eq_of_proof(why)[2], *args[i + 1 :]])
            return m.mk_app_opt_m("id", [m.mk_eq(lhs, rhs), proof])
        except HeartbeatsExceeded:
            raise
        except LeanError:
            return None

    def _is_data(self, e: Expr) -> bool:
        m = self.m
        type = m.infer_type(e)
        if isinstance(m.whnf(type), Sort):
            return m.is_prop(e)
        return not m.is_prop(type) and m.is_class(type) is None

    # ------------------------------------------------------------ conditions
    def _truth(self, p: Expr, inst: Expr) -> tuple[bool, Expr] | None:
        """Whether ``p`` holds, with a proof of ``p`` or ``¬p``."""
        m = self.m
        value, why = self.eval(p)
        if why is None:
            head, args = self._reduced_instance(inst)
            if head in ("Decidable.isTrue", "Decidable.isFalse"):
                return head == "Decidable.isTrue", args[-1]
        found = inst if value is p else m.synth_instance(mk_app(mk_const(mk_name("Decidable")), value))
        if found is None:
            return None
        head, args = self._reduced_instance(found)
        if head not in ("Decidable.isTrue", "Decidable.isFalse"):
            return None
        proof = args[-1]
        if why is not None:
            if head == "Decidable.isTrue":
                proof = m.mk_eq_mpr(why, proof)
            else:
                not_const = mk_const(mk_name("Not"))
                proof = m.mk_eq_mpr(m.mk_congr_arg(not_const, why), proof)
        return head == "Decidable.isTrue", proof

    def _reduced_instance(self, inst: Expr) -> tuple[str, list[Expr]]:
        m = self.m
        with m.with_transparency(max(m.transparency, Transparency.DEFAULT)):
            fn, args = unfold_app(m.whnf(inst))
        return (str(fn.name) if isinstance(fn, Const) else ""), args

    def _conditional(self, fn: Const, args: list[Expr]) -> Result | None:
        m = self.m
        try:
            found = self._truth(args[1], args[2])
        except Stuck:
            found = None
        if found is None:
            return None
        holds, proof = found
        rule = mk_const(mk_name("if_pos" if holds else "if_neg"), (fn.levels[0],))
        step = mk_apps(rule, [args[1], args[2], proof, args[0], args[3], args[4]])
        value = args[3] if holds else args[4]
        return value, m.mk_app_opt_m("id", [m.mk_eq(mk_apps(fn, args), value), step])

    def _decide(self, e: Expr, args: list[Expr]) -> Result | None:
        m = self.m
        try:
            found = self._truth(args[0], args[1])
        except Stuck:
            found = None
        if found is None:
            return None
        holds, proof = found
        value = mk_const(mk_name("Bool.true" if holds else "Bool.false"))
        rule = mk_const(mk_name("decide_eq_true" if holds else "decide_eq_false"))
        step = m.mk_app_opt_m(rule, [args[0], args[1], proof])
        return value, m.mk_app_opt_m("id", [m.mk_eq(e, value), step])

    # ------------------------------------------------------------ functions
    def _function(self, e: Expr, fn: Const, args: list[Expr]) -> Result | None:
        m = self.m
        evaluated = self._arguments(fn, args)
        if evaluated is not None:
            return evaluated
        if m.is_prop(e):
            return None  # a relation between values is what an instance decides
        folded = self._fold(e, str(fn.name), args)
        if folded is not None:
            return folded, None
        if is_well_founded(m, fn.name):
            return self._by_equation(fn, args)
        new = m.whnf_core(e)
        if new is not e:
            return new, None
        unfolded = m.unfold_definition(e)
        return (head_beta(unfolded), None) if unfolded is not None else None

    def _fold(self, e: Expr, name: str, args: list[Expr]) -> Expr | None:
        """Arithmetic on literals."""
        m = self.m
        if name not in _ARITHMETIC:
            return None
        type = m.infer_type(e)
        if type is not NAT_CONST and type is not INT_CONST:
            return None
        if not all(self._is_literal(a) for a in args if self._is_data(a)):
            return None
        with m.with_transparency(max(m.transparency, Transparency.DEFAULT)):
            value = m.whnf(e)
        n = m.nat_literal(value)
        if n is not None:
            return m.mk_nat_lit(n)
        i = int_literal(m, value)
        return mk_int_lit(m, i) if i is not None else None

    def _by_equation(self, fn: Const, args: list[Expr]) -> Result | None:
        m = self.m
        name = fn.name.child("eq_def")
        if m.find_const(name) is None:
            return None
        step = mk_apps(mk_const(name, fn.levels), args)
        try:
            _, lhs, rhs = m.eq_of_proof(step)
        except LeanError:
            return None
        if get_app_fn(lhs) is not fn:
            return None
        return head_beta(rhs), step


def evaluate(m: Meta, e: Expr) -> Result:
    """Value of ``e`` with a proof of the equation (None: definitional)."""
    value, proof = Evaluator(m, {}).eval(e)
    return value, proof


@tactic(t.Located, "cbv")
def run_cbv(tac: Tac, stx: t.Located) -> None:
    m = tac.m

    def at_goal() -> None:
        with tac.with_main() as goal:
            target = tac.main_target()
            value, proof = evaluate(m, target)
            if value is target:
                raise LeanError("`cbv` made no progress", stx)
            if proof is None:
                tac.replace_main([change_target(m, goal, value)])
            else:
                new = mk_goal(m, value, tac.main_tag())
                m.assign(goal, m.mk_eq_mpr(proof, new))
                tac.replace_main([new.uid])
        _close(tac)

    def at_hyp(fvar: FVar) -> None:
        with tac.with_main() as goal:
            type = m.instantiate_mvars(m.local_decl(fvar).type)
            value, proof = evaluate(m, type)
            if value is type:
                raise LeanError("`cbv` made no progress", stx)
            if proof is None:
                tac.replace_main([change_hyp(m, goal, fvar, value)])
            else:
                tac.replace_main([replace_hypothesis(m, goal, fvar, value, proof)[1]])

    tac.at_location(stx.location, at_hyp, at_goal, lambda: LeanError("`cbv` made no progress", stx))


def _close(tac: Tac) -> None:
    """By ``rfl`` or because it is ``True``."""
    from prover.lean.tactic.eq import rfl

    m = tac.m
    if tac.main_target() is _TRUE:
        m.assign(tac.main_goal(), mk_const(mk_name("True.intro")))
        tac.goals = tac.goals[1:]
        return
    with m.with_reducible():
        tac.attempt(lambda: rfl(tac))


@tactic(t.Simple, "decide_cbv")
def run_decide_cbv(tac: Tac, stx: t.Simple) -> None:
    """``decide`` with the instance evaluated by ``cbv``."""
    from prover.lean.tactic.decide import decidable_instance

    m = tac.m
    with tac.with_main() as goal:
        target = tac.main_target()
        inst = decidable_instance(tac, target)
        decision = mk_apps(mk_const(mk_name("Decidable.decide")), (target, inst))
        value, proof = evaluate(m, decision)
        if not is_const_of(value, mk_name("Bool.true")):
            if is_const_of(value, mk_name("Bool.false")):
                raise m.error("Tactic `decide_cbv` proved that the proposition\n  {}\nis false", target)
            raise m.error("Tactic `decide_cbv` failed: evaluation of\n  {}\ngot stuck at\n  {}", decision, value)
        if proof is None:
            proof = mk_apps(mk_const(mk_name("Eq.refl"), (ONE,)), (_BOOL, value))
        m.assign(goal, mk_apps(mk_const(mk_name("of_decide_eq_true")), (target, inst, proof)))
    tac.goals = tac.goals[1:]

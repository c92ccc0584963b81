"""The body of a functional induction principle: one case for each branch of a function's body.

Source: Lean 4 v4.34 ``src/Lean/Meta/Tactic/FunInd.lean`` (``buildInductionBody``, ``foldAndCollect``). Comes in: the
body of a function and the goal ``motive xs`` (for the unfolding principle ``motive xs (f xs)``). Goes out: a proof of
the goal in which every branch is a metavariable, a *case*, applied to its induction hypotheses. What counts as a
recursive call, and which proof it has, is up to :class:`Calls`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from prover.lean.elab.fun_ind_rewriting import COND, DITE, ITE, rewrite_if, rewrite_match
from prover.lean.elab.match_splitter import splitter_name
from prover.lean.elab.structural import matcher_shape
from prover.lean.expr import (
    App,
    Const,
    Expr,
    FVar,
    Lam,
    Let,
    Pi,
    Proj,
    mk_app,
    mk_apps,
    mk_const,
    mk_proj,
    unfold_app,
)
from prover.lean.level import ZERO
from prover.lean.meta.attributes import MatcherInfo, matcher_info
from prover.lean.meta.cases import mk_eq_heq, mk_refl
from prover.lean.meta.errors import UnsupportedFeature
from prover.lean.meta.goals import try_clear_many, without
from prover.lean.meta.mctx import MVarKind
from prover.lean.name import Name, mk_name
from prover.lean.subst import any_subterm, beta, head_beta, instantiate1, mk_arrow, replace_fvars

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

TRUE, FALSE = mk_const(mk_name("Bool.true")), mk_const(mk_name("Bool.false"))
H: Final = mk_name("h")


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """An induction hypothesis: its proof and statement."""

    proof: Expr
    type: Expr


class Calls:
    """Recognises recursive calls. Here: none (functional cases)."""

    def __init__(self, m: Meta) -> None:
        self.m = m

    def mentions(self, e: Expr) -> bool:
        return False

    def call(self, fn: Expr, args: list[Expr]) -> tuple[Expr, Hypothesis] | None:
        """``fn args`` (folded arguments) as a recursive call: what to write for it, and its hypothesis."""
        return None

    @property
    def threaded(self) -> Expr | None:
        """The local that matches pass on with a refined type (well-founded recursion), None otherwise."""
        return None

    def thread(self, old: Expr, new: Expr) -> Calls:
        """These calls inside an alternative that got its own ``old`` and ``new`` hypotheses."""
        raise AssertionError("no threaded hypothesis")

    @property
    def new_hypothesis(self) -> Expr:
        raise AssertionError("no threaded hypothesis")

    def normalize(self, fn: Expr, args: list[Expr]) -> Expr | None:
        """A term to fold instead (a proof that was abstracted over the hypothesis)."""
        return None


class DirectCalls(Calls):
    """Calls ``f args`` as the user wrote them. ``table``: function to (arity, positions of varying parameters, local
    that proves its motive, motive, whether the motive takes the result)."""

    def __init__(self, m: Meta, table: dict[Name, tuple[int, tuple[int, ...], Expr, Expr, bool]]) -> None:
        super().__init__(m)
        self.table = table
        self._mentions: dict[Expr, bool] = {}

    def mentions(self, e: Expr) -> bool:
        found = self._mentions.get(e)
        if found is None:
            found = self._mentions[e] = any_subterm(e, lambda t: isinstance(t, Const) and t.name in self.table)
        return found

    def call(self, fn: Expr, args: list[Expr]) -> tuple[Expr, Hypothesis] | None:
        entry = self.table.get(fn.name) if isinstance(fn, Const) else None
        if entry is None or len(args) < entry[0]:
            return None
        arity, varying, proof, motive, unfolding = entry
        targets = [args[i] for i in varying]
        type = mk_apps(motive, targets)
        if unfolding:
            type = mk_app(type, mk_apps(fn, args[:arity]))
        return mk_apps(fn, args), Hypothesis(mk_apps(proof, targets), type)


@dataclass(slots=True)
class Scope:
    """Where the builder is: hypotheses collected so far, locals that no case may see, locals to clear if possible."""

    calls: Calls
    hyps: list[Hypothesis]
    erase: tuple[Expr, ...] = ()
    clear: tuple[Expr, ...] = ()


@dataclass(slots=True)
class CaseBuilder:
    """Builds the proof; ``cases`` are the metavariables of the branches, in order."""

    m: Meta
    unfolding: bool
    cases: list[int] = field(default_factory=list)

    # -------------------------------------------------------- recursive calls
    def fold(self, s: Scope, e: Expr) -> Expr:
        """``e`` with plain recursive calls; their induction hypotheses are added to the scope."""
        return self._fold(s.calls, e, s.hyps)

    def _fold(self, calls: Calls, e: Expr, out: list[Hypothesis]) -> Expr:
        m = self.m
        if not calls.mentions(e):
            return e
        if isinstance(e, (Lam, Pi)):
            domain = self._fold(calls, e.binder_type, out)
            with m.scope():
                x = m.push_local(e.binder_name, domain, e.info)
                inner: list[Hypothesis] = []
                body = self._fold(calls, instantiate1(e.body, x), inner)
                out += [self._over(x, h) for h in inner]
                return m.mk_lambda([x], body) if isinstance(e, Lam) else m.mk_pi([x], body)
        if isinstance(e, Let):
            type, value = self._fold(calls, e.type, out), self._fold(calls, e.value, out)
            with m.scope():
                x = m.push_let(e.binder_name, type, value, e.nondep)
                inner = []
                body = self._fold(calls, instantiate1(e.body, x), inner)
                out += [Hypothesis(m.mk_lambda([x], h.proof), m.mk_pi([x], h.type)) for h in inner]
                return m.mk_lambda([x], body, used_lets=False)
        if isinstance(e, Proj):
            return mk_proj(e.struct_name, e.idx, self._fold(calls, e.struct, out))
        fn, args = unfold_app(e)
        other = calls.normalize(fn, args)
        if other is not None:
            return self._fold(calls, other, out)
        if args and args[-1] is calls.threaded and isinstance(fn, Const):
            info = matcher_shape(m, fn)
            if info is not None and len(args) == info.arity + 1:
                raise UnsupportedFeature("functional induction through a recursive call inside an inner `match`")
        new_fn = fn if isinstance(fn, (Const, FVar)) else self._fold(calls, fn, out)
        new_args = [self._fold(calls, a, out) for a in args]
        found = calls.call(new_fn, new_args)
        if found is None:
            return mk_apps(new_fn, new_args)
        out.append(found[1])
        return found[0]

    def _over(self, x: Expr, h: Hypothesis) -> Hypothesis:
        """The hypothesis under a binder: for all ``x`` it depends on."""
        m = self.m
        if not m.depends_on(h.proof, {x.uid}):  # type: ignore[attr-defined]
            return h
        return Hypothesis(m.mk_lambda([x], h.proof), m.mk_pi([x], h.type))

    # -------------------------------------------------------- branches
    def build(self, s: Scope, goal: Expr, e: Expr) -> Expr:
        """A proof of ``goal`` that branches as ``e`` does."""
        m = self.m
        m.tick("functional induction")
        e = head_beta(e)
        fn, args = unfold_app(e)
        if isinstance(fn, Const):
            if fn.name in (ITE, DITE, COND) and len(args) == (4 if fn.name is COND else 5):
                return self._condition(s, goal, fn, args)
            if fn.name.text == "False.elim" and len(args) > 1:
                return m.mk_false_elim(goal, args[1])
            if fn.name.text == "absurd" and len(args) > 3:
                return m.mk_absurd(goal, args[2], args[3])
            info = matcher_shape(m, fn)
            if info is not None:
                threaded = s.calls.threaded
                if threaded is not None and len(args) == info.arity + 1 and args[-1] is threaded:
                    return self._match(s, goal, fn, info, args, True)
                if len(args) == info.arity:
                    return self._match(s, goal, fn, info, args, False)
        if isinstance(e, Let):
            return self._let(s, goal, e)
        return self._case(s, goal, e)

    def _branch(self, s: Scope, **changes: object) -> Scope:
        return Scope(
            changes.get("calls", s.calls),  # type: ignore[arg-type]
            list(s.hyps),
            changes.get("erase", s.erase),  # type: ignore[arg-type]
            changes.get("clear", s.clear),  # type: ignore[arg-type]
        )

    def _condition(self, s: Scope, goal: Expr, fn: Const, args: list[Expr]) -> Expr:
        """``if``: the condition becomes a hypothesis of the cases."""
        m = self.m
        is_cond = fn.name is COND
        cond = self.fold(s, args[1])
        inst = cond if is_cond else self.fold(s, args[2])
        props = (m.mk_eq(cond, TRUE), m.mk_eq(cond, FALSE)) if is_cond else (cond, m.mk_not(cond))
        sides: list[Expr] = []
        for i, prop in enumerate(props):
            with m.scope():
                h = m.push_local(H, prop)
                branch = args[(2 if is_cond else 3) + i]
                body = beta(branch, [h]) if fn.name is DITE else branch
                inner = self._branch(s)
                proof = self._rewriting(goal, lambda r, h=h, i=i: rewrite_if(m, r, h, i == 0), inner, body)  # type: ignore[misc]
                sides.append(m.mk_lambda([h], proof, used_lets=False))
        if is_cond:
            return _bool_cases(m, goal, cond, sides)
        return mk_apps(mk_const(DITE, (ZERO,)), (goal, cond, inst, *sides))

    def _let(self, s: Scope, goal: Expr, e: Let) -> Expr:
        m = self.m
        type, value = self.fold(s, e.type), self.fold(s, e.value)
        with m.scope():
            x = m.push_let(e.binder_name, type, value)

            def step(r: Expr) -> tuple[Expr, Expr | None]:
                return (instantiate1(r.body, x), None) if isinstance(r, Let) else (r, None)

            proof = self._rewriting(goal, step, self._branch(s), instantiate1(e.body, x))
            return m.mk_lambda([x], proof, used_lets=False)

    def _match(self, s: Scope, goal: Expr, fn: Const, info: MatcherInfo, args: list[Expr], threaded: bool) -> Expr:
        """The matcher's splitter with the goal as motive, equations for the discriminants, and the induction
        hypothesis passed on."""
        m = self.m
        params = [self.fold(s, a) for a in args[: info.num_params]]
        discrs = [self.fold(s, a) for a in args[info.first_discr_pos : info.first_alt_pos]]
        body = mk_arrow(m.infer_type(s.calls.new_hypothesis), goal) if threaded else goal
        with m.scope():
            ds = self._discr_locals(fn, info, params)
            old = [d for d in discrs if isinstance(d, FVar) and m.local_decl(d).value is None]
            new = [x for d, x in zip(discrs, ds, strict=True) if d in old]
            body = replace_fvars(body, old, new)
            refls: list[Expr] = []
            eqs: list[Expr] = []
            for d, x, named in zip(discrs, ds, info.discr_hyps, strict=True):
                if named or m.is_prop(m.infer_type(d)):
                    continue
                eq, is_eq = mk_eq_heq(m, d, x)
                eqs.append(eq)
                refls.append(mk_refl(m, d, is_eq))
            for eq in reversed(eqs):
                body = mk_arrow(eq, body, mk_name("heq").with_macro_scope(0))
            motive = m.mk_lambda(ds, body)
        name, shape = fn.name, info
        if matcher_info(m.env, fn.name) is not None:
            name = splitter_name(fn.name)
            m.get_const(name)
            found = matcher_info(m.env, name)
            assert found is not None
            shape = found
        levels = list(fn.levels)
        if info.elim_level_pos is not None:
            levels[info.elim_level_pos] = ZERO
        head = mk_apps(mk_const(name, tuple(levels)), [*params, motive, *discrs])
        type = m.infer_type(head)
        alts: list[Expr] = []
        for i, alt in enumerate(args[info.first_alt_pos : info.arity]):
            type = type if isinstance(type, Pi) else m.whnf_core(type)
            assert isinstance(type, Pi)
            opened = _Alternative(i, alt, info, shape.alt_num_params[i], len(eqs), threaded)
            alts.append(self._alternative(s, opened, type.binder_type, discrs))
            type = type.body
        rest = [s.calls.new_hypothesis] if threaded else []
        return mk_apps(head, [*alts, *refls, *rest])

    def _discr_locals(self, fn: Const, info: MatcherInfo, params: list[Expr]) -> list[Expr]:
        m = self.m
        type = m.infer_type(mk_apps(fn, params))
        type = type if isinstance(type, Pi) else m.whnf(type)
        assert isinstance(type, Pi)
        ds, _ = m.forall_telescope(type.binder_type, info.num_discrs)
        return ds

    def _alternative(self, s: Scope, a: _Alternative, type: Expr, discrs: list[Expr]) -> Expr:
        m = self.m
        named = sum(a.info.discr_hyps)
        num_vars = 0 if a.info.alt_is_thunk[a.index] else a.info.alt_num_params[a.index] - named
        with m.scope():
            xs: list[Expr] = []
            body = a.alt
            for j in range(a.count + a.num_eqs):
                type = type if isinstance(type, Pi) else m.whnf_core(type)
                assert isinstance(type, Pi)
                is_user = j < num_vars or (a.count - named <= j < a.count)
                name = type.binder_name
                if is_user and isinstance(body, Lam):
                    name = body.binder_name
                xs.append(m.push_local(name, type.binder_type, type.info))
                if is_user:
                    body = beta(body, [xs[-1]])
                type = instantiate1(type.body, xs[-1])
            if a.info.alt_is_thunk[a.index]:
                body = beta(body, [mk_const(mk_name("Unit.unit"))])
            inner = self._branch(s)
            if a.threaded:
                type = type if isinstance(type, Pi) else m.whnf_core(type)
                assert isinstance(type, Pi)
                body = body if isinstance(body, Lam) else m.whnf_core(body)
                assert isinstance(body, Lam), "hypothesis of the alternative expected"
                old = m.push_local(body.binder_name, body.binder_type)
                new = m.push_local(mk_name("ih"), head_beta(type.binder_type))
                inner = self._branch(
                    s,
                    calls=s.calls.thread(old, new),
                    erase=(*s.erase, old, new),
                    clear=(*s.clear, *[d for d in discrs if isinstance(d, FVar)]),
                )
                body, type = instantiate1(body.body, old), instantiate1(type.body, new)
                xs.append(new)
            proof = self._rewriting(head_beta(type), lambda r: rewrite_match(m, r, a.index), inner, body)
            return m.mk_lambda(xs, proof, used_lets=False)

    # -------------------------------------------------------- unfolding principles
    def _rewriting(self, goal: Expr, step: Callable[[Expr], tuple[Expr, Expr | None]], s: Scope, body: Expr) -> Expr:
        """Build for the goal with its last argument (the call's value) rewritten by ``step``."""
        if not self.unfolding or not isinstance(goal, App):
            return self.build(s, goal, body)
        m = self.m
        new, proof = step(goal.arg)
        if new is goal.arg:
            return self.build(s, goal, body)
        inner = self.build(s, mk_app(goal.fn, new), body)
        return inner if proof is None else m.mk_eq_mpr(m.mk_congr_arg(goal.fn, proof), inner)

    def start(self, s: Scope, goal: Expr, equation: Expr | None, body: Expr) -> Expr:
        """The whole proof; ``equation : f xs = body`` for the unfolding principle."""

        def step(r: Expr) -> tuple[Expr, Expr | None]:
            if equation is None:
                return r, None
            sides = self.m.match_eq(self.m.infer_type(equation))
            return (r, None) if sides is None else (sides[2], equation)

        return self._rewriting(goal, step, s, body)

    # -------------------------------------------------------- cases
    def _case(self, s: Scope, goal: Expr, e: Expr) -> Expr:
        m = self.m
        self.fold(s, e)
        hyps: list[Hypothesis] = []
        for h in s.hyps:
            if all(h.type is not other.type for other in hyps):
                hyps.append(h)
        type = goal
        for i, h in enumerate(reversed(hyps)):
            type = mk_arrow(h.type, type, mk_name(f"ih{i + 1}"))
        lctx, insts = without(m.lctx, m.local_instances, {x.uid for x in s.erase if isinstance(x, FVar)})
        case = m.mk_mvar_at(lctx, insts, type, MVarKind.SYNTHETIC_OPAQUE)
        self.cases.append(try_clear_many(m, case.uid, s.clear))
        return mk_apps(case, [h.proof for h in hyps])


@dataclass(frozen=True, slots=True)
class _Alternative:
    """Alternative ``index``: its old term, the matcher, how many binders the splitter gives it before the equations."""

    index: int
    alt: Expr
    info: MatcherInfo
    count: int
    num_eqs: int
    threaded: bool


def _bool_cases(m: Meta, goal: Expr, cond: Expr, sides: list[Expr]) -> Expr:
    """``goal`` from proofs under ``cond = true`` and ``cond = false``."""
    bool_type = mk_const(mk_name("Bool"))
    m.get_const(mk_name("Bool.casesOn"))
    with m.scope():
        b = m.push_local(mk_name("b"), bool_type)
        motive = m.mk_lambda([b], mk_arrow(m.mk_eq(cond, b), goal))
    casted = mk_apps(mk_const(mk_name("Bool.casesOn"), (ZERO,)), [motive, cond, sides[1], sides[0]])
    return mk_app(casted, mk_refl(m, cond, True))


__all__ = ["Calls", "CaseBuilder", "DirectCalls", "Hypothesis", "Scope"]

"""Well-founded recursion: ``termination_by``, ``decreasing_by``, guessed measures; compiled to ``WellFounded.fix``.

Source: Lean 4 v4.34 ``src/Lean/Elab/PreDefinition/WF/{Main,Fix,GuessLex,Rel,Unfold,Preprocess}.lean``. The varying
parameters are packed into one value (nested ``PSigma``); a recursive call becomes the induction hypothesis applied
to the packed arguments and a proof that the measure decreases. The result is irreducible and has ``f.eq_def``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from prover.lean.declaration import OPAQUE_HINT, DefinitionDecl, TheoremDecl
from prover.lean.elab.equations import WF_BODY, prove_by_cases
from prover.lean.elab.match_compile import fvars_of
from prover.lean.elab.predef import PreDefinition
from prover.lean.elab.registry import GOALS_RUNNER, TACTIC_RUNNER
from prover.lean.elab.structural import (
    StructuralError,
    _lambda_name,
    add_arg,
    calls_of,
    fixed_prefix,
    matcher_shape,
    open_value,
)
from prover.lean.expr import (
    App,
    Const,
    Expr,
    FVar,
    Lam,
    Let,
    Pi,
    Proj,
    is_app_of,
    mk_app,
    mk_apps,
    mk_const,
    mk_lambda,
    mk_mvar,
    mk_pi,
    mk_proj,
    mk_sort,
    unfold_app,
)
from prover.lean.level import ZERO, Level, mk_level_param
from prover.lean.meta.attributes import MatcherInfo, set_reducibility
from prover.lean.meta.cases import mk_numeral
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck, UnsupportedFeature
from prover.lean.meta.goals import new_goal, try_clear_many
from prover.lean.meta.mctx import MVarKind
from prover.lean.name import Name, mk_name
from prover.lean.subst import beta, head_beta, instantiate1, lift, map_children, mk_arrow, replace_fvars
from prover.lean.subst import replace as rewrite
from prover.lean.syntax import ast

if TYPE_CHECKING:
    from prover.lean.elab.add_decl import PreDefAdder
    from prover.lean.elab.term import TermElab
    from prover.lean.meta.meta import Meta

DEFAULT_TACTIC: Final = (
    "first | assumption | omega | decide | (simp [sizeOf_default] <;> omega) | (simp <;> omega) | (simp at * <;> omega)"
)
HINT: Final = (
    "failed to prove termination, possible solutions:\n"
    "  - Use `have`-expressions to prove the remaining goals\n"
    "  - Use `termination_by` to specify a different well-founded relation\n"
    "  - Use `decreasing_by` to specify your own tactic for discharging this kind of goal"
)


@dataclass(slots=True)
class Obligation:
    goal: int
    ref: ast.Syntax


class Packing:
    """The varying parameters ``ys`` as one value."""

    def __init__(self, m: Meta, ys: list[Expr]) -> None:
        self.m = m
        self.ys = ys
        self.types: list[Expr] = [m.infer_type(y) for y in ys]

    def type_from(self, i: int) -> Expr:
        """Packed type of ``ys[i:]`` (mentions ``ys[:i]``)."""
        m = self.m
        if i == len(self.ys) - 1:
            return self.types[i]
        rest = self.type_from(i + 1)
        family = m.mk_lambda([self.ys[i]], rest)
        u, v = m.get_level(self.types[i]), m.get_level(rest)
        return mk_apps(mk_const(mk_name("PSigma"), (u, v)), (self.types[i], family))

    def pack(self, args: Sequence[Expr]) -> Expr:
        return self._pack(args, 0)

    def _pack(self, args: Sequence[Expr], i: int) -> Expr:
        m = self.m
        if i == len(self.ys) - 1:
            return args[i]
        type = self.type_from(i)
        type = replace_fvars(type, self.ys[:i], args[:i])
        fn, targs = unfold_app(type)
        assert isinstance(fn, Const)
        del m
        return mk_apps(mk_const(mk_name("PSigma.mk"), fn.levels), [*targs, args[i], self._pack(args, i + 1)])

    def unpack(self, z: Expr, result: object, body: object) -> Expr:
        """``PSigma.casesOn z …``: ``result(z')`` is the type for a packed value, ``body()`` the term over ``ys``."""
        return self._unpack(z, 0, result, body)

    def _unpack(self, z: Expr, i: int, result: object, body: object) -> Expr:
        m = self.m
        if i == len(self.ys) - 1:
            return replace_fvars(body(), [self.ys[i]], [z])  # type: ignore[operator]
        type = self.type_from(i)
        fn, targs = unfold_app(type)
        assert isinstance(fn, Const)
        with m.scope():
            t = m.push_local(mk_name("x"), type)
            whole = self._prefix(i, t)
            at = result(whole)  # type: ignore[operator]
            level = m.get_level(at)
            motive = m.mk_lambda([t], at)
        if i == len(self.ys) - 2:
            # bind the last variable itself: goals inside the body live in its context
            minor = m.mk_lambda([self.ys[i], self.ys[i + 1]], body(), used_lets=False)  # type: ignore[operator]
        else:
            with m.scope():
                rest = m.push_local(mk_name("x"), self.type_from(i + 1))
                inner = self._unpack(rest, i + 1, result, body)
                minor = m.mk_lambda([self.ys[i], rest], inner)
        m.get_const(mk_name("PSigma.casesOn"))
        head = mk_const(mk_name("PSigma.casesOn"), (level, *fn.levels))
        return mk_apps(head, [*targs, motive, z, minor])

    def _prefix(self, i: int, t: Expr) -> Expr:
        """``⟨ys[0], …, ys[i-1], t⟩``."""
        result = t
        for j in range(i - 1, -1, -1):
            type = self.type_from(j)
            fn, targs = unfold_app(type)
            assert isinstance(fn, Const)
            result = mk_apps(mk_const(mk_name("PSigma.mk"), fn.levels), [*targs, self.ys[j], result])
        return result


# ------------------------------------------------------------ preprocessing
def ite_to_dite(m: Meta, e: Expr, fns: frozenset[Name]) -> Expr:
    """``if c then a else b`` with recursive calls becomes ``if h : c …``, so that the condition is known in them."""
    cache: dict[Expr, Expr] = {}

    def go(t: Expr, _off: int) -> Expr:
        found = cache.get(t)
        if found is not None:
            return found
        fn, args = unfold_app(t)
        if (
            isinstance(fn, Const)
            and fn.name.text == "ite"
            and len(args) >= 5
            and calls_of(mk_apps(args[3], args[4:5]), fns)
        ):
            type, cond, inst = (go(a, 0) for a in args[:3])
            yes, no = go(args[3], 0), go(args[4], 0)
            name = mk_name("h").with_macro_scope(0)
            no_type = mk_app(mk_const(mk_name("Not")), cond)
            then = mk_lambda(name, cond, lift(yes, 0, 1))
            other = mk_lambda(name, no_type, lift(no, 0, 1))
            head = mk_const(mk_name("dite"), fn.levels)
            result = mk_apps(mk_apps(head, (type, cond, inst, then, other)), [go(a, 0) for a in args[5:]])
        else:
            result = map_children(t, go, 0)
        cache[t] = result
        return result

    return go(e, 0)


# ------------------------------------------------------------ replacing calls
class WFReplacer:
    """Rewrites recursive calls by ``ih packed proof``; collects the proof obligations."""

    def __init__(self, m: Meta, fn: Name, num_fixed: int, packing: Packing, ref: ast.Syntax) -> None:
        self.m = m
        self.fn = fn
        self.fns = frozenset((fn,))
        self.num_fixed = num_fixed
        self.packing = packing
        self.ref = ref
        self.goals: list[Obligation] = []
        self._mentions: dict[Expr, bool] = {}

    def mentions(self, e: Expr) -> bool:
        found = self._mentions.get(e)
        if found is None:
            found = self._mentions[e] = bool(calls_of(e, self.fns))
        return found

    def loop(self, ih: Expr, e: Expr) -> Expr:
        m = self.m
        if not self.mentions(e):
            return e
        m.tick("well-founded recursion")
        if isinstance(e, (Lam, Pi)):
            domain = self.loop(ih, e.binder_type)
            with m.scope():
                x = m.push_local(e.binder_name, domain, e.info)
                body = self.loop(ih, instantiate1(e.body, x))
                if isinstance(e, Lam):
                    return m.mk_lambda([x], body)
                return m.mk_pi([x], body)
        if isinstance(e, Let):
            type, value = self.loop(ih, e.type), self.loop(ih, e.value)
            with m.scope():
                x = m.push_let(e.binder_name, type, value, e.nondep)
                return m.mk_lambda([x], self.loop(ih, instantiate1(e.body, x)), used_lets=False)
        if isinstance(e, Proj):
            return mk_proj(e.struct_name, e.idx, self.loop(ih, e.struct))
        fn, args = unfold_app(e)
        if isinstance(fn, Const):
            if fn.name is self.fn:
                return self._call(ih, args)
            info = matcher_shape(m, fn)
            if info is not None and len(args) >= info.arity:
                done = self._matcher(ih, fn, info, args)
                if done is not None:
                    return done
            return mk_apps(fn, [self.loop(ih, a) for a in args])
        if isinstance(fn, Lam):
            return self.loop(ih, head_beta(e))
        return mk_apps(self.loop(ih, fn), [self.loop(ih, a) for a in args])

    def _call(self, ih: Expr, args: list[Expr]) -> Expr:
        m = self.m
        n = len(self.packing.ys)
        if len(args) < self.num_fixed + n:
            raise StructuralError(f"function `{self.fn}` is used with too few arguments in its own body")
        new = [self.loop(ih, a) for a in args]
        packed = self.packing.pack(new[self.num_fixed : self.num_fixed + n])
        result = mk_app(ih, packed)
        type = m.whnf(m.infer_type(result))
        assert isinstance(type, Pi)
        goal = m.mk_mvar(type.binder_type, MVarKind.SYNTHETIC_OPAQUE)
        self.goals.append(Obligation(goal.uid, self.ref))
        return mk_apps(mk_app(result, goal), new[self.num_fixed + n :])

    def _matcher(self, ih: Expr, fn: Const, info: object, args: list[Expr]) -> Expr | None:
        assert isinstance(info, MatcherInfo)
        m = self.m
        if not any(self.mentions(a) for a in args[info.first_alt_pos : info.arity]):
            return None
        added = add_arg(m, fn, info, args, ih)
        if added is None:
            return None
        head, alt_types, alts, rest = added
        new_alts: list[Expr] = []
        for alt, type, count in zip(alts, alt_types, info.alt_num_params, strict=True):
            with m.scope():
                xs: list[Expr] = []
                for _ in range(count):
                    type = type if isinstance(type, Pi) else m.whnf(type)
                    assert isinstance(type, Pi)
                    xs.append(m.push_local(_lambda_name(alt, len(xs), type.binder_name), type.binder_type, type.info))
                    type = instantiate1(type.body, xs[-1])
                type = head_beta(type)
                assert isinstance(type, Pi)
                inner = m.push_local(mk_name("ih"), type.binder_type, is_aux=True)
                new_alts.append(m.mk_lambda([*xs, inner], self.loop(inner, beta(alt, xs)), used_lets=False))
        return mk_apps(mk_apps(head, new_alts), [ih, *[self.loop(ih, a) for a in rest]])


# ------------------------------------------------------------ the construction
class WFCompiler:
    """Compiles one function for a given measure."""

    def __init__(self, el: TermElab, predef: PreDefinition, num_fixed: int) -> None:
        self.el = el
        self.m: Meta = el.m
        self.predef = predef
        self.num_fixed = num_fixed

    def compile(self, measure_of: object) -> tuple[Expr, list[Obligation], object]:
        """The value with open goals for the obligations. ``measure_of(xs, packing)`` gives a term over ``ys`` and a
        ``WellFoundedRelation`` instance on its type."""
        m, predef = self.m, self.predef
        fns = frozenset((predef.name,))
        xs, body = open_value(m, predef.value)
        fixed, ys = xs[: self.num_fixed], xs[self.num_fixed :]
        if not ys:
            raise LeanError(
                f"well-founded recursion cannot be used, `{predef.name}` does not take any (non-fixed) arguments",
                predef.ref,
            )
        packing = Packing(m, ys)
        measure, inst = measure_of(xs, packing)  # type: ignore[operator]
        body = ite_to_dite(m, body, fns)
        packed_type = packing.type_from(0)
        result_type = m.infer_type(body)
        beta_type = m.infer_type(measure)
        with m.scope():
            z = m.push_local(mk_name("x"), packed_type)
            measure_fn = m.mk_lambda([z], packing.unpack(z, lambda _: beta_type, lambda: measure))
            level = m.get_level(result_type)
            motive = m.mk_lambda([z], packing.unpack(z, lambda _: mk_sort(level), lambda: result_type))
        pu, bu = m.get_level(packed_type), m.get_level(beta_type)
        wfrel = mk_apps(mk_const(mk_name("invImage"), (pu, bu)), (packed_type, beta_type, measure_fn, inst))
        rel = mk_apps(mk_const(mk_name("WellFoundedRelation.rel"), (pu,)), (packed_type, wfrel))
        wf = mk_apps(mk_const(mk_name("WellFoundedRelation.wf"), (pu,)), (packed_type, wfrel))
        replacer = WFReplacer(m, predef.name, self.num_fixed, packing, predef.ref)
        functional = self._functional(packing, packed_type, rel, motive, body, replacer)
        fix = mk_const(mk_name("WellFounded.fix"), (pu, level))
        value = mk_apps(fix, (packed_type, motive, rel, wf, functional, packing.pack(ys)))  # {α} {C} {r} hwf F x
        closed = m.mk_lambda([*fixed, *ys], value, used_lets=False)
        return closed, replacer.goals, measure_fn

    def _ih_type(self, packed_type: Expr, rel: Expr, motive: Expr, at: Expr) -> Expr:
        """``∀ y, rel y at → motive y``."""
        m = self.m
        with m.scope():
            y = m.push_local(mk_name("y"), packed_type)
            body = mk_pi(mk_name("a").with_macro_scope(0), mk_apps(rel, (y, at)), beta(motive, [y]))
            return m.mk_pi([y], body)

    def _functional(
        self, packing: Packing, packed_type: Expr, rel: Expr, motive: Expr, body: Expr, replacer: WFReplacer
    ) -> Expr:
        m = self.m

        def result(whole: Expr) -> Expr:
            ih = self._ih_type(packed_type, rel, motive, whole)
            return mk_arrow(ih, beta(motive, [whole]))

        def inner() -> Expr:
            with m.scope():
                whole = packing.pack(packing.ys)
                ih = m.push_local(mk_name("ih"), self._ih_type(packed_type, rel, motive, whole), is_aux=True)
                return m.mk_lambda([ih], replacer.loop(ih, body), used_lets=False)

        if len(packing.ys) == 1:
            return m.mk_lambda(packing.ys, inner(), used_lets=False)
        with m.scope():
            z = m.push_local(mk_name("x"), packed_type, is_aux=True)
            return m.mk_lambda([z], packing.unpack(z, result, inner))


def clean_goal(m: Meta, goal: int) -> int:
    """Show a decreasing goal as the user expects it: ``measure args < measure params``."""
    with m.with_mvar_context(goal) as decl:
        type = m.instantiate_mvars(decl.type)
        shown = _succ_as_plus(_clean(m, type))
        new = new_goal(m, shown, decl.user_name)
        m.assign(goal, mk_mvar(new))
    return _cleanup(m, new)


def _succ_as_plus(e: Expr) -> Expr:
    """``n.succ`` as ``n + 1`` (patterns make the former)."""
    nat = mk_const(mk_name("Nat"))
    inst = mk_apps(mk_const(mk_name("instHAdd"), (ZERO,)), (nat, mk_const(mk_name("instAddNat"))))

    def step(t: Expr) -> Expr | None:
        if isinstance(t, App) and isinstance(t.fn, Const) and t.fn.name.text == "Nat.succ":
            plus = mk_const(mk_name("HAdd.hAdd"), (ZERO, ZERO, ZERO))
            return mk_apps(plus, (nat, nat, nat, inst, rewrite(t.arg, step), mk_numeral(1)))
        return None

    return rewrite(e, step)


def _cleanup(m: Meta, goal: int) -> int:
    """Drop variables that neither the target nor a proposition mentions (Lean's ``cleanup``)."""
    with m.with_mvar_context(goal) as decl:
        relevant: set[int] = set()
        todo = fvars_of(m.instantiate_mvars(decl.type))
        decls = list(decl.lctx)
        todo += [d.uid for d in decls if not d.is_aux and m.is_prop(d.type)]
        while todo:
            uid = todo.pop()
            if uid in relevant:
                continue
            relevant.add(uid)
            found = decl.lctx.find(uid)
            if found is not None:
                todo += fvars_of(m.instantiate_mvars(found.type))
                if found.value is not None:
                    todo += fvars_of(m.instantiate_mvars(found.value))
        gone = [d.fvar for d in decls if d.uid not in relevant]
    return try_clear_many(m, goal, gone)


def _clean(m: Meta, type: Expr) -> Expr:
    fn, args = unfold_app(type)
    for _ in range(30):
        if not isinstance(fn, Const):
            break
        if fn.name.text == "Prod.Lex" and len(args) == 6:
            # show the components' relations as `<`
            rels = [_clean_relation(m, r) for r in args[2:4]]
            return mk_apps(fn, [*args[:2], *rels, *args[4:]])
        if fn.name.text in ("LT.lt", "PSigma.Lex"):
            break
        if fn.name.text == "WellFoundedRelation.rel" and len(args) >= 2:
            inner = m.whnf_d(args[1])
            ifn, iargs = unfold_app(inner)
            if isinstance(ifn, Const) and ifn.name.text == "WellFoundedRelation.mk":
                type = head_beta(mk_apps(iargs[1], args[2:]))
                fn, args = unfold_app(type)
                continue
            break
        if fn.name.text == "InvImage" and len(args) == 6:
            f, a, b = args[3], args[4], args[5]
            type = head_beta(mk_apps(args[2], [_measure_at(m, f, a), _measure_at(m, f, b)]))
            fn, args = unfold_app(type)
            continue
        new = m.unfold_definition(type)
        if new is None:
            break
        type = head_beta(new)
        fn, args = unfold_app(type)
    return type


def _clean_relation(m: Meta, rel: Expr) -> Expr:
    """A relation as ``fun a₁ a₂ => a₁ < a₂`` where it is one."""
    type = m.whnf(m.infer_type(rel))
    if not isinstance(type, Pi):
        return rel
    with m.scope():
        xs = [m.push_local(mk_name(f"a{s}"), type.binder_type) for s in ("₁", "₂")]
        return m.mk_lambda(xs, _clean(m, mk_apps(rel, xs)))


def _measure_at(m: Meta, f: Expr, a: Expr) -> Expr:
    """``f a`` with the unpacking reduced."""
    e = head_beta(mk_app(f, a))
    for _ in range(60):
        fn, args = unfold_app(e)
        if isinstance(fn, Const) and fn.name.text == "PSigma.casesOn" and len(args) >= 5:
            major = m.whnf_core(args[3])
            mfn, margs = unfold_app(major)
            if isinstance(mfn, Const) and mfn.name.text == "PSigma.mk":
                e = head_beta(mk_apps(args[4], [*margs[2:], *args[5:]]))
                continue
        break
    return _simplify_size(m, e)


def _simplify_size(m: Meta, e: Expr) -> Expr:
    """``sizeOf n`` is ``n`` for a natural number."""

    def step(t: Expr) -> Expr | None:
        if is_app_of(t, mk_name("SizeOf.sizeOf"), 3):
            _, args = unfold_app(t)
            if isinstance(args[0], Const) and args[0].name.text == "Nat":
                return rewrite(args[2], step)
        return None

    return rewrite(e, step)


# ------------------------------------------------------------ proving that it decreases
def run_decreasing(el: TermElab, goal: int, seq: ast.TacticSeq, ref: ast.Syntax) -> bool:
    """Run tactics on a decreasing goal; False when they fail (the state is restored)."""
    if not TACTIC_RUNNER:
        raise UnsupportedFeature("well-founded recursion (the tactic room is not loaded)", ref)
    saved = el.save()
    try:
        with el.setting(err_to_sorry=False):
            left = TACTIC_RUNNER[0](el, goal, seq, ref, False)
            el.synthesize_no_postponing()
        if not [g for g in left if not el.m.mctx.is_assigned_or_delayed(g)]:
            return True
    except HeartbeatsExceeded:
        raise
    except (LeanError, Stuck):
        pass
    el.restore(saved)
    return False


def default_seq() -> ast.TacticSeq:
    from prover.lean.syntax.parser.commands import parse_tactic_text

    parsed = parse_tactic_text(DEFAULT_TACTIC)
    if isinstance(parsed, ast.TacticSeq):
        return parsed
    return ast.TacticSeq(0, 0, (parsed,))


def prove_decreasing(el: TermElab, goal: int, ref: ast.Syntax) -> bool:
    """The default tactic; lexicographic goals are tried component by component."""
    m = el.m
    with m.with_mvar_context(goal) as decl:
        type = m.instantiate_mvars(decl.type)
    fn, args = unfold_app(type)
    if isinstance(fn, Const) and fn.name.text == "Prod.Lex" and len(args) == 6:
        return _prove_lex(el, goal, fn, args, ref)
    return run_decreasing(el, goal, default_seq(), ref)


def _prove_lex(el: TermElab, goal: int, fn: Const, args: list[Expr], ref: ast.Syntax) -> bool:
    m = el.m
    saved = el.save()
    with m.with_mvar_context(goal):
        alpha, beta_type, ra, rb, p, q = args
        p, q = m.whnf(p), m.whnf(q)
        (_, pa), (_, qa) = unfold_app(p), unfold_app(q)
        if len(pa) != 4 or len(qa) != 4:
            return False
        a1, b1, a2, b2 = pa[2], pa[3], qa[2], qa[3]
        first = new_goal(m, _clean(m, head_beta(mk_apps(ra, (a1, a2)))))
        head = mk_const(mk_name("Prod.Lex.left"), fn.levels)
        m.assign(goal, mk_apps(head, (alpha, beta_type, ra, rb, a1, b1, a2, b2, mk_mvar(first))))
    if prove_decreasing(el, first, ref):
        return True
    el.restore(saved)
    with m.with_mvar_context(goal):
        if not m.is_def_eq(a1, a2):
            return False
        second = new_goal(m, _clean(m, head_beta(mk_apps(rb, (b1, b2)))))
        head = mk_const(mk_name("Prod.Lex.right"), fn.levels)
        # `right (a) {b₁ b₂} h`
        m.assign(goal, mk_apps(head, (alpha, beta_type, ra, rb, a1, b1, b2, mk_mvar(second))))
    if prove_decreasing(el, second, ref):
        return True
    el.restore(saved)
    return False


# ------------------------------------------------------------ measures
def user_measure(el: TermElab, hints: ast.TerminationHints) -> object:
    """``termination_by``: elaborate the measure over the function's parameters."""
    m = el.m

    def measure_of(xs: list[Expr], packing: Packing) -> tuple[Expr, Expr]:
        assert hints.measure is not None
        _name_vars(m, xs, packing, hints)
        with el.with_ref(hints.measure):
            e = el.elab_term(hints.measure)
            el.synthesize_no_postponing()
        e = m.instantiate_mvars(e)
        return e, _wf_instance(m, m.infer_type(e))

    return measure_of


def _name_vars(m: Meta, xs: list[Expr], packing: Packing, hints: ast.TerminationHints) -> None:
    """``termination_by x y => …`` names the parameters that the header did not name."""
    if not hints.vars:
        return
    unnamed = [x for x in xs if m.local_decl(x).user_name.has_macro_scopes]
    if len(unnamed) < len(hints.vars):
        unnamed = xs[len(xs) - len(hints.vars) :]
    for x, ident in zip(unnamed, hints.vars, strict=False):
        if not ident.name.is_anonymous:
            assert isinstance(x, FVar)
            m.lctx = m.lctx.rename(x.uid, ident.name)


def _wf_instance(m: Meta, type: Expr) -> Expr:
    type = m.instantiate_mvars(type)
    if isinstance(type, Const) and type.name.text == "Nat":
        return mk_const(mk_name("Nat.lt_wfRel"))
    fn, args = unfold_app(type)
    if isinstance(fn, Const) and fn.name.text == "Prod" and len(args) == 2:
        return mk_apps(mk_const(mk_name("Prod.lex"), fn.levels), [*args, *[_wf_instance(m, a) for a in args]])
    level = m.get_level(type)
    inst = m.synth_instance(mk_app(mk_const(mk_name("WellFoundedRelation"), (level,)), type))
    if inst is None:
        raise m.error("failed to synthesize instance of type class\n  WellFoundedRelation {}", type)
    return inst


def argument_measure(positions: Sequence[int]) -> object:
    """``(sizeOf y_i, sizeOf y_j, …)`` for positions among the varying parameters."""

    def measure_of(_xs: list[Expr], packing: Packing) -> tuple[Expr, Expr]:
        from prover.lean.elab.size_of import size_of

        m = packing.m
        terms = [_simplify_size(m, size_of(m, packing.ys[i])) for i in positions]
        result = terms[-1]
        for t in reversed(terms[:-1]):
            result = m.mk_app_m("Prod.mk", [t, result])
        return result, _wf_instance(m, m.infer_type(result))

    return measure_of


def usable_positions(m: Meta, predef: PreDefinition, num_fixed: int) -> list[int]:
    """Varying arguments that can be measured."""
    with m.scope():
        xs, _ = open_value(m, predef.value)
        return [
            i
            for i, y in enumerate(xs[num_fixed:])
            if not m.is_prop(m.infer_type(y)) and not m.is_type_former_type(m.infer_type(y))
        ]


def guess_measure(el: TermElab, predef: PreDefinition, num_fixed: int) -> tuple[tuple[int, ...] | None, str]:
    """A lexicographic order of arguments in which every recursive call decreases, or the reason why there is none
    (Lean's ``GuessLex``)."""
    m = el.m
    usable = usable_positions(m, predef, num_fixed)
    if len(usable) == 1:
        return (usable[0],), ""
    columns: dict[int, list[str]] = {}
    text = ""
    for i in usable:
        saved = el.save()
        try:
            with m.scope():
                _, goals, _ = WFCompiler(el, predef, num_fixed).compile(argument_measure((i,)))
                column: list[str] = []
                for ob in goals:
                    status, shown = _relation(el, clean_goal(m, ob.goal), ob.ref)
                    column.append(status)
                    text = text or shown
                columns[i] = column
        except HeartbeatsExceeded:
            raise
        except (LeanError, Stuck) as err:
            text = text or str(err)
        el.restore(saved)
    if not columns:
        return None, text
    left = list(range(len(next(iter(columns.values())))))
    order: list[int] = []
    while left:
        for i, column in columns.items():
            if i not in order and all(column[j] in "<=" for j in left) and any(column[j] == "<" for j in left):
                order.append(i)
                left = [j for j in left if column[j] != "<"]
                break
        else:
            return None, text
    return tuple(order) if order else (usable[0],), ""


def _relation(el: TermElab, goal: int, ref: ast.Syntax) -> tuple[str, str]:
    """``<`` when the goal ``a < b`` is proved, ``=`` when both sides are equal, ``?`` otherwise (with the goal
    shown)."""
    m = el.m
    with m.with_mvar_context(goal) as decl:
        fn, args = unfold_app(m.instantiate_mvars(decl.type))
        if isinstance(fn, Const) and fn.name.text == "LT.lt" and len(args) == 4 and m.is_def_eq(args[2], args[3]):
            return "=", HINT + "\n" + m.pp_goal(goal)
    if prove_decreasing(el, goal, ref):
        return "<", ""
    with m.with_mvar_context(goal):
        return "?", HINT + "\n" + m.pp_goal(goal)


# ------------------------------------------------------------ entry
def add_well_founded(
    el: TermElab, predefs: Sequence[PreDefinition], adder: PreDefAdder, structural_failure: str | None
) -> None:
    """Compile by well-founded recursion and add; LeanError in Lean's words when it fails."""
    if len(predefs) > 1:
        if structural_failure is not None:
            raise LeanError(_failure_text(predefs, structural_failure, "mutual well-founded recursion"), predefs[0].ref)
        raise UnsupportedFeature("well-founded recursion of mutual definitions", predefs[0].ref)
    predef = predefs[0]
    m = el.m
    if mk_name("WellFounded.fix") not in m.env or mk_name("WellFoundedRelation") not in m.env:
        raise LeanError(structural_failure or "well-founded recursion is not available here", predef.ref)
    num_fixed = fixed_prefix(m, predefs)
    hints = predef.termination
    if hints is not None and hints.measure is not None:
        with m.scope():
            compiled = WFCompiler(el, predef, num_fixed).compile(user_measure(el, hints))
            failure = _discharge(el, compiled[1], hints)
        if failure is not None:
            raise LeanError(failure, hints)
        _finish(el, predef, adder, compiled[0])
        return
    goals_text = ""
    with m.scope():
        xs, _ = open_value(m, predef.value)
    if len(xs) == num_fixed:
        goals_text = f"well-founded recursion cannot be used, `{predef.name}` does not take any (non-fixed) arguments"
    else:
        positions, goals_text = guess_measure(el, predef, num_fixed)
        if positions is None and hints is not None and hints.decreasing_by is not None:
            positions = tuple(usable_positions(m, predef, num_fixed)[:1])
        if positions:
            with m.scope():
                compiled = WFCompiler(el, predef, num_fixed).compile(argument_measure(positions))
                failure = _discharge(el, compiled[1], hints)
            if failure is None:
                _finish(el, predef, adder, compiled[0])
                return
            goals_text = failure
    raise LeanError(_failure_text(predefs, structural_failure, goals_text or HINT), predef.ref)


def _failure_text(predefs: Sequence[PreDefinition], structural: str | None, wf: str) -> str:
    if structural is None:
        return wf
    names = "\n".join(f"  {p.name}" for p in predefs)
    return f"fail to show termination for\n{names}\nwith errors\n{structural}\n\n{wf}"


def _discharge(el: TermElab, goals: list[Obligation], hints: ast.TerminationHints | None) -> str | None:
    """Prove all obligations; None on success, else the message for the first that fails."""
    m = el.m
    if hints is not None and hints.decreasing_by is not None:
        if not GOALS_RUNNER:
            raise UnsupportedFeature("well-founded recursion (the tactic room is not loaded)", hints)
        cleaned = [clean_goal(m, ob.goal) for ob in goals]
        left = GOALS_RUNNER[0](el, cleaned, hints.decreasing_by)
        return "unsolved goals\n" + "\n\n".join([m.pp_goal(g) for g in left]) if left else None
    for ob in goals:
        goal = clean_goal(m, ob.goal)
        if not prove_decreasing(el, goal, ob.ref):
            with m.with_mvar_context(goal):
                return HINT + "\n" + m.pp_goal(_failing_component(m, goal))
    return None


def _failing_component(m: Meta, goal: int) -> int:
    """For a lexicographic goal: the component at which it fails."""
    with m.with_mvar_context(goal) as decl:
        fn, args = unfold_app(m.instantiate_mvars(decl.type))
        if not isinstance(fn, Const) or fn.name.text != "Prod.Lex" or len(args) != 6:
            return goal
        (_, pa), (_, qa) = unfold_app(m.whnf(args[4])), unfold_app(m.whnf(args[5]))
        if len(pa) != 4 or len(qa) != 4:
            return goal
        i = 1 if m.is_def_eq(pa[2], qa[2]) else 0
        part = new_goal(m, _succ_as_plus(_clean(m, head_beta(mk_apps(args[2 + i], (pa[2 + i], qa[2 + i]))))))
    return _failing_component(m, part)


def _finish(el: TermElab, predef: PreDefinition, adder: PreDefAdder, value: Expr) -> None:
    m = el.m
    value = m.instantiate_mvars(value)
    adder.add_plain(replace(predef, value=value))
    if predef.kind in ("theorem", "example"):
        return
    body_name = predef.name.child(WF_BODY)
    m.add_decl(DefinitionDecl(body_name, predef.level_params, predef.type, predef.value, OPAQUE_HINT))
    saved = m.save()
    try:
        add_unfold_equation(m, predef, value)
    except HeartbeatsExceeded:
        raise
    except LeanError:
        m.restore(saved)
    m.env = set_reducibility(m.env, predef.name, "irreducible")


def add_unfold_equation(m: Meta, predef: PreDefinition, value: Expr) -> None:
    """``f.eq_def`` from ``WellFounded.fix_eq``."""
    levels: tuple[Level, ...] = tuple([mk_level_param(u) for u in predef.level_params])
    fn = mk_const(predef.name, levels)
    with m.scope():
        xs, fix = open_value(m, value)
        body = beta(predef.value, xs)
        lhs = mk_apps(fn, xs)
        type = m.infer_type(lhs)
        level = m.get_level(type)
        eq = mk_apps(mk_const(mk_name("Eq"), (level,)), (type, lhs, body))
        head, args = unfold_app(fix)
        assert isinstance(head, Const) and head.name.text == "WellFounded.fix" and len(args) >= 6
        step = mk_apps(mk_const(mk_name("WellFounded.fix_eq"), head.levels), args[:6])
        middle_type = m.whnf(m.infer_type(step))
        _, sides = unfold_app(middle_type)
        middle = head_beta(sides[2])
        rest = new_goal(m, mk_apps(mk_const(mk_name("Eq"), (level,)), (type, middle, body)))
        proof = mk_apps(mk_const(mk_name("Eq.trans"), (level,)), (type, lhs, middle, body, step, mk_mvar(rest)))
        prove_by_cases(m, rest)
        statement = m.mk_pi(xs, eq)
        closed = m.mk_lambda(xs, m.instantiate_mvars(proof))
    m.add_decl(TheoremDecl(predef.name.child("eq_def"), predef.level_params, statement, closed))

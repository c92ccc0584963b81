"""Building applications from explicit arguments, and Lean's usual equality and logic terms.

Source: Lean 4 ``src/Lean/Meta/AppBuilder.lean``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from prover.lean.expr import (
    BinderInfo,
    Expr,
    Lam,
    MVar,
    Pi,
    Sort,
    get_app_args,
    is_app_of,
    mk_app,
    mk_apps,
    mk_const,
    mk_lambda,
    mk_lit,
)
from prover.lean.level import ONE, ZERO, Level
from prover.lean.meta.base import Transparency
from prover.lean.meta.kabstract import KAbstract
from prover.lean.meta.mctx import MVarKind
from prover.lean.name import Name, mk_name
from prover.lean.subst import instantiate_rev, push_children

EQ: Final = mk_name("Eq")
EQ_REFL: Final = mk_name("Eq.refl")
HEQ: Final = mk_name("HEq")
IFF: Final = mk_name("Iff")
NOT: Final = mk_name("Not")
AND: Final = mk_name("And")
OR: Final = mk_name("Or")
NE: Final = mk_name("Ne")
EXISTS: Final = mk_name("Exists")
FALSE: Final = mk_const(mk_name("False"))
TRUE: Final = mk_const(mk_name("True"))
TRUE_INTRO: Final = mk_const(mk_name("True.intro"))
NAT_CONST: Final = mk_const(mk_name("Nat"))
_OF_NAT_NAT: Final = mk_app(mk_const(mk_name("OfNat.ofNat"), (ZERO,)), NAT_CONST)
_INST_OF_NAT: Final = mk_const(mk_name("instOfNatNat"))
_HADD_NAT: Final = mk_apps(
    mk_const(mk_name("HAdd.hAdd"), (ZERO, ZERO, ZERO)),
    [
        NAT_CONST,
        NAT_CONST,
        NAT_CONST,
        mk_apps(mk_const(mk_name("instHAdd"), (ZERO,)), [NAT_CONST, mk_const(mk_name("instAddNat"))]),
    ],
)


def mk_nat_lit(n: int) -> Expr:
    """``(n : Nat)`` as users write it: ``OfNat.ofNat Nat n (instOfNatNat n)``."""
    raw = mk_lit(n)
    return mk_apps(_OF_NAT_NAT, [raw, mk_app(_INST_OF_NAT, raw)])


class AppBuilder(KAbstract):
    """Adds ``mk_app_m`` and the term builders."""

    # ------------------------------------------------------------ generic
    def mk_app_m(self, fn: Name | str | Expr, args: Sequence[Expr]) -> Expr:
        """``fn`` applied to its *explicit* arguments; implicit ones are inferred, instances synthesized."""
        head = self._head_of(fn)
        rest = list(args)
        rest.reverse()
        mvars: list[Expr] = []
        insts: list[MVar] = []
        type_ = self.infer_type(head)
        start = 0
        while rest:
            if not isinstance(type_, Pi):
                type_ = self.whnf_d(instantiate_rev(type_, mvars[start:]))
                start = len(mvars)
                if not isinstance(type_, Pi):
                    raise self.error("AppBuilder for '{}': too many explicit arguments", head)
            domain = instantiate_rev(type_.binder_type, mvars[start:])
            if type_.info is BinderInfo.DEFAULT:
                arg = rest.pop()
                self._check_arg(head, arg, domain)
                mvars.append(arg)
            else:
                mvars.append(self._mk_implicit(domain, type_.info, insts))
            type_ = type_.body
        return self._finish_app(head, mvars, insts)

    def mk_app_opt_m(self, fn: Name | str | Expr, args: Sequence[Expr | None]) -> Expr:
        """``fn`` applied to all its arguments; None ones are inferred or synthesized."""
        head = self._head_of(fn)
        mvars: list[Expr] = []
        insts: list[MVar] = []
        type_ = self.infer_type(head)
        start = 0
        for arg in args:
            if not isinstance(type_, Pi):
                type_ = self.whnf_d(instantiate_rev(type_, mvars[start:]))
                start = len(mvars)
                if not isinstance(type_, Pi):
                    raise self.error("AppBuilder for '{}': too many arguments", head)
            domain = instantiate_rev(type_.binder_type, mvars[start:])
            if arg is not None:
                self._check_arg(head, arg, domain)
                mvars.append(arg)
            else:
                mvars.append(self._mk_implicit(domain, type_.info, insts))
            type_ = type_.body
        return self._finish_app(head, mvars, insts)

    def _head_of(self, fn: Name | str | Expr) -> Expr:
        if isinstance(fn, Expr):
            return fn
        return self.mk_const_with_fresh_levels(mk_name(fn) if isinstance(fn, str) else fn)

    def _mk_implicit(self, domain: Expr, info: BinderInfo, insts: list[MVar]) -> Expr:
        if info is BinderInfo.INST_IMPLICIT:
            mvar = self.mk_mvar(domain, MVarKind.SYNTHETIC)
            insts.append(mvar)
            return mvar
        return self.mk_mvar(domain)

    def _check_arg(self, head: Expr, arg: Expr, domain: Expr) -> None:
        actual = self.infer_type(arg)
        if actual is not domain:
            old = self.transparency
            self.transparency = max(old, Transparency.DEFAULT)
            try:
                ok = self.is_def_eq(domain, actual)
            finally:
                self.transparency = old
            if not ok:
                raise self.error(
                    "Application type mismatch: The argument\n  {}\nhas type\n  {}\nbut is expected to have type\n  {}"
                    "\nin the application of\n  {}",
                    arg,
                    actual,
                    domain,
                    head,
                )

    def _finish_app(self, head: Expr, args: Sequence[Expr], insts: Sequence[MVar]) -> Expr:
        for mvar in insts:
            if not self.mctx.is_assigned(mvar.uid):
                self.synthesize_inst_mvar(mvar)
        result = self.instantiate_mvars(mk_apps(head, args))
        for arg in args:
            if isinstance(arg, MVar) and not self.mctx.is_assigned(arg.uid) and arg in result_mvars(result):
                decl = self.mctx.decl(arg.uid)
                if decl.kind is MVarKind.SYNTHETIC:
                    raise self.error("AppBuilder: result contains unassigned instances\n  {}", result)
        return result

    # ------------------------------------------------------------ equality
    def mk_eq(self, a: Expr, b: Expr) -> Expr:
        type_ = self.infer_type(a)
        return mk_apps(mk_const(EQ, (self.get_level(type_),)), [type_, a, b])

    def mk_heq(self, a: Expr, b: Expr) -> Expr:
        ta, tb = self.infer_type(a), self.infer_type(b)
        return mk_apps(mk_const(HEQ, (self.get_level(ta),)), [ta, a, tb, b])

    def mk_eq_refl(self, a: Expr) -> Expr:
        type_ = self.infer_type(a)
        return mk_apps(mk_const(EQ_REFL, (self.get_level(type_),)), [type_, a])

    def mk_heq_refl(self, a: Expr) -> Expr:
        type_ = self.infer_type(a)
        return mk_apps(mk_const(mk_name("HEq.refl"), (self.get_level(type_),)), [type_, a])

    def match_eq(self, type: Expr) -> tuple[Expr, Expr, Expr] | None:
        """``(α, a, b)`` if ``type`` is ``@Eq α a b``."""
        type = self.instantiate_mvars(type)
        if not is_app_of(type, EQ, 3):
            return None
        alpha, a, b = get_app_args(type)
        return alpha, a, b

    def match_heq(self, type: Expr) -> tuple[Expr, Expr, Expr, Expr] | None:
        type = self.instantiate_mvars(type)
        if not is_app_of(type, HEQ, 4):
            return None
        alpha, a, beta_, b = get_app_args(type)
        return alpha, a, beta_, b

    def match_app(self, type: Expr, name: Name, n: int) -> list[Expr] | None:
        """The arguments if ``type`` is ``name`` applied to exactly ``n``."""
        type = self.instantiate_mvars(type)
        return get_app_args(type) if is_app_of(type, name, n) else None

    def match_not(self, type: Expr) -> Expr | None:
        """``p`` if ``type`` is ``¬p`` (also ``p → False``)."""
        type = self.instantiate_mvars(type)
        if is_app_of(type, NOT, 1):
            return get_app_args(type)[0]
        if isinstance(type, Pi) and type.body is FALSE:
            return type.binder_type
        return None

    def match_ne(self, type: Expr) -> tuple[Expr, Expr, Expr] | None:
        args = self.match_app(type, NE, 3)
        return (args[0], args[1], args[2]) if args is not None else None

    def eq_of_proof(self, proof: Expr) -> tuple[Expr, Expr, Expr]:
        """``(α, a, b)`` of the equation that ``proof`` proves."""
        type_ = self.instantiate_mvars(self.infer_type(proof))
        found = self.match_eq(type_) or self.match_eq(self.whnf_d(type_))
        if found is None:
            raise self.error("equality proof expected\n  {}\nhas type\n  {}", proof, type_)
        return found

    def mk_eq_symm(self, h: Expr) -> Expr:
        if is_app_of(h, EQ_REFL, 2):
            return h
        alpha, a, b = self.eq_of_proof(h)
        return mk_apps(mk_const(mk_name("Eq.symm"), (self.get_level(alpha),)), [alpha, a, b, h])

    def mk_eq_trans(self, h1: Expr, h2: Expr) -> Expr:
        if is_app_of(h1, EQ_REFL, 2):
            return h2
        if is_app_of(h2, EQ_REFL, 2):
            return h1
        alpha, a, b = self.eq_of_proof(h1)
        _, _, c = self.eq_of_proof(h2)
        return mk_apps(mk_const(mk_name("Eq.trans"), (self.get_level(alpha),)), [alpha, a, b, c, h1, h2])

    def mk_congr_arg(self, f: Expr, h: Expr) -> Expr:
        """``congrArg f h : f a = f b``."""
        alpha, a, b = self.eq_of_proof(h)
        fn_type = self.whnf_d(self.infer_type(f))
        if not isinstance(fn_type, Pi):
            raise self.error("congrArg: function expected\n  {}", f)
        if is_app_of(h, EQ_REFL, 2):
            return self.mk_eq_refl(mk_app(f, a))
        beta_ = fn_type.body
        u, v = self.get_level(alpha), self.get_level(beta_)
        return mk_apps(mk_const(mk_name("congrArg"), (u, v)), [alpha, beta_, a, b, f, h])

    def mk_congr_fun(self, h: Expr, a: Expr) -> Expr:
        """``congrFun h a : f a = g a``."""
        fn_type, f, g = self.eq_of_proof(h)
        if is_app_of(h, EQ_REFL, 2):
            return self.mk_eq_refl(mk_app(f, a))
        pi = self.whnf_d(fn_type)
        if not isinstance(pi, Pi):
            raise self.error("congrFun: equality of functions expected\n  {}", h)
        alpha = pi.binder_type
        family = mk_lambda(pi.binder_name, alpha, pi.body)
        u = self.get_level(alpha)
        v = self.get_level(self.infer_type(mk_app(f, a)))
        return mk_apps(mk_const(mk_name("congrFun"), (u, v)), [alpha, family, f, g, h, a])

    def mk_congr(self, h1: Expr, h2: Expr) -> Expr:
        """``congr h1 h2 : f a = g b``."""
        if is_app_of(h2, EQ_REFL, 2):
            return self.mk_congr_fun(h1, get_app_args(h2)[1])
        if is_app_of(h1, EQ_REFL, 2):
            return self.mk_congr_arg(get_app_args(h1)[1], h2)
        fn_type, f, g = self.eq_of_proof(h1)
        alpha, a, b = self.eq_of_proof(h2)
        pi = self.whnf_d(fn_type)
        if not isinstance(pi, Pi):
            raise self.error("congr: equality of functions expected\n  {}", h1)
        u, v = self.get_level(alpha), self.get_level(pi.body)
        return mk_apps(mk_const(mk_name("congr"), (u, v)), [alpha, pi.body, f, g, a, b, h1, h2])

    def mk_eq_mpr(self, eq: Expr, e: Expr) -> Expr:
        """``Eq.mpr eq e`` for ``eq : α = β`` and ``e : β``."""
        _, alpha, beta_ = self.eq_of_proof(eq)
        return mk_apps(mk_const(mk_name("Eq.mpr"), (self.get_level(alpha),)), [alpha, beta_, eq, e])

    def mk_eq_mp(self, eq: Expr, e: Expr) -> Expr:
        """``Eq.mp eq e`` for ``eq : α = β`` and ``e : α``."""
        _, alpha, beta_ = self.eq_of_proof(eq)
        return mk_apps(mk_const(mk_name("Eq.mp"), (self.get_level(alpha),)), [alpha, beta_, eq, e])

    def mk_eq_ndrec(self, motive: Expr, m: Expr, h: Expr) -> Expr:
        """``@Eq.ndrec u v α a motive m b h`` with ``motive : α → Sort u``, ``m : motive a``, ``h : a = b``."""
        alpha, a, b = self.eq_of_proof(h)
        v = self.get_level(alpha)
        u = self._motive_level(motive, 1)
        return mk_apps(mk_const(mk_name("Eq.ndrec"), (u, v)), [alpha, a, motive, m, b, h])

    def mk_eq_rec(self, motive: Expr, m: Expr, h: Expr) -> Expr:
        """``@Eq.rec u v α a motive m b h`` with ``motive : ∀ x, a = x → Sort u``."""
        alpha, a, b = self.eq_of_proof(h)
        v = self.get_level(alpha)
        u = self._motive_level(motive, 2)
        return mk_apps(mk_const(mk_name("Eq.rec"), (u, v)), [alpha, a, motive, m, b, h])

    def _motive_level(self, motive: Expr, n: int) -> Level:
        with self.scope():
            if isinstance(motive, Lam):
                fvars, body = self.lambda_telescope(motive, n)
                if len(fvars) == n:
                    return self.get_level(body)
            fvars, sort = self.forall_telescope(self.infer_type(motive), n)
            sort = self.whnf_d(sort)
            if isinstance(sort, Sort):
                return sort.level
        raise self.error("invalid motive\n  {}", motive)

    def mk_eq_of_heq(self, h: Expr) -> Expr:
        found = self.match_heq(self.whnf_d(self.infer_type(h)))
        if found is None:
            raise self.error("heterogeneous equality proof expected\n  {}", h)
        alpha, a, _, b = found
        return mk_apps(mk_const(mk_name("eq_of_heq"), (self.get_level(alpha),)), [alpha, a, b, h])

    def mk_heq_of_eq(self, h: Expr) -> Expr:
        alpha, a, b = self.eq_of_proof(h)
        return mk_apps(mk_const(mk_name("heq_of_eq"), (self.get_level(alpha),)), [alpha, a, b, h])

    def mk_propext(self, h: Expr) -> Expr:
        args = self.match_app(self.whnf_r(self.infer_type(h)), IFF, 2)
        if args is None:
            raise self.error("propext: iff proof expected\n  {}", h)
        return mk_apps(mk_const(mk_name("propext")), [*args, h])

    def mk_funext(self, h: Expr) -> Expr:
        return self.mk_app_m("funext", [h])

    # ------------------------------------------------------------ logic
    def mk_not(self, p: Expr) -> Expr:
        return mk_app(mk_const(NOT), p)

    def mk_and(self, p: Expr, q: Expr) -> Expr:
        return mk_apps(mk_const(AND), [p, q])

    def mk_or(self, p: Expr, q: Expr) -> Expr:
        return mk_apps(mk_const(OR), [p, q])

    def mk_iff(self, p: Expr, q: Expr) -> Expr:
        return mk_apps(mk_const(IFF), [p, q])

    def mk_exists(self, predicate: Expr) -> Expr:
        """``Exists (fun x => …)``."""
        assert isinstance(predicate, Lam)
        alpha = predicate.binder_type
        return mk_apps(mk_const(EXISTS, (self.get_level(alpha),)), [alpha, predicate])

    def mk_false_elim(self, type: Expr, proof: Expr) -> Expr:
        """``@False.elim type proof``."""
        return mk_apps(mk_const(mk_name("False.elim"), (self.get_level(type),)), [type, proof])

    def mk_absurd(self, target: Expr, h: Expr, not_h: Expr) -> Expr:
        """``@absurd p target h not_h``."""
        p = self.infer_type(h)
        return mk_apps(mk_const(mk_name("absurd"), (self.get_level(target),)), [p, target, h, not_h])

    def mk_decide(self, p: Expr) -> Expr:
        """``@decide p inst``."""
        return self.mk_app_opt_m("Decidable.decide", [p, None])

    def mk_decide_proof(self, p: Expr) -> Expr:
        """``of_decide_eq_true (Eq.refl true) : p`` (checked by whoever reduces ``decide p``)."""
        inst = get_app_args(self.mk_decide(p))[1]
        true = mk_const(mk_name("Bool.true"))
        refl = mk_apps(mk_const(EQ_REFL, (ONE,)), [mk_const(mk_name("Bool")), true])
        return mk_apps(mk_const(mk_name("of_decide_eq_true")), [p, inst, refl])

    def mk_sorry(self, type: Expr, synthetic: bool) -> Expr:
        """``@sorryAx type synthetic``."""
        flag = mk_const(mk_name("Bool.true" if synthetic else "Bool.false"))
        return mk_apps(mk_const(mk_name("sorryAx"), (self.get_level(type),)), [type, flag])

    # ------------------------------------------------------------ numerals
    def mk_nat_lit(self, n: int) -> Expr:
        return mk_nat_lit(n)

    def mk_numeral(self, type: Expr, n: int) -> Expr:
        """``(n : type)`` by ``OfNat``."""
        if type is NAT_CONST:
            return mk_nat_lit(n)
        level = self.get_dec_level(type)
        raw = mk_lit(n)
        inst_type = mk_apps(mk_const(mk_name("OfNat"), (level,)), [type, raw])
        inst = self.synth_instance(inst_type)
        if inst is None:
            raise self.error("failed to synthesize\n  {}", inst_type)
        return mk_apps(mk_const(mk_name("OfNat.ofNat"), (level,)), [type, raw, inst])

    def mk_nat_offset(self, base: Expr | None, k: int) -> Expr:
        """``base + k`` as users write it (a literal when ``base`` is None)."""
        if base is None:
            return mk_nat_lit(k)
        return base if k == 0 else mk_apps(_HADD_NAT, [base, mk_nat_lit(k)])

    def mk_binop(self, name: str, a: Expr, b: Expr) -> Expr:
        """``a ∘ b`` for a heterogeneous operator class such as ``HAdd.hAdd``."""
        return self.mk_app_m(name, [a, b])


def result_mvars(e: Expr) -> set[Expr]:
    """The metavariables that occur in ``e`` (no instantiation)."""
    out: set[Expr] = set()
    seen: set[Expr] = set()
    stack = [e]
    while stack:
        t = stack.pop()
        if t in seen or not t.has_expr_mvar:
            continue
        seen.add(t)
        if isinstance(t, MVar):
            out.add(t)
        push_children(t, stack)
    return out

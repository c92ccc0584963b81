"""Weak head normal form with transparency, smart unfolding and matcher reduction.

Source: Lean 4 ``src/Lean/Meta/WHNF.lean``. ``whnf_core`` does beta, zeta, projections, recursors, quotients and
matchers; ``whnf`` adds delta. Structurally recursive definitions unfold through their ``._sunfold`` companion only when
the matches at the head of their equations reduce.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import gcd
from typing import Final

from prover.lean.declaration import (
    ConstantInfo,
    ConstructorInfo,
    DefinitionInfo,
    InductiveInfo,
    OpaqueInfo,
    QuotInfo,
    QuotKind,
    RecursorInfo,
    TheoremInfo,
)
from prover.lean.expr import (
    HAS_EXPR_MVAR,
    HAS_FVAR,
    HAS_MVAR,
    App,
    Const,
    Expr,
    FVar,
    Lam,
    Let,
    Lit,
    MVar,
    Pi,
    Proj,
    Sort,
    get_app_fn,
    mk_app,
    mk_apps,
    mk_const,
    mk_lit,
    mk_proj,
    unfold_app,
)
from prover.lean.level import ZERO
from prover.lean.meta.attributes import MatcherInfo, matcher_info, projection_info, reducibility, sunfold_value
from prover.lean.meta.base import Transparency
from prover.lean.meta.infer import Infer
from prover.lean.name import Name, mk_name
from prover.lean.subst import beta_rev, instantiate1, instantiate_level_params

NAT: Final = mk_name("Nat")
NAT_ZERO: Final = mk_name("Nat.zero")
NAT_SUCC: Final = mk_name("Nat.succ")
STRING: Final = mk_name("String")
OF_NAT: Final = mk_name("OfNat.ofNat")
INST_OF_NAT_NAT: Final = mk_name("instOfNatNat")
MAX_POW: Final = 1 << 24


def _sub(a: int, b: int) -> int:
    return a - b if a > b else 0


NAT_POW: Final = mk_name("Nat.pow")
MAX_EXPONENT: Final = 4096
"""Powers with a larger exponent stay as they are (Lean warns above 256 and then meets its recursion depth)."""
NAT_BINARY: Final[dict[Name, Callable[[int, int], int | None]]] = {
    mk_name("Nat.add"): lambda a, b: a + b,
    mk_name("Nat.sub"): _sub,
    mk_name("Nat.mul"): lambda a, b: a * b,
    mk_name("Nat.div"): lambda a, b: a // b if b else 0,
    mk_name("Nat.mod"): lambda a, b: a % b if b else a,
    mk_name("Nat.gcd"): gcd,
    NAT_POW: lambda a, b: a**b if b <= MAX_EXPONENT or a < 2 else None,
    mk_name("Nat.land"): lambda a, b: a & b,
    mk_name("Nat.lor"): lambda a, b: a | b,
    mk_name("Nat.xor"): lambda a, b: a ^ b,
    mk_name("Nat.shiftLeft"): lambda a, b: a << b if b <= 65536 else None,
    mk_name("Nat.shiftRight"): lambda a, b: a >> b,
}
NAT_RELATIONS: Final[dict[Name, Callable[[int, int], bool]]] = {
    mk_name("Nat.beq"): lambda a, b: a == b,
    mk_name("Nat.ble"): lambda a, b: a <= b,
}
NAT_LOG2: Final = mk_name("Nat.log2")
BOOL_TRUE: Final = mk_const(mk_name("Bool.true"))
BOOL_FALSE: Final = mk_const(mk_name("Bool.false"))


class Whnf(Infer):
    """Adds ``whnf_core``, ``whnf``, ``unfold_definition`` and friends."""

    # ------------------------------------------------------------ whnf
    def whnf(self, e: Expr) -> Expr:
        kind = type(e)
        if kind is Sort or kind is Pi or kind is Lam or kind is Lit:
            return e
        cache = None
        if not e.flags & HAS_MVAR:
            cache = self.whnf_cache[self.transparency]
            found = cache.get(e)
            if found is not None:
                return found
        start = e
        while True:
            self.tick("whnf")
            e = self.whnf_core(e)
            value = self.reduce_nat(e)
            if value is not None:
                e = value
                break
            new = self.unfold_definition(e)
            if new is None:
                break
            e = new
        if cache is not None:
            cache[start] = e
            if not e.flags & HAS_MVAR:
                cache[e] = e
        return e

    def whnf_core(self, e: Expr) -> Expr:
        """Head normal form without delta."""
        while True:
            kind = type(e)
            if kind is App:
                new = self._whnf_core_app(e)
            elif kind is Proj:
                new = self.project_core(e)  # type: ignore[arg-type]
            elif kind is MVar:
                new = self.mctx.assignment.get(e.uid)  # type: ignore[attr-defined]
            elif kind is Let:
                new = instantiate1(e.body, e.value)  # type: ignore[attr-defined]
            elif kind is FVar:
                decl = self.lctx.find(e.uid)  # type: ignore[attr-defined]
                new = decl.value if decl is not None and not decl.nondep else None
            else:
                return e
            if new is None:
                return e
            e = new

    def _whnf_core_app(self, e: Expr) -> Expr | None:
        rev: list[Expr] = []
        fn = e
        while type(fn) is App:
            rev.append(fn.arg)
            fn = fn.fn
        kind = type(fn)
        if kind is Lam:
            return beta_rev(fn, rev)
        if kind is Const:
            return self.reduce_const_app(fn, rev)  # type: ignore[arg-type]
        if kind is MVar:
            new = self.mctx.get_assignment_head(e)
            return None if new is e else new
        if kind is FVar or kind is Let or kind is Proj:
            new_fn = self.whnf_core(fn)
            return None if new_fn is fn else beta_rev(new_fn, rev)
        return None

    def reduce_const_app(self, fn: Const, rev: list[Expr]) -> Expr | None:
        """Recursors, quotients and matchers applied to arguments given last first."""
        info = self.env.find(fn.name)
        kind = type(info)
        if kind is DefinitionInfo:
            matcher = matcher_info(self.env, fn.name)
            return self.reduce_matcher(fn, matcher, rev) if matcher is not None else None
        if kind is RecursorInfo:
            return self._reduce_rec(fn, info, rev)  # type: ignore[arg-type]
        if kind is QuotInfo:
            return self._reduce_quot(info, rev)  # type: ignore[arg-type]
        return None

    # ------------------------------------------------------------ recursors
    def _reduce_rec(self, fn: Const, info: RecursorInfo, rev: list[Expr]) -> Expr | None:
        idx = info.major_idx
        nargs = len(rev)
        if idx >= nargs:
            return None
        major = rev[nargs - 1 - idx]
        if info.k:
            new = self._to_ctor_when_k(info, major)
            if new is not None:
                major = new
        major = self.whnf(major)
        major = self.lit_to_ctor(major)
        major = self._to_ctor_when_structure(info.induct, major)
        ctor_fn, ctor_args = unfold_app(major)
        if not isinstance(ctor_fn, Const):
            return None
        for rule in info.rules:
            if rule.ctor is ctor_fn.name:
                break
        else:
            return None
        if rule.num_fields > len(ctor_args):
            return None
        rhs = instantiate_level_params(rule.rhs, info.level_params, fn.levels)
        args = rev[::-1]
        first_index = info.num_params + info.num_motives + info.num_minors
        all_args = args[:first_index] + ctor_args[len(ctor_args) - rule.num_fields :] + args[idx + 1 :]
        all_args.reverse()
        return beta_rev(rhs, all_args)

    def _to_ctor_when_k(self, info: RecursorInfo, major: Expr) -> Expr | None:
        type_ = self.whnf(self.infer_type(major))
        fn, args = unfold_app(self.instantiate_mvars(type_))
        if not isinstance(fn, Const) or fn.name is not info.induct:
            return None
        if any(a.flags & HAS_EXPR_MVAR for a in args[info.num_params :]):
            return None
        ind = self.env.find(fn.name)
        if not isinstance(ind, InductiveInfo) or not ind.ctors:
            return None
        ctor = mk_apps(mk_const(ind.ctors[0], fn.levels), args[: info.num_params])
        return ctor if self.is_def_eq(type_, self.infer_type(ctor)) else None

    def lit_to_ctor(self, e: Expr) -> Expr:
        """``5`` as ``Nat.succ 4``, ``"ab"`` as ``String.ofList ['a', 'b']``; other terms unchanged."""
        if isinstance(e, Lit) and isinstance(e.value, str):
            return string_lit_to_ctor(e.value)
        if isinstance(e, Lit) and isinstance(e.value, int):
            if e.value == 0:
                return mk_const(NAT_ZERO)
            return mk_app(mk_const(NAT_SUCC), mk_lit(e.value - 1))
        return e

    def _to_ctor_when_structure(self, induct: Name, major: Expr) -> Expr:
        """Structure eta for recursors: ``s`` as ``mk s.1 … s.n`` when the type is a structure that is not a Prop."""
        ind = self.env.find(induct)
        if not isinstance(ind, InductiveInfo) or not is_structure_like(ind) or self.is_ctor_app(major) is not None:
            return major
        if isinstance(get_app_fn(major), MVar):
            return major
        type_ = self.whnf(self.infer_type(major))
        fn, args = unfold_app(type_)
        if not isinstance(fn, Const) or fn.name is not induct or self.is_prop(type_):
            return major
        ctor = self.get_const(ind.ctors[0])
        if not isinstance(ctor, ConstructorInfo):
            return major
        result = mk_apps(mk_const(ctor.name, fn.levels), args[: ind.num_params])
        for i in range(ctor.num_fields):
            result = mk_app(result, mk_proj(induct, i, major))
        return result

    def _reduce_quot(self, info: QuotInfo, rev: list[Expr]) -> Expr | None:
        if info.kind is QuotKind.LIFT:
            major_pos, minor_pos = 5, 3
        elif info.kind is QuotKind.IND:
            major_pos, minor_pos = 4, 3
        else:
            return None
        nargs = len(rev)
        if nargs <= major_pos:
            return None
        major = self.whnf(rev[nargs - 1 - major_pos])
        fn, args = unfold_app(major)
        if not isinstance(fn, Const) or len(args) != 3:
            return None
        ctor = self.env.find(fn.name)
        if not isinstance(ctor, QuotInfo) or ctor.kind is not QuotKind.CTOR:
            return None
        minor = rev[nargs - 1 - minor_pos]
        rest = rev[: nargs - 1 - major_pos]
        return beta_rev(minor, [*rest, args[2]])

    # ------------------------------------------------------------ projections
    def project_core(self, e: Proj) -> Expr | None:
        """``(mk a b).1 ↦ a``; None when stuck."""
        struct = self.whnf(e.struct)
        if isinstance(struct, Lit):
            struct = self.lit_to_ctor(struct)
        fn, args = unfold_app(struct)
        if isinstance(fn, Const):
            info = self.env.find(fn.name)
            if isinstance(info, ConstructorInfo) and info.num_params + e.idx < len(args):
                return args[info.num_params + e.idx]
        return None

    def unfold_projection(self, fn: Const, rev: list[Expr]) -> Expr | None:
        """``Prod.fst p ↦ a`` when ``p`` reduces to a constructor. Class projections need instances transparency."""
        info = projection_info(self.env, fn.name)
        if info is None or len(rev) <= info.num_params:
            return None
        if info.from_class and self.transparency < Transparency.INSTANCES:
            return None
        nargs = len(rev)
        struct = self.whnf(rev[nargs - 1 - info.num_params])
        if isinstance(struct, Lit):
            struct = self.lit_to_ctor(struct)
        head, args = unfold_app(struct)
        if not isinstance(head, Const) or head.name is not info.ctor:
            return None
        rest = rev[: nargs - 1 - info.num_params]
        pos = info.num_params + info.idx
        return beta_rev(args[pos], rest) if pos < len(args) else None

    def projection_to_proj(self, e: Expr) -> Expr | None:
        """``Prod.fst p`` (a projection function applied) as the primitive ``p.1``."""
        fn, args = unfold_app(e)
        if not isinstance(fn, Const):
            return None
        info = projection_info(self.env, fn.name)
        if info is None or len(args) <= info.num_params:
            return None
        ctor = self.env.find(info.ctor)
        if not isinstance(ctor, ConstructorInfo):
            return None
        return mk_apps(mk_proj(ctor.induct, info.idx, args[info.num_params]), args[info.num_params + 1 :])

    # ------------------------------------------------------------ matchers
    def reduce_matcher(self, fn: Const, info: MatcherInfo, rev: list[Expr]) -> Expr | None:
        """Reduce a ``match_n`` application to one of its alternatives; None when the discriminants are stuck."""
        if len(rev) < info.arity:
            return None
        definition = self.env.find(fn.name)
        if not isinstance(definition, DefinitionInfo):
            return None
        value = instantiate_level_params(definition.value, definition.level_params, fn.levels)
        args = rev[::-1]
        aux: list[Expr] = []
        alts = args[info.first_alt_pos : info.arity]
        alt_types: list[Expr] = []
        type_ = self.instantiate_forall(
            instantiate_level_params(definition.type, definition.level_params, fn.levels), args[: info.first_alt_pos]
        )
        for _ in alts:
            type_ = self.whnf_core_pi(type_)
            assert isinstance(type_, Pi)
            alt_types.append(type_.binder_type)
            type_ = type_.body  # alternatives do not occur in later types
        with self.scope():
            for alt_type in alt_types:
                aux.append(self.push_local(ALT_NAME, alt_type, is_aux=True))
            body = beta_rev(value, [*reversed(aux), *reversed(args[: info.first_alt_pos])])
            mode = self.transparency
            if mode is Transparency.REDUCIBLE:
                self.transparency = Transparency.INSTANCES  # discriminants such as the numeral 0 (Lean's whnfMatcher)
            try:
                result = self._whnf_matcher(body)
            finally:
                self.transparency = mode
            head, head_args = unfold_app(result)
            for x, alt in zip(aux, alts, strict=True):
                if head is x:
                    return beta_rev(alt, [*rev[: len(rev) - info.arity], *reversed(head_args)])
        return None

    def _whnf_matcher(self, e: Expr) -> Expr:
        """Unfold inside a matcher: casesOn and the like, discriminants at instances transparency or the current one."""
        while True:
            self.tick("whnf")
            e = self.whnf_core(e)
            fn, args = unfold_app(e)
            if not isinstance(fn, Const) or not self._unfolds_in_matcher(fn.name):
                return e
            info = self.env.find(fn.name)
            if not isinstance(info, DefinitionInfo):
                return e
            args.reverse()
            e = beta_rev(instantiate_level_params(info.value, info.level_params, fn.levels), args)

    def _unfolds_in_matcher(self, name: Name) -> bool:
        last = name.part
        if last in MATCHER_UNFOLDS or (isinstance(last, str) and last.startswith("noConfusion")):
            return True
        return name in MATCHER_CONSTANTS or matcher_info(self.env, name) is not None

    # ------------------------------------------------------------ delta
    def can_unfold(self, info: ConstantInfo) -> bool:
        """Does the current transparency unfold this constant?"""
        mode = self.transparency
        if isinstance(info, DefinitionInfo):
            if mode is Transparency.ALL:
                return True
            if mode is Transparency.NONE:
                return False
            status = reducibility(self.env, info.name)
            if mode is Transparency.DEFAULT:
                return status != "irreducible"
            if status == "reducible":
                return True
            return mode >= Transparency.INSTANCES and status == "instance_reducible"
        return isinstance(info, TheoremInfo) and mode is Transparency.ALL

    def unfold_definition(self, e: Expr) -> Expr | None:
        """One delta step at the head (smart unfolding included), beta-reduced; None when nothing unfolds."""
        rev: list[Expr] = []
        fn = e
        while type(fn) is App:
            rev.append(fn.arg)
            fn = fn.fn
        if type(fn) is not Const:
            return None
        if fn.name is NAT_POW and len(rev) == 2 and (self.nat_literal(rev[0]) or 0) > MAX_EXPONENT:
            return None  # what is too large to compute is not multiplied out either
        info = self.env.find(fn.name)
        if not isinstance(info, DefinitionInfo):
            if isinstance(info, TheoremInfo) and self.can_unfold(info):
                return beta_rev(instantiate_level_params(info.value, info.level_params, fn.levels), rev)
            return None
        if rev and projection_info(self.env, fn.name) is not None:
            return self.unfold_projection(fn, rev)
        if not self.can_unfold(info):
            return None
        if rev and matcher_info(self.env, fn.name) is not None:
            return None  # reduced by whnf_core or stuck
        if self.unfold_log is not None:
            self.unfold_log.add(fn.name)
        smart = sunfold_value(self.env, fn.name)
        if smart is not None:
            if not rev:
                return None
            body = beta_rev(instantiate_level_params(smart, info.level_params, fn.levels), rev)
            return self._smart_unfold(body)
        return beta_rev(instantiate_level_params(info.value, info.level_params, fn.levels), rev)

    def _smart_unfold(self, e: Expr) -> Expr | None:
        """Reduce the matches in tail position; None when one is stuck or an argument is missing."""
        while True:
            kind = type(e)
            if kind is Let:
                e = instantiate1(e.body, e.value)  # type: ignore[attr-defined]
                continue
            if kind is Lam:
                return None
            rev: list[Expr] = []
            fn = e
            while type(fn) is App:
                rev.append(fn.arg)
                fn = fn.fn
            if type(fn) is Lam:
                e = beta_rev(fn, rev)
                continue
            if type(fn) is Const:
                matcher = matcher_info(self.env, fn.name)
                if matcher is not None:
                    self.tick("whnf")
                    new = self.reduce_matcher(fn, matcher, rev)
                    if new is None:
                        return None
                    e = new
                    continue
            return e

    def delta(self, e: Expr, names: Sequence[Name]) -> Expr | None:
        """Unfold the head constant if it is one of ``names``, ignoring transparency and smart unfolding."""
        fn, args = unfold_app(e)
        if not isinstance(fn, Const) or fn.name not in names:
            return None
        info = self.env.find(fn.name)
        if not isinstance(info, (DefinitionInfo, TheoremInfo, OpaqueInfo)):
            return None
        args.reverse()
        return beta_rev(instantiate_level_params(info.value, info.level_params, fn.levels), args)

    # ------------------------------------------------------------ Nat literals
    def nat_literal(self, e: Expr) -> int | None:
        """The value of a raw literal, ``Nat.zero`` or ``OfNat.ofNat Nat n (instOfNatNat n)``: another instance may
        give another number."""
        if isinstance(e, MVar):
            e = self.mctx.get_assignment_head(e)
        if isinstance(e, Lit):
            return e.value if isinstance(e.value, int) else None
        if isinstance(e, Const):
            return 0 if e.name is NAT_ZERO else None
        if type(e) is App:
            fn, args = unfold_app(e)
            if isinstance(fn, Const) and fn.name is OF_NAT and len(args) == 3:
                head = args[0] if not isinstance(args[0], MVar) else self.mctx.get_assignment_head(args[0])
                if isinstance(head, Const) and head.name is NAT and self._is_standard_of_nat(args[2]):
                    return self.nat_literal(args[1])
        return None

    def _is_standard_of_nat(self, inst: Expr) -> bool:
        """Is the instance ``instOfNatNat n``, or not known yet?"""
        if isinstance(inst, MVar):
            inst = self.mctx.get_assignment_head(inst)
        head = get_app_fn(inst)
        return isinstance(head, MVar) or (isinstance(head, Const) and head.name is INST_OF_NAT_NAT)

    def reduce_nat(self, e: Expr) -> Expr | None:
        """Evaluate ``Nat.add 2 3`` and the other accelerated operations on closed literals."""
        if type(e) is not App or e.flags & HAS_FVAR:
            return None
        fn: Expr = e.fn
        if type(fn) is Const:
            if fn.name is NAT_SUCC:
                arg = self._nat_value(e.arg)
                return None if arg is None else mk_lit(arg + 1)
            if fn.name is NAT_LOG2:
                arg = self._nat_value(e.arg)
                return None if arg is None else mk_lit(arg.bit_length() - 1 if arg else 0)
            return None
        if type(fn) is not App or type(fn.fn) is not Const:
            return None
        name = fn.fn.name
        op = NAT_BINARY.get(name)
        if op is None and name not in NAT_RELATIONS:
            return None
        a = self._nat_value(fn.arg)
        b = None if a is None else self._nat_value(e.arg)
        if a is None or b is None:
            return None
        if op is not None:
            result = op(a, b)
            return None if result is None else mk_lit(result)
        return BOOL_TRUE if NAT_RELATIONS[name](a, b) else BOOL_FALSE

    def _nat_value(self, e: Expr) -> int | None:
        """The number that a closed term evaluates to; metavariables count by their values."""
        if e.flags & HAS_EXPR_MVAR:
            e = self.instantiate_mvars(e)
            if e.flags & (HAS_EXPR_MVAR | HAS_FVAR):
                return None
        value = self.nat_literal(e)
        if value is not None:
            return value
        e = self.whnf(e)
        if isinstance(e, Lit):
            return e.value if isinstance(e.value, int) else None
        if isinstance(e, Const) and e.name is NAT_ZERO:
            return 0
        return None


ALT_NAME: Final = mk_name("_alt")
MATCHER_UNFOLDS: Final = frozenset({"casesOn", "recOn", "ndrec", "ndrecOn", "rec_eq"})
MATCHER_CONSTANTS: Final = frozenset(
    mk_name(n)
    for n in (
        "ite",
        "dite",
        "Eq.ndrec",
        "Eq.symm",
        "HEq.elim",
        "HEq.ndrec",
        "Eq.mp",
        "Eq.mpr",
        "cast",
        "eq_of_heq",
        "Nat.beq",
        "Nat.decEq",
        "instDecidableEqNat",
        "Bool.decEq",
        "instDecidableEqBool",
        "instDecidableEqString",
        "String.decEq",
        "Char.ofNat",
        "instDecidableEqChar",
        "absurd",
        "False.elim",
        "id",
    )
)


def string_lit_to_ctor(text: str) -> Expr:
    """``String.ofList [Char.ofNat c₁, …]``."""
    char = mk_const(mk_name("Char"))
    cells: Expr = mk_app(mk_const(mk_name("List.nil"), (ZERO,)), char)
    cons = mk_app(mk_const(mk_name("List.cons"), (ZERO,)), char)
    for c in reversed(text):
        cells = mk_app(mk_app(cons, mk_app(mk_const(mk_name("Char.ofNat")), mk_lit(ord(c)))), cells)
    return mk_app(mk_const(mk_name("String.ofList")), cells)


def is_structure_like(info: InductiveInfo) -> bool:
    """One constructor, no indices, not recursive."""
    return len(info.ctors) == 1 and info.num_indices == 0 and not info.is_rec

"""Type inference, reduction and definitional equality of Lean 4's kernel.

Comes in: an environment and closed terms over it. Goes out: types, weak head normal forms, yes or no; or
``KernelRejected`` / ``Declined``. Source: Lean 4 ``src/kernel/type_checker.cpp`` (the ladder of ``is_def_eq`` and its
order are Lean's); representation and caches: ``kernel-notes.md``.

Every cache lives as long as one ``TypeChecker`` (one environment, one declaration). Keys are terms by identity; values
are types, normal forms or verdicts, which depend on the term and the environment only: a kernel local carries its type,
and let-variables are substituted, so no context is missing from a key. Universe parameters need no scope here, because
``check.add_decl`` scans each declaration for undeclared ones first.
"""

from __future__ import annotations

from typing import Final

from prover.lean.declaration import (
    ConstantInfo,
    ConstructorInfo,
    DefinitionInfo,
    HintKind,
    InductiveInfo,
    QuotInfo,
    QuotKind,
    RecursorInfo,
    TheoremInfo,
)
from prover.lean.environment import Environment
from prover.lean.expr import (
    HAS_FVAR,
    App,
    BVar,
    Const,
    Expr,
    Lam,
    Let,
    Lit,
    Local,
    Pi,
    Proj,
    Sort,
    get_app_fn,
    mk_app,
    mk_apps,
    mk_bvar,
    mk_const,
    mk_lambda,
    mk_lit,
    mk_local,
    mk_pi,
    mk_proj,
    mk_sort,
    unfold_app,
)
from prover.lean.kernel import nat_lit
from prover.lean.kernel.binding import apply_beta, close_locals, open_rev, open_telescope
from prover.lean.kernel.errors import Declined, DeclineReason, KernelRejected, RejectReason
from prover.lean.level import ZERO, Level, level_eq, mk_imax_simp, mk_succ
from prover.lean.name import Name, mk_name
from prover.lean.subst import instantiate_level_params

DEFAULT_STEPS: Final = 10_000_000
"""Reduction and comparison steps a declaration may take before it is declined (220,000 a second, 2026-11-21)."""

BOOL_TRUE: Final = mk_name("Bool.true")
_QUOT_MK: Final = mk_name("Quot.mk")


class TypeChecker:
    """Checks terms over one environment. ``steps`` counts down; below zero the check is declined."""

    __slots__ = (
        "env",
        "steps",
        "accelerate",
        "_infos",
        "_infer",
        "_checked",
        "_core",
        "_core_cheap",
        "_whnf",
        "_equal",
        "_unequal",
        "_failed_args",
        "_prop_types",
        "_const_types",
        "_values",
        "_rules",
        "_majors",
        "_nat_ops",
        "_standard_nat",
    )

    def __init__(self, env: Environment, steps: int = DEFAULT_STEPS, accelerate: bool = True) -> None:
        self.env: Final = env
        self.steps = steps
        self.accelerate: Final = accelerate
        self._infos: dict[Name, ConstantInfo | None] = {}
        self._infer: dict[Expr, Expr] = {}
        self._checked: dict[Expr, Expr] = {}
        self._core: dict[Expr, Expr] = {}
        self._core_cheap: dict[Expr, Expr] = {}  # projections not evaluated: never mixed with `_core`
        self._whnf: dict[Expr, Expr] = {}
        # Answers by pair, never closed under transitivity: the implemented relation is not transitive, and an answer
        # that depends on earlier questions is unsound (lean4 #14806).
        self._equal: set[tuple[Expr, Expr]] = set()
        self._unequal: set[tuple[Expr, Expr]] = set()
        self._failed_args: set[tuple[Expr, Expr]] = set()
        self._prop_types: dict[Expr, bool] = {}
        self._const_types: dict[Expr, Expr] = {}
        self._values: dict[Expr, Expr | None] = {}
        self._rules: dict[tuple[Expr, tuple[Level, ...]], Expr] = {}
        self._majors: dict[Name, Name | None] = {}
        self._nat_ops: dict[Name, nat_lit.NatOp | None] = {}
        self._standard_nat: bool | None = None

    def find(self, name: Name) -> ConstantInfo | None:
        infos = self._infos
        if name in infos:
            return infos[name]
        info = infos[name] = self.env.find(name)
        return info

    def declare(self, info: ConstantInfo) -> None:
        """Make a constant visible to this checker only (types and constructors while their declaration is checked)."""
        self._infos[info.name] = info

    def _tick(self) -> None:
        self.steps -= 1
        if self.steps < 0:
            raise Declined(DeclineReason.STEPS)

    # ------------------------------------------------------------------ types

    def infer(self, e: Expr) -> Expr:
        """The type of a term known to be well-typed (nothing is checked)."""
        if type(e) is Local:
            return e.type
        found = self._infer.get(e)
        if found is None:
            found = self._infer[e] = self._type_of(e, False)
        return found

    def check(self, e: Expr) -> Expr:
        """The type of ``e``, after checking all of it."""
        if type(e) is Local:
            return e.type
        found = self._checked.get(e)
        if found is None:
            found = self._type_of(e, True)
            self._checked[e] = self._infer[e] = found
        return found

    def _type_of(self, e: Expr, checking: bool) -> Expr:
        kind = type(e)
        if kind is App:
            return self._type_of_app(e, checking)
        if type(e) is Const:
            return self.const_type(e)
        if kind is Lam:
            return self._type_of_lambda(e, checking)
        if kind is Pi:
            return self._type_of_pi(e, checking)
        if type(e) is Sort:
            return mk_sort(mk_succ(e.level))
        if type(e) is Proj:
            return self._type_of_proj(e, checking)
        if kind is Let:
            return self._type_of_let(e, checking)
        if type(e) is Lit:
            return nat_lit.literal_type(self, e)
        if kind is BVar:
            raise KernelRejected(RejectReason.LOOSE_BVAR, "loose bound variable")
        raise KernelRejected(RejectReason.HAS_METAVAR, "term has metavariables or elaborator variables")

    def const_type(self, e: Const) -> Expr:
        """The constant's type at its levels."""
        found = self._const_types.get(e)
        if found is None:
            info = self.find(e.name)
            if info is None:
                raise KernelRejected(RejectReason.UNKNOWN_CONSTANT, f"unknown constant '{e.name}'")
            if len(info.level_params) != len(e.levels):
                raise KernelRejected(
                    RejectReason.LEVEL_ARITY,
                    f"incorrect number of universe levels parameters for '{e.name}', "
                    f"#{len(info.level_params)} expected, #{len(e.levels)} provided",
                )
            found = self._const_types[e] = instantiate_level_params(info.type, info.level_params, e.levels)
        return found

    def _type_of_app(self, e: Expr, checking: bool) -> Expr:
        if checking and type(e) is App and type(e.fn) is Lam and e.fn not in self._checked:
            inner = e.fn.body
            if type(inner) is App and type(inner.fn) is Lam:
                return self._check_redexes(e)
        fn, args = unfold_app(e)
        ft = self.check(fn) if checking else self.infer(fn)
        start = 0  # ft's loose variables stand for args[start:i]
        for i, arg in enumerate(args):
            if type(ft) is not Pi:
                ft = self._ensure_pi(open_telescope(ft, args[start:i]), e)
                start = i
            if checking:
                dom = ft.binder_type
                if dom.loose:
                    dom = open_telescope(dom, args[start:i])
                arg_type = self.check(arg)
                if arg_type is not dom and not self.is_def_eq(arg_type, dom):
                    raise _app_mismatch(mk_apps(fn, args[: i + 1]), arg_type, mk_pi(ft.binder_name, dom, ft.body))
            ft = ft.body
        return open_telescope(ft, args[start:] if start else args)

    def _check_redexes(self, e: Expr) -> Expr:
        """``(fun x => (fun y => …) b) a``, the old form of ``have``: check all of it, opening the inner body once."""
        opened: list[Expr] = []
        args: list[Expr] = []
        depth = e.local_range
        t = e
        while type(t) is App and type(t.fn) is Lam:
            dom = open_telescope(t.fn.binder_type, opened)
            self.sort_level(self.check(dom), dom)
            arg = open_telescope(t.arg, opened)
            arg_type = self.check(arg)
            if arg_type is not dom and not self.is_def_eq(arg_type, dom):
                raise _app_mismatch(mk_app(open_telescope(t.fn, opened), arg), arg_type, dom)
            opened.append(mk_local(depth, dom))
            args.append(arg)
            depth += 1
            t = t.fn.body
        result = self.check(open_telescope(t, opened))
        for local, arg in zip(reversed(opened), reversed(args)):
            if result.local_range > e.local_range:
                result = open_rev(close_locals(result, (local,)), (arg,))
        return result

    def _type_of_lambda(self, e: Expr, checking: bool) -> Expr:
        binders: list[Lam] = []
        opened: list[Expr] = []
        depth = e.local_range
        t = e
        while type(t) is Lam:
            dom = open_telescope(t.binder_type, opened)
            if checking:
                self.sort_level(self.check(dom), dom)
            opened.append(mk_local(depth, dom))
            depth += 1
            binders.append(t)
            t = t.body
        body = open_telescope(t, opened)
        result = close_locals(self.check(body) if checking else self.infer(body), opened)
        for b in reversed(binders):
            result = mk_pi(b.binder_name, b.binder_type, result, b.info)
        return result

    def _type_of_pi(self, e: Expr, checking: bool) -> Expr:
        levels: list[Level] = []
        opened: list[Expr] = []
        depth = e.local_range
        t = e
        while type(t) is Pi:
            dom = open_telescope(t.binder_type, opened)
            levels.append(self.sort_level(self.check(dom) if checking else self.infer(dom), dom))
            opened.append(mk_local(depth, dom))
            depth += 1
            t = t.body
        body = open_telescope(t, opened)
        level = self.sort_level(self.check(body) if checking else self.infer(body), body)
        for u in reversed(levels):
            level = mk_imax_simp(u, level)
        return mk_sort(level)

    def _type_of_let(self, e: Expr, checking: bool) -> Expr:
        values: list[Expr] = []
        t = e
        while type(t) is Let:
            value = open_telescope(t.value, values)
            if checking:
                declared = open_telescope(t.type, values)
                self.sort_level(self.check(declared), declared)
                value_type = self.check(value)
                if value_type is not declared and not self.is_def_eq(value_type, declared):
                    raise KernelRejected(
                        RejectReason.LET_TYPE_MISMATCH,
                        f"invalid let declaration, term\n  {show(value)}\nhas type\n  {show(value_type)}\n"
                        f"but is expected to have type\n  {show(declared)}",
                    )
            values.append(value)
            t = t.body
        body = open_telescope(t, values)
        return self.check(body) if checking else self.infer(body)

    def _type_of_proj(self, e: Proj, checking: bool) -> Expr:
        """Field types in turn; out of a proposition only propositions may be projected."""
        struct_type = self.whnf(self.check(e.struct) if checking else self.infer(e.struct))
        head, args = unfold_app(struct_type)
        info = self.find(e.struct_name)
        if type(head) is not Const or head.name is not e.struct_name or type(info) is not InductiveInfo:
            raise _invalid_proj(e, "the term is not of the structure type named")
        if len(info.ctors) != 1 or len(args) != info.num_params + info.num_indices or e.idx < 0:
            raise _invalid_proj(e, "not a structure")
        ctor = self.find(info.ctors[0])
        if ctor is None:
            raise _invalid_proj(e, "the structure has no constructor yet")
        t = instantiate_level_params(ctor.type, ctor.level_params, head.levels)
        for arg in args[: info.num_params]:
            t = open_rev(self._proj_pi(t, e).body, (arg,))
        from_prop = self.is_prop(struct_type)
        for i in range(e.idx):
            pi = self._proj_pi(t, e)
            t = pi.body
            if t.loose:
                if from_prop and not self.is_prop(pi.binder_type):
                    raise _invalid_proj(e, "a later field depends on data inside a proof")
                t = open_rev(t, (mk_proj(e.struct_name, i, e.struct),))
        result = self._proj_pi(t, e).binder_type
        if from_prop and not self.is_prop(result):
            raise _invalid_proj(e, "data cannot be projected out of a proof")
        return result

    def _proj_pi(self, t: Expr, e: Proj) -> Pi:
        if type(t) is not Pi:
            t = self.whnf(t)
            if type(t) is not Pi:
                raise _invalid_proj(e, "field index out of range")
        return t

    def _ensure_pi(self, t: Expr, e: Expr) -> Pi:
        if type(t) is not Pi:
            t = self.whnf(t)
            if type(t) is not Pi:
                raise KernelRejected(RejectReason.FUNCTION_EXPECTED, f"function expected\n  {show(e)}")
        return t

    def sort_level(self, t: Expr, e: Expr) -> Level:
        """``t`` (the type of ``e``) must reduce to a sort: its level."""
        if type(t) is not Sort:
            t = self.whnf(t)
            if type(t) is not Sort:
                raise KernelRejected(RejectReason.TYPE_EXPECTED, f"type expected\n  {show(e)}")
        return t.level

    def check_type(self, e: Expr) -> Level:
        """Check that ``e`` is a type; its universe level."""
        return self.sort_level(self.check(e), e)

    def is_prop(self, t: Expr) -> bool:
        """Is the type ``t`` a proposition? Its sort must be known: "stuck" is no "no" (lean4 #14807)."""
        found = self._prop_types.get(t)
        if found is None:
            level = self.sort_level(self.infer(t), t)
            found = self._prop_types[t] = level is ZERO or level_eq(level, ZERO)
        return found

    # -------------------------------------------------------------- reduction

    def whnf_core(self, e: Expr, cheap: bool = False) -> Expr:
        """Weak head normal form without unfolding definitions; ``cheap`` leaves projection arguments folded."""
        kind = type(e)
        if kind is not App and kind is not Proj and kind is not Let:
            return e
        cache = self._core_cheap if cheap else self._core
        found = cache.get(e)
        if found is not None:
            return found
        cur: Expr = e
        while True:
            self._tick()
            nxt = self._core_step(cur, cheap)
            if nxt is None:
                break
            cur = nxt
            kind = type(cur)
            if kind is not App and kind is not Proj and kind is not Let:
                break
            found = cache.get(cur)
            if found is not None:
                cur = found
                break
        cache[e] = cur
        return cur

    def _core_step(self, e: Expr, cheap: bool) -> Expr | None:
        """One head step (beta, iota, quotient, projection, let), or None."""
        if type(e) is App:
            rev: list[Expr] = []
            fn: Expr = e
            while type(fn) is App:
                rev.append(fn.arg)
                fn = fn.fn
            rev.reverse()
            if type(fn) is Const:
                info = self.find(fn.name)
                if type(info) is RecursorInfo:
                    return self._reduce_rec(fn, info, rev)
                if type(info) is QuotInfo:
                    return self._reduce_quot(info, rev)
                return None
            if type(fn) is Lam:
                return apply_beta(fn, rev)
            head = self.whnf_core(fn, cheap)
            return None if head is fn else apply_beta(head, rev)
        if type(e) is Proj:
            return self._reduce_proj(e, cheap)
        return apply_beta(e, ()) if type(e) is Let else None

    def _reduce_proj(self, e: Proj, cheap: bool) -> Expr | None:
        struct = self.whnf_core(e.struct, True) if cheap else self.whnf(e.struct)
        return self._proj_of_ctor(e.struct_name, e.idx, struct)

    def _proj_of_ctor(self, struct_name: Name, idx: int, struct: Expr) -> Expr | None:
        if type(struct) is Lit and type(struct.value) is str:
            struct = self.whnf(nat_lit.expand_string(self, struct.value))
        head, args = unfold_app(struct)
        if type(head) is not Const:
            return None
        info = self.find(head.name)
        if type(info) is not ConstructorInfo or info.induct is not struct_name or len(args) <= info.num_params + idx:
            return None
        return args[info.num_params + idx]

    def _reduce_rec(self, fn: Const, info: RecursorInfo, args: list[Expr]) -> Expr | None:
        major_idx = info.major_idx
        if len(args) <= major_idx or len(fn.levels) != len(info.level_params):
            return None
        major = args[major_idx]
        induct = self._major_induct(info)
        if info.k:
            major = self._k_major(major, info, induct) or major
        major = self.whnf(major)
        if type(major) is Lit:
            value = major.value
            if type(value) is int:
                major = nat_lit.literal_to_ctor(value)
            else:
                major = self.whnf(nat_lit.expand_string(self, str(value)))
        elif induct is not None:
            major = self._eta_major(major, induct)
        head, major_args = unfold_app(major)
        if type(head) is not Const:
            return None
        for rule in info.rules:
            if rule.ctor is head.name:
                break
        else:
            return None
        skip = len(major_args) - rule.num_fields
        if skip < 0:
            return None
        key = (rule.rhs, fn.levels)
        rhs = self._rules.get(key)
        if rhs is None:
            rhs = self._rules[key] = instantiate_level_params(rule.rhs, info.level_params, fn.levels)
        lead = info.num_params + info.num_motives + info.num_minors
        return apply_beta(rhs, [*args[:lead], *major_args[skip:], *args[major_idx + 1 :]])

    def _major_induct(self, info: RecursorInfo) -> Name | None:
        """The head of the major premise's type (not the name's prefix: ``T.rec_1`` eliminates another type)."""
        if info.name in self._majors:
            return self._majors[info.name]
        t = info.type
        for _ in range(info.major_idx):
            if type(t) is not Pi:
                break
            t = t.body
        head = get_app_fn(t.binder_type) if type(t) is Pi else t
        found = self._majors[info.name] = head.name if type(head) is Const else None
        return found

    def _k_major(self, major: Expr, info: RecursorInfo, induct: Name | None) -> Expr | None:
        """For a K type: the nullary constructor, when the major premise's type allows it."""
        major_type = self.whnf(self.infer(major))
        head, args = unfold_app(major_type)
        if type(head) is not Const or head.name is not induct:
            return None
        type_info = self.find(head.name)
        if type(type_info) is not InductiveInfo or len(type_info.ctors) != 1:
            return None
        ctor = mk_apps(mk_const(type_info.ctors[0], head.levels), args[: info.num_params])
        return ctor if self.is_def_eq(major_type, self.infer(ctor)) else None

    def _eta_major(self, major: Expr, induct: Name) -> Expr:
        """Expand a structure that is not a constructor application into one (not for proofs)."""
        ctor = self.structure_ctor(induct)
        if ctor is None:
            return major
        head = get_app_fn(major)
        if type(head) is Const and head.name is ctor.name:
            return major
        major_type = self.whnf(self.infer(major))
        type_head, args = unfold_app(major_type)
        if type(type_head) is not Const or type_head.name is not induct or self.is_prop(major_type):
            return major
        fields = [mk_proj(induct, i, major) for i in range(ctor.num_fields)]
        return mk_apps(mk_const(ctor.name, type_head.levels), [*args[: ctor.num_params], *fields])

    def structure_ctor(self, name: Name) -> ConstructorInfo | None:
        """The constructor of a type with one constructor, no indices and no recursion."""
        info = self.find(name)
        if type(info) is not InductiveInfo or len(info.ctors) != 1 or info.num_indices or info.is_rec:
            return None
        ctor = self.find(info.ctors[0])
        return ctor if type(ctor) is ConstructorInfo else None

    def _reduce_quot(self, info: QuotInfo, args: list[Expr]) -> Expr | None:
        if info.kind is QuotKind.LIFT:
            mk_pos = 5
        elif info.kind is QuotKind.IND:
            mk_pos = 4
        else:
            return None
        if len(args) <= mk_pos:
            return None
        mk = self.whnf(args[mk_pos])
        head, mk_args = unfold_app(mk)
        if type(head) is not Const or head.name is not _QUOT_MK or len(mk_args) != 3:
            return None
        return apply_beta(args[3], [mk_args[2], *args[mk_pos + 1 :]])

    def whnf(self, e: Expr) -> Expr:
        """Weak head normal form, unfolding definitions and computing on literals."""
        kind = type(e)
        if kind is Sort or kind is Pi or kind is Lam or kind is Local or kind is Lit or kind is BVar:
            return e
        found = self._whnf.get(e)
        if found is not None:
            return found
        cur = e
        while True:
            cur = self.whnf_core(cur)
            if type(cur) is App:
                value = self._reduce_nat(cur)
                if value is not None:
                    cur = value
                    break
            nxt = self._unfold(cur)
            if nxt is None:
                break
            self._tick()
            cur = nxt
            found = self._whnf.get(cur)
            if found is not None:
                cur = found
                break
        self._whnf[e] = cur
        return cur

    def _delta_info(self, e: Expr) -> DefinitionInfo | TheoremInfo | None:
        """The definition at the head of ``e``, when it can be unfolded."""
        while type(e) is App:
            e = e.fn
        if type(e) is not Const:
            return None
        info = self.find(e.name)
        if type(info) is DefinitionInfo or type(info) is TheoremInfo:
            return info if len(info.level_params) == len(e.levels) else None
        return None

    def _unfold(self, e: Expr) -> Expr | None:
        """Replace the definition at the head by its value."""
        args: list[Expr] = []
        fn = e
        while type(fn) is App:
            args.append(fn.arg)
            fn = fn.fn
        if type(fn) is not Const:
            return None
        if fn in self._values:
            value = self._values[fn]
        else:
            info = self._delta_info(fn)
            value = None if info is None else instantiate_level_params(info.value, info.level_params, fn.levels)
            self._values[fn] = value
        if value is None or not args:
            return value
        args.reverse()
        return apply_beta(value, args)

    def _reduce_nat(self, e: App) -> Expr | None:
        """Compute a ``Nat`` function on literals (only closed terms, as in Lean)."""
        if e.flags & HAS_FVAR:
            return None
        fn = e.fn
        if type(fn) is Const:
            if fn.name is nat_lit.NAT_SUCC:
                if self._standard_nat is None:
                    self._standard_nat = nat_lit.has_standard_nat(self)
                n = self._nat_value(e.arg) if self._standard_nat else None
                return None if n is None else mk_lit(n + 1)
            op = self._nat_op(fn.name)
            if op is None or op.arity != 1:
                return None
            n = self._nat_value(e.arg)
            return None if n is None else op.apply(n, 0)
        if type(fn) is App and type(fn.fn) is Const:
            op = self._nat_op(fn.fn.name)
            if op is None or op.arity != 2:
                return None
            a = self._nat_value(fn.arg)
            if a is None:
                return None
            b = self._nat_value(e.arg)
            return None if b is None else op.apply(a, b)
        return None

    def _nat_op(self, name: Name) -> nat_lit.NatOp | None:
        if name not in nat_lit.OPERATIONS or not self.accelerate:
            return None
        if name not in self._nat_ops:
            self._nat_ops[name] = nat_lit.verified_operation(self, name)
        return self._nat_ops[name]

    def _nat_value(self, e: Expr) -> int | None:
        e = self.whnf(e)
        if type(e) is Lit:
            return e.value if type(e.value) is int else None
        return 0 if type(e) is Const and e.name is nat_lit.NAT_ZERO else None

    # ---------------------------------------------------- definitional equality

    def is_def_eq(self, a: Expr, b: Expr) -> bool:
        """Are two well-typed terms (of equal type, or both types) definitionally equal?"""
        if a is b:
            return True
        self._tick()
        quick = self._quick(a, b)
        if quick is not None:
            return quick
        pair = (a, b)
        if pair in self._equal:
            return True
        if pair in self._unequal:
            return False
        if self._def_eq(a, b):
            self._equal.add(pair)
            return True
        self._unequal.add(pair)
        return False

    def _quick(self, a: Expr, b: Expr) -> bool | None:
        if a is b:
            return True
        kind = type(a)
        if kind is type(b):
            if type(a) is Sort and type(b) is Sort:
                return level_eq(a.level, b.level)
            if type(a) is Lit and type(b) is Lit:
                return False  # interned, hence different
            if kind is Lam or kind is Pi:
                return self._def_eq_binding(a, b)
        return None

    def _def_eq_binding(self, a: Expr, b: Expr) -> bool:
        kind = type(a)
        opened: list[Expr] = []
        depth = a.local_range if a.local_range > b.local_range else b.local_range
        while type(a) is kind and type(b) is kind:
            dom_a: Expr = a.binder_type  # type: ignore[attr-defined]
            dom_b: Expr = b.binder_type  # type: ignore[attr-defined]
            if dom_a is dom_b:
                dom = open_telescope(dom_a, opened)
            else:
                dom = open_telescope(dom_a, opened)
                if not self.is_def_eq(dom, open_telescope(dom_b, opened)):
                    return False
            opened.append(mk_local(depth, dom))
            depth += 1
            a = a.body  # type: ignore[attr-defined]
            b = b.body  # type: ignore[attr-defined]
            if a is b:
                return True
        return self.is_def_eq(open_telescope(a, opened), open_telescope(b, opened))

    def _def_eq(self, a: Expr, b: Expr) -> bool:
        if type(b) is Const and b.name is BOOL_TRUE and not a.flags & HAS_FVAR:
            # `decide`: evaluate at once instead of comparing step by step
            a_true = self.whnf(a)
            if type(a_true) is Const and a_true.name is BOOL_TRUE:
                return True
        a1, b1 = self.whnf_core(a, True), self.whnf_core(b, True)
        if a1 is not a or b1 is not b:
            quick = self._quick(a1, b1)
            if quick is not None:
                return quick
        verdict = self._proof_irrelevant(a1, b1)
        if verdict is not None:
            return verdict
        a1, b1, verdict = self._lazy_delta(a1, b1)
        if verdict is not None:
            return verdict
        if type(a1) is Const and type(b1) is Const:
            if a1.name is b1.name and self._levels_eq(a1, b1):
                return True
        if type(a1) is Proj and type(b1) is Proj and a1.idx == b1.idx and a1.struct_name is b1.struct_name:
            if self._lazy_delta_proj(a1.struct_name, a1.struct, b1.struct, a1.idx):
                return True
        a2, b2 = self.whnf_core(a1), self.whnf_core(b1)
        if a2 is not a1 or b2 is not b1:
            return self.is_def_eq(a2, b2)
        if type(a1) is App and type(b1) is App and self._def_eq_apps(a1, b1):
            return True
        if self._eta(a1, b1) or self._eta(b1, a1) or self._eta_struct(a1, b1) or self._eta_struct(b1, a1):
            return True
        for x, y in ((a1, b1), (b1, a1)):
            if type(x) is Lit and type(x.value) is str and type(y) is App:
                expanded = nat_lit.expand_string(self, x.value)
                if get_app_fn(y) is get_app_fn(expanded):
                    return self.is_def_eq(expanded, y)
        return self._unit_like(a1, b1)

    def _proof_irrelevant(self, a: Expr, b: Expr) -> bool | None:
        """Two proofs are equal when their propositions are; None when ``a`` is no proof."""
        kind = type(a)
        if kind is Sort or kind is Pi or kind is Lit:
            return None
        prop = self.infer(a)
        if not self.is_prop(prop):
            return None
        return self.is_def_eq(prop, self.infer(b))

    def _lazy_delta(self, a: Expr, b: Expr) -> tuple[Expr, Expr, bool | None]:
        """Unfold the side with the greater height until the heads can be compared."""
        while True:
            self._tick()
            verdict = self._def_eq_offset(a, b)
            if verdict is not None:
                return a, b, verdict
            if not (a.flags | b.flags) & HAS_FVAR:
                value = self._reduce_nat(a) if type(a) is App else None
                if value is not None:
                    return a, b, self.is_def_eq(value, b)
                value = self._reduce_nat(b) if type(b) is App else None
                if value is not None:
                    return a, b, self.is_def_eq(a, value)
            step = self._delta_step(a, b)
            if step is None:
                return a, b, None
            a, b, verdict = step
            if verdict is not None:
                return a, b, verdict

    def _delta_step(self, a: Expr, b: Expr) -> tuple[Expr, Expr, bool | None] | None:
        """One unfolding on the side that should go first; None when neither can unfold."""
        da, db = self._delta_info(a), self._delta_info(b)
        if da is None and db is None:
            return None
        if db is None or da is None:
            if db is None:
                moved = self._eval_proj_app(b)
                a, b = (self._unfold_core(a), b) if moved is None else (a, moved)
            else:
                moved = self._eval_proj_app(a)
                a, b = (a, self._unfold_core(b)) if moved is None else (moved, b)
        else:
            order = _compare_heights(da, db)
            if order > 0:
                a = self._unfold_core(a)
            elif order < 0:
                b = self._unfold_core(b)
            else:
                if da is db and type(a) is App and type(b) is App and _is_regular(da):
                    if (a, b) not in self._failed_args:
                        if self._levels_eq(get_app_fn(a), get_app_fn(b)) and self._def_eq_args(a, b):
                            return a, b, True
                        self._failed_args.add((a, b))
                a, b = self._unfold_core(a), self._unfold_core(b)
        return a, b, self._quick(a, b)

    def _unfold_core(self, e: Expr) -> Expr:
        unfolded = self._unfold(e)
        return e if unfolded is None else self.whnf_core(unfolded, True)

    def _eval_proj_app(self, e: Expr) -> Expr | None:
        """Evaluate a stuck projection at the head fully before the other side is unfolded."""
        if type(get_app_fn(e)) is not Proj:
            return None
        done = self.whnf_core(e)
        return None if done is e else done

    def _lazy_delta_proj(self, struct_name: Name, a: Expr, b: Expr, idx: int) -> bool:
        """Equality of two projections with the same index, by their structures."""
        while True:
            step = self._delta_step(a, b)
            if step is not None:
                self._tick()
                a, b, verdict = step
                if verdict is True:
                    return True
                if verdict is None:
                    continue
            field_a, field_b = self._proj_of_ctor(struct_name, idx, a), self._proj_of_ctor(struct_name, idx, b)
            if field_a is not None and field_b is not None:
                return self.is_def_eq(field_a, field_b)
            return self.is_def_eq(a, b)

    def _def_eq_offset(self, a: Expr, b: Expr) -> bool | None:
        """``n + 1`` against ``m + 1`` without unfolding literals to unary."""
        pred_a = _pred(a)
        pred_b = _pred(b)
        if pred_a is not None and pred_b is not None:
            return self.is_def_eq(pred_a, pred_b)
        if _is_zero(a) and _is_zero(b):
            return True
        return None

    def _levels_eq(self, a: Expr, b: Expr) -> bool:
        if type(a) is not Const or type(b) is not Const or len(a.levels) != len(b.levels):
            return False
        return all(level_eq(u, v) for u, v in zip(a.levels, b.levels))

    def _def_eq_args(self, a: Expr, b: Expr) -> bool:
        pairs: list[tuple[Expr, Expr]] = []
        while type(a) is App and type(b) is App:
            if a.arg is not b.arg:
                pairs.append((a.arg, b.arg))
            a, b = a.fn, b.fn
        if type(a) is App or type(b) is App:
            return False
        for x, y in reversed(pairs):  # noqa: SIM110 (a generator would put C frames on the stack)
            if not self.is_def_eq(x, y):
                return False
        return True

    def _def_eq_apps(self, a: Expr, b: Expr) -> bool:
        fa, args_a = unfold_app(a)
        fb, args_b = unfold_app(b)
        if len(args_a) != len(args_b) or not self.is_def_eq(fa, fb):
            return False
        for x, y in zip(args_a, args_b):  # noqa: SIM110 (as above)
            if x is not y and not self.is_def_eq(x, y):
                return False
        return True

    def _eta(self, a: Expr, b: Expr) -> bool:
        """``fun x => f x`` against ``f``."""
        if type(a) is not Lam or type(b) is Lam:
            return False
        b_type = self.whnf(self.infer(b))
        if type(b_type) is not Pi:
            return False
        return self.is_def_eq(a, mk_lambda(b_type.binder_name, b_type.binder_type, mk_app(b, mk_bvar(0)), b_type.info))

    def _eta_struct(self, a: Expr, b: Expr) -> bool:
        """``s`` against ``mk x₁ … xₙ``: equal when the projections of ``s`` are the fields."""
        head, args = unfold_app(b)
        if type(head) is not Const:
            return False
        ctor = self.find(head.name)
        if type(ctor) is not ConstructorInfo or len(args) != ctor.num_params + ctor.num_fields:
            return False
        if self.structure_ctor(ctor.induct) is None or not self.is_def_eq(self.infer(a), self.infer(b)):
            return False
        for i in range(ctor.num_fields):
            if not self.is_def_eq(mk_proj(ctor.induct, i, a), args[ctor.num_params + i]):
                return False
        return True

    def _unit_like(self, a: Expr, b: Expr) -> bool:
        """Elements of a structure type without fields are equal."""
        a_type = self.whnf(self.infer(a))
        head = get_app_fn(a_type)
        if type(head) is not Const:
            return False
        ctor = self.structure_ctor(head.name)
        return ctor is not None and ctor.num_fields == 0 and self.is_def_eq(a_type, self.infer(b))


def _compare_heights(a: DefinitionInfo | TheoremInfo, b: DefinitionInfo | TheoremInfo) -> int:
    """Positive when ``a`` should be unfolded first: abbreviations, then greater heights, opaque hints last."""
    return _unfold_priority(a) - _unfold_priority(b)


def _unfold_priority(info: DefinitionInfo | TheoremInfo) -> int:
    if type(info) is not DefinitionInfo or info.hints.kind is HintKind.OPAQUE:
        return -1
    return 1 << 62 if info.hints.kind is HintKind.ABBREV else info.hints.height


def _is_regular(info: DefinitionInfo | TheoremInfo) -> bool:
    return type(info) is DefinitionInfo and info.hints.kind is HintKind.REGULAR


def _pred(e: Expr) -> Expr | None:
    """``n`` for a term of the form ``n + 1``: a positive literal or ``Nat.succ n``."""
    if type(e) is Lit:
        return mk_lit(e.value - 1) if type(e.value) is int and e.value > 0 else None
    if type(e) is App and type(e.fn) is Const and e.fn.name is nat_lit.NAT_SUCC:
        return e.arg
    return None


def _is_zero(e: Expr) -> bool:
    return e is nat_lit.LIT_ZERO or (type(e) is Const and e.name is nat_lit.NAT_ZERO)


def _app_mismatch(e: Expr, arg_type: Expr, expected: Expr) -> KernelRejected:
    return KernelRejected(
        RejectReason.APP_TYPE_MISMATCH,
        f"application type mismatch\n  {show(e)}\nargument has type\n  {show(arg_type)}\nbut function has type\n"
        f"  {show(expected)}",
    )


def _invalid_proj(e: Proj, why: str) -> KernelRejected:
    return KernelRejected(RejectReason.INVALID_PROJ, f"invalid projection\n  {show(e)}\n({why})")


def show(e: Expr) -> str:
    """A short rendering for messages; the elaborator prints its own, better ones."""
    from prover.lean.expr import debug_str

    try:
        text = debug_str(e, 8)
    except ValueError:  # an integer too long for str()
        return "…"
    return text if len(text) <= 2000 else text[:2000] + "…"

"""Compilation of pattern matching to ``casesOn`` trees, wrapped in auxiliary ``match_n`` definitions.

Source: Lean 4 ``src/Lean/Meta/Match/{Match,Basic,CaseValues,MatcherInfo}.lean``. Comes in: the motive's type
``∀ discrs, Sort u`` and one :class:`AltLHS` per alternative. Goes out: a checked matcher, or the list of missing cases.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

import immutables

from prover.lean.declaration import ABBREV, ConstructorInfo, DefinitionDecl
from prover.lean.elab.section_vars import collect_fvars
from prover.lean.environment import Extension
from prover.lean.expr import (
    HAS_FVAR,
    BinderInfo,
    Const,
    Expr,
    FVar,
    Lam,
    Lit,
    MVar,
    Pi,
    Sort,
    get_app_args,
    get_app_fn,
    is_app_of,
    mk_app,
    mk_apps,
    mk_const,
    mk_fvar,
    mk_lambda,
    mk_pi,
    mk_sort,
    unfold_app,
)
from prover.lean.expr import mk_lambda as lam
from prover.lean.expr import mk_pi as pi
from prover.lean.level import ONE, ZERO, IMax, Level, LMVar, LParam, Max, Succ, mk_imax, mk_level_param, mk_max, mk_succ
from prover.lean.local_context import LocalDecl, make_context
from prover.lean.meta.attributes import MatcherInfo, add_matcher, set_reducibility
from prover.lean.meta.cases import (
    AltNames,
    OnlyIntoProp,
    cases,
    inductive_type,
    mk_eq_heq,
    mk_no_confusion,
    mk_numeral,
    mk_refl,
    subst_core,
    to_ctor_app,
    whnf_ctor_app,
)
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck
from prover.lean.meta.goals import Subst, apply_subst, intro1, intro_n
from prover.lean.meta.mctx import MVarKind, fresh_uid
from prover.lean.name import ANONYMOUS, Name, mk_name
from prover.lean.subst import (
    abstract,
    head_beta,
    instantiate1,
    instantiate_level_params,
    map_children,
    mk_arrow,
    occurs,
    push_children,
    replace_fvars,
)

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

UNIT: Final = mk_name("Unit")


# ------------------------------------------------------------ patterns
@dataclass(frozen=True, slots=True)
class Pattern:
    pass


@dataclass(frozen=True, slots=True)
class PVar(Pattern):
    fvar: Expr


@dataclass(frozen=True, slots=True)
class PInaccessible(Pattern):
    e: Expr


@dataclass(frozen=True, slots=True)
class PCtor(Pattern):
    ctor: Name
    levels: tuple[Level, ...]
    params: tuple[Expr, ...]
    fields: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class PValue(Pattern):
    e: Expr


@dataclass(frozen=True, slots=True)
class PAs(Pattern):
    var: Expr
    pattern: Pattern
    hyp: Expr


def pattern_to_expr(p: Pattern) -> Expr:
    if isinstance(p, PVar):
        return p.fvar
    if isinstance(p, (PInaccessible, PValue)):
        return p.e
    if isinstance(p, PAs):
        return pattern_to_expr(p.pattern)
    assert isinstance(p, PCtor)
    return mk_apps(mk_const(p.ctor, p.levels), [*p.params, *[pattern_to_expr(f) for f in p.fields]])


def map_pattern(p: Pattern, fn: Callable[[Expr], Expr]) -> Pattern:
    """Apply a substitution of variables; a replaced variable becomes inaccessible."""
    if isinstance(p, PVar):
        new = fn(p.fvar)
        if new is p.fvar:
            return p
        return PVar(new) if isinstance(new, FVar) else PInaccessible(new)
    if isinstance(p, PInaccessible):
        return PInaccessible(fn(p.e))
    if isinstance(p, PValue):
        return p
    if isinstance(p, PAs):
        return PAs(fn(p.var), map_pattern(p.pattern, fn), fn(p.hyp))
    assert isinstance(p, PCtor)
    return PCtor(p.ctor, p.levels, tuple([fn(x) for x in p.params]), tuple([map_pattern(f, fn) for f in p.fields]))


@dataclass(slots=True)
class AltLHS:
    """Left-hand side of an alternative: its variables (in dependency order) and one pattern per discriminant."""

    ref: Any
    decls: list[LocalDecl]
    patterns: list[Pattern]


@dataclass(slots=True)
class Alt:
    idx: int
    rhs: Expr
    decls: list[LocalDecl]
    patterns: list[Pattern]
    cnstrs: list[tuple[Expr, Expr]]

    def map(self, fn: Callable[[Expr], Expr]) -> Alt:
        return Alt(
            self.idx,
            fn(self.rhs),
            [replace(d, type=fn(d.type)) for d in self.decls],
            [map_pattern(p, fn) for p in self.patterns],
            [(fn(a), fn(b)) for a, b in self.cnstrs],
        )

    def apply(self, subst: Subst) -> Alt:
        return self.map(lambda e: apply_subst(e, subst)) if subst else self

    def drop_var(self, fvar: Expr, value: Expr) -> Alt:
        """Replace the alternative's variable by a term."""
        assert isinstance(fvar, FVar)
        new = self.map(lambda e: replace_fvars(e, [fvar], [value]))
        new.decls = [d for d in new.decls if d.uid != fvar.uid]
        return new

    def is_local(self, e: Expr) -> bool:
        return isinstance(e, FVar) and any(d.uid == e.uid for d in self.decls)


# ------------------------------------------------------------ counterexamples
@dataclass(frozen=True, slots=True)
class Example:
    """``None`` head: underscore; a FVar: an open variable; a Name: constructor; an Expr value: literal."""

    head: Name | Expr | None
    args: tuple[Example, ...] = ()


def refine_example(e: Example, var: Expr, by: Example) -> Example:
    if e.head is var:
        return by
    if e.args:
        return Example(e.head, tuple([refine_example(a, var, by) for a in e.args]))
    return e


def subst_example(e: Example, subst: Subst) -> Example:
    if isinstance(e.head, FVar) and e.head in subst:
        new = subst[e.head]
        return Example(new if isinstance(new, FVar) else None)
    return Example(e.head, tuple([subst_example(a, subst) for a in e.args])) if e.args else e


def show_example(e: Example, pp: Callable[[Expr], str]) -> str:
    if isinstance(e.head, Name):
        shown = pp(mk_const(e.head)).removeprefix("@")
        if not e.args:
            return shown
        return "(" + " ".join([shown, *[show_example(a, pp) for a in e.args]]) + ")"
    if e.head is None or isinstance(e.head, FVar):
        return "_"
    return pp(e.head)


@dataclass(slots=True)
class Problem:
    goal: int
    vars: list[Expr]
    alts: list[Alt]
    examples: list[Example]


class Compiler:
    """One run of the match compiler (Lean's ``process``)."""

    def __init__(self, m: Meta, num_eqs: int, alts: Sequence[Alt]) -> None:
        self.m = m
        self.num_eqs = num_eqs
        self.minors = {get_app_fn(alt.rhs) for alt in alts}
        self.used: set[int] = set()
        self.missing: list[list[Example]] = []

    def process(self, p: Problem) -> None:
        self.m.tick("match", 5)
        with self.m.with_mvar_context(p.goal):
            if not p.vars:
                self._leaf(p)
                return
            if p.alts and all(isinstance(q, PVar) and p.alts[0].is_local(q.fvar) for q in p.alts[0].patterns):
                # the first alternative takes everything that is left
                p = Problem(p.goal, p.vars, p.alts[:1], p.examples)
            for step in (self._as_patterns, self._nat_literals, self._fin_literals):
                new = step(p)
                if new is not None:
                    self.process(new)
                    return
            var = p.vars[0]
            if not isinstance(var, FVar):
                self.process(self._non_variable(p))
                return
            kinds = {type(a.patterns[0]) for a in p.alts}
            if kinds <= {PVar, PInaccessible} and self._all_inaccessible_fine(p):
                self.process(self._variable(p))
                return
            subproblems: list[Problem] | None = None
            if PCtor in kinds and kinds <= {PCtor, PVar, PInaccessible}:
                subproblems = self._constructor(p)
            elif PValue in kinds and kinds <= {PValue, PVar, PInaccessible}:
                subproblems = self._value(p)
            elif PValue in kinds and PCtor in kinds:
                self.process(self._values_to_ctors(p))
                return
            if subproblems is None:
                raise LeanError("Failed to compile patterns: unsupported combination of patterns")
        for sub in subproblems:
            self.process(sub)

    def _all_inaccessible_fine(self, p: Problem) -> bool:
        return True

    # -------------------------------------------------------- leaf
    def _leaf(self, p: Problem) -> None:
        for alt in p.alts:
            solved = self._solve_constraints(alt)
            if solved is None:
                continue
            self.used.add(alt.idx)
            _, goal = (None, p.goal)
            hyps, goal = intro_n(self.m, p.goal, self.num_eqs)
            self.m.assign(goal, mk_apps(solved.rhs, hyps))
            return
        _, goal = intro_n(self.m, p.goal, self.num_eqs)
        if contradiction(self.m, goal):
            return
        self.missing.append(p.examples)

    def _solve_constraints(self, alt: Alt) -> Alt | None:
        """Assign the alternative's remaining variables from its constraints; None when one fails."""
        m = self.m
        while alt.cnstrs:
            progress = False
            for i, (a, b) in enumerate(alt.cnstrs):
                rest = alt.cnstrs[:i] + alt.cnstrs[i + 1 :]
                for x, value in ((a, b), (b, a)):
                    if alt.is_local(x) and not m.depends_on(value, {x.uid}):  # type: ignore[attr-defined]
                        alt = Alt(alt.idx, alt.rhs, alt.decls, alt.patterns, rest).drop_var(x, value)
                        progress = True
                        break
                if progress:
                    break
                with self._alt_scope(alt):
                    if m.is_def_eq(a, b):
                        alt = Alt(alt.idx, alt.rhs, alt.decls, alt.patterns, rest)
                        progress = True
                        break
                    broken = self._decompose(alt, a, b)
                if broken is None:
                    return None
                if broken:
                    alt = Alt(alt.idx, alt.rhs, alt.decls, alt.patterns, [*broken, *rest])
                    progress = True
                    break
            if not progress:
                raise LeanError(
                    "Dependent match elimination failed: inaccessible pattern found\n  "
                    f"{m.pp(alt.cnstrs[0][1])}\nconstructor expected"
                )
        if alt.decls:
            with self._alt_scope(alt):
                left = [m.pp(mk_fvar(d.uid)) for d in alt.decls]
            raise LeanError("Dependent match elimination failed: variables left undetermined: " + ", ".join(left))
        return alt

    def _decompose(self, alt: Alt, a: Expr, b: Expr) -> list[tuple[Expr, Expr]] | None:
        """Split ``c xs ≟ c ys``; None for different constructors; [] when nothing is known."""
        ca, cb = to_ctor_app(self.m, a), to_ctor_app(self.m, b)
        if ca is None or cb is None:
            return []
        if ca[0].name is not cb[0].name:
            return None
        n = ca[0].num_params
        return list(zip(ca[1][n:], cb[1][n:], strict=True))

    def _alt_scope(self, alt: Alt) -> Any:
        return alt_scope(self.m, alt.decls)

    # -------------------------------------------------------- simple steps
    def _as_patterns(self, p: Problem) -> Problem | None:
        if not any(type(a.patterns[0]) is PAs for a in p.alts):
            return None
        alts: list[Alt] = []
        for alt in p.alts:
            first = alt.patterns[0]
            if not isinstance(first, PAs):
                alts.append(alt)
                continue
            x = p.vars[0]
            new = Alt(alt.idx, alt.rhs, alt.decls, [first.pattern, *alt.patterns[1:]], alt.cnstrs)
            new = new.drop_var(first.var, x)
            if isinstance(first.hyp, FVar):
                x_type = self.m.infer_type(x)
                refl = mk_apps(mk_const(mk_name("Eq.refl"), (self.m.get_level(x_type),)), (x_type, x))
                new = new.drop_var(first.hyp, refl)
            alts.append(new)
        return Problem(p.goal, p.vars, alts, p.examples)

    def _nat_literals(self, p: Problem) -> Problem | None:
        """Literals become constructors where constructor patterns of ``Nat`` stand in the same column."""
        kinds = [a.patterns[0] for a in p.alts]
        if not any(isinstance(k, PValue) and _nat_value(k.e) is not None for k in kinds):
            return None
        if not any(isinstance(k, (PCtor, PInaccessible)) for k in kinds) and not _small_literals(kinds):
            return None
        return self._values_to_ctors(p)

    def _fin_literals(self, p: Problem) -> Problem | None:
        """Literals of ``Fin n`` without a variable beside them may be all there are: compare their values."""
        alts: list[Alt] = []
        for alt in p.alts:
            first = alt.patterns[0]
            value = _fin_value(self.m, first.e) if isinstance(first, PValue) else None
            if value is None:
                return None
            alts.append(Alt(alt.idx, alt.rhs, alt.decls, [value, *alt.patterns[1:]], alt.cnstrs))
        return Problem(p.goal, p.vars, alts, p.examples) if alts else None

    def _values_to_ctors(self, p: Problem) -> Problem:
        alts: list[Alt] = []
        for alt in p.alts:
            first = alt.patterns[0]
            if isinstance(first, PValue):
                n = _nat_value(first.e)
                if n is not None:
                    first = _nat_ctor_pattern(n)
                else:
                    expanded = self._value_ctor(first.e)
                    if expanded is None:
                        raise LeanError("Failed to compile patterns: literal and constructor patterns are mixed")
                    first = expanded
            alts.append(Alt(alt.idx, alt.rhs, alt.decls, [first, *alt.patterns[1:]], alt.cnstrs))
        return Problem(p.goal, p.vars, alts, p.examples)

    def _value_ctor(self, e: Expr) -> Pattern | None:
        """A literal of another type as a constructor pattern (``Int`` numerals)."""
        found = to_ctor_app(self.m, self.m.whnf(e))
        if found is None:
            return None
        info, args = found
        fields = tuple([PValue(a) if self._is_value(a) else PInaccessible(a) for a in args[info.num_params :]])
        type = self.m.whnf(self.m.infer_type(e))
        fn, _ = unfold_app(type)
        levels = fn.levels if isinstance(fn, Const) else ()
        return PCtor(info.name, levels, tuple(args[: info.num_params]), fields)

    def _is_value(self, e: Expr) -> bool:
        return isinstance(e, Lit) or _nat_value(e) is not None

    def _non_variable(self, p: Problem) -> Problem:
        """The first discriminant is a term by now: match patterns against it."""
        m = self.m
        e = p.vars[0]
        alts: list[Alt] = []
        for alt in p.alts:
            first, rest = alt.patterns[0], alt.patterns[1:]
            if isinstance(first, PVar):
                new = Alt(alt.idx, alt.rhs, alt.decls, rest, alt.cnstrs)
                alts.append(new.drop_var(first.fvar, e) if alt.is_local(first.fvar) else _with(new, first.fvar, e))
                continue
            if isinstance(first, (PInaccessible, PValue)):
                alts.append(_with(Alt(alt.idx, alt.rhs, alt.decls, rest, alt.cnstrs), pattern_to_expr(first), e))
                continue
            alts.append(_with(Alt(alt.idx, alt.rhs, alt.decls, rest, alt.cnstrs), pattern_to_expr(first), e))
        # keep constructor structure when the term is a constructor application
        found = to_ctor_app(m, e) or to_ctor_app(m, m.whnf(e))
        if found is None or not any(isinstance(a.patterns[0], PCtor) for a in p.alts):
            return Problem(p.goal, p.vars[1:], alts, p.examples)
        info, args = found
        fields = args[info.num_params :]
        out: list[Alt] = []
        for alt in p.alts:
            expanded = self._expand_first(alt, info, mk_ctor_params(m, e, info, args), fields)
            if expanded is not None:
                out.append(expanded)
        return Problem(p.goal, [*fields, *p.vars[1:]], out, p.examples)

    def _expand_first(self, alt: Alt, info: ConstructorInfo, type_args: _CtorAt, fields: list[Expr]) -> Alt | None:
        """The alternative after its first pattern met constructor ``info``; None when it does not match."""
        first, rest = alt.patterns[0], alt.patterns[1:]
        if isinstance(first, PCtor):
            if first.ctor is not info.name:
                return None
            return Alt(alt.idx, alt.rhs, alt.decls, [*first.fields, *rest], alt.cnstrs)
        if isinstance(first, PInaccessible):
            found = to_ctor_app(self.m, first.e) or to_ctor_app(self.m, self.m.whnf(first.e))
            if found is None:
                with self._alt_scope(alt):
                    shown = self.m.pp(first.e)
                raise LeanError(
                    "Dependent match elimination failed: Expected a constructor, but found the inaccessible pattern\n"
                    f"  {shown}"
                )
            if found[0].name is not info.name:
                return None
            args = [PInaccessible(a) for a in found[1][info.num_params :]]
            return Alt(alt.idx, alt.rhs, alt.decls, [*args, *rest], alt.cnstrs)
        assert isinstance(first, PVar)
        return self._expand_var(alt, first.fvar, info, type_args, rest)

    def _expand_var(self, alt: Alt, var: Expr, info: ConstructorInfo, at: _CtorAt, rest: list[Pattern]) -> Alt | None:
        """Replace the variable by the constructor applied to fresh variables."""
        m = self.m
        type = instantiate_level_params(m.get_const(info.name).type, info.level_params, at.levels)
        for prm in at.params:
            assert isinstance(type, Pi)
            type = instantiate1(type.body, prm)
        new_decls: list[LocalDecl] = []
        fields: list[Expr] = []
        with self._alt_scope(alt):
            for _ in range(info.num_fields):
                type = type if isinstance(type, Pi) else m.whnf(type)
                assert isinstance(type, Pi)
                decl = LocalDecl(fresh_uid(), type.binder_name, type.binder_type, None, type.info)
                new_decls.append(decl)
                fields.append(decl.fvar)
                type = instantiate1(type.body, decl.fvar)
            value = mk_apps(mk_const(info.name, at.levels), [*at.params, *fields])
            extended = Alt(alt.idx, alt.rhs, [*new_decls, *alt.decls], rest, alt.cnstrs)
            if at.indices and alt.is_local(var):
                var_type = next(d.type for d in alt.decls if d.fvar is var)
                own = get_app_args(m.whnf(var_type))[len(at.params) :]
                mine = get_app_args(type)[len(at.params) :]
                solved = self._unify_indices(extended, own, mine)
                if solved is None:
                    return None
                extended, moved = solved
                value = moved(value)
                fields = [moved(f) for f in fields]
        if alt.is_local(var):
            result = extended.drop_var(var, value)
        else:
            result = _with(extended, var, value)
        result.decls = sort_decls(m, result.decls)
        result.patterns = [
            *[PVar(f) if result.is_local(f) else PInaccessible(f) for f in fields],
            *result.patterns,
        ]
        return result

    def _unify_indices(
        self, alt: Alt, own: Sequence[Expr], mine: Sequence[Expr]
    ) -> tuple[Alt, Callable[[Expr], Expr]] | None:
        """Solve index equations between the variable's type and the constructor's type by assigning variables."""
        m = self.m
        subst_from: list[Expr] = []
        subst_to: list[Expr] = []

        def moved(e: Expr) -> Expr:
            for x, v in zip(subst_from, subst_to, strict=True):
                e = replace_fvars(e, [x], [v])
            return e

        todo = list(zip(own, mine, strict=True))
        while todo:
            a, b = todo.pop(0)
            a, b = moved(a), moved(b)
            if a is b:
                continue
            for x, v in ((b, a), (a, b)):
                if alt.is_local(x) and not m.depends_on(v, {x.uid}):  # type: ignore[attr-defined]
                    alt = alt.drop_var(x, v)
                    subst_from.append(x)
                    subst_to.append(v)
                    break
            else:
                with alt_scope(m, alt.decls):
                    if m.is_def_eq(a, b):
                        continue
                    parts = self._decompose(alt, m.whnf(a), m.whnf(b))
                if parts is None:
                    return None
                if not parts:
                    alt = _with(alt, a, b)
                    continue
                todo = parts + todo
        return alt, moved

    def _variable(self, p: Problem) -> Problem:
        x = p.vars[0]
        alts: list[Alt] = []
        for alt in p.alts:
            first = alt.patterns[0]
            new = Alt(alt.idx, alt.rhs, alt.decls, alt.patterns[1:], alt.cnstrs)
            if isinstance(first, PVar) and alt.is_local(first.fvar):
                alts.append(new.drop_var(first.fvar, x))
            else:
                alts.append(_with(new, x, pattern_to_expr(first)))
        return Problem(p.goal, p.vars[1:], alts, p.examples)

    # -------------------------------------------------------- constructors
    def _constructor(self, p: Problem) -> list[Problem]:
        m = self.m
        x = p.vars[0]
        found = inductive_type(m, m.infer_type(x))
        if found is None:
            raise m.error("Failed to compile patterns: {} is not of an inductive type", x)
        ind, levels, args = found
        names = [self._field_names(p, ctor) for ctor in ind.ctors]
        try:
            subgoals = cases(m, p.goal, x, names, tactic="match")
        except OnlyIntoProp as err:
            raise self._only_into_prop(p, x, err) from None
        out: list[Problem] = []
        params = args[: ind.num_params]
        for sub in subgoals:
            with m.with_mvar_context(sub.goal):
                info = m.env.find(sub.ctor)
                assert isinstance(info, ConstructorInfo)
                subst = sub.subst
                at = _CtorAt(levels, [apply_subst(q, subst) for q in params], ind.num_indices)
                fields = list(sub.fields)
                rest = [apply_subst(v, subst) for v in p.vars[1:]]
                alts: list[Alt] = []
                for alt in p.alts:
                    first = alt.patterns[0]
                    if isinstance(first, PCtor) and first.ctor is not sub.ctor:
                        continue
                    moved = alt.apply(_outer_only(subst, alt))
                    expanded = self._expand_first(moved, info, at, fields)
                    if expanded is not None:
                        alts.append(expanded)
                by = Example(
                    sub.ctor,
                    tuple([Example(f) if isinstance(f, FVar) else Example(None) for f in fields[: info.num_fields]]),
                )
                examples = [subst_example(refine_example(e, x, _explicit_only(m, info, by)), subst) for e in p.examples]
                out.append(Problem(sub.goal, [*fields, *rest], alts, examples))
        return out

    def _only_into_prop(self, p: Problem, x: Expr, err: LeanError) -> LeanError:
        """Why the case analysis stopped, its goal, the cases done so far, what it can do (``throwCasesException``)."""
        shown = ", ".join(show_example(e, self.m.pp) for e in p.examples)
        return LeanError(
            f"{err.text}\n\n{self._matcher_goal(p.goal, x)}\n after processing\n  {shown}\n"
            "the dependent pattern matcher can solve the following kinds of equations\n"
            "- <var> = <term> and <term> = <var>\n- <term> = <term> where the terms are definitionally equal\n"
            "- <constructor> = <constructor>, examples: List.cons x xs = List.cons y ys, and "
            "List.cons x xs = List.nil",
            err.ref,
        )

    def _matcher_goal(self, goal: int, x: Expr) -> str:
        """The goal as the matcher sees it: what the match does not mention is gone, the discriminant ``x`` is last."""
        m = self.m
        with m.with_mvar_context(goal) as decl:
            needed: set[Expr] = {x, *self.minors}
            collect_fvars(decl.type, needed)
            for d in reversed(list(m.lctx)):
                if d.fvar in needed:
                    collect_fvars(d.type, needed)
            order = [d for d in m.lctx if d.fvar in needed and d.fvar is not x]
            own = m.local_decl(x)
            order.append(replace(own, user_name=m.fresh_user_name(own.user_name.erase_macro_scopes())))
            with m.with_lctx(make_context(order), ()):
                return m.pp_goal(m.mk_mvar(decl.type).uid)

    def _field_names(self, p: Problem, ctor: Name) -> AltNames:
        return AltNames()

    # -------------------------------------------------------- values
    def _value(self, p: Problem) -> list[Problem]:
        """``if x = v₁ then … else if …``; each ``then`` branch substitutes."""
        m = self.m
        x = p.vars[0]
        values: list[Expr] = []
        for alt in p.alts:
            first = alt.patterns[0]
            if isinstance(first, PValue) and first.e not in values:
                values.append(first.e)
        out: list[Problem] = []
        goal = p.goal
        for v in values:
            yes, no = self._if_eq(goal, x, v)
            h, yes = intro1(m, yes)
            subst, yes = subst_core(m, yes, h, False)
            with m.with_mvar_context(yes):
                alts: list[Alt] = []
                for alt in p.alts:
                    first = alt.patterns[0]
                    if isinstance(first, PValue) and first.e is not v:
                        continue
                    moved = alt.apply(_outer_only(subst, alt))
                    new = Alt(moved.idx, moved.rhs, moved.decls, moved.patterns[1:], moved.cnstrs)
                    if isinstance(first, PVar):
                        value = apply_subst(v, subst)
                        new = (
                            new.drop_var(first.fvar, value)
                            if alt.is_local(first.fvar)
                            else _with(new, first.fvar, value)
                        )
                    elif isinstance(first, PInaccessible):
                        new = _with(new, apply_subst(first.e, subst), v)
                    alts.append(new)
                examples = [subst_example(refine_example(e, x, Example(v)), subst) for e in p.examples]
                rest = [apply_subst(w, subst) for w in p.vars[1:]]
                out.append(Problem(yes, rest, alts, examples))
            _, goal = intro1(m, no)
        with m.with_mvar_context(goal):
            alts = [a for a in p.alts if not isinstance(a.patterns[0], PValue)]
            examples = [refine_example(e, x, Example(None)) for e in p.examples]
            last = self._variable(Problem(goal, p.vars, alts, examples))
            out.append(last)
        return out

    def _if_eq(self, goal: int, x: Expr, v: Expr) -> tuple[int, int]:
        m = self.m
        with m.with_mvar_context(goal) as decl:
            type = m.infer_type(x)
            target = m.instantiate_mvars(decl.type)
            level = m.get_level(type)
            eq = mk_apps(mk_const(mk_name("Eq"), (level,)), (type, x, v))
            no_eq = mk_app(mk_const(mk_name("Not")), eq)
            inst = m.synth_instance(mk_app(mk_const(mk_name("Decidable")), eq))
            if inst is None:
                raise m.error("Failed to compile patterns: no decidable equality on\n  {}", type)
            yes = m.mk_mvar(_arrow(eq, target), MVarKind.SYNTHETIC_OPAQUE)
            no = m.mk_mvar(_arrow(no_eq, target), MVarKind.SYNTHETIC_OPAQUE)
            u = m.get_level(target)
            m.assign(goal, mk_apps(mk_const(mk_name("dite"), (u,)), (target, eq, inst, yes, no)))
        return yes.uid, no.uid


@dataclass(slots=True)
class _CtorAt:
    levels: tuple[Level, ...]
    params: list[Expr]
    indices: int


def mk_ctor_params(m: Meta, e: Expr, info: ConstructorInfo, args: list[Expr]) -> _CtorAt:
    found = inductive_type(m, m.infer_type(e))
    assert found is not None
    return _CtorAt(found[1], found[2][: info.num_params], found[0].num_indices)


def _with(alt: Alt, a: Expr, b: Expr) -> Alt:
    return Alt(alt.idx, alt.rhs, alt.decls, alt.patterns, [*alt.cnstrs, (a, b)])


def _outer_only(subst: Subst, alt: Alt) -> Subst:
    return subst


def _explicit_only(m: Meta, info: ConstructorInfo, e: Example) -> Example:
    """Counterexamples show explicit fields only."""
    type = m.get_const(info.name).type
    infos: list[bool] = []
    while isinstance(type, Pi):
        infos.append(type.info.is_explicit)
        type = type.body
    shown = infos[info.num_params : info.num_params + info.num_fields]
    args = [a for a, explicit in zip(e.args, shown, strict=False) if explicit]
    return Example(e.head, tuple(args))


def _arrow(domain: Expr, codomain: Expr) -> Expr:
    return mk_arrow(domain, codomain, mk_name("h"))


class alt_scope:
    """The alternative's variables in ``m.lctx``."""

    def __init__(self, m: Meta, decls: Sequence[LocalDecl]) -> None:
        self.m = m
        self.decls = decls

    def __enter__(self) -> None:
        self.saved = self.m.lctx
        lctx = self.saved
        for d in self.decls:
            if d.uid not in lctx:
                lctx = lctx.add(d)
        self.m.lctx = lctx

    def __exit__(self, *exc: object) -> None:
        self.m.lctx = self.saved


def sort_decls(m: Meta, decls: Sequence[LocalDecl]) -> list[LocalDecl]:
    """Order declarations so that each type mentions earlier ones only (stable)."""
    by_uid = {d.uid: d for d in decls}
    out: list[LocalDecl] = []
    done: set[int] = set()

    def visit(d: LocalDecl) -> None:
        if d.uid in done:
            return
        done.add(d.uid)
        for uid in fvars_of(m.instantiate_mvars(d.type)):
            if uid in by_uid:
                visit(by_uid[uid])
        out.append(d)

    for d in decls:
        visit(d)
    return out


def fvars_of(e: Expr) -> list[int]:
    """Uids of the free variables of ``e`` in order of first occurrence."""
    out: dict[int, None] = {}
    seen: set[Expr] = set()
    stack = [e]
    while stack:
        t = stack.pop()
        if not t.flags & HAS_FVAR or t in seen:
            continue
        seen.add(t)
        if type(t) is FVar:
            out[t.uid] = None
        else:
            push_children(t, stack)
    return list(out)


def _nat_value(e: Expr) -> int | None:
    """Value of a ``Nat`` literal pattern (raw or ``OfNat``)."""
    if isinstance(e, Lit) and isinstance(e.value, int):
        return e.value
    if is_app_of(e, mk_name("OfNat.ofNat"), 3):
        args = get_app_args(e)
        if isinstance(args[0], Const) and args[0].name.text == "Nat" and isinstance(args[1], Lit):
            assert isinstance(args[1].value, int)
            return args[1].value
    return None


def _fin_value(m: Meta, e: Expr) -> Pattern | None:
    """``Fin.mk v _`` for a numeral of type ``Fin n``."""
    type = m.whnf_r(m.infer_type(e))
    if not is_app_of(type, mk_name("Fin"), 1):
        return None
    found = to_ctor_app(m, m.whnf_d(e))
    if found is None or found[0].name.text != "Fin.mk":
        return None
    bound, is_lt = found[1][0], found[1][-1]
    value = m.nat_literal(m.whnf_d(found[1][-2]))
    if value is None or value > 64:
        return None
    return PCtor(mk_name("Fin.mk"), (), (bound,), (PValue(mk_numeral(value)), PInaccessible(is_lt)))


def _small_literals(kinds: Sequence[Pattern]) -> bool:
    """Only literals, no variable: cases are missing, and constructors show which."""
    values = [_nat_value(k.e) if isinstance(k, PValue) else None for k in kinds]
    return all(v is not None and v <= 64 for v in values)


def _nat_ctor_pattern(n: int) -> Pattern:
    if n == 0:
        return PCtor(mk_name("Nat.zero"), (), (), ())
    return PCtor(mk_name("Nat.succ"), (), (), (PValue(mk_numeral(n - 1)),))


# ------------------------------------------------------------ contradiction
def contradiction(m: Meta, goal: int, fuel: int = 2) -> bool:
    """Close the goal by an impossible hypothesis (Lean's ``contradiction`` as the match compiler uses it)."""
    with m.with_mvar_context(goal) as decl:
        hyps = [d for d in decl.lctx.reversed() if not d.is_aux]
        target = m.instantiate_mvars(decl.type)
        for d in hyps:
            if _contradicts(m, goal, target, d, hyps):
                return True
    if fuel > 0:
        for d in hyps:
            if _eliminate_empty(m, goal, d, fuel):
                return True
    return False


def _contradicts(m: Meta, goal: int, target: Expr, d: LocalDecl, hyps: list[LocalDecl]) -> bool:
    type = m.instantiate_mvars(d.type)
    fn, args = unfold_app(type)
    level: Level | None = None
    if isinstance(fn, Const) and fn.name.text == "Eq" and len(args) == 3:
        a, b = whnf_ctor_app(m, args[1]), whnf_ctor_app(m, args[2])
        if a is not None and b is not None and a[0].name is not b[0].name:
            value, domain = mk_no_confusion(m, target, d.fvar)
            if domain is None:
                m.assign(goal, value)
                return True
        return _by_decide(m, goal, target, d, type)
    if isinstance(fn, Const) and fn.name.text == "False":
        level = m.get_level(target)
        m.assign(goal, mk_apps(mk_const(mk_name("False.elim"), (level,)), (target, d.fvar)))
        return True
    negated = None
    if isinstance(fn, Const) and fn.name.text == "Not" and len(args) == 1:
        negated = args[0]
    elif isinstance(fn, Const) and fn.name.text == "Ne" and len(args) == 3:
        negated = mk_apps(mk_const(mk_name("Eq"), fn.levels), args)
    if negated is None:
        return _by_bound(m, goal, target, d, type) or _by_decide(m, goal, target, d, type)
    proof: Expr | None = None
    for other in hyps:
        if m.instantiate_mvars(other.type) is negated or (
            other is not d and m.is_prop(other.type) and m.is_def_eq_guarded(other.type, negated)
        ):
            proof = other.fvar
            break
    if proof is None and is_app_of(negated, mk_name("Eq"), 3):
        eq_args = get_app_args(negated)
        if m.is_def_eq(eq_args[1], eq_args[2]):
            proof = mk_apps(mk_const(mk_name("Eq.refl"), (m.get_level(eq_args[0]),)), (eq_args[0], eq_args[1]))
    if proof is None:
        return False
    level = m.get_level(target)
    m.assign(goal, mk_apps(mk_const(mk_name("absurd"), (level,)), (negated, target, proof, d.fvar)))
    return True


def _by_bound(m: Meta, goal: int, target: Expr, d: LocalDecl, type: Expr) -> bool:
    """``x + 3 < 3``: an upper bound of a natural number that its successors pass."""
    fn, args = unfold_app(head_beta(type))
    if not isinstance(fn, Const) or fn.name.text not in ("LT.lt", "LE.le", "Nat.lt", "Nat.le") or len(args) < 2:
        return False
    low, high = args[-2:]
    if not m.is_def_eq_guarded(m.infer_type(low), mk_const(mk_name("Nat"))):
        return False
    bound = m.nat_literal(m.whnf_d(high))
    if bound is None:
        return False
    steps = 1 if fn.name.text in ("LT.lt", "Nat.lt") else 0
    while steps <= bound:
        found = to_ctor_app(m, low) or to_ctor_app(m, m.whnf_d(low))
        if found is None or found[0].name.text != "Nat.succ":
            return False
        low, steps = found[1][0], steps + 1
    big, small = mk_numeral(steps), mk_numeral(bound)
    h = m.mk_app_m("Nat.le_trans", [m.mk_app_m("Nat.le_add_left", [big, low]), d.fvar])
    refuted = m.mk_app_m("Nat.not_le_of_gt", [m.mk_decide_proof(m.mk_app_m("GT.gt", [big, small]))])
    m.assign(goal, m.mk_absurd(target, h, refuted))
    return True


def _by_decide(m: Meta, goal: int, target: Expr, d: LocalDecl, type: Expr) -> bool:
    """A closed hypothesis that ``decide`` refutes (``"a" = "b"``)."""
    if type.has_fvar or type.has_mvar or mk_name("of_decide_eq_false") not in m.env or not m.is_prop(type):
        return False
    try:
        inst = m.synth_instance(mk_app(mk_const(mk_name("Decidable")), type))
    except (LeanError, Stuck):
        return False
    if inst is None:
        return False
    value = m.whnf_d(mk_apps(mk_const(mk_name("Decidable.decide")), (type, inst)))
    false = mk_const(mk_name("Bool.false"))
    if value is not false:
        return False
    refl = mk_apps(mk_const(mk_name("Eq.refl"), (ONE,)), (mk_const(mk_name("Bool")), false))
    refuted = mk_apps(mk_const(mk_name("of_decide_eq_false")), (type, inst, refl))
    level = m.get_level(target)
    m.assign(goal, mk_apps(mk_const(mk_name("absurd"), (level,)), (type, target, d.fvar, refuted)))
    return True


def _eliminate_empty(m: Meta, goal: int, d: LocalDecl, fuel: int) -> bool:
    with m.with_mvar_context(goal):
        found = inductive_type(m, m.instantiate_mvars(d.type))
        if found is None:
            return False
        ind = found[0]
        # a structure may have an empty field (``Fin 0``); other types without indices are taken to be inhabited
        if ind.ctors and ind.num_indices == 0 and (len(ind.ctors) > 1 or ind.is_rec):
            return False
    saved = m.save()
    try:
        subs = cases(m, goal, d.fvar)
        if all(contradiction(m, s.goal, fuel - 1) for s in subs):
            return True
    except HeartbeatsExceeded:
        raise
    except LeanError:
        pass
    m.restore(saved)
    return False


# ------------------------------------------------------------ matchers
@dataclass(slots=True)
class MatcherResult:
    """``head``: the matcher applied to its parameters; ``missing``: counterexamples; ``unused``: redundant
    alternatives."""

    head: Expr
    info: MatcherInfo
    missing: list[list[Example]] = field(default_factory=list)
    unused: list[int] = field(default_factory=list)


_MATCHER_CACHE: Final = Extension[immutables.Map[Any, Name]]("matcher_cache", immutables.Map, lambda s, e: s)


def mk_matcher(
    m: Meta, base_name: Name, match_type: Expr, discr_hyps: Sequence[bool], lhss: Sequence[AltLHS]
) -> MatcherResult:
    """Compile; ``match_type`` is ``∀ discrs, Sort u``-valued motive body given as ``∀ discrs, T``; see
    :func:`compile_match`."""
    n = len(discr_hyps)
    with m.scope():
        discrs, body = m.forall_telescope(match_type, n, whnf=True)
        u = m.mctx.instantiate_level(m.get_level(body))
        to_prop = u is ZERO
        elim = ZERO if to_prop else m.mk_level_mvar()
        motive_type = m.mk_pi(discrs, mk_sort(elim))
    with m.scope():
        motive = m.push_local(mk_name("motive"), motive_type)
        discrs = _push_telescope(m, motive_type, n)
        minors: list[Expr] = []
        alts: list[Alt] = []
        num_params: list[int] = []
        thunks: list[bool] = []
        eq_count = sum(discr_hyps)
        for i, lhs in enumerate(lhss):
            minor_type, count, thunk = _minor_type(m, motive, discrs, discr_hyps, lhs)
            minor = m.push_local(mk_name(f"h_{i + 1}"), minor_type)
            minors.append(minor)
            rhs = (
                mk_app(minor, mk_const(mk_name("Unit.unit"))) if thunk else mk_apps(minor, [d.fvar for d in lhs.decls])
            )
            alts.append(Alt(i, rhs, list(lhs.decls), list(lhs.patterns), []))
            num_params.append(count)
            thunks.append(thunk)
        value, compiler = _compile(m, motive, discrs, discr_hyps, alts, eq_count)
        if compiler.missing:
            empty = MatcherInfo(0, n, tuple(num_params), tuple(thunks), None, tuple(discr_hyps))
            return MatcherResult(motive, empty, compiler.missing, [])
        binders = [motive, *discrs, *minors]
        type = m.mk_pi(binders, mk_apps(motive, discrs))
        value = m.mk_lambda(binders, value)
    unused = [i for i in range(len(lhss)) if i not in compiler.used]
    closed = close_over(m, type, value)
    elim_pos = None
    if not to_prop:
        level = m.mctx.instantiate_level(elim)
        assert level is not ZERO
        elim_pos = closed.level_args.index(level)
    info = MatcherInfo(len(closed.args), n, tuple(num_params), tuple(thunks), elim_pos, tuple(discr_hyps))
    name = _add_matcher(m, base_name, closed, info)
    head = mk_apps(mk_const(name, tuple(closed.level_args)), closed.args)
    return MatcherResult(head, info, [], unused)


def _push_telescope(m: Meta, type: Expr, n: int) -> list[Expr]:
    out: list[Expr] = []
    for i in range(n):
        assert isinstance(type, Pi)
        out.append(m.push_local(type.binder_name, type.binder_type))
        type = instantiate1(type.body, out[i])
    return out


def _minor_type(
    m: Meta, motive: Expr, discrs: list[Expr], discr_hyps: Sequence[bool], lhs: AltLHS
) -> tuple[Expr, int, bool]:
    """``∀ vars, (d = pat →) motive pats``; a constant alternative takes a ``Unit``."""
    with alt_scope(m, lhs.decls):
        pats = [pattern_to_expr(p) for p in lhs.patterns]
        result = mk_apps(motive, pats)
        eqs: list[Expr] = []
        for d, pat, has in zip(discrs, pats, discr_hyps, strict=True):
            if has:
                eqs.append(mk_eq_heq(m, d, pat)[0])
        for eq in reversed(eqs):
            result = mk_arrow(eq, result, mk_name("heq"))
        xs = [d.fvar for d in lhs.decls]
        if not xs and not eqs:
            return mk_arrow(mk_const(UNIT), result), 1, True
        return m.mk_pi(xs, result), len(xs) + len(eqs), False


def _compile(
    m: Meta, motive: Expr, discrs: list[Expr], discr_hyps: Sequence[bool], alts: list[Alt], eq_count: int
) -> tuple[Expr, Compiler]:
    target = mk_apps(motive, discrs)
    compiler = Compiler(m, eq_count, alts)
    if eq_count == 0:
        goal = m.mk_mvar(target, MVarKind.SYNTHETIC_OPAQUE)
        compiler.process(Problem(goal.uid, list(discrs), alts, [Example(d) for d in discrs]))
        return m.instantiate_mvars(goal), compiler
    with m.scope():
        # match on copies, with equations `d = copy` in front of the motive
        copies: list[Expr] = []
        type = m.infer_type(motive)
        for _ in discrs:
            assert isinstance(type, Pi)
            copies.append(m.push_local(type.binder_name, type.binder_type))
            type = instantiate1(type.body, copies[-1])
        body = mk_apps(motive, copies)
        refls: list[Expr] = []
        eqs: list[Expr] = []
        for d, c, has in zip(discrs, copies, discr_hyps, strict=True):
            if has:
                eq, is_eq = mk_eq_heq(m, d, c)
                eqs.append(eq)
                refls.append(mk_refl(m, d, is_eq))
        for eq in reversed(eqs):
            body = mk_arrow(eq, body, mk_name("heq"))
        goal = m.mk_mvar(body, MVarKind.SYNTHETIC_OPAQUE)
        compiler.process(Problem(goal.uid, list(copies), alts, [Example(c) for c in copies]))
        fn = m.mk_lambda(copies, m.instantiate_mvars(goal)) if not compiler.missing else goal
    return mk_apps(fn, [*discrs, *refls]), compiler


# ------------------------------------------------------------ closures
@dataclass(slots=True)
class Closed:
    """A closed definition and the arguments that give back the original."""

    level_params: tuple[Name, ...]
    type: Expr
    value: Expr
    level_args: list[Level]
    args: list[Expr]


def close_over(m: Meta, type: Expr, value: Expr) -> Closed:
    """Abstract free variables, metavariables and universe parameters (Lean's ``Closure.mkValueTypeClosure``)."""
    type, value = m.instantiate_mvars(type), m.instantiate_mvars(value)
    names: dict[Level, Level] = {}
    level_args: list[Level] = []

    def level(u: Level) -> Level:
        if not u.flags:
            return u
        if isinstance(u, (LParam, LMVar)):
            found = names.get(u)
            if found is None:
                found = names[u] = mk_level_param(mk_name(f"u_{len(level_args) + 1}"))
                level_args.append(u)
            return found
        if isinstance(u, Succ):
            return mk_succ(level(u.pred))
        if isinstance(u, Max):
            return mk_max(level(u.lhs), level(u.rhs))
        assert isinstance(u, IMax)
        return mk_imax(level(u.lhs), level(u.rhs))

    cache: dict[Expr, Expr] = {}

    def levels(t: Expr, _off: int) -> Expr:
        if not t.flags & 12:  # no universe parameter or metavariable
            return t
        found = cache.get(t)
        if found is None:
            if type_of(t) is Const:
                found = mk_const(t.name, tuple([level(u) for u in t.levels]))  # type: ignore[attr-defined]
            elif type_of(t) is Sort:
                found = mk_sort(level(t.level))  # type: ignore[attr-defined]
            else:
                found = map_children(t, levels, 0)
            cache[t] = found
        return found

    atoms = _atoms(m, [type, value])
    decls = [_atom_decl(m, a) for a in atoms]
    new_type, new_value = levels(type, 0), levels(value, 0)
    types = [levels(d[1], 0) for d in decls]
    closed_type, closed_value = abstract(new_type, atoms), abstract(new_value, atoms)
    for i in range(len(atoms) - 1, -1, -1):
        domain = abstract(types[i], atoms[:i])
        closed_type = pi(decls[i][0], domain, closed_type, decls[i][2])
        closed_value = lam(decls[i][0], domain, closed_value, decls[i][2])
    params = tuple([names[u].name for u in level_args])  # type: ignore[attr-defined]
    return Closed(params, closed_type, closed_value, level_args, atoms)


def type_of(t: Expr) -> type:
    return type(t)


def _atom_decl(m: Meta, a: Expr) -> tuple[Name, Expr, BinderInfo]:
    if isinstance(a, FVar):
        decl = m.local_decl(a)
        return decl.user_name, m.instantiate_mvars(decl.type), decl.info
    assert isinstance(a, MVar)
    return m.fresh_user_name(mk_name("x")), m.instantiate_mvars(m.mvar_type(a)), BinderInfo.DEFAULT


def _atoms(m: Meta, terms: list[Expr]) -> list[Expr]:
    """Free variables and metavariables of the terms and of their types, in dependency order: context order first."""
    found: set[Expr] = set()
    lets: set[Expr] = set()
    stack = list(terms)
    seen: set[Expr] = set()
    mvars: list[Expr] = []
    while stack:
        t = stack.pop()
        if not t.flags & 3 or t in seen:
            continue
        seen.add(t)
        if isinstance(t, FVar):
            decl = m.local_decl(t)
            found.add(t)
            stack.append(m.instantiate_mvars(decl.type))
            if decl.value is not None:
                lets.add(t)
        elif isinstance(t, MVar):
            mvars.append(t)
            stack.append(m.instantiate_mvars(m.mvar_type(t)))
        else:
            push_children(t, stack)
    ordered: list[Expr] = [d.fvar for d in m.lctx if d.fvar in found]
    return _with_mvars(m, ordered, mvars)


def _with_mvars(m: Meta, fvars: list[Expr], mvars: list[Expr]) -> list[Expr]:
    if not mvars:
        return fvars
    out: list[Expr] = []

    def visit(a: Expr) -> None:
        if a in out:
            return
        type = m.instantiate_mvars(m.infer_type(a))
        for other in [*fvars, *mvars]:
            if other is not a and _occurs(other, type):
                visit(other)
        out.append(a)

    for a in [*mvars, *fvars]:
        visit(a)
    return out


def _occurs(part: Expr, e: Expr) -> bool:
    return occurs(part, e)


def _add_matcher(m: Meta, base: Name, closed: Closed, info: MatcherInfo) -> Name:
    """Add the definition ``base.match_n`` unless an identical one was made in this file."""
    key = (_without_names(closed.value), _without_names(closed.type), info.alt_num_params, info.discr_hyps)
    cache = m.env.state(_MATCHER_CACHE)
    known = cache.get(key)
    if known is not None and known in m.env:
        return known
    i = 1
    while base.child(f"match_{i}") in m.env:
        i += 1
    name = base.child(f"match_{i}")
    m.add_decl(DefinitionDecl(name, closed.level_params, closed.type, closed.value, ABBREV))
    m.env = add_matcher(m.env, name, info)
    m.env = set_reducibility(m.env, name, "reducible")
    m.env = m.env.with_state(_MATCHER_CACHE, cache.set(key, name))
    return name


def _without_names(e: Expr) -> Expr:
    """``e`` with all binder names and kinds forgotten: terms that differ only there are the same matcher."""
    cache: dict[Expr, Expr] = {}

    def go(t: Expr, _off: int) -> Expr:
        found = cache.get(t)
        if found is None:
            if isinstance(t, Lam):
                found = mk_lambda(ANONYMOUS, go(t.binder_type, 0), go(t.body, 0))
            elif isinstance(t, Pi):
                found = mk_pi(ANONYMOUS, go(t.binder_type, 0), go(t.body, 0))
            else:
                found = map_children(t, go, 0)
            cache[t] = found
        return found

    return go(e, 0)


__all__ = [
    "AltLHS",
    "MatcherResult",
    "Pattern",
    "close_over",
    "contradiction",
    "mk_matcher",
    "pattern_to_expr",
    "show_example",
    "sort_decls",
]

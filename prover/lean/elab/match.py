"""``match`` terms, ``fun | …``, ``if let``, ``nomatch``, ``nofun``: motives, alternatives, errors.

Source: Lean 4 v4.34 ``src/Lean/Elab/Match.lean``, ``src/Lean/Elab/BindersUtil.lean``. Patterns are in
:mod:`match_patterns`, their compilation in :mod:`match_compile`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prover.lean.elab.match_compile import AltLHS, alt_scope, map_pattern, mk_matcher, pattern_to_expr, show_example
from prover.lean.elab.match_patterns import ElabPatterns, elab_patterns
from prover.lean.elab.registry import term_elab
from prover.lean.expr import Expr, FVar, Pi, mk_apps, mk_const, mk_lambda, mk_pi, mk_sort
from prover.lean.meta.cases import inductive_type, mk_eq_heq
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Postponed
from prover.lean.name import Name, mk_name
from prover.lean.subst import abstract, beta, instantiate1, mk_arrow
from prover.lean.syntax import ast

if TYPE_CHECKING:
    from prover.lean.elab.term import TermElab


@dataclass(slots=True)
class Discr:
    expr: Expr
    hyp: Name | None = None


@dataclass(slots=True)
class AltView:
    """One alternative: ``holes`` discriminants were added in front (matched by ``_``)."""

    stx: ast.Syntax
    patterns: tuple[ast.Term, ...]
    rhs: ast.Term


# ------------------------------------------------------------ entry points
@term_elab(ast.Match)
def elab_match(el: TermElab, stx: ast.Match, expected: Expr | None) -> Expr:
    alts = expand_alts(stx.alts)
    el.try_postpone_if_none_or_mvar(expected)
    discrs = [_elab_discr(el, d, i, alts) for i, d in enumerate(stx.discrs)]
    if stx.motive is not None:
        return _with_motive(el, stx, discrs, alts)
    return MatchElab(el, stx, discrs, alts, stx.generalizing).run(expected)


def expand_alts(alts: Sequence[ast.MatchAlt]) -> list[AltView]:
    """One view per ``|`` group."""
    return [AltView(a, group, a.rhs) for a in alts for group in a.patterns]


def _elab_discr(el: TermElab, d: ast.MatchDiscr, i: int, alts: list[AltView]) -> Discr:
    m = el.m
    with el.with_ref(d.term):
        e = el.elab_term(d.term)
        if el.is_mvar_app(m.infer_type(e)):
            el.synthesize_synthetic_mvars("yes")
        if el.is_mvar_app(m.infer_type(e)):
            trivial = all(i < len(a.patterns) and _is_trivial(a.patterns[i]) for a in alts)
            if not trivial:
                el.try_postpone()
                el.synthesize_using_default()
        e = m.instantiate_mvars(e)
        if e.has_expr_mvar:
            el.synthesize_synthetic_mvars("yes")
            e = m.instantiate_mvars(e)
            if e.has_expr_mvar:
                el.synthesize_using_default()
                e = m.instantiate_mvars(e)
    hyp = None
    if d.hyp is not None:
        hyp = d.hyp.name if not d.hyp.name.is_anonymous else m.fresh_user_name(mk_name("h"))
    return Discr(e, hyp)


def _is_trivial(p: ast.Term) -> bool:
    return isinstance(p, (ast.Hole, ast.Ident)) or (isinstance(p, ast.Paren) and _is_trivial(p.term))


@term_elab(ast.FunMatch)
def elab_fun_match(el: TermElab, stx: ast.FunMatch, expected: Expr | None) -> Expr:
    """``fun | p, q => e`` is ``fun x y => match x, y with | p, q => e``."""
    if not stx.alts:
        raise LeanError("at least one alternative expected", stx)
    arity = len(stx.alts[0].patterns[0])
    names = [el.m.fresh_user_name(mk_name("x")) for _ in range(arity)]
    binders = tuple(
        [
            ast.Binder(stx.start, stx.end, "default", (ast.BinderIdent(stx.start, stx.end, n),), None, bracketed=False)
            for n in names
        ]
    )
    discrs = tuple([ast.MatchDiscr(stx.start, stx.end, None, ast.Ident(stx.start, stx.end, n)) for n in names])
    body = ast.Match(stx.start, stx.end, discrs, stx.alts)
    return el.elab_term(ast.Fun(stx.start, stx.end, binders, body), expected)


@term_elab(ast.IfLet)
def elab_if_let(el: TermElab, stx: ast.IfLet, expected: Expr | None) -> Expr:
    discr = ast.MatchDiscr(stx.value.start, stx.value.end, None, stx.value)
    first = ast.MatchAlt(stx.pattern.start, stx.then.end, ((stx.pattern,),), stx.then)
    hole = ast.Hole(stx.otherwise.start, stx.otherwise.start)
    second = ast.MatchAlt(stx.otherwise.start, stx.otherwise.end, ((hole,),), stx.otherwise)
    return el.elab_term(ast.Match(stx.start, stx.end, (discr,), (first, second)), expected)


@term_elab(ast.NoMatch)
def elab_no_match(el: TermElab, stx: ast.NoMatch, expected: Expr | None) -> Expr:
    el.try_postpone_if_none_or_mvar(expected)
    discrs = [_elab_discr(el, ast.MatchDiscr(t.start, t.end, None, t), i, []) for i, t in enumerate(stx.discrs)]
    return MatchElab(el, stx, discrs, [], None).run(expected)


@term_elab(ast.NoFun)
def elab_no_fun(el: TermElab, stx: ast.NoFun, expected: Expr | None) -> Expr:
    el.try_postpone_if_none_or_mvar(expected)
    m = el.m
    assert expected is not None
    with m.scope():
        xs, body = m.forall_telescope(m.instantiate_mvars(expected))
        if not xs:
            raise LeanError("Invalid `nofun`: expected type is not a function type", stx)
        discrs = [Discr(x) for x in xs if m.local_decl(x).info.is_explicit]
        value = MatchElab(el, stx, discrs, [], None).run(body)
        return m.mk_lambda(xs, value)


def _with_motive(el: TermElab, stx: ast.Match, discrs: list[Discr], alts: list[AltView]) -> Expr:
    """``match (motive := M) …``."""
    m = el.m
    assert stx.motive is not None
    u = m.mk_level_mvar()
    motive_type: Expr = mk_sort(u)
    for d in reversed(discrs):
        motive_type = _abstract_discr(el, d.expr, motive_type)
    motive = el.elab_term_ensuring_type(stx.motive, motive_type)
    el.synthesize_synthetic_mvars("yes")
    motive = m.instantiate_mvars(motive)
    with m.scope():
        xs: list[Expr] = []
        type = motive_type
        for _ in discrs:
            assert isinstance(type, Pi)
            xs.append(m.push_local(type.binder_name, type.binder_type))
            type = instantiate1(type.body, xs[-1])
        match_type = m.mk_pi(xs, beta(motive, xs))
    run = MatchElab(el, stx, discrs, alts, False)
    return run.run_with(match_type)


def _abstract_discr(el: TermElab, e: Expr, body: Expr) -> Expr:
    """``∀ x : type of e, body[e := x]``."""
    m = el.m
    type = m.instantiate_mvars(m.infer_type(e))
    body = m.instantiate_mvars(body)
    if isinstance(e, FVar):
        return mk_pi(m.local_decl(e).user_name, type, abstract(body, [e]))
    return mk_pi(m.fresh_user_name(mk_name("x")), type, m.kabstract(body, e))


# ------------------------------------------------------------ the match itself
class MatchElab:
    """One ``match``: motive, patterns (with extra index discriminants when needed), right-hand sides, matcher."""

    def __init__(
        self, el: TermElab, stx: ast.Syntax, discrs: list[Discr], alts: list[AltView], generalizing: bool | None
    ) -> None:
        self.el = el
        self.m = el.m
        self.stx = stx
        self.discrs = discrs
        self.alts = alts
        self.generalizing = generalizing is not False
        self.extra = 0
        self.ys: list[Expr] = []

    def run(self, expected: Expr | None) -> Expr:
        if expected is None:
            expected = self.m.mk_type_mvar()
        return self._run(lambda: self._match_type(expected))

    def run_with(self, match_type: Expr) -> Expr:
        return self._run(lambda: match_type)

    def _match_type(self, expected: Expr) -> Expr:
        """``∀ discrs, (∀ ys,) expected`` with the discriminants abstracted."""
        m = self.m
        body = m.instantiate_mvars(expected)
        self.ys = []
        if self.generalizing:
            self.ys = self._to_generalize()
        if self.ys:
            general = m.mk_pi(self.ys, body)
            candidate = self._abstract(general)
            if m.is_type_correct(candidate):
                return candidate
            self.ys = []
        result = self._abstract(body)
        if any(not isinstance(d.expr, FVar) for d in self.discrs) and not m.is_type_correct(result):
            result = body
            for d in reversed(self.discrs):
                type = m.instantiate_mvars(m.infer_type(d.expr))
                name = m.local_decl(d.expr).user_name if isinstance(d.expr, FVar) else mk_name("x")
                result = mk_arrow(type, result, name)
        return result

    def _abstract(self, body: Expr) -> Expr:
        for d in reversed(self.discrs):
            body = _abstract_discr(self.el, d.expr, body)
        return body

    def _to_generalize(self) -> list[Expr]:
        """Hypotheses that depend on variables being matched (Lean's ``getFVarsToGeneralize``)."""
        m = self.m
        uids = {d.expr.uid for d in self.discrs if isinstance(d.expr, FVar)}
        if not uids:
            return []
        out: list[Expr] = []
        found = set(uids)
        for decl in m.lctx:
            if decl.uid in uids:
                continue
            if m.decl_depends_on(decl, found):
                if decl.value is not None or decl.is_aux:
                    continue
                found.add(decl.uid)
                out.append(decl.fvar)
        return out

    # -------------------------------------------------------- loop over index discriminants
    def _run(self, make_type: object) -> Expr:
        el = self.el
        first: LeanError | None = None
        while True:
            saved = el.save()
            match_type = make_type()  # type: ignore[operator]
            try:
                done = [self._patterns(alt, match_type) for alt in self.alts]
                break
            except (HeartbeatsExceeded, Postponed):
                raise
            except LeanError as err:
                el.restore(saved)
                first = first or err
                if not self.generalizing or not self._add_indices():
                    raise first from None
        return self._finish(match_type, done)

    def _add_indices(self) -> bool:
        """Match on the indices of the discriminants' types too (Lean's discriminant refinement)."""
        m = self.m
        new: list[Expr] = []
        have = [d.expr for d in self.discrs]
        for d in self.discrs:
            found = inductive_type(m, m.infer_type(d.expr))
            if found is None:
                continue
            ind, _, args = found
            for ix in args[ind.num_params :]:
                ix = m.instantiate_mvars(ix)
                if ix not in have and ix not in new:
                    new.append(ix)
        if not new:
            return False
        # an index may itself depend on others that come first
        self.discrs = [*[Discr(e) for e in new], *self.discrs]
        self.extra += len(new)
        return True

    def _patterns(self, alt: AltView, match_type: Expr) -> tuple[ElabPatterns, object]:
        el, m = self.el, self.m
        expected = len(self.discrs) - self.extra
        if len(alt.patterns) != expected:
            word = "Not enough" if len(alt.patterns) < expected else "Too many"
            raise LeanError(
                f"{word} patterns in match alternative: Expected {expected}, but found {len(alt.patterns)}", alt.stx
            )
        holes = tuple([ast.Hole(alt.stx.start, alt.stx.start) for _ in range(self.extra)])
        with m.scope(), el.with_ref(alt.stx):
            base = m.lctx, m.local_instances
            result = elab_patterns(el, (*holes, *alt.patterns), match_type, alt.stx)
            return result, base

    # -------------------------------------------------------- right-hand sides and the matcher
    def _finish(self, match_type: Expr, done: list[tuple[ElabPatterns, object]]) -> Expr:
        el, m = self.el, self.m
        values = [self._rhs(alt, p) for alt, (p, _) in zip(self.alts, done, strict=True)]
        el.synthesize_synthetic_mvars("yes")
        match_type = m.instantiate_mvars(match_type)
        if self._discr_types_open(match_type):
            el.synthesize_using_default()
            match_type = m.instantiate_mvars(match_type)
        lhss = [p.lhs for p, _ in done]
        for lhs in lhss:
            _instantiate_lhs(m, lhs)
        hyps = [d.hyp is not None for d in self.discrs]
        base = el.decl_name if el.decl_name is not None else mk_name("_private_match")
        with el.with_ref(self.stx):
            result = mk_matcher(m, base, match_type, hyps, lhss)
        if result.missing:
            lines = [", ".join([show_example(e, m.pp) for e in row[self.extra :]]) for row in result.missing]
            raise LeanError("Missing cases:\n" + "\n".join(lines), self.stx)
        for i in result.unused:
            self._redundant(self.alts[i], lhss[i])
        motive = _pi_to_lambda(match_type, len(self.discrs))
        head_type = m.infer_type(result.head)
        if isinstance(head_type, Pi):  # determines the motive's universe
            m.is_def_eq(head_type.binder_type, m.infer_type(motive))
        term = mk_apps(result.head, [motive, *[d.expr for d in self.discrs], *values])
        return mk_apps(term, self.ys)

    def _discr_types_open(self, match_type: Expr) -> bool:
        for _ in self.discrs:
            if not isinstance(match_type, Pi):
                return False
            if match_type.binder_type.has_expr_mvar:
                return True
            match_type = match_type.body
        return False

    def _redundant(self, alt: AltView, lhs: AltLHS) -> None:
        with alt_scope(self.m, lhs.decls):
            shown = ", ".join([self.m.pp(pattern_to_expr(p)) for p in lhs.patterns[self.extra :]])
        self.el.log_error(
            alt.stx,
            f"Redundant alternative: Any expression matching\n  {shown}\nwill match one of the preceding alternatives",
        )

    def _rhs(self, alt: AltView, p: ElabPatterns) -> Expr:
        el, m = self.el, self.m
        with m.scope():
            if self.ys:
                gone = {y.uid for y in self.ys if isinstance(y, FVar)}
                m.lctx = m.lctx.remove(gone)
                m.local_instances = tuple(
                    i for i in m.local_instances if not (isinstance(i.fvar, FVar) and i.fvar.uid in gone)
                )
            for d in p.lhs.decls:
                m.lctx = m.lctx.add(d)
                m._note_instance(d.fvar, d.type)
            type = m.instantiate_mvars(p.result_type)
            hyps: list[Expr] = []
            for d2, e in zip(self.discrs, p.exprs, strict=True):
                if d2.hyp is not None:
                    eq, _ = mk_eq_heq(m, d2.expr, m.instantiate_mvars(e))
                    hyps.append(m.push_local(d2.hyp, eq))
            inner: list[Expr] = []
            for _ in self.ys:
                type = type if isinstance(type, Pi) else m.whnf(type)
                assert isinstance(type, Pi)
                inner.append(m.push_local(type.binder_name, type.binder_type, type.info))
                type = instantiate1(type.body, inner[-1])
            value = el.elab_term_ensuring_type(alt.rhs, type)
            xs = [d.fvar for d in p.lhs.decls] + hyps
            value = m.mk_lambda(inner, value) if inner else value
            if not xs:
                return mk_lambda(mk_name("_"), mk_const(mk_name("Unit")), m.instantiate_mvars(value))
            return m.mk_lambda(xs, value, used_lets=False)


def _instantiate_lhs(m: object, lhs: AltLHS) -> None:
    from dataclasses import replace

    inst = m.instantiate_mvars  # type: ignore[attr-defined]
    lhs.decls = [replace(d, type=inst(d.type)) for d in lhs.decls]
    lhs.patterns = [map_pattern(p, inst) for p in lhs.patterns]


def _pi_to_lambda(e: Expr, n: int) -> Expr:
    if n == 0:
        return e
    assert isinstance(e, Pi)
    return mk_lambda(e.binder_name, e.binder_type, _pi_to_lambda(e.body, n - 1))

"""The term elaborator: dispatch, postponement, implicit lambdas, names, auto-bound implicits, universe levels.

Source: Lean 4 ``src/Lean/Elab/Term/TermElabM.lean``, ``src/Lean/Elab/Level.lean``. :class:`TermElab` is what every
elaborator function receives; importing :mod:`prover.lean.elab.builtin` fills the registry.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from prover.lean.elab.display import shown_name
from prover.lean.elab.names import Resolver, private_to_user_name, strip_root
from prover.lean.elab.registry import TERM_ELABS
from prover.lean.elab.synthetic import Synthetic
from prover.lean.elab.term_base import AutoBoundImplicit, PostponedKind, TacticKind
from prover.lean.expr import (
    IMPLICIT,
    INST_IMPLICIT,
    Const,
    Expr,
    MVar,
    Pi,
    Sort,
    mk_mvar,
)
from prover.lean.level import (
    IMax,
    Level,
    LMVar,
    Max,
    Succ,
    add_offset,
    mk_imax,
    mk_level_nat,
    mk_level_param,
    mk_max,
)
from prover.lean.local_context import LocalDecl
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Postponed, UnsupportedFeature
from prover.lean.name import Name, mk_name
from prover.lean.subst import any_subterm, instantiate1
from prover.lean.syntax import ast

T = TypeVar("T")
Candidate = tuple[Expr, tuple[str, ...]]
"""A reading of an identifier: a constant or local variable and the fields that follow."""


class TermElab(Synthetic):
    """See the module docstring; one instance serves one command (or one proof state)."""

    # ------------------------------------------------------------ terms
    def elab_term(
        self, stx: ast.Term, expected: Expr | None = None, may_postpone: bool = True, implicit_lambda: bool = True
    ) -> Expr:
        """Elaborate; errors become a logged ``sorry`` (when ``err_to_sorry``), and a term that must wait becomes a
        metavariable (when ``may_postpone``)."""
        self.m.tick()
        old_ref, self.ref = self.ref, stx
        try:
            if implicit_lambda and self.implicit_lambda and expected is not None:
                pi = self._use_implicit_lambda(stx, expected)
                if isinstance(pi, Pi):
                    return self._elab_implicit_lambda(stx, pi, may_postpone)
                if pi is not None:  # a local variable of unknown type
                    if self.may_postpone:
                        if may_postpone:
                            return self.postpone(stx, expected)
                        raise Postponed(stx)
            return self._elab_by_class(stx, expected, may_postpone)
        finally:
            self.ref = old_ref

    def _elab_by_class(self, stx: ast.Term, expected: Expr | None, may_postpone: bool) -> Expr:
        fn = TERM_ELABS.get(type(stx))
        if fn is None:
            raise UnsupportedFeature(f"elaborator for `{type(stx).__name__}` terms", stx)
        saved = self.save()
        try:
            return fn(self, stx, expected)
        except Postponed:
            if not may_postpone:
                raise
            self.restore(saved)
            return self.postpone(stx, expected)
        except HeartbeatsExceeded:
            raise
        except LeanError as err:
            if err.ref is None:
                err.ref = stx
            if not self.err_to_sorry:
                raise
            return self.exception_to_sorry(err, expected)

    def postpone(self, stx: ast.Term, expected: Expr | None) -> Expr:
        """A metavariable that stands for ``stx`` until it can be elaborated."""
        mvar = self.mk_fresh_opaque(expected)
        self.register_synthetic(mvar.uid, PostponedKind(self.saved_context()), stx)
        return mvar

    def elab_term_ensuring_type(
        self,
        stx: ast.Term,
        expected: Expr | None,
        may_postpone: bool = True,
        implicit_lambda: bool = True,
        header: str | None = None,
    ) -> Expr:
        """Elaborate and coerce to ``expected``."""
        e = self.elab_term(stx, expected, may_postpone, implicit_lambda)
        with self.with_ref(stx):
            return self.ensure_has_type_or_sorry(expected, e, header=header)

    def ensure_has_type_or_sorry(
        self, expected: Expr | None, e: Expr, fn: Expr | None = None, header: str | None = None
    ) -> Expr:
        """:meth:`ensure_has_type` that logs a mismatch when errors are recovered."""
        try:
            return self.ensure_has_type(expected, e, fn, header)
        except HeartbeatsExceeded:
            raise
        except LeanError as err:
            if not self.err_to_sorry or isinstance(err, Postponed):
                raise
            return self.exception_to_sorry(err, expected)

    def elab_type(self, stx: ast.Term) -> Expr:
        """Elaborate a type."""
        e = self.elab_term(stx, self.mk_sort_mvar())
        with self.with_ref(stx):
            return self.ensure_type(e)

    def elab_term_and_synthesize(self, stx: ast.Term, expected: Expr | None = None) -> Expr:
        """Elaborate with nothing left pending, instantiated."""
        with self.with_synthesize():
            e = self.elab_term(stx, expected)
        return self.m.instantiate_mvars(e)

    def mk_tactic_mvar(self, type: Expr, seq: ast.TacticSeq, stx: ast.Syntax, auto: str | None = None) -> Expr:
        """A metavariable that ``by seq`` will fill."""
        mvar = self.mk_fresh_opaque(type)
        self.register_synthetic(mvar.uid, TacticKind(seq, stx, self.saved_context(), auto))
        return mvar

    # ------------------------------------------------------------ implicit lambdas
    def _use_implicit_lambda(self, stx: ast.Term, expected: Expr) -> Pi | bool | None:
        """The expected type if it starts with ``{x : A}`` or ``[C]`` and ``stx`` does not block the feature; True when
        ``stx`` is a local variable whose type is not known yet."""
        if type(expected) is Sort or type(expected) is MVar and not self.m.mctx.is_assigned(expected.uid):
            return None
        pi = self.whnf_forall(expected)
        if not isinstance(pi, Pi) or pi.info not in (IMPLICIT, INST_IMPLICIT) or blocks_implicit_lambda(stx):
            return None
        if isinstance(stx, ast.Ident):
            local = self.resolve_local(stx.name)
            if local is not None and not local[1] and self.is_mvar_app(self.m.infer_type(local[0])):
                return True
        return pi

    def _elab_implicit_lambda(self, stx: ast.Term, type: Expr, may_postpone: bool) -> Expr:
        m = self.m
        fvars: list[Expr] = []
        with m.scope():
            while True:
                type = self.whnf_forall(type)
                if not isinstance(type, Pi) or type.info.is_explicit:
                    break
                fvar = m.push_local(m.fresh_user_name(type.binder_name), type.binder_type, type.info)
                fvars.append(fvar)
                type = instantiate1(type.body, fvar)
            body = self._elab_by_class(stx, type, may_postpone)
            try:
                body = self.ensure_has_type(type, body)
            except LeanError as err:
                raise self._decorate(err, fvars) from err
            return m.mk_lambda(fvars, body)

    def _decorate(self, err: LeanError, fvars: Sequence[Expr]) -> LeanError:
        """Mention the variables that an implicit lambda introduced."""

        def render() -> str:
            lines = [err.text, "the following variables have been introduced by the implicit lambda feature"]
            lines += [f"  {self.pp(x)} : {self.pp(self.m.infer_type(x))}" for x in fvars]
            lines.append(
                "you can disable implicit lambdas using `@` or writing a lambda expression with `{}` or `[]` binder "
                "annotations."
            )
            return "\n".join(lines)

        return self.error(render, err.ref)

    # ------------------------------------------------------------ names
    def resolver(self) -> Resolver:
        return Resolver(self.m.env, self.scope.namespace, self.scope.opens)

    def resolve_local(self, name: Name) -> Candidate | None:
        """A local variable named by ``name`` or a prefix of it; the rest are fields."""
        if name.has_macro_scopes:
            return self._resolve_hygienic_local(name)
        fields: list[str] = []
        global_found = False
        while not name.is_anonymous:
            next_found = global_found
            if self.aux_decls and not global_found:
                next_found = bool(self.resolver().constants(name))
            found = self._find_local(name, skip_aux=global_found)
            if found is not None:
                return found.fvar, tuple(reversed(fields))
            if not isinstance(name.part, str):
                return None
            fields.append(name.part)
            name = name.parent
            global_found = next_found
        return None

    def _resolve_hygienic_local(self, name: Name) -> Candidate | None:
        """A name that a macro introduced, or its section variable. The scope stands behind all components."""
        base, scope = name.erase_macro_scopes(), name.part
        assert isinstance(scope, int)
        fields: list[str] = []
        while not base.is_anonymous and isinstance(base.part, str):
            found = self._find_local(base.with_macro_scope(scope), skip_aux=False)
            fvar = found.fvar if found is not None else self.section_vars.get(base)
            if fvar is not None:
                return fvar, tuple(reversed(fields))
            fields.append(base.part)
            base = base.parent
        return None

    def _find_local(self, name: Name, skip_aux: bool) -> LocalDecl | None:
        for decl in self.m.lctx.reversed():
            if decl.uid in self.aux_decls:
                if not skip_aux and self._aux_matches(decl, name):
                    return decl
            elif decl.user_name is name and not decl.is_aux:
                return decl
        return None

    def _aux_matches(self, decl: LocalDecl, name: Name) -> bool:
        """May ``name`` mean the function being defined (whose full name is known)?"""
        full = private_to_user_name(self.aux_decls[decl.uid])
        if full is name or (decl.user_name is name):
            return True
        if name.depth < decl.user_name.depth:
            return False  # protected: only ``Ns.f`` means it
        ns = self.scope.namespace
        while not ns.is_anonymous:
            if ns + name is full:
                return True
            ns = ns.parent
        return False

    def resolve_name(self, ident: ast.Ident, levels: Sequence[Level] = ()) -> list[Candidate]:
        """All readings of an identifier; unknown ones are errors or auto-bound."""
        name = ident.name
        local = self.resolve_local(name) if ident.macro_decl is None or name.has_macro_scopes else None
        if local is None and ident.macro_decl is not None:
            return [(self.mk_const(ident.macro_decl, levels), ())]
        if local is not None:
            if levels:
                raise self.error(
                    lambda: f"invalid use of explicit universe parameters, `{self.pp(local[0])}` is a local variable"
                )
            return [local]
        shown, name = name, name.erase_macro_scopes()
        found = self.resolver().resolve(name)
        if not found and self.m.find_const(strip_root(name)) is not None:  # auxiliary constants made on demand
            found = [(strip_root(name), ())]
        if not found or all(fields for _, fields in found):
            realized = self._realize_prefixes(name)
            if realized is not None and all(len(realized[1]) < len(fields) for _, fields in found):
                found = [realized]
        if found:
            return [(self.mk_const(n, levels), fields) for n, fields in found]
        raise self._unknown_identifier(shown, ident)

    def _realize_prefixes(self, name: Name) -> tuple[Name, tuple[str, ...]] | None:
        """Auxiliary constants that exist on demand only, seen from the current namespaces."""
        fields: list[str] = []
        while not name.is_atomic:
            for ns in self._search_namespaces():
                if (ns + name).parent in self.m.env and self.m.find_const(ns + name) is not None:
                    return ns + name, tuple(reversed(fields))
            if not isinstance(name.part, str):
                return None
            fields.append(name.part)
            name = name.parent
        return None

    def _search_namespaces(self) -> list[Name]:
        out: list[Name] = []
        ns = self.scope.namespace
        while True:
            out.append(ns)
            if ns.is_anonymous:
                break
            ns = ns.parent
        out += [d.namespace for d in self.scope.opens if hasattr(d, "namespace")]
        return out

    def _unknown_identifier(self, name: Name, ref: ast.Syntax) -> LeanError | AutoBoundImplicit:
        text = f"Unknown identifier `{shown_name(name)}`"
        if self.auto_bound is not None and not self.auto_bound_forbidden(name) and name.is_atomic:
            if not name.has_macro_scopes:
                allowed = bool(self.option("autoImplicit", True))
                relaxed = bool(self.option("relaxedAutoImplicit", True))
                short = is_short_auto_bound(name.last)
                if allowed and (relaxed or short):
                    return AutoBoundImplicit(name)
                if not allowed:
                    why = "the `autoImplicit` option is set to `false`."
                else:
                    why = "it has multiple characters while the `relaxedAutoImplicit` option is set to `false`."
                text += (
                    f"\n\nNote: It is not possible to treat `{name}` as an implicitly bound variable here because {why}"
                )
        return LeanError(text, ref)

    def resolve_const(self, name: Name, ref: ast.Syntax | None = None) -> Name:
        """The one declaration that ``name`` means (for commands and attributes)."""
        name = name.erase_macro_scopes()
        found = [n for n, fields in self.resolver().resolve(name) if not fields]
        if not found and self.m.find_const(strip_root(name)) is not None:
            found = [strip_root(name)]
        if not found:
            realized = self._realize_prefixes(name)
            if realized is not None and not realized[1]:
                found = [realized[0]]
        if not found:
            raise LeanError(f"Unknown constant `{name}`", ref)
        if len(found) > 1:
            shown = ", ".join(str(n) for n in found)
            raise LeanError(f"ambiguous identifier `{name}`, possible interpretations: [{shown}]", ref)
        return found[0]

    # ------------------------------------------------------------ auto-bound implicits
    def with_auto_bound(self, elaborate: Callable[[], T]) -> T:
        """Run ``elaborate`` (which pushes locals); each unknown identifier it meets becomes an implicit variable
        declared before everything, and it runs again. Call inside ``m.scope()``; ``auto_bound`` then lists them."""
        m = self.m
        self.auto_bound = []
        base = self.save()
        lctx = m.lctx, m.local_instances
        while True:
            try:
                return elaborate()
            except AutoBoundImplicit as found:
                self.restore(base)
                m.lctx, m.local_instances = lctx
                fvar = m.push_local(found.name, m.mk_type_mvar(), IMPLICIT)
                self.auto_bound = [*self.auto_bound, fvar]
                base = self.save()
                lctx = m.lctx, m.local_instances

    def add_auto_bound(self, xs: Sequence[Expr]) -> list[Expr]:
        """``auto-bound variables ++ xs``, with the metavariables that their types still hold (they will be generalised
        too) put before them; one that stands for an implicit argument gets an inaccessible variant of its name."""
        out: list[Expr] = []
        for auto in self.auto_bound or ():
            self._collect_type_mvars(self.m.infer_type(auto), out)
            out.append(auto)
        return [*out, *xs]

    def _collect_type_mvars(self, type: Expr, out: list[Expr]) -> None:
        for uid in self.m.mctx.collect_mvars(type):
            mvar = mk_mvar(uid)
            if mvar not in out:
                self._collect_type_mvars(self.m.mctx.decl(uid).type, out)
                if mvar not in out:
                    out.append(mvar)
                    self._name_after_argument(uid)

    def _name_after_argument(self, uid: int) -> None:
        """Call ``?uid`` after the first implicit argument that it stands for or was unified with."""
        for arg, name in self.arg_names.items():
            if arg == uid or self.m.instantiate_mvars(mk_mvar(arg)) is mk_mvar(uid):
                self.m.mctx.set_user_name(uid, self.m.fresh_user_name(name))
                return

    # ------------------------------------------------------------ universe levels
    def elab_level(self, stx: ast.LevelSyntax) -> Level:
        if isinstance(stx, ast.LevelNum):
            self._check_offset(stx, stx.value)
            return mk_level_nat(stx.value)
        if isinstance(stx, ast.LevelHole):
            return self.m.mk_level_mvar()
        if isinstance(stx, ast.LevelAdd):
            self._check_offset(stx, stx.offset)
            return add_offset(self.elab_level(stx.base), stx.offset)
        if isinstance(stx, ast.LevelMax):
            levels = [self.elab_level(a) for a in stx.args]
            result = levels[-1]
            for level in reversed(levels[:-1]):
                result = mk_imax(level, result) if stx.imax else mk_max(level, result)
            return result
        assert isinstance(stx, ast.LevelIdent)
        return self._level_param(stx)

    def _check_offset(self, stx: ast.LevelSyntax, offset: int) -> None:
        if offset > int(self.option("maxUniverseOffset", 32)):
            raise LeanError(
                "maximum universe level offset threshold has been reached, you can increase the limit using option "
                "`set_option maxUniverseOffset <limit>`, but you are probably misusing universe levels since offsets "
                "are usually small natural numbers",
                stx,
            )

    def _level_param(self, stx: ast.LevelIdent) -> Level:
        name = stx.name
        if name not in self.level_names:
            relaxed = bool(self.option("relaxedAutoImplicit", True))
            if (
                self.auto_bound is not None
                and self.option("autoImplicit", True)
                and name.is_atomic
                and (relaxed or is_short_auto_bound(name.last))
            ):
                self.level_names = (name, *self.level_names)
            else:
                raise LeanError(f"unknown universe level `{name}`", stx)
        return mk_level_param(name)

    def level_mvars_to_params(self, e: Expr) -> Expr:
        """Turn universe metavariables of ``e`` into fresh parameters ``u_1, u_2 …``."""
        e = self.m.instantiate_mvars(e)
        if not e.has_level_mvar:
            return e
        found: dict[int, None] = {}
        collect_level_mvars(e, found)
        for uid in found:
            if self.m.mctx.level_assignment.get(uid) is None:
                self.m.mctx.assign_level(uid, mk_level_param(self._fresh_level_name()))
        return self.m.instantiate_mvars(e)

    def _fresh_level_name(self) -> Name:
        i = 1
        while mk_name(f"u_{i}") in self.level_names:
            i += 1
        name = mk_name(f"u_{i}")
        self.level_names = (name, *self.level_names)
        return name

    # ------------------------------------------------------------ conveniences for other rooms
    def elab_binders(self, binders: Sequence[ast.Binder]) -> list[Expr]:
        """Elaborate binder groups; pushes locals, so call inside ``m.scope()``."""
        from prover.lean.elab.binders import elab_binders

        return elab_binders(self, binders)

    def elab_app_args(
        self,
        fn: Expr,
        args: Sequence[Expr | ast.Term],
        named: Sequence[tuple[Name, Expr | ast.Term]] = (),
        expected: Expr | None = None,
        explicit: bool = False,
        ellipsis: bool = False,
    ) -> Expr:
        """Apply ``fn`` to arguments, elaborated or not (Lean's ``elabAppArgs``)."""
        from prover.lean.elab.app_args import NamedValue, elab_app_args

        return elab_app_args(self, fn, [NamedValue(n, v) for n, v in named], list(args), expected, explicit, ellipsis)

    def mk_app(self, name: str, *args: Expr | ast.Term, expected: Expr | None = None) -> Expr:
        """``name args`` with implicit arguments inferred as in source text."""
        return self.elab_app_args(self.mk_const(mk_name(name)), args, (), expected)


def collect_level_mvars(e: Expr, into: dict[int, None]) -> None:
    """Universe metavariables of ``e`` in order of occurrence."""
    def level(u: Level) -> None:
        if not u.has_mvar:
            return
        if isinstance(u, LMVar):
            into[u.uid] = None
        elif isinstance(u, Succ):
            level(u.pred)
        elif isinstance(u, (Max, IMax)):
            level(u.lhs)
            level(u.rhs)

    def visit(t: Expr) -> bool:
        if isinstance(t, Const):
            for u in t.levels:
                level(u)
        elif isinstance(t, Sort):
            level(t.level)
        return False

    any_subterm(e, visit)


def is_short_auto_bound(text: str) -> bool:
    """A letter followed by digits, subscripts or primes (Lean's ``isValidAutoBoundSuffix``)."""
    from prover.lean.name import is_subscript_alnum

    return bool(text) and all(c.isdigit() or is_subscript_alnum(c) or c in "_'" for c in text[1:])


def drop_parens(stx: ast.Term) -> ast.Term:
    while isinstance(stx, ast.Paren):
        stx = stx.term
    return stx


def blocks_implicit_lambda(stx: ast.Term) -> bool:
    """Lean's ``blockImplicitLambda``."""
    stx = drop_parens(stx)
    if isinstance(stx, (ast.Explicit, ast.Hole, ast.SyntheticHole, ast.ByTactic, ast.TypeAscription)):
        return True
    if isinstance(stx, ast.ElabApp):
        return stx.keyword == "no_implicit_lambda%"
    if isinstance(stx, ast.App):
        return isinstance(stx.fn, ast.Explicit)
    if isinstance(stx, ast.Fun):
        return any(b.kind in ("implicit", "instImplicit") for b in stx.binders)
    return False


__all__ = ["TermElab", "blocks_implicit_lambda", "collect_level_mvars", "drop_parens", "is_short_auto_bound"]

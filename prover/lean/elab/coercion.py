"""Coercions: ``CoeT`` for values, ``CoeFun`` for functions, ``CoeSort`` for types, unfolded as soon as they are found.

Source: Lean 4 ``src/Lean/Meta/Coe.lean`` and ``mkCoe``/``ensureHasType`` in ``src/Lean/Elab/Term/TermElabM.lean``.
"""

from __future__ import annotations

from typing import Final

import immutables

from prover.lean.elab.term_base import CoeKind, TermBase
from prover.lean.environment import EntryValue, Extension
from prover.lean.expr import (
    PROP,
    App,
    Const,
    Expr,
    Lam,
    MVar,
    Pi,
    Sort,
    get_app_fn,
    mk_app,
    mk_apps,
    mk_const,
    mk_sort,
    unfold_app,
)
from prover.lean.meta.attributes import projection_info
from prover.lean.meta.base import Transparency
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck
from prover.lean.meta.mctx import MVarKind
from prover.lean.name import Name, mk_name
from prover.lean.subst import head_beta, map_children, mk_arrow

COE_T: Final = mk_name("CoeT")
COE_T_COE: Final = mk_name("CoeT.coe")
COE_FUN: Final = mk_name("CoeFun")
COE_FUN_COE: Final = mk_name("CoeFun.coe")
COE_SORT: Final = mk_name("CoeSort")
COE_SORT_COE: Final = mk_name("CoeSort.coe")
LIFT_M: Final = mk_name("liftM")
MONAD_LIFT_T: Final = mk_name("MonadLiftT")

CoeDeclState = immutables.Map[Name, bool]


def _add(state: CoeDeclState, entry: EntryValue) -> CoeDeclState:
    return state.set(entry, True)


COE_DECLS: Final = Extension[CoeDeclState]("coe_decls", immutables.Map, _add)
"""``@[coe_decl]``: functions that coercion insertion unfolds."""


class Undetermined(Exception):
    """Whether a coercion exists depends on metavariables that are not known yet."""


class Coercions(TermBase):
    """Adds ``ensure_has_type``, ``coerce`` and relatives."""

    def synth_or_stuck(self, type: Expr) -> Expr | None:
        """An instance or None; ``Undetermined`` when the search is blocked."""
        try:
            return self.m.synth_instance(type)
        except Stuck as stuck:
            raise Undetermined from stuck

    # ------------------------------------------------------------ the three coercions
    def coerce_simple(self, e: Expr, expected: Expr) -> Expr | None:
        """Lean's ``coerceSimple?``."""
        m = self.m
        if COE_T not in m.env:
            return None
        e_type = m.infer_type(e)
        levels = (m.get_level(e_type), m.get_level(expected))
        inst = self.synth_or_stuck(mk_apps(mk_const(COE_T, levels), (e_type, e, expected)))
        if inst is None:
            return None
        result = self.expand_coe(mk_apps(mk_const(COE_T_COE, levels), (e_type, e, expected, inst)))
        if not m.is_def_eq(m.infer_type(result), expected):
            raise self.error(
                lambda: f"Could not coerce{self.indent(e)}\nto{self.indent(expected)}\n"
                f"coerced expression has wrong type:{self.indent(result)}"
            )
        return result

    def coerce_to_function(self, e: Expr) -> Expr | None:
        """Insert ``CoeFun.coe``; None when there is no instance."""
        m = self.m
        if COE_FUN not in m.env:
            return None
        e_type = m.infer_type(e)
        u, v = m.get_level(e_type), m.mk_level_mvar()
        gamma = m.mk_mvar(mk_arrow(e_type, mk_sort(v)))
        try:
            inst = m.synth_instance(mk_apps(mk_const(COE_FUN, (u, v)), (e_type, gamma)))
        except Stuck:
            return None
        if inst is None:
            return None
        new = self.expand_coe(mk_apps(mk_const(COE_FUN_COE, (u, v)), (e_type, gamma, inst, e)))
        if not isinstance(m.whnf(m.infer_type(new)), Pi):
            raise self.error(
                lambda: f"Failed to coerce{self.indent(e)}\nto a function, after applying `CoeFun.coe`, result is "
                f"still not a function{self.indent(new)}\nThis is often due to incorrect `CoeFun` instances, the "
                f"synthesized instance was{self.indent(inst)}"
            )
        return new

    def coerce_to_sort(self, e: Expr) -> Expr | None:
        """Insert ``CoeSort.coe``; None when there is no instance."""
        m = self.m
        if COE_SORT not in m.env:
            return None
        e_type = m.infer_type(e)
        u, v = m.get_level(e_type), m.mk_level_mvar()
        beta = m.mk_mvar(mk_sort(v))
        try:
            inst = m.synth_instance(mk_apps(mk_const(COE_SORT, (u, v)), (e_type, beta)))
        except Stuck:
            return None
        if inst is None:
            return None
        new = self.expand_coe(mk_apps(mk_const(COE_SORT_COE, (u, v)), (e_type, beta, inst, e)))
        if not isinstance(m.whnf(m.infer_type(new)), Sort):
            raise self.error(lambda: f"Failed to coerce{self.indent(e)}\nto a type")
        return new

    def coerce(self, e: Expr, expected: Expr) -> Expr | None:
        """Lean's ``coerce?``: None when impossible, ``Undetermined`` when it cannot be decided yet."""
        m = self.m
        lifted = self.coerce_monad_lift(e, expected)
        if lifted is not None:
            return lifted
        wanted = m.whnf_r(expected)
        if isinstance(wanted, Pi):
            fn = self.coerce_to_function(e)
            if fn is not None and m.is_def_eq_guarded(m.infer_type(fn), expected):
                return fn
        elif isinstance(wanted, Sort) and wanted is not PROP:  # `Fintype s` for a set `s`
            sort = self.coerce_to_sort(e)
            if sort is not None and m.is_def_eq_guarded(m.infer_type(sort), expected):
                return sort
        return self.coerce_simple(e, expected)

    def coerce_monad_lift(self, e: Expr, expected: Expr) -> Expr | None:
        """``liftM e`` where ``e : m α`` is wanted in another monad ``n`` (Lean's ``coerceMonadLift?``)."""
        m = self.m
        wanted = m.whnf_r(m.instantiate_mvars(expected))
        given = m.whnf_r(m.instantiate_mvars(m.infer_type(e)))
        if not isinstance(wanted, App) or not isinstance(given, App):
            return None
        if isinstance(get_app_fn(given), MVar) or isinstance(get_app_fn(wanted), MVar):
            return None
        if LIFT_M not in m.env or not self.option("autoLift", True):
            return None
        target, source = wanted.fn, given.fn
        target_type, source_type = m.whnf(m.infer_type(target)), m.whnf(m.infer_type(source))
        if not (isinstance(target_type, Pi) and isinstance(source_type, Pi)):
            return None
        sorts = [t for p in (source_type, target_type) for t in (p.binder_type, p.body)]
        if not all(isinstance(s, Sort) and s is not PROP for s in sorts):
            return None
        saved = m.save()
        if m.is_def_eq_guarded(source, target):  # no lifting; what was found by the way must not stay
            m.restore(saved)
            return None
        try:
            u, v, w = m.get_dec_level(given.arg), m.get_dec_level(given), m.get_dec_level(wanted)
            inst = m.synth_instance(mk_apps(mk_const(MONAD_LIFT_T, (u, v, w)), (source, target)))
            if inst is None:
                return None
            new = mk_apps(mk_const(LIFT_M, (u, v, w)), (source, target, inst, given.arg, e))
            return new if m.is_def_eq_guarded(expected, m.infer_type(new)) else None
        except HeartbeatsExceeded:
            raise
        except (LeanError, Stuck):
            return None

    # ------------------------------------------------------------ unfolding
    def expand_coe(self, e: Expr) -> Expr:
        """Unfold the functions marked ``@[coe_decl]`` and the instances they project from."""
        m = self.m
        e = m.instantiate_mvars(e)
        decls = m.env.state(COE_DECLS)
        seen: dict[Expr, Expr] = {}

        def go(t: Expr, _off: int) -> Expr:
            found = seen.get(t)
            if found is not None:
                return found
            fn = get_app_fn(t)
            new: Expr | None = None
            if isinstance(fn, Const) and fn.name in decls:
                new = self._unfold_coe(t)
            result = go(new, 0) if new is not None else map_children(t, go, 0)
            seen[t] = result
            return result

        with m.with_transparency(Transparency.INSTANCES):
            return go(e, 0)

    def _unfold_coe(self, e: Expr) -> Expr | None:
        """One unfolding of ``C.coe … inst …`` (or of an ordinary ``coe_decl`` definition)."""
        m = self.m
        fn, args = unfold_app(e)
        assert isinstance(fn, Const)
        info = projection_info(m.env, fn.name)
        if info is None:
            new = m.unfold_definition(e)
            return head_beta(new) if new is not None else None
        if len(args) <= info.num_params:
            return None
        inst = m.whnf(args[info.num_params])
        head, parts = unfold_app(inst)
        if not (isinstance(head, Const) and head.name is info.ctor and len(parts) > info.num_params + info.idx):
            return None
        field = parts[info.num_params + info.idx]
        return _beta_spine(mk_apps(field, args[info.num_params + 1 :]))

    # ------------------------------------------------------------ insertion
    def mk_coe(self, expected: Expr, e: Expr, fn: Expr | None = None, header: str | None = None) -> Expr:
        """A coercion of ``e`` to ``expected``: now, or later when types are known; a type mismatch if there is none."""
        try:
            new = self.coerce(e, expected)
        except Undetermined:
            mvar = self.m.mk_mvar(expected, MVarKind.SYNTHETIC_OPAQUE)
            self.register_synthetic(mvar.uid, CoeKind(expected, e, fn, header))
            return mvar
        except HeartbeatsExceeded:
            raise
        except LeanError:
            new = None
        if new is None:
            raise self.type_mismatch(e, expected, fn, header)
        return new

    def ensure_has_type(
        self, expected: Expr | None, e: Expr, fn: Expr | None = None, header: str | None = None
    ) -> Expr:
        """``e`` itself if its type is ``expected``, else a coercion; ``fn`` only for the error text."""
        if expected is None or self.m.is_def_eq(self.m.infer_type(e), expected):
            return e
        return self.mk_coe(expected, e, fn, header)

    def ensure_type(self, e: Expr) -> Expr:
        """Make sure that ``e`` is a type, coercing by ``CoeSort`` if needed."""
        m = self.m
        if m.is_type(e):
            return e
        e_type = m.infer_type(e)
        if m.is_def_eq(e_type, self.mk_sort_mvar()):
            return e
        coerced = self.coerce_to_sort(e)
        if coerced is not None:
            return coerced
        raise self.error(lambda: f"type expected, got\n  ({self.pp(e)} : {self.pp(e_type)})")

    # ------------------------------------------------------------ error texts
    def type_mismatch(self, e: Expr, expected: Expr, fn: Expr | None = None, header: str | None = None) -> LeanError:
        """``Type mismatch`` / ``Application type mismatch`` as Lean words them."""
        e_type = self.m.infer_type(e)
        if fn is not None:
            return self.app_type_mismatch(fn, e, e_type, expected)

        def render() -> str:
            head = f"{header} " if header is not None else f"Type mismatch{self.indent(e)}\n"
            return head + self.has_type_but_expected(e_type, expected)

        return self.error(render)

    def app_type_mismatch(self, fn: Expr, e: Expr, e_type: Expr, expected: Expr) -> LeanError:
        def render() -> str:
            return (
                f"Application type mismatch: The argument{self.indent(e)}\n"
                + self.has_type_but_expected(e_type, expected, "in the application")
                + self.indent(_beta_spine(mk_app(fn, e)))
            )

        return self.error(render)

    def has_type_but_expected(self, given: Expr, expected: Expr, trailing: str | None = None) -> str:
        """Lean's ``mkHasTypeButIsExpectedMsg`` (sorts are shown when they differ)."""
        m = self.m
        try:
            given_sort, expected_sort = m.infer_type(given), m.infer_type(expected)
            same = m.is_def_eq_guarded(given_sort, expected_sort)
        except LeanError:
            same = True
        given_text, expected_text = self.pp_difference(given, expected)
        tail = f"\n{trailing}" if trailing is not None else ""
        if same:
            return f"has type{given_text}\nbut is expected to have type{expected_text}{tail}"
        sort_text = self.inline(given_sort)
        last = self.inline(expected_sort, trailing is None) + (trailing or "")
        return f"has type{given_text}\nof sort{sort_text}but is expected to have type{expected_text}\nof sort{last}"

    def inline(self, e: Expr, final: bool = False) -> str:
        """Lean's ``inlineExpr``: short terms in backticks on the line, long ones indented below."""
        text = self.pp(e)
        if len(text) <= 30 and "\n" not in text:
            return f" `{text}`" + ("" if final else " ")
        return "\n  " + text.replace("\n", "\n  ") + ("" if final else "\n")

    def pp_difference(self, a: Expr, b: Expr) -> tuple[str, str]:
        """Both terms, with implicit arguments shown if they would look alike otherwise."""
        text_a, text_b = self.indent(a), self.indent(b)
        if text_a == text_b and self.m.instantiate_mvars(a) is not self.m.instantiate_mvars(b):
            return self.indent_explicit(a), self.indent_explicit(b)
        return text_a, text_b


def _beta_spine(e: Expr) -> Expr:
    return head_beta(e) if isinstance(e, App) and isinstance(get_app_fn(e), Lam) else e

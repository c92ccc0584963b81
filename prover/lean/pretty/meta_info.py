"""The printer's view of a :class:`Meta`: metavariables, type inference, options, name resolution; installing it.

In: the working object of elaborator and tactics; out: :func:`show` for terms and :func:`show_goal` for goals.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from prover.lean.declaration import ConstantInfo
from prover.lean.expr import Expr
from prover.lean.level import Level, LMVar
from prover.lean.local_context import LocalContext
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck
from prover.lean.meta.meta import Meta
from prover.lean.name import Name
from prover.lean.pretty.goals import pp_expr, pp_goal, pp_signature, pp_typed
from prover.lean.pretty.info import EnvironmentInfo
from prover.lean.syntax.table import ParserTable

T = TypeVar("T")
QUESTION_STEPS: Final = 50_000
"""Steps for one question of the printer; about 50 ms."""


class MetaInfo(EnvironmentInfo):
    """Answers the printer from a Meta; nothing it does changes the metavariable context."""

    def __init__(self, m: Meta) -> None:
        super().__init__(m.env)
        self.m: Final = m
        self._resolver: Callable[[Name], Sequence[Name]] | None = getattr(m, "name_resolver", None)

    def option(self, name: str, default: bool) -> bool:
        value = self.m.options.get(name, default)
        return value if isinstance(value, bool) else default

    def find(self, name: Name) -> ConstantInfo | None:
        return self.m.env.find(name)

    def infer_type(self, e: Expr, lctx: LocalContext) -> Expr | None:
        return self._quietly(lctx, lambda: self.m.infer_type(e))

    def is_proof(self, e: Expr, lctx: LocalContext) -> bool:
        return bool(self._quietly(lctx, lambda: self.m.is_proof(e)))

    def is_prop(self, type: Expr, lctx: LocalContext) -> bool:
        return bool(self._quietly(lctx, lambda: self.m.is_prop(type)))

    def whnf(self, e: Expr, lctx: LocalContext) -> Expr:
        return self._quietly(lctx, lambda: self.m.whnf(e)) or e

    def _quietly(self, lctx: LocalContext, ask: Callable[[], T]) -> T | None:
        """Ask in ``lctx``; an ill-typed or stuck term (or one of another context) gives None. The question has a small
        budget of its own: steps are not charged to the command, which may have used up its own."""
        m = self.m
        saved, steps, limit = m.save(), m.steps, m.step_limit
        m.step_limit = steps + QUESTION_STEPS
        try:
            with m.with_lctx(lctx, m.local_instances):
                return ask()
        except (LeanError, HeartbeatsExceeded, Stuck, KeyError):
            return None
        finally:
            m.restore(saved)
            m.steps, m.step_limit = steps, limit

    def instantiate(self, e: Expr) -> Expr:
        return self.m.instantiate_mvars(e)

    def mvar_name(self, uid: int) -> str:
        decl = self.m.mctx.decls.get(uid)
        if decl is None:
            return f"?m.{uid}"
        if not decl.user_name.is_anonymous:
            return f"?{decl.user_name.erase_macro_scopes()}" + ("✝" if decl.user_name.has_macro_scopes else "")
        return f"?m.{decl.index + 1}"

    def level_mvar_name(self, level: Level) -> str:
        """Numbered by age in this context, so that the same text gives the same answer in any process."""
        if not isinstance(level, LMVar):
            return "?u"
        return f"?u.{sum(1 for uid in self.m.mctx.level_depth if uid <= level.uid)}"

    def _find_table(self) -> ParserTable:
        """With the scoped notations of the namespaces open at this point."""
        table = super()._find_table()
        opened: Callable[[], frozenset[str]] | None = getattr(self.m, "opened_namespaces", None)
        return table.open_namespaces(opened()) if opened is not None else table

    def resolve(self, candidate: Name) -> Sequence[Name]:
        return self._resolver(candidate) if self._resolver is not None else super().resolve(candidate)


def show(m: Meta, e: Expr) -> str:
    """A term in Meta's present local context."""
    return pp_expr(MetaInfo(m), m.lctx, e)


def show_typed(m: Meta, e: Expr, type: Expr) -> str:
    """``e : type`` in Meta's present local context."""
    return pp_typed(MetaInfo(m), m.lctx, e, type)


def show_explicit(m: Meta, e: Expr) -> str:
    """A term with its implicit arguments (``pp.explicit``)."""
    saved = m.options
    m.options = saved.set("pp.explicit", True)
    try:
        return show(m, e)
    finally:
        m.options = saved


def show_goal(m: Meta, uid: int) -> str:
    """The goal ``uid`` as Lean displays it."""
    with m.with_mvar_context(uid) as decl:
        if uid in m.conv_goals:
            eq = m.match_eq(decl.type)
            if eq is not None:
                return pp_goal(MetaInfo(m), decl.lctx, eq[1], decl.user_name, "| ")
        return pp_goal(MetaInfo(m), decl.lctx, decl.type, decl.user_name)


def show_signature(m: Meta, name: Name) -> str:
    """``#check name``."""
    return pp_signature(MetaInfo(m), name)

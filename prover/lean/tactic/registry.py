"""The registry of tactics: one table from syntax classes (and keywords) to the functions that run them.

Source: Lean 4 ``src/Lean/Elab/Tactic/Basic.lean`` (``tacticElabAttribute``). A family registers itself at import with
``@tactic(tactic_ast.Intro)`` or, for syntax classes shared by many keywords, ``@tactic(tactic_ast.Simple, "rfl")``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeVar

from prover.lean.meta.errors import UnsupportedFeature

if TYPE_CHECKING:
    from prover.lean.syntax.ast import Tactic
    from prover.lean.tactic.state import Tac

TacticFn = Callable[["Tac", Any], None]
F = TypeVar("F", bound=Callable[..., None])

_BY_CLASS: Final[dict[type, TacticFn]] = {}
_BY_KEYWORD: Final[dict[tuple[type, str], TacticFn]] = {}


def tactic(cls: type, *keywords: str) -> Callable[[F], F]:
    """Register a tactic for a syntax class; with keywords only for nodes whose ``keyword`` is one of them."""

    def register(fn: F) -> F:
        if keywords:
            for keyword in keywords:
                _BY_KEYWORD[cls, keyword] = fn
        else:
            _BY_CLASS[cls] = fn
        return fn

    return register


def find_tactic(stx: Tactic) -> TacticFn:
    """The function that runs ``stx``; UnsupportedFeature names the tactic when there is none."""
    cls = type(stx)
    keyword = getattr(stx, "keyword", None)
    if keyword is not None:
        found = _BY_KEYWORD.get((cls, keyword))
        if found is not None:
            return found
    found = _BY_CLASS.get(cls)
    if found is None:
        name = keyword if isinstance(keyword, str) else cls.__name__.lower()
        raise UnsupportedFeature(f"tactic `{name}`", stx)
    return found


def registered_keywords() -> set[str]:
    """Keywords with a tactic of their own (for ``prover doctor`` and tests)."""
    return {keyword for _, keyword in _BY_KEYWORD}

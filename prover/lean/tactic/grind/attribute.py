"""``@[grind]``: theorems, definitions and predicates that every call of ``grind`` uses.

Source: Lean 4 ``src/Lean/Meta/Tactic/Grind/Attr.lean``. Entry: (kind, declaration, heads of its patterns). The patterns
themselves are computed again when a call meets terms with these heads.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import immutables

from prover.lean.declaration import DefinitionInfo, InductiveInfo
from prover.lean.elab.attributes import attribute
from prover.lean.environment import EntryValue, Extension
from prover.lean.expr import Const, Expr, Pi, get_app_fn, is_app_of, unfold_app
from prover.lean.meta.app_builder import EQ
from prover.lean.meta.errors import LeanError
from prover.lean.meta.meta import Meta
from prover.lean.name import Name
from prover.lean.syntax import ast
from prover.lean.tactic.grind.theorems import Kind, Theorem, constant_theorem, is_open
from prover.lean.tactic.unfold import equation_lemmas

GrindState = immutables.Map[tuple[str, Name], tuple[Name, ...]]


def _add(state: GrindState, entry: EntryValue) -> GrindState:
    kind, name, heads = entry
    return state.set((kind, name), tuple(heads))


GRIND: Final = Extension[GrindState]("grind", immutables.Map, _add)
"""Key: kind (of a pattern, or ``cases``, ``ext``, ``erased``) and declaration; value: the heads of its patterns."""
PatternState = immutables.Map[Name, tuple[tuple[Expr, ...], ...]]


def _add_patterns(state: PatternState, entry: EntryValue) -> PatternState:
    name, patterns = entry
    return state.set(name, (*state.get(name, ()), tuple(patterns)))


PATTERNS: Final = Extension[PatternState]("grind_patterns", immutables.Map, _add_patterns)
"""Entry: theorem, its patterns by ``grind_pattern`` as functions of its variables."""
KINDS: Final[dict[str, tuple[Kind, ...]]] = {
    "": ("default",),
    ".": ("default",),
    "=": ("=",),
    "=_": ("=_",),
    "_=_": ("=", "=_"),
    "→": ("→",),
    "->": ("→",),
    "⇒": ("→",),
    "=>": ("→",),
    "←": ("←",),
    "<-": ("←",),
    "⇐": ("←",),
    "<=": ("←",),
    "←=": ("default",),
    "unfold": ("default",),
    "norm": ("=",),
}


@dataclass(frozen=True, slots=True)
class Marked:
    """What one mark adds: theorems, a predicate to take apart, or an extensionality theorem."""

    theorems: tuple[Theorem, ...] = ()
    cases: bool = False
    ext: bool = False


def read_mark(m: Meta, name: Name, text: str) -> Marked:
    """The meaning of ``@[grind text] name``; LeanError where Lean refuses it."""
    word = text.replace("!", "").replace("gen", "").strip()
    info = m.get_const(name)
    if word in ("cases", "cases eager"):
        if not isinstance(info, InductiveInfo):
            raise LeanError(f"invalid `[grind cases]`, `{name}` is not an inductive datatype or an alias for one")
        return Marked(cases=True)
    if word == "ext":
        return Marked(ext=True)
    if word == "intro" or isinstance(info, InductiveInfo):
        return _constructors(m, name, word)
    kinds = KINDS.get(word.replace(" ", ""))
    if kinds is None:
        raise LeanError(f"unexpected modifier `{word}` of `grind`")
    if isinstance(info, DefinitionInfo) and not m.is_prop(info.type):
        return Marked(_equations(m, name))
    found = [_theorem(m, name, kind) for kind in kinds]
    return Marked(tuple([t for t in found if t is not None]))


def _constructors(m: Meta, name: Name, word: str) -> Marked:
    """``intro``: the constructors of a predicate as theorems; without a word also its cases."""
    info = m.get_const(name)
    if not isinstance(info, InductiveInfo):
        raise LeanError(f"invalid `[grind intro]`, `{name}` is not an inductive predicate")
    found = [constant_theorem(m, ctor, "default") for ctor in info.ctors if m.is_prop(m.get_const(ctor).type)]
    return Marked(tuple([t for t in found if t is not None]), cases=word == "")


def _equations(m: Meta, name: Name) -> tuple[Theorem, ...]:
    """The equations of a definition, used from left to right."""
    names = [n for n in equation_lemmas(m, name) if n.last != "eq_def"]
    found = [constant_theorem(m, n, "=") for n in names]
    return tuple([t for t in found if t is not None])


def _theorem(m: Meta, name: Name, kind: Kind) -> Theorem | None:
    """A theorem with its patterns; None where Lean may find some and we do not."""
    info = m.get_const(name)
    if not m.is_prop(info.type):
        raise LeanError(f"invalid `grind` theorem, failed to find patterns for `{name}`: it is not a theorem")
    found = constant_theorem(m, name, kind)
    if found is None and is_open(m, name, kind):
        raise LeanError(
            f"invalid `grind` theorem, failed to find an usable pattern using different modifiers for `{name}`"
            if kind == "default"
            else f"invalid `grind` theorem, failed to find patterns for `{name}`"
        )
    return found


def heads_of(theorem: Theorem) -> tuple[Name, ...]:
    return tuple([p.head for p in theorem.patterns if isinstance(p.head, Name)])


@attribute("grind", "grind!", "grind?")
def add_grind(m: Meta, name: Name, stx: ast.Attribute) -> None:
    """``@[grind]``, ``@[grind =]``, ``@[grind →]``, ``@[grind cases]``, ``@[-grind]``."""
    if stx.erase:
        state = m.env.state(GRIND)
        kept: GrindState = immutables.Map({key: heads for key, heads in state.items() if not _belongs(key[1], name)})
        if len(kept) == len(state):
            raise LeanError(f"`{name}` is not marked with the `[grind]` attribute", stx)
        m.env = m.env.with_state(GRIND, kept)
        return
    text = stx.raw.removeprefix("grind").lstrip("!?").strip()
    marked = read_mark(m, name, text)
    for theorem in marked.theorems:
        assert isinstance(theorem.key, tuple)
        _enter(m, stx, (theorem.key[1], theorem.key[0], heads_of(theorem)))
    if marked.cases:
        _enter(m, stx, ("cases", name, ()))
    if marked.ext:
        _enter(m, stx, ("ext", name, _ext_types(m, name)))


def _ext_types(m: Meta, name: Name) -> tuple[Name, ...]:
    """The head of the type that an extensionality theorem is about; nothing for a type, which has its own theorem."""
    type = m.get_const(name).type
    while isinstance(type, Pi):
        type = type.body
    head = get_app_fn(unfold_app(type)[1][0]) if is_app_of(type, EQ, 3) else None
    return (head.name,) if isinstance(head, Const) else ()


def _belongs(entry: Name, name: Name) -> bool:
    """Is the entry the declaration itself, or one of its equations or constructors?"""
    return entry is name or (entry.prefix is not None and entry.parent is name)


def _enter(m: Meta, stx: ast.Attribute, entry: tuple[str, Name, tuple[Name, ...]]) -> None:
    if stx.kind == "local":
        m.env = m.env.with_state(GRIND, GRIND.add(m.env.state(GRIND), entry))
    else:
        m.env = m.env.add_entry(GRIND, entry)

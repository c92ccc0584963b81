"""Type annotations ``optParam``, ``autoParam``, ``outParam``: how they are made, read and removed.

Source: Lean 4 ``src/Lean/Expr.lean`` (``consumeTypeAnnotations``), ``src/Lean/Elab/AutoParam.lean``. Lean stores the
tactic of an ``autoParam`` as a constant of type ``Lean.Syntax``. Here that constant is ``Lean.Syntax.missing`` for the
kernel, and the extension AUTO_PARAMS keeps the tactic's text under the constant's name.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import immutables

from prover.lean.declaration import ABBREV, DefinitionDecl
from prover.lean.environment import EntryValue, Extension
from prover.lean.expr import Const, Expr, is_app_of, mk_app, mk_const, unfold_app
from prover.lean.meta.errors import LeanError, UnsupportedFeature
from prover.lean.meta.meta import Meta
from prover.lean.name import Name, mk_name
from prover.lean.syntax import ast
from prover.lean.syntax.errors import ParseError
from prover.lean.syntax.parser.commands import parse_tactic_seq_text
from prover.lean.syntax.parser.macros import respan
from prover.lean.syntax.source import Source
from prover.lean.syntax.table import INIT_TABLE

OPT_PARAM: Final = mk_name("optParam")
AUTO_PARAM: Final = mk_name("autoParam")
OUT_PARAM: Final = mk_name("outParam")
SEMI_OUT_PARAM: Final = mk_name("semiOutParam")
LEAN_SYNTAX: Final = mk_name("Lean.Syntax")
SYNTAX_MISSING: Final = mk_name("Lean.Syntax.missing")
_ANNOTATIONS: Final = frozenset({OPT_PARAM, AUTO_PARAM, OUT_PARAM, SEMI_OUT_PARAM})

AutoState = immutables.Map[Name, str]


def _add(state: AutoState, entry: EntryValue) -> AutoState:
    name, text = entry
    return state.set(name, text)


AUTO_PARAMS: Final = Extension[AutoState]("auto_params", immutables.Map, _add)
"""Entry: (constant, text of the tactic block)."""


def opt_param_default(type: Expr) -> Expr | None:
    """The default value of ``optParam T v``."""
    if is_app_of(type, OPT_PARAM, 2):
        return unfold_app(type)[1][1]
    return None


def is_auto_param(type: Expr) -> bool:
    return is_app_of(type, AUTO_PARAM, 2)


def consume_annotations(type: Expr) -> Expr:
    """Strip annotations from the head of a binder type."""
    while True:
        fn, args = unfold_app(type)
        if isinstance(fn, Const) and fn.name in _ANNOTATIONS and args:
            type = args[0]
        else:
            return type


def mk_opt_param(m: Meta, type: Expr, value: Expr) -> Expr:
    return mk_app(mk_app(mk_const(OPT_PARAM, (m.get_level(type),)), type), value)


def mk_auto_param(m: Meta, type: Expr, seq: ast.TacticSeq, source: Source, owner: Name) -> Expr:
    """``autoParam type owner._auto_n``, the constant added to the environment."""
    if LEAN_SYNTAX not in m.env or AUTO_PARAM not in m.env:
        raise UnsupportedFeature("automatic parameters before `autoParam` is declared", seq)
    i = 1
    while owner.child(f"_auto_{i}") in m.env:
        i += 1
    name = owner.child(f"_auto_{i}")
    m.add_decl(DefinitionDecl(name, (), mk_const(LEAN_SYNTAX), mk_const(SYNTAX_MISSING), ABBREV))
    column = source.column(seq.start)
    m.env = m.env.add_entry(AUTO_PARAMS, (name, " " * column + source.text[seq.start : seq.end]))
    head = mk_const(AUTO_PARAM, (m.get_level(type),))
    return mk_app(mk_app(head, type), mk_const(name))


def auto_param_seq(m: Meta, type: Expr, ref: ast.Syntax | None) -> ast.TacticSeq:
    """The tactic block of an ``autoParam`` type, with every position moved to ``ref``."""
    tactic = unfold_app(type)[1][1]
    text = m.env.state(AUTO_PARAMS).get(tactic.name) if isinstance(tactic, Const) else None
    if text is None:
        raise LeanError("invalid autoParam, argument must be a constant")
    return relocate(_parse_tactics(text), ref)


@lru_cache(maxsize=256)
def _parse_tactics(text: str) -> ast.TacticSeq:
    """Cached by text; the tree is immutable and does not depend on anything else."""
    try:
        return parse_tactic_seq_text(text, INIT_TABLE)
    except ParseError:
        return parse_tactic_seq_text(text, INIT_TABLE.with_mathlib())


def relocate(stx: ast.TacticSeq, ref: ast.Syntax | None) -> ast.TacticSeq:
    """The same tree with all positions at ``ref``."""
    start, end = (ref.start, ref.end) if ref is not None else (0, 0)
    result = respan(stx, start, end)
    assert isinstance(result, ast.TacticSeq)
    return result

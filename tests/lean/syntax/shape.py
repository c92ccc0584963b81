"""A compact text for syntax trees, so that a test can state a shape in one line."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from prover.lean.name import Name
from prover.lean.syntax import ast
from prover.lean.syntax.ast import Syntax
from prover.lean.syntax.parser import INIT_TABLE, ParserTable, parse_tactic_text, parse_term_text


def shape(stx: Any) -> str:
    """Operators as ``(a + b)``, applications as ``(f a b)``, other nodes as ``Class(fields)``."""
    if isinstance(stx, tuple):
        return "[" + " ".join(shape(x) for x in stx) + "]"
    if isinstance(stx, Name):
        return stx.text or "_"
    if not isinstance(stx, Syntax):
        return str(stx)
    if isinstance(stx, ast.Ident):
        return stx.name.text
    if isinstance(stx, ast.BinderIdent):
        return stx.name.text or "_"
    if isinstance(stx, ast.NumLit):
        return str(stx.value)
    if isinstance(stx, ast.Hole):
        return "_"
    if isinstance(stx, ast.CDot):
        return "·"
    if isinstance(stx, ast.BinOp):
        return f"({shape(stx.lhs)} {stx.op} {shape(stx.rhs)})"
    if isinstance(stx, ast.UnOp):
        return f"({stx.op} {shape(stx.arg)})"
    if isinstance(stx, ast.Arrow):
        return f"({shape(stx.domain)} → {shape(stx.codomain)})"
    if isinstance(stx, ast.App):
        dots = " .." if stx.ellipsis else ""
        return f"({shape(stx.fn)} {' '.join(shape(a) for a in stx.args)}{dots})"
    if isinstance(stx, ast.NamedArg):
        return f"({stx.name.text} := {shape(stx.value)})"
    if isinstance(stx, ast.Paren):
        return f"⟪{shape(stx.term)}⟫"
    if isinstance(stx, ast.FieldAccess):
        return f"{shape(stx.target)}.{stx.field}"
    said = [(f.name, getattr(stx, f.name)) for f in fields(stx) if f.name not in ("start", "end")]
    return f"{type(stx).__name__}({' '.join(f'{name}={shape(v)}' for name, v in said if _said(v))})"


def _said(value: object) -> bool:
    return value is not None and value is not False and value != () and value != ""


def term(text: str, table: ParserTable = INIT_TABLE) -> str:
    return shape(parse_term_text(text, table))


def tactic(text: str, table: ParserTable = INIT_TABLE) -> str:
    return shape(parse_tactic_text(text, table))

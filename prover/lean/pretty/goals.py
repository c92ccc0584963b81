"""Whole displays: a term, a goal, a signature.

Source: Lean 4 ``src/Lean/Meta/PPGoal.lean``, ``Lean/PrettyPrinter.lean`` (``ppExpr``, ``ppSignature``).
"""

from __future__ import annotations

from typing import Final

from prover.lean.expr import Const, Expr, Pi, mk_const
from prover.lean.level import mk_level_param
from prover.lean.local_context import EMPTY_CONTEXT, LocalContext
from prover.lean.name import ANONYMOUS, Name
from prover.lean.pretty.binders import is_header_binder
from prover.lean.pretty.format import LINE, Doc, concat, group, join, nest, render, text
from prover.lean.pretty.info import PrinterInfo
from prover.lean.pretty.names import sanitize
from prover.lean.pretty.piece import term
from prover.lean.pretty.printer import Printer
from prover.lean.subst import instantiate_rev

INDENT: Final = 2
WIDTH: Final = 120


def pp_expr(info: PrinterInfo, lctx: LocalContext, e: Expr, indent: int = 0, column: int = 0) -> str:
    """A term as Lean's messages show it, starting at ``column`` (for line breaking)."""
    return render(expr_doc(info, sanitize(lctx), info.instantiate(e)), WIDTH, indent, column)


def pp_typed(info: PrinterInfo, lctx: LocalContext, e: Expr, type: Expr) -> str:
    """``e : type`` as ``#check`` shows it: laid out as one text."""
    lctx = sanitize(lctx)
    left = expr_doc(info, lctx, info.instantiate(e))
    return render(concat(left, " : ", expr_doc(info, lctx, info.instantiate(type))), WIDTH)


def expr_doc(info: PrinterInfo, lctx: LocalContext, e: Expr) -> Doc:
    """``lctx`` has its names as shown. A term that is itself a proof is shown in full."""
    printer = Printer(info, lctx)
    if not printer.show_proofs and printer.is_omitted_proof(e):
        printer.show_proofs = True
    shown = printer.piece(e)
    return shown.doc if shown.is_grouped else term(shown.doc)


def pp_goal(info: PrinterInfo, lctx: LocalContext, target: Expr, tag: Name = ANONYMOUS, prefix: str = "⊢ ") -> str:
    """Hypotheses (neighbours of one type share a line), then the target; ``case tag`` first if it has a name."""
    lctx = sanitize(lctx)
    lines: list[Doc] = []
    pending: list[str] = []
    pending_type: Expr | None = None

    def flush() -> None:
        if pending and pending_type is not None:
            doc = expr_doc(info, lctx, pending_type)
            lines.append(group(concat(" ".join(pending), " :", nest(INDENT, concat(LINE, doc)))))
        pending.clear()

    for decl in lctx:
        if decl.is_aux:
            continue
        shown = decl.user_name.text
        type = info.instantiate(decl.type)
        if decl.value is not None:
            flush()
            pending_type = None
            head = concat(f"{shown} : ", expr_doc(info, lctx, type), " :=")
            value = expr_doc(info, lctx, info.instantiate(decl.value))
            lines.append(group(concat(head, nest(INDENT, concat(LINE, value)))))
            continue
        if pending and type is not pending_type:
            flush()
        pending.append(shown)
        pending_type = type
    flush()
    lines.append(concat(prefix, nest(INDENT, expr_doc(info, lctx, info.instantiate(target)))))
    if not tag.is_anonymous:
        lines.insert(0, text(f"case {tag.erase_macro_scopes().text}"))
    return "\n".join(render(line, WIDTH) for line in lines)


def pp_goals(goals: list[str]) -> str:
    """Goals one after the other, with a blank line between."""
    return "\n\n".join(goals)


def pp_signature(info: PrinterInfo, name: Name) -> str:
    """``f.{u} (x : T) {y : U} : R`` as ``#check f`` shows it."""
    decl = info.find(name)
    if decl is None:
        return name.text
    printer = Printer(info, EMPTY_CONTEXT)
    const = mk_const(name, tuple([mk_level_param(u) for u in decl.level_params]))
    assert isinstance(const, Const)
    head = printer.const_name(name)
    if decl.level_params:
        head += ".{" + ", ".join(str(u) for u in decl.level_params) + "}"
    binders: list[Doc] = []
    fvars: list[Expr] = []
    cur: Expr = decl.type
    while isinstance(cur, Pi) and is_header_binder(cur):
        doc, cur = printer.binder_group(cur, fvars, in_header=True)
        binders.append(doc)
    result = printer.piece(instantiate_rev(cur, fvars)).doc
    doc = concat(join([text(head), *binders], LINE), " :", LINE, result)
    return render(term(doc), WIDTH)

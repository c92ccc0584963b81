"""The unused-variables linter, for the parameters of definitions and theorems.

Source: Lean 4 ``src/Lean/Linter/UnusedVariables.lean``. A parameter is reported if neither the text of the declaration
nor its elaborated type and value mention it. Local variables inside bodies, which Lean lints where no tactics are
used, are not looked at: a missing warning is better than a false one.
"""

from __future__ import annotations

import re

from prover.lean.elab.add_decl import uses_sorry
from prover.lean.elab.term import TermElab
from prover.lean.expr import Expr, Lam, Pi
from prover.lean.subst import instantiate1, occurs
from prover.lean.syntax import ast


def lint_parameters(el: TermElab, view: ast.DefLike, type: Expr, value: Expr | None, num_params: int) -> None:
    """Warn about unused parameters of one accepted declaration; ``type`` and ``value`` bind them first."""
    wanted = el.option("linter.unusedVariables", el.option("linter.all", True))
    if not wanted or value is None or el.has_errors or not view.binders:
        return
    m = el.m
    type, value = m.instantiate_mvars(type), m.instantiate_mvars(value)
    if uses_sorry(type, value):
        return
    idents = {n.name: n for b in view.binders if b.kind != "instImplicit" for n in b.names}
    with m.scope():
        xs: list[Expr] = []
        for _ in range(num_params):
            if not (isinstance(type, Pi) and isinstance(value, Lam)):
                return
            x = m.push_local(type.binder_name, type.binder_type)
            xs.append(x)
            type, value = instantiate1(type.body, x), instantiate1(value.body, x)
        decls = [m.local_decl(x) for x in xs]
        found = [
            idents[d.user_name]
            for i, (x, d) in enumerate(zip(xs, decls, strict=True))
            if d.user_name in idents
            and not any(occurs(x, e) for e in (type, value, *[later.type for later in decls[i + 1 :]]))
            and is_silent(el, view, d.user_name.text)
        ]
    for ident in found:
        el.log_warning(ident, unused_text(ident.name.text))


def is_silent(el: TermElab, view: ast.DefLike, name: str) -> bool:
    """Does the text mention the name only once, at its binder?"""
    if name.startswith("_"):
        return False
    text = el.source.text[view.start : view.end]
    return len(re.findall(rf"(?<![\w.'!?✝«]){re.escape(name)}(?![\w'!?✝»])", text)) == 1


def unused_text(name: str) -> str:
    return (
        f"Variable name `{name}` is not explicitly referenced.\n\nHint: The binding can be removed (if unused) or "
        "named `_` (if used implicitly). Alternatively, prefix the name with `_` to silence this warning:\n"
        f"  [apply] _{name}\n\nNote: This linter can be disabled with `set_option linter.unusedVariables false`"
    )

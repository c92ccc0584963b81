"""``open … in`` before a term or tactics: names and scoped entries are in force until its end.

Source: Lean 4 ``src/Lean/Elab/BuiltinTerm.lean`` (``elabOpen``), ``Lean/Elab/Tactic/BuiltinTactic.lean``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from prover.lean.elab.opening import open_decls
from prover.lean.elab.registry import term_elab
from prover.lean.elab.scoped import wake_scoped
from prover.lean.elab.term import TermElab
from prover.lean.environment import Extension
from prover.lean.expr import Expr
from prover.lean.syntax import ast


@contextmanager
def opened(el: TermElab, stx: ast.OpenCmd) -> Iterator[None]:
    """Elaborate with the namespaces open; scoped attributes are in force until the end."""
    decls, activated = open_decls(el.m.env, el.scope, stx)
    opens = el.scope.opens if stx.scoped else (*reversed(decls), *el.scope.opens)
    before = el.m.env
    touched: set[str] = set()
    for ns in activated:
        touched |= wake_scoped(el.m, ns)
    try:
        with el.setting(scope=replace(el.scope, opens=opens)):
            yield
    finally:
        for ext_name in touched:
            ext = Extension.registry[ext_name]
            el.m.env = el.m.env.with_state(ext, before.state(ext))


@term_elab(ast.OpenIn)
def elab_open_in(el: TermElab, stx: ast.OpenIn, expected: Expr | None) -> Expr:
    with opened(el, stx.decl):
        return el.elab_term(stx.term, expected)

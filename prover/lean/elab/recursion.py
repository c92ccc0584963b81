"""Recursive definitions: structural recursion if possible, otherwise well-founded recursion; ``partial`` ones apart.

Source: Lean 4 v4.34 ``src/Lean/Elab/PreDefinition/Main.lean``. :func:`add_definitions` is what the definition commands
call for groups that mention themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from prover.lean.declaration import OPAQUE_HINT, DefinitionDecl
from prover.lean.elab import equations as _equations  # noqa: F401  (registers the realizer)
from prover.lean.elab import match_eqns as _match_eqns  # noqa: F401  (registers the realizer)
from prover.lean.elab import match_splitter as _match_splitter  # noqa: F401  (registers the realizer)
from prover.lean.elab.partial import add_partial
from prover.lean.elab.predef import PreDefinition
from prover.lean.elab.structural import (
    compile_structural,
    fixed_prefix,
    open_value,
    param_name,
    rec_arg_candidates,
)
from prover.lean.expr import mk_const
from prover.lean.level import mk_level_param
from prover.lean.meta.attributes import STRUCTURAL_RECURSION, sunfold_name
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, UnsupportedFeature
from prover.lean.syntax import ast

if TYPE_CHECKING:
    from prover.lean.elab.add_decl import PreDefAdder
    from prover.lean.elab.term import TermElab
    from prover.lean.meta.meta import Meta


def add_definitions(el: TermElab, predefs: Sequence[PreDefinition], adder: PreDefAdder) -> None:
    """Compile a recursive group and add it."""
    m = el.m
    own = [mk_const(p.name, tuple([mk_level_param(u) for u in p.level_params])) for p in predefs]
    # the functions are no constants yet, but terms that mention them must have types
    for const, predef in zip(own, predefs, strict=True):
        m.infer_cache[const] = predef.type
    try:
        _add(el, predefs, adder)
    except LeanError:
        for const in own:
            m.infer_cache.pop(const, None)
        raise


def _add(el: TermElab, predefs: Sequence[PreDefinition], adder: PreDefAdder) -> None:
    if any(p.modifiers.is_partial for p in predefs):
        add_partial(el, predefs, adder)
        return
    hints = [p.termination for p in predefs if p.termination is not None]
    if any(h.partial_fixpoint for h in hints):
        raise UnsupportedFeature("`partial_fixpoint`", predefs[0].ref)
    wants_wf = any(h.measure is not None and not h.structural for h in hints) or any(
        h.decreasing_by is not None for h in hints
    )
    if wants_wf:
        _add_wf(el, predefs, adder, None)
        return
    failure = _try_structural(el, predefs, adder)
    if failure is None:
        return
    if any(h.structural for h in hints):
        raise LeanError(failure, predefs[0].ref)
    _add_wf(el, predefs, adder, failure)


def _add_wf(el: TermElab, predefs: Sequence[PreDefinition], adder: PreDefAdder, failure: str | None) -> None:
    from prover.lean.elab.wf_recursion import add_well_founded

    add_well_founded(el, predefs, adder, failure)


def _try_structural(el: TermElab, predefs: Sequence[PreDefinition], adder: PreDefAdder) -> str | None:
    """None on success, else why it failed."""
    if len(predefs) > 1:
        from prover.lean.elab.structural_mutual import try_mutual

        return try_mutual(el, predefs, adder)
    predef = predefs[0]
    m = el.m
    num_fixed = fixed_prefix(m, predefs)
    candidates, reasons = rec_arg_candidates(m, predef, num_fixed)
    chosen = _chosen_parameter(m, predef)
    if chosen is not None:
        candidates = [c for c in candidates if c.pos == chosen]
        reasons = reasons if not candidates else []
    names = _parameter_names(m, predef)
    for candidate in candidates:
        saved = m.save()
        try:
            value = compile_structural(m, predef, candidate)
            adder.add_plain(replace(predef, value=value))
        except HeartbeatsExceeded:
            raise
        except LeanError as err:
            m.restore(saved)
            reasons.append(f"Cannot use parameter {names[candidate.pos]}:\n  " + err.text.replace("\n", "\n  "))
            continue
        if predef.kind not in ("theorem", "example"):
            add_smart_unfolding(m, predef)
        return None
    if not candidates:
        reasons.append("no parameters suitable for structural recursion")
    return "failed to infer structural recursion:\n" + "\n".join(reasons)


def _parameter_names(m: Meta, predef: PreDefinition) -> list[str]:
    with m.scope():
        xs, _ = open_value(m, predef.value)
        return [param_name(m, xs, i) for i in range(len(xs))]


def _chosen_parameter(m: Meta, predef: PreDefinition) -> int | None:
    """Position of ``x`` in ``termination_by structural x``."""
    hints = predef.termination
    if hints is None or not hints.structural or not isinstance(hints.measure, ast.Ident):
        return None
    with m.scope():
        xs, _ = open_value(m, predef.value)
        names = [m.local_decl(x).user_name for x in xs]
    target = hints.measure.name
    if target in names:
        return names.index(target)
    unnamed = [i for i, n in enumerate(names) if n.has_macro_scopes]
    for i, ident in zip(unnamed, hints.vars, strict=False):
        if ident.name is target:
            return i
    raise LeanError(
        "The termination argument of a structurally recursive function must be one of the parameters, but\n"
        f"  {target}\nisn't",
        hints.measure,
    )


def add_smart_unfolding(m: Meta, predef: PreDefinition) -> None:
    """``f._sunfold``: the user's equations, with ``f`` itself in recursive calls."""
    name = sunfold_name(predef.name)
    m.add_decl(DefinitionDecl(name, predef.level_params, predef.type, predef.value, OPAQUE_HINT))
    m.env = m.env.add_entry(STRUCTURAL_RECURSION, predef.name)


__all__ = ["add_definitions", "add_smart_unfolding"]

"""Checks on new instances: their arguments must be found in some order, and out-parameters must be concrete.

Source: Lean 4 ``src/Lean/Meta/Instances.lean`` (``computeSynthOrder``).
"""

from __future__ import annotations

from prover.lean.elab.auto_param import OUT_PARAM, SEMI_OUT_PARAM
from prover.lean.expr import INST_IMPLICIT, Const, Expr, MVar, Pi, is_app_of, unfold_app
from prover.lean.meta.errors import LeanError
from prover.lean.meta.meta import Meta
from prover.lean.name import Name


def check_instance(m: Meta, name: Name) -> None:
    """Refuse an instance that the search could not use."""
    saved = m.save()
    try:
        with m.scope():
            _check(m, name)
    finally:
        m.restore(saved)


def _check(m: Meta, name: Name) -> None:
    mvars, infos, result = m.forall_meta_telescope(m.get_const(name).type)
    inputs, outputs = _positions(m, result)
    known: set[int] = set()
    for arg in inputs:
        known.update(m.mctx.collect_mvars(arg))
    todo = [v for v, info in zip(mvars, infos, strict=True) if info is INST_IMPLICIT and v.uid not in known]
    while todo:
        ready = next((v for v in todo if _is_ready(m, v, known)), None)
        if ready is None:
            lines = "\n".join(f"  {m.pp(m.mvar_type(v))}" for v in todo)
            raise LeanError(
                f"cannot find synthesization order for instance {name} with type\n  {m.pp(m.get_const(name).type)}\n"
                f"all remaining arguments have metavariables:\n{lines}"
            )
        todo.remove(ready)
        known.add(ready.uid)
        known.update(m.mctx.collect_mvars(m.mvar_type(ready)))
    for arg in outputs:
        if any(uid not in known for uid in m.mctx.collect_mvars(arg)):
            raise LeanError(f"instance does not provide concrete values for (semi-)out-params\n  {m.pp(result)}")


def _positions(m: Meta, type: Expr) -> tuple[list[Expr], list[Expr]]:
    """Arguments of a class application: inputs, and (semi-)out-parameters."""
    fn, args = unfold_app(type)
    inputs: list[Expr] = []
    outputs: list[Expr] = []
    kind = m.infer_type(fn) if isinstance(fn, Const) else None
    for arg in args:
        is_out = isinstance(kind, Pi) and (
            is_app_of(kind.binder_type, OUT_PARAM) or is_app_of(kind.binder_type, SEMI_OUT_PARAM)
        )
        (outputs if is_out else inputs).append(arg)
        kind = kind.body if isinstance(kind, Pi) else None
    return inputs, outputs


def _is_ready(m: Meta, mvar: MVar, known: set[int]) -> bool:
    """Are the inputs of this instance argument determined?"""
    type = m.instantiate_mvars(m.mvar_type(mvar))
    with m.scope():
        _, body = m.forall_telescope(type)
        return all(uid in known for a in _positions(m, body)[0] for uid in m.mctx.collect_mvars(a))

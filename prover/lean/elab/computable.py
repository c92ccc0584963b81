"""Is a definition computable? Lean compiles every ``def``; what the compiler cannot handle must be ``noncomputable``.

Source: Lean 4 ``src/Lean/Compiler`` (messages of v4.34). Types, proofs and type formers are erased; what is left must
not use axioms, noncomputable constants or raw recursors.
"""

from __future__ import annotations

from typing import Final

from prover.lean.declaration import AxiomInfo
from prover.lean.elab.term_base import SORRY_AX
from prover.lean.environment import Environment
from prover.lean.expr import App, Const, Expr, Lam, Let, Pi, Proj, Sort
from prover.lean.meta.attributes import NONCOMPUTABLE
from prover.lean.meta.errors import LeanError
from prover.lean.meta.meta import Meta
from prover.lean.name import Name, mk_name
from prover.lean.subst import any_subterm, instantiate_rev

_INLINED: Final = frozenset(
    mk_name(f"{n}.rec") for n in ("Eq", "HEq", "False", "Empty", "PEmpty", "And", "True", "PUnit")
)


def _problem(env: Environment, name: Name) -> str | None:
    """The compiler's complaint about a constant, if it has one."""
    if name is SORRY_AX or name in _INLINED:
        return None
    if name in env.state(NONCOMPUTABLE):
        return (
            f"failed to compile definition, consider marking it as 'noncomputable' because it depends on '{name}', "
            "which is 'noncomputable'"
        )
    info = env.find(name)
    if isinstance(info, AxiomInfo):
        return f"`{name}` not supported by code generator; consider marking definition as `noncomputable`"
    return None


def find_problem(m: Meta, value: Expr) -> str | None:
    """The first relevant use of something that cannot be compiled."""
    suspects: dict[Name, str] = {}

    def note(t: Expr) -> bool:
        if isinstance(t, Const) and t.name not in suspects:
            text = _problem(m.env, t.name)
            if text is not None:
                suspects[t.name] = text
        return False

    any_subterm(value, note)
    if not suspects:
        return None
    with m.scope():
        return _search(m, value, suspects)


def _search(m: Meta, e: Expr, suspects: dict[Name, str]) -> str | None:
    if not any_subterm(e, lambda t: isinstance(t, Const) and t.name in suspects):
        return None
    if isinstance(e, (Sort, Pi)) or _is_erased(m, e):
        return None
    if isinstance(e, Const):
        return suspects.get(e.name)
    if isinstance(e, App):
        return _search(m, e.fn, suspects) or _search(m, e.arg, suspects)
    if isinstance(e, Proj):
        return _search(m, e.struct, suspects)
    if isinstance(e, Lam):
        with m.scope():
            xs, body = m.lambda_telescope(e)
            values = [m.local_decl(x).value for x in xs]
            parts = [*[v for v in values if v is not None], body]
            return next((text for text in (_search(m, part, suspects) for part in parts) if text is not None), None)
    if isinstance(e, Let):
        found = _search(m, e.value, suspects)
        if found is not None:
            return found
        with m.with_let(e.binder_name, e.type, e.value) as x:
            return _search(m, instantiate_rev(e.body, [x]), suspects)
    return None


def _is_erased(m: Meta, e: Expr) -> bool:
    """Proofs, types and functions that return types leave no code."""
    try:
        type = m.infer_type(e)
        if m.is_prop(type):
            return True
        result = m.whnf(type)
        if isinstance(result, Sort):
            return True
        if isinstance(result, Pi):
            with m.scope():
                _, result = m.forall_telescope(result)
                return isinstance(m.whnf(result), Sort)
    except LeanError:
        return False
    return False

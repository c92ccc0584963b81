"""``@[simp]`` and friends: entries of the SIMP extension. Source: Lean 4 ``Simp/SimpTheorems.lean`` (``mkSimpExt``)."""

from __future__ import annotations

from prover.lean.declaration import ConstructorInfo
from prover.lean.elab.attributes import attribute
from prover.lean.meta.errors import LeanError
from prover.lean.meta.meta import Meta
from prover.lean.name import Name
from prover.lean.syntax import ast
from prover.lean.tactic.simp.theorems import DEFAULT_SIMP_PRIORITY, SIMP, simp_entries


def is_injectivity(m: Meta, name: Name) -> bool:
    """``C.injEq`` of a constructor: Lean tags it ``[simp]`` when it makes it; here a simproc stands for all of them."""
    return name.last == "injEq" and isinstance(m.find_const(name.parent), ConstructorInfo)


@attribute("simp")
def add_simp(m: Meta, name: Name, stx: ast.Attribute) -> None:
    """``@[simp]``, ``@[simp ←]``, ``@[simp ↓]``, ``@[simp 1100]``, ``@[-simp]``; ``local`` ones leave no entry."""
    if stx.erase:
        if name not in m.env.state(SIMP) and not is_injectivity(m, name):
            raise LeanError(f"'{name}' does not have [simp] attribute", stx)
        m.env = m.env.with_state(SIMP, m.env.state(SIMP).erase(name))
        return
    priority = DEFAULT_SIMP_PRIORITY
    for arg in stx.args:
        if isinstance(arg, ast.NumLit):
            priority = arg.value
        elif isinstance(arg, ast.Ident):
            priority = {"low": 100, "mid": 1000, "high": 10_000}.get(str(arg.name), priority)
    symm = "←" in stx.raw or "<-" in stx.raw
    for entry in simp_entries(m, name, symm, "↓" not in stx.raw, priority):
        if stx.kind == "local":
            m.env = m.env.with_state(SIMP, SIMP.add(m.env.state(SIMP), entry))
        else:
            m.env = m.env.add_entry(SIMP, entry)

"""``SizeOf`` instances of inductive types, for termination arguments.

Source: Lean 4 ``src/Lean/Meta/SizeOf.lean``.
"""

from __future__ import annotations

from prover.lean.meta.meta import Meta
from prover.lean.name import Name


def add_size_of(m: Meta, name: Name) -> None:
    """Register ``T.instSizeOf`` when the library has ``SizeOf``."""

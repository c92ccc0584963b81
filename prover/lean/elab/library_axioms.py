"""The axioms of the embedded library, beyond Lean's own three: what each stands for, and the module that may state it.

A proof that rests on one of them counts: each is a theorem of Lean with Mathlib, where the objects are constructed. The
names are reserved, so that a file cannot bring an axiom of its own under such a name.
"""

from __future__ import annotations

from typing import Final

LIBRARY_AXIOMS: Final = {
    "Real.exists_model": "Mathlib.Data.Real.Axiom",  # there is a complete ordered field (Mathlib constructs ℝ)
}
"""Name of the axiom, name of the library module that declares it."""


def is_reserved(axiom: str, module: str) -> bool:
    """Is this the name of a library axiom, used elsewhere than in its own module?"""
    home = LIBRARY_AXIOMS.get(axiom)
    return home is not None and home != module

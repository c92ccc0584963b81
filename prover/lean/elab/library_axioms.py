"""The axioms of the embedded library, beyond Lean's own three: what each stands for, and the module that may state it.

A proof that rests on one of them counts: each is a theorem of Lean with Mathlib, where the objects are constructed. The
names are reserved, so that a file cannot bring an axiom of its own under such a name.
"""

from __future__ import annotations

from typing import Final

_ANALYSIS: Final = "Mathlib.Analysis.SpecialFunctions.Declared"
LIBRARY_AXIOMS: Final = {
    "Real.exists_model": "Mathlib.Data.Real.Axiom",  # there is a complete ordered field (Mathlib constructs ℝ)
    # laws of the exponential function, sine, cosine and π (Mathlib: power series)
    "Real.exp_add": _ANALYSIS,
    "Real.add_one_le_exp": _ANALYSIS,
    "Real.exp_one_gt_d9": _ANALYSIS,
    "Real.exp_one_lt_d9": _ANALYSIS,
    "Real.sin_add": _ANALYSIS,
    "Real.cos_add": _ANALYSIS,
    "Real.sin_sq_add_cos_sq": _ANALYSIS,
    "Real.sin_lt": _ANALYSIS,
    "Real.sin_gt_sub_cube": _ANALYSIS,
    "Real.cos_pi_div_two": _ANALYSIS,
    "Real.sin_pos_of_pos_of_lt_pi": _ANALYSIS,
    "Real.pi_gt_d20": _ANALYSIS,
    "Real.pi_lt_d20": _ANALYSIS,
}
"""Name of the axiom, name of the library module that declares it."""


def is_reserved(axiom: str, module: str) -> bool:
    """Is this the name of a library axiom, used elsewhere than in its own module?"""
    home = LIBRARY_AXIOMS.get(axiom)
    return home is not None and home != module

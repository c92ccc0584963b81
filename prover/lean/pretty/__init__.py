"""Lean's pretty printer: terms, goals and signatures as Lean 4 shows them.

Source: Lean 4 ``src/Lean/PrettyPrinter``. In: terms with their local context and a :class:`PrinterInfo` (what the
environment knows about projections, coercions, notations, names); out: text.
"""

from prover.lean.pretty.goals import pp_expr, pp_goal, pp_goals, pp_signature, pp_typed
from prover.lean.pretty.info import EnvironmentInfo, PrinterInfo

__all__ = ["EnvironmentInfo", "PrinterInfo", "pp_expr", "pp_goal", "pp_goals", "pp_signature", "pp_typed"]

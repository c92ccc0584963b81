import Init

/-!
The package whose name stands in the header of many files. Its tactic `aesop` is part of embedded Lean.
-/

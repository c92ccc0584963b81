import Init

/-!
The package whose name stands in the header of many files. Its tactic `aesop` is not here and is refused by name.
-/

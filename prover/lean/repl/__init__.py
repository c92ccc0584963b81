"""The REPL process of embedded Lean (``python -m prover.lean.repl``)."""

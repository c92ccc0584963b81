"""Embedded Lean: a small, real Lean 4 core in pure Python (see ``design/embedded-lean.md``).

Only :mod:`prover.lean.kernel` and what it imports are trusted.
"""

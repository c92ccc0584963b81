"""The Natural Number Game as a benchmark: its world as a Lean file, the authors' proofs, and proving without them.

Run ``python -m prover.benchmarks.nng``.  ``definitions`` reads how the game defines its numbers, ``levels`` the
statements; ``world`` writes the Lean file of a level, ``dialect`` turns the game's tactics into Lean's; ``proofs``
checks the authors' proofs, ``proving`` lets ``prover`` find its own.  The game's texts are read at run time.
"""

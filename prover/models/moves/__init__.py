"""Families of moves: what a prover without training may try on a goal, each with a weight."""

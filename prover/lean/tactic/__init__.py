"""Tactics: importing :mod:`prover.lean.tactic.all` fills the registry and hooks ``by`` into the elaborator."""

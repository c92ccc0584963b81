"""Benchmarks: one suite a module, run as ``python -m prover.benchmarks.NAME``."""

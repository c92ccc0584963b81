"""The simplifier: lemma sets, the rewriting engine, congruence, built-in procedures, tactics."""

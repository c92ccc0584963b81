"""Makes proofs smaller: cuts pieces out of them as long as Lean still accepts what is left."""

"""What a tactic model computes about polynomials, so that it can tell Lean the certificate instead of a guess."""

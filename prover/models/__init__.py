"""prover.models: what proposes tactics.  Importing this package loads nothing."""

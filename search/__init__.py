"""search: engines that look for proofs through the ports of ``prover.ports``.  Importing this package loads nothing."""

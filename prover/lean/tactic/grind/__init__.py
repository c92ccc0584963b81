"""``grind``: congruence closure, E-matching, case splits and arithmetic that share one set of facts."""

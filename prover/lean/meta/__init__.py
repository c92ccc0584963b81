"""What elaborator and tactics share: metavariables, reduction, unification, instances. Not trusted."""

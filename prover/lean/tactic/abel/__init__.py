"""``abel``, ``abel1``, ``abel_nf``: sums in additive commutative monoids and groups, checked by evaluation."""

"""``ring``, ``ring1``, ``ring_nf``: equalities of commutative (semi)rings, checked by evaluation at one large point."""

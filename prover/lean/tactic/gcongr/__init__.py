"""``gcongr``: generalized congruence, from relations between parts to relations between terms."""

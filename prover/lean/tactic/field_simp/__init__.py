"""``field_simp`` and ``field``: quotients brought to one denominator, denominators cleared from relations."""

"""``linarith``: linear arithmetic over ordered fields and rings, by certificates that ``ring`` checks."""

"""``positivity``: signs of terms from the signs of their parts."""

"""The ``omega`` procedure: linear integer and natural arithmetic with kernel-checked certificates."""

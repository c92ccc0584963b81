"""``norm_num``: evaluation of ground arithmetic with proofs, as an extension of ``simp``."""

"""False statements: true ones from a pool, perturbed, and refuted by evaluation with a kernel-checked proof."""

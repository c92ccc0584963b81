"""prover: finishes Lean 4 proofs.

A ``.lean`` file with ``sorry`` goes in, a file that a Lean kernel has checked comes out.  The documented Python API is
``prover.api``; the command line is ``prover`` (``prover.cli``).  Importing this package loads nothing.
"""

from __future__ import annotations

__version__ = "0.1.0"

"""DRIVER: proves a file.

* ``source``, ``scan``, ``outline``: a text, its tokens, its commands, declarations and ``sorry``s.
* ``targets``: what the user pointed at.
* ``splice``: putting a proof in the place of a ``sorry``.
* ``prove``: one search per ``sorry``, in order.
* ``recheck``: the finished file in a fresh process; what fails goes back to ``sorry``.
* ``certificate``, ``report``: what is written down.

Lean, search and retrieval come in as plugs (``prover.ports``).
"""

"""The servers: Lean and the prover over HTTP (``http``, ``kimina``) and as a Model Context Protocol server (``mcp``).

In: requests of strangers.  Out: JSON.  Lean text runs in the pool's limited processes and in ``lane`` processes, never
here; ``service`` is what both servers offer, ``options`` what a request may ask for.
"""

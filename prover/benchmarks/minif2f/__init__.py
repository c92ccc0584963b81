"""miniF2F as a benchmark: do its statements elaborate, and which of them does ``prover`` prove by itself.

Run ``prover bench minif2f --split valid --data FILE``.  ``problems`` reads the data, ``statements`` elaborates every
statement with ``sorry``, ``display`` compares goals with recorded ones, ``proving`` has each proved by a process of its
own, ``published`` judges proofs by others; ``journal`` keeps what is finished, ``report`` counts.  Nothing here knows
any single problem.
"""

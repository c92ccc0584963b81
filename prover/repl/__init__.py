"""DOOR: everything that needs Lean talks to a Lean process through this room.

* ``transport``: bytes over pipes (pexpect lives only there), deadlines, process groups.
* ``client``: typed requests and answers.
* ``replay``: a ``ProofEnv`` whose states survive the death of the process behind it.
* ``pool``: several processes, leased one at a time, replaced when they die.
* ``audit``: the final word on a file, in a fresh process.
* ``toolchain``: which Lean is on this machine and how to start it; ``inspection``: what the doctor says of it.
* ``setup``: brings real Lean onto a machine.

It never imports ``prover.lean``: the embedded engine is one more process.
"""

"""FRONT HALL: the ``prover`` command (typer + rich).  Imports only ``prover.api``, and that inside the commands."""

"""What a server offers and what one request may cost.  Times in seconds, sizes in the unit of the name."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

from prover.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeOptions:
    """Limits of a server; what a request asks beyond a time limit is cut down to it, beyond a count it is refused."""

    max_body_kb: int = 4096
    max_texts: int = 256
    """Snippets, files or tactics in one request."""
    max_timeout_s: float = 300.0
    """For one text, whatever its request asks for."""
    default_timeout_s: float = 30.0
    max_waiting: int = 1024
    """Texts that wait for Lean; beyond that requests are refused (429)."""
    lanes: int = 1
    """Processes that prove, each with a Lean process of its own."""
    max_theorems: int = 256
    """Open theorems at a time; the one that rested longest gives way."""
    theorem_idle_s: float = 900.0
    max_theorem_chars: int = 2_000_000
    """Characters of one open theorem: its source, the tactics that Lean accepted, the goals of its states."""
    trusts_clients: bool = False
    """May requests run code of their own as this user?  Real Lean lets them (``#eval``, macros)."""


def check_exposure(host: str, api_key: str, *, trusts_clients: bool) -> None:
    """Raise ``InputError`` for a server that anybody could use: another machine, or a web page in a browser here."""
    if api_key:
        return
    if trusts_clients:
        raise InputError(
            "--trust-clients needs a key in PROVER_API_KEY (or --api-key-file): requests may run code as you"
        )
    if not is_this_machine(host):
        raise InputError(
            f"--host {host} lets other machines in: set a key in PROVER_API_KEY (or --api-key-file), or use 127.0.0.1"
        )


def is_this_machine(host: str) -> bool:
    """Does nobody but this machine itself reach that host?"""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False

"""What happened to each item of the game (kept in a ``Journal`` by the digest of the text it was made from)."""

from __future__ import annotations

from dataclasses import dataclass, field

SECTIONS = ("world", "proofs", "proving")


@dataclass(frozen=True, slots=True)
class Item:
    """One outcome: ``verdict`` is accepted, refused, timeout, crashed or banned (proofs), proved or open (proving)."""

    section: str
    name: str
    label: str
    verdict: str
    reason: str = ""
    time_s: float = 0.0
    body: str = ""
    key: str = ""
    expansions: int = 0
    axioms: tuple[str, ...] = ()
    steps_s: tuple[float, ...] = field(default=())

    @property
    def is_good(self) -> bool:
        """Accepted or proved."""
        return self.verdict in ("accepted", "proved")

"""How an antiquotation is written as an identifier: ``$xs:term,*`` is the one component ``$xs:term ,*``.

The lexer makes such identifiers in quotations only; :mod:`quotation` reads them back.
"""

from __future__ import annotations

from dataclasses import dataclass

from prover.lean.name import Name


@dataclass(frozen=True, slots=True)
class Antiquotation:
    """``$name:category`` with the suffix of a splice (``,*``, ``*``, ``?``) or none."""

    name: str
    category: str
    suffix: str


def antiquotation(name: Name) -> Antiquotation | None:
    """What an identifier of a quotation stands for, if it is an antiquotation."""
    part = name.part if name.is_atomic else None
    if not isinstance(part, str) or not part.startswith("$"):
        return None
    text, _, suffix = part[1:].partition(" ")
    word, _, category = text.partition(":")
    return Antiquotation(word, category, suffix)


def antiquotation_text(name: str, category: str, suffix: str) -> str:
    """The identifier that the lexer makes of an antiquotation (the inverse of :func:`antiquotation`)."""
    return f"«${name}{':' + category if category else ''}{' ' + suffix if suffix else ''}»"

"""Lean 4's parser: text and a :class:`~prover.lean.syntax.table.ParserTable` in, syntax trees out.

``Parser(source, table).parse_command(pos)`` reads one command; :func:`parse_term_text` and
:func:`parse_tactic_text` read a whole text; :func:`add_notation` extends a table.
"""

from prover.lean.syntax.errors import ParseError
from prover.lean.syntax.parser.commands import Parser, parse_tactic_seq_text, parse_tactic_text, parse_term_text
from prover.lean.syntax.parser.notation_table import (
    add_notation,
    add_notations,
    expand_notation,
    expansions,
    notation_kind,
)
from prover.lean.syntax.table import INIT_TABLE, MATHLIB_TABLE, NotationEntry, ParserTable

__all__ = [
    "INIT_TABLE",
    "MATHLIB_TABLE",
    "NotationEntry",
    "ParseError",
    "Parser",
    "ParserTable",
    "add_notation",
    "add_notations",
    "expand_notation",
    "expansions",
    "notation_kind",
    "parse_tactic_seq_text",
    "parse_tactic_text",
    "parse_term_text",
]

"""Speed of the parser and the printer: tokens and characters a second, goals a second, on the library's own sources.

``python -m tests.perf.bench_syntax [--repeat N]``. Lexing alone is timed in the same run, so that the ratio
parse/lex does not depend on the machine.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable
from pathlib import Path

import prover.lean.library
from prover.lean.syntax import ast
from prover.lean.syntax.lexer import TokenStream
from prover.lean.syntax.parser import INIT_TABLE, Parser, add_notations
from prover.lean.syntax.source import Source

SOURCES = Path(prover.lean.library.__file__).parent / "Init"


def lex(text: str) -> int:
    """The number of tokens."""
    stream = TokenStream(text, INIT_TABLE.grammar.tokens)
    while not stream.done:
        stream.fill()
    return len(stream.tok)


def parse(text: str) -> int:
    """The number of commands."""
    source = Source(text)
    table = INIT_TABLE
    parser = Parser(source, table)
    pos = count = 0
    while True:
        command, pos = parser.parse_command(pos)
        if isinstance(command, ast.EndOfInput):
            return count
        count += 1
        if isinstance(command, (ast.NotationCmd, ast.MacroCmd)):
            table, _ = add_notations(table, command, source)
            parser.set_table(table, pos)


def best(run: Callable[[str], int], text: str, repeat: int) -> tuple[float, int]:
    """The shortest of ``repeat`` runs in seconds, and the count."""
    shortest, count = float("inf"), 0
    for _ in range(repeat):
        gc.collect()
        start = time.perf_counter()
        count = run(text)
        shortest = min(shortest, time.perf_counter() - start)
    return shortest, count


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--repeat", type=int, default=3)
    repeat = arguments.parse_args().repeat
    print("| file | tokens | commands | lex tokens/s | parse tokens/s | parse/lex |")
    print("|---|---|---|---|---|---|")
    for path in sorted(SOURCES.rglob("*.lean")):
        text = path.read_text(encoding="utf-8")
        lex_s, tokens = best(lex, text, repeat)
        parse_s, commands = best(parse, text, repeat)
        name = path.relative_to(SOURCES)
        rates = f"{tokens / lex_s:.0f} | {tokens / parse_s:.0f} | {parse_s / lex_s:.1f}"
        print(f"| {name} | {tokens} | {commands} | {rates} |")


if __name__ == "__main__":
    main()

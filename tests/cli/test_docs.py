"""Every ``prover`` command that a page shows is one that the command line has, with these options."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer.main

from prover.cli.main import app

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("docs/lean.md", "docs/serving.md", "README.md")


def commands(page: str) -> list[str]:
    """The ``prover`` lines of a page's ``sh`` blocks, without comments."""
    blocks = re.findall(r"^```sh\n(.*?)^```", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    return [line.partition(" # ")[0].strip() for line in lines if line.startswith("prover ")]


def parse(line: str) -> None:
    """Raise for a command or an option that is not there."""
    _, name, *arguments = shlex.split(line)
    known = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    known[name].make_context(name, arguments)


@pytest.mark.parametrize(("page", "line"), [(page, line) for page in PAGES for line in commands(page)])
def test_a_page_shows_real_commands(page: str, line: str) -> None:
    parse(line)


@pytest.mark.parametrize(("line", "words"), [("prover setup --nonsense", "--nonsense"), ("prover nothing", "nothing")])
def test_a_command_that_is_not_there_is_found(line: str, words: str) -> None:
    with pytest.raises(Exception, match=words):
        parse(line)

"""External checkers: a word counts only with the number of declarations, whatever the exit status says."""

from __future__ import annotations

import json
import shlex
import sys

import pytest

from prover.errors import InputError
from prover.repl.checker import declaration_counts, parse_checker, run_checker

EXPORT = "".join(
    json.dumps(line) + "\n"
    for line in (
        {"meta": {}},
        {"in": 1, "str": {"pre": 0, "str": "A"}},
        {"axiom": {"name": 1}},
        {"thm": {"name": 2}},
        {"quot": {"name": 3}},
        {"quot": {"name": 4}},
        {"inductive": {"types": [1], "ctors": [2, 3], "recs": [4]}},
    )
)


def checker(text: str) -> str:
    """A command line whose program is the Python text; ``sys.argv[1]`` is the export's path."""
    return f"{sys.executable} -c {shlex.quote('import sys; ' + text)}"


def says(**answer: object) -> str:
    """A Python text that prints an answer of our own form."""
    return f"print({json.dumps(answer)!r})"


def test_declarations_are_counted_in_the_ways_checkers_count() -> None:
    assert declaration_counts(EXPORT) == {
        5,  # lines that declare something
        3,  # without quotients
        4,  # the quotient package as one
        8,  # constants
        6,  # constants without quotients
    }


@pytest.mark.parametrize(
    ("text", "verdict", "detail"),
    [
        ("print('Checked 5 declarations with no errors')", "accepted", "5 declarations"),
        ("print('8 constants')", "accepted", "8 declarations"),
        ("print('ok')", "declined", "does not say how many"),
        ("", "declined", "does not say how many"),
        ("print('checked 0 declarations')", "declined", "has checked 0 declarations, the export has 3 or 4 or 5"),
        ("sys.exit('type mismatch in A')", "rejected", "type mismatch in A"),
        ("print('5 declarations'); sys.exit(2)", "declined", "5 declarations"),
        ("import os; os.abort()", "declined", "status -6"),
        (says(verdict="accept", declarations=5), "accepted", "5 declarations"),
        (says(verdict="accept", declarations=1), "declined", "has checked 1 declarations"),
        (says(verdict="reject", reason="no") + "; sys.exit(1)", "rejected", "no"),
        (says(verdict="accept", declarations=5) + "; sys.exit(1)", "declined", "with status 1"),
        (says(verdict="decline", reason="deep") + "; sys.exit(3)", "declined", "deep"),
        ("import time; time.sleep(60)", "declined", "no verdict within"),
    ],
)
def test_only_a_counted_yes_is_a_yes(text: str, verdict: str, detail: str) -> None:
    result = run_checker(checker(text), EXPORT, timeout_s=1.5 if "sleep" in text else 30)
    assert result.verdict == verdict
    assert detail in result.detail


def test_the_export_is_given_as_a_file_at_its_place() -> None:
    reader = "print(sum('thm' in line for line in open(sys.argv[-2])) + 4, 'declarations', sys.argv[-1])"
    assert run_checker(checker(reader) + " {} --flag", EXPORT, timeout_s=30).verdict == "accepted"


@pytest.mark.parametrize("command", ["", "no-such-program-here x", "'unfinished"])
def test_a_command_that_cannot_run_is_bad_input(command: str) -> None:
    with pytest.raises(InputError, match="--checker"):
        parse_checker(command)


def test_our_own_check_is_a_checker() -> None:
    own = f"{sys.executable} -m prover.lean.check"
    assert run_checker(own, EXPORT, timeout_s=60).verdict == "rejected"

"""Cases for the audit: text files with an original, somebody's solution, and the verdicts that must come out.

One case a file below ``cases/cheats`` and ``cases/honest``::

    # what is tried (any number of such lines)
    reason: statement        -- a reason of ``VerdictReason``, or ``accepted``
    theorem: foo             -- whose verdict is meant; several lines are possible, none means every theorem
    says: even               -- a fragment that the verdict's detail must hold
    escapes: yes             -- ``\\uXXXX`` in the sections stands for that character
    === STATEMENT.lean
    …
    === SOLUTION.lean
    …
    === Evil.lean            -- a further module in the solution's folder
    === reference/Defs.lean  -- a further module in the original's folder

``reason:`` begins a group: the ``theorem:`` and ``says:`` lines after it belong to it.  A theorem that no group names
must be accepted.  A line ``@@repeat 3000 text {i}`` of a section stands for that many lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "cases"
STATEMENT, SOLUTION = "STATEMENT.lean", "SOLUTION.lean"
REFERENCE = "reference/"
_REASONS = frozenset(
    "accepted missing statement definition sorry axiom error not_a_proof forbidden kernel".split()
)
_REPEAT = re.compile(r"^@@repeat (\d+) (.*)$", re.MULTILINE)
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


@dataclass(frozen=True, slots=True)
class Expectation:
    """A verdict: ``theorems`` empty means all of them."""

    reason: str
    theorems: tuple[str, ...] = ()
    says: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One file of ``cases``."""

    name: str
    is_honest: bool
    expected: tuple[Expectation, ...]
    files: dict[str, str] = field(repr=False)

    def expectation_for(self, label: str) -> Expectation:
        """What must come out for the theorem ``label``."""
        for group in self.expected:
            if label in group.theorems or not group.theorems:
                return group
        return Expectation("accepted")

    @property
    def has_modules(self) -> bool:
        """Does it need folders of its own?"""
        return len(self.files) > 2

    def write(self, folder: Path) -> tuple[Path, Path]:
        """Write the files; the paths of the solution and of the original, which lie in different folders."""
        for name, text in self.files.items():
            if name == STATEMENT or name.startswith(REFERENCE):
                path = folder / "original" / name.removeprefix(REFERENCE)
            else:
                path = folder / "solution" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("w", encoding="utf-8", newline="") as file:
                file.write(text)
        return folder / "solution" / SOLUTION, folder / "original" / STATEMENT


def read_case(path: Path) -> Case:
    """Read one file; ``ValueError`` names what is wrong with it."""
    head, *sections = re.split(r"^=== (\S+)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    expected: list[Expectation] = []
    has_escapes = False
    for line in head.splitlines():
        key, _, value = line.partition(":")
        value = value.strip()
        if line.startswith("#") or not line.strip():
            continue
        if key == "reason" and value in _REASONS:
            expected.append(Expectation(value))
        elif key == "theorem" and expected:
            last = expected.pop()
            expected.append(Expectation(last.reason, (*last.theorems, value), last.says))
        elif key == "says" and expected:
            last = expected.pop()
            expected.append(Expectation(last.reason, last.theorems, value))
        elif key == "escapes":
            has_escapes = value == "yes"
        else:
            raise ValueError(f"{path.name}: what is {line!r}?")
    files = {name: _expand(text, has_escapes) for name, text in zip(sections[::2], sections[1::2], strict=True)}
    if STATEMENT not in files or SOLUTION not in files or not expected:
        raise ValueError(f"{path.name}: a reason, a statement and a solution are needed")
    return Case(path.stem, path.parent.name == "honest", tuple(expected), files)


def _expand(text: str, has_escapes: bool) -> str:
    text = _REPEAT.sub(lambda m: "\n".join(m[2].replace("{i}", str(i)) for i in range(int(m[1]))), text)
    return _ESCAPE.sub(lambda m: chr(int(m[1], 16)), text) if has_escapes else text


def read_cases(kind: str) -> list[Case]:
    """All cases of ``"cheats"`` or ``"honest"``, by name."""
    return [read_case(path) for path in sorted((FOLDER / kind).glob("*.txt"))]

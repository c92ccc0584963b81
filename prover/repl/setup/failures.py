"""What went wrong when a program of Lean's toolchain failed: the cause in words, and the way out.

In: the program's last lines.  Out: a ``SetupFailed`` of one kind.  The marks are texts of curl 8, git 2, elan 4, Lake 5
and Mathlib's ``cache`` (v4.34); an output that has none of them is a failure of the kind ``TOOL``, told as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

from prover.errors import EngineError


class FailureKind(Enum):
    """What is to be changed before another try."""

    NETWORK = "network"
    DISK = "disk"
    CACHE = "cache"
    VERSION = "version"
    MISSING = "missing"
    TOOL = "tool"


class SetupFailed(EngineError):
    """A step cannot be done.  ``cause`` says why, ``remedy`` what the user can do."""

    def __init__(self, kind: FailureKind, cause: str, remedy: str) -> None:
        super().__init__(f"{cause}. {remedy}")
        self.kind, self.cause, self.remedy = kind, cause, remedy


_NETWORK = re.compile(
    r"could not resolve (host|proxy)|couldn't resolve host|failed to connect|couldn't connect|connection (refused|reset"
    r"|timed out)|network is unreachable|no route to host|temporary failure in name resolution|operation timed out"
    r"|could not download|error sending request|ssl connect error|early eof|unable to access 'https?:"
    r"|curl: \((5|6|7|28|35|52|56)\)",
    re.IGNORECASE,
)
_DISK = re.compile(r"no space left on device|disk quota exceeded|not enough space|os error 28\b", re.IGNORECASE)
_CACHE = re.compile(
    r"leantar|failed to (decompress|unpack)|hash mismatch|corrupt|invalid \.?olean|failed to read file '.*\.olean'"
    r"|incompatible header",
    re.IGNORECASE,
)
_VERSION = re.compile(
    r"no such release|nonexistent lean version|toolchain '.*' is not installed|revision not found|could not find remote"
    r" branch|unknown revision|reference not found",
    re.IGNORECASE,
)

OFFLINE = "Connect to the network and run `prover setup` again: it goes on with this step"
FREE_SPACE = "Free some space, or put the data folder on another disk (PROVER_DATA_DIR), and run `prover setup` again"
FETCH_AGAIN = (
    "Remove Mathlib's downloads (`rm -rf ~/.cache/mathlib`) and run `prover setup` again; `lake build Mathlib` compiles"
    " it instead (hours)"
)
_TAIL_LINES = 6


@contextmanager
def writing(place: Path) -> Iterator[None]:
    """What is written here goes to ``place``.  Raises ``SetupFailed`` when that fails."""
    try:
        yield
    except OSError as error:
        cause = f"{place} cannot be written: {error.strerror or error}"
        raise SetupFailed(FailureKind.DISK, cause, FREE_SPACE) from error


def explain(command: str, code: int, lines: Iterable[str]) -> SetupFailed:
    """The failure of a program that ended with ``code`` after these lines."""
    kept = list(lines)
    text = "\n".join(kept)
    found = _DISK.search(text)
    if found is not None:
        return SetupFailed(FailureKind.DISK, f"`{command}`: the disk is full ({_line_of(text, found)})", FREE_SPACE)
    found = _VERSION.search(text)
    if found is not None:
        cause = f"`{command}`: there is no such version ({_line_of(text, found)})"
        return SetupFailed(FailureKind.VERSION, cause, "Check lean-toolchain and the revisions in the lakefile")
    found = _NETWORK.search(text)
    if found is not None:
        cause = f"`{command}`: the network cannot be reached ({_line_of(text, found)})"
        return SetupFailed(FailureKind.NETWORK, cause, OFFLINE)
    found = _CACHE.search(text)
    if found is not None:
        cause = f"`{command}`: Mathlib's cache is damaged ({_line_of(text, found)})"
        return SetupFailed(FailureKind.CACHE, cause, FETCH_AGAIN)
    tail = "\n".join(kept[-_TAIL_LINES:]) or "it said nothing"
    cause = f"`{command}` ended with status {code}:\n{tail}\n"
    return SetupFailed(FailureKind.TOOL, cause, "Run the command by hand to see more, then `prover setup` again")


def _line_of(text: str, found: re.Match[str]) -> str:
    start = text.rfind("\n", 0, found.start()) + 1
    end = text.find("\n", found.end())
    return text[start : len(text) if end < 0 else end].strip()

"""Reads the Lean texts of this folder's ``*.lean`` files.

A file holds cases: a line ``-- case NAME: REASON`` and the text up to the next such line. The reason is a fragment of
the error that Lean gives; ``…`` stands for any text in between. A declaration named ``bad`` must not come out of a case
unless ``sorryAx`` is among its axioms (Lean adds a declaration whose proof failed with ``sorry``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent
_HEAD: Final = re.compile(r"^-- case (\w+): (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class TextCase:
    """One text that must be refused for ``reason``."""

    name: str
    reason: str
    text: str

    def explains(self, error: str) -> bool:
        """Do the parts of the reason occur in this order?"""
        at = 0
        for part in self.reason.split("…"):
            found = error.find(part.strip(), at)
            if found < 0:
                return False
            at = found + len(part.strip())
        return True


def read_cases() -> list[TextCase]:
    """The cases of every file, named ``file/case``."""
    cases = []
    for path in sorted(FOLDER.glob("*.lean")):
        text = path.read_text(encoding="utf-8")
        heads = list(_HEAD.finditer(text))
        assert len(heads) == len(re.findall(r"^-- case\b", text, re.MULTILINE)), f"malformed case line in {path.name}"
        for head, following in zip(heads, [*heads[1:], None], strict=True):
            body = text[head.end() + 1 : following.start() if following else len(text)]
            cases.append(TextCase(f"{path.stem}/{head.group(1)}", head.group(2).strip(), body))
    return cases

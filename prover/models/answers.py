"""Reads tactics and proofs out of what language models answer.

In: raw completions: bare tactics, or chat answers with thinking, prose, code fences, lists, restated theorems.
Out: clean Lean text.  Nothing is repaired beyond its wrapping: whether it is Lean, Lean decides.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence

_THINKING = re.compile(r"<(think|thinking|reasoning|thought)>.*?</\1>", re.DOTALL | re.IGNORECASE)
_OPEN_THINKING = re.compile(r"<(think|thinking|reasoning|thought)>", re.IGNORECASE)
_CLOSED_THINKING = re.compile(r"</(think|thinking|reasoning|thought)>", re.IGNORECASE)
_FENCE = re.compile(
    r"^[ \t]*(`{3,}|~{3,})[ \t]*([A-Za-z0-9_+-]*)[^\n]*\n(.*?)(?:^[ \t]*\1[ \t]*$|\Z)", re.DOTALL | re.MULTILINE
)
_BULLET = re.compile(r"^\s*(?:[-*•]|\d+[.)])\s+(?=\S)")
_STATEMENT = re.compile(r"^\s*(?:@\[[^\]]*\]\s*)?(?:private |protected |noncomputable )*(?:theorem|lemma|example)\b")
_PROOF = re.compile(r":=\s*by\b")
_BY = re.compile(r"(?::=\s*)?by(?=[ \n]|$)")
_GIVING_UP = re.compile(r"(?<![\w.'])(?:sorry|admit|sorryAx)(?![\w'])")

_OPEN = re.compile(
    r"(?:^|[\s·])(?:by|do|with|then|else|from|calc|using|at|try|first|focus|repeat|all_goals|any_goals)$"
    r"|(?:=>|:=|<;>|<\||\|>|[·,;:$∘+\-/^=≠<>≤≥∣∈∧∨→↔])$"
)
"""How a line ends that asks for more."""

_INSIDE = re.compile(r"(?!--|/-|·|\{)(?:[^\w\s]|_|\d)|(?:at|with|using|from|by|then|else|fun|in|generalizing|only)\b|$")
"""How a line begins that cannot be a step of its own."""

_CLOSING_TERM = re.compile(r"exact(?:_mod_cast)?\b")

_LEAN_FENCES = frozenset({"", "lean", "lean3", "lean4", "tactic", "tactics"})

_MAX_CHARS = 20_000
"""A tactic or proof longer than this is a model that lost its way."""


def drop_thinking(answer: str) -> str:
    """The answer without the model's thinking aloud; empty when it never stopped thinking."""
    text = _THINKING.sub("", answer)
    if closed := list(_CLOSED_THINKING.finditer(text)):  # the opening mark stood in the prompt
        text = text[closed[-1].end() :]
    if opened := _OPEN_THINKING.search(text):
        text = text[: opened.start()]
    return text


def code_blocks(answer: str) -> list[str]:
    """The fenced blocks of Lean in an answer; a last block that was never closed counts."""
    return [
        textwrap.dedent(match[3]).strip("\n")
        for match in _FENCE.finditer(_plain_space(answer))
        if match[2].lower() in _LEAN_FENCES and match[3].strip()
    ]


def clean_block(text: str) -> str:
    """A tactic block with its first line at column 0: no statement, no ``by``, no common indentation."""
    text = _plain_space(text).strip("\n")
    if _STATEMENT.search(_first_line(text)) or re.search(r"^(?:theorem|lemma|example)\b", text, re.MULTILINE):
        found = next((at for at in _PROOF.finditer(text) if _open_brackets(text[: at.start()]) == 0), None)
        if found is None:
            return ""
        text = text[found.end() :].lstrip(" ")
    text = align(text)
    if beside := _BY.match(text):
        text = align(text[beside.end() :].lstrip(" "))
    return text


def _plain_space(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\t", "  ")


def _first_line(text: str) -> str:
    return next((line for line in text.split("\n") if line.strip() and not line.lstrip().startswith("--")), "")


def align(text: str) -> str:
    """A block with its first line at column 0 and the others where they belong.

    The first line may have lost its indentation, or a part of it: it stood beside ``by``, or a tokenizer ate it.  Then
    those that stand least deep are steps of their own, unless they can only be more of the first step.
    """
    lines = text.strip("\n").rstrip().split("\n")
    count = _lines_of_first_step(lines)
    own = _depth(lines[0])
    depth = min((_depth(line) for line in lines[count:] if line.strip()), default=own)
    if depth > own:
        bullets = len(lines[0].lstrip()) - len(lines[0].lstrip(" ·"))
        depth = own if _goes_on(lines, count, depth) else max(own, depth - bullets)
    return "\n".join([lines[0].strip(), *(line[min(depth, _depth(line)) :] for line in lines[1:])])


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _lines_of_first_step(lines: Sequence[str]) -> int:
    """The first line and those after it that stand in its brackets or cannot begin a step."""
    count, brackets = 1, _open_brackets(lines[0])
    while count < len(lines) and (brackets > 0 or _INSIDE.match(lines[count].lstrip(" "))):
        brackets += _open_brackets(lines[count])
        count += 1
    return count


def _open_brackets(line: str) -> int:
    code = _code(line)
    return sum(map(code.count, "([{⟨")) - sum(map(code.count, ")]}⟩"))


def _goes_on(lines: Sequence[str], count: int, depth: int) -> bool:
    """Do the lines of this depth, all after the first ``count``, belong to the first step?"""
    last = next((line for line in reversed(lines[:count]) if line.strip()), "")
    if _OPEN.search(_code(last).rstrip()):
        return _depth(lines[count]) == depth
    return _CLOSING_TERM.match(lines[0].lstrip(" ·")) is not None


def gives_up(text: str) -> bool:
    """Does the code (comments apart) hold a ``sorry``?"""
    return _GIVING_UP.search(_code(text)) is not None


def is_usable(text: str, *, is_gap_allowed: bool = False) -> bool:
    """Is there a tactic in it, of a sane length, that does not give up?"""
    return bool(_code(text).strip()) and len(text) <= _MAX_CHARS and (is_gap_allowed or not gives_up(text))


def _code(text: str) -> str:
    return "\n".join(line.split("--")[0] for line in text.split("\n"))


def plain_tactic(answer: str) -> list[str]:
    """The tactic of a completion that is nothing but a tactic."""
    text = align(_plain_space(answer))
    return [text] if text and is_usable(text) else []


def tactics_of_chat(answer: str) -> list[str]:
    """The tactics of a chat answer, in its order: one per fenced block, or one per line where nothing is fenced."""
    text = drop_thinking(answer)
    blocks = code_blocks(text)
    if not blocks:
        blocks = [_unwrap_line(line) for line in text.split("\n")]
        blocks = [line for line in blocks if _looks_like_tactic(line)]
    found = [clean_block(block) for block in blocks]
    return list(dict.fromkeys(item for item in found if is_usable(item)))


def _unwrap_line(line: str) -> str:
    line = _BULLET.sub("", line).strip()
    quoted = re.fullmatch(r"[*_]*`([^`]+)`[*_]*[.,;:]?(?:\s.*)?", line)
    return quoted[1].strip() if quoted else line


def _looks_like_tactic(line: str) -> bool:
    """Prose starts with a capital letter or ends like a sentence; no tactic of Lean does."""
    return bool(line) and not line[0].isupper() and not line.endswith((".", ":", "?", "!")) and not line.startswith("#")


def proof_of_chat(answer: str) -> str:
    """The proof of a chat answer: the last fenced block that holds one, or the bare text; empty when there is none."""
    text = drop_thinking(answer)
    for block in reversed(code_blocks(text)):
        if proof := clean_block(block):
            return proof
    if "```" in text or "~~~" in text:
        return ""
    proof = clean_block(text)
    return proof if proof and not _first_line(proof)[:1].isupper() else ""

"""Puts proofs in the place of ``sorry``s (``decisions.md``, "Splicing").

A term ``sorry`` becomes a ``by`` block; ``by sorry`` an indented block; a tactic ``sorry`` keeps its column.
In: an outline and patches (a ``sorry`` and its tactics).  Out: the new text, in which nothing but those spans changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prover.driver.outline import SorryForm, SorrySite
from prover.driver.source import SourceText

_STEP = 2
_WIDTH = 100
_ENDS_A_TERM = (",", "⟩", ")", "]", "}")


@dataclass(frozen=True, slots=True)
class Patch:
    """``text[start:end]`` of the original becomes ``replacement``."""

    start: int
    end: int
    replacement: str


def render(source: SourceText, site: SorrySite, form: SorryForm, tactics: Sequence[str]) -> Patch:
    """The patch that puts ``tactics`` in the place of a ``sorry`` read as ``form``; line ends are the file's own."""
    patch = _render(source, site, form, tactics)
    if "\r\n" not in source.text:
        return patch
    return Patch(patch.start, patch.end, patch.replacement.replace("\n", "\r\n"))


def _render(source: SourceText, site: SorrySite, form: SorryForm, tactics: Sequence[str]) -> Patch:
    if form is SorryForm.TACTIC:
        if _follows(source, site, "<;>") and not _fits_on_line(source, site, tactics):
            return _below_combinator(source, site, tactics)
        return Patch(site.start, site.end, _tactic_block(source, site, tactics))
    inline = _inline(tactics) if _is_followed_by_text(source, site) else None
    if form is SorryForm.BY:
        if inline is not None:
            return Patch(site.start, site.end, inline)
        start = _without_blanks_before(source, site.start)
        return Patch(start, site.end, "\n" + block(tactics, _block_column(source, site)))
    body = f"by {inline}" if inline is not None else "by\n" + block(tactics, _block_column(source, site))
    return Patch(site.start, site.end, body if _stands_alone(source, site) else f"({body})")


def block(tactics: Sequence[str], column: int) -> str:
    """Tactics one below the other, every line indented by ``column``."""
    return "\n".join(" " * column + line if line else "" for tactic in tactics for line in tactic.split("\n"))


def apply_patches(text: str, patches: Mapping[int, Patch] | Sequence[Patch]) -> str:
    """The text with all patches applied (they must not overlap)."""
    chosen = list(patches.values()) if isinstance(patches, Mapping) else list(patches)
    for patch in sorted(chosen, key=lambda item: item.start, reverse=True):
        text = text[: patch.start] + patch.replacement + text[patch.end :]
    return text


def _tactic_block(source: SourceText, site: SorrySite, tactics: Sequence[str]) -> str:
    """The block's first line starts where ``sorry`` started, the others are put below it."""
    column = source.position(site.start).column
    prefix = source.line_text(source.position(site.start).line)[:column].rstrip()
    if prefix.endswith((";", "<;>")) and _line_count(tactics) > 1:
        if _line_count(tactics) == len(tactics):  # an earlier patch on this line may move the columns
            return "(" + "; ".join(tactics) + ")"
        return "(" + block(tactics, column + 1).lstrip(" ") + ")"
    return block(tactics, column).lstrip(" ")


def _follows(source: SourceText, site: SorrySite, mark: str) -> bool:
    position = source.position(site.start)
    return source.line_text(position.line)[: position.column].rstrip().endswith(mark)


def _fits_on_line(source: SourceText, site: SorrySite, tactics: Sequence[str]) -> bool:
    """May everything stand behind the ``<;>``, as one tactic or in parentheses?"""
    width = sum(len(tactic) + 2 for tactic in tactics) + source.position(site.start).column
    return _line_count(tactics) == len(tactics) and width <= _WIDTH


def _below_combinator(source: SourceText, site: SorrySite, tactics: Sequence[str]) -> Patch:
    """What is too long for the line of its ``<;>`` goes below it, two columns to the right of that line."""
    column = source.indent(source.position(site.start).line) + _STEP
    text = block(tactics, column)
    if len(tactics) > 1:
        text = " " * column + "(" + block(tactics, column + 1).lstrip(" ") + ")"
    return Patch(_without_blanks_before(source, site.start), site.end, "\n" + text)


def _line_count(tactics: Sequence[str]) -> int:
    return sum(tactic.count("\n") + 1 for tactic in tactics)


def _inline(tactics: Sequence[str]) -> str | None:
    """A single one-line tactic, which may share its line with what follows; ``None`` for anything longer."""
    return tactics[0] if len(tactics) == 1 and "\n" not in tactics[0] else None


def _is_followed_by_text(source: SourceText, site: SorrySite) -> bool:
    """True when something other than a comment follows on the same line."""
    position = source.position(site.end)
    rest = source.line_text(position.line)[position.column :].strip()
    return bool(rest) and not rest.startswith("--")


def _stands_alone(source: SourceText, site: SorrySite) -> bool:
    """True when a ``by`` block may stand here without parentheses: a delimiter before it, and one or nothing after."""
    before = source.text[: site.start].rstrip()
    after = source.text[site.end :].lstrip(" ")
    opens = before.endswith((":=", "=>", ",", "⟨", "(", "[", "from", "<|", "exact", "refine"))
    return opens and (not after or after.startswith(("\n", "--", *_ENDS_A_TERM)))


def _block_column(source: SourceText, site: SorrySite) -> int:
    """The column of a new block below the ``sorry``'s line: two more than what it belongs to.

    On a line that starts a tactic after a bullet, an alternative or a semicolon, the block it belongs to starts
    somewhere in the line: a column right of the ``sorry`` is safe then.
    """
    position = source.position(site.start)
    line = source.line_text(position.line)
    before = line[: position.column].strip()
    inner = before.removesuffix("by").rstrip()
    is_term_alternative = inner.startswith("|") and inner.endswith("=>")
    is_nested = inner.startswith(("·", ".", "|", "case ", "next ", "(", "{", "calc ")) or any(
        mark in inner for mark in (";", "<;>", " by ", " calc ")
    )
    if is_nested and not is_term_alternative:
        return position.column + _STEP
    return source.indent(position.line) + _STEP


def _without_blanks_before(source: SourceText, offset: int) -> int:
    """``offset`` moved left over blanks, so that a line that now ends after ``by`` has no trailing space."""
    while offset > 0 and source.text[offset - 1] == " ":
        offset -= 1
    return offset

"""Refuting a universal statement by small values: tactics for a goal ``⊢ ¬∀ …``.

In: states whose main goal denies something.  Out: for each choice of small values a tactic that puts them for the
variables and lets Lean compute: ``exact fun h => absurd (@h 0 1) (by …)``.  Choices come in the order of their size, so
the first that Lean accepts is a smallest counterexample.  Nothing here is trusted: Lean runs the tactic.

The statement is read from its display (``∀ (a b : Nat) [inst : …] (h : …), …``).  A variable whose type is not one of
those that are known here is taken for a hypothesis, which Lean must prove for the chosen values.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Literal

from prover.types import ModelQuery, TacticProposal

_TOKEN = re.compile(r"[^\W\d][\w'!?✝₀-₉.]*|\d+|\s+|:=|.", re.DOTALL)
_OPENING = dict(zip("([{⟨⦃", ")]}⟩⦄", strict=True))
_CORE = ("decide", "omega", "simp", "simp_all")
_MATHLIB = ("decide", "omega", "norm_num", "simp", "simp_all", "linarith")
"""What settles a statement about values; the second where the file imports Mathlib."""
_MOST_VALUES = 6
_MOST_VARIABLES = 8
_NUMBERS = {
    **dict.fromkeys(("Nat", "ℕ"), ("0", "1", "2", "3", "5", "7")),
    **dict.fromkeys(("Int", "ℤ"), ("0", "1", "(-1)", "2", "(-2)", "3")),
    **dict.fromkeys(("Rat", "ℚ", "Real", "ℝ"), ("0", "1", "(-1)", "2", "(1 / 2)", "(-2)")),
    **dict.fromkeys(("UInt8", "UInt16", "UInt32", "UInt64", "USize"), ("0", "1", "2", "3")),
    "Bool": ("true", "false"),
    "Prop": ("True", "False"),
    "Unit": ("()",),
    "String": ('""', '"a"'),
    "Char": ("'a'", "'b'"),
}
_TYPES = ("Nat", "Bool", "Unit")


@dataclass(frozen=True, slots=True)
class Binder:
    """One bound variable: ``kind`` is its opening bracket (``(``, ``{``, ``[``, ``⦃``), ``""`` for ``A →``."""

    name: str
    type: str
    kind: str


class CounterexampleModel:
    """Implements ``prover.ports.TacticModel`` for goals that deny a universal statement; nothing for other goals."""

    def propose(self, queries: Sequence[ModelQuery], *, limit: int) -> Sequence[Sequence[TacticProposal]]:
        """Refutations by small values, smallest first."""
        found = []
        for query in queries:
            has_mathlib = "import Mathlib" in query.source
            tactics = list(islice(refutations(query.state.goals[0], has_mathlib=has_mathlib), limit))
            found.append([TacticProposal(tactic, -math.log(2 + number)) for number, tactic in enumerate(tactics)])
        return found


def refutations(goal: str, *, has_mathlib: bool = False) -> Iterator[str]:
    """Tactics that refute the statement which the goal denies."""
    closers = _MATHLIB if has_mathlib else _CORE
    settle = f"(by first | {' | '.join(closers)})"
    target = " ".join(goal.rpartition("⊢")[2].split())
    if not target.startswith("¬"):
        return
    yield from closers
    binders = read_binders(_bare(target[1:].strip()))
    if not binders:
        return
    seen: set[str] = set()
    for arguments in choices(binders, settle):
        applied = f"@h {' '.join(arguments)}" if arguments else "h"
        tactic = f"exact fun h => absurd ({applied}) {settle}"
        if tactic not in seen:
            seen.add(tactic)
            yield tactic


# --------------------------------------------------------------------------------------------------------------------
# values


def choices(binders: Sequence[Binder], settle: str) -> Iterator[tuple[str, ...]]:
    """Arguments for the bound variables, by rising size; trailing hypotheses are left to the last step."""
    kinds = _kinds(binders)
    last = max((number for number, kind in enumerate(kinds) if kind != "hypothesis"), default=-1)
    chosen = list(zip(binders, kinds, strict=True))[: last + 1]
    places = sum(1 for _, kind in chosen if kind == "variable")
    if places > _MOST_VARIABLES:
        return
    for total in range(places * (_MOST_VALUES - 1) + 1):
        for sizes in _splits(total, places):
            arguments = _arguments(chosen, sizes, settle)
            if arguments is not None:
                yield arguments


Kind = Literal["variable", "instance", "hypothesis"]


def _kinds(binders: Sequence[Binder]) -> list[Kind]:
    """What each binder binds: a type variable makes variables of its type, a propositional one hypotheses."""
    kinds: list[Kind] = []
    types: set[str] = set()
    for item in binders:
        if item.kind == "[":
            kinds.append("instance")
        elif item.name and (values_of(item.type, {}) or values_of(item.type, dict.fromkeys(types, "Nat"))):
            kinds.append("variable")
            if re.match(r"(Type|Sort)\b", item.type):
                types.add(item.name)
        elif item.name and item.type.startswith("Fin "):
            kinds.append("variable")
        else:
            kinds.append("hypothesis")
    return kinds


def _splits(total: int, places: int) -> Iterator[tuple[int, ...]]:
    """Ways to write a number as a sum of so many small ones."""
    if places == 0:
        if total == 0:
            yield ()
        return
    for first in range(min(total, _MOST_VALUES - 1) + 1):
        for rest in _splits(total - first, places - 1):
            yield (first, *rest)


def _arguments(binders: Sequence[tuple[Binder, Kind]], sizes: Sequence[int], settle: str) -> tuple[str, ...] | None:
    """The arguments for one choice of sizes; ``None`` when a type has no value of that size."""
    chosen: dict[str, str] = {}
    arguments: list[str] = []
    waiting = iter(sizes)
    for item, kind in binders:
        if kind == "instance":
            arguments.append("inferInstance")
        elif kind == "hypothesis":
            arguments.append(settle)
        else:
            values = values_of(item.type, chosen)
            size = next(waiting)
            if size >= len(values):
                return None
            chosen[item.name] = values[size]
            arguments.append(values[size])
    return tuple(arguments)


def values_of(type: str, chosen: dict[str, str], depth: int = 2) -> tuple[str, ...]:
    """Small values of a type, smallest first; ``chosen`` are the values of the variables that it may mention."""
    type = _bare(_substituted(type, chosen))
    if depth < 0:
        return ()
    if type in _NUMBERS:
        return _NUMBERS[type]
    if re.fullmatch(r"(Type|Sort)(\s+[\w*]+|\*)?", type):
        return _TYPES
    parts = _arrow_parts(type)
    if len(parts) > 1:
        return _functions(parts, depth)
    factors = _split_at(type, "×")
    if len(factors) == 2:
        left, right = (values_of(part, {}, depth - 1)[:3] for part in factors)
        return tuple(f"({a}, {b})" for a, b in product(left, right))[:_MOST_VALUES]
    head, _, rest = type.partition(" ")
    if head in {"List", "Array"} and rest:
        inner = values_of(rest, {}, depth - 1)
        mark = "#" if head == "Array" else ""
        some = [f"{mark}[{value}]" for value in inner[:2]]
        more = (
            [f"{mark}[{a}, {b}]" for a, b in ((inner[0], inner[-1]), (inner[-1], inner[0]))] if len(inner) > 1 else []
        )
        return (f"{mark}[]", *some, *more)
    if head == "Option" and rest:
        return ("none", *(f"(some {value})" for value in values_of(rest, {}, depth - 1)[:3]))
    if head == "Fin" and rest.isdigit() and int(rest) > 0:
        return tuple(str(number) for number in range(min(int(rest), _MOST_VALUES)))
    return ()


def _functions(parts: Sequence[str], depth: int) -> tuple[str, ...]:
    """Functions of one or more arguments: constants, projections, comparisons."""
    *domains, result = parts
    names = ["x", "y", "z"][: len(domains)]
    if len(names) < len(domains):
        return ()
    blank = " ".join("_" for _ in domains)
    found = [f"(fun {blank} => {value})" for value in values_of(result, {}, depth - 1)[:3]]
    head = f"fun {' '.join(names)} =>"
    for name, domain in zip(names, domains, strict=True):
        if domain == result:
            found.append(f"({head} {name})")
        if result == "Prop":
            found += [f"({head} {name} = {value})" for value in values_of(domain, {}, depth - 1)[:2]]
    if len(domains) == 2 and domains[0] == domains[1] and result == "Prop":
        found += (
            [f"({head} x = y)", f"({head} x < y)"] if domains[0] in {"Nat", "ℕ", "Int", "ℤ"} else [f"({head} x = y)"]
        )
    if result in {"Nat", "ℕ", "Int", "ℤ"} and domains == [result]:
        found.append("(fun x => x + 1)")
    return tuple(found[: _MOST_VALUES + 2])


# --------------------------------------------------------------------------------------------------------------------
# reading


def read_binders(text: str) -> list[Binder]:
    """The leading variables and hypotheses of a statement."""
    binders: list[Binder] = []
    while True:
        text = _bare(text.strip())
        if text.startswith("∀"):
            head, comma, rest = _cut_at(text[1:], ",")
            if not comma:
                return binders
            binders.extend(_read_group(head.strip()))
            text = rest
            continue
        left, arrow, right = _cut_at(text, "→")
        if not arrow or _cut_at(text, "↔")[1]:
            return binders
        binders.append(Binder("", left.strip(), ""))
        text = right


def _read_group(text: str) -> Iterator[Binder]:
    """``(a b : T) {c : U} [i : C]``, ``x : T``, ``n > 0``, ``x ∈ s``."""
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        if text[at] in _OPENING:
            end = _closing(text, at)
            yield from _read_one(text[at + 1 : end], text[at])
            at = end + 1
            continue
        yield from _read_one(text[at:], "(")
        return


def _read_one(text: str, kind: str) -> Iterator[Binder]:
    names, colon, type = text.partition(" : ")
    if colon:
        for name in names.split():
            yield Binder(name, type.strip(), kind)
    elif kind == "[":
        yield Binder("", text.strip(), kind)
    elif match := re.fullmatch(r"(\w+) ([<>≤≥≠∈]) (.+)", text.strip()):
        yield Binder(match.group(1), "ℕ" if match.group(2) != "∈" else "", "(")
        yield Binder("", text.strip(), "")
    else:
        for name in text.split():
            yield Binder(name, "", kind)


def _bare(text: str) -> str:
    """Without parentheses around all of it."""
    while text.startswith("(") and _closing(text, 0) == len(text) - 1:
        text = text[1:-1].strip()
    return text


def _closing(text: str, at: int) -> int:
    """Where the bracket that opens at ``at`` is closed (the end, when it is not)."""
    depth = 0
    for place in range(at, len(text)):
        if text[place] in _OPENING:
            depth += 1
        elif text[place] in _OPENING.values():
            depth -= 1
            if depth == 0:
                return place
    return len(text)


def _cut_at(text: str, mark: str) -> tuple[str, str, str]:
    """``text`` before and after the first ``mark`` outside brackets."""
    depth = 0
    for place, char in enumerate(text):
        depth += (char in _OPENING) - (char in _OPENING.values())
        if char == mark and depth == 0:
            return text[:place], mark, text[place + 1 :]
        if char in "∀∃λ" and depth == 0 and place and mark != ",":
            return text, "", ""  # what follows belongs to the quantifier
    return text, "", ""


def _split_at(text: str, mark: str) -> list[str]:
    parts = []
    rest = text
    while True:
        head, found, rest = _cut_at(rest, mark)
        parts.append(head.strip())
        if not found:
            return parts


def _arrow_parts(type: str) -> list[str]:
    return [_bare(part) for part in _split_at(type, "→")]


def _substituted(text: str, chosen: dict[str, str]) -> str:
    if not chosen:
        return text
    return "".join(chosen.get(token, token) for token in _TOKEN.findall(text))

"""What a statement or a goal is found by: weighted words from its trees, its types and its name.

In: a ``Reading``, for a premise also its name.  Out: a mapping from words to weights.  Words are constants
(``s:length`` by their last name, ``S:List.length`` in full), places of constants in each other (``e:Eq.0.HAdd.hAdd``),
the shape of the conclusion (``c:``), heads of hypotheses (``h:``), types (``t:``) and the parts of Lean's descriptive
names (``n:``, ``add_le_add``), which for a goal are guessed from its constants.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from memory.display import Reading, Tree, type_of

Words = dict[str, float]

_LOGICAL = frozenset({"Eq", "Iff", "∀", "→", "And", "Or", "Not", "Exists", "λ", "⟨⟩", ""})
_CONTEXT = 0.35
_NAMES: Mapping[str, tuple[str, ...]] = {
    "Eq": ("eq",), "Ne": ("ne",), "LT.lt": ("lt",), "LE.le": ("le",), "HAdd.hAdd": ("add",), "HSub.hSub": ("sub",),
    "HMul.hMul": ("mul",), "HDiv.hDiv": ("div",), "HMod.hMod": ("mod", "emod"), "HPow.hPow": ("pow",),
    "Neg.neg": ("neg",), "Inv.inv": ("inv",), "Dvd.dvd": ("dvd",), "Membership.mem": ("mem",), "And": ("and",),
    "Or": ("or",), "Not": ("not",), "Iff": ("iff",), "Exists": ("exists",), "∀": ("forall",), "ite": ("if", "ite"),
    "HasSubset.Subset": ("subset",), "Union.union": ("union",), "Inter.inter": ("inter",), "SDiff.sdiff": ("sdiff",),
    "HAppend.hAppend": ("append",), "List.cons": ("cons",), "List.nil": ("nil",), "#0": ("zero",), "#1": ("one",),
    "#2": ("two",), "abs": ("abs",), "Max.max": ("max", "sup"), "Min.min": ("min", "inf"), "Finset.sum": ("sum",),
    "Finset.prod": ("prod",), "EmptyCollection.emptyCollection": ("empty",), "Insert.insert": ("insert",),
    "Nat.ModEq": ("modeq",), "Int.ModEq": ("modeq",), "HSMul.hSMul": ("smul",), "BEq.beq": ("beq",), "bne": ("bne",),
    "Function.comp": ("comp",), "setOf": ("set", "of"), "False": ("false",), "True": ("true",),
}  # fmt: skip
"""Lean's naming convention for notation."""

_CAMEL = re.compile(r"[A-Z]?[a-z0-9']+|[A-Z]+(?![a-z])|[^\W_]")


def statement_words(reading: Reading, name: str) -> Words:
    """The words of a premise."""
    words: Words = {}
    _add_conclusion(words, reading.conclusion)
    for hypothesis in reading.hypotheses:
        _add_tree(words, hypothesis, 0.5)
        _add(words, "h:" + _label(hypothesis), 1.0)
    for kind in dict.fromkeys((*reading.data, *reading.classes)):
        _add(words, "t:" + kind, 0.5)
    for word in name_words(name):
        _add(words, "n:" + word, 1.0)
    return words


# Cache: key a reading, value its words; never reset, bounded.  Sound: a pure function of the reading; not changed by
# those who ask.
@lru_cache(maxsize=2048)
def goal_words(reading: Reading) -> Words:
    """The words a goal asks for."""
    words: Words = {}
    _add_conclusion(words, reading.conclusion)
    for word in _spoken(reading.conclusion):
        _add(words, "n:" + word, 1.0)
    for hypothesis in reading.hypotheses:
        _add_tree(words, hypothesis, _CONTEXT)
        _add(words, "h:" + _label(hypothesis), 1.0)
        for word in _spoken(hypothesis):
            words["n:" + word] = max(words.get("n:" + word, 0.0), _CONTEXT)
    for kind in dict.fromkeys((*reading.data, *reading.classes)):
        _add(words, "t:" + kind, 0.5)
    return {word: min(weight, 2.0) for word, weight in words.items()}


def name_words(name: str) -> list[str]:
    """``Nat.add_le_add`` → nat, add, le, add; ``natAbs`` → natabs, nat, abs."""
    found: list[str] = []
    for part in re.split(r"[._]", name):
        if part:
            found.append(part.lower())
            pieces = _CAMEL.findall(part)
            if len(pieces) > 1:
                found.extend(piece.lower() for piece in pieces)
    return found


def _add(words: Words, word: str, weight: float) -> None:
    words[word] = words.get(word, 0.0) + weight


def _add_conclusion(words: Words, tree: Tree) -> None:
    _add_tree(words, tree, 1.0)
    _add(words, "c:" + tree.head, 1.0)
    for place, arg in enumerate(tree.args[:3]):
        _add(words, f"c:{tree.head}.{place}.{_label(arg)}", 1.0)
    if len(tree.args) >= 2:
        _add(words, f"c:{tree.head}({_label(tree.args[-2])},{_label(tree.args[-1])})", 1.0)


def _add_tree(words: Words, tree: Tree, weight: float) -> None:
    stack = [tree]
    while stack:
        node = stack.pop()
        head = node.head
        if head:
            _add(words, "s:" + head.rpartition(".")[2], weight * (0.3 if head in _LOGICAL else 1.0))
            if "." in head and head[0] != ".":
                _add(words, "S:" + head, 0.5 * weight)
            for place, arg in enumerate(node.args[:4]):
                _add(words, f"e:{head}.{place}.{_label(arg)}", 0.7 * weight)
                for inner, below in enumerate(arg.args[:2]):
                    if below.head:
                        _add(words, f"d:{head}.{place}.{arg.head}.{inner}.{below.head}", 0.5 * weight)
        elif node.kind:
            _add(words, "v:" + node.kind, 0.2 * weight)
        stack.extend(node.args)


def _label(tree: Tree) -> str:
    if tree.head:
        return tree.head
    return "_"


def _spoken(tree: Tree) -> list[str]:
    """The words a lemma about these constants would have in its name, in a fixed order: weights add up the same."""
    words: dict[str, None] = {}
    stack = [tree]
    while stack:
        node = stack.pop()
        stack.extend(node.args)
        if node.head:
            known = _NAMES.get(node.head)
            parts = known if known is not None else (part.lower() for part in node.head.split(".") if part)
            words.update(dict.fromkeys(parts))
            kind = type_of(node)
            if kind:
                words[kind.lower()] = None
        elif node.kind:
            words[node.kind.lower()] = None
    return list(words)

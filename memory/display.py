"""Reads what Lean displays, goals and types, into trees of constants that an index can take apart.

In: one goal display, or the text of a declaration's type (either engine).  Out: ``Reading``: conclusion and hypotheses
as ``Tree``s.  A display is no source text (``h✝``, ``⋯``, ``↑x``), and an index needs no exact reading: notation
becomes the constant it stands for, a variable becomes a hole, casts vanish, and a text that cannot be read becomes the
bag of its names.  A wrong guess costs relevance, never soundness.  Precedences: Lean 4 ``src/Init/Prelude.lean`` and
Mathlib (v4.34).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple


class Tree(NamedTuple):
    """A constant applied to arguments; the head is ``""`` for a variable, whose type's head is ``kind`` (if known)."""

    head: str
    args: tuple[Tree, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a goal or a statement says.

    ``hypotheses`` are propositions (or what may be one); ``data`` the heads of the types of variables; ``classes`` what
    instances are assumed of.
    """

    conclusion: Tree
    hypotheses: tuple[Tree, ...] = ()
    data: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()


HOLE = Tree("")

TYPES = {"ℕ": "Nat", "ℤ": "Int", "ℚ": "Rat", "ℝ": "Real", "ℂ": "Complex", "ℝ≥0": "NNReal"}

BINARY: dict[str, tuple[int, int, str]] = {
    "↔": (20, 21, "Iff"),
    "→": (25, 25, "→"),
    "∨": (30, 30, "Or"),
    "||": (30, 31, "or"),
    "∧": (35, 35, "And"),
    "&&": (35, 36, "and"),
    "×": (35, 35, "Prod"),
    "≃": (25, 26, "Equiv"),
    **{
        symbol: (50, 51, name)
        for symbol, name in {
            "=": "Eq", "≠": "Ne", "<": "LT.lt", "≤": "LE.le", ">": "GT.gt", "≥": "GE.ge", "∣": "Dvd.dvd",
            "∤": "Dvd.dvd",
            "∈": "Membership.mem", "∉": "Membership.mem", "⊆": "HasSubset.Subset", "⊂": "HasSSubset.SSubset",
            "≡": "ModEq", "≍": "HEq", "==": "BEq.beq", "!=": "bne", "≈": "HasEquiv.Equiv", "<+:": "List.IsPrefix",
            "<:+": "List.IsSuffix", "<+": "List.Sublist", "~": "List.Perm",
        }.items()
    },
    "<|>": (20, 21, "HOrElse.hOrElse"),
    "<$>": (100, 100, "Functor.map"),
    ">>=": (55, 56, "Bind.bind"),
    "++": (65, 66, "HAppend.hAppend"),
    "::": (67, 67, "List.cons"),
    "+": (65, 66, "HAdd.hAdd"),
    "-": (65, 66, "HSub.hSub"),
    "∪": (65, 66, "Union.union"),
    "|||": (55, 56, "HOr.hOr"),
    "^^^": (58, 59, "HXor.hXor"),
    "&&&": (60, 61, "HAnd.hAnd"),
    "*": (70, 71, "HMul.hMul"),
    "/": (70, 71, "HDiv.hDiv"),
    "%": (70, 71, "HMod.hMod"),
    "∩": (70, 71, "Inter.inter"),
    "\\": (70, 71, "SDiff.sdiff"),
    "•": (73, 73, "HSMul.hSMul"),
    "<<<": (75, 76, "HShiftLeft.hShiftLeft"),
    ">>>": (75, 76, "HShiftRight.hShiftRight"),
    "⊔": (68, 69, "Max.max"),
    "⊓": (69, 70, "Min.min"),
    "^": (75, 75, "HPow.hPow"),
    "∘": (90, 90, "Function.comp"),
}  # fmt: skip
"""Binding strength of the operator and of its right side, and the constant."""

_PREFIX = {"¬": (40, "Not"), "-": (75, "Neg.neg"), "!": (40, "not"), "~~~": (100, "Complement.complement")}
_INVISIBLE = frozenset("↑⇑↥@")
_MAX = {"√": "Real.sqrt", "#": "Finset.card"}
_BINDERS = {"∀": "∀", "∃": "Exists", "∃!": "ExistsUnique", "∑": "Finset.sum", "∏": "Finset.prod", "⋃": "Set.iUnion",
            "⋂": "Set.iInter", "fun": "λ", "λ": "λ", "Σ": "Sigma"}  # fmt: skip
_AROUND = {"|": ("|", "abs"), "‖": ("‖", "Norm.norm"), "⌊": ("⌋", "Int.floor"), "⌈": ("⌉", "Int.ceil")}
_CLOSERS = frozenset(")]⟩},:⌋⌉‖⟧⦄") | {"=>", "↦", ":=", "then", "else", "with", "|", "//", "in", "..."}
_UNREADABLE = frozenset({"match", "let", "have", "do", "show", "suffices", "calc", "nomatch", "by", "let_fun"})
_TOKEN = re.compile(
    r"""\s+|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)'|\d+(?:\.\d+)?
    |\?[\w.]+|∃!|(?:[^\W\d]|«[^»]*»)(?:[\w'!?✝]|«[^»]*»|\.(?=[^\W\d]|«))*[✝₀-₉¹²³⁴-⁹⁰]*
    |=>|:=|//|⁻¹|<\+:|<:\+|<\+|<\|>|<\$>|>>=|>>>|<<<|&&&|\|\|\||\^\^\^|~~~|\+\+|::|&&|\|\||==|!=|\#\[|\.\d+|\.(?=[^\W\d])|.""",
    re.VERBOSE | re.DOTALL,
)
_MAX_DEPTH = 100


class _Unreadable(Exception):
    """The text is not one of the forms this reader knows."""


# Cache: key a goal display, value its reading; never reset, bounded.  Sound: a pure function of the text.
@lru_cache(maxsize=4096)
def read_goal(text: str) -> Reading:
    """The reading of one goal display."""
    context, _, target = text.rpartition("⊢")
    types: dict[str, str] = {}
    hypotheses: list[Tree] = []
    data: list[str] = []
    classes: list[str] = []
    for entry in _entries(context):
        names, colon, kind = entry.partition(" : ")
        if not colon:
            continue
        kind = kind.partition(" := ")[0]
        tree = read_tree(kind, types)
        for name in names.split():
            types[name] = tree.head
        if names.startswith("inst✝"):
            classes.append(tree.head)
        elif is_proposition(tree):
            hypotheses.append(tree)
        elif tree.head:
            data.append(tree.head)
    return _flattened(read_tree(" ".join(target.split()), types), hypotheses, data, classes, types)


# Cache: key the text of a type, value its reading; never reset, bounded.  Sound: a pure function of the text.
@lru_cache(maxsize=16384)
def read_statement(text: str) -> Reading:
    """The reading of a declaration's type."""
    return read_unkept(text)


def read_unkept(text: str) -> Reading:
    """``read_statement`` for texts that are read once."""
    return _flattened(read_tree(" ".join(text.split()), {}), [], [], [], {})


def _flattened(
    tree: Tree, hypotheses: list[Tree], data: list[str], classes: list[str], types: dict[str, str]
) -> Reading:
    """Leading binders and arrows as hypotheses."""
    while True:
        if tree.head == "∀" and len(tree.args) == 2:
            kind, tree = tree.args
            if is_proposition(kind):
                hypotheses.append(kind)
            elif kind.head:
                data.append(kind.head)
        elif tree.head == "[]→":
            classes.append(tree.args[0].head)
            tree = tree.args[1]
        elif tree.head == "→" and len(tree.args) == 2:
            hypotheses.append(tree.args[0])
            tree = tree.args[1]
        else:
            return Reading(_shallow(tree), tuple(map(_shallow, hypotheses)), tuple(data), tuple(classes))


def _shallow(tree: Tree) -> Tree:
    """The tree with holes below its first ``_MAX_DEPTH`` layers: trees are hashed and compared layer in layer."""
    layers = [[tree]]
    while layers[-1] and len(layers) <= _MAX_DEPTH:
        layers.append([arg for node in layers[-1] for arg in node.args])
    if not layers[-1]:
        return tree
    below = [HOLE] * len(layers.pop())
    for layer in reversed(layers):
        args = iter(below)
        below = [node._replace(args=tuple(next(args) for _ in node.args)) for node in layer]
    return below[0]


_PROPOSITIONS = frozenset(name for level, _, name in BINARY.values() if level <= 50) | {
    "Not",
    "Exists",
    "ExistsUnique",
}
_DATA = frozenset(TYPES.values()) | frozenset(
    "List Option Array Bool String Char Fin Set Finset Multiset Prod Sum Type Sort Prop Unit Subtype BitVec "
    "Vector".split()
)


def is_proposition(tree: Tree) -> bool:
    """Is this type a statement?  A guess: a relation or connective, or something applied that is no type of data."""
    while tree.head in ("∀", "→", "[]→") and tree.args:
        tree = tree.args[-1]
    if tree.head in ("Prod", "→", "and", "or"):
        return False
    return tree.head in _PROPOSITIONS or (bool(tree.args) and tree.head.split(".")[-1] not in _DATA and tree.head != "")


def _entries(context: str) -> Iterator[str]:
    entry = ""
    for line in context.split("\n"):
        if not line.strip() or line.startswith("case "):
            continue
        if line[0].isspace():
            entry += " " + line.strip()
            continue
        if entry:
            yield entry
        entry = line.strip()
    if entry:
        yield entry


def read_tree(text: str, types: dict[str, str]) -> Tree:
    """The tree of a term; ``types`` are the variables in scope with the heads of their types."""
    tokens = [token for token in _TOKEN.findall(text) if not token.isspace()]
    reader = _Reader(tokens, types)
    try:
        tree = reader.term(0)
        if reader.at == len(tokens):
            return tree
    except _Unreadable:
        pass
    names = dict.fromkeys(name for name in map(reader.constant, tokens) if name)
    return Tree("", tuple(Tree(name) for name in names))


class _Reader:
    """A Pratt parser over the tokens of one term."""

    def __init__(self, tokens: Sequence[str], types: dict[str, str]) -> None:
        self.tokens = [*tokens, ""]
        self.types = dict(types)
        self.at = 0
        self.depth = 0

    def take(self) -> str:
        token = self.tokens[self.at]
        if not token:
            raise _Unreadable
        self.at += 1
        return token

    def expect(self, *tokens: str) -> None:
        if self.take() not in tokens:
            raise _Unreadable

    def term(self, level: int) -> Tree:
        """A term whose operators bind at least as tightly as ``level``."""
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            raise _Unreadable
        left = self.application()
        while True:
            entry = BINARY.get(self.tokens[self.at])
            if entry is None or entry[0] < level:
                break
            token = self.take()
            right = self.term(entry[1])
            left = self.operation(token, entry[2], left, right)
        self.depth -= 1
        return left

    def operation(self, token: str, name: str, left: Tree, right: Tree) -> Tree:
        if token in ("∉", "∤"):
            return Tree("Not", (Tree(name, (left, right)),))
        if token == ">":
            return Tree("LT.lt", (right, left))
        if token == "≥":
            return Tree("LE.le", (right, left))
        if token == "≡" and self.tokens[self.at] == "[":
            return self.congruence(left, right)
        return Tree(name, (left, right))

    def congruence(self, left: Tree, right: Tree) -> Tree:
        """``a ≡ b [MOD n]``."""
        self.take()
        kind = {"MOD": "Nat.ModEq", "ZMOD": "Int.ModEq", "PMOD": "AddCommGroup.ModEq"}.get(self.take())
        if kind is None:
            raise _Unreadable
        modulus = self.term(0)
        self.expect("]")
        return Tree(kind, (modulus, left, right))

    def application(self) -> Tree:
        token = self.tokens[self.at]
        if token in _PREFIX:
            self.take()
            level, name = _PREFIX[token]
            return Tree(name, (self.term(level),))
        if token in _BINDERS:
            return self.binder(self.take())
        if token == "if":
            return self.conditional()
        head = self.postfix(self.atom())
        args: list[Tree] = []
        while self.starts_atom():
            args.append(self.binder(self.take()) if self.tokens[self.at] in ("fun", "λ") else self.postfix(self.atom()))
        return Tree(head.head, (*head.args, *args)) if args else head

    def starts_atom(self) -> bool:
        token = self.tokens[self.at]
        if not token or token in BINARY or token in _CLOSERS or token in _UNREADABLE or token[0] == ".":
            return False
        if token == "[" and self.tokens[self.at + 1] in ("MOD", "ZMOD", "PMOD"):
            return False
        if token in _INVISIBLE or token in _MAX or token in ("fun", "λ", "⌊", "⌈", "#["):
            return True
        return token not in _BINDERS and token != "if" and (token[0].isalnum() or token[0] in "_«(⟨[?\"'⋯{∅⊤⊥π∞")

    def postfix(self, tree: Tree) -> Tree:
        while True:
            token = self.tokens[self.at]
            if token == "⁻¹":
                self.take()
                tree = Tree("Inv.inv", (tree,))
            elif token == "!":
                self.take()
                tree = Tree("Nat.factorial", (tree,))
            elif token[:1] == "." and (len(token) > 1 or self.tokens[self.at + 1][:1].isalpha()):
                self.take()
                name = token[1:] or self.take()
                for part in name.split("."):
                    tree = Tree(self.field(tree, part), (tree,))
            else:
                return tree

    def field(self, tree: Tree, part: str) -> str:
        return f"{type_of(tree)}.{part}"

    def atom(self) -> Tree:
        token = self.take()
        if token == "(":
            return self.parenthesised()
        if token in ("[", "#[", "⟨"):
            items = self.elements("⟩" if token == "⟨" else "]")
            if token == "⟨":
                return Tree("⟨⟩", items)
            tree = Tree("List.nil")
            for item in reversed(items):
                tree = Tree("List.cons", (item, tree))
            return tree if token == "[" else Tree("List.toArray", (tree,))
        if token in _AROUND:
            closing, name = _AROUND[token]
            inner = self.term(0)
            self.expect(closing)
            if self.tokens[self.at] == "₊":
                self.take()
                name = name.replace("Int", "Nat")
            return Tree(name, (inner,))
        if token == "{":
            return self.braces()
        if token in _INVISIBLE:
            return self.postfix(self.atom())
        if token in _MAX:
            return Tree(_MAX[token], (self.postfix(self.atom()),))
        if token in BINARY or token in _CLOSERS or token in _UNREADABLE:
            raise _Unreadable
        return self.identifier(token)

    def identifier(self, token: str) -> Tree:
        if token[0] in "?_⋯":
            return HOLE
        if token[0].isdigit():
            return Tree("#" + token)
        if token in self.types:
            return Tree("", (), self.types[token])
        first, dot, rest = token.partition(".")
        if dot and first in self.types:  # `xs.length`: the field applied to the variable
            tree = Tree("", (), self.types[first])
            for part in rest.split("."):
                tree = Tree(self.field(tree, part), (tree,))
            return tree
        return Tree(self.constant(token))

    def constant(self, token: str) -> str:
        """The constant of a word, ``""`` for a variable or a mark."""
        if token in TYPES:
            return TYPES[token]
        if token in BINARY:
            return BINARY[token][2]
        if not token or token in self.types or token in _BINDERS or not (token[0].isalpha() or token[0] in "_«∅⊤⊥∞"):
            return ""
        first, dot, rest = token.partition(".")
        if dot and first in self.types:
            return f"{self.types[first]}.{rest}"
        return {"∅": "EmptyCollection.emptyCollection", "⊤": "Top.top", "⊥": "Bot.bot", "π": "Real.pi"}.get(
            token, token
        )

    def elements(self, closing: str) -> tuple[Tree, ...]:
        found: list[Tree] = []
        while self.tokens[self.at] != closing:
            found.append(self.term(0))
            if self.tokens[self.at] == ",":
                self.take()
            elif self.tokens[self.at] != closing:
                raise _Unreadable
        self.take()
        return tuple(found)

    def parenthesised(self) -> Tree:
        if self.tokens[self.at] == ")":
            self.take()
            return Tree("Unit.unit")
        names = self.names_before_colon()
        if names:
            self.take()
            kind = self.term(0)
            self.expect(")")
            if self.tokens[self.at] == "→":
                self.take()
                return self.quantified("∀", names, kind, 25)
            return Tree("", (), kind.head) if names[0] in self.types else Tree(self.constant(names[0]))
        if self.tokens[self.at] in BINARY and self.tokens[self.at + 1] == "·":
            raise _Unreadable
        first = self.term(0)
        token = self.take()
        if token == ":":
            self.term(0)
            token = self.take()
        elif token == ",":
            return Tree("Prod.mk", (first, *self.elements(")")))
        if token != ")":
            raise _Unreadable
        return first

    def names_before_colon(self) -> list[str]:
        """The names of ``x y :``; nothing is taken when it is no binder."""
        at = self.at
        names = []
        while self.tokens[at][:1].isalpha() or self.tokens[at][:1] == "_":
            names.append(self.tokens[at])
            at += 1
        if names and self.tokens[at] == ":":
            self.at = at
            return names
        return []

    def quantified(self, symbol: str, names: Sequence[str], kind: Tree, level: int) -> Tree:
        """The body under binders of one type, wrapped."""
        saved = self.types
        self.types = saved | dict.fromkeys(names, kind.head)
        body = self.term(level)
        self.types = saved
        for _ in names:
            body = Tree(symbol, (kind, body))
        return body

    def braces(self) -> Tree:
        """``{x : A} → B``, ``{x | p x}``, ``{a, b}``."""
        names = self.names_before_colon()
        if names:
            self.take()
            kind = self.term(0)
            if self.tokens[self.at] == "}":
                self.take()
                self.expect("→")
                return self.quantified("∀", names, kind, 25)
            self.expect("|", "//")
            return self.comprehension(names, kind)
        if self.tokens[self.at][:1].isalpha() and self.tokens[self.at + 1] in ("|", "//"):
            names = [self.take()]
            self.take()
            return self.comprehension(names, HOLE)
        tree = Tree("EmptyCollection.emptyCollection")
        for item in reversed(self.elements("}")):
            tree = Tree("Insert.insert", (item, tree))
        return tree

    def comprehension(self, names: Sequence[str], kind: Tree) -> Tree:
        tree = self.quantified("setOf", names, kind, 0)
        self.expect("}")
        return Tree("setOf", (tree.args[1],))

    def binder(self, symbol: str) -> Tree:
        """``∀ (x y : A) [inst : C A], body``, ``∃ x, body``, ``fun x => body``, ``∑ i ∈ s, f i``."""
        name = _BINDERS[symbol]
        closing = ("=>", "↦") if name == "λ" else (",",)
        saved = self.types
        self.types = dict(saved)
        layers: list[tuple[str, Tree]] = []
        while self.tokens[self.at] not in closing:
            layers.extend(self.binder_group(name))
        self.take()
        body = self.term(67 if name in ("Finset.sum", "Finset.prod") else 0)
        self.types = saved
        for layer, kind in reversed(layers):
            if layer == "domain":
                body = Tree(name, (kind, body))
            elif layer == "guard":
                body = Tree("→" if name == "∀" else "And", (kind, body))
            elif layer == "instance":
                body = Tree("[]→", (kind, body))
            elif name == "∀":
                body = Tree("∀", (kind, body))
            elif not (layers and layers[-1][0] == "domain"):
                body = Tree(name, (body,))
        return body

    def binder_group(self, name: str) -> list[tuple[str, Tree]]:
        token = self.tokens[self.at]
        if token in ("(", "{", "[", "⦃"):
            self.take()
            end = {"(": ")", "{": "}", "[": "]", "⦃": "⦄"}[token]
            names = self.names_before_colon()
            if not names and token != "[":
                raise _Unreadable
            if names:
                self.take()
            kind = self.term(0)
            self.expect(end)
            self.types.update(dict.fromkeys(names, kind.head))
            return [("instance" if token == "[" else "variable", kind)] * max(1, len(names))
        names = []
        while self.tokens[self.at][:1].isalpha() or self.tokens[self.at][:1] == "_":
            names.append(self.take())
        if not names:
            raise _Unreadable
        kind = HOLE
        self.types.update(dict.fromkeys(names, ""))
        found: list[tuple[str, Tree]] = []
        if self.tokens[self.at] == ":":
            self.take()
            kind = self.term(0)
            self.types.update(dict.fromkeys(names, kind.head))
        elif self.tokens[self.at] in BINARY:
            relation = self.take()
            domain = self.term(51)
            if name in ("Finset.sum", "Finset.prod"):
                return [("domain", domain)]
            found.append(("guard", self.operation(relation, BINARY[relation][2], HOLE, domain)))
        return [("variable", kind)] * len(names) + found

    def conditional(self) -> Tree:
        self.take()
        if self.tokens[self.at + 1] == ":":
            raise _Unreadable
        condition = self.term(0)
        self.expect("then")
        positive = self.term(0)
        self.expect("else")
        return Tree("ite", (condition, positive, self.term(0)))


_SAME_TYPE = frozenset(
    "HAppend.hAppend List.cons HAdd.hAdd HMul.hMul HSub.hSub HDiv.hDiv HMod.hMod HPow.hPow Neg.neg Inv.inv abs Max.max "
    "Min.min Union.union Inter.inter SDiff.sdiff".split()
)
_RESULTS = {
    "length": "Nat", "card": "Nat", "size": "Nat", "natAbs": "Nat", "toNat": "Nat", "factorial": "Nat", "choose": "Nat",
    "gcd": "Nat", "lcm": "Nat", "sqrt": "Real", "exp": "Real", "log": "Real", "sin": "Real", "cos": "Real",
    "pi": "Real",
    "isEmpty": "Bool", "isSome": "Bool", "decide": "Bool", "reverse": "List", "map": "List", "filter": "List",
    "range": "", "num": "Int", "den": "Nat", "re": "Real", "im": "Real", "floor": "Int", "ceil": "Int",
}  # fmt: skip
"""Heads of the types of functions, by their last name, where it does not depend on the argument's."""


def type_of(tree: Tree) -> str:
    """The head of a tree's type, ``""`` when it does not tell."""
    for _ in range(20):
        if not tree.head:
            return tree.kind
        if tree.head in _SAME_TYPE:
            first = tree.args[0] if tree.args else HOLE
            tree = tree.args[-1] if first.head.startswith("#") and tree.head != "HPow.hPow" else first
            continue
        first_name, _, last = tree.head.rpartition(".")
        if first_name == "Int" and last in ("gcd", "lcm"):
            return "Nat"
        if first_name == "Nat" and last in ("sqrt", "log", "floor", "ceil"):
            return "Nat"
        return _RESULTS.get(last, "")
    return ""

"""Reads Lean's goal displays into terms a model can look at.

In: one goal display of either engine.  Out: a ``Goal``: hypotheses and target as terms (``goal_terms``).  A display is
not source text (``h✝``, ``?m.7``, ``⋯``, ``↑x``), hence a reader of its own; what it cannot read becomes an opaque term
that keeps its text.  Precedences: Lean 4 ``src/Init/Prelude.lean``, ``src/Init/Core.lean`` (v4.34).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from prover.models.goal_terms import (
    APPLICATION,
    ATOM,
    BINARY,
    PREFIX,
    RELATIONS,
    Apply,
    Bind,
    Term,
    free_names,
    is_shallow,
)

_TOKEN = re.compile(
    r"""\s+|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)'|\d+(?:\.\d+)?
    |\?[\w.]+|(?:[^\W\d]|«[^»]*»)(?:[\w'!?✝⁻¹²³⁴⁵⁶⁷⁸⁹⁰]|«[^»]*»|\.(?=[^\W\d]|«))*[✝¹²³⁴⁵⁶⁷⁸⁹⁰]*
    |=>|:=|//|⁻¹'?|<\+:|<\$>|>>>|<<<|&&&|\|\|\||\^\^\^|\+\+|::|&&|\|\||==|!=|''|\#\[|\.\d+|\.(?=[^\W\d])|.""",
    re.VERBOSE | re.DOTALL,
)
_CLOSERS = frozenset({")", "]", "⟩", "}", ",", "=>", ":=", ":", "then", "else", "with", "|", "‖", "⌋", "⌉", "⟧"})
_DELIMITERS = {"|": "|", "‖": "‖", "⌊": "⌋", "⌈": "⌉"}
_UNREADABLE = frozenset({"match", "let", "have", "do", "suffices", "show", "calc", "fun_match", "nomatch", "by"})
_MAX_DEPTH = 150
_MAX_LAYERS = 100
"""Of a term: those who work with terms go four calls deep for each layer."""


class UnreadableTerm(Exception):
    """The text is not one of the forms this reader knows."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One name of a context.  ``value`` is the text after ``:=`` of a ``let`` variable, else ``None``."""

    name: str
    type: Term
    value: str | None = None

    @property
    def is_accessible(self) -> bool:
        """False for names with a dagger, which no tactic can write."""
        return "✝" not in self.name


@dataclass(slots=True)
class Goal:
    """A goal display, read."""

    text: str
    hypotheses: list[Hypothesis]
    target: Term
    is_target_read: bool
    taken: set[str] = field(default_factory=set)

    def fresh(self, base: str) -> str:
        """A new accessible name like ``base``; it is taken from now on."""
        base = base.replace("✝", "").split(".")[-1] or "x"
        name, number = base, 0
        while name in self.taken or name in _KEYWORDS:
            number += 1
            name = f"{base}{number}"
        self.taken.add(name)
        return name


_KEYWORDS = frozenset(
    {"at", "from", "fun", "in", "if", "then", "else", "with", "do", "let", "have", "show", "by", "end"}
)


# Cache: key a goal display, value its reading's parts; never reset, bounded.  Sound: a pure function of the text.
@lru_cache(maxsize=4096)
def _read_parts(text: str) -> tuple[tuple[Hypothesis, ...], Term, bool]:
    context, _, target_text = text.rpartition("⊢")
    entries: list[str] = []
    for line in context.split("\n"):
        if not line.strip() or line.startswith("case "):
            continue
        if line[0].isspace() and entries:
            entries[-1] += " " + line.strip()
        else:
            entries.append(line.strip())
    hypotheses: list[Hypothesis] = []
    names: set[str] = set()
    for entry in entries:
        left, colon, right = entry.partition(" : ")
        if not colon:
            continue
        type_text, assigned, value = right.partition(" := ")
        term, _ = read_term(type_text, names)
        for name in left.split():
            hypotheses.append(Hypothesis(name, term, value if assigned else None))
            names.add(name)
    target, is_read = read_term(" ".join(target_text.split()), names)
    return tuple(hypotheses), target, is_read


def read_goal(text: str) -> Goal:
    """Read one goal display."""
    hypotheses, target, is_read = _read_parts(text)
    taken = {hypothesis.name for hypothesis in hypotheses} | free_names(target)
    for hypothesis in hypotheses:
        taken |= free_names(hypothesis.type)
    for opaque in [name for name in taken if " " in name]:
        taken |= {word for word in _TOKEN.findall(opaque) if word[:1].isalpha() or word[:1] == "_"}
    return Goal(text, list(hypotheses), target, is_read, taken)


def read_term(text: str, names: set[str] | frozenset[str] = frozenset()) -> tuple[Term, bool]:
    """A term and whether it could be read; what could not is opaque.  ``names`` are the variables in scope."""
    tokens = [token for token in _TOKEN.findall(text) if not token.isspace()]
    try:
        reader = _Reader(tokens, set(names))
        term = reader.term(0)
        if reader.position != len(tokens) or not is_shallow(term, _MAX_LAYERS):
            raise UnreadableTerm(text)
        return term, True
    except UnreadableTerm:
        return Apply(f"({text})"), False


@dataclass(frozen=True, slots=True)
class _Bound:
    """One name of a binder."""

    name: str
    type: Term | None
    is_implicit: bool = False


class _Reader:
    """A Pratt parser over the tokens of one term."""

    def __init__(self, tokens: Sequence[str], names: set[str]) -> None:
        self.tokens = tokens
        self.names = names
        self.position = 0
        self.depth = 0

    def peek(self, ahead: int = 0) -> str:
        index = self.position + ahead
        return self.tokens[index] if index < len(self.tokens) else ""

    def take(self) -> str:
        token = self.peek()
        if not token:
            raise UnreadableTerm("unexpected end")
        self.position += 1
        return token

    def expect(self, token: str) -> None:
        if self.take() != token:
            raise UnreadableTerm(f"expected {token}")

    def term(self, level: int) -> Term:
        """A term whose operators bind at least as tightly as ``level``."""
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            raise UnreadableTerm("too deep")
        left = self.application()
        while True:
            op = self.peek()
            entry = BINARY.get(op)
            if entry is None or entry[0] < level:
                break
            self.take()
            right = self.term(entry[2])
            left = self.congruence(left, right) if op == "≡" else Apply(op, (left, right))
        self.depth -= 1
        return left

    def congruence(self, left: Term, right: Term) -> Term:
        """``a ≡ b [MOD n]`` after ``b``."""
        self.expect("[")
        kind = self.take()
        modulus = self.term(0)
        self.expect("]")
        if kind not in ("MOD", "ZMOD"):
            raise UnreadableTerm(kind)
        return Apply(f"≡{kind}", (left, right, modulus))

    def application(self) -> Term:
        token = self.peek()
        if token in PREFIX:
            self.take()
            _own, inner = PREFIX[token]
            return Apply(token, (self.postfix(self.atom()) if inner >= ATOM else self.term(inner),))
        if token in ("∀", "∃", "fun", "λ", "∃!", "Σ", "∑", "∏"):
            return self.binder(self.take())
        if token == "if":
            return self.conditional()
        function = self.postfix(self.atom())
        args: list[Term] = []
        while self._starts_atom():
            if self.peek() in PREFIX and self.peek() not in ("↑", "⇑", "√"):
                break
            args.append(self.argument())
        return _apply(function, args)

    def _ends_here(self, ahead: int) -> bool:
        """True when no atom starts after the next ``ahead`` tokens."""
        self.position += ahead
        ends = not self._starts_atom()
        self.position -= ahead
        return ends

    def argument(self) -> Term:
        if self.peek() in ("fun", "λ"):
            return self.binder(self.take())
        if self.peek() in ("↑", "⇑", "√"):
            return Apply(self.take(), (self.postfix(self.atom()),))
        return self.postfix(self.atom())

    def _starts_atom(self) -> bool:
        token = self.peek()
        if not token or token in BINARY or token in _CLOSERS or token[0] == ".":
            return False
        if token in ("fun", "λ", "↑", "⇑", "√", "⌊", "⌈"):
            return True
        if token == "[" and self.peek(1) in ("MOD", "ZMOD"):
            return False
        if token in _UNREADABLE or token in ("∀", "∃", "if"):
            return False
        return token[0].isalnum() or token[0] in "_«(⟨[?\"'⋯{" or token == "#["

    def postfix(self, term: Term) -> Term:
        while self.peek()[:1] == "." or self.peek() == "⁻¹" or (self.peek() == "!" and self._ends_here(1)):
            token = self.take()
            if token[0] != ".":
                term = Apply("⁻¹" if token == "⁻¹" else "factorial!", (term,))
                continue
            field_name = token if len(token) > 1 else "." + self.take()
            for part in field_name[1:].split("."):
                term = Apply("." + part, (term,))
        return term

    def atom(self) -> Term:
        token = self.take()
        if token == "(":
            return self.parenthesised()
        if token in ("⟨", "[", "#["):
            closing = "⟩" if token == "⟨" else "]"
            return (
                Apply({"⟨": "⟨⟩", "[": "[]", "#[": "#[]"}[token], self.elements(closing))
                if (self.peek() != closing)
                else Apply(token + self.take())
            )
        if token in _DELIMITERS:
            inner = self.term(0)
            self.expect(_DELIMITERS[token])
            if self.peek() == "₊":  # ``⌊x⌋₊``, a natural number
                token += self.take()
            return Apply(token, (inner,))
        if token == "{":
            return self.braces()
        if token == "@" and self.peek():
            return _rehead(self.atom(), "@")
        if token in BINARY or token in _CLOSERS or token in _UNREADABLE:
            raise UnreadableTerm(token)
        if token[0].isalpha() or token[0] in "_«?" or token[0].isdigit() or token[0] in "\"'⋯·":
            return self.identifier(token)
        raise UnreadableTerm(token)

    def identifier(self, token: str) -> Term:
        """A name; ``xs.length`` is a projection when ``xs`` is a variable."""
        first, dot, rest = token.partition(".")
        if dot and not token[0].isdigit() and first in self.names and token not in self.names:
            term: Term = Apply(first)
            for part in rest.split("."):
                term = Apply("." + part, (term,))
            return term
        return Apply(token)

    def elements(self, closing: str) -> tuple[Term, ...]:
        found = [self.term(0)]
        while self.peek() == ",":
            self.take()
            found.append(self.term(0))
        self.expect(closing)
        return tuple(found)

    def parenthesised(self) -> Term:
        if self.peek() == ")":
            self.take()
            return Apply("()")
        if self.peek(1) == ":" or (self.peek(2) == ":" and self.peek(1) not in BINARY):
            saved = self.position
            try:
                return self.dependent_arrow(")")
            except UnreadableTerm:
                self.position = saved
        if self.peek() in BINARY and self.peek(1) == "·":
            raise UnreadableTerm("section")
        first = self.term(0)
        if self.peek() == ":":
            self.take()
            self.term(0)
            self.expect(")")
            return first
        if self.peek() == ",":
            self.take()
            return Apply("(,)", (first, *self.elements(")")))
        self.expect(")")
        return first

    def dependent_arrow(self, closing: str) -> Term:
        """``(x y : A) → B`` after its opening bracket."""
        names = self.binder_names()
        self.expect(":")
        kind_type = self.term(0)
        self.expect(closing)
        self.expect("→")
        return self.under("∀", [_Bound(name, kind_type, closing != ")") for name in names], 25)

    def braces(self) -> Term:
        """``{x : A} → B``, ``{x | p}``, ``{a, b}``; other set and structure notation stays opaque."""
        saved = self.position
        for read in (self.implicit_arrow, self.set_builder, self.set_literal):
            try:
                return read()
            except UnreadableTerm:
                self.position = saved
        words, level = ["{"], 1
        while level:
            token = self.take()
            level += (token == "{") - (token == "}")
            words.append(token)
        return Apply(" ".join(words))

    def implicit_arrow(self) -> Term:
        """``{x : A} → B`` after its opening brace."""
        return self.dependent_arrow("}")

    def set_builder(self) -> Term:
        """``{x | p}`` or ``{x ∈ s | p}`` after its opening brace."""
        names = self.binder_names()
        if len(names) != 1:
            raise UnreadableTerm("pattern")
        within: tuple[Term, ...] = ()
        if self.peek() == ":":
            self.take()
            self.term(0)
        elif self.peek() == "∈":
            self.take()
            within = (self.term(51),)
        self.expect("|")
        body = self.under("fun", [_Bound(names[0], None)], 0)
        self.expect("}")
        return Apply("{∈|}" if within else "{|}", (*within, body))

    def set_literal(self) -> Term:
        """``{a, b}`` after its opening brace."""
        return Apply("{}", self.elements("}"))

    def binder_names(self) -> list[str]:
        names = []
        while (
            self.peek() and self.peek() not in (":", ",", "=>") and (self.peek()[0].isalpha() or self.peek()[0] == "_")
        ):
            names.append(self.take())
        if not names:
            raise UnreadableTerm("binder")
        return names

    def binder(self, symbol: str) -> Term:
        """``∀ x y : A, body``, ``∃ x, body``, ``fun (x : A) y => body``, ``∀ x ∈ s, body``."""
        symbol = "fun" if symbol == "λ" else symbol
        closing = "=>" if symbol == "fun" else ","
        bound: list[_Bound] = []
        guard: tuple[str, Term] | None = None
        while self.peek() != closing:
            if self.peek() in ("(", "{", "[", "⦃"):
                end = {"(": ")", "{": "}", "[": "]", "⦃": "⦄"}[self.take()]
                bound.extend(self.bracketed(end))
                continue
            names = self.binder_names()
            kind_type = None
            if self.peek() == ":":
                self.take()
                kind_type = self.term(0)
            elif self.peek() in RELATIONS:
                guard = (self.take(), self.term(51))
            bound.extend(_Bound(name, kind_type) for name in names)
        self.expect(closing)
        return self.under(symbol, bound, 67 if symbol in ("∑", "∏") else 0, guard)

    def bracketed(self, end: str) -> list[_Bound]:
        if end == "]" and self.peek(1) != ":":
            kind_type: Term | None = self.term(0)
            names = ["inst✝"]
        else:
            names = self.binder_names()
            kind_type = None
            if self.peek() == ":":
                self.take()
                kind_type = self.term(0)
        self.expect(end)
        return [_Bound(name, kind_type, end != ")") for name in names]

    def under(
        self,
        symbol: str,
        bound: Sequence[_Bound],
        level: int,
        guard: tuple[str, Term] | None = None,
    ) -> Term:
        """The body below binders, wrapped."""
        added = {binder.name for binder in bound} - self.names
        self.names |= added
        body = self.term(level)
        self.names -= added
        if guard is not None and symbol in ("∑", "∏"):
            return Apply(f"{symbol}∈", (guard[1], Bind("fun", bound[-1].name, None, body)))
        if guard is not None:
            condition = Apply(guard[0], (Apply(bound[-1].name), guard[1]))
            body = Apply("→" if symbol == "∀" else "∧", (condition, body))
        for binder in reversed(bound):
            body = Bind(symbol, binder.name, binder.type, body, binder.is_implicit)
        return body

    def conditional(self) -> Term:
        self.expect("if")
        if self.peek(1) == ":":
            raise UnreadableTerm("dependent if")
        condition = self.term(0)
        self.expect("then")
        positive = self.term(0)
        self.expect("else")
        return Apply("if", (condition, positive, self.term(0)))


def _apply(function: Term, args: list[Term]) -> Term:
    if not args:
        return function
    if isinstance(function, Apply) and function.head not in BINARY and function.head not in ("⟨⟩", "[]", "#[]", "(,)"):
        return Apply(function.head, function.args + tuple(args))
    return Apply("@", (function, *args))


def _rehead(term: Term, prefix: str) -> Term:
    return Apply(prefix + term.head, term.args) if isinstance(term, Apply) else term


assert APPLICATION < ATOM

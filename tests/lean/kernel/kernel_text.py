"""A small notation for kernel declarations in tests: fully explicit, no elaboration, nothing from the product's parser.

Terms: ``fun (x : A) {y : B} => t``, ``Pi (x : A), t``, ``A -> B``, ``let x : A := v; t``, ``f a b``, ``Sort l``,
``Type l``, ``Type``, ``Prop``, ``c.{l, …}``, ``12``, ``"text"``, ``proj S i t``, ``#3`` (a raw bound variable).
Declarations: ``axiom c.{u} : T``, ``def c : T := t`` (``abbrev``, ``theorem``, ``opaque`` alike),
``inductive c.{u} n : T | ctor : T …`` with ``n`` parameters, ``with`` for mutual blocks, ``quot``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prover.lean.declaration import (
    ABBREV,
    AxiomDecl,
    Constructor,
    Declaration,
    DefinitionDecl,
    InductiveDecl,
    InductiveType,
    OpaqueDecl,
    QuotDecl,
    TheoremDecl,
    regular,
)
from prover.lean.environment import Environment
from prover.lean.expr import (
    DEFAULT,
    IMPLICIT,
    PROP,
    BinderInfo,
    Expr,
    mk_app,
    mk_bvar,
    mk_const,
    mk_lambda,
    mk_let,
    mk_lit,
    mk_pi,
    mk_proj,
    mk_sort,
)
from prover.lean.kernel.check import add_decl
from prover.lean.level import ONE, Level, add_offset, mk_imax, mk_level_nat, mk_level_param, mk_max, mk_succ
from prover.lean.name import Name, mk_name

_TOKEN = re.compile(
    r"""\s+|--[^\n]*|"(?:[^"\\]|\\.)*"|:=|=>|->|\.\{|[(){}\[\]:,;|+]|\#?\d+|[^\s(){}\[\]:,;|+".]+(?:\.[^\s(){}\[\]:,;|+".]+)*"""
)
_KEYWORDS = {"axiom", "def", "abbrev", "theorem", "opaque", "inductive", "with", "quot"}
_STOP = {")", "}", ":", ":=", "=>", "->", ",", ";", "|", "]"} | _KEYWORDS


class KernelText:
    """A parser over one text."""

    def __init__(self, text: str) -> None:
        self.tokens: list[str] = []
        pos = 0
        while pos < len(text):
            match = _TOKEN.match(text, pos)
            if match is None:
                raise ValueError(f"bad character {text[pos]!r} at {pos}")
            token = match.group()
            pos = match.end()
            if not token.isspace() and not token.startswith("--"):
                self.tokens.append(token)
        self.pos = 0

    def peek(self) -> str:
        return self.tokens[self.pos] if self.pos < len(self.tokens) else ""

    def next(self) -> str:
        self.pos += 1
        return self.tokens[self.pos - 1]

    def eat(self, token: str) -> None:
        found = self.next()
        if found != token:
            raise ValueError(f"expected {token!r}, found {found!r} after {' '.join(self.tokens[: self.pos][-12:])}")

    # levels

    def level(self) -> Level:
        head = self.peek()
        if head in ("max", "imax"):
            self.next()
            lhs, rhs = self._level_atom(), self._level_atom()
            level = (mk_max if head == "max" else mk_imax)(lhs, rhs)
        else:
            level = self._level_atom()
        while self.peek() == "+":
            self.next()
            level = add_offset(level, int(self.next()))
        return level

    def _level_atom(self) -> Level:
        token = self.next()
        if token == "(":
            level = self.level()
            self.eat(")")
            return level
        return mk_level_nat(int(token)) if token.isdigit() else mk_level_param(mk_name(token))

    def _levels(self) -> tuple[Level, ...]:
        if self.peek() != ".{":
            return ()
        self.next()
        levels = [self.level()]
        while self.peek() == ",":
            self.next()
            levels.append(self.level())
        self.eat("}")
        return tuple(levels)

    # terms

    def term(self, scope: tuple[str, ...] = ()) -> Expr:
        head = self.peek()
        if head in ("fun", "Pi"):
            self.next()
            return self._binding(scope, head)
        if head == "let":
            self.next()
            name = self.next()
            self.eat(":")
            ty = self.term(scope)
            self.eat(":=")
            value = self.term(scope)
            self.eat(";")
            return mk_let(mk_name(name), ty, value, self.term((*scope, name)))
        left = self._app(scope)
        if self.peek() == "->":
            self.next()
            return mk_pi(mk_name("a"), left, self.term((*scope, "")))
        return left

    def _binding(self, scope: tuple[str, ...], kind: str) -> Expr:
        groups: list[tuple[str, Expr, BinderInfo]] = []
        while self.peek() in ("(", "{"):
            info = DEFAULT if self.next() == "(" else IMPLICIT
            names = []
            while self.peek() != ":":
                names.append(self.next())
            self.next()
            start = self.pos
            for name in names:
                self.pos = start
                groups.append((name, self.term(scope), info))
                scope = (*scope, name)
            self.eat(")" if info is DEFAULT else "}")
        self.eat("=>" if kind == "fun" else ",")
        body = self.term(scope)
        make = mk_lambda if kind == "fun" else mk_pi
        for name, ty, info in reversed(groups):
            body = make(mk_name(name), ty, body, info)
        return body

    def _app(self, scope: tuple[str, ...]) -> Expr:
        fn = self._atom(scope)
        while self.peek() and self.peek() not in _STOP:
            if self.peek() in ("fun", "Pi", "let"):
                return mk_app(fn, self.term(scope))
            fn = mk_app(fn, self._atom(scope))
        return fn

    def _atom(self, scope: tuple[str, ...]) -> Expr:
        token = self.next()
        if token == "(":
            e = self.term(scope)
            self.eat(")")
            return e
        if token == "Prop":
            return PROP
        if token == "Sort":
            return mk_sort(self._level_atom())
        if token == "Type":
            nxt = self.peek()
            if nxt.isdigit() or nxt == "(" or (nxt in ("u", "v", "w") and nxt not in scope):
                return mk_sort(mk_succ(self._level_atom()))
            return mk_sort(ONE)
        if token == "proj":
            name, idx = self.next(), int(self.next())
            return mk_proj(mk_name(name), idx, self._atom(scope))
        if token.isdigit():
            return mk_lit(int(token))
        if token.startswith("#"):
            return mk_bvar(int(token[1:]))
        if token.startswith('"'):
            return mk_lit(token[1:-1])
        if token in scope:
            return mk_bvar(scope[::-1].index(token))
        return mk_const(mk_name(token), self._levels())

    # declarations

    def declarations(self) -> Iterator[Declaration]:
        while self.peek():
            yield self._declaration()

    def _params(self) -> tuple[Name, ...]:
        if self.peek() != ".{":
            return ()
        self.next()
        names = [mk_name(self.next())]
        while self.peek() == ",":
            self.next()
            names.append(mk_name(self.next()))
        self.eat("}")
        return tuple(names)

    def _declaration(self) -> Declaration:
        kind = self.next()
        if kind == "quot":
            return QuotDecl()
        if kind == "inductive":
            return self._inductive()
        name, params = mk_name(self.next()), self._params()
        self.eat(":")
        ty = self.term()
        if kind == "axiom":
            return AxiomDecl(name, params, ty)
        self.eat(":=")
        value = self.term()
        if kind == "theorem":
            return TheoremDecl(name, params, ty, value)
        if kind == "opaque":
            return OpaqueDecl(name, params, ty, value)
        return DefinitionDecl(name, params, ty, value, ABBREV if kind == "abbrev" else regular(1))

    def _inductive(self) -> InductiveDecl:
        types: list[InductiveType] = []
        params: tuple[Name, ...] = ()
        num_params = 0
        while True:
            name = mk_name(self.next())
            own = self._params()
            if not types:
                params = own
                num_params = int(self.next())
            self.eat(":")
            ty = self.term()
            ctors: list[Constructor] = []
            while self.peek() == "|":
                self.next()
                ctor = self.next()
                self.eat(":")
                ctors.append(Constructor(mk_name(ctor) if "." in ctor else name / ctor, self.term()))
            types.append(InductiveType(name, ty, tuple(ctors)))
            if self.peek() != "with":
                return InductiveDecl(params, num_params, tuple(types))
            self.next()


def parse_term(text: str) -> Expr:
    parser = KernelText(text)
    e = parser.term()
    if parser.peek():
        raise ValueError(f"trailing {parser.peek()!r}")
    return e


def parse_declarations(text: str) -> list[Declaration]:
    return list(KernelText(text).declarations())


def add_text(env: Environment, text: str) -> Environment:
    """Check all declarations of ``text`` in turn."""
    for decl in parse_declarations(text):
        env = add_decl(env, decl)
    return env

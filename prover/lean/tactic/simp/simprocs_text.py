"""Procedures for characters, strings and lists of literal length.

Source: Lean 4 ``src/Lean/Meta/Tactic/Simp/BuiltinSimprocs/{Char,String,List}.lean``. Results hold by evaluation.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from prover.lean.expr import (
    Expr,
    get_app_args,
    is_app_of,
    mk_app,
    mk_apps,
    mk_const,
    mk_lit,
)
from prover.lean.meta.app_builder import FALSE, TRUE, mk_nat_lit
from prover.lean.meta.whnf import BOOL_FALSE, BOOL_TRUE
from prover.lean.name import mk_name
from prover.lean.tactic.simp.decide import decide_proof
from prover.lean.tactic.simp.engine import Simp
from prover.lean.tactic.simp.literals import char_literal, string_literal
from prover.lean.tactic.simp.types import Result, simproc

_RELATIONS: Final[dict[str, tuple[str, Callable[[str, str], bool]]]] = {
    "LT.lt": ("reduceLT", lambda a, b: a < b),
    "LE.le": ("reduceLE", lambda a, b: a <= b),
    "GT.gt": ("reduceGT", lambda a, b: a > b),
    "GE.ge": ("reduceGE", lambda a, b: a >= b),
    "Eq": ("reduceEq", lambda a, b: a == b),
    "Ne": ("reduceNe", lambda a, b: a != b),
}


def _read(e: Expr) -> str | None:
    """A string literal, or a character literal as a string of length one."""
    text = string_literal(e)
    if text is not None:
        return text
    code = char_literal(e)
    return chr(code) if code is not None and code < 0x110000 else None


def _relation(domain: str, name: str, head: str, op: Callable[[str, str], bool]) -> None:
    def run(simp: Simp, e: Expr) -> Result | None:
        args = get_app_args(e)
        a, b = (_read(args[-2]), _read(args[-1])) if len(args) >= 3 else (None, None)
        if a is None or b is None:
            return None
        holds = op(a, b)
        proof = decide_proof(simp.m, e, holds)
        return None if proof is None else Result(TRUE if holds else FALSE, proof)

    simproc(f"{domain}.{name}", head, type=domain)(run)


def _boolean(domain: str, name: str, head: str, equal: bool) -> None:
    def run(simp: Simp, e: Expr) -> Result | None:
        args = get_app_args(e)
        a, b = (_read(args[2]), _read(args[3])) if len(args) == 4 else (None, None)
        if a is None or b is None:
            return None
        return Result(BOOL_TRUE if (a == b) == equal else BOOL_FALSE)

    simproc(f"{domain}.{name}", head, type=domain, is_dsimproc=True)(run)


for _domain in ("Char", "String"):
    for _head, (_name, _op) in _RELATIONS.items():
        _relation(_domain, _name, _head, _op)
    _boolean(_domain, "reduceBEq", "BEq.beq", True)
    _boolean(_domain, "reduceBNe", "bne", False)


# ------------------------------------------------------------ characters
def _char_test(name: str, head: str, op: Callable[[int], bool]) -> None:
    def run(simp: Simp, e: Expr) -> Result | None:
        code = char_literal(get_app_args(e)[-1])
        return None if code is None else Result(BOOL_TRUE if op(code) else BOOL_FALSE)

    simproc(name, head, is_dsimproc=True)(run)


def _upper(c: int) -> bool:
    return 65 <= c <= 90


def _lower(c: int) -> bool:
    return 97 <= c <= 122


def _digit(c: int) -> bool:
    return 48 <= c <= 57


_char_test("Char.reduceIsWhitespace", "Char.isWhitespace", lambda c: c in (32, 9, 13, 10))
_char_test("Char.reduceIsUpper", "Char.isUpper", _upper)
_char_test("Char.reduceIsLower", "Char.isLower", _lower)
_char_test("Char.reduceIsAlpha", "Char.isAlpha", lambda c: _upper(c) or _lower(c))
_char_test("Char.reduceIsDigit", "Char.isDigit", _digit)
_char_test("Char.reduceIsAlphaNum", "Char.isAlphanum", lambda c: _upper(c) or _lower(c) or _digit(c))


def _mk_char(code: int) -> Expr:
    return mk_app(mk_const(mk_name("Char.ofNat")), mk_lit(code))


def _char_map(name: str, head: str, op: Callable[[int], Expr]) -> None:
    def run(simp: Simp, e: Expr) -> Result | None:
        code = char_literal(get_app_args(e)[-1])
        return None if code is None else Result(op(code))

    simproc(name, head, is_dsimproc=True)(run)


_char_map("Char.reduceToLower", "Char.toLower", lambda c: _mk_char(c + 32 if _upper(c) else c))
_char_map("Char.reduceToUpper", "Char.toUpper", lambda c: _mk_char(c - 32 if _lower(c) else c))
_char_map("Char.reduceToNat", "Char.toNat", mk_nat_lit)


# ------------------------------------------------------------ strings
@simproc("String.reduceAppend", "HAppend.hAppend", type="String", is_dsimproc=True)
def reduce_append(simp: Simp, e: Expr) -> Result | None:
    args = get_app_args(e)
    a, b = (string_literal(args[4]), string_literal(args[5])) if len(args) == 6 else (None, None)
    return Result(mk_lit(a + b)) if a is not None and b is not None else None


@simproc("String.reduceOfList", "String.ofList", is_dsimproc=True)
def reduce_of_list(simp: Simp, e: Expr) -> Result | None:
    args = get_app_args(e)
    cell = args[0] if len(args) == 1 else e
    text = ""
    while is_app_of(cell, mk_name("List.cons"), 3):
        _, head, cell = get_app_args(cell)
        code = char_literal(head)
        if code is None:
            return None
        text += chr(code)
    return Result(mk_lit(text)) if is_app_of(cell, mk_name("List.nil"), 1) else None


@simproc("String.reduceToList", ("String.toList", "String.data"), is_dsimproc=True)
def reduce_to_list(simp: Simp, e: Expr) -> Result | None:
    text = string_literal(get_app_args(e)[-1])
    if text is None:
        return None
    char = mk_const(mk_name("Char"))
    return Result(_mk_list(simp, char, [_mk_char(ord(c)) for c in text]))


@simproc("String.reduceToSingleton", "String.singleton", is_dsimproc=True)
def reduce_singleton(simp: Simp, e: Expr) -> Result | None:
    code = char_literal(get_app_args(e)[-1])
    return None if code is None else Result(mk_lit(chr(code)))


# ------------------------------------------------------------ lists
@simproc("List.reduceReplicate", "List.replicate", is_dsimproc=True)
def reduce_replicate(simp: Simp, e: Expr) -> Result | None:
    """``List.replicate 2 a ↦ [a, a]``."""
    args = get_app_args(e)
    n = simp.m.nat_literal(args[1]) if len(args) == 3 else None
    return Result(_mk_list(simp, args[0], [args[2]] * n)) if n is not None and n <= 4096 else None


def _mk_list(simp: Simp, type: Expr, items: list[Expr]) -> Expr:
    level = simp.m.get_dec_level(type)
    out: Expr = mk_app(mk_const(mk_name("List.nil"), (level,)), type)
    cons = mk_const(mk_name("List.cons"), (level,))
    for item in reversed(items):
        out = mk_apps(cons, [type, item, out])
    return out

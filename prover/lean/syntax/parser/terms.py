"""Terms: the Pratt loop (precedences, application, operators) and the atoms.

Source: Lean 4 ``src/Lean/Parser/Basic.lean`` (``prattParser``), ``Lean/Parser/Term.lean``, ``Init/Prelude.lean`` for
the operators. Bracketed forms are in ``brackets.py``, keyword forms in ``control.py``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Final

from prover.lean.name import ANONYMOUS, Name, mk_name
from prover.lean.syntax import ast
from prover.lean.syntax.ast import NamedArg, Term
from prover.lean.syntax.errors import ParseError
from prover.lean.syntax.lexer import CHAR, EOF, IDENT, NAME, NUM, RAW, SCI, STR
from prover.lean.syntax.operators import LEAD_PREC, MAX_PREC, Operator
from prover.lean.syntax.parser.binders import BinderParser

Leading = tuple[int, Callable[[Any], Term]]

_GET_ELEM: Final = mk_name("GetElem.getElem")
_GET_ELEM_OPT: Final = mk_name("GetElem?.getElem?")
_GET_ELEM_BANG: Final = mk_name("GetElem?.getElem!")
_NOT: Final = mk_name("Not")
_MEM: Final = mk_name("Membership.mem")
_ARROW_PREC: Final = 25
_SUBARRAY: Final = mk_name("Array.toSubarray")
_BITVEC: Final = mk_name("BitVec.ofNat")
_BITVEC_LT: Final = mk_name("BitVec.ofNatLT")
_FIELD_OPS: Final = frozenset({".", "[", "#"})


def constant(start: int, end: int, name: Name) -> ast.Ident:
    """An identifier that is already resolved."""
    return ast.Ident(start, end, name, None, name)


class TermParser(BinderParser):
    """``term(prec)``: a term that binds at least as tightly as ``prec``."""

    leading_table: ClassVar[dict[str, Leading]] = {}
    lead_prec = 0
    """The precedence asked of the leading parser that is about to run."""

    def term(self, prec: int = 0) -> Term:
        self.depth += 1
        if self.depth > self.max_depth:
            raise ParseError(self.start, "maximum recursion depth has been reached")
        start = self.st[self.i]
        lhs, lhs_prec = self._leading(prec)
        result = self._trailing(start, lhs, lhs_prec, prec)
        self.depth -= 1
        return result

    # ---- leading
    def _leading(self, prec: int) -> tuple[Term, int]:
        tok = self.tok[self.i]
        grammar = self.grammar
        failed = None
        if grammar.leading and tok in grammar.leading:
            self.failed = None
            found = self.attempt_notation(tok, prec)
            failed = self.failed
            if found is not None:
                return found
        if tok == IDENT:
            return self._identifier(), MAX_PREC
        entry = self.leading_table.get(tok)
        if entry is not None and (entry[0] >= prec):
            if tok == "|" and not (grammar.mathlib and self._opens_abs()):
                raise self.category_error("term")
            self.lead_prec = prec
            return entry[1](self), entry[0]
        op = grammar.prefix_ops.get(tok)
        if op is not None:
            if op.prec >= prec:
                return self._prefix(op), op.prec
            raise self.category_error("term")
        const = grammar.constants.get(tok)
        if const is not None:
            start = self.start
            self.adv()
            return constant(start, self.prev_end, mk_name(const)), MAX_PREC
        raise failed or self.category_error("term")

    def attempt_notation(self, tok: str, prec: int) -> tuple[Term, int] | None:
        raise NotImplementedError

    def attempt_trailing_notation(self, start: int, lhs: Term, lhs_prec: int, prec: int) -> tuple[Term, int] | None:
        raise NotImplementedError

    def _prefix(self, op: Operator) -> Term:
        start = self.start
        self.adv()
        arg = self.term(op.rhs)
        kind: Any = op.kind
        return ast.UnOp(start, arg.end, kind, op.token, mk_name(op.fn), arg)

    def _identifier(self) -> Term:
        i = self.i
        start, end = self.st[i], self.en[i]
        name = mk_name(self.val[i])
        self.adv()
        nxt = self.tok[self.i]
        if nxt == ".{" and self.st[self.i] == end:
            self.adv()
            levels = self.level_list()
            return ast.Ident(start, self.prev_end, name, levels)
        if nxt == "@" and self.st[self.i] == end and self.peek() != "[":
            return self._named_pattern(start, name)
        return ast.Ident(start, end, name)

    def _named_pattern(self, start: int, name: Name) -> Term:
        """``x@p`` or ``x@h:p``."""
        self.adv()
        hyp = None
        if self.at_binder_ident() and self.peek() == ":":
            hyp = self.binder_ident()
            self.adv()
        pattern = self.term(MAX_PREC)
        return ast.NamedPattern(start, pattern.end, name, hyp, pattern)

    # ---- trailing
    def _trailing(self, start: int, lhs: Term, lhs_prec: int, prec: int) -> Term:
        tok_list, infix = self.tok, self.grammar.infix_ops
        trailing = self.grammar.trailing
        while True:
            i = self.i
            tok = tok_list[i]
            if tok in trailing or self.grammar.juxtaposed:
                found = self.attempt_trailing_notation(start, lhs, lhs_prec, prec)
                if found is not None:
                    lhs, lhs_prec = found
                    continue
            if lhs_prec >= MAX_PREC:
                if tok in _FIELD_OPS and i > 0 and self.st[i] == self.en[i - 1]:
                    step = self._max_trailing(start, lhs, tok)
                    if step is not None:
                        lhs = step
                        continue
                if prec <= LEAD_PREC and self._starts_arg(tok):
                    applied = self._application(start, lhs)
                    if applied is not None:
                        lhs, lhs_prec = applied, LEAD_PREC
                        continue
            op = infix.get(tok)
            if op is not None:
                if op.prec < prec or lhs_prec < op.lhs:
                    return lhs
                lhs = self._operator(start, lhs, op)
                lhs_prec = op.prec
                continue
            special = _SPECIAL.get(tok)
            if special is None or special[0] < prec or lhs_prec < special[1]:
                return lhs
            done = special[2](self, start, lhs)
            if done is None:
                return lhs
            lhs, lhs_prec = done, special[0]

    def _operator(self, start: int, lhs: Term, op: Operator) -> Term:
        self.adv()
        fn = mk_name(op.fn)
        if op.fixity == "postfix":
            ruled = self.grammar.ruled.get(f"term_{op.token}")
            if ruled is not None:
                return ast.NotationApp(start, self.prev_end, ruled, (lhs,))
            return ast.UnOp(start, self.prev_end, "plain", op.token, fn, lhs)
        rhs = self.term(op.rhs)
        ruled = self.grammar.ruled.get(f"term_{op.token}_")
        if ruled is not None:
            return ast.NotationApp(start, rhs.end, ruled, (lhs, rhs))
        kind: Any = op.kind
        return ast.BinOp(start, rhs.end, kind, op.token, fn, lhs, rhs)

    def _max_trailing(self, start: int, lhs: Term, tok: str) -> Term | None:
        """``e.f``, ``e.1``, ``e[i]``, ``e⁻¹`` written without a blank."""
        if tok == ".":
            return self._projection(start, lhs)
        if tok == "[":
            return self._get_elem(start, lhs)
        return self._bitvec(start, lhs)

    def _bitvec(self, start: int, lhs: Term) -> Term | None:
        """``5#w`` is ``BitVec.ofNat w 5``; ``5#'h`` is ``BitVec.ofNatLT 5 h``."""
        self.adv()
        if self.st[self.i] != self.prev_end and not self.text.startswith("'", self.prev_end):
            raise self.category_error("term")
        if self.text.startswith("'", self.prev_end):
            self.adv_past(self.prev_end + 1)
            proof = self.term(MAX_PREC)
            return self._applied(start, _BITVEC_LT, lhs, proof)
        width = self.term(MAX_PREC)
        return self._applied(start, _BITVEC, width, lhs)

    def _projection(self, start: int, lhs: Term) -> Term | None:
        i = self.i
        nxt = self.peek()
        if self.st[i + 1] != self.en[i]:
            return None
        if nxt == NUM:
            self.adv()
            index = self.natural()
            return ast.FieldAccess(start, self.prev_end, lhs, index)
        text = self.val[i + 1]
        if nxt == IDENT or (text and (text[0].isalpha() or text[0] == "_")):
            self.adv()
            self.adv()
            end = self.prev_end
            levels = None
            if self.at(".{") and self.st[self.i] == end:
                self.adv()
                levels = self.level_list()
            result = lhs
            parts = mk_name(text).components()
            for k, part in enumerate(parts):
                last = k == len(parts) - 1
                stop = self.prev_end if last else end
                result = ast.FieldAccess(start, stop, result, mk_part(part), levels if last else None)
            return result
        return None

    def _get_elem(self, start: int, lhs: Term) -> Term:
        """``xs[i]``, ``xs[i]?``, ``xs[i]!``, ``xs[i]'h``."""
        self.adv()
        if self.at(":"):
            return self._slice(start, lhs, None)
        index = self.without_position(self.term)
        if self.at(":"):
            return self._slice(start, lhs, index)
        if not self.at("]"):
            raise self.error("']'")
        self.adv()
        adjacent = self.st[self.i] == self.prev_end
        if adjacent and self.at("?"):
            self.adv()
            return self._applied(start, _GET_ELEM_OPT, lhs, index)
        if adjacent and self.at("!"):
            self.adv()
            return self._applied(start, _GET_ELEM_BANG, lhs, index)
        if adjacent and self.text.startswith("'", self.prev_end):
            return self._get_elem_proof(start, lhs, index)
        end = self.prev_end
        tac = ast.TacticSeq(end, end, (ast.GetElemTactic(end, end),))
        return self._applied(start, _GET_ELEM, lhs, index, ast.ByTactic(end, end, tac))

    def _slice(self, start: int, lhs: Term, low: Term | None) -> Term:
        """``xs[a:b]``, ``xs[:b]``, ``xs[a:]``."""
        self.adv()
        high = None if self.at("]") else self.without_position(self.term)
        self.expect("]")
        zero = ast.NumLit(start, start, 0)
        size: Term = high or ast.FieldAccess(lhs.start, lhs.end, lhs, mk_name("size"))
        return self._applied(start, _SUBARRAY, lhs, low or zero, size)

    def _get_elem_proof(self, start: int, lhs: Term, index: Term) -> Term:
        self.adv_past(self.prev_end + 1)
        proof = self.term(MAX_PREC)
        return self._applied(start, _GET_ELEM, lhs, index, proof)

    def adv_past(self, pos: int) -> None:
        """Skip a token that the lexer could not know (``'`` after ``xs[i]``): go on at offset ``pos``."""
        stream, i = self.stream, self.i
        tok, val, st, en, ls = self.tok[:i], self.val[:i], self.st[:i], self.en[:i], self.ls[:i]
        stream.restart(stream.token_set, pos)
        self.tok[:0], self.val[:0], self.st[:0], self.en[:0], self.ls[:0] = tok, val, st, en, ls
        stream.fill()

    def _applied(self, start: int, fn: Name, *args: Term) -> Term:
        return ast.App(start, self.prev_end, constant(start, start, fn), args)

    # ---- application
    def _starts_arg(self, tok: str) -> bool:
        if tok == IDENT or tok in _LITERALS:
            return self._arg_position()
        if tok == "..":
            return self._arg_position()
        if tok == self.forbidden:
            return False
        if tok in self.leading_table:
            if self.leading_table[tok][0] < MAX_PREC:
                return False
            if tok == "|" and not (self.grammar.mathlib and not self.in_abs and self._opens_abs()):
                return False
            return self._arg_position()
        op = self.grammar.prefix_ops.get(tok)
        if op is not None:
            if tok == "!" and "!" in self.grammar.infix_ops:
                return False
            return op.prec >= MAX_PREC and self._arg_position()
        if tok in self.grammar.constants:
            return self._arg_position()
        entries = self.grammar.leading.get(tok)
        return entries is not None and any(e.prec >= MAX_PREC for e in entries) and self._arg_position()

    def _arg_position(self) -> bool:
        i = self.i
        return self.st[i] > self.en[i - 1] and self.st[i] - self.ls[i] > self.col

    def _opens_abs(self) -> bool:
        i = self.i
        return i + 1 < len(self.st) and self.st[i + 1] == self.en[i] and self.tok[i + 1] not in ("|", EOF)

    def _application(self, start: int, fn: Term) -> Term | None:
        args, ellipsis = self.arguments()
        if not args and not ellipsis:
            return None
        return ast.App(start, self.prev_end, fn, args, ellipsis)

    def arguments(self) -> tuple[tuple[Term | NamedArg, ...], bool]:
        """Application arguments from here on (possibly none); whether ``..`` ended them."""
        args: list[Term | NamedArg] = []
        while True:
            tok = self.tok[self.i]
            if not self._starts_arg(tok):
                return tuple(args), False
            if tok == "..":
                self.adv()
                return tuple(args), True
            if tok == "(" and self.peek() == IDENT and self.peek(2) == ":=":
                args.append(self._named_arg())
            elif tok == "|":
                arg = self.attempt(lambda: self.term(MAX_PREC))
                if arg is None:
                    return tuple(args), False
                args.append(arg)
            else:
                args.append(self.term(MAX_PREC))

    def _named_arg(self) -> NamedArg:
        start = self.start
        self.adv()
        name = self.ident()
        self.adv()
        value = self.without_position(self.term)
        self.expect(")")
        return NamedArg(start, self.prev_end, name, value)

    # ---- operators with a parser of their own
    def _arrow(self, start: int, lhs: Term) -> Term:
        self.adv()
        codomain = self.term(_ARROW_PREC)
        return ast.Arrow(start, codomain.end, lhs, codomain)

    def _subst(self, start: int, lhs: Term) -> Term:
        self.adv()
        rhs = self.term(75)
        return ast.Subst(start, rhs.end, lhs, rhs)

    def _pipe_left(self, start: int, lhs: Term) -> Term:
        self.adv()
        arg = self.term(MIN_PREC)
        return apply_to(start, arg.end, lhs, arg)

    def _pipe_right(self, start: int, lhs: Term) -> Term:
        self.adv()
        fn = self.term(MIN_PREC + 1)
        return apply_to(start, fn.end, fn, lhs)

    def _pipe_proj(self, start: int, lhs: Term) -> Term:
        self.adv()
        field: Name | int
        if self.at(NUM):
            field = self.natural()
        elif self.at(IDENT):
            field = self.ident()
        else:
            raise self.error("identifier")
        args, _ = self.arguments()
        return ast.PipeProj(start, self.prev_end, lhs, field, args)

    def _not_mem(self, start: int, lhs: Term) -> Term:
        self.adv()
        rhs = self.term(50)
        mem = ast.BinOp(start, rhs.end, "plain_swapped", "∈", _MEM, lhs, rhs)
        return ast.UnOp(start, rhs.end, "plain", "∉", _NOT, mem)

    def _matches(self, start: int, lhs: Term) -> Term:
        """``e matches p | q``."""
        self.adv()
        patterns = [self.term(51)]
        while self.at("|") and self.col_gt() and not self.newline_before():
            self.adv()
            patterns.append(self.term(51))
        return ast.ElabApp(start, self.prev_end, "matches", (lhs, *patterns))

    def _mod_eq(self, start: int, lhs: Term) -> Term | None:
        """``a ≡ b [MOD n]`` (Mathlib)."""
        self.adv()
        rhs = self.term(0)
        for token, fn in (("[MOD", "Nat.ModEq"), ("[ZMOD", "Int.ModEq")):
            if self.accept(token):
                modulus = self.without_position(self.term)
                self.expect("]")
                return ast.ModEq(start, self.prev_end, mk_name(fn), lhs, rhs, modulus)
        raise self.error("' [MOD '", "' [ZMOD '")


MIN_PREC: Final = 10


def mk_part(part: str | int) -> Name | int:
    return part if isinstance(part, int) else ANONYMOUS.child(part)


def apply_to(start: int, end: int, fn: Term, arg: Term) -> Term:
    """``fn arg``, joining an application (``f a <| b`` is ``f a b``)."""
    if type(fn) is ast.App and not fn.ellipsis:
        return ast.App(start, end, fn.fn, (*fn.args, arg))
    return ast.App(start, end, fn, (arg,))


_LITERALS: Final = frozenset({NUM, SCI, STR, RAW, CHAR, NAME})

_SPECIAL: Final[dict[str, tuple[int, int, Callable[[Any, int, Term], Term | None]]]] = {
    "→": (_ARROW_PREC, 0, TermParser._arrow),
    "->": (_ARROW_PREC, 0, TermParser._arrow),
    "▸": (75, 75, TermParser._subst),
    "<|": (MIN_PREC, 0, TermParser._pipe_left),
    "$": (MIN_PREC, 0, TermParser._pipe_left),
    "|>": (MIN_PREC, 0, TermParser._pipe_right),
    "|>.": (MIN_PREC, 0, TermParser._pipe_proj),
    "∉": (50, 50, TermParser._not_mem),
    "matches": (50, 51, TermParser._matches),
    "≡": (50, 0, TermParser._mod_eq),
}
"""Token -> precedence of the result, precedence wanted of the left side, parser."""

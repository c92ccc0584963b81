"""The operators of core Lean and Mathlib: precedences, associativity, the constant behind each, how Lean elaborates it.

Source: Lean 4 v4.34 ``src/Init/Prelude.lean``, ``Init/Core.lean``, ``Init/Notation.lean``; Mathlib notations by module.
Both the parser and the pretty printer read this table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Layer = Literal["Init", "Mathlib"]
Fixity = Literal["infixl", "infixr", "infix", "prefix", "postfix"]

MAX_PREC: Final = 1024
LEAD_PREC: Final = 1023
MIN_PREC: Final = 10


@dataclass(frozen=True, slots=True)
class Operator:
    """One operator. ``kind`` is the ``BinOp``/``UnOp`` kind of the tree; ``scope`` the namespace that must be open.

    ``lhs``/``rhs`` are the precedences required of the operands (0 where there is none).
    """

    token: str
    fixity: Fixity
    prec: int
    fn: str
    kind: str
    lhs: int
    rhs: int
    layer: Layer = "Init"
    scope: str = ""
    ascii: bool = False


def _op(
    fixity: Fixity,
    prec: int,
    token: str,
    fn: str,
    kind: str = "plain",
    layer: Layer = "Init",
    arg: int | None = None,
    scope: str = "",
    ascii: bool = False,
) -> Operator:
    lhs = {"infixl": prec, "infixr": prec + 1, "infix": prec + 1, "prefix": 0, "postfix": prec}[fixity]
    rhs = {"infixl": prec + 1, "infixr": prec, "infix": prec + 1, "prefix": prec, "postfix": 0}[fixity]
    if arg is not None:
        lhs, rhs = (arg, 0) if fixity == "postfix" else (lhs, arg)
    return Operator(token, fixity, prec, fn, kind, lhs, rhs, layer, scope, ascii)


OPERATORS: Final[tuple[Operator, ...]] = (
    # arithmetic
    _op("infixl", 65, "+", "HAdd.hAdd", "binop"),
    _op("infixl", 65, "-", "HSub.hSub", "binop"),
    _op("infixl", 70, "*", "HMul.hMul", "binop"),
    _op("infixl", 70, "/", "HDiv.hDiv", "binop"),
    _op("infixl", 70, "%", "HMod.hMod", "binop"),
    _op("infixr", 75, "^", "HPow.hPow", "rightact"),
    _op("infixl", 65, "++", "HAppend.hAppend", "binop"),
    _op("prefix", 75, "-", "Neg.neg", "unop"),
    _op("postfix", MAX_PREC, "⁻¹", "Inv.inv", "plain"),
    _op("infixr", 73, "•", "HSMul.hSMul", "leftact"),
    _op("infixl", 55, "|||", "HOr.hOr", "binop"),
    _op("infixl", 58, "^^^", "HXor.hXor", "binop"),
    _op("infixl", 60, "&&&", "HAnd.hAnd", "binop"),
    _op("infixl", 75, "<<<", "HShiftLeft.hShiftLeft"),
    _op("infixl", 75, ">>>", "HShiftRight.hShiftRight"),
    _op("prefix", 100, "~~~", "Complement.complement", "unop"),
    # relations
    _op("infix", 50, "=", "Eq", "binrel"),
    _op("infix", 50, "≠", "Ne", "binrel"),
    _op("infix", 50, "==", "BEq.beq", "binrel_no_prop"),
    _op("infix", 50, "!=", "bne", "binrel_no_prop"),
    _op("infix", 50, "<", "LT.lt", "binrel"),
    _op("infix", 50, "≤", "LE.le", "binrel"),
    _op("infix", 50, "<=", "LE.le", "binrel", ascii=True),
    _op("infix", 50, ">", "GT.gt", "binrel"),
    _op("infix", 50, "≥", "GE.ge", "binrel"),
    _op("infix", 50, ">=", "GE.ge", "binrel", ascii=True),
    _op("infix", 50, "∣", "Dvd.dvd"),
    _op("infix", 50, "≈", "HasEquiv.Equiv"),
    _op("infix", 50, "≍", "HEq"),
    _op("infix", 50, "∈", "Membership.mem", "plain_swapped"),
    _op("infix", 50, "⊆", "HasSubset.Subset"),
    _op("infix", 50, "⊂", "HasSSubset.SSubset"),
    _op("infix", 50, "⊇", "Superset"),
    _op("infix", 50, "⊃", "SSuperset"),
    _op("infixl", 65, "∪", "Union.union"),
    _op("infixl", 70, "∩", "Inter.inter"),
    _op("infix", 70, "\\", "SDiff.sdiff"),
    # logic
    _op("infixr", 35, "∧", "And"),
    _op("infixr", 35, "/\\", "And", ascii=True),
    _op("infixr", 30, "∨", "Or"),
    _op("infixr", 30, "\\/", "Or", ascii=True),
    _op("infix", 20, "↔", "Iff"),
    _op("infix", 20, "<->", "Iff", ascii=True),
    _op("prefix", MAX_PREC, "¬", "Not", arg=40),
    _op("infixl", 35, "&&", "and"),
    _op("infixl", 30, "||", "or"),
    _op("infixl", 33, "^^", "xor"),
    _op("prefix", MAX_PREC, "!", "not", arg=40),
    # types and data
    _op("infixr", 35, "×", "Prod"),
    _op("infixr", 35, "×'", "PProd"),
    _op("infixr", 30, "⊕", "Sum"),
    _op("infixr", 30, "⊕'", "PSum"),
    _op("infixr", 67, "::", "List.cons"),
    _op("infixr", 90, "∘", "Function.comp"),
    # functors and monads
    _op("infixr", 100, "<$>", "Functor.map"),
    _op("infixr", 100, "<&>", "Functor.mapRev"),
    _op("infixl", 60, "<*>", "Seq.seq", "binop_lazy"),
    _op("infixl", 60, "<*", "SeqLeft.seqLeft", "binop_lazy"),
    _op("infixr", 60, "*>", "SeqRight.seqRight", "binop_lazy"),
    _op("infixl", 55, ">>=", "Bind.bind"),
    _op("infixr", 55, "=<<", "Bind.bind", "plain_swapped"),
    _op("infixr", 55, ">=>", "Bind.kleisliRight"),
    _op("infixr", 55, "<=<", "Bind.kleisliLeft"),
    _op("infixr", 60, ">>", "HAndThen.hAndThen", "binop_lazy"),
    _op("infixr", 20, "<|>", "HOrElse.hOrElse", "binop_lazy"),
    # Mathlib
    _op("prefix", MAX_PREC, "√", "Real.sqrt", "plain", "Mathlib"),
    _op("postfix", 10000, "!", "Nat.factorial", "plain", "Mathlib", arg=0, scope="Nat"),
    _op("postfix", 10000, "‼", "Nat.doubleFactorial", "plain", "Mathlib", arg=0, scope="Nat"),
    _op("prefix", LEAD_PREC, "#", "Finset.card", "plain", "Mathlib", scope="Finset"),
    _op("infixl", 68, "⊔", "Max.max", "plain", "Mathlib"),
    _op("infixl", 69, "⊓", "Min.min", "plain", "Mathlib"),
    _op("infixl", 25, "≃", "Equiv", "plain", "Mathlib"),
    _op("infixr", 25, "↪", "Function.Embedding", "plain", "Mathlib"),
    _op("infixr", 67, "::ₘ", "Multiset.cons", "plain", "Mathlib"),
    _op("infixr", 82, "×ˢ", "SProd.sprod", "plain", "Mathlib"),
    _op("infixl", 80, "''", "Set.image", "plain", "Mathlib"),
    _op("infixl", 80, "⁻¹'", "Set.preimage", "plain", "Mathlib"),
    _op("postfix", MAX_PREC, "ᶜ", "Compl.compl", "plain", "Mathlib"),
    _op("infix", 50, "⋖", "CovBy", "plain", "Mathlib"),
    _op("prefix", 110, "⋃₀", "Set.sUnion", "plain", "Mathlib"),
    _op("prefix", 110, "⋂₀", "Set.sInter", "plain", "Mathlib"),
    _op("postfix", MAX_PREC, "ᵀ", "Matrix.transpose", "plain", "Mathlib", scope="Matrix"),
    _op("infixl", 72, "⬝ᵥ", "dotProduct", "plain", "Mathlib", scope="Matrix"),
    _op("infixr", 73, "*ᵥ", "Matrix.mulVec", "plain", "Mathlib", scope="Matrix"),
    _op("infixl", 73, "ᵥ*", "Matrix.vecMul", "plain", "Mathlib", scope="Matrix"),
)
"""Every fixed operator. ``∉``, ``→``, ``▸``, ``<|``, ``|>``, ``$``, ``|>.`` have parsers of their own."""

ATOM_CONSTANTS: Final[tuple[tuple[str, str, Layer, str], ...]] = (
    ("∅", "EmptyCollection.emptyCollection", "Init", ""),
    ("ℕ", "Nat", "Mathlib", ""),
    ("ℤ", "Int", "Mathlib", ""),
    ("ℚ", "Rat", "Mathlib", ""),
    ("ℝ", "Real", "Mathlib", ""),
    ("ℂ", "Complex", "Mathlib", ""),
    ("ℕ+", "PNat", "Mathlib", ""),
    ("ℝ≥0", "NNReal", "Mathlib", "NNReal"),
    ("ℝ≥0∞", "ENNReal", "Mathlib", "ENNReal"),
    ("ℕ∞", "ENat", "Mathlib", ""),
    ("⊤", "Top.top", "Mathlib", ""),
    ("⊥", "Bot.bot", "Mathlib", ""),
    ("π", "Real.pi", "Mathlib", "Real"),
    ("φ", "Nat.totient", "Mathlib", "Nat"),
    ("𝓝", "nhds", "Mathlib", "Topology"),
)
"""Tokens that stand for a constant: token, constant, layer, namespace that must be open."""

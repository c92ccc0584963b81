"""Sums, products and finite sets: computing closed ones, induction on bounds, membership as inequalities.

In: a situation whose display shows ``∑``, ``∏``, ``Finset`` or ``{x | …}``.  Out: moves.  A closed expression is left
to ``decide``, ``rfl`` and ``norm_num``; one with a variable bound to induction, whose step splits the last summand off.
"""

from __future__ import annotations

from collections.abc import Iterator

from prover.models.goal_terms import Apply, Bind, Term, free_names, heads, show, subterms
from prover.models.linear import number
from prover.models.moves.move import Move, Situation

_SUMS = frozenset({"∑∈", "∏∈", "∑", "∏"})
_SETS = frozenset({"{|}", "{∈|}", "{}", ".card", "Finset.card", ".sum", ".prod", "Finset.filter", ".image"})
_UNROLL = "Finset.sum_range_succ, Finset.prod_range_succ, Finset.sum_Icc_succ_top, Finset.prod_Icc_succ_top"
_GROWING = "Nat.factorial_succ, pow_succ, Finset.sum_range_succ, Finset.prod_range_succ"
_CLEARED = "(push_cast; field_simp; ring)"
_MEMBERSHIP = (
    "Set.mem_setOf_eq, Finset.mem_filter, Finset.mem_range, Finset.mem_Icc, Finset.mem_Ico, Finset.mem_Ioc, "
    "Finset.mem_Ioo, Finset.mem_insert, Finset.mem_singleton"
)


def finite_moves(situation: Situation) -> Iterator[Move]:
    """Everything this family has to say."""
    terms = [situation.target, *(h.type for h in situation.facts.propositions if h.is_accessible)]
    symbols = {head for term in terms for head in heads(term)}
    is_finite = bool(symbols & (_SUMS | _SETS)) or "Finset" in situation.goal.text
    if is_finite:
        yield from _computing(situation)
        yield from _steps(situation)
        yield from _membership(situation, symbols)
    yield from _induction_from(situation)


def _computing(situation: Situation) -> Iterator[Move]:
    """A closed statement: let it be computed."""
    target = situation.target
    is_closed = not (free_names(target) & situation.facts.types.keys())
    weight = 1.0 if is_closed else 0.2
    if is_closed:
        yield Move("decide", 6.0)
        yield Move("rfl", 8.0)
        yield Move("decide +kernel", 1.0)
    yield Move(f"norm_num [{_UNROLL}]", 6.0 * weight)
    yield Move(f"simp [{_UNROLL}]", 5.0 * weight)
    if isinstance(target, Apply) and target.head in ("=", "⊆"):
        x = situation.goal.fresh("x")
        if any(isinstance(side, Apply) and side.head in ("{}", "{|}", "{∈|}", "Finset.filter") for side in target.args):
            yield Move(f"ext {x}", 5.0)
            yield Move(f"(ext {x}; simp; omega)", 4.0)
            yield Move(f"(ext {x}; simp only [{_MEMBERSHIP}]; omega)", 3.0)


def _steps(situation: Situation) -> Iterator[Move]:
    """A sum up to ``n + 1`` with the sum up to ``n`` known: split the last summand off, rewrite, compute."""
    known = [
        h.name
        for h in situation.facts.propositions
        if h.is_accessible and set(heads(h.type)) & _SUMS and isinstance(h.type, Apply) and h.type.head in ("=", "→")
    ]
    for rule in _splitting_rules(situation.target):
        yield Move(f"rw [{rule}]", 5.0)
        for name in known[-2:]:
            yield Move(f"rw [{rule}, {name}]", 9.0)
            for ending in ("ring", "(push_cast; ring)", "(field_simp; ring)", "omega", "(simp; ring)", _CLEARED):
                yield Move(f"(rw [{rule}, {name}]; {ending.strip('()')})", 7.0)
    for name in known[-2:]:
        yield Move(f"(simp [{_UNROLL}] at {name} ⊢; nlinarith)", 1.0)
        yield Move(f"simp [{_UNROLL}] at {name}", 1.5)
        yield Move(f"norm_num [{_UNROLL}] at {name}", 2.0)


def _splitting_rules(target: Term) -> Iterator[str]:
    found: dict[str, None] = {}
    for part in subterms(target):
        if isinstance(part, Apply) and part.head in ("∑∈", "∏∈"):
            word = "sum" if part.head == "∑∈" else "prod"
            over = part.args[0]
            if isinstance(over, Apply) and over.head == "Finset.range" and _is_successor(over.args[-1]):
                found[f"Finset.{word}_range_succ"] = None
            elif isinstance(over, Apply) and over.head == "Finset.Icc" and _is_successor(over.args[-1]):
                found[f"Finset.{word}_Icc_succ_top (by omega)"] = None
            elif isinstance(over, Apply) and over.head == "Finset.Ico" and _is_successor(over.args[-1]):
                found[f"Finset.{word}_Ico_succ_top (by omega)"] = None
    yield from found


def _is_successor(term: Term) -> bool:
    return isinstance(term, Apply) and term.head == "+" and len(term.args) == 2 and number(term.args[1]) is not None


def _membership(situation: Situation, symbols: set[str]) -> Iterator[Move]:
    """``x ∈ s`` as what it says, in target and hypotheses."""
    if "∈" not in symbols:
        return
    target = situation.target
    if isinstance(target, Apply) and target.head == "∈":
        yield Move(f"simp only [{_MEMBERSHIP}]", 4.0)
    for h in situation.facts.propositions:
        if h.is_accessible and isinstance(h.type, Apply) and h.type.head == "∈":
            yield Move(f"simp only [{_MEMBERSHIP}] at {h.name}", 8.0)
            yield Move(f"simp at {h.name}", 4.0)
            yield Move(f"fin_cases {h.name}", 2.0)


def _induction_from(situation: Situation) -> Iterator[Move]:
    """A variable known to be at least a numeral: induction that starts there."""
    target, goal = situation.target, situation.goal
    if not isinstance(target, Apply) or target.head not in ("=", "<", "≤", ">", "≥", "∣", "∃", "¬"):
        return
    for h in situation.facts.propositions:
        term = h.type
        if not h.is_accessible or not isinstance(term, Apply) or term.head not in ("≤", "<", "≥", ">"):
            continue
        low, name = term.args if term.head in ("≤", "<") else term.args[::-1]
        if not isinstance(name, Apply) or name.args or name.head not in free_names(target):
            continue
        kind = situation.facts.types.get(name.head)
        if number(low) is None or kind not in (Apply("ℕ"), Apply("Nat")):
            continue
        if not (set(heads(target)) & ({"^", "factorial!", ".choose", "!"} | _SUMS) or isinstance(target, Bind)):
            continue
        start = show(low) if term.head in ("≤", "≥") else show(Apply(str(int(number(low) or 0) + 1)))
        proof = h.name if term.head in ("≤", "≥") else f"(show {start} ≤ {name.head} by omega)"
        n, ih, above = name.head, goal.fresh("ih"), goal.fresh("hn")
        yield Move(
            f"induction {n}, {proof} using Nat.le_induction with\n| base => ?_\n| succ {n} {above} {ih} => ?_", 5.0
        )
        base = "first | decide | (norm_num [Nat.factorial]; done) | simp"
        step = f"simp only [{_GROWING}] at *; first | omega | nlinarith [Nat.factorial_pos {n}]"
        yield Move(
            f"(induction {n}, {proof} using Nat.le_induction with "
            f"| base => ({base}) | succ {n} {above} {ih} => ({step}))",
            7.0,
        )

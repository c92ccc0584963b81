"""Rules for ``aesop``: ``@[aesop …]``, ``(add …)``, ``(erase …)``, and the rules of a call.

Source: Aesop ``Aesop/{Builder/*,RuleSet.lean,Frontend/*}``. A rule is kept by rule set, declaration and builder;
``default`` is the rule set that is always on. Rules that run tactics and options other than ``rule_sets`` are refused
by name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import immutables

from prover.lean.decimal_text import nat_to_decimal
from prover.lean.declaration import InductiveInfo
from prover.lean.elab.attributes import attribute
from prover.lean.environment import EntryValue, Extension
from prover.lean.expr import Const, Expr
from prover.lean.meta.errors import LeanError, UnsupportedFeature
from prover.lean.name import Name, mk_name
from prover.lean.syntax import ast

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta
    from prover.lean.tactic.state import Tac

Phase = Literal["norm", "safe", "unsafe"]
DEFAULT: Final = "default"
_DEFAULT_PERCENT: Final = 50
_PENALTY: Final = 1
"""Aesop's ``defaultSuccessProbability``, ``defaultSafePenalty``, ``defaultNormPenalty``."""
_NORM_BUILDERS: Final = frozenset({"simp", "unfold"})


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """``term``: the lemma, function or inductive type. ``order``: penalty of norm and safe rules, negated per cent of
    unsafe ones; small ones come first."""

    term: Expr
    phase: Phase
    builder: str
    order: int

    @property
    def percent(self) -> int:
        """Probability of success; what was thought safe and is not counts as 90."""
        return -self.order if self.phase == "unsafe" else 90


Key = tuple[str, Name, str]
"""Rule set, declaration, builder."""
AesopState = immutables.Map[Key, tuple[Phase, int]]


def _add(state: AesopState, entry: EntryValue) -> AesopState:
    rule_set, name, builder, phase, order = entry
    return state.set((rule_set, name, builder), (phase, order))


AESOP: Final = Extension[AesopState]("aesop", immutables.Map, _add)
"""Entry: rule set, declaration, builder, phase, order."""


def _check(rule: ast.AesopRule) -> None:
    """Refuse what we do not have, and the percentages that Aesop refuses."""
    if rule.option:
        raise UnsupportedFeature(f"option `{rule.option}` of rules of `aesop`", rule)
    if rule.builder == "tactic" or isinstance(rule.term, ast.ByTactic):
        raise UnsupportedFeature("rules of `aesop` that run tactics", rule)
    if rule.percent is not None and rule.percent > 100:
        raise LeanError(f"percentage '{nat_to_decimal(rule.percent)}%' is not between 0 and 100.", rule)


def _phase(rule: ast.AesopRule) -> tuple[Phase, int]:
    """Phase and order, with Aesop's defaults; what is unfolded is unfolded in normal forms, whatever phase is given."""
    if rule.builder == "unfold":
        return "norm", _PENALTY
    phase = rule.phase
    if not phase:
        phase = "unsafe" if rule.percent is not None else "norm" if rule.builder in _NORM_BUILDERS else ""
    if phase == "unsafe":
        if rule.penalty is not None:
            text = "unsafe rules must specify a success probability (not an integer penalty)"
            raise LeanError(f"aesop: {text}", rule)
        return "unsafe", -(rule.percent if rule.percent is not None else _DEFAULT_PERCENT)
    if phase not in ("safe", "norm"):
        raise LeanError("aesop: phase (safe/unsafe/norm) not given and cannot be inferred", rule)
    if rule.percent is not None:
        raise LeanError(f"aesop: {phase} rules must specify an integer penalty (not a success probability)", rule)
    return ("safe" if phase == "safe" else "norm"), rule.penalty if rule.penalty is not None else _PENALTY


def _builder(m: Meta, rule: ast.AesopRule, term: Expr, phase: Phase) -> str:
    """The builder; by default constructors of an inductive type, ``simp`` of a normalisation rule, else ``apply``."""
    is_type = isinstance(term, Const) and isinstance(m.find_const(term.name), InductiveInfo)
    if rule.builder in ("", "default"):
        return "constructors" if is_type else "simp" if phase == "norm" else "apply"
    if rule.builder in ("constructors", "cases") and not is_type:
        raise m.error(f"aesop: {rule.builder} builder: expected '{{}}' to be an inductive type", term)
    if rule.builder == "simp" and phase != "norm":
        raise LeanError("aesop: simp builder can only construct 'norm' rules", rule)
    return rule.builder


@attribute("aesop")
def add_aesop(m: Meta, name: Name, stx: ast.Attribute) -> None:
    """``@[aesop safe apply]``, ``@[aesop [unsafe 20% apply, norm simp] (rule_sets := [foo])]``, ``@[-aesop]``."""
    if stx.erase:
        erase_rules(m, name, stx)
        return
    for rule in stx.rules:
        _check(rule)
        if rule.term is not None:
            raise LeanError(f"duplicate rule; rule '{name}' was already given.", rule.term)
        phase, order = _phase(rule)
        builder = _builder(m, rule, m.mk_const_with_fresh_levels(name), phase)
        for rule_set in rule.rule_sets or (DEFAULT,):
            add_rule(m, (rule_set, name, builder), phase, order, stx)


def add_rule(m: Meta, key: Key, phase: Phase, order: int, stx: ast.Attribute) -> None:
    entry = (*key, phase, order)
    if stx.kind == "local":
        m.env = m.env.with_state(AESOP, AESOP.add(m.env.state(AESOP), entry))
    else:
        m.env = m.env.add_entry(AESOP, entry)


def erase_rules(m: Meta, name: Name, stx: ast.Attribute) -> None:
    """Forget the rules of a declaration in every rule set."""
    state = m.env.state(AESOP)
    kept = immutables.Map({key: value for key, value in state.items() if key[1] is not name})
    if len(kept) == len(state):
        raise LeanError(f"'{name}' is not registered (with the given features) in any rule set.", stx)
    m.env = m.env.with_state(AESOP, kept)


# ------------------------------------------------------------ the rules of a call
def rules_of(
    tac: Tac, add: Iterable[ast.AesopRule], erase: Iterable[ast.AesopRule], rule_sets: Iterable[str]
) -> list[Rule]:
    """The rules that a call uses, the most promising first."""
    m = tac.m
    names = list(rule_sets)
    known = {key[0] for key, _ in m.env.state(AESOP).items()}
    enabled = {DEFAULT, *[n for n in names if not n.startswith("-")]} - {n[1:] for n in names if n.startswith("-")}
    unknown = enabled - known - {DEFAULT}
    if unknown:
        raise LeanError(f"aesop: no such rule set: '{min(unknown)}'")
    gone = [(_resolve(tac, rule), rule.builder) for rule in erase]
    found: list[Rule] = []
    for (rule_set, name, builder), (phase, order) in sorted(m.env.state(AESOP).items(), key=lambda item: str(item[0])):
        if rule_set in enabled and m.find_const(name) is not None:
            found.append(Rule(m.mk_const_with_fresh_levels(name), phase, builder, order))
    kept = [r for r in found if not any(_is_same(r, term, builder) for term, builder in gone)]
    for term, builder in gone:
        if not any(_is_same(r, term, builder) for r in found):
            raise m.error("aesop: '{}' is not registered (with the given features) in any rule set.", term)
    for rule in add:
        term = _resolve(tac, rule)
        phase, order = _phase(rule)
        kept.append(Rule(term, phase, _builder(m, rule, term, phase), order))
    return sorted(kept, key=lambda r: r.order)


def _resolve(tac: Tac, rule: ast.AesopRule) -> Expr:
    _check(rule)
    if rule.term is None:
        raise LeanError("aesop: missing rule", rule)
    if isinstance(rule.term, ast.Ident):
        found = tac.m.lctx.find_by_name(rule.term.name)
        if found is not None:
            return found.fvar
        return tac.m.mk_const_with_fresh_levels(tac.el.resolve_const(rule.term.name, rule.term))
    with tac.without_recover():
        return tac.elab_term_here(rule.term, None, may_postpone=False)


def _is_same(rule: Rule, term: Expr, builder: str) -> bool:
    same = isinstance(term, Const) and isinstance(rule.term, Const) and rule.term.name is term.name
    return same and builder in ("", rule.builder)


def simp_lemmas(rules: Iterable[Rule], at: ast.Syntax) -> tuple[ast.SimpLemma, ...]:
    """What ``simp_all`` gets from the rules made by ``simp`` and ``unfold``."""
    names = [r.term.name for r in rules if r.builder in _NORM_BUILDERS and isinstance(r.term, Const)]
    root = mk_name("_root_")
    idents = [ast.Ident(at.start, at.end, root + name) for name in names]
    return tuple([ast.SimpLemma(at.start, at.end, ident) for ident in idents])

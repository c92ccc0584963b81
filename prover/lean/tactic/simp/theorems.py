"""Simp lemmas: how a proposition becomes rewrite rules, the ``@[simp]`` set, and lemma collections.

Source: Lean 4 ``src/Lean/Meta/Tactic/Simp/SimpTheorems.lean``. ``a = b`` and ``a ↔ b`` rewrite ``a``; ``¬p`` is
``p = False``; ``a ≠ b`` is ``(a = b) = False``; any other ``p`` is ``p = True``; conjunctions give several rules.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

import immutables

from prover.lean.declaration import ConstantInfo, DefinitionInfo
from prover.lean.environment import EntryValue, Extension
from prover.lean.expr import (
    App,
    Const,
    Expr,
    FVar,
    Lam,
    MVar,
    Pi,
    get_app_args,
    get_app_fn,
    is_app_of,
    mk_apps,
    mk_const,
)
from prover.lean.level import mk_level_param
from prover.lean.meta.app_builder import AND, EQ, FALSE, HEQ, IFF, NE, NOT, TRUE
from prover.lean.meta.attributes import STRUCTURAL_RECURSION, reducibility
from prover.lean.meta.discr_tree import DiscrTree, Path
from prover.lean.meta.errors import LeanError
from prover.lean.meta.meta import Meta
from prover.lean.meta.whnf import BOOL_FALSE, BOOL_TRUE
from prover.lean.name import Name, mk_name

DEFAULT_SIMP_PRIORITY: Final = 1000


@dataclass(frozen=True, slots=True, eq=False)
class SimpTheorem:
    """One rewrite rule. ``proof`` is closed (``level_params`` are replaced by fresh metavariables at use) or a local
    term; its type is ``∀ xs, lhs = rhs``. ``perm``: rewrite only when it makes the term smaller. ``is_rfl``: the two
    sides are definitionally equal, so ``dsimp`` may use it."""

    origin: Name
    proof: Expr
    level_params: tuple[Name, ...]
    perm: bool
    is_rfl: bool
    priority: int = DEFAULT_SIMP_PRIORITY
    post: bool = True
    inv: bool = False
    """Used from right to left (``← h``)."""


Rules = DiscrTree[SimpTheorem]


@dataclass(frozen=True, slots=True)
class SimpTheorems:
    """A set of rules. ``to_unfold`` are definitions to unfold by their equations; ``erased`` are switched off."""

    pre: Rules
    post: Rules
    to_unfold: immutables.Map[Name, bool]
    erased: frozenset[Name]
    names: immutables.Map[Name, bool]
    locals: frozenset[Expr] = frozenset()
    """Local definitions that may be replaced by their values."""

    def unfolds_local(self, fvar: Expr) -> bool:
        return fvar in self.locals

    def unfold_local(self, fvar: Expr) -> SimpTheorems:
        return replace(self, locals=self.locals | {fvar})

    def add(self, path: Path, theorem: SimpTheorem) -> SimpTheorems:
        pre, post = self.pre, self.post
        if theorem.post:
            post = post.insert(path, theorem)
        else:
            pre = pre.insert(path, theorem)
        erased = self.erased - {theorem.origin} if theorem.origin in self.erased else self.erased
        return SimpTheorems(pre, post, self.to_unfold, erased, self.names.set(theorem.origin, True), self.locals)

    def unfold(self, name: Name) -> SimpTheorems:
        erased = self.erased - {name} if name in self.erased else self.erased
        return replace(self, to_unfold=self.to_unfold.set(name, True), erased=erased)

    def erase(self, name: Name) -> SimpTheorems:
        return replace(self, erased=self.erased | {name})

    def __contains__(self, name: Name) -> bool:
        return (name in self.names or name in self.to_unfold) and name not in self.erased


def empty_theorems() -> SimpTheorems:
    return SimpTheorems(DiscrTree(), DiscrTree(), immutables.Map(), frozenset(), immutables.Map())


# ------------------------------------------------------------ the @[simp] extension
def add_simp_entry(state: SimpTheorems, entry: EntryValue) -> SimpTheorems:
    kind = entry[0]
    if kind == "lemma" or kind == "lemma ←":
        _, origin, path, proof, params, perm, is_rfl, priority, post = entry
        inv = kind != "lemma"
        return state.add(path, SimpTheorem(origin, proof, params, perm, is_rfl, priority, post, inv))
    if kind == "unfold":
        return state.unfold(entry[1])
    return state.erase(entry[1])


SIMP: Final = Extension[SimpTheorems]("simp", empty_theorems, add_simp_entry)
"""Entries: ("lemma", origin, path, proof, level params, perm, rfl, priority, post), ("unfold", f), ("erase", f)."""


# ------------------------------------------------------------ preprocessing
def rules_of_prop(m: Meta, proof: Expr, type: Expr, symm: bool) -> list[tuple[Expr, Expr]]:
    """``(proof, ∀ xs, lhs = rhs)`` for every rule in proposition ``type``."""
    out: list[tuple[Expr, Expr]] = []
    with m.scope():
        fvars, body = m.forall_telescope(m.instantiate_mvars(type), whnf=False)
        body = _whnf_simp(m, body)
        if isinstance(body, Pi) and m.match_not(body) is None:
            more, body = m.forall_telescope(body, whnf=False)
            fvars = [*fvars, *more]
            body = _whnf_simp(m, body)
        for inner_proof, inner_type in _rules_of_body(m, mk_apps(proof, fvars), body, symm):
            out.append((m.mk_lambda(fvars, inner_proof), m.mk_pi(fvars, inner_type)))
    return out


def _whnf_simp(m: Meta, e: Expr) -> Expr:
    head = get_app_fn(e)
    if isinstance(head, Const) and head.name in _KNOWN_HEADS:
        return e
    return m.whnf_r(e)


_KNOWN_HEADS: Final = frozenset([EQ, IFF, NOT, NE, AND, HEQ])


def _rules_of_body(m: Meta, proof: Expr, type: Expr, symm: bool) -> list[tuple[Expr, Expr]]:
    if is_app_of(type, EQ, 3):
        _, a, b = get_app_args(type)
        if symm:
            return [(m.mk_eq_symm(proof), m.mk_eq(b, a))]
        return [(proof, type)]
    if is_app_of(type, IFF, 2):
        p, q = get_app_args(type)
        eq = m.mk_propext(proof)
        return [(m.mk_eq_symm(eq), m.mk_eq(q, p))] if symm else [(eq, m.mk_eq(p, q))]
    if symm:
        raise m.error("invalid '←' modifier in rewrite rule to 'False' or 'True'\n  {}", type)
    if is_app_of(type, AND, 2):
        p, q = get_app_args(type)
        left = mk_apps(mk_const(mk_name("And.left")), [p, q, proof])
        right = mk_apps(mk_const(mk_name("And.right")), [p, q, proof])
        return [*rules_of_prop(m, left, p, False), *rules_of_prop(m, right, q, False)]
    if is_app_of(type, NE, 3):
        alpha, a, b = get_app_args(type)
        boolean = _bool_negation(m, proof, a, b)
        if boolean is not None:
            return [boolean]
        eq_type = mk_apps(mk_const(EQ, get_app_fn(type).levels), [alpha, a, b])  # type: ignore[attr-defined]
        return [(mk_apps(mk_const(mk_name("eq_false")), [eq_type, proof]), m.mk_eq(eq_type, FALSE))]
    inner = m.match_not(type)
    if inner is not None:
        sides = m.match_eq(inner)
        boolean = _bool_negation(m, proof, sides[1], sides[2]) if sides is not None else None
        if boolean is not None:
            return [boolean]
        return [(mk_apps(mk_const(mk_name("eq_false")), [inner, proof]), m.mk_eq(inner, FALSE))]
    return [(mk_apps(mk_const(mk_name("eq_true")), [type, proof]), m.mk_eq(type, TRUE))]


def _bool_negation(m: Meta, proof: Expr, a: Expr, b: Expr) -> tuple[Expr, Expr] | None:
    """``a ≠ true`` as ``a = false``, ``a ≠ false`` as ``a = true``."""
    for side, lemma, other in (
        (BOOL_TRUE, "Bool.of_not_eq_true", BOOL_FALSE),
        (BOOL_FALSE, "Bool.of_not_eq_false", BOOL_TRUE),
    ):
        if b is side and m.find_const(mk_name(lemma)) is not None:
            return mk_apps(mk_const(mk_name(lemma)), [a, proof]), m.mk_eq(a, other)
    return None


def make_rules(
    m: Meta,
    origin: Name,
    proof: Expr,
    type: Expr,
    level_params: tuple[Name, ...] = (),
    symm: bool = False,
    post: bool = True,
    priority: int = DEFAULT_SIMP_PRIORITY,
) -> list[tuple[Path, SimpTheorem]]:
    """Rules with their discrimination paths; LeanError when ``type`` is no proposition."""
    if not m.is_prop(type):
        raise m.error("invalid 'simp', proposition expected\n  {}", type)
    out: list[tuple[Path, SimpTheorem]] = []
    for rule_proof, rule_type in rules_of_prop(m, proof, type, symm):
        saved = m.save()
        _, _, body = m.forall_meta_telescope(rule_type, whnf=False)
        args = get_app_args(body)
        lhs, rhs = args[1], args[2]
        path = m.discr_path(lhs)
        perm = _is_perm(lhs, rhs, {}, {})
        m.restore(saved)
        is_rfl = is_rfl_proof(m, rule_proof)
        out.append((path, SimpTheorem(origin, rule_proof, level_params, perm, is_rfl, priority, post, symm)))
    return out


def _is_perm(a: Expr, b: Expr, fwd: dict[Expr, Expr], back: dict[Expr, Expr]) -> bool:
    """Are the two sides equal up to a renaming of metavariables?"""
    if isinstance(a, MVar) and isinstance(b, MVar):
        if a in fwd or b in back:
            return fwd.get(a) is b and back.get(b) is a
        fwd[a] = b
        back[b] = a
        return True
    if type(a) is not type(b):
        return False
    if isinstance(a, App) and isinstance(b, App):
        return _is_perm(a.fn, b.fn, fwd, back) and _is_perm(a.arg, b.arg, fwd, back)
    if isinstance(a, (Lam, Pi)) and isinstance(b, (Lam, Pi)):
        return _is_perm(a.binder_type, b.binder_type, fwd, back) and _is_perm(a.body, b.body, fwd, back)
    if isinstance(a, Const) and isinstance(b, Const):
        return a.name is b.name
    return a is b


def is_rfl_proof(m: Meta, proof: Expr) -> bool:
    """Is the proof by ``rfl`` (``Eq.refl``, ``rfl``, ``Iff.rfl``, or a theorem proved so)?"""
    while isinstance(proof, Lam):
        proof = proof.body
    fn = get_app_fn(proof)
    if not isinstance(fn, Const):
        return False
    name = str(fn.name)
    if name in ("Eq.refl", "rfl", "HEq.refl", "HEq.rfl"):
        return True
    if name in ("propext", "Eq.symm"):
        return False
    info = m.env.find(fn.name)
    value = getattr(info, "value", None)
    if info is None or value is None or isinstance(info, DefinitionInfo):
        return False
    while isinstance(value, Lam):
        value = value.body
    head = get_app_fn(value)
    return isinstance(head, Const) and str(head.name) in ("Eq.refl", "rfl", "HEq.refl")


def constant_rules(
    m: Meta, info: ConstantInfo, symm: bool = False, post: bool = True, priority: int = DEFAULT_SIMP_PRIORITY
) -> list[tuple[Path, SimpTheorem]]:
    """Rules of a theorem of the environment."""
    proof = mk_const(info.name, tuple([mk_level_param(p) for p in info.level_params]))
    return make_rules(m, info.name, proof, info.type, info.level_params, symm, post, priority)


def equations_of(m: Meta, name: Name) -> list[Name]:
    """``f.eq_1``, ``f.eq_2`` … as far as they exist (made on demand)."""
    out: list[Name] = []
    while True:
        eqn = name.child(f"eq_{len(out) + 1}")
        try:
            if m.find_const(eqn) is None:
                return out
        except LeanError:
            return out
        out.append(eqn)


def is_recursive_definition(m: Meta, info: DefinitionInfo) -> bool:
    """Does the definition have its own equations by cases (structural or well-founded recursion)?"""
    return info.name in m.env.state(STRUCTURAL_RECURSION) or reducibility(m.env, info.name) == "irreducible"


def add_constant(
    m: Meta,
    theorems: SimpTheorems,
    name: Name,
    symm: bool = False,
    post: bool = True,
    priority: int = DEFAULT_SIMP_PRIORITY,
) -> SimpTheorems:
    """``simp [name]``: a lemma's rules, or a definition's equations."""
    info = m.get_const(name)
    if m.is_prop(info.type):
        for path, theorem in constant_rules(m, info, symm, post, priority):
            theorems = theorems.add(path, theorem)
        return theorems
    if not isinstance(info, DefinitionInfo):
        raise LeanError(f"invalid 'simp', it is not a proposition nor a definition (to unfold)\n  {name}")
    if symm:
        raise LeanError(f"invalid '←' modifier, '{name}' is a declaration name to be unfolded")
    for eqn in equations_of(m, name) if is_recursive_definition(m, info) else ():
        for path, theorem in constant_rules(m, m.get_const(eqn), False, post, priority):
            renamed = SimpTheorem(
                name, theorem.proof, theorem.level_params, theorem.perm, theorem.is_rfl, priority, post
            )
            theorems = theorems.add(path, renamed)
    return theorems.unfold(name)


def simp_entries(m: Meta, name: Name, symm: bool, post: bool, priority: int) -> list[Any]:
    """Entries of the SIMP extension for ``@[simp] name``."""
    info = m.get_const(name)
    if m.is_prop(info.type):
        kind = "lemma ←" if symm else "lemma"
        return [
            (kind, t.origin, path, t.proof, t.level_params, t.perm, t.is_rfl, t.priority, t.post)
            for path, t in constant_rules(m, info, symm, post, priority)
        ]
    if not isinstance(info, DefinitionInfo):
        raise LeanError(f"invalid 'simp', it is not a proposition nor a definition (to unfold)\n  {name}")
    out: list[Any] = []
    for eqn in equations_of(m, name) if is_recursive_definition(m, info) else ():
        for path, t in constant_rules(m, m.get_const(eqn), False, post, priority):
            out.append(("lemma", name, path, t.proof, t.level_params, t.perm, t.is_rfl, priority, post))
    out.append(("unfold", name))
    return out


def local_origin(fvar: Expr) -> Name:
    """The origin of a rule that comes from a hypothesis."""
    assert isinstance(fvar, FVar)
    return mk_name("_fvar").child(fvar.uid)

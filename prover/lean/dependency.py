"""Constants in dependency order, in the groups that one declaration made.

Comes in: an environment and root names. Goes out: groups (a definition, an inductive block with constructors and
recursors, the quotient package), each after everything it mentions. Used by the exporter and by re-checking. Also the
axioms below a constant.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from prover.lean.declaration import (
    AxiomDecl,
    AxiomInfo,
    ConstantInfo,
    Constructor,
    ConstructorInfo,
    Declaration,
    DefinitionDecl,
    DefinitionInfo,
    InductiveDecl,
    InductiveInfo,
    InductiveType,
    OpaqueDecl,
    OpaqueInfo,
    QuotDecl,
    QuotInfo,
    RecursorInfo,
    TheoremDecl,
    TheoremInfo,
)
from prover.lean.environment import Environment
from prover.lean.expr import Const, Expr, Lit, Proj
from prover.lean.kernel.nat_spec import SPECS
from prover.lean.name import Name, mk_name
from prover.lean.subst import push_children

_NAT = mk_name("Nat")
_QUOT_NAMES = (mk_name("Quot"), mk_name("Quot.mk"), mk_name("Quot.lift"), mk_name("Quot.ind"))
_EQ = mk_name("Eq")
_STRING_NAMES = (mk_name("Char.ofNat"), mk_name("String.ofList"))


class MissingConstant(Exception):
    """A constant is mentioned that the environment does not have."""

    def __init__(self, name: Name) -> None:
        super().__init__(f"unknown constant '{name}'")
        self.name = name


@dataclass(frozen=True, slots=True)
class Group:
    """What one declaration added, in the order types, constructors, recursors."""

    infos: tuple[ConstantInfo, ...]

    @property
    def name(self) -> Name:
        return self.infos[0].name

    def declaration(self) -> Declaration:
        """The declaration to hand to the kernel again."""
        first = self.infos[0]
        if isinstance(first, AxiomInfo):
            return AxiomDecl(first.name, first.level_params, first.type)
        if isinstance(first, DefinitionInfo):
            return DefinitionDecl(first.name, first.level_params, first.type, first.value, first.hints)
        if isinstance(first, TheoremInfo):
            return TheoremDecl(first.name, first.level_params, first.type, first.value)
        if isinstance(first, OpaqueInfo):
            return OpaqueDecl(first.name, first.level_params, first.type, first.value)
        if isinstance(first, QuotInfo):
            return QuotDecl()
        ctors = {info.name: info for info in self.infos if isinstance(info, ConstructorInfo)}
        types = tuple(
            InductiveType(t.name, t.type, tuple(Constructor(c, ctors[c].type) for c in t.ctors))
            for t in self.infos
            if isinstance(t, InductiveInfo)
        )
        num_params = first.num_params if isinstance(first, InductiveInfo) else 0
        return InductiveDecl(first.level_params, num_params, types)


def group_of(env: Environment, name: Name) -> Group:
    """The group that ``name`` belongs to."""
    info = _get(env, name)
    if isinstance(info, ConstructorInfo):
        info = _get(env, info.induct)
    elif isinstance(info, RecursorInfo):
        info = _get(env, info.all[0])
    if isinstance(info, QuotInfo):
        return Group(tuple([_get(env, n) for n in _QUOT_NAMES]))
    if not isinstance(info, InductiveInfo):
        return Group((info,))
    types = [_get(env, n) for n in info.all]
    ctors = [_get(env, c) for t in types if isinstance(t, InductiveInfo) for c in t.ctors]
    recs = [_get(env, t / "rec") for t in info.all]
    recs += [_get(env, info.all[0].child(f"rec_{i + 1}")) for i in range(info.num_nested)]
    return Group((*types, *ctors, *recs))


def _get(env: Environment, name: Name) -> ConstantInfo:
    info = env.find(name)
    if info is None:
        raise MissingConstant(name)
    return info


def group_terms(group: Group) -> list[Expr]:
    """All terms of a group."""
    terms: list[Expr] = []
    for info in group.infos:
        terms.append(info.type)
        if isinstance(info, (DefinitionInfo, TheoremInfo, OpaqueInfo)):
            terms.append(info.value)
        elif isinstance(info, RecursorInfo):
            terms.extend([rule.rhs for rule in info.rules])
    return terms


def used_constants(env: Environment, terms: Iterable[Expr]) -> list[Name]:
    """Names mentioned in ``terms`` in order of first occurrence, with what literals stand for."""
    names: dict[Name, None] = {}
    seen: set[Expr] = set()
    stack = list(terms)
    stack.reverse()
    while stack:
        t = stack.pop()
        if t in seen:
            continue
        seen.add(t)
        if type(t) is Const:
            names[t.name] = None
        elif type(t) is Lit:
            for name in (_NAT,) if type(t.value) is int else _STRING_NAMES:
                if name in env:
                    names[name] = None
        else:
            if type(t) is Proj:
                names[t.struct_name] = None
            push_children(t, stack)
    return list(names)


def axioms_of(env: Environment, name: Name) -> list[str] | None:
    """Axioms a constant depends on, sorted; None when it does not exist."""
    return None if env.find(name) is None else _axioms_below(env, [name])


def axioms_of_terms(env: Environment, terms: Iterable[Expr]) -> list[str]:
    """Axioms that terms depend on, sorted."""
    return _axioms_below(env, used_constants(env, terms))


def _axioms_below(env: Environment, todo: list[Name]) -> list[str]:
    axioms: set[str] = set()
    seen: set[Name] = set()
    while todo:
        current = todo.pop()
        if current in seen:
            continue
        seen.add(current)
        info = env.find(current)
        if info is None:
            continue
        if isinstance(info, AxiomInfo):
            axioms.add(str(current))
        terms = [info.type]
        if isinstance(info, (DefinitionInfo, TheoremInfo, OpaqueInfo)):
            terms.append(info.value)
        todo += used_constants(env, terms)
        if isinstance(info, InductiveInfo):
            todo += info.ctors
    return sorted(axioms)


def dependency_order(env: Environment, roots: Iterable[Name]) -> list[Group]:
    """Groups of ``roots`` and of everything they mention, dependencies first."""
    done: set[Name] = set()
    out: list[Group] = []
    for root in roots:
        if root in done:
            continue
        stack: list[tuple[Group, list[Name]]] = []
        _enter(env, root, done, stack)
        while stack:
            group, pending = stack[-1]
            while pending and pending[-1] in done:
                pending.pop()
            if pending:
                _enter(env, pending.pop(), done, stack)
            else:
                stack.pop()
                out.append(group)
    return out


def _enter(env: Environment, name: Name, done: set[Name], stack: list[tuple[Group, list[Name]]]) -> None:
    group = group_of(env, name)
    done.update([info.name for info in group.infos])
    pending = used_constants(env, group_terms(group))
    if isinstance(group.infos[0], QuotInfo):
        pending.append(_EQ)
    pending.reverse()
    stack.append((group, pending))


def checking_order(env: Environment, roots: Iterable[Name]) -> list[Group]:
    """As :func:`dependency_order`; where ``Nat`` operations occur that are computed fast only by virtue of theorems,
    these theorems come first, so that a checker may compute as the elaborator did."""
    wanted = list(roots)
    order = dependency_order(env, wanted)
    present = {info.name for group in order for info in group.infos}
    theorems = [
        mk_name(text)
        for operation, spec in SPECS.items()
        if operation in present
        for text, _ in spec
        if mk_name(text) in env
    ]
    return dependency_order(env, [*theorems, *wanted]) if theorems else order


def all_names(env: Environment) -> list[Name]:
    """Every constant of the environment: imports in their order, then the file's own by name."""
    return [*env.base, *sorted([info.name for info in env.local_constants()], key=lambda n: n.text)]

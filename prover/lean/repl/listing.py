"""Listings of an environment for the REPL: declarations for retrieval, axioms of a constant, the audit of a command.

The formats are those of ``prover.protocol`` (``DeclarationItem``, ``AuditItem``), as plain dictionaries.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Iterable, Iterator
from typing import Any

from prover.lean.declaration import (
    AxiomInfo,
    ConstantInfo,
    ConstructorInfo,
    DefinitionInfo,
    InductiveInfo,
    OpaqueInfo,
    QuotInfo,
    RecursorInfo,
    TheoremInfo,
)
from prover.lean.dependency import Group, group_of, group_terms, used_constants
from prover.lean.elab.names import Resolver
from prover.lean.elab.scope import Scope
from prover.lean.elab.term_base import ElabMeta
from prover.lean.environment import Environment
from prover.lean.export import _Writer
from prover.lean.expr import (
    App,
    Binding,
    BVar,
    Const,
    Expr,
    Let,
    Lit,
    Pi,
    Proj,
    Sort,
    get_app_args,
    get_app_fn,
    has_loose_bvar,
    mk_pi,
)
from prover.lean.meta.attributes import INSTANCES
from prover.lean.name import Name
from prover.lean.subst import lower

_HEADS = {"Eq": (1, 2), "Iff": (0, 1), "HEq": (1, 3)}
_AUX = re.compile(r"match_\d+(_\d+)*|noConfusionType|below(_\d+)?|brecOn(_\d+)?|_sizeOf\w*|_cstage\w*")
"""Components of the names that the elaborator makes; a user's ``match_append`` or ``below_zero`` is none of them."""


def kind_of(env: Environment, info: ConstantInfo) -> str:
    if isinstance(info, TheoremInfo):
        return "theorem"
    if isinstance(info, DefinitionInfo):
        return "instance" if info.name in _instances(env) else "def"
    for cls, word in (
        (AxiomInfo, "axiom"),
        (OpaqueInfo, "opaque"),
        (InductiveInfo, "inductive"),
        (ConstructorInfo, "constructor"),
        (RecursorInfo, "recursor"),
        (QuotInfo, "quot"),
    ):
        if isinstance(info, cls):
            return word
    return "def"


_INSTANCE_NAMES: dict[int, tuple[object, frozenset[Name]]] = {}
"""Key: identity of the instances' state (kept alive by the value)."""


def _instances(env: Environment) -> frozenset[Name]:
    state = env.state(INSTANCES)
    found = _INSTANCE_NAMES.get(id(state))
    if found is None or found[0] is not state:
        names = frozenset(entry.name for entries in state.values() for entry in entries)
        _INSTANCE_NAMES.clear()
        found = _INSTANCE_NAMES[id(state)] = (state, names)
    return found[1]


def is_auxiliary(name: Name) -> bool:
    """Machine-made helpers that nobody cites."""
    if name.is_internal:
        return True
    return any(isinstance(p, str) and _AUX.fullmatch(p) is not None for p in name.components())


def new_constants(
    env: Environment, since: Environment | None, modules: Container[str] | None = None
) -> Iterator[ConstantInfo]:
    """Constants of ``env`` that ``since`` does not have; with ``modules`` only theirs (``""``: the session's own)."""
    module_of = getattr(env.base, "module_of", None)
    if since is None:
        for name in env.base:
            if modules is None or (module_of is not None and str(module_of(name) or "") in modules):
                yield env.base[name]
    if modules is not None and "" not in modules:
        return
    for info in sorted(env.local_constants(), key=lambda info: info.name.text):  # its own order differs between runs
        if since is None or info.name not in since:
            yield info


def constants_used(env: Environment, terms: Iterable[Expr]) -> list[str]:
    """Constants that terms mention, by first occurrence; what a machine-made helper mentions counts as well."""
    found: dict[str, None] = {}
    opened: set[Name] = set()
    todo = list(terms)
    while todo:
        names: dict[Name, None] = {}
        for term in todo:
            _collect_constants(term, names)
        todo = []
        for name in names:
            if not is_auxiliary(name):
                found[str(name)] = None
            elif name not in opened:
                opened.add(name)
                value = getattr(env.find(name), "value", None)
                if isinstance(value, Expr):
                    todo.append(value)
    return list(found)


def describe(env: Environment, info: ConstantInfo, type_text: str | None = None, module: str = "") -> dict[str, Any]:
    """One declaration as a retriever wants it."""
    symbols, digest = _read_type(info.type)
    conclusion, hypotheses, heads = _telescope(info.type)
    head = get_app_fn(conclusion)
    item: dict[str, Any] = {"name": str(info.name), "kind": kind_of(env, info), "module": module}
    item["head"] = str(head.name) if isinstance(head, Const) else ""
    if item["head"] in _HEADS:
        left, right = _HEADS[item["head"]]
        args = get_app_args(conclusion)
        if len(args) > right:
            item["lhsHead"], item["rhsHead"] = _head(args[left]), _head(args[right])
    item["symbols"] = [str(name) for name in symbols]
    item["hypotheses"] = hypotheses
    item["hypothesisHeads"] = heads
    item["typeDigest"] = digest
    if type_text is not None:
        item["type"] = type_text
    return item


def _head(e: Expr) -> str:
    fn = get_app_fn(e)
    return str(fn.name) if isinstance(fn, Const) else ""


def _telescope(type: Expr) -> tuple[Expr, int, list[str]]:
    """Conclusion, number of explicit hypotheses (arguments that later types do not mention), their head constants."""
    from prover.lean.expr import has_loose_bvar

    count = 0
    heads: list[str] = []
    while isinstance(type, (Pi, Let)):
        if isinstance(type, Pi) and type.info.is_explicit and not has_loose_bvar(type.body, 0):
            head = get_app_fn(_conclusion(type.binder_type))
            if isinstance(head, Const):
                count += 1
                heads.append(str(head.name))
        type = type.body
    return type, count, heads


def _conclusion(type: Expr) -> Expr:
    while isinstance(type, Pi):
        type = type.body
    return type


def _collect_constants(e: Expr, out: dict[Name, None]) -> None:
    seen: set[Expr] = set()
    stack = [e]
    while stack:
        t = stack.pop()
        if t in seen:
            continue
        seen.add(t)
        if isinstance(t, Const):
            out[t.name] = None
        elif isinstance(t, App):
            stack += [t.arg, t.fn]
        else:
            for part in ("struct", "body", "value", "type", "binder_type"):
                child = getattr(t, part, None)
                if isinstance(child, Expr):
                    stack.append(child)


def _read_type(type: Expr) -> tuple[dict[Name, None], str]:
    """The constants of a type by first occurrence, and a digest of what its display may show of it.

    What is digested gives the type back but for the levels of constants: a sign for each node, names and texts quoted.
    """
    symbols: dict[Name, None] = {}
    places: dict[Expr, int] = {}
    shown: list[str] = []
    stack = [type]
    while stack:
        t = stack.pop()
        if t in places:
            shown.append(f"#{places[t]}")
            continue
        places[t] = len(places)
        if isinstance(t, App):
            shown.append("@")
            stack += [t.arg, t.fn]
        elif isinstance(t, Const):
            symbols[t.name] = None
            shown.append(repr(t.name.text))
        elif isinstance(t, Binding):
            shown.append(f"{t.__class__.__name__}{t.info.value}{t.binder_name.text!r}")
            stack += [t.body, t.binder_type]
        elif isinstance(t, BVar):
            shown.append(f"b{t.idx}")
        elif isinstance(t, Let):
            shown.append(f"{'have' if t.nondep else 'let'}{t.binder_name.text!r}")
            stack += [t.body, t.value, t.type]
        elif isinstance(t, Proj):
            shown.append(f".{t.idx}{t.struct_name.text!r}")
            stack.append(t.struct)
        elif isinstance(t, Sort):
            shown.append(f"Sort{t.level}")
        elif isinstance(t, Lit):
            shown.append(f"n{t.value:x}" if isinstance(t.value, int) else f"s{t.value!r}")
    return symbols, hashlib.sha256("\0".join(shown).encode()).hexdigest()[:16]


class _CanonicalWriter(_Writer):
    """Writes hygienic names with scopes numbered by first occurrence.

    The elaborator's own numbers depend on what was elaborated before, and a statement is the same wherever it stands.
    """

    def __init__(self) -> None:
        super().__init__()
        self.scopes: dict[int, int] = {}

    def name(self, name: Name) -> int:
        if name.has_macro_scopes and isinstance(name.part, int):
            name = name.parent.child(self.scopes.setdefault(name.part, len(self.scopes) + 1))
        return super().name(name)


def statement_hash(env: Environment, type: Expr) -> str:
    """sha256 of the canonical export of a type and of every non-library definition it mentions."""
    writer = _CanonicalWriter()
    for group in _local_groups(env, type):
        writer.group(group)
    writer.expr(type)
    digest = hashlib.sha256()
    for line in writer.lines:
        digest.update(line.encode("utf-8"))
        digest.update(b"\n")
    return digest.hexdigest()


def without_unused_binders(type: Expr) -> Expr:
    """A type without its leading binders that nothing after them mentions.

    An ``example`` takes the section variables that its *body* mentions; what is left here does not depend on the body.
    """
    binders: list[Pi] = []
    while isinstance(type, Pi):
        binders.append(type)
        type = type.body
    for binder in reversed(binders):
        if has_loose_bvar(type, 0):
            type = mk_pi(binder.binder_name, binder.binder_type, type, binder.info)
        else:
            type = lower(type, 1, 1)
    return type


def _local_groups(env: Environment, type: Expr) -> list[Group]:
    """Declarations outside the library that a type mentions (imported ones of a project too), in dependency order."""
    done: dict[Name, bool] = {}
    out: list[Group] = []
    is_own = getattr(env.base, "is_own", None)

    def visit(name: Name) -> None:
        if name in done or env.find(name) is None:
            return
        if name in env.base and (is_own is None or not is_own(name)):
            return
        group = group_of(env, name)
        for info in group.infos:
            done[info.name] = True
        for other in used_constants(env, group_terms(group)):
            visit(other)
        out.append(group)

    for name in used_constants(env, [type]):
        visit(name)
    return out


def list_declarations(
    env: Environment,
    since: Environment | None,
    types: bool,
    scope: Scope | None = None,
    *,
    uses: bool = False,
    modules: Container[str] | None = None,
    kinds: Container[str] | None = None,
) -> list[dict[str, Any]]:
    """Constants of ``env`` that ``since`` does not have, without machine-made helpers; types as ``scope`` shows them.

    ``uses``: also the constants that a proof or value mentions.  ``modules``, ``kinds``: only the constants of these.
    The environment does not remember the order of a file's own declarations: they come sorted by name.
    """
    m = _printer(env, scope)
    module_of = getattr(env.base, "module_of", None)
    items: list[dict[str, Any]] = []
    for info in new_constants(env, since, modules):
        if is_auxiliary(info.name) or (kinds is not None and kind_of(env, info) not in kinds):
            continue
        module = str(module_of(info.name) or "") if module_of is not None else ""
        item = describe(env, info, m.pp(info.type) if types else None, module)
        if uses:
            value = getattr(info, "value", None)
            item["uses"] = constants_used(env, [value]) if isinstance(value, Expr) else []
        items.append(item)
    return items


def _printer(env: Environment, scope: Scope | None) -> ElabMeta:
    """What shows terms as a goal in that scope does."""
    m = ElabMeta(env)
    if scope is not None:
        m.name_resolver = Resolver(env, scope.namespace, scope.opens).constants
        m.opened_namespaces = lambda: scope.opened_namespaces()
    return m

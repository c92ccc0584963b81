"""Lemmas tagged ``@[refl]``, ``@[symm]``, ``@[trans]`` and ``@[ext]``, found by the relation (or type) they are about.

Source: Lean 4 ``src/Lean/Meta/Tactic/{Rfl,Symm}.lean``, ``src/Lean/Elab/Tactic/Ext.lean``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

import immutables

from prover.lean.declaration import InductiveInfo
from prover.lean.elab.attributes import TAGS, attribute, priority_of
from prover.lean.environment import EntryValue, Extension
from prover.lean.expr import Const, Expr, Pi, get_app_args, get_app_fn
from prover.lean.meta.base import REALIZERS, MetaBase
from prover.lean.meta.errors import LeanError
from prover.lean.name import Name, mk_name
from prover.lean.syntax import ast

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

BUILTIN: Final = {
    "symm": {"Eq": "Eq.symm", "Iff": "Iff.symm", "HEq": "HEq.symm", "Ne": "Ne.symm"},
    "trans": {"Eq": "Eq.trans", "Iff": "Iff.trans", "HEq": "HEq.trans"},
    "refl": {"Eq": "Eq.refl", "Iff": "Iff.refl", "HEq": "HEq.refl"},
}

_CACHE: dict[str, tuple[object, dict[Name, tuple[Name, ...]]]] = {}
"""Key: tag; value: the tags state it was computed from (identity) and lemmas by relation, oldest first."""


def conclusion_head(m: Meta, name: Name) -> Name | None:
    """The relation that a lemma's conclusion is about."""
    type = m.get_const(name).type
    while isinstance(type, Pi):
        type = type.body
    fn = get_app_fn(type)
    return fn.name if isinstance(fn, Const) else None


def tagged_lemmas(m: Meta, tag: str, relation: Name) -> list[Name]:
    """Lemmas with ``tag`` about ``relation``, newest first."""
    state = m.env.state(TAGS)
    found = _CACHE.get(tag)
    if found is None or found[0] is not state:
        table: dict[Name, tuple[Name, ...]] = {}
        for mark, name in state:
            if mark == tag:
                head = conclusion_head(m, name)
                if head is not None:
                    table[head] = (*table.get(head, ()), name)
        found = _CACHE[tag] = (state, table)
    out = sorted(found[1].get(relation, ()))
    builtin = BUILTIN.get(tag, {}).get(str(relation))
    if builtin is not None and mk_name(builtin) in m.env and mk_name(builtin) not in out:
        out.append(mk_name(builtin))
    return out


# ------------------------------------------------------------------ ext
ExtState = immutables.Map[str, tuple[tuple[int, Name], ...]]
ANY: Final = "*"
FUNCTION: Final = "→"


def _add_ext(state: ExtState, entry: EntryValue) -> ExtState:
    key, name, priority = entry
    if priority < 0:  # erased
        return state.set(key, tuple(x for x in state.get(key, ()) if x[1] is not name))
    return state.set(key, (*state.get(key, ()), (priority, name)))


EXT: Final = Extension[ExtState]("ext_lemmas", immutables.Map, _add_ext)
"""Entry: (head of the type, lemma, priority)."""


def type_key(m: Meta, type: Expr) -> str:
    fn = get_app_fn(m.whnf_r(type))
    if isinstance(fn, Pi):
        return FUNCTION
    if isinstance(fn, Const):
        return fn.name.text
    if fn.__class__.__name__ == "Sort":
        return "Sort"
    return ANY


def ext_lemmas(m: Meta, type: Expr) -> list[Name]:
    """Extensionality lemmas for a type: by priority, then newest first."""
    state = m.env.state(EXT)
    key = type_key(m, type)
    found = list(state.get(key, ()))
    if key != ANY:
        found += state.get(ANY, ())
    builtin = {FUNCTION: "funext", "Sort": "propext"}.get(key)
    if builtin is not None and mk_name(builtin) in m.env and not any(n.text == builtin for _, n in found):
        found.append((1000, mk_name(builtin)))
    order = {name: i for i, (_, name) in enumerate(found)}
    found.sort(key=lambda x: (-x[0], -order[x[1]]))
    return [name for _, name in found]


@attribute("ext")
def add_ext(m: Meta, name: Name, stx: ast.Attribute) -> None:
    """``@[ext]`` on a theorem registers it; on a structure it proves and registers ``S.ext`` (and ``S.ext_iff``)."""
    info = m.get_const(name)
    priority = priority_of(stx)
    if isinstance(info, InductiveInfo):
        from prover.lean.tactic.ext_lemmas import prove_ext

        name = prove_ext(m, info)
    type = m.get_const(name).type
    with m.scope():
        _, result = m.forall_telescope(type)
        eq = m.match_eq(result)
        if eq is None:
            raise LeanError(
                "@[ext] attribute only applies to structures and lemmas proving 'x = y' where 'x' and 'y' are "
                f"variables, got {m.pp(result)}"
            )
        key = type_key(m, eq[0])
    m.env = m.env.add_entry(EXT, (key, name, -1 if stx.erase else priority))


def realize_ext_iff(m: MetaBase, name: Name) -> bool:
    """``foo_iff`` of an extensionality lemma ``foo``, made when somebody asks for it."""
    if not name.last.endswith("_iff"):
        return False
    lemma = name.parent.child(name.last.removesuffix("_iff"))
    if lemma not in m.env or not any(lemma is n for entries in m.env.state(EXT).values() for _, n in entries):
        return False
    from prover.lean.tactic.ext_lemmas import prove_ext_iff

    prove_ext_iff(cast("Meta", m), lemma)
    return name in m.env


REALIZERS.append(realize_ext_iff)


def relation_of(e: Expr) -> Name | None:
    """Head constant of ``R … a b``."""
    fn = get_app_fn(e)
    return fn.name if isinstance(fn, Const) and len(get_app_args(e)) >= 2 else None

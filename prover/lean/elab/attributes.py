"""Attributes: the registry that other rooms extend, and the ones the elaborator itself understands.

Source: Lean 4 ``src/Lean/Attributes.lean``. A handler is ``(m, decl name, attribute syntax, kind, erase)`` and changes
``m.env``. Simple marks (``@[elab_as_elim]``) are tags in one extension.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

import immutables

from prover.lean.elab.coercion import COE_DECLS
from prover.lean.environment import EntryValue, Environment, Extension
from prover.lean.expr import Const, Pi, get_app_fn
from prover.lean.meta.attributes import (
    CLASSES,
    DEFAULT_INSTANCES,
    DEFAULT_PRIORITY,
    INSTANCES,
    PROTECTED,
    add_instance,
    set_reducibility,
)
from prover.lean.meta.errors import LeanError
from prover.lean.meta.meta import Meta
from prover.lean.name import Name
from prover.lean.syntax import ast

AttributeHandler = Callable[[Meta, Name, ast.Attribute], None]
F = TypeVar("F", bound=AttributeHandler)


@dataclass(frozen=True, slots=True)
class Registered:
    handler: AttributeHandler
    before_body: bool
    """Applied before the value is elaborated (``@[class]``, ``@[reducible]``) or after the declaration is added."""


ATTRIBUTES: Final[dict[str, Registered]] = {}


def attribute(*names: str, before_body: bool = False) -> Callable[[F], F]:
    """Register a handler: ``@attribute("simp") def add_simp(m, name, stx): …``."""

    def register(fn: F) -> F:
        for name in names:
            ATTRIBUTES[name] = Registered(fn, before_body)
        return fn

    return register


# ------------------------------------------------------------ tags
TagState = immutables.Map[tuple[str, Name], bool]


def _add_tag(state: TagState, entry: EntryValue) -> TagState:
    tag, name = entry
    return state.set((tag, name), True)


TAGS: Final = Extension[TagState]("tags", immutables.Map, _add_tag)
"""Entry: (attribute, declaration)."""


def has_tag(env: Environment, tag: str, name: Name) -> bool:
    return (tag, name) in env.state(TAGS)


_TAG_ATTRIBUTES: Final = (
    "elab_as_elim",
    "elab_without_expected_type",
    "pp_nodot",
    "pp_using_anonymous_constructor",
    "app_unexpander",
    "irreducible_def",
    "match_pattern",
    "refl",
    "symm",
    "trans",
    "elementwise",
    "induction_eliminator",
    "cases_eliminator",
)
HARMLESS: Final = frozenset(
    """inline noinline always_inline specialize nospecialize macro_inline inline_if_reduce never_extract extern export
    implemented_by csimp inherit_doc deprecated unbox suggest_for unused_variables_ignore_fn expose no_expose
    implicit_reducible nolint to_additive mono norm_cast push_cast fun_prop measurability continuity
    positivity bitvec_to_nat int_toBitVec bv_normalize seval simproc cbv_opaque computed_fields tactic_name tactic_tag
    recommended_spelling builtin_doc defeq noncomputable init builtin_init wf_preprocess partial_fixpoint_monotone
    rcases_patterns user_attribute simps reassoc ext_iff congr push simproc_decl spec mvcgen_simp bool_to_prop
    order_dual mfld_simps higher_order local_instance parity_simps field_simps functor_norm monad_norm nontriviality
    qify_simps zify_simps rify_simps typevec stacks kerodon informal gcongr_forward wf_recursion semireducible_def
    weak_specialize backward_compat codegen export_name noncomputable_def env_linter coe_decl_extra finiteness
    """.split()
)


def _tag_handler(tag: str) -> AttributeHandler:
    def handler(m: Meta, name: Name, stx: ast.Attribute) -> None:
        m.env = m.env.add_entry(TAGS, (tag, name))

    return handler


for _tag in _TAG_ATTRIBUTES:
    ATTRIBUTES[_tag] = Registered(_tag_handler(_tag), _tag == "match_pattern")


# ------------------------------------------------------------ reducibility
@attribute("reducible", "irreducible", "semireducible", "instance_reducible", before_body=True)
def set_reducible(m: Meta, name: Name, stx: ast.Attribute) -> None:
    status = "instance_reducible" if stx.name.text == "instance_reducible" else stx.name.text
    m.env = set_reducibility(m.env, name, status)  # type: ignore[arg-type]


@attribute("implicit_reducible", before_body=True)
def set_implicit_reducible(m: Meta, name: Name, stx: ast.Attribute) -> None:
    m.env = set_reducibility(m.env, name, "instance_reducible")


# ------------------------------------------------------------ classes and instances
def priority_of(stx: ast.Attribute) -> int:
    """The priority argument of ``@[instance 100]``, ``@[simp high]``."""
    for arg in stx.args:
        value = priority_term(arg)
        if value is not None:
            return value
    return DEFAULT_PRIORITY


def priority_term(arg: ast.Term) -> int | None:
    """``100``, ``low``, ``mid``, ``default``, ``high``, ``high + 1`` as numbers."""
    names = {"low": 100, "mid": 500, "default": 1000, "high": 10000}
    if isinstance(arg, ast.NumLit):
        return arg.value
    if isinstance(arg, ast.Ident):
        return names.get(arg.name.text)
    if isinstance(arg, ast.Paren):
        return priority_term(arg.term)
    if isinstance(arg, ast.BinOp) and arg.op in ("+", "-"):
        a, b = priority_term(arg.lhs), priority_term(arg.rhs)
        if a is not None and b is not None:
            return a + b if arg.op == "+" else a - b
    return None


def class_of_instance(m: Meta, name: Name) -> Name:
    """The class that a constant is an instance of."""
    type = m.get_const(name).type
    found = m.is_class(type)
    if found is None:
        raise LeanError(f"invalid 'instance', type class instance expected\n  {m.pp(type)}")
    return found


def register_instance(m: Meta, name: Name, priority: int) -> None:
    """Make ``name`` an instance, if the search can use it."""
    from prover.lean.elab.instance_check import check_instance

    class_name = class_of_instance(m, name)
    check_instance(m, name)
    m.env = add_instance(m.env, class_name, name, priority)


@attribute("instance")
def add_instance_attribute(m: Meta, name: Name, stx: ast.Attribute) -> None:
    if stx.erase:
        state = m.env.state(INSTANCES)
        for class_name, entries in state.items():
            kept = tuple(i for i in entries if i.name is not name)
            if len(kept) != len(entries):
                state = state.set(class_name, kept)
        m.env = m.env.with_state(INSTANCES, state)
        return
    register_instance(m, name, priority_of(stx))


@attribute("default_instance")
def add_default_instance(m: Meta, name: Name, stx: ast.Attribute) -> None:
    m.env = m.env.add_entry(DEFAULT_INSTANCES, (class_of_instance(m, name), name, priority_of(stx)))


@attribute("class")
def add_class_attribute(m: Meta, name: Name, stx: ast.Attribute) -> None:
    type = m.get_const(name).type
    outs: list[int] = []
    i = 0
    while isinstance(type, Pi):
        head = get_app_fn(type.binder_type)
        if isinstance(head, Const) and head.name.text == "outParam":
            outs.append(i)
        type, i = type.body, i + 1
    m.env = m.env.add_entry(CLASSES, (name, tuple(outs)))


@attribute("coe_decl", "reducible_coe")
def add_coe_decl(m: Meta, name: Name, stx: ast.Attribute) -> None:
    m.env = m.env.add_entry(COE_DECLS, name)


@attribute("protected")
def add_protected(m: Meta, name: Name, stx: ast.Attribute) -> None:
    m.env = m.env.add_entry(PROTECTED, name)


@attribute("coe")
def add_coe(m: Meta, name: Name, stx: ast.Attribute) -> None:
    """``@[coe]``: the printer shows the function as ``↑``."""
    type = m.get_const(name).type
    explicit = 0
    while isinstance(type, Pi):
        if type.info.is_explicit:
            break
        explicit, type = explicit + 1, type.body
    m.env = m.env.add_entry(TAGS, ("coe", name))


def apply_attribute(m: Meta, name: Name, stx: ast.Attribute) -> None:
    """Run one attribute on a declaration; unknown ones are refused as Lean does."""
    text = stx.name.text
    found = ATTRIBUTES.get(text)
    if found is not None:
        found.handler(m, name, stx)
    elif text not in HARMLESS:
        raise LeanError(f"Unknown attribute `[{text}]`", stx)

"""``deriving`` handlers: instances of standard classes, generated as Lean source and elaborated like the user's.

Source: Lean 4 v4.34 ``src/Lean/Elab/Deriving/{Basic,BEq,DecEq,Inhabited,Nonempty,SizeOf}.lean``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from prover.lean.declaration import DefinitionInfo, InductiveInfo
from prover.lean.elab.command import CommandElab
from prover.lean.elab.deriving_compare import (
    derive_beq,
    derive_decidable_eq,
    derive_lawful_beq,
    derive_ord,
    derive_refl_beq,
)
from prover.lean.elab.deriving_shape import Shape, shape_of
from prover.lean.elab.evaluator_repr import check_derivable
from prover.lean.elab.registry import command_elab
from prover.lean.elab.scope import Scope
from prover.lean.elab.term_base import ElabMeta
from prover.lean.expr import Expr, Lam
from prover.lean.meta.errors import LeanError, UnsupportedFeature
from prover.lean.meta.meta import Meta
from prover.lean.name import Name, mk_name
from prover.lean.syntax import ast
from prover.lean.syntax.errors import ParseError
from prover.lean.syntax.parser.commands import Parser
from prover.lean.syntax.source import Source


# ------------------------------------------------------------ generators
def derive_inhabited(s: Shape) -> list[list[str]]:
    """Alternatives, first one that elaborates wins."""
    out: list[list[str]] = []
    for binder in (None, "Inhabited"):
        for c in s.ctors:
            args = "".join(" default" if not f.is_proof else " (by trivial)" for f in c.fields if f.explicit)
            out.append(
                [
                    f"instance {s.instance_name('Inhabited')}{s.binders(binder)} : Inhabited ({s.applied()})"
                    f" := ⟨{c.name}{args}⟩"
                ]
            )
    return out


def derive_nonempty(s: Shape) -> list[list[str]]:
    out: list[list[str]] = []
    for binder in (None, "Nonempty"):
        for c in s.ctors:
            args = "".join(" Classical.ofNonempty" for f in c.fields if f.explicit)
            out.append(
                [
                    f"instance {s.instance_name('Nonempty')}{s.binders(binder)} : Nonempty ({s.applied()})"
                    f" := ⟨{c.name}{args}⟩"
                ]
            )
    return out


def derive_repr(s: Shape) -> list[str]:
    """An opaque function, which the evaluator runs (see :mod:`evaluator_repr`), and its instance."""
    inst = s.instance_name("Repr")
    indices = "".join(f" {{i{k} : _}}" for k in range(s.indices))
    type = s.applied() + "".join(f" i{k}" for k in range(s.indices))
    binders = s.binders("Repr") + indices
    return [
        f"opaque {inst}.repr{binders} : {type} → Nat → Std.Format",
        f"instance {inst}{binders} : Repr ({type}) := ⟨{inst}.repr⟩",
    ]


Generator = Callable[[ElabMeta, Sequence[Shape]], Sequence[str] | Sequence[Sequence[str]] | None]
"""Commands, or alternatives of which the first that elaborates counts; None: the handler does not apply."""

GENERATORS: Final[dict[str, Generator]] = {
    "BEq": derive_beq,
    "DecidableEq": derive_decidable_eq,
    "Inhabited": lambda _m, shapes: derive_inhabited(shapes[0]),
    "LawfulBEq": derive_lawful_beq,
    "Nonempty": lambda _m, shapes: derive_nonempty(shapes[0]),
    "Ord": derive_ord,
    "ReflBEq": derive_refl_beq,
    "Repr": lambda _m, shapes: derive_repr(shapes[0]),
}
DISPLAY_ONLY: Final = frozenset(
    (
        "Hashable",
        "ToExpr",
        "ToJson",
        "FromJson",
        "Lean.ToExpr",
        "Lean.ToJson",
        "Lean.FromJson",
    )
)
"""Classes for programs (printing, hashing, serialising): no proof depends on them. Where the library has no such
class the request is accepted and nothing is added."""


# ------------------------------------------------------------ running
@command_elab(ast.DerivingInstance)
def elab_deriving_instance(cmd: CommandElab, stx: ast.DerivingInstance) -> None:
    el = cmd.new_term_elab()
    for type_name in stx.types:
        derive_all(cmd, el.resolve_const(type_name, stx), stx.classes, stx)


def derive_all(cmd: CommandElab, name: Name, classes: Sequence[Name], ref: ast.Syntax) -> None:
    for class_name in classes:
        derive(cmd, name, class_name, ref)


def derive(cmd: CommandElab, name: Name, class_name: Name, ref: ast.Syntax) -> None:
    """Derive one instance of ``class_name`` for ``name``."""
    m = ElabMeta(cmd.env, cmd.scope.options)
    ind = m.env.find(name)
    text = str(class_name)
    if isinstance(ind, DefinitionInfo):
        derive_definition(cmd, name, class_name, ref)
        return
    if not isinstance(ind, InductiveInfo):
        raise LeanError(f"None of the deriving handlers for class `{text}` applied to `{name}`", ref)
    if text == "SizeOf":
        from prover.lean.elab.size_of import add_size_of

        add_size_of(m, name)
        cmd.env = m.env
        return
    generator = GENERATORS.get(text)
    if text == "TypeName":
        raise UnsupportedFeature("`deriving TypeName`", ref)
    if generator is None:
        if text in DISPLAY_ONLY:
            return
        if class_name in m.env:
            raise LeanError(f"None of the deriving handlers for class `{text}` applied to `{name}`", ref)
        raise LeanError(f"Unknown constant `{text}`", ref)
    shapes = _group(m, ind)
    shape = shapes[0]
    options = None if shape.in_prop else generator(m, shapes)
    if options is None:
        raise LeanError(f"None of the deriving handlers for class `{text}` applied to `{name}`", ref)
    attempts: Sequence[Sequence[str]] = options if options and not isinstance(options[0], str) else [options]  # type: ignore[list-item]
    error: str | None = None
    for commands in attempts:
        before = cmd.env
        error = _run(cmd, commands)
        if error is None:
            if text == "Repr":
                check_repr(cmd, shape)
            return
        cmd.env = before
    raise LeanError(f"Failed to derive instance `{text}` for `{name}`:\n{error}", ref)


def _group(m: ElabMeta, ind: InductiveInfo) -> list[Shape]:
    """The shapes of a mutual group, the wanted type first."""
    names = [ind.name, *[n for n in ind.all if n is not ind.name]]
    found = [m.env.find(n) for n in names]
    return [shape_of(m, info) for info in found if isinstance(info, InductiveInfo)]


def derive_definition(cmd: CommandElab, name: Name, class_name: Name, ref: ast.Syntax) -> None:
    """``def T := … deriving C``: the instance of the type that ``T`` unfolds to (Lean's delta deriving)."""
    text = str(class_name)
    if class_name not in cmd.env:
        if text in DISPLAY_ONLY:
            return
        raise LeanError(f"Unknown constant `{text}`", ref)
    inst = "inst" + text.replace(".", "") + "".join(str(c) for c in name.components())
    el = cmd.new_term_elab()
    info = el.m.env.find(name)
    assert isinstance(info, DefinitionInfo)
    params = "".join(f" {{α{i} : _}}" for i in range(_lambdas(info.value)))
    applied = f"@{name}" + "".join(f" α{i}" for i in range(_lambdas(info.value)))
    error = _run(cmd, [f"instance {inst}{params} : {text} ({applied}) := by delta {name}; infer_instance"])
    if error is not None:
        raise LeanError(f"Failed to delta derive `{text}` instance for `{name}`.", ref)


def _lambdas(e: Expr) -> int:
    count = 0
    while isinstance(e, Lam):
        count, e = count + 1, e.body
    return count


def check_repr(cmd: CommandElab, shape: Shape) -> None:
    """What is missing for showing the fields is an error of the request."""
    m = Meta(cmd.env)
    info = m.get_const(mk_name(shape.instance_name("Repr")).child("repr"))
    check_derivable(m, info.type)


def _run(cmd: CommandElab, commands: Sequence[str]) -> str | None:
    """Elaborate generated commands; the first error message, or None."""
    for text in commands:
        source = Source(text)
        inner = CommandElab(cmd.env, source, [Scope(options=cmd.scope.options)])
        inner.env = cmd.env
        try:
            stx, _ = Parser(source).parse_command()
        except ParseError as err:
            return f"{err}\n{text}"
        inner.run(stx)
        errors = [msg.text for msg in inner.messages if msg.severity == "error"]
        if errors:
            return errors[0]
        cmd.env = inner.env
    return None

"""``deriving`` handlers: instances of standard classes, generated as Lean source and elaborated like the user's.

Source: Lean 4 v4.34 ``src/Lean/Elab/Deriving/{Basic,BEq,DecEq,Inhabited,Nonempty,SizeOf}.lean``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from prover.lean.declaration import ConstructorInfo, InductiveInfo
from prover.lean.elab.command import CommandElab
from prover.lean.elab.evaluator_repr import check_derivable
from prover.lean.elab.registry import command_elab
from prover.lean.elab.scope import Scope
from prover.lean.expr import BinderInfo, Expr, Pi, Sort, get_app_fn, is_const_of
from prover.lean.level import ZERO, Succ
from prover.lean.meta.errors import LeanError, UnsupportedFeature
from prover.lean.meta.meta import Meta
from prover.lean.name import Name, mk_name
from prover.lean.subst import instantiate1
from prover.lean.syntax import ast
from prover.lean.syntax.errors import ParseError
from prover.lean.syntax.parser.commands import Parser
from prover.lean.syntax.source import Source


@dataclass(frozen=True, slots=True)
class Field:
    explicit: bool
    is_proof: bool
    recursive: bool


@dataclass(frozen=True, slots=True)
class Ctor:
    name: Name
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """What the generators need to know of a type: ``params`` holds ``Type _``/``Sort _`` for parameters that are types,
    else an empty text."""

    name: Name
    params: tuple[str, ...]
    indices: int
    ctors: tuple[Ctor, ...]
    in_prop: bool
    is_rec: bool

    def applied(self) -> str:
        """The type applied to parameters ``α₁ …``, all explicit."""
        return "@" + str(self.name) + "".join(f" α{i}" for i in range(len(self.params)))

    def binders(self, class_name: str | None) -> str:
        out = "".join(f" {{α{i} : {p}}}" if p else f" {{α{i}}}" for i, p in enumerate(self.params))
        if class_name is not None:
            out += "".join(f" [{class_name} α{i}]" for i, p in enumerate(self.params) if p)
        return out

    def instance_name(self, class_name: str) -> str:
        return "inst" + class_name + "".join(p for p in (str(c) for c in self.name.components()))


def shape_of(m: Meta, ind: InductiveInfo) -> Shape:
    with m.scope():
        type: Expr = ind.type
        params: list[str] = []
        fvars: list[Expr] = []
        for _ in range(ind.num_params):
            type = type if isinstance(type, Pi) else m.whnf(type)
            assert isinstance(type, Pi)
            sort = m.whnf(type.binder_type)
            params.append(_sort_text(sort))
            fvars.append(m.push_local(type.binder_name, type.binder_type))
            type = instantiate1(type.body, fvars[-1])
        while isinstance(type, Pi):
            type = type.body
        ctors: list[Ctor] = []
        for c in ind.ctors:
            info = m.env.find(c)
            assert isinstance(info, ConstructorInfo)
            ctors.append(Ctor(c, tuple(_fields(m, info, ind, fvars))))
        in_prop = isinstance(type, Sort) and type.level is ZERO
    return Shape(ind.name, tuple(params), ind.num_indices, tuple(ctors), in_prop, ind.is_rec)


def _sort_text(sort: Expr) -> str:
    if not isinstance(sort, Sort) or sort.level is ZERO:
        return ""
    return "Type _" if isinstance(sort.level, Succ) else "Sort _"


def _fields(m: Meta, ctor: ConstructorInfo, ind: InductiveInfo, params: Sequence[Expr]) -> list[Field]:
    out: list[Field] = []
    type: Expr = ctor.type
    for p in params:
        assert isinstance(type, Pi)
        type = instantiate1(type.body, p)
    with m.scope():
        for _ in range(ctor.num_fields):
            type = type if isinstance(type, Pi) else m.whnf(type)
            assert isinstance(type, Pi)
            recursive = is_const_of(get_app_fn(type.binder_type), ind.name)
            explicit = type.info is BinderInfo.DEFAULT
            out.append(Field(explicit, m.is_prop(type.binder_type), recursive))
            x = m.push_local(type.binder_name, type.binder_type)
            type = instantiate1(type.body, x)
    return out


# ------------------------------------------------------------ generators
def _pattern(c: Ctor, prefix: str) -> str:
    """``@T.c _ x₀ x₁`` without parameters: explicit fields only."""
    names = [f"{prefix}{i}" for i, f in enumerate(c.fields) if f.explicit]
    return f"{c.name} {' '.join(names)}".strip() if names else str(c.name)


def derive_beq(s: Shape) -> list[str]:
    if s.indices:
        raise UnsupportedFeature("`deriving BEq` for indexed families")
    fn = f"{s.instance_name('BEq')}.beq"
    rows: list[str] = []
    for c in s.ctors:
        tests = []
        for i, f in enumerate(c.fields):
            if f.is_proof or not f.explicit:
                continue
            tests.append(f"{fn} a{i} b{i}" if f.recursive else f"a{i} == b{i}")
        value = " && ".join(f"({t})" for t in tests) if tests else "true"
        rows.append(f"  | {_pattern(c, 'a')}, {_pattern(c, 'b')} => {value}")
    if len(s.ctors) > 1:
        rows.append("  | _, _ => false")
    if not s.ctors:
        return [f"instance {s.instance_name('BEq')}{s.binders('BEq')} : BEq ({s.applied()}) := ⟨fun _ _ => true⟩"]
    return [
        f"def {fn}{s.binders('BEq')} : {s.applied()} → {s.applied()} → Bool\n" + "\n".join(rows),
        f"instance {s.instance_name('BEq')}{s.binders('BEq')} : BEq ({s.applied()}) := ⟨{fn}⟩",
    ]


def derive_decidable_eq(s: Shape) -> list[str]:
    if s.indices:
        raise UnsupportedFeature("`deriving DecidableEq` for indexed families")
    inst = s.instance_name("DecidableEq")
    fn = f"{inst}.decEq"
    rows: list[str] = []
    for i, c in enumerate(s.ctors):
        for j, d in enumerate(s.ctors):
            if i == j:
                rows.append(f"  | {_pattern(c, 'a')}, {_pattern(c, 'b')} => {_dec_eq_fields(c, fn)}")
            else:
                rows.append(f"  | {_blank(c)}, {_blank(d)} => isFalse (fun h => nomatch h)")
    if not s.ctors:
        value = "fun a _ => nomatch a"
        return [f"instance {inst}{s.binders('DecidableEq')} : DecidableEq ({s.applied()}) := {value}"]
    return [
        f"def {fn}{s.binders('DecidableEq')} : (a b : {s.applied()}) → Decidable (a = b)\n" + "\n".join(rows),
        f"instance {inst}{s.binders('DecidableEq')} : DecidableEq ({s.applied()}) := {fn}",
    ]


def _blank(c: Ctor) -> str:
    return f"{c.name}" + " _" * sum(f.explicit for f in c.fields)


def _dec_eq_fields(c: Ctor, fn: str) -> str:
    todo = [(i, f) for i, f in enumerate(c.fields) if not f.is_proof and f.explicit]
    result = "isTrue (by " + "".join(f"subst h{i}; " for i, _ in todo) + "rfl)"
    for i, f in reversed(todo):
        test = f"{fn} a{i} b{i}" if f.recursive else f"_root_.decEq a{i} b{i}"
        no = "isFalse (by intro h; injection h; contradiction)"
        result = f"(match ({test}) with | isTrue h{i} => {result} | isFalse n{i} => {no})"
    return result


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


Generator = Callable[[Shape], list[str] | list[list[str]]]
GENERATORS: Final[dict[str, Generator]] = {
    "BEq": derive_beq,
    "DecidableEq": derive_decidable_eq,
    "Inhabited": derive_inhabited,
    "Nonempty": derive_nonempty,
    "Repr": derive_repr,
}
DISPLAY_ONLY: Final = frozenset(
    (
        "Hashable",
        "ToExpr",
        "ToJson",
        "FromJson",
        "Ord",
        "TypeName",
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
    m = Meta(cmd.env)
    ind = m.env.find(name)
    text = str(class_name)
    if not isinstance(ind, InductiveInfo):
        raise LeanError(f"None of the deriving handlers for class `{text}` applied to `{name}`", ref)
    if text == "SizeOf":
        from prover.lean.elab.size_of import add_size_of

        add_size_of(m, name)
        cmd.env = m.env
        return
    generator = GENERATORS.get(text)
    if generator is None:
        if text in DISPLAY_ONLY:
            return
        known = class_name in m.env
        if known:
            raise LeanError(f"None of the deriving handlers for class `{text}` applied to `{name}`", ref)
        raise LeanError(f"Unknown constant `{text}`", ref)
    shape = shape_of(m, ind)
    if shape.in_prop:
        raise LeanError(f"None of the deriving handlers for class `{text}` applied to `{name}`", ref)
    options = generator(shape)
    attempts: list[list[str]] = options if options and isinstance(options[0], list) else [options]  # type: ignore[list-item]
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

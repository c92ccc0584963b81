"""How values of inductive types are shown: the functions that ``deriving Repr`` makes, run by the evaluator.

``deriving Repr`` declares an opaque ``instReprT.repr`` and its instance; what it does is worked out here from the
constructors of ``T`` when it is first called. Source: Lean 4 v4.34 ``src/Lean/Elab/Deriving/Repr.lean``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from prover.lean.declaration import ConstructorInfo, InductiveInfo
from prover.lean.elab.evaluator_prims import format_doc
from prover.lean.elab.evaluator_values import ERASED, CtorValue, Prim, Value
from prover.lean.expr import INST_IMPLICIT, Const, Expr, Pi, Sort, mk_app, mk_apps, mk_const, unfold_app
from prover.lean.level import Level
from prover.lean.meta.attributes import structure_info
from prover.lean.meta.errors import LeanError
from prover.lean.meta.meta import Meta
from prover.lean.name import Name, mk_name
from prover.lean.pretty.format import LINE, Doc, concat, group, nest, text
from prover.lean.subst import instantiate1

if TYPE_CHECKING:
    from prover.lean.elab.evaluator import Evaluator

MAX_PREC: Final = 1024
REPR: Final = mk_name("Repr")
_REPR_MK: Final = mk_name("Repr.mk")
_DOC: Final = mk_name("Std.Format.document")


@dataclass(frozen=True, slots=True)
class FieldPlan:
    """``instance`` is ``fun xs self => inst``, None for types and proofs; ``xs`` are the parameters of the plan."""

    name: str
    instance: Expr | None
    explicit: bool


@dataclass(frozen=True, slots=True)
class ReprPlan:
    is_structure: bool
    ctors: dict[Name, tuple[FieldPlan, ...]]


def make_plan(m: Meta, ind: InductiveInfo, head: Const, params: Sequence[Expr], xs: Sequence[Expr]) -> ReprPlan:
    """Find the instances for all fields of ``head params``; ``xs`` are local variables (with local instances)."""
    structure = structure_info(m.env, ind.name)
    with m.scope():
        type = mk_apps(head, params)
        if ind.num_indices:
            self_type = _closed_family(m, type, ind.num_indices)
        else:
            self_type = mk_app(_repr_const(m, type), type)
        self_var = m.push_local(mk_name("self"), self_type, INST_IMPLICIT)
        ctors = {c: tuple(_fields(m, c, head.levels, params, [*xs, self_var])) for c in ind.ctors}
    return ReprPlan(structure is not None, ctors)


def _repr_const(m: Meta, type: Expr) -> Expr:
    return mk_const(REPR, (m.get_dec_level(type),))


def _closed_family(m: Meta, type: Expr, count: int) -> Expr:
    with m.scope():
        xs, _ = m.forall_telescope(m.infer_type(type), count)
        full = mk_apps(type, xs)
        return m.mk_pi(xs, mk_app(_repr_const(m, full), full))


def _fields(
    m: Meta, ctor: Name, levels: tuple[Level, ...], params: Sequence[Expr], xs: Sequence[Expr]
) -> list[FieldPlan]:
    info = m.env.find(ctor)
    assert isinstance(info, ConstructorInfo)
    type: Expr = m.infer_type(mk_const(ctor, levels))
    for p in params:
        assert isinstance(type, Pi)
        type = instantiate1(type.body, p)
    out: list[FieldPlan] = []
    with m.scope():
        for _ in range(info.num_fields):
            type = type if isinstance(type, Pi) else m.whnf(type)
            assert isinstance(type, Pi)
            explicit = type.info.is_explicit
            instance = _instance(m, type.binder_type, xs) if explicit else None
            out.append(FieldPlan(str(type.binder_name), instance, explicit))
            type = instantiate1(type.body, m.push_local(type.binder_name, type.binder_type))
    return out


def _instance(m: Meta, type: Expr, xs: Sequence[Expr]) -> Expr | None:
    type = m.instantiate_mvars(type)
    if isinstance(m.whnf(type), Sort) or m.is_prop(type):
        return None
    wanted = mk_app(_repr_const(m, type), type)
    found = m.synth_instance(wanted)
    if found is None:
        raise LeanError(
            f"failed to synthesize instance of type class\n  {m.pp(wanted)}\n\nHint: Type class instance resolution "
            "failures can be inspected with the `set_option trace.Meta.synthInstance true` command."
        )
    return m.mk_lambda(list(xs), m.instantiate_mvars(found))


class PlanRunner:
    """Shows values by a plan."""

    def __init__(self, ev: Evaluator, plan: ReprPlan) -> None:
        self.ev = ev
        self.plan = plan
        self.values: dict[tuple[Name, int], Value] = {}  # key: constructor and field; value: ``fun xs self => inst``

    def show(self, xs: tuple[Value, ...], self_instance: Value, value: Value, prec: int) -> Doc:
        if not isinstance(value, CtorValue):
            (only,) = self.plan.ctors
            value = CtorValue(only, 0, (value,) if value is not ERASED else (ERASED,) * len(self.plan.ctors[only]))
        fields = self.plan.ctors[value.name]
        shown = [
            (f.name, self._field(value, i, f, (*xs, self_instance))) for i, f in enumerate(fields) if f.explicit
        ]
        if self.plan.is_structure:
            return structure_doc(shown)
        return constructor_doc(str(value.name), [d for _, d in shown], prec)

    def show_closed(self, value: Value, num_indices: int, prec: int = 0) -> Doc:
        """Show a value of a closed type; fields of the same type are shown the same way."""

        def again(v: Value, p: int) -> Value:
            return as_format(self.show((), self_instance, v, p))

        self_instance: Value = _instance_value(again)
        if num_indices:
            self_instance = Prim(num_indices, lambda *_ix: _instance_value(again))
        return self.show((), self_instance, value, prec)

    def _field(self, value: CtorValue, i: int, plan: FieldPlan, args: tuple[Value, ...]) -> Doc:
        if plan.instance is None:
            return text("_")
        key = (value.name, i)
        fn = self.values.get(key)
        if fn is None:
            fn = self.values[key] = self.ev.eval(plan.instance)
        instance = self.ev.call(fn, args)
        prec = 0 if self.plan.is_structure else MAX_PREC
        return repr_doc(self.ev, instance, value.fields[i], prec)


def repr_doc(ev: Evaluator, instance: Value, value: Value, prec: int) -> Doc:
    """``reprPrec`` of an instance, as a document."""
    return format_doc(ev.call(ev.project(instance, 0), (value, prec)))


def structure_doc(fields: Sequence[tuple[str, Doc]]) -> Doc:
    parts: list[Doc | str] = ["{ "]
    for i, (name, shown) in enumerate(fields):
        if i:
            parts += [",", LINE]
        parts += [f"{name} := ", group(nest(len(name) + 4, shown))]
    return group(nest(2, concat(*parts, " }")))


def constructor_doc(name: str, fields: Sequence[Doc], prec: int) -> Doc:
    parts: list[Doc | str] = [name]
    for shown in fields:
        parts += [LINE, shown]
    body = group(nest(1 if prec >= MAX_PREC else 2, concat(*parts)))
    return group(nest(1, concat("(", body, ")"))) if prec >= MAX_PREC else body


def as_format(doc: Doc) -> CtorValue:
    """A finished document as a value of ``Std.Format``."""
    return CtorValue(_DOC, 0, (doc,))


# ------------------------------------------------------------ derived functions
def derived_function(ev: Evaluator, name: Name, type: Expr) -> Value | None:
    """The value of an opaque ``instReprT.repr``."""
    if name.last != "repr" or not name.parent.last.startswith("instRepr"):
        return None
    m = ev.m
    with m.scope():
        xs, _ = m.forall_telescope(type, whnf=False)
        if len(xs) < 2:
            return None
        fn, args = unfold_app(m.infer_type(xs[-2]))
        ind = m.env.find(fn.name) if isinstance(fn, Const) else None
        if not isinstance(ind, InductiveInfo) or not isinstance(fn, Const):
            return None
        before = xs[:-2]
        plan = make_plan(m, ind, fn, args[: ind.num_params], before)
    runner = PlanRunner(ev, plan)
    count = len(before)

    def run(*values: Value) -> Value:
        own = values[:count]
        if ind.num_indices:
            fixed = own[: count - ind.num_indices]
            self_instance: Value = Prim(
                ind.num_indices, lambda *ix: _instance_value(lambda v, p: run(*fixed, *ix, v, p))
            )
        else:
            self_instance = _instance_value(lambda v, p: run(*own, v, p))
        return as_format(runner.show(own, self_instance, values[count], values[count + 1]))

    return Prim(count + 2, run)


def _instance_value(run: Callable[[Value, int], Value]) -> CtorValue:
    return CtorValue(_REPR_MK, 0, (Prim(2, run),))


def check_derivable(m: Meta, type: Expr) -> None:
    """Do all fields have instances? Raises what is missing."""
    with m.scope():
        xs, _ = m.forall_telescope(type, whnf=False)
        fn, args = unfold_app(m.infer_type(xs[-2]))
        assert isinstance(fn, Const)
        ind = m.env.find(fn.name)
        assert isinstance(ind, InductiveInfo)
        make_plan(m, ind, fn, args[: ind.num_params], xs[:-2])


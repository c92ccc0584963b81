"""``#eval``: elaborate, evaluate, show the value in ``Repr`` style.

Source: Lean 4 ``src/Lean/Elab/BuiltinEvalCommand.lean``. Values of basic types, lists, options, pairs, structures and
inductive types (whose ``Repr`` Lean derives on the spot) are shown; monadic actions are refused by name.
"""

from __future__ import annotations

from typing import Final

from prover.lean.declaration import ConstructorInfo, InductiveInfo
from prover.lean.elab.command import CommandElab
from prover.lean.elab.evaluator import ERASED, CtorValue, Evaluator, Value
from prover.lean.elab.inspect_commands import collect_axioms, keyword_ref
from prover.lean.elab.registry import command_elab
from prover.lean.elab.term import TermElab
from prover.lean.elab.term_base import SORRY_AX, has_synthetic_sorry
from prover.lean.expr import PROP, Const, Expr, Pi, Sort, unfold_app
from prover.lean.meta.attributes import structure_info
from prover.lean.meta.errors import LeanError, UnsupportedFeature
from prover.lean.name import Name
from prover.lean.subst import any_subterm, instantiate1
from prover.lean.syntax import ast

MAX_PREC: Final = 1024


@command_elab(ast.EvalCmd)
def elab_eval(cmd: CommandElab, stx: ast.EvalCmd) -> None:
    def run(el: TermElab, _vars: list[Expr]) -> None:
        m = el.m
        e = el.elab_term(stx.term, None)
        el.synthesize_no_postponing()
        e = el.level_mvars_to_params(e)
        if el.has_errors or has_synthetic_sorry(e):
            return
        if depends_on_sorry(el, e):
            raise LeanError(
                "cannot evaluate expression that depends on the `sorry` axiom.\n"
                "Use `#eval!` to evaluate nevertheless (which may cause lean to crash)."
            )
        type = m.whnf_core(m.instantiate_mvars(m.infer_type(e)))
        if type is PROP:
            e, type = decide_prop(el, e)
        elif isinstance(m.whnf(type), (Sort, Pi)):
            raise no_repr(el, type)
        cmd.log_info(keyword_ref(stx), Shower(el).show(type, Evaluator(m).eval(e), 0))

    cmd.run_term(run)


def depends_on_sorry(el: TermElab, e: Expr) -> bool:
    """Does a constant of ``e`` rest on ``sorryAx``?"""
    names: list[Name] = []

    def visit(t: Expr) -> bool:
        if isinstance(t, Const):
            names.append(t.name)
        return False

    any_subterm(e, visit)
    env = el.m.env
    return any(SORRY_AX in collect_axioms(env, n) for n in names if n in env.local)


def decide_prop(el: TermElab, e: Expr) -> tuple[Expr, Expr]:
    """A decidable proposition is shown as ``true`` or ``false``."""
    m = el.m
    try:
        value = m.mk_decide(e)
    except LeanError:
        raise el.error(lambda: f"could not synthesize a `Decidable` instance for{el.indent(e)}") from None
    return value, m.infer_type(value)


def no_repr(el: TermElab, type: Expr) -> LeanError:
    return el.error(
        lambda: f"could not synthesize a `ToExpr`, `Repr`, or `ToString` instance for type{el.indent(type)}"
    )


class Shower:
    """Values as ``Repr`` shows them."""

    def __init__(self, el: TermElab) -> None:
        self.el = el
        self.m = el.m

    def show(self, type: Expr, value: Value, prec: int) -> str:
        m = self.m
        type = m.whnf_core(m.instantiate_mvars(type))
        fn, args = unfold_app(type)
        if not isinstance(fn, Const):
            raise no_repr(self.el, type)
        rule = getattr(self, f"_{fn.name.text.replace('.', '_').lower()}", None)
        if rule is not None:
            return str(rule(args, value, prec))
        info = m.env.find(fn.name)
        if not isinstance(info, InductiveInfo):
            unfolded = m.unfold_definition(type)
            if unfolded is None:
                raise no_repr(self.el, type)
            return self.show(unfolded, value, prec)
        return self._inductive(info, args, value, prec)

    # ------------------------------------------------------------ basic types
    def _nat(self, _args: list[Expr], value: Value, _prec: int) -> str:
        return str(value)

    def _int(self, _args: list[Expr], value: Value, prec: int) -> str:
        n = value.fields[0] if value.idx == 0 else -value.fields[0] - 1
        return f"({n})" if n < 0 and prec >= MAX_PREC else str(n)

    def _bool(self, _args: list[Expr], value: Value, _prec: int) -> str:
        return "true" if value.idx == 1 else "false"

    def _string(self, _args: list[Expr], value: Value, _prec: int) -> str:
        return _quote(self.text_of(value), '"')

    def _char(self, _args: list[Expr], value: Value, _prec: int) -> str:
        return _quote(self.char_of(value), "'")

    def _fin(self, _args: list[Expr], value: Value, _prec: int) -> str:
        return str(value.fields[0])

    def _bitvec(self, args: list[Expr], value: Value, _prec: int) -> str:
        width = Evaluator(self.m).eval(args[0])
        return f"{_number(value)}#{width}"

    def _unit(self, _args: list[Expr], _value: Value, _prec: int) -> str:
        return "()"

    _punit = _unit

    def _list(self, args: list[Expr], value: Value, _prec: int) -> str:
        return "[" + ", ".join(self.show(args[0], v, 0) for v in items(value)) + "]"

    def _array(self, args: list[Expr], value: Value, _prec: int) -> str:
        return "#[" + ", ".join(self.show(args[0], v, 0) for v in items(value.fields[0])) + "]"

    def _prod(self, args: list[Expr], value: Value, _prec: int) -> str:
        parts = [self.show(args[0], value.fields[0], 0)]
        rest_type, rest = self.m.whnf_core(args[1]), value.fields[1]
        while True:
            fn, inner = unfold_app(rest_type)
            if not (isinstance(fn, Const) and fn.name.text == "Prod"):
                parts.append(self.show(rest_type, rest, 0))
                return "(" + ", ".join(parts) + ")"
            parts.append(self.show(inner[0], rest.fields[0], 0))
            rest_type, rest = self.m.whnf_core(inner[1]), rest.fields[1]

    def _option(self, args: list[Expr], value: Value, prec: int) -> str:
        if value.idx == 0:
            return "none"
        text = f"some {self.show(args[0], value.fields[0], MAX_PREC)}"
        return f"({text})" if prec >= MAX_PREC else text

    def _subtype(self, args: list[Expr], value: Value, prec: int) -> str:
        return self.show(args[0], value.fields[0], prec)

    def text_of(self, value: Value) -> str:
        if isinstance(value, str):
            return value
        return "".join(self.char_of(c) for c in items(value.fields[0]))

    def char_of(self, value: Value) -> str:
        return chr(_number(value))

    # ------------------------------------------------------------ inductive types
    def _inductive(self, info: InductiveInfo, args: list[Expr], value: Value, prec: int) -> str:
        m = self.m
        if not isinstance(value, CtorValue):
            raise UnsupportedFeature(f"`#eval` of values of type `{info.name}`")
        ctor = m.env.find(value.name)
        assert isinstance(ctor, ConstructorInfo)
        levels = m.mk_const_with_fresh_levels(ctor.name)
        type = m.infer_type(levels)
        for arg in args[: info.num_params]:
            pi = m.whnf(type)
            assert isinstance(pi, Pi)
            type = instantiate1(pi.body, arg)
        names: list[str] = []
        shown: list[str] = []
        structure = structure_info(m.env, info.name)
        with m.scope():
            for field in value.fields:
                pi = m.whnf(type)
                assert isinstance(pi, Pi)
                names.append(str(pi.binder_name))
                if field is ERASED:
                    shown.append("_")
                else:
                    shown.append(self.show(pi.binder_type, field, 0 if structure is not None else MAX_PREC))
                type = instantiate1(pi.body, m.push_local(pi.binder_name, pi.binder_type))
        if structure is not None:
            return "{ " + ", ".join(f"{n} := {s}" for n, s in zip(names, shown, strict=True)) + " }"
        text = " ".join([str(ctor.name), *shown])
        return f"({text})" if shown and prec >= MAX_PREC else text


def items(value: Value) -> list[Value]:
    """The elements of a list value."""
    out: list[Value] = []
    while isinstance(value, CtorValue) and value.idx == 1:
        out.append(value.fields[0])
        value = value.fields[1]
    return out


def _number(value: Value) -> int:
    """The number inside ``Char``, ``UInt32``, ``BitVec``, ``Fin`` and the like."""
    while isinstance(value, CtorValue):
        value = value.fields[0]
    assert isinstance(value, int)
    return value


_ESCAPES: Final = {"\n": "\\n", "\t": "\\t", "\\": "\\\\"}


def _quote(text: str, mark: str) -> str:
    return mark + "".join(_ESCAPES.get(c, "\\" + c if c == mark else c) for c in text) + mark

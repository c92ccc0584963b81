"""``partial`` definitions: an opaque constant for proofs, the user's equations for ``#eval``.

Comes in: a recursive group of which a member is ``partial``. Goes out: for each ``f`` an opaque constant whose value is
any inhabitant of its type, and ``f._unsafe_rec`` with the body as written, which only the evaluator reads. Nothing can
be proved about ``f`` but what holds for every function of its type.

Source: Lean 4 ``src/Lean/Elab/PreDefinition/Main.lean`` (``addAndCompilePartial``), ``MkInhabitant.lean``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from prover.lean.declaration import OPAQUE_HINT, DefinitionDecl
from prover.lean.elab.predef import PreDefinition
from prover.lean.environment import Environment
from prover.lean.expr import Expr, Pi
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck
from prover.lean.name import Name, mk_name

if TYPE_CHECKING:
    from prover.lean.elab.add_decl import PreDefAdder
    from prover.lean.elab.term import TermElab
    from prover.lean.meta.meta import Meta

_UNSAFE_REC: Final = "_unsafe_rec"


def unsafe_rec_value(env: Environment, name: Name) -> Expr | None:
    """The body of the ``partial`` definition ``name`` as written."""
    info = env.find(name.child(_UNSAFE_REC))
    return getattr(info, "value", None)


def add_partial(el: TermElab, predefs: Sequence[PreDefinition], adder: PreDefAdder) -> None:
    """Add a recursive group as opaque constants with bodies for the evaluator."""
    m = el.m
    for predef in predefs:
        if predef.modifiers.is_partial and not isinstance(m.whnf_d(predef.type), Pi):
            raise _not_a_function(el, predef)
    for predef in predefs:
        adder.add_plain(replace(predef, kind="opaque", value=inhabitant(el, predef)))
    for predef in predefs:
        name = predef.name.child(_UNSAFE_REC)
        m.add_decl(DefinitionDecl(name, predef.level_params, predef.type, predef.value, OPAQUE_HINT))


def inhabitant(el: TermElab, predef: PreDefinition) -> Expr:
    """A function of the type of ``predef``: a parameter of the result's type, or what instances give when every
    parameter is assumed to be an inhabitant, unfolding the result's type as need be."""
    m = el.m
    with m.scope():
        xs, body = m.lambda_telescope(predef.value)
        result = m.infer_type(body)
        while True:
            found = _parameter(m, xs, result) or _by_instances(m, xs, result)
            if found is not None:
                return m.instantiate_mvars(m.mk_lambda(xs, found))
            if isinstance(result, Pi):
                xs = [*xs, m.push_local(result.binder_name, result.binder_type, result.info)]
                result = m.instantiate_forall(result, [xs[-1]])
                continue
            unfolded = m.unfold_definition(result)
            if unfolded is None:
                raise _not_inhabited(el, predef)
            result = m.whnf_core(unfolded)


def _parameter(m: Meta, xs: Sequence[Expr], result: Expr) -> Expr | None:
    for x in reversed(xs):
        if m.is_def_eq_guarded(m.infer_type(x), result):
            return x
    return None


def _by_instances(m: Meta, xs: Sequence[Expr], result: Expr) -> Expr | None:
    """``default`` or ``Classical.ofNonempty``, the parameters being inhabitants of their types."""
    with m.scope():
        assumed: list[Expr] = []
        for x in xs:
            type = m.infer_type(x)
            if m.is_class(type) is not None or m.is_prop(type):
                continue
            inst = m.mk_app_m("Inhabited.mk", [x])
            assumed.append(m.push_let(m.fresh_user_name(mk_name("inst")), m.infer_type(inst), inst))
        for make, cls in (("Inhabited.default", "Inhabited"), ("Classical.ofNonempty", "Nonempty")):
            saved = m.save()
            try:
                found = m.synth_instance(m.mk_app_m(cls, [result]))
                if found is not None:
                    return m.mk_let_fvars(assumed, m.mk_app_opt_m(make, [result, found]), used_lets=True)
            except HeartbeatsExceeded:
                raise
            except (LeanError, Stuck):
                m.restore(saved)
    return None


def _not_a_function(el: TermElab, predef: PreDefinition) -> LeanError:
    return el.error(
        lambda: f"invalid use of 'partial', '{predef.name}' is not a function{el.indent(predef.type)}", predef.ref
    )


def _not_inhabited(el: TermElab, predef: PreDefinition) -> LeanError:
    return el.error(
        lambda: (
            f"failed to compile partial definition `{predef.name}`, could not prove that the type"
            f"{el.indent(predef.type)}\nis nonempty.\n\n"
            "This process uses multiple strategies:\n"
            "- It looks for a parameter that matches the return type.\n"
            "- It tries synthesizing `Inhabited` and `Nonempty` instances for the return type, while making every "
            "parameter into a local `Inhabited` instance.\n"
            "- It tries unfolding the return type.\n\n"
            "If the return type is defined using the `structure` or `inductive` command, you can try adding a "
            "`deriving Nonempty` clause to the command."
        ),
        predef.ref,
    )


__all__ = ["add_partial", "inhabitant", "unsafe_rec_value"]

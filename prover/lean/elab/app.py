"""Identifiers, applications, ``@f``, ``e.f``, ``.f``, ``e |>.f``: reading the head and choosing among overloads.

Source: Lean 4 ``src/Lean/Elab/App.lean`` (``elabAppFn``, ``elabAppAux``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from prover.lean.elab.app_args import Arg, NamedValue
from prover.lean.elab.auto_param import consume_annotations
from prover.lean.elab.fields import Field, elab_app_fields
from prover.lean.elab.registry import term_elab
from prover.lean.elab.synthetic import Synthetic
from prover.lean.elab.term import TermElab
from prover.lean.elab.term_base import CoeKind
from prover.lean.expr import Const, Expr, MVar, Pi, Sort, get_app_fn
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Postponed
from prover.lean.name import Name
from prover.lean.syntax import ast


@dataclass(slots=True)
class Call:
    """The arguments of the application being elaborated."""

    named: list[NamedValue] = field(default_factory=list)
    args: list[Arg] = field(default_factory=list)
    expected: Expr | None = None
    explicit: bool = False
    ellipsis: bool = False


@dataclass(frozen=True, slots=True)
class Attempt:
    """One reading: its result and the state after it, or the error."""

    value: Expr | None
    error: LeanError | None
    state: Any


def split_args(args: Sequence[ast.Term | ast.NamedArg]) -> tuple[list[NamedValue], list[Arg]]:
    named: list[NamedValue] = []
    plain: list[Arg] = []
    for arg in args:
        if isinstance(arg, ast.NamedArg):
            if any(n.name is arg.name for n in named):
                raise LeanError(f"Argument `{arg.name}` was already set", arg)
            named.append(NamedValue(arg.name, arg.value, ref=arg))
        else:
            plain.append(arg)
    return named, plain


# ------------------------------------------------------------ the head
def elab_app(el: TermElab, fn: ast.Term, call: Call) -> Expr:
    """Elaborate ``fn`` applied to ``call`` (Lean's ``elabAppAux``)."""
    return elab_head(el, fn, [], call)


def elab_head(el: TermElab, fn: ast.Term, fields: list[Field], call: Call) -> Expr:
    """Peel field accesses and ``@`` off the head."""
    while True:
        if isinstance(fn, ast.FieldAccess):
            fields = [*_field_steps(fn), *fields]
            fn = fn.target
        elif isinstance(fn, ast.Explicit) and isinstance(fn.fn, (ast.Ident, ast.FieldAccess, ast.DotIdent)):
            call.explicit = True
            fn = fn.fn
        else:
            break
    if isinstance(fn, ast.Ident):
        return elab_ident_app(el, fn, fields, call)
    if isinstance(fn, ast.DotIdent):
        name = resolve_dot_name(el, fn, call.expected)
        head = el.mk_const(name)
        return elab_app_fields(el, head, fields, call.named, call.args, call.expected, call.explicit, call.ellipsis)
    if isinstance(fn, ast.Hole):
        raise LeanError("A placeholder `_` cannot be used where a function is expected", fn)
    if isinstance(fn, ast.Paren) and isinstance(fn.term, ast.Explicit) and not fields:
        return elab_head(el, fn.term, fields, call)
    if not fields and not call.args and not call.named:
        return el.elab_term(fn, call.expected)
    head = el.elab_term(fn, None)
    return elab_app_fields(el, head, fields, call.named, call.args, call.expected, call.explicit, call.ellipsis)


def _field_steps(stx: ast.FieldAccess) -> list[Field]:
    if isinstance(stx.field, int):
        return [Field(stx.field, stx)]
    return [Field(str(part), stx) for part in stx.field.components()]


def elab_ident_app(el: TermElab, ident: ast.Ident, fields: list[Field], call: Call) -> Expr:
    levels = [el.elab_level(u) for u in ident.levels] if ident.levels is not None else []
    with el.with_ref(ident):
        readings = el.resolve_name(ident, levels)
    if len(readings) == 1:
        head, rest = readings[0]
        steps = [*_ident_fields(ident, rest), *fields]
        return elab_app_fields(el, head, steps, call.named, call.args, call.expected, call.explicit, call.ellipsis)
    attempts: list[Attempt] = []
    with el.with_err_to_sorry(False):
        for head, rest in readings:
            attempts.append(_attempt(el, head, [*_ident_fields(ident, rest), *fields], call))
    return choose(el, attempts, ident)


def _ident_fields(ident: ast.Ident, rest: tuple[str, ...]) -> list[Field]:
    steps = []
    for i, part in enumerate(rest):
        suffix = None
        if i == 0:
            from prover.lean.name import name_of_components

            suffix = name_of_components(rest)
        steps.append(Field(part, ident, suffix))
    return steps


def _attempt(el: TermElab, head: Expr, steps: list[Field], call: Call) -> Attempt:
    def run() -> Expr:
        e = elab_app_fields(el, head, steps, call.named, call.args, call.expected, call.explicit, call.ellipsis)
        return el.ensure_has_type(call.expected, e)

    return observe(el, run)


def attempt_term(el: TermElab, stx: ast.Term, expected: Expr | None) -> Attempt:
    """One reading of an overloaded notation."""
    with el.with_err_to_sorry(False):
        return observe(el, lambda: el.elab_term_ensuring_type(stx, expected, may_postpone=False))


def observe(el: TermElab, run: Callable[[], Expr]) -> Attempt:
    """Run and remember result and state; the state is restored."""
    saved = el.save()
    try:
        e = run()
        return Attempt(e, None, _snapshot(el))
    except HeartbeatsExceeded:
        raise
    except Postponed:
        el.restore(saved)
        raise
    except LeanError as err:
        err.text  # noqa: B018  (render while its context is alive)
        return Attempt(None, err, None)
    finally:
        el.restore(saved)


def _snapshot(el: TermElab) -> Any:
    return el.m.save(), el.synthetic, el.pending, list(el.messages), list(el.sorries), el.level_names


def _apply_snapshot(el: TermElab, state: Any) -> None:
    meta, el.synthetic, el.pending, messages, sorries, el.level_names = state
    el.m.restore(meta)
    el.messages[:] = messages
    el.sorries[:] = sorries


def choose(el: TermElab, attempts: list[Attempt], ref: ast.Syntax) -> Expr:
    """Pick the only successful reading; ambiguity and total failure are errors."""
    good = [a for a in attempts if a.value is not None]
    if len(good) > 1:
        good = _filter_successes(el, good)
    if len(good) == 1:
        _apply_snapshot(el, good[0].state)
        assert good[0].value is not None
        return good[0].value
    if good:
        raise LeanError(_ambiguous_text(el, good, ref), ref)
    errors = "\n  \n".join("  " + a.error.text.replace("\n", "\n  ") for a in attempts if a.error is not None)
    raise LeanError(f"overloaded, errors \n{errors}", ref)


def _filter_successes(el: TermElab, good: list[Attempt]) -> list[Attempt]:
    """Drop readings that only worked by delaying a coercion, then those with unsolved metavariables."""
    saved = _snapshot(el)
    for test in (_is_no_delayed_coercion, _is_solvable):
        kept = []
        for attempt in good:
            _apply_snapshot(el, attempt.state)
            try:
                if test(el, attempt):
                    kept.append(attempt)
            except HeartbeatsExceeded:
                raise
            except LeanError:
                pass
        _apply_snapshot(el, saved)
        if len(kept) == 1:
            return kept
        if test is _is_no_delayed_coercion and kept:
            good = kept
        elif test is _is_solvable and kept:
            return kept
    return good


def _is_no_delayed_coercion(el: TermElab, attempt: Attempt) -> bool:
    e = attempt.value
    if not isinstance(e, MVar):
        return True
    el.synthesize_synthetic_mvars("yes")
    e = el.m.instantiate_mvars(e)
    if isinstance(e, MVar):
        decl = el.synthetic.get(e.uid)
        return decl is None or not isinstance(decl.kind, CoeKind)
    return True


def _is_solvable(el: TermElab, attempt: Attempt) -> bool:
    with el.setting(err_to_sorry=False):
        Synthetic.synthesize_synthetic_mvars(el, "no")
    return True


def _ambiguous_text(el: TermElab, good: list[Attempt], ref: ast.Syntax) -> str:
    lines = []
    for attempt in good:
        saved = _snapshot(el)
        _apply_snapshot(el, attempt.state)
        assert attempt.value is not None
        lines.append(f"  {el.pp(attempt.value)} : {el.pp(el.m.infer_type(attempt.value))}")
        _apply_snapshot(el, saved)
    text = el.source.text[ref.start : ref.end]
    return f"Ambiguous term\n  {text}\nPossible interpretations:\n" + "\n  \n".join(lines)


# ------------------------------------------------------------ .name
def resolve_dot_name(el: TermElab, stx: ast.DotIdent, expected: Expr | None) -> Name:
    """The constant that ``.name`` means at the expected type."""
    el.try_postpone_if_none_or_mvar(expected)
    if expected is None:
        raise _undetermined_dot(stx)
    m = el.m
    with m.scope():
        result = _forall_body(el, m.instantiate_mvars(expected))
        first: LeanError | None = None
        while True:
            result = consume_annotations(m.instantiate_mvars(result))
            head = get_app_fn(result)
            el.try_postpone_if_mvar(head)
            if isinstance(head, Const):
                full = head.name + stx.name
                if m.find_const(full) is not None:
                    return full
                private = el.resolver()._private(full)
                if private is not None:
                    return private
                found = el.resolver()._qualified(head.name, stx.name)
                if found:
                    return found[0]
                err = _unknown_dot(el, full, expected)
            elif isinstance(head, MVar):
                raise _undetermined_dot(stx)
            elif isinstance(result, Sort):
                err = _dot_on_universe(el, result)
            else:
                err = el.error(
                    lambda: f"Invalid dotted identifier notation: The expected type of `.{stx.name}`"
                    f"{el.indent(expected)}\nis not of the form `C ...` or `... → C ...` where C is a constant"
                )
            first = first or err
            unfolded = m.unfold_definition(result)
            if unfolded is None:
                raise first
            result = _forall_body(el, unfolded)


def _undetermined_dot(stx: ast.DotIdent) -> LeanError:
    return LeanError(
        f"Invalid dotted identifier notation: The expected type of `.{stx.name}` could not be determined", stx
    )


def _dot_on_universe(el: TermElab, sort: Expr) -> LeanError:
    return el.error(lambda: f"Invalid dotted identifier notation: Not supported on type universe{el.indent(sort)}")


def _unknown_dot(el: TermElab, full: Name, expected: Expr) -> LeanError:
    return el.error(
        lambda: f"Unknown constant `{full}`\n\nNote: Inferred this name from the expected resulting type of "
        f"`.{full.last}`:{el.indent(expected)}"
    )


def _forall_body(el: TermElab, type: Expr) -> Expr:
    m = el.m
    while True:
        _, type = m.forall_telescope(type, whnf=False)
        reduced = m.whnf_core(type)
        if not isinstance(reduced, Pi):
            return reduced
        type = reduced


# ------------------------------------------------------------ registered forms
@term_elab(ast.Ident, ast.FieldAccess, ast.DotIdent)
def elab_atom(el: TermElab, stx: ast.Term, expected: Expr | None) -> Expr:
    return elab_app(el, stx, Call(expected=expected))


@term_elab(ast.App)
def elab_application(el: TermElab, stx: ast.App, expected: Expr | None) -> Expr:
    named, args = split_args(stx.args)
    return elab_app(el, stx.fn, Call(named, args, expected, ellipsis=stx.ellipsis))


@term_elab(ast.Explicit)
def elab_explicit(el: TermElab, stx: ast.Explicit, expected: Expr | None) -> Expr:
    if isinstance(stx.fn, (ast.Ident, ast.FieldAccess, ast.DotIdent)):
        return elab_app(el, stx.fn, Call(expected=expected, explicit=True))
    inner = stx.fn.term if isinstance(stx.fn, ast.Paren) else stx.fn
    return el.elab_term(inner, expected, implicit_lambda=False)


@term_elab(ast.PipeProj)
def elab_pipe_proj(el: TermElab, stx: ast.PipeProj, expected: Expr | None) -> Expr:
    named, args = split_args(stx.args)
    target = ast.FieldAccess(stx.start, stx.end, stx.target, stx.field)
    return elab_app(el, target, Call(named, args, expected))

"""Names of anonymous instances: ``instAddFoo`` for ``instance : Add Foo``.

Source: Lean 4 ``src/Lean/Elab/DeclNameGen.lean``. The name is ``inst`` followed by the constants of the type in reading
order; variables and implicit arguments do not count, nor do constants that are the current namespace.
"""

from __future__ import annotations

from prover.lean.elab.term import TermElab
from prover.lean.expr import Const, Expr, Lam, Let, Lit, Pi, Sort, unfold_app
from prover.lean.level import Succ, Zero
from prover.lean.name import Name, mk_name


def instance_name(el: TermElab, type: Expr, namespace: Name) -> Name:
    """A fresh short name for an instance of ``type`` in ``namespace``."""
    parts: list[str] = []
    el_type = el.m.instantiate_mvars(type)
    while isinstance(el_type, Pi):
        el_type = el_type.body
    _collect(el, el_type, namespace, parts)
    base = "inst" + "".join(parts)
    name = mk_name(base)
    i = 0
    while namespace + name in el.m.env:
        i += 1
        name = mk_name(f"{base}_{i}")
    return name


def _capitalize(text: str) -> str:
    return text[:1].upper() + text[1:]


def _add(parts: list[str], text: str) -> None:
    if text:
        parts.append(_capitalize(text))


def _short(name: Name, namespace: Name) -> str:
    """The name of a constant relative to the current namespace, with the dots removed."""
    if name is namespace:
        return ""
    if not namespace.is_anonymous and namespace.is_prefix_of(name):
        name = name.replace_prefix(namespace, mk_name(""))
    return "".join(_capitalize(str(p)) for p in name.components())


def _collect(el: TermElab, e: Expr, namespace: Name, parts: list[str]) -> None:
    fn, args = unfold_app(e)
    if isinstance(fn, Const):
        if fn.name.text == "OfNat.ofNat" and len(args) == 3 and isinstance(args[1], Lit):
            _add(parts, str(args[1].value))
            return
        _add(parts, _short(fn.name, namespace))
        type = el.m.get_const(fn.name).type
        for arg in args:
            explicit = not isinstance(type, Pi) or type.info.is_explicit
            if explicit:
                _collect(el, arg, namespace, parts)
            type = type.body if isinstance(type, Pi) else type
    elif isinstance(fn, Pi):
        _add(parts, "Forall")
        _collect(el, fn.binder_type, namespace, parts)
        _collect(el, fn.body, namespace, parts)
    elif isinstance(fn, (Lam, Let)):
        _collect(el, fn.body, namespace, parts)
    elif isinstance(fn, Sort):
        if isinstance(fn.level, Zero):
            _add(parts, "Prop")
        else:
            _add(parts, "Type" if isinstance(fn.level, Succ) else "Sort")
    elif isinstance(fn, Lit):
        _add(parts, str(fn.value))

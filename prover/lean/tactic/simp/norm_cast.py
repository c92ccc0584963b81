"""Casts: the ``norm_cast`` and ``push_cast`` sets, their attributes, and the normal form of ``norm_cast``.

Source: Lean 4 ``src/Lean/Meta/Tactic/NormCast.lean``, ``src/Lean/Elab/Tactic/NormCast.lean`` (arXiv 2001.10594).
Lemmas are *elim* (``↑a = ↑b ↔ a = b``), *move* (``↑(a + b) = ↑a + ↑b``) or *squash* (``↑↑a = ↑a``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from prover.lean.elab.attributes import attribute, has_tag, priority_of
from prover.lean.elab.coercion import Undetermined
from prover.lean.environment import Extension
from prover.lean.expr import App, Const, Expr, Lit, Pi, get_app_args, is_app_of, mk_app, unfold_app
from prover.lean.meta.app_builder import EQ, IFF, NAT_CONST, mk_nat_lit
from prover.lean.meta.base import Transparency
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck
from prover.lean.meta.meta import Meta
from prover.lean.name import Name, mk_name
from prover.lean.syntax import ast
from prover.lean.tactic.simp.congruence import arg_infos
from prover.lean.tactic.simp.engine import Simp
from prover.lean.tactic.simp.theorems import SimpTheorems, add_simp_entry, empty_theorems, simp_entries
from prover.lean.tactic.simp.types import After, Config, Context, Result, Step

if TYPE_CHECKING:
    from prover.lean.elab.term import TermElab

Label = Literal["elim", "move", "squash"]
UP: Final = Extension[SimpTheorems]("norm_cast_up", empty_theorems, add_simp_entry)
"""Moves casts to the top (elim lemmas, move lemmas reversed). Entries as in SIMP."""
DOWN: Final = Extension[SimpTheorems]("norm_cast_down", empty_theorems, add_simp_entry)
"""Moves casts to the leaves (move and squash lemmas)."""
SQUASH: Final = Extension[SimpTheorems]("norm_cast_squash", empty_theorems, add_simp_entry)
PUSH: Final = Extension[SimpTheorems]("push_cast", empty_theorems, add_simp_entry)


# ------------------------------------------------------------ classification
def _coercee(m: Meta, e: Expr, exact: bool = True) -> tuple[Expr, list[Expr]] | None:
    """What is cast and the arguments after it, when ``e`` is an application of an ``@[coe]`` function."""
    fn, args = unfold_app(e)
    if not isinstance(fn, Const) or not has_tag(m.env, "coe", fn.name):
        return None
    type_ = m.get_const(fn.name).type
    at = 0
    while isinstance(type_, Pi) and not type_.info.is_explicit:
        at, type_ = at + 1, type_.body
    if len(args) <= at or (exact and len(args) != at + 1):
        return None
    return args[at], args[at + 1 :]


def count_head_casts(m: Meta, e: Expr) -> int:
    n = 0
    while True:
        found = _coercee(m, e, exact=False)
        if found is None:
            return n
        n, e = n + 1, found[0]


def count_casts(m: Meta, e: Expr) -> int:
    """All casts in places that ``simp`` rewrites."""
    with m.scope():
        _, e = m.lambda_telescope(e)
        found = _coercee(m, e, exact=False)
        if found is not None:
            return count_head_casts(m, found[0]) + 1 + sum(count_casts(m, x) for x in found[1])
        fn, args = unfold_app(e)
        if not args:
            return 0
        infos = arg_infos(m, fn, len(args))
        total = 0
        for arg, info in zip(args, infos, strict=False):
            if not info.is_prop and not info.is_inst and (not info.has_fwd_deps or info.fwd_ok):
                total += count_casts(m, arg)
        return total


def classify(m: Meta, type: Expr) -> Label:
    """Which kind of lemma a statement is; LeanError when it is none."""
    with m.scope():
        _, body = m.forall_telescope(type)
        body = m.whnf(body) if not (is_app_of(body, EQ, 3) or is_app_of(body, IFF, 2)) else body
        args = get_app_args(body)
        if is_app_of(body, EQ, 3):
            lhs, rhs = args[1], args[2]
        elif is_app_of(body, IFF, 2):
            lhs, rhs = args
        else:
            raise m.error("norm_cast: lemma must be = or ↔, but is\n  {}", body)
        if count_casts(m, lhs) == 0:
            raise m.error("norm_cast: badly shaped lemma, lhs must contain at least one coe\n  {}", lhs)
        heads, rhs_heads = count_head_casts(m, lhs), count_head_casts(m, rhs)
        if heads == 0:
            return "elim"
        if heads == 1:
            if rhs_heads != 0:
                raise m.error("norm_cast: badly shaped lemma, rhs can't start with coe\n  {}", rhs)
            return "move" if count_casts(m, rhs) - rhs_heads > 0 else "squash"
        if rhs_heads < heads:
            return "squash"
        raise m.error("norm_cast: badly shaped shaped squash lemma, rhs must have fewer head coes than lhs\n  {}", body)


_SETS: Final[dict[Label, tuple[tuple[Extension[SimpTheorems], bool], ...]]] = {
    "elim": ((UP, False),),
    "move": ((PUSH, False), (UP, True), (DOWN, False)),
    "squash": ((PUSH, False), (SQUASH, False), (DOWN, False)),
}


def _add(m: Meta, ext: Extension[SimpTheorems], name: Name, symm: bool, priority: int, local: bool) -> None:
    for entry in simp_entries(m, name, symm, True, priority):
        if local:
            m.env = m.env.with_state(ext, ext.add(m.env.state(ext), entry))
        else:
            m.env = m.env.add_entry(ext, entry)


@attribute("norm_cast")
def add_norm_cast(m: Meta, name: Name, stx: ast.Attribute) -> None:
    """``@[norm_cast]``, ``@[norm_cast elim]``, ``@[norm_cast 900]``."""
    words = stx.raw.split()
    given = next((w for w in ("elim", "move", "squash") if w in words), None)
    label: Label = given if given is not None else classify(m, m.get_const(name).type)
    for ext, symm in _SETS[label]:
        _add(m, ext, name, symm, priority_of(stx), stx.kind == "local")


@attribute("push_cast")
def add_push_cast(m: Meta, name: Name, stx: ast.Attribute) -> None:
    _add(m, PUSH, name, "←" in stx.raw or "<-" in stx.raw, priority_of(stx), stx.kind == "local")


# ------------------------------------------------------------ normal form
_CONFIG: Final = Config(zeta=False, zeta_unused=False, beta=False, eta=False, proj=False, iota=False)


class _Phase(Simp):
    """One pass: only its own ``post`` step, no lemmas before."""

    def __init__(self, m: Meta, el: TermElab, theorems: SimpTheorems) -> None:
        super().__init__(m, Context((theorems,), _CONFIG, frozenset(), discharger=_by_hypothesis))
        self.el = el

    def pre(self, e: Expr) -> Step | None:
        return None


class _Numerals(_Phase):
    """``(2 : Int)`` becomes ``((2 : Nat) : Int)``."""

    def post(self, e: Expr) -> Step | None:
        result = numeral_to_cast(self.m, self.el, e)
        return Step(result if result is not None else Result(e), After.DONE)


class _Up(_Phase):
    """Casts move upwards and are eliminated; where they differ, intermediate casts are put in."""

    def post(self, e: Expr) -> Step | None:
        result = self.rewrite(e, pre=False) or Result(e)
        split = split_casts(self.m, self.el, result.expr)
        if split is not None:
            result = self.trans(result, split)
        return Step(result, After.DONE if result.expr is e else After.VISIT)


def _by_hypothesis(simp: object, prop: Expr) -> Expr | None:
    """The discharger of ``norm_cast``: a hypothesis of exactly this type."""
    m: Meta = simp.m  # type: ignore[attr-defined]
    for decl in m.lctx.reversed():
        if not decl.is_aux and decl.type is prop:
            return decl.fvar
    for decl in m.lctx.reversed():
        if not decl.is_aux and m.is_prop(decl.type) and m.is_def_eq_guarded(decl.type, prop):
            return decl.fvar
    return None


def _prove_down(m: Meta, a: Expr, b: Expr) -> Result | None:
    """``a = b`` by move and squash lemmas on both sides."""
    with m.with_transparency(Transparency.REDUCIBLE):
        run = Simp(m, Context((m.env.state(DOWN),), Config()))
        left, right = run.simp(a), run.simp(b)
        if not m.is_def_eq(left.expr, right.expr):
            return None
    if left.proof is None and right.proof is None:
        return Result(b)
    return Result(b, m.mk_eq_trans(run.proof_of(a, left), m.mk_eq_symm(run.proof_of(b, right))))


def _numeral(e: Expr) -> tuple[Expr, int] | None:
    if is_app_of(e, mk_name("OfNat.ofNat"), 3):
        alpha, n, _ = get_app_args(e)
        if isinstance(n, Lit) and isinstance(n.value, int):
            return alpha, n.value
    return (NAT_CONST, 0) if isinstance(e, Const) and e.name is mk_name("Nat.zero") else None


def numeral_to_cast(m: Meta, el: TermElab, e: Expr) -> Result | None:
    found = _numeral(e)
    if found is None or m.whnf(found[0]) is NAT_CONST:
        return None
    try:
        new = m.mk_app_opt_m("Nat.cast", [found[0], None, mk_nat_lit(found[1])])
        return _prove_down(m, e, new)
    except HeartbeatsExceeded:
        raise
    except (LeanError, Stuck):
        return None


def split_casts(m: Meta, el: TermElab, e: Expr) -> Result | None:
    """``op (↑x : γ) (↑y : γ)`` with ``x : α``, ``y : β``: cast ``x`` by way of ``β``, or ``y`` by way of ``α``; a
    numeral on one side is cast by way of the other side's type."""
    if not (isinstance(e, App) and isinstance(e.fn, App)):
        return None
    op, x, y = e.fn.fn, e.fn.arg, e.arg
    gamma = _operand_type(m, op)
    if gamma is None:
        return None
    cx, cy = _coercee(m, x), _coercee(m, y)
    if cx is not None and cy is not None:
        alpha, beta = m.infer_type(cx[0]), m.infer_type(cy[0])
        first = _recast(m, el, x, cx[0], beta, gamma)
        if first is not None:
            return Result(mk_app(mk_app(op, first.expr), y), _congr_left(m, op, first, y))
        second = _recast(m, el, y, cy[0], alpha, gamma)
        return None if second is None else _congr_right(m, op, x, second)
    nx, ny = _numeral(x), _numeral(y)
    if cx is not None and ny is not None:
        second = _recast_numeral(m, el, y, ny[1], m.infer_type(cx[0]), gamma)
        return None if second is None else _congr_right(m, op, x, second)
    if cy is not None and nx is not None:
        first = _recast_numeral(m, el, x, nx[1], m.infer_type(cy[0]), gamma)
        if first is not None:
            return Result(mk_app(mk_app(op, first.expr), y), _congr_left(m, op, first, y))
    return None


def _operand_type(m: Meta, op: Expr) -> Expr | None:
    """``γ`` when ``op : γ → γ → δ``, not dependent."""
    type_ = m.whnf_core_pi(m.infer_type(op))
    if not isinstance(type_, Pi) or type_.body.loose:
        return None
    inner = type_.body
    if not isinstance(inner, Pi) or inner.body.loose or not m.is_def_eq_guarded(type_.binder_type, inner.binder_type):
        return None
    return type_.binder_type


def _congr_left(m: Meta, op: Expr, first: Result, y: Expr) -> Expr | None:
    return None if first.proof is None else m.mk_congr_fun(m.mk_congr_arg(op, first.proof), y)


def _congr_right(m: Meta, op: Expr, x: Expr, second: Result) -> Result:
    head = mk_app(op, x)
    proof = None if second.proof is None else m.mk_congr_arg(head, second.proof)
    return Result(mk_app(head, second.expr), proof)


def _cast(m: Meta, el: TermElab, e: Expr, type: Expr) -> Expr | None:
    if m.is_def_eq_guarded(m.infer_type(e), type):
        return None
    return el.coerce_simple(e, type)


def _recast(m: Meta, el: TermElab, e: Expr, inner: Expr, middle: Expr, gamma: Expr) -> Result | None:
    """``e = ↑↑inner`` by way of ``middle``."""
    try:
        step = _cast(m, el, inner, middle)
        whole = _cast(m, el, step, gamma) if step is not None else None
        return _prove_down(m, e, whole) if whole is not None else None
    except HeartbeatsExceeded:
        raise
    except (LeanError, Stuck, Undetermined):
        return None


def _recast_numeral(m: Meta, el: TermElab, e: Expr, n: int, middle: Expr, gamma: Expr) -> Result | None:
    try:
        return _recast_to(m, el, e, m.mk_numeral(middle, n), gamma)
    except HeartbeatsExceeded:
        raise
    except (LeanError, Stuck):
        return None


def _recast_to(m: Meta, el: TermElab, e: Expr, numeral: Expr, gamma: Expr) -> Result | None:
    whole = _cast(m, el, numeral, gamma)
    return _prove_down(m, e, whole) if whole is not None else None


def derive(el: TermElab, e: Expr) -> Result:
    """The normal form of ``e`` and a proof: numerals become casts, casts move up, chains of casts are squashed."""
    m = el.m
    e = m.instantiate_mvars(e)
    empty = empty_theorems()
    first = _Numerals(m, el, empty)
    result = first.simp(e)
    second = _Up(m, el, m.env.state(UP))
    result = first.trans(result, second.simp(result.expr))
    third = Simp(m, Context((m.env.state(SQUASH),), _CONFIG, frozenset()))
    return first.trans(result, third.simp(result.expr))

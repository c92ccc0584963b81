"""The E-graph of ``grind``: terms in classes of equals, closed under congruence, with a proof of every equality.

Source: Lean 4 ``src/Lean/Meta/Tactic/Grind/{Core,Internalize,Proof}.lean``; proofs come from a forest as in Nieuwenhuis
and Oliveras, "Proof-producing congruence closure" (2005). Comes in: terms and equations with their proofs. Goes out:
classes, and ``explain(a, b)``, a proof of ``a = b``. Propositions are terms too: a fact is equal to ``True``, a refuted
one to ``False``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from prover.lean.alpha import without_names
from prover.lean.expr import (
    App,
    Const,
    Expr,
    FVar,
    Lam,
    Pi,
    Proj,
    is_app_of,
    mk_apps,
    mk_const,
    mk_proj,
    unfold_app,
)
from prover.lean.meta.app_builder import EQ, FALSE, TRUE
from prover.lean.meta.meta import Meta
from prover.lean.name import mk_name
from prover.lean.subst import head_beta
from prover.lean.tactic.grind.congruence import Instances, Mode, arg_modes, prove_congruence
from prover.lean.tactic.grind.injection import field_equation
from prover.lean.tactic.grind.literals import is_numeral, literal
from prover.lean.tactic.grind.logic import typed

Justification = Callable[[], Expr] | None
"""A proof of ``a = b``, made when it is asked for; None: by congruence."""
_CONNECTIVES: Final = frozenset("And Or Not Iff Eq ite dite Decidable.decide".split())


@dataclass(frozen=True, slots=True)
class Edge:
    """A step of the proof forest: to ``target``; ``flipped`` when the justification proves ``target = source``."""

    target: Expr
    why: Justification
    flipped: bool


class EGraph:
    """Classes of equal terms. ``fresh`` are the terms added and ``touched`` the members and parents whose classes
    changed, since they were last taken; ``clash``: two different values that have become equal."""

    def __init__(self, m: Meta) -> None:
        self.m = m
        self.roots: dict[Expr, Expr] = {}
        self.members: dict[Expr, tuple[Expr, ...]] = {}
        self.parents: dict[Expr, tuple[Expr, ...]] = {}
        self.edges: dict[Expr, Edge] = {}
        self.values: dict[Expr, Expr] = {}
        self.table: dict[tuple[object, ...], Expr] = {}
        self.heads: dict[object, tuple[Expr, ...]] = {}
        self.generation: dict[Expr, int] = {}
        self.fresh: list[Expr] = []
        self.touched: list[tuple[tuple[Expr, ...], tuple[Expr, ...]]] = []
        self.arrows: dict[Expr, bool] = {}
        self.queue: list[tuple[Expr, Expr, Justification]] = []
        self.clash: tuple[Expr, Expr] | None = None
        self.merges = 0
        self.instances = Instances(m)
        self.proofs: dict[Callable[[], Expr], Expr] = {}
        for prop in (TRUE, FALSE):
            self.add(prop, 0)

    def copy(self) -> EGraph:
        """An independent graph with the same contents (for one case of a split)."""
        new = EGraph.__new__(EGraph)
        new.m = self.m
        for name in ("roots", "members", "parents", "edges", "values", "table", "heads", "generation"):
            setattr(new, name, dict(getattr(self, name)))
        for name in ("fresh", "touched", "queue"):
            setattr(new, name, list(getattr(self, name)))
        new.arrows = self.arrows
        new.clash, new.merges, new.proofs, new.instances = self.clash, self.merges, self.proofs, self.instances
        return new

    # ------------------------------------------------------------ questions
    def __contains__(self, e: Expr) -> bool:
        return e in self.roots

    def root(self, e: Expr) -> Expr:
        return self.roots.get(e, e)

    def is_equal(self, a: Expr, b: Expr) -> bool:
        return a is b or (a in self.roots and self.roots[a] is self.roots.get(b))

    def is_true(self, p: Expr) -> bool:
        return self.root(p) is self.roots[TRUE]

    def is_false(self, p: Expr) -> bool:
        return self.root(p) is self.roots[FALSE]

    def value_of(self, e: Expr) -> Expr | None:
        """The constructor application, literal, ``True`` or ``False`` that ``e`` is known to equal."""
        return self.values.get(self.root(e))

    def type_of(self, e: Expr) -> Expr:
        """The type of ``e``; that of a ``match`` is its motive applied, which is reduced."""
        return head_beta(self.m.infer_type(e))

    def is_argument(self, p: Expr) -> bool:
        """Is a proposition equal to ``p`` an argument of a function that is no connective?"""
        for parent in self.parents.get(self.root(p), ()):
            head = self.head_of(parent)
            if head is not None and str(head) not in _CONNECTIVES:
                return True
        return False

    def class_of(self, e: Expr) -> tuple[Expr, ...]:
        return self.members.get(self.root(e), (e,))

    # ------------------------------------------------------------ terms
    def add(self, e: Expr, generation: int) -> None:
        """Enter ``e`` and the subterms that congruence looks at."""
        todo = [(e, False)]
        while todo:
            t, ready = todo.pop()
            if t in self.roots:
                continue
            children = self._children(t)
            if not ready and children:
                todo.append((t, True))
                todo.extend((c, False) for c in children if c not in self.roots)
                continue
            self._enter(t, children, generation)

    def _children(self, e: Expr) -> list[Expr]:
        """The subterms whose classes matter for ``e``."""
        if isinstance(e, Pi):
            if not e.body.loose:
                return [e.binder_type, e.body]
            return [e.binder_type] if self.m.is_prop(e.binder_type) and self.m.is_prop(e) else []
        if isinstance(e, Proj):
            return [e.struct]
        if type(e) is not App or is_numeral(e):
            return []
        fn, args = unfold_app(e)
        modes = arg_modes(self.m, fn, args)
        if modes is None:
            return [e.fn, e.arg]
        children = [a for a, mode in zip(args, modes, strict=True) if mode in (Mode.CLASS, Mode.SAME)]
        return children if isinstance(fn, Const) else [fn, *children]

    def is_implication(self, e: Pi) -> bool:
        """``p → q`` between propositions."""
        # Key: the term; value: the answer, which its type determines; kept as long as the call.
        found = self.arrows.get(e)
        if found is None:
            m = self.m
            found = self.arrows[e] = not e.body.loose and m.is_prop(e.binder_type) and m.is_prop(e.body)
        return found

    def _enter(self, e: Expr, children: Sequence[Expr], generation: int) -> None:
        self.m.tick("grind", 5)
        self.roots[e] = e
        self.members[e] = (e,)
        self.generation[e] = generation
        if self._is_value(e):
            self.values[e] = e
        for child in children:
            root = self.roots[child]
            self.parents[root] = (*self.parents.get(root, ()), e)
        head = self.head_of(e)
        if head is not None:
            self.heads[head] = (*self.heads.get(head, ()), e)
        self.fresh.append(e)
        self._enter_table(e)

    def _is_value(self, e: Expr) -> bool:
        return e is TRUE or e is FALSE or literal(self.m, e) is not None or self.m.is_ctor_app(e) is not None

    @staticmethod
    def head_of(e: Expr) -> object:
        """What terms are indexed by: the name of a constant at the head, or a variable there."""
        fn = e
        while type(fn) is App:
            fn = fn.fn
        if type(fn) is Const:
            return fn.name
        return fn if type(fn) is FVar and fn is not e else None

    def _enter_table(self, e: Expr) -> None:
        key = self._key(e)
        if key is None:
            return
        found = self.table.setdefault(key, e)
        if found is not e and not self.is_equal(found, e):
            self.queue.append((e, found, None))

    def _key(self, e: Expr) -> tuple[object, ...] | None:
        """Terms with the same key are congruent."""
        if isinstance(e, Pi) and not e.body.loose:
            return ("→", self.roots[e.binder_type], self.roots[e.body])
        if isinstance(e, (Pi, Lam)):
            return ("λ", without_names(e))
        if isinstance(e, Proj):
            return ("proj", e.struct_name, e.idx, self.roots[e.struct])
        if type(e) is not App:
            return None
        fn, args = unfold_app(e)
        if is_numeral(e):
            return ("#", args[0], args[1], self.instances(args[2]))
        modes = arg_modes(self.m, fn, args)
        if modes is None:
            return ("@", self.roots[e.fn], self.roots[e.arg])
        if is_app_of(e, EQ, 3):
            a, b = self.roots[args[1]], self.roots[args[2]]
            return ("=", args[0], *((a, b) if id(a) <= id(b) else (b, a)))
        parts: list[object] = [fn if type(fn) is Const else self.roots[fn]]
        for arg, mode in zip(args, modes, strict=True):
            if mode is Mode.FIXED:
                arg = self.instances(arg)
            parts.append(self.roots[arg] if mode is Mode.CLASS else None if mode is Mode.PROOF else arg)
        return tuple(parts)

    # ------------------------------------------------------------ merging
    def merge(self, a: Expr, b: Expr, why: Justification) -> None:
        """``a = b``. Takes effect in :meth:`close`."""
        for e in (a, b):
            if e not in self.roots:
                self.add(e, 0)
        if not self.is_equal(a, b):
            self.queue.append((a, b, why))

    def close(self) -> None:
        """Work through the equations that wait, and those that follow by congruence."""
        while self.queue and self.clash is None:
            a, b, why = self.queue.pop(0)
            if not self.is_equal(a, b):
                self._join(a, b, why)

    def _join(self, a: Expr, b: Expr, why: Justification) -> None:
        self.m.tick("grind", 10)
        self.merges += 1
        ra, rb = self.roots[a], self.roots[b]
        if len(self.members[ra]) > len(self.members[rb]) and rb is not self.roots[TRUE]:
            a, b, ra, rb = b, a, rb, ra
            self._link(a, b, why, True)
        else:
            self._link(a, b, why, False)
        va, vb = self.values.get(ra), self.values.get(rb)
        moved = self.parents.pop(ra, ())
        for parent in moved:
            key = self._key(parent)
            if key is not None and self.table.get(key) is parent:
                del self.table[key]
        members = self.members.pop(ra)
        for t in members:
            self.roots[t] = rb
        if vb is None and va is not None:
            self.touched.append(((*self.members[rb], *members), (*self.parents.get(rb, ()), *moved)))
        else:
            self.touched.append((members, moved))
        self.members[rb] = (*self.members[rb], *members)
        self.values.pop(ra, None)
        if vb is None and va is not None:
            self.values[rb] = va
        for parent in moved:
            self._enter_table(parent)
        self.parents[rb] = (*self.parents.get(rb, ()), *moved)
        if va is not None and vb is not None:
            self._values_met(va, vb)

    def _link(self, a: Expr, b: Expr, why: Justification, flipped: bool) -> None:
        """Hang the tree of ``a`` below ``b`` in the proof forest."""
        source, edge = a, self.edges.pop(a, None)
        self.edges[a] = Edge(b, why, flipped)
        while edge is not None:
            target, following = edge.target, self.edges.get(edge.target)
            self.edges[target] = Edge(source, edge.why, not edge.flipped)
            source, edge = target, following

    def _values_met(self, a: Expr, b: Expr) -> None:
        """Two values are equal: a contradiction, or their fields are equal."""
        m = self.m
        info, other = m.is_ctor_app(a), m.is_ctor_app(b)
        if a is b:
            return
        if info is None or other is None:
            known, given = literal(m, a), literal(m, b)
            if a in (TRUE, FALSE) or (known is not None and given is not None and known != given):
                self.clash = (a, b)
            return
        if info is not other:
            self.clash = (a, b)
            return
        (_, xs), (_, ys) = unfold_app(a), unfold_app(b)
        for i in range(info.num_params, len(xs)):
            if xs[i] is not ys[i] and not m.is_proof(xs[i]):
                self._fields_equal(a, b, i, xs[i], ys[i])

    def _fields_equal(self, a: Expr, b: Expr, i: int, x: Expr, y: Expr) -> None:
        if x in self.roots and y in self.roots and self.type_of(x) is self.type_of(y):
            self.merge(x, y, lambda: field_equation(self.m, self.explain(a, b), i, x, y))

    # ------------------------------------------------------------ proofs
    def explain(self, a: Expr, b: Expr) -> Expr:
        """A proof of ``a = b`` for terms of one class."""
        self.m.tick("grind", 5)
        if a is b:
            return self.m.mk_eq_refl(a)
        above = set(self._ancestors(a))
        meeting = next(t for t in self._ancestors(b) if t in above)
        steps = [(s, e.target, self._step(s, e)) for s, e in self._path(a, meeting)]
        for s, e in reversed(self._path(b, meeting)):
            steps.append((e.target, s, self._symm(s, e.target, self._step(s, e))))
        _, at, proof = steps[0]
        type = self.type_of(a)
        trans = mk_const(mk_name("Eq.trans"), (self.m.get_level(type),))
        for s, t, step in steps[1:]:
            assert s is at
            proof, at = mk_apps(trans, [type, a, s, t, proof, step]), t
        return proof

    def _ancestors(self, e: Expr) -> list[Expr]:
        out = [e]
        while (edge := self.edges.get(out[-1])) is not None:
            out.append(edge.target)
        return out

    def _path(self, e: Expr, end: Expr) -> list[tuple[Expr, Edge]]:
        out: list[tuple[Expr, Edge]] = []
        while e is not end:
            out.append((e, self.edges[e]))
            e = self.edges[e].target
        return out

    def _symm(self, a: Expr, b: Expr, proof: Expr) -> Expr:
        """``b = a`` from ``a = b``."""
        type = self.type_of(a)
        return mk_apps(mk_const(mk_name("Eq.symm"), (self.m.get_level(type),)), [type, a, b, proof])

    def _step(self, source: Expr, edge: Edge) -> Expr:
        """``source = target`` for one edge."""
        if edge.why is None:
            return self._congruent(source, edge.target)
        # Key: the justification, which belongs to this edge alone; value: its proof, the same whenever it is made.
        found = self.proofs.get(edge.why)
        if found is None:
            found = self.proofs[edge.why] = edge.why()
        return self._symm(edge.target, source, found) if edge.flipped else found

    def _congruent(self, a: Expr, b: Expr) -> Expr:
        """``a = b`` because their arguments are equal."""
        if isinstance(a, (Pi, Lam)) and without_names(a) is without_names(b):
            return typed(self.m.mk_eq(a, b), self.m.mk_eq_refl(a))
        if isinstance(a, Pi) and isinstance(b, Pi):
            p, q = self.explain(a.binder_type, b.binder_type), self.explain(a.body, b.body)
            return self.m.mk_app_m("implies_congr", [p, q])
        if isinstance(a, Proj) and isinstance(b, Proj):
            return self._congruent_projections(a, b)
        (fa, xs), (fb, ys) = unfold_app(a), unfold_app(b)
        if arg_modes(self.m, fa, xs) is None:
            assert isinstance(a, App) and isinstance(b, App)
            return self.m.mk_congr(self.explain(a.fn, b.fn), self.explain(a.arg, b.arg))
        if is_app_of(a, EQ, 3) and not (self.is_equal(xs[1], ys[1]) and self.is_equal(xs[2], ys[2])):
            return self._congruent_swapped(a, b, xs, ys)
        modes = arg_modes(self.m, fa, xs)
        assert modes is not None
        why = {
            i: self.explain(x, y)
            for i, (x, y, mode) in enumerate(zip(xs, ys, modes, strict=True))
            if mode is Mode.CLASS and x is not y
        }
        same = [x if mode is Mode.FIXED else y for x, y, mode in zip(xs, ys, modes, strict=True)]
        proof = prove_congruence(self.m, fa, xs, same, why)
        if any(x is not y for x, y in zip(same, ys, strict=True)):
            return typed(self.m.mk_eq(a, b), proof)
        return proof if fa is fb else self._with_heads(fa, fb, xs, ys, proof if why else None)

    def _congruent_projections(self, a: Proj, b: Proj) -> Expr:
        m = self.m
        with m.scope():
            x = m.push_local(mk_name("x"), m.infer_type(a.struct))
            f = m.mk_lambda([x], mk_proj(a.struct_name, a.idx, x))
        return m.mk_congr_arg(f, self.explain(a.struct, b.struct))

    def _congruent_swapped(self, a: Expr, b: Expr, xs: Sequence[Expr], ys: Sequence[Expr]) -> Expr:
        """``(x = y) = (y' = x')``."""
        m = self.m
        turned = m.mk_eq(xs[2], xs[1])
        swap = mk_apps(mk_const(mk_name("eq_comm"), (m.get_level(xs[0]),)), xs)
        first = m.mk_propext(swap)
        if turned is b:
            return first
        why = {i: self.explain(x, y) for i, (x, y) in enumerate(((xs[2], ys[1]), (xs[1], ys[2])), 1) if x is not y}
        fn, zs = unfold_app(turned)
        return m.mk_eq_trans(first, prove_congruence(m, fn, zs, ys, why))

    def _with_heads(self, f: Expr, g: Expr, xs: Sequence[Expr], ys: Sequence[Expr], proof: Expr | None) -> Expr:
        """``f xs = g ys`` from ``f xs = f ys`` for equal functions."""
        m = self.m
        with m.scope():
            x = m.push_local(mk_name("f"), m.infer_type(f))
            heads = m.mk_lambda([x], mk_apps(x, ys))
        last = m.mk_congr_arg(heads, self.explain(f, g))
        return last if proof is None else m.mk_eq_trans(proof, last)

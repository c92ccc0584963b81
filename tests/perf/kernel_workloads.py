"""Synthetic kernel workloads, those of the kernel notes: computation, equality chains, nested haves, delta towers."""

from __future__ import annotations

from prover.lean.declaration import Declaration, DefinitionDecl, TheoremDecl, regular
from prover.lean.environment import Environment
from prover.lean.expr import IMPLICIT, Expr, mk_app, mk_apps, mk_bvar, mk_const, mk_lambda, mk_let, mk_pi
from prover.lean.kernel.check import add_decl
from prover.lean.level import ONE, ZERO
from prover.lean.name import Name, mk_name
from tests.lean.kernel.kernel_text import add_text
from tests.lean.kernel.prelude import prelude

NAT = mk_const(mk_name("Nat"))
EQ_NAT = mk_app(mk_const(mk_name("Eq"), (ONE,)), NAT)

UNARY = """
inductive N 0 : Type | zero : N | succ : Pi (n : N), N
def N.add : N -> N -> N := fun (n m : N) => N.rec.{1} (fun (x : N) => N) n (fun (k ih : N) => N.succ ih) m
def N.even : N -> Bool := fun (n : N) =>
  N.rec.{1} (fun (x : N) => Bool) Bool.true (fun (k : N) (ih : Bool) => Bool.not ih) n
def N.d0 : N := N.succ N.zero
"""


def _extend(env: Environment, decls: list[Declaration]) -> Environment:
    for decl in decls:
        env = add_decl(env, decl)
    return env


def unary_computation(doublings: int = 12) -> Environment:
    """``d_k = d_{k-1} + d_{k-1}`` on a unary type; ``rfl`` computes the parity of the last one, digit by digit."""
    env = add_text(prelude(), UNARY)
    n, add = mk_const(mk_name("N")), mk_const(mk_name("N.add"))
    decls: list[Declaration] = []
    for k in range(1, doublings + 1):
        before = mk_const(mk_name(f"N.d{k - 1}"))
        decls.append(DefinitionDecl(mk_name(f"N.d{k}"), (), n, mk_apps(add, [before, before]), regular(k + 1)))
    bool_type, true = mk_const(mk_name("Bool")), mk_const(mk_name("Bool.true"))
    even = mk_app(mk_const(mk_name("N.even")), mk_const(mk_name(f"N.d{doublings}")))
    goal = mk_apps(mk_const(mk_name("Eq"), (ONE,)), [bool_type, even, true])
    decls.append(
        TheoremDecl(mk_name("N.parity"), (), goal, mk_apps(mk_const(mk_name("Eq.refl"), (ONE,)), [bool_type, true]))
    )
    return _extend(env, decls)


def equality_chain(depth: int = 1500) -> Environment:
    """``f^n a = f^n b`` from ``a = b`` by congrArg, then a long Eq.trans chain."""
    env = add_text(prelude(), "axiom f : Nat -> Nat\naxiom a : Nat\naxiom b : Nat\naxiom h : Eq.{1} Nat a b")
    f, a, b = (mk_const(mk_name(c)) for c in "fab")
    congr, trans = mk_const(mk_name("congrArg"), (ONE, ONE)), mk_const(mk_name("Eq.trans"), (ONE,))
    symm = mk_const(mk_name("Eq.symm"), (ONE,))
    left, right, proof = a, b, mk_const(mk_name("h"))
    for _ in range(depth):
        proof = mk_apps(congr, [NAT, NAT, left, right, f, proof])
        left, right = mk_app(f, left), mk_app(f, right)
    goal = mk_apps(EQ_NAT, [left, right])
    env = add_decl(env, TheoremDecl(mk_name("congr_chain"), (), goal, proof))
    step = mk_const(mk_name("congr_chain"))
    back = mk_apps(symm, [NAT, left, right, step])
    chain = step
    for _ in range(depth // 2):
        chain = mk_apps(trans, [NAT, left, left, right, mk_apps(trans, [NAT, left, right, left, chain, back]), step])
    return add_decl(env, TheoremDecl(mk_name("trans_chain"), (), goal, chain))


def nested_haves(depth: int = 400) -> Environment:
    """``have h₁ := …; have h₂ := f h₁ …`` as applied lambdas and as lets."""
    env = prelude()
    x = mk_name("x")
    goal = mk_pi(mk_name("n"), NAT, mk_apps(EQ_NAT, [mk_bvar(0), mk_bvar(0)]))
    trans = mk_const(mk_name("Eq.trans"), (ONE,))
    for lets in (True, False):
        # under n and k hypotheses of type n = n, the last one is #0 and n is #k
        body: Expr = mk_bvar(0)
        for k in range(depth, 0, -1):
            n_before = mk_bvar(k - 1)
            ty = mk_apps(EQ_NAT, [n_before, n_before])
            if k == 1:
                value = mk_apps(mk_const(mk_name("Eq.refl"), (ONE,)), [NAT, n_before])
            else:
                value = mk_apps(trans, [NAT, n_before, n_before, n_before, mk_bvar(0), mk_bvar(0)])
            body = mk_let(x, ty, value, body) if lets else mk_app(mk_lambda(x, ty, body), value)
        name = mk_name("lets" if lets else "haves")
        env = add_decl(env, TheoremDecl(name, (), goal, mk_lambda(mk_name("n"), NAT, body)))
    return env


def delta_tower(height: int = 400) -> Environment:
    """A type class with instances and definitions over definitions, each with a lemma by ``rfl``."""
    env = add_text(
        prelude(),
        """
        inductive Add.{u} 1 : Type u -> Type u | mk : Pi {α : Type u} (add : α -> α -> α), Add.{u} α
        abbrev Add.add.{u} : Pi {α : Type u} {self : Add.{u} α}, α -> α -> α :=
          fun {α : Type u} {self : Add.{u} α} => proj Add 0 self
        abbrev instAdd : Add.{0} Nat := Add.mk.{0} Nat Nat.add
        def t0 : Nat -> Nat := fun (n : Nat) => Add.add.{0} Nat instAdd n n
        """,
    )
    add = mk_apps(mk_const(mk_name("Add.add"), (ZERO,)), [NAT])
    inst = mk_const(mk_name("instAdd"))
    x = mk_name("x")
    refl = mk_app(mk_const(mk_name("Eq.refl"), (ONE,)), NAT)
    arrow = mk_pi(x, NAT, NAT)
    decls: list[Declaration] = []
    add_class = mk_app(mk_const(mk_name("Add"), (ZERO,)), NAT)
    for k in range(1, height):
        previous, this = mk_const(mk_name(f"t{k - 1}")), mk_const(mk_name(f"t{k}"))
        inst_name = mk_name(f"inst{k}")
        below = mk_const(mk_name("instAdd")) if k % 8 == 1 else inst  # instances over instances, up to eight deep
        decls.append(DefinitionDecl(inst_name, (), add_class, below, regular(k)))
        inst = mk_const(inst_name)
        value = mk_apps(add, [inst, mk_app(previous, mk_bvar(0)), mk_bvar(0)])
        decls.append(DefinitionDecl(mk_name(f"t{k}"), (), arrow, mk_lambda(x, NAT, value), regular(k + 1)))
        goal = mk_apps(EQ_NAT, [mk_app(this, mk_bvar(0)), _nat_add(mk_app(previous, mk_bvar(0)), mk_bvar(0))])
        proof = mk_app(refl, mk_app(this, mk_bvar(0)))
        decls.append(TheoremDecl(_lemma(k), (), mk_pi(x, NAT, goal, IMPLICIT), mk_lambda(x, NAT, proof, IMPLICIT)))
    return _extend(env, decls)


def _lemma(k: int) -> Name:
    return mk_name(f"t{k}_eq")


def _nat_add(a: Expr, b: Expr) -> Expr:
    return mk_apps(mk_const(mk_name("Nat.add")), [a, b])


WORKLOADS = {
    "rfl by computation": unary_computation,
    "Eq.trans/congrArg chains": equality_chain,
    "nested haves": nested_haves,
    "delta towers": delta_tower,
}

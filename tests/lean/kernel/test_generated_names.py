"""Names of generated constants and binders."""

from __future__ import annotations

import pytest

from prover.lean.alpha import same_term
from prover.lean.declaration import RecursorInfo
from prover.lean.expr import BinderInfo, Pi
from prover.lean.kernel.inductive import append_after
from prover.lean.name import Name, mk_name
from tests.lean.kernel.kernel_text import add_text, parse_term
from tests.lean.kernel.prelude import prelude


def binders(name: str) -> list[tuple[str, BinderInfo]]:
    info = prelude().find(mk_name(name))
    assert isinstance(info, RecursorInfo)
    out: list[tuple[str, BinderInfo]] = []
    t = info.type
    while isinstance(t, Pi):
        out.append((str(t.binder_name), t.info))
        t = t.body
    return out


IMP, DEF = BinderInfo.IMPLICIT, BinderInfo.DEFAULT


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Nat.rec", [("motive", IMP), ("zero", DEF), ("succ", DEF), ("t", DEF)]),
        ("False.rec", [("motive", DEF), ("t", DEF)]),
        ("List.rec", [("a", IMP), ("motive", IMP), ("nil", DEF), ("cons", DEF), ("t", DEF)]),
        ("Eq.rec", [("α", IMP), ("a", IMP), ("motive", IMP), ("refl", DEF), ("a", IMP), ("t", DEF)]),
        ("Acc.rec", [("α", IMP), ("r", IMP), ("motive", IMP), ("intro", DEF), ("a", IMP), ("t", DEF)]),
        ("Tree.rec_1", [("motive_1", IMP), ("motive_2", IMP), ("node", DEF), ("nil", DEF), ("cons", DEF), ("t", DEF)]),
        (
            "Odd.rec",
            [("motive_1", IMP), ("motive_2", IMP), ("zero", DEF), ("succ", DEF), ("succ", DEF), ("a", IMP), ("t", DEF)],
        ),
    ],
)
def test_recursor_binders(name: str, expected: list[tuple[str, BinderInfo]]) -> None:
    assert binders(name) == expected


def test_induction_hypotheses_are_named_after_their_fields() -> None:
    info = prelude().find(mk_name("Tree.rec"))
    text = parse_term(
        """Pi {motive_1 : Tree -> Sort u} {motive_2 : List.{0} Tree -> Sort u}
        (node : Pi (children : List.{0} Tree) (children_ih : motive_2 children), motive_1 (Tree.node children))
        (nil : motive_2 (List.nil.{0} Tree))
        (cons : Pi (head : Tree) (tail : List.{0} Tree) (head_ih : motive_1 head) (tail_ih : motive_2 tail),
          motive_2 (List.cons.{0} Tree head tail))
        (t : Tree), motive_1 t"""
    )
    assert info is not None
    assert same_term(info.type, text)


def test_recursor_universe_avoids_those_of_the_type() -> None:
    def first(name: str) -> str:
        info = prelude().find(mk_name(name))
        assert info is not None
        return str(info.level_params[0])

    assert first("Nat.rec") == "u"
    assert first("List.rec") == "u_1"
    env = add_text(prelude(), "inductive T.{u_1, u} 0 : Type (max u u_1) | mk : T.{u_1, u}")
    info = env.find(mk_name("T.rec"))
    assert info is not None
    assert [str(p) for p in info.level_params] == ["u_2", "u_1", "u"]


def name_of(*parts: str | int) -> Name:
    name = mk_name("")
    for part in parts:
        name = name.child(part)
    return name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (("n",), ("n_ih",)),
        (("a", "b"), ("a", "b_ih")),
        (("a", "_hyg", 3), ("a_ih", "_hyg", 3)),
        (("a", "_@", "_internal", "_hyg", 0), ("a_ih", "_@", "_internal", "_hyg", 0)),
        (("x", 1), ("x", 1, "_ih")),
    ],
)
def test_suffix_goes_before_macro_scopes(name: tuple[str | int, ...], expected: tuple[str | int, ...]) -> None:
    assert append_after(name_of(*name), "_ih") is name_of(*expected)

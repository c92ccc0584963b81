"""Commands: headers, bodies, structures, scopes, layout by column."""

from __future__ import annotations

from typing import Any

import pytest

from prover.lean.name import mk_name
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.syntax.parser import INIT_TABLE, MATHLIB_TABLE, ParseError, Parser, ParserTable
from prover.lean.syntax.source import Source
from tests.lean.syntax.shape import shape


def commands(text: str, table: ParserTable = INIT_TABLE) -> list[Any]:
    parser = Parser(Source(text), table)
    found: list[Any] = []
    pos = 0
    while True:
        command, pos = parser.parse_command(pos)
        if isinstance(command, ast.EndOfInput):
            return found
        found.append(command)


def proof(text: str) -> tuple[Any, ...]:
    (command,) = commands("example : p := by\n" + text)
    return tuple(command.value.seq.tactics)


def test_theorem_with_everything() -> None:
    (c,) = commands(
        "/-- doc -/ @[simp, local ext 100] protected theorem A.b.{u, v} {α : Type u} (x y : α) : x = y := h"
    )
    assert (c.kind, c.name.name.text, [n.text for n in c.levels]) == ("theorem", "A.b", ["u", "v"])
    assert (c.modifiers.doc, c.modifiers.visibility) == ("doc", "protected")
    assert [(a.kind, a.name.text, a.raw) for a in c.modifiers.attrs] == [
        ("global", "simp", "simp"),
        ("local", "ext", "ext 100"),
    ]
    assert [b.kind for b in c.binders] == ["implicit", "default"]


def test_equations_and_termination() -> None:
    (c,) = commands("def f : Nat → Nat\n  | 0 => 1\n  | n + 1 => f n\ntermination_by n => n\ndecreasing_by simp")
    assert shape(c.alts) == "[MatchAlt(patterns=[[0]] rhs=1) MatchAlt(patterns=[[(n + 1)]] rhs=(f n))]"
    assert shape(c.termination.measure) == "n"
    assert c.termination.decreasing_by is not None


def test_where_is_fields_for_instances_and_definitions_after_a_body() -> None:
    inst, fn = commands("instance : A B where\n  x := 1\n  f a := a\ndef g := h\nwhere\n  h : Nat := 2")
    assert shape(inst.struct_fields) == (
        "[StructInstField(path=x value=1) StructInstField(path=f binders=[Binder(kind=default names=[a])] value=a)]"
    )
    assert [d.name.name.text for d in fn.where_decls.decls] == ["h"]


def test_inductive() -> None:
    (c,) = commands(
        "inductive Vec (α : Type u) : Nat → Type u where\n  | nil : Vec α 0\n"
        "  | cons {n} (a : α) : Vec α (n+1)\n  deriving Repr, BEq"
    )
    assert [k.name.name.text for k in c.ctors] == ["nil", "cons"]
    assert [n.text for n in c.deriving] == ["Repr", "BEq"]


def test_structure() -> None:
    (c,) = commands(
        "structure P (α : Type) extends A α, B where\n  mk' ::\n  x : α := 1\n"
        "  (y z : Nat)\n  {w : α}\n  [i : C α]\n  h : x = x := by rfl"
    )
    assert c.ctor_name.name.text == "mk'"
    assert [shape(p) for _, p in c.parents] == ["(A α)", "B"]
    assert [(f.kind, [n.name.text for n in f.names]) for f in c.struct_fields] == [
        ("default", ["x"]),
        ("default", ["y", "z"]),
        ("implicit", ["w"]),
        ("instImplicit", ["i"]),
        ("default", ["h"]),
    ]
    assert c.struct_fields[-1].auto is not None


def test_scopes() -> None:
    text = (
        "open A B\nopen A (x y)\nopen A hiding z\nopen A renaming x → y\nopen scoped C\nuniverse u v\n"
        "variable (x : Nat) {α}\nnamespace N\nsection\nend\nend N\n"
        "set_option o true in\nexample : p := q\nomit [C]\ninclude h"
    )
    kinds = [type(c).__name__ for c in commands(text)]
    assert kinds == [*["OpenCmd"] * 5, "UniverseCmd", "VariableCmd", "NamespaceCmd", "SectionCmd", "EndCmd", "EndCmd",
                     "InCmd", "IncludeCmd", "IncludeCmd"]  # fmt: skip


def test_queries() -> None:
    text = '#check x\n#eval 1\n#reduce x\n#print axioms x\n#print x\n#synth C\n#check_failure f\n#print "hi"'
    found = commands(text)
    assert [type(c).__name__ for c in found] == ["CheckCmd", "EvalCmd", "ReduceCmd", "PrintCmd", "PrintCmd", "SynthCmd",
                                                 "CheckCmd", "PrintCmd"]  # fmt: skip
    assert found[3].what == "axioms"


def test_unsupported_command_names_its_feature_and_goes_on() -> None:
    first, second = commands('elab "foo" : term => do\n  return 1\n#check x')
    assert (type(first), first.feature) == (ast.UnsupportedCmd, "elab")
    assert isinstance(second, ast.CheckCmd)


def test_lemma_is_mathlib() -> None:
    assert commands("lemma a : p := q", MATHLIB_TABLE)[0].kind == "lemma"
    with pytest.raises(ParseError):
        commands("lemma a : p := q")


def test_mutual() -> None:
    (c,) = commands("mutual\ninductive A | a\ninductive B | b\nend")
    assert [x.name.name.text for x in c.commands] == ["A", "B"]


# ---- layout
def test_blocks_end_by_column() -> None:
    tactics = proof("  have h : q := by\n    simp\n    rfl\n  exact h")
    assert [type(x) for x in tactics] == [t.Have, t.TermTac]
    assert len(tactics[0].decl.value.seq.tactics) == 2


def test_arguments_must_be_right_of_the_block() -> None:
    tactics = proof("  exact f\n    x\n  simp")
    assert shape(tactics[0]) == "TermTac(keyword=exact term=(f x))"
    assert len(tactics) == 2


def test_bullets_and_case_alternatives() -> None:
    tactics = proof("  cases h with\n  | inl h =>\n    simp\n    rfl\n  | inr h => · simp\n  done")
    assert [type(x) for x in tactics] == [t.Cases, t.Simple]
    assert [len(a.rhs.tactics) for a in tactics[0].alts] == [2, 1]


def test_inner_match_leaves_outer_alternatives() -> None:
    (c,) = commands("def f : Nat → Nat\n  | 0 => match x with\n    | 1 => 2\n    | _ => 3\n  | n => 4")
    assert len(c.alts) == 2
    assert len(c.alts[0].rhs.alts) == 2


def test_calc_steps_end_by_column() -> None:
    tactics = proof("  calc a = b := h\n    _ = c := by simp\n    _ = d := k\n  rfl")
    assert [len(tactics[0].steps), type(tactics[1])] == [3, t.Simple]


def test_calc_with_a_bare_first_term() -> None:
    tactics = proof("  calc a\n    _ = b := h\n    _ = c := k")
    assert [s.proof is None for s in tactics[0].steps] == [True, False, False]


def test_have_then_next_tactic_on_the_same_line() -> None:
    tactics = proof("  have h := foo; exact h")
    assert len(tactics) == 2


def test_semicolon_binds_weaker_than_and_then() -> None:
    assert [type(x) for x in proof("  simp <;> rfl; done")] == [t.AndThen, t.Simple]


def test_first_alternatives_over_lines() -> None:
    (tac,) = proof("  first\n  | simp\n    rfl\n  | done")
    assert [len(a.tactics) for a in tac.alts] == [2, 1]


def test_spans_are_code_points() -> None:
    text = "example : α → β := by\n  exact foo"
    (c,) = commands(text)
    tac = c.value.seq.tactics[0]
    assert text[tac.start : tac.end] == "exact foo"
    assert text[c.type.start : c.type.end] == "α → β"


def test_dotted_identifier_and_projection() -> None:
    (c,) = commands("#check h.left.1.x")
    assert shape(c.term) == "h.left.1.x"
    assert isinstance(c.term, ast.FieldAccess)
    inner = c.term.target
    assert isinstance(inner, ast.FieldAccess) and isinstance(inner.target, ast.Ident)
    assert inner.target.name is mk_name("h.left")

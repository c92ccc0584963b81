"""Terms print back to the text they were read from: minimal parentheses, hidden arguments, notations."""

from __future__ import annotations

from functools import lru_cache

import pytest

from tests.lean.tactic.run import run

VARIABLES = """\
variable (p q r s : Prop) (a b c n m : Nat) (f : Nat → Nat) (g : Nat → Nat → Nat) (xs ys : List Nat)
variable (P : Nat → Prop) (R : Nat → Nat → Prop) (x : Nat × Nat) (u v : Bool) (o : Option Nat)
"""

ROUND_TRIPS = """\
a + b * c
(a + b) * c
a - (b - c)
a - b - c
a ^ b ^ c
(a ^ b) ^ c
a ^ (b + 1)
f (a + 1)
g (f a) b
(fun x => x) a
f (f (f a))
p ∧ q ∧ r
(p ∧ q) ∧ r
p ∧ (q ∨ r)
p ∧ q ∨ r
¬p ∧ q
¬(p ∧ q)
¬a = b
¬¬p
p → q → r
(p → q) → r
p ↔ q ∧ r
(p ↔ q) ↔ r
p → ¬q
∀ (x : Nat), P x
∀ (x y : Nat), R x y
∀ (x : Nat), P x → P (x + 1)
(∀ (x : Nat), P x) → p
(∀ (x : Nat), P x) ∧ p
p ∧ ∀ (x : Nat), P x
∃ x, P x
∃ x y, R x y
(∃ x, P x) ∧ p
p ∧ ∃ x, P x
p ∨ ¬∃ x, P x
∃ x, P x ∧ ∀ (y : Nat), P y → y = x
a = b
a ≠ b
a < b
a ≤ b + 1
a > b
a ≥ b
fun x => x + a
fun x y => g x y
if a = b then c else n
bif u then a else b
(bif u then a else b) + 1
(if a = b then c else n) + 1
a + if a = b then c else n
[1, 2, 3]
[]
1 :: xs
a :: b :: xs
xs ++ ys
xs ++ ys ++ xs
xs ++ (ys ++ xs)
xs.length
(xs ++ ys).length
(a, b)
(a, b, c)
x.fst
x.fst + x.snd
(f a, b).fst
some a
some (f a)
u && v
u && v || u
!u
!(u && v)
u == v
(!u) == v
(u && v) = true
Nat × Nat
Nat × Nat → Nat
(Nat × Nat) × Nat
Nat ⊕ Nat
Option (Nat × Nat)
List Nat → Nat
(Nat → Nat) → Nat
f ∘ f
(f ∘ f) a
a :: xs = ys
decide (a = b)
a % b = 0
a.succ
f a.succ
a.succ.succ
{ x // P x }
(x : Nat) × Fin x
@id
id a
"abc"
'c'
()
a = b ∧ b = c → a = c
p ∧ q → q ∧ p
∀ {x : Nat}, P x
Type
Type 1
Prop
(a + b).succ
∃ x, x = 1 ∧ ∃ y, y = x
a + b = b + a
Nat.succ 3
Nat.add 2 3
max a b
a == b && b == c
""".splitlines()

DISPLAYS = [
    ("fun (x : Nat) => fun (y : Nat) => y", "fun x y => y : Nat → Nat → Nat"),
    ("@Eq Nat", "Eq : Nat → Nat → Prop"),
    ("fun {α : Type} (x : α) => x", "fun {α} x => x : {α : Type} → α → α"),
    ("let x := 5; x + a", "let x := 5;\nx + a : Nat"),
    ("∀ (h : p), q", "p → q : Prop"),
    ("@List.nil Nat", "[] : List Nat"),
    ("And p q", "p ∧ q : Prop"),
    ("Exists fun x => P x", "∃ x, P x : Prop"),
    ("Not (p ∧ q)", "¬(p ∧ q) : Prop"),
    ("fun x : Nat => (fun x : Nat => x) x", "fun x => (fun x => x) x : Nat → Nat"),
    ("fun x : Nat => fun y : Nat => (fun x : Nat => x + y) x", "fun x y => (fun x => x + y) x : Nat → Nat → Nat"),
    ("(⟨1, by decide⟩ : Fin 3)", "⟨1, ⋯⟩ : Fin 3"),
    ("fun (i : Fin 3) (n : Nat) => n = i", "fun i n => n = ↑i : Fin 3 → Nat → Prop"),
    ("@Eq.trans", "@Eq.trans : ∀ {α : Sort u_1} {a b c : α}, a = b → b = c → a = c"),
    ("@id", "@id : {α : Sort u_1} → α → α"),
    ("id", "id.{u} {α : Sort u} (a : α) : α"),
    ("And", "And (a b : Prop) : Prop"),
    ("Nat.succ", "Nat.succ (n : Nat) : Nat"),
    ("Prod", "Prod.{u, v} (α : Type u) (β : Type v) : Type (max u v)"),
    (
        "@Nat.rec",
        "@Nat.rec : {motive : Nat → Sort u_1} → "
        "motive Nat.zero → ((n : Nat) → motive n → motive n.succ) → (t : Nat) → motive t",
    ),
]


@lru_cache(maxsize=1)
def checked() -> dict[str, str]:
    """What ``#check t`` says, for every term at once."""
    terms = [*ROUND_TRIPS, *(t for t, _ in DISPLAYS)]
    result = run(VARIABLES + "\n".join(f"#check {t}" for t in terms))
    lines = {result.source.position(m.start).line: m.text for m in result.messages}
    first = VARIABLES.count("\n") + 1
    return {t: lines.get(first + i, "(nothing)") for i, t in enumerate(terms)}


@pytest.mark.parametrize("text", ROUND_TRIPS)
def test_round_trip(text: str) -> None:
    assert checked()[text].startswith(f"{text} : ")


@pytest.mark.parametrize(("text", "expected"), DISPLAYS)
def test_display(text: str, expected: str) -> None:
    assert checked()[text] == expected


def messages(text: str) -> list[str]:
    return [m.text for m in run(text).messages]


def test_structure_instances() -> None:
    found = messages(
        "structure P where\n  x : Nat\n  y : Nat\nstructure Q extends P where\n  z : Nat\nvariable (q : Q)\n"
        "#check ({ x := 1, y := 2 } : P)\n#check ({ x := 1, y := 2, z := 3 } : Q)\n#check q.x\n#check P.mk 1"
    )
    assert found == ["{ x := 1, y := 2 } : P", "{ x := 1, y := 2, z := 3 } : Q", "q.x : Nat", "P.mk 1 : Nat → P"]


def test_field_notation_and_pp_nodot() -> None:
    found = messages(
        "def Nat.half (n : Nat) : Nat := n\n#check Nat.half Nat.zero\n#check Nat.half 2\n"
        "attribute [pp_nodot] Nat.half\n#check Nat.half Nat.zero"
    )
    assert found == ["Nat.zero.half : Nat", "Nat.half 2 : Nat", "Nat.half Nat.zero : Nat"]


def test_user_notation_is_shown() -> None:
    found = messages(
        'def op (a b : Nat) : Nat := a + b\ninfixl:65 " ⊹ " => op\nnotation "⟪" a ", " b "⟫" => Nat.mul a b\n'
        "#check op 1 (op 2 3)\n#check op (op 1 2) 3 * 4\n#check Nat.mul 1 (op 2 3)"
    )
    assert found == ["1 ⊹ (2 ⊹ 3) : Nat", "(1 ⊹ 2 ⊹ 3) * 4 : Nat", "⟪1, 2 ⊹ 3⟫ : Nat"]


def test_names_are_relative_to_namespaces() -> None:
    found = messages(
        "namespace A\ndef x : Nat := 1\n#check (x)\nend A\n#check (A.x)\nopen A\n#check (x)\n"
        "#check fun x : Nat => x + A.x"
    )
    assert found == ["x : Nat", "A.x : Nat", "x : Nat", "fun x => x + _root_.A.x : Nat → Nat"]


def test_match_is_reconstructed() -> None:
    found = messages("#check fun n : Nat => (match n with | 0 => 1 | m + 1 => m : Nat)")
    assert found == ["fun n =>\n  match n with\n  | 0 => 1\n  | m.succ => m : Nat → Nat"]


def test_pattern_variables_do_not_shadow_each_other() -> None:
    (found,) = messages("#check fun a b : Nat => (match a, b with | 0, 0 => 1 | _, _ => 3 : Nat)")
    assert "| x, x_1 => 3" in found


def test_named_discriminant() -> None:
    found = messages("#check fun a : Nat => (match h : a + 1 with | 0 => 1 | m + 1 => m : Nat)")
    assert found == ["fun a =>\n  match h : a + 1 with\n  | 0 => 1\n  | m.succ => m : Nat → Nat"]


def test_theorems_take_no_field_notation() -> None:
    found = messages(
        "theorem baz (p q : Prop) (h : p ∨ q) : q ∨ p := h.elim Or.inr Or.inl\n#print baz\n"
        "theorem two (p q : Prop) (h : p ∧ q) : q ∧ p := ⟨h.2, h.1⟩\n#print two"
    )
    assert found[0].endswith("fun p q h => Or.elim h Or.inr Or.inl")
    assert found[1].endswith("fun p q h => ⟨h.right, h.left⟩")


def test_indexing() -> None:
    found = messages("#check fun (ys : List Nat) (h : 1 < ys.length) => ys[1] + ys[2]! + (ys[2]?).get!")
    assert found == ["fun ys h => ys[1] + ys[2]! + ys[2]?.get! : (ys : List Nat) → 1 < ys.length → Nat"]
    (error,) = messages("example (ys : List Nat) : ys[0] = ys[0] := rfl")[:1]
    assert error.startswith("failed to prove index is valid, possible solutions:")
    assert error.endswith("ys : List Nat\n⊢ 0 < ys.length")


def test_options() -> None:
    found = messages(
        "set_option pp.funBinderTypes true in\n#check fun x : Nat => x\nset_option pp.explicit true in\n#check id 1\n"
        "set_option pp.notation false in\n#check fun a b : Nat => a + b"
    )
    assert found == [
        "fun (x : Nat) => x : Nat → Nat",
        "@id Nat (@OfNat.ofNat Nat 1 (instOfNatNat 1)) : Nat",
        "fun a b => HAdd.hAdd a b : Nat → Nat → Nat",
    ]


def test_raw_numerals_are_marked_where_numerals_have_types() -> None:
    check = "#check fun x : Nat => x + nat_lit 3\n"
    found = messages(
        f"{check}set_option pp.numericTypes true in\n{check}set_option pp.natLit true in\n{check}"
        f"set_option pp.numericTypes true in\nset_option pp.natLit false in\n{check}"
        "set_option pp.numericTypes true in\nset_option pp.explicit true in\n#check (3 : Nat)\n"
        "set_option pp.numericTypes true in\nset_option pp.all true in\n#check nat_lit 3"
    )
    plain, marked = "fun x => x + 3 : Nat → Nat", "fun x => x + nat_lit 3 : Nat → Nat"
    explicit = "@OfNat.ofNat Nat nat_lit 3 (instOfNatNat nat_lit 3) : Nat"
    assert found == [plain, marked, marked, plain, explicit, "3 : Nat"]


def test_generalized_field_notation_is_an_option_of_its_own() -> None:
    check = "#check fun xs : List Nat => xs.length\n#check fun p : Nat × Nat => p.fst"
    found = messages(f"set_option pp.all true\nset_option pp.explicit false\nset_option pp.fieldNotation true\n{check}")
    assert found[0].startswith("fun (xs : List.{0} Nat) => xs.length : ")
    assert found[1].startswith("fun (p : Prod.{0, 0} Nat Nat) => p.fst : ")
    found = messages(f"set_option pp.fieldNotation.generalized false\n{check}")
    assert found[0].startswith("fun xs => List.length xs : ") and found[1].startswith("fun p => p.fst : ")


def test_decimals_and_unknown_terms_take_no_field_notation() -> None:
    assert messages("#check Float.sqrt 2.5") == ["Float.sqrt 2.5 : Float"]
    found = messages("example : True := by\n  have h : Nat.succ ?x = 2 := ?y\n  trace_state")
    assert "h : Nat.succ ?x = 2" in found[0]


def test_pp_all_sets_every_option_that_is_not_set_itself() -> None:
    found = messages(
        "namespace A\ndef one := 1\ntheorem t : 0 < one := Nat.one_pos\nset_option pp.all true\n"
        "#check fun n : Nat => n + one\n#check Exists.intro one t\n"
        "set_option pp.fullNames false in\nset_option pp.explicit false in\n#check Exists.intro one t"
    )
    zero_below = "@LT.lt.{0} Nat instLTNat (@OfNat.ofNat.{0} Nat 0 (instOfNatNat 0))"
    assert found == [
        "fun (n : Nat) => @HAdd.hAdd.{0, 0, 0} Nat Nat Nat (@instHAdd.{0} Nat instAddNat) n A.one : Nat → Nat",
        f"@Exists.intro.{{1}} Nat ({zero_below}) A.one\n  A.t : @Exists.{{1}} Nat ({zero_below})",
        "Exists.intro.{1} one t : Exists.{1} (LT.lt.{0} (OfNat.ofNat.{0} 0))",
    ]

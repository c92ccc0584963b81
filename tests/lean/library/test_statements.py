"""The library states what Lean states: names, types, argument order, what computes, what ``simp`` knows."""

from __future__ import annotations

import pytest

from prover.lean.declaration import AxiomInfo, ConstantInfo, DefinitionInfo, OpaqueInfo, TheoremInfo
from prover.lean.elab.frontend import elaborate_source
from prover.lean.environment import Environment
from prover.lean.expr import App, Binding, Const, Expr, Let, Proj
from prover.lean.library.load import load_environment
from prover.lean.name import mk_name


@pytest.fixture(scope="module")
def init() -> Environment:
    import prover.lean.tactic.all  # noqa: F401  (registers the tactics)

    return load_environment(("Init",))


def constants_in(terms: list[Expr]) -> set[str]:
    seen: set[Expr] = set()
    names: set[str] = set()
    stack = list(terms)
    while stack:
        e = stack.pop()
        if e in seen:
            continue
        seen.add(e)
        if isinstance(e, Const):
            names.add(e.name.text)
        elif isinstance(e, App):
            stack += (e.fn, e.arg)
        elif isinstance(e, Binding):
            stack += (e.binder_type, e.body)
        elif isinstance(e, Let):
            stack += (e.type, e.value, e.body)
        elif isinstance(e, Proj):
            stack.append(e.struct)
    return names


def test_the_library_rests_on_leans_axioms_and_uses_no_sorry(init: Environment) -> None:
    infos: list[ConstantInfo] = [info for name in init.base if (info := init.find(name)) is not None]
    axioms = {info.name.text for info in infos if isinstance(info, AxiomInfo)}
    assert axioms == {"propext", "Classical.choice", "Quot.sound", "sorryAx"}
    users = []
    for info in infos:
        terms = [info.type]
        if isinstance(info, (DefinitionInfo, TheoremInfo, OpaqueInfo)):
            terms.append(info.value)
        used = constants_in(terms)
        assert all(mk_name(text) in init for text in used), info.name
        if "sorryAx" in used:
            users.append(info.name.text)
    assert users == []
    assert len(infos) > 5000


STATEMENTS = """
example {a b : Prop} : a ∧ b ↔ b ∧ a := and_comm
example {p q r : Prop} : (p ∨ q) ∨ r ↔ p ∨ (q ∨ r) := or_assoc
example {p : Prop} : ¬¬p ↔ p := Classical.not_not
example (p : Prop) : p ∨ ¬p := Classical.em p
example {α : Sort u} {p : α → Prop} : (¬∃ x, p x) ↔ ∀ x, ¬p x := not_exists
example {α : Sort u} {p : α → Prop} : (¬∀ x, p x) ↔ ∃ x, ¬p x := Classical.not_forall
example {α : Sort u} {β : α → Sort v} {f g : (x : α) → β x} (h : ∀ x, f x = g x) : f = g := funext h
example {α : Sort u} {a b : α} {p : α → Prop} (h₁ : a = b) (h₂ : p a) : p b := Eq.subst h₁ h₂
example {α : Sort u} {s : Setoid α} {a b : α} (h : a ≈ b) : Quotient.mk s a = Quotient.mk s b := Quotient.sound h
example {α : Sort u} {s : Setoid α} {a b : α} (h : Quotient.mk s a = Quotient.mk s b) : a ≈ b := Quotient.exact h
example (n m k : Nat) : n + m + k = n + (m + k) := Nat.add_assoc n m k
example (n m k : Nat) : n * (m + k) = n * m + n * k := Nat.left_distrib n m k
example {m n : Nat} (h₁ : n ≤ m) (h₂ : m ≤ n) : n = m := Nat.le_antisymm h₁ h₂
example (a b : Nat) : a < b ∨ a ≥ b := Nat.lt_or_ge a b
example {n m : Nat} : ¬n < m ↔ m ≤ n := Nat.not_lt
example {n m k : Nat} : n + k ≤ m + k ↔ n ≤ m := Nat.add_le_add_iff_right
example {a b c : Nat} (h : a ≤ b) : a - c ≤ b - c := Nat.sub_le_sub_right h c
example (m n : Nat) : n * (m / n) + m % n = m := Nat.div_add_mod m n
example (x : Nat) {y : Nat} (h : y > 0) : x % y < y := Nat.mod_lt x h
example {k n : Nat} (h : k ∣ n) : n % k = 0 := Nat.mod_eq_zero_of_dvd h
example (m n k : Nat) : Nat.gcd (m * n) (m * k) = m * Nat.gcd n k := Nat.gcd_mul_left m n k
example (a m n : Nat) : a ^ (m + n) = a ^ m * a ^ n := Nat.pow_add a m n
example (n : Nat) {motive : Nat → Prop} (ind : ∀ n, (∀ m, m < n → motive m) → motive n) : motive n :=
  Nat.strongRecOn n ind
example (a b c : Int) : a * (b + c) = a * b + a * c := Int.mul_add a b c
example {a b c : Int} (h₁ : a ≤ b) (h₂ : 0 ≤ c) : a * c ≤ b * c := Int.mul_le_mul_of_nonneg_right h₁ h₂
example (a b : Int) : b * (a / b) + a % b = a := Int.mul_ediv_add_emod a b
example (a : Int) {b : Int} (h : b ≠ 0) : 0 ≤ a % b := Int.emod_nonneg a h
example {a : Int} (h : 0 ≤ a) : (a.toNat : Int) = a := Int.toNat_of_nonneg h
example {α : Type u} (as bs cs : List α) : as ++ bs ++ cs = as ++ (bs ++ cs) := List.append_assoc as bs cs
example {α : Type u} {a : α} {s t : List α} : a ∈ s ++ t ↔ a ∈ s ∨ a ∈ t := List.mem_append
example {α : Type u} {β : Type v} {f : α → β} {b : β} {l : List α} : b ∈ l.map f ↔ ∃ a, a ∈ l ∧ f a = b := List.mem_map
example {α : Type u} (as : List α) : as.reverse.reverse = as := List.reverse_reverse as
example {α : Type u} {p : α → Prop} {a1 a2 : {x // p x}} (h : a1.val = a2.val) : a1 = a2 := Subtype.ext h
example {α : Type u} {a b : α} : some a = some b ↔ a = b := Option.some_inj
example {α : Type u} {l : List α} {i : Nat} : l[i]? = none ↔ l.length ≤ i := List.getElem?_eq_none_iff
example {α : Type u} {l : List α} {i : Nat} {a : α} : l[i]? = some a ↔ ∃ h : i < l.length, l[i] = a :=
  List.getElem?_eq_some_iff
example {α : Type u} {l₁ l₂ : List α} (h : ∀ i : Nat, l₁[i]? = l₂[i]?) : l₁ = l₂ := List.ext_getElem? h
example {α : Type u} {l : List α} (h : l ≠ []) : l.getLast? = some (l.getLast h) := List.getLast?_eq_some_getLast h
example {α : Type u} {l : List α} (h : l ≠ []) : l.dropLast ++ [l.getLast h] = l := List.dropLast_concat_getLast h
example {α : Type u} {β : Type v} {f : α → β} {p : β → Bool} {l : List α} :
    (l.map f).filter p = (l.filter (p ∘ f)).map f := List.filter_map
example {α : Type u} {β : Type v} {γ : Type w} {l : List α} {f : α → List β} {g : β → List γ} :
    (l.flatMap f).flatMap g = l.flatMap fun x => (f x).flatMap g := List.flatMap_assoc
example {α : Type u} {op : α → α → α} [Std.Associative op] {l : List α} {a b : α} :
    l.foldl op (op a b) = op a (l.foldl op b) := List.foldl_assoc
example {α : Type u} {i : Nat} {l : List α} : l.splitAt i = (l.take i, l.drop i) := List.splitAt_eq
example {α : Type u} {l : List α} : l.getLast? = l.reverse.head? := List.getLast?_eq_head?_reverse
example {α : Type u} {p : α → Bool} {l : List α} : l.countP p = (l.filter p).length := List.countP_eq_length_filter
example {α : Type u} {p : α → Bool} {l : List α} : l.find? p = none ↔ ∀ x ∈ l, ¬p x := List.find?_eq_none
example {m s n : Nat} : m ∈ List.range' s n ↔ s ≤ m ∧ m < s + n := List.mem_range'_1
example {α : Type u} {o : Option α} (h : o.isSome) : some (o.get h) = o := Option.some_get h
example {α : Type u} {o₁ o₂ o₃ : Option α} : (o₁.or o₂).or o₃ = o₁.or (o₂.or o₃) := Option.or_assoc
example (x y z : Bool) : ((x != y) != z) = (x != (y != z)) := Bool.bne_assoc x y z
example {a b : Bool} : (a = true ↔ b = true) ↔ a = b := Bool.coe_iff_coe
example {n m k : Nat} (h : n ≤ k) : k - m ≤ k - n ↔ n ≤ m := Nat.sub_le_sub_iff_left h
example {a n m : Nat} (h : 1 < a) : a ^ n ≤ a ^ m ↔ n ≤ m := Nat.pow_le_pow_iff_right h
example {n k : Nat} (h : n ≠ 0) : k ≤ n.log2 ↔ 2 ^ k ≤ n := Nat.le_log2 h
example {α : Type u} {l₁ l₂ : List α} (h₁ : l₁.Sublist l₂) (h₂ : l₂.Sublist l₁) : l₁ = l₂ := h₁.antisymm h₂
example {α : Type u} {l₁ l₂ : List α} : (l₁ ++ l₂).Perm (l₂ ++ l₁) := List.perm_append_comm
example {α : Type u} {l₁ l₂ : List α} : (l₁ ++ l₂).Nodup ↔ l₁.Nodup ∧ l₂.Nodup ∧ ∀ a ∈ l₁, ∀ b ∈ l₂, a ≠ b :=
  List.nodup_append
example {α : Type u} (l : List α) : l.attach.map Subtype.val = l := List.attach_map_subtype_val l
example {n : Nat} {P : Fin (n + 1) → Prop} : (∀ i, P i) ↔ P 0 ∧ ∀ i : Fin n, P i.succ := Fin.forall_fin_succ
example {α : Type u} {xs : Array α} {x y : α} : x ∈ xs.push y ↔ x ∈ xs ∨ x = y := Array.mem_push
example {α : Type u} {xs : Array α} {i : Nat} (h : i < xs.size) : xs[i]? = some xs[i] := Array.getElem?_eq_getElem h
example {s t : String} : s.toList = t.toList ↔ s = t := String.toList_inj
example (a b c : Rat) : a * (b + c) = a * b + a * c := Rat.mul_add a b c
example (a : Rat) (h : a ≠ 0) : a * a⁻¹ = 1 := Rat.mul_inv_cancel a h
example {a b c : Rat} (h : a ≤ b) (h' : b ≤ c) : a ≤ c := Rat.le_trans h h'
example {a b c : Rat} : c + a ≤ c + b ↔ a ≤ b := Rat.add_le_add_left
example {a b : Rat} (ha : 0 ≤ a) (hb : 0 ≤ b) : 0 ≤ a * b := Rat.mul_nonneg ha hb
example (a b : Int) : ((a * b : Int) : Rat) = a * b := Rat.intCast_mul a b
example {x : Int} {a : Rat} : x ≤ a.floor ↔ (x : Rat) ≤ a := Rat.le_floor_iff
example (n₁ n₂ : Int) {d₁ d₂ : Nat} (z₁ : d₁ ≠ 0) (z₂ : d₂ ≠ 0) :
    mkRat n₁ d₁ + mkRat n₂ d₂ = mkRat (n₁ * d₂ + n₂ * d₁) (d₁ * d₂) := Rat.mkRat_add_mkRat n₁ n₂ z₁ z₂
example (r : Rat) : (r.num : Rat) / (r.den : Rat) = r := Rat.num_div_den r
example : (3 : Rat) ≠ 4 ∧ (3 : Rat) < 4 := by decide
example (a b : Int) (h : (a : Rat) + b = 3) : a + b = 3 := by exact_mod_cast h
example {a b : Nat} : compare a b = .lt ↔ a < b := Nat.compare_eq_lt
example {a b : Int} (ha : 0 ≤ a) (hb : 0 ≤ b) : (a + b).toNat = a.toNat + b.toNat := Int.toNat_add ha hb
example {n : Nat} {z : Int} : (n : Int) ∣ z ↔ n ∣ z.natAbs := Int.ofNat_dvd_left
example {x y z : BitVec 8} : x * (y + z) = x * y + x * z := BitVec.mul_add
example (a b : Int8) : a + b = b + a := Int8.add_comm a b
example (a b : UInt16) : (a + b).toNat = (a.toNat + b.toNat) % 2 ^ 16 := UInt16.toNat_add a b
"""

COMPUTATIONS = """
example : 7 / 2 = 3 := rfl
example : 17 % 5 = 2 := rfl
example : (-7 : Int) / 2 = -4 := rfl
example : (-7 : Int) % 2 = 1 := rfl
example : Nat.gcd 12 18 = 6 := by decide
example : Nat.log2 1000 = 9 := by decide
example : [3, 1, 2].map (· + 1) = [4, 2, 3] := rfl
example : (List.range 5).filter (· % 2 == 0) = [0, 2, 4] := by decide
example : [1, 2, 3].foldl (· + ·) 0 = 6 := rfl
example : "ab" ++ "c" = "abc" := by decide
example : 2 ∈ [1, 2, 3] := by decide
example : ∀ x, x ∈ [1, 2, 3] → x < 4 := by decide
example : ∀ n, n < 10 → n * n < 100 := by decide
example : (255 : BitVec 8) + 1 = 0 := by decide
example : (250 : UInt8) + 10 = 4 := by decide
example : #[1, 2, 3].size = 3 := rfl
example : toString (12 : Int) = "12" := by decide
example : (127 : Int8) + 1 = -128 := by decide
example : (-7 : Int8).toInt = -7 := by decide
example : Int.bmod 7 4 = -1 := by decide
example : Int.bdiv 7 4 = 2 := by decide
example : (0b1100 : BitVec 4) &&& 0b1010 = 0b1000 := by decide
example : ~~~(0 : UInt8) = 255 := by decide
example : "abc" < "abd" := by decide
example : "hello".take 2 = "he" := by decide
example : #[1, 2, 3].contains 2 = true := by decide
example : compare 3 5 = .lt := by decide
example : compare [1, 2] [1, 3] = .lt := by decide
example : [1, 2] < [1, 3] := by decide
example : [3, 1, 2].findIdx (· == 2) = 2 := rfl
example : [1, 1, 2].eraseDups = [1, 2] := by decide
example : [1, 2, 3, 4].splitAt 2 = ([1, 2], [3, 4]) := rfl
"""

SIMPLIFICATIONS = """
example (p : Prop) : (p ∧ True) ∨ False ↔ p := by simp
example (n : Nat) : n + 0 = n := by simp
example (n : Nat) : 0 < n + 1 := by simp
example (a b : Nat) : ¬a < b ↔ b ≤ a := by simp
example {α : Type} (a : α) (l : List α) : (a :: l).length = l.length + 1 := by simp
example {α : Type} (xs ys : List α) : (xs ++ ys).length = ys.length + xs.length := by simp [Nat.add_comm]
example (a b : Bool) : (a && b) = true ↔ a = true ∧ b = true := by simp
example (x y : Int) (h : x < y) : x + 1 ≤ y := by omega
example (n : Nat) (h : n % 2 = 1) : ∃ k, n = 2 * k + 1 := ⟨n / 2, by omega⟩
example {α : Type} (a b : α) (l : List α) : ¬a :: b :: l = [] := by simp
example {α : Type} (a : α) (l : List α) : (l ++ [a]).getLast? = some a := by simp
example {α : Type} (l : List α) (i : Nat) (h : i < l.length) : l[i]? = some l[i] := by simp [h]
example {α : Type} (l : List α) (p : α → Bool) : (l.filter p).reverse = l.reverse.filter p := by simp
example {α : Type} (o : Option α) : o.isSome = !o.isNone := by simp
example (b c : Bool) : (b && (b && c)) = (b && c) := by simp
example (b : Bool) : (b == false) = !b := by simp
example {α : Type} (l : List α) : (l.map id).length = l.length := by simp
example {α : Type} (a : α) (n i : Nat) (h : i < n) : (List.replicate n a)[i]? = some a := by simp [h]
"""

WRONG = """
example (n : Nat) : n + 1 = n := by simp
example : 7 / 2 = 4 := rfl
example (a b : Nat) : a - b + b = a := by omega
example (a b : Int) : a / b * b = a := by simp
example : (255 : BitVec 8) + 1 = 256 + 1 := by decide
example (p q : Prop) : p ∨ q → p := by simp
example {α : Type} (l : List α) : l.length = l.length + 1 := by simp
"""


def lines(text: str) -> list[str]:
    items: list[str] = []
    for line in text.strip().splitlines():
        if line.startswith("example"):
            items.append(line)
        else:
            items[-1] += "\n" + line
    return items


@pytest.mark.parametrize("text", lines(STATEMENTS) + lines(COMPUTATIONS) + lines(SIMPLIFICATIONS))
def test_lean_accepts(init: Environment, text: str) -> None:
    result = elaborate_source("universe u v\n" + text, init)
    assert [m.text for m in result.messages if m.severity != "info"] == []


@pytest.mark.parametrize("text", lines(WRONG))
def test_lean_refuses(init: Environment, text: str) -> None:
    result = elaborate_source(text, init)
    assert result.has_errors


OPAQUE = """
example : Float := 1.5
example (x : Float) : Float := Float.sin x + 2 * x
example (x y : Float) (h : x = y) : Float.sqrt x = Float.sqrt y := by rw [h]
def greet (name : String) : IO Unit := do
  IO.println name
  IO.print (name ++ "!")
"""


def test_opaque_floats_and_programs_elaborate(init: Environment) -> None:
    messages = elaborate_source(OPAQUE, init).messages
    assert [m.text for m in messages if m.severity == "error"] == []


SUMS = ["example : (0.1 : Float) + 0.2 = 0.3 := by decide", "example : Float.sin 0 = 0 := rfl"]


@pytest.mark.parametrize("text", SUMS)
def test_opaque_floats_do_not_compute(init: Environment, text: str) -> None:
    messages = elaborate_source(text, init).messages
    assert any(m.severity == "error" for m in messages)

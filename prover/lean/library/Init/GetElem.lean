prelude
import Init.PropLemmas

/-! The classes of `xs[i]`, `xs[i]?`, `xs[i]!` and their laws. -/

universe u v w

class GetElem (coll : Type u) (idx : Type v) (elem : outParam (Type w)) (valid : outParam (coll → idx → Prop)) where
  getElem (xs : coll) (i : idx) (h : valid xs i) : elem

export GetElem (getElem)

class GetElem? (coll : Type u) (idx : Type v) (elem : outParam (Type w)) (valid : outParam (coll → idx → Prop))
    extends GetElem coll idx elem valid where
  getElem? : coll → idx → Option elem
  getElem! : [Inhabited elem] → (xs : coll) → (i : idx) → elem :=
    fun xs i => match getElem? xs i with
      | some e => e
      | none => default

export GetElem? (getElem? getElem!)

/-- The three ways to index agree. -/
class LawfulGetElem (cont : Type u) (idx : Type v) (elem : outParam (Type w)) (dom : outParam (cont → idx → Prop))
    [ge : GetElem? cont idx elem dom] : Prop where
  getElem?_def (c : cont) (i : idx) [Decidable (dom c i)] : getElem? c i = if h : dom c i then some (getElem c i h) else none
  getElem!_def [Inhabited elem] (c : cont) (i : idx) : getElem! c i = match getElem? c i with | some e => e | none => default

export LawfulGetElem (getElem?_def getElem!_def)

section
variable {cont : Type u} {idx : Type v} {elem : Type w} {dom : cont → idx → Prop}

@[simp] theorem getElem?_pos [GetElem? cont idx elem dom] [LawfulGetElem cont idx elem dom] (c : cont) (i : idx)
    (h : dom c i) : getElem? c i = some (getElem c i h) := by
  have : Decidable (dom c i) := isTrue h
  rw [getElem?_def]
  exact dif_pos h

@[simp] theorem getElem?_neg [GetElem? cont idx elem dom] [LawfulGetElem cont idx elem dom] (c : cont) (i : idx)
    (h : ¬dom c i) : getElem? c i = none := by
  have : Decidable (dom c i) := isFalse h
  rw [getElem?_def]
  exact dif_neg h

@[simp] theorem getElem!_pos [GetElem? cont idx elem dom] [LawfulGetElem cont idx elem dom] [Inhabited elem] (c : cont)
    (i : idx) (h : dom c i) : getElem! c i = getElem c i h := by
  rw [getElem!_def, getElem?_pos c i h]

@[simp] theorem getElem!_neg [GetElem? cont idx elem dom] [LawfulGetElem cont idx elem dom] [Inhabited elem] (c : cont)
    (i : idx) (h : ¬dom c i) : getElem! c i = default := by
  rw [getElem!_def, getElem?_neg c i h]

theorem getElem_congr_coll [GetElem cont idx elem dom] {c d : cont} {i : idx} {w : dom c i} (h : c = d) :
    getElem c i w = getElem d i (h ▸ w) := by
  subst h
  rfl

theorem getElem_congr_idx [GetElem cont idx elem dom] {c : cont} {i j : idx} {w : dom c i} (h' : i = j) :
    getElem c i w = getElem c j (h' ▸ w) := by
  subst h'
  rfl

theorem getElem_congr [GetElem cont idx elem dom] {c d : cont} (h : c = d) {i j : idx} (h' : i = j) (w : dom c i) :
    getElem c i w = getElem d j (h' ▸ h ▸ w) := by
  subst h
  subst h'
  rfl

end

prelude
import Init.Prelude

universe u v w w'

class Coe (α : semiOutParam (Sort u)) (β : Sort v) where
  coe : α → β

class CoeTC (α : Sort u) (β : Sort v) where
  coe : α → β

instance instCoeTCOfCoe {β : Sort v} {γ : Sort w} {α : Sort u} [Coe β γ] [CoeTC α β] : CoeTC α γ where
  coe a := Coe.coe (CoeTC.coe a : β)

instance instCoeTCOfCoe_1 {α : Sort u} {β : Sort v} [Coe α β] : CoeTC α β where
  coe a := Coe.coe a

instance instCoeTC {α : Sort u} : CoeTC α α where
  coe a := a

class CoeOut (α : Sort u) (β : semiOutParam (Sort v)) where
  coe : α → β

class CoeOTC (α : Sort u) (β : Sort v) where
  coe : α → β

instance instCoeOTCOfCoeOut {α : Sort u} {β : Sort v} {γ : Sort w} [CoeOut α β] [CoeOTC β γ] : CoeOTC α γ where
  coe a := CoeOTC.coe (CoeOut.coe a : β)

instance instCoeOTCOfCoeTC {α : Sort u} {β : Sort v} [CoeTC α β] : CoeOTC α β where
  coe a := CoeTC.coe a

instance instCoeOTC {α : Sort u} : CoeOTC α α where
  coe a := a

class CoeHead (α : Sort u) (β : semiOutParam (Sort v)) where
  coe : α → β

class CoeHTC (α : Sort u) (β : Sort v) where
  coe : α → β

instance instCoeHTCOfCoeHeadOfCoeOTC {α : Sort u} {β : Sort v} {γ : Sort w} [CoeHead α β] [CoeOTC β γ] :
    CoeHTC α γ where
  coe a := CoeOTC.coe (CoeHead.coe a : β)

instance instCoeHTCOfCoeOTC {α : Sort u} {β : Sort v} [CoeOTC α β] : CoeHTC α β where
  coe a := CoeOTC.coe a

instance instCoeHTC {α : Sort u} : CoeHTC α α where
  coe a := a

class CoeTail (α : semiOutParam (Sort u)) (β : Sort v) where
  coe : α → β

class CoeHTCT (α : Sort u) (β : Sort v) where
  coe : α → β

instance instCoeHTCTOfCoeTailOfCoeHTC {β : Sort v} {γ : Sort w} {α : Sort u} [CoeTail β γ] [CoeHTC α β] :
    CoeHTCT α γ where
  coe a := CoeTail.coe (CoeHTC.coe a : β)

instance instCoeHTCTOfCoeHTC {α : Sort u} {β : Sort v} [CoeHTC α β] : CoeHTCT α β where
  coe a := CoeHTC.coe a

instance instCoeHTCT {α : Sort u} : CoeHTCT α α where
  coe a := a

class CoeDep (α : Sort u) (_ : α) (β : Sort v) where
  coe : β

class CoeT (α : Sort u) (_ : α) (β : Sort v) where
  coe : β

instance instCoeTOfCoeHTCT {α : Sort u} {β : Sort v} {a : α} [CoeHTCT α β] : CoeT α a β where
  coe := CoeHTCT.coe a

instance instCoeTOfCoeDep {α : Sort u} {β : Sort v} {a : α} [CoeDep α a β] : CoeT α a β where
  coe := CoeDep.coe a

instance instCoeT {α : Sort u} {a : α} : CoeT α a α where
  coe := a

class CoeFun (α : Sort u) (γ : outParam (α → Sort v)) where
  coe : (f : α) → γ f

class CoeSort (α : Sort u) (β : outParam (Sort v)) where
  coe : α → β

attribute [reducible] Coe.coe CoeTC.coe CoeOut.coe CoeOTC.coe CoeHead.coe CoeHTC.coe CoeTail.coe CoeHTCT.coe
  CoeDep.coe CoeT.coe CoeFun.coe CoeSort.coe

attribute [coe_decl] Coe.coe CoeTC.coe CoeOut.coe CoeOTC.coe CoeHead.coe CoeHTC.coe CoeTail.coe CoeHTCT.coe
  CoeDep.coe CoeT.coe CoeFun.coe CoeSort.coe

instance boolToProp : Coe Bool Prop where
  coe b := Eq b true

instance boolToSort : CoeSort Bool Prop where
  coe b := Eq b true

instance decPropToBool (p : Prop) [Decidable p] : CoeDep Prop p Bool where
  coe := decide p

instance optionCoe {α : Type u} : Coe α (Option α) where
  coe := some

instance subtypeCoe {α : Sort v} {p : α → Prop} : CoeOut (Subtype p) α where
  coe := Subtype.val

attribute [coe] Subtype.val Fin.val

instance instCoeOutFinNat {n : Nat} : CoeOut (Fin n) Nat where
  coe v := v.val

class NatCast (R : Type u) where
  protected natCast : Nat → R

instance instNatCastNat : NatCast Nat where
  natCast n := n

@[coe, reducible, match_pattern] protected def Nat.cast {R : Type u} [NatCast R] : Nat → R :=
  NatCast.natCast

instance instCoeTailNatOfNatCast {R : Type u} [NatCast R] : CoeTail Nat R where
  coe := Nat.cast

instance instCoeHTCTNatOfNatCast {R : Type u} [NatCast R] : CoeHTCT Nat R where
  coe := Nat.cast

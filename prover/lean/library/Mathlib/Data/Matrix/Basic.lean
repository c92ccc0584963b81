import Mathlib.Algebra.BigOperators.Ring.Finset
import Mathlib.Algebra.Ring.Pi
import Mathlib.Data.Fin.VecNotation
import Mathlib.Logic.Equiv.Defs

/-!
Matrices: functions of a row and a column. Source of the names: Mathlib `Mathlib/LinearAlgebra/Matrix/Defs.lean`,
`Mathlib/Data/Matrix/{Mul,Diagonal,Basic}.lean`, `Mathlib/LinearAlgebra/Matrix/{Notation,Trace,Symmetric}.lean`.
-/

universe u v w x

/-- Matrices with rows `m`, columns `n` and entries in `α`. -/
def Matrix (m : Type u) (n : Type v) (α : Type w) : Type max u v w := m → n → α

variable {l : Type u} {m : Type u} {n : Type v} {o : Type v} {α : Type w} {β : Type x}

/-- `v ⬝ᵥ w`, the sum of the products of the entries. -/
def dotProduct [Fintype m] [Mul α] [AddCommMonoid α] (v w : m → α) : α := ∑ i, v i * w i

namespace Matrix

@[ext] theorem ext {M N : Matrix m n α} : (∀ i j, M i j = N i j) → M = N := fun h => funext fun i => funext fun j => h i j

theorem ext_iff {M N : Matrix m n α} : (∀ i j, M i j = N i j) ↔ M = N := ⟨ext, fun h _ _ => h ▸ rfl⟩

/-- The matrix with the given entries. -/
def of : (m → n → α) ≃ Matrix m n α := Equiv.refl _

@[simp] theorem of_apply (f : m → n → α) (i : m) (j : n) : of f i j = f i j := rfl

/-- A function at every entry. -/
def map (M : Matrix m n α) (f : α → β) : Matrix m n β := of fun i j => f (M i j)

@[simp] theorem map_apply {M : Matrix m n α} {f : α → β} {i : m} {j : n} : M.map f i j = f (M i j) := rfl

/-- Rows and columns exchanged. -/
def transpose (M : Matrix m n α) : Matrix n m α := of fun x y => M y x

@[simp] theorem transpose_apply (M : Matrix m n α) (i : n) (j : m) : transpose M i j = M j i := rfl

@[simp] theorem transpose_transpose (M : Matrix m n α) : M.transpose.transpose = M := rfl

/-- Rows and columns chosen by functions. -/
def submatrix {l o : Type u} (A : Matrix m n α) (r_reindex : l → m) (c_reindex : o → n) : Matrix l o α :=
  of fun i j => A (r_reindex i) (c_reindex j)

/-- A row. -/
def row (A : Matrix m n α) : m → n → α := A

/-- A column. -/
def col (A : Matrix m n α) : n → m → α := A.transpose

/-- One row replaced. -/
def updateRow [DecidableEq m] (M : Matrix m n α) (i : m) (b : n → α) : Matrix m n α :=
  of fun r => if r = i then b else M r

/-- One column replaced. -/
def updateCol [DecidableEq n] (M : Matrix m n α) (j : n) (b : m → α) : Matrix m n α :=
  of fun i c => if c = j then b i else M i c

/-- Equal to its transpose. -/
def IsSymm (A : Matrix n n α) : Prop := A.transpose = A

/-! Entrywise operations. -/

instance inhabited [Inhabited α] : Inhabited (Matrix m n α) := ⟨fun _ _ => default⟩

instance add [Add α] : Add (Matrix m n α) := Pi.instAdd

instance sub [Sub α] : Sub (Matrix m n α) := Pi.instSub

instance neg [Neg α] : Neg (Matrix m n α) := Pi.instNeg

instance zero [Zero α] : Zero (Matrix m n α) := Pi.instZero

instance smul [SMul β α] : SMul β (Matrix m n α) := Pi.instSMul

instance addCommMonoid [AddCommMonoid α] : AddCommMonoid (Matrix m n α) := Pi.addCommMonoid

instance addCommGroup [AddCommGroup α] : AddCommGroup (Matrix m n α) := Pi.addCommGroup

@[simp] theorem zero_apply [Zero α] (i : m) (j : n) : (0 : Matrix m n α) i j = 0 := rfl

@[simp] theorem add_apply [Add α] (A B : Matrix m n α) (i : m) (j : n) : (A + B) i j = A i j + B i j := rfl

@[simp] theorem sub_apply [Sub α] (A B : Matrix m n α) (i : m) (j : n) : (A - B) i j = A i j - B i j := rfl

@[simp] theorem neg_apply [Neg α] (A : Matrix m n α) (i : m) (j : n) : (-A) i j = -A i j := rfl

@[simp] theorem smul_apply [SMul β α] (r : β) (A : Matrix m n α) (i : m) (j : n) : (r • A) i j = r • A i j := rfl

@[simp] theorem transpose_add [Add α] (M N : Matrix m n α) : (M + N).transpose = M.transpose + N.transpose := rfl

/-! The identity. -/

section Diagonal

variable [DecidableEq n]

/-- The matrix with the entries of `d` on its diagonal. -/
def diagonal [Zero α] (d : n → α) : Matrix n n α := of fun i j => if i = j then d i else 0

theorem diagonal_apply [Zero α] (d : n → α) (i j : n) : diagonal d i j = if i = j then d i else 0 := rfl

@[simp] theorem diagonal_apply_eq [Zero α] (d : n → α) (i : n) : diagonal d i i = d i := if_pos rfl

@[simp] theorem diagonal_apply_ne [Zero α] (d : n → α) {i j : n} (h : i ≠ j) : diagonal d i j = 0 := if_neg h

instance one [Zero α] [One α] : One (Matrix n n α) := ⟨diagonal fun _ => 1⟩

theorem one_apply [Zero α] [One α] {i j : n} : (1 : Matrix n n α) i j = if i = j then 1 else 0 := rfl

@[simp] theorem one_apply_eq [Zero α] [One α] (i : n) : (1 : Matrix n n α) i i = 1 := if_pos rfl

@[simp] theorem one_apply_ne [Zero α] [One α] {i j : n} : i ≠ j → (1 : Matrix n n α) i j = 0 := fun h => if_neg h

end Diagonal

/-! Products. -/

section Mul

variable {l m n o : Type u}

instance instHMulOfFintypeOfMulOfAddCommMonoid [Fintype m] [Mul α] [AddCommMonoid α] :
    HMul (Matrix l m α) (Matrix m n α) (Matrix l n α) where
  hMul M N := fun i k => dotProduct (fun j => M i j) fun j => N j k

theorem mul_apply [Fintype m] [Mul α] [AddCommMonoid α] {M : Matrix l m α} {N : Matrix m n α} {i : l} {k : n} :
    (M * N) i k = ∑ j, M i j * N j k := rfl

instance [Fintype n] [Mul α] [AddCommMonoid α] : Mul (Matrix n n α) where
  mul M N := M * N

theorem mul_apply' [Fintype m] [Mul α] [AddCommMonoid α] {M : Matrix l m α} {N : Matrix m n α} {i : l} {k : n} :
    (M * N) i k = dotProduct (fun j => M i j) fun j => N j k := rfl

/-- A matrix times a column. -/
def mulVec [Fintype n] [Mul α] [AddCommMonoid α] (M : Matrix m n α) (v : n → α) : m → α :=
  fun i => dotProduct (fun j => M i j) v

/-- A row times a matrix. -/
def vecMul [Fintype m] [Mul α] [AddCommMonoid α] (v : m → α) (M : Matrix m n α) : n → α :=
  fun j => dotProduct v fun i => M i j

protected theorem mul_assoc [Fintype m] [Fintype n] [Semiring α] (L : Matrix l m α) (M : Matrix m n α) (N : Matrix n o α) :
    L * M * N = L * (M * N) := by
  ext i j
  simp only [mul_apply, Finset.sum_mul, Finset.mul_sum]
  rw [Finset.sum_comm]
  exact Finset.sum_congr rfl fun _ _ => Finset.sum_congr rfl fun _ _ => mul_assoc _ _ _

protected theorem mul_add [Fintype n] [Semiring α] (L : Matrix m n α) (M N : Matrix n o α) : L * (M + N) = L * M + L * N := by
  ext i j
  simp only [mul_apply, add_apply, mul_add, Finset.sum_add_distrib]

protected theorem add_mul [Fintype m] [Semiring α] (L M : Matrix l m α) (N : Matrix m n α) : (L + M) * N = L * N + M * N := by
  ext i j
  simp only [mul_apply, add_apply, add_mul, Finset.sum_add_distrib]

@[simp] protected theorem mul_zero [Fintype n] [Semiring α] (M : Matrix m n α) : M * (0 : Matrix n o α) = 0 := by
  ext i j
  simp only [mul_apply, zero_apply, mul_zero, Finset.sum_const_zero]

@[simp] protected theorem zero_mul [Fintype m] [Semiring α] (M : Matrix m n α) : (0 : Matrix l m α) * M = 0 := by
  ext i j
  simp only [mul_apply, zero_apply, zero_mul, Finset.sum_const_zero]

@[simp] protected theorem one_mul [Fintype m] [DecidableEq m] [Semiring α] (M : Matrix m n α) : (1 : Matrix m m α) * M = M := by
  ext i j
  rw [mul_apply, Finset.sum_eq_single i]
  · rw [one_apply_eq, one_mul]
  · intro b _ h
    rw [one_apply_ne h.symm, zero_mul]
  · exact fun h => absurd (Finset.mem_univ i) h

@[simp] protected theorem mul_one [Fintype n] [DecidableEq n] [Semiring α] (M : Matrix m n α) : M * (1 : Matrix n n α) = M := by
  ext i j
  rw [mul_apply, Finset.sum_eq_single j]
  · rw [one_apply_eq, mul_one]
  · intro b _ h
    rw [one_apply_ne h, mul_zero]
  · exact fun h => absurd (Finset.mem_univ j) h

instance instSemiring [Fintype n] [DecidableEq n] [Semiring α] : Semiring (Matrix n n α) :=
  { addCommMonoid (m := n) (n := n) (α := α) with
    one := 1
    mul := fun M N => M * N
    mul_assoc := Matrix.mul_assoc
    one_mul := Matrix.one_mul
    mul_one := Matrix.mul_one
    left_distrib := Matrix.mul_add
    right_distrib := Matrix.add_mul
    zero_mul := Matrix.zero_mul
    mul_zero := Matrix.mul_zero }

instance instRing [Fintype n] [DecidableEq n] [Ring α] : Ring (Matrix n n α) :=
  { instSemiring (n := n) (α := α), addCommGroup (m := n) (n := n) (α := α) with }

@[simp] theorem transpose_mul [Fintype n] [CommSemiring α] (M : Matrix m n α) (N : Matrix n l α) :
    (M * N).transpose = N.transpose * M.transpose := by
  ext i j
  simp only [transpose_apply, mul_apply]
  exact Finset.sum_congr rfl fun _ _ => mul_comm _ _

end Mul

/-! The trace. -/

section Trace

variable {n : Type v} [Fintype n]

/-- The diagonal. -/
def diag (A : Matrix n n α) (i : n) : α := A i i

@[simp] theorem diag_apply (A : Matrix n n α) (i : n) : diag A i = A i i := rfl

/-- The sum of the diagonal. -/
def trace [AddCommMonoid α] (A : Matrix n n α) : α := ∑ i, diag A i

@[simp] theorem trace_add [AddCommMonoid α] (A B : Matrix n n α) : trace (A + B) = trace A + trace B := Finset.sum_add_distrib

@[simp] theorem trace_transpose [AddCommMonoid α] (A : Matrix n n α) : trace A.transpose = trace A := rfl

@[simp] theorem trace_zero [AddCommMonoid α] : trace (0 : Matrix n n α) = 0 := Finset.sum_const_zero

theorem trace_mul_comm [CommSemiring α] (A B : Matrix n n α) : trace (A * B) = trace (B * A) := by
  show ∑ i, ∑ j, A i j * B j i = ∑ i, ∑ j, B i j * A j i
  rw [Finset.sum_comm]
  exact Finset.sum_congr rfl fun _ _ => Finset.sum_congr rfl fun _ _ => mul_comm _ _

theorem trace_fin_two [AddCommMonoid α] (A : Matrix (Fin 2) (Fin 2) α) : trace A = A 0 0 + A 1 1 := Fin.sum_univ_two _

end Trace

end Matrix

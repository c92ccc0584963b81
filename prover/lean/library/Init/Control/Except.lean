prelude
import Init.Control

universe u v w

/-! Transformers that fail, and errors and state through the other transformers. -/

namespace Except

variable {ε : Type u}

@[always_inline, inline] protected def mapError {ε' : Type w} {α : Type v} (f : ε → ε') : Except ε α → Except ε' α
  | Except.error err => Except.error <| f err
  | Except.ok v => Except.ok v

def isOk {α : Type v} : Except ε α → Bool := Except.toBool

@[always_inline, inline] protected def orElseLazy {α : Type v} (x : Except ε α) (y : Unit → Except ε α) : Except ε α :=
  match x with
  | Except.ok a => Except.ok a
  | Except.error _ => y ()

end Except

@[expose] def ExceptT (ε : Type u) (m : Type u → Type v) (α : Type u) : Type v := m (Except ε α)

@[always_inline, inline] def ExceptT.mk {ε : Type u} {m : Type u → Type v} {α : Type u} (x : m (Except ε α)) :
    ExceptT ε m α := x

@[always_inline, inline] def ExceptT.run {ε : Type u} {m : Type u → Type v} {α : Type u} (x : ExceptT ε m α) :
    m (Except ε α) := x

namespace ExceptT

variable {ε : Type u} {m : Type u → Type v} [Monad m]

@[always_inline, inline] protected def pure {α : Type u} (a : α) : ExceptT ε m α :=
  ExceptT.mk <| pure (Except.ok a)

@[always_inline, inline] protected def bindCont {α β : Type u} (f : α → ExceptT ε m β) : Except ε α → m (Except ε β)
  | Except.ok a => f a
  | Except.error e => pure (Except.error e)

@[always_inline, inline] protected def bind {α β : Type u} (ma : ExceptT ε m α) (f : α → ExceptT ε m β) :
    ExceptT ε m β :=
  ExceptT.mk (ma >>= ExceptT.bindCont f)

@[always_inline, inline] protected def map {α β : Type u} (f : α → β) (x : ExceptT ε m α) : ExceptT ε m β :=
  ExceptT.mk <| x >>= fun a => match a with
    | Except.ok a => pure <| Except.ok (f a)
    | Except.error e => pure <| Except.error e

@[always_inline, inline] protected def lift {α : Type u} (t : m α) : ExceptT ε m α :=
  ExceptT.mk (Except.ok <$> t)

@[always_inline] instance : MonadLift (Except ε) (ExceptT ε m) := ⟨fun e => ExceptT.mk <| pure e⟩

instance : MonadLift m (ExceptT ε m) := ⟨ExceptT.lift⟩

@[always_inline, inline] protected def tryCatch {α : Type u} (ma : ExceptT ε m α) (handle : ε → ExceptT ε m α) :
    ExceptT ε m α :=
  ExceptT.mk <| ma >>= fun res => match res with
    | Except.ok a => pure (Except.ok a)
    | Except.error e => handle e

@[always_inline] instance : Monad (ExceptT ε m) where
  pure := ExceptT.pure
  bind := ExceptT.bind
  map := ExceptT.map

@[always_inline, inline] protected def adapt {ε' α : Type u} (f : ε → ε') : ExceptT ε m α → ExceptT ε' m α :=
  fun x => ExceptT.mk <| Except.mapError f <$> x

end ExceptT

@[always_inline] instance (m : Type u → Type v) (ε₁ : Type u) (ε₂ : Type u) [Monad m] [MonadExceptOf ε₁ m] :
    MonadExceptOf ε₁ (ExceptT ε₂ m) where
  throw e := ExceptT.mk <| throwThe ε₁ e
  tryCatch x handle := ExceptT.mk <| tryCatchThe ε₁ x handle

@[always_inline] instance (m : Type u → Type v) (ε : Type u) [Monad m] : MonadExceptOf ε (ExceptT ε m) where
  throw e := ExceptT.mk <| pure (Except.error e)
  tryCatch := ExceptT.tryCatch

instance {m : Type u → Type v} {ε : Type u} [Monad m] [Inhabited ε] {α : Type u} : Inhabited (ExceptT ε m α) where
  default := throw default

@[always_inline] instance {ε : Type u} {σ : Type w} {m : Type w → Type v} [Monad m] [MonadExceptOf ε m] :
    MonadExceptOf ε (StateT σ m) where
  throw e := StateT.lift (throwThe ε e)
  tryCatch x handle := fun s => tryCatchThe ε (x s) (fun e => handle e s)

@[always_inline] instance {ε : Type u} {ρ : Type w} {m : Type w → Type v} [MonadExceptOf ε m] :
    MonadExceptOf ε (ReaderT ρ m) where
  throw e := fun _ => throwThe ε e
  tryCatch x handle := fun r => tryCatchThe ε (x r) (fun e => handle e r)

/-! State and environment through the other transformers. -/

@[always_inline] instance {σ : Type u} {m : Type u → Type v} {n : Type u → Type w} [MonadLift m n] [MonadStateOf σ m] :
    MonadStateOf σ n where
  get := liftM (m := m) MonadStateOf.get
  set s := liftM (m := m) (MonadStateOf.set s)
  modifyGet f := monadLift (m := m) (MonadStateOf.modifyGet f)

instance {ρ : Type u} {m : Type u → Type v} {n : Type u → Type w} [MonadLift m n] [MonadReaderOf ρ m] :
    MonadReaderOf ρ n where
  read := liftM (m := m) (readThe ρ)

class MonadWithReaderOf (ρ : semiOutParam (Type u)) (m : Type u → Type v) where
  withReader {α : Type u} : (ρ → ρ) → m α → m α

class MonadWithReader (ρ : outParam (Type u)) (m : Type u → Type v) where
  withReader {α : Type u} : (ρ → ρ) → m α → m α

export MonadWithReader (withReader)

instance (ρ : Type u) (m : Type u → Type v) [MonadWithReaderOf ρ m] : MonadWithReader ρ m where
  withReader := MonadWithReaderOf.withReader

instance {ρ : Type u} {m : Type u → Type v} : MonadWithReaderOf ρ (ReaderT ρ m) where
  withReader f x := fun ctx => x (f ctx)

/-! Optional results. -/

@[expose] def OptionT (m : Type u → Type v) (α : Type u) : Type v := m (Option α)

@[always_inline, inline] def OptionT.run {m : Type u → Type v} {α : Type u} (x : OptionT m α) : m (Option α) := x

namespace OptionT

variable {m : Type u → Type v} [Monad m] {α β : Type u}

protected def mk {m : Type u → Type v} {α : Type u} (x : m (Option α)) : OptionT m α := x

@[always_inline, inline] protected def bind (x : OptionT m α) (f : α → OptionT m β) : OptionT m β :=
  OptionT.mk (x >>= fun o => match o with
    | some a => f a
    | none => pure none)

@[always_inline, inline] protected def pure (a : α) : OptionT m α := OptionT.mk (pure (some a))

@[always_inline] instance : Monad (OptionT m) where
  pure := OptionT.pure
  bind := OptionT.bind

@[always_inline, inline] protected def orElse (x : OptionT m α) (y : Unit → OptionT m α) : OptionT m α :=
  OptionT.mk (x >>= fun o => match o with
    | some a => pure (some a)
    | none => y ())

@[always_inline, inline] protected def fail : OptionT m α := OptionT.mk (pure none)

@[always_inline] instance : Alternative (OptionT m) where
  failure := OptionT.fail
  orElse := OptionT.orElse

@[always_inline, inline] protected def lift (x : m α) : OptionT m α :=
  OptionT.mk (x >>= fun a => pure (some a))

instance : MonadLift m (OptionT m) := ⟨OptionT.lift⟩

end OptionT

/-! State with errors, in one function. -/

namespace EStateM

inductive Result (ε σ α : Type u) where
  | ok : α → σ → Result ε σ α
  | error : ε → σ → Result ε σ α

end EStateM

@[expose] def EStateM (ε σ α : Type u) : Type u := σ → EStateM.Result ε σ α

namespace EStateM

variable {ε σ α β : Type u}

@[always_inline, inline] protected def pure (a : α) : EStateM ε σ α := fun s => Result.ok a s

@[always_inline, inline] protected def set (s : σ) : EStateM ε σ PUnit := fun _ => Result.ok ⟨⟩ s

@[always_inline, inline] protected def get : EStateM ε σ σ := fun s => Result.ok s s

@[always_inline, inline] protected def modifyGet (f : σ → Prod α σ) : EStateM ε σ α := fun s =>
  Result.ok (f s).1 (f s).2

@[always_inline, inline] protected def throw (e : ε) : EStateM ε σ α := fun s => Result.error e s

@[always_inline, inline] protected def tryCatch (x : EStateM ε σ α) (handle : ε → EStateM ε σ α) : EStateM ε σ α :=
  fun s => match x s with
    | Result.error e s => handle e s
    | Result.ok a s => Result.ok a s

@[always_inline, inline] protected def bind (x : EStateM ε σ α) (f : α → EStateM ε σ β) : EStateM ε σ β :=
  fun s => match x s with
    | Result.ok a s => f a s
    | Result.error e s => Result.error e s

@[always_inline, inline] protected def map (f : α → β) (x : EStateM ε σ α) : EStateM ε σ β :=
  fun s => match x s with
    | Result.ok a s => Result.ok (f a) s
    | Result.error e s => Result.error e s

@[always_inline] instance instMonad : Monad (EStateM ε σ) where
  bind := EStateM.bind
  pure := EStateM.pure
  map := EStateM.map

instance instMonadStateOf : MonadStateOf σ (EStateM ε σ) where
  set := EStateM.set
  get := EStateM.get
  modifyGet := EStateM.modifyGet

instance instMonadExceptOf : MonadExceptOf ε (EStateM ε σ) where
  throw := EStateM.throw
  tryCatch := EStateM.tryCatch

@[always_inline, inline] def run (x : EStateM ε σ α) (s : σ) : Result ε σ α := x s

@[always_inline, inline] def run' (x : EStateM ε σ α) (s : σ) : Option α :=
  match x s with
  | Result.ok v _ => some v
  | Result.error _ _ => none

end EStateM

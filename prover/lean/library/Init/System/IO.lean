prelude
import Init.Data.Float

/-! Effects: enough of `IO` for programs to elaborate. Nothing here is run. -/

structure IO.RealWorld.Token where
  mk ::

abbrev IO.RealWorld := IO.RealWorld.Token

inductive IO.Error where
  | userError (msg : String)
  | otherError (code : UInt32) (details : String)

instance : Inhabited IO.Error := ⟨IO.Error.userError ""⟩

def IO.Error.toString : IO.Error → String
  | IO.Error.userError msg => msg
  | IO.Error.otherError _ details => details

instance : ToString IO.Error := ⟨IO.Error.toString⟩

def IO.userError (s : String) : IO.Error := IO.Error.userError s

inductive EStateM.Result (ε σ α : Type u) where
  | ok : α → σ → EStateM.Result ε σ α
  | error : ε → σ → EStateM.Result ε σ α

def EStateM (ε σ α : Type u) := σ → EStateM.Result ε σ α

namespace EStateM

protected def pure (a : α) : EStateM ε σ α := fun s => Result.ok a s

protected def bind (x : EStateM ε σ α) (f : α → EStateM ε σ β) : EStateM ε σ β := fun s =>
  match x s with
  | Result.ok a s => f a s
  | Result.error e s => Result.error e s

protected def map (f : α → β) (x : EStateM ε σ α) : EStateM ε σ β := fun s =>
  match x s with
  | Result.ok a s => Result.ok (f a) s
  | Result.error e s => Result.error e s

protected def throw (e : ε) : EStateM ε σ α := fun s => Result.error e s

protected def get : EStateM ε σ σ := fun s => Result.ok s s

protected def set (s : σ) : EStateM ε σ PUnit := fun _ => Result.ok PUnit.unit s

protected def modifyGet (f : σ → α × σ) : EStateM ε σ α := fun s => Result.ok (f s).1 (f s).2

protected def tryCatch (x : EStateM ε σ α) (handle : ε → EStateM ε σ α) : EStateM ε σ α := fun s =>
  match x s with
  | Result.error e s => handle e s
  | ok => ok

instance instMonad : Monad (EStateM ε σ) where
  pure := EStateM.pure
  bind := EStateM.bind
  map := EStateM.map

instance : MonadStateOf σ (EStateM ε σ) where
  get := EStateM.get
  set := EStateM.set
  modifyGet := EStateM.modifyGet

instance : MonadExceptOf ε (EStateM ε σ) where
  throw := EStateM.throw
  tryCatch := EStateM.tryCatch

def run (x : EStateM ε σ α) (s : σ) : Result ε σ α := x s

def run' (x : EStateM ε σ α) (s : σ) : Option α :=
  match x s with
  | Result.ok v _ => some v
  | Result.error _ _ => none

end EStateM

def EIO (ε : Type) : Type → Type := EStateM ε IO.RealWorld

instance : Monad (EIO ε) := inferInstanceAs (Monad (EStateM ε IO.RealWorld))
instance : MonadExceptOf ε (EIO ε) := inferInstanceAs (MonadExceptOf ε (EStateM ε IO.RealWorld))

abbrev BaseIO := EIO Empty

abbrev IO : Type → Type := EIO IO.Error

instance [Inhabited ε] : Inhabited (EIO ε α) := ⟨fun s => EStateM.Result.error default s⟩

instance : Nonempty (BaseIO PUnit) := ⟨pure PUnit.unit⟩

namespace IO

def ofExcept [ToString ε] (e : Except ε α) : IO α :=
  match e with
  | Except.ok a => pure a
  | Except.error e => throw (IO.userError (toString e))

end IO

opaque IO.putStr (s : String) : IO Unit
opaque IO.getLine : IO String

def IO.print [ToString α] (s : α) : IO Unit := IO.putStr (toString s)

def IO.println [ToString α] (s : α) : IO Unit := IO.putStr ((toString s).push '\n')

def IO.eprintln [ToString α] (s : α) : IO Unit := IO.putStr ((toString s).push '\n')

structure ST.Ref (σ : Type) (α : Type) : Type where
  val : α

abbrev IO.Ref (α : Type) : Type := ST.Ref IO.RealWorld α

def IO.mkRef (a : α) : IO (IO.Ref α) := pure ⟨a⟩

structure Thunk (α : Type u) : Type u where
  mk ::
  fn : Unit → α

namespace Thunk

protected def pure (a : α) : Thunk α := ⟨fun _ => a⟩

protected def get (x : Thunk α) : α := x.fn ()

protected def map (f : α → β) (x : Thunk α) : Thunk β := ⟨fun _ => f x.get⟩

protected def bind (x : Thunk α) (f : α → Thunk β) : Thunk β := ⟨fun _ => (f x.get).get⟩

instance [Inhabited α] : Inhabited (Thunk α) := ⟨Thunk.pure default⟩

@[simp] theorem get_pure (a : α) : (Thunk.pure a).get = a := rfl

@[simp] theorem get_mk (f : Unit → α) : (Thunk.mk f).get = f () := rfl

@[ext] theorem ext {a b : Thunk α} (eq : a.get = b.get) : a = b := by
  cases a with
  | mk f => cases b with
    | mk g => exact congrArg Thunk.mk (funext fun _ => eq)

end Thunk

structure Task (α : Type u) : Type u where
  pure ::
  get : α

instance [Inhabited α] : Inhabited (Task α) := ⟨Task.pure default⟩

namespace Task

protected def spawn {α : Type u} (fn : Unit → α) : Task α := ⟨fn ()⟩

protected def map {α : Type u} {β : Type v} (f : α → β) (x : Task α) : Task β := ⟨f x.get⟩

protected def bind {α : Type u} {β : Type v} (x : Task α) (f : α → Task β) : Task β := ⟨(f x.get).get⟩

end Task

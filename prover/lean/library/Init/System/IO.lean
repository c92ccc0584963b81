prelude
import Init.Data.Format

universe u v

/-! Actions: functions of a token for the world, which only `#eval` can supply. -/

opaque IO.RealWorld : Type := Unit

inductive EST.Out (ε σ α : Type) where
  | ok : α → σ → EST.Out ε σ α
  | error : ε → σ → EST.Out ε σ α

def EST (ε σ α : Type) : Type := σ → EST.Out ε σ α

abbrev ST (σ α : Type) : Type := EST Empty σ α

namespace EST

variable {ε ε' σ α β : Type}

protected def pure (a : α) : EST ε σ α := fun s => EST.Out.ok a s

protected def bind (x : EST ε σ α) (f : α → EST ε σ β) : EST ε σ β := fun s =>
  match x s with
  | EST.Out.ok a s => f a s
  | EST.Out.error e s => EST.Out.error e s

protected def throw (e : ε) : EST ε σ α := fun s => EST.Out.error e s

protected def tryCatch (x : EST ε σ α) (handle : ε → EST ε σ α) : EST ε σ α := fun s =>
  match x s with
  | EST.Out.ok a s => EST.Out.ok a s
  | EST.Out.error e s => handle e s

protected def adapt (f : ε → ε') (x : EST ε σ α) : EST ε' σ α := fun s =>
  match x s with
  | EST.Out.ok a s => EST.Out.ok a s
  | EST.Out.error e s => EST.Out.error (f e) s

instance : Monad (EST ε σ) where
  pure := EST.pure
  bind := EST.bind

instance : MonadExceptOf ε (EST ε σ) where
  throw := EST.throw
  tryCatch := EST.tryCatch

instance [Inhabited ε] : Inhabited (EST ε σ α) := ⟨EST.throw default⟩

end EST

def EIO (ε : Type) (α : Type) : Type := EST ε IO.RealWorld α

def BaseIO (α : Type) : Type := EIO Empty α

instance : Monad (EIO ε) := inferInstanceAs (Monad (EST ε IO.RealWorld))

instance : MonadExceptOf ε (EIO ε) := inferInstanceAs (MonadExceptOf ε (EST ε IO.RealWorld))

instance [Inhabited ε] {α : Type} : Inhabited (EIO ε α) := inferInstanceAs (Inhabited (EST ε IO.RealWorld α))

instance : Monad BaseIO := inferInstanceAs (Monad (EIO Empty))

@[always_inline, inline] def BaseIO.toEIO {ε α : Type} (act : BaseIO α) : EIO ε α :=
  EST.adapt (fun (e : Empty) => nomatch e) (show EST Empty IO.RealWorld α from act)

instance : MonadLift BaseIO (EIO ε) := ⟨BaseIO.toEIO⟩

@[always_inline, inline] def EIO.toBaseIO {ε α : Type} (act : EIO ε α) : BaseIO (Except ε α) := fun s =>
  match act s with
  | EST.Out.ok a s => EST.Out.ok (Except.ok a) s
  | EST.Out.error e s => EST.Out.ok (Except.error e) s

@[always_inline, inline] def EIO.catchExceptions {ε α : Type} (act : EIO ε α) (h : ε → BaseIO α) : BaseIO α := fun s =>
  match act s with
  | EST.Out.ok a s => EST.Out.ok a s
  | EST.Out.error e s => h e s

inductive IO.Error where
  | alreadyExists (filename : Option String) (osCode : UInt32) (details : String)
  | otherError (osCode : UInt32) (details : String)
  | noFileOrDirectory (filename : String) (osCode : UInt32) (details : String)
  | unexpectedEof
  | userError (msg : String)

def IO.userError (s : String) : IO.Error := IO.Error.userError s

protected def IO.Error.toString : IO.Error → String
  | IO.Error.alreadyExists _ _ details => "already exists: " ++ details
  | IO.Error.otherError _ details => "other error: " ++ details
  | IO.Error.noFileOrDirectory filename _ details => "no such file or directory (" ++ details ++ ")\n  file: " ++ filename
  | IO.Error.unexpectedEof => "end of file"
  | IO.Error.userError msg => msg

instance : ToString IO.Error := ⟨IO.Error.toString⟩

instance : Inhabited IO.Error := ⟨IO.Error.userError ""⟩

instance : Coe String IO.Error := ⟨IO.userError⟩

abbrev IO : Type → Type := EIO IO.Error

@[always_inline, inline] def BaseIO.toIO {α : Type} (act : BaseIO α) : IO α := act.toEIO

@[always_inline, inline] def EIO.toIO {ε α : Type} (f : ε → IO.Error) (act : EIO ε α) : IO α :=
  EST.adapt f (show EST ε IO.RealWorld α from act)

namespace IO

def toEIO {ε α : Type} (f : IO.Error → ε) (act : IO α) : EIO ε α :=
  EST.adapt f (show EST IO.Error IO.RealWorld α from act)

def ofExcept {ε α : Type} [ToString ε] (e : Except ε α) : IO α :=
  match e with
  | Except.ok a => pure a
  | Except.error e => throw (IO.userError (toString e))

def lazyPure {α : Type} (fn : Unit → α) : IO α := pure (fn ())

namespace FS

structure Stream where
  flush : IO Unit
  getLine : IO String
  putStr : String → IO Unit

def Stream.putStrLn (s : Stream) (text : String) : IO Unit := s.putStr (text.push '\n')

end FS

/-- Writes to the output of `#eval`. -/
opaque Prim.putStr (s : String) : IO Unit

def getStdout : BaseIO FS.Stream := pure { flush := pure (), getLine := pure "", putStr := Prim.putStr }

def getStderr : BaseIO FS.Stream := getStdout

def getStdin : BaseIO FS.Stream := getStdout

def withStdout {α : Type} (h : FS.Stream) (x : IO α) : IO α := x

def print {α : Type} [ToString α] (s : α) : IO Unit := Prim.putStr (toString s)

def println {α : Type} [ToString α] (s : α) : IO Unit := Prim.putStr ((toString s).push '\n')

def eprint {α : Type} [ToString α] (s : α) : IO Unit := Prim.putStr (toString s)

def eprintln {α : Type} [ToString α] (s : α) : IO Unit := Prim.putStr ((toString s).push '\n')

end IO

/-! References. -/

structure ST.Ref (σ α : Type) where
  ofId ::
  id : Nat

instance {σ α : Type} : Nonempty (ST.Ref σ α) := ⟨⟨0⟩⟩

instance {ε σ α : Type} [Nonempty α] : Nonempty (EST ε σ α) := ⟨EST.pure Classical.ofNonempty⟩

instance {α : Type} [Nonempty α] : Nonempty (BaseIO α) := inferInstanceAs (Nonempty (EST Empty IO.RealWorld α))

instance : MonadLift (ST IO.RealWorld) BaseIO := ⟨fun x => x⟩

namespace ST

opaque Prim.mkRef {σ α : Type} (a : α) : ST σ (Ref σ α)

opaque Prim.Ref.get {σ α : Type} [Nonempty α] (r : Ref σ α) : ST σ α

opaque Prim.Ref.set {σ α : Type} (r : Ref σ α) (a : α) : ST σ Unit

variable {σ : Type} {m : Type → Type} {α β : Type} [MonadLiftT (ST σ) m]

def Ref.set (r : Ref σ α) (a : α) : m Unit := liftM (Prim.Ref.set r a)

def Ref.get [Nonempty α] (r : Ref σ α) : m α := liftM (Prim.Ref.get r)

def Ref.modify [Nonempty α] (r : Ref σ α) (f : α → α) : m Unit :=
  liftM ((Prim.Ref.get r) >>= fun a => Prim.Ref.set r (f a))

def Ref.modifyGet [Nonempty α] (r : Ref σ α) (f : α → β × α) : m β :=
  liftM ((Prim.Ref.get r) >>= fun a => let p := f a; (Prim.Ref.set r p.2) >>= fun _ => pure p.1)

end ST

abbrev IO.Ref (α : Type) : Type := ST.Ref IO.RealWorld α

def IO.mkRef {α : Type} (a : α) : BaseIO (IO.Ref α) := show ST IO.RealWorld (IO.Ref α) from ST.Prim.mkRef a

/-! Tasks, which run at once. -/

structure Task (α : Type u) : Type u where
  pure ::
  get : α

instance {α : Type u} [Inhabited α] : Inhabited (Task α) := ⟨Task.pure default⟩

namespace Task

protected def spawn {α : Type u} (fn : Unit → α) : Task α := ⟨fn ()⟩

protected def map {α : Type u} {β : Type v} (f : α → β) (x : Task α) : Task β := ⟨f x.get⟩

protected def bind {α : Type u} {β : Type v} (x : Task α) (f : α → Task β) : Task β := ⟨(f x.get).get⟩

end Task

prelude
import Init.SimpLemmas
import Init.WF

/-! Monads: combinators, the classes of effects, and the basic transformers. -/

universe u v w u₁ u₂ u₃

@[reducible] def Functor.mapRev {f : Type u → Type v} [Functor f] {α β : Type u} : f α → (α → β) → f β :=
  fun a f => Functor.map f a

def Functor.discard {f : Type u → Type v} {α : Type u} [Functor f] (x : f α) : f PUnit :=
  Functor.mapConst PUnit.unit x

class Alternative (f : Type u → Type v) : Type (max (u + 1) v) extends Applicative f where
  failure : {α : Type u} → f α
  orElse : {α : Type u} → f α → (Unit → f α) → f α

export Alternative (failure)

instance instOrElseOfAlternative (f : Type u → Type v) (α : Type u) [Alternative f] : OrElse (f α) :=
  ⟨Alternative.orElse⟩

@[always_inline, inline] def guard {f : Type → Type v} [Alternative f] (p : Prop) [Decidable p] : f Unit :=
  if p then pure () else failure

@[always_inline] def optional {f : Type u → Type v} [Alternative f] {α : Type u} (x : f α) : f (Option α) :=
  HOrElse.hOrElse (Functor.map some x) (fun _ => pure none)

@[always_inline] def Bind.kleisliRight {α : Type u} {m : Type u_1 → Type u_2} {β γ : Type u_1} [Bind m]
    (f₁ : α → m β) (f₂ : β → m γ) (a : α) : m γ :=
  Bind.bind (f₁ a) f₂

@[always_inline] def Bind.kleisliLeft {α : Type u} {m : Type u_1 → Type u_2} {β γ : Type u_1} [Bind m]
    (f₂ : β → m γ) (f₁ : α → m β) (a : α) : m γ :=
  Bind.bind (f₁ a) f₂

@[always_inline] def Bind.bindLeft {α : Type u} {m : Type u → Type v} {β : Type u} [Bind m] (f : α → m β) (ma : m α) :
    m β :=
  Bind.bind ma f

class LawfulFunctor (f : Type u → Type v) [Functor f] : Prop where
  map_const : (Functor.mapConst : α → f β → f α) = Functor.map ∘ Function.const β
  id_map (x : f α) : id <$> x = x
  comp_map (g : α → β) (h : β → γ) (x : f α) : (h ∘ g) <$> x = h <$> g <$> x

class LawfulApplicative (f : Type u → Type v) [Applicative f] : Prop extends LawfulFunctor f where
  seqLeft_eq (x : f α) (y : f β) : SeqLeft.seqLeft x (fun _ => y) = Seq.seq (Function.const β <$> x) (fun _ => y)
  seqRight_eq (x : f α) (y : f β) :
    SeqRight.seqRight x (fun _ => y) = Seq.seq (Function.const α id <$> x) (fun _ => y)
  pure_seq (g : α → β) (x : f α) : Seq.seq (pure g) (fun _ => x) = g <$> x
  map_pure (g : α → β) (x : α) : g <$> (pure x : f α) = pure (g x)
  seq_pure (g : f (α → β)) (x : α) : Seq.seq g (fun _ => pure x) = (fun h => h x) <$> g
  seq_assoc (x : f α) (g : f (α → β)) (h : f (β → γ)) :
    Seq.seq h (fun _ => Seq.seq g (fun _ => x)) =
      Seq.seq (Seq.seq ((@Function.comp α β γ) <$> h) (fun _ => g)) (fun _ => x)

class LawfulMonad (m : Type u → Type v) [Monad m] : Prop extends LawfulApplicative m where
  bind_pure_comp (f : α → β) (x : m α) : (x >>= fun a => pure (f a)) = f <$> x
  bind_map (f : m (α → β)) (x : m α) : (f >>= fun g => g <$> x) = Seq.seq f (fun _ => x)
  pure_bind (x : α) (f : α → m β) : pure x >>= f = f x
  bind_assoc (x : m α) (f : α → m β) (g : β → m γ) : x >>= f >>= g = x >>= fun x => f x >>= g

/-! Classes of effects. -/

class MonadLift (m : semiOutParam (Type u → Type v)) (n : Type u → Type w) where
  monadLift : {α : Type u} → m α → n α

class MonadLiftT (m : Type u → Type v) (n : Type u → Type w) where
  monadLift : {α : Type u} → m α → n α

export MonadLiftT (monadLift)

@[always_inline, inline] abbrev liftM {m : Type u → Type v} {n : Type u → Type w} [self : MonadLiftT m n]
    {α : Type u} : m α → n α :=
  monadLift

instance instMonadLiftTOfMonadLift (m : Type u → Type u₁) (n : Type u → Type u₂) (o : Type u → Type u₃)
    [MonadLift n o] [MonadLiftT m n] : MonadLiftT m o where
  monadLift x := MonadLift.monadLift (m := n) (monadLift x)

instance instMonadLiftT (m : Type u → Type v) : MonadLiftT m m where
  monadLift x := x

class MonadExceptOf (ε : semiOutParam (Type u)) (m : Type v → Type w) where
  throw {α : Type v} : ε → m α
  tryCatch {α : Type v} (body : m α) (handler : ε → m α) : m α

abbrev throwThe (ε : Type u) {m : Type v → Type w} [MonadExceptOf ε m] {α : Type v} (e : ε) : m α :=
  MonadExceptOf.throw e

abbrev tryCatchThe (ε : Type u) {m : Type v → Type w} [MonadExceptOf ε m] {α : Type v} (x : m α)
    (handle : ε → m α) : m α :=
  MonadExceptOf.tryCatch x handle

class MonadExcept (ε : outParam (Type u)) (m : Type v → Type w) where
  throw {α : Type v} : ε → m α
  tryCatch {α : Type v} : (body : m α) → (handler : ε → m α) → m α

export MonadExcept (throw tryCatch)

instance instMonadExceptOfMonadExceptOf (ε : Type u) (m : Type v → Type w) [MonadExceptOf ε m] : MonadExcept ε m where
  throw := throwThe ε
  tryCatch := tryCatchThe ε

class MonadReaderOf (ρ : semiOutParam (Type u)) (m : Type u → Type v) where
  read : m ρ

@[always_inline, inline] def readThe (ρ : Type u) {m : Type u → Type v} [MonadReaderOf ρ m] : m ρ :=
  MonadReaderOf.read

class MonadReader (ρ : outParam (Type u)) (m : Type u → Type v) where
  read : m ρ

export MonadReader (read)

instance instMonadReaderOfMonadReaderOf (ρ : Type u) (m : Type u → Type v) [MonadReaderOf ρ m] : MonadReader ρ m where
  read := readThe ρ

class MonadStateOf (σ : semiOutParam (Type u)) (m : Type u → Type v) where
  get : m σ
  set : σ → m PUnit
  modifyGet {α : Type u} : (σ → Prod α σ) → m α

export MonadStateOf (set)

abbrev getThe (σ : Type u) {m : Type u → Type v} [MonadStateOf σ m] : m σ := MonadStateOf.get

abbrev modifyThe (σ : Type u) {m : Type u → Type v} [MonadStateOf σ m] (f : σ → σ) : m PUnit :=
  MonadStateOf.modifyGet fun s => (PUnit.unit, f s)

abbrev modifyGetThe {α : Type u} (σ : Type u) {m : Type u → Type v} [MonadStateOf σ m] (f : σ → Prod α σ) : m α :=
  MonadStateOf.modifyGet f

class MonadState (σ : outParam (Type u)) (m : Type u → Type v) where
  get : m σ
  set : σ → m PUnit
  modifyGet {α : Type u} : (σ → Prod α σ) → m α

export MonadState (get modifyGet)

instance instMonadStateOfMonadStateOf (σ : Type u) (m : Type u → Type v) [MonadStateOf σ m] : MonadState σ m where
  get := getThe σ
  set := MonadStateOf.set
  modifyGet f := MonadStateOf.modifyGet f

@[always_inline, inline] def modify {σ : Type u} {m : Type u → Type v} [MonadState σ m] (f : σ → σ) : m PUnit :=
  modifyGet fun s => (PUnit.unit, f s)

/-! Monads. -/

@[expose] def Id (type : Type u) : Type u := type

namespace Id

@[always_inline] instance : Monad Id where
  pure x := x
  bind x f := f x
  map f x := f x

@[always_inline, inline] protected def run {α : Type u} (x : Id α) : α := x

end Id

namespace Option

@[always_inline, inline] protected def bind {α : Type u} {β : Type v} : Option α → (α → Option β) → Option β
  | none, _ => none
  | some a, f => f a

@[always_inline, inline] protected def orElse {α : Type u} : Option α → (Unit → Option α) → Option α
  | some a, _ => some a
  | none, b => b ()

@[always_inline, inline] protected def tryCatch {α : Type u} (x : Option α) (handle : PUnit → Option α) : Option α :=
  match x with
  | some _ => x
  | none => handle ⟨⟩

end Option

instance instMonadOption : Monad Option where
  pure := Option.some
  bind := Option.bind
  map := Option.map

instance instAlternativeOption : Alternative Option where
  failure := Option.none
  orElse := Option.orElse

instance instMonadExceptOfUnitOption : MonadExceptOf Unit Option where
  throw := fun _ => Option.none
  tryCatch := Option.tryCatch

inductive Except (ε : Type u) (α : Type v) where
  | error : ε → Except ε α
  | ok : α → Except ε α

attribute [unbox] Except

instance instInhabitedExcept {ε : Type u} {α : Type v} [Inhabited ε] : Inhabited (Except ε α) where
  default := Except.error default

namespace Except

variable {ε : Type u}

@[always_inline, inline] protected def pure (a : α) : Except ε α := Except.ok a

@[always_inline, inline] protected def map {α β : Type v} (f : α → β) : Except ε α → Except ε β
  | Except.error err => Except.error err
  | Except.ok v => Except.ok (f v)

@[always_inline, inline] protected def bind {α β : Type v} (ma : Except ε α) (f : α → Except ε β) : Except ε β :=
  match ma with
  | Except.error err => Except.error err
  | Except.ok v => f v

@[always_inline, inline] protected def toBool {α : Type v} : Except ε α → Bool
  | Except.ok _ => true
  | Except.error _ => false

@[always_inline, inline] protected def toOption {α : Type v} : Except ε α → Option α
  | Except.ok a => some a
  | Except.error _ => none

@[always_inline, inline] protected def tryCatch {α : Type v} (ma : Except ε α) (handle : ε → Except ε α) :
    Except ε α :=
  match ma with
  | Except.ok a => Except.ok a
  | Except.error e => handle e

@[always_inline] instance : Monad (Except ε) where
  pure := Except.pure
  bind := Except.bind
  map := Except.map

end Except

instance instMonadExceptOfExcept (ε : Type u) : MonadExceptOf ε (Except ε) where
  throw := Except.error
  tryCatch := Except.tryCatch

@[expose] def StateT (σ : Type u) (m : Type u → Type v) (α : Type u) : Type (max u v) := σ → m (α × σ)

namespace StateT

variable {σ : Type u} {m : Type u → Type v} [Monad m] {α β : Type u}

@[always_inline, inline] def run {σ : Type u} {m : Type u → Type v} {α : Type u} (x : StateT σ m α) (s : σ) :
    m (α × σ) := x s

@[always_inline, inline] def run' [Functor m] (x : StateT σ m α) (s : σ) : m α := (·.1) <$> x s

@[always_inline, inline] protected def pure (a : α) : StateT σ m α := fun s => pure (a, s)

@[always_inline, inline] protected def bind (x : StateT σ m α) (f : α → StateT σ m β) : StateT σ m β :=
  fun s => x s >>= fun p => f p.1 p.2

@[always_inline, inline] protected def map (f : α → β) (x : StateT σ m α) : StateT σ m β :=
  fun s => x s >>= fun p => pure (f p.1, p.2)

@[always_inline] instance : Monad (StateT σ m) where
  pure := StateT.pure
  bind := StateT.bind
  map := StateT.map

@[always_inline, inline] protected def get : StateT σ m σ := fun s => pure (s, s)

@[always_inline, inline] protected def set : σ → StateT σ m PUnit := fun s' _ => pure (⟨⟩, s')

@[always_inline, inline] protected def modifyGet (f : σ → α × σ) : StateT σ m α := fun s => pure (f s)

@[always_inline, inline] protected def lift (t : m α) : StateT σ m α := fun s => t >>= fun a => pure (a, s)

instance : MonadLift m (StateT σ m) := ⟨StateT.lift⟩

end StateT

instance instMonadStateOfStateTOfMonad {σ : Type u} {m : Type u → Type v} [Monad m] : MonadStateOf σ (StateT σ m) where
  get := StateT.get
  set := StateT.set
  modifyGet := StateT.modifyGet

@[reducible] def StateM (σ : Type u) (α : Type u) : Type u := StateT σ Id α

@[expose] def ReaderT (ρ : Type u) (m : Type u → Type v) (α : Type u) : Type (max u v) := ρ → m α

namespace ReaderT

variable {ρ : Type u} {m : Type u → Type v} {α β : Type u}

@[always_inline, inline] def run (x : ReaderT ρ m α) (r : ρ) : m α := x r

@[always_inline, inline] protected def read [Monad m] : ReaderT ρ m ρ := pure

@[always_inline, inline] protected def pure [Monad m] (a : α) : ReaderT ρ m α := fun _ => pure a

@[always_inline, inline] protected def bind [Monad m] (x : ReaderT ρ m α) (f : α → ReaderT ρ m β) : ReaderT ρ m β :=
  fun r => x r >>= fun a => f a r

@[always_inline] instance [Monad m] : Monad (ReaderT ρ m) where
  pure := ReaderT.pure
  bind := ReaderT.bind

instance : MonadLift m (ReaderT ρ m) where
  monadLift x := fun _ => x

end ReaderT

instance instMonadReaderOfReaderTOfMonad {ρ : Type u} {m : Type u → Type v} [Monad m] : MonadReaderOf ρ (ReaderT ρ m) where
  read := ReaderT.read

@[reducible] def ReaderM (ρ : Type u) := ReaderT ρ Id

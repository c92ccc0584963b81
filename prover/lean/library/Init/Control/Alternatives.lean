prelude
import Init.Control.Except

/-! Other ways and finalizers: `<|>` of exceptions and transformers, inhabitants of monads, `finally`. -/

universe u v w

instance instInhabitedOfMonad {α : Type u} {m : Type u → Type v} [Inhabited α] [Monad m] : Inhabited (m α) where
  default := pure default

instance instNonemptyOfMonad {α : Type u} {m : Type u → Type v} [Nonempty α] [Monad m] : Nonempty (m α) :=
  (inferInstance : Nonempty α).elim fun a => ⟨pure a⟩

@[always_inline, inline] protected def MonadExcept.orElse {ε : Type u} {m : Type v → Type w} [MonadExcept ε m]
    {α : Type v} (t₁ : m α) (t₂ : Unit → m α) : m α :=
  tryCatch t₁ fun _ => t₂ ()

instance MonadExcept.instOrElse {ε : Type u} {m : Type v → Type w} [MonadExcept ε m] {α : Type v} : OrElse (m α) where
  orElse := MonadExcept.orElse

@[always_inline, inline] def MonadExcept.ofExcept {m : Type u → Type v} {ε : Type w} {α : Type u} [Monad m]
    [MonadExcept ε m] : Except ε α → m α
  | .ok a => pure a
  | .error e => throw e

export MonadExcept (ofExcept)

@[always_inline, inline] protected def StateT.orElse {σ : Type u} {m : Type u → Type v} [Alternative m] {α : Type u}
    (x₁ : StateT σ m α) (x₂ : Unit → StateT σ m α) : StateT σ m α :=
  fun s => Alternative.orElse (x₁ s) fun _ => x₂ () s

@[always_inline, inline] protected def StateT.failure {σ : Type u} {m : Type u → Type v} [Alternative m] {α : Type u} :
    StateT σ m α :=
  fun _ => failure

instance StateT.instAlternative {σ : Type u} {m : Type u → Type v} [Monad m] [Alternative m] :
    Alternative (StateT σ m) where
  failure := StateT.failure
  orElse := StateT.orElse

@[always_inline, inline] protected def ReaderT.orElse {ρ : Type u} {m : Type u → Type v} [Alternative m] {α : Type u}
    (x₁ : ReaderT ρ m α) (x₂ : Unit → ReaderT ρ m α) : ReaderT ρ m α :=
  fun r => Alternative.orElse (x₁ r) fun _ => x₂ () r

@[always_inline, inline] protected def ReaderT.failure {ρ : Type u} {m : Type u → Type v} [Alternative m] {α : Type u} :
    ReaderT ρ m α :=
  fun _ => failure

instance ReaderT.instAlternativeOfMonad {ρ : Type u} {m : Type u → Type v} [Alternative m] [Monad m] :
    Alternative (ReaderT ρ m) where
  failure := ReaderT.failure
  orElse := ReaderT.orElse

class MonadFinally (m : Type u → Type v) where
  tryFinally' {α β : Type u} (x : m α) (f : Option α → m β) : m (α × β)

export MonadFinally (tryFinally')

@[always_inline, inline] def tryFinally {m : Type u → Type v} {α β : Type u} [MonadFinally m] [Functor m] (x : m α)
    (finalizer : m β) : m α :=
  (·.1) <$> tryFinally' x fun _ => finalizer

@[always_inline] instance Id.finally : MonadFinally Id where
  tryFinally' x h := let a := x; let b := h (some x); pure (a, b)

@[always_inline] instance ExceptT.finally {m : Type u → Type v} {ε : Type u} [MonadFinally m] [Monad m] :
    MonadFinally (ExceptT ε m) where
  tryFinally' x h := ExceptT.mk (bind (tryFinally' (ExceptT.run x) fun e => match e with
    | some (.ok a) => h (some a)
    | _ => h none) fun r => match r with
      | (.ok a, .ok b) => pure (.ok (a, b))
      | (_, .error e) => pure (.error e)
      | (.error e, _) => pure (.error e))

@[always_inline] instance StateT.tryFinally {m : Type u → Type v} {σ : Type u} [MonadFinally m] [Monad m] :
    MonadFinally (StateT σ m) where
  tryFinally' x h := fun s => bind (tryFinally' (x s) fun r => match r with
    | some (a, s') => h (some a) s'
    | none => h none s) fun r => pure ((r.1.1, r.2.1), r.2.2)

@[always_inline] instance ReaderT.tryFinally {m : Type u → Type v} {ρ : Type u} [MonadFinally m] :
    MonadFinally (ReaderT ρ m) where
  tryFinally' x h := fun r => tryFinally' (x r) (fun a => h a r)

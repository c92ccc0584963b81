prelude
import Init.Prelude
import Init.Coe
import Init.Core
import Init.SimpLemmas
import Init.Classical
import Init.PropLemmas
import Init.WF
import Init.Data.Nat.Basic
import Init.Data.Nat.Sub
import Init.Data.Nat.Div
import Init.Data.Int
import Init.Omega
import Init.Data.List.Basic
import Init.Data.List.Lemmas
import Init.Control
import Init.Data.Option
import Init.Data.Fin

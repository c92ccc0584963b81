prelude
import Init.Data.List.Basic
import Init.Data.List.Lemmas
import Init.Data.List.Lemmas.Access

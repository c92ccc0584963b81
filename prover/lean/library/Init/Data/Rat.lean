prelude
import Init.Data.Rat.Basic
import Init.Data.Rat.Lemmas

prelude
import Init.Data.List.Basic
import Init.Data.List.Lemmas
import Init.Data.List.Lemmas.Access
import Init.Data.List.Lemmas.Map
import Init.Data.List.Lemmas.Flatten
import Init.Data.List.Lemmas.Fold
import Init.Data.List.Find
import Init.Data.List.Sublist

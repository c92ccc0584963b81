prelude
import Init.Data.Int.Basic
import Init.Data.Int.Order
import Init.Data.Int.DivMod

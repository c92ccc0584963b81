import Init
import Mathlib.Logic.Basic
import Mathlib.Algebra.Group.Basic

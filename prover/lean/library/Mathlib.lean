import Init
import Mathlib.Logic.Basic

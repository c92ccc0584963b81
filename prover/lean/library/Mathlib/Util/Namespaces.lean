import Init
import Mathlib.Logic.Basic

/-!
Namespaces that the headers of many files open. In Mathlib they hold notations (`∑`, `𝓝`, …), which embedded Lean's
parser knows of itself.
-/

namespace BigOperators
end BigOperators

namespace Topology
end Topology

namespace Real
end Real

namespace Complex
end Complex

namespace NNReal
end NNReal

namespace ENNReal
end ENNReal

namespace Rat
end Rat

namespace Polynomial
end Polynomial

namespace ComplexConjugate
end ComplexConjugate

namespace Filter
end Filter

namespace Metric
end Metric

namespace MvPolynomial
end MvPolynomial

namespace Matrix
end Matrix

namespace MeasureTheory
end MeasureTheory

namespace ProbabilityTheory
end ProbabilityTheory

namespace Subgroup
end Subgroup

namespace TopologicalSpace
end TopologicalSpace

namespace EuclideanGeometry
end EuclideanGeometry

namespace SimpleGraph
end SimpleGraph

namespace Fintype
end Fintype

namespace Ideal
end Ideal

namespace Submodule
end Submodule

namespace LinearMap
end LinearMap

namespace Module
end Module

namespace Affine
end Affine

namespace Module.End
end Module.End

namespace FiniteDimensional
end FiniteDimensional

namespace Zsqrtd
end Zsqrtd

namespace RingHom
end RingHom

namespace Equiv
end Equiv

namespace intervalIntegral
end intervalIntegral

namespace GCDMonoid
end GCDMonoid

namespace Equiv.Perm
end Equiv.Perm

namespace Pointwise
end Pointwise

namespace ArithmeticFunction
end ArithmeticFunction

namespace Interval
end Interval

namespace InnerProductSpace
end InnerProductSpace

namespace RealInnerProductSpace
end RealInnerProductSpace

namespace Cardinal
end Cardinal

namespace Asymptotics
end Asymptotics

namespace DirectSum
end DirectSum

namespace ZMod
end ZMod

namespace Ordinal
end Ordinal

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

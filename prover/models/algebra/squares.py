"""A polynomial as a sum of squares, so that ``nlinarith`` can be told the squares.

In: a polynomial.  Out: polynomials whose squares, with positive factors, add up to it (up to a positive constant), or
nearly so; ``None`` when there is no such sum.  A quadratic polynomial has one Gram matrix, and its ``L D Lᵀ``
decomposition is exact.  For a higher degree the Gram matrix is looked for with a logarithmic barrier in floating point
(Vandenberghe and Boyd, *Semidefinite Programming*, 1996, §4) and its rows are rounded: Lean finds the exact factors.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import combinations_with_replacement, product
from typing import Any

from prover.models.algebra.polynomial import (
    Monomial,
    Polynomial,
    atoms_of,
    degree,
    order,
    times_monomial,
    total_degree,
)

_MAX_BASIS = 16
_MAX_ATOMS = 6
_MAX_DEGREE = 6
_ROUNDS = 40
_SMALL = 1e-4
_LARGEST_DENOMINATOR = 24


def squares_of(polynomial: Polynomial) -> list[Polynomial] | None:
    """Polynomials whose squares add up to ``polynomial``, with positive factors; ``None``: it may be negative."""
    found = _squares_of(tuple(sorted(polynomial.items())))
    return None if found is None else [dict(square) for square in found]


Frozen = tuple[tuple[Monomial, Fraction], ...]


# Cache: key a polynomial, value its squares; never reset, bounded.  Sound: a pure function.
@lru_cache(maxsize=512)
def _squares_of(items: Frozen) -> tuple[Frozen, ...] | None:
    polynomial = dict(items)
    atoms = sorted(atoms_of(polynomial))
    height = total_degree(polynomial)
    if not polynomial or height % 2 or height > _MAX_DEGREE or len(atoms) > _MAX_ATOMS:
        return None
    if not _ends_are_squares(polynomial, atoms):
        return None
    if height <= 2:
        found = _decompose(polynomial, [(), *(((atom, 1),) for atom in atoms)])
    else:
        found = _search(polynomial, atoms)
    return None if found is None else tuple(tuple(square.items()) for square in found)


def _ends_are_squares(polynomial: Polynomial, atoms: Sequence[int]) -> bool:
    """Vertices of the Newton polytope along the axes must be even powers with positive factors."""
    for atom in atoms:
        for choose in (max, min):
            extreme = choose(dict(monomial).get(atom, 0) for monomial in polynomial)
            side = [monomial for monomial in polynomial if dict(monomial).get(atom, 0) == extreme]
            if extreme % 2 or (len(side) == 1 and polynomial[side[0]] < 0):
                return False
    return True


def _decompose(polynomial: Polynomial, basis: Sequence[Monomial]) -> list[Polynomial] | None:
    """Exact ``L D Lᵀ`` of the only Gram matrix of a quadratic polynomial."""
    size = len(basis)
    gram = [[Fraction(0)] * size for _ in range(size)]
    for i in range(size):
        for j in range(i, size):
            value = polynomial.get(times_monomial(basis[i], basis[j]), Fraction(0))
            gram[i][j] = gram[j][i] = value if i == j else value / 2
    left = list(range(size - 1, -1, -1))  # the constant last, so that what is left over is a number
    squares: list[Polynomial] = []
    while left:
        pivot = next((i for i in left if gram[i][i] > 0), None)
        if any(gram[i][i] < 0 for i in left):
            return None
        if pivot is None:
            return squares if all(not gram[i][j] for i in left for j in left) else None
        row = {j: gram[pivot][j] / gram[pivot][pivot] for j in left if gram[pivot][j]}
        squares.append({basis[j]: value for j, value in row.items()})
        left.remove(pivot)
        for i in left:
            for j in left:
                gram[i][j] -= gram[pivot][i] * gram[pivot][j] / gram[pivot][pivot]
    return [square for square in squares if set(square) != {()}]


def _half_basis(polynomial: Polynomial, atoms: Sequence[int]) -> list[Monomial]:
    """Monomials that may occur in a square: half the polytope's box, by degree and atom."""
    low = min(map(degree, polynomial))
    high = max(map(degree, polynomial))
    bounds = [max(dict(monomial).get(atom, 0) for monomial in polynomial) // 2 for atom in atoms]
    found = []
    for exponents in product(*(range(bound + 1) for bound in bounds)):
        if low <= 2 * sum(exponents) <= high:
            found.append(tuple((atom, e) for atom, e in zip(atoms, exponents, strict=True) if e))
    return sorted(found, key=order)


def _search(polynomial: Polynomial, atoms: Sequence[int]) -> list[Polynomial] | None:
    import numpy as np

    basis = _half_basis(polynomial, atoms)
    if not basis or len(basis) > _MAX_BASIS:
        return None
    gram = _feasible_gram(polynomial, basis)
    if gram is None:
        return None
    values = np.linalg.eigvalsh(gram)
    if values[0] < -_SMALL * max(1.0, values[-1]):
        return None
    return _rounded_rows(gram, basis)


def _feasible_gram(polynomial: Polynomial, basis: Sequence[Monomial]) -> Any:
    """The Gram matrix that is positive by the largest margin, near the analytic centre; ``None`` for no matrix."""
    import numpy as np

    size = len(basis)
    places: dict[Monomial, list[tuple[int, int]]] = {}
    for i, j in combinations_with_replacement(range(size), 2):
        places.setdefault(times_monomial(basis[i], basis[j]), []).append((i, j))
    if any(monomial not in places for monomial in polynomial):
        return None
    start = np.zeros((size, size))
    directions = []
    for monomial, cells in places.items():
        share = float(polynomial.get(monomial, Fraction(0))) / sum(1 if i == j else 2 for i, j in cells)
        for i, j in cells:
            start[i, j] = start[j, i] = share
        for i, j in cells[1:]:
            direction = np.zeros((size, size))
            direction[i, j] += 1 if i == j else 0.5
            direction[j, i] += 0 if i == j else 0.5
            a, b = cells[0]
            direction[a, b] -= 1 if a == b else 0.5
            direction[b, a] -= 0 if a == b else 0.5
            directions.append(direction)
    directions.append(np.eye(size))  # the margin, to be made as small as possible
    return _centre(start, directions)


def _centre(start: Any, directions: Sequence[Any]) -> Any:
    """Newton's method on ``s - μ log det (start + Σ xᵢ directions[i] + s · identity)`` for falling ``μ``."""
    import numpy as np

    scale = max(1.0, float(np.abs(start).max()))
    point = np.zeros(len(directions))
    point[-1] = scale + max(0.0, -float(np.linalg.eigvalsh(start)[0]))
    stack = np.array(directions)
    weight = scale
    for _ in range(_ROUNDS):
        matrix = start + np.tensordot(point, stack, axes=1)
        inverse = np.linalg.inv(matrix)
        moved = inverse @ stack
        gradient = -weight * np.trace(moved, axis1=1, axis2=2)
        gradient[-1] += 1.0
        hessian = weight * np.einsum("aij,bji->ab", moved, moved) + 1e-12 * np.eye(len(point))
        step = np.linalg.solve(hessian, -gradient)
        length = 1.0
        while length > 1e-6:
            trial = start + np.tensordot(point + length * step, stack, axes=1)
            if np.linalg.eigvalsh(trial)[0] > 0:
                break
            length *= 0.5
        point = point + 0.9 * length * step
        weight *= 0.5
    margin = point[-1]
    if margin > _SMALL * scale:
        return None
    return start + np.tensordot(point[:-1], stack[:-1], axes=1)


def _rounded_rows(gram: Any, basis: Sequence[Monomial]) -> list[Polynomial]:
    """Rows of a pivoted ``L D Lᵀ``, their entries rounded to small fractions."""
    matrix = gram.copy()
    left = list(range(len(basis)))
    top = float(abs(matrix).max())
    squares: list[Polynomial] = []
    while left:
        pivot = max(left, key=lambda i: matrix[i, i])
        if matrix[pivot, pivot] <= 10 * _SMALL * top:
            break
        row = matrix[pivot] / matrix[pivot, pivot]
        square = {basis[j]: _rounded(float(row[j])) for j in left}
        squares.append({monomial: value for monomial, value in square.items() if value})
        left.remove(pivot)
        matrix = matrix - matrix[pivot, pivot] * row[:, None] * row[None, :]
    return [square for square in squares if set(square) != {()}]


def _rounded(value: float) -> Fraction:
    exact = Fraction(value).limit_denominator(_LARGEST_DENOMINATOR)
    return exact if abs(float(exact) - value) < 0.02 else Fraction(value).limit_denominator(1000)

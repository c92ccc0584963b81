"""How environments and proof states were made, so that they can be made again in another process.

In: sources and tactics as they succeed.  Out: numbers of our own, and the recipes behind them.  A recipe lives as long
as its number may be used, or one that was made from it: what is forgotten costs nothing in the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from prover.errors import InternalError


@dataclass(frozen=True, slots=True)
class EnvRecipe:
    """An environment: the source, elaborated on top of ``parent`` (``None``: of nothing).

    ``module``: the source is that module's of the embedded library, which reads it itself.
    """

    source: str
    parent: int | None
    module: str = ""


@dataclass(frozen=True, slots=True)
class RootRecipe:
    """The state of the ``index``-th ``sorry`` of environment ``env``."""

    env: int
    index: int
    goals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepRecipe:
    """The state after ``tactic`` on state ``parent``."""

    parent: int
    tactic: str
    goals: tuple[str, ...]


Recipe = EnvRecipe | RootRecipe | StepRecipe


class RecipeBook:
    """Numbered recipes.  A number is never used twice."""

    def __init__(self) -> None:
        self._recipes: dict[int, Recipe] = {}
        self._roots: dict[int, list[int]] = {}
        """The states of the ``sorry``s of an environment."""
        self._made_from: Counter[int] = Counter()
        """How many recipes refer to a number."""
        self._forgotten: set[int] = set()
        """Numbers that may not be used any more though their recipes are still needed."""
        self._last = 0

    def __len__(self) -> int:
        return len(self._recipes)

    def add(self, recipe: Recipe) -> int:
        """Its number."""
        self._last += 1
        self._recipes[self._last] = recipe
        basis = _basis(recipe)
        if basis is not None:
            self._made_from[basis] += 1
        if isinstance(recipe, RootRecipe):
            self._roots.setdefault(recipe.env, []).append(self._last)
        return self._last

    def env(self, number: int) -> EnvRecipe:
        """The recipe of an environment, forgotten ones included.  Raises ``InternalError`` when there is none."""
        recipe = self._recipes.get(number)
        if not isinstance(recipe, EnvRecipe):
            raise InternalError(f"environment {number} {self._fate(number, 'was never opened here')}")
        return recipe

    def state(self, number: int) -> RootRecipe | StepRecipe:
        """The recipe of a state, forgotten ones included.  Raises ``InternalError`` when there is none."""
        recipe = self._recipes.get(number)
        if recipe is None or isinstance(recipe, EnvRecipe):
            raise InternalError(f"proof state {number} {self._fate(number, 'never existed')}")
        return recipe

    def _fate(self, number: int, otherwise: str) -> str:
        return "was forgotten" if 0 < number <= self._last and number not in self._recipes else otherwise

    def check_env(self, number: int) -> None:
        """Raise ``InternalError`` when the environment may not be used."""
        self.env(number)
        if number in self._forgotten:
            raise InternalError(f"environment {number} was forgotten")

    def check_state(self, number: int) -> None:
        """Raise ``InternalError`` when the state may not be used."""
        self.state(number)
        if number in self._forgotten:
            raise InternalError(f"proof state {number} was forgotten")

    def roots(self, env: int) -> list[tuple[int, RootRecipe]]:
        """The states of the ``sorry``s of an environment."""
        found = ((number, self._recipes[number]) for number in self._roots.get(env, ()))
        return [(number, recipe) for number, recipe in found if isinstance(recipe, RootRecipe)]

    def forget(self, numbers: Iterable[int]) -> None:
        """These numbers are not used any more; what was made from them stays usable."""
        for number in numbers:
            if number in self._recipes:
                self._forgotten.add(number)
                self._drop(number)

    def _drop(self, number: int | None) -> None:
        """Drop a recipe that nobody needs, and those that were there for it alone."""
        while number is not None and number in self._forgotten and not self._made_from[number]:
            self._forgotten.remove(number)
            recipe = self._recipes.pop(number)
            del self._made_from[number]
            self._roots.pop(number, None)
            if isinstance(recipe, RootRecipe):
                self._roots[recipe.env].remove(number)
            number = _basis(recipe)
            if number is not None:
                self._made_from[number] -= 1


def _basis(recipe: Recipe) -> int | None:
    """What a recipe is made from."""
    return recipe.env if isinstance(recipe, RootRecipe) else recipe.parent

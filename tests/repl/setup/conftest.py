"""Fixtures of the setup's tests: a machine of stand-ins, and a site on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from prover.repl.setup.project import find_places
from prover.repl.setup.steps import Site
from prover.repl.setup.tools import Toolbox
from tests.repl.setup.stand_in import StandIn

LOTS = 10**12


@pytest.fixture
def machine(tmp_path: Path) -> StandIn:
    """A machine with curl and git, and without Lean."""
    machine = StandIn(tmp_path / "machine")
    (machine.root / "home").mkdir(parents=True)
    machine.install("curl", "git")
    return machine


@pytest.fixture
def site(machine: StandIn) -> Site:
    """Our own project on that machine, in the data folder as for an installed package."""
    places = find_places(machine.data, is_asked=True)
    return Site(Toolbox(machine.environ), places.home, places, lambda folder: LOTS)


MakeProject = Callable[[str], Path]


@pytest.fixture
def make_project(tmp_path: Path) -> MakeProject:
    """A user's own Lake project without Mathlib, for a version of Lean."""

    def make(version: str) -> Path:
        folder = tmp_path / f"own-{version}"
        folder.mkdir()
        (folder / "lakefile.toml").write_text('name = "own"\n', encoding="utf-8")
        (folder / "lean-toolchain").write_text(f"leanprover/lean4:v{version}\n", encoding="utf-8")
        (folder / "Own.lean").write_text(
            "theorem t (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  sorry\n", encoding="utf-8"
        )
        return folder

    return make

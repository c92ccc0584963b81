"""What of Mathlib's build is there, what is damaged, and how fast the disk is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from prover.repl.setup.mathlib import inspect_mathlib, measure_disk

SOUND = b"olean" + bytes(60)


def project(root: Path, *, layout: str = "lib/lean", built: int = 3) -> Path:
    package = root / ".lake" / "packages" / "mathlib"
    for number, name in enumerate(["Mathlib", "Mathlib/A", "Mathlib/B/C"]):
        source = package / f"{name}.lean"
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_text("", encoding="utf-8")
        if number < built:
            olean = package / ".lake" / "build" / layout / f"{name}.olean"
            olean.parent.mkdir(parents=True, exist_ok=True)
            olean.write_bytes(SOUND)
    return root


def clock(step_s: float) -> Callable[[], float]:
    """A clock that goes on by the same step whenever it is read."""
    times: Iterator[float] = (number * step_s for number in count())
    return lambda: next(times)


@pytest.mark.parametrize("layout", ["lib/lean", "lib"])
def test_a_complete_build_in_either_layout(tmp_path: Path, layout: str) -> None:
    build = inspect_mathlib(project(tmp_path, layout=layout))
    assert build is not None
    assert build.is_complete
    assert build.describe() == "3 of 3 modules are built"


def test_a_partial_build(tmp_path: Path) -> None:
    build = inspect_mathlib(project(tmp_path, built=2))
    assert build is not None
    assert not build.is_complete
    assert build.describe() == "2 of 3 modules are built"


@pytest.mark.parametrize("content", [b"", b"<html>not found</html>", b"olea"])
def test_a_damaged_file(tmp_path: Path, content: bytes) -> None:
    package = project(tmp_path) / ".lake/packages/mathlib"
    (package / ".lake/build/lib/lean/Mathlib/A.olean").write_bytes(content)
    build = inspect_mathlib(tmp_path)
    assert build is not None
    assert [path.name for path in build.damaged] == ["A.olean"]
    assert not build.is_complete


def test_a_project_without_mathlib(tmp_path: Path) -> None:
    assert inspect_mathlib(tmp_path) is None
    assert measure_disk(tmp_path) is None


@pytest.mark.parametrize(("step_s", "is_slow"), [(0.0001, False), (0.02, True)])
def test_a_slow_disk_is_told(tmp_path: Path, step_s: float, is_slow: bool) -> None:
    speed = measure_disk(project(tmp_path), clock(step_s))
    assert speed is not None
    assert speed.files == 3
    assert speed.is_slow is is_slow
    assert f"median {1000 * step_s:.2f} ms" in speed.describe()

"""What a target text means."""

from __future__ import annotations

from pathlib import Path

import pytest

from prover.driver.outline import outline
from prover.driver.targets import Target, parse_target, select
from prover.errors import InputError

TEXT = """namespace N
theorem a : p := sorry
end N
theorem b : p := by
  sorry
example : p := sorry
theorem c : p := rfl
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "F.lean"
    path.write_text(TEXT, encoding="utf-8")
    return path


def chosen(target: Target) -> list[str]:
    return [site.label for site in select(outline(TEXT), target)]


def test_a_file(file: Path) -> None:
    (target,) = parse_target(str(file))
    assert target == Target(file)
    assert chosen(target) == ["N.a", "b", "example 3"]


@pytest.mark.parametrize(
    ("suffix", "label"),
    [(":N.a", "N.a"), (":a", "N.a"), (":3", "example 3"), ("#L5", "b"), ("#L2", "N.a"), (":c", "c")],
)
def test_one_declaration(file: Path, suffix: str, label: str) -> None:
    (target,) = parse_target(f"{file}{suffix}")
    assert chosen(target) == [label]


@pytest.mark.parametrize(
    ("suffix", "words"),
    [
        (":zzz", "no declaration named 'zzz'"),
        (":9", "no declaration 9"),
        ("#L3", "line 3 is in no"),
        ("#L99", "line 99"),
    ],
)
def test_what_is_not_there_is_named(file: Path, suffix: str, words: str) -> None:
    (target,) = parse_target(f"{file}{suffix}")
    with pytest.raises(InputError, match=words):
        chosen(target)


def test_a_folder_gives_its_files_but_not_our_results(file: Path) -> None:
    (file.parent / "F.proved.lean").write_text("", encoding="utf-8")
    (file.parent / ".lake").mkdir()
    (file.parent / ".lake" / "X.lean").write_text("", encoding="utf-8")
    (file.parent / "sub").mkdir()
    (file.parent / "sub" / "G.lean").write_text("", encoding="utf-8")
    assert [target.path for target in parse_target(str(file.parent))] == [file, file.parent / "sub" / "G.lean"]


def test_standard_input() -> None:
    assert parse_target("-") == (Target(None),)
    assert parse_target("-#L42") == (Target(None, line=42),)


@pytest.mark.parametrize("text", ["nowhere.lean", "nowhere.lean:a", "nowhere.lean#L3", "nowhere"])
def test_a_missing_file_is_an_input_error(text: str) -> None:
    with pytest.raises(InputError, match="no such file"):
        parse_target(text)


def test_an_ambiguous_name_is_an_input_error() -> None:
    text = "theorem A.x : p := sorry\ntheorem B.x : p := sorry\n"
    with pytest.raises(InputError, match="ambiguous"):
        select(outline(text), Target(None, name="x"))

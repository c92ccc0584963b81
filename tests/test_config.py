"""Settings: which source wins, and what is said about bad ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from prover.config import Settings, find_config_file, merge_settings
from prover.errors import ConfigError
from search.engines import ENGINES


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "prover.toml"
    path.write_text("timeout_s = 5.0\nseed = 3\nengine = 'embedded'\n", encoding="utf-8")
    return path


def test_the_stronger_source_wins_and_is_named(file: Path) -> None:
    merged = merge_settings(
        command_line={"seed": 9, "engine": None}, environ={"PROVER_TIMEOUT_S": "7", "PROVER_SEED": "8"}, file=file
    )
    assert (merged.settings.seed, merged.settings.timeout_s, merged.settings.engine) == (9, 7.0, "embedded")
    assert [merged.origins[name].source for name in ("seed", "timeout_s", "engine", "workers")] == [
        "command line",
        "environment",
        "file",
        "default",
    ]
    assert merged.origins["timeout_s"].detail == "PROVER_TIMEOUT_S"
    assert merged.origins["engine"].detail == str(file)


def test_the_file_is_found_up_the_tree(file: Path) -> None:
    deep = file.parent / "a" / "b"
    deep.mkdir(parents=True)
    assert find_config_file(deep) == file


def test_an_unknown_key_is_named(tmp_path: Path) -> None:
    path = tmp_path / "prover.toml"
    path.write_text("timeuot_s = 5\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"prover\.toml: unknown setting 'timeuot_s'"):
        merge_settings(file=path)


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "prover.toml"
    path.write_text("timeout_s = \n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"prover\.toml"):
        merge_settings(file=path)


def test_an_impossible_value_names_its_origin() -> None:
    with pytest.raises(ConfigError, match=r"'timeout_s' \(environment PROVER_TIMEOUT_S\).*greater than 0"):
        merge_settings(environ={"PROVER_TIMEOUT_S": "-1"})
    with pytest.raises(ConfigError, match=r"'engine' \(command line\)"):
        merge_settings(command_line={"engine": "coq"})


def test_the_description_of_search_names_every_engine() -> None:
    described = Settings.model_fields["search"].description
    assert described == "search engine: " + ", ".join(ENGINES)

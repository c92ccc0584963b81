"""LeanInteract, a client of the community's Lean REPL, drives embedded Lean as if it were that REPL."""

from __future__ import annotations

import asyncio
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from prover import api

li = pytest.importorskip("lean_interact", reason="LeanInteract is not installed: pip install 'prover[dev]'")

from lean_interact.interface import LeanError  # noqa: E402

LIMIT_MB = 1_000
LONG = "\n".join(
    f"theorem t{i} (a b : Nat) (h : a = {i}) : a + b = b + {i} := by rw [h, Nat.add_comm]" for i in range(4000)
)
"""A text that takes many seconds."""


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return make_config(tmp_path_factory.mktemp("lake"))


def make_config(folder: Path, **options: Any) -> Any:
    made = api.lake_folder(folder)
    return li.LeanREPLConfig(local_repl_path=made.folder, lake_path=made.lake, build_repl=False, **options)


@pytest.fixture(scope="module")
def server(config: Any) -> Iterator[Any]:
    with li.LeanServer(config) as server:
        yield server


def auto_server(config: Any, **options: Any) -> Any:
    """Restarts for the memory of the whole machine are off: other programs fill it."""
    return li.AutoLeanServer(config, max_total_memory=2.0, **options)


def texts(answer: Any) -> list[str]:
    return [message.data for message in answer.messages]


def test_the_version_is_that_of_the_toolchain_file(config: Any) -> None:
    assert config.lean_version == "v4.34.0"
    assert config.get_available_lean_versions() == ["v4.34.0"]


def test_the_folder_counts_as_built(tmp_path: Path) -> None:
    made = api.lake_folder(tmp_path / "with ' quotes")
    li.LeanREPLConfig(local_repl_path=made.folder, lake_path=made.lake, build_repl=True)


def test_a_project_of_the_user_is_the_working_folder(config: Any, tmp_path: Path) -> None:
    (tmp_path / "lean-toolchain").write_text("leanprover/lean4:v4.34.0\n", encoding="utf-8")
    (tmp_path / "lakefile.toml").write_text('name = "own"\n', encoding="utf-8")
    (tmp_path / "Own.lean").write_text("def own := 37\n", encoding="utf-8")
    project = li.LocalProject(directory=tmp_path, lake_path=config.lake_path, auto_build=False)
    with li.LeanServer(make_config(tmp_path / "repl", project=project)) as server:
        answer = server.run(li.Command(cmd="import Own\n#eval own + 2"))
        assert texts(answer) == ["39"]
        assert server.run(li.FileCommand(path="Own.lean")).lean_code_is_valid()


def test_sorries_are_steps_of_a_proof(server: Any) -> None:
    answer = server.run(li.Command(cmd="theorem t (n : Nat) : n = 5 → n = 5 := by sorry"))
    assert answer.lean_code_is_valid() and not answer.lean_code_is_valid(allow_sorry=False)
    assert answer.sorries[0].goal == "n : Nat\n⊢ n = 5 → n = 5"
    assert (answer.sorries[0].start_pos.line, answer.sorries[0].start_pos.column) == (1, 42)
    step = server.run(li.ProofStep(tactic="intro h", proof_state=answer.sorries[0].proof_state))
    assert step.goals == ["n : Nat\nh : n = 5\n⊢ n = 5"] and step.proof_status == "Incomplete: open goals remain"
    done = server.run(li.ProofStep(tactic="exact h", proof_state=step.proof_state))
    assert done.goals == [] and done.proof_status == "Completed"


def test_a_wrong_step_has_errors(server: Any) -> None:
    state = server.run(li.Command(cmd="example (a b : Nat) : a = b := by sorry")).sorries[0].proof_state
    answer = server.run(li.ProofStep(tactic="exact no_such_name", proof_state=state))
    assert answer.has_errors() and texts(answer) == ["Unknown identifier `no_such_name`"]
    refused = server.run(li.ProofStep(tactic="exact (", proof_state=state))
    assert isinstance(refused, LeanError) and refused.message.startswith("Lean error:\n<input>:1:")


def test_unknown_numbers_are_errors(server: Any) -> None:
    assert server.run(li.Command(cmd="#eval 1", env=10_000)) == LeanError(message="Unknown environment.")
    assert server.run(li.ProofStep(tactic="rfl", proof_state=10_000)) == LeanError(message="Unknown proof state.")


def test_environments_build_on_each_other(server: Any) -> None:
    first = server.run(li.Command(cmd="def f (n : Nat) := n + 1"))
    second = server.run(li.Command(cmd="#eval f 1\nexample : f 1 = 2 := rfl", env=first.env))
    assert texts(second) == ["2"] and second.env != first.env


def test_errors_carry_positions_of_code_points(server: Any) -> None:
    answer = server.run(li.Command(cmd="theorem «ein 𝔸 Name» : 1 = 1 := by\n  /- ∀𝔸 -/ exact fehlt"))
    (error,) = answer.get_errors()
    assert (error.start_pos.line, error.start_pos.column, error.end_pos.column) == (2, 17, 22)


def test_unicode_goes_there_and_back(server: Any) -> None:
    answer = server.run(li.Command(cmd='#eval "é∀𝔸\\n\\t\\"ß\\u2028"'))
    assert texts(answer) == ['"é∀𝔸\\n\\t\\"ß\u2028"']


def test_all_tactics_and_root_goals(server: Any) -> None:
    text = "theorem em' (p : Prop) : p ∨ ¬p := by\n  exact Classical.em p"
    answer = server.run(li.Command(cmd=text, all_tactics=True, root_goals=True))
    (tactic,) = answer.tactics
    assert tactic.tactic == "exact Classical.em p" and tactic.goals == "p : Prop\n⊢ p ∨ ¬p"
    assert (tactic.start_pos.line, tactic.start_pos.column, tactic.end_pos.column) == (2, 2, 22)
    (root,) = answer.sorries
    done = server.run(li.ProofStep(tactic="exact Classical.em _", proof_state=root.proof_state))
    assert done.proof_status == "Completed"


@pytest.mark.parametrize("detail", ["full", "tactics", "original", "substantive"])
def test_a_request_for_an_infotree_is_answered(server: Any, detail: str) -> None:
    answer = server.run(li.Command(cmd="theorem p (h : True) : True := by exact h", infotree=detail))
    assert answer.lean_code_is_valid() and answer.infotree is None


def test_options_are_set_before_the_text(server: Any) -> None:
    answer = server.run(li.Command(cmd="#check (1 : Nat)", set_options=[(["pp", "all"], True)]))
    assert texts(answer) == ["@OfNat.ofNat.{0} Nat 1 (instOfNatNat 1) : Nat"]
    assert texts(server.run(li.Command(cmd="#check (1 : Nat)"))) == ["1 : Nat"]
    refused = server.run(li.Command(cmd="#check 1", set_options=[(["no", "such"], True)]))
    assert refused == LeanError(message="Unknown option `no.such`")


def test_files(server: Any, tmp_path: Path) -> None:
    path = tmp_path / "T.lean"
    path.write_text("def f : Nat := 37\n\ntheorem h : f + 2 = 39 := by exact rfl\n", encoding="utf-8")
    answer = server.run(li.FileCommand(path=str(path), all_tactics=True))
    assert [tactic.tactic for tactic in answer.tactics] == ["exact rfl"]
    missing = server.run(li.FileCommand(path=str(tmp_path / "None.lean")))
    assert missing == LeanError(message=f"no such file or directory (error code: 2)\n  file: {tmp_path / 'None.lean'}")


def test_pickles(server: Any, tmp_path: Path) -> None:
    answer = server.run(li.Command(cmd="def f := 42\ntheorem t : f = 42 ∧ True := by sorry"))
    env_file, state_file = str(tmp_path / "env.olean"), str(tmp_path / "state.olean")
    assert server.run(li.PickleEnvironment(env=answer.env, pickle_to=env_file)).env == answer.env
    state = server.run(li.ProofStep(tactic="constructor", proof_state=answer.sorries[0].proof_state))
    server.run(li.PickleProofState(proof_state=state.proof_state, pickle_to=state_file))
    with li.LeanServer(server.config) as other:
        env = other.run(li.UnpickleEnvironment(unpickle_env_from=env_file)).env
        assert other.run(li.Command(cmd="example : f = 42 := rfl", env=env)).lean_code_is_valid(allow_sorry=False)
        read = other.run(li.UnpickleProofState(unpickle_proof_state_from=state_file))
        assert read.goals == state.goals
        done = other.run(li.ProofStep(tactic="all_goals first | rfl | trivial", proof_state=read.proof_state))
        assert done.proof_status == "Completed"


def test_a_damaged_pickle_is_an_error(server: Any, tmp_path: Path) -> None:
    (tmp_path / "env.olean").write_bytes(b"no environment")
    answer = server.run(li.UnpickleEnvironment(unpickle_env_from=str(tmp_path / "env.olean")))
    assert isinstance(answer, LeanError) and answer.message.startswith("Could not unpickle")


def test_raw_dictionaries(server: Any) -> None:
    assert server.run_dict({"nonsense": 1})["message"].startswith("Could not parse as a valid JSON command")
    assert server.run_dict({"version": True})["engine"] == "embedded"


def test_a_timeout_ends_a_plain_server(config: Any) -> None:
    with li.LeanServer(config) as server:
        with pytest.raises(TimeoutError):
            server.run(li.Command(cmd=LONG), timeout=0.5)
        assert not server.is_alive()
        server.restart()
        assert texts(server.run(li.Command(cmd="#eval 1 + 1"))) == ["2"]


def test_a_cached_state_survives_a_timeout(config: Any) -> None:
    with auto_server(config) as server:
        env = server.run(li.Command(cmd="def f := 3"), add_to_session_cache=True).env
        assert env < 0
        with pytest.raises(TimeoutError):
            server.run(li.Command(cmd=LONG, env=env), timeout=0.5)
        assert texts(server.run(li.Command(cmd="#eval f", env=env))) == ["3"]


def test_a_server_above_its_memory_is_restarted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two per cent of the limit are less than any process holds: every request finds a fresh one."""
    monkeypatch.setattr("lean_interact.server.sleep", lambda seconds: None)
    with auto_server(make_config(tmp_path, memory_hard_limit_mb=LIMIT_MB), max_process_memory=0.02) as server:
        env = server.run(li.Command(cmd="def f := 3"), add_to_session_cache=True).env
        first = server._proc.pid
        assert server.get_memory_usage() > 0.02 * LIMIT_MB
        assert texts(server.run(li.Command(cmd="#eval f", env=env))) == ["3"]
        assert server._proc.pid != first


def test_the_hard_limit_reaches_the_process(tmp_path: Path) -> None:
    with li.LeanServer(make_config(tmp_path, memory_hard_limit_mb=LIMIT_MB)) as server:
        assert texts(server.run(li.Command(cmd="#eval 1 + 1"))) == ["2"]
        limits = Path(f"/proc/{server._proc.pid}/limits")
        if limits.exists():
            assert f"Max address space         {LIMIT_MB << 20}" in limits.read_text(encoding="ascii")


def test_states_cached_in_files(config: Any, tmp_path: Path) -> None:
    with auto_server(config, session_cache=li.PickleSessionCache(tmp_path)) as server:
        env = server.run(li.Command(cmd="open Nat in\ndef g := succ 2"), add_to_session_cache=True).env
        server.restart()
        assert texts(server.run(li.Command(cmd="#eval g", env=env))) == ["3"]


def test_a_pool_answers_a_batch_in_order(config: Any) -> None:
    with li.LeanServerPool(config, num_workers=2, max_total_memory=2.0) as pool:
        base = pool.run(li.Command(cmd="def f (n : Nat) := n * n")).env
        answers = pool.run_batch([li.Command(cmd=f"#eval f {i}", env=base) for i in range(12)])
        assert [texts(answer) for answer in answers] == [[str(i * i)] for i in range(12)]

        async def gather() -> list[Any]:
            return await asyncio.gather(*[pool.async_run(li.Command(cmd=f"#eval f {i}", env=base)) for i in range(3)])

        assert [texts(answer) for answer in asyncio.run(gather())] == [["0"], ["1"], ["4"]]


def test_the_process_ends_with_its_server(config: Any) -> None:
    server = li.LeanServer(config)
    pid = server._proc.pid
    server.kill()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_lake_refuses_what_it_cannot_do(config: Any) -> None:
    def lake(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([config.lake_path, *words], capture_output=True, text=True, check=False)

    assert lake("--version").stdout == "Lake version 5.0.0 (embedded Lean version 4.34.0)\n"
    assert lake("build").returncode == 0
    refused = lake("exe", "cache", "get")
    assert refused.returncode == 1 and refused.stderr == "error: embedded Lean has no `lake exe`\n"

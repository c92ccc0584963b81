"""``prover setup`` on a machine of stand-ins: fresh, resumed, and every way in which it can fail."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from prover.repl.setup import project as lake_project
from prover.repl.setup.failures import FailureKind, SetupFailed
from prover.repl.setup.project import read_manifest
from prover.repl.setup.run import SetupEvent, SetupOutcome, run_setup
from prover.repl.setup.steps import Site
from tests.repl.setup.conftest import MakeProject
from tests.repl.setup.stand_in import StandIn

STEPS = ["project", "elan", "toolchain", "packages", "mathlib", "repl", "lean4export", "audit"]
PINNED = "leanprover/lean4:v4.34.0"
UNREADABLE = Path("/proc/self/mem")
"""A regular file whose first bytes nobody may read, root neither (Linux)."""


def statuses(outcome: SetupOutcome) -> dict[str, str]:
    return {step.name: step.status for step in outcome.steps}


def test_a_fresh_machine_gets_everything(machine: StandIn, site: Site) -> None:
    outcome = run_setup(site)
    assert outcome.failure is None
    assert statuses(outcome) == dict.fromkeys(STEPS, "done")
    assert (site.project / ".lake/packages/REPL/.lake/build/bin/repl").is_file()
    assert (site.project / "Examples" / "Nat.lean").is_file()
    assert [item.name for item in (read_manifest(site.project) or pytest.fail("no manifest")).packages][-2:] == [
        "REPL",
        "lean4export",
    ]
    assert f"elan toolchain install {PINNED}" in machine.ran()


def test_a_second_run_verifies_and_does_nothing(machine: StandIn, site: Site) -> None:
    run_setup(site)
    before = len(machine.ran())
    outcome = run_setup(site)
    assert statuses(outcome) == dict.fromkeys(STEPS, "known")
    asked = {command.split(" ")[0] for command in machine.ran()[before:]}
    assert asked == {"elan", "lean"}
    assert not [command for command in machine.ran()[before:] if "install" in command]


def test_an_interrupted_run_goes_on_with_the_step_it_was_at(machine: StandIn, site: Site) -> None:
    def interrupt(event: SetupEvent) -> None:
        if event.kind == "begins" and event.step == "mathlib":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_setup(site, interrupt)
    outcome = run_setup(site)
    assert statuses(outcome) == dict.fromkeys(STEPS[:4], "known") | dict.fromkeys(STEPS[4:], "done")


def test_a_done_step_that_is_gone_is_done_again(machine: StandIn, site: Site) -> None:
    run_setup(site)
    (site.project / ".lake/packages/REPL/.lake/build/bin/repl").unlink()
    outcome = run_setup(site)
    assert [name for name, status in statuses(outcome).items() if status == "done"] == ["repl"]


def test_other_locked_packages_mean_that_programs_are_built_again(machine: StandIn, site: Site) -> None:
    run_setup(site)
    manifest = site.project / "lake-manifest.json"
    manifest.write_text(manifest.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    done = [name for name, status in statuses(run_setup(site)).items() if status == "done"]
    assert done == ["packages", "mathlib", "repl", "lean4export", "audit"]


def test_what_was_done_by_hand_is_noted(machine: StandIn, site: Site) -> None:
    machine.install("elan", "lake", "lean")
    outcome = run_setup(site)
    assert statuses(outcome)["elan"] == "known"
    assert not [command for command in machine.ran() if command.startswith("curl")]


def test_an_old_elan_is_told_and_the_official_one_installed(machine: StandIn, site: Site) -> None:
    machine.install("elan", "lake", "lean", elan="3.1.1")
    lines: list[str] = []
    outcome = run_setup(site, lambda event: lines.append(event.text))
    assert outcome.failure is None
    assert any("elan 3.1.1" in line and "is too old, 4.0.0 is needed" in line for line in lines)
    assert next(command for command in machine.ran() if command.startswith("curl")).endswith("elan-init.sh")
    assert outcome.steps[1].detail == f"elan 4.2.3 ({machine.elan_home / 'bin' / 'elan'})"


def test_a_dry_run_changes_nothing(machine: StandIn, site: Site) -> None:
    outcome = run_setup(site, is_dry=True)
    assert statuses(outcome) == dict.fromkeys(STEPS, "left")
    assert not outcome.is_complete
    assert not site.project.exists()
    assert machine.ran() == []


@pytest.mark.parametrize(
    ("command", "text", "step"),
    [
        ("curl", "curl: (6) Could not resolve host: elan.lean-lang.org", "elan"),
        ("elan toolchain install", "info: caused by: could not download file from 'https://…'", "toolchain"),
        ("lake update", "fatal: unable to access 'https://github.com/…': Failed to connect to github.com", "packages"),
        ("lake exe cache", "curl: (7) Failed to connect to lakecache.blob.core.windows.net", "mathlib"),
    ],
)
def test_no_network(machine: StandIn, site: Site, command: str, text: str, step: str) -> None:
    machine.fail(command, text)
    outcome = run_setup(site)
    failure = outcome.failure
    assert failure is not None
    assert failure.kind is FailureKind.NETWORK
    assert text in failure.cause
    assert "Connect to the network and run `prover setup` again" in failure.remedy
    assert [item.name for item in outcome.steps if item.status == "failed"] == [step]
    left = STEPS[STEPS.index(step) + 1 :]
    assert [item.name for item in outcome.steps if item.status == "left"] == left
    machine.heal()
    assert run_setup(site).failure is None


def test_no_disk_space_is_told_before_anything_is_fetched(machine: StandIn, site: Site) -> None:
    outcome = run_setup(replace(site, free_bytes=lambda folder: 10**9))
    assert outcome.failure is not None
    assert outcome.failure.kind is FailureKind.DISK
    assert "has 1.0 GB free, and Mathlib needs about 8 GB" in outcome.failure.cause
    assert "PROVER_DATA_DIR" in outcome.failure.remedy
    assert machine.ran() == []


def test_a_users_mathlib_needs_space_too(machine: StandIn, site: Site, make_project: MakeProject) -> None:
    project = make_project("4.34.0")
    packages = '{"packages": [{"name": "mathlib", "inputRev": "v4.34.0"}]}'
    (project / "lake-manifest.json").write_text(packages, encoding="utf-8")
    failure = run_setup(replace(site, project=project, free_bytes=lambda folder: 5 * 10**9)).failure
    assert failure is not None
    assert failure.kind is FailureKind.DISK
    assert f"the disk of {project} has 5.0 GB free, and Mathlib needs about 8 GB" == failure.cause
    assert not [command for command in machine.ran() if command.startswith("lake exe cache")]
    outcome = run_setup(replace(site, project=project))
    assert statuses(outcome) == {"elan": "known", "toolchain": "known", "mathlib": "done", "repl": "done"}


def test_a_disk_that_runs_full(machine: StandIn, site: Site) -> None:
    machine.fail("lake exe cache", "uncaught exception: no space left on device (error code: 28)")
    failure = run_setup(site).failure
    assert failure is not None
    assert failure.kind is FailureKind.DISK
    assert "no space left on device" in failure.cause


def test_a_folder_that_cannot_be_written(machine: StandIn, site: Site) -> None:
    machine.data.mkdir()
    (machine.data / "lean_project").write_text("a file", encoding="utf-8")
    failure = run_setup(site).failure
    assert failure is not None
    assert "lean_project cannot be written" in failure.cause


@pytest.mark.skipif(not UNREADABLE.exists(), reason="needs a file that not even root can read")
@pytest.mark.parametrize("name", ["lean-toolchain", "lake-manifest.json"])
def test_a_file_of_the_project_that_cannot_be_read(machine: StandIn, site: Site, name: str) -> None:
    run_setup(site)
    (site.project / name).unlink()
    (site.project / name).symlink_to(UNREADABLE)
    failure = run_setup(site).failure
    assert failure is not None
    assert failure.kind is FailureKind.DISK
    assert f"{site.project / name} cannot be read: Input/output error" == failure.cause


@pytest.mark.skipif(not UNREADABLE.exists(), reason="needs a file that not even root can read")
def test_a_users_lakefile_that_cannot_be_read(machine: StandIn, site: Site, make_project: MakeProject) -> None:
    project = make_project("4.34.0")
    (project / "lakefile.lean").symlink_to(UNREADABLE)
    with pytest.raises(SetupFailed, match=r"lakefile\.lean cannot be read: Input/output error"):
        lake_project.project_digest(project)


@pytest.mark.parametrize("taken", ["repl", "repl/leanprover-lean4-v4.29.0"])
def test_a_place_for_the_repl_that_cannot_be_written(
    machine: StandIn, site: Site, make_project: MakeProject, taken: str
) -> None:
    (machine.data / taken).parent.mkdir(parents=True)
    (machine.data / taken).write_text("a file", encoding="utf-8")
    outcome = run_setup(replace(site, project=make_project("4.29.0")))
    assert outcome.failure is not None
    assert outcome.failure.kind is FailureKind.DISK
    assert "v4.29.0 cannot be written" in outcome.failure.cause
    assert statuses(outcome) == {"elan": "done", "toolchain": "done", "repl": "failed"}


def test_a_broken_cache_is_fetched_again(machine: StandIn, site: Site) -> None:
    machine.fail("lake exe cache get", "leantar: failed to decompress Mathlib.Logic", times=1)
    outcome = run_setup(site)
    assert outcome.failure is None
    fetched = [command for command in machine.ran() if command.startswith("lake exe cache")]
    assert fetched == ["lake exe cache get", "lake exe cache get!"]


def test_damaged_files_of_the_cache_are_found_and_replaced(machine: StandIn, site: Site) -> None:
    run_setup(site)
    olean = site.project / ".lake/packages/mathlib/.lake/build/lib/lean/Mathlib/Logic.olean"
    olean.write_bytes(b"")
    outcome = run_setup(site)
    assert statuses(outcome)["mathlib"] == "done"
    assert olean.read_bytes().startswith(b"olean")


def test_a_cache_that_stays_broken(machine: StandIn, site: Site) -> None:
    machine.fail("lake exe cache", "leantar: failed to decompress", code=0)
    failure = run_setup(site).failure
    assert failure is not None
    assert failure.kind is FailureKind.CACHE
    assert "0 of 3 modules are built" in failure.cause
    assert "rm -rf ~/.cache/mathlib" in failure.remedy


def test_a_toolchain_that_is_another_version(machine: StandIn, site: Site) -> None:
    machine.install("elan", "lake", "lean")
    wrong = machine.elan_home / "toolchains" / "leanprover--lean4---v4.34.0"
    wrong.mkdir(parents=True)
    (wrong / "version").write_text("4.33.0", encoding="utf-8")
    failure = run_setup(site).failure
    assert failure is not None
    assert failure.kind is FailureKind.VERSION
    assert "its Lean says that it is 4.33.0" in failure.cause
    assert f"`elan toolchain uninstall {PINNED}`" in failure.remedy


def test_a_package_for_another_version(machine: StandIn, site: Site) -> None:
    package = site.project / ".lake/packages/REPL"
    package.mkdir(parents=True)
    (package / "lean-toolchain").write_text("leanprover/lean4:v4.33.0\n", encoding="utf-8")
    failure = run_setup(site).failure
    assert failure is not None
    assert failure.kind is FailureKind.VERSION
    assert f"REPL is made for leanprover/lean4:v4.33.0, the project for {PINNED}" in failure.cause
    assert "lake update REPL" in failure.remedy


def test_a_build_that_fails_shows_its_last_lines(machine: StandIn, site: Site) -> None:
    machine.fail("lake build repl", "error: REPL/Main.lean:1:0: unknown module prefix")
    failure = run_setup(site).failure
    assert failure is not None
    assert failure.kind is FailureKind.TOOL
    assert "`lake build repl` ended with status 1:\nerror: REPL/Main.lean:1:0" in failure.cause


def test_real_lean_is_complete_without_the_audit_command(machine: StandIn, site: Site) -> None:
    machine.fail("lake build audit", "error: Prover/Audit.lean:30:2: unknown constant")
    outcome = run_setup(site)
    assert outcome.failure is None
    assert outcome.is_complete
    assert statuses(outcome) == dict.fromkeys(STEPS[:-1], "done") | {"audit": "failed"}
    assert "Prover/Audit.lean:30:2" in outcome.steps[-1].detail
    machine.heal()
    assert statuses(run_setup(site)) == dict.fromkeys(STEPS[:-1], "known") | {"audit": "done"}


def test_a_build_that_makes_nothing_is_no_success(machine: StandIn, site: Site) -> None:
    machine.fail("lake build repl", "Build completed successfully", code=0)
    failure = run_setup(site).failure
    assert failure is not None
    assert "`lake build repl` succeeded, but there is no" in failure.cause


def test_a_machine_without_curl(machine: StandIn, site: Site) -> None:
    (machine.root / "bin" / "curl").unlink()
    environ = {**machine.environ, "PATH": str(machine.root / "bin")}
    failure = run_setup(replace(site, toolbox=replace(site.toolbox, environ=environ))).failure
    assert failure is not None
    assert failure.kind is FailureKind.MISSING
    assert failure.cause == "there is no `curl` on this machine"


def test_a_users_project_gets_the_repl_for_its_version(machine: StandIn, site: Site, make_project: MakeProject) -> None:
    project = make_project("4.29.0")
    outcome = run_setup(replace(site, project=project))
    assert outcome.failure is None
    assert statuses(outcome) == dict.fromkeys(["elan", "toolchain", "repl"], "done")
    built = machine.data / "repl" / "leanprover-lean4-v4.29.0"
    assert outcome.steps[-1].detail == str(built / ".lake/build/bin/repl")
    assert not (project / "lake-manifest.json").exists()


def test_a_second_project_of_a_version_shares_the_repl(machine: StandIn, site: Site, make_project: MakeProject) -> None:
    first = make_project("4.29.0")
    run_setup(replace(site, project=first))
    second = first.with_name("second")
    first.rename(second)
    (second / ".lake" / "prover-setup.json").unlink()
    outcome = run_setup(replace(site, project=second))
    assert statuses(outcome) == dict.fromkeys(["elan", "toolchain", "repl"], "known")
    assert len([command for command in machine.ran() if command.startswith("git clone")]) == 1


def test_a_version_without_a_repl(machine: StandIn, site: Site, make_project: MakeProject) -> None:
    machine.fail("git clone", "fatal: Remote branch v4.29.7 not found\nwarning: Could not find remote branch v4.29.7")
    failure = run_setup(replace(site, project=make_project("4.29.7"))).failure
    assert failure is not None
    assert failure.kind is FailureKind.VERSION
    assert failure.cause.startswith("there is no REPL for leanprover/lean4:v4.29.7")
    assert 'lean_repl = "PATH"' in failure.remedy
    assert not (machine.data / "repl" / "leanprover-lean4-v4.29.7").exists()


def test_a_project_without_a_toolchain_file(machine: StandIn, site: Site, make_project: MakeProject) -> None:
    project = make_project("4.29.0")
    (project / "lean-toolchain").unlink()
    failure = run_setup(replace(site, project=project)).failure
    assert failure is not None
    assert "has no lean-toolchain file" in failure.cause


def test_a_damaged_state_file_counts_as_none(machine: StandIn, site: Site) -> None:
    run_setup(site)
    (site.project / ".lake" / "prover-setup.json").write_text("{half", encoding="utf-8")
    assert statuses(run_setup(site)) == dict.fromkeys(STEPS, "known")


def unwritable_state(project: Path) -> None:
    """A folder where the state file should be."""
    state = project / ".lake" / "prover-setup.json"
    state.unlink(missing_ok=True)
    state.mkdir(parents=True)


def test_what_is_complete_stays_so_where_it_cannot_be_noted(machine: StandIn, site: Site) -> None:
    run_setup(site)
    unwritable_state(site.project)
    outcome = run_setup(site)
    assert outcome.failure is None
    assert statuses(outcome) == dict.fromkeys(STEPS, "known")


def test_a_step_that_is_done_and_cannot_be_noted_is_told(
    machine: StandIn, site: Site, make_project: MakeProject
) -> None:
    project = make_project("4.29.0")
    unwritable_state(project)
    outcome = run_setup(replace(site, project=project))
    assert outcome.failure is not None
    assert outcome.failure.kind is FailureKind.DISK
    assert "prover-setup.json cannot be written" in outcome.failure.cause
    assert statuses(outcome) == {"elan": "failed", "toolchain": "left", "repl": "left"}


def test_every_failure_says_what_is_missing_without_the_step(machine: StandIn, site: Site) -> None:
    assert all(step.without for step in run_setup(site, is_dry=True).steps)


def test_a_checkout_works_in_its_own_folder(tmp_path: Path) -> None:
    assert lake_project.find_places(tmp_path, is_asked=False).home == lake_project.shipped_project()
    assert (lake_project.shipped_project() / "lakefile.toml").is_file()


def test_an_installed_package_works_in_the_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "prover"
    (package / "lean_project").mkdir(parents=True)
    monkeypatch.setattr(lake_project, "_PACKAGE", package)
    assert lake_project.find_places(tmp_path, is_asked=False).home == tmp_path / "lean_project"

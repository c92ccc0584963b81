"""Serving a checkpoint: the command lines, a child that dies or never answers, and the real thing (slow)."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from prover.errors import InputError, MissingExtra, ModelFailure
from prover.models import serving
from prover.models.serving import ModelServer, ServeOptions, sampling_folder, server_command, settings_for
from tests.models.local_server import Told
from tests.models.local_server import serving as serving_answers

ENVIRON = dict(os.environ)
HAS_SERVER = all(importlib.util.find_spec(library) is not None for library in serving.SERVE_LIBRARIES)
needs_server = pytest.mark.skipif(not HAS_SERVER, reason="needs the extras `model` and `serve`")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    checkpoint = tmp_path / "checkpoint"
    checkpoint.mkdir()
    (checkpoint / "config.json").write_text("{}")
    return checkpoint


def test_all_options_of_vllm() -> None:
    options = ServeOptions(
        tensor_parallel=4, is_caching_prefixes=False, speculative="small", quantisation="fp8", dtype="bfloat16",
        context=8192, gpu_memory=0.8,
    )  # fmt: skip
    command = " ".join(server_command("big", options, "vllm", 8001))
    assert "serve big --host 127.0.0.1 --port 8001" in command
    assert "--tensor-parallel-size 4" in command
    assert "--no-enable-prefix-caching" in command
    assert '--speculative-config {"model": "small", "num_speculative_tokens": 5}' in command
    assert "--quantization fp8 --dtype bfloat16 --max-model-len 8192 --gpu-memory-utilization 0.8" in command
    assert '"method": "ngram"' in " ".join(server_command("big", ServeOptions(speculative="ngram"), "vllm", 1))


def test_all_options_of_transformers(monkeypatch: pytest.MonkeyPatch) -> None:
    options = ServeOptions(quantisation="bnb-4bit", dtype="float32", device="cpu", is_batching=True, gpu_memory=0.5)
    command = " ".join(server_command("small", options, "transformers", 8001))
    assert "serve small --host 127.0.0.1 --port 8001 --dtype float32 --device cpu" in command
    assert command.endswith("--quantization bnb-4bit --continuous-batching --cb-max-memory-percent 0.5")
    monkeypatch.setattr(serving, "has_gpu", lambda: False)
    assert "--continuous-batching" not in server_command("small", ServeOptions(), "transformers", 1)


def test_without_a_gpu_the_cache_does_not_take_the_machines_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "has_gpu", lambda: False)
    command = server_command("small", ServeOptions(is_batching=True), "transformers", 1)
    assert command[-2:] == ["--cb-max-memory-percent", "0.1"]


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (ServeOptions(tensor_parallel=2), "no tensor parallel"),
        (ServeOptions(speculative="ngram"), "no speculative decoding"),
        (ServeOptions(context=4096), "no limit of the context"),
    ],
)
def test_what_transformers_lacks_is_named(options: ServeOptions, reason: str) -> None:
    with pytest.raises(InputError, match=rf"{reason}: leave it out, or .*prover\[vllm\]"):
        server_command("small", options, "transformers", 1)


def test_a_missing_library_names_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "has_gpu", lambda: False)
    for missing, asked, extra in [
        ("torch", None, "model"),
        ("accelerate", "transformers", "model"),
        ("fastapi", None, "serve"),
        ("openai", "transformers", "serve"),
        ("vllm", "vllm", "vllm"),
    ]:
        monkeypatch.setattr("importlib.util.find_spec", lambda name, missing=missing: None if name == missing else name)
        with pytest.raises(MissingExtra, match=rf"{missing} is not installed: pip install 'prover\[{extra}\]'"):
            serving.choose_backend(asked)


def test_a_missing_checkpoint_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such checkpoint folder"):
        ModelServer(str(tmp_path / "nothing"), ServeOptions(), environ=ENVIRON)


def test_the_home_of_nobody_is_bad_input() -> None:
    with pytest.raises(InputError, match="~no_such_user/x: "):
        ModelServer("~no_such_user/x", ServeOptions(), environ=ENVIRON)


def test_a_checkpoint_that_does_not_sample_is_served_through_links(folder: Path, tmp_path: Path) -> None:
    (folder / "generation_config.json").write_text('{"eos_token_id": 7}')
    (tmp_path / "links").mkdir()
    found = sampling_folder(folder, tmp_path / "links")
    assert found == tmp_path / "links"
    assert json.loads((found / "generation_config.json").read_text()) == {"eos_token_id": 7, "do_sample": True}
    assert (found / "config.json").resolve() == (folder / "config.json").resolve()
    assert json.loads((folder / "generation_config.json").read_text()) == {"eos_token_id": 7}
    (folder / "generation_config.json").write_text('{"do_sample": true}')
    assert sampling_folder(folder, tmp_path / "links") == folder


def test_a_server_that_does_not_start_leaves_no_folder_behind(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_server(monkeypatch, "raise SystemExit(1)", backend="transformers")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(serving.tempfile, "tempdir", str(scratch))
    ModelServer(str(folder), ServeOptions(), environ=ENVIRON)
    (folder / "generation_config.json").write_text("{")
    with pytest.raises(InputError, match=r"generation_config\.json"):
        ModelServer(str(folder), ServeOptions(), environ=ENVIRON).start()
    assert list(scratch.iterdir()) == []


def fake_server(monkeypatch: pytest.MonkeyPatch, program: str, backend: str = "vllm") -> None:
    """Let a Python program stand for the server; it is given its port."""
    monkeypatch.setattr(serving, "choose_backend", lambda asked: backend)
    monkeypatch.setattr(
        serving, "server_command", lambda checkpoint, options, backend, port: [sys.executable, "-c", program, str(port)]
    )


ANSWERING = """
import http.server, sys
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers()
    def log_message(self, *args): pass
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
"""


def test_a_server_is_waited_for_and_ended(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_server(monkeypatch, "import time; time.sleep(0.3)\n" + ANSWERING)
    server = ModelServer(str(folder), ServeOptions(ready_timeout_s=60), environ=ENVIRON)
    with server:
        assert server.is_ready()
        process = server._process
        assert settings_for(server, "prover") == (
            f"export OPENAI_BASE_URL=http://127.0.0.1:{server.port}/v1",
            f"prover prove FILE.lean --model openai:{folder} --model-format prover",
        )
    assert process is not None
    assert process.poll() is not None
    assert not server.is_ready()
    assert server.log is not None
    assert not server.log.exists()


def test_a_stranger_on_the_port_is_not_taken_for_our_server(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_server(monkeypatch, ANSWERING)
    with serving_answers(lambda asked: Told(body={})) as stranger:
        port = stranger.http.server_address[1]
        server = ModelServer(str(folder), ServeOptions(port=port, ready_timeout_s=60), environ=ENVIRON)
        with pytest.raises(InputError, match=rf"port {port} of 127.0.0.1: .* in use; .*--port \(0: any free one\)"):
            server.start()
    assert not [asked.path for asked in stranger.asked]


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 70_000), ("192.0.2.1", 0)])
def test_an_address_that_cannot_be_had_is_bad_input(host: str, port: int) -> None:
    with pytest.raises(InputError, match=f"nothing can listen on port {port} of {host}"):
        serving.bindable_port(host, port)


def test_a_server_that_dies_shows_its_last_words(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_server(monkeypatch, "print('no memory left'); raise SystemExit(3)")
    server = ModelServer(str(folder), ServeOptions(), environ=ENVIRON)
    with pytest.raises(ModelFailure, match="ended with code 3 before it answered:\nno memory left"):
        server.start()


def test_a_server_that_never_answers_is_ended(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_server(monkeypatch, "import time; print('loading', flush=True); time.sleep(600)")
    server = ModelServer(str(folder), ServeOptions(ready_timeout_s=1.0), environ=ENVIRON)

    begun: list[float] = []

    def monotonic() -> float:
        """The time begins when it is first asked for, and is over once the server has said something."""
        is_over = bool(begun) and "loading" in server.log_tail()
        begun.append(0.0)
        return 2.0 if is_over else 0.0

    monkeypatch.setattr(serving, "time", SimpleNamespace(monotonic=monotonic, sleep=time.sleep))
    with pytest.raises(ModelFailure, match=r"did not answer within 1 s:\nloading"):
        server.start()


def test_a_server_that_does_not_want_to_end_is_killed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_server(monkeypatch, "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n" + ANSWERING)
    monkeypatch.setattr(serving, "_GRACE_S", 0.3)
    server = ModelServer(str(folder), ServeOptions(ready_timeout_s=60), environ=ENVIRON)
    with server:
        process = server._process
    assert process is not None
    assert process.poll() == -9

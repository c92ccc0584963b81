"""Starts a server for a checkpoint and stands by it: vLLM on a GPU, ``transformers serve`` anywhere else.

In: a checkpoint, options, the environment for the child.  Out: a ``ModelServer`` that answers at ``base_url`` under
the name ``model``; it ends with the ``with`` block.

What ``transformers serve`` needs to be told (seen in 5.24): it samples only where the checkpoint's generation settings
say ``do_sample``, so a folder that lacks them is served through a temporary folder of links that has them; it wants the
path itself as the model's name; with continuous batching the first request decides about temperature for all.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import logging
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Literal

from prover.errors import InputError, MissingExtra, ModelFailure

logger = logging.getLogger(__name__)

Backend = Literal["vllm", "transformers"]

SERVE_LIBRARIES = {
    "transformers": "model",
    "torch": "model",
    "accelerate": "model",
    "fastapi": "serve",
    "uvicorn": "serve",
    "openai": "serve",
}
"""What ``transformers serve`` needs, and the extra that each comes with."""

_POLL_S = 0.1
_GRACE_S = 10.0
_LOG_TAIL_CHARS = 1500
_DRAFT_TOKENS = 5

_CPU_CACHE_SHARE = 0.1
"""Memory for the paged cache without a GPU.  The server's own default takes nearly all of the machine's and is killed
for it (seen with transformers 5.17 on 2026-11-28)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeOptions:
    """How to serve.  ``None`` leaves a choice to the server.

    ``port`` 0: any free one.  ``speculative``: a smaller checkpoint that drafts tokens, or ``ngram`` (vLLM).
    ``quantisation``: a method of the server's (vLLM: ``fp8``, ``awq``, …; transformers: ``bnb-4bit``, ``bnb-8bit``).
    ``context``: most tokens of prompt and answer.  ``gpu_memory``: the share of the GPU's memory to take.
    ``is_batching``: many requests in one pass (vLLM always does; ``None``: where there is a GPU).
    """

    backend: Backend | None = None
    host: str = "127.0.0.1"
    port: int = 0
    tensor_parallel: int = 1
    is_caching_prefixes: bool = True
    is_batching: bool | None = None
    speculative: str | None = None
    quantisation: str | None = None
    dtype: str | None = None
    device: str | None = None
    context: int | None = None
    gpu_memory: float | None = None
    ready_timeout_s: float = 900.0


def has_gpu() -> bool:
    """Is there an NVIDIA GPU?  Looks for its driver's tool, without loading torch."""
    return shutil.which("nvidia-smi") is not None


def choose_backend(asked: Backend | None) -> Backend:
    """vLLM where it and a GPU are, else ``transformers serve``.  Raises ``MissingExtra``."""
    has_vllm = importlib.util.find_spec("vllm") is not None
    if asked == "vllm" and not has_vllm:
        raise MissingExtra("vllm", "vllm")
    if asked == "vllm" or (asked is None and has_vllm and has_gpu()):
        return "vllm"
    for library, extra in SERVE_LIBRARIES.items():
        if importlib.util.find_spec(library) is None:
            raise MissingExtra(library, extra)
    return "transformers"


def server_command(checkpoint: str, options: ServeOptions, backend: Backend, port: int) -> list[str]:
    """The command line of the server.  Raises ``InputError`` for options that the backend does not have."""
    where = ["--host", options.host, "--port", str(port)]
    dtype = [] if options.dtype is None else ["--dtype", options.dtype]
    if backend == "vllm":
        return [
            *(sys.executable, "-m", "vllm.entrypoints.cli.main", "serve", checkpoint),
            *where,
            *("--tensor-parallel-size", str(options.tensor_parallel)),
            "--enable-prefix-caching" if options.is_caching_prefixes else "--no-enable-prefix-caching",
            *([] if options.speculative is None else ["--speculative-config", _draft(options.speculative)]),
            *([] if options.quantisation is None else ["--quantization", options.quantisation]),
            *dtype,
            *([] if options.context is None else ["--max-model-len", str(options.context)]),
            *([] if options.gpu_memory is None else ["--gpu-memory-utilization", str(options.gpu_memory)]),
        ]
    lacking = {
        "tensor parallel": options.tensor_parallel > 1,
        "speculative decoding": options.speculative is not None,
        "limit of the context": options.context is not None,
    }
    for feature, is_asked in lacking.items():
        if is_asked:
            raise InputError(
                f"`transformers serve` has no {feature}: leave it out, or serve with vLLM (pip install 'prover[vllm]')"
            )
    is_batching = has_gpu() if options.is_batching is None else options.is_batching
    share = _CPU_CACHE_SHARE if options.gpu_memory is None and not has_gpu() else options.gpu_memory
    memory = [] if share is None else ["--cb-max-memory-percent", str(share)]
    return [
        *(sys.executable, "-c", "from transformers.cli.transformers import main; main()", "serve", checkpoint),
        *where,
        *dtype,
        *([] if options.device is None else ["--device", options.device]),
        *([] if options.quantisation is None else ["--quantization", options.quantisation]),
        *(["--continuous-batching", *memory] if is_batching else []),
    ]


def _draft(speculative: str) -> str:
    """vLLM's speculative settings: words seen in the prompt, or a smaller model."""
    if speculative == "ngram":
        return json.dumps({"method": "ngram", "num_speculative_tokens": _DRAFT_TOKENS, "prompt_lookup_max": 4})
    return json.dumps({"model": speculative, "num_speculative_tokens": _DRAFT_TOKENS})


def sampling_folder(checkpoint: Path, folder: Path) -> Path:
    """The checkpoint itself when its generation settings allow sampling, else ``folder`` with links to it that does."""
    settings = checkpoint / "generation_config.json"
    try:
        known = json.loads(settings.read_text(encoding="utf-8")) if settings.exists() else {}
    except ValueError as error:
        raise InputError(f"{settings}: {error}") from error
    if known.get("do_sample"):
        return checkpoint
    for item in checkpoint.iterdir():
        if item.name != settings.name:
            (folder / item.name).symlink_to(item.resolve())
    (folder / settings.name).write_text(json.dumps({**known, "do_sample": True}), encoding="utf-8")
    return folder


def bindable_port(host: str, port: int) -> int:
    """The port itself, or a free one for 0.  Raises ``InputError`` when no server could listen there."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family) as probe:
            # As servers do: a port whose last connections are still fading is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((address[0], port, *address[2:]))  # the address holds a port modulo 65,536
            return int(probe.getsockname()[1])
    except (OSError, OverflowError) as error:
        way_out = "end what listens there, or take another --port (0: any free one)"
        raise InputError(f"nothing can listen on port {port} of {host}: {error}; {way_out}") from error


class ModelServer:
    """A server in a child process of its own.

    ``environ``: the child's environment (offline and with an existing cache folder are added).  ``log``: where its
    output goes (default: a temporary file, of which an error shows the end).
    """

    def __init__(
        self, checkpoint: str, options: ServeOptions, *, environ: Mapping[str, str], log: Path | None = None
    ) -> None:
        try:
            path = Path(checkpoint).expanduser()
        except RuntimeError as error:
            raise InputError(f"{checkpoint}: {error}") from error
        if checkpoint.startswith((".", "/", "~")) and not path.is_dir():
            raise InputError(f"{checkpoint}: there is no such checkpoint folder")
        self.options = options
        self.backend = choose_backend(options.backend)
        self._folder = path.resolve() if path.is_dir() else None
        self.model = checkpoint if self._folder is None else str(self._folder)
        self.port = options.port or bindable_port(options.host, 0)
        self.command = server_command(self.model, options, self.backend, self.port)
        self.log = log
        self._environ = environ
        self._scratch: Path | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._output: IO[bytes] | None = None

    @property
    def base_url(self) -> str:
        """What ``OPENAI_BASE_URL`` is to be."""
        return f"http://{self.options.host}:{self.port}/v1"

    def start(self) -> None:
        """Start the child and wait until it answers.

        Raises ``InputError`` when its port is taken, ``ModelFailure`` when it dies or takes too long.
        """
        bindable_port(self.options.host, self.port)
        self._scratch = Path(tempfile.mkdtemp(prefix="prover-serve-"))
        try:
            self._launch(self._scratch)
            self._wait()
        except BaseException:
            self.stop()
            raise

    def _launch(self, scratch: Path) -> None:
        """Start the child; what it needs on disk goes into a folder that ends with it."""
        if self.backend == "transformers" and self._folder is not None:
            links = scratch / "checkpoint"
            links.mkdir()
            self.model = str(sampling_folder(self._folder, links))
            self.command = server_command(self.model, self.options, self.backend, self.port)
        self.log = self.log or scratch / "server.log"
        self._output = self.log.open("ab")
        self._process = subprocess.Popen(
            self.command,
            stdin=subprocess.DEVNULL,
            stdout=self._output,
            stderr=subprocess.STDOUT,
            env=_child_environ(self._environ, scratch),
            start_new_session=True,
        )

    def _wait(self) -> None:
        assert self._process is not None
        deadline = time.monotonic() + self.options.ready_timeout_s
        while not self.is_ready():
            if (code := self._process.poll()) is not None:
                raise ModelFailure(f"the server ended with code {code} before it answered:\n{self.log_tail()}")
            if time.monotonic() > deadline:
                limit = self.options.ready_timeout_s
                raise ModelFailure(f"the server did not answer within {limit:g} s:\n{self.log_tail()}")
            time.sleep(_POLL_S)

    def is_ready(self) -> bool:
        """Does it answer?"""
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(f"http://{self.options.host}:{self.port}/health", timeout=5) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def wait(self) -> int:
        """Wait until the child ends by itself; its exit code."""
        assert self._process is not None
        return self._process.wait()

    def log_tail(self) -> str:
        """The end of what the server printed."""
        if self.log is None:
            return ""
        with contextlib.suppress(OSError):
            return self.log.read_text(encoding="utf-8", errors="replace")[-_LOG_TAIL_CHARS:]
        return ""

    def stop(self) -> None:
        """End the child with everything it started, politely first; remove temporary files."""
        process, self._process = self._process, None
        if process is not None:
            for kind, patience_s in ((signal.SIGTERM, _GRACE_S), (signal.SIGKILL, None)):
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, kind)
                try:
                    process.wait(patience_s)
                    break
                except subprocess.TimeoutExpired:
                    logger.warning("the server does not end on request; killing it")
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # workers that outlived their parent
        if self._output is not None:
            self._output.close()
            self._output = None
        if self._scratch is not None:
            shutil.rmtree(self._scratch, ignore_errors=True)
            self._scratch = None

    def __enter__(self) -> ModelServer:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.stop()


def _child_environ(environ: Mapping[str, str], scratch: Path) -> dict[str, str]:
    """A cache folder that exists (``transformers serve`` fails without), and unbuffered output."""
    child = {**environ, "PYTHONUNBUFFERED": "1", "HF_HUB_DISABLE_PROGRESS_BARS": "1"}
    if not any(key in environ for key in ("HF_HUB_CACHE", "HF_HOME")):
        own = Path(environ.get("HOME", "/nonexistent")) / ".cache" / "huggingface" / "hub"
        if not own.is_dir():
            cache = scratch / "hub"
            cache.mkdir(exist_ok=True)
            child["HF_HUB_CACHE"] = str(cache)
    return child


def settings_for(server: ModelServer, model_format: str | None = None) -> Sequence[str]:
    """The lines that make ``prover prove`` use a server."""
    chosen = "" if model_format is None else f" --model-format {model_format}"
    return (
        f"export OPENAI_BASE_URL={server.base_url}",
        f"prover prove FILE.lean --model openai:{server.model}{chosen}",
    )

"""A warm process that forks REPL workers: ``python -m prover.lean.repl --zygote FD``.

Comes in, on the Unix socket ``FD``: one JSON line a request, ``{"fork": {…}}`` with three descriptors (stdin, stdout,
stderr of the new worker), ``{"warm": [module, …]}`` or ``{"kill": pid, "signal": n}``. Goes out: ``{"ready": pid}``
once, ``{"forked": pid}`` for each fork, ``{"warmed": 0 or 1}`` for each ``warm``, ``{"exited": pid, "status": n}`` for
each worker that ended (negative: the signal). When the socket ends, all workers are killed and the zygote ends.

The zygote elaborates a few lines first, so that the library's tables are built and every worker inherits them; a worker
starts in milliseconds and shares that memory until it writes to it. ``warm`` does the same on top of further imports,
of compiled modules of the library only; forks that come later wait for it, kills do not. At a fork it is
single-threaded: forking a process with threads copies locks that nobody will release. It never elaborates what a user
wrote, so workers have seen nothing else.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import resource
import selectors
import signal
import socket
import sys
import threading
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from prover.lean.repl.session import Repl, default_importer, serve_standard_streams
from prover.lean.stack import run_deep

_WARMING: Final = (
    "theorem warm (p q : Prop) (a b : Nat) (h : p ∧ q) : q ∧ a + b = b + a := by\n"
    "  constructor\n"
    "  · exact h.2\n"
    "  · simp [Nat.add_comm]\n"
    "example (a b : Nat) (l : List Nat) (h : a < b) : ¬ b ≤ a ∧ (l ++ []).length = l.length := by\n"
    "  refine ⟨by omega, ?_⟩\n"
    "  induction l with\n"
    "  | nil => rfl\n"
    "  | cons x xs ih => simp\n"
    "def twice : Nat → Nat\n"
    "  | 0 => 0\n"
    "  | n + 1 => twice n + 2\n"
    "example : twice 2 = 4 := by decide\n"
)
"""Touches what most files need: the simp set, instances, the parser's tables, recursion, omega, decide."""


class Zygote:
    """The warm process's loop.

    ``serve`` is what a worker does with its standard streams (it returns a status); ``warm`` loads imports and says
    whether it did.
    """

    def __init__(
        self,
        control: socket.socket,
        serve: Callable[[], int],
        warm: Callable[[Sequence[str]], bool] = lambda modules: False,
    ) -> None:
        self.control = control
        self.serve = serve
        self.warm = warm
        self.warming: threading.Thread | None = None
        self.is_warmed: bool | None = None
        """What the thread that warms came to; ``None`` while it runs."""
        self.queue: deque[dict[str, Any]] = deque()
        """Forks and imports, in order; they wait while a thread warms."""
        self.children: set[int] = set()
        self.rest = b""
        self.descriptors: list[int] = []
        self.bell, ringer = os.pipe()
        for end in (self.bell, ringer):
            os.set_blocking(end, False)
        signal.signal(signal.SIGCHLD, lambda _number, _frame: None)
        signal.set_wakeup_fd(ringer, warn_on_full_buffer=False)
        self.ringer = ringer

    def run(self) -> None:
        """Serve until the socket ends."""
        self._send({"ready": os.getpid()})
        with selectors.DefaultSelector() as selector:
            selector.register(self.control, selectors.EVENT_READ)
            selector.register(self.bell, selectors.EVENT_READ)
            while True:
                ready = [key.fileobj for key, _ in selector.select()]
                if self.bell in ready:
                    self._reap()
                if self.control in ready and not self._receive():
                    break
                self._advance()
        for pid in self.children:
            _kill_worker(pid, signal.SIGKILL)

    def _send(self, message: dict[str, int]) -> None:
        with contextlib.suppress(OSError):  # nobody listens any more: the next read ends the loop
            self.control.sendall(json.dumps(message).encode() + b"\n")

    def _reap(self) -> None:
        with contextlib.suppress(BlockingIOError):
            while os.read(self.bell, 512):
                pass
        for pid in list(self.children):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                _kill(pid, signal.SIGKILL)  # what the worker started; its group may still exist
                self.children.discard(pid)
                self._send({"exited": pid, "status": os.waitstatus_to_exitcode(status)})

    def _receive(self) -> bool:
        """Serve what has arrived; False when the socket has ended. Requests may come in one piece or in several; the
        descriptors of a ``fork`` arrive with its first byte, in order."""
        data, descriptors, _, _ = socket.recv_fds(self.control, 1 << 16, 64)
        self.descriptors += descriptors
        if not data:
            return False
        *lines, self.rest = (self.rest + data).split(b"\n")
        for line in lines:
            request = json.loads(line)
            if "kill" not in request:
                self.queue.append(request)
            elif request["kill"] in self.children:
                _kill_worker(request["kill"], signal.Signals(request["signal"]))
        return True

    def _advance(self) -> None:
        """Serve what waits, as far as possible."""
        if self.warming is not None and self.is_warmed is not None:
            self.warming.join()
            self.warming = None
            freeze()
            self._send({"warmed": int(self.is_warmed)})
        while self.queue and self.warming is None:
            request = self.queue.popleft()
            if "fork" in request:
                own, self.descriptors = self.descriptors[:3], self.descriptors[3:]
                self._fork(request["fork"], own)
            else:
                self.is_warmed = None
                self.warming = threading.Thread(target=self._warm, args=(request["warm"],), name="warming")
                self.warming.start()

    def _warm(self, modules: Sequence[str]) -> None:
        """In a thread of its own, so that workers can be killed meanwhile."""
        is_warmed = False
        try:
            is_warmed = self.warm(modules)
        except Exception as error:
            print(f"cannot warm {modules}: {error}", file=sys.stderr, flush=True)
        finally:
            self.is_warmed = is_warmed
            with contextlib.suppress(BlockingIOError):
                os.write(self.ringer, b"w")

    def _fork(self, how: dict[str, Any], descriptors: list[int]) -> None:
        pid = os.fork()
        if pid == 0:
            self._become_worker(how, descriptors)
        for descriptor in descriptors:
            os.close(descriptor)
        self.children.add(pid)
        self._send({"forked": pid})

    def _become_worker(self, how: dict[str, Any], descriptors: list[int]) -> None:
        """The child: take the pipes as standard streams, serve, end. Never returns."""
        status = 1
        try:
            os.setsid()
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            self.control.close()
            os.close(self.bell)
            os.close(self.ringer)
            for target, descriptor in enumerate(descriptors):
                os.dup2(descriptor, target)
                os.close(descriptor)
            # The zygote's own streams were made for what stood behind these numbers before.
            sys.stdin, sys.stdout, sys.stderr = os.fdopen(0), os.fdopen(1, "w"), os.fdopen(2, "w", buffering=1)
            if how.get("cwd"):
                os.chdir(how["cwd"])
            if how.get("memory_mb"):
                limit = int(how["memory_mb"]) << 20
                resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
            status = self.serve()
        except BaseException:
            import traceback

            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)


def _kill(pid: int, number: signal.Signals) -> None:
    with contextlib.suppress(OSError):
        os.killpg(pid, number)


def _kill_worker(pid: int, number: signal.Signals) -> None:
    """Signal a worker that was not waited for, and its group; one that was just forked leads none yet."""
    try:
        os.killpg(pid, number)
    except ProcessLookupError:
        with contextlib.suppress(OSError):
            os.kill(pid, number)


def warm_up(header: str = "") -> None:
    """Load the library and build the tables that elaboration needs, after the imports of ``header``."""
    answer = Repl(default_importer()).answer(json.dumps({"cmd": header + _WARMING}))
    if any(message["severity"] == "error" for message in answer.get("messages", ())):
        raise RuntimeError(f"the zygote's own lines fail: {answer['messages']}")


def warm_imports(modules: Sequence[str]) -> bool:
    """The same with modules of the library imported. Those that are not compiled are left to the workers: compiling
    takes long, and a user's own modules hold what users wrote."""
    from prover.lean.library import load, sources

    if not all(sources.has_module(module) for module in modules):
        return False
    graph = load.graph_of(tuple(modules))
    if any(load.find_module(graph, module) is None for module in graph.order):
        return False
    run_deep(lambda: warm_up("".join(f"import {module}\n" for module in modules)))
    return True


def freeze() -> None:
    """What all workers share stays out of their collectors' way, and so in shared pages."""
    gc.collect()
    gc.freeze()


def main(descriptor: int, *, is_library_only: bool = False) -> int:
    """Warm up, then fork workers on request."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C belongs to the process that started us
    gc.set_threshold(100_000, 20, 100)  # as in every REPL process
    run_deep(warm_up)  # its thread has ended before the first fork
    freeze()
    with socket.socket(fileno=descriptor) as control:
        serve = partial(serve_standard_streams, is_library_only=is_library_only)
        Zygote(control, serve, warm_imports).run()
    return 0

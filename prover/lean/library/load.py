"""The library's cache: find compiled modules, build what is missing, give environments.

Comes in: module names (``Init``). Goes out: an :class:`Environment` whose constants and entries are decoded
on demand. One file a module (:mod:`module_file`), found by its key (:mod:`sources`); a damaged or outdated file is
built again, with a warning for damage. Builders take a lock a module, so two processes never do the same work and never
disturb each other. Trusted: what stands in a file with the right key and digest was checked by the kernel when built.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import immutables

from prover.lean.declaration import ConstantInfo
from prover.lean.environment import EntryValue, Environment
from prover.lean.library import sources
from prover.lean.library.encoding import read_constant, read_entries
from prover.lean.library.module_file import (
    DamagedFile,
    ModuleData,
    decode_module,
    encode_module,
    read_key,
    write_atomically,
)
from prover.lean.library.sources import Graph
from prover.lean.meta.errors import LeanError
from prover.lean.name import Name, mk_name

log = logging.getLogger(__name__)

SHIPPED: Final = sources.SOURCE_ROOT / "_cache"
"""In the package: where the wheel ships the cache and where a checkout builds it."""
ALLOW_STALE: Final = "ALLOW_STALE"
"""A file of this name in the cache folder makes files of older *code* count (sources and imports must still agree);
for work on the elaborator only, never shipped."""
_PACKAGES: Final = Path(__file__).resolve().parents[3]
"""Where this ``prover`` lies: the working directory may be a checkout of another version."""
_WORKER: Final = "import sys; sys.path.insert(0, sys.argv.pop(1)); from prover.lean.library.worker import main; main()"


# ------------------------------------------------------------------ folders
_ONLY: list[Path] = []
"""When not empty: the one folder to use (tests, ``prover doctor``)."""


def use_folder(folder: Path | None) -> None:
    """Use only ``folder`` (None: the usual ones again) and forget what was loaded."""
    _ONLY[:] = [] if folder is None else [folder]
    for cache in (_LOADED, _ENVIRONMENTS, _GRAPHS):
        cache.clear()


def user_folder() -> Path:
    """Where this user's caches lie."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("prover"))


def cache_folders() -> list[Path]:
    """Folders to look in, the one to write to first."""
    if _ONLY:
        return list(_ONLY)
    user = user_folder() / "library"
    writable = os.access(SHIPPED if SHIPPED.is_dir() else SHIPPED.parent, os.W_OK)
    return [SHIPPED, user] if writable else [user, SHIPPED]


def project_folder() -> Path:
    """Where compiled modules of users' projects are kept, a folder each."""
    return (_ONLY[0] if _ONLY else user_folder()) / "projects"


def file_name(module: str) -> str:
    return f"{module}.plnc"


# ------------------------------------------------------------------ loaded modules
class LoadedModule:
    """A module in memory. Decoded constants are kept for the life of the process and shared by all environments."""

    __slots__ = ("data", "infos", "is_own")

    def __init__(self, data: ModuleData, is_own: bool = False) -> None:
        self.data: Final = data
        self.is_own: Final = is_own
        self.infos: Final[list[ConstantInfo | None]] = [None] * len(data.constants)

    def constant(self, i: int) -> ConstantInfo:
        found = self.infos[i]
        if found is None:
            data = self.data
            name = mk_name(data.constants[i])
            found = self.infos[i] = read_constant(data.tables, name, data.blob(i), data.proof(i))
        return found

    def entries(self, extension: str) -> list[EntryValue]:
        blob = self.data.entries_blob(extension)
        return [] if blob is None else read_entries(self.data.tables, blob)


# Modules in memory. Key: name and key of the module; never reset: a key stands for one content.
_LOADED: dict[tuple[str, bytes], LoadedModule] = {}

_SHIFT: Final = 20
_MASK: Final = (1 << _SHIFT) - 1


class LibraryConstants(Mapping[Name, ConstantInfo]):
    """The constants of a list of modules, decoded when asked for."""

    __slots__ = ("_modules", "_index", "_found")

    def __init__(self, modules: Sequence[LoadedModule], verified: bool) -> None:
        self._modules = modules
        self._index: dict[str, int] = {}
        self._found: dict[Name, ConstantInfo] = {}
        for number, module in enumerate(modules):
            names = module.data.constants
            new = dict(zip(names, range(number << _SHIFT, (number << _SHIFT) + len(names)), strict=True))
            if not verified:
                self._check_duplicates(new)
            new.update(self._index)  # the first module to define a name keeps it
            self._index = new

    def _check_duplicates(self, new: dict[str, int]) -> None:
        """Two modules may hold the same auxiliary constant (``casesOn``, equations); it must be the same indeed."""
        for text in new.keys() & self._index.keys():
            here, there = self._index[text], new[text]
            a = self._modules[here >> _SHIFT].constant(here & _MASK)
            b = self._modules[there >> _SHIFT].constant(there & _MASK)
            if type(a) is not type(b) or a.type is not b.type or a.level_params != b.level_params or a != b:
                raise LeanError(
                    f"import {self._modules[there >> _SHIFT].data.name} failed, environment already contains '{text}' "
                    f"from {self._modules[here >> _SHIFT].data.name}"
                )

    def get(self, name: Name, default: ConstantInfo | None = None) -> ConstantInfo | None:  # type: ignore[override]
        found = self._found.get(name)
        if found is not None:
            return found
        at = self._index.get(name.text)
        if at is None:
            return default
        found = self._found[name] = self._modules[at >> _SHIFT].constant(at & _MASK)
        return found

    def __getitem__(self, name: Name) -> ConstantInfo:
        found = self.get(name)
        if found is None:
            raise KeyError(name)
        return found

    def __contains__(self, name: object) -> bool:
        return isinstance(name, Name) and name.text in self._index

    def __iter__(self) -> Iterator[Name]:
        return map(mk_name, self._index)

    def __len__(self) -> int:
        return len(self._index)

    def module_of(self, name: Name) -> str | None:
        """The module that declares ``name``."""
        at = self._index.get(name.text)
        return None if at is None else self._modules[at >> _SHIFT].data.name

    def is_own(self, name: Name) -> bool:
        """Does a module of the user's project declare ``name``?"""
        at = self._index.get(name.text)
        return at is not None and self._modules[at >> _SHIFT].is_own


class LibraryEntries(Mapping[str, tuple[EntryValue, ...]]):
    """Entries of all modules by extension, in import order, decoded when asked for."""

    __slots__ = ("_modules", "_found")

    def __init__(self, modules: Sequence[LoadedModule]) -> None:
        self._modules = modules
        self._found: dict[str, tuple[EntryValue, ...]] = {}

    def __getitem__(self, extension: str) -> tuple[EntryValue, ...]:
        found = self._found.get(extension)
        if found is None:
            found = tuple([entry for module in self._modules for entry in module.entries(extension)])
            self._found[extension] = found
        return found

    def get(self, extension: str, default: object = None) -> tuple[EntryValue, ...]:
        return self[extension]

    def __iter__(self) -> Iterator[str]:
        return iter({name for module in self._modules for name in module.data.extensions})

    def __len__(self) -> int:
        return len({name for module in self._modules for name in module.data.extensions})


# ------------------------------------------------------------------ finding files
def _read_file(path: Path, module: str, key: bytes | None) -> ModuleData | None:
    """The file if it is there, whole, and of the key (any key for None)."""
    found = read_key(path)
    if found is None or (key is not None and found != key):
        return None
    try:
        return decode_module(module, path.read_bytes())
    except DamagedFile as err:
        log.warning("damaged library file %s (%s); it will be built again", path, err)
        return None


def find_module(graph: Graph, module: str) -> LoadedModule | None:
    """The compiled module with the key that ``graph`` wants, from memory or disk."""
    key = graph.keys[module]
    found = _LOADED.get((module, key))
    if found is not None:
        return found
    is_own = graph.is_own(module)
    for folder in [graph.own_folder()] if is_own else cache_folders():
        data = _read_file(folder / file_name(module), module, key)
        if data is None and (folder / ALLOW_STALE).exists():
            data = _read_stale(folder, graph, module)
        if data is not None:
            found = _LOADED[(module, key)] = LoadedModule(data, is_own)
            return found
    return None


def _stale_note(folder: Path, module: str) -> Path:
    return folder / f"{module}.src"


def _read_stale(folder: Path, graph: Graph, module: str) -> ModuleData | None:
    """A file of older code whose source, and the sources below it, are the present ones."""
    note = _stale_note(folder, module)
    if not note.exists() or note.read_text() != _source_key(graph, module):
        return None
    return _read_file(folder / file_name(module), module, None)


def _source_key(graph: Graph, module: str, known: dict[str, str] | None = None) -> str:
    """The digest of a module's source and of all below it; ``known`` holds those of one walk."""
    import hashlib

    known = {} if known is None else known
    if module not in known:
        below = [hashlib.sha256(graph.sources[module].encode()).hexdigest()]
        below += [_source_key(graph, imported, known) for imported in graph.imports[module]]
        known[module] = hashlib.sha256("\n".join(below).encode()).hexdigest()
    return known[module]


# ------------------------------------------------------------------ environments
# Key: modules and their keys. Value: the environment's base. Never reset: contents are immutable.
_ENVIRONMENTS: dict[tuple[tuple[str, bytes], ...], Environment] = {}


def environment_of(graph: Graph, modules: tuple[str, ...]) -> Environment:
    """The environment after ``import modules``; all files must be there."""
    cache_key = tuple([(m, graph.keys[m]) for m in modules])
    env = _ENVIRONMENTS.get(cache_key)
    if env is None:
        closure = _closure(graph, modules)
        loaded: list[LoadedModule] = []
        for module in closure:
            found = find_module(graph, module)
            if found is None:
                raise LeanError(f"object file of module {module} does not exist")
            loaded.append(found)
        # The closure of one module was compared when that module was built.
        constants = LibraryConstants(loaded, verified=len(modules) == 1)
        empty: immutables.Map[str, tuple[object, ...]] = immutables.Map()
        env = Environment(constants, immutables.Map(), LibraryEntries(loaded), empty, immutables.Map(), modules)
        _ENVIRONMENTS[cache_key] = env
    return env


def _closure(graph: Graph, modules: tuple[str, ...]) -> list[str]:
    wanted: set[str] = set()
    stack = list(modules)
    while stack:
        module = stack.pop()
        if module not in wanted:
            wanted.add(module)
            stack += graph.imports[module]
    return [m for m in graph.order if m in wanted]


# Graphs already read. Key: roots; never reset: sources do not change while a process runs.
_GRAPHS: dict[tuple[str, ...], Graph] = {}


def graph_of(modules: tuple[str, ...]) -> Graph:
    found = _GRAPHS.get(modules)
    if found is None:
        found = _GRAPHS[modules] = Graph(modules)
    return found


def load_environment(modules: tuple[str, ...] = ("Init",), progress: Progress | None = None) -> Environment:
    """The environment after importing ``modules``; builds what the cache lacks."""
    graph = graph_of(modules)
    if any(find_module(graph, m) is None for m in graph.order):
        build(progress, modules)
    return environment_of(graph, modules)


# ------------------------------------------------------------------ building
@dataclass(frozen=True, slots=True)
class BuildEvent:
    """A module is done: built in ``seconds``, or found (``cached``)."""

    module: str
    done: int
    total: int
    seconds: float
    cached: bool


Progress = Callable[[BuildEvent], None]


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(file, fcntl.LOCK_UN)


def build_module(graph: Graph, module: str) -> float:
    """Compile one module whose imports are compiled; seconds taken, 0 when another process did it meanwhile."""
    is_own = graph.is_own(module)
    folder: Path | None = graph.own_folder() if is_own else cache_folders()[0]
    with contextlib.ExitStack() as stack:
        try:
            assert folder is not None
            stack.enter_context(_locked(folder / f"{module}.lock"))
        except OSError:
            if not is_own:
                raise
            folder = None  # nowhere to keep it: compiled for this process only
        if find_module(graph, module) is not None:
            return 0.0
        started = time.monotonic()
        data = compile_module(graph, module)
        if folder is not None:
            write_atomically(folder / file_name(module), data)
            if not is_own:
                write_atomically(_stale_note(folder, module), _source_key(graph, module).encode())
        _LOADED[(module, graph.keys[module])] = LoadedModule(decode_module(module, data), is_own)
        return time.monotonic() - started


def compile_module(graph: Graph, module: str) -> bytes:
    """Elaborate a module and encode what it adds."""
    import prover.lean.tactic.all  # noqa: F401  (registers the tactics)
    from prover.lean.elab.frontend import elaborate_module

    imports = graph.imports[module]
    env = environment_of(graph, imports) if imports else Environment.empty()
    if isinstance(env.base, LibraryConstants) and len(imports) == 1:
        # This module becomes the only root of its closure: compare once, so that loading need not.
        LibraryConstants(env.base._modules, verified=False)
    after = elaborate_module(graph.sources[module], env, module, file_name=graph.display_name(module))
    constants = sorted(after.local_constants(), key=lambda info: info.name.text)
    entries = [(name, after.local_entries(name)) for name in sorted(after.entries)]
    return encode_module(graph.keys[module], [(m, graph.keys[m]) for m in imports], constants, entries)


def build(progress: Progress | None = None, modules: tuple[str, ...] = ("Init",), workers: int | None = None) -> None:
    """Compile every module below ``modules`` that the cache lacks, independent ones in parallel."""
    graph = graph_of(modules)
    todo = [m for m in graph.order if find_module(graph, m) is None]
    total = len(graph.order)
    done = total - len(todo)
    if progress is not None:
        for i, module in enumerate(m for m in graph.order if m not in set(todo)):
            progress(BuildEvent(module, i + 1, total, 0.0, True))
    count = min(workers if workers is not None else (os.cpu_count() or 1), 2, len(todo))
    if count > 1 or len(todo) > _MOST_AT_HOME:
        _build_parallel(graph, modules, todo, count, done, progress)
        return
    for module in todo:
        seconds = build_module(graph, module)
        done += 1
        if progress is not None:
            progress(BuildEvent(module, done, total, seconds, seconds == 0.0))


_MOST_AT_HOME = 8
"""More modules than this are built in processes of their own even where only one runs at a time."""

_FULL_MB = 700
"""A process that has had more memory than this gets no further module.  Whoever builds may have a limit on its address
space, which its children inherit (4 GiB for a worker of the pool, 1 GiB of it the stack for deep terms)."""


class _Worker:
    """Child processes that compile modules one after another (``prover.lean.library.worker``): one at a time, a new one
    when the old one has grown."""

    def __init__(self, modules: tuple[str, ...]) -> None:
        self.modules = modules
        self.module: str | None = None
        self.is_full = False
        self.process = self._spawn()

    def _spawn(self) -> subprocess.Popen[str]:
        cache = str(_ONLY[0]) if _ONLY else "-"
        return subprocess.Popen(
            [sys.executable, "-P", "-c", _WORKER, str(_PACKAGES), cache, str(sources.SOURCE_ROOT), *self.modules],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )

    def renew(self) -> None:
        """A fresh process in place of one that has grown."""
        self.close()
        self.process, self.is_full = self._spawn(), False

    def start(self, module: str) -> None:
        assert self.process.stdin is not None
        self.module = module
        self.process.stdin.write(module + "\n")
        self.process.stdin.flush()

    def finish(self) -> float:
        """Wait for the answer to the present module."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        module, self.module = self.module, None
        if not line:
            raise LeanError(f"the process that built {module} ended with code {self.process.wait()}")
        answer = json.loads(line)
        if "error" in answer:
            raise LeanError(answer["error"])
        self.is_full = int(answer["resident_mb"]) > _FULL_MB
        return float(answer["seconds"])

    def close(self) -> None:
        assert self.process.stdin is not None
        with contextlib.suppress(OSError):
            self.process.stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(1.0)
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()


def _build_parallel(
    graph: Graph, modules: tuple[str, ...], todo: list[str], count: int, done: int, progress: Progress | None
) -> None:
    import selectors

    waiting = dict.fromkeys(todo)
    weight = _weights(graph)
    missing = set(todo)
    workers = [_Worker(modules) for _ in range(count)]
    try:
        with selectors.DefaultSelector() as selector:
            for worker in workers:
                selector.register(worker.process.stdout, selectors.EVENT_READ, worker)  # type: ignore[arg-type]
            while missing:
                for worker in workers:
                    if worker.module is None:
                        ready = [m for m in waiting if not missing.intersection(graph.imports[m])]
                        if ready:
                            best = max(ready, key=lambda m: weight[m])
                            del waiting[best]
                            worker.start(best)
                for key, _ in selector.select():
                    worker = key.data
                    module = worker.module
                    seconds = worker.finish()
                    missing.discard(module)
                    done += 1
                    if worker.is_full and waiting:
                        selector.unregister(key.fileobj)
                        worker.renew()
                        selector.register(worker.process.stdout, selectors.EVENT_READ, worker)
                    if progress is not None:
                        progress(BuildEvent(module, done, len(graph.order), seconds, seconds == 0.0))
    finally:
        for worker in workers:
            worker.close()


def _weights(graph: Graph) -> dict[str, int]:
    """Length of source on the longest chain above a module: what should start early."""
    weight = {m: len(graph.sources[m]) for m in graph.order}
    for module in reversed(graph.order):
        for imported in graph.imports[module]:
            weight[imported] = max(weight[imported], len(graph.sources[imported]) + weight[module])
    return weight

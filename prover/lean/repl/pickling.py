"""Environments and proof states in files: the library's module format, checked again when read.

Comes in: an environment with its open scopes (``pickleTo`` with ``env``), or a proof state (with ``proofState``). Goes
out: a file, and back. A file holds what a session added to its imports. It comes from outside, so every declaration
goes through the kernel when it is read; entries of extensions are outside the trusted base, and a proof that continues
a state is checked by the kernel when it is finished.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from prover.lean.dependency import dependency_order
from prover.lean.elab.scope import Scope
from prover.lean.environment import EntryValue, Environment, Extension
from prover.lean.kernel.check import Declined, add_decl
from prover.lean.kernel.errors import KernelError
from prover.lean.library.encoding import EncodingError, read_constant, read_entries
from prover.lean.library.module_file import DamagedFile, ModuleData, decode_module, encode_module, write_atomically
from prover.lean.name import mk_name
from prover.lean.repl.snapshot_values import pack_scope, pack_state, unpack_scope, unpack_state
from prover.lean.repl.states import ProofSnapshot

NAME: Final = "session"
KEY: Final = hashlib.sha256(b"prover.lean.repl pickle 3").digest()
SCOPES: Final = "repl.scopes"
PROOF_STATE: Final = "repl.proofState"
_NONSENSE: Final = (ValueError, TypeError, KeyError, IndexError, AttributeError, EncodingError)
"""What reading a well-formed file of ill-formed values raises."""

Importer = Callable[[Sequence[str]], Environment]


class PickleError(Exception):
    """The file cannot be written or read."""


def write_environment(path: Path, env: Environment, scopes: Sequence[Scope]) -> None:
    """Write what the session added, and its open namespaces, sections and variables."""
    _write(path, env, SCOPES, [pack_scope(scope) for scope in scopes])


def read_environment(path: Path, importer: Importer) -> tuple[Environment, list[Scope]]:
    """Read a file and check its declarations on top of its imports."""
    data = _read(path)
    env = _replay(data, importer([module for module, _ in data.imports]))
    try:
        scopes = [unpack_scope(value) for value in _values(data, SCOPES)]
    except _NONSENSE as err:
        raise PickleError(f"the scopes are damaged: {err}") from err
    return env, scopes or [Scope()]


def write_state(path: Path, state: ProofSnapshot) -> None:
    """Write a proof state with what its environment adds to the imports."""
    _write(path, state.saved[1], PROOF_STATE, [pack_state(state)])


def read_state(path: Path, importer: Importer, env: Environment | None) -> ProofSnapshot:
    """Read a proof state, on top of ``env`` when given (else of the file's imports)."""
    data = _read(path)
    base = env if env is not None else importer([module for module, _ in data.imports])
    values = _values(data, PROOF_STATE)
    if len(values) != 1:
        raise PickleError("the file holds no proof state")
    full = _replay(data, base)
    try:
        return unpack_state(values[0], full)
    except _NONSENSE as err:
        raise PickleError(f"the proof state is damaged: {err}") from err


# ------------------------------------------------------------------ files
def _write(path: Path, env: Environment, extra: str, values: list[EntryValue]) -> None:
    constants = sorted(env.local_constants(), key=lambda info: info.name.text)
    entries = [(name, env.local_entries(name)) for name in sorted(env.entries)]
    try:
        data = encode_module(KEY, [(module, b"") for module in env.modules], constants, [*entries, (extra, values)])
    except EncodingError as err:
        raise PickleError(str(err)) from err
    write_atomically(path, data)


def _read(path: Path) -> ModuleData:
    try:
        data = decode_module(NAME, path.read_bytes())
    except DamagedFile as err:
        raise PickleError(str(err)) from err
    if data.key != KEY:
        raise PickleError("not a file written by this version")
    return data


def _values(data: ModuleData, extension: str) -> list[EntryValue]:
    blob = data.entries_blob(extension)
    return [] if blob is None else read_entries(data.tables, blob)


def _replay(data: ModuleData, env: Environment) -> Environment:
    """The file's declarations, each through the kernel, and its entries on top of ``env``."""
    names = [mk_name(text) for text in data.constants]
    infos = [read_constant(data.tables, name, data.blob(i), data.proof(i)) for i, name in enumerate(names)]
    raw = Environment(
        env.base, env.local.update({i.name: i for i in infos}), env.base_entries, env.entries, env._states, env.modules
    )
    wanted = {name for name in names if name not in env}
    try:
        for group in dependency_order(raw, names):
            if any(info.name in wanted for info in group.infos):
                env = add_decl(env, group.declaration())
    except (KernelError, Declined) as err:
        raise PickleError(f"the kernel refuses a declaration: {err}") from err
    known = bool(names) and not wanted
    for ext_name in () if known else data.extensions:
        extension = Extension.registry.get(ext_name)
        if extension is None:
            continue
        for entry in _values(data, ext_name):
            env = env.add_entry(extension, entry)
    return env

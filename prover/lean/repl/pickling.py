"""Environments in files (``pickleTo`` / ``unpickleEnvFrom``): the library's module format, checked again when read.

A file holds what a session added to its imports. It comes from outside, so every declaration goes through the kernel
when it is read; entries of extensions are outside the trusted base.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from prover.lean.dependency import dependency_order
from prover.lean.elab.scope import Scope
from prover.lean.environment import Environment, Extension
from prover.lean.kernel.check import Declined, add_decl
from prover.lean.kernel.errors import KernelError
from prover.lean.library.encoding import read_constant, read_entries
from prover.lean.library.module_file import DamagedFile, decode_module, encode_module
from prover.lean.name import mk_name

NAME = "session"
KEY = hashlib.sha256(b"prover.lean.repl pickle 1").digest()


class PickleError(Exception):
    """The environment cannot be written, or the file cannot be read."""


def write_environment(path: Path, env: Environment, scopes: Sequence[Any]) -> None:
    """Write what the session added; open sections and namespaces cannot be written."""
    if list(scopes) != [Scope()] and any(s != Scope() for s in scopes):
        raise PickleError("embedded Lean cannot pickle an environment with open scopes or variables")
    constants = sorted(env.local_constants(), key=lambda info: info.name.text)
    entries = [(name, env.local_entries(name)) for name in sorted(env.entries)]
    data = encode_module(KEY, [(module, b"") for module in env.modules], constants, entries)
    path.write_bytes(data)


def read_environment(path: Path, importer: Callable[[Sequence[str]], Environment]) -> tuple[Environment, list[Any]]:
    """Read a file and check its declarations on top of its imports."""
    try:
        data = decode_module(NAME, path.read_bytes())
    except DamagedFile as err:
        raise PickleError(str(err)) from err
    if data.key != KEY:
        raise PickleError("not an environment written by this version")
    env = importer([module for module, _ in data.imports])
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
    for ext_name in data.extensions:
        blob = data.entries_blob(ext_name)
        extension = Extension.registry.get(ext_name)
        if blob is None or extension is None:
            continue
        for entry in read_entries(data.tables, blob):
            env = env.add_entry(extension, entry)
    return env, [Scope()]

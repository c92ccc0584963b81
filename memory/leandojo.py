"""What LeanDojo has traced, in our schema.

In: a Git repository (``https://…@COMMIT``), which LeanDojo clones, builds and traces with real Lean, or a folder that
it has traced (``.lake/build/ir/**/*.ast.json`` beside the sources).  Out: one ``TraceSource`` per file of the
repository (not of its dependencies), which is read when it is asked for.

LeanDojo 4.20 reads its files (syntax trees, tactic states, premises); it is loaded only here (extra ``lean-dojo``).
With ``GITHUB_ACCESS_TOKEN`` set, loading it calls GitHub.  Its positions count from 1, ours count columns from 0.
Source: Yang et al. 2023, LeanDojo, §4; ``lean_dojo.data_extraction.traced_data``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from memory.schema import TracedDeclaration, TracedTactic
from memory.trace import GivenTrace, TraceSource
from prover.errors import EngineError, InputError, MissingExtra
from prover.types import EngineInfo

PREFIX = "leandojo:"
"""How a target names a folder that LeanDojo has traced."""

_IR = ".lake/build/ir"
_NO_GOALS = "no goals"

_MALFORMED = (AssertionError, AttributeError, LookupError, TypeError, ValueError)
"""What LeanDojo raises, and what reading its records does, where a trace is not as it writes one."""


@dataclass(frozen=True, slots=True)
class _Origin:
    """What LeanDojo's records need to know of a repository; its own class would copy the folder to a cache."""

    name: str


def is_leandojo_target(target: str) -> bool:
    """Does a target of ``prover trace`` mean LeanDojo's work?"""
    return target.startswith((PREFIX, "https://", "http://", "git@"))


def leandojo_sources(target: str) -> list[TraceSource]:
    """The files of a traced folder, or of a repository that LeanDojo traces first.

    Raises ``InputError``, ``MissingExtra``, and ``EngineError`` when LeanDojo fails.
    """
    dojo = _load()
    if target.startswith(PREFIX):
        root = Path(target.removeprefix(PREFIX)).expanduser().resolve()
        return _sources(dojo, root, root.name)
    url, at, commit = target.rpartition("@")
    if not at or "/" in commit or ":" in commit:
        raise InputError(f"{target}: name the commit or tag to trace: {target}@COMMIT")
    try:
        root = dojo.get_traced_repo_path(dojo.LeanGitRepo(url, commit), build_deps=False)
    except Exception as error:  # whatever GitHub, git, lake or LeanDojo itself may raise
        words = f"{type(error).__name__}: {error}".splitlines()[0]
        remedy = "it needs the network, git, elan and a repository that builds; GITHUB_ACCESS_TOKEN raises its limits"
        raise EngineError(f"LeanDojo could not trace {target} ({words}): {remedy}") from error
    return _sources(dojo, Path(root), target)


def _load() -> Any:
    try:
        import lean_dojo
    except ImportError as error:
        raise MissingExtra("lean_dojo", "lean-dojo") from error
    except Exception as error:  # with a token set, loading it calls GitHub
        words = f"{type(error).__name__}: {error}".splitlines()[0]
        remedy = "with GITHUB_ACCESS_TOKEN set it calls GitHub: unset it to work without a network"
        raise EngineError(f"LeanDojo cannot be loaded ({words}): {remedy}") from error
    return lean_dojo


def _sources(dojo: Any, root: Path, label: str) -> list[TraceSource]:
    found = sorted((root / _IR).rglob("*.ast.json"))
    if not found:
        raise InputError(f"{root}: no {_IR}/**/*.ast.json: LeanDojo has not traced this folder")
    toolchain = root / "lean-toolchain"
    pinned = toolchain.read_text(encoding="utf-8").strip() if toolchain.is_file() else ""
    engine = EngineInfo("lean", pinned.rpartition(":")[2].removeprefix("v"))
    return [_source(dojo, root, label, path, engine) for path in found]


def _source(dojo: Any, root: Path, label: str, path: Path, engine: EngineInfo) -> TraceSource:
    inside = path.relative_to(root / _IR).with_suffix("").with_suffix(".lean")
    name = f"{label}/{inside}"
    module = ".".join(inside.with_suffix("").parts)
    try:
        text = (root / inside).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{root / inside}: {error}") from error

    def read() -> list[TracedDeclaration]:
        return list(_declarations(dojo, root, path, name, module))

    return TraceSource(name, text, module, salt="lean-dojo", given=GivenTrace(engine, read))


def _declarations(dojo: Any, root: Path, path: Path, label: str, module: str) -> Iterator[TracedDeclaration]:
    """The theorems of one file.

    Raises ``EngineError`` for a file that is not LeanDojo's, ``InputError`` for a theorem in it that cannot be read.
    """
    origin = _Origin(root.name)
    try:
        file = dojo.TracedFile.from_traced_file(root, path, origin)
        file.traced_repo = dojo.TracedRepo(origin, {}, root, [file], None)
        theorems = file.get_traced_theorems()
    except (*_MALFORMED, OSError) as error:
        raise EngineError(f"{path}: this is no trace of LeanDojo 4 ({type(error).__name__}: {error})") from error
    for theorem in theorems:
        own = theorem.theorem.full_name
        try:
            yield _declaration(theorem, own, label, module)
        except _MALFORMED as error:
            words = f"{type(error).__name__}: {error}"
            raise InputError(f"{path}: the theorem {own} is not as LeanDojo 4 writes one ({words})") from error


def _declaration(theorem: Any, own: str, label: str, module: str) -> TracedDeclaration:
    named = [name for name in _names(theorem.get_proof_node()) if name != own]
    return TracedDeclaration(
        source=label,
        module=module,
        name=own,
        kind="theorem",
        line=theorem.start.line_nb,
        column=theorem.start.column_nb - 1,
        end_line=theorem.end.line_nb,
        end_column=theorem.end.column_nb - 1,
        statement=theorem.get_theorem_statement().removesuffix(":=").strip(),
        text=theorem.traced_file.lean_file[theorem.start : theorem.end],
        used=tuple(dict.fromkeys(named)),
        premises=tuple(dict.fromkeys(named)),
        tactics=tuple(_tactic(tactic) for tactic in theorem.get_traced_tactics()),
    )


def _tactic(tactic: Any) -> TracedTactic:
    state = tactic.state_before
    premises = [item["full_name"] for item in tactic.get_annotated_tactic()[1]]
    return TracedTactic(
        line=tactic.start.line_nb,
        column=tactic.start.column_nb - 1,
        end_line=tactic.end.line_nb,
        end_column=tactic.end.column_nb - 1,
        tactic=tactic.tactic,
        goals=() if state == _NO_GOALS else tuple(state.split("\n\n")),
        used=tuple(dict.fromkeys(_names(tactic.ast))),
        premises=tuple(dict.fromkeys(premises)),
    )


def _names(node: Any) -> list[str]:
    """The full names of the constants that a syntax tree names, in order."""
    found: list[str] = []

    def look(child: Any, parents: Any) -> None:
        name = getattr(child, "full_name", None)
        if isinstance(name, str) and hasattr(child, "raw_val"):
            found.append(name)

    node.traverse_preorder(look, None)
    return found

"""The REPL process: ``python -m prover.lean.repl`` speaks the community REPL's JSON protocol on stdin and stdout.

Requests are JSON objects separated by blank lines (lines are right-trimmed and joined without a newline); an answer is
one line of JSON and a blank line. Source: leanprover-community/repl ``REPL/Main.lean``, ``JSON.lean`` (v4.34.0); fields
and extensions are documented in ``prover.protocol``. Everything runs in one thread with a deep stack.
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

from prover.lean.stack import run_deep
from prover.protocol import OUT_OF_MEMORY

if TYPE_CHECKING:
    from prover.lean.library.project import ProjectImporter

JsonObject = dict[str, Any]
VERSION: Final = "4.34.0"
SWEEP_AFTER: Final = 400_000
"""New interned terms after which unreachable ones are forgotten (a sweep walks the whole table)."""


class RequestError(Exception):
    """The request itself cannot be served; its text is the answer's ``message``."""


@dataclass(slots=True)
class CommandSnapshot:
    """An environment the client knows by number: constants and open scopes."""

    env: Any
    scopes: list[Any]


def read_requests(lines: TextIO) -> Iterator[str]:
    """Requests: lines right-trimmed and joined without newline up to a blank line."""
    parts: list[str] = []
    for line in lines:
        trimmed = line.rstrip()
        if trimmed:
            parts.append(trimmed)
        elif parts:
            yield "".join(parts)
            parts = []
    if parts:
        yield "".join(parts)


class Repl:
    """The state of a session: numbered environments and proof states."""

    def __init__(self, importer: Callable[[Sequence[str]], Any]) -> None:
        self.importer = importer
        self.envs: list[CommandSnapshot | None] = []
        self.states: list[Any] = []
        self.swept_size = 0

    # ------------------------------------------------------------ dispatch
    def answer(self, text: str) -> JsonObject:
        try:
            request = json.loads(text)
        except json.JSONDecodeError as err:
            return {"message": f"Could not parse JSON:\n{err}"}
        if not isinstance(request, dict):
            return {"message": "Could not parse as a valid JSON command:\nobject expected"}
        handler = self._handler(request)
        if handler is None:
            return {"message": "Could not parse as a valid JSON command:\n" + text}
        try:
            return handler(request)
        except RequestError as err:
            return {"message": str(err)}
        finally:
            self._sweep()

    def _handler(self, request: JsonObject) -> Callable[[JsonObject], JsonObject] | None:
        if "pickleTo" in request:
            return self.pickle_env if "env" in request else self.pickle_state
        for key, handler in (
            ("cmd", self.command),
            ("path", self.file),
            ("module", self.module),
            ("tactic", self.tactic),
            ("unpickleEnvFrom", self.unpickle_env),
            ("unpickleProofStateFrom", self.unpickle_state),
            ("forget", self.forget),
            ("declarations", self.declarations),
            ("axioms", self.axioms),
            ("version", self.version),
        ):
            if key in request:
                return handler
        return None

    def _sweep(self) -> None:
        """Between requests: forget terms once enough new ones were made."""
        from prover.lean.expr import sweep, table_size

        if table_size() > self.swept_size + SWEEP_AFTER:
            sweep()
            if table_size() > self.swept_size + SWEEP_AFTER // 2:
                self.sweep_terms()
            self.swept_size = table_size()

    def sweep_terms(self) -> int:
        """Forget the terms that nothing holds, not even objects of the elaborator that refer to each other in circles;
        the number of those that stay. Looking for circles costs as much as the sweep itself."""
        from prover.lean.expr import sweep, table_size

        gc.collect()
        sweep()
        return table_size()

    def _env(self, request: JsonObject) -> CommandSnapshot | None:
        number = request.get("env")
        if number is None:
            return None
        if not isinstance(number, int) or not 0 <= number < len(self.envs) or self.envs[number] is None:
            raise RequestError("Unknown environment.")
        return self.envs[number]

    def _add_env(self, snapshot: CommandSnapshot) -> int:
        self.envs.append(snapshot)
        return len(self.envs) - 1

    def _add_state(self, state: Any) -> int:
        self.states.append(state)
        return len(self.states) - 1

    # ------------------------------------------------------------ commands
    def file(self, request: JsonObject) -> JsonObject:
        try:
            text = Path(str(request["path"])).read_text(encoding="utf-8")
        except FileNotFoundError as err:
            raise RequestError(
                f"no such file or directory (error code: {err.errno})\n  file: {request['path']}"
            ) from err
        except (OSError, UnicodeDecodeError) as err:
            raise RequestError(f"Could not read file: {err}") from err
        return self.elaborate(text, request, Path(str(request["path"])))

    def command(self, request: JsonObject) -> JsonObject:
        return self.elaborate(str(request["cmd"]), request)

    def module(self, request: JsonObject) -> JsonObject:
        """A module of the library, from its own text: under its name nobody else's text is elaborated."""
        from prover.lean.library.sources import UnknownModule, read_source
        from prover.lean.syntax.header import read_header

        name = str(request["module"])
        if request.get("env") is not None:
            raise RequestError("A module of the library stands on its own imports: no `env` expected.")
        try:
            text = read_source(name)
        except UnknownModule as err:
            raise RequestError(err.text) from err
        return self.elaborate(text if read_header(text).is_prelude else "prelude " + text, request, module=name)

    def elaborate(self, text: str, request: JsonObject, path: Path | None = None, module: str = "") -> JsonObject:
        from prover.lean.elab import frontend
        from prover.lean.library.project import ProjectImporter
        from prover.lean.repl.audit import Auditor
        from prover.lean.repl.options import BadOptions, set_options

        base = self._env(request)
        env = base.env if base is not None else self.importer(("Init",))
        scopes = list(base.scopes) if base is not None else None
        collect = bool(request.get("allTactics")) or bool(request.get("rootGoals"))
        importer = self.importer
        if path is not None and isinstance(importer, ProjectImporter):
            importer = importer.near(path)
        front = frontend.start(text, env, scopes, importer, collect, module)
        if base is not None:
            front.in_header = False
        try:
            set_options(front.cmd, request.get("setOptions"))
        except BadOptions as err:
            raise RequestError(str(err)) from err
        auditor: Auditor | None = None
        if request.get("audit"):
            comparing, holes = bool(request.get("compare")), _strings(request.get("holes"))
            auditor = Auditor(front, is_comparison=comparing, holes=holes)
        while True:
            if auditor is not None:
                auditor.before()
            stx = front.step()
            if auditor is not None and stx is not None:
                auditor.after(stx)
            if stx is None:
                break
        result = frontend.finish(front)
        answer: JsonObject = {}
        is_marked = bool(request.get("fingerprints"))
        sorries = [self._sorry(result, site, is_marked) for site in result.sorries]
        if request.get("rootGoals"):
            sorries += self._root_goals(result)
        if sorries:
            answer["sorries"] = sorries
        if request.get("allTactics"):
            tactics = self._tactics(result)
            if tactics:
                answer["tactics"] = tactics
        messages = [self._message(result.source, m) for m in result.messages]
        if messages:
            answer["messages"] = messages
        if auditor is not None:
            answer["declared"] = auditor.items
        answer["env"] = self._add_env(CommandSnapshot(result.env, result.scopes))
        return answer

    def _message(self, source: Any, message: Any) -> JsonObject:
        out: JsonObject = {"severity": message.severity, "pos": _position(source, message.start)}
        if message.end is not None:
            out["endPos"] = _position(source, message.end)
        out["data"] = message.text
        return out

    def _sorry(self, result: Any, site: Any, is_marked: bool = False) -> JsonObject:
        from prover.lean.repl.states import fingerprints, open_site

        state = open_site(site, tuple(result.scopes))
        answer = {
            "proofState": self._add_state(state),
            "pos": _position(result.source, site.start),
            "endPos": _position(result.source, site.end),
            "goal": site.goal,
        }
        return answer | {"fingerprint": fingerprints(state)[0]} if is_marked else answer

    def _root_goals(self, result: Any) -> list[JsonObject]:
        """The goals of the outermost ``by`` blocks, as if each were a ``sorry`` at its start."""
        from prover.lean.repl.states import show_goals, state_of_root
        from prover.lean.tactic.state import RootInfo

        out: list[JsonObject] = []
        covered = -1
        for info in sorted((i for i in result.tactic_infos if isinstance(i, RootInfo)), key=lambda i: i.start):
            if info.start < covered:
                continue
            covered = info.end
            state = state_of_root(info, tuple(result.scopes))
            pos = _position(result.source, info.start)
            out.append({"proofState": self._add_state(state), "pos": pos, "endPos": pos, "goal": show_goals(state)[0]})
        return out

    def _tactics(self, result: Any) -> list[JsonObject]:
        from prover.lean.repl.states import constants_of_tactic, show_goals, state_of_tactic
        from prover.lean.tactic.state import TacticInfo

        out: list[JsonObject] = []
        for info in result.tactic_infos:
            if not isinstance(info, TacticInfo):
                continue
            state = state_of_tactic(info, tuple(result.scopes))
            out.append(
                {
                    "tactic": result.source.text[info.stx.start : info.stx.end],
                    "proofState": self._add_state(state),
                    "pos": _position(result.source, info.stx.start),
                    "endPos": _position(result.source, info.stx.end),
                    "goals": "\n".join(show_goals(state)),
                    "usedConstants": constants_of_tactic(info),
                }
            )
        return out

    # ------------------------------------------------------------ tactics
    def tactic(self, request: JsonObject) -> JsonObject:
        from prover.lean.elab.command import internal_error
        from prover.lean.kernel.errors import Declined
        from prover.lean.meta.errors import LeanError
        from prover.lean.repl import states
        from prover.lean.syntax.source import Source

        state = self._state(request)
        try:
            result = states.run_step(state, str(request["tactic"]))
        except states.ParseError as err:
            return {"message": "Lean error:\n" + err.with_position(Source(str(request["tactic"])))}
        except (LeanError, Declined) as err:
            return {"message": "Lean error:\n" + str(err)}
        except MemoryError:
            raise
        except Exception as err:
            return {"message": "Lean error:\n" + internal_error(err)}
        answer: JsonObject = {}
        sorries = [
            {"proofState": self._add_state(states.open_site(site)), "goal": site.goal} for site in result.sorries
        ]
        if sorries:
            answer["sorries"] = sorries
        zero = {"line": 0, "column": 0}
        messages = [{"severity": m.severity, "pos": zero, "endPos": zero, "data": m.text} for m in result.messages]
        if messages:
            answer["messages"] = messages
        if request.get("fingerprints"):
            answer["fingerprints"] = states.fingerprints(result.state)
        return answer | self._step_answer(result.state)

    def _step_answer(self, state: Any) -> JsonObject:
        """A proof state under a new number: what it shows and whether its proof is finished."""
        from prover.lean.repl import states

        status = states.proof_status(state)
        return {"proofStatus": status, "proofState": self._add_state(state), "goals": states.show_goals(state)}

    def _state(self, request: JsonObject, unknown: str = "Unknown proof state.") -> Any:
        number = request.get("proofState")
        if not isinstance(number, int) or not 0 <= number < len(self.states) or self.states[number] is None:
            raise RequestError(unknown)
        return self.states[number]

    # ------------------------------------------------------------ pickling
    def pickle_env(self, request: JsonObject) -> JsonObject:
        from prover.lean.repl.pickling import PickleError, write_environment

        snapshot = self._env(request)
        if snapshot is None:
            raise RequestError("Unknown environment.")
        try:
            write_environment(Path(str(request["pickleTo"])), snapshot.env, snapshot.scopes)
        except (OSError, PickleError) as err:
            raise RequestError(f"Could not pickle: {err}") from err
        return {"env": request["env"]}

    def unpickle_env(self, request: JsonObject) -> JsonObject:
        from prover.lean.repl.pickling import PickleError, read_environment

        try:
            env, scopes = read_environment(Path(str(request["unpickleEnvFrom"])), self.importer)
        except (OSError, PickleError) as err:
            raise RequestError(f"Could not unpickle: {err}") from err
        return {"env": self._add_env(CommandSnapshot(env, scopes))}

    def pickle_state(self, request: JsonObject) -> JsonObject:
        from prover.lean.repl.pickling import PickleError, write_state

        state = self._state(request, "Unknown proof State.")
        try:
            write_state(Path(str(request["pickleTo"])), state)
        except (OSError, PickleError) as err:
            raise RequestError(f"Could not pickle: {err}") from err
        return self._step_answer(state)

    def unpickle_state(self, request: JsonObject) -> JsonObject:
        from prover.lean.repl.pickling import PickleError, read_state

        base = self._env(request)
        try:
            env = base.env if base is not None else None
            state = read_state(Path(str(request["unpickleProofStateFrom"])), self.importer, env)
        except (OSError, PickleError) as err:
            raise RequestError(f"Could not unpickle: {err}") from err
        return self._step_answer(state)

    # ------------------------------------------------------------ extensions
    def forget(self, request: JsonObject) -> JsonObject:
        wanted = request["forget"] if isinstance(request["forget"], dict) else {}
        count = 0
        for key, table in (("envs", self.envs), ("proofStates", self.states)):
            for number in wanted.get(key, ()):
                if isinstance(number, int) and 0 <= number < len(table) and table[number] is not None:
                    table[number] = None
                    count += 1
        return {"forgotten": count}

    def declarations(self, request: JsonObject) -> JsonObject:
        from prover.lean.repl.listing import list_declarations

        snapshot = self._env(request)
        if snapshot is None:
            raise RequestError("Unknown environment.")
        since = self._env({"env": request.get("since")})
        before = since.env if since is not None else None
        modules, kinds = _strings(request.get("modules")), _strings(request.get("kinds"))
        items = list_declarations(
            snapshot.env,
            before,
            bool(request.get("types")),
            snapshot.scopes[-1],
            uses=bool(request.get("uses")),
            modules=None if modules is None else frozenset(modules),
            kinds=None if kinds is None else frozenset(kinds),
        )
        return {"declarations": items}

    def axioms(self, request: JsonObject) -> JsonObject:
        from prover.lean.dependency import axioms_of
        from prover.lean.name import mk_name

        snapshot = self._env(request)
        if snapshot is None:
            raise RequestError("Unknown environment.")
        found = axioms_of(snapshot.env, mk_name(str(request["axioms"])))
        if found is None:
            raise RequestError(f"Unknown constant `{request['axioms']}`")
        return {"axioms": found}

    def version(self, request: JsonObject) -> JsonObject:
        from prover.lean.elab.library_axioms import LIBRARY_AXIOMS
        from prover.lean.library.load import graph_of

        key = graph_of(("Init",)).keys["Init"]
        axioms = sorted(LIBRARY_AXIOMS)
        return {"engine": "embedded", "version": VERSION, "libraryHash": key.hex(), "libraryAxioms": axioms}


def _strings(value: Any) -> tuple[str, ...] | None:
    """A request's list of names, without anything else in it; ``None`` when there is no list."""
    return tuple([item for item in value if isinstance(item, str)]) if isinstance(value, list) else None


def _position(source: Any, offset: int) -> JsonObject:
    pos = source.position(offset)
    return {"line": pos.line, "column": pos.column}


def default_importer(*, is_library_only: bool = False) -> Callable[[Sequence[str]], Any]:
    """The importer of a process: the embedded library and, unless told otherwise, the project around the folder."""
    import prover.lean.tactic.all  # noqa: F401  (registers the tactics)
    from prover.lean.library.project import ProjectImporter

    project = ProjectImporter(Path.cwd(), _tell_progress)
    return partial(_import_library, project) if is_library_only else project


def _import_library(project: ProjectImporter, modules: Sequence[str]) -> Any:
    """The environment after importing modules of the library; others are unknown, whatever lies in the folder."""
    from prover.lean.library.sources import UnknownModule, has_module
    from prover.lean.syntax.header import module_path

    for module in modules:
        if not has_module(module):
            top = module_path(module)[0]
            raise UnknownModule(f"unknown module prefix '{top}'\n\nNo module '{module}' in the embedded library")
    return project(modules)


def _tell_progress(event: Any) -> None:
    """A line on stderr for each module that had to be built (the door shows lines that start with ``prover:``)."""
    if not event.cached:
        done = f"{event.done} of {event.total}, {event.seconds:.1f} s"
        print(f"prover: building {event.module} ({done})", file=sys.stderr, flush=True)


def serve(requests: TextIO, answers: TextIO, repl: Repl) -> None:
    """Answer until the input ends."""
    for text in read_requests(requests):
        answers.write(json.dumps(repl.answer(text), ensure_ascii=False))
        answers.write("\n\n")
        answers.flush()


def serve_standard_streams(*, is_library_only: bool = False) -> int:
    """Answer the requests on stdin until it ends; the process's status."""
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    # A lone surrogate from a request's `\\ud800` goes back as that same JSON escape.
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        run_deep(lambda: serve(sys.stdin, sys.stdout, Repl(default_importer(is_library_only=is_library_only))))
    except MemoryError:
        print("embedded Lean: no memory is left for this request", file=sys.stderr, flush=True)
        return OUT_OF_MEMORY
    return 0


def main(*, is_library_only: bool = False) -> int:
    gc.set_threshold(100_000, 20, 100)  # terms are acyclic; only the elaborator's own objects need the collector
    return serve_standard_streams(is_library_only=is_library_only)

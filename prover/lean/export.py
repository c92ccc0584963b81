"""Write a closed environment as lean4export NDJSON, format 3.1.0; also the child process that exports a file.

Comes in: an environment and root names. Goes out: lines that nanoda, lean4lean or Lean can re-check. Source:
lean4export ``format_ndjson.md`` and ``Export.lean`` at format 3.1.0. Rules kept: a ``meta`` line first, indices
contiguous per kind, no node twice (binder names and kinds count, ``nondep`` is written as false), level parameters
before use, declarations after what they mention, no ``mdata``, no blank lines.

``python -m prover.lean.export FILE.lean [-o OUT.ndjson]`` (``-``: stdin, ``--name`` says what it is); exit 0 written,
1 errors in the file, 2 usage. With ``--only NAME`` (repeatable) just these constants and what they mention are written,
whatever errors the rest of the file has; 1 when one of them is not there.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, TextIO

from prover.lean.decimal_text import nat_to_decimal
from prover.lean.declaration import (
    AxiomInfo,
    ConstantInfo,
    ConstructorInfo,
    DefinitionInfo,
    HintKind,
    InductiveInfo,
    OpaqueInfo,
    QuotInfo,
    RecursorInfo,
    ReducibilityHints,
    TheoremInfo,
)
from prover.lean.dependency import Group, all_names, checking_order
from prover.lean.environment import Environment
from prover.lean.expr import App, BinderInfo, Binding, BVar, Const, Expr, Lam, Let, Lit, Proj, Sort
from prover.lean.level import ZERO, IMax, Level, LParam, Max, Succ, mk_level_param
from prover.lean.name import ANONYMOUS, Name, mk_name
from prover.lean.subst import push_children

FORMAT_VERSION: Final = "3.1.0"
LEAN_VERSION: Final = "4.34.0"

BINDER_WORDS: Final[dict[BinderInfo, str]] = {
    BinderInfo.DEFAULT: "default",
    BinderInfo.IMPLICIT: "implicit",
    BinderInfo.STRICT_IMPLICIT: "strictImplicit",
    BinderInfo.INST_IMPLICIT: "instImplicit",
}


def export_lines(env: Environment, names: Iterable[Name] | None = None) -> Iterator[str]:
    """The export of ``names`` (default: everything) and of all they mention, line by line, without line ends."""
    writer = _Writer()
    yield _meta_line()
    for group in checking_order(env, all_names(env) if names is None else names):
        writer.group(group)
        yield from writer.lines
        writer.lines.clear()


def write_export(env: Environment, out: TextIO, names: Iterable[Name] | None = None) -> int:
    """Write the export; returns the number of lines."""
    count = 0
    for line in export_lines(env, names):
        out.write(line)
        out.write("\n")
        count += 1
    return count


def _meta_line() -> str:
    meta = {
        "exporter": {"name": "prover", "version": FORMAT_VERSION},
        "format": {"version": FORMAT_VERSION},
        "lean": {"githash": "", "version": LEAN_VERSION},
    }
    return _dump({"meta": meta})


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


class _Writer:
    """Index tables of one export. Keys are terms by identity and line contents; both live as long as the writer."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.names: dict[Name, int] = {ANONYMOUS: 0}
        self.levels: dict[Level, int] = {ZERO: 0}
        self.exprs: dict[Expr, int] = {}
        self.contents: dict[tuple[object, ...], int] = {}  # parts of a term ↦ index: no node is written twice

    # ------------------------------------------------------------ primitives

    def name(self, name: Name) -> int:
        chain: list[Name] = []
        while name not in self.names:
            chain.append(name)
            name = name.parent
        index = self.names[name]
        for item in reversed(chain):
            pre, index = index, len(self.names)
            self.names[item] = index
            if isinstance(item.part, str):
                self.lines.append(f'{{"in":{index},"str":{{"pre":{pre},"str":{_dump(item.part)}}}}}')
            else:
                self.lines.append(f'{{"in":{index},"num":{{"i":{item.part},"pre":{pre}}}}}')
        return index

    def level(self, level: Level) -> int:
        stack = [level]
        while stack:
            cur = stack[-1]
            if cur in self.levels:
                stack.pop()
                continue
            missing = [x for x in _level_children(cur) if x not in self.levels]
            if missing:
                stack.extend(missing)
                continue
            stack.pop()
            if isinstance(cur, Succ):
                text = f'"succ":{self.levels[cur.pred]}'
            elif isinstance(cur, Max):
                text = f'"max":[{self.levels[cur.lhs]},{self.levels[cur.rhs]}]'
            elif isinstance(cur, IMax):
                text = f'"imax":[{self.levels[cur.lhs]},{self.levels[cur.rhs]}]'
            elif isinstance(cur, LParam):
                text = f'"param":{self.name(cur.name)}'
            else:
                raise ValueError("cannot export universe metavariables")
            index = self.levels[cur] = len(self.levels)
            self.lines.append(f'{{"il":{index},{text}}}')
        return self.levels[level]

    def expr(self, e: Expr) -> int:
        exprs = self.exprs
        stack = [e]
        while stack:
            cur = stack[-1]
            if cur in exprs:
                stack.pop()
                continue
            size = len(stack)
            push_children(cur, stack)
            missing = [x for x in stack[size:] if x not in exprs]
            del stack[size:]
            if missing:
                stack.extend(missing)
            else:
                stack.pop()
                exprs[cur] = self._node(cur)
        return exprs[e]

    def _node(self, e: Expr) -> int:
        """Write one node whose children are written."""
        exprs = self.exprs
        key: tuple[object, ...]
        before: str = ""
        if type(e) is App:
            fn, arg = exprs[e.fn], exprs[e.arg]
            key, before = ("a", fn, arg), f'"app":{{"arg":{arg},"fn":{fn}}},'
            after = ""
        elif isinstance(e, Binding):
            name, dom, body = self.name(e.binder_name), exprs[e.binder_type], exprs[e.body]
            word = BINDER_WORDS[e.info]
            inner = f'{{"binderInfo":"{word}","body":{body},"name":{name},"type":{dom}}}'
            if type(e) is Lam:
                key, after = ("l", name, dom, body, word), f',"lam":{inner}'
            else:
                key, before, after = ("p", name, dom, body, word), f'"forallE":{inner},', ""
        elif type(e) is Const:
            name, us = self.name(e.name), [self.level(u) for u in e.levels]
            key, before, after = ("c", name, *us), f'"const":{{"name":{name},"us":{_dump(us)}}},', ""
        elif type(e) is Let:
            name, ty, value, body = self.name(e.binder_name), exprs[e.type], exprs[e.value], exprs[e.body]
            key = ("e", name, ty, value, body)
            after = f',"letE":{{"body":{body},"name":{name},"nondep":false,"type":{ty},"value":{value}}}'
        elif type(e) is Proj:
            name, struct = self.name(e.struct_name), exprs[e.struct]
            key, after = ("j", name, e.idx, struct), f',"proj":{{"idx":{e.idx},"struct":{struct},"typeName":{name}}}'
        elif type(e) is Sort:
            level = self.level(e.level)
            key, after = ("s", level), f',"sort":{level}'
        elif type(e) is BVar:
            key, before, after = ("b", e.idx), f'"bvar":{e.idx},', ""
        elif type(e) is Lit and type(e.value) is int:
            key, after = ("n", e.value), f',"natVal":"{nat_to_decimal(e.value)}"'
        elif type(e) is Lit:
            key, after = ("t", e.value), f',"strVal":{_dump(e.value)}'
        else:
            raise ValueError("cannot export free variables or metavariables")
        found = self.contents.get(key)
        if found is None:
            found = self.contents[key] = len(self.contents)
            self.lines.append(f'{{{before}"ie":{found}{after}}}')
        return found

    # ---------------------------------------------------------- declarations

    def group(self, group: Group) -> None:
        """Write one declaration with all it generated."""
        first = group.infos[0]
        if isinstance(first, InductiveInfo):
            types = [self._inductive(i) for i in group.infos if isinstance(i, InductiveInfo)]
            ctors = [self._ctor(i) for i in group.infos if isinstance(i, ConstructorInfo)]
            recs = [self._recursor(i) for i in group.infos if isinstance(i, RecursorInfo)]
            self.lines.append(_dump({"inductive": {"types": types, "ctors": ctors, "recs": recs}}))
            return
        for info in group.infos:
            fields = self._common(info)
            if isinstance(info, QuotInfo):
                kind = "quot"
                fields["kind"] = info.kind.value
            elif isinstance(info, AxiomInfo):
                kind = "axiom"
                fields["isUnsafe"] = False
            elif isinstance(info, DefinitionInfo):
                kind = "def"
                fields.update(
                    value=self.expr(info.value), hints=_hints(info.hints), safety="safe", all=[self.name(info.name)]
                )
            elif isinstance(info, TheoremInfo):
                kind = "thm"
                fields.update(value=self.expr(info.value), all=[self.name(info.name)])
            elif isinstance(info, OpaqueInfo):
                kind = "opaque"
                fields.update(value=self.expr(info.value), isUnsafe=False, all=[self.name(info.name)])
            else:
                raise ValueError(f"cannot export {type(info).__name__} '{info.name}' alone")
            self.lines.append(_dump({kind: fields}))

    def _common(self, info: ConstantInfo) -> dict[str, object]:
        name = self.name(info.name)
        params = [self.name(p) for p in info.level_params]
        for p in info.level_params:
            self.level(mk_level_param(p))
        return {"name": name, "levelParams": params, "type": self.expr(info.type)}

    def _inductive(self, info: InductiveInfo) -> dict[str, object]:
        return {
            **self._common(info),
            "numParams": info.num_params,
            "numIndices": info.num_indices,
            "all": [self.name(n) for n in info.all],
            "ctors": [self.name(n) for n in info.ctors],
            "numNested": info.num_nested,
            "isRec": info.is_rec,
            "isReflexive": info.is_reflexive,
            "isUnsafe": False,
        }

    def _ctor(self, info: ConstructorInfo) -> dict[str, object]:
        return {
            **self._common(info),
            "induct": self.name(info.induct),
            "cidx": info.cidx,
            "numParams": info.num_params,
            "numFields": info.num_fields,
            "isUnsafe": False,
        }

    def _recursor(self, info: RecursorInfo) -> dict[str, object]:
        return {
            **self._common(info),
            "all": [self.name(n) for n in info.all],
            "numParams": info.num_params,
            "numIndices": info.num_indices,
            "numMotives": info.num_motives,
            "numMinors": info.num_minors,
            "rules": [
                {"ctor": self.name(r.ctor), "nfields": r.num_fields, "rhs": self.expr(r.rhs)} for r in info.rules
            ],
            "k": info.k,
            "isUnsafe": False,
        }


def _level_children(level: Level) -> list[Level]:
    if isinstance(level, Succ):
        return [level.pred]
    if isinstance(level, (Max, IMax)):
        return [level.rhs, level.lhs]
    return []


def _hints(hints: ReducibilityHints) -> object:
    return {"regular": hints.height} if hints.kind is HintKind.REGULAR else hints.kind.value


def elaborate_file(source: str, file_name: str, folder: Path) -> tuple[Environment, list[Name], list[str]]:
    """Elaborate a Lean text: the environment, the names it adds, its errors as ``file:line:column: …``.

    ``folder`` is where the modules of the text's own project are looked for.
    """
    # The front end is imported here only: what checks an export must not depend on it.
    import prover.lean.tactic.all  # noqa: F401  (registers the tactics)
    from prover.lean.elab.frontend import elaborate_source
    from prover.lean.library.project import ProjectImporter

    importer = ProjectImporter(folder)
    result = elaborate_source(source, importer(("Init",)), importer=importer, file_name=file_name)
    errors: list[str] = []
    for message in result.messages:
        if message.severity == "error":
            at = result.source.position(message.start)
            errors.append(f"{file_name}:{at.line}:{at.column}: error: {message.text}")
    return result.env, sorted([info.name for info in result.env.local_constants()], key=lambda n: n.text), errors


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="prover.lean.export", description="Export a Lean file for other kernels.")
    parser.add_argument("file", help="a .lean file, or - for stdin")
    parser.add_argument("-o", "--output", help="where to write (default: stdout)")
    parser.add_argument("--name", help="what messages call the text of stdin (default: <stdin>)", default="<stdin>")
    parser.add_argument("--only", action="append", metavar="NAME", help="export this constant, not the whole file")
    args = parser.parse_args(argv)
    is_stdin = args.file == "-"
    try:
        source = sys.stdin.read() if is_stdin else Path(args.file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as err:
        print(f"prover.lean.export: {err}", file=sys.stderr)
        return 2
    folder = Path.cwd() if is_stdin else Path(args.file).resolve().parent
    env, names, errors = elaborate_file(source, args.name if is_stdin else args.file, folder)
    if args.only:
        names = [mk_name(text) for text in args.only]
        errors = [f"{args.name if is_stdin else args.file}: error: no constant '{n}'" for n in names if n not in env]
    if errors:
        print("\n".join(errors), file=sys.stderr)
        return 1
    if args.output is None:
        write_export(env, sys.stdout, names)
        return 0
    try:
        with Path(args.output).open("w", encoding="utf-8", newline="\n") as out:
            write_export(env, out, names)
    except OSError as err:
        print(f"prover.lean.export: {err}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    from prover.lean.stack import run_deep

    sys.exit(run_deep(main))

"""What a statement means, as a hash: equal for two files exactly when the elaborated statements say the same.

Comes in: an environment, a constant's type. Goes out: a sha256 of the type in which every constant outside the library
counts by its own content (a Merkle hash), and the list of those constants. What cannot change the meaning is left out:
names and kinds of binders, names of universe parameters, proofs wherever they stand, ``let``, unfolding hints, and the
names of the elaborator's helpers (``match_1`` …), which count by content alone. A *hole* is a definition that was asked
for with a ``sorry`` in its body (outside proofs): it counts by name and type, so that an answer may be filled in.

The library itself is identified by its own hash (``prover.protocol.VersionAnswer``), so its constants count by name.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Sequence
from typing import Final

from prover.lean.declaration import (
    ConstantInfo,
    ConstructorInfo,
    DefinitionInfo,
    InductiveInfo,
    OpaqueInfo,
    RecursorInfo,
    TheoremInfo,
)
from prover.lean.dependency import Group, group_of, used_constants
from prover.lean.elab.names import private_to_user_name
from prover.lean.environment import Environment
from prover.lean.expr import App, Binding, BVar, Const, Expr, Lam, Let, Lit, Proj, Sort
from prover.lean.level import IMax, Level, LParam, Max, Succ, Zero
from prover.lean.name import Name, mk_name
from prover.lean.repl.listing import is_auxiliary
from prover.lean.repl.proof_free import ProofEraser
from prover.lean.subst import push_children

SORRY_AX: Final = mk_name("sorryAx")


class Meaning:
    """The hashes of one environment; :meth:`extend` goes on to a later one that extends it.

    Cache: key a constant, value its content's hash (and what it mentions), for the life of the object. A hit is sound
    because a constant never changes once it is in an environment.
    """

    def __init__(self, env: Environment, holes: Collection[str] | None = None) -> None:
        self.env = env
        self._holes = None if holes is None else frozenset(holes)
        """Names of the holes; ``None``: those definitions of this environment that have a ``sorry``."""
        self._eraser = ProofEraser(env)
        self._contents: dict[Name, str] = {}
        self._below: dict[Name, tuple[Name, list[Name]]] = {}
        """Constant ↦ the first constant of its declaration, and what that declaration mentions."""

    def extend(self, env: Environment) -> None:
        """Go on with an environment that has all constants of the one before."""
        if env is not self.env:
            self.env = env
            self._eraser = ProofEraser(env)

    def of_type(self, type: Expr) -> str:
        """The hash of a closed type."""
        bare = self._eraser.erase(type)
        self._visit(used_constants(self.env, [bare]))
        return _TermHasher(self._reference).hash(bare)

    def mentions(self, type: Expr) -> list[tuple[Name, str]]:
        """The constants outside the library below a closed type with their contents' hashes, dependencies first.

        One entry per declaration, under the name of its first constant; helpers of the elaborator are left out.
        """
        names = used_constants(self.env, [self._eraser.erase(type)])
        self._visit(names)
        order: dict[Name, None] = {}
        entered: set[Name] = set()
        stack = [(name, False) for name in reversed(names)]
        while stack:
            name, is_left = stack.pop()
            if name not in self._below:
                continue
            first, below = self._below[name]
            if is_left:
                order[first] = None
            elif first not in entered:
                entered.add(first)
                stack.append((first, True))
                stack += [(other, False) for other in reversed(below)]
        return [(name, self._contents[name]) for name in order if not is_auxiliary(private_to_user_name(name))]

    # ------------------------------------------------------------ constants
    def is_own(self, name: Name) -> bool:
        """Is it declared by the file or by a module of its project?"""
        if self.env.find(name) is None:
            return False
        is_own_import = getattr(self.env.base, "is_own", None)
        return name not in self.env.base or (is_own_import is not None and is_own_import(name))

    def _visit(self, names: Sequence[Name]) -> None:
        """Hash the contents of ``names`` and of all they mention, dependencies first (no recursion)."""
        stack: list[tuple[Group, list[Name]]] = []
        entered: set[Name] = set(self._contents)
        for root in names:
            self._enter(root, entered, stack)
            while stack:
                group, pending = stack[-1]
                while pending and pending[-1] in entered:
                    pending.pop()
                if pending:
                    self._enter(pending.pop(), entered, stack)
                    continue
                stack.pop()
                self._finish(group)

    def _enter(self, name: Name, entered: set[Name], stack: list[tuple[Group, list[Name]]]) -> None:
        if name in entered or not self.is_own(name):
            return
        group = group_of(self.env, name)
        entered.update(info.name for info in group.infos)
        below = used_constants(self.env, self._counted_terms(group))
        for info in group.infos:
            self._below[info.name] = (group.name, below)
        stack.append((group, list(reversed(below))))

    def is_hole(self, info: ConstantInfo) -> bool:
        """Does this constant count by its name and type alone, as an answer to be filled in?"""
        if self._holes is not None:
            return str(info.name) in self._holes
        return self._has_sorry(info) and not is_auxiliary(info.name)

    def _has_sorry(self, info: ConstantInfo) -> bool:
        """Does the value, outside proofs, hold a ``sorry``, itself or through helpers of the elaborator?"""
        todo, seen = [info], {info.name}
        while todo:
            value = self._value(todo.pop())
            if value is None:
                continue
            for name in used_constants(self.env, [value]):
                if name is SORRY_AX:
                    return True
                below = self.env.find(name)
                if below is not None and name not in seen and is_auxiliary(name) and self.is_own(name):
                    seen.add(name)
                    todo.append(below)
        return False

    def _value(self, info: ConstantInfo) -> Expr | None:
        """The value as far as it counts: not of a proof."""
        if not isinstance(info, (DefinitionInfo, OpaqueInfo)) or self._eraser.is_proposition(info.type):
            return None
        return self._eraser.erase(info.value)

    def _counted_terms(self, group: Group) -> list[Expr]:
        """The terms of a group that make its meaning (recursors follow from types and constructors)."""
        terms: list[Expr] = []
        for info in group.infos:
            if isinstance(info, RecursorInfo):
                continue
            terms.append(self._eraser.erase(info.type))
            value = None if self.is_hole(info) else self._value(info)
            if value is not None:
                terms.append(value)
        return terms

    def _finish(self, group: Group) -> None:
        for number, info in enumerate(group.infos):
            self._contents[info.name] = f"#{number}"  # inside its own group a constant is its place in it
        digest = hashlib.sha256()
        for info in group.infos:
            if not isinstance(info, RecursorInfo):
                digest.update(self._describe(info).encode("utf-8"))
        content = digest.hexdigest()
        for number, info in enumerate(group.infos):
            self._contents[info.name] = f"{self._identity(info)}#{number}:{content}"

    def _identity(self, info: ConstantInfo) -> str:
        """The name as far as it counts: a helper's definition or proof is what it holds, an axiom or a type is not."""
        is_transparent = isinstance(info, (DefinitionInfo, TheoremInfo)) and not self.is_hole(info)
        return "" if is_transparent and is_auxiliary(info.name) else str(info.name)

    def _describe(self, info: ConstantInfo) -> str:
        hasher = _TermHasher(self._reference, info.level_params)
        type_hash = hasher.hash(self._eraser.erase(info.type))
        parts = [_kind(info), self._identity(info), str(len(info.level_params)), type_hash]
        value = None if self.is_hole(info) else self._value(info)
        if value is not None:
            parts.append(hasher.hash(value))
        if isinstance(info, InductiveInfo):
            parts += [str(info.num_params), *(str(name) for name in info.ctors)]
        return json.dumps(parts)

    def _reference(self, name: Name) -> str:
        return self._contents.get(name) or str(name)


def _kind(info: ConstantInfo) -> str:
    for cls, word in (
        (InductiveInfo, "inductive"),
        (ConstructorInfo, "constructor"),
        (TheoremInfo, "theorem"),
        (OpaqueInfo, "opaque"),
        (DefinitionInfo, "def"),
    ):
        if isinstance(info, cls):
            return word
    return "axiom"


class _TermHasher:
    """Hashes terms of one declaration.

    Cache: key a term, value its digest, for the life of the object. Universe parameters count by the place of their
    first occurrence (or by their place among ``params``), which is why the cache cannot outlive one declaration.
    """

    def __init__(self, reference: Callable[[Name], str], params: Sequence[Name] = ()) -> None:
        self._reference = reference
        self._digests: dict[Expr, bytes] = {}
        self._params: dict[Name, int] = {name: i for i, name in enumerate(params)}

    def hash(self, e: Expr) -> str:
        """The digest of a closed term in hex."""
        self._number_levels(e)
        digests = self._digests
        stack = [e]
        while stack:
            cur = stack[-1]
            if cur in digests:
                stack.pop()
                continue
            size = len(stack)
            push_children(cur, stack)
            missing = [child for child in stack[size:] if child not in digests]
            del stack[size:]
            if missing:
                stack.extend(missing)
            else:
                stack.pop()
                digests[cur] = self._node(cur)
        return digests[e].hex()

    def _number_levels(self, e: Expr) -> None:
        """Give universe parameters their numbers in the order in which a reader from the left meets them."""
        seen: set[Expr] = set()
        stack = [e]
        while stack:
            cur = stack.pop()
            if cur in seen:
                continue
            seen.add(cur)
            if type(cur) is Sort:
                self._number(cur.level)
            elif type(cur) is Const:
                for level in cur.levels:
                    self._number(level)
            else:
                push_children(cur, stack)

    def _number(self, level: Level) -> None:
        stack = [level]
        while stack:
            cur = stack.pop()
            if isinstance(cur, LParam):
                self._params.setdefault(cur.name, len(self._params))
            elif isinstance(cur, Succ):
                stack.append(cur.pred)
            elif isinstance(cur, (Max, IMax)):
                stack += [cur.rhs, cur.lhs]

    def _node(self, e: Expr) -> bytes:
        digests = self._digests
        if type(e) is App:
            return _digest(b"app", digests[e.fn], digests[e.arg])
        if isinstance(e, Binding):
            return _digest(b"lam" if type(e) is Lam else b"pi", digests[e.binder_type], digests[e.body])
        if type(e) is Let:
            return _digest(b"let", digests[e.type], digests[e.value], digests[e.body])
        if type(e) is Const:
            levels = ",".join(self._level(level) for level in e.levels)
            return _digest(b"const", self._reference(e.name).encode("utf-8"), levels.encode("utf-8"))
        if type(e) is Proj:
            struct = self._reference(e.struct_name).encode("utf-8")
            return _digest(b"proj", struct, str(e.idx).encode(), digests[e.struct])
        if type(e) is Sort:
            return _digest(b"sort", self._level(e.level).encode("utf-8"))
        if type(e) is BVar:
            return _digest(b"var", str(e.idx).encode())
        if type(e) is Lit:
            word = b"nat" if type(e.value) is int else b"str"
            text = hex(e.value) if isinstance(e.value, int) else e.value
            return _digest(word, text.encode("utf-8", errors="surrogatepass"))
        raise ValueError("only closed terms without metavariables have a meaning")

    def _level(self, level: Level) -> str:
        if isinstance(level, Zero):
            return "0"
        if isinstance(level, Succ):
            return f"s({self._level(level.pred)})"
        if isinstance(level, Max):
            return f"m({','.join(sorted(self._maximands(level)))})"
        if isinstance(level, IMax):
            return f"i({self._level(level.lhs)},{self._level(level.rhs)})"
        if isinstance(level, LParam):
            return f"p{self._params[level.name]}"
        raise ValueError("universe metavariables have no meaning")

    def _maximands(self, level: Level) -> set[str]:
        """What a maximum is taken of: order and repetition change nothing."""
        if isinstance(level, Max):
            return self._maximands(level.lhs) | self._maximands(level.rhs)
        return {self._level(level)}


def _digest(*parts: bytes) -> bytes:
    """A hash of parts that no other list of parts has: each is preceded by its length."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(4, "big"))
        digest.update(part)
    return digest.digest()

"""Patterns and templates of macros: matching a quotation against syntax, filling one in.

Source: Lean 4 ``src/Lean/Elab/Quotation.lean`` (v4.34.0). A quotation is ordinary syntax in which an antiquotation
``$x:cat`` is an identifier whose one component is written ``$x:cat`` (the lexer makes it so, in quotations only); a
splice ``$xs,*`` stands among the elements of a list. Comes in: trees; goes out: bindings, or the filled tree, in which
names that the template itself introduces carry a macro scope of the expansion (hygiene).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, Final

from prover.lean.name import ANONYMOUS, Name
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.syntax.antiquotation import Antiquotation, antiquotation
from prover.lean.syntax.ast import Syntax

Bindings = dict[str, Syntax]
"""Variable ↦ what it stands for; a :class:`~ast.Group` for splices and optional parts."""

BINDING_NODES: Final = (ast.BinderIdent, ast.RPatName, ast.NamedPattern)
"""Nodes other than identifiers whose ``name`` is bound: hygiene renames it."""


def _anti_of(stx: Any) -> Antiquotation | None:
    name = getattr(stx, "name", None)
    return antiquotation(name) if isinstance(name, Name) and isinstance(stx, _HOLDERS) else None


_HOLDERS: Final = (ast.Ident, ast.BinderIdent, ast.RPatName, ast.CommandVar, t.TacticVar)
"""Nodes that may be an antiquotation as a whole."""


# ------------------------------------------------------------------ matching
def match(pattern: Any, stx: Any, found: Bindings) -> bool:
    """Does ``stx`` have the form of ``pattern``? Antiquotations are entered into ``found``."""
    if isinstance(pattern, tuple):
        return isinstance(stx, tuple) and _match_list(pattern, stx, found)
    if not isinstance(pattern, Syntax):
        return bool(pattern == stx)
    anti = _anti_of(pattern)
    if anti is not None:
        if not isinstance(stx, Syntax) or not fits(anti.category, stx):
            return False
        if anti.name != "_":
            found[anti.name] = stx
        return True
    if isinstance(pattern, ast.TacticSeq) and isinstance(stx, ast.TacticSeq) and len(pattern.tactics) == 1:
        anti = _anti_of(pattern.tactics[0])
        if anti is not None and not anti.suffix:
            found[anti.name] = stx
            return True
    if type(pattern) is not type(stx):
        return False
    if isinstance(pattern, ast.Ident):
        return pattern.name is stx.name.erase_macro_scopes()
    return all(
        match(getattr(pattern, f.name), getattr(stx, f.name), found)
        for f in fields(pattern)
        if f.name not in ("start", "end", "raw")
    )


def _match_list(patterns: tuple[Any, ...], items: tuple[Any, ...], found: Bindings) -> bool:
    for i, pattern in enumerate(patterns):
        anti = _anti_of(pattern)
        if anti is not None and anti.suffix:
            after = len(patterns) - i - 1
            count = len(items) - i - after
            if count < 0 or (anti.suffix == "?" and count > 1):
                return False
            taken = items[i : i + count]
            if not all(fits(anti.category, x) for x in taken):
                return False
            found[anti.name] = ast.Group(pattern.start, pattern.end, taken)
            return _match_list(patterns[i + 1 :], items[i + count :], found)
        if i >= len(items) or not match(pattern, items[i], found):
            return False
    return len(patterns) == len(items)


def fits(category: str, stx: Syntax) -> bool:
    """Is the syntax of the category? Only the categories of one kind of node can fail."""
    if category == "ident":
        return isinstance(stx, (ast.Ident, ast.BinderIdent))
    if category == "num":
        return isinstance(stx, ast.NumLit)
    if category == "str":
        return isinstance(stx, ast.StrLit)
    if category == "char":
        return isinstance(stx, ast.CharLit)
    return True


# ------------------------------------------------------------------ filling in
class Filler:
    """Fills one template. ``scope`` marks the names that the template introduces; ``None``: no hygiene."""

    def __init__(
        self, bindings: Mapping[str, Syntax], resolved: Mapping[str, Name], scope: int | None, start: int, end: int
    ) -> None:
        self.bindings = bindings
        self.resolved = resolved
        self.scope = scope
        self.span = {"start": start, "end": end}

    def fill(self, stx: Any) -> Any:
        if isinstance(stx, tuple):
            return self._fill_list(stx)
        if isinstance(stx, Name):
            return self._name(stx)
        if not isinstance(stx, Syntax):
            return stx
        anti = _anti_of(stx)
        if anti is not None:
            return self._put(stx, self._value(anti, stx))
        if isinstance(stx, ast.Ident):
            return self._ident(stx)
        if isinstance(stx, ast.TacticSeq) and len(stx.tactics) == 1:
            whole = _anti_of(stx.tactics[0])
            if whole is not None and isinstance(self.bindings.get(whole.name), ast.TacticSeq):
                return self.bindings[whole.name]
        values = {f.name: self.fill(getattr(stx, f.name)) for f in fields(stx)}
        values.update(self.span)
        if isinstance(stx, BINDING_NODES):
            values["name"] = self._hygienic(stx.name)
        return type(stx)(**values)

    def _value(self, anti: Antiquotation, at: Syntax) -> Syntax:
        found = self.bindings.get(anti.name)
        if found is None:
            raise UnboundAntiquotation(anti.name, at)
        return found

    def _ident(self, stx: ast.Ident) -> Syntax:
        const = self.resolved.get(stx.name.text)
        levels = self.fill(stx.levels)
        return ast.Ident(**self.span, name=self._hygienic(stx.name), levels=levels, macro_decl=const)

    def _hygienic(self, name: Name) -> Name:
        if self.scope is None or name.is_anonymous or name.has_macro_scopes or name.text in _NO_HYGIENE:
            return name
        return name.with_macro_scope(self.scope)

    def _name(self, name: Name) -> Name:
        """A name that is no node of its own: of an option, a field, a declaration."""
        anti = antiquotation(name)
        if anti is None:
            return name
        found = self.bindings.get(anti.name)
        return found.name if isinstance(found, (ast.Ident, ast.BinderIdent)) else name

    def _put(self, place: Syntax, value: Syntax) -> Syntax:
        """``value`` as the kind of node that ``place`` is."""
        if isinstance(place, ast.BinderIdent) and not isinstance(value, ast.BinderIdent):
            if isinstance(value, ast.Ident):
                return ast.BinderIdent(value.start, value.end, value.name)
            if isinstance(value, ast.Hole):
                return ast.BinderIdent(value.start, value.end, ANONYMOUS)
            raise MisplacedAntiquotation(place)
        if isinstance(place, ast.Ident) and isinstance(value, ast.BinderIdent):
            return ast.Ident(value.start, value.end, value.name)
        if isinstance(place, ast.RPatName) and isinstance(value, (ast.Ident, ast.BinderIdent)):
            return ast.RPatName(value.start, value.end, value.name)
        if isinstance(place, t.TacticVar) and isinstance(value, ast.TacticSeq):
            return t.ParenTac(value.start, value.end, value)
        return value

    # ---- lists
    def _fill_list(self, items: tuple[Any, ...]) -> tuple[Any, ...]:
        out: list[Any] = []
        for item in items:
            names = sorted(_spliced(item)) if isinstance(item, Syntax) else []
            if not names:
                out.append(self.fill(item))
                continue
            for values in self._rounds(names, item):
                inner = Filler({**self.bindings, **values}, self.resolved, self.scope, **self.span)
                out.append(inner.fill(_without_suffix(item)))
        return tuple(out)

    def _rounds(self, names: list[str], at: Syntax) -> list[Bindings]:
        """One set of bindings for every element of the lists that the splices stand for."""
        lists: list[tuple[Syntax, ...]] = []
        for name in names:
            found = self.bindings.get(name)
            if found is None:
                raise UnboundAntiquotation(name, at)
            lists.append(found.items if isinstance(found, ast.Group) else (found,))
        return [dict(zip(names, row, strict=True)) for row in zip(*lists, strict=False)]


_NO_HYGIENE: Final = frozenset({"rfl", "this"})
"""``rfl`` is a pattern of its own where names are bound; ``this`` is what an unnamed ``have`` introduces."""


def _spliced(stx: Any) -> set[str]:
    """The splices of a list element that belong to that list: those under no list further inside."""
    anti = _anti_of(stx)
    if anti is not None:
        return {anti.name} if anti.suffix else set()
    found: set[str] = set()
    if isinstance(stx, Syntax):
        for f in fields(stx):
            found |= _spliced(getattr(stx, f.name))
    return found


def _without_suffix(stx: Any) -> Any:
    anti = _anti_of(stx)
    if anti is not None:
        name = ANONYMOUS.child(f"${anti.name}{':' + anti.category if anti.category else ''}")
        return replace(stx, name=name)
    if not isinstance(stx, Syntax):
        return stx
    return type(stx)(**{f.name: _without_suffix(getattr(stx, f.name)) for f in fields(stx)})


class UnboundAntiquotation(Exception):
    """A template mentions a variable that its pattern does not bind."""

    def __init__(self, name: str, at: Syntax) -> None:
        super().__init__(f"Unknown identifier `{name}`")
        self.at = at


class MisplacedAntiquotation(Exception):
    """A term was to be put where only a name may stand."""

    def __init__(self, at: Syntax) -> None:
        super().__init__("unexpected syntax: a name is expected here")
        self.at = at


def variables(stx: Any) -> set[str]:
    """The antiquotations in a quotation."""
    if isinstance(stx, tuple):
        return set().union(*[variables(x) for x in stx]) if stx else set()
    if isinstance(stx, Name):
        anti = antiquotation(stx)
        return {anti.name} if anti is not None else set()
    if not isinstance(stx, Syntax):
        return set()
    return set().union(*[variables(getattr(stx, f.name)) for f in fields(stx)])

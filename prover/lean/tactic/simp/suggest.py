"""What ``simp`` says about its lemmas: ``Try this: simp only […]`` and the linter of unused arguments.

Source: Lean 4 ``src/Lean/Elab/Tactic/Simp.lean`` (``mkSimpOnly``), ``src/Lean/Linter/UnusedSimpArgs.lean``.
"""

from __future__ import annotations

from typing import Final

from prover.lean.name import Name, mk_name
from prover.lean.syntax import ast, tactic_ast
from prover.lean.tactic.simp.goals import Used
from prover.lean.tactic.simp.theorems import SimpTheorem
from prover.lean.tactic.simp.types import SIMPROC_ORIGIN, SIMPROCS
from prover.lean.tactic.state import Tac

FVAR: Final = mk_name("_fvar")
TERM: Final = mk_name("_term")
_HIDDEN: Final = frozenset({"eq_self", "iff_self"})


def suggest(tac: Tac, stx: tactic_ast.Simp, used: Used) -> None:
    """``Try this: simp only [...]``."""
    simp_all = stx.keyword.startswith("simp_all")
    names, star = _lemma_texts(tac, stx, used, simp_all)
    if star:
        names.append("*")
    keyword = stx.keyword.replace("?", "")
    parts = [keyword, *[_source(tac, item) for item in stx.config]]
    parts.append("only")
    if names:
        parts.append(f"[{', '.join(names)}]")
    if stx.location is not None:
        parts.append(_location(stx.location))
    if stx.using_term is not None:
        parts += ["using", _source(tac, stx.using_term)]
    tac.el.log_info(stx, "Try this:\n  [apply] " + " ".join(parts))


def _lemma_texts(tac: Tac, stx: tactic_ast.Simp, used: Used, simp_all: bool) -> tuple[list[str], bool]:
    """Names in the order of first use, hypotheses after lemmas; with an inaccessible hypothesis ``*`` for all."""
    m = tac.m
    names: list[str] = []
    locals_: list[str] = []
    star = False
    for origin, theorem in used.items():
        root = origin.root()
        if root is FVAR:
            decl = m.lctx.find(int(str(origin.part)))
            if simp_all and (decl is None or decl.value is None):
                continue
            if decl is None or decl.user_name.has_macro_scopes or m.lctx.find_by_name(decl.user_name) is not decl:
                star = True
            else:
                locals_.append(str(decl.user_name))
        elif root is TERM:
            shown = _given_text(tac, stx, int(str(origin.part)))
            if shown is not None and shown not in names:
                names.append(shown)
        elif root is SIMPROC_ORIGIN:
            name = str(origin.part)
            names.append(("↓" if SIMPROCS[name][0].pre else "") + name)
        elif str(origin) not in _HIDDEN and not str(origin).startswith("_simp_all"):
            names.append(_marked(origin, theorem, m.lctx.find_by_name(mk_name(str(origin))) is not None))
    unique = list(dict.fromkeys(names))
    return ([*unique] if star else [*unique, *dict.fromkeys(locals_)]), star


def _marked(origin: Name, theorem: SimpTheorem | None, shadowed: bool) -> str:
    text = ("_root_." if shadowed else "") + str(origin)
    if theorem is None:
        return text
    return ("" if theorem.post else "↓") + ("← " if theorem.inv else "") + text


def _given_text(tac: Tac, stx: tactic_ast.Simp, start: int) -> str | None:
    for item in stx.lemmas or ():
        if item.start == start:
            return _source(tac, item)
    return None


def _source(tac: Tac, stx: ast.Syntax) -> str:
    return tac.el.source_text(stx)


def _location(location: ast.Location) -> str:
    if location.wildcard:
        return "at *"
    return "at " + " ".join([*[str(h.name) for h in location.hyps], *(["⊢"] if location.goal else [])])


# ------------------------------------------------------------ unused arguments
def lint_arguments(tac: Tac, stx: tactic_ast.Simp, origins: dict[int, frozenset[Name]], used: Used) -> None:
    """Note which arguments did something. ``origins``: argument position to the origins of what it added. The command
    warns at its end about those that never did, in any run of this call."""
    if not tac.el.source.text.startswith(stx.keyword, stx.start):
        return  # written in a built-in tactic's text, not in the file
    lints = tac.el.lints
    for i, mine in origins.items():
        item = (stx.lemmas or ())[i]
        key = ("simp", item.start, item.end)
        if not mine.isdisjoint(used):
            lints[key] = None
        elif key not in lints:
            lints[key] = (item, _unused_text(tac, stx, i))


def _unused_text(tac: Tac, stx: tactic_ast.Simp, index: int) -> str:
    lemmas = stx.lemmas or ()
    shown = [_source(tac, item) for item in lemmas]
    left = [text for i, text in enumerate(shown) if i != index]
    head = [stx.keyword, *[_source(tac, item) for item in stx.config], *(["only"] if stx.only else [])]
    tail = [_location(stx.location)] if stx.location is not None else []
    if stx.using_term is not None:
        tail += ["using", _source(tac, stx.using_term)]
    return (
        f"This simp argument is unused:\n  {shown[index]}\n\nHint: Omit it from the simp argument list.\n  "
        + " ".join(head)
        + _edited(shown, left)
        + "".join(" " + t for t in tail)
        + "\n\nNote: This linter can be disabled with `set_option linter.unusedSimpArgs false`"
    )


def _edited(old: list[str], new: list[str]) -> str:
    """The argument list with what goes struck through (as Lean's hints show a change)."""
    if not new:
        return _strike(f" [{', '.join(old)}]")
    before, after = f"[{', '.join(old)}]", f"[{', '.join(new)}]"
    keep = 0
    while keep < len(after) and before[keep] == after[keep]:
        keep += 1
    rest = len(after) - keep
    if rest == 0 or before.endswith(after[keep:]) and rest <= 1:
        return " " + before[:keep] + _strike(before[keep : len(before) - rest]) + before[len(before) - rest :]
    return " " + _strike(before) + "".join(c + "\u0332" for c in after)


def _strike(text: str) -> str:
    return "".join(c + "\u0335" for c in text)

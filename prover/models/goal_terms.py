"""Terms as a tactic model reads them: from a goal display, without types or elaboration.

In: what ``goal_reader`` parsed.  Out: printed terms, alpha-insensitive keys, substitution, one-way matching.  Nothing
here is trusted: a wrong reading gives a tactic that Lean refuses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Apply:
    """``head`` applied to ``args``: a constant, variable, operator, literal (no arguments), or ``"@"`` when the
    function is itself a term (then ``args[0]``)."""

    head: str
    args: tuple[Term, ...] = ()

    @cached_property
    def key(self) -> str:
        """Equal for terms that are equal up to names of bound variables."""
        return term_key(self, {})


@dataclass(frozen=True)
class Bind:
    """``∀ x : type, body``, ``∃``, ``fun``; ``type`` is ``None`` where Lean does not show it.

    ``is_implicit``: bound by ``{x}``, ``⦃x⦄`` or ``[x]``, so that a use does not write the argument.
    """

    kind: str
    name: str
    type: Term | None
    body: Term
    is_implicit: bool = False

    @cached_property
    def key(self) -> str:
        """Equal for terms that are equal up to names of bound variables."""
        return term_key(self, {})


Term = Apply | Bind

FALSE = Apply("False")
TRUE = Apply("True")

# Operator: (precedence, precedence of the left side, of the right side), as in Lean's Prelude/Notation.
BINARY: Mapping[str, tuple[int, int, int]] = {
    "↔": (20, 21, 21),
    "→": (25, 26, 25),
    "∨": (30, 31, 30),
    "||": (30, 30, 31),
    "∧": (35, 36, 35),
    "&&": (35, 35, 36),
    "×": (35, 36, 35),
    **dict.fromkeys("= ≠ < ≤ > ≥ ∣ ∈ ∉ ⊆ ⊂ == != ≍ ≈ ~ <+: ≡".split(), (50, 51, 51)),
    "++": (65, 65, 66),
    "+": (65, 65, 66),
    "-": (65, 65, 66),
    "∪": (65, 65, 66),
    "::": (67, 68, 67),
    "*": (70, 70, 71),
    "/": (70, 70, 71),
    "%": (70, 70, 71),
    "//": (1, 2, 1),
    "∩": (70, 70, 71),
    "\\": (70, 70, 71),
    "''": (80, 80, 81),
    "<<<": (75, 75, 76),
    ">>>": (75, 75, 76),
    "•": (73, 74, 73),
    "^": (75, 76, 75),
    "∘": (90, 91, 90),
    "<$>": (100, 101, 100),
}
PREFIX: Mapping[str, tuple[int, int]] = {
    "¬": (40, 40),
    "-": (75, 75),
    "!": (40, 40),
    "↑": (1022, 1024),
    "√": (1022, 1024),
    "⇑": (1022, 1024),
}
POSTFIX: Mapping[str, str] = {"⁻¹": "⁻¹", "factorial!": " !"}
APPLICATION = 1022
ATOM = 1024

CONSTANTS: Mapping[str, str] = {
    "↔": "Iff",
    "∨": "Or",
    "∧": "And",
    "¬": "Not",
    "=": "Eq",
    "≠": "Ne",
    "≍": "HEq",
    "<": "LT.lt",
    "≤": "LE.le",
    ">": "GT.gt",
    "≥": "GE.ge",
    "∣": "Dvd.dvd",
    "∈": "Membership.mem",
    "++": "HAppend.hAppend",
    "+": "HAdd.hAdd",
    "-": "HSub.hSub",
    "*": "HMul.hMul",
    "/": "HDiv.hDiv",
    "%": "HMod.hMod",
    "^": "HPow.hPow",
    "::": "List.cons",
    "[]": "List.cons",
    "∘": "Function.comp",
    "×": "Prod",
    "&&": "and",
    "||": "or",
    "==": "BEq.beq",
    "if": "ite",
    "≡MOD": "Nat.ModEq",
    "≡ZMOD": "Int.ModEq",
    "{|}": "setOf",
    "{∈|}": "Finset.filter",
    "‖": "Norm.norm",
    "\\": "SDiff.sdiff",
    "''": "Set.image",
    "∑∈": "Finset.sum",
    "∏∈": "Finset.prod",
    "|": "abs",
    "√": "Real.sqrt",
    "⌊": "Int.floor",
    "⌈": "Int.ceil",
    "⌊₊": "Nat.floor",
    "⌈₊": "Nat.ceil",
    "⁻¹": "Inv.inv",
    "•": "HSMul.hSMul",
    "∪": "Union.union",
    "∩": "Inter.inter",
}
"""The constants behind operators (Lean 4 ``src/Init/Prelude.lean``, ``Core.lean``)."""

LOGICAL = frozenset({"∧", "∨", "¬", "→", "↔", "False", "True"})
RELATIONS = frozenset({"=", "≠", "<", "≤", ">", "≥", "∣", "∈", "∉", "⊆", "⊂", "≍", "≈", "~"})


def negate(term: Term) -> Term:
    """``¬ term``."""
    return Apply("¬", (term,))


def is_op(term: Term, op: str) -> bool:
    """True for a use of a binary or unary operator."""
    return isinstance(term, Apply) and term.head == op and bool(term.args)


def as_negation(term: Term) -> Term | None:
    """``A`` for ``¬A``, ``A → False`` and (as an equation) ``a ≠ b``."""
    if not isinstance(term, Apply):
        return None
    if term.head == "¬":
        return term.args[0]
    if term.head == "→" and term.args[1] == FALSE:
        return term.args[0]
    if term.head == "≠":
        return Apply("=", term.args)
    return None


def term_key(term: Term, places: dict[str, str]) -> str:
    """The term with bound variables numbered by depth."""
    if isinstance(term, Bind):
        inner = {**places, term.name: f"#{len(places)}"}
        shown = term_key(term.type, places) if term.type is not None and term.kind != "∃" else ""
        return f"({term.kind}{shown},{term_key(term.body, inner)})"
    head = places.get(term.head, term.head)
    if not term.args:
        return head
    if not places:
        return f"({head} {' '.join(arg.key for arg in term.args)})"
    return f"({head} {' '.join(term_key(arg, places) for arg in term.args)})"


def show(term: Term, level: int = 0) -> str:
    """Lean source for a term, in parentheses where ``level`` asks for a tighter one."""
    if isinstance(term, Bind):
        if term.kind == "fun":
            text = f"fun {term.name} => {show(term.body)}"
        else:
            typed = term.name if term.type is None else f"({term.name} : {show(term.type)})"
            text = f"{term.kind} {typed}, {show(term.body)}"
        return f"({text})" if level > 0 else text
    return _show_apply(term, level)


def _show_apply(term: Apply, level: int) -> str:
    head, args = term.head, term.args
    if not args:
        return head
    if head in BINARY and len(args) == 2:
        own, left, right = BINARY[head]
        text = f"{show(args[0], left)} {head} {show(args[1], right)}"
    elif head in PREFIX and len(args) == 1:
        own, inner = PREFIX[head]
        text = f"{head}{show(args[0], inner)}"
    elif head in _BRACKETS:
        opening, closing = _BRACKETS[head]
        return opening + ", ".join(show(arg) for arg in args) + closing
    elif head == "if":
        own, text = 0, f"if {show(args[0])} then {show(args[1])} else {show(args[2])}"
    elif head in ("≡MOD", "≡ZMOD") and len(args) == 3:
        own, text = 50, f"{show(args[0], 51)} ≡ {show(args[1], 51)} [{head[1:]} {show(args[2])}]"
    elif head == "{|}" and isinstance(args[0], Bind):
        return f"{{{args[0].name} | {show(args[0].body)}}}"
    elif head == "{∈|}" and isinstance(args[1], Bind):
        return f"{{{args[1].name} ∈ {show(args[0], 51)} | {show(args[1].body)}}}"
    elif head in ("∑∈", "∏∈") and isinstance(args[1], Bind):
        own, text = 67, f"{head[0]} {args[1].name} ∈ {show(args[0], 51)}, {show(args[1].body, 67)}"
    elif head in POSTFIX:
        return show(args[0], ATOM) + POSTFIX[head]
    elif head.startswith("."):
        first = show(args[0], ATOM) + head
        if len(args) == 1:
            return first
        own, text = APPLICATION, " ".join([first, *(show(arg, ATOM) for arg in args[1:])])
    else:
        function = [show(args[0], ATOM)] if head == "@" else [head]
        own, text = APPLICATION, " ".join([*function, *(show(arg, ATOM) for arg in args[head == "@" :])])
    return f"({text})" if own < level else text


_BRACKETS = {
    "|": ("|", "|"),
    "‖": ("‖", "‖"),
    "⌊": ("⌊", "⌋"),
    "⌈": ("⌈", "⌉"),
    "⌊₊": ("⌊", "⌋₊"),
    "⌈₊": ("⌈", "⌉₊"),
    "[]": ("[", "]"),
    "#[]": ("#[", "]"),
    "⟨⟩": ("⟨", "⟩"),
    "(,)": ("(", ")"),
    "{}": ("{", "}"),
}


def constant(term: Term) -> str:
    """The head constant as Lean names it; ``".length"`` for a field of unknown type, ``""`` for binders but ``∃``."""
    if isinstance(term, Bind):
        return "Exists" if term.kind == "∃" else ""
    if term.head.isdigit():
        return "OfNat.ofNat"
    return CONSTANTS.get(term.head, term.head)


def heads(term: Term) -> Iterator[str]:
    """Every head that occurs, operators and variables included, in order."""
    if isinstance(term, Bind):
        yield term.kind
        if term.type is not None:
            yield from heads(term.type)
        yield from heads(term.body)
        return
    yield term.head
    for arg in term.args:
        yield from heads(arg)


def subterms(term: Term) -> Iterator[Term]:
    """The term and everything below it (under binders too)."""
    yield term
    if isinstance(term, Bind):
        yield from subterms(term.body)
    else:
        for arg in term.args:
            yield from subterms(arg)


def is_shallow(term: Term, layers: int) -> bool:
    """Has the term at most so many layers?  (A sum of ``n`` terms has ``n``.)"""
    layer = [term]
    for _ in range(layers):
        below: list[Term] = []
        for part in layer:
            below += part.args if isinstance(part, Apply) else filter(None, (part.type, part.body))
        if not below:
            return True
        layer = below
    return False


def free_names(term: Term) -> set[str]:
    """Heads that no binder of the term binds."""
    if isinstance(term, Bind):
        found = free_names(term.body) - {term.name}
        return found if term.type is None else found | free_names(term.type)
    found = {term.head}
    for arg in term.args:
        found |= free_names(arg)
    return found


def substitute(term: Term, values: Mapping[str, Term]) -> Term:
    """Replace free variables; bound variables that would capture are renamed."""
    if not values:
        return term
    if isinstance(term, Bind):
        kind_type = None if term.type is None else substitute(term.type, values)
        inner = {name: value for name, value in values.items() if name != term.name}
        taken = {name for value in inner.values() for name in free_names(value)}
        if term.name not in taken:
            return Bind(term.kind, term.name, kind_type, substitute(term.body, inner), term.is_implicit)
        fresh = _fresh(term.name, taken | free_names(term.body))
        body = substitute(term.body, {**inner, term.name: Apply(fresh)})
        return Bind(term.kind, fresh, kind_type, body, term.is_implicit)
    args = tuple(substitute(arg, values) for arg in term.args)
    value = values.get(term.head)
    if value is None:
        return Apply(term.head, args)
    if not args:
        return value
    if isinstance(value, Apply) and value.head not in BINARY and not value.head.startswith("."):
        return Apply(value.head, value.args + args)
    return Apply("@", (value, *args))


def _fresh(name: str, taken: set[str]) -> str:
    number = 1
    while f"{name}_{number}" in taken:
        number += 1
    return f"{name}_{number}"


def match(pattern: Term, term: Term, variables: frozenset[str], found: dict[str, Term]) -> bool:
    """Extend ``found`` so that ``pattern`` becomes ``term``; ``variables`` may be given values (first-order only)."""
    if isinstance(pattern, Apply) and pattern.head in variables and not pattern.args:
        known = found.get(pattern.head)
        if known is None:
            found[pattern.head] = term
            return True
        return known.key == term.key
    if isinstance(pattern, Bind):
        if not isinstance(term, Bind) or pattern.kind != term.kind:
            return False
        if not variables & free_names(pattern):
            return pattern.key == term.key
        body = substitute(term.body, {term.name: Apply(pattern.name)})
        if not match(pattern.body, body, variables - {pattern.name}, found):
            return False
        return not any(pattern.name in free_names(value) for value in found.values())
    if not isinstance(term, Apply) or pattern.head != term.head or len(pattern.args) != len(term.args):
        return False
    return all(match(one, two, variables, found) for one, two in zip(pattern.args, term.args, strict=True))

"""What a finished file may not contain, whatever Lean makes of it: read from its tokens, before Lean sees it.

In: the finished text and the original it is judged against.  Out: ``Violation``s with their places.  Two reasons to
look at the text although the elaborated result is compared: some constructs reach past the kernel (compiled code,
programs that change the environment, switches of checks), and real Lean's answers are displays, which a file can
redefine.

What the original itself contains is allowed as often as it stands there: who asks may use what he likes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from prover.driver.outline import DeclarationSite, Outline
from prover.driver.scan import Token, TokenKind, doubts, scan, scan_bare

_WORDS: Mapping[str, str] = {
    "unsafe": "unsafe code is not checked by the kernel",
    "native_decide": "it trusts compiled code instead of the kernel",
    "implemented_by": "it replaces what is run by something unchecked",
    "extern": "it replaces what is run by foreign code",
    "csimp": "it replaces what is run by something else",
    "elab": "a metaprogram",
    "elab_rules": "a metaprogram",
    "by_elab": "a metaprogram",
    "run_cmd": "a metaprogram",
    "run_elab": "a metaprogram",
    "run_meta": "a metaprogram",
    "run_tac": "a metaprogram",
    "initialize": "code that runs when a module is loaded",
    "builtin_initialize": "code that runs when a module is loaded",
    "simproc": "a metaprogram",
    "dsimproc": "a metaprogram",
    "simproc_decl": "a metaprogram",
    "dsimproc_decl": "a metaprogram",
    "builtin_simproc": "a metaprogram",
    "builtin_dsimproc": "a metaprogram",
    "declare_simp_like_tactic": "a metaprogram",
    "prelude": "a file without Lean's own library can mean anything",
}
"""Words that no judged file may use; attributes among them count only inside ``@[…]`` and ``attribute […]``."""

_ATTRIBUTES_ONLY = frozenset({"implemented_by", "extern", "csimp"})
_ATTRIBUTES: Mapping[str, str] = {
    "init": "code that runs when a module is loaded",
    "builtin_init": "code that runs when a module is loaded",
    "export": "it replaces what is run by something else",
    "command_elab": "a metaprogram",
    "term_elab": "a metaprogram",
    "tactic": "a metaprogram",
    "macro": "a metaprogram",
    "command_parser": "a metaprogram",
    "term_parser": "a metaprogram",
    "tactic_parser": "a metaprogram",
    "app_unexpander": "it changes how statements are shown",
    "delab": "it changes how statements are shown",
    "app_delab": "it changes how statements are shown",
    "deriving_handler": "a metaprogram",
    "env_linter": "a metaprogram",
    "norm_num": "a metaprogram",
    "positivity": "a metaprogram",
    "aesop_rule": "a metaprogram",
}
"""Attributes that no judged file may give, besides those of ``_WORDS``."""

_OPTIONS = ("debug.", "bootstrap.", "interpreter.", "compiler.", "internal.")
"""Beginnings of option names that switch checks off or change what is trusted."""

_SWITCHES = ("debug.", "bootstrap.")
"""Those of them that count wherever they stand: a macro may put the name behind its ``set_option``."""

_BEFORE_ATTRIBUTE = frozenset({"@[", "[", ",", "local", "scoped", ":=", "("})
"""What stands before an attribute's name (``@[to_additive (attr := …)]`` too)."""

_META_TYPES = frozenset({"CommandElabM", "CommandElab", "TermElabM", "TacticM", "MetaM", "CoreM", "ImportM"})
_META_CALLS = ("addDecl", "addAndCompile", "modifyEnv", "setEnv", "withoutModifyingEnv", "evalConst", "liftCoreM")
"""Words by which an ``#eval`` reaches the environment or the machine."""


@dataclass(frozen=True, slots=True)
class Violation:
    """A construct that may not be there: ``text`` is it, ``start`` its offset, ``reason`` why, ``module`` where.

    ``module`` is ``""`` for the judged file itself.
    """

    text: str
    start: int
    reason: str
    module: str = ""


def violations(
    solution: str,
    original: str,
    *,
    modules: Mapping[str, str] = MappingProxyType({}),
    known: Collection[str] = (),
) -> tuple[Violation, ...]:
    """What the finished text contains that neither engine's result may rest on, in order of their places.

    ``modules``: the texts of the modules that the solution brings along; what they contain counts too.  ``known``: the
    texts of the original's modules.
    """
    allowed = Counter(item.text for text in (original, *known) for item in constructs(text, is_bare=bool(doubts(text))))
    texts = {"": solution, **modules}
    is_bare = any(doubts(text) for text in texts.values())  # a module's tokens are those of the file as well
    found: list[Violation] = []
    for module, text in texts.items():
        for item in constructs(text, is_bare=is_bare):
            if allowed[item.text] > 0:
                allowed[item.text] -= 1
            else:
                found.append(replace(item, module=module))
    return tuple(found)


def constructs(text: str, *, is_bare: bool) -> tuple[Violation, ...]:
    """All constructs of a text that need a permission.

    ``is_bare``: the text is read as if it had no comments and no strings, so that a word counts wherever it stands; for
    texts that Lean may read otherwise than ``scan`` does.
    """
    return tuple(_constructs(scan_bare(text) if is_bare else scan(text), is_bare=is_bare))


def _constructs(tokens: Sequence[Token], *, is_bare: bool) -> Iterator[Violation]:
    attribute_depth = 0
    names_meta_code = any(_is_meta_code(token) for token in tokens)
    for index, token in enumerate(tokens):
        before = tokens[index - 1].text if index else ""
        if token.text == "@[" or (token.text == "[" and (before == "attribute" or attribute_depth)):
            attribute_depth += 1
        elif token.text == "]" and attribute_depth:
            attribute_depth -= 1
        if token.kind is not TokenKind.WORD:
            continue
        word = plain_name(token.text)
        if attribute_depth and (word in _ATTRIBUTES or word in _WORDS):
            if is_bare or before in _BEFORE_ATTRIBUTE:
                yield Violation(word, token.start, _ATTRIBUTES.get(word) or _WORDS[word])
        elif word.lstrip("#") in _WORDS and (is_bare or word not in _ATTRIBUTES_ONLY):
            yield Violation(word, token.start, _WORDS[word.lstrip("#")])
        elif word in {"set_option", "unset_option"} and index + 1 < len(tokens):
            option = plain_name(tokens[index + 1].text)
            if option.startswith(_OPTIONS) and not option.startswith(_SWITCHES):
                yield Violation(f"{word} {option}", token.start, "it switches a check off")
        elif word.startswith(_SWITCHES):
            shown = f"{before} {word}" if before in {"set_option", "unset_option"} else word
            yield Violation(shown, token.start, "it switches a check off")
        elif word.removesuffix("!") == "#eval" and (names_meta_code or _names_world(tokens[index + 1 :])):
            yield Violation(word, token.start, "a program that can change the environment")
        elif word == "native" and _is_switched_on(tokens, index):
            yield Violation("+native", token.start, _WORDS["native_decide"])


def _is_switched_on(tokens: Sequence[Token], index: int) -> bool:
    """``+native``, ``(native := true)``, ``{ native := … }``: anything but ``:= false`` counts."""
    before = tokens[index - 1].text if index else ""
    after = [token.text for token in tokens[index + 1 : index + 3]]
    return before == "+" or (before in {"(", "{", ","} and after[:1] == [":="] and after[1:] != ["false"])


def plain_name(text: str) -> str:
    """A name without the quotation marks ``«»`` that change nothing."""
    return text.replace("«", "").replace("»", "")


def _is_meta_code(token: Token) -> bool:
    """A monad or function of metaprograms: an ``#eval`` anywhere in the file may run it."""
    if token.kind is not TokenKind.WORD:
        return False
    last = plain_name(token.text).rpartition(".")[2]
    return last in _META_TYPES or last in _META_CALLS


def _names_world(rest: Sequence[Token]) -> bool:
    """Does the command that goes on with ``rest`` name ``IO``?"""
    for index, token in enumerate(rest):
        if index and token.kind is TokenKind.WORD and token.text in _COMMAND_WORDS:
            return False
        if token.kind is TokenKind.WORD and plain_name(token.text).rpartition(".")[2] == "IO":
            return True
    return False


_COMMAND_WORDS = frozenset({"theorem", "lemma", "def", "example", "namespace", "end", "section", "open", "instance"})


# --------------------------------------------------------------------------------------------------------------------
# real Lean: displays are compared, so nothing may be added that can change them

_ADDABLE = frozenset({"theorem", "lemma", "example", "def", "abbrev", "structure", "inductive"})
_SCOPES = frozenset({"namespace", "section", "end", "open", "universe", "variable", "include", "omit"})
_QUESTIONS = frozenset({"#check", "#print", "#reduce", "#guard"})
_FREE_OPTIONS = ("maxHeartbeats", "maxRecDepth", "synthInstance.maxHeartbeats", "synthInstance.maxSize", "linter.")
_FREE_ATTRIBUTES = frozenset({"simp", "ext", "norm_cast", "push_cast", "gcongr", "local", "scoped", "protected"})


def additions(
    solution: Outline, original: Outline, judged: Sequence[DeclarationSite], compared: Collection[str]
) -> tuple[Violation, ...]:
    """Where real Lean answers: what the solution adds beyond lemmas and definitions, or changes of the original.

    Every command of the original that is not a judged declaration must stand in the solution, word for word and in the
    same order, and nothing else may be there but declarations, scopes and harmless questions.  Definitions and scopes
    may be added only when every declaration of the original is among ``compared``, the names that Lean was asked about.
    """
    theirs = _commands(original)
    fixed = [words for words, start in theirs if not _is_judged(start, judged)]
    found: list[Violation] = []
    names = {site.name for site in judged}
    is_all_compared = all(
        site in judged or site.kind == "example" or site.name in compared for site in original.declarations
    )
    found += _unclear(solution.source.text, original.source.text)
    at = 0
    for words, start in _commands(solution):
        if at < len(fixed) and words == fixed[at]:
            at += 1
            continue
        site = next((site for site in solution.declarations if site.start == start), None)
        if site is not None and site.name in names:
            continue
        complaint = _addition(words, is_all_compared)
        if complaint:
            found.append(Violation(" ".join(words[:6]), start, complaint))
    if at < len(fixed):
        shown = " ".join(fixed[at][:8])
        found.append(
            Violation(shown, len(solution.source.text), f"the original's `{shown} …` is not there, or changed")
        )
    return tuple(found)


def _unclear(solution: str, original: str) -> list[Violation]:
    """What makes it unclear where the commands of the solution begin, and does not stand in the original."""
    known = Counter(token.text for token in doubts(original))
    found = []
    for token in doubts(solution):
        known[token.text] -= 1
        if known[token.text] < 0:
            found.append(Violation(token.text[:40], token.start, "Lean may read what comes here in another way"))
    return found


def _commands(plan: Outline) -> list[tuple[tuple[str, ...], int]]:
    """The words of each command (documentation left out), with its start."""
    if not plan.commands:
        return []
    ends = [*plan.commands[1:], len(plan.source.text)]
    tokens = scan(plan.source.text)
    commands: list[tuple[tuple[str, ...], int]] = []
    at = 0
    for start, end in zip(plan.commands, ends, strict=True):
        words: list[str] = []
        while at < len(tokens) and tokens[at].start < end:
            if tokens[at].kind is not TokenKind.DOC and tokens[at].start >= start:
                words.append(tokens[at].text)
            at += 1
        commands.append((tuple(words), start))
    return commands


def _is_judged(start: int, judged: Sequence[DeclarationSite]) -> bool:
    return any(site.start == start for site in judged)


def _addition(words: Sequence[str], is_all_compared: bool) -> str:
    """Why this command may not be added; empty when it may.

    A definition or scope can change what a name in the original means, which is seen only in declarations that Lean can
    be asked about: not in an instance without a name, nor in what is private.
    """
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if word == "@[":
            close = rest.index("]") if "]" in rest else len(rest)
            given = [name for name in rest[:close] if name not in {",", "↓", "←"}]
            if any(name not in _FREE_ATTRIBUTES for name in given):
                return "it may change how the statement is read"
            rest = rest[close + 1 :]
        elif word == "set_option":
            if not rest or not rest[0].startswith(_FREE_OPTIONS):
                return "an option that may change how the statement is read or shown"
            rest = rest[rest.index("in") + 1 :] if "in" in rest else []
        elif word in {"private", "protected", "noncomputable", "nonrec", "public"}:
            continue
        elif word in {"theorem", "lemma", "example"} or word in _QUESTIONS:
            return ""
        elif word in _ADDABLE or word in _SCOPES:
            return "" if is_all_compared else "it may change what an unnamed or private part of the original means"
        else:
            return "only lemmas, definitions and scopes may be added where real Lean judges"
    return ""

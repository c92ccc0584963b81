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
from dataclasses import dataclass

from prover.driver.outline import DeclarationSite, Outline
from prover.driver.scan import Token, TokenKind, scan
from prover.errors import InputError

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

_META_TYPES = frozenset({"CommandElabM", "CommandElab", "TermElabM", "TacticM", "MetaM", "CoreM", "ImportM", "IO"})
_META_CALLS = ("addDecl", "addAndCompile", "modifyEnv", "setEnv", "withoutModifyingEnv", "evalConst", "liftCoreM")
"""Words by which an ``#eval`` reaches the environment or the machine."""


@dataclass(frozen=True, slots=True)
class Violation:
    """A construct that may not be there: ``text`` is it, ``start`` its offset, ``reason`` why."""

    text: str
    start: int
    reason: str


def violations(solution: str, original: str) -> tuple[Violation, ...]:
    """What the finished text contains that neither engine's result may rest on, in order of their places."""
    allowed = Counter(item.text for item in _constructs(scan(original)))
    found: list[Violation] = []
    for item in _constructs(_tokens(solution)):
        if allowed[item.text] > 0:
            allowed[item.text] -= 1
        else:
            found.append(item)
    return tuple(found)


def _tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text; where Lean can have read it otherwise, with nothing hidden in comments and strings."""
    try:
        tokens = scan(text)
    except InputError:
        return scan(_bare(text))
    return scan(_bare(text)) if _is_doubtful(tokens) else tokens


def _constructs(tokens: Sequence[Token]) -> Iterator[Violation]:
    attribute_depth = 0
    for index, token in enumerate(tokens):
        before = tokens[index - 1].text if index else ""
        if token.text == "@[" or (token.text == "[" and (before == "attribute" or attribute_depth)):
            attribute_depth += 1
        elif token.text == "]" and attribute_depth:
            attribute_depth -= 1
        if token.kind is not TokenKind.WORD:
            continue
        word = plain_name(token.text)
        if attribute_depth:
            if word in _ATTRIBUTES or word in _WORDS:
                if before in {"@[", "[", ",", "local", "scoped"}:
                    yield Violation(word, token.start, _ATTRIBUTES.get(word) or _WORDS[word])
        elif word in _WORDS and word not in _ATTRIBUTES_ONLY:
            yield Violation(word, token.start, _WORDS[word])
        elif word in {"set_option", "unset_option"} and index + 1 < len(tokens):
            option = plain_name(tokens[index + 1].text)
            if option.startswith(_OPTIONS):
                yield Violation(f"{word} {option}", token.start, "it switches a check off")
        elif word.removesuffix("!") == "#eval" and _reaches_environment(tokens[index + 1 :]):
            yield Violation(word, token.start, "a program that can change the environment")
        elif word == "native" and (before == "+" or _text_at(tokens, index + 1) == ":="):
            yield Violation("+native", token.start, _WORDS["native_decide"])


_STARTS_OF_HIDDEN = ("--", "/-", "-/", '\\"')


def _is_doubtful(tokens: Sequence[Token]) -> bool:
    """Can Lean have read the text in another way?

    A string with unbalanced braces may be an interpolated one, whose ``{…}`` is code; tokens that a file adds may begin
    like comments or strings; a quoted name may go on in the next line.
    """
    for token in tokens:
        if token.kind is TokenKind.STRING:
            is_balanced = token.text.count("{") == token.text.count("}")
            if not is_balanced or any(start in token.text for start in _STARTS_OF_HIDDEN):
                return True
        elif token.text in {"«", "»"}:
            return True
    return False


def _bare(text: str) -> str:
    """The text with nothing hidden: marks of comments, strings and quoted names are blanks."""
    for mark in ("--", "/-", "-/"):
        text = text.replace(mark, "  ")
    return text.translate(str.maketrans('"«»', "   "))


def plain_name(text: str) -> str:
    """A name without the quotation marks ``«»`` that change nothing."""
    return text.replace("«", "").replace("»", "")


def _text_at(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].text if index < len(tokens) else ""


def _reaches_environment(rest: Sequence[Token]) -> bool:
    """Does the command that goes on with ``rest`` name the monads or functions of metaprograms?"""
    for index, token in enumerate(rest):
        if index and token.kind is TokenKind.WORD and token.text in _COMMAND_WORDS:
            return False
        last = plain_name(token.text).rpartition(".")[2]
        if token.kind is TokenKind.WORD and (last in _META_TYPES or last in _META_CALLS):
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


def _commands(plan: Outline) -> list[tuple[tuple[str, ...], int]]:
    """The words of each command (documentation left out), with its start."""
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

"""``#guard``, ``#guard_msgs``: commands that check other commands.

Source: Lean 4 ``src/Lean/Elab/GuardMsgs.lean``, ``src/Lean/Util/Diff.lean``, ``Lean/Elab/Tactic/Guard.lean`` (v4.34.0).
"""

from __future__ import annotations

import difflib
from typing import Final

from prover.lean.elab.command import CommandElab
from prover.lean.elab.evaluator import Evaluator
from prover.lean.elab.evaluator_values import TRUE
from prover.lean.elab.registry import command_elab
from prover.lean.elab.scope import Message
from prover.lean.elab.term import TermElab
from prover.lean.elab.term_base import has_synthetic_sorry
from prover.lean.expr import Expr, mk_const
from prover.lean.name import mk_name
from prover.lean.syntax import ast

BOOL: Final = mk_const(mk_name("Bool"))
MISMATCH: Final = "❌️ Docstring on `#guard_msgs` does not match generated message:\n\n"


@command_elab(ast.GuardCmd)
def elab_guard(cmd: CommandElab, stx: ast.GuardCmd) -> None:
    """``#guard e``: the Boolean must evaluate to ``true``."""

    def run(el: TermElab, _vars: list[Expr]) -> None:
        e = el.elab_term_ensuring_type(stx.term, BOOL)
        el.synthesize_no_postponing()
        e = el.m.instantiate_mvars(e)
        if el.has_errors or has_synthetic_sorry(e):
            return
        if Evaluator(el.m).eval(e) != TRUE:
            raise el.error(lambda: f"Expression{el.indent(e)}\ndid not evaluate to `true`", stx)

    cmd.run_term(run)


@command_elab(ast.GuardMsgsCmd)
def elab_guard_msgs(cmd: CommandElab, stx: ast.GuardMsgsCmd) -> None:
    """Run the command and compare its messages with the doc comment; what matched is not shown."""
    before, cmd.messages = cmd.messages, []
    cmd.run(stx.body)
    cmd.stx = stx
    new, cmd.messages = cmd.messages, before
    checked: list[str] = []
    passed: list[Message] = []
    for message in new:
        action = _action(stx.filters, message)
        if action == "check":
            checked.append(f"{message.severity}: {message.text.rstrip(chr(10))}\n")
        elif action == "pass":
            passed.append(message)
    if stx.is_sorted:
        checked.sort()
    result = "---\n".join(checked).strip()
    expected = stx.doc.strip().replace("⏎\n", "\n")
    if _normal(stx.whitespace, expected) == _normal(stx.whitespace, result):
        cmd.messages += passed
        return
    cmd.messages += new
    shows_diff = cmd.scope.options.get("guard_msgs.diff", True)
    cmd.log_error(_keyword(stx), MISMATCH + (_diff(expected, result) if shows_diff else result))


def _keyword(stx: ast.GuardMsgsCmd) -> ast.Syntax:
    return ast.Hole(stx.keyword_start, stx.keyword_start + len("#guard_msgs"))


def _action(filters: tuple[tuple[str, str], ...], message: Message) -> str:
    """What the first filter that fits says; without filters everything is checked."""
    for action, severity in filters:
        if severity in ("all", message.severity):
            return action
    return "pass" if filters else "check"


def _normal(mode: str, text: str) -> str:
    if mode == "exact":
        return text
    return text.replace("\n", " ") if mode == "normalized" else " ".join(text.split())


def _diff(expected: str, result: str) -> str:
    """The lines that differ, ``-`` for expected ones that are missing, ``+`` for new ones."""
    old, new = expected.split("\n"), result.split("\n")
    lines: list[str] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            lines += [_line(" ", text) for text in old[a:b]]
        else:
            lines += [_line("-", text) for text in old[a:b]]
            lines += [_line("+", text) for text in new[c:d]]
    return "".join(lines)


def _line(mark: str, text: str) -> str:
    return f"{mark} {text}\n" if text else f"{mark}\n"

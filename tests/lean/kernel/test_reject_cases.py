"""Cases of ``tests/lean_cases/reject/*.kernel``: the last declaration is rejected for the stated reason, the others
are accepted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from prover.lean.environment import Environment
from prover.lean.kernel.check import KernelRejected, RejectReason, add_decl
from tests.lean.kernel.kernel_text import parse_declarations
from tests.lean.kernel.prelude import prelude

CASES = Path(__file__).parents[2] / "lean_cases"
_HEAD = re.compile(r"^case (\w+) : (\w+)( fresh)?$", re.MULTILINE)


def read_cases(folder: str) -> list[tuple[str, str, bool, str]]:
    """Name, reason, whether it starts from nothing, text."""
    out = []
    for path in sorted((CASES / folder).glob("*.kernel")):
        text = path.read_text(encoding="utf-8")
        heads = list(_HEAD.finditer(text))
        assert len(heads) == len(re.findall(r"^case ", text, re.MULTILINE)), f"malformed case line in {path.name}"
        for head, nxt in zip(heads, [*heads[1:], None], strict=True):
            body = text[head.end() : nxt.start() if nxt else len(text)]
            out.append((f"{path.stem}/{head.group(1)}", head.group(2), head.group(3) is not None, body))
    return out


REJECT = read_cases("reject")
ACCEPT = read_cases("accept")


def start(fresh: bool) -> Environment:
    return Environment.empty() if fresh else prelude()


@pytest.mark.parametrize(("name", "reason", "fresh", "text"), REJECT, ids=[c[0] for c in REJECT])
def test_rejected_for_its_reason(name: str, reason: str, fresh: bool, text: str) -> None:
    env = start(fresh)
    *before, last = parse_declarations(text)
    for decl in before:
        env = add_decl(env, decl)
    with pytest.raises(KernelRejected) as caught:
        add_decl(env, last)
    assert caught.value.reason is RejectReason[reason]
    assert caught.value.decl is not None


@pytest.mark.parametrize(("name", "reason", "fresh", "text"), ACCEPT, ids=[c[0] for c in ACCEPT])
def test_accepted(name: str, reason: str, fresh: bool, text: str) -> None:
    env = start(fresh)
    for decl in parse_declarations(text):
        env = add_decl(env, decl)


def test_names_are_unique_and_enough() -> None:
    assert len({c[0] for c in REJECT}) == len(REJECT)
    assert len(REJECT) >= 150

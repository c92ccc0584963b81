"""Statements of the embedded library print to text that reads back to the same display."""

from __future__ import annotations

from prover.lean.declaration import TheoremInfo
from prover.lean.elab.names import Resolver
from prover.lean.elab.term_base import ElabMeta
from prover.lean.name import ANONYMOUS
from tests.lean.tactic.run import library, run

STEP = 9
"""Every ninth theorem: a second instead of ten."""


def statements() -> list[tuple[str, tuple[str, ...]]]:
    """Printed statements and their universe parameters. Left out: what the display does not determine (coercions,
    omitted proofs, functions and ``∃`` whose types are hidden)."""
    env = library()
    meta = ElabMeta(env)
    meta.name_resolver = lambda name: Resolver(env, ANONYMOUS, ()).constants(name)
    found: list[tuple[str, tuple[str, ...]]] = []
    for name in sorted(env.base):
        info = env.find(name)
        if isinstance(info, TheoremInfo) and not name.is_internal and "match_" not in name.text:
            shown = meta.pp(info.type)
            if not any(mark in shown for mark in ("↑", "⋯", "Std.", "sizeOf", "∃")):
                found.append((shown, tuple(str(u) for u in info.level_params)))
    return found[::STEP]


def test_statements_read_back() -> None:
    texts = statements()
    assert len(texts) > 100
    lines: list[str] = []
    places: list[int] = []
    for shown, levels in texts:
        lines += ["section", f"universe {' '.join(levels)}" if levels else "", "-- next"]
        places.append(len(lines) + 1)
        lines += f"#check ({shown})".split("\n")
        lines.append("end")
    result = run("\n".join(lines))
    answers = {result.source.position(m.start).line: m.text for m in result.messages}
    wrong = [
        (t, answers.get(line)) for (t, _), line in zip(texts, places, strict=True) if not same(t, answers.get(line))
    ]
    assert len(wrong) <= len(texts) // 40, wrong


def same(shown: str, answer: str | None) -> bool:
    """Line breaks may differ: the answer also holds ``: Prop``."""
    return answer is not None and answer.split() == f"{shown} : Prop".split()

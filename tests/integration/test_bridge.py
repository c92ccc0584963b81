"""A language model that writes Mathlib of some years ago proves a theorem, and the proof is in today's words."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("httpx", reason="needs the extra `model`")

from prover import api
from tests.models.local_server import Told, completion, serving

THEOREM = """import Mathlib

theorem quotient_le (a b : ℝ) (hb : 0 < b) (h : a ≤ 2 * b) : a / b ≤ 2 := by
  sorry
"""
OLD = "exact (div_le_iff hb).mpr h"


def test_the_proof_holds_todays_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "Quotient.lean"
    file.write_text(THEOREM, encoding="utf-8")
    with serving(lambda asked: Told(body=completion(OLD))) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        monkeypatch.setenv("OPENAI_API_KEY", "none")
        run = api.prove(
            [str(file)],
            model="openai:old",
            model_format="prover",
            symbolic_share=0.0,
            premises=0,
            hammers="off",
            engine="embedded",
            timeout_s=60,
            max_expansions=3,
            disprove=False,
        )
        assert server.posts
    (theorem,) = run.report.files[0].theorems
    assert theorem.status == "proved"
    assert theorem.sorries[0].tactics == ["exact (div_le_iff₀ hb).mpr h"]
    assert "exact (div_le_iff₀ hb).mpr h" in run.files[0].text

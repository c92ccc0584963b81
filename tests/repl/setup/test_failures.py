"""What the last lines of a failed program mean: the kind, the cause, and a way out."""

from __future__ import annotations

import pytest

from prover.repl.setup.failures import FailureKind, explain

NETWORK, DISK, CACHE = FailureKind.NETWORK, FailureKind.DISK, FailureKind.CACHE
VERSION, TOOL = FailureKind.VERSION, FailureKind.TOOL


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("curl: (6) Could not resolve host: github.com", NETWORK),
        ("fatal: unable to access 'https://github.com/x/': Failed to connect to github.com port 443", NETWORK),
        ("ssh: Temporary failure in name resolution", NETWORK),
        ("error: could not download file from 'https://release.lean-lang.org/'", NETWORK),
        ("error: No space left on device (os error 28)", DISK),
        ("write error: Disk quota exceeded", DISK),
        ("uncaught exception: leantar exited with code 1", CACHE),
        ("failed to read file 'Mathlib/Init.olean', incompatible header", CACHE),
        ("error: could not download nonexistent lean version `v9.9.9`", VERSION),
        ("warning: Could not find remote branch v4.29.7 to clone.", VERSION),
        ("error: build failed", TOOL),
        ("", TOOL),
    ],
)
def test_the_kind_of_a_failure(text: str, kind: FailureKind) -> None:
    failure = explain("lake build", 1, ["some line", *text.splitlines()])
    assert failure.kind is kind
    assert failure.cause.startswith("`lake build`")
    assert failure.remedy
    assert (text or "some line") in failure.cause


def test_a_full_disk_counts_before_the_network_that_it_breaks() -> None:
    lines = ["curl: (23) Failure writing output", "No space left on device", "curl: (56) connection reset"]
    assert explain("lake exe cache get", 1, lines).kind is DISK


def test_only_the_last_lines_are_shown() -> None:
    cause = explain("lake build", 1, [f"line {number}" for number in range(50)]).cause
    assert "line 49" in cause
    assert "line 40" not in cause

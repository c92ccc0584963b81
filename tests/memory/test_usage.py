"""What proofs use, by proof and by premise, against sums written out."""

from __future__ import annotations

import numpy as np
import pytest

from memory.usage import UsageIndex

USES = [[], [0], [0, 1], [], [1, 3, 0], [2, 2 + 1]]
"""What the proof of each document uses."""


def _index(proofs: list[list[int]] = USES) -> UsageIndex:
    starts = np.cumsum([0, *(len(used) for used in proofs)], dtype=np.int32)
    return UsageIndex(np.array([number for used in proofs for number in used], np.int32), starts)


def _nearness(size: int, rows: int = 2) -> np.ndarray:
    return np.random.default_rng(0).random((rows, size), np.float32)


@pytest.mark.parametrize("size", range(len(USES) + 1))
def test_uses_of_earlier_proofs_are_counted(size: int) -> None:
    wanted = [sum(used.count(number) for used in USES[:size]) for number in range(size)]
    assert _index().counts(size).tolist() == wanted


@pytest.mark.parametrize("size", range(1, len(USES) + 1))
def test_totals_add_up_how_near_the_users_are(size: int) -> None:
    (nearness,) = _nearness(size, 1)
    wanted = [
        sum(float(nearness[user]) / len(USES[user]) ** 0.5 for user in range(size) if number in USES[user])
        for number in range(size)
    ]
    assert _index().totals(nearness) == pytest.approx(wanted, abs=1e-6)


@pytest.mark.parametrize("size", range(1, len(USES) + 1))
def test_sum_and_largest_over_the_users_of_a_document(size: int) -> None:
    nearness, documents = _nearness(size), np.arange(size)[::2]
    sums, largest = _index().describe(documents, nearness, 1)
    assert len(largest) == 1
    for row, values in enumerate(nearness.astype(float)):
        for column, number in enumerate(documents):
            users = [user for user in range(size) if number in USES[user]]
            wanted = sum(values[user] / len(USES[user]) ** 0.5 for user in users)
            assert sums[row, column] == pytest.approx(wanted, abs=1e-6)
            if row == 0:
                assert largest[row, column] == pytest.approx(max((values[user] for user in users), default=0.0))


def test_no_documents_and_no_uses_have_no_users() -> None:
    none = np.zeros(0, np.int64)
    assert [found.shape for found in _index().describe(none, _nearness(3), 1)] == [(2, 0), (1, 0)]
    assert not _index([[], []]).describe(np.arange(2), _nearness(2), 2)[0].any()


def test_neighbours_name_what_they_use_and_themselves() -> None:
    nearness = np.array([0.0, 0.0, 0.0, 0.0, 1.0, 0.0], np.float32)
    found = _index().of_neighbours(nearness, np.zeros(6, np.float32))
    assert np.flatnonzero(found).tolist() == [0, 1, 3, 4]

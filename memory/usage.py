"""Usage: which premises the proofs of statements like a goal use, and from the other side which proofs use a premise.

In: the documents that each proof uses, and how near every statement is to a goal.  Out: for premises what the proofs
that use them add up to.  Only the proofs of the first ``size`` documents count: what comes later is not known yet.
Sources: k-NN premise selection as in Kaliszyk & Urban 2014; sums over all proofs as in MaSh (Kühlwein et al. 2013).
"""

from __future__ import annotations

import numpy as np

from memory.encoder import Floats
from memory.sparse import Ints
from memory.vectors import Numbers, largest

_NEIGHBOURS = 24


class UsageIndex:
    """The uses of all proofs, by proof and by premise: the users of ``p`` are ``users[user_starts[p]:…[p+1]]``."""

    def __init__(self, uses: Ints, use_starts: Ints) -> None:
        self.uses = uses
        self.use_starts = use_starts
        lengths = np.diff(use_starts)
        self.owners = np.repeat(np.arange(len(lengths)), lengths)
        self.users = self.owners[np.lexsort((self.owners, uses))]
        self.user_starts = np.concatenate(([0], np.cumsum(np.bincount(uses, minlength=len(lengths)))))
        self.share = (1.0 / np.sqrt(np.maximum(lengths, 1))).astype(np.float32)
        """What one use counts in a proof: the less, the more it uses."""

    def counts(self, size: int) -> Floats:
        """How often each premise is used."""
        return np.bincount(self.uses[: self.use_starts[size]], minlength=size)[:size].astype(np.float32)

    def totals(self, nearness: Floats) -> Floats:
        """For each of the documents that ``nearness`` tells of, how near the proofs that use it are, added up."""
        size = len(nearness)
        end = self.use_starts[size]
        weights = (nearness * self.share[:size])[self.owners[:end]]
        return np.bincount(self.uses[:end], weights=weights, minlength=size)[:size].astype(np.float32)

    def of_neighbours(self, nearness: Floats, counts: Floats) -> Floats:
        """What the proofs of the nearest statements use, and they themselves; ``counts``: logarithms of ``counts``."""
        size = len(nearness)
        found = np.zeros(size, np.float32)
        for neighbour in best(nearness, _NEIGHBOURS):
            used = self.uses[self.use_starts[neighbour] : self.use_starts[neighbour + 1]]
            used = used[used < size]
            weight = nearness[neighbour] ** 3
            if len(used):
                found[used] += weight / np.sqrt(len(used))
            found[neighbour] += 0.5 * weight
        return np.asarray(found / (1.0 + 0.5 * counts), np.float32)

    def describe(self, documents: Numbers, similarities: Floats, closest: int) -> tuple[Floats, Floats]:
        """Of each row of ``similarities`` the sum over the proofs that use a document, of the first ``closest`` rows
        the largest."""
        starts = self.user_starts[documents]
        lengths = self.user_starts[documents + 1] - starts
        owners = np.repeat(np.arange(len(documents)), lengths)
        users = self.users[np.arange(len(owners)) + np.repeat(starts - (np.cumsum(lengths) - lengths), lengths)]
        is_known = users < similarities.shape[1]
        owners, users = owners[is_known], users[is_known]
        sums = np.zeros((len(similarities), len(documents)), np.float32)
        tops = np.zeros((closest, len(documents)), np.float32)
        if len(users):
            values = similarities[:, users]
            first = np.flatnonzero(np.diff(owners, prepend=-1))
            tops[:, owners[first]] = np.maximum.reduceat(values[:closest], first, axis=1)
            sums[:, owners[first]] = np.add.reduceat(values * self.share[users], first, axis=1)
        return sums, tops


def best(scores: Floats, count: int) -> Numbers:
    """The numbers of the ``count`` best positive scores, best first; ties by number."""
    positive = np.flatnonzero(scores > 0.0)
    return positive[largest(scores[positive], count)]

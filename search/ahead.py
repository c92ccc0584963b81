"""Questions to a model that are answered while the search goes on with something else.

In: any ``TacticModel``.  Out: the same model, with one thing more: a question can be *begun*, and is answered in a
thread of its own until somebody asks it.  Nothing but time hangs on that: what a search sees are answers in the order
in which it asks for them.

A question is begun through the outermost model (``door``), which may answer it itself: from a journal, or because
another search has asked it before.  Only what comes down to this one is begun; the door meets ``NotYet`` then, and
must pass it on without having noted anything.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence

from prover.ports import TacticModel
from prover.types import ModelQuery, TacticProposal

Answers = Sequence[Sequence[TacticProposal]]
_Key = tuple[ModelQuery, int]


class NotYet(Exception):
    """The question was begun; ask it again to wait for the answer."""


class AheadModel:
    """Implements ``prover.ports.TacticModel`` for any number of threads."""

    def __init__(self, model: TacticModel) -> None:
        self.model = model
        self._here = threading.local()
        self._lock = threading.Lock()
        # Key: query and limit; value: the question it is part of, and its place there.  An entry goes when its answer
        # is asked for, or not wanted any more.
        self._begun: dict[_Key, tuple[_Question, int]] = {}

    def begin(self, door: TacticModel, queries: Sequence[ModelQuery], *, limit: int) -> None:
        """Let ``door`` be asked without waiting for an answer."""
        self._here.is_beginning = True
        try:
            door.propose(queries, limit=limit)
        except NotYet:
            pass
        finally:
            self._here.is_beginning = False

    def drop(self, queries: Sequence[ModelQuery], *, limit: int) -> None:
        """Nobody will ask what was begun; a model that is at it finishes in vain."""
        with self._lock:
            for query in queries:
                self._begun.pop((query, limit), None)

    @property
    def begun(self) -> int:
        """Questions that were begun and whose answers nobody has asked for."""
        with self._lock:
            return len(self._begun)

    def propose(self, queries: Sequence[ModelQuery], *, limit: int) -> Answers:
        """The answers, waited for if need be; see the port."""
        keys = [(query, limit) for query in queries]
        is_beginning = getattr(self._here, "is_beginning", False)
        with self._lock:
            begun = {key: self._begun[key] for key in keys if key in self._begun}
            rest = [query for query in queries if (query, limit) not in begun]
            if is_beginning and rest:
                question = _Question(self.model, rest, limit)
                self._begun.update({(query, limit): (question, place) for place, query in enumerate(rest)})
            elif not is_beginning:
                for key in begun:
                    del self._begun[key]
        if is_beginning:
            raise NotYet
        answers = {key: question.answers()[place] for key, (question, place) in begun.items()}
        if rest:
            answers.update(zip([(query, limit) for query in rest], self.model.propose(rest, limit=limit), strict=True))
        return [answers[key] for key in keys]


class _Question:
    """One question and the thread in which it is answered; the thread does not keep the process alive."""

    def __init__(self, model: TacticModel, queries: Sequence[ModelQuery], limit: int) -> None:
        self._answers: Answers = ()
        self._error: BaseException | None = None
        self._is_answered = threading.Event()
        threading.Thread(target=self._ask, args=(model, queries, limit), name="prover-ahead", daemon=True).start()

    def _ask(self, model: TacticModel, queries: Sequence[ModelQuery], limit: int) -> None:
        try:
            self._answers = model.propose(queries, limit=limit)
        except BaseException as error:  # it belongs to whoever asks for the answer
            self._error = error
        self._is_answered.set()

    def answers(self) -> Answers:
        """What the model said, once it has; raises what it raised."""
        self._is_answered.wait()
        if self._error is not None:
            raise self._error
        return self._answers

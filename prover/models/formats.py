"""How a proof state is written down for a tactic model, and how its answer is read.

In: a ``ModelQuery`` and the room for the prompt.  Out: a ``Prompt``; from a completion the tactics in it.

Published formats:

* ``reprover``: LeanDojo's ReProver (Yang et al., arXiv:2306.15626; repository ``lean-dojo/ReProver``, ``common.py``): a
  byT5 encoder-decoder reads the retrieved premises, each followed by an empty line, the best one last, then the state
  (all goals); at most 2,300 tokens.  What the state leaves of them (in bytes) goes to the premises, from the best one
  on; one that does not fit is left out and a shorter one after it may still have its place
  (``format_augmented_state``).  A state that is too long alone loses its end.  In a premise the name under declaration
  is marked ``<a>…</a>``, and so are names in an answer.  LeanDojo shows a premise's source text; the engine knows its
  type, so it is written as ``theorem <a>name</a> : type``.
* ``bfs-prover``: BFS-Prover (Xin et al., arXiv:2502.03438) and BFS-Prover-V2 (arXiv:2509.06493): the state, then
  ``:::``; the answer may repeat the state and ``:::`` before the tactic (model cards).
* ``prover``: our own, see ``render_prover``.
* ``chat``: a question for any instruction-tuned model (``prompts/tactic.txt``).

When a prompt of another format does not fit, premises go first (the least relevant ones), then goals other than the
main one, then the main goal's oldest hypotheses, and only then part of its target.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

from prover.models.answers import plain_tactic, tactics_of_chat
from prover.models.generation import Prompt, Room
from prover.types import ModelQuery, Premise

REPROVER_TOKENS = 2300
"""``max_inp_seq_len`` of the published ReProver generators (``generation/confs``)."""

BFS_SEPARATOR = ":::"

Render = Callable[[ModelQuery, Room, int], Prompt]
Parse = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class TacticFormat:
    """One way to ask for a tactic.

    ``render`` is given the query, the room, and how many tactics are wanted.  ``parse`` gives the tactics of one
    completion, best first.  ``stop``: texts that end a completion.  ``is_bare``: a completion is one tactic and nothing
    else, so that its probability is the tactic's.
    """

    name: str
    render: Render
    parse: Parse
    stop: tuple[str, ...] = ()
    is_bare: bool = True


def state_text(goals: Sequence[str]) -> str:
    """All goals as Lean displays them, the main one first."""
    return "\n\n".join(goals)


def fit_state(goals: Sequence[str], fits: Callable[[str], bool]) -> str:
    """The longest form of a state that fits: fewer goals, then fewer hypotheses, then the end of the target."""
    for count in range(len(goals), 0, -1):
        if fits(text := state_text(goals[:count])):
            return text
    lines = goals[0].split("\n")
    target = next((place for place, line in enumerate(lines) if line.startswith("⊢")), 0)
    for start in range(1, target + 1):
        if fits(text := "\n".join(lines[start:])):
            return text
    text = "\n".join(lines[target:])
    return text[len(text) - _most(len(text), lambda count: fits(text[-count:])) :]


def _most(top: int, fits: Callable[[int], bool]) -> int:
    """The largest number up to ``top`` that fits; 0 when none does."""
    low, high = 0, top
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def fit_premises(premises: Sequence[Premise], build: Callable[[Sequence[Premise]], str], room: Room) -> str:
    """The prompt with as many of the best premises as fit."""
    if room.has_place_for(text := build(premises)):
        return text
    count = _most(max(len(premises) - 1, 0), lambda count: room.has_place_for(build(premises[:count])))
    return build(premises[:count])


# -- ReProver --------------------------------------------------------------------------------------------------------


def render_reprover(query: ModelQuery, room: Room, wanted: int) -> Prompt:
    """Premises, the best one last, then the state."""
    room = room.at_most(REPROVER_TOKENS)
    state = state_text(query.state.goals)
    if not room.has_place_for(state):
        return Prompt(state[: _most(len(state), lambda count: room.has_place_for(state[:count]))])
    text, left = state, room.tokens - len(state.encode())
    for premise in query.premises:
        shown = f"{_reprover_premise(premise)}\n\n"
        if (size := len(shown.encode())) <= left:
            text, left = shown + text, left - size
    return Prompt(text)


def _reprover_premise(premise: Premise) -> str:
    declaration = premise.declaration
    keyword = "theorem" if declaration.kind in ("theorem", "axiom") else declaration.kind
    text = f"{keyword} <a>{declaration.name}</a>"
    return f"{text} : {declaration.type_text}" if declaration.type_text else text


def parse_reprover(answer: str) -> list[str]:
    """The tactic without the marks around the names of premises."""
    return plain_tactic(answer.replace("<a>", "").replace("</a>", ""))


# -- BFS-Prover ------------------------------------------------------------------------------------------------------


def render_bfs_prover(query: ModelQuery, room: Room, wanted: int) -> Prompt:
    """The state and the separator."""
    state = fit_state(query.state.goals, lambda text: room.has_place_for(text + BFS_SEPARATOR))
    return Prompt(state + BFS_SEPARATOR)


def parse_bfs_prover(answer: str) -> list[str]:
    """What stands after the last separator."""
    return plain_tactic(answer.rpartition(BFS_SEPARATOR)[2])


# -- ours ------------------------------------------------------------------------------------------------------------

PREMISES_LINE, STATE_LINE, TACTIC_LINE, END_LINE = "-- premises", "-- state", "-- tactic", "-- end"
"""Lean comments, so that the whole reads as Lean to a model that knows it; no goal display contains such a line."""


def render_prover(query: ModelQuery, room: Room, wanted: int) -> Prompt:
    """The premises one a line (``name : type``), the state, and a line after which the tactic is to stand.

    The answer ends with the model's end token or a line that starts with ``--``.
    """

    def build(premises: Sequence[Premise], state: str) -> str:
        shown = "".join(f"{_premise_line(item)}\n" for item in premises)
        head = f"{PREMISES_LINE}\n{shown}" if shown else ""
        return f"{head}{STATE_LINE}\n{state}\n{TACTIC_LINE}\n"

    state = fit_state(query.state.goals, lambda text: room.has_place_for(build((), text)))
    return Prompt(fit_premises(query.premises, lambda premises: build(premises, state), room))


def _premise_line(premise: Premise) -> str:
    name, text = premise.name, " ".join(premise.declaration.type_text.split())
    return f"{name} : {text}" if text else name


# -- chat ------------------------------------------------------------------------------------------------------------


def read_prompt(name: str) -> str:
    """A prompt of the package: ``prompts/NAME.txt``."""
    return (resources.files("prover.models") / "prompts" / f"{name}.txt").read_text(encoding="utf-8")


def render_chat(query: ModelQuery, room: Room, wanted: int) -> Prompt:
    """A question that explains itself."""
    template, system = read_prompt("tactic"), read_prompt("system").strip()

    def build(premises: Sequence[Premise], state: str) -> str:
        lemmas = "\n".join(_premise_line(item) for item in premises) or "(none)"
        history = "\n".join(query.history) or "(none yet)"
        return template.format(state=state, premises=lemmas, history=history, wanted=wanted)

    def fits(text: str) -> bool:
        return room.has_place_for(system + text)

    state = fit_state(query.state.goals, lambda text: fits(build((), text)))
    text = fit_premises(query.premises, lambda premises: build(premises, state), room.at_most(room.tokens - 200))
    return Prompt(text, is_chat=True, system=system)


FORMATS: Mapping[str, TacticFormat] = {
    "reprover": TacticFormat("reprover", render_reprover, parse_reprover),
    "bfs-prover": TacticFormat("bfs-prover", render_bfs_prover, parse_bfs_prover),
    "prover": TacticFormat("prover", render_prover, plain_tactic, ("\n--",)),
    "chat": TacticFormat("chat", render_chat, tactics_of_chat, is_bare=False),
}
"""Formats by name."""


def guess_format(name: str, *, is_seq2seq: bool = False, is_instructed: bool = False) -> TacticFormat:
    """The format a checkpoint was most likely trained on, from its name and kind."""
    simple = name.lower().replace("_", "-")
    if "bfs-prover" in simple:
        return FORMATS["bfs-prover"]
    if is_seq2seq or "reprover" in simple or "leandojo-lean4-tacgen" in simple:
        return FORMATS["reprover"]
    return FORMATS["chat" if is_instructed else "prover"]

"""The tree of a search as data, and as one page to look at it (``prover prove --trace-html OUT.html``).

In: the logs of the searches of a run (``journal.SearchLog``), which hold what was asked and answered whatever engine
asked.  Out: networkx node-link data, and a page that needs nothing but itself: style, program and data are in it.

A node is a state (its path of tactics from the root); its edges are the tactics that Lean accepted.  Refused tactics
are listed with their state.  States with equal goals point to the first one of them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib import resources
from typing import Any, Final

import jinja2
import networkx

from prover.driver.journal import ROOT, Ask, SearchLog, Step
from prover.driver.records import FinishedSearch
from prover.types import Refusal, RefusalKind

TEMPLATE: Final = "trace.html.j2"
_LONGEST_MESSAGE: Final = 500


def search_graph(log: SearchLog) -> networkx.DiGraph[int]:
    """The tree of one search.

    Node attributes: ``goals``, ``depth``, ``asked`` (place among the expansions, or ``None``), ``model_s``, ``lean_s``
    (all tactics tried on it), ``same_as``, ``on_proof``, ``tried`` (refused tactics).  Edge attributes: ``tactic``,
    ``log_prob``, ``lean_s``, ``kind``, ``order``.  A proved state is a node without goals.
    """
    graph: networkx.DiGraph[int] = networkx.DiGraph(label=log.identity.label)
    numbers = {ROOT: 0}
    first_with: dict[tuple[str, ...], int] = {log.identity.goals: 0}
    graph.add_node(0, **_node(log.identity.goals, 0))
    log_probs: dict[tuple[str, str], float] = {}
    asked = 0
    for order, entry in enumerate(log.entries):
        if isinstance(entry, Ask):
            for proposal in entry.proposals:
                log_probs.setdefault((entry.state, proposal.tactic), proposal.log_prob)
            if entry.state in numbers:
                asked += 1
                graph.nodes[numbers[entry.state]].update(asked=asked, model_s=round(entry.took_s, 4))
        elif isinstance(entry, Step) and entry.state in numbers:
            parent = numbers[entry.state]
            log_prob = log_probs.get((entry.state, entry.tactic))
            graph.nodes[parent]["lean_s"] = round(graph.nodes[parent]["lean_s"] + entry.took_s, 4)
            if entry.refusal is not None:
                graph.nodes[parent]["tried"].append(_tried(entry, entry.refusal, log_prob, order))
                continue
            number = numbers.setdefault(entry.key, len(numbers))
            node = _node(entry.goals, graph.nodes[parent]["depth"] + 1)
            if entry.goals:
                node["same_as"] = first_with.setdefault(entry.goals, number)
                node["same_as"] = None if node["same_as"] == number else node["same_as"]
            graph.add_node(number, **node)
            graph.add_edge(
                parent,
                number,
                tactic=entry.tactic,
                log_prob=log_prob,
                lean_s=round(entry.took_s, 4),
                kind="accepted" if entry.goals else "proved",
                order=order,
                remembered=entry.is_remembered,
            )
    _mark_proof(graph)
    return graph


def _node(goals: Sequence[str], depth: int) -> dict[str, Any]:
    return {
        "goals": list(goals),
        "depth": depth,
        "asked": None,
        "model_s": 0.0,
        "lean_s": 0.0,
        "same_as": None,
        "on_proof": False,
        "tried": [],
    }


def _tried(step: Step, refusal: Refusal, log_prob: float | None, order: int) -> dict[str, Any]:
    message = refusal.message
    if len(message) > _LONGEST_MESSAGE:
        message = message[:_LONGEST_MESSAGE] + " […]"
    kind = "timeout" if refusal.kind is RefusalKind.TIMEOUT else "refused"
    return {
        "tactic": step.tactic,
        "log_prob": log_prob,
        "lean_s": round(step.took_s, 4),
        "kind": kind,
        "message": message,
        "order": order,
        "remembered": step.is_remembered,
    }


def _mark_proof(graph: networkx.DiGraph[int]) -> None:
    """The way from the root to every state without goals."""
    for number in [number for number, goals in graph.nodes(data="goals") if not goals]:
        at: int | None = number
        while at is not None:
            graph.nodes[at]["on_proof"] = True
            at = next(iter(graph.predecessors(at)), None)


def search_data(search: FinishedSearch) -> dict[str, Any]:
    """One search as node-link data with a summary."""
    graph = search_graph(search.log)
    outcome = search.outcome
    nodes = graph.nodes(data=True)
    return {
        "label": search.log.identity.label,
        "status": "interrupted" if outcome is None else outcome.status.value,
        "script": [] if outcome is None else list(outcome.tactics),
        "elapsed_s": round(max((entry.at_s for entry in search.log.entries), default=0.0), 3),
        "lean_s": round(sum(node["lean_s"] for _, node in nodes), 3),
        "model_s": round(sum(node["model_s"] for _, node in nodes), 3),
        "tactics": sum(1 for entry in search.log.entries if isinstance(entry, Step)),
        "tree": networkx.node_link_data(graph, edges="edges"),
    }


def trace_page(searches: Sequence[FinishedSearch], *, title: str) -> str:
    """The page."""
    data = [search_data(search) for search in searches]
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # The data stands in a script element: nothing in it may look like the end of one.
    text = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    source = resources.files("prover.driver").joinpath("templates", TEMPLATE).read_text(encoding="utf-8")
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, keep_trailing_newline=True)
    return environment.from_string(source).render(title=title, data=text)

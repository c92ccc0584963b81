"""The checker of what a search tree promises.  On in the tests of the engines.

In: a tree.  Out: nothing, or an ``InternalError`` that names the first promise broken.
"""

from __future__ import annotations

from collections.abc import Sequence

from prover.errors import InternalError
from search.tree import EdgeKind, Node, NodeStatus, Tree

_TOLERANCE = 1e-9


def check_invariants(tree: Tree, asked: Sequence[Node] = ()) -> None:
    """Raise ``InternalError`` when the tree is not what ``search.tree`` promises.

    ``asked``: the nodes about which a model was asked that has not been heard yet.
    """
    marked = [node.number for node in tree.nodes if node.status is NodeStatus.ASKED]
    if marked != sorted(node.number for node in asked):
        raise InternalError(f"nodes {marked} wait for an answer that nobody was asked for, or the other way round")
    for number, node in enumerate(tree.nodes):
        if node.number != number:
            raise InternalError(f"node {number} carries the number {node.number}")
        _check_goals(node)
        _check_edges(tree, node)
        _check_place(tree, node)
        _check_proof(tree, node)
    if tree.merges:
        keys = [node.key for node in tree.nodes]
        if len(set(keys)) != len(keys):
            raise InternalError("two nodes have the same key")


def _check_goals(node: Node) -> None:
    where = f"node {node.number}"
    if not node.state.goals or not 0 < node.own == len(node.marks) == len(node.goals) == len(node.key.goals):
        raise InternalError(f"{where}: goals, marks and key do not belong together")
    if any(mark.log_prob > _TOLERANCE for mark in node.marks):
        raise InternalError(f"{where}: a log probability is positive")


def _check_edges(tree: Tree, node: Node) -> None:
    where = f"node {node.number}"
    tried = [edge.proposal for edge in node.edges]
    if len(set(tried)) != len(tried) or set(tried) & set(node.untried):
        raise InternalError(f"{where}: a proposal was tried twice")
    if len(tried) + len(node.untried) != len(node.proposals):
        raise InternalError(f"{where}: a proposal is neither tried nor waiting")
    if any(edge.tactic != node.proposals[edge.proposal].tactic for edge in node.edges):
        raise InternalError(f"{where}: a tactic was tried that was not proposed")
    if node.status in (NodeStatus.FRESH, NodeStatus.ASKED) and node.untried:
        raise InternalError(f"{where}: has proposals, but is still marked {node.status.value}")
    if not -_TOLERANCE <= node.refused_mass <= 1 + 1e-6:
        raise InternalError(f"{where}: refused probability mass {node.refused_mass}")
    leads = (EdgeKind.NEW, EdgeKind.MERGED, EdgeKind.DOMINATED)
    for edge in node.edges:
        if bool(edge.targets) is not (edge.kind in leads) or any(not 0 <= n < len(tree.nodes) for n in edge.targets):
            raise InternalError(f"{where}: an edge leads where it cannot")


def _check_place(tree: Tree, node: Node) -> None:
    where = f"node {node.number}"
    if node.parent is None:
        if node is not tree.root:
            raise InternalError(f"{where}: no parent")
        return
    if len(node.path()) != node.depth + 1 or node.path()[0] is not tree.root:
        raise InternalError(f"{where}: depth {node.depth} does not match its path")
    if not any(node.number in edge.targets and edge.tactic == node.tactic for edge in node.parent.edges):
        raise InternalError(f"{where}: its parent has no edge to it")
    is_forgiving = tree.forgives_closed or tree.splits
    if not is_forgiving and node.mark.log_prob < node.parent.mark.log_prob + node.log_prob - 1e-6:
        raise InternalError(f"{where}: its mark is worse than its path")


def _check_proof(tree: Tree, node: Node) -> None:
    where = f"node {node.number}"
    if node.proof is None:
        if any(edge.kind is EdgeKind.PROVED for edge in node.edges):
            raise InternalError(f"{where}: has an edge that closes it, but counts as open")
        return
    if node.is_hopeless:
        raise InternalError(f"{where}: proved and without hope")
    if node.proof not in node.edges or any(tree.nodes[number].proof is None for number in node.proof.targets):
        raise InternalError(f"{where}: its proof rests on something unproved")
    below, seen = list(node.proof.targets), set[int]()
    while below:
        number = below.pop()
        if number == node.number:
            raise InternalError(f"{where}: its proof rests on itself")
        edge = tree.nodes[number].proof
        if number not in seen and edge is not None:
            seen.add(number)
            below.extend(edge.targets)

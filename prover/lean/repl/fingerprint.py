"""A goal's fingerprint: equal for two goals exactly when hypotheses and target are the same terms, up to names.

Comes in: a goal and its metavariable context. Goes out: a hash that means the same in every process, or "" for a goal
that mentions metavariables. A display hides implicit arguments, instances and the types of numerals; the fingerprint
does not. Hypotheses count by their place (auxiliary ones and the values of ``let`` too), constants by their names: what
a name stands for is the environment's matter, not the goal's.
"""

from __future__ import annotations

import hashlib
from typing import Final

from prover.lean.elab.term_base import ElabMeta
from prover.lean.expr import App, Binding, BVar, Const, Expr, FVar, Lam, Let, Lit, Proj, Sort
from prover.lean.subst import push_children

_MOST_KEPT: Final = 50_000
# Cache: key a term without free variables, value its digest; emptied when it has grown to `_MOST_KEPT` terms. A hit is
# sound because terms are hash-consed and the digest depends on the term alone.
_closed: dict[Expr, bytes] = {}


def goal_fingerprint(m: ElabMeta, goal: int) -> str:
    """The fingerprint of the goal with this metavariable number."""
    if len(_closed) > _MOST_KEPT:
        _closed.clear()
    with m.with_mvar_context(goal) as decl:
        digests: dict[Expr, bytes] = {}
        whole = hashlib.sha256()
        for place, local in enumerate(decl.lctx):
            for part in (local.type, local.value):
                if part is None:
                    whole.update(b"-")
                    continue
                term = m.instantiate_mvars(part)
                if term.has_mvar:
                    return ""
                whole.update(_digest_of(term, digests))
            digests[local.fvar] = b"local" + place.to_bytes(4, "big")
        target = m.instantiate_mvars(decl.type)
        if target.has_mvar:
            return ""
        whole.update(_digest_of(target, digests))
    return whole.hexdigest()[:32]


def _digest_of(e: Expr, own: dict[Expr, bytes]) -> bytes:
    """The digest of a term; ``own`` has those of the goal's free variables and of terms that hold some."""
    stack = [e]
    while stack:
        cur = stack[-1]
        table = own if cur.has_fvar else _closed
        if cur in table:
            stack.pop()
            continue
        size = len(stack)
        push_children(cur, stack)
        missing = [child for child in stack[size:] if child not in (own if child.has_fvar else _closed)]
        del stack[size:]
        if missing:
            stack.extend(missing)
        else:
            stack.pop()
            table[cur] = _node(cur, own)
    return (own if e.has_fvar else _closed)[e]


def _node(e: Expr, own: dict[Expr, bytes]) -> bytes:
    def of(child: Expr) -> bytes:
        return (own if child.has_fvar else _closed)[child]

    if type(e) is App:
        return _hash(b"app", of(e.fn), of(e.arg))
    if isinstance(e, Binding):
        return _hash(b"lam" if type(e) is Lam else b"pi", of(e.binder_type), of(e.body))
    if type(e) is Const:
        return _hash(b"const", str(e.name).encode(), ",".join(str(level) for level in e.levels).encode())
    if type(e) is BVar:
        return _hash(b"var", str(e.idx).encode())
    if type(e) is Sort:
        return _hash(b"sort", str(e.level).encode())
    if type(e) is Lit:
        kind = b"nat" if type(e.value) is int else b"str"
        text = hex(e.value) if isinstance(e.value, int) else e.value
        return _hash(kind, text.encode("utf-8", errors="surrogatepass"))
    if type(e) is Proj:
        return _hash(b"proj", str(e.struct_name).encode(), str(e.idx).encode(), of(e.struct))
    if type(e) is Let:
        return _hash(b"let", of(e.type), of(e.value), of(e.body))
    if type(e) is FVar:
        return _hash(b"foreign", str(e.uid).encode())  # a variable of no goal: equal to nothing in another process
    raise ValueError(f"no fingerprint of {type(e).__name__}")


def _hash(*parts: bytes) -> bytes:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(4, "big"))
        digest.update(part)
    return digest.digest()

"""Type-class instance search.

Source: Lean 4 ``src/Lean/Meta/SynthInstance.lean``. Depth-first with backtracking over candidates (local instances
first, then global ones by priority, later declarations first); goals without metavariables are solved once and
remembered, and so are their failures, for as long as they mean something (the tabling that matters for diamonds and
loops); outParams are replaced by metavariables and unified last.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Final

from prover.lean.declaration import InductiveInfo
from prover.lean.expr import (
    HAS_EXPR_MVAR,
    HAS_FVAR,
    HAS_MVAR,
    BinderInfo,
    Const,
    Expr,
    FVar,
    MVar,
    Pi,
    get_app_fn,
    mk_app,
    mk_apps,
    mk_const,
    unfold_app,
)
from prover.lean.meta.attributes import CLASSES, INSTANCES, InstanceEntry, projection_info, reducibility
from prover.lean.meta.base import Transparency
from prover.lean.meta.defeq import DefEq
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck
from prover.lean.meta.mctx import MetavarContext, MVarKind
from prover.lean.name import Name, mk_name
from prover.lean.subst import eta, instantiate1

MAX_DEPTH: Final = 48
MAX_RESULT_SIZE: Final = 128
_OFFSET_HEADS: Final = frozenset(mk_name(n) for n in ("HAdd.hAdd", "OfNat.ofNat", "Nat.succ", "Nat.add", "Nat.zero"))

Head = Name | int | None
Key = tuple[Head, tuple[Name | None, ...]]
"""Head symbol of an argument of a class, and those inductive types that are heads of its own arguments; None where
anything may stand."""

ANY_KEY: Final[Key] = (None, ())
"""For instances among the arguments: many terms are the same instance."""

_INSTANCE_KEYS: Final[dict[Expr, tuple[Key, ...]]] = {}
"""Key: the type of an instance; value: the keys of its class's arguments. Never reset: a new instance adds one entry.
Only a first test before unification; sound because a type's shape does not change, as in Lean, which computes the keys
when the instance is declared."""


class Frame:
    """A goal of the search that is being solved, for as long as it is on the path.

    ``cut``: the nearest goal above it (its index on the path) because of which something below was given up: a loop.
    Then its failure is no proof that it has no solution, but it will fail again while that goal is being solved, which
    remembers it in ``failed`` (goals with their local instances). ``is_deep``: something was given up for its depth.
    """

    __slots__ = ("cut", "failed", "goal", "is_deep")

    def __init__(self, goal: Expr) -> None:
        self.goal = goal
        self.cut = -1
        self.is_deep = False
        self.failed: set[tuple[Expr, object]] = set()


def _fails_on(path: Sequence[Frame], goal: Expr, key: tuple[Expr, object]) -> bool:
    """Is the goal on the path, or known to fail below a goal that is? The goals after that one hang on it then."""
    for index, frame in enumerate(path):
        if frame.goal is goal or key in frame.failed:
            for later in path[index + 1 :]:
                later.cut = max(later.cut, index)
            return True
    return False


class Instances(DefEq):
    """Adds ``is_class``, ``synth_instance``, ``synth_pending``."""

    synth_pending_depth = 0

    # ------------------------------------------------------------ classes
    def is_class(self, type: Expr) -> Name | None:
        """The class name if ``type`` is ``∀ xs, C …`` for a class ``C``."""
        classes = self.env.state(CLASSES)
        body = type
        while isinstance(body, Pi):
            body = body.body
        head = get_app_fn(body)
        if isinstance(head, Const):
            if head.name in classes:
                return head.name
            if reducibility(self.env, head.name) != "reducible":
                return None
        elif not isinstance(head, MVar):
            return None
        return self._is_class_slow(type)

    def _is_class_slow(self, type: Expr) -> Name | None:
        with self.scope():
            cur = type
            while True:
                cur = self.whnf_r(cur)
                if not isinstance(cur, Pi):
                    break
                fvar = self.push_local(cur.binder_name, cur.binder_type, cur.info, True)
                cur = instantiate1(cur.body, fvar)
        head = get_app_fn(cur)
        return head.name if isinstance(head, Const) and head.name in self.env.state(CLASSES) else None

    # ------------------------------------------------------------ entry points
    def synth_instance(self, type: Expr) -> Expr | None:
        """An instance of class ``type``; None when there is none; Stuck when metavariables block the search."""
        type = self.instantiate_mvars(type)
        if type.flags & HAS_EXPR_MVAR:
            type = self._synth_arguments(type)
        key = None
        if not type.flags & HAS_MVAR:
            key = (type, self.local_instances)
            if key in self.instance_cache:
                return self.instance_cache[key]  # type: ignore[no-any-return]
        saved, transparency = self.mctx.save(), self.transparency
        levels, self.postponed_levels = self.postponed_levels, ()
        self.transparency = Transparency.INSTANCES
        result = None
        try:
            result = self._synth_main(type)
        finally:
            self.transparency = transparency
            self.postponed_levels = levels
            if result is None:
                self.mctx.restore(saved)
        if result is None:
            if key is None and self._blocked(type):
                raise Stuck()
        elif (key is None or self._has_outputs(type)) and not self._unify_outputs(type, result):
            self.mctx.restore(saved)
            result = None
        if key is not None:
            self.instance_cache[key] = result
        return None if result is None else self.instantiate_mvars(result)

    def _synth_arguments(self, type: Expr) -> Expr:
        """Solve the pending instances among the arguments of a class first (Lean meets them when unification with a
        candidate is stuck): ``IsOrderedRing α ?semiring ?order``."""
        for arg in unfold_app(type)[1]:
            if isinstance(arg, MVar) and not self.mctx.is_assigned(arg.uid) and self._is_assignable(arg.uid):
                self.synth_pending(arg)
        return self.instantiate_mvars(type)

    def _blocked(self, type: Expr) -> bool:
        """Are there metavariables outside outParam positions?"""
        body = type
        while isinstance(body, Pi):
            body = body.body
        fn, args = unfold_app(body)
        outs = self.env.state(CLASSES).get(fn.name, ()) if isinstance(fn, Const) else ()
        return any(a.flags & HAS_EXPR_MVAR for i, a in enumerate(args) if i not in outs) or not isinstance(fn, Const)

    def _has_outputs(self, type: Expr) -> bool:
        """Does the class have outParams? The search ignores what is there, so the result must be compared."""
        while isinstance(type, Pi):
            type = type.body
        fn = get_app_fn(type)
        return not isinstance(fn, Const) or bool(self.env.state(CLASSES).get(fn.name, ()))

    def _unify_outputs(self, type: Expr, result: Expr) -> bool:
        old = self.transparency
        self.transparency = Transparency.DEFAULT
        try:
            return self.is_def_eq(type, self.infer_type(result))
        finally:
            self.transparency = old

    def _synth_main(self, type: Expr) -> Expr | None:
        saved = self.mctx.save()
        with self.scope():
            fvars, body = self.forall_telescope(type)
            self.mctx.depth += 1
            try:
                goal = self._with_out_mvars(body)
                for solution in self._solve(goal, 0, ()):
                    value = self.instantiate_mvars(solution)
                    result = eta(self.mk_lambda(fvars, value))
                    if result.flags & HAS_EXPR_MVAR and self._has_inner_mvar(result):
                        continue
                    return result
            finally:
                self.mctx.depth = saved[5]
        return None

    def _has_inner_mvar(self, e: Expr) -> bool:
        depth = self.mctx.depth
        return any(self.mctx.decl(uid).depth >= depth for uid in self.mctx.collect_mvars(e))

    def _with_out_mvars(self, body: Expr) -> Expr:
        """Replace outParam arguments by fresh metavariables."""
        fn, args = unfold_app(self.whnf_r(body) if not isinstance(get_app_fn(body), Const) else body)
        if not isinstance(fn, Const):
            return body
        outs = self.env.state(CLASSES).get(fn.name)
        if outs is None:
            new = self.whnf_r(body)
            return body if new is body else self._with_out_mvars(new)
        if not outs:
            return mk_apps(fn, args)
        levels = fn.levels
        result_levels = tuple([self.mk_level_mvar() if u.has_mvar else u for u in levels])
        cur: Expr = mk_const(fn.name, result_levels)
        for i, arg in enumerate(args):
            if i in outs:
                type_ = self.whnf(self.infer_type(cur))
                arg = self.mk_mvar(type_.binder_type) if isinstance(type_, Pi) else arg
            cur = mk_app(cur, arg)
        return cur

    # ------------------------------------------------------------ search
    def _solve(self, goal: Expr, depth: int, path: tuple[Frame, ...]) -> Generator[Expr]:
        """Solutions of ``goal`` (a class application), the state set accordingly at each yield."""
        self.tick("typeclass", 5)
        goal = self.instantiate_mvars(goal)
        closed = not goal.flags & HAS_MVAR
        key = (goal, self.local_instances)
        if closed and key in self.instance_cache:
            cached = self.instance_cache[key]
            if cached is not None:
                yield cached
            return
        fixed = closed or (bool(path) and self._is_fixed(goal))
        if fixed and _fails_on(path, goal, key):
            return
        if depth > MAX_DEPTH:
            for above in path:
                above.is_deep = True
            return
        frame = Frame(goal)
        candidates = self._candidates(goal)  # declares universe metavariables: save after it
        saved = self.mctx.save()
        is_solved = False
        for candidate in candidates:
            self.mctx.restore(saved)
            if isinstance(candidate, Name):  # after the restore, which would forget the fresh levels
                candidate = self.mk_const_with_fresh_levels(candidate)
            for solution in self._try_candidate(goal, candidate, depth, (*path, frame)):
                if closed:
                    value = self.instantiate_mvars(solution)
                    if not value.flags & HAS_EXPR_MVAR:
                        self.instance_cache[key] = value
                        yield value
                        return
                is_solved = True
                yield solution
        self.mctx.restore(saved)
        if fixed and not is_solved:
            if closed and (not path or (frame.cut < 0 and not frame.is_deep)):
                self.instance_cache[key] = None
            elif path and not frame.is_deep:
                path[max(0, frame.cut)].failed.add(key)

    def _is_fixed(self, goal: Expr) -> bool:
        """Has it no metavariable that the search could assign? Those of its caller keep their values meanwhile."""
        depth = self.mctx.depth
        return all(self.mctx.decl(uid).depth < depth for uid in self.mctx.collect_mvars(goal))

    def _try_candidate(self, goal: Expr, candidate: Expr, depth: int, path: tuple[Frame, ...]) -> Generator[Expr]:
        mvars, infos, body = self.forall_meta_telescope(self.infer_type(candidate), whnf=False)
        head, wanted = get_app_fn(body), get_app_fn(goal)
        if not isinstance(head, Const) or (isinstance(wanted, Const) and head.name is not wanted.name):
            more, more_infos, body = self.forall_meta_telescope(body)
            mvars, infos = [*mvars, *more], [*infos, *more_infos]
        if isinstance(goal, Pi):
            yield from self._try_pi_goal(goal, candidate, depth, path)
            return
        try:
            if not self.is_def_eq(goal, body):
                if self._waits_for_outer(goal, body):
                    raise Stuck  # it may fit once more is known: a later candidate must not win before that
                return
        except Stuck:
            if self._waits_for_outer(goal, body):
                raise
            return
        value = mk_apps(candidate, mvars)
        subgoals = [
            m
            for m, info in zip(mvars, infos, strict=True)
            if info is BinderInfo.INST_IMPLICIT and not self.mctx.is_assigned(m.uid)
        ]
        for _ in self._solve_all(subgoals, depth + 1, path):
            yield value

    def _waits_for_outer(self, goal: Expr, body: Expr) -> bool:
        """Did unification fail only at arguments of ``goal`` that are metavariables of the caller?"""
        waits = False
        for a, b in zip(unfold_app(goal)[1], unfold_app(body)[1], strict=False):
            a = self.instantiate_mvars(a)
            head = get_app_fn(a)
            if isinstance(head, MVar) and not self.mctx.is_assignable(head.uid):
                waits = True
            elif not a.flags & HAS_EXPR_MVAR:
                if not self.is_def_eq_no_assign(a, b):
                    return False
            elif isinstance(head, Const):
                other = get_app_fn(self.instantiate_mvars(b))
                if isinstance(other, Const) and other.name is not head.name:
                    return False
                waits = waits or self._waits_for_outer(a, b)
        return waits

    def _try_pi_goal(self, goal: Expr, candidate: Expr, depth: int, path: tuple[Frame, ...]) -> Generator[Expr]:
        with self.scope():
            fvars, body = self.forall_telescope(goal)
            for solution in self._try_candidate(body, candidate, depth, path):
                yield eta(self.mk_lambda(fvars, self.instantiate_mvars(solution)))

    def _solve_all(self, subgoals: Sequence[MVar], depth: int, path: tuple[Frame, ...]) -> Generator[None]:
        pending = [m for m in subgoals if not self.mctx.is_assigned(m.uid)]
        if not pending:
            yield
            return
        chosen = pending[0]
        for m in pending:
            if not self._blocked(self.instantiate_mvars(self.mctx.decl(m.uid).type)):
                chosen = m
                break
        rest = [m for m in pending if m is not chosen]
        goal = self.instantiate_mvars(self.mctx.decl(chosen.uid).type)
        saved = self.mctx.save()
        for solution in self._solve_goal(goal, depth, path):
            after = self.mctx.save()
            try:
                ok = self.is_def_eq(goal, self.infer_type(solution))
            except Stuck:
                ok = False
            if ok and not self.mctx.is_assigned(chosen.uid):
                self.mctx.assign(chosen.uid, solution)
            if ok:
                yield from self._solve_all(rest, depth, path)
            self.mctx.restore(after)
        self.mctx.restore(saved)

    def _solve_goal(self, goal: Expr, depth: int, path: tuple[Frame, ...]) -> Generator[Expr]:
        """A subgoal ``∀ xs, C …``."""
        head = get_app_fn(goal)
        if isinstance(head, Const) and head.name not in self.env.state(CLASSES):
            goal = self.whnf_r(goal)  # an abbreviation such as ``DecidableEq α``
        if not isinstance(goal, Pi):
            head = get_app_fn(goal)
            if isinstance(head, Const) and head.name not in self.env.state(CLASSES):
                goal = self.whnf(goal)  # a class behind a definition, such as `DecidableEq α`
        if not isinstance(goal, Pi):
            yield from self._solve(self._with_out_mvars(goal), depth, path)
            return
        with self.scope():
            fvars, body = self.forall_telescope(goal)
            for solution in self._solve(self._with_out_mvars(body), depth, path):
                yield eta(self.mk_lambda(fvars, self.instantiate_mvars(solution)))

    def _candidates(self, goal: Expr) -> list[Expr | Name]:
        """Local instances (variables) and global ones (names) that may fit, in the order to try."""
        fn, args = unfold_app(goal)
        if not isinstance(fn, Const):
            return []
        out: list[Expr | Name] = [i.fvar for i in reversed(self.local_instances) if i.class_name is fn.name]
        entries = self.env.state(INSTANCES).get(fn.name, ())
        infos = self.binder_infos(fn, len(args))
        keys = [
            ANY_KEY
            if info is BinderInfo.INST_IMPLICIT
            else self._key(self.whnf_r(a) if a.flags & (HAS_FVAR | HAS_EXPR_MVAR) == 0 else a)
            for a, info in zip(args, infos, strict=False)
        ]
        fitting = [e for e in entries if self._may_match(e, keys)]
        fitting.reverse()
        if len(fitting) > 1:  # Lean's tree of instances is asked for ``Add ℕ`` before ``Add ?α``
            fitting.sort(key=lambda e: (-e.priority, [wanted is None for wanted, _ in self._instance_keys(e.name)]))
        for entry in fitting:
            out.append(entry.name)
        return out

    def _may_match(self, entry: InstanceEntry, keys: Sequence[Key]) -> bool:
        for (wanted, wanted_parts), (head, parts) in zip(self._instance_keys(entry.name), keys, strict=False):
            if wanted is None or head is None:
                continue
            if wanted != head:
                return False
            if wanted_parts and parts:
                for w, p in zip(wanted_parts, parts, strict=False):
                    if w is not p and w is not None and p is not None:
                        return False
        return True

    def _instance_keys(self, name: Name) -> tuple[Key, ...]:
        info = self.env.find(name)
        if info is None:
            return ()
        found = _INSTANCE_KEYS.get(info.type)
        if found is None:
            # A context of its own: whether the keys were known already must not show in numbers of metavariables.
            mctx, self.mctx = self.mctx, MetavarContext()
            try:
                found = _INSTANCE_KEYS[info.type] = self._keys_of_type(info.type)
            finally:
                self.mctx = mctx
        return found

    def _keys_of_type(self, type: Expr) -> tuple[Key, ...]:
        classes = self.env.state(CLASSES)
        _, _, body = self.forall_meta_telescope(type, whnf=False)
        head = get_app_fn(body)
        if not isinstance(head, Const) or head.name not in classes:
            _, _, body = self.forall_meta_telescope(body)  # an abbreviation such as ``DecidableEq``
        head, args = unfold_app(body)
        is_class = isinstance(head, Const) and head.name in classes
        if not is_class:
            return ()
        return tuple([self._key(a if a.flags & (HAS_FVAR | HAS_EXPR_MVAR) else self.whnf_r(a), True) for a in args])

    def _key(self, arg: Expr, is_pattern: bool = False) -> Key:
        head = self._head_key(arg, is_pattern)
        if not isinstance(head, Name):
            return head, ()
        parts = [get_app_fn(a) for a in unfold_app(arg)[1]]
        return head, tuple([p.name if isinstance(p, Const) and self._is_type_name(p.name) else None for p in parts])

    def _is_type_name(self, name: Name) -> bool:
        return isinstance(self.env.find(name), InductiveInfo)

    def _head_key(self, arg: Expr, is_pattern: bool) -> Head:
        """Head symbol for the quick test; None where anything may match. A goal's irreducible head (``ℝ``) is no other.
        """
        head = get_app_fn(arg)
        if isinstance(head, Const):
            if head.name in _OFFSET_HEADS:
                return None
            status = reducibility(self.env, head.name)
            if status != "semireducible" and (is_pattern or status != "irreducible"):
                info = projection_info(self.env, head.name)  # ``LT.lt``: unfolds only with its instance
                return head.name if info is not None and info.from_class else None
            return head.name
        if isinstance(head, FVar):
            local = self.lctx.find(head.uid)
            return head.uid if local is not None and local.value is None else None
        if isinstance(arg, Pi):
            return -1
        if isinstance(arg, MVar) and not self.mctx.is_assigned(arg.uid) and not self.mctx.is_assignable(arg.uid):
            return -2 - arg.uid  # fits no pattern but a variable
        return None

    # ------------------------------------------------------------ pending instances
    def synth_pending(self, mvar: MVar) -> bool:
        """Assign a SYNTHETIC metavariable by instance search, if possible now."""
        if self.synth_pending_depth > 2:
            return False
        decl = self.mctx.decl(mvar.uid)
        if decl.kind is not MVarKind.SYNTHETIC or decl.depth > self.mctx.depth:
            return False
        self.synth_pending_depth += 1
        try:
            with self.with_mvar_context(mvar.uid):
                if self.is_class(decl.type) is None:
                    return False
                try:
                    value = self.synth_instance(decl.type)
                except (Stuck, LeanError) as err:
                    if isinstance(err, HeartbeatsExceeded):
                        raise
                    return False
        finally:
            self.synth_pending_depth -= 1
        if value is None or self.mctx.is_assigned(mvar.uid):
            return self.mctx.is_assigned(mvar.uid)
        self.mctx.assign(mvar.uid, value)
        return True

    def synthesize_inst_mvar(self, mvar: MVar) -> bool:
        """Solve an instance metavariable; True when assigned (consistently). Stuck is raised when blocked; LeanError
        (``failed to synthesize``) when there is no instance."""
        type_ = self.instantiate_mvars(self.mctx.decl(mvar.uid).type)
        value = self.synth_instance(type_)
        if value is None:
            raise self.error(FAILED_TO_SYNTHESIZE, type_)
        if self.mctx.is_assigned(mvar.uid):
            old = self.instantiate_mvars(mvar)
            if not self.is_def_eq(old, value):
                raise self.error(
                    "synthesized type class instance is not definitionally equal to expression inferred by typing "
                    "rules, synthesized\n  {}\ninferred\n  {}",
                    value,
                    old,
                )
            return True
        self.mctx.assign(mvar.uid, value)
        return True


FAILED_TO_SYNTHESIZE: Final = (
    "failed to synthesize instance of type class\n  {}\n\n"
    "Hint: Type class instance resolution failures can be inspected with the "
    "`set_option trace.Meta.synthInstance true` command."
)

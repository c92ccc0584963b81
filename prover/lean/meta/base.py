"""The elaborator's working state (Lean's ``MetaM``): environment, metavariables, current local context, options.

Source: Lean 4 ``src/Lean/Meta/Basic.lean``. :class:`MetaBase` holds state, scopes, telescopes and binders; reduction,
type inference, unification and instance search are added by the subclasses in this package and meet in
:class:`prover.lean.meta.meta.Meta`. The methods that end in ``NotImplementedError`` here are those hooks.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from enum import IntEnum
from typing import Any, Final, Literal

import immutables

from prover.lean.declaration import ConstantInfo, Declaration
from prover.lean.environment import Environment
from prover.lean.expr import (
    DEFAULT,
    BinderInfo,
    Expr,
    FVar,
    Lam,
    Let,
    MVar,
    Pi,
    mk_const,
    mk_fvar,
    mk_mvar,
    mk_sort,
)
from prover.lean.level import Level, mk_level_mvar
from prover.lean.local_context import EMPTY_CONTEXT, LocalContext, LocalDecl
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError
from prover.lean.meta.mctx import LocalInstance, LocalInstances, MetavarContext, MVarDecl, MVarKind, Saved, fresh_uid
from prover.lean.name import ANONYMOUS, Name
from prover.lean.subst import instantiate_level_params, instantiate_rev

OptionValue = bool | int | str


class Transparency(IntEnum):
    """Which definitions may be unfolded."""

    NONE = 0
    REDUCIBLE = 1
    INSTANCES = 2
    IMPLICIT = 3
    DEFAULT = 4
    ALL = 5


DEFAULT_HEARTBEATS: Final = 200_000
HEARTBEAT_CEILING: Final = 4_000_000
"""What ``maxHeartbeats 0`` means here: never infinity."""

UNIT_STEPS_PER_HEARTBEAT: Final = 10


class MetaBase:
    """State shared by every elaborator and tactic function. One instance serves one command; proof states of the REPL
    keep what they need through :meth:`save`."""

    def __init__(
        self,
        env: Environment,
        options: immutables.Map[str, OptionValue] | None = None,
    ) -> None:
        self.env = env
        self.options: immutables.Map[str, OptionValue] = options if options is not None else immutables.Map()
        self.mctx = MetavarContext()
        self.lctx: LocalContext = EMPTY_CONTEXT
        self.local_instances: LocalInstances = ()
        self.transparency = Transparency.DEFAULT
        self.steps = 0
        limit = self.options.get("maxHeartbeats", DEFAULT_HEARTBEATS)
        beats = limit if isinstance(limit, int) and limit > 0 else HEARTBEAT_CEILING
        self.max_heartbeats = beats
        self.step_limit = min(beats, HEARTBEAT_CEILING) * UNIT_STEPS_PER_HEARTBEAT
        self.macro_scope = 0
        self.assign_synthetic_opaque = False
        self.conv_goals: set[int] = set()  # goals shown as `| lhs`; uids are never reused
        self.reset_caches()
        self.unfold_log: set[Name] | None = None
        """While a failure is being explained: the definitions that were unfolded."""

    def reset_caches(self) -> None:
        """Caches over metavariable-free terms; sound because terms are immutable, uids are never reused and the
        environment only grows. Key: term (and transparency); dropped with this object or when options change."""
        self.infer_cache: dict[Expr, Expr] = {}
        self.whnf_cache: tuple[dict[Expr, Expr], ...] = tuple({} for _ in Transparency)
        self.defeq_cache: dict[tuple[Expr, Expr, int], bool] = {}
        self.instance_cache: dict[Any, Any] = {}
        self.nat_instance_cache: dict[Expr, bool] = {}

    # ------------------------------------------------------------ budget
    def tick(self, where: str = "elaborator", cost: int = 1) -> None:
        """Count steps against the command's heartbeats."""
        self.steps += cost
        if self.steps > self.step_limit:
            raise HeartbeatsExceeded(where, self.max_heartbeats)

    def option(self, name: str, default: OptionValue) -> OptionValue:
        return self.options.get(name, default)

    # ------------------------------------------------------------ constants
    def find_const(self, name: Name) -> ConstantInfo | None:
        """Look up a constant; auxiliary ones (``T.noConfusion``, ``f.eq_1`` …) are made on first use."""
        found = self.env.find(name)
        if found is None:
            for realize in REALIZERS:
                if realize(self, name):
                    return self.env.find(name)
        return found

    def get_const(self, name: Name) -> ConstantInfo:
        found = self.find_const(name)
        if found is None:
            raise LeanError(f"Unknown constant `{name}`")
        return found

    def add_decl(self, decl: Declaration) -> None:
        """Send a declaration to the kernel; the environment grows or LeanError is raised. Set by the elaborator room
        (``kernel.check.add_decl`` with messages)."""
        from prover.lean.kernel.check import KernelError, add_decl

        try:
            self.env = add_decl(self.env, decl)
        except KernelError as err:
            raise LeanError(f"(kernel) {err}") from err

    def mk_const_with_fresh_levels(self, name: Name) -> Expr:
        info = self.get_const(name)
        return mk_const(name, tuple([self.mk_level_mvar() for _ in info.level_params]))

    def instantiate_type_levels(self, info: ConstantInfo, levels: Sequence[Level]) -> Expr:
        return instantiate_level_params(info.type, info.level_params, levels)

    def instantiate_value_levels(self, info: ConstantInfo, levels: Sequence[Level]) -> Expr:
        value = getattr(info, "value", None)
        if value is None:
            raise LeanError(f"'{info.name}' has no value")
        return instantiate_level_params(value, info.level_params, levels)

    # ------------------------------------------------------------ saving state
    def save(self) -> tuple[Saved, Environment]:
        return self.mctx.save(), self.env

    def restore(self, saved: tuple[Saved, Environment]) -> None:
        self.mctx.restore(saved[0])
        self.env = saved[1]

    # ------------------------------------------------------------ scopes
    @contextmanager
    def with_lctx(self, lctx: LocalContext, local_instances: LocalInstances) -> Generator[None]:
        old = self.lctx, self.local_instances
        self.lctx, self.local_instances = lctx, local_instances
        try:
            yield
        finally:
            self.lctx, self.local_instances = old

    @contextmanager
    def with_mvar_context(self, uid: int) -> Generator[MVarDecl]:
        """Work in the local context of a metavariable (Lean's ``mvarId.withContext``)."""
        decl = self.mctx.decl(uid)
        old = self.lctx, self.local_instances
        self.lctx, self.local_instances = decl.lctx, decl.local_instances
        try:
            yield decl
        finally:
            self.lctx, self.local_instances = old

    @contextmanager
    def with_transparency(self, transparency: Transparency) -> Generator[None]:
        old = self.transparency
        self.transparency = transparency
        try:
            yield
        finally:
            self.transparency = old

    def with_reducible(self) -> Any:
        return self.with_transparency(Transparency.REDUCIBLE)

    @contextmanager
    def with_new_depth(self) -> Generator[None]:
        """Metavariables made before cannot be assigned inside (Lean's ``withNewMCtxDepth``)."""
        old = self.mctx.depth, self.mctx.level_assign_depth
        self.mctx.depth += 1
        self.mctx.level_assign_depth = self.mctx.depth
        try:
            yield
        finally:
            self.mctx.depth, self.mctx.level_assign_depth = old

    @contextmanager
    def with_local(self, name: Name, type: Expr, info: BinderInfo = DEFAULT, is_aux: bool = False) -> Generator[FVar]:
        """A new local variable in scope (also as local instance when its type is a class)."""
        old = self.lctx, self.local_instances
        fvar = self.push_local(name, type, info, is_aux)
        try:
            yield fvar
        finally:
            self.lctx, self.local_instances = old

    @contextmanager
    def with_let(self, name: Name, type: Expr, value: Expr, nondep: bool = False) -> Generator[FVar]:
        old = self.lctx, self.local_instances
        fvar = self.push_let(name, type, value, nondep)
        try:
            yield fvar
        finally:
            self.lctx, self.local_instances = old

    @contextmanager
    def scope(self) -> Generator[None]:
        """Locals pushed inside are gone afterwards."""
        old = self.lctx, self.local_instances
        try:
            yield
        finally:
            self.lctx, self.local_instances = old

    def push_local(self, name: Name, type: Expr, info: BinderInfo = DEFAULT, is_aux: bool = False) -> FVar:
        """Extend the current context (use inside :meth:`scope`)."""
        uid = fresh_uid()
        self.lctx = self.lctx.add(LocalDecl(uid, name, type, None, info, is_aux))
        fvar = mk_fvar(uid)
        if not is_aux:
            self._note_instance(fvar, type)
        return fvar

    def push_let(self, name: Name, type: Expr, value: Expr, nondep: bool = False) -> FVar:
        uid = fresh_uid()
        self.lctx = self.lctx.add(LocalDecl(uid, name, type, value, DEFAULT, False, nondep))
        fvar = mk_fvar(uid)
        self._note_instance(fvar, type)
        return fvar

    def _note_instance(self, fvar: FVar, type: Expr) -> None:
        class_name = self.is_class(type)
        if class_name is not None:
            self.local_instances = (*self.local_instances, LocalInstance(class_name, fvar))

    def reset_local_instances(self) -> None:
        """Recompute local instances of the current context."""
        self.local_instances = ()
        for decl in self.lctx:
            if not decl.is_aux:
                self._note_instance(decl.fvar, decl.type)

    def local_decl(self, fvar: Expr) -> LocalDecl:
        assert isinstance(fvar, FVar)
        found = self.lctx.find(fvar.uid)
        if found is None:
            raise LeanError(f"unknown free variable `_fvar.{fvar.uid}`")
        return found

    def fresh_user_name(self, base: Name) -> Name:
        """An inaccessible variant of ``base`` (shown as ``base✝``)."""
        return base.with_macro_scope(fresh_uid())

    # ------------------------------------------------------------ metavariables
    def mk_mvar(self, type: Expr, kind: MVarKind = MVarKind.NATURAL, user_name: Name = ANONYMOUS) -> MVar:
        """A fresh metavariable in the current local context."""
        uid = fresh_uid()
        self.mctx.declare(uid, self.lctx, self.local_instances, type, kind, user_name)
        return mk_mvar(uid)

    def mk_mvar_at(
        self,
        lctx: LocalContext,
        local_instances: LocalInstances,
        type: Expr,
        kind: MVarKind = MVarKind.NATURAL,
        user_name: Name = ANONYMOUS,
        depth: int | None = None,
        scope_args: int = 0,
    ) -> MVar:
        uid = fresh_uid()
        self.mctx.declare(uid, lctx, local_instances, type, kind, user_name, depth, scope_args)
        return mk_mvar(uid)

    def mk_level_mvar(self) -> Level:
        uid = fresh_uid()
        self.mctx.declare_level(uid)
        return mk_level_mvar(uid)

    def mk_type_mvar(self, kind: MVarKind = MVarKind.NATURAL) -> MVar:
        """``?α : Sort ?u``."""
        return self.mk_mvar(mk_sort(self.mk_level_mvar()), kind)

    def mvar_type(self, mvar: MVar | int) -> Expr:
        return self.mctx.decl(mvar if isinstance(mvar, int) else mvar.uid).type

    def assign(self, mvar: MVar | int, value: Expr) -> None:
        """Assign without any check."""
        self.mctx.assign(mvar if isinstance(mvar, int) else mvar.uid, value)

    def instantiate_mvars(self, e: Expr) -> Expr:
        return self.mctx.instantiate(e)

    # ------------------------------------------------------------ telescopes
    def lambda_telescope(self, e: Expr, max_fvars: int | None = None) -> tuple[list[Expr], Expr]:
        """Open ``fun xs => body`` (and lets): pushes locals, so call inside :meth:`scope`. Returns xs and body."""
        fvars: list[Expr] = []
        while max_fvars is None or len(fvars) < max_fvars:
            if isinstance(e, Lam):
                fvars.append(self.push_local(e.binder_name, instantiate_rev(e.binder_type, fvars), e.info))
                e = e.body
            elif isinstance(e, Let):
                type = instantiate_rev(e.type, fvars)
                fvars.append(self.push_let(e.binder_name, type, instantiate_rev(e.value, fvars), e.nondep))
                e = e.body
            else:
                break
        return fvars, instantiate_rev(e, fvars)

    def forall_telescope(
        self, type: Expr, max_fvars: int | None = None, whnf: bool = True, cleanup: bool = False
    ) -> tuple[list[Expr], Expr]:
        """Open ``∀ xs, body``: pushes locals, so call inside :meth:`scope`. ``whnf`` reduces to expose more binders
        (Lean's ``forallTelescopeReducing``)."""
        fvars: list[Expr] = []
        start = 0  # fvars from here on are still loose in `type`
        while max_fvars is None or len(fvars) < max_fvars:
            if isinstance(type, Pi):
                domain = instantiate_rev(type.binder_type, fvars[start:])
                fvars.append(self.push_local(type.binder_name, domain, type.info))
                type = type.body
                continue
            type = instantiate_rev(type, fvars[start:])
            start = len(fvars)
            if not whnf:
                return fvars, type
            new = self.whnf(type)
            if not isinstance(new, Pi):
                return fvars, type
            type = new
        return fvars, instantiate_rev(type, fvars[start:])

    def forall_meta_telescope(
        self,
        type: Expr,
        max_mvars: int | None = None,
        whnf: bool = True,
        kind: MVarKind = MVarKind.NATURAL,
    ) -> tuple[list[MVar], list[BinderInfo], Expr]:
        """Like :meth:`forall_telescope` with fresh metavariables (instance-implicit ones are SYNTHETIC)."""
        mvars: list[MVar] = []
        infos: list[BinderInfo] = []
        start = 0
        while max_mvars is None or len(mvars) < max_mvars:
            if isinstance(type, Pi):
                domain = instantiate_rev(type.binder_type, mvars[start:])
                mvar_kind = MVarKind.SYNTHETIC if type.info is BinderInfo.INST_IMPLICIT else kind
                mvars.append(self.mk_mvar(domain, mvar_kind, type.binder_name))
                infos.append(type.info)
                type = type.body
                continue
            type = instantiate_rev(type, mvars[start:])
            start = len(mvars)
            if not whnf:
                return mvars, infos, type
            new = self.whnf(type)
            if not isinstance(new, Pi):
                return mvars, infos, type
            type = new
        return mvars, infos, instantiate_rev(type, mvars[start:])

    # ------------------------------------------------------------ hooks (defined by subclasses)
    def mk_lambda(self, fvars: Sequence[Expr], body: Expr, used_only: bool = False, used_lets: bool = True) -> Expr:
        """``fun fvars => body``; let variables become ``let`` (unused ones dropped when ``used_lets``). Metavariables
        whose contexts hold ``fvars`` are handled as Lean does (delayed assignments)."""
        raise NotImplementedError

    def mk_pi(self, fvars: Sequence[Expr], body: Expr, used_only: bool = False, used_lets: bool = True) -> Expr:
        raise NotImplementedError

    def infer_type(self, e: Expr) -> Expr:
        raise NotImplementedError

    def whnf(self, e: Expr) -> Expr:
        """Weak head normal form at the current transparency."""
        raise NotImplementedError

    def whnf_core(self, e: Expr) -> Expr:
        """Head beta, iota, projections, matchers, lets; no delta."""
        raise NotImplementedError

    def is_def_eq(self, a: Expr, b: Expr) -> bool:
        """Unify; on success assignments stay, on failure none do."""
        raise NotImplementedError

    def is_level_def_eq(self, a: Level, b: Level) -> bool:
        raise NotImplementedError

    def is_class(self, type: Expr) -> Name | None:
        """The class if ``type`` is ``∀ xs, C …``."""
        raise NotImplementedError

    def synth_instance(self, type: Expr) -> Expr | None:
        """An instance, or None; raises Stuck if metavariables block the search."""
        raise NotImplementedError

    def pp(self, e: Expr) -> str:
        """Show a term in the current context."""
        raise NotImplementedError

    # ------------------------------------------------------------ messages
    def msg(self, template: str, *parts: Expr | Name | str | int) -> Callable[[], str]:
        """A lazily rendered message: ``{}`` stands for the parts; the present context is remembered."""
        saved, lctx, insts = self.save(), self.lctx, self.local_instances

        def render() -> str:
            now = self.save()
            self.restore(saved)
            try:
                with self.with_lctx(lctx, insts):
                    shown = [self.pp(p) if isinstance(p, Expr) else str(p) for p in parts]
            finally:
                self.restore(now)
            return fill_indented(template, shown)

        return render

    def error(self, template: str, *parts: Expr | Name | str | int) -> LeanError:
        """A LeanError with a lazily rendered message."""
        return LeanError(self.msg(template, *parts))


def fill_indented(template: str, parts: Sequence[str]) -> str:
    """Fill the ``{}``; a part that begins an indented line keeps that indentation on all its lines."""
    pieces = template.replace("{{", "{").replace("}}", "}").split("{}")
    out = pieces[0]
    for part, piece in zip(parts, pieces[1:], strict=True):
        line = out[out.rfind("\n") + 1 :]
        pad = line if not line.strip(" ") else ""
        out += part.replace("\n", "\n" + pad) + piece
    return out


Realizer = Callable[[MetaBase, Name], bool]
REALIZERS: Final[list[Realizer]] = []
"""Makers of auxiliary constants on demand: return True after adding ``name`` to ``meta.env``."""

Occurrences = Literal["all"] | tuple[int, ...]
"""Which instances of a pattern, counted from 1; negative numbers: all but these."""

"""Nested inductive types, by way of mutual ones.

Each nested occurrence ``I Ds is`` (``I`` declared before, ``Ds`` mentioning a type being declared) becomes an auxiliary
type of the mutual block; the block is checked; then recursors and constructors are translated back, with ``T.rec_1`` …
for the auxiliary types. Source: Lean 4 ``src/kernel/inductive.cpp`` (``elim_nested_inductive_fn``, ``restore_nested``).
What was translated back is type-checked again, since the auxiliary types forget the parameters ``Ds``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace as dc_replace

from prover.lean.declaration import (
    ConstantInfo,
    Constructor,
    ConstructorInfo,
    InductiveDecl,
    InductiveInfo,
    InductiveType,
    RecursorInfo,
    RecursorRule,
)
from prover.lean.environment import Environment
from prover.lean.expr import App, Binding, Const, Expr, Lam, Pi, mk_apps, mk_const, mk_local, unfold_app
from prover.lean.kernel.binding import close_locals, open_rev, open_telescope
from prover.lean.kernel.errors import KernelRejected, RejectReason
from prover.lean.kernel.generated import check_generated
from prover.lean.kernel.inductive import Bound, InductiveCheck, append_after, close_lambda, close_pi
from prover.lean.kernel.scope import check_scope
from prover.lean.kernel.uniform import NESTED_ROOT, check_occurrences
from prover.lean.level import Level, mk_level_param
from prover.lean.name import Name
from prover.lean.subst import any_subterm, instantiate_level_params, map_children, replace


def add_inductive(env: Environment, decl: InductiveDecl, steps: int) -> list[ConstantInfo]:
    """Check an inductive declaration, nested or not; all constants it adds."""
    for ind_type in decl.types:
        check_scope(ind_type.type, decl.level_params, ind_type.name)
        for ctor in ind_type.ctors:
            check_scope(ctor.type, decl.level_params, ctor.name)
    check_occurrences(decl)
    elimination = _Elimination(env, decl)
    aux_decl = elimination.run()
    check = InductiveCheck(env, aux_decl, len(elimination.nested), steps)
    infos = check.run()
    if elimination.nested:
        infos = _Restoration(env, decl, elimination, infos).run()
    check_generated(env, infos, check.tc.steps)
    return infos


def _open_params(t: Expr, count: int, name: Name) -> tuple[list[Bound], Expr]:
    """Open ``count`` binders of ``t``."""
    params: list[Bound] = []
    for depth in range(count):
        if type(t) is not Pi and type(t) is not Lam:
            raise KernelRejected(
                RejectReason.NUM_PARAMS, "invalid inductive datatype declaration, incorrect number of parameters", name
            )
        local = mk_local(depth, t.binder_type)
        params.append(Bound(local, t.binder_name, t.info, t.binder_type))
        t = open_rev(t.body, (local,))
    return params, t


def _rebase(e: Expr, old: Sequence[Bound], new: Sequence[Bound]) -> Expr:
    """Exchange parameter locals."""
    if all(a.local is b.local for a, b in zip(old, new)):
        return e
    return open_telescope(close_locals(e, [b.local for b in old]), [b.local for b in new])


class _Elimination:
    """Replace nested occurrences by auxiliary types."""

    def __init__(self, env: Environment, decl: InductiveDecl) -> None:
        self.env = env
        self.decl = decl
        self.levels: tuple[Level, ...] = tuple([mk_level_param(n) for n in decl.level_params])
        self.types: list[InductiveType] = list(decl.types)
        self.names: set[Name] = {t.name for t in decl.types}
        self.params: list[Bound] = []
        self.nested: list[tuple[Expr, Name]] = []  # `I Ds` over self.params, name of the auxiliary type
        self.next_idx = 1

    def run(self) -> InductiveDecl:
        decl = self.decl
        if not self.types:
            raise KernelRejected(RejectReason.EMPTY_MUTUAL, "invalid empty (mutual) inductive datatype declaration")
        if not self._may_nest():
            return decl
        self.params, _ = _open_params(decl.types[0].type, decl.num_params, decl.types[0].name)
        head = 0
        while head < len(self.types):
            ind_type = self.types[head]
            ctors: list[Constructor] = []
            for ctor in ind_type.ctors:
                params, t = _open_params(ctor.type, decl.num_params, ctor.name)
                t = replace(t, lambda e, params=params: self._replace_nested(e, params))  # type: ignore[misc]
                ctors.append(Constructor(ctor.name, close_pi(params, t)))
            self.types[head] = InductiveType(ind_type.name, ind_type.type, tuple(ctors))
            head += 1
        return InductiveDecl(decl.level_params, decl.num_params, tuple(self.types))

    def _may_nest(self) -> bool:
        """A cheap test: some application of another inductive type mentions a type being declared."""
        for ind_type in self.decl.types:
            for ctor in ind_type.ctors:
                if any_subterm(ctor.type, lambda e: type(e) is App and self._nested_info(e) is not None):
                    return True
        return False

    def _nested_info(self, e: Expr) -> tuple[InductiveInfo, Const, list[Expr]] | None:
        if type(e) is not App:
            return None
        fn, args = unfold_app(e)
        if type(fn) is not Const or fn.name in self.names:
            return None
        info = self.env.find(fn.name)
        if type(info) is not InductiveInfo or info.num_params > len(args) or not info.num_params:
            return None
        names = self.names
        params = args[: info.num_params]
        if not any(any_subterm(a, lambda s: type(s) is Const and s.name in names) for a in params):
            return None
        return info, fn, args

    def _replace_nested(self, e: Expr, params: Sequence[Bound]) -> Expr | None:
        found = self._nested_info(e)
        if found is None:
            return None
        info, fn, args = found
        n = info.num_params
        if any(a.loose for a in args[:n]):
            raise KernelRejected(
                RejectReason.NESTED_LOCAL,
                f"invalid nested inductive datatype '{info.name}', nested inductive datatypes parameters cannot "
                "contain local variables.",
            )
        if len(fn.levels) != len(info.level_params):
            raise KernelRejected(RejectReason.LEVEL_ARITY, f"incorrect number of universe levels for '{fn.name}'")
        key = _rebase(mk_apps(fn, args[:n]), params, self.params)
        for known, aux_name in self.nested:
            if known is key:
                return self._aux_app(aux_name, params, args[n:])
        result: Expr | None = None
        for name in info.all:
            aux_name = self._add_aux(name, fn.levels, args[:n], params)
            if name is info.name:
                result = self._aux_app(aux_name, params, args[n:])
        return result

    def _aux_app(self, aux_name: Name, params: Sequence[Bound], rest: Sequence[Expr]) -> Expr:
        return mk_apps(mk_const(aux_name, self.levels), [*[p.local for p in params], *rest])

    def _add_aux(self, name: Name, levels: tuple[Level, ...], args: list[Expr], params: Sequence[Bound]) -> Name:
        """A copy of inductive type ``name`` at the given parameters, as a further type of the block."""
        info = self.env.find(name)
        if type(info) is not InductiveInfo:
            raise KernelRejected(RejectReason.NESTED_ILL_FORMED, "invalid nested inductive datatype", name)
        aux_name = self._unique_name(NESTED_ROOT + name)
        self.nested.append((_rebase(mk_apps(mk_const(name, levels), args), params, self.params), aux_name))
        ctors: list[Constructor] = []
        for ctor_name in info.ctors:
            ctor = self.env.find(ctor_name)
            if ctor is None:
                raise KernelRejected(RejectReason.NESTED_ILL_FORMED, "invalid nested inductive datatype", name)
            t = self._at_params(instantiate_level_params(ctor.type, ctor.level_params, levels), args)
            ctors.append(Constructor(ctor_name.replace_prefix(name, aux_name), close_pi(params, t)))
        t = self._at_params(instantiate_level_params(info.type, info.level_params, levels), args)
        self.types.append(InductiveType(aux_name, close_pi(params, t), tuple(ctors)))
        self.names.add(aux_name)
        return aux_name

    def _at_params(self, t: Expr, args: list[Expr]) -> Expr:
        for _ in args:
            if not isinstance(t, Binding):
                raise KernelRejected(
                    RejectReason.NESTED_ILL_FORMED, "invalid nested inductive datatype, ill-formed declaration"
                )
            t = t.body
        return open_telescope(t, args)

    def _unique_name(self, base: Name) -> Name:
        while True:
            name = append_after(base, f"_{self.next_idx}")
            self.next_idx += 1
            if name not in self.env:
                return name


class _Restoration:
    """Translate the constants of the auxiliary block back."""

    def __init__(
        self, env: Environment, decl: InductiveDecl, elimination: _Elimination, infos: Sequence[ConstantInfo]
    ) -> None:
        self.env = env
        self.decl = decl
        self.params = elimination.params
        self.infos = {info.name: info for info in infos}
        self.aux_types = {name: nested for nested, name in elimination.nested}
        self.rec_names: dict[Name, Name] = {}
        main = decl.types[0].name
        for i, (_, name) in enumerate(elimination.nested):
            self.rec_names[name / "rec"] = append_after(main / "rec", f"_{i + 1}")
        self.aux_ctors: dict[Name, tuple[Expr, Name]] = {}
        for info in infos:
            if type(info) is ConstructorInfo and info.induct in self.aux_types:
                self.aux_ctors[info.name] = (self.aux_types[info.induct], info.induct)

    def run(self) -> list[ConstantInfo]:
        out: list[ConstantInfo] = []
        names = tuple([t.name for t in self.decl.types])
        for ind_type in self.decl.types:
            info = self.infos[ind_type.name]
            if type(info) is InductiveInfo:
                out.append(dc_replace(info, all=names))
        for ind_type in self.decl.types:
            for ctor in ind_type.ctors:
                out.append(dc_replace(self.infos[ctor.name], type=ctor.type))
        for name in [*names, *self.aux_types]:
            out.append(self._recursor(name / "rec", names))
        return out

    def _recursor(self, name: Name, names: tuple[Name, ...]) -> ConstantInfo:
        info = self.infos[name]
        if type(info) is not RecursorInfo:
            raise KernelRejected(RejectReason.NESTED_ILL_FORMED, "invalid nested inductive datatype", name)
        new_name = self.rec_names.get(name, name)
        if new_name in self.env or new_name in self.infos and new_name is not name:
            raise KernelRejected(
                RejectReason.DUPLICATE_NAME, f"constant has already been declared '{new_name}'", new_name
            )
        rules = tuple([RecursorRule(self._ctor_name(r.ctor), r.num_fields, self._restore(r.rhs)) for r in info.rules])
        return dc_replace(info, name=new_name, type=self._restore(info.type), all=names, rules=rules)

    def _ctor_name(self, name: Name) -> Name:
        aux = self.aux_ctors.get(name)
        if aux is None:
            return name
        nested, aux_name = aux
        return name.replace_prefix(aux_name, _head_name(nested))

    def _restore(self, e: Expr) -> Expr:
        params, body = _open_params(e, self.decl.num_params, self.decl.types[0].name)
        cache: dict[Expr, Expr] = {}

        def go(t: Expr, _off: int) -> Expr:
            found = cache.get(t)
            if found is None:
                found = cache[t] = self._restored_app(t, params, go) or map_children(t, go, 0)
            return found

        body = go(body, 0)
        return close_pi(params, body) if type(e) is Pi else close_lambda(params, body)

    def _restored_app(self, t: Expr, params: list[Bound], go: object) -> Expr | None:
        if type(t) is not Const and type(t) is not App:
            return None
        fn, args = unfold_app(t)
        if type(fn) is not Const:
            return None
        rec_name = self.rec_names.get(fn.name)
        if rec_name is not None:
            head: Expr = mk_const(rec_name, fn.levels)
            skip = 0
        elif fn.name in self.aux_types:
            head = _rebase(self.aux_types[fn.name], self.params, params)
            skip = len(params)
        elif fn.name in self.aux_ctors:
            nested = _rebase(self.aux_ctors[fn.name][0], self.params, params)
            inductive, inductive_args = unfold_app(nested)
            levels = inductive.levels if type(inductive) is Const else ()
            head = mk_apps(mk_const(self._ctor_name(fn.name), levels), inductive_args)
            skip = len(params)
        else:
            return None
        return mk_apps(head, [go(a, 0) for a in args[skip:]])  # type: ignore[operator]


def _head_name(e: Expr) -> Name:
    fn, _ = unfold_app(e)
    if type(fn) is not Const:
        raise KernelRejected(RejectReason.NESTED_ILL_FORMED, "invalid nested inductive datatype")
    return fn.name

"""A call-by-value evaluator for ``#eval``. Nothing that proves anything uses it.

Definitions are translated once to Python closures over a tuple of values and called through a loop, so that tail calls
need no stack. Values: integers for ``Nat``, strings for ``String``, tuples for ``Array``, :class:`CtorValue` for other
data, :class:`Fn`, :class:`Prim` and :class:`Pap` for functions, :data:`ERASED` for types and proofs. Functions by
structural recursion run through their smart-unfolding bodies, by well-founded recursion through ``f.eq_def``, so that
they cost what the user wrote. Source of the rules (what is erased, inlined, lazy): Lean 4 ``src/Lean/Compiler/LCNF``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from prover.lean.declaration import (
    AxiomInfo,
    ConstantInfo,
    ConstructorInfo,
    DefinitionInfo,
    InductiveInfo,
    OpaqueInfo,
    QuotInfo,
    RecursorInfo,
    TheoremInfo,
)
from prover.lean.elab.evaluator_prims import primitives
from prover.lean.elab.evaluator_repr import derived_function
from prover.lean.elab.evaluator_values import (
    ERASED,
    FALSE,
    TRUE,
    CtorValue,
    Fn,
    Pap,
    Prim,
    Tail,
    Thunked,
    Value,
    list_value,
)
from prover.lean.elab.partial import unsafe_rec_value
from prover.lean.expr import App, BVar, Const, Expr, Lam, Let, Lit, Pi, Proj, Sort, mk_lambda, unfold_app
from prover.lean.meta.attributes import (
    STRUCTURAL_RECURSION,
    MatcherInfo,
    matcher_info,
    projection_info,
    sunfold_value,
)
from prover.lean.meta.errors import LeanError
from prover.lean.meta.meta import Meta
from prover.lean.name import Name, mk_name

Env = tuple[Value, ...]
Code = Callable[[Env], Value]
CALLS_PER_TICK: Final = 16
"""Calls of functions that count as one heartbeat step."""


@dataclass(frozen=True, slots=True)
class Inlined:
    """A variable of the source that stands for a term of an outer scope (the alternative of a ``match``)."""

    term: Expr
    scope: Scope


Scope = tuple["int | Inlined | None", ...]
"""What each bound variable is, innermost last: a place in the tuple of values, a term, or nothing (erased)."""


class Evaluator:
    """Evaluates closed terms of one environment; ``output`` collects what they print."""

    def __init__(self, m: Meta) -> None:
        self.m = m
        self.output: list[str] = []
        self.refs: list[Value] = []
        self.calls = 0
        self.prims = primitives(self)
        # Key: constant; value: its value. One evaluator sees one environment, so a hit is sound; dropped with it.
        self.constants: dict[Name, Value] = {}
        self.masks: dict[Name, tuple[bool, ...]] = {}  # key: constant; value: which arguments are erased; as above

    # ------------------------------------------------------------ calls
    def eval(self, e: Expr) -> Value:
        """The value of a closed term."""
        return self.force(self.compile(e, (), 0, False)(()))

    def force(self, value: Value) -> Value:
        return self.call(value.fn, value.args) if type(value) is Tail else value

    def apply(self, fn: Value, *args: Value) -> Value:
        return self.call(fn, args)

    def call(self, fn: Value, args: Env) -> Value:
        """Apply a function value; tail calls go round the loop."""
        while True:
            kind = type(fn)
            if kind is Fn or kind is Prim:
                n = fn.arity
                k = len(args)
                if k < n:
                    return Pap(fn, args) if args else fn
                self.calls += 1
                if not self.calls % CALLS_PER_TICK:
                    self.m.tick("#eval")
                if kind is Fn:
                    result = fn.code(fn.env + args if k == n else fn.env + args[:n])
                else:
                    result = fn.run(*args) if k == n else fn.run(*args[:n])
                if type(result) is Tail:
                    if k == n:
                        fn, args = result.fn, result.args
                        continue
                    result = self.call(result.fn, result.args)
                if k == n:
                    return result
                fn, args = result, args[n:]
            elif kind is Pap:
                fn, args = fn.fn, fn.args + args
            elif fn is ERASED or not args:
                return fn
            else:
                raise LeanError("cannot evaluate code: a value that is no function was applied")

    # ------------------------------------------------------------ terms
    def compile(self, e: Expr, scope: Scope, n: int, tail: bool) -> Code:
        """Code for ``e`` where ``n`` values are in the tuple; in tail position it may answer a :class:`Tail`."""
        kind = type(e)
        if kind is App:
            return self._compile_app(e, scope, n, tail)
        if kind is BVar:
            return self._variable(e.idx, scope, n, tail)  # type: ignore[attr-defined]
        if kind is Lit:
            return _constant(e.value)  # type: ignore[attr-defined]
        if kind is Const:
            return self._const(e.name)  # type: ignore[attr-defined]
        if kind is Lam:
            return self._lambda(e, scope, n)
        if kind is Let:
            assert isinstance(e, Let)
            value = self.compile(e.value, scope, n, False)
            body = self.compile(e.body, (*scope, n), n + 1, tail)
            return lambda env: body((*env, value(env)))
        if kind is Proj:
            assert isinstance(e, Proj)
            struct, idx, project = self.compile(e.struct, scope, n, False), e.idx, self.project
            return lambda env: project(struct(env), idx)
        return _constant(ERASED)

    def _variable(self, idx: int, scope: Scope, n: int, tail: bool) -> Code:
        place = scope[-1 - idx]
        if place is None:
            return _constant(ERASED)
        if isinstance(place, Inlined):
            return self.compile(place.term, place.scope, n, tail)
        at = place
        return lambda env: env[at]

    def _const(self, name: Name) -> Code:
        constants, load = self.constants, self.constant

        def code(env: Env) -> Value:
            value = constants.get(name)
            return load(name) if value is None else value

        return code

    def _lambda(self, e: Expr, scope: Scope, n: int) -> Code:
        arity = 0
        while isinstance(e, Lam):
            scope = (*scope, n + arity)
            arity += 1
            e = e.body
        body: Code | None = None
        inner, compile_ = e, self.compile

        def run(env: Env) -> Value:
            nonlocal body
            if body is None:  # translated on the first call
                body = compile_(inner, scope, n + arity, True)
            return body(env)

        return lambda env: Fn(arity, run, env[:n] if len(env) > n else env)

    def project(self, value: Value, idx: int) -> Value:
        if type(value) is CtorValue:
            return value.fields[idx]
        if value is ERASED:
            return ERASED
        if isinstance(value, str):  # a structure around the list of characters
            return self.string_as_list(value)
        if isinstance(value, tuple):
            return list_value(value)
        if isinstance(value, Thunked):
            return Prim(1, lambda _unit: self.force_thunk(value))
        raise LeanError("cannot evaluate code: projection of a value that is no structure")

    def force_thunk(self, thunk: Value) -> Value:
        if not isinstance(thunk, Thunked):
            return thunk
        if thunk.value is None:
            thunk.value = self.call(thunk.fn, (UNIT,))
        return thunk.value

    # ------------------------------------------------------------ applications
    def _compile_app(self, e: Expr, scope: Scope, n: int, tail: bool) -> Code:
        fn, args = unfold_app(e)
        if isinstance(fn, Lam):
            return self._beta(fn, args, scope, scope, n, tail)
        if isinstance(fn, BVar):
            place = scope[-1 - fn.idx]
            if isinstance(place, Inlined) and isinstance(place.term, Lam):
                return self._beta(place.term, args, place.scope, scope, n, tail)
            if place is None:
                return _constant(ERASED)
        if isinstance(fn, Const):
            special = self._special(fn.name, args, scope, n, tail)
            if special is not None:
                return special
            mask = self.erased_mask(fn.name)
        elif isinstance(fn, (Sort, Pi)):
            return _constant(ERASED)
        else:
            mask = ()
        head = self.compile(fn, scope, n, False)
        codes = [
            _constant(ERASED) if i < len(mask) and mask[i] else self.compile(a, scope, n, False)
            for i, a in enumerate(args)
        ]
        return self._call_code(head, codes, tail)

    def _call_code(self, head: Code, codes: list[Code], tail: bool) -> Code:
        call = self.call
        if tail:
            return lambda env: Tail(head(env), tuple([c(env) for c in codes]))
        if len(codes) == 1:
            (a,) = codes
            return lambda env: call(head(env), (a(env),))
        if len(codes) == 2:
            a, b = codes
            return lambda env: call(head(env), (a(env), b(env)))
        return lambda env: call(head(env), tuple([c(env) for c in codes]))

    def _beta(self, fn: Expr, args: list[Expr], fn_scope: Scope, scope: Scope, n: int, tail: bool) -> Code:
        """``(fun xs => body) args``: the arguments go into the tuple, the body runs in place."""
        codes: list[Code] = []
        while isinstance(fn, Lam) and len(codes) < len(args):
            codes.append(self.compile(args[len(codes)], scope, n, False))
            fn_scope = (*fn_scope, n + len(codes) - 1)
            fn = fn.body
        used = len(codes)
        rest = [self.compile(a, scope, n, False) for a in args[used:]]
        body = self.compile(fn, fn_scope, n + used, tail and not rest)
        if used == 1:
            (only,) = codes
            run: Code = lambda env: body((*env[:n], only(env)))  # noqa: E731
        else:
            run = lambda env: body(env[:n] + tuple([c(env) for c in codes]))  # noqa: E731
        if not rest:
            return run
        call = self.call
        return lambda env: call(run(env), tuple([c(env) for c in rest]))

    # ------------------------------------------------------------ special heads
    def _special(self, name: Name, args: list[Expr], scope: Scope, n: int, tail: bool) -> Code | None:
        lazy = _LAZY.get(name.text)
        if lazy is not None and len(args) >= lazy[0]:
            run = lazy[1](self, args, scope, n, tail and len(args) == lazy[0])
            return self._with_rest(run, args[lazy[0] :], scope, n)
        if name.last == "casesOn":
            ind = self.m.env.find(name.parent)
            if isinstance(ind, InductiveInfo) and name not in self.prims:
                return self._cases_on(ind, args, scope, n, tail)
        matcher = matcher_info(self.m.env, name)
        if matcher is not None and len(args) >= matcher.arity:
            inlined = self._matcher(name, matcher, args, scope, n, tail)
            if inlined is not None:
                return inlined
        proj = projection_info(self.m.env, name)
        if proj is not None and len(args) > proj.num_params and name not in self.prims:
            return self._projection_app(proj.num_params, proj.idx, args, scope, n, tail)
        return None

    def _with_rest(self, run: Code, rest: list[Expr], scope: Scope, n: int) -> Code:
        if not rest:
            return run
        codes = [self.compile(a, scope, n, False) for a in rest]
        call, force = self.call, self.force
        return lambda env: call(force(run(env)), tuple([c(env) for c in codes]))

    def _projection_app(self, params: int, idx: int, args: list[Expr], scope: Scope, n: int, tail: bool) -> Code:
        """A structure's field; the field of a closed instance is found once."""
        struct = args[params]
        project = self.project
        inner = self.compile(struct, scope, n, False)
        if struct.has_loose:
            head: Code = lambda env: project(inner(env), idx)  # noqa: E731
        else:
            known: list[Value] = []

            def head(env: Env) -> Value:
                if not known:
                    known.append(project(inner(()), idx))
                return known[0]

        rest = args[params + 1 :]
        if not rest:
            return head
        return self._call_code(head, [self.compile(a, scope, n, False) for a in rest], tail)

    def _cases_on(self, ind: InductiveInfo, args: list[Expr], scope: Scope, n: int, tail: bool) -> Code | None:
        major_at = ind.num_params + 1 + ind.num_indices
        count = major_at + 1 + len(ind.ctors)
        if len(args) < count:
            return None
        major = self.compile(args[major_at], scope, n, False)
        whole = len(args) == count
        minors = [
            self._minor(args[major_at + 1 + i], self._num_fields(ctor), scope, n, tail and whole)
            for i, ctor in enumerate(ind.ctors)
        ]
        destruct = self.destruct
        if ind.name.text == "Nat":
            zero, succ = minors

            def run(env: Env) -> Value:
                v = major(env)
                return zero(env[:n]) if v == 0 else succ((*env[:n], v - 1))

        else:

            def run(env: Env) -> Value:
                v = major(env)
                if type(v) is not CtorValue:
                    v = destruct(ind, v)
                return minors[v.idx](env[:n] + v.fields)

        return self._with_rest(run, args[count:], scope, n)

    def _num_fields(self, ctor: Name) -> int:
        info = self.m.env.find(ctor)
        assert isinstance(info, ConstructorInfo)
        return info.num_fields

    def _minor(self, minor: Expr, fields: int, scope: Scope, n: int, tail: bool) -> Code:
        """Code of an alternative; it finds the fields after the ``n`` values. Translated on first use."""
        done: Code | None = None

        def run(env: Env) -> Value:
            nonlocal done
            if done is None:
                done = self._minor_code(minor, fields, scope, n, tail)
            return done(env)

        return run

    def _minor_code(self, minor: Expr, fields: int, scope: Scope, n: int, tail: bool) -> Code:
        while isinstance(minor, BVar):
            place = scope[-1 - minor.idx]
            if not isinstance(place, Inlined):
                break
            minor, scope = place.term, place.scope
        given = 0
        while isinstance(minor, Lam) and given < fields:
            scope = (*scope, n + given)
            minor = minor.body
            given += 1
        code = self.compile(minor, scope, n + fields, tail and given == fields)
        if given == fields:
            return code
        call, force = self.call, self.force
        return lambda env: call(force(code(env)), env[n + given : n + fields])

    def _matcher(
        self, name: Name, info: MatcherInfo, args: list[Expr], scope: Scope, n: int, tail: bool
    ) -> Code | None:
        """A matcher's case analysis in place: alternatives are inlined where they are used once."""
        const = self.m.env.find(name)
        body: Expr | None = const.value if isinstance(const, DefinitionInfo) else None
        inner: Scope = ()
        codes: list[Code] = []
        for i in range(info.arity):
            if not isinstance(body, Lam):
                return None
            body = body.body
            arg = args[i]
            if i < info.first_discr_pos:
                inner = (*inner, None)
                continue
            place = scope[-1 - arg.idx] if isinstance(arg, BVar) else None
            if isinstance(place, int):
                inner = (*inner, place)
            elif i >= info.first_alt_pos and _uses(body, info.arity - 1 - i) == 1:
                inner = (*inner, Inlined(arg, scope))
            else:
                codes.append(self.compile(arg, scope, n, False))
                inner = (*inner, n + len(codes) - 1)
        assert body is not None
        rest = args[info.arity :]
        code = self.compile(body, inner, n + len(codes), tail and not rest)
        if not codes:
            return self._with_rest(code, rest, scope, n)
        run = (lambda env: code(env[:n] + tuple([c(env) for c in codes]))) if codes else code
        return self._with_rest(run, rest, scope, n)

    # ------------------------------------------------------------ data
    def destruct(self, ind: InductiveInfo, value: Value) -> CtorValue:
        """A value as a constructor application."""
        if isinstance(value, CtorValue):
            return value
        if isinstance(value, int):
            return CtorValue(ind.ctors[0], 0, ()) if value == 0 else CtorValue(ind.ctors[1], 1, (value - 1,))
        if isinstance(value, str):
            return CtorValue(ind.ctors[0], 0, (self.string_as_list(value),))
        if isinstance(value, tuple):
            return CtorValue(ind.ctors[0], 0, (list_value(value),))
        if isinstance(value, Thunked):
            return CtorValue(ind.ctors[0], 0, (self.project(value, 0),))
        if value is ERASED and len(ind.ctors) == 1:
            return CtorValue(ind.ctors[0], 0, (ERASED,) * self._num_fields(ind.ctors[0]))
        raise LeanError(f"cannot evaluate code: case analysis on a proof of `{ind.name}`")

    def char(self, code: int) -> Value:
        return self.call(self.constant(_CHAR_OF_NAT), (code,))

    def string_as_list(self, text: str) -> Value:
        return list_value([self.char(ord(c)) for c in text])

    # ------------------------------------------------------------ constants
    def constant(self, name: Name) -> Value:
        found = self.constants.get(name)
        if found is None:
            found = self.constants[name] = self._load(name)
        return found

    def _load(self, name: Name) -> Value:
        prim = self.prims.get(name)
        if prim is not None:
            return prim
        info = self.m.find_const(name)
        if info is None:
            raise LeanError(f"Unknown constant `{name}`")
        if isinstance(info, (TheoremInfo, InductiveInfo)):
            return ERASED
        if isinstance(info, ConstructorInfo):
            return self._constructor(info)
        if isinstance(info, QuotInfo):
            return _QUOT.get(name.text, ERASED)
        if isinstance(info, RecursorInfo):
            return self._recursor(info)
        if isinstance(info, AxiomInfo):
            if self.m.is_prop(info.type):
                return ERASED
            raise LeanError(f"cannot evaluate code because '{name}' uses 'sorry' and/or contains errors")
        return self._definition(info)

    def _definition(self, info: ConstantInfo) -> Value:
        if self.m.is_prop(info.type):
            return ERASED
        if info.name.last == "casesOn":
            return self._partial_cases_on(info)
        if isinstance(info, OpaqueInfo):
            derived = derived_function(self, info.name, info.type)
            if derived is not None:
                return derived
        body = sunfold_value(self.m.env, info.name) or unsafe_rec_value(self.m.env, info.name)
        if body is None:
            body = self._well_founded_body(info.name)
        if body is None:
            body = info.value if isinstance(info, (DefinitionInfo, OpaqueInfo)) else None
        if body is None:
            raise LeanError(f"'{info.name}' has no value")
        return self.force(self.compile(body, (), 0, False)(()))

    def _partial_cases_on(self, info: ConstantInfo) -> Value:
        """``casesOn`` as a value: it waits for all its arguments."""
        ind = self.m.env.find(info.name.parent)
        assert isinstance(ind, InductiveInfo)
        at = ind.num_params + 1 + ind.num_indices

        def run(*args: Value) -> Value:
            major = self.destruct(ind, args[at])
            return Tail(args[at + 1 + major.idx], major.fields)

        return Prim(at + 1 + len(ind.ctors), run)

    def _well_founded_body(self, name: Name) -> Expr | None:
        """The body of a function by well-founded recursion, from ``∀ xs, f xs = body``."""
        info = self.m.env.find(name.child("eq_def"))
        if info is None or name in self.m.env.state(STRUCTURAL_RECURSION):
            return None
        binders: list[Pi] = []
        type = info.type
        while isinstance(type, Pi):
            binders.append(type)
            type = type.body
        fn, args = unfold_app(type)
        if not (isinstance(fn, Const) and fn.name.text == "Eq" and len(args) == 3):
            return None
        body = args[2]
        for pi in reversed(binders):
            body = mk_lambda(pi.binder_name, pi.binder_type, body, pi.info)
        return body

    def _constructor(self, info: ConstructorInfo) -> Value:
        params, total = info.num_params, info.num_params + info.num_fields
        if total == 0:
            return CtorValue(info.name, info.cidx, ())
        return Prim(total, lambda *args: CtorValue(info.name, info.cidx, args[params:]))

    def _recursor(self, info: RecursorInfo) -> Value:
        """``I.rec``: the rule of the major's constructor applied to parameters, motives, minors and fields."""
        ind = self.m.env.find(info.induct)
        before = info.num_params + info.num_motives + info.num_minors
        major_at = info.major_idx
        rules = {rule.ctor: rule for rule in info.rules}
        values: dict[Name, Value] = {}

        def run(*args: Value) -> Value:
            major = args[major_at]
            if not isinstance(major, CtorValue):
                assert isinstance(ind, InductiveInfo)
                major = self.destruct(ind, major)
            fn = values.get(major.name)
            if fn is None:
                fn = values[major.name] = self.eval(rules[major.name].rhs)
            return Tail(fn, args[:before] + major.fields)

        return Prim(major_at + 1, run)

    def erased_mask(self, name: Name) -> tuple[bool, ...]:
        """Which arguments of a constant are types, functions to types, or proofs."""
        found = self.masks.get(name)
        if found is None:
            found = self.masks[name] = self._erased_mask(name)
        return found

    def _erased_mask(self, name: Name) -> tuple[bool, ...]:
        m = self.m
        info = m.find_const(name)
        if info is None or isinstance(info, (RecursorInfo, QuotInfo)):
            return ()
        out: list[bool] = []
        with m.scope():
            xs, _ = m.forall_telescope(info.type, whnf=False)
            for x in xs:
                type = m.infer_type(x)
                result = type
                while isinstance(result, Pi):
                    result = result.body
                out.append(isinstance(result, Sort) or _is_proposition(m, type))
        return tuple(out)


def _is_proposition(m: Meta, type: Expr) -> bool:
    try:
        return m.is_prop(type)
    except LeanError:
        return False


def _constant(value: Value) -> Code:
    return lambda _env: value


def _uses(e: Expr, idx: int) -> int:
    """How often ``#idx`` occurs in ``e``."""
    count = 0
    stack = [(e, idx)]
    while stack:
        t, i = stack.pop()
        if isinstance(t, BVar):
            count += t.idx == i
        elif isinstance(t, App):
            stack += [(t.fn, i), (t.arg, i)]
        elif isinstance(t, (Lam, Pi)):
            stack.append((t.body, i + 1))
        elif isinstance(t, Let):
            stack += [(t.value, i), (t.body, i + 1)]
        elif isinstance(t, Proj):
            stack.append((t.struct, i))
    return count


# ------------------------------------------------------------ lazy forms
def _branch(ev: Evaluator, test: Code, yes: Code, no: Code) -> Code:
    return lambda env: (yes if test(env).idx == 1 else no)(env)


def _lazy_ite(ev: Evaluator, args: list[Expr], scope: Scope, n: int, tail: bool) -> Code:
    return _branch(
        ev,
        ev.compile(args[2], scope, n, False),
        ev._minor(args[3], 0, scope, n, tail),
        ev._minor(args[4], 0, scope, n, tail),
    )


def _lazy_dite(ev: Evaluator, args: list[Expr], scope: Scope, n: int, tail: bool) -> Code:
    test = ev.compile(args[2], scope, n, False)
    yes = ev._minor(args[3], 1, scope, n, tail)
    no = ev._minor(args[4], 1, scope, n, tail)
    return lambda env: (yes if test(env).idx == 1 else no)((*env[:n], ERASED))


def _lazy_cond(ev: Evaluator, args: list[Expr], scope: Scope, n: int, tail: bool) -> Code:
    return _branch(
        ev,
        ev.compile(args[1], scope, n, False),
        ev._minor(args[2], 0, scope, n, tail),
        ev._minor(args[3], 0, scope, n, tail),
    )


def _lazy_and(ev: Evaluator, args: list[Expr], scope: Scope, n: int, tail: bool) -> Code:
    left = ev.compile(args[0], scope, n, False)
    return _branch(ev, left, ev.compile(args[1], scope, n, tail), _constant(FALSE))


def _lazy_or(ev: Evaluator, args: list[Expr], scope: Scope, n: int, tail: bool) -> Code:
    left = ev.compile(args[0], scope, n, False)
    return _branch(ev, left, _constant(TRUE), ev.compile(args[1], scope, n, tail))


def _lazy_decide(ev: Evaluator, args: list[Expr], scope: Scope, n: int, _tail: bool) -> Code:
    return _branch(ev, ev.compile(args[1], scope, n, False), _constant(TRUE), _constant(FALSE))


LazyRule = Callable[[Evaluator, list[Expr], Scope, int, bool], Code]
_LAZY: Final[dict[str, tuple[int, LazyRule]]] = {
    "ite": (5, _lazy_ite),
    "dite": (5, _lazy_dite),
    "cond": (4, _lazy_cond),
    "and": (2, _lazy_and),
    "or": (2, _lazy_or),
    "Decidable.decide": (2, _lazy_decide),
}
_QUOT: Final[dict[str, Value]] = {
    "Quot.mk": Prim(3, lambda _a, _r, a: a),
    "Quot.lift": Prim(6, lambda _a, _r, _b, f, _h, q: Tail(f, (q,))),
}
_CHAR_OF_NAT: Final = mk_name("Char.ofNat")
UNIT: Final = CtorValue(mk_name("PUnit.unit"), 0, ())

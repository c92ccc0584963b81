"""Syntax trees: frozen dataclasses, one per construct, each with its span in the source.

``start`` and ``end`` are code-point offsets (``end`` exclusive); a node's text is ``source.text[node.start:node.end]``.
Nodes compare by identity. Notations are already resolved by the parser: an operator is a :class:`BinOp`/:class:`UnOp`
with the constant it stands for, a user's ``notation`` is a :class:`NotationApp`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from typing import Any, Literal, TypeVar, dataclass_transform

from prover.lean.name import Name

T = TypeVar("T")


@dataclass_transform(frozen_default=True, eq_default=False)
def node(cls: type[T]) -> type[T]:
    """A syntax node: frozen, slotted, compared by identity."""
    return dataclass(frozen=True, slots=True, eq=False)(cls)


@node
class Syntax:
    start: int
    end: int


def children(stx: Syntax) -> Iterator[Syntax]:
    """Direct children, in field order."""
    for f in fields(stx):
        yield from _nodes_in(getattr(stx, f.name))


def _nodes_in(value: Any) -> Iterator[Syntax]:
    if isinstance(value, Syntax):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _nodes_in(item)


def map_syntax(stx: Any, fn: Callable[[Syntax], Syntax | None]) -> Any:
    """Rebuild top-down: where ``fn`` returns a node it stands, else children are mapped. Shares unchanged parts."""
    if isinstance(stx, tuple):
        new = tuple([map_syntax(x, fn) for x in stx])
        return new if any(a is not b for a, b in zip(new, stx, strict=True)) else stx
    if not isinstance(stx, Syntax):
        return stx
    done = fn(stx)
    if done is not None:
        return done
    values = {f.name: getattr(stx, f.name) for f in fields(stx)}
    mapped = {k: map_syntax(v, fn) for k, v in values.items()}
    if all(mapped[k] is values[k] for k in values):
        return stx
    return type(stx)(**mapped)


# ------------------------------------------------------------------ levels
@node
class LevelSyntax(Syntax):
    pass


@node
class LevelNum(LevelSyntax):
    value: int


@node
class LevelIdent(LevelSyntax):
    name: Name


@node
class LevelHole(LevelSyntax):
    pass


@node
class LevelAdd(LevelSyntax):
    base: LevelSyntax
    offset: int


@node
class LevelMax(LevelSyntax):
    args: tuple[LevelSyntax, ...]
    imax: bool


# ------------------------------------------------------------------ binders
@node
class BinderIdent(Syntax):
    """A name being bound; ``name`` is anonymous for ``_``."""

    name: Name


@node
class Term(Syntax):
    pass


BinderKind = Literal["default", "implicit", "strictImplicit", "instImplicit"]


@node
class Binder(Syntax):
    """``(x y : T := v)``, ``{x}``, ``⦃x⦄``, ``[i : C]``, bare ``x``; exactly one of ``names``/``pattern`` is used.

    ``[C]`` has no names. ``default`` is ``:= v``; ``auto`` is ``:= by tac`` (an autoParam). ``pred`` is the binder
    predicate of ``∀ x ∈ s`` / ``∃ x > 0``: the operator token and the right-hand side. ``bracketed`` tells ``(x : T)``
    from ``x : T``.
    """

    kind: BinderKind
    names: tuple[BinderIdent, ...]
    type: Term | None
    default: Term | None = None
    auto: TacticSeq | None = None
    pattern: Term | None = None
    pred: tuple[str, Term] | None = None
    bracketed: bool = True


# ------------------------------------------------------------------ terms
@node
class Ident(Term):
    """A possibly dotted identifier as written: ``x``, ``Nat.succ``, ``h.left.1`` is FieldAccess of ``h.left``.

    ``levels`` are explicit universes ``.{u, v}`` (None when absent). ``rooted``: written ``_root_.x``.
    ``macro_decl``: set by notation expansion: the name is already resolved to this constant.
    """

    name: Name
    levels: tuple[LevelSyntax, ...] | None = None
    macro_decl: Name | None = None


@node
class NamedArg(Syntax):
    """``(x := v)`` in an application."""

    name: Name
    value: Term


@node
class App(Term):
    """``f a (x := b) ..``; at least one argument (or ellipsis)."""

    fn: Term
    args: tuple[Term | NamedArg, ...]
    ellipsis: bool = False


@node
class Explicit(Term):
    """``@f``."""

    fn: Term


@node
class FieldAccess(Term):
    """``e.name`` or ``e.2`` where ``e`` is not a plain identifier (or the field is a number)."""

    target: Term
    field: Name | int
    levels: tuple[LevelSyntax, ...] | None = None


@node
class PipeProj(Term):
    """``e |>.name args``."""

    target: Term
    field: Name | int
    args: tuple[Term | NamedArg, ...]


@node
class DotIdent(Term):
    """``.name``: resolved in the namespace of the expected type."""

    name: Name


@node
class NumLit(Term):
    value: int


@node
class ScientificLit(Term):
    """``mantissa * 10 ^ (-exponent)`` (or ``+`` when ``exponent_sign`` is False), as ``OfScientific`` takes them."""

    mantissa: int
    exponent_sign: bool
    exponent: int


@node
class StrLit(Term):
    value: str


@node
class CharLit(Term):
    value: str


@node
class InterpolatedStr(Term):
    """``s!"…{e}…"``; strings and terms alternate as written."""

    parts: tuple[StrLit | Term, ...]


@node
class NameLit(Term):
    name: Name


@node
class Hole(Term):
    """``_``."""


@node
class SyntheticHole(Term):
    """``?x``; ``?_`` has an anonymous name."""

    name: Name


@node
class Sorry(Term):
    pass


@node
class SortTerm(Term):
    """``Prop``, ``Type``, ``Type u``, ``Sort u``, ``Type*`` (``star``)."""

    kind: Literal["Prop", "Type", "Sort"]
    level: LevelSyntax | None = None
    star: bool = False


@node
class Paren(Term):
    term: Term


@node
class CDot(Term):
    """``·`` inside parentheses."""


@node
class TupleTerm(Term):
    """``(a, b, c)``; ``()`` has no elements."""

    elems: tuple[Term, ...]


@node
class TypeAscription(Term):
    """``(e : T)``; ``(e :)`` has no type."""

    term: Term
    type: Term | None


@node
class Fun(Term):
    """``fun binders => body``."""

    binders: tuple[Binder, ...]
    body: Term


@node
class MatchAlt(Syntax):
    """``| p₁, p₂ | q₁, q₂ => rhs``: ``patterns`` holds one tuple per ``|`` group."""

    patterns: tuple[tuple[Term, ...], ...]
    rhs: Term


@node
class FunMatch(Term):
    """``fun | p => e | q => f``."""

    alts: tuple[MatchAlt, ...]


@node
class Forall(Term):
    binders: tuple[Binder, ...]
    body: Term


@node
class Arrow(Term):
    domain: Term
    codomain: Term


@node
class DepArrow(Term):
    """``(x : A) → B``, ``{x : A} → B``, ``[C] → B``."""

    binder: Binder
    codomain: Term


@node
class Exists(Term):
    binders: tuple[Binder, ...]
    body: Term
    unique: bool = False


@node
class SigmaTerm(Term):
    """``(x : T) × B`` / ``Σ x : T, B`` (``Sigma``) and ``×'`` / ``Σ'`` (``PSigma``)."""

    binders: tuple[Binder, ...]
    body: Term
    primed: bool = False


LetKind = Literal["let", "have", "letI", "haveI", "let_delayed"]


@node
class LetDecl(Syntax):
    """``x binders : T := v``, ``pat := v`` (``pattern``), or equations (``alts``). ``name`` None means ``this``."""

    name: BinderIdent | None
    binders: tuple[Binder, ...]
    type: Term | None
    value: Term | None
    pattern: Term | None = None
    alts: tuple[MatchAlt, ...] | None = None


@node
class Let(Term):
    kind: LetKind
    decl: LetDecl
    body: Term


@node
class LetRec(Term):
    """``let rec f … := …; body``."""

    decls: tuple[DefLike, ...]
    body: Term


@node
class Show(Term):
    """``show T from e`` / ``show T by tac`` (``proof`` is then a ByTactic)."""

    type: Term
    proof: Term


@node
class Suffices(Term):
    """``suffices h : T from e; body`` / ``by tac``."""

    name: BinderIdent | None
    type: Term
    proof: Term
    body: Term


@node
class If(Term):
    """``if h : c then a else b``; ``hyp`` None for the plain form."""

    hyp: BinderIdent | None
    cond: Term
    then: Term
    otherwise: Term


@node
class IfLet(Term):
    pattern: Term
    value: Term
    then: Term
    otherwise: Term


@node
class MatchDiscr(Syntax):
    hyp: BinderIdent | None
    term: Term


@node
class Match(Term):
    discrs: tuple[MatchDiscr, ...]
    alts: tuple[MatchAlt, ...]
    motive: Term | None = None
    generalizing: bool | None = None


@node
class NoMatch(Term):
    discrs: tuple[Term, ...]


@node
class NoFun(Term):
    pass


@node
class AnonCtor(Term):
    """``⟨a, b⟩``."""

    args: tuple[Term, ...]


@node
class StructInstField(Syntax):
    """``x.y := v``; ``binders`` for ``f a b := v``; a bare ``x`` has ``value`` None (punning)."""

    path: Name
    binders: tuple[Binder, ...]
    value: Term | None


@node
class StructInst(Term):
    """``{ s₁, s₂ with f := v, .. : T }``; also ``where``-bodies of instances."""

    sources: tuple[Term, ...]
    struct_fields: tuple[StructInstField, ...]
    ellipsis: bool = False
    type: Term | None = None


@node
class ListLit(Term):
    elems: tuple[Term, ...]


@node
class ArrayLit(Term):
    elems: tuple[Term, ...]


BinOpKind = Literal["binop", "binop_lazy", "leftact", "rightact", "binrel", "binrel_no_prop", "plain", "plain_swapped"]


@node
class BinOp(Term):
    """``a + b``: ``op`` is the token, ``fn`` the constant (``HAdd.hAdd``), ``kind`` how Lean elaborates it.

    ``plain`` is ``fn a b``, ``plain_swapped`` is ``fn b a`` (``a ∈ s``); ``binop_lazy`` wraps ``b`` as ``fun _ => b``.
    """

    kind: BinOpKind
    op: str
    fn: Name
    lhs: Term
    rhs: Term


@node
class UnOp(Term):
    """``-a`` (kind ``unop``), ``¬a``, ``!a`` (kind ``plain``); postfix operators too."""

    kind: Literal["unop", "plain"]
    op: str
    fn: Name
    arg: Term


@node
class Subst(Term):
    """``h ▸ e``."""

    eq: Term
    term: Term


@node
class Coe(Term):
    """``↑x``, ``⇑f``, ``↥s``."""

    op: str
    term: Term


@node
class AssumptionTerm(Term):
    """``‹p›``."""

    type: Term


@node
class CalcStep(Syntax):
    """``rel := proof``; the first step may be a bare term (``proof`` None)."""

    rel: Term
    proof: Term | None


@node
class Calc(Term):
    steps: tuple[CalcStep, ...]


@node
class ByTactic(Term):
    seq: TacticSeq


@node
class SubtypeTerm(Term):
    """``{x : T // p}``."""

    name: BinderIdent
    type: Term | None
    prop: Term


@node
class SetBuilder(Term):
    """``{x : T | p}``, ``{x ∈ s | p}`` (Mathlib)."""

    binder: Binder
    prop: Term


@node
class SetImage(Term):
    """``{f x y | (x ∈ s) (y : T)}`` (Mathlib): the set of the values of ``term``."""

    term: Term
    binders: tuple[Binder, ...]


@node
class SetLit(Term):
    """``{a, b}`` and ``{}`` / ``∅``-like insertions."""

    elems: tuple[Term, ...]


@node
class BigOp(Term):
    """``∑ x ∈ s with p x, f x`` and ``∏``, ``⋃`` … (Mathlib); ``condition`` is ``with h : p`` or ``with p``."""

    op: str
    binders: tuple[Binder, ...]
    body: Term
    condition: tuple[BinderIdent | None, Term] | None = None


@node
class Delimited(Term):
    """``|x|``, ``⌊x⌋``, ``⌈x⌉``, ``‖x‖``: ``fn`` applied to one argument."""

    op: str
    fn: Name
    term: Term


@node
class ModEq(Term):
    """``a ≡ b [MOD n]`` / ``[ZMOD n]`` (Mathlib)."""

    fn: Name
    lhs: Term
    rhs: Term
    modulus: Term


@node
class OpenIn(Term):
    decl: OpenCmd
    term: Term


@node
class SetOptionIn(Term):
    option: Name
    value: bool | int | str
    term: Term


@node
class NotationApp(Term):
    """A use of a user's ``notation``/``infix``/``macro``: ``kind`` identifies it in the parser table; ``args`` follow
    the pattern's variables in order."""

    kind: Name
    args: tuple[Syntax, ...]


@node
class Group(Syntax):
    """What an option (none or one), a repetition or a list of user syntax holds; the parts of one element."""

    items: tuple[Syntax, ...]


@node
class NamedPattern(Term):
    """``x@p`` or ``x@h:p`` in a pattern."""

    name: Name
    hyp: BinderIdent | None
    pattern: Term


@node
class Inaccessible(Term):
    """``.(e)`` in a pattern."""

    term: Term


@node
class Choice(Term):
    """Several notations of the same length fit: the elaborator takes the one that elaborates."""

    alts: tuple[Term, ...]


@node
class ElabApp(Term):
    """A special form by keyword that elaborates to code of its own: ``type_of%``, ``binop%``,
    ``#v[``, ``←`` (nested action), ``[:]`` (range: start, stop, step, with Holes for what is absent), ``matches``
    (term, patterns), ``panic!`` …"""

    keyword: str
    args: tuple[Term, ...]


# ------------------------------------------------------------------ do notation
@node
class DoElem(Syntax):
    pass


@node
class DoLet(DoElem):
    """``let pat : T := e`` (``arrow`` False) or ``let pat ← e``; ``mutable`` for ``let mut``."""

    mutable: bool
    arrow: bool
    pattern: Term
    type: Term | None
    value: Term
    otherwise: Term | None = None


@node
class DoReassign(DoElem):
    arrow: bool
    pattern: Term
    value: Term


@node
class DoExpr(DoElem):
    term: Term


@node
class DoReturn(DoElem):
    term: Term | None


@node
class DoIf(DoElem):
    hyp: BinderIdent | None
    cond: Term
    then: tuple[DoElem, ...]
    otherwise: tuple[DoElem, ...] | None


@node
class DoFor(DoElem):
    """``for h : pattern in collection do body``."""

    pattern: Term
    collection: Term
    body: tuple[DoElem, ...]
    hyp: BinderIdent | None = None


@node
class DoTry(DoElem):
    """``try body catch p : T => … finally …``; a handler is a pattern, the type of the exceptions, statements."""

    body: tuple[DoElem, ...]
    handlers: tuple[tuple[Term, Term | None, tuple[DoElem, ...]], ...]
    finalizer: tuple[DoElem, ...] | None


@node
class DoLetRec(DoElem):
    """``let rec f … := …`` in a ``do`` block."""

    decls: tuple[DefLike, ...]


@node
class DoMatch(DoElem):
    discrs: tuple[MatchDiscr, ...]
    alts: tuple[tuple[tuple[tuple[Term, ...], ...], tuple[DoElem, ...]], ...]


@node
class DoLetDecl(DoElem):
    """``let x : T := v`` / ``have …`` in a ``do`` block; ``otherwise`` for ``let p := v | alt``."""

    kind: Literal["let", "have"]
    decl: LetDecl
    otherwise: Term | None = None


@node
class DoIfLet(DoElem):
    """``if let p := e then …`` (``arrow`` for ``←``)."""

    pattern: Term
    arrow: bool
    value: Term
    then: tuple[DoElem, ...]
    otherwise: tuple[DoElem, ...] | None


@node
class DoOther(DoElem):
    """``unless``/``repeat``/``break``/``continue``/``dbg_trace``/``assert!``."""

    keyword: str
    term: Term | None
    bodies: tuple[tuple[DoElem, ...], ...]


@node
class Do(Term):
    elems: tuple[DoElem, ...]


# ------------------------------------------------------------------ tactics (shared parts)
@node
class Tactic(Syntax):
    pass


@node
class GetElemTactic(Tactic):
    """The hidden ``get_elem_tactic`` of ``xs[i]``."""


@node
class TacticSeq(Syntax):
    """A sequence of tactics; an empty one is a parse error except where Lean allows it."""

    tactics: tuple[Tactic, ...]


@node
class Location(Syntax):
    """``at h₁ h₂ ⊢`` or ``at *``; ``hyps`` are terms (identifiers)."""

    wildcard: bool
    hyps: tuple[Ident, ...]
    goal: bool


@node
class RwRule(Syntax):
    symm: bool
    term: Term


@node
class ConfigItem(Syntax):
    """``(config := e)``, ``+opt``, ``-opt``, ``(opt := e)``."""

    name: Name
    value: Term | bool


@node
class SimpLemma(Syntax):
    """One item of ``simp [...]``: ``h``, ``← h``, ``↓h``, ``-h`` (erase), ``*`` (star)."""

    term: Term | None
    symm: bool = False
    erase: bool = False
    star: bool = False
    post: bool = True


@node
class RPat(Syntax):
    """An rcases pattern."""


@node
class RPatName(RPat):
    """A name (``_`` anonymous, ``rfl`` substitutes)."""

    name: Name


@node
class RPatClear(RPat):
    """``-``."""


@node
class RPatExplicit(RPat):
    """``@pat``."""

    pat: RPat


@node
class RPatTuple(RPat):
    """``⟨p, q⟩``."""

    pats: tuple[RPat, ...]


@node
class RPatAlts(RPat):
    """``p | q``."""

    pats: tuple[RPat, ...]


@node
class RPatTyped(RPat):
    """``(p : T)``."""

    pat: RPat
    type: Term


@node
class InductionAlt(Syntax):
    """``| ctor x y => tac``; several names for ``| a | b =>``; ``explicit`` for ``@ctor``; ``_`` is anonymous."""

    ctors: tuple[tuple[Name, bool], ...]
    vars: tuple[BinderIdent, ...]
    rhs: TacticSeq | Term | None


@node
class CaseTag(Syntax):
    """``case tag x y`` head: anonymous tag for ``_``."""

    tag: Name
    vars: tuple[BinderIdent, ...]


@node
class ElimTarget(Syntax):
    """``h : e`` or ``e`` after ``cases``/``induction``/``generalize``."""

    hyp: BinderIdent | None
    term: Term


# ------------------------------------------------------------------ commands
@node
class Command(Syntax):
    pass


@node
class AesopRule(Syntax):
    """``safe apply foo``, ``unsafe 20% [constructors, cases]`` (one node for each branch). ``option``: the name of one
    that is read and not understood."""

    phase: str = ""
    penalty: int | None = None
    percent: int | None = None
    builder: str = ""
    rule_sets: tuple[str, ...] = ()
    term: Term | None = None
    option: str = ""


@node
class Attribute(Syntax):
    """``@[scoped simp high]``: ``args`` keeps the raw argument terms (``instance 100``, ``simp ↓``), ``rules`` what
    stands behind ``aesop``."""

    kind: Literal["global", "local", "scoped"]
    name: Name
    args: tuple[Term, ...]
    raw: str
    erase: bool = False
    rules: tuple[AesopRule, ...] = ()


@node
class Modifiers(Syntax):
    doc: str | None
    attrs: tuple[Attribute, ...]
    visibility: Literal["", "private", "protected", "public"] = ""
    noncomputable: bool = False
    unsafe: bool = False
    is_partial: bool = False
    nonrec: bool = False


@node
class TerminationHints(Syntax):
    """``termination_by x y => e`` / ``termination_by structural …`` / ``decreasing_by tac``."""

    structural: bool
    vars: tuple[BinderIdent, ...]
    measure: Term | None
    decreasing_by: TacticSeq | None
    partial_fixpoint: bool = False


@node
class WhereDecls(Syntax):
    """Local ``where`` definitions."""

    decls: tuple[DefLike, ...]


DefKind = Literal["def", "theorem", "lemma", "example", "abbrev", "instance", "opaque", "axiom"]


@node
class DefLike(Command):
    """def/theorem/lemma/example/abbrev/instance/opaque/axiom.

    Exactly one body form: ``value`` (``:= e``), ``alts`` (equations), ``struct_fields`` (``where`` fields), or none.
    ``name`` None for ``example`` and anonymous instances. ``priority`` of an instance.
    """

    modifiers: Modifiers
    kind: DefKind
    name: BinderIdent | None
    levels: tuple[Name, ...] | None
    binders: tuple[Binder, ...]
    type: Term | None
    value: Term | None = None
    alts: tuple[MatchAlt, ...] | None = None
    struct_fields: tuple[StructInstField, ...] | None = None
    where_decls: WhereDecls | None = None
    termination: TerminationHints | None = None
    priority: int | None = None
    deriving: tuple[Name, ...] = ()


@node
class CtorDecl(Syntax):
    modifiers: Modifiers
    name: BinderIdent
    binders: tuple[Binder, ...]
    type: Term | None


@node
class InductiveCmd(Command):
    """``inductive`` (``is_class`` for ``class inductive``)."""

    modifiers: Modifiers
    name: BinderIdent
    levels: tuple[Name, ...] | None
    binders: tuple[Binder, ...]
    type: Term | None
    ctors: tuple[CtorDecl, ...]
    deriving: tuple[Name, ...] = ()
    is_class: bool = False
    coinductive: bool = False


@node
class StructField(Syntax):
    """``x y : T := v`` in a structure; ``kind`` from the brackets; an overriding default has no type."""

    modifiers: Modifiers
    kind: BinderKind
    names: tuple[BinderIdent, ...]
    binders: tuple[Binder, ...]
    type: Term | None
    default: Term | None = None
    auto: TacticSeq | None = None


@node
class StructureCmd(Command):
    """``structure``/``class``; ``parents`` are ``(projection name or None, type)``."""

    modifiers: Modifiers
    is_class: bool
    name: BinderIdent
    levels: tuple[Name, ...] | None
    binders: tuple[Binder, ...]
    parents: tuple[tuple[Name | None, Term], ...]
    type: Term | None
    ctor_name: BinderIdent | None
    struct_fields: tuple[StructField, ...]
    deriving: tuple[Name, ...] = ()


@node
class Mutual(Command):
    commands: tuple[Command, ...]


@node
class DerivingInstance(Command):
    classes: tuple[Name, ...]
    types: tuple[Name, ...]


@node
class VariableCmd(Command):
    binders: tuple[Binder, ...]


@node
class UniverseCmd(Command):
    names: tuple[Name, ...]


@node
class NamespaceCmd(Command):
    name: Name


@node
class SectionCmd(Command):
    """``noncomputable section foo``; ``name`` None when absent."""

    name: Name | None


@node
class EndCmd(Command):
    name: Name | None


@node
class OpenCmd(Command):
    """``open A B``, ``open A (x y)``, ``open A hiding x``, ``open A renaming x → y``, ``open scoped A``."""

    names: tuple[Name, ...]
    only: tuple[Name, ...] = ()
    hiding: tuple[Name, ...] = ()
    renaming: tuple[tuple[Name, Name], ...] = ()
    scoped: bool = False


@node
class ExportCmd(Command):
    namespace: Name
    names: tuple[Name, ...]


@node
class InCmd(Command):
    """``open A in cmd``, ``set_option o v in cmd``, ``variable … in cmd``, ``include h in``, ``omit …``."""

    head: Command
    body: Command


@node
class SetOptionCmd(Command):
    option: Name
    value: bool | int | str


@node
class IncludeCmd(Command):
    """``include x y``, ``omit x [C α]``; ``types`` are those of instances without a name."""

    names: tuple[Name, ...]
    omit: bool = False
    types: tuple[Term, ...] = ()


@node
class AttributeCmd(Command):
    """``attribute [simp, local instance] a b``."""

    attrs: tuple[Attribute, ...]
    names: tuple[Ident, ...]


@node
class GrindPatternCmd(Command):
    """``grind_pattern foo => f x, g y``."""

    name: Ident
    patterns: tuple[Term, ...]


@node
class CheckCmd(Command):
    """``#check e`` / ``#check_failure e``."""

    term: Term
    failure: bool = False


@node
class GuardCmd(Command):
    """``#guard e``."""

    term: Term


@node
class GuardMsgsCmd(Command):
    """``/-- doc -/ #guard_msgs (filters) in body``; a filter is an action and a severity."""

    doc: str
    filters: tuple[tuple[str, str], ...]
    whitespace: str
    is_sorted: bool
    keyword_start: int
    body: Command


@node
class ExitCmd(Command):
    """``#exit``: the rest of the file is not read."""


@node
class EvalCmd(Command):
    term: Term


@node
class ReduceCmd(Command):
    term: Term


@node
class PrintCmd(Command):
    """``#print id``, ``#print axioms id``, ``#print "text"``."""

    what: Literal["const", "axioms", "instances", "string"]
    name: Ident | None
    text: str | None = None


@node
class SynthCmd(Command):
    term: Term


@node
class ImportCmd(Command):
    module: Name


@node
class InitQuotCmd(Command):
    pass


@node
class ModuleDoc(Command):
    text: str


NotationItem = tuple[str, Any, Any]
"""``("atom", token, None)``, ``("var", name, precedence or None)``; an option ``("opt", items, None)``, a repetition
``("many", items, least number)``, a list ``("sep", items, (separator, least number, may end with it))``."""


@node
class NotationCmd(Command):
    """``notation``, ``infixl`` … all in one shape: ``items`` are the pattern, ``template`` the expansion (a term in
    which the variables are Idents). ``prec`` is the notation's own precedence."""

    attr_kind: Literal["global", "local", "scoped"]
    prec: int | None
    items: tuple[NotationItem, ...]
    template: Term
    keyword: str
    name: Name | None = None
    atoms: tuple[str, ...] = ()
    """The atoms with the blanks they were written with (the printer's spacing)."""


@node
class MacroRule(Syntax):
    """One alternative of ``macro_rules``: uses of ``kind`` that fit the pattern expand to ``template``."""

    kind: Name
    category: str
    pattern_text: str
    template: Syntax
    template_text: str


@node
class MacroCmd(Command):
    """``macro``/``macro_rules``/``syntax`` of the kinds we support; others are refused by keyword.

    ``syntax`` has no template; ``macro_rules`` only ``rules``. ``var_categories`` says what each variable stands for.
    """

    keyword: str
    category: str
    items: tuple[NotationItem, ...]
    template: Syntax | None
    name: Name | None = None
    prec: int | None = None
    var_categories: tuple[tuple[str, str], ...] = ()
    rules: tuple[MacroRule, ...] = ()
    template_text: str = ""
    attr_kind: Literal["global", "local", "scoped"] = "global"
    atoms: tuple[str, ...] = ()


@node
class MacroCommand(Command):
    """A use of a user's command."""

    kind: Name
    args: tuple[Syntax, ...]


@node
class CommandVar(Command):
    """``$c`` where a command stands."""

    name: Name


@node
class CommandSeq(Command):
    """What a command macro expands to."""

    commands: tuple[Command, ...]


@node
class SyntaxCatCmd(Command):
    """``declare_syntax_cat name``."""

    name: Name


@node
class UnsupportedCmd(Command):
    """A command that Lean has and we do not: ``feature`` names it; the span covers what was skipped."""

    feature: str


@node
class EndOfInput(Command):
    pass

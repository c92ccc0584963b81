"""Syntax of tactics: one class per tactic (or family), parsed by ``parser`` and run by ``prover.lean.tactic``."""

from __future__ import annotations

from typing import Literal

from prover.lean.name import Name
from prover.lean.syntax.ast import (
    AesopRule,
    BinderIdent,
    CalcStep,
    CaseTag,
    ConfigItem,
    ElimTarget,
    Ident,
    InductionAlt,
    LetDecl,
    Location,
    MatchAlt,
    MatchDiscr,
    OpenCmd,
    RPat,
    RwRule,
    SimpLemma,
    Syntax,
    Tactic,
    TacticSeq,
    Term,
    node,
)


# ---- blocks and combinators
@node
class Cdot(Tactic):
    """``· tacs``."""

    seq: TacticSeq


@node
class ParenTac(Tactic):
    """``(tacs)``."""

    seq: TacticSeq


@node
class AndThen(Tactic):
    """``t <;> s``."""

    first: Tactic
    then: Tactic


@node
class OrElse(Tactic):
    """``first | t | s`` and ``t <|> s``."""

    alts: tuple[TacticSeq, ...]


@node
class Combinator(Tactic):
    """``try repeat repeat' repeat1' all_goals any_goals focus fail_if_success iterate done_with…``: ``count`` for
    ``iterate n``."""

    keyword: str
    seq: TacticSeq
    count: int | None = None


@node
class Case(Tactic):
    """``case tag x y | tag2 => tacs``; ``primed`` for ``case'``."""

    tags: tuple[CaseTag, ...]
    seq: TacticSeq
    primed: bool = False


@node
class Next(Tactic):
    vars: tuple[BinderIdent, ...]
    seq: TacticSeq


@node
class OnGoal(Tactic):
    """``on_goal n => tacs``, ``pick_goal n`` (``seq`` None), ``rotate_left n``, ``rotate_right n``."""

    keyword: str
    index: int
    seq: TacticSeq | None


@node
class Simple(Tactic):
    """Tactics without arguments: ``rfl assumption trivial contradiction constructor left right exfalso split_ands skip
    done omega_nat infer_instance symm intros subst_vars eq_refl and_intros nofun decide tauto ring abel group …``."""

    keyword: str


@node
class Message(Tactic):
    """``trace "…"``, ``dbg_trace "…"``, ``fail "…"``: ``text`` None for a plain ``fail``; ``sleep n`` has a number."""

    keyword: str
    text: str | None
    number: int = 0


@node
class SolveByElim(Tactic):
    """``solve_by_elim only [h, -g] using e`` and ``apply_assumption``: ``removed`` lists the names after ``-``."""

    keyword: str
    only: bool
    star: bool
    terms: tuple[Term, ...]
    removed: tuple[Ident, ...]


@node
class SeqFocus(Tactic):
    """``t <;> [s₁, s₂]`` (Mathlib): one tactic for each goal that ``t`` leaves."""

    first: Tactic
    then: tuple[TacticSeq, ...]


@node
class UnknownTactic(Tactic):
    """A tactic that Lean or Mathlib has and we do not; running it is a refusal that names it."""

    keyword: str


@node
class MacroTactic(Tactic):
    """A use of a user's tactic macro."""

    kind: Name
    args: tuple[Syntax, ...]


@node
class OpenInTac(Tactic):
    decl: OpenCmd
    seq: TacticSeq


@node
class SetOptionInTac(Tactic):
    option: Name
    value: bool | int | str
    seq: TacticSeq


# ---- introduction and closing
@node
class Intro(Tactic):
    """``intro p q``: ``pats`` are identifiers, holes or patterns; ``intro | p => …`` has ``alts``."""

    pats: tuple[Term, ...]
    alts: tuple[MatchAlt, ...] | None = None


@node
class Intros(Tactic):
    names: tuple[BinderIdent, ...]


@node
class RIntro(Tactic):
    pats: tuple[RPat, ...]
    type: Term | None


@node
class TermTac(Tactic):
    """One-term tactics: ``exact apply refine refine' exact_mod_cast apply_mod_cast apply_assumption show_term
    by_contra_with``…; keyword tells which."""

    keyword: str
    term: Term


@node
class Exists(Tactic):
    """``exists a, b``."""

    terms: tuple[Term, ...]


@node
class Use(Tactic):
    """``use (discharger := tacs) a, b``, ``use! a, b``."""

    keyword: Literal["use", "use!"]
    terms: tuple[Term, ...]
    discharger: TacticSeq | None = None


@node
class Choose(Tactic):
    """``choose a (b : T) _ using h``, ``choose! …``; without ``using`` the hypothesis is introduced first."""

    is_nondependent: bool
    names: tuple[tuple[BinderIdent, Term | None], ...]
    using: Term | None


@node
class Show(Tactic):
    term: Term


@node
class Change(Tactic):
    """``change T at h`` and ``change a with b at h`` (``new`` is ``b``)."""

    term: Term
    location: Location | None
    new: Term | None = None


@node
class Specialize(Tactic):
    term: Term


# ---- hypotheses
@node
class Have(Tactic):
    """``have``/``let``/``haveI``/``letI``/``replace``; ``decl.value`` None opens a goal (Mathlib style)."""

    keyword: str
    decl: LetDecl


@node
class Obtain(Tactic):
    """``obtain pat : T := e`` / ``obtain pat := e``."""

    pat: RPat | None
    type: Term | None
    values: tuple[Term, ...]


@node
class Suffices(Tactic):
    """``suffices h : T from e`` / ``by tac`` / none (``proof`` None leaves both goals)."""

    name: BinderIdent | None
    type: Term
    proof: Term | None


@node
class Names(Tactic):
    """Tactics that take hypotheses by name: ``clear revert subst rename_i injections clear_value``."""

    keyword: str
    names: tuple[BinderIdent, ...]


@node
class Rename(Tactic):
    """``rename T => h``."""

    type: Term
    name: BinderIdent


@node
class Generalize(Tactic):
    """``generalize h : e = x, …``: one ``(hyp, term, var)`` each."""

    items: tuple[tuple[BinderIdent | None, Term, BinderIdent], ...]
    location: Location | None


@node
class SetTac(Tactic):
    """``set x : T := e with h`` (Mathlib)."""

    name: BinderIdent
    type: Term | None
    value: Term
    eq_name: BinderIdent | None
    symm: bool


@node
class ByCases(Tactic):
    hyp: BinderIdent | None
    term: Term


@node
class ByContra(Tactic):
    """``by_contra h : T`` (Mathlib); ``push`` for ``by_contra!``."""

    hyp: BinderIdent | None
    type: Term | None
    push: bool = False


@node
class Contrapose(Tactic):
    """``contrapose h with h'``; ``push`` for ``contrapose!``."""

    push: bool
    hyp: BinderIdent | None
    new: BinderIdent | None


@node
class Wlog(Tactic):
    """``wlog h : P generalizing x y with H`` (Mathlib); ``generalizing`` None: everything."""

    hyp: BinderIdent
    type: Term
    generalizing: tuple[Ident, ...] | None
    claim: BinderIdent | None


@node
class ApplyFun(Tactic):
    """``apply_fun f at h using p`` (Mathlib)."""

    fn: Term
    location: Location | None
    proof: Term | None


@node
class Lift(Tactic):
    """``lift e to T using h with x hx h`` (Mathlib): ``new`` is ``x``, ``equation`` ``hx``, ``kept`` the last ``h``."""

    term: Term
    type: Term
    proof: Term | None
    new: Ident | None
    equation: Ident | None
    kept: Ident | None


# ---- elimination
@node
class Cases(Tactic):
    """``cases e with | …``; also ``cases e using r with``."""

    targets: tuple[ElimTarget, ...]
    using: Term | None
    alts: tuple[InductionAlt, ...] | None
    with_tac: TacticSeq | None = None


@node
class Induction(Tactic):
    """``induction x, y using r generalizing z with | …``."""

    targets: tuple[ElimTarget, ...]
    using: Term | None
    generalizing: tuple[Ident, ...]
    alts: tuple[InductionAlt, ...] | None
    with_tac: TacticSeq | None = None


@node
class RCases(Tactic):
    targets: tuple[ElimTarget, ...]
    pat: RPat | None


@node
class MatchTac(Tactic):
    """``match e with | p => tacs``: right-hand sides are ByTactic terms, ``?_`` or ``_``."""

    discrs: tuple[MatchDiscr, ...]
    alts: tuple[MatchAlt, ...]
    motive: Term | None = None


@node
class Injection(Tactic):
    term: Term
    names: tuple[BinderIdent, ...]


@node
class Split(Tactic):
    term: Term | None
    location: Location | None


@node
class IfTac(Tactic):
    """``if h : c then t else s``."""

    hyp: BinderIdent | None
    cond: Term
    then: TacticSeq
    otherwise: TacticSeq


# ---- rewriting
@node
class Rewrite(Tactic):
    """``rw``/``rewrite``/``erw``/``rwa``/``simp_rw``/``nth_rewrite n``/``nth_rw n``."""

    keyword: str
    config: tuple[ConfigItem, ...]
    rules: tuple[RwRule, ...]
    location: Location | None
    nth: tuple[int, ...] = ()


@node
class Simp(Tactic):
    """``simp``/``simp!``/``simp?``/``dsimp``/``simp_all``/``simpa``/``simp_arith``/``norm_num``/``push_cast``/
    ``field_simp``/``norm_num1`` … ``using_term`` for ``simpa … using e``; ``discharger`` for ``(disch := tac)``."""

    keyword: str
    config: tuple[ConfigItem, ...]
    only: bool
    lemmas: tuple[SimpLemma, ...] | None
    location: Location | None
    using_term: Term | None = None
    discharger: TacticSeq | None = None


@node
class Unfold(Tactic):
    """``unfold f g at h``; ``keyword`` also ``delta``."""

    keyword: str
    names: tuple[Ident, ...]
    location: Location | None


@node
class Located(Tactic):
    """Tactics with only a location: ``push_neg norm_cast ring_nf field_simp positivity …``."""

    keyword: str
    location: Location | None


@node
class TermList(Tactic):
    """``linarith [h, h']``, ``nlinarith``, ``omega``, ``positivity``, ``aesop``, ``bound``: ``only`` flag, extra terms
    and configuration."""

    keyword: str
    only: bool
    terms: tuple[Term, ...]
    config: tuple[ConfigItem, ...] = ()


@node
class GrindArg(Syntax):
    """``foo``, ``= foo``, ``← foo``, ``cases Foo``, ``- foo``: what stands before the term is ``modifier``."""

    modifier: str
    term: Term


@node
class Grind(Tactic):
    """``grind only [= foo, -bar] (splits := 3)``."""

    keyword: str
    only: bool
    args: tuple[GrindArg, ...]
    config: tuple[ConfigItem, ...] = ()


@node
class Aesop(Tactic):
    """``aesop (add …) (erase …) (rule_sets := [foo, -default])``."""

    keyword: str
    add: tuple[AesopRule, ...] = ()
    erase: tuple[AesopRule, ...] = ()
    rule_sets: tuple[str, ...] = ()


@node
class Calc(Tactic):
    steps: tuple[CalcStep, ...]


@node
class TransTac(Tactic):
    """``trans e`` / ``symm at h`` (keyword), ``e`` may be absent."""

    keyword: str
    term: Term | None
    location: Location | None


@node
class CongrTac(Tactic):
    """``congr``/``congr n``/``congr 1``/``gcongr``/``congr!``; ``template`` of ``gcongr x * ?_``."""

    keyword: str
    depth: int | None
    names: tuple[BinderIdent, ...] = ()
    template: Term | None = None


@node
class Ext(Tactic):
    """``ext x y : n``/``funext x``."""

    keyword: Literal["ext", "ext1", "funext"]
    pats: tuple[RPat, ...]
    depth: int | None


@node
class Search(Tactic):
    """``exact?``/``apply?``/``rw?``/``simp?``/``decide`` with configuration: ``keyword`` and items."""

    keyword: str
    config: tuple[ConfigItem, ...] = ()
    required: tuple[Term, ...] = ()


@node
class IntervalCases(Tactic):
    """``interval_cases h : x using lo, hi`` / ``fin_cases h₁, h₂`` (``more``: the terms after the first)."""

    keyword: str
    hyp: BinderIdent | None
    term: Term | None
    bounds: tuple[Term, ...] = ()
    more: tuple[Term, ...] = ()


@node
class ModCases(Tactic):
    """``mod_cases h : e % n`` (Mathlib)."""

    hyp: BinderIdent | None
    term: Term
    modulus: int


# ---- conv
@node
class ConvBlock(Tactic):
    """``conv at h in pat => convs``."""

    location: Ident | None
    pattern: Term | None
    seq: ConvSeq
    occs: tuple[int, ...] = ()


@node
class ConvSeq(Syntax):
    steps: tuple[Conv, ...]


@node
class Conv(Syntax):
    pass


@node
class ConvSimple(Conv):
    """``lhs rhs rfl skip done congr reduce whnf ring_nf norm_num fun left right`` …"""

    keyword: str


@node
class ConvEnter(Conv):
    """``enter [x, 1, @2, f]``; ``arg n`` gives one item; ``ext x`` a name item."""

    items: tuple[tuple[Literal["arg", "argExplicit", "name", "pattern"], int | Name | Term], ...]


@node
class ConvRw(Conv):
    keyword: str
    rules: tuple[RwRule, ...]
    config: tuple[ConfigItem, ...] = ()


@node
class ConvSimp(Conv):
    keyword: str
    only: bool
    lemmas: tuple[SimpLemma, ...] | None
    config: tuple[ConfigItem, ...] = ()
    discharger: TacticSeq | None = None


@node
class ConvTerm(Conv):
    """``change e``, ``pattern e`` (``occs``), ``unfold f``, ``delta f``, ``exact e``, ``apply e``,
    ``tactic => …`` (``seq``)."""

    keyword: str
    terms: tuple[Term, ...]
    seq: TacticSeq | None = None
    occs: tuple[int, ...] = ()


@node
class ConvBlockSeq(Conv):
    """``· convs``, ``(convs)``, ``all_goals``/``any_goals``/``try``/``repeat``/``first`` … in conv mode."""

    keyword: str
    seqs: tuple[ConvSeq, ...]


@node
class ConvCase(Conv):
    """``case tag x => convs``, ``case' tag => convs``, ``next x => convs``."""

    keyword: str
    tag: Name
    names: tuple[BinderIdent, ...]
    seq: ConvSeq


@node
class ConvAndThen(Conv):
    first: Conv
    then: Conv


# ---- forms beyond the first list
@node
class ApplyAt(Tactic):
    """``apply e at h`` (Mathlib)."""

    keyword: str
    term: Term
    location: Location


@node
class PrimedElim(Tactic):
    """``cases' e using r with x y`` / ``induction' e with x y generalizing z`` (Mathlib)."""

    keyword: str
    targets: tuple[ElimTarget, ...]
    using: Term | None
    names: tuple[BinderIdent, ...]
    generalizing: tuple[Ident, ...]


@node
class SplitIfs(Tactic):
    """``split_ifs at h with h₁ h₂`` (Mathlib)."""

    location: Location | None
    names: tuple[BinderIdent, ...]


@node
class Convert(Tactic):
    """``convert e using n`` (Mathlib); ``symm`` for ``convert ← e``."""

    keyword: str
    term: Term
    symm: bool
    depth: int | None


@node
class TacticVar(Tactic):
    """``$t`` in a macro's template where a tactic stands."""

    name: Name


@node
class FunElim(Tactic):
    """``fun_induction f x y using … generalizing z with | case1 … => …`` and ``fun_cases``."""

    keyword: str
    term: Term
    generalizing: tuple[Ident, ...]
    alts: tuple[InductionAlt, ...] | None
    with_tac: TacticSeq | None = None


@node
class LetRecTac(Tactic):
    """``let rec f … := …`` as a tactic."""

    term: Term

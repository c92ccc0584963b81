"""Shapes of tactics: precedence, associativity, binders, layout."""

from __future__ import annotations

import pytest

from prover.lean.syntax.parser import MATHLIB_TABLE, ParseError
from tests.lean.syntax.shape import tactic

CORE = [
    (
        "rw [← h, f x] at h₁ ⊢",
        "Rewrite(keyword=rw rules=[RwRule(symm=True term=h) RwRule(term=(f x))] location=Location(hyps=[h₁] g"
        "oal=True))",
    ),
    (
        "simp only [a, ← b, -c, *] at *",
        "Simp(keyword=simp only=True lemmas=[SimpLemma(term=a post=True) SimpLemma(term=b symm=True post=True"
        ") SimpLemma(term=c erase=True post=True) SimpLemma(star=True post=True)] location=Location(wildcard="
        "True))",
    ),
    (
        "simp (config := {arith := true}) +zeta",
        "Simp(keyword=simp config=[ConfigItem(name=config value=StructInst(struct_fields=[StructInstField(pat"
        "h=arith value=true)])) ConfigItem(name=zeta value=True)])",
    ),
    (
        "cases h with | inl h => simp | inr h => exact h",
        "Cases(targets=[ElimTarget(term=h)] alts=[InductionAlt(ctors=[[inl False]] vars=[h] rhs=TacticSeq(tac"
        "tics=[Simp(keyword=simp)])) InductionAlt(ctors=[[inr False]] vars=[h] rhs=TacticSeq(tactics=[TermTac"
        "(keyword=exact term=h)]))])",
    ),
    (
        "induction n using foo generalizing x y with\n| zero => rfl\n| succ n ih => simp",
        "Induction(targets=[ElimTarget(term=n)] using=foo generalizing=[x y] alts=[InductionAlt(ctors=[[zero "
        "False]] rhs=TacticSeq(tactics=[Simple(keyword=rfl)])) InductionAlt(ctors=[[succ False]] vars=[n ih] "
        "rhs=TacticSeq(tactics=[Simp(keyword=simp)]))])",
    ),
    ("intro ⟨a, b⟩ x _", "Intro(pats=[AnonCtor(args=[a b]) x _])"),
    (
        "rcases h with ⟨x, rfl⟩ | (h : p) | -",
        "RCases(targets=[ElimTarget(term=h)] pat=RPatAlts(pats=[RPatTuple(pats=[RPatName(name=x) RPatName(nam"
        "e=rfl)]) RPatTyped(pat=RPatName(name=h) type=p) RPatClear()]))",
    ),
    ("obtain ⟨x, hx⟩ : p := h", "Obtain(pat=RPatTuple(pats=[RPatName(name=x) RPatName(name=hx)]) type=p values=[h])"),
    (
        "have : p := by simp",
        "Have(keyword=have decl=LetDecl(type=p value=ByTactic(seq=TacticSeq(tactics=[Simp(keyword=simp)]))))",
    ),
    ("have ⟨a,b⟩ := h", "Have(keyword=have decl=LetDecl(value=h pattern=AnonCtor(args=[a b])))"),
    (
        "first | simp | rfl",
        "OrElse(alts=[TacticSeq(tactics=[Simp(keyword=simp)]) TacticSeq(tactics=[Simple(keyword=rfl)])])",
    ),
    (
        "case inl h => simp; rfl",
        "Case(tags=[CaseTag(tag=inl vars=[h])] seq=TacticSeq(tactics=[Simp(keyword=simp) Simple(keyword=rfl)]))",
    ),
    ("simp <;> rfl", "AndThen(first=Simp(keyword=simp) then=Simple(keyword=rfl))"),
    ("· simp", "Cdot(seq=TacticSeq(tactics=[Simp(keyword=simp)]))"),
    ("(simp; rfl)", "ParenTac(seq=TacticSeq(tactics=[Simp(keyword=simp) Simple(keyword=rfl)]))"),
    (
        "exact fun x => by simp",
        "TermTac(keyword=exact term=Fun(binders=[Binder(kind=default names=[x])] body=ByTactic(seq=TacticSeq("
        "tactics=[Simp(keyword=simp)]))))",
    ),
    (
        "conv at h in x + y => rw [h]; arg 1",
        "ConvBlock(location=h pattern=(x + y) seq=ConvSeq(steps=[ConvRw(keyword=rw rules=[RwRule(term=h)]) Co"
        "nvEnter(items=[[arg 1]])]))",
    ),
    (
        "match x with | 0 => rfl | n+1 => simp",
        "MatchTac(discrs=[MatchDiscr(term=x)] alts=[MatchAlt(patterns=[[0]] rhs=ByTactic(seq=TacticSeq(tactic"
        "s=[Simple(keyword=rfl)]))) MatchAlt(patterns=[[(n + 1)]] rhs=ByTactic(seq=TacticSeq(tactics=[Simp(ke"
        "yword=simp)])))])",
    ),
    ("exists 1, 2", "Exists(terms=[1 2])"),
    (
        "repeat (simp)",
        "Combinator(keyword=repeat seq=TacticSeq(tactics=[ParenTac(seq=TacticSeq(tactics=[Simp(keyword=simp)]))]))",
    ),
    ("try simp", "Combinator(keyword=try seq=TacticSeq(tactics=[Simp(keyword=simp)]))"),
    ("all_goals simp", "Combinator(keyword=all_goals seq=TacticSeq(tactics=[Simp(keyword=simp)]))"),
    (
        "exact h.1 (by simp)",
        "TermTac(keyword=exact term=(h.1 ⟪ByTactic(seq=TacticSeq(tactics=[Simp(keyword=simp)]))⟫))",
    ),
    (
        "calc a = b := h\n     _ = c := by simp",
        "Calc(steps=[CalcStep(rel=(a = b) proof=h) CalcStep(rel=(_ = c) proof=ByTactic(seq=TacticSeq(tactics="
        "[Simp(keyword=simp)])))])",
    ),
    ("next x y => simp", "Next(vars=[x y] seq=TacticSeq(tactics=[Simp(keyword=simp)]))"),
    ("generalize h : f x = y", "Generalize(items=[[h (f x) y]])"),
    ("specialize h 1", "Specialize(term=(h 1))"),
    (
        "if h : p then simp else rfl",
        "IfTac(hyp=h cond=p then=TacticSeq(tactics=[Simp(keyword=simp)]) otherwise=TacticSeq(tactics=[Simple("
        "keyword=rfl)]))",
    ),
    ("show p", "Show(term=p)"),
    ("change p at h", "Change(term=p location=Location(hyps=[h]))"),
    ("unfold f g at h", "Unfold(keyword=unfold names=[f g] location=Location(hyps=[h]))"),
    ("decide +kernel", "Search(keyword=decide config=[ConfigItem(name=kernel value=True)])"),
    ("simpa [h] using k", "Simp(keyword=simpa lemmas=[SimpLemma(term=h post=True)] using_term=k)"),
    ("omega", "TermList(keyword=omega)"),
    ("injection h with a b", "Injection(term=h names=[a b])"),
    ("ext x : 1", "Ext(keyword=ext pats=[RPatName(name=x)] depth=1)"),
    ("funext x", "Ext(keyword=funext pats=[RPatName(name=x)])"),
    ("rename_i x y", "Names(keyword=rename_i names=[x y])"),
    ("exact?", "Search(keyword=exact?)"),
    ("split at h", "Split(location=Location(hyps=[h]))"),
    ("apply f (x := 1)", "TermTac(keyword=apply term=(f (x := 1)))"),
    ("nomatch h", "TermTac(keyword=exact term=NoMatch(discrs=[h]))"),
    ("let x := 3", "Have(keyword=let decl=LetDecl(name=x value=3))"),
    ("grind", "Grind(keyword=grind)"),
    ("grind only [= f]", "Grind(keyword=grind only=True args=[GrindArg(modifier== term=f)])"),
    ("grind [-f, ← g]", "Grind(keyword=grind args=[GrindArg(modifier=- term=f) GrindArg(modifier=← term=g)])"),
    ("grind [cases Foo]", "Grind(keyword=grind args=[GrindArg(modifier=cases term=Foo)])"),
    ("repeat' constructor", "Combinator(keyword=repeat' seq=TacticSeq(tactics=[Simple(keyword=constructor)]))"),
    ("sorry", "Simple(keyword=sorry)"),
]

MATHLIB = [
    ("use 1, 2", "Use(keyword=use terms=[1 2])"),
    ("choose! a _ (h : p) using k", "Choose(is_nondependent=True names=[[a None] [_ None] [h p]] using=k)"),
    ("by_contra h", "ByContra(hyp=h)"),
    ("push_neg at h", "Located(keyword=push_neg location=Location(hyps=[h]))"),
    ("nth_rewrite 2 [h]", "Rewrite(keyword=nth_rewrite rules=[RwRule(term=h)] nth=[2])"),
    ("linarith [h, k]", "TermList(keyword=linarith terms=[h k])"),
    (
        "norm_num [h] at *",
        "Simp(keyword=norm_num lemmas=[SimpLemma(term=h post=True)] location=Location(wildcard=True))",
    ),
    ("cases' h with a b", "PrimedElim(keyword=cases' targets=[ElimTarget(term=h)] names=[a b])"),
    ("trans b", "TransTac(keyword=trans term=b)"),
    ("interval_cases x", "IntervalCases(keyword=interval_cases term=x)"),
    ("set x := 3 with h", "SetTac(name=x value=3 eq_name=h)"),
    ("contrapose! h with k", "Contrapose(push=True hyp=h new=k)"),
    ("have h : p", "Have(keyword=have decl=LetDecl(name=h type=p))"),
    ("linear_combination 2 * h", "TermList(keyword=linear_combination terms=[(2 * h)])"),
    ("push Not at h", "Located(keyword=push_neg location=Location(hyps=[h]))"),
    ("convert h using 2", "Convert(keyword=convert term=h depth=2)"),
]


@pytest.mark.parametrize(("text", "expected"), CORE)
def test_core_tactic(text: str, expected: str) -> None:
    assert tactic(text) == expected


@pytest.mark.parametrize(("text", "expected"), MATHLIB)
def test_mathlib_tactic(text: str, expected: str) -> None:
    assert tactic(text, MATHLIB_TABLE) == expected


@pytest.mark.parametrize("text", [text for text, _ in MATHLIB])
def test_mathlib_tactics_do_not_exist_in_core(text: str) -> None:
    with pytest.raises(ParseError):
        tactic(text)

"""Shapes of terms: precedence, associativity, binders, layout."""

from __future__ import annotations

import pytest

from prover.lean.syntax.parser import INIT_TABLE, MATHLIB_TABLE, ParserTable
from tests.lean.syntax.shape import term

CORE = [
    ("a + b * c ^ d ^ e", "(a + (b * (c ^ (d ^ e))))"),
    ("-x ^ 2", "(- (x ^ 2))"),
    ("- x⁻¹", "(- (⁻¹ x))"),
    ("f a (b c) -d", "((f a ⟪(b c)⟫) - d)"),
    ("p ∧ q → r ∨ ¬s ↔ t", "(((p ∧ q) → (r ∨ (¬ s))) ↔ t)"),
    ("f <| g <| x", "(f (g x))"),
    ("x |> f a |> g", "(g (f a x))"),
    ("x |>.map f |>.1", "PipeProj(target=PipeProj(target=x field=map args=[f]) field=1)"),
    ("fun x y => x + y", "Fun(binders=[Binder(kind=default names=[x]) Binder(kind=default names=[y])] body=(x + y))"),
    ("f fun x => x", "(f Fun(binders=[Binder(kind=default names=[x])] body=x))"),
    ("h ▸ k ▸ e", "Subst(eq=h term=Subst(eq=k term=e))"),
    (
        "(x : Nat) → (y : Nat) × P y → Q",
        "DepArrow(binder=Binder(kind=default names=[x] type=Nat bracketed=True) codomain=(SigmaTerm(binders=["
        "Binder(kind=default names=[y] type=Nat bracketed=True)] body=(P y)) → Q))",
    ),
    (
        "{a : Nat} → [C a] → D",
        "DepArrow(binder=Binder(kind=implicit names=[a] type=Nat bracketed=True) codomain=DepArrow(binder=Bin"
        "der(kind=instImplicit type=(C a) bracketed=True) codomain=D))",
    ),
    (
        "∀ x > 0, ∃ y ∈ s, x = y",
        "Forall(binders=[Binder(kind=default names=[x] pred=[> 0])] body=Exists(binders=[Binder(kind=default "
        "names=[y] pred=[∈ s])] body=(x = y)))",
    ),
    ("∃ x y : Nat, p", "Exists(binders=[Binder(kind=default names=[x y] type=Nat)] body=p)"),
    (
        "∃ (x : Nat) (h : p), q",
        "Exists(binders=[Binder(kind=default names=[x] type=Nat bracketed=True) Binder(kind=default names=[h]"
        " type=p bracketed=True)] body=q)",
    ),
    ("f (n := 3) ..", "(f (n := 3) ..)"),
    ("@f x", "(Explicit(fn=f) x)"),
    ("x.1.2", "x.1.2"),
    ("(f x).y.z", "⟪(f x)⟫.y.z"),
    ("f x.y", "(f x.y)"),
    ("xs[i]!", "(GetElem?.getElem! xs i)"),
    ("xs[i]?", "(GetElem?.getElem? xs i)"),
    ("xs[i]'h", "(GetElem.getElem xs i h)"),
    ("(· + 1)", "⟪(· + 1)⟫"),
    ("⟨a, b⟩", "AnonCtor(args=[a b])"),
    (
        "{ s with x := 1, y := 2 }",
        "StructInst(sources=[s] struct_fields=[StructInstField(path=x value=1) StructInstField(path=y value=2)])",
    ),
    (
        "{ x, y, z := 1 }",
        "StructInst(struct_fields=[StructInstField(path=x) StructInstField(path=y) StructInstField(path=z value=1)])",
    ),
    ("{x : Nat // p}", "SubtypeTerm(name=x type=Nat prop=p)"),
    ("{x // p x}", "SubtypeTerm(name=x prop=(p x))"),
    ("{1, 2}", "SetLit(elems=[1 2])"),
    ("{}", "StructInst()"),
    ("if h : c then a else b", "If(hyp=h cond=c then=a otherwise=b)"),
    ("let x := 1; x", "Let(kind=let decl=LetDecl(name=x value=1) body=x)"),
    ("have : p := h\nf x", "Let(kind=have decl=LetDecl(type=p value=h) body=(f x))"),
    ("show p from h", "Show(type=p proof=h)"),
    ("show p by simp", "Show(type=p proof=ByTactic(seq=TacticSeq(tactics=[Simp(keyword=simp)])))"),
    (
        "match a, b with | 0, _ => x | n+1, m | m, n => y",
        "Match(discrs=[MatchDiscr(term=a) MatchDiscr(term=b)] alts=[MatchAlt(patterns=[[0 _]] rhs=x) MatchAlt"
        "(patterns=[[(n + 1) m] [m n]] rhs=y)])",
    ),
    ("match h : e with | x => y", "Match(discrs=[MatchDiscr(hyp=h term=e)] alts=[MatchAlt(patterns=[[x]] rhs=y)])"),
    ("suffices h : p from x; y", "Suffices(name=h type=p proof=x body=y)"),
    ("a ∈ s ∧ b ∉ t", "((a ∈ s) ∧ (∉ (b ∈ t)))"),
    ("f.{u,v} x", "(f x)"),
    (
        "Type u → Sort (max u v + 1) → Prop",
        "(SortTerm(kind=Type level=LevelIdent(name=u)) → (SortTerm(kind=Sort level=LevelAdd(base=LevelMax(arg"
        "s=[LevelIdent(name=u) LevelIdent(name=v)]) offset=1)) → SortTerm(kind=Prop)))",
    ),
    ('s!"a{x+1}b"', "InterpolatedStr(parts=[StrLit(value=a) (x + 1) StrLit(value=b)])"),
    ("(a, b, c)", "TupleTerm(elems=[a b c])"),
    ("()", "TupleTerm()"),
    ("(x : T)", "TypeAscription(term=x type=T)"),
    ("x@(a, b)", "NamedPattern(name=x pattern=TupleTerm(elems=[a b]))"),
    (".succ n", "(DotIdent(name=succ) n)"),
    ("f .zero", "(f DotIdent(name=zero))"),
    ("5#8", "(BitVec.ofNat 8 5)"),
    ("a :: b :: []", "(a :: (b :: ListLit()))"),
    ("f ∘ g ∘ h", "(f ∘ (g ∘ h))"),
    ("!a && b || c", "(((! a) && b) || c)"),
    ("a != b", "(a != b)"),
    ("2.5e3", "ScientificLit(mantissa=25 exponent=2)"),
    ("'a'", "CharLit(value=a)"),
    ('"x\\n"', "StrLit(value=x\n)"),
    ("‹p›", "AssumptionTerm(type=p)"),
    ("by simp", "ByTactic(seq=TacticSeq(tactics=[Simp(keyword=simp)]))"),
    ("calc a = b := h\n _ = c := k", "Calc(steps=[CalcStep(rel=(a = b) proof=h) CalcStep(rel=(_ = c) proof=k)])"),
    ("do let x ← f; return x", "Do(elems=[DoLet(arrow=True pattern=x value=f) DoReturn(term=x)])"),
    (
        "fun (x, y) ⟨a, b⟩ (z : T) {w} => 1",
        "Fun(binders=[Binder(kind=default pattern=TupleTerm(elems=[x y])) Binder(kind=default pattern=AnonCto"
        "r(args=[a b])) Binder(kind=default names=[z] type=T bracketed=True) Binder(kind=implicit names=[w] b"
        "racketed=True)] body=1)",
    ),
    ("fun x : T => x", "Fun(binders=[Binder(kind=default names=[x] type=T)] body=x)"),
    ("fun | 0 => 1 | n+1 => n", "FunMatch(alts=[MatchAlt(patterns=[[0]] rhs=1) MatchAlt(patterns=[[(n + 1)]] rhs=n)])"),
    (
        "let f (x : Nat) : Nat := x\nf 1",
        "Let(kind=let decl=LetDecl(name=f binders=[Binder(kind=default names=[x] type=Nat bracketed=True)] ty"
        "pe=Nat value=x) body=(f 1))",
    ),
    ("let ⟨a, b⟩ := p\na", "Let(kind=let decl=LetDecl(value=p pattern=AnonCtor(args=[a b])) body=a)"),
    ("x ≠ y", "(x ≠ y)"),
]

MATHLIB = [
    ("|x| + |y - 1|", "(Delimited(op=| fn=abs term=x) + Delimited(op=| fn=abs term=(y - 1)))"),
    ("∑ x ∈ s, f x + 1", "(BigOp(op=∑ binders=[Binder(kind=default names=[x] pred=[∈ s])] body=(f x)) + 1)"),
    (
        "∑ i ∈ Finset.range n, 2 * i",
        "BigOp(op=∑ binders=[Binder(kind=default names=[i] pred=[∈ (Finset.range n)])] body=(2 * i))",
    ),
    ("{x | p x}", "SetBuilder(binder=Binder(kind=default names=[x]) prop=(p x))"),
    ("{x : ℕ | x > 0}", "SetBuilder(binder=Binder(kind=default names=[x] type=Nat) prop=(x > 0))"),
    ("{x ∈ s | p}", "SetBuilder(binder=Binder(kind=default names=[x] pred=[∈ s]) prop=p)"),
    ("a ≡ b [MOD n] ∧ q", "(ModEq(fn=Nat.ModEq lhs=a rhs=b modulus=n) ∧ q)"),
    ("⌊x⌋ + ⌈y⌉₊", "(Delimited(op=⌊ fn=Int.floor term=x) + Delimited(op=⌈ fn=Nat.ceil term=y))"),
    ("√x + 1", "((√ x) + 1)"),
    ("‖x‖", "Delimited(op=‖ fn=Norm.norm term=x)"),
    ("∃! x, p", "Exists(binders=[Binder(kind=default names=[x])] body=p unique=True)"),
    ("f |x|", "(f Delimited(op=| fn=abs term=x))"),
    ("|a| * |b|", "(Delimited(op=| fn=abs term=a) * Delimited(op=| fn=abs term=b))"),
    (
        "{(a,b) : ℕ × ℕ | a = b}",
        "SetBuilder(binder=Binder(kind=default type=(Nat × Nat) pattern=TupleTerm(elems=[a b])) prop=(a = b))",
    ),
    ("{n + 1 | n ∈ s}", "SetImage(term=(n + 1) binders=[Binder(kind=default names=[n] pred=[∈ s])])"),
    ("Type*", "SortTerm(kind=Type star=True)"),
    ("s ∩ tᶜ", "(s ∩ (ᶜ t))"),
]


@pytest.mark.parametrize(("text", "expected"), CORE)
def test_core_term(text: str, expected: str) -> None:
    assert term(text) == expected


@pytest.mark.parametrize(("text", "expected"), MATHLIB)
def test_mathlib_term(text: str, expected: str) -> None:
    assert term(text, MATHLIB_TABLE) == expected


@pytest.mark.parametrize("table", [INIT_TABLE, MATHLIB_TABLE])
def test_operators_of_core_read_alike_in_both_layers(table: ParserTable) -> None:
    assert term("a + b = c ∧ p", table) == "(((a + b) = c) ∧ p)"

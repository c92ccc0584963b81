"""What a judged file may not contain: read from its tokens, wherever they stand and however they are written."""

from __future__ import annotations

import pytest

from prover.driver.outline import outline
from prover.driver.policy import additions, violations
from prover.driver.scan import doubts

ORIGINAL = "theorem foo : 1 = 1 := by sorry\n"


def found(solution: str, original: str = ORIGINAL) -> list[str]:
    return [item.text for item in violations(solution, original)]


@pytest.mark.parametrize(
    ("solution", "constructs"),
    [
        ("unsafe def f : Nat := 1", ["unsafe"]),
        ("@[implemented_by g] def f : Nat := 1", ["implemented_by"]),
        ("@[simp, implemented_by g] def f : Nat := 1", ["implemented_by"]),
        ("attribute [implemented_by g] f", ["implemented_by"]),
        ("attribute [local simp, csimp] f", ["csimp"]),
        ('@[extern "c"] def f : Nat := 1', ["extern"]),
        ("theorem foo : 1 = 1 := by native_decide", ["native_decide"]),
        ("theorem foo : 1 = 1 := by decide +native", ["+native"]),
        ('elab "x" : tactic => pure ()', ["elab"]),
        ('run_cmd Lean.logInfo "x"', ["run_cmd"]),
        ("theorem foo : 1 = 1 := by run_tac pure ()", ["run_tac"]),
        ("initialize x : Nat ← pure 1", ["initialize"]),
        ("@[command_elab foo] def f := 1", ["command_elab"]),
        ("@[tactic foo] def f := 1", ["tactic"]),
        ("@[init f] opaque x : Nat", ["init"]),
        ("simproc x (_ + _) := fun _ => pure .continue", ["simproc"]),
        ("set_option debug.skipKernelTC true", ["set_option debug.skipKernelTC"]),
        ("set_option «debug».skipKernelTC true in\ntheorem foo : 1 = 1 := rfl", ["set_option debug.skipKernelTC"]),
        ("theorem foo : 1 = 1 := by\n  set_option debug.byAsSorry true in rfl", ["set_option debug.byAsSorry"]),
        ("prelude", ["prelude"]),
        ("theorem foo : 1 = 1 := by decide (config := { native := true })", ["+native"]),
        # Text that Lean may read otherwise than a simple reading does is looked at with nothing hidden.
        (
            'def s := s!"{\'"\'}"\nset_option debug.skipKernelTC true\ndef t := s!"{\'"\'}"',
            ["set_option debug.skipKernelTC"],
        ),
        ('prefix:max "!--" => id\ndef x := !-- 1 unsafe', ["unsafe"]),
        ('prefix:max "%/-" => id\nattribute [implemented_by x] y\npostfix:max "-/%" => id', ["implemented_by"]),
        ('def «a\n"» := 1\nunsafe def f := 1\ndef «b\n"» := 1', ["unsafe"]),
        ("#eval show Lean.Elab.Command.CommandElabM Unit from pure ()", ["#eval"]),
        ("#eval Lean.addDecl x", ["#eval"]),
        ('#eval (do IO.println "" : IO Unit)', ["#eval"]),
    ],
)
def test_what_reaches_past_the_kernel_is_found(solution: str, constructs: list[str]) -> None:
    assert found(solution) == constructs


@pytest.mark.parametrize(
    "solution",
    [
        "-- unsafe def f := 1\n/- elab -/\ntheorem foo : 1 = 1 := rfl",
        'def s := "unsafe native_decide"\ntheorem foo : 1 = 1 := rfl',
        "set_option maxHeartbeats 400000 in\ntheorem foo : 1 = 1 := rfl",
        "def extern (csimp : Nat) := csimp\ntheorem foo : 1 = 1 := rfl",
        "@[simp] theorem bar : 1 = 1 := rfl\ntheorem foo : 1 = 1 := by simp [bar]",
        'macro "win" : tactic => `(tactic| rfl)\ntheorem foo : 1 = 1 := by win',
        "#eval 1 + 1\ntheorem foo : 1 = 1 := rfl",
        "#eval 1\ndef f : IO Unit := pure ()",
        "def Foo.unsafe : Nat := 1",
        'def s := s!"{1 + 1} and {2}" -- not unsafe\ntheorem foo : 1 = 1 := rfl',
    ],
)
def test_honest_texts_are_left_alone(solution: str) -> None:
    assert found(solution) == []


def test_what_the_original_uses_is_allowed_as_often() -> None:
    original = "@[implemented_by g] def f : Nat := 1\n" + ORIGINAL
    assert found(original, original) == []
    assert found(original + "attribute [implemented_by h] f\n", original) == ["implemented_by"]


def test_a_violation_has_its_place_and_reason() -> None:
    text = "theorem a : 1 = 1 := rfl\nunsafe def f : Nat := 1\n"
    (item,) = violations(text, ORIGINAL)
    assert outline(text).source.position(item.start).line == 2
    assert item.reason == "unsafe code is not checked by the kernel"


# ------------------------------------------------------------ where real Lean answers

DEFS = "def P (n : Nat) : Prop := n > 3\nopen Nat\n"


def added(solution: str, original: str) -> list[str]:
    plan = outline(original)
    judged = [site for site in plan.declarations if site.kind == "theorem"]
    compared = {site.name for site in plan.declarations if site.name and "private" not in original}
    return [item.reason for item in additions(outline(solution), plan, judged, compared)]


@pytest.mark.parametrize(
    "solution",
    [
        DEFS + "theorem foo : P 4 := by decide",
        DEFS + "lemma helper : 1 = 1 := rfl\n@[simp] theorem h2 : 2 = 2 := rfl\ntheorem foo : P 4 := by decide",
        "def Q := 3\n" + DEFS + "namespace A\nend A\nset_option maxHeartbeats 0 in\n"
        "theorem foo : P 4 := by decide\n#print axioms foo",
        DEFS + "private theorem h : 1 = 1 := rfl\n/-- words -/\ntheorem foo : P 4 := by decide",
    ],
)
def test_lemmas_and_scopes_may_be_added(solution: str) -> None:
    assert added(solution, DEFS + "theorem foo : P 4 := sorry") == []


def test_what_lean_cannot_be_asked_about_must_not_be_given_another_meaning() -> None:
    original = "def f := 1\ninstance : Add Nat := ⟨fun _ b => b⟩\ntheorem foo : f = 1 := sorry"
    lemma = original.replace("theorem", "theorem h : 1 = 1 := rfl\ntheorem")
    assert added(lemma, original) == []
    assert added("def Nat.f := 2\n" + original, original) == [
        "it may change what an unnamed or private part of the original means"
    ]
    private = original.replace("instance : Add Nat := ⟨fun _ b => b⟩", "private def g := f")
    assert added("open Nat\n" + private, private) != []


@pytest.mark.parametrize(
    ("solution", "reason"),
    [
        ("def P (n : Nat) : Prop := n > 2\nopen Nat\ntheorem foo : P 4 := by decide", "is not there, or changed"),
        (DEFS + "macro_rules | `(#print axioms $x) => `(#check 1)\ntheorem foo : P 4 := by decide", "only lemmas"),
        (DEFS + 'notation "P" => fun _ => True\ntheorem foo : P 4 := trivial', "only lemmas"),
        (DEFS + "instance : OfNat Nat 4 := ⟨5⟩\ntheorem foo : P 4 := by decide", "only lemmas"),
        (DEFS + "@[instance] def i : OfNat Nat 4 := ⟨5⟩\ntheorem foo : P 4 := by decide", "how the statement is read"),
        (DEFS + "set_option pp.all false\ntheorem foo : P 4 := by decide", "an option"),
        (DEFS + "attribute [-instance] x\ntheorem foo : P 4 := by decide", "only lemmas"),
        ("import Evil\n" + DEFS + "theorem foo : P 4 := by decide", "only lemmas"),
        ("theorem foo : P 4 := by decide", "is not there, or changed"),
    ],
)
def test_nothing_else_may_be_added_or_changed(solution: str, reason: str) -> None:
    assert any(reason in item for item in added(solution, DEFS + "theorem foo : P 4 := sorry"))


# ------------------------------------------------------------ texts that are written to be misread


@pytest.mark.parametrize(
    ("solution", "constructs"),
    [
        ('def s := s!"{\'"\'}"\nunsafe def f := 1\ndef t := s!"{\'"\'}"', ["unsafe"]),
        ('def s := s!"{\'}\' ++ "a"}" ++ s!"{\'"\'}"\nunsafe def f := 1 -- "', ["unsafe"]),
        ('prefix:max "!--" => id\ndef x := !-- 1 unsafe def f := 1', ["unsafe"]),
        ('prefix:max "!\\x2d-" => id\ndef x := !-- 1 unsafe def f := 1', ["unsafe"]),
        ('prefix:max r#"a"b"# => id\ndef x := a"b 1\nunsafe def f := 1\ndef y := a"b', ["unsafe"]),
        ('def «a\n"» := 1\nunsafe def f := 1\ndef «b\n"» := 1', ["unsafe"]),
        ('def x := f \'\'"\' a"\nunsafe def f := 1\ndef y := " "', ["unsafe"]),
        ("/- never ends\nunsafe def f := 1", ["unsafe"]),
        ('def s := "never ends\nunsafe def f := 1', ["unsafe"]),
    ],
)
def test_what_scan_could_overlook_is_found(solution: str, constructs: list[str]) -> None:
    assert found(solution) == constructs


@pytest.mark.parametrize(
    "text",
    [
        'def s := "{x} and {y}"  -- unsafe',
        'def s := s!"{x + 1}"  -- unsafe',
        "def c := '\"'  -- unsafe\ndef d := '\"'",
        "theorem x' : a'' = b' := by simp  -- unsafe",
        'def s := "a\\nb\\t"  /- unsafe -/',
    ],
)
def test_plain_texts_are_not_doubtful(text: str) -> None:
    assert not doubts(text)
    assert found(text) == []


@pytest.mark.parametrize(
    ("solution", "constructs"),
    [
        ("@[to_additive (attr := implemented_by g)] def f : Nat := 1", ["implemented_by"]),
        ("theorem foo : 1 = 1 := by decide (native := true)", ["+native"]),
        ("theorem foo : 1 = 1 := by decide (config := { kernel := false, native := true })", ["+native"]),
        ('macro "off" n:ident : command => `(set_option $n true)\noff debug.skipKernelTC', ["debug.skipKernelTC"]),
        ("def evil : CommandElabM Unit := pure ()\n#eval evil", ["#eval"]),
        ('notation "#" => 1\ndef x := #run_cmd skip', ["#run_cmd"]),
        ('notation "Σ" => 1\ndef x := Σrun_cmd skip', ["run_cmd"]),
    ],
)
def test_other_ways_to_write_them(solution: str, constructs: list[str]) -> None:
    assert found(solution) == constructs


def test_a_switch_that_is_off_and_a_name_are_left_alone() -> None:
    assert found("def native : Nat := 1\ntheorem foo : 1 = 1 := by decide (native := false)") == []


def test_what_imported_modules_contain_counts_with_its_place() -> None:
    modules = {"Tools.Meta": 'def x := 1\nelab "cheat" : tactic => pure ()\n'}
    (item,) = violations(ORIGINAL, ORIGINAL, modules=modules)
    assert (item.text, item.module, item.start) == ("elab", "Tools.Meta", 11)
    assert violations(ORIGINAL, ORIGINAL, modules=modules, known=modules.values()) == ()


def test_tokens_of_an_imported_module_make_the_file_doubtful() -> None:
    modules = {"Tokens": 'prefix:max "!--" => id\n'}
    solution = "import Tokens\ndef x := !-- 1 unsafe def f := 1"
    assert found(solution) == []
    assert [item.text for item in violations(solution, ORIGINAL, modules=modules)] == ["unsafe"]


def test_real_lean_judges_nothing_whose_commands_are_unclear() -> None:
    hidden = 'def s := s!"{\'"\'}"\nmacro_rules | `(#print axioms $x) => `(#check 1) -- "\n'
    theorem = "theorem foo : 1 = 1 := sorry"
    assert "Lean may read what comes here in another way" in added(hidden + theorem, theorem)
    odd = 'def s := "a -- b"\n'
    assert added(odd + theorem, odd + theorem) == []

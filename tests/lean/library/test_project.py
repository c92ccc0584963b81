"""Imports of a user's own modules: where they are found, that they are compiled once, what is said when it fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import prover.lean.tactic.all  # noqa: F401  (registers the tactics)
from prover.lean.dependency import axioms_of
from prover.lean.elab.frontend import FrontendResult, elaborate_source
from prover.lean.library import load
from prover.lean.library.project import Project, ProjectImporter
from prover.lean.name import mk_name
from prover.lean.repl.listing import statement_hash

BASIC = """
inductive Tree (α : Type u) where
  | leaf
  | node (l : Tree α) (x : α) (r : Tree α)

def Tree.size : Tree α → Nat
  | leaf => 0
  | node l _ r => l.size + 1 + r.size

@[simp] theorem Tree.size_leaf : (Tree.leaf : Tree α).size = 0 := rfl
notation:65 a " ⊞ " b:66 => Tree.node a () b
local notation "hidden" => (5 : Nat)
instance : Inhabited (Tree α) := ⟨.leaf⟩
private def secret := 3
theorem unfinished : 1 = 2 := sorry
namespace Sc
scoped notation "seven" => (7 : Nat)
def inside := 1
end Sc
section
variable (n : Nat)
set_option autoImplicit false
open Sc
attribute [local simp] Tree.size
"""
MORE = """
import My.Basic
macro "close" : tactic => `(tactic| first | rfl | simp)
@[simp] theorem size_node (l r : Tree α) (x : α) : (Tree.node l x r).size = l.size + 1 + r.size := rfl
"""


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A Lake project with two modules; its compiled modules are kept apart from the user's own."""
    shipped = load.SHIPPED
    root = tmp_path / "project"
    (root / "src" / "My" / "Deep").mkdir(parents=True)
    (root / "lakefile.toml").write_text('name = "p"\nsrcDir = "src"\n[[lean_lib]]\nname = "My"\n')
    (root / "src" / "My" / "Basic.lean").write_text(BASIC)
    (root / "src" / "My" / "Deep" / "More.lean").write_text(MORE)
    cache = tmp_path / "cache"
    cache.mkdir()
    for path in shipped.iterdir():
        (cache / path.name).symlink_to(path)
    load.use_folder(cache)
    yield root
    load.use_folder(None)


def elaborate(folder: Path, text: str) -> FrontendResult:
    importer = ProjectImporter(folder)
    return elaborate_source(text, importer(("Init",)), importer=importer)


def errors(folder: Path, text: str) -> list[str]:
    return [m.text for m in elaborate(folder, text).messages if m.severity == "error"]


def test_declarations_notations_instances_simp_sets_and_macros_come_along(folder: Path) -> None:
    text = """import My.Deep.More
theorem one : (Tree.leaf ⊞ Tree.leaf).size = 1 := by simp
theorem two : (Tree.leaf ⊞ Tree.leaf).size = 1 := by close
example : (default : Tree Nat).size = 0 := by rw [show (default : Tree Nat) = .leaf from rfl]; simp
"""
    assert errors(folder, text) == []


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("#check hidden", "Unknown identifier `hidden`"),
        ("#check secret", "Unknown identifier `secret`"),
        ("#check seven", "Unknown identifier `seven`"),
        ("#check inside", "Unknown identifier `inside`"),
        ("#check n", "Unknown identifier `n`"),
    ],
)
def test_what_is_local_private_or_scoped_stays_behind(folder: Path, text: str, error: str) -> None:
    assert errors(folder, "import My.Basic\nset_option autoImplicit false\n" + text) == [error]


def test_scoped_notation_wakes_with_its_namespace(folder: Path) -> None:
    assert errors(folder, "import My.Basic\nopen Sc\nexample : seven = 7 * inside := rfl") == []


def test_open_sections_and_options_of_an_import_end_with_it(folder: Path) -> None:
    assert errors(folder, "import My.Basic\ntheorem t (x : β) : x = x := rfl") == []


def test_modules_are_compiled_once_and_again_when_a_source_changes(folder: Path) -> None:
    built: list[str] = []

    def run() -> list[str]:
        built.clear()
        load._LOADED.clear()
        ProjectImporter(folder, lambda e: built.append(e.module) if not e.cached else None)(("Init", "My.Deep.More"))
        return list(built)

    assert run() == ["My.Basic", "My.Deep.More"]
    assert run() == []
    more = folder / "src" / "My" / "Deep" / "More.lean"
    more.write_text(MORE + "theorem extra : True := trivial\n")
    assert run() == ["My.Deep.More"]
    (folder / "src" / "My" / "Basic.lean").write_text(BASIC.replace("Sc", "Sc2"))
    assert run() == ["My.Basic", "My.Deep.More"]


def test_sorry_in_an_imported_module_is_found_among_the_axioms(folder: Path) -> None:
    env = elaborate(folder, "import My.Basic\ntheorem t : 1 = 2 := unfinished").env
    assert axioms_of(env, mk_name("t")) == ["sorryAx"]


def test_the_hash_of_a_statement_covers_imported_definitions(folder: Path) -> None:
    def hash_of() -> str:
        env = elaborate(folder, "import My.Basic\ntheorem t : (Tree.leaf : Tree Nat).size = 0 := rfl").env
        info = env.find(mk_name("t"))
        assert info is not None
        return statement_hash(env, info.type)

    before = hash_of()
    (folder / "src" / "My" / "Basic.lean").write_text(BASIC.replace("l.size + 1 + r.size", "l.size + r.size"))
    assert hash_of() != before


def test_errors_of_an_imported_module_carry_its_file_and_positions(folder: Path) -> None:
    path = folder / "src" / "My" / "Broken.lean"
    path.write_text("import My.Basic\ntheorem a : 1 = 2 := by decide\n#check nothing\n")
    (found,) = errors(folder, "import My.Broken")
    lines = found.splitlines()
    assert lines[0] == "import My.Broken failed:"
    assert lines[1].startswith("src/My/Broken.lean:2:24: error: ")
    assert "src/My/Broken.lean:3:7: error: Unknown identifier `nothing`" in lines


def test_a_missing_module_is_named(folder: Path) -> None:
    (found,) = errors(folder, "import My.Nowhere")
    assert found.startswith("unknown module prefix 'My'\n\nNo directory 'My' or file 'My/Nowhere.lean'")
    (found,) = errors(folder, "import Mathlib.Tactic")
    assert "'Mathlib'" in found


def test_a_cycle_is_named(folder: Path) -> None:
    (folder / "src" / "My" / "A.lean").write_text("import My.B\n")
    (folder / "src" / "My" / "B.lean").write_text("import My.A\n")
    assert errors(folder, "import My.A") == ["build cycle detected:\n  My.A -> My.B -> My.A"]


def test_a_definition_without_code_is_refused_in_an_imported_module_too(folder: Path) -> None:
    path = folder / "src" / "My" / "Choice.lean"
    path.write_text("axiom pick : Nat\ndef f : Nat := pick\n")
    (found,) = errors(folder, "import My.Choice")
    assert "failed to compile definition" in found or "noncomputable" in found


def test_prelude_imports_nothing_by_itself(folder: Path) -> None:
    assert errors(folder, "prelude\n#check Nat") == ["Unknown identifier `Nat`"]


def test_module_files_are_refused_by_name(folder: Path) -> None:
    (found,) = errors(folder, "module\nimport My.Basic\n")
    assert "`module`" in found
    (folder / "src" / "My" / "M.lean").write_text("module\n")
    (found,) = errors(folder, "import My.M")
    assert found.startswith("src/My/M.lean:1:0: error: ") and "`module`" in found
    assert errors(folder, "public import My.Basic") == ["cannot use `public import` without `module`"]


def test_a_lakefile_in_lean_says_where_modules_are(tmp_path: Path) -> None:
    (tmp_path / "lib" / "Foo").mkdir(parents=True)
    (tmp_path / "lib" / "Foo" / "A.lean").write_text("")
    (tmp_path / "lib" / "Other.lean").write_text("")
    (tmp_path / "Main.lean").write_text("")
    (tmp_path / "lakefile.lean").write_text(
        'import Lake\nopen Lake DSL\npackage «p» where\n  version := v!"1"\n\n@[default_target]\nlean_lib Foo where\n'
        '  srcDir := "lib"\n  roots := #[`Foo]\n\nlean_exe app where\n  root := `Main\n'
    )
    project = Project(tmp_path / "lib")
    assert project.find("Foo.A") == tmp_path / "lib" / "Foo" / "A.lean"
    assert project.find("Main") == tmp_path / "Main.lean"
    assert project.find("Other") is None


def test_without_a_lake_project_the_folders_above_are_searched(tmp_path: Path) -> None:
    (tmp_path / "A" / "B").mkdir(parents=True)
    (tmp_path / "A" / "C.lean").write_text("def c := 3\n")
    (tmp_path / "A" / "B" / "D.lean").write_text("import A.C\ndef d := c\n")
    assert errors(tmp_path / "A" / "B", "import A.B.D\nexample : d = 3 := rfl") == []


def test_a_module_name_leads_nowhere_else(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "Out.lean").write_text("def out := 1\n")
    project = Project(inner)
    assert project.find("Out") == tmp_path / "Out.lean"
    assert [project.find(name) for name in ("«..».Out", "«../Out»", "«.».Out")] == [None, None, None]

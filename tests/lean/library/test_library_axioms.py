"""The axioms of the embedded library: a short list, told by the engine, reserved for the library."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import prover.lean.tactic.all  # noqa: F401  (registers the tactics)
from prover.lean.declaration import AxiomInfo
from prover.lean.elab.frontend import elaborate_source
from prover.lean.elab.library_axioms import LIBRARY_AXIOMS
from prover.lean.environment import Environment
from prover.lean.library.load import load_environment
from prover.lean.library.sources import read_source
from prover.lean.repl.session import Repl

STANDARD = {"propext", "Classical.choice", "Quot.sound", "sorryAx"}


@lru_cache(maxsize=1)
def mathlib() -> Environment:
    return load_environment(("Init", "Mathlib"))


def errors(text: str, env: Environment) -> list[str]:
    return [m.text for m in elaborate_source(text, env).messages if m.severity == "error"]


def test_the_library_has_the_listed_axioms_and_no_others() -> None:
    env = mathlib()
    found = {name.text for name in env.base if isinstance(env.find(name), AxiomInfo)}
    assert found == STANDARD | set(LIBRARY_AXIOMS)
    of_the_reals = [name for name, module in LIBRARY_AXIOMS.items() if module.startswith("Mathlib.Data.Real")]
    assert len(of_the_reals) <= 25
    assert len(LIBRARY_AXIOMS) - len(of_the_reals) <= 50


def test_each_axiom_stands_in_the_module_that_the_list_names() -> None:
    for axiom, module in LIBRARY_AXIOMS.items():
        assert re.search(rf"^axiom {re.escape(axiom)} .*:", read_source(module), re.M)


def test_the_engine_tells_its_axioms() -> None:
    answer = Repl(lambda modules: mathlib()).answer(json.dumps({"version": True}))
    assert answer["libraryAxioms"] == sorted(LIBRARY_AXIOMS)


def test_a_file_cannot_state_an_axiom_under_a_name_of_the_library() -> None:
    core = load_environment(("Init",))
    for text in (
        "axiom Real.exists_model : False",
        "namespace Real\naxiom exists_model : False\nend Real",
        "namespace A\naxiom _root_.Real.exists_model : False\nend A",
    ):
        (reason,) = errors(text, core)
        assert reason == "`Real.exists_model` is the name of an axiom of the embedded library"
    assert errors("axiom Real.exists_other : True", core) == []


def test_only_the_librarys_own_text_is_elaborated_under_a_modules_name() -> None:
    repl = Repl(load_environment)

    def ask(**request: object) -> dict[str, Any]:
        return repl.answer(json.dumps(request))

    module = "Mathlib.Data.Real.Axiom"
    answer = ask(module=module, audit=True)
    assert "messages" not in answer and "Real.exists_model" in {item["name"] for item in answer["declared"]}
    (refusal,) = ask(cmd="axiom Real.exists_model : False", module=module)["messages"]
    assert refusal["data"] == "`Real.exists_model` is the name of an axiom of the embedded library"
    assert ask(module=module, env=answer["env"])["message"].startswith("A module of the library stands on its own")
    assert ask(module="../Real")["message"].startswith("unknown module prefix")


def test_print_axioms_names_the_axiom_of_the_reals() -> None:
    text = "theorem t (a b : ℝ) : a + b = b + a := Real.add_comm a b\n#print axioms t"
    messages = [m.text for m in elaborate_source(text, mathlib()).messages]
    assert messages == ["'t' depends on axioms: [Classical.choice, Real.exists_model]"] or messages == [
        "'t' depends on axioms: [Real.exists_model, Classical.choice]"
    ]


def test_the_sources_state_no_axiom_unlisted() -> None:
    """Modules that nothing imports count too."""
    import prover.lean.library as library

    root = Path(library.__file__).parent
    stated = [
        line.split()[1]
        for path in sorted((root / "Mathlib").rglob("*.lean"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("axiom ")
    ]
    assert sorted(stated) == sorted(LIBRARY_AXIOMS)

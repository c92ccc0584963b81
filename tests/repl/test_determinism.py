"""The same request gives the same answer, byte for byte: in any order, in any process, after anything."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterable, Mapping
from dataclasses import replace

from prover.protocol import parse_request
from prover.repl.pool import EngineSpec, Worker, WorkerPool
from prover.repl.toolchain import embedded_engine

Conversation = tuple[str, ...]
"""A source, and tactics that each run on the state of its first ``sorry``."""

CONVERSATIONS: tuple[Conversation, ...] = (
    (
        "theorem a (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  sorry",
        "constructor",
        "exact h",
        "simp [h]",
        "cases h",
        "rcases h",
    ),
    (
        "example (a b c : Nat) (h : a < b) : a + c < b + c := by sorry",
        "omega",
        "simp",
        "exact?",
        "induction c",
        "grind",
    ),
    ("def f (n : Nat) := n + 1\n#check f\n#print f\n#eval f 2\n#reduce f 2\nexample : f 1 = 3 := by decide",),
    (
        "example (f : Nat → Nat) : f = f := by\n  funext x\n  sorry",
        "rfl",
        "intro y",
        "exact foo",
        "apply congrArg",
        "show _",
    ),
    ("example : ∃ n : Nat, n * n = 4 := ⟨_, rfl⟩\nexample : Nat := by exact _\nexample := fun x => x",),
    ("inductive T where | leaf | node (l r : T)\n  deriving Repr, DecidableEq, Inhabited\n#print T\n#eval T.leaf",),
    ("structure P where\n  x : Nat\n  y : Nat := 2\n#check P.mk\n#eval ({ x := 1 } : P).y\nexample : P := { z := 1 }",),
    ("class C (α : Type) where c : α\ninstance : C Nat := ⟨1⟩\nexample : C Int := inferInstance",),
    (
        "variable (n : Nat) in\ntheorem t : n = n := by\n  induction n with\n  | zero => rfl\n  | succ m ih => sorry",
        "rfl",
        "exact ih",
    ),
    ("theorem u : 1 = 2 := by\n  norm_num\ntheorem v : ¬ 1 = 2 := by decide\ntheorem w (x : Nat) : x = 0 := by simp",),
    ("def g : Nat → Nat\n  | 0 => 1\n  | n + 1 => g n * 2\n#eval g 10\ndef bad (n : Nat) : Nat := bad (n + 1)",),
    ("mutual\ndef ev : Nat → Bool\n  | 0 => true\n  | n + 1 => od n\ndef od : Nat → Bool\n  | n => ev (n - 1)\nend",),
    ("open Nat in\n#check add_comm\n#check foo\n#check Nat.foo\nexample : True ∧ True := by simp?",),
    (
        "example (l : List Nat) : l ++ [] = l := by sorry",
        "simp",
        "simp?",
        "induction l",
        "cases l",
        "exact List.append_nil l",
        "rw [List.append_nil]",
    ),
    (
        "example (a b : Nat) : a * b = b * a := by sorry",
        "rw [Nat.mul_comm]",
        "rw [Nat.add_comm]",
        "ac_rfl",
        "exact Nat.mul_comm ..",
        "conv => lhs",
    ),
    (
        "theorem é (α : Type) (s : α → Prop) : (∀ x, s x) → ¬ ∃ x, ¬ s x := by sorry",
        "intro h ⟨x, hx⟩",
        "rintro h ⟨x, hx⟩",
        "intros",
        "simp",
        "push_neg",
    ),
    ("syntax error here", "skip"),
    (
        "example (p : Prop) [Decidable p] : (if p then 1 else 2) ≤ 2 := by sorry",
        "split",
        "by_cases h : p",
        "simp",
        "omega",
    ),
)


def say(worker: Worker, request: Mapping[str, object]) -> dict[str, object]:
    """One answer as it came."""
    wire = parse_request(dict(request)).to_wire()
    answer: dict[str, object] = json.loads(worker.client.transport.ask(json.dumps(wire), timeout_s=120))
    return answer


def hold(worker: Worker, conversation: Conversation) -> bytes:
    """All answers of a conversation; the numbers of environments and states count within it."""
    source, *tactics = conversation
    numbers: dict[tuple[str, int], int] = {}

    def relative(value: object) -> object:
        if isinstance(value, list):
            return [relative(item) for item in value]
        if not isinstance(value, dict):
            return value
        found = {key: relative(item) for key, item in value.items()}
        for key in ("env", "proofState"):
            if key in found:
                found[key] = numbers.setdefault((key, found[key]), len(numbers))
        return found

    opened = say(worker, {"cmd": source, "audit": True, "allTactics": True})
    said = [relative(opened)]
    sorries = opened.get("sorries")
    if isinstance(sorries, list):
        for tactic in tactics:
            said.append(relative(say(worker, {"tactic": tactic, "proofState": sorries[0]["proofState"]})))
    return json.dumps(said, ensure_ascii=False).encode()


def answers(spec: EngineSpec, order: Iterable[int], *, seed: str, may_fork: bool) -> dict[int, bytes]:
    environment = {**(spec.process.environment or os.environ), "PYTHONHASHSEED": seed}
    spec = replace(spec, process=replace(spec.process, environment=environment))
    found: dict[int, bytes] = {}
    with WorkerPool(spec, size=1, may_fork=may_fork) as pool, pool.lease() as worker:
        for number in order:
            said = hold(worker, CONVERSATIONS[number])
            assert found.setdefault(number, said) == said, f"asked again: {CONVERSATIONS[number]}"
    return found


def test_answers_depend_on_the_request_alone() -> None:
    spec = embedded_engine(os.environ, reason="", memory_mb=3000, start_timeout_s=120)
    numbers = list(range(len(CONVERSATIONS)))
    expected = answers(spec, numbers, seed="0", may_fork=True)
    rng = random.Random(7)
    shuffled = [*rng.sample(numbers, len(numbers)), *rng.sample(numbers, len(numbers))]
    for order, seed, may_fork in ((numbers[::-1], "1", False), (shuffled, "2", True)):
        got = answers(spec, order, seed=seed, may_fork=may_fork)
        for number in numbers:
            assert got[number].decode() == expected[number].decode(), CONVERSATIONS[number][0]

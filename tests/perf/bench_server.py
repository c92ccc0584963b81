"""Many clients at one server: ``python -m tests.perf.bench_server [--clients 32] [--seconds 120]``.

Each client goes round: a batch of snippets in kimina's protocol, a theorem that is opened and proved step by step over
two requests, and at times a proof.  What every answer must say is known.  Printed: requests, answers that are not what
they must be, latencies per kind (50th and 95th percentile), memory of the server and of its processes over time.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).resolve().parents[2]

SNIPPETS = [
    ("theorem t (p q : Prop) (h : p ∧ q) : q ∧ p := ⟨h.2, h.1⟩", "valid"),
    ("import Mathlib\ntheorem t (x y : ℝ) (h : x < y) : 0 < y - x := by linarith", "valid"),
    ("import Mathlib\ntheorem t (a b : ℤ) : (a + b) ^ 2 = a ^ 2 + 2 * a * b + b ^ 2 := by ring", "valid"),
    ("theorem t (n : Nat) : n + 0 = n := by sorry", "sorry"),
    ("theorem t : 1 + 1 = 3 := by rfl", "error"),
    ("theorem t (a b : Nat) (h : a < b) : ¬ b ≤ a := by omega", "valid"),
]


def status(result: dict[str, Any]) -> str:
    """What kimina's client makes of a result."""
    if result.get("error") is not None:
        return str(result["error"])
    messages = result["response"].get("messages", [])
    if any(message["severity"] == "error" for message in messages):
        return "error"
    return "sorry" if result["response"].get("sorries") else "valid"


class Load:
    """The clients and what they saw."""

    def __init__(self, url: str, seconds: float) -> None:
        self.url = url
        self.end = time.monotonic() + seconds
        self.latencies: dict[str, list[float]] = defaultdict(list)
        self.wrong: Counter[str] = Counter()

    async def client(self, number: int) -> None:
        rng = random.Random(number)
        async with httpx.AsyncClient(base_url=self.url, timeout=300) as http:
            while time.monotonic() < self.end:
                kind = rng.choices(["check", "steps", "prove"], [20, 10, 1])[0]
                try:
                    await {"check": self.check, "steps": self.steps, "prove": self.prove}[kind](http, rng)
                except (httpx.HTTPError, KeyError, ValueError) as error:
                    self.wrong[f"{kind}: {type(error).__name__} {error}"[:160]] += 1

    async def ask(self, kind: str, http: httpx.AsyncClient, path: str, body: Any) -> Any:
        started = time.monotonic()
        answer = await http.post(path, json=body)
        self.latencies[kind].append(time.monotonic() - started)
        answer.raise_for_status()
        return answer.json()

    def expect(self, kind: str, found: object, wanted: object) -> None:
        if found != wanted:
            self.wrong[f"{kind}: {found!r} instead of {wanted!r}"[:160]] += 1

    async def check(self, http: httpx.AsyncClient, rng: random.Random) -> None:
        chosen = rng.choices(SNIPPETS, k=4)
        snippets = [{"id": str(n), "code": code} for n, (code, _) in enumerate(chosen)]
        found = await self.ask("check of 4", http, "/api/check", {"snippets": snippets, "timeout": 60})
        self.expect("check", [status(item) for item in found["results"]], [wanted for _, wanted in chosen])

    async def steps(self, http: httpx.AsyncClient, rng: random.Random) -> None:
        number = rng.randrange(2, 100)
        source = f"theorem t (p : Nat → Prop) (h : p {number} ∧ p 1) : p 1 ∧ p {number} := by sorry"
        opened = (await self.ask("open", http, "/v1/theorems", {"source": source, "timeout_s": 60}))["opened"]
        path, state = f"/v1/theorems/{opened['theorem']}/tactics", opened["sorries"][0]["state"]
        body = {"steps": [{"state": state, "tactic": tactic} for tactic in ("constructor", "exact h")]}
        split, refused = (await self.ask("2 tactics", http, path, body))["results"]
        self.expect("refused", refused["status"], "refused")
        body = {
            "steps": [{"state": state, "tactic": "exact ⟨h.2, h.1⟩"}, {"state": split["state"], "tactic": "exact h.2"}]
        }
        whole, half = (await self.ask("2 tactics", http, path, body))["results"]
        self.expect("steps", (whole["status"], half["status"]), ("proved", "open"))
        await http.delete(f"/v1/theorems/{opened['theorem']}")

    async def prove(self, http: httpx.AsyncClient, rng: random.Random) -> None:
        number = rng.randrange(100)
        source = f"theorem t (p q : Prop) (n : Nat) (h : q ∧ p) : p ∧ n + {number} = {number} + n := by sorry"
        (found,) = (await self.ask("proof", http, "/v1/prove", {"texts": [{"source": source}]}))["results"]
        self.expect("proof", (found["status"], found["report"] and found["report"]["proved"]), ("done", 1))


def resident_mb(pid: int) -> tuple[int, int]:
    """Resident memory of a process, and of those below it, MiB."""
    listed = subprocess.run(["ps", "-e", "-o", "pid=,ppid=,rss="], capture_output=True, text=True, check=True).stdout
    rows = [tuple(map(int, line.split())) for line in listed.splitlines()]
    found = {pid}
    while more := {child for child, parent, _ in rows if parent in found} - found:
        found |= more
    used = {child: kib >> 10 for child, _, kib in rows if child in found}
    return used[pid], sum(used.values()) - used[pid]


async def watch(pid: int, end: float) -> list[tuple[int, int]]:
    seen = []
    while time.monotonic() < end:
        seen.append(await asyncio.to_thread(resident_mb, pid))
        await asyncio.sleep(5)
    return seen


async def measure(url: str, pid: int, clients: int, seconds: float) -> int:
    load = Load(url, seconds)
    watching = asyncio.create_task(watch(pid, load.end))
    await asyncio.gather(*(load.client(number) for number in range(clients)))
    memory = await watching
    total = sum(map(len, load.latencies.values()))
    print(f"{clients} clients, {seconds:g} s: {total} requests, {load.wrong.total()} wrong answers")
    for words, count in load.wrong.most_common(10):
        print(f"  {count} × {words}")
    print("| request | number | p50 | p95 | most |\n|---|---|---|---|---|")
    for kind, found in sorted(load.latencies.items()):
        p95 = sorted(found)[int(0.95 * (len(found) - 1))]
        print(f"| {kind} | {len(found)} | {statistics.median(found):.2f} s | {p95:.2f} s | {max(found):.2f} s |")
    shown = memory[:: max(1, len(memory) // 6)]
    print("memory, MiB (server + Lean and provers):", ", ".join(f"{own} + {below}" for own, below in shown))
    return int(load.wrong.total() > 0)


def main() -> int:
    parser = argparse.ArgumentParser(description="Load a server with many clients.")
    parser.add_argument("--clients", type=int, default=32)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen(
            [sys.executable, "-m", "prover.cli.main", "serve", "--port", "0", "--workers", str(args.workers)],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stderr is not None
        try:
            url = next(line.split()[-1] for line in process.stderr if line.startswith("prover serves at"))
            threading.Thread(target=process.stderr.read, daemon=True).start()  # a full pipe would stop the server
            return asyncio.run(measure(url, process.pid, args.clients, args.seconds))
        finally:
            process.terminate()
            process.wait()


if __name__ == "__main__":
    sys.exit(main())

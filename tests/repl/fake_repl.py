"""A scripted REPL process for tests of the door: speaks the framing, knows a toy "logic", misbehaves on request.

State: the goal is a natural number shown as ``⊢ n``; tactic ``down`` makes it n - 1 and finishes at 0.  ``sorry n tag``
and ``down tag`` make the goal carry the tags of the way to it (``⊢ n tag.tag``), so that no other's answer looks right.
Commands: ``sorry n`` opens a goal ``⊢ n``; ``big n`` answers with an info message of n characters.
Misbehaviour by tactic or command text: ``die``, ``die once FILE`` (only while FILE is absent), ``hang``, ``garbage``,
``half``, ``noise`` (a lot of stderr), ``wrong`` (right JSON, wrong shape), ``hog`` (takes memory until it is stopped),
``stop`` (stops like a process under SIGSTOP), ``wait S`` (S seconds), ``spin N`` (N steps of
work), ``family`` (starts a process of its own, then hangs), ``flood`` (answers
without end), ``dribble`` (half an answer, then silence), ``chatter`` (stderr without end and no answer), ``deaf``
(closes its stdin and hangs), ``mute`` (closes its stdout and hangs).

``fake_repl.py --zygote FD`` forks such processes as embedded Lean's zygote does; loading imports takes it until there
is a file of the first one's name.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any


def read_request() -> dict[str, Any] | None:
    lines: list[str] = []
    for line in sys.stdin:
        if not line.strip():
            if lines:
                break
            continue
        lines.append(line.rstrip())
    return json.loads("".join(lines)) if lines else None


def answer(value: object) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n\n")
    sys.stdout.flush()


def misbehave(word: str) -> None:
    if word.startswith("die once "):
        marker = Path(word.removeprefix("die once "))
        if not marker.exists():
            marker.touch()
            os._exit(9)
    if word == "die":
        sys.stderr.write("out of cheese\n")
        sys.stderr.flush()
        os._exit(7)
    if word.startswith("wait "):
        time.sleep(float(word.split()[1]))
    if word.startswith("spin "):
        sum(number * number for number in range(int(word.split()[1])))
    if word == "hang":
        time.sleep(600)
    if word == "stop":
        os.kill(os.getpid(), signal.SIGSTOP)
    if word == "family":
        subprocess.Popen(["sleep", "600"])
        time.sleep(600)
    if word == "hog":
        hoard: list[bytes] = []
        while True:
            hoard.append(b"x" * (8 << 20))
            time.sleep(0.002)
    if word == "flood":
        while True:
            sys.stdout.write("flood " * 10_000)
    if word == "dribble":
        sys.stdout.write('{"proofState": 1, "goals": [')
        sys.stdout.flush()
        time.sleep(600)
    if word == "chatter":
        while True:
            sys.stderr.write("chatter " * 1000)
    if word in ("deaf", "mute"):
        os.close(0 if word == "deaf" else 1)
        time.sleep(600)
    if word == "garbage":
        sys.stdout.write("Segmentation fault {\n\n")
        sys.stdout.flush()
    if word == "half":
        sys.stdout.write('{"env": ')
        sys.stdout.flush()
        os._exit(0)
    if word == "noise":
        sys.stderr.write("x" * 79 + "\n" + ("y" * 79 + "\n") * 20_000)
        sys.stderr.flush()


def show(state: tuple[int, str]) -> str:
    return f"⊢ {state[0]} {state[1]}".rstrip()


POINT = {"line": 1, "column": 0}


def main() -> None:
    envs: list[str] = []
    states: list[tuple[int, str]] = []
    forgotten: set[int] = set()
    while (request := read_request()) is not None:
        word = str(request.get("tactic", request.get("cmd", "")))
        misbehave(word)
        if word == "garbage":
            continue
        if word == "wrong":
            answer({"env": "not a number"})
        elif "version" in request:
            answer({"engine": "embedded", "version": "4.34.0", "libraryHash": "fake"})
        elif "forget" in request:
            forgotten.update(request["forget"]["proofStates"])
            answer({"forgotten": len(request["forget"]["proofStates"])})
        elif "cmd" in request:
            if request.get("env") is not None and request["env"] >= len(envs):
                answer({"message": "Unknown environment."})
                continue
            envs.append(word)
            reply: dict[str, Any] = {"env": len(envs) - 1}
            if word.startswith("sorry "):
                states.append((int(word.split()[1]), "".join(word.split()[2:])))
                goal = show(states[-1])
                reply["sorries"] = [{"proofState": len(states) - 1, "pos": POINT, "endPos": POINT, "goal": goal}]
            elif word.startswith("big "):
                reply["messages"] = [{"severity": "info", "pos": POINT, "data": "∀" * int(word.split()[1])}]
            elif word.startswith("length "):
                reply["messages"] = [{"severity": "info", "pos": POINT, "data": str(len(word))}]
            elif word == "pid":
                reply["messages"] = [{"severity": "info", "pos": POINT, "data": str(os.getpid())}]
            answer(reply)
        elif "tactic" in request:
            number = request["proofState"]
            if number >= len(states) or number in forgotten:
                answer({"message": "Unknown proof state."})
            elif word.startswith(("down", "die once")):
                tag = ".".join([states[number][1], *word.split()[1:]]) if word.startswith("down") else ""
                states.append((states[number][0] - 1, tag))
                left = [show(states[-1])] if states[-1][0] else []
                status = "Incomplete: open goals remain" if left else "Completed"
                answer({"proofState": len(states) - 1, "goals": left, "proofStatus": status})
            elif word == "exact sorry":
                states.append((0, ""))
                sorries = [{"proofState": number, "goal": "⊢ 1"}]
                status = "Incomplete: contains sorry"
                answer({"proofState": len(states) - 1, "goals": [], "sorries": sorries, "proofStatus": status})
            elif word == "exact wrong_name":
                states.append((0, ""))
                message = {"severity": "error", "pos": {"line": 0, "column": 0}, "data": "Unknown identifier"}
                status = "Incomplete: contains sorry"
                answer({"proofState": len(states) - 1, "goals": [], "messages": [message], "proofStatus": status})
            elif word == "slow":
                message = {"severity": "error", "pos": POINT, "data": "(deterministic) timeout at `whnf`, …"}
                answer({"proofState": number, "goals": [], "messages": [message], "proofStatus": ""})
            else:
                answer({"message": "Lean error:\n<input>:1:1: unknown tactic"})


def run_zygote(descriptor: int) -> None:
    import socket

    from prover.lean.repl.zygote import Zygote

    def serve() -> int:
        main()
        return 0

    def warm(modules: Sequence[str]) -> bool:
        """Takes until there is a file of the first module's name."""
        while not Path(modules[0]).exists():
            time.sleep(0.01)
        return True

    with socket.socket(fileno=descriptor) as control:
        Zygote(control, serve, warm).run()


if sys.argv[1:2] == ["--zygote"]:
    run_zygote(int(sys.argv[2]))
else:
    main()

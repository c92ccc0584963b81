"""The trace of a search: data, and the page in a headless browser."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import networkx
import pytest

from prover.driver.journal import ROOT, Ask, SearchIdentity, SearchLog, Step, child_key
from prover.driver.records import FinishedSearch
from prover.driver.trace import search_data, search_graph, trace_page
from prover.types import Refusal, RefusalKind, SearchOutcome, SearchStatus, TacticProposal

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
GOAL = "p q : Prop\nh : p ∧ q\n⊢ q ∧ p"
EVIL = "</script><script>document.title = 'taken over'</script><b>&amp;"


def log_of(*entries: Ask | Step) -> SearchLog:
    log = SearchLog(SearchIdentity("swap", (GOAL,), "env", "text", "settings", 0))
    for entry in entries:
        log.keep(entry)
    return log


def small_log() -> SearchLog:
    one = child_key(ROOT, "constructor")
    two = child_key(one, "exact h.2")
    return log_of(
        Ask("q1", ROOT, (TacticProposal("constructor", -0.5), TacticProposal("simp", -1.5)), 0.1, 0.1),
        Step(ROOT, "simp", refusal=Refusal(RefusalKind.ERROR, f"no progress {EVIL}"), at_s=0.2, took_s=0.05),
        Step(ROOT, "decide", refusal=Refusal(RefusalKind.TIMEOUT, "x" * 900), at_s=0.25, took_s=0.05),
        Step(ROOT, "constructor", ("⊢ q", "⊢ p"), at_s=0.3, took_s=0.01),
        Ask("q2", one, (TacticProposal("exact h.2", -0.1),), 0.4, 0.1),
        Step(one, "exact h.2", ("⊢ p",), at_s=0.5, took_s=0.01),
        Step(one, "rotate_left", ("⊢ p", "⊢ q"), at_s=0.52, took_s=0.01),
        Step(child_key(one, "rotate_left"), "rotate_left", ("⊢ q", "⊢ p"), at_s=0.54, took_s=0.01),
        Step(two, "exact h.1", (), at_s=0.6, took_s=0.02),
    )


def test_the_graph_has_states_and_accepted_tactics() -> None:
    graph = search_graph(small_log())
    assert [(a, b, edge["tactic"], edge["kind"]) for a, b, edge in graph.edges(data=True)] == [
        (0, 1, "constructor", "accepted"),
        (1, 2, "exact h.2", "accepted"),
        (1, 3, "rotate_left", "accepted"),
        (2, 5, "exact h.1", "proved"),
        (3, 4, "rotate_left", "accepted"),
    ]
    assert graph.edges[0, 1]["log_prob"] == -0.5
    assert graph.edges[2, 5]["log_prob"] is None
    assert graph.nodes[0]["lean_s"] == pytest.approx(0.11)
    assert [node for node, is_on in graph.nodes(data="on_proof") if is_on] == [0, 1, 2, 5]
    assert graph.nodes[4]["same_as"] == 1
    assert [item["kind"] for item in graph.nodes[0]["tried"]] == ["refused", "timeout"]
    assert graph.nodes[0]["tried"][1]["message"].endswith("x […]")
    assert (graph.nodes[0]["asked"], graph.nodes[1]["asked"], graph.nodes[2]["asked"]) == (1, 2, None)


def test_the_data_is_networkx_node_link_data() -> None:
    outcome = SearchOutcome(SearchStatus.PROVED, ("constructor", "· exact h.2", "· exact h.1"))
    data = search_data(FinishedSearch(small_log(), outcome))
    again = networkx.node_link_graph(json.loads(json.dumps(data["tree"])), edges="edges")
    assert networkx.is_arborescence(again)
    assert (data["status"], data["tactics"], data["elapsed_s"]) == ("proved", 7, 0.6)
    assert search_data(FinishedSearch(small_log(), None))["status"] == "interrupted"


def test_the_page_stands_alone_and_nothing_in_the_data_ends_its_script() -> None:
    page = trace_page([FinishedSearch(small_log(), None)], title="a <b> & c")
    assert page.count("</script>") == 2
    assert "<title>a &lt;b&gt; &amp; c</title>" in page
    assert not re.search(r"(?:src|href)\s*=|https?:|@import|url\(", page)


def large_log(states: int) -> SearchLog:
    """A tree of so many states, a refused tactic on each."""
    log = log_of(Ask("q", ROOT, (TacticProposal("t1", -0.7),), 0.0, 0.0))
    keys = [ROOT]
    for number in range(1, states):
        parent = keys[(number - 1) // 3]
        log.keep(
            Step(parent, f"t{number}", (f"n : Nat\n⊢ n + {number} = {number} + n",), at_s=number / 100, took_s=0.01)
        )
        log.keep(Step(parent, f"bad{number}", refusal=Refusal(RefusalKind.ERROR, f"error {number}"), took_s=0.01))
        keys.append(child_key(parent, f"t{number}"))
    return log


def in_browser(page: str, folder: Path, script: str, *more: str) -> str:
    """The page after a script ran in it; what the script returns stands in the body's ``data-result``."""
    assert BROWSER is not None
    probe = f"<script>document.body.dataset.result = JSON.stringify((() => {{ {script} }})());</script>\n</body>"
    file = folder / "page.html"
    file.write_text(page.replace("</body>", probe), encoding="utf-8")
    done = subprocess.run(
        [
            BROWSER,
            *(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--window-size=1200,800",
                "--virtual-time-budget=5000",
            ),
            *(f"--user-data-dir={folder / 'profile'}", "--host-resolver-rules=MAP * ~NOTFOUND", *more),
            *("--dump-dom", file.as_uri()),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def result_of(dom: str) -> object:
    found = re.search(r'data-result="([^"]*)"', dom)
    assert found is not None, dom[-500:]
    return json.loads(html.unescape(found.group(1)))


needs_browser = pytest.mark.skipif(BROWSER is None, reason="no Chromium here: the page was not tried")

KEYS = """
const press = key => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
const texts = () => [...document.querySelectorAll(".row")].map(row => row.querySelector(".text").textContent);
const chosen = () => document.querySelector(".row.selected .text")?.textContent;
"""


@needs_browser
def test_the_page_in_a_browser_shows_the_tree_and_obeys_the_keyboard(tmp_path: Path) -> None:
    script = (
        KEYS
        + """
    const seen = { title: document.title, summary: document.getElementById("summary").textContent, start: chosen() };
    press("ArrowDown"); seen.down = chosen(); seen.detail = document.getElementById("detail").textContent;
    press("r"); seen.refused = texts();
    press("Home"); press("ArrowDown"); seen.error = document.getElementById("detail").textContent;
    press("r"); press("p"); seen.proof = texts();
    press("p"); press("/"); const box = document.activeElement; seen.focus = box.id;
    box.value = "NO PROGRESS"; box.dispatchEvent(new Event("input")); seen.filtered = texts();
    box.value = ""; box.dispatchEvent(new Event("input")); press("Escape");
    press("End"); press("ArrowLeft"); seen.left = chosen();
    press("d"); seen.theme = document.documentElement.className;
    return seen;
    """
    )
    page = trace_page([FinishedSearch(small_log(), None)], title="trace")
    seen = result_of(in_browser(page, tmp_path, script))
    assert isinstance(seen, dict)
    assert seen["title"] == "trace"
    assert seen["summary"].startswith("interrupted: 6 states, 2 expanded, 7 tactics tried")
    assert (seen["start"], seen["down"]) == ("(root)", "constructor")
    assert "⊢ q" in seen["detail"]
    assert "-0.500 (p = 0.61)" in seen["detail"]
    assert seen["refused"][:3] == ["(root)", "simp", "decide"]
    assert "no progress </script>" in seen["error"]
    assert seen["proof"] == ["(root)", "constructor", "exact h.2", "exact h.1"]
    assert seen["focus"] == "filter"
    assert seen["filtered"] == ["(root)", "simp"]
    assert seen["left"] != seen["start"]
    assert seen["theme"] in {"dark", "light"}


@needs_browser
def test_five_thousand_states_are_usable(tmp_path: Path) -> None:
    script = (
        KEYS
        + """
    const seen = {};
    const timed = (name, work) => { const start = performance.now(); work(); seen[name] = performance.now() - start; };
    timed("expand", () => press("e"));
    timed("end", () => press("End"));
    seen.last = chosen(); seen.elements = document.querySelectorAll("*").length;
    timed("filter", () => { press("/"); const box = document.activeElement; box.value = "error 4999";
      box.dispatchEvent(new Event("input")); });
    seen.found = texts().pop();
    return seen;
    """
    )
    page = trace_page([FinishedSearch(large_log(5000), None)], title="large")
    assert len(page) < 5_000_000
    seen = result_of(in_browser(page, tmp_path, script))
    assert isinstance(seen, dict)
    assert re.fullmatch(r"t\d+", seen["last"])
    assert seen["found"] == "bad4999"
    assert seen["elements"] < 1000  # a screen of rows, not one element for each state
    assert max(seen["expand"], seen["end"], seen["filter"]) < 2000

"""Everything meant for eyes: live progress and summaries, on stderr, with rich."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType

from rich.console import Console
from rich.live import Live
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from prover import api

_STYLES = {"proved": "green", "not_proved": "yellow", "refused": "magenta", "failed": "red"}
_MARKS = {"proved": "✓", "not_proved": "·", "refused": "–", "failed": "✗"}
_MAX_GOAL = 160


def _console() -> Console:
    return Console(stderr=True, highlight=False, soft_wrap=True)


class LiveDisplay:
    """A status line while Lean works, one line per finished theorem.  ``is_quiet`` shows nothing."""

    def __init__(self, *, is_quiet: bool) -> None:
        self._console = _console()
        self._is_quiet = is_quiet
        self._live: Live | None = None
        self._current = ""

    def __enter__(self) -> LiveDisplay:
        if not self._is_quiet and self._console.is_terminal:
            self._live = Live(Text("starting Lean …"), console=self._console, transient=True, refresh_per_second=8)
            self._live.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        if self._live is not None:
            self._live.stop()

    def on_event(self, event: api.Event) -> None:
        """Show one event."""
        if self._is_quiet:
            return
        match event:
            case api.EngineNotice(text):
                self._notice(text)
            case api.SourceTraced() if not event.was_known:
                self._show_traced(event)
            case api.TheoremStarted(label, line, number, total):
                self._current = f"[{number}/{total}] {label} (line {line})"
                self._status(self._current)
            case api.Searching(_, progress):
                self._status(f"{self._current}: {progress_line(progress)}")
            case api.TheoremFinished(label, line, status, detail):
                mark, style = _MARKS[status], _STYLES[status]
                words = f" — {escape(_first_line(detail))}" if detail else ""
                self._console.print(f"[{style}]{mark}[/] {escape(label)} (line {line}){words}")
            case api.Finishing():
                self._console.print("finishing: checking and writing what was proved (Ctrl-C twice more: leave now) …")
            case api.Rechecking(round_number):
                again = "" if round_number == 1 else f" (round {round_number})"
                self._status(f"re-checking the finished file in a fresh process{again} …")

    def _show_traced(self, event: api.SourceTraced) -> None:
        mark, style = ("✗", "red") if event.errors else ("✓", "green")
        counts = f"{event.declarations} declarations, {event.tactics} tactics, {event.elapsed_s:.1f} s"
        words = f" — {escape(_first_line(event.errors[0]))}" if event.errors else ""
        self._console.print(f"[{style}]{mark}[/] {escape(event.source)}: {counts}{words}")
        self._status(f"[{event.done}/{event.total}] traced")

    def _notice(self, text: str) -> None:
        if self._live is not None:
            self._status(text)
        else:
            self._console.print(escape(text))

    def _status(self, text: str) -> None:
        if self._live is not None:
            self._live.update(Text(text))


def progress_line(progress: api.SearchProgress) -> str:
    """How far a search is: counters, speed, depth, and how much of the time the model takes."""
    elapsed_s = max(progress.elapsed_s, 1e-3)
    speed = f"{progress.states} states ({progress.states / elapsed_s:.0f}/s)"
    busy = f"model busy {min(1.0, progress.model_s / elapsed_s):.0%}"
    return f"{progress.expansions} expanded, {speed}, depth {progress.depth}, {busy}, {progress.elapsed_s:.1f} s"


def show_prove_report(report: api.ProveReport) -> None:
    """The summary of a run."""
    console = _console()
    for file in report.files:
        console.print(f"[bold]{escape(file.file)}[/]")
        if file.engine is not None:
            engine = file.engine
            console.print(f"  checked by {engine.kind} Lean {engine.version} ({escape(engine.reason)})")
        if file.failure:
            console.print(f"  [red]{escape(file.failure)}[/]")
        for theorem in file.theorems:
            _show_theorem(console, theorem)
        for message in file.errors:
            console.print(f"  [red]line {message.line}: {escape(_first_line(message.text))}[/]")
        if file.output is not None:
            console.print(f"  → {escape(file.output)}")
        if file.certificate is not None:
            console.print(f"  → {escape(file.certificate)}")
    words = [f"{report.proved} proved", f"{report.not_proved} not proved"]
    words += [f"{report.refuted} of them false"] if report.refuted else []
    words += [f"{report.refused} refused"] if report.refused else []
    words += [f"{report.failed} failed"] if report.failed else []
    words += ["interrupted"] if report.interrupted else []
    console.print(f"{', '.join(words)} in {report.elapsed_s:.1f} s")
    if (usage := report.usage) is not None:
        failed = f", {usage.failures} failed" if usage.failures else ""
        price = f", cost {usage.cost:.4f}" if usage.cost else ""
        tokens = f"{usage.prompt_tokens} tokens asked, {usage.completion_tokens} answered"
        console.print(f"{escape(report.model)}: {usage.requests} requests{failed}, {tokens}{price}")


def _show_theorem(console: Console, theorem: api.TheoremReport) -> None:
    style, mark = _STYLES[theorem.status], _MARKS[theorem.status]
    console.print(f"  [{style}]{mark}[/] [bold]{escape(theorem.name)}[/] (line {theorem.line})")
    if theorem.status == "proved":
        axioms = ", ".join(theorem.axioms) or "no axioms"
        console.print(f"      {theorem.elapsed_s:.2f} s, {theorem.states} states; {escape(axioms)}")
        for line in (theorem.proof or "").strip().splitlines():
            console.print(f"      [dim]{escape(line)}[/]")
        return
    console.print(f"      {escape(theorem.reason)}")
    if theorem.refutation is not None:
        for line in theorem.refutation.source.strip().splitlines():
            console.print(f"      [dim]{escape(line)}[/]")
        return
    for sorry in theorem.sorries:
        if sorry.status == "proved":
            console.print(f"      line {sorry.line}: proved by {escape('; '.join(sorry.tactics))}")
        elif sorry.best is not None:
            console.print(f"      line {sorry.line}: best so far: {escape('; '.join(sorry.best.tactics))}")
            for goal in sorry.best.goals[:3]:
                console.print(f"        {escape(goal[:_MAX_GOAL])}".replace("\n", "\n        "))


def show_premises(report: api.PremisesReport) -> None:
    """The goal, and a table of premises."""
    console = Console(highlight=False)
    console.print(f"{escape(report.declaration)}, line {report.line} ({report.retrieval_ms:.1f} ms)")
    console.print(escape(report.goal), "\n", sep="")
    names = list(dict.fromkeys(name for item in report.premises for name in item.sources))
    table = Table("", "premise", "score", *names, "statement", box=None, pad_edge=False, header_style="bold")
    for place, item in enumerate(report.premises, start=1):
        scores = [f"{item.sources[name]:.2f}" if name in item.sources else "–" for name in names]
        statement = escape(" ".join(item.statement.split()))
        table.add_row(str(place), escape(item.name), f"{item.score:.2f}", *scores, statement)
    console.print(table)


def show_trace_report(report: api.TraceReport) -> None:
    """The sources with errors, and one line of totals."""
    for file in report.files:
        if file.errors:
            _console().print(f"[red]✗[/] {escape(file.source)}: {escape(_first_line(file.errors[0]))}")
    known = sum(file.was_known for file in report.files)
    words = f"{len(report.files)} sources ({known} known already), {report.declarations} declarations"
    words += f", {report.tactics} tactics in {report.output}"
    if report.left:
        words += f"; {report.left} left: run again to go on"
    _console().print(escape(words))


def show_minimize_report(report: api.MinimizeReport) -> None:
    """Each proof's length before and after, what was left out, and the explanation that was asked for."""
    console = _console()
    for file in report.files:
        console.print(f"[bold]{escape(file.file)}[/]")
        if file.failure:
            console.print(f"  [red]{escape(file.failure)}[/]")
        for theorem in file.theorems:
            style, mark = _STYLES[theorem.status], _MARKS[theorem.status]
            words = f"{theorem.tokens_before} → {theorem.tokens_after} tokens"
            reason = f" ({escape(_first_line(theorem.reason))})" if theorem.reason else ""
            console.print(
                f"  [{style}]{mark}[/] [bold]{escape(theorem.name)}[/] (line {theorem.line}): {words}{reason}"
            )
            for cut in theorem.left_out:
                console.print(f"      [dim]− {escape(cut[:_MAX_GOAL])}[/]")
            for line in theorem.explanation:
                console.print(f"      {escape(line)}")
        if file.output is not None:
            console.print(f"  → {escape(file.output)}")
    console.print(f"{report.tokens_before} → {report.tokens_after} tokens in {report.elapsed_s:.1f} s")


def show_check_report(report: api.CheckReport) -> None:
    """Errors, sorries and axioms per declaration."""
    console = _console()
    for file in report.files:
        if file.engine is None:
            console.print(f"[bold]{escape(file.file)}[/]\n  [red]{escape(file.failure)}[/]")
            continue
        console.print(f"[bold]{escape(file.file)}[/]  ({file.engine.kind} Lean {file.engine.version})")
        table = Table(box=None, show_header=True, header_style="dim", padding=(0, 2, 0, 2))
        for title in ("line", "declaration", "state", "axioms"):
            table.add_column(title)
        for theorem in file.theorems:
            state = "error" if theorem.has_error else "sorry" if theorem.has_sorry else "ok"
            style = {"error": "red", "sorry": "yellow", "ok": "green"}[state]
            axioms = ", ".join(theorem.axioms) or "none"
            table.add_row(str(theorem.line), escape(theorem.name), f"[{style}]{state}[/]", escape(axioms))
        console.print(table)
        for message in file.messages:
            if message.severity == "error":
                console.print(f"  [red]{message.line}:{message.column}: {escape(message.text)}[/]")


_VERDICTS = {"accepted": "[green]✓[/]", "rejected": "[red]✗[/]", "undecided": "[yellow]?[/]"}


def show_audit_report(report: api.AuditReport) -> None:
    """One verdict per theorem, with its reason."""
    console = _console()
    console.print(f"[bold]{escape(report.solution)}[/] against {escape(report.against)}  ({_engine(report.engine)})")
    for theorem in report.theorems:
        where = "" if theorem.found_line is None else f" (line {theorem.found_line})"
        what = "the answer " if theorem.is_answer else ""
        console.print(f"  {_VERDICTS[theorem.verdict]} {what}[bold]{escape(theorem.name)}[/]{where}")
        if theorem.verdict == "accepted":
            console.print(f"      {escape(', '.join(theorem.axioms) or 'no axioms')}")
            _show_checks(console, theorem.checks)
        else:
            console.print(f"      {theorem.reason}: {escape(theorem.detail)}")
    words = [f"{report.accepted} accepted", f"{report.rejected} rejected"]
    words += [f"{report.undecided} undecided"] if report.undecided else []
    console.print(f"{', '.join(words)} in {report.elapsed_s:.1f} s")
    if report.certificate is not None:
        console.print(f"certificate: {escape(report.certificate)}")


def show_verify_report(report: api.VerifyReport) -> None:
    """Which certificates still hold."""
    console = _console()
    engine = "" if report.engine is None else f"  ({_engine(report.engine)})"
    console.print(f"[bold]{escape(report.file)}[/]{engine}")
    for theorem in report.theorems:
        console.print(f"  {_VERDICTS[theorem.verdict]} [bold]{escape(theorem.theorem)}[/]")
        if theorem.verdict == "accepted":
            console.print(f"      {escape(', '.join(theorem.axioms) or 'no axioms')}")
            _show_checks(console, theorem.checks)
        else:
            console.print(f"      {theorem.reason}: {escape(theorem.detail)}")
    for note in report.notes:
        console.print(f"  [yellow]note:[/] {escape(note)}")


def _engine(engine: api.EngineReport) -> str:
    return f"{engine.kind} Lean {engine.version}"


def _show_checks(console: Console, checks: Sequence[api.CheckerReport]) -> None:
    for check in checks:
        detail = f" ({escape(check.detail)})" if check.detail else ""
        console.print(f"      [dim]{escape(check.checker)}: {check.verdict}{detail}[/]")


def show_settings(effective: api.EffectiveSettings) -> None:
    """One line per setting: name, value, origin, what it is."""
    table = Table(box=None, header_style="dim")
    for title in ("setting", "value", "from", "meaning"):
        table.add_column(title)
    for name, field in api.Settings.model_fields.items():
        origin = effective.origins[name]
        where = f"{origin.source} {origin.detail}".strip()
        value = getattr(effective.settings, name)
        table.add_row(name, escape(str(value)), escape(where), escape(field.description or ""))
    Console(highlight=False).print(table)


def show_doctor_report(report: api.DoctorReport) -> None:
    """One line per finding."""
    console = Console(highlight=False, soft_wrap=True)
    marks = {"ok": "[green]✓[/]", "missing": "[red]✗[/]", "absent": "[dim]–[/]"}
    for item in report.items:
        advice = f"  [dim]({escape(item.advice)})[/]" if item.advice else ""
        console.print(f"{marks[item.status]} {escape(item.topic)}: {escape(item.detail)}{advice}")
    console.print(f"engine for this folder: {escape(report.engine)}")
    if report.pool is not None:
        _show_pool(console, report.pool)


def _show_pool(console: Console, pool: api.PoolReport) -> None:
    """A table of the exercises, and the pool's figures."""
    exercises = Table("", "pool", "found", "seconds", box=None, pad_edge=False)
    for exercise in pool.exercises:
        mark = "[green]✓[/]" if exercise.is_ok else "[red]✗[/]"
        exercises.add_row(mark, escape(exercise.name), escape(exercise.detail), f"{exercise.elapsed_s:.2f}")
    console.print(exercises)
    if pool.figures is not None:
        figures = pool.figures.model_dump()
        console.print("figures: " + ", ".join(f"{name} {escape(str(value))}" for name, value in figures.items()))


def _first_line(text: str) -> str:
    return text.split("\n", 1)[0]

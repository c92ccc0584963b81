"""Progress and result of ``prover setup`` on a terminal."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape

if TYPE_CHECKING:
    from rich.status import Status

    from prover import api

_MARKS = {"known": "[green]✓[/]", "done": "[green]✓[/]", "failed": "[red]✗[/]", "left": "[dim]–[/]"}
_WIDTH = 100


class SetupDisplay:
    """One line per step on stderr; below it the last line of the program that works (``is_verbose``: all of them)."""

    def __init__(self, *, is_quiet: bool, is_verbose: bool) -> None:
        self._console = Console(stderr=True, highlight=False, soft_wrap=True, quiet=is_quiet)
        self._is_verbose = is_verbose
        self._status: Status | None = None

    def on_event(self, event: api.SetupEvent) -> None:
        """Show one event."""
        place = f"[{event.number}/{event.total}]"
        if event.kind == "begins":
            self._console.print(f"{escape(place)} {escape(event.title)} …")
            if self._console.is_terminal and not self._is_verbose:
                self._status = self._console.status("")
                self._status.start()
        elif event.kind == "line":
            if self._status is not None:
                self._status.update(f"[dim]{escape(event.text[:_WIDTH])}[/]")
            elif self._is_verbose:
                self._console.print(f"    [dim]{escape(event.text)}[/]")
        else:
            self._stop()
            self._console.print(f"{escape(place)} {_MARKS[event.kind]} {escape(event.title)}")

    def _stop(self) -> None:
        if self._status is not None:
            self._status.stop()
            self._status = None

    def __enter__(self) -> SetupDisplay:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._stop()


def show_setup_report(report: api.SetupReport, *, is_dry: bool) -> None:
    """What is there, what is missing and why, and what works without it."""
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"[bold]{escape(report.project)}[/]  ({escape(report.toolchain or 'no toolchain')})")
    for step in report.steps:
        is_told = step.status in ("known", "done") or step.is_optional and step.detail
        detail = f": {escape(step.detail)}" if is_told else ""
        console.print(f"  {_MARKS[step.status]} {escape(step.title)}{detail}")
    if report.failure is not None:
        console.print(f"[red]cause:[/] {escape(report.failure.cause)}")
        console.print(f"[yellow]way out:[/] {escape(report.failure.remedy)}")
    missing = dict.fromkeys(step.without for step in report.steps if step.status in ("failed", "left"))
    if missing:
        console.print(f"missing until then: {escape(', '.join(missing))}")
    if report.works_without:
        console.print(f"works without it: {escape(report.works_without)}")
        if is_dry:
            console.print("`prover setup` does the rest")
    if report.lean_version:
        console.print(f"real Lean {escape(report.lean_version)} accepts a right proof and refuses a wrong one")

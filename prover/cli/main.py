"""The commands and their options.  Heavy modules load inside a command: ``prover --help`` answers at once.

stdout carries results (``--json``, ``--diff``, a finished text for ``-``), stderr everything meant for eyes.
Exit codes are the same table for every command: 0 all proved, 1 some left, 2 bad input or usage, 3 environment or
engine broken, 4 audit rejected, 130 interrupted.
"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

if TYPE_CHECKING:
    from prover import api

app = typer.Typer(
    name="prover",
    help="Finishes Lean 4 proofs: a file with `sorry` goes in, a file that a Lean kernel has checked comes out.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    epilog="Exit codes: 0 all proved, 1 some left, 2 bad input, 3 engine broken, 4 audit rejected, 130 interrupted.",
)


class EngineOption(StrEnum):
    """Values of ``--engine``."""

    AUTO = "auto"
    EMBEDDED = "embedded"
    LEAN = "lean"


class AuditLevel(StrEnum):
    """Values of ``--audit``."""

    LEAN = "lean"
    KERNEL = "kernel"


EngineChoice = Annotated[EngineOption | None, typer.Option("--engine", help="Which Lean checks (default: auto).")]
JsonFlag = Annotated[bool, typer.Option("--json", help="Print a JSON document (schema: docs/json.md).")]
Targets = Annotated[
    list[str],
    typer.Argument(
        metavar="TARGET...",
        help="FILE.lean, FILE.lean:theorem, FILE.lean:3 (third declaration), FILE.lean#L42, a folder, or - (stdin).",
    ),
]
AuditOption = Annotated[
    AuditLevel | None,
    typer.Option(
        "--audit", help="lean: a fresh process elaborates the file; kernel: our kernel checks the exported terms too."
    ),
]
Checkers = Annotated[
    list[str] | None,
    typer.Option("--checker", metavar="CMD", help="External checker of the NDJSON export ({}: its path); repeatable."),
]
AllowedAxioms = Annotated[
    list[str] | None, typer.Option("--allow-axiom", metavar="NAME", help="Allow this axiom too; repeatable.")
]
ModelOption = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="MODEL",
        help="symbolic (default), transformer:PATH, openai:NAME (OPENAI_BASE_URL, OPENAI_API_KEY), vllm:PATH.",
    ),
]
ModelFormat = Annotated[
    str | None,
    typer.Option("--model-format", metavar="FORMAT", help="reprover, bfs-prover, prover, chat (default: guessed)."),
]
KeyFile = Annotated[
    Path | None,
    typer.Option(
        "--api-key-file", metavar="FILE", help="The key that clients must show (else PROVER_API_KEY; none: no key)."
    ),
]
Workers = Annotated[int | None, typer.Option(min=1, help="Lean processes (default: 2).")]
MemoryOption = Annotated[
    int | None, typer.Option("--memory-mb", min=2048, help="MiB of address space of a Lean process (default: 4096).")
]
MaxTimeout = Annotated[float, typer.Option(min=1, help="Seconds that one text may take, whatever its request says.")]
TrustClients = Annotated[
    bool, typer.Option("--trust-clients", help="Serve real Lean, which lets requests run code as you.")
]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Log to stderr.")]


@app.command()
def prove(
    targets: Targets,
    timeout: Annotated[float | None, typer.Option(help="Seconds per theorem (default: 60).")] = None,
    total_timeout: Annotated[float | None, typer.Option(help="Seconds for the whole run.")] = None,
    max_expansions: Annotated[int | None, typer.Option(help="States expanded per theorem.")] = None,
    engine: EngineChoice = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write the finished file here.")] = None,
    in_place: Annotated[bool, typer.Option("--in-place", help="Overwrite the file.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Print a diff, write nothing.")] = False,
    partial: Annotated[
        bool, typer.Option("--partial", help="Write the deepest compiling partial proof, with named gaps.")
    ] = False,
    disprove: Annotated[
        bool, typer.Option("--disprove/--no-disprove", help="Try to refute what is not proved (default: yes).")
    ] = True,
    trace_html: Annotated[
        Path | None,
        typer.Option("--trace-html", metavar="OUT.html", help="Write a page with the trees of all searches."),
    ] = None,
    minimize: Annotated[
        bool, typer.Option("--minimize", help="Make the proofs smaller; every cut is checked.")
    ] = False,
    journal: Annotated[
        Path | None, typer.Option("--journal", metavar="DIR", help="Keep the journal of every search in this folder.")
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on from the journals of a run that was stopped or killed.")
    ] = False,
    memory: Annotated[
        str | None,
        typer.Option(
            "--memory", metavar="FILE", help="Remember refused tactics and closed goals here (`default`: user's cache)."
        ),
    ] = None,
    no_memory: Annotated[bool, typer.Option("--no-memory", help="Use no table, whatever prover.toml says.")] = False,
    no_journal: Annotated[bool, typer.Option("--no-journal", help="Keep no journal.")] = False,
    model: ModelOption = None,
    model_format: ModelFormat = None,
    temperature: Annotated[float | None, typer.Option(help="Temperature of a language model; 0: greedy.")] = None,
    max_tokens: Annotated[int | None, typer.Option(help="Tokens of one tactic (default: 128).")] = None,
    samples: Annotated[int | None, typer.Option(help="Answers of a language model per state (default: 8).")] = None,
    symbolic_share: Annotated[
        float | None,
        typer.Option(help="Share of the symbolic model beside a language model (default: 0.5; 0: that one alone)."),
    ] = None,
    model_download: Annotated[
        bool, typer.Option("--model-download", help="Fetch a checkpoint that is not on this machine.")
    ] = False,
    audit_level: AuditOption = None,
    checker: Checkers = None,
    json: JsonFlag = False,
    search: Annotated[
        str | None,
        typer.Option(
            help="Search engine: best (default), and-or, mcts, novelty, beam, dive, proof, sketch, portfolio."
        ),
    ] = None,
    hammers: Annotated[
        str | None, typer.Option(metavar="auto|off|root|all", help="Where cheap closers come before the model.")
    ] = None,
    seed: Annotated[int | None, typer.Option(help="Seed of everything random (default: 0).")] = None,
    verbose: Verbose = False,
) -> None:
    """Prove every `sorry` of the targets; FILE.lean gives FILE.proved.lean."""
    from prover import api
    from prover.cli.progress import LiveDisplay

    _log(verbose)
    _treat_sigterm_as_ctrl_c()
    if sum((output is not None, in_place, diff)) > 1:
        _fail(2, "-o, --in-place and --diff exclude each other")
    if no_journal and (resume or journal is not None):
        _fail(2, "--no-journal excludes --journal and --resume")
    if no_memory and memory is not None:
        _fail(2, "--memory and --no-memory exclude each other")
    mode = api.OutputMode.SIBLING
    if output is not None:
        mode = api.OutputMode.FILE
    elif in_place:
        mode = api.OutputMode.IN_PLACE
    elif diff:
        mode = api.OutputMode.NOWHERE
    with _ErrorsAsExits(), LiveDisplay(is_quiet=json) as display:
        run = api.prove(
            targets,
            mode=mode,
            output=output,
            partial=partial,
            minimize=minimize,
            disprove=disprove,
            trace_html=trace_html,
            is_kernel_asked=_is_kernel_asked(audit_level),
            checkers=checker or (),
            journal=None if no_journal else journal or api.default_journal_folder(),
            resume=resume,
            stdin=_stdin(targets),
            command=["prover", *sys.argv[1:]],
            on_event=display.on_event,
            timeout_s=timeout,
            total_timeout_s=total_timeout,
            max_expansions=max_expansions,
            engine=None if engine is None else engine.value,
            memory="" if no_memory else memory,
            model=model,
            model_format=model_format,
            model_temperature=temperature,
            model_max_tokens=max_tokens,
            model_samples=samples,
            symbolic_share=symbolic_share,
            model_download=True if model_download else None,
            search=search,
            hammers=hammers,
            seed=seed,
        )
    _print_prove(run, is_json=json, is_diff=diff, is_stdin=targets == ["-"] and output is None)
    raise typer.Exit(run.report.exit_code)


def _print_prove(run: api.ProveRun, *, is_json: bool, is_diff: bool, is_stdin: bool) -> None:
    from prover.cli.progress import show_prove_report

    if is_json:
        sys.stdout.write(run.report.to_json() + "\n")
        return
    show_prove_report(run.report)
    for file in run.files:
        if is_diff:
            sys.stdout.write(file.diff())
        elif is_stdin:
            sys.stdout.write(file.text)


@app.command()
def minimize(
    targets: Targets,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write the result here.")] = None,
    in_place: Annotated[bool, typer.Option("--in-place", help="Overwrite the file.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Print a diff, write nothing.")] = False,
    squeeze: Annotated[
        bool, typer.Option("--squeeze", help="Every `simp` becomes `simp only`, also one that ends its block.")
    ] = False,
    cuts_only: Annotated[
        bool, typer.Option("--cuts-only", help="Only leave out: try no single tactic for the rest of a block.")
    ] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Say in a line what each step that is left does.")] = False,
    engine: EngineChoice = None,
    json: JsonFlag = False,
    verbose: Verbose = False,
) -> None:
    """Make finished proofs smaller: FILE.lean gives FILE.minimized.lean; Lean accepts every cut."""
    from prover import api
    from prover.cli.progress import LiveDisplay, show_minimize_report

    _log(verbose)
    if sum((output is not None, in_place, diff)) > 1:
        _fail(2, "-o, --in-place and --diff exclude each other")
    mode = api.OutputMode.SIBLING
    if output is not None:
        mode = api.OutputMode.FILE
    elif in_place:
        mode = api.OutputMode.IN_PLACE
    elif diff:
        mode = api.OutputMode.NOWHERE
    with _ErrorsAsExits(), LiveDisplay(is_quiet=True) as display:
        run = api.minimize(
            targets,
            mode=mode,
            output=output,
            squeeze_all=squeeze,
            cuts_only=cuts_only,
            explain=explain,
            stdin=_stdin(targets),
            on_event=display.on_event,
            engine=None if engine is None else engine.value,
        )
    if json:
        sys.stdout.write(run.report.to_json() + "\n")
    else:
        show_minimize_report(run.report)
        for file in run.files:
            if diff:
                sys.stdout.write(file.diff())
            elif targets == ["-"] and output is None:
                sys.stdout.write(file.text)
    raise typer.Exit(run.report.exit_code)


@app.command()
def check(
    targets: Targets,
    engine: EngineChoice = None,
    timeout: Annotated[float | None, typer.Option(help="Seconds per file (default: 300).")] = None,
    json: JsonFlag = False,
    verbose: Verbose = False,
) -> None:
    """Errors, `sorry`s and axioms of every theorem, from a fresh process. Exits 1 when anything is left."""
    from prover import api
    from prover.cli.progress import LiveDisplay, show_check_report

    _log(verbose)
    with _ErrorsAsExits(), LiveDisplay(is_quiet=json) as display:
        report = api.check(
            targets,
            stdin=_stdin(targets),
            on_event=display.on_event,
            engine=None if engine is None else engine.value,
            check_timeout_s=timeout,
        )
    if json:
        sys.stdout.write(report.to_json() + "\n")
    else:
        show_check_report(report)
    raise typer.Exit(report.exit_code)


@app.command()
def audit(
    solution: Annotated[Path, typer.Argument(metavar="SOLUTION.lean", help="The finished file to judge.")],
    against: Annotated[
        Path, typer.Option("--against", metavar="STATEMENT.lean", help="The original, with its `sorry`s.")
    ],
    audit_level: AuditOption = None,
    checker: Checkers = None,
    allow_axiom: AllowedAxioms = None,
    certificate: Annotated[
        Path | None, typer.Option("--certificate", help="Write the certificates here, not beside the solution.")
    ] = None,
    no_certificate: Annotated[bool, typer.Option("--no-certificate", help="Write no certificate.")] = False,
    engine: EngineChoice = None,
    timeout: Annotated[float | None, typer.Option(help="Seconds per check (default: 300).")] = None,
    json: JsonFlag = False,
    verbose: Verbose = False,
) -> None:
    """Judge a finished file against the original: one verdict per theorem. Exits 4 on any rejection."""
    from prover import api
    from prover.cli.progress import LiveDisplay, show_audit_report

    _log(verbose)
    if no_certificate and certificate is not None:
        _fail(2, "--certificate and --no-certificate exclude each other")
    place = None if no_certificate else certificate or api.certificate_beside(solution)
    with _ErrorsAsExits(), LiveDisplay(is_quiet=json) as display:
        report = api.audit(
            solution,
            against,
            is_kernel_asked=_is_kernel_asked(audit_level),
            checkers=checker or (),
            allowed_axioms=allow_axiom or (),
            certificate=place,
            command=["prover", *sys.argv[1:]],
            on_event=display.on_event,
            engine=None if engine is None else engine.value,
            check_timeout_s=timeout,
        )
    if json:
        sys.stdout.write(report.to_json() + "\n")
    else:
        show_audit_report(report)
    raise typer.Exit(report.exit_code)


@app.command()
def verify(
    certificate: Annotated[Path, typer.Argument(metavar="CERT", help="A certificate file, beside its .lean file.")],
    audit_level: AuditOption = None,
    checker: Checkers = None,
    allow_axiom: AllowedAxioms = None,
    engine: EngineChoice = None,
    timeout: Annotated[float | None, typer.Option(help="Seconds per check (default: 300).")] = None,
    json: JsonFlag = False,
    verbose: Verbose = False,
) -> None:
    """Check a certificate again, from nothing. Exits 4 when anything in it does not hold."""
    from prover import api
    from prover.cli.progress import LiveDisplay, show_verify_report

    _log(verbose)
    with _ErrorsAsExits(), LiveDisplay(is_quiet=json) as display:
        report = api.verify(
            certificate,
            is_kernel_asked=_is_kernel_asked(audit_level),
            checkers=checker or (),
            allowed_axioms=allow_axiom or (),
            on_event=display.on_event,
            engine=None if engine is None else engine.value,
            check_timeout_s=timeout,
        )
    if json:
        sys.stdout.write(report.to_json() + "\n")
    else:
        show_verify_report(report)
    raise typer.Exit(report.exit_code)


@app.command()
def export(
    file: Annotated[str, typer.Argument(help="A .lean file, or - for stdin.")],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write here instead of stdout.")] = None,
    verbose: Verbose = False,
) -> None:
    """Export a file's environment as lean4export NDJSON 3.1.0, for another kernel to check."""
    from prover import api

    _log(verbose)
    with _ErrorsAsExits():
        text = api.export(file, stdin=_stdin([file]))
    if output is None:
        sys.stdout.write(text)
    else:
        output.write_text(text, encoding="utf-8")


@app.command()
def premises(
    target: Annotated[
        str, typer.Argument(metavar="TARGET", help="FILE.lean#L42, FILE.lean:theorem, or a file (its first `sorry`).")
    ],
    limit: Annotated[int, typer.Option("-n", "--limit", min=1, help="How many.")] = 20,
    engine: EngineChoice = None,
    json: JsonFlag = False,
    verbose: Verbose = False,
) -> None:
    """Show the premises that are found for the goal at a place, with the score of each source."""
    from prover import api
    from prover.cli.progress import LiveDisplay, show_premises

    _log(verbose)
    with _ErrorsAsExits(), LiveDisplay(is_quiet=json) as display:
        report = api.premises(
            target,
            limit=limit,
            stdin=_stdin([target]),
            on_event=display.on_event,
            engine=None if engine is None else engine.value,
        )
    if json:
        sys.stdout.write(report.to_json() + "\n")
    else:
        show_premises(report)


@app.command()
def trace(
    targets: Annotated[
        list[str],
        typer.Argument(
            metavar="TARGET...",
            help="FILE.lean, a folder, library:MODULE (ours); by LeanDojo: https://…@COMMIT or leandojo:FOLDER.",
        ),
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", help="JSON lines; what it holds already is not traced again.")
    ] = Path("trace.jsonl"),
    engine: EngineChoice = None,
    timeout: Annotated[float | None, typer.Option(help="Seconds per file (default: 300).")] = None,
    json: JsonFlag = False,
    verbose: Verbose = False,
) -> None:
    """Record premises, states and tactics of finished proofs. Ctrl-C keeps what is done; run again to go on."""
    from prover import api
    from prover.cli.progress import LiveDisplay, show_trace_report

    _log(verbose)
    _treat_sigterm_as_ctrl_c()
    with _ErrorsAsExits(), LiveDisplay(is_quiet=json) as display:
        report = api.trace(
            targets,
            output,
            on_event=display.on_event,
            engine=None if engine is None else engine.value,
            check_timeout_s=timeout,
        )
    if json:
        sys.stdout.write(report.to_json() + "\n")
    else:
        show_trace_report(report)
    raise typer.Exit(report.exit_code)


@app.command()
def config(json: JsonFlag = False) -> None:
    """Show the effective settings and where each comes from."""
    from prover import api
    from prover.cli.progress import show_settings

    with _ErrorsAsExits():
        effective = api.settings()
    if json:
        sys.stdout.write(api.settings_json(effective) + "\n")
    else:
        show_settings(effective)


@app.command()
def doctor(
    recheck_library: Annotated[
        bool, typer.Option("--recheck-library", help="Type-check the whole embedded library again (minutes).")
    ] = False,
    pool: Annotated[bool, typer.Option("--pool", help="Start a pool of Lean processes and try it out.")] = False,
    json: JsonFlag = False,
) -> None:
    """What is here, what is missing, and how to get it."""
    from prover import api
    from prover.cli.progress import show_doctor_report

    with _ErrorsAsExits():
        report = api.doctor(recheck_library=recheck_library, try_pool=pool)
    if json:
        sys.stdout.write(report.to_json() + "\n")
    else:
        show_doctor_report(report)
    raise typer.Exit(report.exit_code)


@app.command()
def setup(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[FOLDER]", help="A Lake project (default: the one here, else our own).")
    ] = None,
    home: Annotated[bool, typer.Option("--home", help="Our own project with Mathlib, wherever this is run.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what is missing.")] = False,
    json: JsonFlag = False,
    verbose: Verbose = False,
) -> None:
    """Get real Lean: elan, the toolchain, Mathlib's cache, the REPL. Run again to go on where it stopped."""
    from prover import api
    from prover.cli.setup_display import SetupDisplay, show_setup_report

    _log(verbose)
    _treat_sigterm_as_ctrl_c()
    with _ErrorsAsExits(), SetupDisplay(is_quiet=json, is_verbose=verbose) as display:
        report = api.setup(folder, home=home, dry_run=dry_run, on_event=display.on_event)
    if json:
        sys.stdout.write(report.to_json() + "\n")
    else:
        show_setup_report(report, is_dry=dry_run)
    raise typer.Exit(report.exit_code)


@app.command()
def bridge(
    file: Annotated[str, typer.Argument(metavar="FILE.lean", help="A file, or - (stdin to stdout).")],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write the result here.")] = None,
    in_place: Annotated[bool, typer.Option("--in-place", help="Overwrite the file.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Only print the diff.")] = False,
    table: Annotated[Path | None, typer.Option("--table", metavar="TOML", help="Further names (docs/lean.md).")] = None,
) -> None:
    """Rename what Mathlib has renamed: FILE.lean gives FILE.bridged.lean; prints the diff."""
    from prover import api

    if sum((output is not None, in_place, diff)) > 1:
        _fail(2, "-o, --in-place and --diff exclude each other")
    mode = api.OutputMode.SIBLING if output is None else api.OutputMode.FILE
    if in_place or diff:
        mode = api.OutputMode.IN_PLACE if in_place else api.OutputMode.NOWHERE
    with _ErrorsAsExits():
        result = api.bridge(
            file,
            mode=mode,
            output=output,
            stdin=_stdin([file]),
            bridge_table=None if table is None else str(table),
        )
    is_filter = file == "-" and output is None and not diff
    sys.stdout.write(result.text if is_filter else result.diff())


@app.command()
def serve_model(
    checkpoint: Annotated[str, typer.Argument(metavar="CHECKPOINT", help="A checkpoint's folder, or its name.")],
    backend: Annotated[
        str | None, typer.Option(metavar="vllm|transformers", help="Which server (default: vllm on a GPU).")
    ] = None,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on (0: a free one).")] = 0,
    tensor_parallel: Annotated[int, typer.Option(help="GPUs that share the model (vLLM).")] = 1,
    prefix_caching: Annotated[bool, typer.Option(help="Keep what prompts have in common (vLLM).")] = True,
    batching: Annotated[
        bool | None, typer.Option("--batching/--no-batching", help="Many requests in one pass (default: on a GPU).")
    ] = None,
    speculative: Annotated[
        str | None, typer.Option(metavar="CHECKPOINT|ngram", help="What drafts tokens ahead (vLLM).")
    ] = None,
    quantisation: Annotated[str | None, typer.Option(help="fp8, awq, … (vLLM); bnb-4bit, bnb-8bit.")] = None,
    dtype: Annotated[str | None, typer.Option(help="Numbers: bfloat16, float32, …")] = None,
    device: Annotated[str | None, typer.Option(help="cpu, cuda:0, … (transformers).")] = None,
    context: Annotated[int | None, typer.Option(help="Tokens of prompt and answer (vLLM).")] = None,
    gpu_memory: Annotated[float | None, typer.Option(help="Share of the GPU's memory to take.")] = None,
    model_format: ModelFormat = None,
    timeout: Annotated[float, typer.Option(help="Seconds the server may take to start.")] = 900.0,
    verbose: Verbose = False,
) -> None:
    """Serve a language model on this machine until Ctrl-C; prints what makes `prover prove` use it."""
    from prover import api

    _log(verbose)
    _treat_sigterm_as_ctrl_c()
    if backend not in (None, "vllm", "transformers"):
        _fail(2, f"--backend {backend}: known are vllm and transformers")
    with _ErrorsAsExits():
        server = api.serve_model(
            checkpoint,
            backend=backend,
            host=host,
            port=port,
            tensor_parallel=tensor_parallel,
            is_caching_prefixes=prefix_caching,
            is_batching=batching,
            speculative=speculative,
            quantisation=quantisation,
            dtype=dtype,
            device=device,
            context=context,
            gpu_memory=gpu_memory,
            ready_timeout_s=timeout,
        )
        sys.stderr.write(f"starting {server.backend} for {checkpoint} …\n")
        with server:
            sys.stdout.write("\n".join(api.server_settings(server, model_format)) + "\n")
            sys.stdout.flush()
            code = server.wait()
            tail = server.log_tail()
        _fail(3, f"the server ended with code {code}:\n{tail}")


@app.command()
def serve(
    host: Annotated[
        str, typer.Option(help="Address to listen on; another than this machine's needs a key.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on (0: a free one).")] = 8000,
    api_key_file: KeyFile = None,
    workers: Workers = None,
    lanes: Annotated[int, typer.Option(min=1, help="Processes that prove.")] = 1,
    memory_mb: MemoryOption = None,
    max_timeout: MaxTimeout = 300.0,
    max_body_kb: Annotated[int, typer.Option(min=1, help="Size of a request.")] = 4096,
    max_texts: Annotated[int, typer.Option(min=1, help="Snippets, texts or tactics of a request.")] = 256,
    max_waiting: Annotated[int, typer.Option(min=0, help="Texts that may wait for Lean.")] = 1024,
    grace: Annotated[int, typer.Option(min=0, help="Seconds for requests under way when told to stop.")] = 30,
    engine: EngineChoice = None,
    trust_clients: TrustClients = False,
    model: ModelOption = None,
    verbose: Verbose = False,
) -> None:
    """Serve Lean and the prover over HTTP until Ctrl-C; clients of kimina-lean-server work unchanged."""
    from prover import api

    _log(verbose)
    with _ErrorsAsExits():
        api.require("fastapi", "server")
        api.require("uvicorn", "server")
        from prover.serve import http, options, run, service

        key = _server_key(api_key_file)
        options.check_exposure(host, key, trusts_clients=trust_clients)
        offered = options.ServeOptions(
            max_body_kb=max_body_kb,
            max_texts=max_texts,
            max_timeout_s=max_timeout,
            max_waiting=max_waiting,
            lanes=lanes,
            trusts_clients=trust_clients,
        )
        given = _server_settings(engine, workers, memory_mb, model)
        app = http.build_app(service.Service(offered, given))
        listener = run.listen(host, port)
        run.run(app, listener, api_key=key, max_body_kb=max_body_kb, grace_s=grace, on_ready=_tell_address)


@app.command()
def mcp(
    http: Annotated[bool, typer.Option("--http", help="Streamable HTTP at /mcp instead of stdin and stdout.")] = False,
    host: Annotated[str, typer.Option(help="With --http: address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="With --http: port to listen on.")] = 8001,
    api_key_file: KeyFile = None,
    workers: Workers = None,
    memory_mb: MemoryOption = None,
    max_timeout: MaxTimeout = 300.0,
    engine: EngineChoice = None,
    trust_clients: TrustClients = False,
    model: ModelOption = None,
    verbose: Verbose = False,
) -> None:
    """Serve the same to coding agents, as a Model Context Protocol server on stdin and stdout."""
    from prover import api

    _log(verbose)
    with _ErrorsAsExits():
        api.require("mcp", "mcp")
        from prover.serve import mcp as tools
        from prover.serve import options, run, service

        key = _server_key(api_key_file)
        if http:
            options.check_exposure(host, key, trusts_clients=trust_clients)
        offered = options.ServeOptions(max_timeout_s=max_timeout, trusts_clients=trust_clients)
        server = tools.build_server(service.Service(offered, _server_settings(engine, workers, memory_mb, model)))
        if not http:
            tools.serve_agent(server)
            return
        listener = run.listen(host, port)
        app = server.streamable_http_app(host=host)
        run.run(app, listener, api_key=key, max_body_kb=offered.max_body_kb, on_ready=_tell_address)


def _server_key(file: Path | None) -> str:
    """The key of a server: from the file, else from the environment."""
    from prover import api
    from prover.errors import InputError

    key = api.take_server_key()
    if file is None:
        return key
    try:
        key = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file}: {error}") from error
    if not key:
        raise InputError(f"{file}: there is no key in it")
    return key


def _server_settings(
    engine: EngineOption | None, workers: int | None, memory_mb: int | None, model: str | None
) -> dict[str, Any]:
    chosen = None if engine is None else engine.value
    return {"engine": chosen, "workers": workers, "memory_mb": memory_mb, "model": model}


def _tell_address(address: str) -> None:
    sys.stderr.write(f"prover serves at {address}\n")
    sys.stderr.flush()


@app.command(context_settings={"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": []})
def bench(
    context: typer.Context,
    suite: Annotated[str, typer.Argument(metavar="SUITE", help="`prover bench list` names the suites.")],
) -> None:
    """Run a benchmark: `prover bench SUITE [OPTIONS]`; `prover bench SUITE --help` lists its options."""
    from prover import api

    _treat_sigterm_as_ctrl_c()
    with _ErrorsAsExits():
        code = api.bench(suite, context.args)
    raise typer.Exit(code)


def _is_kernel_asked(level: AuditLevel | None) -> bool | None:
    return None if level is None else level is AuditLevel.KERNEL


def _version(is_asked: bool) -> None:
    if is_asked:
        from prover import __version__

        sys.stdout.write(f"prover {__version__}\n")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Finishes Lean 4 proofs."""


class _ErrorsAsExits:
    """Turns our errors into one line on stderr and the exit code they carry."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: Any) -> None:
        from prover.errors import InternalError, ProverError

        if isinstance(error, InternalError):
            return
        if isinstance(error, ProverError):
            _fail(int(error.exit_code), str(error))
        if isinstance(error, KeyboardInterrupt):
            _fail(130, "interrupted")


def _treat_sigterm_as_ctrl_c() -> None:
    """A polite kill keeps what was proved, as Ctrl-C does."""
    import signal

    signal.signal(signal.SIGTERM, signal.default_int_handler)


def _fail(code: int, message: str) -> NoReturn:
    sys.stderr.write(f"prover: {message}\n")
    raise typer.Exit(code)


def _stdin(targets: list[str]) -> str:
    return sys.stdin.read() if any(target == "-" or target.startswith("-#L") for target in targets) else ""


def _log(is_verbose: bool) -> None:
    import logging

    level = logging.DEBUG if is_verbose else logging.ERROR
    logging.basicConfig(level=level, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s")


def run() -> None:
    """The console script's entry point."""
    app()


if __name__ == "__main__":
    run()

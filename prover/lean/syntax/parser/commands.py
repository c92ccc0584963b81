"""Commands, error recovery, and the public :class:`Parser`.

Source: Lean 4 ``src/Lean/Parser/Command.lean``, ``Lean/Parser/Module.lean`` (header, recovery: after an error tokens
are skipped up to the next one that can start a command).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Final

from prover.lean.name import Name, mk_name
from prover.lean.syntax import ast
from prover.lean.syntax.ast import Command, Tactic, Term
from prover.lean.syntax.errors import ParseError
from prover.lean.syntax.lexer import DOC, EOF, IDENT, MODULE_DOC, STR, decode_string
from prover.lean.syntax.operators import MAX_PREC
from prover.lean.syntax.parser.atoms import ATOMS
from prover.lean.syntax.parser.binders import BINDER_OPEN
from prover.lean.syntax.parser.brackets import BRACKETS
from prover.lean.syntax.parser.control import CONTROL
from prover.lean.syntax.parser.conv import CONV_TACTICS, MATHLIB_CONV_TACTICS
from prover.lean.syntax.parser.declarations import DEF_WORDS
from prover.lean.syntax.parser.notations import NotationParser
from prover.lean.syntax.parser.tactic_families import INIT_RULES, MATHLIB_RULES
from prover.lean.syntax.parser.tactics import TacticRule
from prover.lean.syntax.parser.terms import Leading
from prover.lean.syntax.source import Source
from prover.lean.syntax.table import INIT_TABLE, ParserTable
from prover.lean.syntax.tokens import COMMAND_KEYWORDS

_MODIFIERS: Final = frozenset(
    {"private", "protected", "public", "noncomputable", "unsafe", "partial", "nonrec", "meta", "@[", DOC}
)
_UNSUPPORTED: Final = frozenset(
    """initialize builtin_initialize elab elab_rules run_cmd run_elab run_meta add_decl_doc
    gen_injective_theorems% #where #guard_expr #check_tactic #check_simp #discr_tree_key #help
    #version unif_hint binder_predicate simproc dsimproc simproc_decl dsimproc_decl builtin_simproc unseal
    seal register_simp_attr register_tactic_tag register_option recommended_spelling show_panel_widgets
    declare_simp_like_tactic library_note alias proof_wanted irreducible_def assert_not_exists assert_exists #find
    #find_home #loogle #moogle notation3 mk_iff_of_inductive_prop initialize_simps_projections compile_inductive
    compile_def% suppress_compilation deprecated_module #with_exporting declare_config_elab
    declare_aesop_rule_sets add_aesop_rules erase_aesop_rules""".split()
)


class Parser(NotationParser):
    """Reads commands from a source; see :meth:`parse_command`."""

    rules: ClassVar[dict[str, TacticRule]] = {**INIT_RULES, **CONV_TACTICS}
    mathlib_rules: ClassVar[dict[str, TacticRule]] = {**MATHLIB_RULES, **MATHLIB_CONV_TACTICS}
    leading_table: ClassVar[dict[str, Leading]] = {
        **ATOMS,
        **BRACKETS,
        **CONTROL,
        "`(": (MAX_PREC, NotationParser.quotation_term),
        "``(": (MAX_PREC, NotationParser.quotation_term),
    }

    def __init__(self, source: Source, table: ParserTable = INIT_TABLE, pos: int = 0, quoting: bool = False) -> None:
        super().__init__(source, table, pos, quoting)

    # ---- public
    def parse_command(self, pos: int | None = None) -> tuple[Command, int]:
        """The command at ``pos`` (default: where the last one ended) and the offset after it.

        At the end of the text the command is an ``EndOfInput``. Raises :class:`ParseError`; then
        :meth:`recover` says where to go on.
        """
        if pos is not None:
            self.seek(pos)
        self.col, self.depth, self.forbidden, self.in_abs, self.value_optional = -1, 0, "", 0, False
        command = self.command()
        return command, self.prev_end if not isinstance(command, ast.EndOfInput) else command.end

    def recover(self, error: ParseError) -> int:
        """After ``error``: skip to the next token that starts a command; its offset."""
        self.seek(error.token_offset)
        if self.tok[self.i] != EOF and self.start <= self._command_start:
            self.adv()
        while True:
            tok = self.tok[self.i]
            if tok in (EOF, MODULE_DOC) or (tok in COMMAND_KEYWORDS and tok not in _NOT_RECOVERY):
                return self.start
            self.adv()

    _command_start = -1

    # ---- dispatch
    def command(self) -> Command:
        start = self._command_start = self.start
        tok = self.tok[self.i]
        if tok == EOF:
            return ast.EndOfInput(start, start)
        if tok in _MODIFIERS:
            return self._modified(start)
        if tok in DEF_WORDS:
            return self.def_like(self.no_modifiers(start), start)
        found = self.attempt_command_notation(self.val[self.i] if tok == IDENT else tok)
        if found is not None:
            return found
        rule = _COMMANDS.get(tok)
        if rule is not None:
            done: Command = rule(self)
            return self._maybe_in(start, done)
        if tok in _UNSUPPORTED:
            return self._unsupported(start, tok)
        if self.at_antiquotation():
            return ast.CommandVar(start, self.en[self.i], self.ident())
        error = self.category_error("command")
        error.offset = error.token_offset  # blanks before a command belong to no command
        raise error

    def no_modifiers(self, start: int) -> ast.Modifiers:
        return ast.Modifiers(start, start, None, ())

    def _maybe_in(self, start: int, head: Command) -> Command:
        """``open A in cmd`` and the like."""
        if not self.at("in") or not isinstance(head, _IN_HEADS):
            return head
        self.adv()
        if isinstance(head, ast.OpenCmd):
            with self.opening(head):
                body = self.command()
        else:
            body = self.command()
        return ast.InCmd(start, body.end, head, body)

    def _modified(self, start: int) -> Command:
        mods = self.modifiers()
        tok = self.tok[self.i]
        if tok in DEF_WORDS:
            return self.def_like(mods, start)
        if tok in ("inductive", "coinductive"):
            return self.inductive(mods, start, False)
        if tok == "structure":
            return self.structure(mods, start, False)
        if tok == "class":
            return self._class(mods, start)
        if tok == "section":
            return self._section(start)
        if tok in ("notation", "infix", "infixl", "infixr", "prefix", "postfix", "macro", "syntax", "local", "scoped"):
            return self.notation_command(start, mods)
        if tok in ("macro_rules", "elab", "elab_rules", "initialize", "deriving"):
            rule = _COMMANDS.get(tok)
            return rule(self) if rule is not None else self._unsupported(start, tok)
        if tok == "#guard_msgs" and mods.doc is not None:
            return self._guard_msgs(mods.doc)
        if tok in _UNSUPPORTED:
            return self._unsupported(start, tok)
        if tok in ("open", "set_option", "variable", "attribute", "theorem"):
            rule = _COMMANDS.get(tok)
            if rule is not None:
                return self._maybe_in(start, rule(self))
        raise self.error(*_AFTER_MODIFIERS)

    def skip_command(self, start: int, tok: str) -> Command:
        return self._unsupported(start, tok)

    def _unsupported(self, start: int, tok: str) -> Command:
        """Skip a command we do not read: up to the next command keyword at the start of a line."""
        self.adv()
        while True:
            nxt = self.tok[self.i]
            if nxt in (EOF, MODULE_DOC):
                break
            if self.newline_before() and self.column() == 0 and (nxt in COMMAND_KEYWORDS or nxt == DOC):
                break
            self.adv()
        return ast.UnsupportedCmd(start, self.prev_end, tok)

    # ---- declarations
    def _inductive_cmd(self) -> Command:
        start = self.start
        return self.inductive(self.no_modifiers(start), start, False)

    def _structure_cmd(self) -> Command:
        start = self.start
        return self.structure(self.no_modifiers(start), start, False)

    def _class_cmd(self) -> Command:
        start = self.start
        return self._class(self.no_modifiers(start), start)

    def _class(self, mods: ast.Modifiers, start: int) -> Command:
        if self.peek() == "inductive":
            self.adv()
            return self.inductive(mods, start, True)
        if self.peek() == "abbrev":
            return self._unsupported(start, "class abbrev")
        return self.structure(mods, start, True)

    def _mutual(self) -> Command:
        start = self.start
        self.adv()
        commands: list[Command] = []
        while not self.at("end"):
            if self.at(EOF):
                raise self.error("'end'")
            commands.append(self.command())
        self.adv()
        return ast.Mutual(start, self.prev_end, tuple(commands))

    def _deriving_instance(self) -> Command:
        start = self.start
        self.adv()
        self.accept("noncomputable")
        self.expect("instance")
        classes = [self.ident()]
        while self.accept(","):
            classes.append(self.ident())
        self.expect("for")
        types = [self.ident()]
        while self.accept(","):
            types.append(self.ident())
        return ast.DerivingInstance(start, self.prev_end, tuple(classes), tuple(types))

    # ---- scopes
    def _variable(self) -> Command:
        start = self.start
        self.adv()
        if self.tok[self.i] not in BINDER_OPEN:
            raise self.error("'('", "'['", "'{'", "'⦃'")
        binders = self.bracketed_binders()
        return ast.VariableCmd(start, self.prev_end, binders)

    def _universe(self) -> Command:
        start = self.start
        self.adv()
        names = [self.ident()]
        while self.at(IDENT):
            names.append(self.ident())
        return ast.UniverseCmd(start, self.prev_end, tuple(names))

    def _namespace(self) -> Command:
        start = self.start
        self.adv()
        name = self.ident()
        return ast.NamespaceCmd(start, self.prev_end, name)

    def _section(self, start: int | None = None) -> Command:
        start = self.start if start is None else start  # `noncomputable section` begins before its keyword
        self.adv()
        return ast.SectionCmd(start, self.prev_end, self._optional_name())

    def _end(self) -> Command:
        start = self.start
        self.adv()
        return ast.EndCmd(start, self.prev_end, self._optional_name())

    def _optional_name(self) -> Name | None:
        return self.ident() if self.at(IDENT) else None

    def _open(self) -> Command:
        return self.open_decl()

    def _export(self) -> Command:
        start = self.start
        self.adv()
        namespace = self.ident()
        self.expect("(")
        names = self.idents()
        self.expect(")")
        return ast.ExportCmd(start, self.prev_end, namespace, tuple(names))

    def _set_option(self) -> Command:
        start = self.start
        self.adv()
        option = self.ident()
        value = self.option_value()
        return ast.SetOptionCmd(start, self.prev_end, option, value)

    def _include(self) -> Command:
        start, omit = self.start, self.at("omit")
        self.adv()
        names: list[Name] = []
        types: list[ast.Term] = []
        while self.at(IDENT) or (omit and self.tok[self.i] in BINDER_OPEN):
            if self.at(IDENT):
                names.append(self.ident())
                continue
            binder = self.bracketed_binder()
            names.extend(n.name for n in binder.names)
            if not binder.names and binder.type is not None:
                types.append(binder.type)
        return ast.IncludeCmd(start, self.prev_end, tuple(names), omit, tuple(types))

    def _attribute_cmd(self) -> Command:
        start = self.start
        self.adv()
        self.expect("[")
        attrs = self.attributes()
        self.expect("]")
        names: list[ast.Ident] = []
        while self.at(IDENT):
            begin = self.start
            names.append(ast.Ident(begin, self.en[self.i], self.ident()))
        if not names:
            raise self.error("identifier")
        return ast.AttributeCmd(start, self.prev_end, attrs, tuple(names))

    def _grind_pattern(self) -> Command:
        """``grind_pattern foo => f x, g y``; with ``where`` it is skipped."""
        start = self.start
        self.adv()
        if not self.at(IDENT):
            raise self.error("identifier")
        begin = self.start
        name = ast.Ident(begin, self.en[self.i], self.ident())
        if not (self.accept("=>") or self.accept("↦")):
            raise self.error("'=>'")
        patterns = [self.term()]
        while self.accept(","):
            patterns.append(self.term())
        if self.at("where"):
            return self._unsupported(start, "grind_pattern … where")
        return ast.GrindPatternCmd(start, self.prev_end, name, tuple(patterns))

    # ---- queries
    def _check(self) -> Command:
        start, failure = self.start, self.at("#check_failure")
        self.adv()
        term = self.term()
        return ast.CheckCmd(start, term.end, term, failure)

    def _eval(self) -> Command:
        start = self.start
        self.adv()
        term = self.term()
        return ast.EvalCmd(start, term.end, term)

    def _guard(self) -> Command:
        start = self.start
        self.adv()
        term = self.term()
        return ast.GuardCmd(start, term.end, term)

    def _guard_msgs(self, doc: str = "") -> Command:
        start = self.start
        self.adv()
        filters: list[tuple[str, str]] = []
        modes = {"whitespace": "normalized", "ordering": "exact"}
        if self.accept("("):
            while not self.accept(")"):
                self._guard_msgs_element(filters, modes)
                if not self.at(")"):
                    self.expect(",")
        self.expect("in")
        body = self.command()
        ordered = modes["ordering"] == "sorted"
        return ast.GuardMsgsCmd(start, body.end, doc, tuple(filters), modes["whitespace"], ordered, start, body)

    def _guard_msgs_element(self, filters: list[tuple[str, str]], modes: dict[str, str]) -> None:
        """``drop info``, ``error``, ``whitespace := lax``."""
        word = self.val[self.i]
        if word in modes and self.peek() == ":=":
            self.adv()
            self.adv()
            modes[word] = (
                self._word("exact", "sorted") if word == "ordering" else self._word("exact", "lax", "normalized")
            )
            return
        action = self._word("check", "drop", "pass") if word in ("check", "drop", "pass") else "check"
        filters.append((action, self._word("all", "error", "info", "trace", "warning")))

    def _word(self, *words: str) -> str:
        word = self.val[self.i]
        if word not in words:
            raise self.error(*[f"'{w}'" for w in words])
        self.adv()
        return word

    def _exit(self) -> Command:
        start = self.start
        self.adv()
        return ast.ExitCmd(start, self.prev_end)

    def _reduce(self) -> Command:
        start = self.start
        self.adv()
        while self.at("(") and self.peek(2) == ":=" and self.val[self.i + 1] in ("proofs", "types"):
            self._skip_brackets()
        term = self.term()
        return ast.ReduceCmd(start, term.end, term)

    def _synth(self) -> Command:
        start = self.start
        self.adv()
        term = self.term()
        return ast.SynthCmd(start, term.end, term)

    def _print(self) -> Command:
        start = self.start
        self.adv()
        if self.at(STR):
            text = decode_string(self.val[self.i][1:-1])
            self.adv()
            return ast.PrintCmd(start, self.prev_end, "string", None, text)
        what: Any = "const"
        if self.at(IDENT) and self.val[self.i] in ("axioms", "instances") and self.peek() == IDENT:
            what = self.val[self.i]
            self.adv()
        elif self.val[self.i] in ("equations", "eqns", "sig", "notation", "opaques") and self.peek() == IDENT:
            return self._unsupported(start, "#print " + self.val[self.i])
        begin = self.start
        name = ast.Ident(begin, self.en[self.i], self.ident())
        return ast.PrintCmd(start, self.prev_end, what, name)

    def _import(self) -> Command:
        start = self.start
        self.adv()
        self.accept_word("all")
        module = self.ident()
        return ast.ImportCmd(start, self.prev_end, module)

    def _init_quot(self) -> Command:
        start = self.start
        self.adv()
        return ast.InitQuotCmd(start, self.prev_end)

    def _module_doc(self) -> Command:
        start, text = self.start, self.val[self.i]
        self.adv()
        return ast.ModuleDoc(start, self.prev_end, text)

    def _notation(self) -> Command:
        return self.notation_command(self.start)


_IN_HEADS: Final = (ast.OpenCmd, ast.SetOptionCmd, ast.VariableCmd, ast.IncludeCmd, ast.UniverseCmd, ast.AttributeCmd)
_NOT_RECOVERY: Final = frozenset({"at", "in", "meta", "deriving", "local", "scoped", "@[", "where"}) - {"@["}
_AFTER_MODIFIERS: Final = (
    "'abbrev'", "'axiom'", "'class'", "'coinductive'", "'def'", "'example'", "'inductive'", "'instance'", "'opaque'",
    "'structure'", "'theorem'",
)  # fmt: skip

_COMMANDS: Final[dict[str, Callable[[Any], Command]]] = {
    "inductive": Parser._inductive_cmd,
    "coinductive": Parser._inductive_cmd,
    "structure": Parser._structure_cmd,
    "class": Parser._class_cmd,
    "mutual": Parser._mutual,
    "deriving": Parser._deriving_instance,
    "variable": Parser._variable,
    "universe": Parser._universe,
    "namespace": Parser._namespace,
    "section": Parser._section,
    "end": Parser._end,
    "open": Parser._open,
    "export": Parser._export,
    "set_option": Parser._set_option,
    "include": Parser._include,
    "omit": Parser._include,
    "attribute": Parser._attribute_cmd,
    "grind_pattern": Parser._grind_pattern,
    "#check": Parser._check,
    "#check_failure": Parser._check,
    "#eval": Parser._eval,
    "#eval!": Parser._eval,
    "#guard": Parser._guard,
    "#guard_msgs": Parser._guard_msgs,
    "#exit": Parser._exit,
    "#reduce": Parser._reduce,
    "#synth": Parser._synth,
    "#print": Parser._print,
    "import": Parser._import,
    "declare_syntax_cat": Parser.declare_category,
    "prelude": Parser._init_quot,
    "init_quot": Parser._init_quot,
    MODULE_DOC: Parser._module_doc,
    **dict.fromkeys(
        "notation infix infixl infixr prefix postfix macro syntax local scoped macro_rules".split(),
        Parser._notation,
    ),
}


def parse_term_text(text: str, table: ParserTable = INIT_TABLE) -> Term:
    """The whole text as one term."""
    parser = Parser(Source(text), table)
    term = parser.term()
    parser.expect_end()
    return term


def parse_tactic_text(text: str, table: ParserTable = INIT_TABLE) -> Tactic:
    """The whole text as one tactic (the REPL's tactic mode); nothing may follow.

    Source: ``Lean.Parser.runParserCategory`` with category ``tactic``.
    """
    parser = Parser(Source(text), table)
    tactic = parser.tactic()
    parser.expect_end()
    return tactic


def parse_tactic_seq_text(text: str, table: ParserTable = INIT_TABLE) -> ast.TacticSeq:
    """The whole text as a tactic sequence."""
    parser = Parser(Source(text), table)
    seq = parser.tactic_seq()
    parser.expect_end()
    return seq


def parse_name_text(text: str) -> Name:
    return mk_name(text)

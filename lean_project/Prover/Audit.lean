import Export
import Lean

/-!
# The audit of a file

`lake env .lake/build/bin/audit FILE.lean` elaborates a file in a process of its own and prints one line of JSON:
`messages` as the community's REPL gives them, and `declared`, the declarations that the file added, in source order.
Each has its kind, place, type and axioms, and `statementLines`: the type as lean4export (format 3.1.0) writes it, after
every declaration outside the libraries that it rests on. `prover` makes the statement's hash of these lines.

The same facts as embedded Lean's own answer (`prover/protocol.py`, `AuditItem`), but for `example`s, which Lean does
not keep. Written for Lean v4.34.0.
-/

open Lean Elab Frontend

namespace Prover.Audit

/-- The roots of modules that count as libraries: their constants are known by name. -/
def libraries : List Name :=
  [`Init, `Std, `Lean, `Lake, `Mathlib, `Batteries, `Aesop, `Qq, `Plausible, `ProofWidgets, `ImportGraph,
    `LeanSearchClient]

def isLibrary (env : Environment) (name : Name) : Bool :=
  match env.getModuleIdxFor? name with
  | some index => libraries.contains env.header.moduleNames[index.toNat]!.getRoot
  | none => false

/-- Elaborates command by command; keeps every message, also those of the parser. -/
partial def elaborate (got : Array Message) : FrontendM (Array Message) := do
  updateCmdPos
  let state ← getCommandState
  let scope := state.scopes.head!
  let context : Parser.ParserModuleContext :=
    { env := state.env, options := scope.opts, currNamespace := scope.currNamespace, openDecls := scope.openDecls }
  let (command, parserState, parsed) := Parser.parseCommand (← getInputContext) context (← getParserState) {}
  setParserState parserState
  setMessages {}
  elabCommandAtFrontend command
  let elaborated := (← getCommandState).messages
  let got := got ++ parsed.reportedPlusUnreported.toArray ++ elaborated.reportedPlusUnreported.toArray
  if Parser.isTerminalCommand command then return got else elaborate got

def positionJson (position : Position) : Json :=
  Json.mkObj [("line", toJson position.line), ("column", toJson position.column)]

def messageJson (message : Message) : IO Json := do
  let severity := match message.severity with
    | .error => "error"
    | .warning => "warning"
    | .information => "info"
  return Json.mkObj [
    ("severity", toJson severity),
    ("pos", positionJson message.pos),
    ("endPos", positionJson (message.endPos.getD message.pos)),
    ("data", toJson (← message.data.toString))]

/-- What lean4export needs to know before it writes a statement: library constants are taken for written. -/
def exportState (env : Environment) : IO _root_.State := do
  let written : NameHashSet := env.constants.map₁.fold (init := {}) fun names name _ =>
    if isLibrary env name then names.insert name else names
  _root_.M.run {} env do
    _root_.initState env
    modify fun state => { state with visitedConstants := written }
    get

/-- The lines of a closed type, after those of the declarations it rests on. -/
def statementLines (env : Environment) (prepared : _root_.State) (type : Expr) : IO (Array String) := do
  let (text, _) ← IO.FS.withIsolatedStreams (isolateStderr := false) <| _root_.M.run {} env do
    set prepared
    for name in type.getUsedConstants do
      _root_.dumpConstant name
    discard <| _root_.dumpExpr type
  return (text.splitOn "\n").toArray.filter (!·.isEmpty)

def kindOf (env : Environment) (name : Name) : ConstantInfo → String
  | .thmInfo _ => "theorem"
  | .axiomInfo _ => "axiom"
  | .opaqueInfo _ => "opaque"
  | .inductInfo _ => "inductive"
  | _ => if Meta.isInstanceCore env name then "instance" else "def"

/-- Is it a declaration that stands in the text?  (Constructors and recursors belong to their type.) -/
def isListed : ConstantInfo → Bool
  | .ctorInfo _ | .recInfo _ | .quotInfo _ => false
  | _ => true

def declarationJson (prepared : _root_.State) (ranges : DeclarationRanges) (name : Name) (info : ConstantInfo) :
    MetaM Json := do
  let env ← getEnv
  let axioms := (← collectAxioms name).qsort Name.lt
  let below ← info.type.getUsedConstants.mapM fun used => collectAxioms used
  return Json.mkObj [
    ("name", toJson (toString ((privateToUserName? name).getD name))),
    ("kind", toJson (kindOf env name info)),
    ("pos", positionJson ranges.range.pos),
    ("endPos", positionJson ranges.range.endPos),
    ("type", toJson (toString (← Meta.ppExpr info.type))),
    ("statementLines", toJson (← statementLines env prepared info.type)),
    ("isPrivate", toJson (privateToUserName? name).isSome),
    ("isProp", toJson (← Meta.isProp info.type)),
    ("axioms", toJson (axioms.map toString)),
    ("typeHasSorry", toJson (below.any (·.contains ``sorryAx)))]

/-- The declarations of the file that stand in its text, in order. -/
def declared (env : Environment) (fileName : String) (fileMap : FileMap) : IO (Array Json) := do
  let prepared ← exportState env
  let own := env.constants.foldStage2 (fun names name info => names.push (name, info))
    (#[] : Array (Name × ConstantInfo))
  let collect : MetaM (Array Json) := do
    let mut found : Array (Nat × Json) := #[]
    for (name, info) in own do
      if let some ranges ← findDeclarationRanges? name then
        let isInternal := name.isInternal && (privateToUserName? name).isNone
        if isListed info && !isInternal then
          let json ← declarationJson prepared ranges name info
          found := found.push ((fileMap.ofPosition ranges.range.pos).byteIdx, json)
    return (found.qsort fun one other => one.1 < other.1).map (·.2)
  (Meta.MetaM.run' collect).toIO' { fileName, fileMap, maxHeartbeats := 0 } { env }

unsafe def run (path : String) : IO Unit := do
  initSearchPath (← findSysroot)
  enableInitializersExecution
  let input := Parser.mkInputContext (← IO.FS.readFile path) path
  let (header, parserState, parsed) ← Parser.parseHeader input
  let options : Options := Elab.async.set {} false
  let (env, imported) ← processHeader header options parsed input
  let initial : Frontend.State :=
    { commandState := Command.mkState env {} options, parserState, cmdPos := parserState.pos }
  let (messages, state) ← (elaborate imported.reportedPlusUnreported.toArray).run { inputCtx := input } |>.run initial
  let items ← declared state.commandState.env path input.fileMap
  IO.println (Json.mkObj [
    ("messages", Json.arr (← messages.mapM messageJson)),
    ("declared", Json.arr items)]).compress

end Prover.Audit

unsafe def main (args : List String) : IO UInt32 := do
  let [path] := args | IO.eprintln "usage: audit FILE.lean"; return 2
  Prover.Audit.run path
  return 0

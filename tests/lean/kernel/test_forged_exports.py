"""Exports that claim what the kernel does not compute, and texts that are no exports: refused, each for its reason."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from prover.lean.check import check_environment, check_lines
from prover.lean.environment import Environment
from prover.lean.export import export_lines
from prover.lean.kernel.check import KernelRejected, RejectReason
from prover.lean.ndjson import ExportFormatError, FormatReason, check_export
from prover.lean.stack import run_deep
from tests.lean.kernel.kernel_text import add_text
from tests.lean.kernel.prelude import prelude

SAMPLE = Path(__file__).parents[4] / "shared" / "data" / "kernel_export" / "Nat.add_succ.ndjson"
Obj = dict[str, Any]


@cache
def exported() -> tuple[str, ...]:
    return tuple(export_lines(prelude()))


def names(lines: list[str]) -> dict[str, int]:
    """Dotted names to indices."""
    out = {"": 0}
    texts = [""]
    for line in lines:
        obj = json.loads(line)
        if "in" in obj:
            part = obj.get("str") or obj["num"]
            prefix, last = texts[part["pre"]], str(part.get("str", part.get("i")))
            texts.append(f"{prefix}.{last}" if prefix else last)
            out[texts[-1]] = obj["in"]
    return out


def forge(type_name: str, edit: Callable[[Obj, dict[str, int]], None]) -> list[str]:
    """The prelude's export with one inductive line (that of ``type_name``) edited."""
    lines = list(exported())
    table = names(lines)
    for i, line in enumerate(lines):
        obj = json.loads(line)
        if "inductive" in obj and obj["inductive"]["types"][0]["name"] == table[type_name]:
            edit(obj["inductive"], table)
            lines[i] = json.dumps(obj)
            return lines
    raise AssertionError(type_name)


def setting(part: str, index: int, field: str, value: object) -> Callable[[Obj, dict[str, int]], None]:
    def edit(d: Obj, _: dict[str, int]) -> None:
        assert d[part][index][field] != value
        d[part][index][field] = value

    return edit


def rule(field: str, value: int) -> Callable[[Obj, dict[str, int]], None]:
    def edit(d: Obj, _: dict[str, int]) -> None:
        assert d["recs"][0]["rules"][-1][field] != value
        d["recs"][0]["rules"][-1][field] = value

    return edit


def swap_rules(d: Obj, _: dict[str, int]) -> None:
    rules = d["recs"][0]["rules"]
    rules[0]["rhs"], rules[1]["rhs"] = rules[1]["rhs"], rules[0]["rhs"]


def reorder_rules(d: Obj, _: dict[str, int]) -> None:
    d["recs"][0]["rules"].reverse()


def drop_rule(d: Obj, _: dict[str, int]) -> None:
    d["recs"][0]["rules"].pop()


def drop_rec(d: Obj, _: dict[str, int]) -> None:
    d["recs"].pop()


def double_rec(d: Obj, _: dict[str, int]) -> None:
    d["recs"].append(d["recs"][0])


def rename_rec(d: Obj, table: dict[str, int]) -> None:
    d["recs"][0]["name"] = table["motive"]


def rec_levels(d: Obj, _: dict[str, int]) -> None:
    d["recs"][0]["levelParams"] = []


def rec_type_of_ctor(d: Obj, _: dict[str, int]) -> None:
    d["recs"][0]["type"] = d["ctors"][-1]["type"]


def reverse_ctors(d: Obj, _: dict[str, int]) -> None:
    d["types"][0]["ctors"].reverse()


def drop_ctor(d: Obj, _: dict[str, int]) -> None:
    d["ctors"].pop()


def unlist_ctor(d: Obj, _: dict[str, int]) -> None:
    d["types"][0]["ctors"].pop()


def double_ctor(d: Obj, _: dict[str, int]) -> None:
    d["ctors"].append(d["ctors"][0])


def relist_ctor(d: Obj, _: dict[str, int]) -> None:
    d["types"][0]["ctors"].append(d["types"][0]["ctors"][0])


def ctor_of_other(d: Obj, _: dict[str, int]) -> None:
    d["ctors"][0]["induct"] = d["ctors"][1]["name"]


def ctor_levels(d: Obj, table: dict[str, int]) -> None:
    d["ctors"][0]["levelParams"] = [*d["ctors"][0]["levelParams"], table["motive"]]


def all_of_other(d: Obj, table: dict[str, int]) -> None:
    d["types"][0]["all"] = [table["motive"]]


def second_params(d: Obj, _: dict[str, int]) -> None:
    d["types"][1]["numParams"] += 1


def second_levels(d: Obj, table: dict[str, int]) -> None:
    d["types"][1]["levelParams"] = [table["u"]]


def no_types(d: Obj, _: dict[str, int]) -> None:
    d["types"] = []


METADATA, RECURSOR = RejectReason.METADATA_MISMATCH, RejectReason.RECURSOR_MISMATCH

FORGED: list[tuple[str, str, Callable[[Obj, dict[str, int]], None], RejectReason]] = [
    ("indices", "Vector", setting("types", 0, "numIndices", 0), METADATA),
    ("more indices", "Nat", setting("types", 0, "numIndices", 1), METADATA),
    ("params too few", "List", setting("types", 0, "numParams", 0), RejectReason.CTOR_UNIVERSE),
    ("params too many", "Nat", setting("types", 0, "numParams", 1), RejectReason.NON_UNIFORM),
    ("recursive made flat", "Nat", setting("types", 0, "isRec", False), METADATA),
    ("flat made recursive", "Prod", setting("types", 0, "isRec", True), METADATA),
    ("reflexive", "Acc", setting("types", 0, "isReflexive", False), METADATA),
    ("not reflexive", "Nat", setting("types", 0, "isReflexive", True), METADATA),
    ("nested", "Tree", setting("types", 0, "numNested", 0), METADATA),
    ("not nested", "Nat", setting("types", 0, "numNested", 2), METADATA),
    ("all", "Nat", all_of_other, METADATA),
    ("constructor order", "Nat", reverse_ctors, METADATA),
    ("constructor missing", "Nat", drop_ctor, METADATA),
    ("constructor not listed", "Nat", unlist_ctor, METADATA),
    ("constructor twice", "Nat", double_ctor, RejectReason.DUPLICATE_NAME),
    ("constructor listed twice", "Nat", relist_ctor, RejectReason.DUPLICATE_NAME),
    ("constructor index", "Nat", setting("ctors", 1, "cidx", 0), METADATA),
    ("field count", "Nat", setting("ctors", 1, "numFields", 0), METADATA),
    ("field count of a structure", "Prod", setting("ctors", 0, "numFields", 1), METADATA),
    ("no fields: unit-like", "Subtype", setting("ctors", 0, "numFields", 0), METADATA),
    ("constructor params", "List", setting("ctors", 1, "numParams", 0), METADATA),
    ("constructor of another type", "Bool", ctor_of_other, METADATA),
    ("constructor levels", "Nat", ctor_levels, METADATA),
    ("second type's params", "Even", second_params, METADATA),
    ("second type's levels", "Even", second_levels, METADATA),
    ("no types", "Nat", no_types, RejectReason.EMPTY_MUTUAL),
    ("K claimed", "Nat", setting("recs", 0, "k", True), RECURSOR),
    ("K claimed for Acc", "Acc", setting("recs", 0, "k", True), RECURSOR),
    ("K denied", "Eq", setting("recs", 0, "k", False), RECURSOR),
    ("minors", "Nat", setting("recs", 0, "numMinors", 1), RECURSOR),
    ("motives", "Nat", setting("recs", 0, "numMotives", 2), RECURSOR),
    ("recursor indices", "Vector", setting("recs", 0, "numIndices", 0), RECURSOR),
    ("recursor params", "List", setting("recs", 0, "numParams", 0), RECURSOR),
    ("recursor all", "Nat", setting("recs", 0, "all", [0]), RECURSOR),
    ("recursor levels", "Nat", rec_levels, RECURSOR),
    ("recursor type", "Nat", rec_type_of_ctor, RECURSOR),
    ("recursor missing", "Nat", drop_rec, RECURSOR),
    ("nested recursor missing", "Tree", drop_rec, RECURSOR),
    ("recursor twice", "Nat", double_rec, RECURSOR),
    ("recursor renamed", "Nat", rename_rec, RECURSOR),
    ("rules swapped", "Bool", swap_rules, RECURSOR),
    ("rules reordered", "Nat", reorder_rules, RECURSOR),
    ("rule missing", "Nat", drop_rule, RECURSOR),
    ("rule fields", "Nat", rule("nfields", 0), RECURSOR),
    ("rule right side", "Nat", rule("rhs", 0), RECURSOR),
    ("rule constructor", "Nat", rule("ctor", 0), RECURSOR),
    ("unsafe type", "Nat", setting("types", 0, "isUnsafe", True), RejectReason.UNSAFE),
    ("unsafe constructor", "Nat", setting("ctors", 0, "isUnsafe", True), RejectReason.UNSAFE),
    ("unsafe recursor", "Nat", setting("recs", 0, "isUnsafe", True), RejectReason.UNSAFE),
]


@pytest.mark.parametrize(("what", "name", "edit", "reason"), FORGED, ids=[f[0] for f in FORGED])
def test_forged_inductive_is_rejected(
    what: str, name: str, edit: Callable[[Obj, dict[str, int]], None], reason: RejectReason
) -> None:
    with pytest.raises(KernelRejected) as caught:
        check_export(forge(name, edit))
    assert caught.value.reason is reason


def edit_line(kind: str, field: str, value: object, position: int = 0) -> list[str]:
    """The prelude's export with a field of the n-th declaration of ``kind`` set."""
    lines = list(exported())
    seen = 0
    for i, line in enumerate(lines):
        obj = json.loads(line)
        if kind in obj and "ie" not in obj and "in" not in obj:
            if seen == position:
                obj[kind][field] = value
                lines[i] = json.dumps(obj)
                return lines
            seen += 1
    raise AssertionError(kind)


def axiom_export() -> list[str]:
    return list(export_lines(add_text(Environment.empty(), "axiom bad : Prop")))


def test_forged_quotients_are_rejected() -> None:
    for position, field, value in [(0, "kind", "ctor"), (1, "kind", "lift"), (2, "type", 0), (3, "levelParams", [])]:
        with pytest.raises(KernelRejected) as caught:
            check_export(edit_line("quot", field, value, position))
        assert caught.value.reason is RejectReason.QUOT_MISMATCH, (position, field)


def test_unsafe_declarations_are_rejected() -> None:
    axiom = [line.replace('"isUnsafe":false', '"isUnsafe":true') for line in axiom_export()]
    for lines in (edit_line("def", "safety", "unsafe"), edit_line("def", "safety", "partial"), axiom):
        with pytest.raises(KernelRejected) as caught:
            check_export(lines)
        assert caught.value.reason is RejectReason.UNSAFE


def test_theorem_with_the_proof_of_another_is_rejected() -> None:
    env = add_text(
        Environment.empty(),
        """inductive True 0 : Prop | intro : True
        inductive False 0 : Prop
        theorem t : True := True.intro
        axiom f : False""",
    )
    lines = list(export_lines(env))
    table = names(lines)
    objects = [json.loads(line) for line in lines]
    false_type = next(o["axiom"]["type"] for o in objects if "axiom" in o and o["axiom"]["name"] == table["f"])
    theorem = next(i for i, o in enumerate(objects) if "thm" in o)
    axiom = next(i for i, o in enumerate(objects) if "axiom" in o)
    objects[theorem]["thm"]["type"] = false_type
    forged = [json.dumps(o) for i, o in enumerate(objects) if i not in (theorem, axiom)]
    forged.append(json.dumps(objects[theorem]))
    with pytest.raises(KernelRejected) as caught:
        check_export(forged)
    assert caught.value.reason is RejectReason.DECL_TYPE_MISMATCH


META = (
    '{"meta":{"exporter":{"name":"x","version":"3.1.0"},"format":{"version":"3.1.0"},'
    '"lean":{"githash":"","version":"4"}}}'
)
FORMAT = '"format":{"version":"3.1.0"}'
N1 = '{"in":1,"str":{"pre":0,"str":"a"}}'
E0 = '{"ie":0,"sort":0}'
HINTS = '{"def":{"name":1,"levelParams":[],"type":0,"value":0,"all":[1],"safety":"safe","hints":"fast"}}'

MALFORMED: list[tuple[str, list[str], FormatReason]] = [
    ("empty", [], FormatReason.NO_META),
    ("no meta", [N1], FormatReason.NO_META),
    ("meta without version", ['{"meta":{"format":{}}}'], FormatReason.NO_META),
    ("meta with company", ['{"meta":{"format":{"version":"3.1.0"}},"in":1}'], FormatReason.NO_META),
    ("old version", [META.replace(FORMAT, '"format":{"version":"2.0.0"}')], FormatReason.VERSION),
    ("new version", [META.replace(FORMAT, '"format":{"version":"3.2.0"}')], FormatReason.VERSION),
    ("meta twice", [META, META], FormatReason.UNKNOWN),
    ("blank line", [META, "", N1], FormatReason.BLANK_LINE),
    ("blank last line", [META, N1, ""], FormatReason.BLANK_LINE),
    ("garbage after value", [META, N1 + " x"], FormatReason.JSON),
    ("two objects on a line", [META, N1 + N1], FormatReason.JSON),
    ("array", [META, "[1]"], FormatReason.JSON),
    ("number", [META, "1"], FormatReason.JSON),
    ("not closed", [META, '{"in":1'], FormatReason.JSON),
    ("duplicate key", [META, '{"in":1,"in":1,"str":{"pre":0,"str":"a"}}'], FormatReason.JSON),
    ("NaN", [META, '{"ie":0,"sort":NaN}'], FormatReason.JSON),
    ("negative index", [META, '{"ie":0,"sort":-1}'], FormatReason.INDEX),
    ("nested too deeply", [META, "[" * 100_000], FormatReason.JSON),
    ("float index", [META, '{"ie":0,"sort":0.0}'], FormatReason.INDEX),
    ("boolean index", [META, '{"ie":0,"sort":false}'], FormatReason.INDEX),
    ("text index", [META, '{"ie":0,"sort":"0"}'], FormatReason.INDEX),
    ("name index skips", [META, '{"in":2,"str":{"pre":0,"str":"a"}}'], FormatReason.INDEX),
    ("name index again", [META, N1, N1], FormatReason.INDEX),
    ("level index skips", [META, '{"il":2,"succ":0}'], FormatReason.INDEX),
    ("expression index skips", [META, '{"ie":1,"sort":0}'], FormatReason.INDEX),
    ("application index skips", [META, E0, '{"app":{"arg":0,"fn":0},"ie":5}'], FormatReason.INDEX),
    ("forward reference", [META, '{"app":{"arg":0,"fn":0},"ie":0}'], FormatReason.INDEX),
    ("undefined name", [META, '{"const":{"name":9,"us":[]},"ie":0}'], FormatReason.INDEX),
    ("undefined level", [META, '{"ie":0,"sort":7}'], FormatReason.INDEX),
    ("undefined prefix", [META, '{"in":1,"str":{"pre":4,"str":"a"}}'], FormatReason.INDEX),
    ("unknown line", [META, '{"theorem":{}}'], FormatReason.UNKNOWN),
    ("unknown expression", [META, '{"ie":0,"hole":0}'], FormatReason.UNKNOWN),
    ("extra key", [META, '{"ie":0,"sort":0,"more":1}'], FormatReason.UNKNOWN),
    ("unknown level", [META, '{"il":1,"plus":0}'], FormatReason.UNKNOWN),
    ("unknown name", [META, '{"in":1,"sym":0}'], FormatReason.UNKNOWN),
    ("max of three", [META, '{"il":1,"max":[0,0,0]}'], FormatReason.FIELD),
    ("name part is a number", [META, '{"in":1,"str":{"pre":0,"str":5}}'], FormatReason.FIELD),
    ("binder kind", [META, E0, '{"ie":1,"lam":{"binderInfo":"magic","body":0,"name":0,"type":0}}'], FormatReason.FIELD),
    ("let without nondep", [META, E0, '{"ie":1,"letE":{"body":0,"name":0,"type":0,"value":0}}'], FormatReason.FIELD),
    ("literal as number", [META, '{"ie":0,"natVal":5}'], FormatReason.FIELD),
    ("literal with underscore", [META, '{"ie":0,"natVal":"1_000"}'], FormatReason.FIELD),
    ("literal with leading zero", [META, '{"ie":0,"natVal":"007"}'], FormatReason.FIELD),
    ("literal with space", [META, '{"ie":0,"natVal":" 7"}'], FormatReason.FIELD),
    ("literal in other digits", [META, '{"ie":0,"natVal":"٣"}'], FormatReason.FIELD),
    ("array in 3.1.0", [META, E0, '{"thm":[{"name":0}]}'], FormatReason.FIELD),
    ("declaration is text", [META, '{"axiom":"a"}'], FormatReason.FIELD),
    ("axiom without isUnsafe", [META, N1, E0, '{"axiom":{"name":1,"levelParams":[],"type":0}}'], FormatReason.FIELD),
    ("def with unknown hints", [META, N1, E0, HINTS], FormatReason.FIELD),
    ("axiom without type", [META, N1, '{"axiom":{"name":1,"levelParams":[],"isUnsafe":false}}'], FormatReason.INDEX),
]  # fmt: skip


@pytest.mark.parametrize(("what", "lines", "reason"), MALFORMED, ids=[m[0] for m in MALFORMED])
def test_malformed_text_is_refused(what: str, lines: list[str], reason: FormatReason) -> None:
    with pytest.raises(ExportFormatError) as caught:
        check_export(lines)
    assert caught.value.reason is reason
    assert check_lines(lines).verdict == ("decline" if reason is FormatReason.VERSION else "reject")


def test_long_literals_survive() -> None:
    number = "1" + "0" * 9_999 + "7"
    lines = [META, '{"ie":0,"natVal":"' + number + '"}']
    assert check_export(lines).exprs[0].value == 10**10_000 + 7  # type: ignore[attr-defined]


def test_prelude_round_trip() -> None:
    lines = list(exported())
    reader = check_export(lines)
    assert list(export_lines(reader.env)) == lines
    assert {i.name for i in reader.env.local_constants()} == {i.name for i in prelude().local_constants()}
    for info in prelude().local_constants():
        assert reader.env.find(info.name) == info


def check_format(lines: list[str]) -> dict[str, int]:
    """The rules that readers insist on; returns how many names, levels and expressions there are."""
    assert list(json.loads(lines[0])) == ["meta"]
    contents: set[str] = set()
    count = {"in": 1, "il": 1, "ie": 0}
    params: set[int] = set()
    for line in lines[1:]:
        obj = json.loads(line)
        assert line == json.dumps(obj, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        assert "mdata" not in obj
        for kind in count:
            if kind in obj:
                assert obj.pop(kind) == count[kind]
                count[kind] += 1
                key = json.dumps(obj, sort_keys=True)
                assert key not in contents, f"written twice: {line}"
                contents.add(key)
                break
        else:
            body = next(iter(obj.values()))
            for item in [body] if "levelParams" in body else [*body["types"], *body["ctors"], *body["recs"]]:
                assert params.issuperset(item["levelParams"])
        if "param" in obj:
            params.add(obj["param"])
    return count


def test_export_follows_the_format_rules() -> None:
    assert check_format(list(exported()))["ie"] > 500


@pytest.mark.slow
def test_the_whole_library_exports_and_is_accepted() -> None:
    def run() -> None:
        from prover.lean.library.load import load_environment

        env = load_environment(("Init",))
        lines = list(export_lines(env))
        assert check_format(lines)["ie"] > 50_000
        reader = check_export(lines)
        for name in env.base:
            assert name in reader.env, name
        assert list(export_lines(reader.env, env.base)) == lines

    run_deep(run)


def test_nondep_lets_are_not_written_twice() -> None:
    from prover.lean.declaration import DefinitionDecl, regular
    from prover.lean.expr import mk_app, mk_bvar, mk_const, mk_let, mk_lit
    from prover.lean.kernel.check import add_decl
    from prover.lean.name import mk_name

    nat, add = mk_const(mk_name("Nat")), mk_const(mk_name("Nat.add"))
    both = [mk_let(mk_name("x"), nat, mk_lit(1), mk_bvar(0), nondep) for nondep in (False, True)]
    decl = DefinitionDecl(mk_name("d"), (), nat, mk_app(mk_app(add, both[0]), both[1]), regular(1))
    lines = list(export_lines(add_decl(prelude(), decl), [mk_name("d")]))
    assert sum('"letE"' in line for line in lines) == 1
    check_export(lines)


def test_closure_of_a_name_leaves_the_rest_out() -> None:
    from prover.lean.name import mk_name

    env = check_export(export_lines(prelude(), [mk_name("Eq.symm")])).env
    assert {str(i.name) for i in env.local_constants()} == {"Eq", "Eq.refl", "Eq.rec", "Eq.symm"}


def test_environment_is_checked_again() -> None:
    verdict = check_environment(prelude())
    assert verdict.verdict == "accept"
    assert verdict.declarations > 40


@pytest.mark.skipif(not SAMPLE.exists(), reason="the shared data is not here")
def test_export_of_real_lean() -> None:
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    reader = check_export(lines)
    assert reader.declarations == 19
    again = list(export_lines(reader.env))
    assert len(again) == len(lines)
    assert check_export(again).declarations == 19

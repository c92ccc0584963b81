"""``deriving`` of classes that compare two values: ``BEq``, ``DecidableEq``, ``Ord``; and their laws.

Source: Lean 4 v4.34 ``src/Lean/Elab/Deriving/{BEq,DecEq,Ord,LawfulBEq}.lean``. One function for each type of the mutual
group; functions of nested and mutual types are ``partial`` (as Lean's are) and see their instances as local ones.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from prover.lean.elab.deriving_shape import Ctor, Shape, blank, can_meet, data_fields, pattern
from prover.lean.elab.term_base import ElabMeta
from prover.lean.meta.errors import UnsupportedFeature

Rows = Callable[[ElabMeta, Shape, Sequence[str]], list[str]]


def functions(m: ElabMeta, shapes: Sequence[Shape], class_name: str, word: str, result: str, rows: Rows) -> list[str]:
    """The comparing functions of a group and the instance of its first member. The first shape is the wanted one;
    ``result`` is the functions' result type."""
    main = shapes[0]
    base = f"{main.instance_name(class_name)}.{word}"
    names = {s.name: base if s is main else f"{base}_{k}" for k, s in enumerate(shapes)}
    calls = [names[n] for n in main.group]
    is_partial = class_name != "DecidableEq" and (main.is_nested or len(shapes) > 1)
    texts: list[str] = []
    for s in shapes:
        local = ""
        if is_partial:
            local = "".join(
                f"  let _ : {class_name} ({o.full()}) := ⟨{names[o.name]}⟩\n" for o in shapes if not o.indices
            )
        body = "\n".join(f"  | {row}" for row in rows(m, s, calls))
        match = f"  match a, b with\n{body}" if body else "  nomatch a"
        head = f"{'partial ' if is_partial else ''}def {names[s.name]}{s.binders(class_name)}{s.index_binders()}"
        texts.append(f"{head} (a b : {s.full()}) : {result} :=\n{local}{match}")
    command = texts[0] if len(texts) == 1 else "mutual\n" + "\n".join(texts) + "\nend"
    type = f"{class_name} ({main.full()})"
    binders = main.binders(class_name) + main.index_binders()
    value = base if class_name == "DecidableEq" else f"⟨{base}⟩"
    return [command, f"instance {main.instance_name(class_name)}{binders} : {type} := {value}"]


def derive_beq(m: ElabMeta, shapes: Sequence[Shape]) -> list[str]:
    return functions(m, shapes, "BEq", "beq", "Bool", _beq_rows)


def _beq_rows(m: ElabMeta, s: Shape, calls: Sequence[str]) -> list[str]:
    rows: list[str] = []
    for c in s.ctors:
        tests = []
        for i, f in data_fields(c):
            call = "" if f.group_index is None else calls[f.group_index]
            tests.append(f"({call} a{i} b{i})" if call else f"(a{i} == b{i})")
        rows.append(f"{pattern(c, 'a')}, {pattern(c, 'b')} => {' && '.join(tests) or 'true'}")
    if _some_differ(m, s.ctors):
        rows.append("_, _ => false")
    return rows


def _some_differ(m: ElabMeta, ctors: Sequence[Ctor]) -> bool:
    return any(can_meet(m, c, d) for i, c in enumerate(ctors) for d in ctors[:i])


def derive_decidable_eq(m: ElabMeta, shapes: Sequence[Shape]) -> list[str] | None:
    if shapes[0].is_nested:
        return None
    return functions(m, shapes, "DecidableEq", "decEq", "Decidable (a = b)", _dec_eq_rows)


def _dec_eq_rows(m: ElabMeta, s: Shape, calls: Sequence[str]) -> list[str]:
    rows: list[str] = []
    for i, c in enumerate(s.ctors):
        for j, d in enumerate(s.ctors):
            if i == j:
                rows.append(f"{pattern(c, 'a')}, {pattern(c, 'b')} => {_dec_eq_fields(c, calls)}")
            elif can_meet(m, c, d):
                rows.append(f"{blank(c)}, {blank(d)} => isFalse (fun h => nomatch h)")
    return rows


def _dec_eq_fields(c: Ctor, calls: Sequence[str]) -> str:
    todo = data_fields(c)
    result = "isTrue (by " + "".join(f"subst h{i}; " for i, _ in todo) + "rfl)"
    for i, f in reversed(todo):
        test = f"_root_.decEq a{i} b{i}" if f.group_index is None else f"{calls[f.group_index]} a{i} b{i}"
        no = "isFalse (by intro h; injection h; contradiction)"
        result = f"(match ({test}) with | isTrue h{i} => {result} | isFalse n{i} => {no})"
    return result


def derive_ord(m: ElabMeta, shapes: Sequence[Shape]) -> list[str]:
    if shapes[0].indices:
        raise UnsupportedFeature("`deriving Ord` for indexed families")
    return functions(m, shapes, "Ord", "ord", "Ordering", _ord_rows)


def _ord_rows(m: ElabMeta, s: Shape, calls: Sequence[str]) -> list[str]:
    rows: list[str] = []
    for k, c in enumerate(s.ctors):
        value = "Ordering.eq"
        for i, f in reversed(data_fields(c)):
            call = "compare" if f.group_index is None else calls[f.group_index]
            value = f"(Ordering.then ({call} a{i} b{i}) {value})"
        rows.append(f"{pattern(c, 'a')}, {pattern(c, 'b')} => {value}")
        if k < len(s.ctors) - 1:
            rows += [f"{blank(c)}, _ => Ordering.lt", f"_, {blank(c)} => Ordering.gt"]
    return rows


def derive_refl_beq(m: ElabMeta, shapes: Sequence[Shape]) -> list[str]:
    """``ReflBEq``: by induction, each comparison of equal fields is true."""
    s = shapes[0]
    unfold = f"{s.instance_name('BEq')}, {s.instance_name('BEq')}.beq"
    binders = s.binders("BEq") + "".join(f" [ReflBEq α{i}]" for i in s.type_params)
    tactic = f"intro a; show {s.instance_name('BEq')}.beq a a = true; induction a <;> simp_all [{unfold}]"
    return [f"instance {s.instance_name('ReflBEq')}{binders} : ReflBEq ({s.full()}) := ⟨by {tactic}⟩"]


def derive_lawful_beq(m: ElabMeta, shapes: Sequence[Shape]) -> list[str]:
    """``LawfulBEq``: equal by comparison are equal."""
    s = shapes[0]
    unfold = f"{s.instance_name('BEq')}, {s.instance_name('BEq')}.beq"
    binders = s.binders("BEq") + "".join(f" [LawfulBEq α{i}]" for i in s.type_params)
    tactic = (
        f"intro a b h; change {s.instance_name('BEq')}.beq a b = true at h; "
        f"induction a generalizing b <;> cases b <;> simp_all [{unfold}]"
    )
    head = f"instance {s.instance_name('LawfulBEq')}{binders} : LawfulBEq ({s.full()})"
    return [f"{head} := {{ eq_of_beq := by {tactic} }}"]

"""``#print`` for structures and classes.

Source: Lean 4 ``src/Lean/Elab/Print.lean`` (``printStructure``).
"""

from __future__ import annotations

from prover.lean.declaration import InductiveInfo
from prover.lean.elab.term import TermElab
from prover.lean.expr import Pi
from prover.lean.meta.attributes import structure_info
from prover.lean.subst import instantiate1


def structure_text(el: TermElab, info: InductiveInfo) -> str:
    """The structure's signature, parents, fields and constructor."""
    m = el.m
    structure = structure_info(m.env, info.name)
    assert structure is not None
    levels = ".{" + ", ".join(map(str, info.level_params)) + "}" if info.level_params else ""
    word = "class" if structure.is_class else "structure"
    binders, result = _telescope_text(el, info)
    lines = [f"{word} {info.name}{levels}{binders} : {result}"]
    lines.append(f"number of parameters: {info.num_params}")
    if structure.parents:
        lines.append("parents:")
        for parent, proj, _ in structure.parents:
            lines.append(f"  {info.name}.{proj.last} : {parent}")
    lines.append("fields:")
    with m.scope():
        ctor = m.get_const(structure.ctor)
        params, type = m.forall_telescope(ctor.type, info.num_params, whnf=False)
        for name, proj in zip(structure.fields, structure.projections, strict=True):
            assert isinstance(type, Pi)
            lines.append(f"  {info.name}.{name} : {el.pp(type.binder_type)}")
            fvar = m.push_local(name, type.binder_type)
            type = instantiate1(type.body, fvar)
            del proj
    lines.append("constructor:")
    lines.append(f"  {structure.ctor}{levels} : {el.pp(m.get_const(structure.ctor).type)}")
    del params
    return "\n".join(lines)


def _telescope_text(el: TermElab, info: InductiveInfo) -> tuple[str, str]:
    m = el.m
    with m.scope():
        xs, result = m.forall_telescope(info.type, info.num_params, whnf=False)
        parts = []
        for x in xs:
            decl = m.local_decl(x)
            left, right = ("(", ")") if decl.info.is_explicit else ("{", "}")
            parts.append(f" {left}{decl.user_name} : {el.pp(decl.type)}{right}")
        return "".join(parts), el.pp(result)




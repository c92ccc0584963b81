"""``#print`` for structures and classes.

Source: Lean 4 ``src/Lean/Elab/Print.lean`` (``printStructure``).
"""

from __future__ import annotations

from prover.lean.declaration import InductiveInfo
from prover.lean.elab.display import DISPLAY
from prover.lean.elab.fields import SELF, base_projections, find_field, parent_order
from prover.lean.elab.structure import flat_fields
from prover.lean.elab.term import TermElab
from prover.lean.expr import mk_apps, mk_const
from prover.lean.level import mk_level_param
from prover.lean.meta.attributes import structure_info
from prover.lean.name import Name, mk_name


def structure_text(el: TermElab, info: InductiveInfo) -> str:
    """The structure's signature, parents, fields, constructor and resolution order."""
    m = el.m
    structure = structure_info(m.env, info.name)
    assert structure is not None
    word = "class" if structure.is_class else "structure"
    lines = [f"{word} {_signature(el, info.name)}", f"number of parameters: {info.num_params}"]
    with m.scope():
        params, _ = m.forall_telescope(info.type, info.num_params, whnf=False)
        const = mk_const(info.name, tuple(mk_level_param(u) for u in info.level_params))
        self_var = m.push_local(SELF, mk_apps(const, params))
        if structure.parents:
            lines.append("parents:")
            for _, proj, _ in structure.parents:
                parent = el.elab_app_args(el.mk_const(proj), [], [(SELF, self_var)])
                lines.append(f"  {proj} : {el.pp(m.infer_type(parent))}")
        lines.append("fields:")
        for name in flat_fields(m.env, info.name):
            found = find_field(el, info.name, name)
            if found is None:
                continue
            base, proj = found
            at = base_projections(el, base, info.name, self_var)
            field = el.elab_app_args(el.mk_const(proj), [], [(SELF, at)])
            lines.append(f"  {base + mk_name(name.last)} : {el.pp(m.infer_type(field))}")
    lines.append("constructor:")
    lines.append(f"  {_signature(el, structure.ctor)}")
    if structure.parents:
        lines.append("field notation resolution order:")
        lines.append("  " + ", ".join(map(str, parent_order(el, info.name))))
    return "\n".join(lines)


def _signature(el: TermElab, name: Name) -> str:
    show = DISPLAY.signature
    return show(el.m, name) if show is not None else f"{name} : {el.pp(el.m.get_const(name).type)}"

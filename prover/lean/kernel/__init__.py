"""The only trusted code: type checking of complete declarations (see ``embedded-lean.md``, Trust).

``check.add_decl`` is the one door. It imports nothing but names, levels, terms, substitution, declarations and the
environment's map.
"""

"""Reserved tokens of core Lean 4 v4.34 and of Mathlib (those not already in the operator table).

Source: the ``leading_parser``/``syntax`` declarations of ``Lean/Parser/*.lean`` and ``Init/*.lean``. First words of
tactics are *not* reserved (the tactic category reads identifiers too); words inside a syntax (``at``, ``with``,
``using``) are.
"""

from __future__ import annotations

from typing import Final

COMMAND_KEYWORDS: Final[frozenset[str]] = frozenset(
    """theorem def abbrev example instance axiom inductive coinductive structure class opaque variable universe
    namespace section end open export attribute set_option mutual import prelude noncomputable private protected public
    meta unsafe partial nonrec deriving initialize builtin_initialize notation infix infixl infixr prefix postfix macro
    macro_rules syntax elab elab_rules declare_syntax_cat local scoped run_cmd run_elab run_meta add_decl_doc
    gen_injective_theorems% init_quot include omit #check #check_failure #eval #eval! #print #reduce #synth #exit #where
    #guard #guard_expr #guard_msgs #check_tactic #check_simp #discr_tree_key #help #version #with_exporting unif_hint
    grind_pattern binder_predicate simproc dsimproc simproc_decl dsimproc_decl builtin_simproc unseal seal
    register_simp_attr register_tactic_tag register_option recommended_spelling @[ /-- /-! show_panel_widgets
    declare_simp_like_tactic declare_config_elab library_note reset_grind_attrs% deprecated_module
    compile_inductive #exit suppress_compilation""".split()
)

TERM_KEYWORDS: Final[frozenset[str]] = frozenset(
    """fun λ ∀ forall ∃ exists Σ Σ' Type Sort Prop _ sorry let let_fun let_delayed let_tmp have haveI letI
    show suffices from by by? calc match nomatch nofun if bif then else do return for in unless while repeat until
    try catch finally break continue mut with at using where extends deriving generalizing binop%
    binop_lazy% binrel% binrel_no_prop% unop% leftact% rightact% type_of% ensure_type_of% ensure_expected_type%
    elabAsElim% no_index no_implicit_lambda% let_mvar% wait_if_type_mvar% default_or_ofNonempty% clear% decl_name%
    include_str private_decl% panic! unreachable! dbg_trace assert! debug_assert! s! m! f!
    termination_by termination_by? decreasing_by partial_fixpoint inductive_fixpoint coinductive_fixpoint
    nat_lit forInMacro% unop% for_in% without_expected_type with_annotate_term% value_of% with_unfolding_all
    with_unfolding_none set_option open fun₀ trailing_parser leading_parser
    matches mod_cast""".split()
)

SYMBOLS: Final[frozenset[str]] = frozenset(
    """( ) [ ] { } ⟨ ⟩ ⦃ ⦄ ‹ › . .. ... , ; : := => ↦ -> → <- ← | ⊢ ∉ ▸ <| |> $ |>. <;> @ @& @[ #[ #v[ %[
    ↑ ⇑ ↥ · .( .{ // # =<< ⋯ ↓ ⟦ ⟧ ? ! `( ``( ∀ λ""".split()
)

MATHLIB_TOKENS: Final[frozenset[str]] = frozenset(
    """lemma alias ∃! ∑ ∏ ⌊ ⌋ ⌈ ⌉ ⌋₊ ⌉₊ ‖ Type* Sort* ≡ [MOD [ZMOD ⋃ ⋂ ⨆ ⨅ ∫ ∂ ∑' ∏' ![ !![ ∃ᶠ ∀ᶠ proof_wanted
    irreducible_def assert_not_exists assert_exists #find #find_home #loogle #moogle scoped[ notation3
    mk_iff_of_inductive_prop initialize_simps_projections add_decl_doc compile_def% variable? with_weak_namespace
    declare_aesop_rule_sets add_aesop_rules erase_aesop_rules replacing to""".split()
) - {"∂"}

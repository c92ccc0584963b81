"""First words of tactics: those without arguments, and those Lean or Mathlib has and we do not read further.

Source: Lean 4 v4.34 ``src/Init/Tactics.lean`` and ``src/Std``; Mathlib ``Mathlib/Tactic``; Batteries counts as Mathlib.
"""

from __future__ import annotations

from typing import Final

SIMPLE_INIT: Final = frozenset(
    """rfl rfl' eq_refl assumption trivial contradiction constructor left right exfalso skip done infer_instance
    ac_rfl ac_nf0 and_intros subst_vars subst_eqs nofun decreasing_tactic decreasing_trivial decreasing_with
    get_elem_tactic get_elem_tactic_extensible get_elem_tactic_trivial get_elem_tactic_inst simp_wf
    apply_ext_theorem apply_rfl trace_state sorry admit array_get_dec array_mem_dec clean_wf expose_names
    bv_omega bv_normalize native_decide mvar_id_done false_or_by_contra sizeOf_list_dec fun_cases_all rcases_all
    decreasing_trivial_pre_omega symm_saturate decide_cbv order eq_self_iff_true_tac save""".split()
)

SIMPLE_MATHLIB: Final = frozenset(
    """tauto ring ring1 ring1_nf abel abel1 group noncomm_ring module split_ands triv econstructor fconstructor swap
    measurability continuity nontriviality subsingleton infer_param finiteness cfc_tac bicategory coherence
    compute_degree ring! ring1! abel! abel1! unfold_projs dsimp_all tfae_finish itauto itauto! cc
    mem_tac positivity_core assumption' cfc_cont_tac hint recover_all slice_lhs_all pure_coherence""".split()
)

INIT_TACTICS: Final = frozenset(
    """bv_decide bv_check bv_decide? ac_nf trace_goal
    extract_lets lift_lets let_to_have run_tac grind? grind_arith cutsat grobner mvcgen mspec mintro mexact
    show_from rwa? nomatch_tac exact_mod_cast?
    mcases mleft mright mconstructor mspecialize monotonicity simp_intro attempt_all attempt_all_par first_par
    try? rename_all omega_nat saturate conv' unseal classical
    norm_cast0 specialize_all delta% rename' injections_and_clear
    inhabit_tac erw? rw_search repeat_or_fail any_goals_all massumption mframe mhave mpure mrefine mrename_i mrevert
    mstart mstop mclear mdup mexfalso mexists mlast""".split()
)

MATHLIB_TACTICS: Final = frozenset(
    """filter_upwards fun_prop slim_check plausible peel tfae_have
    polyrith linear_combination' linear_combination2 match_scalars module_nf
    inhabit mono rcongr congrm unfold_let extract_goal observe observe? move_add move_mul
    reduce_mod_char decide_prop nth_simp by_contra_all bound_core cases_type casesm cases_type! induction_type
    constructorm set! subst' rw_mod_cast' ring_nf! norm_num_ext field_simp? rw??
    unfold? clean use_finite aesop_cat aesop_graph aesop_unfold simp_rw_core apply_ext measurability? infer_auto_param
    says eta_reduce eta_expand eta_struct beta_reduce reduce simps fapply eapply' existsi' mfld_set_tac
    filter_upwards' isBoundedDefault nlinarith! omega! tauto_set ext1? map_fun_tac arith_mult arith_mult? order_core grw
    nth_grewrite grewrite subst_hom_lift cases_first_enat enat_to_nat interval_cases' type_check sublist_tac
    continuity? delta_instance pi_lower_bound pi_upper_bound algebraize sleep_heartbeats count_heartbeats
    swap_var rename_bvar replace_all trans_all transitivity recall witt_truncateFun_tac
    to_encard_tac linarith? simp_all_arith wlog!""".split()
)

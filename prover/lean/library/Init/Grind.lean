prelude
import Init.Data.Array.Lemmas
import Init.Data.Fin.Lemmas
import Init.Data.List.Sublist
import Init.Data.Option.Lemmas
import Init.Data.Nat.Order

/-! Theorems of the core library that `grind` uses unasked. -/

attribute [grind =] List.length_nil List.length_cons List.length_append List.length_map List.length_reverse
  List.length_replicate List.length_range List.length_take List.length_drop List.length_zip List.length_set
attribute [grind =] List.nil_append List.cons_append List.append_nil
attribute [grind ←] List.not_mem_nil
attribute [grind =] List.mem_cons List.mem_append List.mem_reverse List.mem_map List.mem_filter List.mem_range
  List.mem_replicate
attribute [grind =] List.map_nil List.map_cons List.map_append List.map_map
attribute [grind =] List.filter_nil List.filter_cons List.filter_append
attribute [grind =] List.foldl_nil List.foldl_cons List.foldr_nil List.foldr_cons List.foldl_append
attribute [grind =] List.reverse_nil List.reverse_cons List.reverse_append List.reverse_reverse
attribute [grind =] List.take_nil List.take_zero List.take_succ_cons List.drop_nil List.drop_zero
  List.drop_succ_cons
attribute [grind =] List.getElem_cons List.getElem?_nil List.getElem?_cons List.getElem_append List.getElem?_append
  List.getElem_replicate List.getElem?_replicate List.getElem_map List.getElem?_map List.getElem_reverse List.getElem_set
  List.getElem?_set List.getElem?_eq_getElem
attribute [grind →] List.getElem?_eq_none
attribute [grind =] List.head_cons List.head?_nil List.head?_cons List.tail_cons List.getLast?_cons
attribute [grind =] List.any_nil List.any_cons List.all_nil List.all_cons
attribute [grind =] List.find?_nil List.find?_cons List.isEmpty_nil List.isEmpty_cons
attribute [grind =] List.replicate_zero List.replicate_succ List.sum_nil List.sum_cons
attribute [grind =] List.flatten_cons List.flatMap_cons List.zipWith_cons_cons List.contains_cons List.count_cons
attribute [grind =] List.nodup_cons List.pairwise_cons
attribute [grind .] List.length_filter_le

attribute [grind =] Option.isSome_none Option.isSome_some Option.isNone_none Option.isNone_some Option.get_some
  Option.getD_none Option.getD_some Option.map_none Option.map_some Option.bind_none Option.bind_some
  Option.filter_none Option.filter_some Option.none_or Option.some_or Option.mem_def
  Option.map_eq_some_iff Option.bind_eq_some_iff
attribute [grind ext] funext List.ext_getElem? Array.ext

attribute [grind =] Array.size_push Array.size_pop Array.size_append Array.size_map Array.size_replicate
  Array.size_empty Array.size_toArray Array.toList_push Array.mem_push

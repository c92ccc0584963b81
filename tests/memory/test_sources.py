"""Each source by itself: words, patterns, vectors, usage; and their fusion."""

from __future__ import annotations

import numpy as np
import pytest

from memory.discrimination import APPLY, BACKWARDS, REWRITE, DiscriminationTree, patterns_of
from memory.display import read_goal, read_statement
from memory.encoder import HashingEncoder
from memory.features import goal_words, name_words, statement_words
from memory.fusion import ReciprocalRanks, fitted
from memory.fusion_fit import fit_fusion
from memory.premise_library import FEATURES, SOURCES, PremiseLibrary
from memory.sparse import GROUPS, SparseIndex
from memory.usage import best
from prover.types import Declaration

STATEMENTS = {
    "Nat.add_comm": "∀ (n m : ℕ), n + m = m + n",
    "Nat.mul_comm": "∀ (n m : ℕ), n * m = m * n",
    "mul_comm": "∀ {G : Type u} [inst : CommMagma G] (a b : G), a * b = b * a",
    "Nat.le_trans": "∀ {n m k : ℕ}, n ≤ m → m ≤ k → n ≤ k",
    "Nat.mul_le_mul": "∀ {a b c d : ℕ}, a ≤ b → c ≤ d → a * c ≤ b * d",
    "Real.sqrt_nonneg": "∀ (x : ℝ), 0 ≤ √x",
    "Real.mul_self_sqrt": "∀ {a : ℝ}, 0 ≤ a → √a * √a = a",
    "List.length_append": "∀ {α : Type u} {as bs : List α}, (as ++ bs).length = as.length + bs.length",
    "Nat.Prime.two_le": "∀ {p : ℕ}, p.Prime → 2 ≤ p",
    "two_mul_sub_one": "∀ (n : ℕ), 2 * n - 1 = n + n - 1",
}
USES = {"two_mul_sub_one": ("Nat.add_comm", "Nat.mul_comm"), "Nat.mul_le_mul": ("Nat.le_trans",)}


def _library() -> PremiseLibrary:
    return PremiseLibrary(
        [Declaration(n, "theorem", "M", type_text=t, uses=USES.get(n, ())) for n, t in STATEMENTS.items()]
    )


def _names(library: PremiseLibrary, goal: str, source: str, **more: object) -> list[str]:
    candidates = library.candidates(goal, **more)  # type: ignore[arg-type]
    column = candidates.sources[:, SOURCES.index(source)]
    order = np.argsort(-column, kind="stable")
    return [library.declarations[candidates.documents[row]].name for row in order if column[row] > 0]


def test_names_are_taken_apart() -> None:
    assert name_words("Nat.add_natAbs") == ["nat", "add", "natabs", "nat", "abs"]


def test_bm25_prefers_rare_words_and_short_texts() -> None:
    index = SparseIndex.build([{"s:a": 1.0, "s:b": 1.0}, {"s:a": 1.0}, {"s:a": 1.0, "s:c": 1.0, "s:d": 1.0}])
    by_symbols = index.scores({"s:a": 1.0, "s:b": 1.0})[GROUPS.index("symbols")]
    assert by_symbols[0] > by_symbols[1] > by_symbols[2] > 0


def test_an_unknown_word_scores_nothing() -> None:
    assert not SparseIndex.build([{"s:a": 1.0}]).scores({"s:z": 1.0, "n:y": 1.0}).any()


@pytest.mark.parametrize(
    ("goal", "fits"),
    [
        ("a b : ℕ\n⊢ a + b = 0", {("Nat.add_comm", REWRITE), ("Nat.add_comm", BACKWARDS)}),
        ("a b : ℕ\n⊢ a * b = b * a", {("Nat.mul_comm", APPLY), ("mul_comm", APPLY)}),
        ("x y : ℝ\n⊢ x * y = y * x", {("mul_comm", APPLY), ("mul_comm", REWRITE)}),
        ("x : ℝ\n⊢ 0 ≤ √(x + 1)", {("Real.sqrt_nonneg", APPLY)}),
        ("l : List ℕ\n⊢ (l ++ l).length = 2", {("List.length_append", REWRITE)}),
    ],
)
def test_patterns_that_fit(goal: str, fits: set[tuple[str, int]]) -> None:
    names, tree = list(STATEMENTS), DiscriminationTree()
    for number, text in enumerate(STATEMENTS.values()):
        for pattern in patterns_of(read_statement(text)):
            tree.add(number, pattern)
    assert fits <= {(names[fit.document], fit.use) for fit in tree.search(read_goal(goal))}


def test_a_pattern_about_another_type_does_not_fit() -> None:
    library = _library()
    fits = library.tree.search(read_goal("x y : ℝ\n⊢ x * y = 1"))
    fitting = {library.declarations[fit.document].name for fit in fits}
    assert "mul_comm" in fitting and "Nat.mul_comm" not in fitting


def test_vectors_of_similar_statements_are_near() -> None:
    words = [statement_words(read_statement(text), name) for name, text in STATEMENTS.items()]
    encoder = HashingEncoder.fitted(words, 128)
    rows = encoder.encode_premises(list(STATEMENTS.items()))
    assert np.allclose(np.linalg.norm(rows, axis=1), 1.0)
    near = rows @ encoder.encode_goals(["p : ℕ\nh : p.Prime\n⊢ 2 ≤ p"])[0]
    assert list(STATEMENTS)[int(near.argmax())] == "Nat.Prime.two_le"


def test_an_encoder_fitted_to_something_else_has_another_key() -> None:
    one, two = HashingEncoder.fitted([{"s:a": 1.0}]), HashingEncoder.fitted([{"s:b": 1.0}])
    assert one.key != two.key and one.key == HashingEncoder.fitted([{"s:a": 1.0}]).key


def test_usage_names_what_similar_proofs_used() -> None:
    names = _names(_library(), "k : ℕ\n⊢ 2 * k - 1 = k + k - 1", "usage")
    assert names.index("Nat.mul_comm") < 3 and names.index("Nat.add_comm") < 4


def test_only_earlier_premises_are_visible() -> None:
    library = _library()
    found = _names(library, "a b : ℕ\n⊢ a * b = b * a", "sparse", before=2)
    assert set(found) <= {"Nat.add_comm", "Nat.mul_comm"}


def test_what_a_later_proof_uses_tells_nothing_before_it() -> None:
    library = _library()
    before = library.candidates("k : ℕ\n⊢ k + k = k + k", before=9)
    assert not before.features[:, FEATURES.index("popularity")].astype(bool)[before.documents == 1].any()


def test_proofs_of_statements_like_the_goal_tell_of_what_they_use() -> None:
    library = _library()
    goal = "k : ℕ\n⊢ 2 * k - 1 = k + k - 1"
    found, earlier = library.candidates(goal), library.candidates(goal, before=9)
    total, nearest = FEATURES.index("users_near"), FEATURES.index("closest_user_symbols")
    used, unused = (found.documents.tolist().index(library.number[name]) for name in ("Nat.mul_comm", "mul_comm"))
    assert found.features[used, total] > found.features[unused, total] == np.float32(np.log(0.01))
    assert (found.features[used, nearest], found.features[unused, nearest]) == (1.0, 0.0)
    assert (earlier.features[earlier.documents == library.number["Nat.mul_comm"], nearest] == 0.0).all()


def test_what_stands_beside_near_statements_is_near() -> None:
    statements = ["∀ (x : ℝ), 0 ≤ √x", "∀ (n m : ℕ), n * m = m * n", "∀ (n m : ℕ), n * m = n"]
    modules = ("Roots", "Products", "Roots")
    library = PremiseLibrary(
        [
            Declaration(f"t{i}", "theorem", m, type_text=t)
            for i, (m, t) in enumerate(zip(modules, statements, strict=True))
        ]
    )
    found = library.candidates("x : ℝ\n⊢ 0 ≤ √(x * x)")
    by_module = dict(zip(found.documents.tolist(), found.features[:, FEATURES.index("module")].tolist(), strict=True))
    assert by_module[0] == by_module[2] == 1.0 > by_module[1]


def test_words_of_hypotheses_and_their_count_are_two_features() -> None:
    library = _library()
    found = library.candidates("a b c d : ℕ\nh : a ≤ b\nk : c ≤ d\n⊢ a * c ≤ b * d")
    rows = [found.documents.tolist().index(library.number[name]) for name in ("Nat.mul_le_mul", "Nat.mul_comm")]
    assert len(set(FEATURES)) == len(FEATURES)
    assert (found.features[rows, FEATURES.index("hypotheses")] > 0.0).tolist() == [True, False]
    assert found.features[rows, FEATURES.index("hypothesis_count")].tolist() == [0.5, 0.0]


def test_excluded_premises_are_not_named() -> None:
    assert "mul_comm" not in _names(_library(), "x y : ℝ\n⊢ x * y = y * x", "sparse", excluded={"mul_comm"})


def test_nothing_visible_gives_nothing() -> None:
    assert len(_library().candidates("⊢ True", before=0).documents) == 0
    assert len(PremiseLibrary([]).candidates("⊢ True").documents) == 0


@pytest.mark.parametrize(
    ("goal", "wanted"),
    [
        ("a b : ℕ\n⊢ a + b = b + a", "Nat.add_comm"),
        ("p : ℕ\nhp : p.Prime\n⊢ 2 ≤ p", "Nat.Prime.two_le"),
        ("x : ℝ\nh : 0 ≤ x\n⊢ √x * √x = x", "Real.mul_self_sqrt"),
        ("xs ys : List ℕ\n⊢ (xs ++ ys).length = 5", "List.length_append"),
    ],
)
def test_fused_the_best_is_first(goal: str, wanted: str) -> None:
    library = _library()
    candidates = library.candidates(goal)
    first = candidates.documents[int(np.argmax(fitted().scores(candidates)))]
    assert library.declarations[first].name == wanted


def test_reciprocal_ranks_count_sources_that_name_a_candidate() -> None:
    candidates = _library().candidates("x : ℝ\n⊢ 0 ≤ √x")
    scores = ReciprocalRanks().scores(candidates)
    top = candidates.documents[int(np.argmax(scores))]
    assert list(STATEMENTS)[top] == "Real.sqrt_nonneg" and scores.max() <= 4 / 60 + 1e-6


def test_a_fit_finds_the_feature_that_tells() -> None:
    library = _library()
    goals = ["a b : ℕ\n⊢ a + b = b + a", "x : ℝ\n⊢ 0 ≤ √x", "p : ℕ\nh : p.Prime\n⊢ 2 ≤ p", "a b : ℕ\n⊢ a * b = b * a"]
    wanted = ["Nat.add_comm", "Real.sqrt_nonneg", "Nat.Prime.two_le", "Nat.mul_comm"]
    examples = [
        (library.candidates(goal), np.array([library.number[name]])) for goal, name in zip(goals, wanted, strict=True)
    ]
    found = fit_fusion(examples, epochs=100)
    for candidates, (number,) in examples:
        assert candidates.documents[int(np.argmax(found.scores(candidates)))] == number


def test_best_breaks_ties_by_number() -> None:
    assert best(np.array([1.0, 3.0, 0.0, 3.0, 2.0], np.float32), 3).tolist() == [1, 3, 4]


def test_best_breaks_ties_by_number_where_it_cuts_off() -> None:
    scores = np.ones(1000, np.float32)
    scores[500] = 2.0
    assert best(scores, 64).tolist() == [500, *range(63)]


def test_words_of_a_goal_speak_of_its_notation() -> None:
    words = goal_words(read_goal("a b : ℕ\nh : a ∣ b\n⊢ a * b = 0"))
    assert {"n:mul", "n:eq", "n:zero", "n:dvd", "s:hMul", "t:Nat", "h:Dvd.dvd"} <= set(words)

from __future__ import annotations

import pytest

from benchmarks.desk import FIRST, RARE, fact
from benchmarks.fused import by_search, by_words
from benchmarks.judged.score import asked, judge, judgements, ndcg
from benchmarks.translations import Pairing, alter, mask
from index.hashing import HashingEncoder

POST = """---
title: Nota
date: 2026-01-08
---
<b>1 - </b> El S&P 500 bajó un 0,54 % a 6.908,15 el 8 de enero de 2026; el oro, 5.184 dólares y el Brent, 71,02.
"""


@pytest.mark.parametrize(
    ("ranked", "expected"),
    [
        ([("a", 0), ("b", 0)], 1.0),
        ([("b", 0), ("a", 0)], (1 + 3 / 1.584962500721156) / (3 + 1 / 1.584962500721156)),
        ([("x", 0), ("a", 0)], (3 / 1.584962500721156) / (3 + 1 / 1.584962500721156)),
        ([], 0.0),
    ],
)
def test_ndcg_discounts_by_place(ranked: list[tuple[str, int]], expected: float) -> None:
    assert ndcg(ranked, {("a", 0): 2, ("b", 0): 1, ("c", 0): 0}) == pytest.approx(expected)


def test_every_query_is_judged_and_half_go_across_languages() -> None:
    queries, graded = asked(), judgements()
    assert len(queries) == 40
    assert sum(query.lang != query.passages for query in queries) == 20
    assert {query.id for query in queries} == set(graded)
    assert {grade for grades in graded.values() for grade in grades.values()} == {0, 1, 2}


def test_the_queries_that_search_is_tuned_on_are_others() -> None:
    queries, graded = asked("dev"), judgements("dev")
    assert len(queries) == 60
    assert sum(query.lang != query.passages for query in queries) == 30
    assert {query.id for query in queries} == set(graded)
    assert not {query.text for query in queries} & {query.text for query in asked()}


def test_what_does_not_hold_is_said() -> None:
    good = {"vectors": 0.5, "words": 0.6, "search": 0.9, "search across": 0.9}
    assert judge(good) == []
    assert judge(good | {"words": 0.95}) == ["search is 0.900, no better than one of its parts alone (0.950)"]
    assert judge(good | {"search across": 0.1}) == ["search across is 0.100, its floor 0.74"]


def test_figures_are_altered_but_no_names_and_dates() -> None:
    post, places = alter(POST, seed="a")
    assert len(places) == 3
    assert all(post[start] != POST[start] and post[start].isdigit() for start, _ in places)
    assert post.startswith(POST[: POST.index("bajó")])
    assert "el 8 de enero de 2026" in post
    assert [char for char, other in zip(post, POST, strict=True) if char != other] == [post[at] for at, _ in places]


def test_a_masked_post_has_no_figures_and_no_metadata() -> None:
    read = "# - El S&P # bajó un # % a # el # de enero de #; el oro, # dólares y el Brent, #."
    assert " ".join(mask(POST).split()) == read


def test_pairing_is_scored_by_pairs() -> None:
    found, known = frozenset({("a", "b"), ("c", "d")}), frozenset({("a", "b"), ("e", "f")})
    assert str(Pairing(found, known)) == "pairs known 2, found 2: P 0.500 R 0.500 F1 0.500"


def test_the_desk_is_always_the_same_and_its_rare_ticker_rare() -> None:
    facts = [fact(number) for number in range(3_000)]
    assert facts[:5] == [fact(number) for number in range(5)]
    assert sum(each.subject == RARE for each in facts) == 2
    assert all(each.day >= FIRST for each in facts)


@pytest.mark.parametrize("scorer", [by_search, by_words])
def test_search_ranks_texts_of_the_other_language(scorer: type) -> None:
    texts = ["El cobre cayó en Londres.", "La inflación subió en enero.", "El banco central bajó los tipos."]
    scores = scorer(HashingEncoder(64), "es")(texts)(["did copper fall", "was inflation higher", "a rate cut"])
    assert list(scores.argmax(axis=1)) == [0, 1, 2]

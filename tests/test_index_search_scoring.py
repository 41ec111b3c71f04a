from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.fused import snapshot_of
from index.hashing import HashingEncoder
from index.matrix import directions, quantise
from index.search.people import People
from index.search.plan import Alternative, Group, plan
from index.search.postings import POWER, Postings, invert
from index.search.scaling import Sample
from index.search.scoring import NAMES, SURE, Query, Scored, Scoring
from index.search.snapshot import Named
from index.search.words import term, terms

TEXTS = (
    "Copper slid as smelters in Chile restarted. Stocks in Shanghai climbed again.",
    "El cobre cedió mientras las fundiciones retomaban la producción. El dólar no se movió.",
    "The central bank held its policy rate at its meeting. Wages have begun to cool.",
    "El banco central dejó los tipos de interés sin cambios. Los salarios se enfrían.",
    "Cotton and sugar hardly moved in a quiet session. Traders were away for the holiday.",
)
LANGS = ("en", "es", "en", "es", "en")


def ranked(query: str, *, candidates: int = 256, among: list[int] | None = None) -> Scored:
    encoder = HashingEncoder(256)
    snapshot = snapshot_of(TEXTS, LANGS, encoder)
    asked = Query(encoder.encode([query])[0], plan(query, telling=snapshot.postings.importance))
    places = None if among is None else np.array(among)
    return Scoring(snapshot, asked, Sample.of(snapshot)).rank(places, limit=5, candidates=candidates)


@pytest.mark.parametrize(
    ("query", "first", "second"),
    [
        ("the price of copper in Chile", 0, 1),
        ("el precio del cobre en las fundiciones", 1, 0),
        ("did the central bank keep interest rates", 2, 3),
        ("si el banco central mantuvo los tipos de interés", 3, 2),
    ],
)
def test_words_find_both_languages(query: str, first: int, second: int) -> None:
    assert list(ranked(query).places[:2]) == [first, second]


@pytest.mark.parametrize(("query", "sentence"), [("wages cool", 5), ("Shanghai stocks", 1), ("salarios", 7)])
def test_the_best_sentence_is_the_one_that_has_the_words(query: str, sentence: int) -> None:
    assert ranked(query).sentences[0] == sentence


@pytest.mark.parametrize("among", [[0, 2, 4], [1], [3, 4]])
def test_a_score_does_not_hang_on_the_filter(among: list[int]) -> None:
    every, some = ranked("copper and interest rates"), ranked("copper and interest rates", among=among)
    scores = dict(zip(every.places.tolist(), every.scores.tolist(), strict=True))
    assert {place: scores[place] for place in among} == dict(
        zip(some.places.tolist(), some.scores.tolist(), strict=True)
    )


def test_scores_fall_and_equals_keep_their_order() -> None:
    found = ranked("zzyzx")
    assert list(found.scores) == sorted(found.scores, reverse=True)
    assert list(ranked("").places) == [0, 1, 2, 3, 4]


def postings(*texts: str) -> Postings:
    numbers = [terms(text, "en") for text in texts]
    owners = np.repeat(np.arange(len(texts), dtype=np.int32), [len(each) for each in numbers])
    tokens = np.array([number for each in numbers for number in each], dtype=np.uint32)
    return invert(tokens, owners, np.zeros(len(texts), dtype=np.uint8))


def scores(found: Postings, *groups: Group) -> list[float]:
    size = int(found.places.max()) + 1
    return [float(value) for value in found.score(found.weigh(groups, size), size, size)[0]]


def test_bm25_is_that_of_the_formula_with_rare_words_above_it() -> None:
    found = postings("gold gold oil", "oil", "silver tin", "tin")
    (score, *others) = scores(found, (Alternative((term("gold", "en"),), 1.0),))
    expected = np.log(1 + (4 - 1 + 0.5) / 1.5) ** POWER * 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 3 / 1.75))
    assert score == pytest.approx(expected, rel=1e-6)
    assert others == [0, 0, 0]


def test_of_several_words_for_one_thing_the_best_counts_and_all_tell_how_rare_it_is() -> None:
    found = postings("gold silver", "gold", "silver", "tin")
    gold, silver = (Alternative((term(word, "en"),), 1.0) for word in ("gold", "silver"))
    alone, either = scores(found, (gold,)), scores(found, (gold, silver))
    assert either[1] == either[2] > either[0] > 0  # two of four words, and both are of the thing
    assert alone[1] > either[1]  # "gold or silver" stands in more passages than "gold"
    assert scores(found, (Alternative((term("lead", "en"),), 1.0),)) == [0, 0, 0, 0]


def test_of_an_expression_the_telling_word_counts_alone_and_the_others_with_it() -> None:
    found = postings("rate cut", "cut tin", "rate tin", "rate tin", "tin", "tin")
    both = scores(found, (Alternative(tuple(term(word, "en") for word in ("rate", "cut")), 1.0),))
    assert both[0] > both[1] > 0
    assert both[2:] == [0, 0, 0, 0]


def test_words_of_most_passages_are_not_looked_for_beside_others() -> None:
    found = postings("the gold", "the oil", "the tin", "the lead")
    the, gold = (Alternative((term(word, "en"),), 1.0) for word in ("the", "gold"))
    assert scores(found, (the,), (gold,)) == scores(found, (gold,))
    assert min(scores(found, (the,))) > 0


def test_a_passage_that_names_what_the_query_names_comes_first() -> None:
    encoder = HashingEncoder(256)
    snapshot = snapshot_of(TEXTS, LANGS, encoder)
    names = replace(snapshot.names, identifiers=("cb:FED", "cb:ECB"))
    numbers = np.array([0, 1], dtype=np.int32)
    named = Named(np.array([2, 3], dtype=np.int32), numbers, np.array([False, True]))
    asked = Query(encoder.encode(["zzyzx"])[0], plan("zzyzx", telling=lambda _: 1.0), ("cb:ECB",))
    scoring = Scoring(replace(snapshot, names=names, named=named), asked, Sample.of(snapshot))
    assert list(scoring.rank(limit=1).places) == [3]


@settings(max_examples=30)
@given(st.lists(st.lists(st.floats(-1, 1, width=32), min_size=8, max_size=8), min_size=1, max_size=6))
def test_quantised_vectors_keep_their_direction(rows: list[list[float]]) -> None:
    vectors = np.array(rows, dtype=np.float32)
    lengths = np.linalg.norm(vectors, axis=1)
    kept = directions(quantise(vectors))
    cosines = (kept * vectors).sum(axis=1)[lengths > 1e-3] / lengths[lengths > 1e-3]
    assert np.all(cosines > 0.999)


@pytest.mark.parametrize(("names", "first"), [((), 1), (("country:ES",), 3)])
def test_what_states_the_figure_that_is_asked_for_comes_first(names: tuple[str, ...], first: int) -> None:
    encoder = HashingEncoder(256)
    snapshot = snapshot_of(["Nothing here."] * 4, ["en"] * 4, encoder)
    none, day = np.array([-1, -1], dtype=np.int32), np.array([1, 1], dtype=np.int32)
    figures = replace(
        snapshot.figures,
        passages=np.array([1, 3], dtype=np.int32),
        subjects=np.array([1, 0], dtype=np.int32),
        metrics=np.array([0, 0], dtype=np.int32),
        units=none,
        firsts=day,
        lasts=day,
    )
    known = replace(snapshot.names, identifiers=("country:ES", "country:US"), metrics=("unemployment_rate",))
    asked = Query(encoder.encode(["jobless"])[0], plan("jobless", telling=lambda _: 0.0), names)
    asked = replace(asked, metrics=("unemployment_rate", "eps"))
    scoring = Scoring(replace(snapshot, names=known, figures=figures), asked, Sample.of(snapshot))
    assert scoring.rank(limit=4).places[0] == first


def test_a_figure_of_something_else_is_no_answer() -> None:
    encoder = HashingEncoder(256)
    snapshot = snapshot_of(["Nothing here."] * 40, ["en"] * 40, encoder)
    one, none = np.array([3], dtype=np.int32), np.array([-1], dtype=np.int32)
    figures = replace(snapshot.figures, passages=one, subjects=none, metrics=one - 3, units=none, firsts=one, lasts=one)
    named = Named(np.array([5, 7], dtype=np.int32), np.array([0, 0], dtype=np.int32), np.array([False, False]))
    known = replace(snapshot.names, identifiers=("country:IR",), metrics=("deal_value",))
    asked = Query(encoder.encode(["zzyzx"])[0], plan("zzyzx", telling=lambda _: 0.0), ("country:IR",))
    asked = replace(asked, metrics=("deal_value",))
    made = replace(snapshot, names=known, figures=figures, named=named)
    assert list(Scoring(made, asked, Sample.of(made)).rank(limit=3).places) == [5, 7, 0]


@pytest.mark.parametrize(("people", "answers"), [(None, True), (People(np.array([5]), alike=False), False)])
def test_a_figure_where_nobody_is_that_the_query_names_is_no_answer(people: People | None, *, answers: bool) -> None:
    encoder = HashingEncoder(256)
    texts = ["Nothing here."] * 40
    texts[5] = "Powell spoke."
    snapshot = snapshot_of(texts, ["en"] * 40, encoder)
    one, none = np.array([3], dtype=np.int32), np.array([-1], dtype=np.int32)
    figures = replace(snapshot.figures, passages=one, subjects=none, metrics=one - 3, units=none, firsts=one, lasts=one)
    known = replace(snapshot.names, metrics=("deal_value",))
    asked = Query(encoder.encode(["zzyzx"])[0], plan("zzyzx", telling=lambda _: 0.0), metrics=("deal_value",))
    made = replace(snapshot, names=known, figures=figures)
    ranked = Scoring(made, replace(asked, people=people), Sample.of(made)).rank(limit=40).places.tolist()
    assert (ranked.index(3) < ranked.index(0)) == answers  # of passages that score alike the first comes first


def test_a_rare_name_does_not_drown_all_else() -> None:
    encoder = HashingEncoder(256)
    texts = ["Nothing here."] * 2_000
    snapshot = snapshot_of(texts, ["en"] * len(texts), encoder)
    named = Named(np.array([5], dtype=np.int32), np.array([0], dtype=np.int32), np.array([False]))
    known = replace(snapshot.names, identifiers=("country:IR",))
    asked = Query(encoder.encode(["zzyzx"])[0], plan("zzyzx", telling=lambda _: 0.0), ("country:IR",))
    made = replace(snapshot, names=known, named=named)
    first, second = Scoring(made, asked, Sample.of(made)).rank(limit=2).scores
    assert 0 < (first - second) * asked.parts <= NAMES * (SURE + 1)

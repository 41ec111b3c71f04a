from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from benchmarks.fused import snapshot_of
from index.hashing import HashingEncoder
from index.search.interaction import HELD, MOST, READ, WEIGHTS, Interaction, WordVectors
from index.search.plan import plan
from index.search.scaling import Sample
from index.search.scoring import SCORES, Query, Scored, Scoring
from index.static_encoder import StaticEncoder

TEXTS = (
    "The founder passed away in spring. His firm was sold.",
    "El fundador falleció en primavera. Su empresa se vendió.",
    "Copper slid as smelters restarted. Cotton hardly moved.",
    "El cobre cedió al volver las fundiciones. El algodón no se movió.",
)
LANGS = ("en", "es", "en", "es")


def reading(query: str, texts: Sequence[str] = TEXTS, langs: Sequence[str] = LANGS) -> tuple[Scored, Scored]:
    """Return the passages as the other scores rank them, and after their words were read."""
    encoder = StaticEncoder.shipped()
    snapshot = snapshot_of(texts, langs, encoder)
    sentences = [text.split(". ") for text in texts]
    sought = plan(query, telling=snapshot.postings.importance)
    asked = Query(encoder.encode([query])[0], sought, words=tuple(dict.fromkeys(query.lower().split())))
    scored = Scoring(snapshot, asked, Sample.of(snapshot)).rank(limit=len(texts))
    read = Interaction.of(snapshot, encoder, lambda places: [sentences[place] for place in places.tolist()])
    first = [sentences[place] for place in scored.places[:READ].tolist()]
    kinds = snapshot.texts.langs[scored.places]
    return scored, read.rank(scored, asked, passages=first, langs=kinds, limit=len(texts))


@pytest.mark.parametrize(
    ("query", "own"),
    [("when did the founder die", {0, 1}), ("cuando murió el fundador", {0, 1}), ("price of copper", {2, 3})],
)
def test_near_words_lift_a_passage_of_either_language(query: str, own: set[int]) -> None:
    _, ranked = reading(query)

    assert set(ranked.places[:2].tolist()) == own
    assert list(ranked.scores) == sorted(ranked.scores, reverse=True)


@pytest.mark.parametrize("query", ["", "copper " + " ".join(f"word{number}" for number in range(MOST))])
def test_a_text_without_words_or_of_very_many_is_ranked_as_before(query: str) -> None:
    scored, ranked = reading(query)

    assert (ranked.places.tolist(), ranked.scores.tolist()) == (scored.places.tolist(), scored.scores.tolist())


def test_passages_that_are_not_read_count_as_the_usual_one() -> None:
    texts = tuple(f"Copper slid on day {number}." for number in range(READ + 6))

    scored, ranked = reading("copper", texts, ("en",) * len(texts))

    found = dict(zip(ranked.places.tolist(), ranked.scores.tolist(), strict=True))
    unread = [found[place] for place in scored.places[READ:].tolist()]
    expected = scored.scores[READ:] * SCORES / (SCORES + sum(WEIGHTS))
    assert (len(found), len(unread)) == (len(texts), 6)
    assert unread == pytest.approx(expected.tolist(), abs=2e-6)


def test_vectors_of_words_are_made_once_and_stay_the_same() -> None:
    encoder = HashingEncoder(16)
    vectors = WordVectors(encoder)
    first = vectors.of(["oro", "gold"])

    vectors.of([f"w{number}" for number in range(HELD - 1)])
    again = vectors.of(["gold", "oro"])

    assert np.array_equal(first, encoder.encode(["oro", "gold"]))
    assert np.array_equal(again, first[::-1])

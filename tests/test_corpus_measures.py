"""Scores with intervals, by source and group of metrics, and what is claimed of silent sentences."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from benchmarks.measures import of_claims
from benchmarks.scoring import Score, score_claims
from benchmarks.silent import Silent, alarms, describe
from benchmarks.truth.draw_silent import numbered, sentences
from benchmarks.truth.groups import GROUPS
from benchmarks.truth.score import Figure, Passage, figures, report, totals


def claim(start: int, **changes: Any) -> dict[str, Any]:
    stated = {"subject": "index:SPX", "metric": "return", "low": 1.2, "high": 1.2, "unit": "%", "negated": False}
    return {"doc": "a.txt", "start": start, "end": start + 4, **stated} | changes


GOLD = [claim(0, status="actual"), claim(10), claim(20), claim(30), claim(40, metric="price", unit="USD")]
MADE = [
    claim(0, status="forecast"),
    claim(10, unit="bp"),
    claim(20, metric="price_change"),
    claim(30, subject="index:RUT", negated=True),
]


def test_a_field_is_asked_of_the_claims_that_are_right_up_to_it() -> None:
    scores = score_claims(GOLD, MADE)

    assert (scores.hard, scores.soft) == (
        {"unit": (3, 4), "metric": (2, 3), "subject": (1, 2), "negated": (1, 2)},
        {"status": (0, 1)},
    )


def test_values_are_counted_by_metric() -> None:
    assert score_claims(GOLD, MADE).values == {"return": Score(3, 4, 4), "price": Score(0, 1, 0)}


def test_the_gate_takes_fields_of_all_claims_that_state_them() -> None:
    assert of_claims("corpus.en", GOLD, MADE) == {
        "corpus.en.value": 6 / 9,
        "corpus.en.metric": 4 / 9,
        "corpus.en.claim": 2 / 9,
        "corpus.en.claim_of.return": 2 / 8,
        "corpus.en.claim_of.price": 0.0,
        "corpus.en.field.unit": 3 / 5,
        "corpus.en.field.metric": 2 / 5,
        "corpus.en.field.subject": 1 / 5,
        "corpus.en.field.negated": 1 / 5,
        "corpus.en.field.status": 0.0,
    }


def test_every_metric_is_in_one_group() -> None:
    metrics = tomllib.loads((resources.files("nlp") / "data/metrics.toml").read_text(encoding="utf-8"))
    listed = [name for name, row in metrics.items() if row.get("listed", True)]
    grouped = [metric for group in GROUPS.values() for metric in group]

    assert sorted(grouped) == sorted(listed)


PASSAGES = [
    Passage({"all claim": Score(1, 1, 1), "posts claim": Score(1, 1, 1)}),
    Passage({"all claim": Score(0, 1, 1), "pages claim": Score(0, 1, 1)}),
]


def test_scores_are_summed_over_passages() -> None:
    assert totals(PASSAGES) == {
        "all claim": Score(1, 2, 2),
        "posts claim": Score(1, 1, 1),
        "pages claim": Score(0, 1, 1),
    }


def test_intervals_hold_what_other_passages_could_have_given() -> None:
    assert figures(PASSAGES, draws=200, seed=1) == [
        Figure("all claim", Score(1, 2, 2), 0.0, 1.0),
        Figure("posts claim", Score(1, 1, 1), 1.0, 1.0),  # draws without a post say nothing of posts
        Figure("pages claim", Score(0, 1, 1), 0.0, 0.0),
    ]


def test_intervals_are_the_same_every_time() -> None:
    many = [Passage({"all claim": Score(place % 3, 3, 3)}) for place in range(9)]

    assert figures(many) == figures(many)


def test_the_report_goes_from_all_to_fields() -> None:
    found = [
        Figure("field as_of", Score(1, 2, 2), 0.0, 1.0),
        Figure("prices claim", Score(1, 2, 2), 0.0, 1.0),
        Figure("all claim", Score(1, 2, 2), 0.25, 0.75),
    ]

    assert [line.split()[:4] for line in report(found).splitlines()[1:]] == [
        ["all", "claim", "0.500", "0.250–0.750"],
        ["prices", "claim", "0.500", "0.000–1.000"],
        ["field", "as_of", "0.500", "0.000–1.000"],
    ]


SENTENCE = Silent("a.txt", 10, 40, "It held 3 times since May 2031.")


@pytest.mark.parametrize(
    ("row", "false"),
    [
        (claim(18, end=19), True),
        (claim(18, end=19, metric=None), False),  # a quantity is no claim
        (claim(40, end=44), False),
        (claim(18, end=19, doc="b.txt"), False),
    ],
)
def test_a_claim_in_a_silent_sentence_is_false(row: dict[str, Any], false: bool) -> None:
    assert len(alarms([SENTENCE], [row])) == false


def test_a_false_claim_is_shown_in_its_sentence() -> None:
    (alarm,) = alarms([SENTENCE], [claim(18, end=19, rule="cue", confidence=0.5)])

    assert describe(alarm).splitlines()[1] == "    a.txt: It held [3] times since May 2031."


@pytest.mark.parametrize(
    ("text", "wrapped", "expected"),
    [
        ("---\ndate: 2031-05-01\n---\nGold rose. Mr. Bell sold.", False, ["Gold rose.", "Mr. Bell sold."]),
        ("<strong>1 - </strong> El oro subió 3 %.\nCayó el crudo.", False, ["El oro subió 3 %.", "Cayó el crudo."]),
        ("Rates rose\nby a point. They\nfell.\n\nDone.", True, ["Rates rose\nby a point.", "They\nfell.", "Done."]),
    ],
)
def test_sentences_end_at_lines_and_full_stops(text: str, wrapped: bool, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text, wrapped=wrapped)] == expected


@pytest.mark.parametrize(
    ("lang", "text", "has"),
    [
        ("en", "It fell for a 5th day.", True),
        ("es", "Cayó por quinta vez en 5 días.", True),
        ("en", "It fell twice, in two weeks.", True),
        ("es", "Cayó dos veces.", True),
        ("en", "The S&P 500 fell.", False),
        ("es", "El S&P 500 cayó.", False),
        ("en", "An MP3 player.", False),
        ("es", "Un reproductor MP3.", False),
    ],
)
def test_a_number_stands_by_itself(lang: str, text: str, has: bool) -> None:
    assert numbered(text, lang) is has

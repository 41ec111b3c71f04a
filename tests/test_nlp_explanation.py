"""Explanations: what a sentence held, what was weighed, and why one reading won."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ingest.reader import from_text
from nlp.explanation import _FETCHED, Explanation, Seen, explain
from nlp.learned.view import kinds
from nlp.reader import read

DAY = "2026-01-10"


def explained(text: str, lang: str) -> list[Explanation]:
    return list(explain(from_text(text, name="a.txt", date=DAY), lang=lang))


@pytest.mark.parametrize(
    ("lang", "text", "seen"),
    [
        (
            "en",
            "On Friday the Nasdaq traded at 31x trailing earnings.",
            {
                Seen("time", 3, 9, "Friday", "2026-01-09", "weekday"),
                Seen("mention", 14, 20, "Nasdaq", "index:IXIC", "name"),
                Seen("quantity", 31, 34, "31x", "x", "quantity.multiples"),
                Seen("cue", 35, 52, "trailing earnings", "pe_trailing", ""),
            },
        ),
        (
            "es",
            "El viernes el Nasdaq cotizaba a 31 veces beneficios pasados.",
            {
                Seen("time", 3, 10, "viernes", "2026-01-09", "weekday"),
                Seen("mention", 14, 20, "Nasdaq", "index:IXIC", "name"),
                Seen("quantity", 32, 40, "31 veces", "x", "quantity.multiples"),
                Seen("cue", 41, 59, "beneficios pasados", "pe_trailing", ""),
            },
        ),
    ],
)
def test_what_a_sentence_holds_is_shown_with_its_place(lang: str, text: str, seen: set[Seen]) -> None:
    (only,) = explained(text, lang)

    assert seen <= set(only.seen)
    assert [text[each.start : each.end] for each in only.seen if each.start is not None] == [
        each.text for each in only.seen if each.start is not None
    ]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The DAX trades at 14x forward earnings and the FTSE 100 at 12x, after gains of 3% and 2%."),
        ("es", "El DAX cotiza a 14 veces beneficios futuros y el FTSE 100 a 12 veces, tras subir un 3% y un 2%."),
    ],
)
def test_the_parts_of_a_cost_add_up_to_it_and_the_cheapest_reading_is_the_claim(lang: str, text: str) -> None:
    (only,) = explained(text, lang)
    weighed = [figure for figure in only.figures if figure.options]

    assert len(weighed) >= 2
    for figure in weighed:
        sums = [sum(cost for _, cost in option.terms) for option in figure.options]
        assert sums == pytest.approx([option.cost for option in figure.options], abs=0.03)
        assert [option.cost for option in figure.options] == sorted(option.cost for option in figure.options)
    first = [(figure.options[0].metric, figure.options[0].subject, figure.options[0].confidence) for figure in weighed]
    assert first == [
        (figure.claims[0].metric, figure.claims[0].subject, figure.claims[0].confidence) for figure in weighed
    ]


@pytest.mark.parametrize(
    ("lang", "text", "verdict"),
    [
        ("en", "The DAX rose 1.5%.", "the only reading in reach; confidence …"),
        ("es", "El DAX subió un 1,5 %.", "the only reading in reach; confidence …"),
        ("en", "We asked 7 dealers.", "no claim: no metric in reach fits a figure without a unit"),
        ("es", "Consultamos a 7 agentes.", "no claim: no metric in reach fits a figure without a unit"),
        (
            "en",
            "The DAX trades at 14x forward earnings.",
            "cheapest by 6.50, before ? pe_forward; confidence …",
        ),
    ],
)
def test_a_verdict_says_why(lang: str, text: str, verdict: str) -> None:
    (only,) = explained(text, lang)

    assert [re.sub(r"[\d.]+$", "…", figure.verdict) for figure in only.figures] == [verdict]


@pytest.mark.parametrize("name", ["en/rate-relief-rally.txt", "es/banxico-comunicado.txt"])
def test_the_claims_explained_are_those_that_reading_gives(name: str) -> None:
    path = Path(__file__).parent.parent / "corpus" / name
    document = from_text(path.read_text(encoding="utf-8"), name=name, date=DAY)
    told = [
        (figure.quantity.start, claim.subject, claim.metric, claim.low, claim.as_of, claim.rule)
        for each in explain(document)
        for figure in each.figures
        for claim in figure.claims
    ]

    assert told == [(c.start, c.subject, c.metric, c.low, c.as_of, c.rule) for c in read(document).claims]


def test_every_place_that_a_name_is_taken_from_has_words() -> None:
    inherited = {kind.partition(":")[2] for kind in kinds() if kind.startswith("topic:")}
    assert inherited <= set(_FETCHED)

"""Dates that cannot be."""

from __future__ import annotations

from typing import Any

import pytest

from index.sourced import SourcedClaim, SourcedSentence
from nlp.reading import Status
from queries.findings import find, to_json
from stating import claim, sourced


def dates(sentence: str, lang: str, said: str | None = "2026-01-09") -> list[tuple[str, str]]:
    told = SourcedSentence(sentence, 100, lang, "a.txt", "a.txt", said, "a.txt")
    rows = list(map(to_json, find([], kinds={"date"}, sentences=[told])))
    cited = [row["sides"][0][0] for row in rows]
    assert [sentence[c["start"] - 100 : c["end"] - 100] for c in cited] == [c["value_text"] for c in cited]
    return [(row["severity"], c["value_text"]) for row, c in zip(rows, cited, strict=True)]


@pytest.mark.parametrize(
    ("sentence", "lang", "expected"),
    [
        ("Stocks fell on Tuesday, January 8, 2026, in thin trade.", "en", ("error", "Tuesday, January 8, 2026")),
        ("Las bolsas cayeron el martes 8 de enero de 2026.", "es", ("error", "martes 8 de enero de 2026")),
        ("Stocks fell on Tuesday, Jan. 8.", "en", ("warning", "Tuesday, Jan. 8")),
        ("Las bolsas cayeron el martes, 8 de enero.", "es", ("warning", "martes, 8 de enero")),
        ("The board meets on Monday 8 January 2026.", "en", ("error", "Monday 8 January 2026")),
        ("The bond matures on February 30, 2031.", "en", ("error", "February 30, 2031")),
        ("El bono vence el 30 de febrero de 2031.", "es", ("error", "30 de febrero de 2031")),
        ("It is payable on June 31 to holders of record.", "en", ("error", "June 31")),
        ("It is payable by 31 June and may be renewed.", "en", ("error", "31 June")),
        ("El plazo acaba el 31 de abril.", "es", ("error", "31 de abril")),
        ("Published 2026-02-30 in Madrid.", "en", ("error", "2026-02-30")),
        ("Publicado el 31/06/2026 en Lima.", "es", ("error", "31/06/2026")),
    ],
)
def test_a_date_that_cannot_be(sentence: str, lang: str, expected: tuple[str, str]) -> None:
    assert dates(sentence, lang) == [expected]


@pytest.mark.parametrize(
    ("sentence", "lang"),
    [
        ("Stocks fell on Thursday, January 8, 2026, in thin trade.", "en"),
        ("Las bolsas cayeron el jueves 8 de enero de 2026.", "es"),
        ("Stocks fell on Thursday, Jan. 8, and on Friday, Dec. 19.", "en"),
        ("Las bolsas cayeron el jueves, 8 de enero, y el viernes 19 de diciembre.", "es"),
        ("The bond matures on February 29, 2028.", "en"),
        ("El bono vence el 29 de febrero de 2028.", "es"),
        ("It is payable on June 30 to holders of record.", "en"),
        ("In February 30 companies report, and in April 31 more.", "en"),
        ("Trading ended on 31/12/2025 and on 12/31/2025.", "en"),
        ("El martes la bolsa ganó un 8 %; en enero de 2026 perdió un 3 %.", "es"),
        ("El martes, 8 de las 10 empresas subieron.", "es"),
    ],
)
def test_dates_that_are_left_alone(sentence: str, lang: str) -> None:
    assert dates(sentence, lang) == []


def test_a_year_that_nothing_gives_is_not_guessed() -> None:
    assert dates("Stocks fell on Tuesday, Jan. 8.", "en", said=None) == []


def forecast(sentence: str, lang: str, **more: Any) -> SourcedClaim:
    fields: dict[str, Any] = {"subject": "XTST:ACM", "metric": "revenue_growth", "unit": "%", "as_of": "2024"}
    fields |= {"start": 0, "end": 2, "value_text": "5%", "sentence_end": len(sentence), "lang": lang}
    fields |= {"status": Status.FORECAST} | more
    return sourced(claim(5.0, **fields), sentence, date="2026-02-10")


@pytest.mark.parametrize(
    ("sentence", "lang", "more", "found"),
    [
        ("Acme expects sales to grow 5% in 2024.", "en", {}, 1),
        ("Acme espera que sus ventas crezcan un 5 % en 2024.", "es", {}, 1),
        ("Acme expects sales to grow 5% in 2026.", "en", {"as_of": "2026"}, 0),
        ("Analysts had expected 5% in 2024.", "en", {}, 0),
        ("Los analistas esperaban un 5 % en 2024.", "es", {}, 0),
        ("Acme espera un 5 % en el cuarto trimestre.", "es", {"as_of": "2025-Q4"}, 0),
        ("Acme grew 5% in 2024.", "en", {"status": Status.ACTUAL}, 0),
    ],
)
def test_a_forecast_of_what_is_long_past(sentence: str, lang: str, more: dict[str, Any], found: int) -> None:
    assert len(find([forecast(sentence, lang, **more)], kinds={"date"})) == found

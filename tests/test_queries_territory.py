"""Statistics of a sector or a region, which are not those of the country, and indices of prices that differ."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from index.sourced import SourcedClaim
from queries.blocks import block
from queries.findings import find
from queries.territory import of_a_part
from queries.timeline import timeline
from stating import figure


def stated(sentence: str, text: str, metric: str = "payrolls", *, lang: str = "en", doc: str = "a.txt") -> SourcedClaim:
    value = (
        float(text.replace(",", "").replace("%", ""))
        if lang == "en"
        else float(text.split(maxsplit=1)[0].replace(",", "."))
    )
    fields: dict[str, Any] = {"subject": "country:US", "metric": metric, "as_of": "2026-01", "lang": lang}
    fields |= {"unit": "count", "period": "P1M"} if metric == "payrolls" else {"unit": "%", "period": "P1Y"}
    return figure(sentence, text, value, doc=doc, date="2026-02-06", step=0.1 if "%" in text else 1000.0, **fields)


@pytest.mark.parametrize(
    ("sentence", "figure", "metric", "lang", "expected"),
    [
        ("Hospitals added 82,000 jobs in January.", "82,000", "payrolls", "en", True),
        ("Employers in Texas added 12,000 jobs.", "12,000", "payrolls", "en", True),
        ("Payrolls rose by 130,000, with factories adding 5,000.", "130,000", "payrolls", "en", False),
        ("Payrolls rose by 130,000, with factories adding 5,000.", "5,000", "payrolls", "en", True),
        ("The jobless rate in Ohio was 5.4%.", "5.4%", "unemployment_rate", "en", True),
        ("The jobless rate was 4.3%, the government said.", "4.3%", "unemployment_rate", "en", False),
        ("La tasa de paro de Andalucía fue del 15,1 %.", "15,1 %", "unemployment_rate", "es", True),
        ("La tasa de paro fue del 9,9 %.", "9,9 %", "unemployment_rate", "es", False),
    ],
)
def test_a_figure_of_a_sector_or_region(sentence: str, figure: str, metric: str, lang: str, *, expected: bool) -> None:
    claim = stated(sentence, figure, metric, lang=lang)
    assert of_a_part(claim) == expected
    assert (block(claim) is None) == expected


def test_the_jobs_of_a_state_are_no_point_of_the_country_s_timeline() -> None:
    whole = stated("Payrolls rose by 130,000 in January.", "130,000")
    state = stated("Employers in Texas added 12,000 jobs.", "12,000", doc="b.txt")
    told = timeline([whole, state], "country:US", "payrolls")
    assert [point.low for point in told.points] == [130000.0]


@pytest.mark.parametrize(
    ("sentence", "figure", "lang", "conflicts"),
    [
        ("PCE inflation was 2.9% in January.", "2.9%", "en", False),
        ("The Fed's preferred gauge rose 2.9% in January.", "2.9%", "en", False),
        ("CPI inflation was 2.9% in January.", "2.9%", "en", True),
        ("El deflactor del consumo subió un 2,9 % en enero.", "2,9 %", "es", False),
        ("El IPC subió un 2,9 % en enero.", "2,9 %", "es", True),
    ],
)
def test_indices_of_prices_never_meet(sentence: str, figure: str, lang: str, *, conflicts: bool) -> None:
    consumer = stated("US consumer prices rose 2.4% in the year to January.", "2.4%", "inflation")
    other = stated(sentence, figure, "inflation", lang=lang, doc="b.txt")
    assert [each.kind for each in find([consumer, other])] == ["value"] * conflicts


def test_a_named_part_is_told_already() -> None:
    claim = stated("Private employers added 12,000 jobs.", "12,000")
    assert not of_a_part(replace(claim, claim=replace(claim.claim, part="private")))

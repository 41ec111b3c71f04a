from __future__ import annotations

import pytest

from index.search.measuring import metrics


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Forward P/E of the Russell 2000", "en", ("pe_forward",)),
        ("PER adelantado del IBEX", "es", ("pe_forward",)),
        ("unemployment rate in Spain", "en", ("unemployment_rate",)),
        ("la tasa de desempleo en España", "es", ("unemployment_rate",)),
        ("earnings per share and dividend yield", "en", ("dividend_yield", "eps")),
        ("BENEFICIO POR ACCION", "es", ("eps",)),
        ("el PER del IBEX", "es", ("pe",)),
        ("who spoke at the conference", "en", ()),
        ("quién habló en la conferencia", "es", ()),
        ("", "en", ()),
    ],
)
def test_a_query_names_metrics_by_the_longest_words(text: str, lang: str, expected: tuple[str, ...]) -> None:
    assert metrics(text, (lang,)) == expected


def test_words_of_a_language_that_is_not_read_name_nothing() -> None:
    assert metrics("earnings per share", ("es",)) == ("pe",)
    assert metrics("earnings per share", ()) == ()

"""Tests of articles on one share: its industry beside it, growth told in pairs, footnotes, moves in pence."""

from __future__ import annotations

import pytest

from nlp.pipeline import load

Row = tuple[str | None, str, float | None]


def claims(lang: str, text: str) -> list[Row]:
    """Return the subject, metric and lower end of each claim of a text."""
    found = load(lang)(text)._.cotejo_claims
    return [(claim.subject, claim.metric, claim.low) for claim in found if claim.metric is not None]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "en",
            "Apple trades at a forward P/E of 29.5, above the industry average of 18.2.",
            [("XNAS:AAPL", "pe_forward", 29.5), (None, "pe_forward", 18.2)],
        ),
        (
            "en",
            "Apple shares gained 5% over the past month against the industry's 2%.",
            [("XNAS:AAPL", "return", 5.0), (None, "return", 2.0)],
        ),
        (
            "es",
            "Inditex cotiza a un PER de 24,5 veces, por encima de la media del sector de 18,2 veces.",
            [("XMAD:ITX", "pe", 24.5), (None, "pe", 18.2)],
        ),
        # An industry is not what the next sentence is about.
        (
            "en",
            "Apple is dear. The industry average is 18.2 times earnings. The stock trades at 29 times earnings.",
            [(None, "pe", 18.2), ("XNAS:AAPL", "pe", 29.0)],
        ),
    ],
)
def test_a_figure_of_the_industry_is_not_the_companys(lang: str, text: str, expected: list[Row]) -> None:
    assert claims(lang, text) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "en",
            "Apple should earn $7.10 a share on revenue of $410 billion, changes of +5% and -2%, respectively.",
            [
                ("XNAS:AAPL", "eps", 7.10),
                ("XNAS:AAPL", "revenue", 410e9),
                ("XNAS:AAPL", "eps_growth", 5.0),
                ("XNAS:AAPL", "revenue_growth", -2.0),
            ],
        ),
        (
            "es",
            "Inditex tuvo ventas de 9.000 millones de euros y ganó 2.000 millones de euros, un 5 % y un 7 % más.",
            [
                ("XMAD:ITX", "revenue", 9e9),
                ("XMAD:ITX", "net_income", 2e9),
                ("XMAD:ITX", "revenue_growth", 5.0),
                ("XMAD:ITX", "earnings_growth", 7.0),
            ],
        ),
    ],
)
def test_two_rates_of_growth_are_of_the_two_amounts_before_them(lang: str, text: str, expected: list[Row]) -> None:
    assert claims(lang, text) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Apple trades at 29 times earnings [6].", [("XNAS:AAPL", "pe", 29.0)]),
        ("es", "Inditex cotiza a 24 veces beneficios [6].", [("XMAD:ITX", "pe", 24.0)]),
    ],
)
def test_the_mark_of_a_footnote_is_no_figure(lang: str, text: str, expected: list[Row]) -> None:
    assert claims(lang, text) == expected


@pytest.mark.parametrize(
    ("lang", "text", "low"),
    [
        ("en", "Barclays shares surged 5.9 per cent or 2.6p to 46.9p.", [5.9, 0.026, 0.469]),
        ("en", "The shares of Barclays cheered 2.1p to 74.8p.", [0.021, 0.748]),
    ],
)
def test_a_move_in_pence_and_its_end_are_no_range(lang: str, text: str, low: list[float]) -> None:
    assert [claim.low for claim in load(lang)(text)._.cotejo_claims] == pytest.approx(low)


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "en",
            "AstraZeneca rose 2.5 per cent to 3,755.5p.",
            [("XLON:AZN", "return", 2.5), ("XLON:AZN", "price", 37.555)],
        ),
        ("en", "TD Bank shares rose 26¢, or 0.4%.", [("XTSE:TD", "price_change", 0.26), ("XTSE:TD", "return", 0.4)]),
        ("en", "The energy sector climbed 2.8pc.", [("sector:energy", "return", 2.8)]),
        ("en", "The materials group closed up 0.02%.", [("sector:materials", "return", 0.02)]),
        ("en", "Apple beat on EPS by $0.10.", [("XNAS:AAPL", "surprise", 0.10)]),
        ("en", "About 4.2% of the float of Apple was sold short.", []),
    ],
)
def test_daily_pages_are_read_in_their_own_notation(lang: str, text: str, expected: list[Row]) -> None:
    assert claims(lang, text) == expected


@pytest.mark.parametrize(
    ("lang", "text", "subject"),
    [
        ("en", "Morgan Stanley noted that Centrica has grown. It said EBITDA would reach £1.6bn.", "XLON:CNA"),
        ("es", "Morgan Stanley señaló que Iberdrola crece. Prevé un ebitda de 1.600 millones de euros.", "XMAD:IBE"),
    ],
)
def test_who_speaks_of_another_company_is_not_what_is_spoken_of(lang: str, text: str, subject: str) -> None:
    assert {each[0] for each in claims(lang, text)} == {subject}

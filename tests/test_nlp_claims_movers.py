"""Tests of what market reports and notes on movers say: codes, quotes set into sentences, crosses and surprises."""

from __future__ import annotations

import pytest

from nlp.pipeline import load
from nlp.reading import Claim, Status

Told = list[tuple[str, str | None, str | None, float | None, str | None]]


def claims(lang: str, text: str) -> list[Claim]:
    """Return the figures of a text that are claims."""
    return [claim for claim in load(lang)(text)._.cotejo_claims if claim.metric is not None]


def told(lang: str, text: str) -> Told:
    """Return the words of each claim with its metric, subject, low end and unit."""
    return [(c.value_text, c.metric, c.subject, c.low, c.unit) for c in claims(lang, text)]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "en",
            "The S&P 500 index\nSPX,\n-0.17%\n\nended about 7 points lower, or 0.2%.",
            [
                ("-0.17%", "return", "index:SPX", -0.17, "%"),
                ("7 points", "index_change", "index:SPX", -7.0, "pts"),
                ("0.2%", "return", "index:SPX", -0.2, "%"),
            ],
        ),
        (
            "es",
            "El S&P 500\nSPX,\n-0.17%\n\nterminó con una caída de 7 puntos.",
            [
                ("-0.17%", "return", "index:SPX", -0.17, "%"),
                ("7 puntos", "index_change", "index:SPX", -7.0, "pts"),
            ],
        ),
        # A share's price moves by pence and cents, and stands higher by them.
        (
            "en",
            "Shares in Tesco were 22.3p higher at 239.2p.",
            [
                ("22.3p", "price_change", "XLON:TSCO", 0.223, "GBP"),
                ("239.2p", "price", "XLON:TSCO", 2.392, "GBP"),
            ],
        ),
        (
            "en",
            "Lloyds was up 2.23 per cent to 63.12p per share.",
            [
                ("2.23 per cent", "return", "XLON:LLOY", 2.23, "%"),
                ("63.12p", "price", "XLON:LLOY", 0.6312, "GBP"),
            ],
        ),
        # What a buyer offers for a share is its price.
        (
            "en",
            "Adobe agreed to acquire Twilio for $61 a share in cash.",
            [("$61", "price", "XNYS:TWLO", 61.0, "USD")],
        ),
        (
            "es",
            "Acerinox quiere adquirir Tubacex por 4,10 euros la acción.",
            [("4,10 euros", "price", "XMAD:TUB", 4.1, "EUR")],
        ),
        # A rate of two currencies is theirs, whichever way the paper quotes them.
        (
            "en",
            "The pound was higher, rising 0.5% against the euro to 1.158.",
            [("0.5%", "return", "currency:GBP", 0.5, "%"), ("1.158", "fx_rate", "fx:GBPEUR", 1.158, "EUR")],
        ),
        (
            "es",
            "El euro subió un 0,3 % frente a la libra, hasta 0,86.",
            [("0,3 %", "return", "currency:EUR", 0.3, "%"), ("0,86", "fx_rate", "fx:EURGBP", 0.86, "GBP")],
        ),
        # By how much a result was better is a surprise, and no result.
        (
            "en",
            "FedEx reported quarterly profit of $4.83 per share, 82 cents a share above consensus.",
            [("$4.83", "eps", "XNYS:FDX", 4.83, "USD"), ("82 cents", "surprise", "XNYS:FDX", 0.82, "USD")],
        ),
        (
            "en",
            "The ECB projections show headline inflation averaging 2.1%, easing to 1.9% in 2026 and 1.8% in 2027.",
            [
                ("2.1%", "inflation", "country:EA", 2.1, "%"),
                ("1.9%", "inflation", "country:EA", 1.9, "%"),
                ("1.8%", "inflation", "country:EA", 1.8, "%"),
            ],
        ),
        (
            "es",
            "El BCE prevé que la inflación baje al 1,9 % en 2026 y 1,8 % en 2027.",
            [("1,9 %", "inflation", "country:EA", 1.9, "%"), ("1,8 %", "inflation", "country:EA", 1.8, "%")],
        ),
        # Which rate is moved, and by how much.
        (
            "en",
            "The Reserve Bank of Australia will raise the 3.6% cash rate by a quarter point.",
            [
                ("3.6%", "policy_rate", "cb:RBA", 3.6, "%"),
                ("a quarter point", "policy_rate_change", "cb:RBA", 0.25, "pp"),
            ],
        ),
        # A fall of what a company earned is none of its share.
        (
            "en",
            "Dunelm shares fell 3%, despite confirming a 28.3 per cent slump in pre-tax profits.",
            [
                ("3%", "return", "XLON:DNLM", -3.0, "%"),
                ("28.3 per cent", "earnings_growth", "XLON:DNLM", -28.3, "%"),
            ],
        ),
        # So many of some measure nothing.
        ("en", "Of 118 companies 75 percent have beaten estimates, according to FactSet.", []),
        ("es", "Un 75 % han superado las previsiones, según FactSet.", []),
    ],
)
def test_reports_on_movers_are_read(lang: str, text: str, expected: Told) -> None:
    assert told(lang, text) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        # Behind the name stands a code that no table holds.
        ("en", "Apple rose 2%.\n\nBrightloaf, Inc. (BRLF) stock jumped 5% to $44.60.", ["XNAS:AAPL", None, None]),
        ("es", "Apple subió un 2 %.\n\nLas acciones de Panalba S.A. (PALB) subieron un 5 %.", ["XNAS:AAPL", None]),
        # Initials in brackets are no code.
        ("en", "Brent rose 2% as the World Loaf Agency (WLA) spoke. It fell 1% later.", ["commodity:BRENT"] * 2),
        # An index that no table holds moves by itself.
        ("en", "Bitcoin rose 3%. The Brightloaf 20 Index, a broad measure, fell 0.5%.", ["crypto:BTC", None]),
        ("es", "Bitcoin subió un 3 %. El índice Panalba 20 cayó un 0,5 %.", ["crypto:BTC", None]),
        # An exchange has no moves of its own.
        ("en", "Copper on the London Metal Exchange settled up 2 percent.", ["commodity:COPPER"]),
    ],
)
def test_names_that_no_table_holds_keep_their_figures(lang: str, text: str, expected: list[str | None]) -> None:
    assert [claim.subject for claim in claims(lang, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Analysts polled by an agency estimated earnings of $0.16 per share.", [Status.FORECAST]),
        (
            "Apple forecasts grew. The company forecasts earnings of $0.64 per share and revenue of $3.1 billion.",
            [Status.FORECAST] * 2,
        ),
        ("The manufacturing PMI came in ahead of expectations at 54.2 in March.", [Status.ACTUAL]),
        ("The manufacturing PMI beat expectations of 53.9.", [Status.FORECAST]),
    ],
)
def test_what_was_expected_is_told_from_what_came(text: str, expected: list[Status]) -> None:
    assert [claim.status for claim in claims("en", text)] == expected

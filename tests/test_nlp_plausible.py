"""Numbers that are no claims for their size or their words (counts, chart readings), and claims that look like them."""

from __future__ import annotations

import pytest

from nlp.context import Context
from nlp.pipeline import load


def metrics(lang: str, text: str) -> list[tuple[str, str]]:
    nlp = load(lang)
    doc = nlp.make_doc(text)
    doc._.cotejo_context = Context(doc_date="2026-02-03")
    return [(claim.value_text, claim.metric) for claim in nlp(doc)._.cotejo_claims if claim.metric]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        # How often something happened is no level.
        ("en", "On the S&P 500, resistance has been tested 3 times since spring."),
        ("es", "En el S&P 500, la resistencia se ha probado tres veces desde la primavera."),
        ("en", "On the S&P 500, resistance held for two doji candles."),
        ("es", "En el S&P 500, el soporte aguantó con dos velas envolventes."),
        # A part of a move is no level either.
        ("en", "The S&P 500 closed after recovering more than half of its losses."),
        ("es", "El S&P 500 cerró tras recuperar más de la mitad de las pérdidas."),
        ("en", "The dollar index slipped, giving back about half of its early gains."),
        ("es", "El índice dólar cedió, perdiendo cerca de la mitad de las ganancias iniciales."),
        # The reading of an oscillator, far from its name.
        ("en", "Gold was quiet: the daily ATR of the metal now stands at $90."),
        ("es", "El oro, tranquilo: el ATR diario del metal se sitúa ahora en 90 dólares."),
        # A retracement that the text does not call Fibonacci's.
        ("en", "The pound climbed up to the 50% retracement."),
        ("es", "La libra subió hasta el retroceso del 50 %."),
        ("en", "Brent reached the first retracement level (38.2%)."),
        ("es", "El crudo Brent llegó al primer nivel de retroceso (38,2 %)."),
        # What goods cost, where nothing speaks of shares.
        ("en", "Apple brings a watch to its stores, priced at $399."),
        ("es", "Apple lleva a sus tiendas un reloj que cuesta 399 euros."),
        ("en", "Uber's shoppers balked at $6 bags of crisps."),
        # Shares of things, and things that are moved.
        ("en", "PepsiCo is cutting nearly 20% of its items."),
        ("es", "PepsiCo recorta casi un 20 % de sus productos."),
        ("en", "PepsiCo had a good year. Trips rose 22%."),
        ("es", "PepsiCo tuvo un buen año. Los viajes subieron un 22 %."),
        ("en", "Nvidia had a good month, lifting the consensus by 1.2%."),
        ("es", "Nvidia tuvo un buen mes, elevando su plantilla un 1,2 %."),
        ("en", "The dollar index is weak, giving up more than 50% of yesterday's gains."),
        # How many of so many.
        ("en", "The S&P 500 has fallen in 9 of the past 10 quarters."),
        ("es", "El S&P 500 ha caído en 9 de los últimos 10 trimestres."),
        # What each step of a figure would do.
        ("en", "In the euro, every 1% move counts."),
        ("es", "En el euro, cada 1 % de caída cuenta."),
    ],
)
def test_counts_and_chart_readings_are_no_claims(lang: str, text: str) -> None:
    assert metrics(lang, text) == []


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Silver: resistance at 31, support at 29.", [("31", "resistance_level"), ("29", "support_level")]),
        ("es", "Plata: resistencia en 31, soporte en 29.", [("31", "resistance_level"), ("29", "support_level")]),
        ("en", "Gold's ATR widened, and the metal closed at $4,142.", [("$4,142", "price")]),
        ("es", "El ATR del oro se amplió, y el metal cerró en 4.142 dólares.", [("4.142 dólares", "price")]),
        ("es", "El Ibex 35 registró un retroceso del 2 %.", [("2 %", "return")]),
        ("en", "Apple shares were priced at $399.", [("$399", "price")]),
        ("es", "Las acciones de Apple cotizan desde 399 dólares.", [("399 dólares", "price")]),
        ("en", "Apple lost 3% of its value.", [("3%", "return")]),
        ("es", "Apple perdió un 3 % de su valor.", [("3 %", "return")]),
        ("en", "Sony sees revenue of $18.7 billion, plus or minus $400 million.", [("$18.7 billion", "revenue")]),
        (
            "es",
            "Sony prevé ingresos de 18.700 millones de dólares, más o menos 400 millones.",
            [("18.700 millones de dólares", "revenue")],
        ),
        ("en", "The Ibex 35 posted a decline of 2%.", [("2%", "return")]),
    ],
)
def test_levels_and_prices_beside_them_stay_claims(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert metrics(lang, text) == expected

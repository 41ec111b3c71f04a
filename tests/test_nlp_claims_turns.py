"""Claims told in the turns of market pages: sectors by a word, movers with their move, tenths, losses, round money."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import cotejo

if TYPE_CHECKING:
    from collections.abc import Callable

Row = tuple[str, str | None, str | None, float | None, float | None, str | None]

TURNS: list[tuple[str, str, list[Row]]] = [
    # Sectors that a word alone names, where the text speaks of sectors.
    (
        "en",
        "Among the sectors of the S&P 500, energy (+1.9%) and materials (+0.4%) led.",
        [
            ("+1.9%", "sector:energy", "return", 1.9, 1.9, "%"),
            ("+0.4%", "sector:materials", "return", 0.4, 0.4, "%"),
        ],
    ),
    (
        "es",
        "Por sectores, subieron el energético (1,9 %), el de materias primas (0,4 %) y la bisutería (0,2 %).",
        [
            ("1,9 %", "sector:energy", "return", 1.9, 1.9, "%"),
            ("0,4 %", "sector:materials", "return", 0.4, 0.4, "%"),
            ("0,2 %", None, None, 0.2, 0.2, "%"),
        ],
    ),
    # Who moved most comes with the size of the move.
    (
        "en",
        "The best performer was Nvidia with 3.2%, followed by Apple with 2%.",
        [("3.2%", "XNAS:NVDA", "return", 3.2, 3.2, "%"), ("2%", "XNAS:AAPL", "return", 2, 2, "%")],
    ),
    (
        "es",
        "La baja más marcada fue la de Edenor con 3,2%, seguida por Loma Negra con un 2%.",
        [("3,2%", "XBUE:EDN", "return", -3.2, -3.2, "%"), ("2%", "XBUE:LOMA", "return", -2, -2, "%")],
    ),
    # A rate that moves by tenths arrives at itself, however far its name stands.
    (
        "en",
        "Spanish inflation, which had eased for three months in a row since summer, rose three tenths to 3.4%.",
        [
            ("three tenths", None, None, 0.3, 0.3, "%"),
            ("3.4%", "country:ES", "inflation", 3.4, 3.4, "%"),
        ],
    ),
    (
        "es",
        "La inflación española suma bajas en su tasa anual después de que en mayo cediera cuatro décimas, al 3,1 %.",
        [
            ("cuatro décimas", None, None, 0.4, 0.4, "pp"),
            ("3,1 %", "country:ES", "inflation", 3.1, 3.1, "%"),
        ],
    ),
    # A fall of sales is one where its size comes last, and before the level that it led to.
    (
        "en",
        "Nike reported a decline in sales of 3% to $4 billion.",
        [
            ("3%", "XNYS:NKE", "revenue_growth", -3, -3, "%"),
            ("$4 billion", "XNYS:NKE", "revenue", 4e9, 4e9, "USD"),
        ],
    ),
    (
        "es",
        "Inditex anotó un declive en sus ventas netas de 3% a 4.000 millones de euros.",
        [
            ("3%", "XMAD:ITX", "revenue_growth", -3, -3, "%"),
            ("4.000 millones de euros", "XMAD:ITX", "revenue", 4e9, 4e9, "EUR"),
        ],
    ),
    # A loss in per cent is no growth of earnings; a rise of earnings is no return.
    (
        "es",
        "El Ibex 35 anotó una pérdida de 0,5 % al abrir.",
        [("0,5 %", "index:IBEX", "return", -0.5, -0.5, "%")],
    ),
    (
        "es",
        "El beneficio de Inditex experimentó un alza del 37 %.",
        [("37 %", "XMAD:ITX", "earnings_growth", 37, 37, "%")],
    ),
    # That of another: what was measured of one goes on with the next.
    (
        "es",
        "Inditex ganó 1.266 millones de euros. El de Repsol creció un 15 %, hasta los 704 millones.",
        [
            ("1.266 millones de euros", "XMAD:ITX", "net_income", 1266e6, 1266e6, "EUR"),
            ("15 %", "XMAD:REP", "earnings_growth", 15, 15, "%"),
            ("704 millones", "XMAD:REP", "net_income", 704e6, 704e6, "EUR"),
        ],
    ),
    # Who only measures it is not what it is of.
    (
        "es",
        "El riesgo país argentino que mide JP Morgan cayó 1,4% y quedó en 1.480 puntos.",
        [("1,4%", None, None, 1.4, 1.4, "%"), ("1.480 puntos", "country:AR", "country_risk", 1480, 1480, "pts")],
    ),
    # A year that a percentage is set against, so much of a company, and how far a price lies from another.
    (
        "es",
        "Inditex ganó 1.340 millones de euros, un 12 % por encima de 2017.",
        [
            ("1.340 millones de euros", "XMAD:ITX", "net_income", 1340e6, 1340e6, "EUR"),
            ("12 %", "XMAD:ITX", "earnings_growth", 12, 12, "%"),
        ],
    ),
    (
        "es",
        "Repsol se disparó un 14 % tras una oferta por el 100 % de la compañía.",
        [("14 %", "XMAD:REP", "return", 14, 14, "%"), ("100 %", None, None, 100, 100, "%")],
    ),
    (
        "es",
        "Los títulos de Repsol cotizan un 26 % por encima de los 6 euros de la emisión.",
        [("26 %", None, None, 26, 26, "%"), ("6 euros", "XMAD:REP", "price", 6, 6, "EUR")],
    ),
    # The growth of the world is nobody's, whoever is named behind it.
    (
        "en",
        "The Fund raised its forecast for global economic growth to 6%, lifted by China.",
        [("6%", None, "gdp_growth", 6, 6, "%")],
    ),
    (
        "es",
        "El organismo elevó sus previsiones de crecimiento económico mundial al 6 %, gracias a China.",
        [("6 %", None, "gdp_growth", 6, 6, "%")],
    ),
    # A circumstance between commas parts a currency from its move, and takes nothing of it.
    (
        "en",
        "The Mexican peso, after crude was calm for a week, fell 0.6%.",
        [("0.6%", "currency:MXN", "return", -0.6, -0.6, "%")],
    ),
    (
        "es",
        "El peso mexicano, tras la calma del crudo en la semana, cedió un 0,6 %.",
        [("0,6 %", "currency:MXN", "return", -0.6, -0.6, "%")],
    ),
    # A text that writes percentages with a point and round money with another writes all its money so.
    (
        "es",
        "El bitcoin cae un 5.5%, hasta los 67.000$, tras tocar 73.072$.",
        [
            ("5.5%", "crypto:BTC", "return", -5.5, -5.5, "%"),
            ("67.000$", "crypto:BTC", "price", 67000, 67000, "USD"),
            ("73.072$", "crypto:BTC", "price", 73072, 73072, "USD"),
        ],
    ),
    # A country at the head of a sentence is its market, which no text gives an index for.
    (
        "es",
        "El Dax subió un 1 %. Italia, la plaza más alcista del año, se anotó un 1,4 %.",
        [("1 %", "index:DAX", "return", 1, 1, "%"), ("1,4 %", None, None, 1.4, 1.4, "%")],
    ),
    (
        "es",
        "El Ibovespa restó 636 unidades con respecto al lunes.",
        [("636 unidades", "index:BVSP", "index_change", -636, -636, "pts")],
    ),
    # Somebody else's fuel, by halves.
    (
        "es",
        "El gas natural subió a US$2.84, y los de gasolina bajaron a US$2.43 por galón.",
        [
            ("US$2.84", "commodity:NATGAS", "price", 2.84, 2.84, "USD"),
            ("US$2.43", "commodity:GASOLINE", "price", 2.43, 2.43, "USD"),
        ],
    ),
    # Tonnes are no ticker.
    (
        "es",
        "Los inventarios de cobre acumulan un descenso de 50.100 TM (-24,84%).",
        [("50.100", None, None, 50100, 50100, None), ("-24,84%", None, None, -24.84, -24.84, "%")],
    ),
    # A letter typed for a nought makes no other figure.
    ("en", "FTSE -O.71%, DAX -0.53%.", [("-0.53%", "index:DAX", "return", -0.53, -0.53, "%")]),
    ("en", "FTSE -).71%, DAX -0.53%.", [("-0.53%", "index:DAX", "return", -0.53, -0.53, "%")]),
    ("es", "FTSE -O.71 %, DAX -0.53 %.", [("-0.53 %", "index:DAX", "return", -0.53, -0.53, "%")]),
    # A currency that its article tells from a name.
    ("en", "The rand closed at 18.40 against the dollar.", [("18.40", "fx:USDZAR", "fx_rate", 18.4, 18.4, "ZAR")]),
    ("es", "El rand cerró a 18,40 por dólar.", [("18,40", "fx:USDZAR", "fx_rate", 18.4, 18.4, "ZAR")]),
    # A bank that moves its target rates no share.
    ("en", "Banxico cut its target rate to 7.00%.", [("7.00%", "cb:BANXICO", "policy_rate", 7, 7, "%")]),
    ("es", "Banxico mantuvo la tasa objetivo en 7.25%.", [("7.25%", "cb:BANXICO", "policy_rate", 7.25, 7.25, "%")]),
    # The thousands of a range told once.
    ("en", "Bitcoin holds at $85-86,000.", [("$85-86,000", "crypto:BTC", "price", 85000, 86000, "USD")]),
    (
        "es",
        "El bitcoin cotiza a 85-86.000 dólares.",
        [("85-86.000 dólares", "crypto:BTC", "price", 85000, 86000, "USD")],
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), TURNS)
def test_reads_the_turns_of_market_pages(
    claim_rows: Callable[[str, str], list[Row]], lang: str, text: str, expected: list[Row]
) -> None:
    assert claim_rows(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text", "parts"),
    [
        ("es", "Las ventas de Cemex en México subieron un 23%; las de Chile, un 9%.", ["méxico", "chile"]),
        ("es", "El banco que dirige Ana Sanz ganó 644 millones, según Bankinter.", [None]),
    ],
)
def test_names_the_part_that_a_figure_is_about(lang: str, text: str, parts: list[str | None]) -> None:
    assert [each.claim.part for each in cotejo.extract(text, lang=lang).claims] == parts


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Spanish inflation hit 10.8% in July, the highest since September 1984."),
        ("es", "La inflación española marcó un 10,8 % en julio, la más alta desde septiembre de 1984."),
    ],
)
def test_a_high_since_a_year_gives_no_other_month_its_year(lang: str, text: str) -> None:
    assert [each.claim.as_of for each in cotejo.extract(text, lang=lang).claims] == [None]

"""Claims told as a market desk tells them: houses, strangers in lists, plazas, growth behind a sum, exchange rates."""

from __future__ import annotations

import pytest

import cotejo

Row = tuple[str, str | None, str | None, float | None, float | None, str | None]

DESK: list[tuple[str, str, list[Row]]] = [
    # A house that judges a company is not what it speaks of.
    (
        "en",
        "The view of Jefferies on Tesla has not changed. Jefferies expects revenue of $95 billion in 2026.",
        [("$95 billion", "XNAS:TSLA", "revenue", 95e9, 95e9, "USD")],
    ),
    (
        "es",
        "La nota de Renta 4 sobre Logista es amable. Renta 4 prevé un beneficio neto de 300 millones de euros.",
        [("300 millones de euros", "XMAD:LOG", "net_income", 3e8, 3e8, "EUR")],
    ),
    (
        "es",
        "Renta 4 ganó 20 millones de euros en el primer semestre.",
        [("20 millones de euros", "XMAD:R4", "net_income", 2e7, 2e7, "EUR")],
    ),
    # A company of no table keeps its figure to itself.
    (
        "en",
        "Shares of Pfizer lost 1.6%. The day was worse for Sierra Alta, which fell 4.9%.",
        [("1.6%", "XNYS:PFE", "return", -1.6, -1.6, "%"), ("4.9%", None, "return", -4.9, -4.9, "%")],
    ),
    (
        "es",
        "Los títulos de Endesa bajaron un 1,6%. Además, los valores de Sierra Alta se precipitaron un 4,9%.",
        [("1,6%", "XMAD:ELE", "return", -1.6, -1.6, "%"), ("4,9%", None, "return", -4.9, -4.9, "%")],
    ),
    (
        "es",
        "Destacaron Enel Chile, con un avance de 4,3%; Petrel, que subió 2,5%; y Colbún, con 1,9%.",
        [
            ("4,3%", "XSGO:ENELCHILE", "return", 4.3, 4.3, "%"),
            ("2,5%", None, "return", 2.5, 2.5, "%"),
            ("1,9%", "XSGO:COLBUN", "return", 1.9, 1.9, "%"),
        ],
    ),
    (
        "es",
        "Los títulos de Bankinter bajaban un 0,4% y los del Sabadell un 0,1%.",
        [("0,4%", "XMAD:BKT", "return", -0.4, -0.4, "%"), ("0,1%", "XMAD:SAB", "return", -0.1, -0.1, "%")],
    ),
    # A list of companies means the one that bears a commodity's name.
    (
        "es",
        "El Ibex subió, con Iberdrola (+1,6%) y Gas Natural (+1,1%) al frente.",
        [("+1,6%", "XMAD:IBE", "return", 1.6, 1.6, "%"), ("+1,1%", "XMAD:NTGY", "return", 1.1, 1.1, "%")],
    ),
    # Plazas stand for their markets beside the next sentence's, too, and share a figure.
    (
        "en",
        "Milan, which lost 0.2%, was the exception. Frankfurt gained 0.7%.",
        [("0.2%", "index:FTSEMIB", "return", -0.2, -0.2, "%"), ("0.7%", "index:DAX", "return", 0.7, 0.7, "%")],
    ),
    (
        "es",
        "La excepción fue Milán, que cedió el 0,2%. Fráncfort volvió a ser el mejor al avanzar el 0,7%.",
        [("0,2%", "index:FTSEMIB", "return", -0.2, -0.2, "%"), ("0,7%", "index:DAX", "return", 0.7, 0.7, "%")],
    ),
    (
        "es",
        "El Dax ha restado un 0,3%; París y Milán, un 0,4% cada una.",
        [
            ("0,3%", "index:DAX", "return", -0.3, -0.3, "%"),
            ("0,4%", "index:CAC", "return", -0.4, -0.4, "%"),
            ("0,4%", "index:FTSEMIB", "return", -0.4, -0.4, "%"),
        ],
    ),
    # What "respectively" deals out ends there.
    (
        "en",
        "Santander and BBVA added 0.4% and 1.0% respectively, while Repsol lost 1.0%.",
        [
            ("0.4%", "XMAD:SAN", "return", 0.4, 0.4, "%"),
            ("1.0%", "XMAD:BBVA", "return", 1.0, 1.0, "%"),
            ("1.0%", "XMAD:REP", "return", -1.0, -1.0, "%"),
        ],
    ),
    (
        "es",
        "El Cac de París y el Dax de Fráncfort subieron un 1,3% y un 1%, respectivamente.",
        [("1,3%", "index:CAC", "return", 1.3, 1.3, "%"), ("1%", "index:DAX", "return", 1, 1, "%")],
    ),
    # One of two by its place.
    (
        "en",
        "Pfizer and Merck reported on Tuesday. The first rose 2% and the second fell 1.5%.",
        [("2%", "XNYS:PFE", "return", 2, 2, "%"), ("1.5%", "XNYS:MRK", "return", -1.5, -1.5, "%")],
    ),
    (
        "es",
        "Iberdrola y Endesa cerraron mixtas: la primera ganó un 1,2% y la segunda cedió un 0,4%.",
        [("1,2%", "XMAD:IBE", "return", 1.2, 1.2, "%"), ("0,4%", "XMAD:ELE", "return", -0.4, -0.4, "%")],
    ),
    # Growth told behind a sum is that of the sum, and what it rose by is no sum.
    (
        "en",
        "Profit at Tesla came to $12.1 million, which is an increase of 54%.",
        [
            ("$12.1 million", "XNAS:TSLA", "net_income", 12.1e6, 12.1e6, "USD"),
            ("54%", "XNAS:TSLA", "earnings_growth", 54, 54, "%"),
        ],
    ),
    (
        "es",
        "Inditex obtuvo un beneficio de 12,1 millones de euros, lo que supone un incremento del 54%.",
        [
            ("12,1 millones de euros", "XMAD:ITX", "net_income", 12.1e6, 12.1e6, "EUR"),
            ("54%", "XMAD:ITX", "earnings_growth", 54, 54, "%"),
        ],
    ),
    (
        "en",
        "Tesla reported revenue of $25.2 billion, up by $1.2 billion. Its debt fell by $300 million to $5 billion.",
        [
            ("$25.2 billion", "XNAS:TSLA", "revenue", 25.2e9, 25.2e9, "USD"),
            ("$1.2 billion", None, None, 1.2e9, 1.2e9, "USD"),
            ("$300 million", None, None, 3e8, 3e8, "USD"),
            ("$5 billion", "XNAS:TSLA", "debt", 5e9, 5e9, "USD"),
        ],
    ),
    (
        "es",
        "La deuda de Inditex sube a 62 millones de euros, un alza de 16 millones respecto a los 46 millones de mayo.",
        [
            ("62 millones de euros", "XMAD:ITX", "debt", 62e6, 62e6, "EUR"),
            ("16 millones", None, None, 16e6, 16e6, None),
            ("46 millones", "XMAD:ITX", "debt", 46e6, 46e6, "EUR"),
        ],
    ),
    (
        "es",
        "El beneficio de Inditex en la primera mitad del año se ha desplomado un 32% hasta los 7,5 millones de euros.",
        [
            ("32%", "XMAD:ITX", "earnings_growth", -32, -32, "%"),
            ("7,5 millones de euros", "XMAD:ITX", "net_income", 7.5e6, 7.5e6, "EUR"),
        ],
    ),
    (
        "es",
        "Inditex publicó cuentas, marcadas por la caída del 5% en los ingresos, hasta los 31,7 millones de euros.",
        [
            ("5%", "XMAD:ITX", "revenue_growth", -5, -5, "%"),
            ("31,7 millones de euros", "XMAD:ITX", "revenue", 31.7e6, 31.7e6, "EUR"),
        ],
    ),
    # Dollars are not counted in dollars, and a peso's own sign is its own.
    (
        "en",
        "The euro kept firming against the greenback and changed hands at 1.18 dollars.",
        [("1.18 dollars", "fx:EURUSD", "fx_rate", 1.18, 1.18, "USD")],
    ),
    (
        "es",
        "El euro sigue fortaleciéndose frente al billete verde y llegaba a cambiarse por 1,18 dólares.",
        [("1,18 dólares", "fx:EURUSD", "fx_rate", 1.18, 1.18, "USD")],
    ),
    # "Per euro" makes another pair than the dollar's, for what it is set against too.
    (
        "en",
        "The yen weakened to 172.4 per euro from 171.9.",
        [
            ("172.4", "fx:EURJPY", "fx_rate", 172.4, 172.4, "JPY"),
            ("171.9", "fx:EURJPY", "fx_rate", 171.9, 171.9, "JPY"),
        ],
    ),
    (
        "es",
        "La libra se cambiaba a 0,8420 por euro, frente a 0,8455.",
        [
            ("0,8420", "fx:EURGBP", "fx_rate", 0.842, 0.842, "GBP"),
            ("0,8455", "fx:EURGBP", "fx_rate", 0.8455, 0.8455, "GBP"),
        ],
    ),
    (
        "es",
        "El peso chileno se apreció 0,8% y terminó en $ 942,30.",
        [
            ("0,8%", "currency:CLP", "return", 0.8, 0.8, "%"),
            ("$ 942,30", "fx:USDCLP", "fx_rate", 942.3, 942.3, "CLP"),
        ],
    ),
    (
        "es",
        "El sol cayó 0,2% a 3,75 por dólar.",
        [("0,2%", "currency:PEN", "return", -0.2, -0.2, "%"), ("3,75", "fx:USDPEN", "fx_rate", 3.75, 3.75, "PEN")],
    ),
    # Where an index stands, what it moved by, and what it returned.
    (
        "en",
        "The FTSE 100 rose 0.2%, 13.6 points to 6,254.6 points.",
        [
            ("0.2%", "index:FTSE", "return", 0.2, 0.2, "%"),
            ("13.6 points", "index:FTSE", "index_change", 13.6, 13.6, "pts"),
            ("6,254.6 points", "index:FTSE", "index_level", 6254.6, 6254.6, "pts"),
        ],
    ),
    (
        "es",
        "El Ibex 35 ganó un 1% en una jornada en la que ha superado los 7.500 puntos.",
        [("1%", "index:IBEX", "return", 1, 1, "%"), ("7.500 puntos", "index:IBEX", "index_level", 7500, None, "pts")],
    ),
    (
        "es",
        "El índice general de la BVL cayó un 0,8%, mientras que el índice selectivo perdió un 0,6%.",
        [
            ("0,8%", "index:SPBLPGPT", "return", -0.8, -0.8, "%"),
            ("0,6%", "index:SPBLPSPT", "return", -0.6, -0.6, "%"),
        ],
    ),
    # A premium that narrows by points is none of that size; copper is told in mills; what changed hands is no claim.
    (
        "es",
        "La prima de riesgo española se ha reducido cerca de 10 puntos y se ha situado en los 110 puntos básicos.",
        [("10 puntos", None, None, 10, 10, "pts"), ("110 puntos básicos", "country:ES", "spread", 110, 110, "bp")],
    ),
    (
        "es",
        "El cobre subió 0,43% y cerró en US$ 2,744 la libra.",
        [
            ("0,43%", "commodity:COPPER", "return", 0.43, 0.43, "%"),
            ("US$ 2,744", "commodity:COPPER", "price", 2.744, 2.744, "USD"),
        ],
    ),
    (
        "es",
        "Ecopetrol subió 0,9% y movilizó $80.451 millones en Bogotá.",
        [
            ("0,9%", "XBOG:ECOPETROL", "return", 0.9, 0.9, "%"),
            ("$80.451 millones", None, None, 80451e6, 80451e6, "COP"),
        ],
    ),
    (
        "es",
        "Citi ha elevado el precio objetivo de CaixaBank hasta 7,80 euros por acción.",
        [("7,80 euros", "XMAD:CABK", "price_target", 7.8, 7.8, "EUR")],
    ),
    # A word for something else begins anew behind a growth.
    (
        "en",
        "Walmart's revenue rose 7%, while its net income came to $5.3 billion.",
        [
            ("7%", "XNAS:WMT", "revenue_growth", 7, 7, "%"),
            ("$5.3 billion", "XNAS:WMT", "net_income", 5.3e9, 5.3e9, "USD"),
        ],
    ),
    (
        "es",
        "Los ingresos de Inditex crecieron un 7 %, mientras que su utilidad fue de 1.300 millones de euros.",
        [
            ("7 %", "XMAD:ITX", "revenue_growth", 7, 7, "%"),
            ("1.300 millones de euros", "XMAD:ITX", "net_income", 1.3e9, 1.3e9, "EUR"),
        ],
    ),
    # A range of money has the scale that its second end bears.
    (
        "en",
        "Walmart expects an Ebitda of $1,550 to 1,600 million.",
        [("$1,550 to 1,600 million", "XNAS:WMT", "ebitda", 1.55e9, 1.6e9, "USD")],
    ),
    (
        "es",
        "Inditex espera un ebitda de 1.550 a 1.600 millones de euros.",
        [("1.550 a 1.600 millones de euros", "XMAD:ITX", "ebitda", 1.55e9, 1.6e9, "EUR")],
    ),
]


@pytest.mark.parametrize(("lang", "text", "rows"), DESK, ids=[text[:48] for _, text, _ in DESK])
def test_a_desk_is_read(lang: str, text: str, rows: list[Row]) -> None:
    found = [
        (c.claim.value_text, c.claim.subject, c.claim.metric, c.claim.low, c.claim.high, c.claim.unit)
        for c in cotejo.extract(text, lang=lang, date="2026-03-12").claims
    ]
    assert found == rows


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("Las cascadas de Julio Robles controlan el 26% de SQM.", None),
        ("El dólar cotizaba hacia las 10:15 de la mañana a 3.727 pesos colombianos.", "2026-03-12"),
    ],
)
def test_a_name_or_an_hour_is_no_date(text: str, as_of: str | None) -> None:
    (claim,) = (c.claim for c in cotejo.extract(text, lang="es", date="2026-03-12").claims if c.claim.metric)
    assert claim.as_of == as_of

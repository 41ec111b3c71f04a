"""Claims of those who follow markets as a whole: boards of exchanges, auctions, targets of indices, country risk."""

from __future__ import annotations

import pytest

import cotejo

Row = tuple[str, str | None, str | None, float | None, float | None, str | None]

BOARDS: list[tuple[str, str, list[Row]]] = [
    # What the companies of an index earn is no return of it, and how many they are is no level.
    (
        "en",
        "Corporate earnings of the S&P 500 rose 9.4%. The other 493 companies did worse.",
        [("9.4%", "index:SPX", "earnings_growth", 9.4, 9.4, "%"), ("493", None, None, 493.0, 493.0, None)],
    ),
    (
        "es",
        "Los beneficios de las empresas del S&P 500 subieron un 9,4%. El índice sigue a 500 de las mayores.",
        [("9,4%", "index:SPX", "earnings_growth", 9.4, 9.4, "%"), ("500", None, None, 500.0, 500.0, None)],
    ),
    # The Magnificent Seven, told without their name.
    (
        "en",
        "EPS growth at the seven largest tech companies reached 31%.",
        [("31%", "group:MAG7", "eps_growth", 31.0, 31.0, "%")],
    ),
    (
        "es",
        "El crecimiento del BPA de las siete grandes tecnológicas llegó al 31%.",
        [("31%", "group:MAG7", "eps_growth", 31.0, 31.0, "%")],
    ),
    # A mark before three digits of an index parts thousands, whatever it parts elsewhere.
    (
        "es",
        "El S&P 500 subió un 1,2%. La casa fija para el índice un objetivo de 6,900.",
        [("1,2%", "index:SPX", "return", 1.2, 1.2, "%"), ("6,900", "index:SPX", "price_target", 6900.0, 6900.0, "pts")],
    ),
    # The points of an index are no basis points, and a spread of that size is none.
    (
        "es",
        "El Merval cedió un 0,7% hasta los 2.104.300,5 puntos básicos.",
        [
            ("0,7%", "index:MERV", "return", -0.7, -0.7, "%"),
            ("2.104.300,5 puntos básicos", "index:MERV", "index_level", 2104300.5, 2104300.5, "pts"),
        ],
    ),
    # A forward multiple in brackets, and the earnings of an index.
    (
        "es",
        "El S&P 500 cotiza a un múltiplo precio/utilidad (P/U) esperado de 22,1x. La utilidad esperada es US$ 281.",
        [
            ("22,1x", "index:SPX", "pe_forward", 22.1, 22.1, "x"),
            ("US$ 281", "index:SPX", "eps", 281.0, 281.0, "USD"),
        ],
    ),
    # Bonds with names of their own are nobody else's.
    (
        "es",
        "El Merval subió un 2%. El Bonar 2035 cayó un 1,4%, seguido por el Global 2041 (-1,1%).",
        [
            ("2%", "index:MERV", "return", 2.0, 2.0, "%"),
            ("1,4%", None, "return", -1.4, -1.4, "%"),
            ("-1,1%", None, "return", -1.1, -1.1, "%"),
        ],
    ),
    # Nor are the receipts of a country's companies an index.
    (
        "es",
        "El Merval subió un 2%. A su vez, los ADR argentinos sufrieron bajas de hasta el 6%.",
        [("2%", "index:MERV", "return", 2.0, 2.0, "%"), ("6%", None, None, None, 6.0, "%")],
    ),
    # The premium over a relative clause, and the indicator that goes on with a country's risk.
    (
        "es",
        "La prima de riesgo española, que mide lo que separa al bono del alemán, cerró en 58 puntos básicos.",
        [("58 puntos básicos", "country:ES", "spread", 58.0, 58.0, "bp")],
    ),
    (
        "es",
        "El EMBI argentino cerró en 1.012 puntos básicos. Este indicador había tocado los 1.480 puntos el martes.",
        [
            ("1.012 puntos básicos", "country:AR", "country_risk", 1012.0, 1012.0, "bp"),
            ("1.480 puntos", "country:AR", "country_risk", 1480.0, 1480.0, "pts"),
        ],
    ),
    # Bills by their days, what they pay, and by how much that moved.
    (
        "es",
        "Banxico subastó ayer. Se colocaron Cetes a 182 días a una tasa de 7.41%, una baja de 0.06%.",
        [
            ("7.41%", "bond:MX6M", "bond_yield", 7.41, 7.41, "%"),
            ("0.06%", "bond:MX6M", "bond_yield_change", -0.06, -0.06, "pp"),
        ],
    ),
    (
        "es",
        "El Tesoro colocó obligaciones a 10 años con cupón del 2,9%, por 1.300 millones, a un tipo marginal del 3,12%.",
        [("3,12%", "bond:ES10Y", "bond_yield", 3.12, 3.12, "%")],
    ),
    # The selective index is that of the exchange which the text is on.
    (
        "es",
        "La Bolsa de Valores de Lima cerró mixta. El selectivo subió un 0,8%.",
        [("0,8%", "index:SPBLPSPT", "return", 0.8, 0.8, "%")],
    ),
    ("es", "Inditex tiró de la bolsa. El selectivo subió un 0,8%.", [("0,8%", "index:IBEX", "return", 0.8, 0.8, "%")]),
    # "The first … the second" with no word between the second and its figure.
    (
        "es",
        "El Colcap y el Col20 bajaron. El primero perdió 0,3% y el segundo 0,2%.",
        [("0,3%", "index:COLCAP", "return", -0.3, -0.3, "%"), ("0,2%", "index:COL20", "return", -0.2, -0.2, "%")],
    ),
    # A size behind a move and an adjective; the plural of a move.
    (
        "es",
        "El dólar blue cerró en $1.390, con una suba diaria de $15.",
        [
            ("$1.390", "fx:USDARS", "fx_rate", 1390.0, 1390.0, "ARS"),
            ("$15", "fx:USDARS", "price_change", 15.0, 15.0, "ARS"),
        ],
    ),
    # Argentine and Chilean pesos by what only their press says.
    (
        "es",
        "En el Banco Nación, el dólar oficial cerró en $1.412 para la venta.",
        [("$1.412", "fx:USDARS", "fx_rate", 1412.0, 1412.0, "ARS")],
    ),
    # What a sum grew to, and the same in another currency.
    (
        "en",
        "Ecopetrol's EBITDA rose 8% to 9.3 trillion pesos (2.2 billion euros).",
        [("2.2 billion euros", "XBOG:ECOPETROL", "ebitda", 2.2e9, 2.2e9, "EUR")],
    ),
    (
        "es",
        "El ebitda de Ecopetrol creció un 8%, hasta los 9,3 billones de pesos colombianos (2.200 millones de euros).",
        [
            ("9,3 billones de pesos colombianos", "XBOG:ECOPETROL", "ebitda", 9.3e12, 9.3e12, "COP"),
            ("2.200 millones de euros", "XBOG:ECOPETROL", "ebitda", 2.2e9, 2.2e9, "EUR"),
        ],
    ),
    # Whoever sells moved, and not what was sold.
    (
        "en",
        "The oil company announced the sale of YPF and rose 4%.",
        [("4%", None, None, 4.0, 4.0, "%")],
    ),
    (
        "es",
        "La petrolera anunció la venta de YPF y repuntó un 4%.",
        [("4%", None, None, 4.0, 4.0, "%")],
    ),
    # A relative clause tells of the name before it, a verb behind a figure of the name that follows.
    (
        "es",
        "El Dax cayó un 0,6%, seguido del FTSE 100 londinense, que perdió el 0,3%, y del Cac 40, que cedió un 0,2%.",
        [
            ("0,6%", "index:DAX", "return", -0.6, -0.6, "%"),
            ("0,3%", "index:FTSE", "return", -0.3, -0.3, "%"),
            ("0,2%", "index:CAC", "return", -0.2, -0.2, "%"),
        ],
    ),
    (
        "es",
        "La rentabilidad del bono español a diez años sube al 3,2%, frente al 2,6% que marca el bund alemán.",
        [
            ("3,2%", "bond:ES10Y", "bond_yield", 3.2, 3.2, "%"),
            ("2,6%", "bond:DE10Y", "bond_yield", 2.6, 2.6, "%"),
        ],
    ),
    # A move of rates of so much is none of a price; a tenth less unemployment moves no policy rate.
    (
        "es",
        "El real se apreció tras la subida de tipos del 0,5% hasta el 14,75% del banco central de Brasil.",
        [
            ("0,5%", "cb:BCB", "policy_rate_change", 0.5, 0.5, "%"),
            ("14,75%", "cb:BCB", "policy_rate", 14.75, 14.75, "%"),
        ],
    ),
    (
        "es",
        "La Fed espera. La tasa de desempleo de Estados Unidos cayó una décima, hasta el 4,1%.",
        [
            ("una décima", None, None, 0.1, 0.1, "pp"),
            ("4,1%", "country:US", "unemployment_rate", 4.1, 4.1, "%"),
        ],
    ),
    # The dollar against a currency named behind the rate.
    ("es", "El dólar terminó en 1,08 frente al euro.", [("1,08", "fx:EURUSD", "fx_rate", 1.08, 1.08, "USD")]),
    # The low of a range takes the whole scale of the high.
    (
        "es",
        "Ecopetrol ganó entre 100 y 200 mil millones de pesos colombianos.",
        [("100 y 200 mil millones de pesos colombianos", "XBOG:ECOPETROL", "net_income", 1e11, 2e11, "COP")],
    ),
]


@pytest.mark.parametrize(("lang", "text", "rows"), BOARDS, ids=[text[:48] for _, text, _ in BOARDS])
def test_a_board_is_read(lang: str, text: str, rows: list[Row]) -> None:
    claims = [c.claim for c in cotejo.extract(text, lang=lang, date="2026-03-12").claims]
    found = {c.value_text: (c.value_text, c.subject, c.metric, c.low, c.high, c.unit) for c in claims}
    assert [found.get(row[0]) for row in rows] == rows

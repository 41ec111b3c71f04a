"""Claims of exchange offices, auctions and brokers between the Andes and the Caribbean."""

from __future__ import annotations

import pytest
from spacy import blank

from nlp.context import Context
from nlp.numbers.convention import decide
from nlp.pipeline import load
from nlp.reading import Status
from nlp.times.stance import status

Row = tuple[str, str | None, str | None, float | None, float | None, str | None]

PLAZAS: list[tuple[str, str, list[Row]]] = [
    # A text that marks its dollars writes its pesos with the bare sign, and one word of home is enough to know whose.
    (
        "es",
        "Las Lecap captaron $3,4 billones, y US$ 150 millones fueron a títulos atados al dólar.",
        [
            ("$3,4 billones", None, None, 3.4e12, 3.4e12, "ARS"),
            ("US$ 150 millones", None, None, 1.5e8, 1.5e8, "USD"),
        ],
    ),
    (
        "es",
        "El IPSA y el Merval subieron. El fondo vendió $ 40.000 millones y compró US$ 12 millones.",
        [
            ("$ 40.000 millones", None, None, 4e10, 4e10, None),
            ("US$ 12 millones", None, None, 1.2e7, 1.2e7, "USD"),
        ],
    ),
    (
        "en",
        "Falabella earned $98 billion after buying land for US$12 million.",
        [
            ("$98 billion", "XSGO:FALABELLA", "net_income", 9.8e10, 9.8e10, "CLP"),
            ("US$12 million", "XSGO:FALABELLA", "deal_value", 1.2e7, 1.2e7, "USD"),
        ],
    ),
    # The sol's sign may have a stop of its own.
    (
        "es",
        "El Brent subió 1.25% y el tipo de cambio cerró en S/.3.412.",
        [
            ("1.25%", "commodity:BRENT", "return", 1.25, 1.25, "%"),
            ("S/.3.412", "fx:USDPEN", "fx_rate", 3.412, 3.412, "PEN"),
        ],
    ),
    # A dollar of the parallel market is that of the money it is told in; pesos of its size stand behind it alone.
    (
        "es",
        "El dólar paralelo llegó a Bs 12,40 en La Paz.",
        [("Bs 12,40", "fx:USDBOB", "fx_rate", 12.4, 12.4, "BOB")],
    ),
    (
        "es",
        "En Asunción el dólar se vendió a Gs. 7.315 por la mañana.",
        [("Gs. 7.315", "fx:USDPYG", "fx_rate", 7315, 7315, "PYG")],
    ),
    (
        "en",
        "The dollar was sold at Bs 12.40 in La Paz.",
        [("Bs 12.40", "fx:USDBOB", "fx_rate", 12.4, 12.4, "BOB")],
    ),
    (
        "es",
        (
            "El dólar subió en el Banco Nación, dijo el BCRA: el billete sumó $15 y cotizó $1.470 para la compra y "
            "$1.520 para la venta."
        ),
        [
            ("$15", "fx:USDARS", "price_change", 15, 15, "ARS"),
            ("$1.470", "fx:USDARS", "fx_rate", 1470, 1470, "ARS"),
            ("$1.520", "fx:USDARS", "fx_rate", 1520, 1520, "ARS"),
        ],
    ),
    (
        "es",
        "El Tesoro aplicó a las Lecap un tipo de cambio de $1.452,70 por dólar, y ofreció US$ 90 millones.",
        [
            ("$1.452,70", "fx:USDARS", "fx_rate", 1452.7, 1452.7, "ARS"),
            ("US$ 90 millones", None, None, 9e7, 9e7, "USD"),
        ],
    ),
    # Central banks of the smaller economies, and a committee's short name that two of them share.
    (
        "es",
        "El Banco Central del Uruguay bajó su tasa. Para el Copom, la inflación fue de 4,2%.",
        [("4,2%", "country:UY", "inflation", 4.2, 4.2, "%")],
    ),
    (
        "es",
        "El Copom subió la Selic al 12,5%.",
        [("12,5%", "cb:BCB", "policy_rate", 12.5, 12.5, "%")],
    ),
    (
        "en",
        "The Central Bank of Uruguay cut its rate. The Copom sees inflation of 4.2%.",
        [("4.2%", "country:UY", "inflation", 4.2, 4.2, "%")],
    ),
    (
        "es",
        "El Banco Central del Paraguay mantuvo su tasa de referencia en 6%.",
        [("6%", "cb:BCP", "policy_rate", 6, 6, "%")],
    ),
    (
        "en",
        "The Central Bank of the Dominican Republic kept its policy rate at 5.75%.",
        [("5.75%", "cb:BCRD", "policy_rate", 5.75, 5.75, "%")],
    ),
    # A barrel is of the crude that is named with it.
    (
        "es",
        "El barril de petróleo West Texas Intermediate, referencia para Ecuador, perdió 1,30 dólares.",
        [("1,30 dólares", "commodity:WTI", "price_change", -1.3, -1.3, "USD")],
    ),
    # Words that take up a sum tell its growth.
    (
        "es",
        "Colbún alcanzó ganancias por US$ 33 millones. Es decir, un descenso del 57%.",
        [
            ("US$ 33 millones", "XSGO:COLBUN", "net_income", 3.3e7, 3.3e7, "USD"),
            ("57%", "XSGO:COLBUN", "earnings_growth", -57, -57, "%"),
        ],
    ),
    (
        "es",
        "El EBITDA de Cencosud fue de US$ 255 millones, equivalente a un alza de 18,4% interanual.",
        [
            ("US$ 255 millones", "XSGO:CENCOSUD", "ebitda", 2.55e8, 2.55e8, "USD"),
            ("18,4%", None, None, 18.4, 18.4, "%"),
        ],
    ),
    (
        "en",
        "Nike's net income was $900 million, equivalent to a drop of 12%.",
        [
            ("$900 million", "XNYS:NKE", "net_income", 9e8, 9e8, "USD"),
            ("12%", "XNYS:NKE", "earnings_growth", -12, -12, "%"),
        ],
    ),
    # Who has a view on a company, or is a broker by name, is none that the target is set for.
    (
        "es",
        "BTG Pactual mejoró su visión sobre Cencosud. El banco elevó el precio objetivo a US$ 3 por acción.",
        [("US$ 3", "XSGO:CENCOSUD", "price_target", 3, 3, "USD")],
    ),
    (
        "es",
        "Las ventas llevaron a Itaú BBA Securities a mejorar su visión sobre Falabella. Su objetivo es de US$ 7.",
        [("US$ 7", "XSGO:FALABELLA", "price_target", 7, 7, "USD")],
    ),
    (
        "es",
        "Falabella sube. El objetivo de Itaú es el más alto. Le siguen los targets de Bci (US$ 6,4) y Citi (US$ 6).",
        [
            ("US$ 6,4", "XSGO:FALABELLA", "price_target", 6.4, 6.4, "USD"),
            ("US$ 6", "XSGO:FALABELLA", "price_target", 6, 6, "USD"),
        ],
    ),
    (
        "en",
        "Citi improved its outlook on Coca-Cola. The bank raised the price target to $80 a share.",
        [("$80", "XNYS:KO", "price_target", 80, 80, "USD")],
    ),
    (
        "en",
        "Bank of America raised its outlook for 2026. The bank earned $7 billion.",
        [("$7 billion", "XNYS:BAC", "net_income", 7e9, 7e9, "USD")],
    ),
    # A new clause has its own subject; an exchange is no news of the company that runs it.
    (
        "es",
        "El Brent subió 1,3% y el tipo de cambio cerró en S/ 3,42.",
        [
            ("1,3%", "commodity:BRENT", "return", 1.3, 1.3, "%"),
            ("S/ 3,42", "fx:USDPEN", "fx_rate", 3.42, 3.42, "PEN"),
        ],
    ),
    (
        "en",
        "Brent rose 1.3% and the exchange rate closed at 3.42 soles.",
        [
            ("1.3%", "commodity:BRENT", "return", 1.3, 1.3, "%"),
            ("3.42 soles", "fx:USDPEN", "fx_rate", 3.42, 3.42, "PEN"),
        ],
    ),
    (
        "es",
        "El índice Merval de las Bolsas y Mercados Argentinos (Byma) subió 0,6%.",
        [("0,6%", "index:MERV", "return", 0.6, 0.6, "%")],
    ),
    (
        "es",
        "La Bolsa de Valores de Lima bajó con los metales. El índice general retrocedió un 1,2%.",
        [("1,2%", "index:SPBLPGPT", "return", -1.2, -1.2, "%")],
    ),
    (
        "es",
        "El índice general de precios subió un 1,2% en Ecuador.",
        [("1,2%", "country:EC", "inflation", 1.2, 1.2, "%")],
    ),
    (
        "es",
        "La bolsa chilena cerró el mes con un descenso de más de 2%, arrastrada por la caída de los títulos de SQM.",
        [("2%", "index:IPSA", "return", None, -2, "%")],
    ),
    # So much money leads to a price, and from none.
    (
        "es",
        "El oro anotó un alza de 30 dólares hasta 4.233 dólares.",
        [
            ("30 dólares", "commodity:GOLD", "price_change", 30, 30, "USD"),
            ("4.233 dólares", "commodity:GOLD", "price", 4233, 4233, "usd/oz"),
        ],
    ),
    (
        "en",
        "Gold posted a gain of $30 to $4,233.",
        [
            ("$30", "commodity:GOLD", "price_change", 30, 30, "USD"),
            ("$4,233", "commodity:GOLD", "price", 4233, 4233, "usd/oz"),
        ],
    ),
    # A subsidiary that no table holds is not its parent.
    (
        "es",
        "Empresas Copec ganó US$ 90 millones. La filial Maderalba anotó un EBITDA de US$ 30 millones.",
        [
            ("US$ 90 millones", "XSGO:COPEC", "net_income", 9e7, 9e7, "USD"),
            ("US$ 30 millones", None, "ebitda", 3e7, 3e7, "USD"),
        ],
    ),
    (
        "en",
        "Nike earned $900 million. The subsidiary Brightloaf had EBITDA of $30 million.",
        [
            ("$900 million", "XNYS:NKE", "net_income", 9e8, 9e8, "USD"),
            ("$30 million", None, "ebitda", 3e7, 3e7, "USD"),
        ],
    ),
    # The move of a sum stands in apposition behind a time, too.
    (
        "es",
        "Ecopetrol registró ganancias por US$ 600 millones en el tercer trimestre de 2025, un desplome del 29,4 %.",
        [
            ("US$ 600 millones", "XBOG:ECOPETROL", "net_income", 6e8, 6e8, "USD"),
            ("29,4 %", "XBOG:ECOPETROL", "earnings_growth", -29.4, -29.4, "%"),
        ],
    ),
    (
        "en",
        "Nike posted a profit of $600 million in the third quarter of 2025, a plunge of 29.4%.",
        [
            ("$600 million", "XNYS:NKE", "net_income", 6e8, 6e8, "USD"),
            ("29.4%", "XNYS:NKE", "earnings_growth", -29.4, -29.4, "%"),
        ],
    ),
    # What a text on one market calls by the parent's name is what is listed there.
    (
        "es",
        "El IPSA cerró al alza. Santander subió 0,4% y SQM ganó 1,8%.",
        [
            ("0,4%", "XSGO:BSANTANDER", "return", 0.4, 0.4, "%"),
            ("1,8%", "XSGO:SQM-B", "return", 1.8, 1.8, "%"),
        ],
    ),
    (
        "en",
        "Argentine shares fell: Banco Macro (-6.2%), BBVA (-5.1%) and Grupo Galicia (-5.3%).",
        [
            ("-6.2%", "XBUE:BMA", "return", -6.2, -6.2, "%"),
            ("-5.1%", "XBUE:BBAR", "return", -5.1, -5.1, "%"),
            ("-5.3%", "XBUE:GGAL", "return", -5.3, -5.3, "%"),
        ],
    ),
    (
        "es",
        "El IPSA subió y el Ibex 35 cayó. Santander perdió 2%.",
        [("2%", "XMAD:SAN", "return", -2, -2, "%")],
    ),
    # What is kept "en un" moves by nothing; a band is no move either.
    (
        "es",
        "El Banco Central de Costa Rica mantendrá la Tasa de Política Monetaria en un 4%.",
        [("4%", "cb:BCCR", "policy_rate", 4, 4, "%")],
    ),
    (
        "es",
        "El Banco Central de Chile subió la tasa en un 0,5%.",
        [("0,5%", "cb:BCCH", "policy_rate_change", 0.5, 0.5, "%")],
    ),
    (
        "es",
        "La meta de inflación de Chile es 3% (±100 puntos base).",
        [("3%", "country:CL", "inflation_target", 3, 3, "%"), ("100 puntos base", None, None, 100, 100, "bp")],
    ),
    (
        "en",
        "Chile's inflation target is 3% (±100 basis points).",
        [("3%", "country:CL", "inflation_target", 3, 3, "%"), ("100 basis points", None, None, 100, 100, "bp")],
    ),
    # What sums up a sum of its own sentence sums up no earlier one.
    (
        "es",
        (
            "Grupo Argos tuvo una utilidad neta de US$ 14 millones. Obtuvo ingresos por US$ 37 millones, lo que "
            "representa un incremento del 12%."
        ),
        [
            ("US$ 14 millones", "XBOG:GRUPOARGOS", "net_income", 1.4e7, 1.4e7, "USD"),
            ("US$ 37 millones", "XBOG:GRUPOARGOS", "revenue", 3.7e7, 3.7e7, "USD"),
            ("12%", "XBOG:GRUPOARGOS", "revenue_growth", 12, 12, "%"),
        ],
    ),
    # A sum that is less by so much.
    (
        "es",
        "Copec registró ganancias por US$ 198 millones, cifra menor en 51% a la de 2024.",
        [
            ("US$ 198 millones", "XSGO:COPEC", "net_income", 1.98e8, 1.98e8, "USD"),
            ("51%", "XSGO:COPEC", "earnings_growth", -51, -51, "%"),
        ],
    ),
    # Prices behind a price of goods are those of the goods.
    (
        "es",
        "Chile exportó litio a un precio promedio de US$ 12 por kilo. Los precios se han disparado un 167% desde 2015.",
        [
            ("US$ 12", "commodity:LITHIUM", "price", 12, 12, "USD"),
            ("167%", "commodity:LITHIUM", "return", 167, 167, "%"),
        ],
    ),
    (
        "es",
        "El Brent subió a 80 dólares. Los precios en España subieron un 3%.",
        [
            ("80 dólares", "commodity:BRENT", "price", 80, 80, "usd/bbl"),
            ("3%", "country:ES", "inflation", 3, 3, "%"),
        ],
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), PLAZAS)
def test_the_plazas_are_read_in_their_own_money(lang: str, text: str, expected: list[Row]) -> None:
    nlp = load(lang)
    doc = nlp.make_doc(text)
    doc._.cotejo_context = Context(convention=decide(text))
    assert [(c.value_text, c.subject, c.metric, c.low, c.high, c.unit) for c in nlp(doc)._.cotejo_claims] == expected


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        (
            "es",
            "Colbún ganó US$ 33 millones en el tercer trimestre de 2025, y US$ 79 millones en dicho lapso de 2024.",
            "US$ 79 millones",
        ),
        (
            "es",
            "Las ventas bajaron 3% en relación con el tercer trimestre de 2024, cuando llegaron a US$ 36 millones.",
            "US$ 36 millones",
        ),
        (
            "en",
            "Sales fell 3% from the third quarter of 2024, when they came to $36 million.",
            "$36 million",
        ),
    ],
)
def test_what_a_figure_is_set_against_has_its_own_time(lang: str, text: str, value: str) -> None:
    found = {claim.value_text: claim.as_of for claim in load(lang)(text)._.cotejo_claims}
    assert found[value] == "2024-Q3"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "La utilidad cayó 32% si se compara con la de 2024."),
        ("en", "Net income fell 32% if we compare it with that of 2024."),
    ],
)
def test_a_comparison_is_no_condition(lang: str, text: str) -> None:
    start = text.index("32%")
    assert status(blank(lang)(text), 0, len(text), start, start + 3, metric="earnings_growth") is Status.ACTUAL


@pytest.mark.parametrize(
    ("lang", "text", "parts"),
    [
        ("es", "El Imacec minero cayó 4,1%, mientras que el no minero aumentó 3,2%.", ["mining", "non_mining"]),
        ("en", "The mining Imacec fell 4.1% and the non-mining Imacec rose 3.2%.", ["mining", "non_mining"]),
        ("es", "La inflación se ubicó en un 4,3% en Chile.", [None]),
        ("es", "SQM informó que los ingresos por litio y derivados aumentaron un 21,2%.", ["litio"]),
        ("en", "SQM said lithium revenue rose 21.2%.", ["lithium"]),
    ],
)
def test_a_part_is_told_from_the_whole_and_from_a_country(lang: str, text: str, parts: list[str | None]) -> None:
    assert [claim.part for claim in load(lang)(text)._.cotejo_claims] == parts

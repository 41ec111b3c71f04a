"""Claims of the market press of the southern cone and the Andes. Every sentence is this project's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from spacy import blank

from nlp.reading import Status
from nlp.times.stance import status

if TYPE_CHECKING:
    from collections.abc import Callable

Row = tuple[str, str | None, str | None, float | None, float | None, str | None]

SOUTHERN: list[tuple[str, str, list[Row]]] = [
    # Whoever compiles a premium is no new subject, and the index told before has no part in it.
    (
        "es",
        "El Merval cerró a la baja. Respecto al riesgo país, que elabora JP Morgan, quedó al borde de los 910 puntos.",
        [("910 puntos", "country:AR", "country_risk", 910, 910, "pts")],
    ),
    (
        "en",
        "The S&P 500 fell. Mexico's risk premium, which JPMorgan compiles, ended near 390 points.",
        [("390 points", "country:MX", "spread", 390, 390, "bp")],
    ),
    # A relative clause is about what stands right before it, and not about what is named with that.
    (
        "es",
        (
            "Cencosud informó su trimestre.\nEsto afectó tanto sus ingresos como sus utilidades, las que cayeron 21% "
            "a US$ 85 millones."
        ),
        [
            ("21%", "XSGO:CENCOSUD", "earnings_growth", -21, -21, "%"),
            ("US$ 85 millones", "XSGO:CENCOSUD", "net_income", 8.5e7, 8.5e7, "USD"),
        ],
    ),
    (
        "en",
        "Target reported its quarter. That hit both revenue and profit, which fell 21% to $85 million.",
        [
            ("21%", "XNYS:TGT", "earnings_growth", -21, -21, "%"),
            ("$85 million", "XNYS:TGT", "net_income", 8.5e7, 8.5e7, "USD"),
        ],
    ),
    # What a company earned moves as its share does not; a market's gains are its moves.
    (
        "es",
        "Las ganancias de Copec han subido 9% este año.",
        [("9%", "XSGO:COPEC", "earnings_growth", 9, 9, "%")],
    ),
    (
        "es",
        "El IPSA recortó las ganancias y subió 0,3%.",
        [("0,3%", "index:IPSA", "return", 0.3, 0.3, "%")],
    ),
    (
        "es",
        (
            "La utilidad neta del grupo energético colombiano Ecopetrol se desplomó un 41,2% interanual en 2025 "
            "a 5.230 millones de dólares."
        ),
        [
            ("41,2%", "XBOG:ECOPETROL", "earnings_growth", -41.2, -41.2, "%"),
            ("5.230 millones de dólares", "XBOG:ECOPETROL", "net_income", 5.23e9, 5.23e9, "USD"),
        ],
    ),
    (
        "en",
        "Net income of the Colombian oil group Ecopetrol plunged 41.2% in 2025 to 5.23 billion dollars.",
        [
            ("41.2%", "XBOG:ECOPETROL", "earnings_growth", -41.2, -41.2, "%"),
            ("5.23 billion dollars", "XBOG:ECOPETROL", "net_income", 5.23e9, 5.23e9, "USD"),
        ],
    ),
    # Words that sum up a sum tell its growth, in its sentence and in the next.
    (
        "es",
        "Ecopetrol reportó una utilidad neta de COP 2,4 billones. La cifra representa una caída del 27% frente a 2024.",
        [
            ("COP 2,4 billones", "XBOG:ECOPETROL", "net_income", 2.4e12, 2.4e12, "COP"),
            ("27%", "XBOG:ECOPETROL", "earnings_growth", -27, -27, "%"),
        ],
    ),
    (
        "en",
        "Exxon reported net income of $7.4 billion. That represents a drop of 12%.",
        [
            ("$7.4 billion", "XNYS:XOM", "net_income", 7.4e9, 7.4e9, "USD"),
            ("12%", "XNYS:XOM", "earnings_growth", -12, -12, "%"),
        ],
    ),
    # A range of growth is that of an economy, and no rate of the bank that raised it.
    (
        "es",
        "El Banco Central de Chile elevó el rango de expansión para 2026 a entre 2,0-3,0%.",
        [("2,0-3,0%", "country:CL", "gdp_growth", 2, 3, "%")],
    ),
    (
        "en",
        "Chile's central bank raised its growth range for 2026 to 2.0-3.0%.",
        [("2.0-3.0%", "country:CL", "gdp_growth", 2, 3, "%")],
    ),
    # Gaps between two rates are no moves of the dollar.
    (
        "es",
        (
            "El dólar MEP subió 1% a $137,80, dijo el BCRA. Así, las brechas con el tipo de cambio mayorista, que "
            "ayer subió 21 centavos a $76,10, quedaron en 81% y 79%, respectivamente."
        ),
        [
            ("1%", "fx:USDARS", "return", 1, 1, "%"),
            ("$137,80", "fx:USDARS", "fx_rate", 137.8, 137.8, "ARS"),
            ("21 centavos", "fx:USDARS", "price_change", 0.21, 0.21, "ARS"),
            ("$76,10", "fx:USDARS", "fx_rate", 76.1, 76.1, "ARS"),
            ("81%", None, None, 81, 81, "%"),
            ("79%", None, None, 79, 79, "%"),
        ],
    ),
    # Papers of a kind are not what was told of before them.
    (
        "es",
        "El dólar blue subió a $1.410. Mientras tanto, los títulos públicos en dólares mostraron avances del 1%.",
        [
            ("$1.410", "fx:USDARS", "fx_rate", 1410, 1410, "ARS"),
            ("1%", None, "return", 1, 1, "%"),
        ],
    ),
    (
        "en",
        "The Merval fell 2%. Argentine ADRs rose 3% in New York.",
        [
            ("2%", "index:MERV", "return", -2, -2, "%"),
            ("3%", None, "return", 3, 3, "%"),
        ],
    ),
    # The share of an exchange is no index, nor is the exchange a share.
    (
        "es",
        "La acción de la BVC avanzó 3,1 por ciento. La BVC cayó 0,8 por ciento.",
        [
            ("3,1 por ciento", None, "return", 3.1, 3.1, "%"),
            ("0,8 por ciento", "index:COLCAP", "return", -0.8, -0.8, "%"),
        ],
    ),
    # A sign that a blank parts from its share stands alone in brackets behind a code.
    (
        "es",
        "La petrolera Ecopetrol (ECOPETROL – 3,43 %) lideró los volúmenes.",
        [("– 3,43 %", "XBOG:ECOPETROL", "return", -3.43, -3.43, "%")],
    ),
    (
        "en",
        "The oil company Exxon (XOM – 3.4%) traded most.",
        [("– 3.4%", "XNYS:XOM", "return", -3.4, -3.4, "%")],
    ),
    # In a list of brackets each is of the name before it, also where nobody knows that name.
    (
        "es",
        "Por ingresos lideran Aguas Tornal (9,6 billones de pesos) y Grupo Sura (7,6 billones de pesos).",
        [
            ("9,6 billones de pesos", None, "revenue", 9.6e12, 9.6e12, "COP"),
            ("7,6 billones de pesos", "XBOG:GRUPOSURA", "revenue", 7.6e12, 7.6e12, "COP"),
        ],
    ),
    # The general index and the selective one of Lima.
    (
        "es",
        "El S&P/BVL Perú General subió 1%. El S&P/BVL Perú Selectivo subió 0,4% a 610 puntos.",
        [
            ("1%", "index:SPBLPGPT", "return", 1, 1, "%"),
            ("0,4%", "index:SPBLPSPT", "return", 0.4, 0.4, "%"),
            ("610 puntos", "index:SPBLPSPT", "index_level", 610, 610, "pts"),
        ],
    ),
    # A rate of the dollar in the reading that has its size.
    (
        "es",
        "El dólar bajó en Montevideo y cerró a $ 39,742, según el BROU.",
        [("$ 39,742", "fx:USDUYU", "fx_rate", 39.742, 39.742, "UYU")],
    ),
    # What a measure leaves out is not what it measures.
    (
        "es",
        "La inflación subyacente de Chile, que excluye los combustibles y las frutas y verduras, fue del 4,7%.",
        [("4,7%", "country:CL", "core_inflation", 4.7, 4.7, "%")],
    ),
    # A sentence without a subject goes on about that of the paragraph before.
    (
        "es",
        (
            "La acción de SQM sube en la bolsa. Hoy SQM gana.\n\nEl IPSA subió 1,3% a 9.940,50 puntos.\n\n"
            "En lo que va del mes acumula un alza de 5,1%."
        ),
        [
            ("1,3%", "index:IPSA", "return", 1.3, 1.3, "%"),
            ("9.940,50 puntos", "index:IPSA", "index_level", 9940.5, 9940.5, "pts"),
            ("5,1%", "index:IPSA", "return", 5.1, 5.1, "%"),
        ],
    ),
    (
        "en",
        (
            "SQM shares rose again as SQM gained.\n\nThe S&P 500 rose 1.3% to 6,910 points.\n\n"
            "That takes its gain so far this year to 14%."
        ),
        [
            ("1.3%", "index:SPX", "return", 1.3, 1.3, "%"),
            ("6,910 points", "index:SPX", "index_level", 6910, 6910, "pts"),
            ("14%", "index:SPX", "return", 14, 14, "%"),
        ],
    ),
    # Penetration, short sales and units of volume are no growth, revenue or price.
    (
        "es",
        "Cencosud logró un crecimiento de ventas de 9,1%, y sus marcas propias, un récord de penetración de 18%.",
        [
            ("9,1%", "XSGO:CENCOSUD", "revenue_growth", 9.1, 9.1, "%"),
            ("18%", None, None, 18, 18, "%"),
        ],
    ),
    (
        "es",
        "La refinación de Ecopetrol alcanzó una carga récord de 431 kbpd y márgenes de USD 14,1 por barril.",
        [
            ("431", None, None, 431, 431, None),
            ("USD 14,1 por barril", None, None, 14.1, 14.1, "usd/bbl"),
        ],
    ),
    (
        "es",
        "Esto se reflejó en una caída del 2,7% en la tasa de riesgo país argentina.",
        [("2,7%", None, None, 2.7, 2.7, "%")],
    ),
    # Falls that an adjective tells.
    (
        "es",
        "Los títulos de Camanchaca y Watts terminaron con variaciones negativas de 5,6% y 4,2%, respectivamente.",
        [
            ("5,6%", "XSGO:CAMANCHACA", "return", -5.6, -5.6, "%"),
            ("4,2%", "XSGO:WATTS", "return", -4.2, -4.2, "%"),
        ],
    ),
    # What a good costs in cents, per tonne or in colones: the unit names a currency, and no subject.
    (
        "es",
        "El contrato C cerró en 231,40 centavos de dólar por libra.",
        [("231,40 centavos de dólar", "commodity:COFFEE", "price", 2.314, 2.314, "USD")],
    ),
    (
        "en",
        "Arabica coffee rose 1.2% to 231.4 cents a pound.",
        [
            ("1.2%", "commodity:COFFEE", "return", 1.2, 1.2, "%"),
            ("231.4 cents", "commodity:COFFEE", "price", 2.314, 2.314, "USD"),
        ],
    ),
    (
        "es",
        "El café cayó. Anota un promedio de 96,75 centavos de dólar por libra y un mínimo de 94,25.",
        [
            ("96,75 centavos de dólar", "commodity:COFFEE", "price", 0.9675, 0.9675, "USD"),
            ("94,25", "commodity:COFFEE", "price", 0.9425, 0.9425, "USD"),
        ],
    ),
    (
        "es",
        "Por el maíz se ofrecieron $ 9.100/t en Rosario, y por el trigo U$S 168/t.",
        [
            ("$ 9.100", "commodity:CORN", "price", 9100, 9100, "ARS"),
            ("U$S 168", "commodity:WHEAT", "price", 168, 168, "USD"),
        ],
    ),
    (
        "en",
        "Wheat was bid at $168/t.",
        [("$168", "commodity:WHEAT", "price", 168, 168, "USD")],
    ),
    (
        "es",
        "El dólar cerró en ¢511,30 en San José, informó el Banco Central de Costa Rica.",
        [("¢511,30", "fx:USDCRC", "fx_rate", 511.3, 511.3, "CRC")],
    ),
    (
        "en",
        "The dollar closed at ¢511.30 in San José, the Central Bank of Costa Rica said.",
        [("¢511.30", "fx:USDCRC", "fx_rate", 511.3, 511.3, "CRC")],
    ),
    # A sum in cents that stands alone keeps its scale, and no level behind a move takes it.
    (
        "es",
        "El maíz perdió 3,25 centavos y cerró en 412,50.",
        [
            ("3,25 centavos", "commodity:CORN", "price_change", -0.0325, -0.0325, "USD"),
            ("412,50", "commodity:CORN", "price", 412.5, 412.5, "USD"),
        ],
    ),
    # Words far behind what an economy grew by say nothing of it.
    (
        "es",
        "La inflación de Paraguay fue de 6,1 %. El país creció un 5,2 % por el campo y el auge de sus exportaciones.",
        [
            ("6,1 %", "country:PY", "inflation", 6.1, 6.1, "%"),
            ("5,2 %", "country:PY", "gdp_growth", 5.2, 5.2, "%"),
        ],
    ),
    (
        "en",
        "Inflation in Paraguay was 6.1%. The country grew 5.2% thanks to the harvest and to a boom in its exports.",
        [
            ("6.1%", "country:PY", "inflation", 6.1, 6.1, "%"),
            ("5.2%", "country:PY", "gdp_growth", 5.2, 5.2, "%"),
        ],
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), SOUTHERN)
def test_the_southern_press_is_read_as_it_is_told(
    claim_rows: Callable[[str, str], list[Row]], lang: str, text: str, expected: list[Row]
) -> None:
    assert claim_rows(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("es", "Sin ese efecto, las ganancias habrían retrocedido 11,4%.", "11,4%"),
        ("en", "Excluding that gain, net income would have fallen 11.4%.", "11.4%"),
    ],
)
def test_what_would_have_been_is_hypothetical(lang: str, text: str, value: str) -> None:
    start = text.index(value)
    told = status(blank(lang)(text), 0, len(text), start, start + len(value), metric="earnings_growth")
    assert told is Status.HYPOTHETICAL

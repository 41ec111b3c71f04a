"""Claims of single texts, English and Spanish side by side; every sentence is this project's own."""

from __future__ import annotations

import pytest

from nlp.context import Context
from nlp.pipeline import load
from nlp.reading import Claim

Row = tuple[str, str | None, str | None, float | None, float | None, str | None]

ENGLISH: list[tuple[str, list[Row]]] = [
    (
        "The S&P 500 fell 1.2% to 6,512.40 on Tuesday.",
        [
            ("1.2%", "index:SPX", "return", -1.2, -1.2, "%"),
            ("6,512.40", "index:SPX", "index_level", 6512.4, 6512.4, "pts"),
        ],
    ),
    (
        "Gold rose $32 to $4,142 an ounce while silver slipped 0.4%.",
        [
            ("$32", "commodity:GOLD", "price_change", 32, 32, "USD"),
            ("$4,142 an ounce", "commodity:GOLD", "price", 4142, 4142, "usd/oz"),
            ("0.4%", "commodity:SILVER", "return", -0.4, -0.4, "%"),
        ],
    ),
    (
        "The Federal Reserve cut its benchmark rate by 25 basis points to a range of 3.50% to 3.75%.",
        [
            ("25 basis points", "cb:FED", "policy_rate_change", -25, -25, "bp"),
            ("3.50% to 3.75%", "cb:FED", "policy_rate", 3.5, 3.75, "%"),
        ],
    ),
    (
        "US inflation slowed to 2.9% in October, while core inflation held at 3.1%.",
        [
            ("2.9%", "country:US", "inflation", 2.9, 2.9, "%"),
            ("3.1%", "country:US", "core_inflation", 3.1, 3.1, "%"),
        ],
    ),
    (
        "Apple (NASDAQ: AAPL) reported revenue of $102.5 billion, up 8% from a year earlier.",
        [
            ("$102.5 billion", "XNAS:AAPL", "revenue", 102.5e9, 102.5e9, "USD"),
            ("8%", "XNAS:AAPL", "revenue_growth", 8, 8, "%"),
        ],
    ),
    (
        "Microsoft earned $3.72 per share, and its operating margin widened to 47%.",
        [
            ("$3.72", "XNAS:MSFT", "eps", 3.72, 3.72, "USD"),
            ("47%", "XNAS:MSFT", "margin", 47, 47, "%"),
        ],
    ),
    (
        "The 10-year Treasury yield rose 4 basis points to 4.14%.",
        [
            ("4 basis points", "bond:US10Y", "bond_yield_change", 4, 4, "bp"),
            ("4.14%", "bond:US10Y", "bond_yield", 4.14, 4.14, "%"),
        ],
    ),
    (
        "The S&P 500 trades at 22 times forward earnings, the Russell 2000 at 15.",
        [
            ("22 times", "index:SPX", "pe_forward", 22, 22, "x"),
            ("15", "index:RUT", "pe_forward", 15, 15, "x"),
        ],
    ),
    (
        "S&P 500 +0.3%, Dow -0.1%, Nasdaq +0.8%.",
        [
            ("+0.3%", "index:SPX", "return", 0.3, 0.3, "%"),
            ("-0.1%", "index:DJI", "return", -0.1, -0.1, "%"),
            ("+0.8%", "index:IXIC", "return", 0.8, 0.8, "%"),
        ],
    ),
    (
        "### GOLD\n\nResistance at $3895 with support at $3852.",
        [
            ("$3895", "commodity:GOLD", "resistance_level", 3895, 3895, "usd/oz"),
            ("$3852", "commodity:GOLD", "support_level", 3852, 3852, "usd/oz"),
        ],
    ),
    (
        "Brent and WTI rose 2% and 3%, respectively.",
        [
            ("2%", "commodity:BRENT", "return", 2, 2, "%"),
            ("3%", "commodity:WTI", "return", 3, 3, "%"),
        ],
    ),
    (
        "The Russell 2000 outperformed the S&P 500 by 300 basis points.",
        [("300 basis points", "index:RUT", "relative_return", 300, 300, "bp")],
    ),
    (
        "The European Central Bank left its deposit rate at 2%.",
        [("2%", "cb:ECB", "policy_rate", 2, 2, "%")],
    ),
    (
        "Bitcoin fell 3.1% at $65.3K.",
        [
            ("3.1%", "crypto:BTC", "return", -3.1, -3.1, "%"),
            ("$65.3K", "crypto:BTC", "price", 65300, 65300, "USD"),
        ],
    ),
    (
        "Analysts expect earnings growth of 17% to 22% for small caps in 2026.",
        [("17% to 22%", "group:US_SMALL_CAP", "earnings_growth", 17, 22, "%")],
    ),
    (
        "Nvidia rose sharply. The company said sales grew 62% to $57 billion.",
        [
            ("62%", "XNAS:NVDA", "revenue_growth", 62, 62, "%"),
            ("$57 billion", "XNAS:NVDA", "revenue", 57e9, 57e9, "USD"),
        ],
    ),
    (
        "Spain's GDP grew 0.6% in the third quarter and its unemployment rate fell to 10.3%.",
        [
            ("0.6%", "country:ES", "gdp_growth", 0.6, 0.6, "%"),
            ("10.3%", "country:ES", "unemployment_rate", 10.3, 10.3, "%"),
        ],
    ),
]

SPANISH: list[tuple[str, list[Row]]] = [
    (
        "El Ibex 35 cayó un 1,2 % hasta los 16.512,40 puntos.",
        [
            ("1,2 %", "index:IBEX", "return", -1.2, -1.2, "%"),
            ("16.512,40 puntos", "index:IBEX", "index_level", 16512.4, 16512.4, "pts"),
        ],
    ),
    (
        "El oro subió 32 dólares hasta los 4.142 dólares la onza, mientras que la plata cedió un 0,4 %.",
        [
            ("32 dólares", "commodity:GOLD", "price_change", 32, 32, "USD"),
            ("4.142 dólares la onza", "commodity:GOLD", "price", 4142, 4142, "usd/oz"),
            ("0,4 %", "commodity:SILVER", "return", -0.4, -0.4, "%"),
        ],
    ),
    (
        "Banxico recortó la tasa de referencia en 25 puntos base, a 7,25 %.",
        [
            ("25 puntos base", "cb:BANXICO", "policy_rate_change", -25, -25, "bp"),
            ("7,25 %", "cb:BANXICO", "policy_rate", 7.25, 7.25, "%"),
        ],
    ),
    (
        "La inflación de México bajó al 3,6 % en octubre, mientras que la subyacente se mantuvo en el 4,3 %.",
        [
            ("3,6 %", "country:MX", "inflation", 3.6, 3.6, "%"),
            ("4,3 %", "country:MX", "core_inflation", 4.3, 4.3, "%"),
        ],
    ),
    (
        "Inditex (BME: ITX) registró ventas de 9.800 millones de euros, un 8 % más que un año antes.",
        [
            ("9.800 millones de euros", "XMAD:ITX", "revenue", 9.8e9, 9.8e9, "EUR"),
            ("8 %", "XMAD:ITX", "revenue_growth", 8, 8, "%"),
        ],
    ),
    (
        "El rendimiento del bono estadounidense a 10 años subió 4 puntos básicos, hasta el 4,14 %.",
        [
            ("4 puntos básicos", "bond:US10Y", "bond_yield_change", 4, 4, "bp"),
            ("4,14 %", "bond:US10Y", "bond_yield", 4.14, 4.14, "%"),
        ],
    ),
    (
        "El S&P 500 cotiza a 22 veces beneficios futuros y el Russell 2000, a 15 veces.",
        [
            ("22 veces", "index:SPX", "pe_forward", 22, 22, "x"),
            ("15 veces", "index:RUT", "pe_forward", 15, 15, "x"),
        ],
    ),
    (
        "S&P +0,3 %, DJ -0,1 %, NASDAQ +0,8 %.",
        [
            ("+0,3 %", "index:SPX", "return", 0.3, 0.3, "%"),
            ("-0,1 %", "index:DJI", "return", -0.1, -0.1, "%"),
            ("+0,8 %", "index:IXIC", "return", 0.8, 0.8, "%"),
        ],
    ),
    (
        "### ORO\n\nLa resistencia está en 3895 $ y el soporte en 3852 $.",
        [
            ("3895 $", "commodity:GOLD", "resistance_level", 3895, 3895, "usd/oz"),
            ("3852 $", "commodity:GOLD", "support_level", 3852, 3852, "usd/oz"),
        ],
    ),
    (
        "El Brent y el WTI subieron un 2 % y un 3 %, respectivamente.",
        [
            ("2 %", "commodity:BRENT", "return", 2, 2, "%"),
            ("3 %", "commodity:WTI", "return", 3, 3, "%"),
        ],
    ),
    (
        "El Banco Central Europeo mantuvo la facilidad de depósito en el 2 %.",
        [("2 %", "cb:ECB", "policy_rate", 2, 2, "%")],
    ),
    (
        "El bitcoin cae un 3,1 % a 65.300 dólares.",
        [
            ("3,1 %", "crypto:BTC", "return", -3.1, -3.1, "%"),
            ("65.300 dólares", "crypto:BTC", "price", 65300, 65300, "USD"),
        ],
    ),
    (
        "El IPC de Chile subió 0,4% en septiembre y acumula 4,4% en doce meses.",
        [
            ("0,4%", "country:CL", "inflation", 0.4, 0.4, "%"),
            ("4,4%", "country:CL", "inflation", 4.4, 4.4, "%"),
        ],
    ),
    (
        "El selectivo español subió con fuerza. Iberdrola ganó 5.307 millones de euros hasta septiembre, un 17 % más.",
        [
            ("5.307 millones de euros", "XMAD:IBE", "net_income", 5.307e9, 5.307e9, "EUR"),
            ("17 %", "XMAD:IBE", "earnings_growth", 17, 17, "%"),
        ],
    ),
    (
        "El PIB de España creció un 0,6 % en el tercer trimestre y la tasa de paro bajó al 10,3 %.",
        [
            ("0,6 %", "country:ES", "gdp_growth", 0.6, 0.6, "%"),
            ("10,3 %", "country:ES", "unemployment_rate", 10.3, 10.3, "%"),
        ],
    ),
    (
        "El dólar cerró en 945,20 pesos chilenos.",
        [("945,20 pesos chilenos", "fx:USDCLP", "fx_rate", 945.2, 945.2, "CLP")],
    ),
]


def row(claim: Claim) -> Row:
    """Return what the tables state of a claim."""
    return (claim.value_text, claim.subject, claim.metric, claim.low, claim.high, claim.unit)


def read(lang: str, text: str) -> list[Claim]:
    """Return the claims of a text in a pipeline of one language."""
    nlp = load(lang)
    doc = nlp.make_doc(text)
    doc._.cotejo_context = Context(doc_date="2025-11-18")
    return [claim for claim in nlp(doc)._.cotejo_claims if claim.metric is not None]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_claims(text: str, expected: list[Row]) -> None:
    assert [row(claim) for claim in read("en", text)] == expected


@pytest.mark.parametrize(("text", "expected"), SPANISH)
def test_spanish_claims(text: str, expected: list[Row]) -> None:
    assert [row(claim) for claim in read("es", text)] == expected

"""Claims as releases of statistics, central banks and the commodity press state them. Every sentence is our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nlp.context import Context
from nlp.numbers.convention import decide
from nlp.pipeline import load

if TYPE_CHECKING:
    from collections.abc import Callable

Row = tuple[str, str | None, str | None, float | None, float | None, str | None]

RELEASES: list[tuple[str, str, list[Row]]] = [
    # What a bank moves is what it foresees, and no rate; what stands in brackets was foreseen before.
    (
        "en",
        (
            "On growth, the ECB lifted its 2027 forecast to 1.6% from 1.4%, but trimmed its 2028 estimate to "
            "1.3% (prior 1.5%)."
        ),
        [
            ("1.6%", "country:EA", "gdp_growth", 1.6, 1.6, "%"),
            ("1.4%", "country:EA", "gdp_growth", 1.4, 1.4, "%"),
            ("1.3%", "country:EA", "gdp_growth", 1.3, 1.3, "%"),
            ("1.5%", "country:EA", "gdp_growth", 1.5, 1.5, "%"),
        ],
    ),
    (
        "es",
        (
            "En cuanto al crecimiento, el BCE elevó su previsión para 2027 al 1,6% desde el 1,4%, y recortó su "
            "estimación para 2028 al 1,3% (1,5% previo)."
        ),
        [
            ("1,6%", "country:EA", "gdp_growth", 1.6, 1.6, "%"),
            ("1,4%", "country:EA", "gdp_growth", 1.4, 1.4, "%"),
            ("1,3%", "country:EA", "gdp_growth", 1.3, 1.3, "%"),
            ("1,5%", "country:EA", "gdp_growth", 1.5, 1.5, "%"),
        ],
    ),
    (
        "en",
        "The Fed cut its policy rate to 3.25%.",
        [("3.25%", "cb:FED", "policy_rate", 3.25, 3.25, "%")],
    ),
    (
        "es",
        "La Fed recortó su tasa de referencia a 3,25%.",
        [("3,25%", "cb:FED", "policy_rate", 3.25, 3.25, "%")],
    ),
    (
        "en",
        "The ECB sees inflation of 2.3% (2.1) in 2027 and 1.8% (1.9) in 2028.",
        [
            ("2.3%", "country:EA", "inflation", 2.3, 2.3, "%"),
            ("2.1", "country:EA", "inflation", 2.1, 2.1, "%"),
            ("1.8%", "country:EA", "inflation", 1.8, 1.8, "%"),
            ("1.9", "country:EA", "inflation", 1.9, 1.9, "%"),
        ],
    ),
    (
        "es",
        "El BCE prevé una inflación del 2,3% (2,1) en 2027 y del 1,8% (1,9) en 2028.",
        [
            ("2,3%", "country:EA", "inflation", 2.3, 2.3, "%"),
            ("2,1", "country:EA", "inflation", 2.1, 2.1, "%"),
            ("1,8%", "country:EA", "inflation", 1.8, 1.8, "%"),
            ("1,9", "country:EA", "inflation", 1.9, 1.9, "%"),
        ],
    ),
    (
        "es",
        (
            "Los miembros de la Fed elevaron su estimación mediana de crecimiento del PIB estadounidense de "
            "este año de 1.3 a 1.7%."
        ),
        [("1.3", "country:US", "gdp_growth", 1.3, 1.3, "%"), ("1.7%", "country:US", "gdp_growth", 1.7, 1.7, "%")],
    ),
    (
        "en",
        (
            "Fed officials raised their median estimate of growth in U.S. gross domestic product this year from "
            "1.3% to 1.7%."
        ),
        [("1.3%", "country:US", "gdp_growth", 1.3, 1.3, "%"), ("1.7%", "country:US", "gdp_growth", 1.7, 1.7, "%")],
    ),
    # Where a rate went, and no bound.
    (
        "en",
        "In Spain the jobless rate shot up to 14% in March.",
        [("14%", "country:ES", "unemployment_rate", 14.0, 14.0, "%")],
    ),
    (
        "es",
        "En España la tasa de paro se disparó hasta el 14% en marzo.",
        [("14%", "country:ES", "unemployment_rate", 14.0, 14.0, "%")],
    ),
    (
        "es",
        "El oro superará los 5.100 dólares la onza.",
        [("5.100 dólares la onza", "commodity:GOLD", "price", 5100.0, None, "usd/oz")],
    ),
    # What is of all coins is of none.
    (
        "en",
        "Ether fell 4%. The total crypto market cap slid to $1.9 trillion.",
        [
            ("4%", "crypto:ETH", "return", -4.0, -4.0, "%"),
            ("$1.9 trillion", None, "market_cap", 1900000000000.0, 1900000000000.0, "USD"),
        ],
    ),
    (
        "es",
        "Ether cayó un 4 %. El mercado cripto total bajó a 1,9 billones de dólares.",
        [
            ("4 %", "crypto:ETH", "return", -4.0, -4.0, "%"),
            ("1,9 billones de dólares", None, None, 1900000000000.0, 1900000000000.0, "USD"),
        ],
    ),
    # An index of purchasing managers in per cent, beside a move and a share of firms; a line below tells the one.
    (
        "en",
        (
            "In the U.S., the PMI registered 53.2 percent in May. The PMI rose 2% and 40% of the firms polled "
            "for the PMI hired."
        ),
        [
            ("53.2 percent", "country:US", "pmi", 53.2, 53.2, "%"),
            ("2%", None, None, 2.0, 2.0, "%"),
            ("40%", None, None, 40.0, 40.0, "%"),
        ],
    ),
    (
        "es",
        (
            "En EE.UU., el PMI se situó en el 53,2 por ciento en mayo. El 40 % de las empresas encuestadas para "
            "el PMI contrató."
        ),
        [("53,2 por ciento", "country:US", "pmi", 53.2, 53.2, "%"), ("40 %", None, None, 40.0, 40.0, "%")],
    ),
    (
        "en",
        "The euro area economy: Services PMI 50.3 vs 49.8 expected\n- Prior 48.7",
        [
            ("50.3", "country:EA", "pmi", 50.3, 50.3, "pts"),
            ("49.8", "country:EA", "pmi", 49.8, 49.8, "pts"),
            ("48.7", "country:EA", "pmi", 48.7, 48.7, "pts"),
        ],
    ),
    (
        "es",
        "PMI de servicios de la zona euro 50,3 frente al 49,8 esperado\n- Anterior 48,7",
        [
            ("50,3", "country:EA", "pmi", 50.3, 50.3, "pts"),
            ("49,8", "country:EA", "pmi", 49.8, 49.8, "pts"),
            ("48,7", "country:EA", "pmi", 48.7, 48.7, "pts"),
        ],
    ),
    # Core prices, and what a bank aims at.
    (
        "en",
        "In Australia, in underlying terms, inflation was 3.1 percent.",
        [("3.1 percent", "country:AU", "core_inflation", 3.1, 3.1, "%")],
    ),
    (
        "es",
        "En Chile, en términos subyacentes, la inflación fue del 3,1 por ciento.",
        [("3,1 por ciento", "country:CL", "core_inflation", 3.1, 3.1, "%")],
    ),
    (
        "en",
        "The ECB reaffirmed its aim of stabilising inflation at 2%.",
        [("2%", "cb:ECB", "inflation_target", 2.0, 2.0, "%")],
    ),
    (
        "es",
        "El BCE reafirmó su propósito de estabilizar la inflación en el 2%.",
        [("2%", "cb:ECB", "inflation_target", 2.0, 2.0, "%")],
    ),
    # People at work, and not how full a building is.
    (
        "es",
        (
            "En España la ocupación baja en 41.200 personas y el empleo ha aumentado en 12.300. La ocupación "
            "del hotel sube al 95 %."
        ),
        [
            ("41.200", "country:ES", "payrolls", -41200.0, -41200.0, "count"),
            ("12.300", "country:ES", "payrolls", 12300.0, 12300.0, "count"),
            ("95 %", None, None, 95.0, 95.0, "%"),
        ],
    ),
    (
        "en",
        "In the U.S. the payroll figure was a gain of 41,200.",
        [("41,200", "country:US", "payrolls", 41200.0, 41200.0, "count")],
    ),
    (
        "en",
        "The ECB met. Initial claims rose to 231,000. Economists saw claims of 228,000.",
        [
            ("231,000", "country:US", "jobless_claims", 231000.0, 231000.0, "count"),
            ("228,000", "country:US", "jobless_claims", 228000.0, 228000.0, "count"),
        ],
    ),
    # Beside a market rate, what the bank sets.
    (
        "es",
        "El euríbor cerró en el 2,4%, después de que el BCE bajase los tipos de interés al 2,25%.",
        [("2,4%", "country:EA", "interest_rate", 2.4, 2.4, "%"), ("2,25%", "cb:ECB", "policy_rate", 2.25, 2.25, "%")],
    ),
    (
        "en",
        "Euribor ended at 2.4% after the ECB cut interest rates to 2.25%.",
        [("2.4%", "country:EA", "interest_rate", 2.4, 2.4, "%"), ("2.25%", "cb:ECB", "policy_rate", 2.25, 2.25, "%")],
    ),
    # A cartel's basket of crudes, and its name, which names no oil; metals by weight, and gas by what it heats.
    (
        "es",
        (
            "El Brent cerró en US$ 74,10. Los Países Exportadores de Petróleo dijeron que su canasta de crudos "
            "cotizó a US$ 71,30."
        ),
        [
            ("US$ 74,10", "commodity:BRENT", "price", 74.1, 74.1, "usd/bbl"),
            ("US$ 71,30", "commodity:OPEC", "price", 71.3, 71.3, "usd/bbl"),
        ],
    ),
    (
        "en",
        "Brent closed at $74.10. The basket of crudes that the cartel tracks traded at $71.30 a barrel.",
        [
            ("$74.10", "commodity:BRENT", "price", 74.1, 74.1, "usd/bbl"),
            ("$71.30 a barrel", "commodity:OPEC", "price", 71.3, 71.3, "usd/bbl"),
        ],
    ),
    (
        "es",
        "El cobre superaba los US$ 9.800 la tonelada (US$ 4,45 la libra).",
        [
            ("US$ 9.800", "commodity:COPPER", "price", 9800.0, None, "USD"),
            ("US$ 4,45", "commodity:COPPER", "price", 4.45, 4.45, "USD"),
        ],
    ),
    (
        "en",
        "Copper topped $9,800 a tonne ($4.45 a pound).",
        [
            ("$9,800", "commodity:COPPER", "price", 9800.0, None, "USD"),
            ("$4.45", "commodity:COPPER", "price", 4.45, 4.45, "USD"),
        ],
    ),
    (
        "en",
        "The NYMEX May natural gas contract settled at $3.106/MMBtu Thursday, up 12 cents.",
        [
            ("$3.106", "commodity:NATGAS", "price", 3.106, 3.106, "USD"),
            ("12 cents", "commodity:NATGAS", "price_change", 0.12, 0.12, "USD"),
        ],
    ),
    # Sales of a country's shops, and of a company's; output below where it was.
    (
        "en",
        "U.S. retail sales rose 0.7% in May. Economists had expected sales would fall 0.2%.",
        [
            ("0.7%", "country:US", "retail_sales_growth", 0.7, 0.7, "%"),
            ("0.2%", "country:US", "retail_sales_growth", -0.2, -0.2, "%"),
        ],
    ),
    (
        "es",
        (
            "En España las ventas minoristas subieron un 0,7 % en mayo. Los economistas preveían que las ventas "
            "cayeran un 0,2 %."
        ),
        [
            ("0,7 %", "country:ES", "retail_sales_growth", 0.7, 0.7, "%"),
            ("0,2 %", "country:ES", "retail_sales_growth", -0.2, -0.2, "%"),
        ],
    ),
    (
        "en",
        "Walmart said its retail sales rose 0.7%. Its sales fell 0.2%.",
        [
            ("0.7%", "XNAS:WMT", "revenue_growth", 0.7, 0.7, "%"),
            ("0.2%", "XNAS:WMT", "revenue_growth", -0.2, -0.2, "%"),
        ],
    ),
    (
        "en",
        "UK output was still 1.9 per cent below where it was in 2019. UK GDP grew 0.4 per cent.",
        [("1.9 per cent", None, None, 1.9, 1.9, "%"), ("0.4 per cent", "country:GB", "gdp_growth", 0.4, 0.4, "%")],
    ),
    (
        "es",
        "El PIB de España está un 1,9 % por debajo del nivel previo a la pandemia. El PIB creció un 0,4 %.",
        [("1,9 %", None, None, 1.9, 1.9, "%"), ("0,4 %", "country:ES", "gdp_growth", 0.4, 0.4, "%")],
    ),
    # An economy's own gauge, which names the union by the way.
    (
        "es",
        "El indicador adelantado del IPC subió un 2,6 %. El armonizado se mide igual en toda la zona euro.",
        [("2,6 %", "country:ES", "inflation", 2.6, 2.6, "%")],
    ),
    # A stretch of time is no bond's term.
    (
        "en",
        "In the last 10 years Treasury yields averaged 2.9%.",
        [("2.9%", None, "bond_yield", 2.9, 2.9, "%")],
    ),
    (
        "es",
        "En los últimos 11 meses los bonos argentinos cayeron un 4 %.",
        [("4 %", None, None, 4.0, 4.0, "%")],
    ),
    # What a vote or a cut would take a rate to, and a word between commas that only describes a name.
    (
        "es",
        "Banxico votó por una reducción de la tasa de 50 puntos base para que llegara a un nivel de 7.25 %.",
        [
            ("50 puntos base", "cb:BANXICO", "policy_rate_change", -50.0, -50.0, "bp"),
            ("7.25 %", "cb:BANXICO", "policy_rate", 7.25, 7.25, "%"),
        ],
    ),
    (
        "en",
        "The Bank of Canada voted for a cut of 50 basis points that would take it to 2.25 percent.",
        [
            ("50 basis points", "cb:BOC", "policy_rate_change", -50.0, -50.0, "bp"),
            ("2.25 percent", "cb:BOC", "policy_rate", 2.25, 2.25, "%"),
        ],
    ),
    (
        "es",
        "La Fed recortó 25 puntos básicos y el paro subió al 4,4 %.",
        [
            ("25 puntos básicos", "cb:FED", "policy_rate_change", -25.0, -25.0, "bp"),
            ("4,4 %", "country:US", "unemployment_rate", 4.4, 4.4, "%"),
        ],
    ),
    (
        "en",
        "The dollar index rose 0.5%. Brent crude, the international benchmark, was down by 0.2%.",
        [("0.5%", "index:DXY", "return", 0.5, 0.5, "%"), ("0.2%", "commodity:BRENT", "return", -0.2, -0.2, "%")],
    ),
    (
        "es",
        "El Ibex 35 subió un 0,5 %. El crudo Brent, el índice de referencia en Europa, cayó un 0,2 %.",
        [("0,5 %", "index:IBEX", "return", 0.5, 0.5, "%"), ("0,2 %", "commodity:BRENT", "return", -0.2, -0.2, "%")],
    ),
    (
        "es",
        "El Ibex 35 subió un 0,5 %. Tras la caída de Inditex, el índice, que pesa mucho, cedió un 1 %.",
        [("0,5 %", "index:IBEX", "return", 0.5, 0.5, "%"), ("1 %", "index:IBEX", "return", -1.0, -1.0, "%")],
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), RELEASES)
def test_reads_releases_of_an_economy(
    claim_rows: Callable[[str, str], list[Row]], lang: str, text: str, expected: list[Row]
) -> None:
    assert claim_rows(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The ECB sees inflation of 2.3% (2.1%) in 2027 and 1.8% (prior 1.9%) in 2028."),
        ("es", "El BCE prevé una inflación del 2,3% (2,1%) en 2027 y del 1,8% (1,9% antes) en 2028."),
    ],
)
def test_what_stands_in_brackets_is_of_the_time_behind_them(lang: str, text: str) -> None:
    nlp = load(lang)
    doc = nlp.make_doc(text)
    doc._.cotejo_context = Context(doc_date="2027-03-12", convention=decide(text))
    assert [claim.as_of for claim in nlp(doc)._.cotejo_claims] == ["2027", "2027", "2028", "2028"]

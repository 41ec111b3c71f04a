"""Times that a text names once; every text is this project's own, English and Spanish side by side."""

from __future__ import annotations

import pytest

from nlp.context import Context
from nlp.pipeline import load
from nlp.times.lengths import length

DATE = "2026-03-03"  # a Tuesday


def times(lang: str, text: str, doc_date: str | None = DATE) -> dict[str, tuple[str | None, str | None]]:
    nlp = load(lang)
    doc = nlp.make_doc(text)
    doc._.cotejo_context = Context(doc_date=doc_date)
    return {claim.value_text: (claim.as_of, claim.period) for claim in nlp(doc)._.cotejo_claims if claim.metric}


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "en",
            "Stocks slip\n\nEuropean shares fell on Monday.\n\nThe FTSE 100 lost 0.6% to 9,870.12.",
            {"0.6%": ("2026-03-02", "P1D"), "9,870.12": ("2026-03-02", None)},
        ),
        (
            "es",
            "Ceden las bolsas\n\nLas bolsas cayeron el lunes.\n\nEl DAX cedió un 0,6 %, hasta 24.870,12 puntos.",
            {"0,6 %": ("2026-03-02", "P1D"), "24.870,12 puntos": ("2026-03-02", None)},
        ),
        ("en", "Daily note\n\nMonday's close\n\nGold: $5,100 an ounce", {"$5,100 an ounce": ("2026-03-02", None)}),
        ("es", "Nota diaria\n\nCierre del lunes\n\nOro: 5.100 dólares", {"5.100 dólares": ("2026-03-02", None)}),
        ("en", "Stocks close lower\n\nThe DAX fell 1.5%.", {"1.5%": ("2026-03-03", "P1D")}),
        ("es", "Las bolsas cierran a la baja\n\nEl DAX cayó un 1,5 %.", {"1,5 %": ("2026-03-03", "P1D")}),
        # How several things moved, without a word of when.
        (
            "en",
            "Chip makers slide\n\nNvidia fell 2.1%, AMD lost 3.4% and Intel gave up 1.2%.",
            {"2.1%": ("2026-03-03", "P1D"), "3.4%": ("2026-03-03", "P1D"), "1.2%": ("2026-03-03", "P1D")},
        ),
        (
            "es",
            "Caen los bancos\n\nBBVA cayó un 2,1 %, CaixaBank cedió un 3,4 % y Sabadell perdió un 1,2 %.",
            {"2,1 %": ("2026-03-03", "P1D"), "3,4 %": ("2026-03-03", "P1D"), "1,2 %": ("2026-03-03", "P1D")},
        ),
        ("en", "Nvidia\n\nIts shares were down 3% in early trading.", {"3%": ("2026-03-03", "P1D")}),
        ("es", "Inditex\n\nSus acciones caían un 3 % a media mañana.", {"3 %": ("2026-03-03", "P1D")}),
        # "On the day" tells of it, whatever day is named beside.
        (
            "en",
            "Stocks close lower\n\nThe DAX was down 0.7% on the day, having gained 2% on Friday.",
            {"0.7%": ("2026-03-03", "P1D"), "2%": ("2026-02-27", "P1D")},
        ),
        (
            "es",
            "Las bolsas cierran a la baja\n\nEl DAX cayó un 0,7 % en la sesión después de ganar el viernes un 2 %.",
            {"0,7 %": ("2026-03-03", "P1D"), "2 %": ("2026-02-27", "P1D")},
        ),
        (
            "en",
            "Oil steadies\n\nOil was marginally firmer on Monday.\n\nBrent futures for May stood at $70.",
            {"$70": ("2026-03-02", None)},
        ),
        # Under a heading that is a day.
        ("en", "Notes\n\nYesterday\n\nThe DAX lost 1.5%.", {"1.5%": ("2026-03-02", "P1D")}),
        ("es", "Notas\n\nLo de ayer\n\nEl DAX perdió un 1,5 %.", {"1,5 %": ("2026-03-02", "P1D")}),
    ],
)
def test_quotes_inherit_the_day_of_the_session(
    lang: str, text: str, expected: dict[str, tuple[str | None, str | None]]
) -> None:
    assert times(lang, text) == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        # Of a week.
        ("en", "The week in stocks\n\nShares fell on Monday.\n\nThe DAX lost 4%."),
        ("es", "Resumen semanal\n\nLas bolsas cayeron el lunes.\n\nEl DAX perdió un 4 %."),
        # Of which day?
        ("en", "Markets\n\nStocks rose on Friday and shares fell on Monday.\n\nThe DAX lost 4%."),
        ("es", "Mercados\n\nLas bolsas subieron el viernes y las acciones cayeron el lunes.\n\nEl DAX perdió un 4 %."),
        # Held against a day.
        ("en", "Notes\n\nShares closed alongside Monday's low.\n\nThe DAX lost 4%."),
        ("es", "Notas\n\nLa acción cerró junto al mínimo del lunes.\n\nEl DAX perdió un 4 %."),
        # Longer than a day.
        ("en", "Stocks\n\nStocks fell on Monday.\n\nOver the past year it thrived. Gold has gained 4%."),
        ("es", "Bolsas\n\nLas bolsas cayeron el lunes.\n\nEn el último año brilló. El oro ha ganado un 4 %."),
        # Written before the market opened.
        ("en", "Futures slip\n\nThe DAX lost 4%."),
        ("es", "Agenda de apertura\n\nEl DAX perdió un 4 %."),
    ],
)
def test_what_is_in_doubt_inherits_no_day(lang: str, text: str) -> None:
    assert [as_of for as_of, _ in times(lang, text).values()] == [None]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "en",
            (
                "Ford (NYSE: F) reported fourth-quarter results. Revenue was $45 billion, up 5%. "
                "Net income was $2 billion, against $3 billion a year earlier. It expects sales of $190 billion in 2026"
            ),
            {
                "$45 billion": ("2025-Q4", "P3M"),
                "5%": ("2025-Q4", None),
                "$2 billion": ("2025-Q4", "P3M"),
                "$3 billion": ("2024-Q4", "P3M"),
                "$190 billion": ("2026", "P1Y"),
            },
        ),
        (
            "es",
            (
                "Inditex presentó sus resultados del cuarto trimestre. Las ventas fueron de 10.200 millones de euros. "
                "El beneficio neto fue de 1.800 millones de euros, frente a los 1.200 millones de euros de un año antes"
            ),
            {
                "10.200 millones de euros": ("2025-Q4", "P3M"),
                "1.800 millones de euros": ("2025-Q4", "P3M"),
                "1.200 millones de euros": ("2024-Q4", "P3M"),
            },
        ),
        (
            "en",
            "Ford (NYSE: F) ended 2025 with $20 billion in cash.\n\nNvidia (NASDAQ: NVDA) has $60 billion in cash.",
            {"$20 billion": ("2025", None), "$60 billion": (None, None)},
        ),
        (
            "es",
            (
                "La deuda neta de Repsol cerró 2025 en 5.000 millones de euros.\n\n"
                "La deuda neta de Telefónica es de 27.000 millones de euros."
            ),
            {"5.000 millones de euros": ("2025", None), "27.000 millones de euros": (None, None)},
        ),
    ],
)
def test_results_inherit_the_quarter_of_their_company(
    lang: str, text: str, expected: dict[str, tuple[str | None, str | None]]
) -> None:
    assert times(lang, text) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "en",
            (
                "By the end of 2024 the gap had closed. The Russell 2000 traded at 15 times earnings. "
                "It now trades at 17 times earnings."
            ),
            {"15 times": ("2024-Q4", None), "17 times": (None, None)},
        ),
        (
            "es",
            (
                "A finales de 2024 la brecha se cerró. El Russell 2000 cotizaba a 15 veces beneficios. "
                "Ahora cotiza a 17 veces beneficios."
            ),
            {"15 veces": ("2024-Q4", None), "17 veces": (None, None)},
        ),
        (
            "en",
            "Gold gained 5.3% in January, while silver lost 0.8%.",
            {"5.3%": ("2026-01", "P1M"), "0.8%": ("2026-01", "P1M")},
        ),
        (
            "es",
            "El oro ganó un 5,3 % en enero, mientras que la plata perdió un 0,8 %.",
            {"5,3 %": ("2026-01", "P1M"), "0,8 %": ("2026-01", "P1M")},
        ),
        (
            "en",
            (
                "The ECB kept its deposit facility rate at 2% on 26 February 2026, the main refinancing rate at 2.15% "
                "and the marginal lending rate at 2.4%."
            ),
            dict.fromkeys(("2%", "2.15%", "2.4%"), ("2026-02-26", None)),
        ),
        (
            "es",
            (
                "El BCE dejó la facilidad de depósito en el 2 % el 26 de febrero de 2026, el tipo de las operaciones "
                "principales en el 2,15 % y la facilidad marginal de crédito en el 2,4 %."
            ),
            dict.fromkeys(("2 %", "2,15 %", "2,4 %"), ("2026-02-26", None)),
        ),
    ],
)
def test_figures_inherit_the_time_of_what_they_are_told_with(
    lang: str, text: str, expected: dict[str, tuple[str | None, str | None]]
) -> None:
    assert times(lang, text) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-03-03", "P1D"),
        ("2026-03", "P1M"),
        ("2025-Q4", "P3M"),
        ("2025-07/2025-12", "P6M"),
        ("2025", "P1Y"),
        ("2026-02-23/2026-03-01", "P1W"),
        ("2026-02-01/2026-03-01", None),
        ("2024/2026", None),
        (None, None),
    ],
)
def test_length_is_that_of_the_stretch(value: str | None, expected: str | None) -> None:
    assert length(value) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "en",
            "Prices\n\nUS consumer prices rose 2.9% in February from a year earlier. Core inflation was 3.1%.",
            {"2.9%": "2026-02", "3.1%": "2026-02"},
        ),
        (
            "es",
            "Precios\n\nLa inflación de España fue del 2,9 % en febrero. La subyacente se situó en el 3,1 %.",
            {"2,9 %": "2026-02", "3,1 %": "2026-02"},
        ),
        # Where a move began is of an earlier month.
        (
            "en",
            "Prices\n\nUS inflation was 2.9% in February. Core inflation went from 3.0% to 3.1%.",
            {"2.9%": "2026-02", "3.0%": None, "3.1%": "2026-02"},
        ),
        (
            "es",
            "Precios\n\nLa inflación de España fue del 2,9 % en febrero. La subyacente pasó del 3,0 % al 3,1 %.",
            {"2,9 %": "2026-02", "3,0 %": None, "3,1 %": "2026-02"},
        ),
    ],
)
def test_what_is_measured_of_an_economy_inherits_its_month(
    lang: str, text: str, expected: dict[str, str | None]
) -> None:
    assert {value: as_of for value, (as_of, _) in times(lang, text).items()} == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "German prices in January\n\nGermany's inflation was 2.3%.", {"2.3%": "2026-01"}),
        ("es", "Los precios alemanes en enero\n\nLa inflación de Alemania fue del 2,3 %.", {"2,3 %": "2026-01"}),
        ("en", "Nvidia: Q3 2025 report\n\nRevenue was $5.1 billion.", {"$5.1 billion": "2025-Q3"}),
        (
            "es",
            "Iberdrola: reporte 3T25\n\nLos ingresos fueron 5.100 millones de euros.",
            {"5.100 millones de euros": "2025-Q3"},
        ),
        ("en", "In January inflation in Spain went from 2.1% to 2.3%.", {"2.1%": "2025-12", "2.3%": "2026-01"}),
        ("es", "En enero la inflación de España pasó de 2,1 % a 2,3 %.", {"2,1 %": "2025-12", "2,3 %": "2026-01"}),
    ],
)
def test_a_headline_dates_what_its_text_reports(lang: str, text: str, expected: dict[str, str]) -> None:
    assert {value: as_of for value, (as_of, _) in times(lang, text).items()} == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Ferrovial's net profit through September was 870 million euros.", ("2025-01/2025-09", "P9M")),
        ("es", "Ferrovial ganó 870 millones de euros hasta septiembre.", ("2025-01/2025-09", "P9M")),
        ("en", "Ferrovial's net profit through December was 870 million euros.", ("2025", "P1Y")),
        ("es", "La utilidad de Falabella a diciembre fue de 870 millones de dólares.", ("2025", "P1Y")),
        ("en", "Ferrovial's net profit in September was 870 million euros.", ("2025-09", "P1M")),
        ("es", "El beneficio neto de Ferrovial en septiembre fue de 870 millones de euros.", ("2025-09", "P1M")),
    ],
)
def test_what_is_added_up_to_a_month_began_in_january(lang: str, text: str, expected: tuple[str, str]) -> None:
    assert list(times(lang, text).values()) == [expected]


def test_results_ahead_of_estimates_lie_behind() -> None:
    text = "Uber (NYSE: UBER) reported fourth-quarter revenue of $14.37 billion, ahead of estimates."
    assert times("en", text) == {"$14.37 billion": ("2025-Q4", "P3M")}

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import reader
from ingest.document import CONTENT, Label, Region


def labelled(text: str) -> list[tuple[str, str]]:
    document = reader.from_text(text, name="a.txt")
    return [(region.label.value, text[region.start : region.end]) for region in document.regions]


EN_PAGE = """Skip to main content

Chipmakers lead a late rally

Written by AI AgentJane DoeReviewed byExample News Editorial Team
Friday, Mar 6, 2026 4:05 pm ET3min read
Robot Summary

- Chipmakers gained 4% on the day.

- Yields slipped to 4.1%.

The session began quietly, with volumes a third below average, before buyers returned in the last hour of trade.

What comes next

Analysts at two brokers expect 2% more before the end of the month, though the calendar is full of risks.

This note is for informational purposes only and is not investment advice.

Latest Articles

A cut is coming

Comments

No comments yet
"""
ES_PAGE = """Saltar al contenido principal

Los bancos lideran el rebote

Escrito por agente de IAJane DoeRevisado porExample News Editorial Team
viernes, 6 de marzo de 2026, 4:05 pm ET3 min de lectura
Resumen

- La banca ganó un 4 % en el día.

- El bono cedió al 4,1 %.

La sesión empezó tranquila, con un volumen menor que la media, hasta que los compradores volvieron al final.

Qué esperar ahora

Los analistas de dos casas esperan otro 2 % antes de que acabe el mes, aunque el calendario está cargado.

Esta nota tiene fines informativos y no constituye una recomendación de inversión.

Últimos artículos

Llega un recorte

Comentarios

Aún no hay comentarios
"""
LABELS = [
    "navigation",
    "title",
    "byline",
    "dateline",
    "heading",
    "summary",
    "summary",
    "body",
    "heading",
    "body",
    "disclaimer",
    "navigation",
    "navigation",
    "comments",
    "comments",
]


@pytest.mark.parametrize("page", [EN_PAGE, ES_PAGE], ids=["en", "es"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_every_part_of_a_page_is_labelled(page: str, line_end: str) -> None:
    assert [label for label, _ in labelled(page.replace("\n", line_end))] == LABELS


@pytest.mark.parametrize(
    "rows",
    [
        "Symbol Price Change (%)\nABCD\u00a0 226.50\n-4.32 (-1.87%)\nEFGH\u00a0 71.01\n-0.85 (-1.18%)",
        "Índice\tCierre\tVariación\nIBEX 35\t11.032,50\t+0,4 %\nDAX\t18.020,10\t-0,1 %\nCAC 40\t7.500,00\t0,0 %",
        "| Índice | Cierre |\n|---|---|\n| IBEX 35 | 11.032,50 |\n| DAX | 18.020,10 |",
        "Alpha\n5,000.12\n+0.5%\nBeta\n16,000.50\n-0.2%",
    ],
    ids=["quotes", "tabs", "pipes", "cells"],
)
def test_a_table_is_one_region(rows: str) -> None:
    text = f"Stocks were mixed today, and the close brought no surprise.\n\n{rows}\n\nVolumes were thin on the day."
    assert ("table", rows) in labelled(text)


@pytest.mark.parametrize("caption", ["(in thousands)", "(en miles)"], ids=["en", "es"])
def test_the_line_under_the_headers_of_a_captioned_table_is_no_rule_between_paragraphs(caption: str) -> None:
    rows = "| | 2025 | 2024 |\n|:---|---:|---:|\n| Acme | 376,261 | 340,449 |"
    text = f"Stocks were mixed today, and the close brought no surprise.\n\n{caption}\n{rows}"
    assert "leftover" not in {label for label, part in labelled(text) if "---" in part}


@pytest.mark.parametrize(
    ("paragraph", "parts"),
    [
        ("of 5,000, the index has room to rise.", [("leftover", "of 5,000,"), ("body", "the index has room to rise.")]),
        ("de 5.000, el índice tiene recorrido.", [("leftover", "de 5.000,"), ("body", "el índice tiene recorrido.")]),
        (", small caps gained 5% in May.", [("leftover", ","), ("body", "small caps gained 5% in May.")]),
        (", la inflación cedió al 3 %.", [("leftover", ","), ("body", "la inflación cedió al 3 %.")]),
        (", up 3% on the day.", [("leftover", ", up 3% on the day.")]),
        (", que subió un 3 %.", [("leftover", ", que subió un 3 %.")]),
        ("eased to 4%. Gold rose 2%.", [("leftover", "eased to 4%."), ("body", "Gold rose 2%.")]),
        ("cedió al 4 %. El oro subió.", [("leftover", "cedió al 4 %."), ("body", "El oro subió.")]),
        (".", [("leftover", ".")]),
        ("iShares funds took in $3 billion.", [("body", "iShares funds took in $3 billion.")]),
        ("yields 4%, and its price fell 2%.", [("leftover", "yields 4%, and its price fell 2%.")]),
        ("rinde un 4 %, y su precio cayó un 2 %.", [("leftover", "rinde un 4 %, y su precio cayó un 2 %.")]),
        ("fell 3%, while the Dow rose 2%.", [("leftover", "fell 3%, while"), ("body", "the Dow rose 2%.")]),
        (
            "cedió un 3 %, mientras el Ibex ganó un 2 %.",
            [("leftover", "cedió un 3 %, mientras"), ("body", "el Ibex ganó un 2 %.")],
        ),
        (", and the Dow rose 2% in May.", [("leftover", ", and"), ("body", "the Dow rose 2% in May.")]),
        (", y el Ibex ganó un 2 % en mayo.", [("leftover", ", y"), ("body", "el Ibex ganó un 2 % en mayo.")]),
        ("raised its dividend to $2 a share.", [("leftover", "raised its dividend to $2 a share.")]),
        ("elevó su dividendo a 2 euros.", [("leftover", "elevó su dividendo a 2 euros.")]),
    ],
)
def test_a_sentence_that_lost_its_start_is_left_over(paragraph: str, parts: list[tuple[str, str]]) -> None:
    first = "A first paragraph stands before it, long enough that nobody takes it for the title of this text at all."
    assert labelled(f"{first}\n\n{paragraph}\n") == [("body", first), *parts]


@pytest.mark.parametrize(
    "paragraph",
    [
        "lowered the federal funds rate to 3% in May.",
        "redujo la tasa de los fondos federales al 3 % en mayo.",
        "pushed the Dow above 40,000 points.",
        "llevó al Ibex hasta los 17.000 puntos.",
        "gold rose 2% on Monday.",
        "el oro subió un 2 % el lunes.",
        "yields on longer bonds rose to 4%.",
        "â€œWe lost 2% of our volume,â€\x9d she said.",
        "â€œPerdimos un 2 % del volumen, dijo.",
        "“we lost 2% of our volume,” she said.",
        "«perdimos un 2 % del volumen», dijo.",
        "—perdimos un 2 % del volumen, dijo.",
        "¿qué queda de la subida del 2 %?",
        "¡otro 2 % más!",
        "3% is what the quarter brought.",
        ".5% is what the quarter brought.",
        "$3 billion went into funds.",
    ],
)
def test_a_clause_that_names_its_subject_is_none(paragraph: str) -> None:
    first = "A first paragraph stands before it, long enough that nobody takes it for the title of this text at all."
    assert labelled(f"{first}\n\n{paragraph}\n") == [("body", first), ("body", paragraph)]


@pytest.mark.parametrize(
    ("broken", "rest"),
    [
        ("The company said on Monday that its revenue for the quarter", "rose 3% to $2 billion."),
        ("La compañía dijo el lunes que sus ingresos del trimestre", "subieron un 3 % hasta 2 millones."),
    ],
)
def test_a_paragraph_that_was_broken_goes_on(broken: str, rest: str) -> None:
    first = "A first paragraph stands before it, long enough that nobody takes it for the title of this text at all."
    parts = labelled(f"{first}\n\n{broken}\n\n{rest}\n")
    assert [parts[0], parts[-1]] == [("body", first), ("body", rest)]


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        (
            "### GOLD\n\nBuyers won.\n\n![Image](https://e.org/20.jpg)\n",
            [("heading", "GOLD"), ("body", "Buyers won."), ("leftover", "![Image](https://e.org/20.jpg)")],
        ),
        (
            '<h2>Claves</h2>\n<strong style="color: #2caef7;">1 - </strong> El oro sube 21 dólares\n',
            [("heading", "Claves"), ("summary", "El oro sube 21 dólares")],
        ),
        (
            "A day of calm.\n\n<strong>ORO</strong> Subió un 2 %.\n",
            [("body", "A day of calm."), ("heading", "ORO"), ("body", "Subió un 2 %.")],
        ),
        (
            "A day of calm.\n\nThe banks861045-- rose.\n",
            [("body", "A day of calm."), ("body", "The banks861045-- rose."), ("leftover", "861045--")],
        ),
    ],
)
def test_marks_are_left_over_and_headings_are_their_words(text: str, regions: list[tuple[str, str]]) -> None:
    tags = ("<h2>", "</h2>", "</strong>", "<strong>", '<strong style="color: #2caef7;">')
    assert [part for part in labelled(text) if part[1] not in tags] == regions


EN_PROSE = (
    "The session began quietly, with volumes a third below average. Buyers returned in the last hour of trade, and "
    "the banks led them. Nobody knows what comes next, but the calendar is full."
)
ES_PROSE = (
    "La sesión empezó tranquila, con un volumen menor que la media. Los compradores volvieron en la última hora, y la "
    "banca los guio. Nadie sabe qué viene ahora, pero el calendario está cargado."
)


@pytest.mark.parametrize(
    ("heading", "points", "prose"),
    [
        ("Key points", ["Banks gained 4% on the day", "Ten-year yields slipped to 4.1%", "Oil ended at $60"], EN_PROSE),
        ("Puntos clave", ["La banca ganó un 4 %", "El bono cedió al 4,1 %", "El crudo acabó en 60 dólares"], ES_PROSE),
        ("Key takeaways", ["Banks gained 4% on the day.", "Ten-year yields slipped to 4.1%."], EN_PROSE),
        ("Lo más destacado", ["La banca ganó un 4 % en el día.", "El bono cedió al 4,1 %."], ES_PROSE),
        ("## In brief", ["Banks gained 4% on the day.", "Ten-year yields slipped to 4.1%."], EN_PROSE),
        ("## En breve", ["La banca ganó un 4 % en el día.", "El bono cedió al 4,1 %."], ES_PROSE),
    ],
)
def test_points_without_bullets_are_all_of_the_summary(heading: str, points: list[str], prose: str) -> None:
    text = "\n\n".join(["A day in the market", heading, *points, prose, prose])
    assert labelled(text)[1:] == [
        ("heading", heading.removeprefix("## ")),
        *(("summary", point) for point in points),
        ("body", prose),
        ("body", prose),
    ]


@pytest.mark.parametrize("heading", ["Key points", "Puntos clave"])
def test_a_heading_after_the_points_is_none_of_them(heading: str) -> None:
    points = ["Banks gained 4% on the day", "Ten-year yields slipped to 4.1%"]
    text = "\n\n".join(["A day in the market", heading, *points, "What comes next", EN_PROSE])
    assert [label for label, _ in labelled(text)] == ["title", "heading", "summary", "summary", "heading", "body"]


def test_wrapped_lines_are_one_paragraph() -> None:
    paragraph = (
        "The committee decided today to keep its target for the overnight rate at\n"
        "3-1/4 percent, as the evidence that has come in since the last meeting of\n"
        "its members does not point to a change in the outlook, and it will look at\n"
        "what comes in."
    )
    assert labelled(f"Example Bank Press Release\nRelease Date: June 30, 2004\n\n{paragraph}\n") == [
        ("title", "Example Bank Press Release"),
        ("dateline", "Release Date: June 30, 2004"),
        ("body", paragraph),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "For immediate release",
        "Para su difusión inmediata",
        "Madrid | 08/01/2026 | Actualizado 20:20 CET",
        "New York, Jan 8, 2026 – 3 min read",
        "Última actualización: 8 de enero de 2026, 10:15 h",
    ],
)
def test_a_line_of_date_and_place_is_a_dateline(line: str) -> None:
    prose = "The market rose on the day, and it was as calm as it had been for weeks before that, all in all."
    assert labelled(f"A calm day for all\n{line}\n\n{prose}\n") == [
        ("title", "A calm day for all"),
        ("dateline", line),
        ("body", prose),
    ]


def test_a_figure_is_no_date() -> None:
    assert labelled("Markets on the day\n\nGold +0.5%\n\nGold rose.\n")[1] != ("dateline", "Gold +0.5%")


def test_numbers_of_list_items_are_no_content() -> None:
    text = "Three things:\n\n1. Gold rose.\n2. Oil fell.\n3. Rates held.\n"
    assert labelled(text)[1:] == [("body", "Gold rose."), ("body", "Oil fell."), ("body", "Rates held.")]


_PIECES = st.sampled_from([
    "# Title", "## Gold", "<h2>Oro</h2>", "By Jane Doe", "Jan 8, 2026", "- item 3%", "1. one", "| a | 1 |",
    "AB 1.5", "-2 (3%)",
    ", portfolios.", "of 3, the index", "Comments", "No comments", "Resumen", "<strong>ORO</strong> Sube", "![Image](http://a/b)",
    "The market rose 3% and then it fell again, because nobody knew what the bank would do with its rates in the end.",
    "---", "title: a", "", "", "\u00a0", "861045--", "<b", "**", "Disclaimer", "a\u2028b", "\x0c", "\r", "\t",
])  # fmt: skip


@given(st.lists(st.one_of(_PIECES, st.text(max_size=12)), max_size=14), st.sampled_from(["\n", "\r\n"]))
def test_regions_lie_in_the_text_sorted_and_apart(lines: list[str], line_end: str) -> None:
    text = line_end.join(lines)
    regions = reader.from_text(text, name="a.txt").regions
    assert all(0 <= region.start < region.end <= len(text) for region in regions)
    assert list(regions) == sorted(regions, key=lambda region: (region.start, -region.end, region.label))
    apart = [region for region in regions if region.label not in {Label.MAIN, Label.LEFTOVER}]
    assert all(one.end <= other.start for one, other in pairwise(apart))


@given(st.lists(_PIECES, max_size=14))
def test_nothing_is_lost_but_marks_and_space(lines: list[str]) -> None:
    text = "\n".join(lines)
    document = reader.from_text(text, name="a.txt")
    covered = {at for region in document.regions for at in range(region.start, region.end)}
    left = "".join(char for at, char in enumerate(text) if at not in covered)
    assert set(left) <= set(" \t\r\n\x0c\u00a0\u2028-#*1.|>_<h2/") | set("0123456789")


def test_a_region_is_content_or_not() -> None:
    assert Region(Label.TABLE, 0, 1).label in CONTENT


@pytest.mark.parametrize(
    ("paragraph", "label"),
    [
        (
            "Acme gained 2.1% on Monday and closed at $41.30. Past performance is no guarantee of future results.",
            "body",
        ),
        ("Acme ganó un 2,1 % el lunes, hasta los 12,40 €. Rentabilidades pasadas no garantizan otras.", "body"),
        ("Past performance is no guarantee of future results, and you may lose all of your money.", "disclaimer"),
        ("Rentabilidades pasadas no garantizan rentabilidades futuras, y puede perder todo su dinero.", "disclaimer"),
        ("Disclosures: the firm may own 1% of what is named here. This is not investment advice.", "disclaimer"),
        ("Aviso legal: la casa puede tener el 1 % de lo citado. Nota con fines informativos.", "disclaimer"),
    ],
)
def test_a_paragraph_that_reports_figures_stays_text_beside_a_legal_sentence(paragraph: str, label: str) -> None:
    text = f"Stocks were mixed today, and the close brought no surprise.\n\n{paragraph}"
    assert labelled(text)[-1] == (label, paragraph)

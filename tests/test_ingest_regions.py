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
    ],
)
def test_a_sentence_that_lost_its_start_is_left_over(paragraph: str, parts: list[tuple[str, str]]) -> None:
    first = "A first paragraph stands before it, long enough that nobody takes it for the title of this text at all."
    assert labelled(f"{first}\n\n{paragraph}\n") == [("body", first), *parts]


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

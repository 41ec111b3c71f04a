"""Where characters of a text stand in its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.decoding import decode
from ingest.document import Document
from ingest.places import Place, Places
from ingest.reader import from_text, read
from ingest.sources import Source


def page(folder: Path, markup: str) -> tuple[Document, Places]:
    path = folder / "a.html"
    path.write_bytes(markup.encode())
    (document,) = read(Source(path, path.name))
    assert isinstance(document, Document)
    return document, Places.of(document, decode(path.read_bytes()))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize(
    ("figure", "first", "last"),
    [("22x", Place(3, 12), Place(3, 15)), ("1,2 %", Place(4, 14), Place(4, 19)), ("Título", Place(1, 1), Place(1, 7))],
)
def test_lines_and_columns_are_counted_from_one(end: str, figure: str, first: Place, last: Place) -> None:
    text = end.join(["Título", "", "trading at 22x earnings.", "El oro subió 1,2 % ayer."])
    start = text.index(figure)

    assert Places.of(from_text(text, name="a.md")).span(start, start + len(figure)) == (first, last)


def test_the_end_of_a_text_has_a_place() -> None:
    assert Places.of(from_text("Gold rose 3%.\n", name="a.txt")).place(14) == Place(2, 1)


@pytest.mark.parametrize(
    ("markup", "figure", "place"),
    [
        ("<html><title>22x</title>\n<body><h1>Dear</h1>\n<p>At  <b>22x</b> earnings</p></body></html>", "22x", (3, 11)),
        ("<html>\r\n<p>AT&amp;T lost &#8722;1,2&nbsp;%\r\nayer.</p></html>", "1,2", (2, 25)),
        ("<html><body><p>Ganó</p><!-- 24,6 --><script>var a = '24,6'</script>\n<p>un 24,6</p></html>", "24,6", (2, 7)),
        ("<html><p>Up 3<span hidden>9</span>.5% and 4.5%</p></html>", "4.5%", (1, 43)),
    ],
)
def test_a_place_in_a_page_is_one_of_its_source(
    tmp_path: Path, markup: str, figure: str, place: tuple[int, int]
) -> None:
    document, places = page(tmp_path, markup)

    assert places.place(document.text.index(figure)) == Place(*place)


def test_every_word_of_a_page_has_its_place(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>Index {n}</td><td>{n}.5</td></tr>\n" for n in range(40))
    markup = f"<html><body><h1>Close</h1><table>{rows}</table><p>Ended &mdash; <i>mixed</i>.</p></body></html>"
    document, places = page(tmp_path, markup)
    lines = markup.split("\n")
    found = [places.place(document.text.index(f"\t{n}.5") + 1) for n in range(40)]

    assert [lines[each.line - 1][each.column - 1 :].split("<")[0] for each in found] == [f"{n}.5" for n in range(40)]

"""A document as one HTML page."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest

from cotejo.page import page
from ingest.document import Document, Label, Metadata, Region
from nlp.reading import Claim, Mention, Status

TEXT = "Menú <1>\nEl IBEX cotiza a 15,2 veces y tiene 35 valores.\nFin & adiós"
BODY = TEXT.index("El")
END = TEXT.index("\nFin")


class Reader(HTMLParser):
    """Collects the text of the page's main part without its cards, and the attributes of its elements."""

    def __init__(self) -> None:
        super().__init__()
        self.inside: list[str] = []
        self.text = ""
        self.elements: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.elements.append((tag, given))
        if tag != "meta":
            self.inside.append("card" if given.get("class") == "card" else tag)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser's signature
        self.inside.pop()

    def handle_data(self, data: str) -> None:
        if "main" in self.inside and not {"card", "small"} & set(self.inside):
            self.text += data


def claim(value: str, **fields: Any) -> Claim:
    start = TEXT.index(value)
    given = {"subject": None, "metric": None, "low": 15.2, "high": 15.2, "unit": "x", "confidence": 0.9} | fields
    return Claim(
        start=start,
        end=start + len(value),
        value_text=value,
        sentence_start=BODY,
        sentence_end=END,
        lang="es",
        step=0.1,
        rule="cue:pe+name",
        **given,
    )


def shown(*claims: Claim) -> str:
    document = Document(
        uri="/a.txt",
        name="a.txt",
        text=TEXT,
        digest="0",
        metadata=Metadata(title="Uno <dos>", publisher="Diario", published="2026-01-08", lang="es"),
        regions=(
            Region(Label.NAVIGATION, 0, BODY - 1),
            Region(Label.BODY, BODY, END),
            Region(Label.DISCLAIMER, END + 1, len(TEXT)),
        ),
    )
    start = TEXT.index("IBEX")
    return page(document, claims, [Mention(start, start + 4, "IBEX", "index:IBEX", "index", "es", "name", 0.95)])


PE = claim("15,2 veces", subject="index:IBEX", metric="pe", status=Status.FORECAST, as_of="2026")


def test_the_text_is_whole_and_what_is_beside_it_is_greyed() -> None:
    reader = Reader()
    reader.feed(shown(PE, claim("35")))

    assert reader.text == TEXT
    assert [given["title"] for tag, given in reader.elements if given.get("class") == "aside"] == [
        "navigation",
        "disclaimer",
    ]
    assert [given["title"] for tag, given in reader.elements if given.get("class") == "name" and "title" in given] == [
        "index:IBEX"
    ]


def test_figures_show_their_subject_and_metric_and_the_fields_on_a_card() -> None:
    (figure,) = [line for line in shown(PE).splitlines() if "15,2 veces" in line]

    assert (
        f'<mark class="forecast" id="c{TEXT.index("15,2")}" tabindex="0"><b>15,2 veces</b><small>index:IBEX pe</small>'
        in figure
    )
    assert (
        "<dl><dt>subject</dt><dd>index:IBEX</dd><dt>metric</dt><dd>pe</dd><dt>value</dt><dd>15.2 x</dd>"
        "<dt>status</dt><dd>forecast</dd><dt>as of</dt><dd>2026</dd><dt>confidence</dt><dd>0.90</dd>"
        "<dt>rule</dt><dd>cue:pe+name</dd></dl>"
    ) in figure


def test_a_figure_that_was_not_understood_says_so() -> None:
    opened = f'<mark class="unknown" id="c{TEXT.index("35")}" tabindex="0">'
    told = '<b>35</b><span class="card"><dl><dt>metric</dt><dd>not understood</dd>'
    assert f"{opened}{told}" in shown(claim("35"))


@pytest.mark.parametrize("fetched", ["http:", "https:", "src=", "href=", "url(", "<script", "@import"])
def test_nothing_is_fetched(fetched: str) -> None:
    assert fetched not in shown(PE)


def test_what_comes_from_the_text_is_escaped() -> None:
    told = shown(claim("35", metric="pe", attribution="<b>Ana</b>"))

    assert "<title>Uno &lt;dos&gt;</title>" in told
    assert "&lt;b&gt;Ana&lt;/b&gt;" in told
    assert "<b>Ana" not in told

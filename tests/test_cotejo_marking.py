"""A document with its figures marked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cotejo.marking import ASIDE, NAMED, NOT_UNDERSTOOD, UNDERSTOOD, mark
from cotejo.stating import stated
from ingest.document import Document, Label, Region
from nlp.reading import Claim, Mention, Status

TEXT = "Menu\nEl IBEX cotiza a 15,2 veces y tiene 35 valores."
DOCUMENT = Document(
    uri="/a.txt",
    name="a.txt",
    text=TEXT,
    digest="0",
    regions=(Region(Label.NAVIGATION, 0, 4), Region(Label.BODY, 5, len(TEXT))),
)


def claim(value: str, *, subject: str | None = None, metric: str | None = None) -> Claim:
    start = TEXT.index(value)
    return Claim(
        start=start,
        end=start + len(value),
        value_text=value,
        sentence_start=5,
        sentence_end=len(TEXT),
        lang="es",
        subject=subject,
        metric=metric,
        low=15.2,
        high=15.2,
        unit="x",
        step=0.1,
        confidence=0.9,
        rule="test",
    )


CLAIMS = (claim("35"), claim("15,2 veces", subject="index:IBEX", metric="pe"))


def test_figures_are_numbered_in_the_order_of_the_text() -> None:
    assert mark(DOCUMENT, CLAIMS).plain == (
        "Menu\nEl IBEX cotiza a 15,2 veces[1] y tiene 35[2] valores.\n"
        "  [1] 15,2 veces  index:IBEX pe, 15.2 x\n"
        "  [2] 35  not understood"
    )


def test_what_a_paragraph_states_is_listed_below_it() -> None:
    text = "El IBEX cotiza a 15,2 veces.\n\nTiene 35 valores.\n\nNada."
    document = replace(DOCUMENT, text=text, regions=(Region(Label.BODY, 0, len(text)),))
    first, second = (text.index(value) for value in ("15,2 veces", "35"))
    claims = (
        replace(claim("15,2 veces", subject="index:IBEX", metric="pe"), start=first, end=first + 10),
        replace(claim("35"), start=second, end=second + 2),
    )

    assert mark(document, claims).plain == (
        "El IBEX cotiza a 15,2 veces[1].\n  [1] 15,2 veces  index:IBEX pe, 15.2 x\n"
        "\n\nTiene 35[2] valores.\n  [2] 35  not understood\n"
        "\n\nNada."
    )


def test_styles_tell_figures_names_and_what_is_beside_the_text_apart() -> None:
    start = TEXT.index("IBEX")
    named = Mention(start, start + 4, "IBEX", "index:IBEX", "index", "es", "name", 0.95)
    text = mark(DOCUMENT, CLAIMS, (named,))
    styled = {str(span.style): text.plain[span.start : span.end] for span in reversed(text.spans)}

    assert [styled[style] for style in (UNDERSTOOD, NOT_UNDERSTOOD, NAMED, ASIDE)] == [
        "15,2 veces",
        "35",
        "IBEX",
        "Menu",
    ]


def test_several_claims_of_one_figure_have_one_number() -> None:
    both = (claim("35", subject="index:IBEX", metric="pe"), claim("35", subject="index:DAX", metric="pe"))

    assert mark(DOCUMENT, both).plain.endswith(
        "35[1] valores.\n  [1] 35  index:IBEX pe, 15.2 x\n  [1] 35  index:DAX pe, 15.2 x"
    )


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"low": 3.5, "high": 3.75, "unit": "%"}, "index:IBEX pe, 3.5 to 3.75 %"),
        ({"low": None, "high": -12.0, "unit": "%", "negated": True}, "index:IBEX pe, at most -12 %, denied"),
        ({"low": 5.0, "high": None, "approx": True}, "index:IBEX pe, about at least 5 x"),
        ({"status": Status.FORECAST, "as_of": "2026"}, "index:IBEX pe, 15.2 x, forecast, as of 2026"),
        (
            {"counterpart": "index:DAX", "attribution": "Ana Ruiz"},
            "index:IBEX pe, 15.2 x, against index:DAX, says Ana Ruiz",
        ),
    ],
)
def test_a_line_says_what_a_claim_states(fields: dict[str, Any], line: str) -> None:
    assert stated(replace(claim("35", subject="index:IBEX", metric="pe"), **fields)) == line

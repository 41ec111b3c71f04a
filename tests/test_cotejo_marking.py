"""A document with its figures marked."""

from __future__ import annotations

from cotejo.marking import ASIDE, NOT_UNDERSTOOD, UNDERSTOOD, mark
from ingest.document import Document, Label, Region
from nlp.reading import Claim

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
        "Menu\nEl IBEX cotiza a 15,2 veces[1] y tiene 35[2] valores.\n\n"
        "[1] 15,2 veces  index:IBEX pe\n"
        "[2] 35  ? not understood"
    )


def test_styles_tell_figures_and_what_is_beside_the_text_apart() -> None:
    text = mark(DOCUMENT, CLAIMS)
    styled = {str(span.style): text.plain[span.start : span.end] for span in reversed(text.spans)}

    assert (styled[UNDERSTOOD], styled[NOT_UNDERSTOOD], styled[ASIDE]) == ("15,2 veces", "35", "Menu")


def test_several_claims_of_one_figure_have_one_number() -> None:
    both = (claim("35", subject="index:IBEX", metric="pe"), claim("35", subject="index:DAX", metric="pe"))

    assert mark(DOCUMENT, both).plain.endswith("35[1] valores.\n\n[1] 35  index:IBEX pe\n[1] 35  index:DAX pe")

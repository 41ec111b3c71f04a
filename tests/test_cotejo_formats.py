"""Tables, JSON Lines and CSV."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cotejo.formats import Column, Format, Row, field, fold_figure, name, shorten, write

COLUMNS = (
    Column("as of", field("as_of")),
    Column("subject", field("subject")),
    Column("figure", field("value_text"), figure=True, right=True),
    Column("document", field("doc")),
)
ENGLISH: Row = {"as_of": "2026-01-08", "subject": "index:SPX", "value_text": "22x", "doc": "a.txt", "approx": False}
SPANISH: Row = {"as_of": None, "subject": "index:IBEX", "value_text": "15,2 veces", "doc": "añejo.txt", "approx": True}


def printed(*rows: Row, form: Format) -> str:
    stream = io.StringIO()
    write(rows, columns=COLUMNS, form=form, stream=stream)
    return stream.getvalue()


def test_jsonl_keeps_every_field_and_every_letter() -> None:
    assert printed(ENGLISH, SPANISH, form=Format.JSONL) == (
        '{"as_of": "2026-01-08", "subject": "index:SPX", "value_text": "22x", "doc": "a.txt", "approx": false}\n'
        '{"as_of": null, "subject": "index:IBEX", "value_text": "15,2 veces", "doc": "añejo.txt", "approx": true}\n'
    )


def test_csv_quotes_what_holds_a_comma_and_leaves_null_empty() -> None:
    assert printed(ENGLISH, SPANISH, form=Format.CSV) == (
        "as_of,subject,value_text,doc,approx\n"
        "2026-01-08,index:SPX,22x,a.txt,false\n"
        ',index:IBEX,"15,2 veces",añejo.txt,true\n'
    )


def test_csv_writes_a_list_as_json() -> None:
    assert printed({"readings": [{"low": 1.234, "high": None}]}, form=Format.CSV) == (
        'readings\n"[{""low"": 1.234, ""high"": null}]"\n'
    )


def test_table_shows_its_columns() -> None:
    lines = [line.split() for line in printed(ENGLISH, SPANISH, form=Format.TABLE).splitlines()]

    assert [lines[0], *lines[2:]] == [
        ["as", "of", "subject", "figure", "document"],
        ["2026-01-08", "index:SPX", "22x", "a.txt"],
        ["index:IBEX", "15,2", "veces", "añejo.txt"],
    ]


def test_table_takes_brackets_for_text() -> None:
    row = {**ENGLISH, "subject": "[bold]index[/bold]"}

    assert "[bold]index[/bold]" in printed(row, form=Format.TABLE)


def test_nothing_is_printed_for_no_rows() -> None:
    assert [printed(form=form) for form in Format] == ["", "", ""]


@given(
    figure=st.text("0123456789.,$€%–- barrels", min_size=1, max_size=70).filter(str.strip),
    subject=st.text("abcdefgh:_", max_size=60),
    doc=st.text("abcdefgh/.-", max_size=120),
)
def test_table_fits_80_columns_and_never_cuts_a_figure(figure: str, subject: str, doc: str) -> None:
    row = {**ENGLISH, "value_text": figure, "subject": subject, "doc": doc}
    table = printed(row, form=Format.TABLE)

    whole = max(map(len, figure.split())) <= 50
    assert all(len(line) <= 80 for line in table.splitlines())
    assert not whole or all(line in table for line in fold_figure(figure).splitlines())


@pytest.mark.parametrize(
    ("figure", "folded"),
    [
        ("22x", "22x"),
        ("3,50 %\n  a 3,75 %", "3,50 % a 3,75 %"),
        ("between 41,250.75 and 42,500.25 index points", "between 41,250.75 and 42,500.25\nindex points"),
        ("1" * 40, "1" * 40),
    ],
)
def test_figure_is_folded_at_spaces_only(figure: str, folded: str) -> None:
    assert fold_figure(figure) == folded


def test_long_listing_repeats_its_heading() -> None:
    headings = [line for line in printed(*[ENGLISH] * 1001, form=Format.TABLE).splitlines() if "subject" in line]

    assert len(headings) == 3


@given(st.dictionaries(st.text(), st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False)))
def test_jsonl_can_be_read_back(row: dict[str, object]) -> None:
    assert json.loads(printed(row, form=Format.JSONL)) == row


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("en/close.txt", 12, "en/close.txt"),
        ("en/wall-street-close.txt", 16, "en/wa…-close.txt"),
        ("es/cierre-de-la-bolsa.txt", 16, "es/ci…-bolsa.txt"),
        ("en/close.txt", 1, "…"),
    ],
)
def test_a_name_that_is_too_long_loses_its_middle(text: str, width: int, shown: str) -> None:
    assert shorten(text, width) == shown


def test_the_name_of_a_document_stays_on_one_line() -> None:
    row: Row = {"value_text": "22x", "doc": "en/a-folder/a-name-that-is-long-for-any-line.txt"}
    columns = (Column("figure", field("value_text"), figure=True), Column("said", lambda _: "word " * 30))
    stream = io.StringIO()
    write([row], columns=(*columns, Column("document", name("doc"))), form=Format.TABLE, stream=stream)

    lines = [line.rstrip() for line in stream.getvalue().splitlines()]
    assert max(map(len, lines)) <= 80
    assert [line[-13:] for line in lines[2:] if "…" in line] == ["-any-line.txt"]

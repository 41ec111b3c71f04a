"""Tables, JSON Lines and CSV."""

from __future__ import annotations

import io
import json

from hypothesis import given
from hypothesis import strategies as st

from cotejo.formats import Column, Format, Row, field, write

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


@given(st.dictionaries(st.text(), st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False)))
def test_jsonl_can_be_read_back(row: dict[str, object]) -> None:
    assert json.loads(printed(row, form=Format.JSONL)) == row

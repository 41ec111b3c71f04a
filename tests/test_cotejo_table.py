"""Tables for people: what stands beside, above and below what."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cotejo.commands.findings import told
from cotejo.formats import Column, Format, Row, field, name, write
from cotejo.table import Name, fold_figure

FIGURE = Column("figure", field("value_text"), figure=True, right=True)
ABOUT = Column("about", field("subject"))
DOCUMENT = Column("document", name("doc"), above=True)
ENGLISH: Row = {"subject": "index:SPX", "value_text": "22x", "doc": "a.txt"}
LONG = "desk/a-folder/a-name-that-is-long-for-any-line-of-a-table-and-more.txt"


def printed(*rows: Row, columns: tuple[Column, ...] = (FIGURE, ABOUT, DOCUMENT)) -> list[str]:
    stream = io.StringIO()
    write(rows, columns=columns, form=Format.TABLE, stream=stream)
    return stream.getvalue().splitlines()


def test_names_stand_beside_the_rest_where_there_is_room() -> None:
    assert printed(ENGLISH, {**ENGLISH, "value_text": "15,2 veces", "doc": "añejo.txt"}) == [
        "    figure  about      document",
        "────────────────────────────────",
        "       22x  index:SPX  a.txt",
        "15,2 veces  index:SPX  añejo.txt",
    ]


def test_names_stand_whole_above_their_rows_where_there_is_none() -> None:
    rows = [{**ENGLISH, "doc": LONG}, {**ENGLISH, "doc": LONG, "value_text": "23x"}, ENGLISH]

    assert printed(*rows) == [
        "document",
        "  figure  about",
        "───────────────────",
        LONG,
        "     22x  index:SPX",
        "     23x  index:SPX",
        "a.txt",
        "     22x  index:SPX",
    ]


def test_a_name_that_ends_a_row_goes_on_a_line_of_its_own_where_it_does_not_fit() -> None:
    rows = [ENGLISH, {**ENGLISH, "doc": LONG}, {**ENGLISH, "value_text": "23x"}]

    assert printed(*rows, columns=(FIGURE, ABOUT, Column("document", name("doc"), below=True))) == [
        "figure  about      document",
        "───────────────────────────",
        "   22x  index:SPX  a.txt",
        "   22x  index:SPX",
        LONG.rjust(80),
        "   23x  index:SPX  a.txt",
    ]


def test_what_is_folded_leaves_the_column_behind_it_in_line() -> None:
    row = {"text": "growth of a third in the first half", "doc": "a.txt"}
    columns = (Column("text", field("text")), Column("document", lambda row: (Name(LONG[:40]), Name(str(row["doc"])))))

    first, second = printed(row, columns=columns)[2:4]
    assert first.index(LONG[:4]) == second.index("a.txt")


def test_prose_is_folded_between_words_and_keeps_a_readable_width() -> None:
    columns = (FIGURE, Column("said", lambda _: "The index rose on Monday. " * 3), DOCUMENT)

    assert printed({**ENGLISH, "doc": "en/wall-street-close.txt"}, columns=columns) == [
        "figure  said                                            document",
        "────────────────────────────────────────────────────────────────────────────────",
        "   22x  The index rose on Monday. The index rose on     en/wall-street-close.txt",
        "        Monday. The index rose on Monday.",
    ]


@pytest.mark.parametrize("columns", ["20", "40", "80", "200"])
@given(
    figure=st.text("0123456789.,$€%–- barrels", min_size=1, max_size=70).filter(str.strip),
    subject=st.text("abcdefgh:_ ", max_size=60),
    doc=st.text("abcdefgh/.-", min_size=1, max_size=120),
)
def test_no_word_figure_or_name_is_ever_cut(figure: str, subject: str, doc: str, columns: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", columns)
        lines = printed({"value_text": figure, "subject": subject, "doc": doc})

    assert {*subject.split(), doc, *figure.split()} <= {word for line in lines for word in line.split()}
    assert all(any(part in line for line in lines) for part in fold_figure(figure).splitlines())


@given(
    figure=st.text("0123456789.,$€%", min_size=1, max_size=30),
    subject=st.text("abcdefgh:_ ", max_size=200).filter(lambda text: max(map(len, text.split()), default=0) <= 24),
    doc=st.text("abcdefgh/.-", min_size=1, max_size=80),
)
def test_a_table_of_short_words_fits_80_columns(figure: str, subject: str, doc: str) -> None:
    assert max(map(len, printed({"value_text": figure, "subject": subject, "doc": doc}))) <= 80


def test_what_is_folded_begins_as_far_in_as_its_line() -> None:
    columns = (FIGURE, Column("finding", lambda row: f"in two texts:\n  12 points  {row['doc']}\n"))

    assert printed({**ENGLISH, "doc": LONG}, columns=columns)[2:] == [
        "   22x  in two texts:",
        "          12 points",
        f"          {LONG}",
        "",
    ]


def test_only_the_last_column_goes_on_beyond_the_width() -> None:
    columns = (FIGURE, Column("finding", lambda row: f"in {row['doc']} and\nelsewhere"))

    assert printed({**ENGLISH, "doc": LONG}, columns=columns) == [
        "figure  finding",
        "────────────────────────────────────────────────────────────────────────────────",
        "   22x  in",
        f"        {LONG}",
        "        and",
        "        elsewhere",
    ]


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
    assert len([line for line in printed(*[ENGLISH] * 1001) if "about" in line]) == 3


@pytest.mark.parametrize(
    ("figures", "listed"),
    [
        (5, ["  1x  a.md:1", "  2x  a.md:2", "  3x  a.md:3", "  4x  a.md:4", "  5x  a.md:5"]),
        (9, ["  1x  a.md:1", "  2x  a.md:2", "  3x  a.md:3", "  4x  a.md:4", "  and 5 more; --explain lists all"]),
    ],
)
def test_of_many_figures_of_a_side_the_first_are_listed(figures: int, listed: list[str]) -> None:
    sides = [[{"value_text": f"{place}x", "doc": "a.md", "start": place} for place in range(1, figures + 1)]]

    assert told({"message": "They differ.", "sides": sides}).splitlines() == ["They differ.", *listed]

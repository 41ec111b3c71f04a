import json
from dataclasses import replace
from pathlib import Path

import pytest

from ingest import reader, sources
from ingest.document import Document, Metadata, Rejected
from ingest.sources import Source


def read(path: Path, date: str | None = None, publisher: str | None = None) -> list[Document | Rejected]:
    return list(reader.read(Source(path, path.name), date=date, publisher=publisher))


def write(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.write_bytes(content.encode())
    return path


def test_the_text_is_the_file(tmp_path: Path) -> None:
    content = '---\r\ntitle: "Cierre"\r\ndate: 2025-10-01\r\nlang: es\r\n---\r\n\r\nEl Ibex ganó un 1 %.\r\n'
    path = write(tmp_path, "a.md", "\ufeff" + content)
    (document,) = read(path)
    assert isinstance(document, Document)
    assert (document.text, document.uri, document.name) == (content, path.resolve().as_posix(), "a.md")
    assert document.metadata == Metadata(title="Cierre", published="2025-10-01", page_lang="es", lang="es")
    assert document.body == "El Ibex ganó un 1 %."


@pytest.mark.parametrize(
    ("front", "metadata"),
    [
        (
            'title = "Cierre"\nauthor = "Ana Paz"\ndate = 2026-02-10T08:31:00+01:00\ntags = ["oro"]',
            Metadata(title="Cierre", author="Ana Paz", published="2026-02-10T08:31:00+01:00", lang="en"),
        ),
        ('title = "The close"\ndate = 2026-02-10', Metadata(title="The close", published="2026-02-10", lang="en")),
        ("title = not quoted", Metadata(lang="en")),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_front_matter_may_be_toml(front: str, metadata: Metadata, line_end: str) -> None:
    text = f"+++\n{front}\n+++\n\nGold rose on the day, and it was the best of the week.\n".replace("\n", line_end)
    found = reader.from_text(text, name="a.md")
    assert (found.metadata.lang, found.body) == ("en", "Gold rose on the day, and it was the best of the week.")
    assert replace(found.metadata, page_lang=None) == metadata


ROWS = [
    {"text": "Gold rose 3% to $2,000 an ounce.", "url": "https://e.org/a", "date": "2026-01-08T10:00:00Z"},
    {"text": "El oro subió un 3 %.", "title": "El oro sube", "source": "Ejemplo", "lang": "es", "date": "08/01/2026"},
    {"text": "Gold rose 4% to $2,020 an ounce.", "url": "https://e.org/a"},
]


def expected_rows(path: Path, lines: list[int]) -> list[tuple[str, str, str | None, str | None]]:
    uri = path.resolve().as_posix()
    return [
        ("https://e.org/a", "https://e.org/a", "2026-01-08T10:00:00+00:00", None),
        (f"{uri}#{lines[1]}", f"{path.name}#{lines[1]}", "2026-01-08", "Ejemplo"),
        (f"{uri}#{lines[2]}", "https://e.org/a", "2025-01-01", None),
    ]


def test_json_lines_give_a_document_a_row_and_reject_bad_ones(tmp_path: Path) -> None:
    good = [json.dumps(row, ensure_ascii=False) for row in ROWS]
    lines = [good[0], "{broken", good[1], "[1]", '{"title": "no text"}', '{"text": "a b", "date": "soon"}', "", good[2]]
    path = write(tmp_path, "rows.jsonl", "\r\n".join(lines))
    found = read(path, date="2025-01-01")
    documents = [it for it in found if isinstance(it, Document)]
    rejected = [it for it in found if isinstance(it, Rejected)]
    assert [(it.uri, it.name, it.metadata.published, it.metadata.publisher) for it in documents] == expected_rows(
        path, [1, 3, 8]
    )
    assert [(it.source, it.place) for it in rejected] == [("rows.jsonl", f"line {n}") for n in (2, 4, 5, 6)]
    assert rejected[3].reason == "date 'soon' is not a day; write it as 2026-01-31 or 2026-01-31T20:20:00-05:00"


@pytest.mark.parametrize(
    ("content", "place", "reason"),
    [
        (
            json.dumps([{"text": "Gold rose 3%."}, {"text": "El oro subió un 3 %."}], indent=1),
            "line 1",
            "is one JSON array, or an object over several lines; write one object a line",
        ),
        (
            json.dumps([{"text": "Gold rose 3%."}]),
            "line 1",
            "is one JSON array, or an object over several lines; write one object a line",
        ),
        (
            '\n{"text": "El oro subió \\ud800 un 3 %."}',
            "line 2",
            "holds no text at its character 13 (U+D800); take it out",
        ),
        ('{"text": "Gold\\u0000 rose 3%."}', "line 1", "holds no text at its character 4 (U+0000); take it out"),
    ],
    ids=["array", "array in a line", "half a character", "null"],
)
def test_json_that_holds_no_rows_of_text_is_told_once(tmp_path: Path, content: str, place: str, reason: str) -> None:
    assert read(write(tmp_path, "rows.jsonl", content)) == [Rejected("rows.jsonl", place, reason)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_rows_are_read_by_their_header(tmp_path: Path, delimiter: str) -> None:
    cells = [["Text", "url", "date", "title", "source", "lang"]]
    cells += [[f'"{row["text"]}\nmore"', *(row.get(name, "") for name in cells[0][1:])] for row in ROWS]
    cells.insert(2, ["only", "two"])
    path = write(tmp_path, "rows.csv", "\n".join(delimiter.join(row) for row in cells))
    found = read(path, date="2025-01-01")
    documents = [it for it in found if isinstance(it, Document)]
    assert [(it.uri, it.name, it.metadata.published, it.metadata.publisher) for it in documents] == expected_rows(
        path, [2, 5, 7]
    )
    assert [it for it in found if isinstance(it, Rejected)] == [
        Rejected("rows.csv", "line 4", "has 2 cells for 6 columns; put cells that hold the delimiter in quotes")
    ]


def test_a_csv_without_texts_is_rejected(tmp_path: Path) -> None:
    path = write(tmp_path, "rows.csv", "body,date\na,b\n")
    reason = "has no column 'text' (columns: body, date); name the column of the texts so"
    assert read(path) == [Rejected("rows.csv", "line 1", reason)]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "holds no text"),
        (" \r\n", "holds no text"),
        ("a\x00b", "holds binary data, not text; convert it to text first"),
    ],
)
def test_a_file_without_text_is_rejected(tmp_path: Path, content: str, reason: str) -> None:
    assert read(write(tmp_path, "a.txt", content)) == [Rejected("a.txt", "", reason)]


def test_a_file_that_went_away_is_rejected(tmp_path: Path) -> None:
    reason = "cannot be read: No such file or directory; check the file and its permissions"
    assert read(tmp_path / "gone.txt") == [Rejected("gone.txt", "", reason)]


@pytest.mark.parametrize(
    ("name", "text", "published"),
    [
        ("a.txt", "Published: March 6, 2026\n\nGold rose 3% on the day.\n", "2026-03-06"),
        ("a.txt", "Publicado: 6 de marzo de 2026\n\nEl oro subió un 3 %.\n", "2026-03-06"),
        ("a.txt", "As of March 6, 2026, gold had risen 3% since the start of the year.\n", "2020-01-01"),
        ("a.txt", "A 6 de marzo de 2026, el oro había subido un 3 % desde el inicio del año.\n", "2020-01-01"),
        ("2026-03-06-wrap.md", "Gold rose 3% on the day.\n", "2026-03-06"),
        ("2026-03-06-wrap.txt", "Gold rose 3% on the day.\n", "2020-01-01"),
    ],
)
def test_a_given_date_fills_only_what_is_lacking(tmp_path: Path, name: str, text: str, published: str) -> None:
    (document,) = read(write(tmp_path, name, text), date="2020-01-01")
    assert isinstance(document, Document)
    assert document.metadata.published == published


def test_without_any_date_there_is_none() -> None:
    assert reader.from_text("Gold rose 3%.", name="a").metadata.published is None


def test_the_digest_changes_with_the_text_and_with_what_is_given() -> None:
    given: list[tuple[str | None, str | None]] = [(None, None), ("2026-01-01", None), (None, "Example")]
    digests = {
        reader.from_text(text, name="a", date=date, publisher=publisher).digest
        for text in ("Gold.", "Oro.")
        for date, publisher in given
    }
    assert len(digests) == 6
    assert reader.from_text("Gold.", name="a") == reader.from_text("Gold.", name="a")


@pytest.mark.parametrize(
    ("line", "metadata"),
    [
        (
            "Generated by AI AgentJane DoeReviewed byExample News Editorial Team",
            {
                "author": "Jane Doe",
                "reviewer": "Example News Editorial Team",
                "machine_written": True,
                "publisher": "Example",
            },
        ),
        (
            "Generado por agente de IAJane DoeRevisado porEquipo editorial de Ejemplo",
            {
                "author": "Jane Doe",
                "reviewer": "Equipo editorial de Ejemplo",
                "machine_written": True,
                "publisher": "Ejemplo",
            },
        ),
        (
            "By Jane O'Neill and John Smith | Mar 6, 2026",
            {"author": "Jane O'Neill and John Smith", "published": "2026-03-06"},
        ),
        (
            "Por María Pérez de la Cruz — 6 de marzo de 2026",
            {"author": "María Pérez de la Cruz", "published": "2026-03-06"},
        ),
    ],
)
def test_bylines_are_read_glued_or_not(line: str, metadata: dict[str, object]) -> None:
    prose = "The market rose on the day, and it was as calm as it had been for weeks before that, all in all."
    found = reader.from_text(f"A calm day\n\n{line}\n\n{prose}\n", name="a").metadata
    assert {name: getattr(found, name) for name in metadata} == metadata


@pytest.mark.parametrize(
    ("line", "label", "published", "author", "publisher"),
    [
        (
            "Feb 10, 2026 · 8:31 AM ET · By Jane Doe, The Example",
            "byline",
            "2026-02-10T08:31:00-05:00",
            "Jane Doe",
            "The Example",
        ),
        ("10 feb 2026 · 8:31 CET · Por Ana Paz, El Caso", "byline", "2026-02-10T08:31:00+01:00", "Ana Paz", "El Caso"),
        ("By Jane Doe | Feb 10, 2026 | 08:31", "byline", "2026-02-10", "Jane Doe", None),
        ("Por Ana Paz | 10 feb 2026 | 08:31 h", "byline", "2026-02-10", "Ana Paz", None),
        ("By Jane Doe — Feb 10, 2026", "byline", "2026-02-10", "Jane Doe", None),
        ("Por Ana Paz — 10 de febrero de 2026", "byline", "2026-02-10", "Ana Paz", None),
        ("Markets | Feb 10, 2026 | By Jane Doe and John Roe", "byline", "2026-02-10", "Jane Doe and John Roe", None),
        ("Mercados | 10 feb. 2026 | Por Ana Paz y Luis Gil", "byline", "2026-02-10", "Ana Paz y Luis Gil", None),
        ("By Jane Doe@janedoe Feb 10, 2026", "byline", "2026-02-10", "Jane Doe", None),
        ("By Jane Doe, Markets Editor", "byline", None, "Jane Doe", None),
        ("Por Ana Paz, corresponsal en Lima", "byline", None, "Ana Paz", None),
        ("By Jane Doe (Reuters) - Feb 10, 2026", "byline", "2026-02-10", "Jane Doe", "Reuters"),
        ("Por Ana Paz, EFE | Madrid, 10 feb 2026", "byline", "2026-02-10", "Ana Paz", "EFE"),
        ("2/10/2026 8:31 AM ET", "dateline", "2026-02-10T08:31:00-05:00", None, None),
        ("10/02/2026 08:31 CET", "dateline", "2026-02-10T08:31:00+01:00", None, None),
        ("Published: February 10, 2026 at 8:31", "dateline", "2026-02-10", None, None),
        ("Publicado: 10 de febrero de 2026 a las 8:31", "dateline", "2026-02-10", None, None),
        ("Updated Feb 11, 2026, 9:00 am ET | Published Feb 10, 2026", "dateline", "2026-02-10", None, None),
        ("Actualizado: 11 feb 2026, 9:00 CET | Publicado: 10 feb 2026", "dateline", "2026-02-10", None, None),
    ],
)
def test_one_line_holds_date_author_and_outlet(
    line: str, label: str, published: str | None, author: str | None, publisher: str | None
) -> None:
    prose = "The market rose on the day, and it was as calm as it had been for weeks before that, all in all."
    found = reader.from_text(f"A calm day\n\n{line}\n\n{prose}\n", name="a")
    assert [found.text[it.start : it.end] for it in found.regions if it.label == label] == [line]
    said = found.metadata
    assert (said.published, said.author, said.publisher) == (published, author, publisher)


@pytest.mark.parametrize("line", ["By Friday, gold had lost 3%", "Por Navidad, el oro había caído un 3 %"])
def test_a_sentence_is_no_byline(line: str) -> None:
    prose = "The market rose on the day, and it was as calm as it had been for weeks before that, all in all."
    assert reader.from_text(f"A calm day\n\n{line}\n\n{prose}\n", name="a").metadata.author is None


def test_the_page_may_speak_another_language_than_the_text() -> None:
    text = (
        "El oro sube con fuerza en un día de calma\n\nEscrito por Jane Doe\nviernes, 6 de marzo de 2026, 4:05 pm ET\n\n"
        "Gold rose on the day, and the dollar was weaker than it had been all week.\n\nComentarios\n\nSin comentarios\n"
    )
    metadata = reader.from_text(text, name="a").metadata
    assert (metadata.lang, metadata.page_lang) == ("en", "es")


@pytest.mark.parametrize("suffix", ["txt", "html", "jsonl", "csv"])
def test_reading_twice_gives_the_same(tmp_path: Path, suffix: str) -> None:
    content = '{"text": "Gold rose 3%."}' if suffix == "jsonl" else "text\nGold rose 3%.\n"
    write(tmp_path, f"a.{suffix}", content)
    once, twice = (
        [list(reader.read(it)) for it in sources.find([str(tmp_path)]) if isinstance(it, Source)] for _ in "12"
    )
    assert once == twice
    assert all(isinstance(document, Document) for documents in once for document in documents)

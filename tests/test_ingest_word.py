"""Word documents: paragraphs, tables, lists, tracked changes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml

from ingest import reader, word
from ingest.blocks import Kind
from ingest.document import Document, Label, Rejected
from ingest.sources import Source, find

DAMAGED = "is no Word document (.docx), or a damaged one; save it again from the program that wrote it"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def packed(*paragraphs: str) -> bytes:
    """Return a document with paragraphs given as text, or as XML."""
    document = docx.Document()
    for each in paragraphs:
        if each.startswith("<"):
            document.element.body.append(parse_xml(each.replace(">", f" {W}>", 1)))
        else:
            document.add_paragraph(each)
    return saved(document)


def saved(document: Any) -> bytes:
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def read(folder: Path, data: bytes, name: str = "a.docx") -> Document | Rejected:
    path = folder / name
    path.write_bytes(data)
    (found,) = reader.read(Source(path, name), date="2026-01-08")
    return found


def test_each_paragraph_and_row_is_a_line() -> None:
    document = docx.Document()
    document.add_heading("Las grandes, caras", 1)
    document.add_paragraph("")
    document.add_paragraph("El S&P 500 cotiza a 22,4 veces.")
    document.add_paragraph("El oro, a 4.000 dólares.", style="List Bullet")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "IBEX 35", "17.649,8"
    found = word.read(saved(document))

    assert found.text.split("\n") == [
        "Las grandes, caras",
        "",
        "El S&P 500 cotiza a 22,4 veces.",
        "El oro, a 4.000 dólares.",
        "IBEX 35\t17.649,8",
    ]
    assert [(each.kind, each.level, found.text[each.start : each.end]) for each in found.blocks] == [
        (Kind.HEADING, 1, "Las grandes, caras"),
        (Kind.PARAGRAPH, 0, "El S&P 500 cotiza a 22,4 veces."),
        (Kind.ITEM, 0, "El oro, a 4.000 dólares."),
        (Kind.ROW, 0, "IBEX 35\t17.649,8"),
    ]


@pytest.mark.parametrize(
    ("paragraph", "text"),
    [
        ("<w:p><w:r><w:t>rose </w:t></w:r><w:ins><w:r><w:t>3%</w:t></w:r></w:ins></w:p>", "rose 3%"),
        ("<w:p><w:del><w:r><w:delText>4%</w:delText></w:r></w:del><w:r><w:t>3%</w:t></w:r></w:p>", "3%"),
        ("<w:p><w:moveFrom><w:r><w:t>4%</w:t></w:r></w:moveFrom><w:r><w:t>3%</w:t></w:r></w:p>", "3%"),
        ("<w:p><w:hyperlink><w:r><w:t>the close</w:t></w:r></w:hyperlink></w:p>", "the close"),
        ("<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>3</w:t></w:r></w:p>", "one two\t3"),
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>held</w:t></w:r></w:p></w:sdtContent></w:sdt>", "held"),
    ],
    ids=["inserted", "deleted", "moved", "link", "breaks", "control"],
)
def test_changes_are_read_as_accepted(paragraph: str, text: str) -> None:
    assert word.read(packed(paragraph)).text == text


def test_a_document_has_its_regions_and_the_date_that_is_given(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Valuations look stretched", 1)
    document.add_paragraph("The S&P 500 trades at 22x forward earnings, strategists at the bank said this week.")
    found = read(tmp_path, saved(document))

    assert isinstance(found, Document)
    assert (found.metadata.title, found.metadata.doc_date) == ("Valuations look stretched", "2026-01-08")
    assert [region.label for region in found.regions if region.label is not Label.MAIN] == [Label.TITLE, Label.BODY]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 word/document", DAMAGED),
        (b"Gold rose 3%.", DAMAGED),
        (packed(), "holds no text"),
    ],
    ids=["broken", "text", "empty"],
)
def test_what_is_no_word_document_is_rejected(tmp_path: Path, data: bytes, reason: str) -> None:
    assert read(tmp_path, data) == Rejected("a.docx", "", reason)


@pytest.mark.parametrize("damage", ["cut", "xml", "root", "bytes"])
def test_a_damaged_document_is_rejected(tmp_path: Path, damage: str) -> None:
    whole = packed("Gold rose 3%.", "El oro subió un 3 %.")
    text = zipfile.ZipFile(io.BytesIO(whole)).read("word/document.xml")
    data = {
        "cut": whole[: len(whole) // 2],
        "xml": swapped(whole, text[: len(text) // 2]),
        "root": swapped(whole, b"<other/>"),
        "bytes": whole[:600] + bytes(each ^ 0xFF for each in whole[600:700]) + whole[700:],
    }[damage]

    assert read(tmp_path, data) == Rejected("a.docx", "", DAMAGED)


def swapped(package: bytes, text: bytes) -> bytes:
    """Return a package with another text in it."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            new.writestr(name, text if name == "word/document.xml" else old.read(name))
    return held.getvalue()


def test_a_package_is_known_by_its_bytes() -> None:
    (found,) = reader.read(Source(None, "-", packed("Gold rose 3%.")))

    assert isinstance(found, Document)
    assert found.text == "Gold rose 3%."


def test_folders_are_searched_for_word_documents(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(packed("Gold rose 3%."))

    assert [each.name for each in find([str(tmp_path)]) if isinstance(each, Source)] == ["a.docx"]

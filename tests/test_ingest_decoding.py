import codecs
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import decoding

SPANISH = "La inflación subió un 3 % en los próximos días: “mañana”, según el BCE, y el índice cayó 2 €. " * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_encoding_is_detected(encoding: str) -> None:
    assert decoding.decode(SPANISH.encode(encoding)) == SPANISH


def test_nothing_but_the_byte_order_mark_goes() -> None:
    assert decoding.decode(codecs.BOM_UTF8 + "a\r\nb\r\n\ufeff".encode()) == "a\r\nb\r\n\ufeff"


def test_single_bytes_of_another_encoding_are_read_among_utf_8() -> None:
    assert decoding.decode("subió y cayó ".encode() + b"un 3 \x80") == "subió y cayó un 3 €"


def test_a_page_says_its_encoding() -> None:
    page = '<meta charset="iso-8859-2"><p>Wzrost o 3 % \xb3</p>'
    assert decoding.decode(page.encode("latin-1")) == page.replace("\xb3", "ł")


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"text\x00more", b"\xff\xfea"])
def test_binary_data_is_no_text(data: bytes) -> None:
    with pytest.raises(decoding.UnreadableError, match=r"save it as UTF-8|convert it to text"):
        decoding.decode(data)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\n1 0 obj <<>> endobj", "is a PDF, whatever its name says; save its text as .txt first"),
        (b"{\\rtf1\\ansi Gold rose 3%.}", "is rich text (RTF), whatever its name says; save it as .docx or .txt"),
        (b"\x1f\x8b\x08\x00gold", "is packed with gzip, whatever its name says; unpack it first"),
    ],
)
def test_files_of_other_kinds_are_told_by_how_they_begin(data: bytes, reason: str) -> None:
    with pytest.raises(decoding.UnreadableError, match=re.escape(reason)):
        decoding.decode(data)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_valid_utf_8_is_read_as_it_is(text: str) -> None:
    assert decoding.decode(text.encode()) == text.removeprefix("\ufeff")

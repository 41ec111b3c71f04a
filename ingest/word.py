"""Word documents: the text as a reader sees it, one line a paragraph or row of a table.

Tracked changes are read as if they were accepted: an editor's draft is full of them, and what was struck out is no
longer said.
"""

from __future__ import annotations

import io
import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from ingest.blocks import Block, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_STRUCK = frozenset({f"{_W}del", f"{_W}moveFrom", _FALLBACK})
"""What is not read: text that was taken out or moved away, and the second copy of a text box for old readers."""

_BREAKS = {f"{_W}tab": "\t", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}
_SPACE = re.compile(r"[\r\n\v\f]+")
_LEVEL = re.compile(r"(\d)$")


class WordError(ValueError):
    """The bytes are no Word document. The message says what to do."""


@dataclass(frozen=True, slots=True)
class Word:
    """A document as it is read: its text, a line a paragraph or row, and the blocks of it.

    What the file says of itself is left out: titles and authors in its properties are those of a template more often
    than the text's own.
    """

    text: str
    blocks: tuple[Block, ...]


def is_word(data: bytes, suffix: str = "") -> bool:
    """Return whether a file is to be read as one that Word wrote: its name or its bytes say so."""
    return suffix == ".docx" or (data.startswith(b"PK\x03\x04") and b"word/document" in data)


def read(data: bytes) -> Word:
    """Read the bytes of a .docx file.

    Raises:
        WordError: they are none.
    """
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import LxmlError  # type: ignore[import-untyped]  # ships no annotations

    # What was cut short or damaged fails wherever its archive, its XML or what that should hold is looked at first.
    damaged = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, PackageNotFoundError, LxmlError)
    try:
        document: Any = Document(io.BytesIO(data))
        lines = list(_lines(document))
    except (*damaged, KeyError, ValueError, AttributeError, TypeError) as error:
        raise WordError(
            "is no Word document (.docx), or a damaged one; save it again from the program that wrote it"
        ) from error
    return Word("\n".join(text for text, _, _ in lines), tuple(_blocks(lines)))


def _lines(document: Any) -> Iterator[tuple[str, Kind, int]]:
    """Yield each line with what it is: paragraphs in the order of the text, rows with their cells behind tabs."""
    styles = {style.style_id: style for style in document.styles}
    for element in _outer(document.element.body):
        if element.tag == f"{_W}tr":
            cells = element.iterchildren(f"{_W}tc", f"{_W}sdt")
            yield "\t".join(" ".join(map(_text, _paragraphs(cell))).strip() for cell in cells), Kind.ROW, 0
        else:
            kind, level = _kind(element, styles)
            yield _text(element), kind, level


def _outer(element: Any) -> Iterator[Any]:
    """Yield the paragraphs and rows under an element, those of content controls and text boxes too."""
    for child in element.iterchildren():
        if child.tag in _STRUCK:
            continue
        if child.tag in (f"{_W}p", f"{_W}tr"):
            yield child
        if child.tag != f"{_W}tr":
            yield from _outer(child)


def _paragraphs(element: Any) -> Iterator[Any]:
    for found in _outer(element):
        if found.tag == f"{_W}tr":
            yield from _paragraphs(found)
        else:
            yield found


def _text(element: Any) -> str:
    """Return a paragraph's text in one line, without that of boxes that are anchored in it."""
    parts: list[str] = []
    for child in element.iterchildren():
        if child.tag in _STRUCK or child.tag in (f"{_W}p", f"{_W}pPr", f"{_W}rPr", f"{_W}txbxContent"):
            continue
        if child.tag == f"{_W}t":
            parts.append(_SPACE.sub(" ", child.text or ""))
        else:
            parts.append(_BREAKS.get(child.tag) or _text(child))
    return "".join(parts)


def _kind(paragraph: Any, styles: dict[str, Any]) -> tuple[Kind, int]:
    """Return what a paragraph is by its style or numbering: a heading of a level, an item of a list, or neither."""
    named = paragraph.find(f"{_W}pPr/{_W}pStyle")
    style = styles.get(named.get(f"{_W}val")) if named is not None else None
    name = (style.name or "").casefold() if style is not None else ""
    if name == "title":
        return Kind.HEADING, 1
    if name.startswith("heading"):  # files call it so whatever language Word shows it in
        level = _LEVEL.search(name)
        return Kind.HEADING, int(level[1]) if level else 1
    if name.startswith("list") or paragraph.find(f"{_W}pPr/{_W}numPr") is not None:
        return Kind.ITEM, 0
    return Kind.PARAGRAPH, 0


def _blocks(lines: list[tuple[str, Kind, int]]) -> Iterator[Block]:
    at = 0
    for text, kind, level in lines:
        inside = text.strip()
        start = at + len(text) - len(text.lstrip())
        if inside:
            yield Block(start, start + len(inside), kind, level, gap=kind is not Kind.ROW)
        at += len(text) + 1

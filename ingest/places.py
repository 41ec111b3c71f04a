"""Where characters of a document's text stand in its file: lines and columns, as editors count them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.document import Document

_LINE_END = re.compile(r"\r\n|\r|\n")
_UNSEEN = frozenset({"title", "script", "style", "noscript", "template", "textarea", "select", "svg"})


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line and a column, both counted from 1; columns are characters.

    In a Word document a line is a paragraph or a row of a table.
    """

    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a document's characters.

    Attributes:
        lines: where the lines of the file begin.
        offsets: the offset in the file of each character of the text; null where the text is the file.
    """

    lines: tuple[int, ...]
    offsets: tuple[int, ...] | None = None

    @classmethod
    def of(cls, document: Document, markup: str | None = None) -> Places:
        """Return the places of a document; ``markup`` is the source of one that was read from a page."""
        if markup is None:
            return cls(_starts(document.text))
        return cls(_starts(markup), tuple(_aligned(document.text, markup)))

    def place(self, offset: int) -> Place:
        """Return where a character of the document's text stands; one past its end stands behind the last."""
        if self.offsets is not None:
            inside = min(offset, len(self.offsets) - 1)
            offset = self.offsets[inside] + (offset - inside) if self.offsets else 0
        line = bisect_right(self.lines, offset) - 1
        return Place(line + 1, offset - self.lines[line] + 1)

    def span(self, start: int, end: int) -> tuple[Place, Place]:
        """Return where an interval of the text begins, and the place behind its last character."""
        last = self.place(max(start, end - 1))
        return self.place(start), Place(last.line, last.column + (end > start))


def _starts(text: str) -> tuple[int, ...]:
    return (0, *(found.end() for found in _LINE_END.finditer(text)))


def _aligned(text: str, markup: str) -> Iterator[int]:
    """Yield the offset in a page's source of each character of its visible text.

    Line by line, without white space, which browsers collapse. A line that the source does not hold in one piece (the
    parser moved it, or something hidden stands in it) is looked for word by word; what is not found has the place of
    what came before it.
    """
    shown = _Shown.of(markup)
    cursor = at = 0
    for line in text.splitlines(keepends=True):
        place = shown.find(line, cursor)
        pieces = [line] if place >= 0 else re.findall(r"\s*\S+|\s+", line)
        for piece in pieces:
            place = shown.find(piece, cursor)
            for character in piece:
                if place < 0 or character.isspace():
                    yield at
                    continue
                at = shown.offsets[place]
                yield at
                place += 1
            cursor = max(cursor, place)


@dataclass(frozen=True, slots=True)
class _Shown:
    """The characters between the tags of a page, without white space, and their offsets in its source."""

    text: str
    offsets: tuple[int, ...]

    @classmethod
    def of(cls, markup: str) -> _Shown:
        scanner = _Scanner(markup)
        scanner.feed(markup)
        scanner.close()
        return cls("".join(scanner.characters), tuple(scanner.offsets))

    def find(self, line: str, cursor: int) -> int:
        """Return where a line's characters begin at or after a place; −1 where they do not."""
        wanted = "".join(line.split())
        return self.text.find(wanted, cursor) if wanted else -1


class _Scanner(HTMLParser):
    """Collects the characters between tags with their offsets."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=False)
        self.characters: list[str] = []
        self.offsets: list[int] = []
        # The parser counts lines by their feeds alone.
        self._lines = (0, *(found.end() for found in re.finditer("\n", markup)))
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _UNSEEN:
            self._hidden.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._hidden and self._hidden[-1] == tag:
            self._hidden.pop()

    def handle_data(self, data: str) -> None:
        at = self._at()
        for place, character in enumerate(data, at):
            self._add(character, place)

    def handle_entityref(self, name: str) -> None:
        self._refer(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._refer(f"&#{name};")

    def _refer(self, reference: str) -> None:
        for character in unescape(reference):
            self._add(character, self._at())

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _add(self, character: str, place: int) -> None:
        if not self._hidden and not character.isspace():
            self.characters.append(character)
            self.offsets.append(place)

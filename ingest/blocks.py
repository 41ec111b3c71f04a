"""The text cut into blocks, as a reader sees them: paragraphs, headings, list items and rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a block is by its form alone."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text that stands by itself, without the white space and the marks around it.

    Attributes:
        level: 1 to 6 for headings that are marked as such (``##``, ``<h2>``), else 0.
        gap: whether an empty line stands before it.
        main: false where an extractor of main text left it out.
    """

    start: int
    end: int
    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    gap: bool = True
    main: bool = True


_LINE = re.compile(r"[^\r\n\f]+")
_BREAK = re.compile(r"\r\n|[\r\n\f]")
_FRONT_MATTER = re.compile(
    r"\s*(?:---[ \t]*(?:\r\n|\r|\n)(?P<yaml>.*?)(?:\r\n|\r|\n)(?:---|\.\.\.)"
    r"|\+\+\+[ \t]*(?:\r\n|\r|\n)(?P<toml>.*?)(?:\r\n|\r|\n)\+\+\+)[ \t]*(?=[\r\n]|\Z)",
    re.DOTALL,
)
_TAGS = r"(?:</?(?:strong|b|em|i|u|span|font|p|div|li|ul|ol|br|a)\b[^<>\r\n]*>\s*|\*\*(?!\s))*"
_HEADING = re.compile(
    r"(?P<hashes>#{1,6})[ \t]+(?P<text>[^\r\n]*?)[ \t]*#*[ \t]*$"
    r"|<h(?P<level>[1-6])\b[^<>]*>(?P<inner>[^\r\n]*?)</h(?P=level)>\s*$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:[-*+•‣▪●○·–—➢►✓]|>)[ \t]+(?=\S)")
_ENUMERATOR = re.compile(rf"{_TAGS}(?P<number>\d{{1,2}})(?:\s*[.)\]:]\s+|\s+[-–—]\s+){_TAGS}(?=\S)", re.IGNORECASE)
_WRAPPED_AT = range(55, 121)
"""The widths that plain text is wrapped to. A text with a wider line is not wrapped."""
_FULL = 12
"""A wrapped line falls short of the width by less than a long word."""
_FULL_LINES = 3
"""A text is wrapped when this many of its lines are full; else a long line is only the longest."""


def front_matter(text: str) -> re.Match[str] | None:
    """Match what stands between dashes (group ``yaml``) or plus signs (group ``toml``) at the start of a text."""
    return _FRONT_MATTER.match(text)


def split(text: str, *, start: int = 0) -> Iterator[Block]:
    """Yield the blocks of a plain or Markdown text from an offset on, in order.

    In a text that was wrapped a line goes on in the next one when the next one's first word would not have fitted on
    it. Other lines are blocks of their own.
    """
    number, width = 0, _width(text, start)
    for group in _groups(text, start):
        gap, at = True, 0
        while at < len(group):
            last = _last_line(text, group, at, width) if width else at
            block, number = _block(text, group[at][0], group[last][1], number, gap=gap)
            if block is not None:
                yield block
            gap, at = False, last + 1


def _width(text: str, start: int) -> int:
    """Return the width that a text is wrapped to, or 0."""
    lengths = [len(line.rstrip()) for line in _LINE.findall(text, start)]
    width = max(lengths, default=0)
    full = sum(1 for length in lengths if length > width - _FULL)
    return width if width in _WRAPPED_AT and full >= _FULL_LINES else 0


def _groups(text: str, start: int) -> Iterator[list[tuple[int, int]]]:
    """Yield the lines that stand together with no empty line between, each as its stripped interval."""
    group: list[tuple[int, int]] = []
    previous = start
    for match in _LINE.finditer(text, start):
        if group and len(_BREAK.findall(text, previous, match.start())) > 1:
            yield group
            group = []
        begin, end = strip(text, match.start(), match.end())
        previous = match.end()
        if begin < end:
            group.append((begin, end))
        elif group:
            yield group
            group = []
    if group:
        yield group


def _last_line(text: str, group: list[tuple[int, int]], at: int, width: int) -> int:
    """Return the index of the last line that the line at an index was wrapped into."""
    for line in range(at, len(group) - 1):
        (begin, end), (following, stop) = group[line], group[line + 1]
        word = text[following:stop].split(maxsplit=1)[0]
        if end - begin + 1 + len(word) <= width or _HEADING.match(text, begin, end) or _opens(text, following, stop):
            return line
    return len(group) - 1


def _opens(text: str, start: int, end: int) -> bool:
    """Say whether a line opens a block by a mark of its own."""
    return any(mark.match(text, start, end) for mark in (_HEADING, _BULLET))


def _block(text: str, start: int, end: int, number: int, *, gap: bool) -> tuple[Block | None, int]:
    """Make the block of an interval, and return the number of the list item before the next block."""
    if heading := _HEADING.match(text, start, end):
        group, level = ("text", len(heading["hashes"])) if heading["hashes"] else ("inner", int(heading["level"]))
        begin, stop = strip(text, *heading.span(group))
        return (Block(begin, stop, Kind.HEADING, level, gap) if begin < stop else None), 0
    if bullet := _BULLET.match(text, start, end):
        return Block(bullet.end(), end, Kind.ITEM, 0, gap), number
    item = _ENUMERATOR.match(text, start, end)
    if item and int(item["number"]) in {1, number + 1}:
        return Block(item.end(), end, Kind.ITEM, 0, gap), int(item["number"])
    return Block(start, end, Kind.PARAGRAPH, 0, gap), number


def strip(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the interval without the white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end

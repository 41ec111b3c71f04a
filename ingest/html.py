"""Web pages: the visible text in document order, cut into the blocks that the markup makes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from ingest import main_text, page_data
from ingest.blocks import Block, Kind
from ingest.document import Metadata

_UNSEEN = frozenset({
    "script", "style", "noscript", "template", "head", "iframe", "object", "embed", "svg", "math", "canvas", "audio",
    "video", "select", "option", "datalist", "input", "button", "textarea", "map", "area",
})  # fmt: skip
_PARAGRAPHS = frozenset({
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre", "figure", "figcaption",
    "article", "section", "header", "footer", "main", "aside", "nav", "form", "fieldset", "hr", "address", "body",
    "caption",
})  # fmt: skip
_LINES = frozenset({
    "div", "li", "dt", "dd", "tr", "br", "legend", "summary", "details", "center", "thead", "tbody", "tfoot", "td",
    "th",
})  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SPACE = re.compile(r"[ \t\r\n\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_STRENGTH = ("", " ", "\t", "\n", "\n\n")


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is read: its visible text, the blocks of it, and what its head says."""

    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata


def read(markup: str) -> Page:
    """Read a page: white space is collapsed as browsers do, blocks stand on lines of their own, cells behind tabs."""
    from lxml import etree  # type: ignore[import-untyped]  # ships no annotations

    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(markup.encode("utf-8", errors="replace"), parser)
    if root is None:
        return Page("", (), Metadata())
    text, blocks = _walk(root)
    kept = main_text.find(markup, text, blocks)
    blocks = tuple(replace(block, main=main) for block, main in zip(blocks, kept, strict=True))
    return Page(text, blocks, page_data.read(root))


def _walk(root: Any) -> tuple[str, tuple[Block, ...]]:
    """Return the visible text under an element and its blocks."""
    from lxml import etree

    writer = _Writer()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start" and _unseen(element):
            walk.skip_subtree()
        elif event == "start":
            writer.open(element)
            writer.write(element.text or "", raw=writer.raw > 0)
        elif not _unseen(element):
            writer.close(element)
        if event == "end" and element is not root and isinstance(tag, str):
            writer.write(element.tail or "", raw=writer.raw > 0)
    return writer.text, writer.finished()


def _unseen(element: Any) -> bool:
    tag = element.tag
    if not isinstance(tag, str) or tag in _UNSEEN:
        return True
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style", "")))


@dataclass(slots=True)
class _Writer:
    """Visible text as it is written, and the blocks that it falls into."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    gap: str = ""
    raw: int = 0
    rows: int = 0
    kinds: list[tuple[Kind, int]] = field(default_factory=lambda: [(Kind.PARAGRAPH, 0)])
    blocks: list[Block] = field(default_factory=list)
    tables: list[bool] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def open(self, element: Any) -> None:
        """Begin an element: break the line before it, and say what its text is."""
        tag = element.tag
        if tag == "table":
            self.tables.append(_is_table_of_data(element))
        in_table = bool(self.tables) and self.tables[-1]
        self._break(tag, in_table=in_table)
        if tag in _HEADINGS:
            self.kinds.append((Kind.HEADING, _HEADINGS[tag]))
        elif tag == "li":
            self.kinds.append((Kind.ITEM, 0))
        elif tag == "tr" and in_table:
            self.kinds.append((Kind.ROW, 0))
            self.rows += 1
        self.raw += tag == "pre"

    def close(self, element: Any) -> None:
        """End an element: break the line after it."""
        tag = element.tag
        in_table = bool(self.tables) and self.tables[-1]
        if tag in _HEADINGS or tag == "li" or (tag == "tr" and in_table):
            self.kinds.pop()
        self.rows -= tag == "tr" and in_table
        self.raw -= tag == "pre"
        if tag == "table":
            self.tables.pop()
        if tag not in {"br", "hr"}:
            self._break(tag, in_table=in_table)

    def write(self, text: str, *, raw: bool) -> None:
        """Add text; white space is one space, or as it is in preformatted text."""
        if raw and not self.rows:
            for number, line in enumerate(text.replace("\r\n", "\n").split("\n")):
                if number:
                    self._space("\n")
                self._add(line.rstrip())
            return
        text = _SPACE.sub(" ", text)
        if text.startswith(" "):
            self._space(" ")
        self._add(text.strip(" "))
        if text.endswith(" "):
            self._space(" ")

    def finished(self) -> tuple[Block, ...]:
        """Return the blocks, with the no-break spaces at their ends left out."""
        text = self.text
        trimmed = []
        for block in self.blocks:
            inside = text[block.start : block.end]
            start = block.start + len(inside) - len(inside.lstrip())
            end = block.end - len(inside) + len(inside.rstrip())
            if start < end:
                trimmed.append(replace(block, start=start, end=end))
        return tuple(trimmed)

    def _break(self, tag: str, *, in_table: bool) -> None:
        if in_table and tag in {"td", "th"}:
            self._space("\t")
        elif self.rows and tag != "tr":
            self._space(" " if tag in _PARAGRAPHS or tag in _LINES else "")
        elif tag in _PARAGRAPHS:
            self._space("\n\n")
        elif tag in _LINES:
            self._space("\n")

    def _space(self, space: str) -> None:
        self.gap = max(self.gap, space, key=_STRENGTH.index)

    def _add(self, text: str) -> None:
        if not text:
            return
        begins = not self.blocks or "\n" in self.gap
        spaced = not self.blocks or self.gap == "\n\n"
        if self.length:
            self.parts.append(self.gap)
            self.length += len(self.gap)
        self.gap = ""
        self.parts.append(text)
        start, self.length = self.length, self.length + len(text)
        if begins:
            kind, level = self.kinds[-1]
            self.blocks.append(Block(start, self.length, kind, level, spaced))
        else:
            self.blocks[-1] = replace(self.blocks[-1], end=self.length)


def _is_table_of_data(table: Any) -> bool:
    """Say whether a table holds data, not the page's layout: two rows and columns of short cells."""
    if table.find(".//table") is not None:
        return False
    rows = [row.xpath("./td|./th") for row in table.iter("tr")]
    wide = sum(1 for row in rows if len(row) > 1)
    if wide < 2 or wide < len(rows) // 2:
        return False
    lengths = [len("".join(cell.itertext())) for row in rows for cell in row]
    return sum(lengths) / max(len(lengths), 1) < _CELL_LENGTH


_CELL_LENGTH = 120
"""Cells longer than this on average hold paragraphs."""

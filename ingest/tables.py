"""Quote tables and the like: runs of short lines or rows that hold little but figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest import dates
from ingest.blocks import Block, Kind
from ingest.rules import found, whole

_WORD = re.compile(r"[^\W\d_]{2,}")
_DIGIT = re.compile(r"\d")
_SENTENCE = re.compile(r"[.!?:;,…][\"”»)]?$")
_LONGEST = 80
_ROW_WORDS = 5
"""A row holds at most this many words beside its figures: ``Euro Stoxx 50 5,100.25 +0.31%``."""
_LEAST_ROWS = 3
_LEAST_SPACED_ROWS = 6
"""So many when empty lines stand between them, as short paragraphs with figures also do."""
_FIGURES_SHARE = 0.4
"""A name, a price and a change, each on a line of its own, make two figures in three lines."""


def find(blocks: Sequence[Block], lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the half-open ranges of block indices that are tables, in order.

    Args:
        blocks: the blocks of a text.
        lines: what each says, in one line.
    """
    at = 0
    while at < len(blocks):
        stop = at
        while stop < len(blocks) and _cell(blocks[stop], lines[stop]):
            stop += 1
        if run := _table(blocks, lines, at, stop):
            yield run
        at = max(stop, at + 1)


def _cell(block: Block, line: str) -> bool:
    if block.kind is Kind.ROW or line.count("|") > 1:
        return True
    return (
        block.kind is Kind.PARAGRAPH
        and len(line) <= _LONGEST
        and len(_WORD.findall(line)) <= _ROW_WORDS
        and not _SENTENCE.search(line)
        and whole("regions", "navigation", line) is None
    )


def _table(blocks: Sequence[Block], lines: Sequence[str], start: int, stop: int) -> tuple[int, int] | None:
    """Trim a run of cells to its figures and the head over them; null when too little is left."""
    figures = [index for index in range(start, stop) if _DIGIT.search(lines[index]) and not _dated(lines[index])]
    if not figures:
        return None
    first, last = figures[0], figures[-1] + 1
    while (
        first > start
        and not blocks[first].gap
        and (found("regions", "columns", lines[first - 1]) or first == figures[0])
    ):
        first -= 1
    spaced = any(block.gap for block in blocks[figures[0] + 1 : last] if block.kind is not Kind.ROW)
    enough = len(figures) >= (_LEAST_SPACED_ROWS if spaced else _LEAST_ROWS) or all(
        block.kind is Kind.ROW or "|" in line for block, line in zip(blocks[first:last], lines[first:last], strict=True)
    )
    return (first, last) if enough and len(figures) >= _FIGURES_SHARE * (last - first) else None


def _dated(line: str) -> bool:
    """Say whether a line is a date: a list of links with their dates is no table."""
    dated = next(dates.find(line), None)
    return dated is not None and not _DIGIT.search(line[: dated.start] + line[dated.end :])

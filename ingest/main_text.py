"""Which blocks of a page are its main text: trafilatura's choice, found again in the visible text."""

from __future__ import annotations

import logging
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.blocks import Block

_DISTINCT = 24
"""Letters and figures in a line that make it rare enough to be looked for anywhere in the text."""
_PIECE = 40
"""A line that the extractor changed is looked for in pieces of so many letters and figures."""
_MOST_PLACES = 40
_COVERED = 0.5


def find(markup: str, text: str, blocks: Sequence[Block]) -> tuple[bool, ...]:
    """Say for every block of a page whether trafilatura takes it for main text.

    Where it finds none, on a page of one short paragraph, every block may be main text.

    Args:
        markup: the page.
        text: its visible text.
        blocks: the blocks of it.
    """
    import trafilatura

    # What it says of a page without main text on its log is no news to the user.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    # The metadata is not asked for: it holds the day of the run.
    extracted = trafilatura.extract(markup, include_comments=False, include_tables=True, with_metadata=False)
    lines = (extracted or "").splitlines()
    kept = align(lines, [text[block.start : block.end] for block in blocks])
    return kept if any(kept) else (True,) * len(blocks)


def align(lines: Sequence[str], blocks: Sequence[str]) -> tuple[bool, ...]:
    """Say for every block whether lines of an extract of the same text cover at least half of it.

    Only letters and figures are compared, as extractors change marks and white space. Lines that occur once are
    anchors; the others are looked for between the anchors around them.
    """
    if not blocks:
        return ()
    page = _Squashed.of(blocks)
    covered = [0] * len(blocks)
    needles = [needle for line in lines if (needle := _squash(line))]
    places = _places(needles, page)
    for needle, place in zip(needles, places, strict=True):
        spans = [(place, place + len(needle))] if place is not None else page.pieces(needle)
        for start, end in spans:
            page.cover(covered, start, end)
    lengths = [end - start for start, end in zip(page.starts, (*page.starts[1:], len(page.text)), strict=True)]
    return tuple(length > 0 and share >= _COVERED * length for share, length in zip(covered, lengths, strict=True))


def _squash(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


@dataclass(frozen=True, slots=True)
class _Squashed:
    """The letters and figures of the blocks, one after the other, and where each block begins among them."""

    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, blocks: Sequence[str]) -> _Squashed:
        parts = [_squash(block) for block in blocks]
        starts, at = [], 0
        for part in parts:
            starts.append(at)
            at += len(part)
        return cls("".join(parts), tuple(starts))

    def places(self, needle: str) -> list[int]:
        """Return where a needle stands; a short one only where a block begins, as it may be part of any word."""
        begins = set(self.starts) if len(needle) < _DISTINCT else None
        found: list[int] = []
        at = self.text.find(needle)
        while at >= 0 and len(found) < _MOST_PLACES:
            if begins is None or at in begins:
                found.append(at)
            at = self.text.find(needle, at + 1)
        return found

    def pieces(self, needle: str) -> list[tuple[int, int]]:
        """Return where the pieces of a needle stand that is not in the text as a whole."""
        pieces = [needle[at : at + _PIECE] for at in range(0, len(needle), _PIECE)]
        found = [(self.text.find(piece), len(piece)) for piece in pieces if len(piece) >= _DISTINCT]
        return [(place, place + length) for place, length in found if place >= 0]

    def cover(self, covered: list[int], start: int, end: int) -> None:
        """Add the letters of an interval to the blocks that they belong to."""
        index = bisect_right(self.starts, start) - 1
        while index < len(self.starts) and self.starts[index] < end:
            stop = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)
            covered[index] += max(0, min(end, stop) - max(start, self.starts[index]))
            index += 1


def _places(needles: Sequence[str], page: _Squashed) -> list[int | None]:
    """Return where each line stands; null where it does not, or nowhere near its neighbours."""
    candidates = [page.places(needle) for needle in needles]
    anchors = [
        found[0] if len(found) == 1 and len(needle) >= _DISTINCT else None
        for found, needle in zip(candidates, needles, strict=True)
    ]
    places: list[int | None] = []
    after = 0
    for index, (needle, found) in enumerate(zip(needles, candidates, strict=True)):
        place = anchors[index]
        if place is None and found:
            later = (anchor for anchor in anchors[index + 1 :] if anchor is not None and anchor >= after)
            before = next(later, len(page.text))
            between = [at for at in found if after <= at < before]
            # At the start the place nearest to what follows: teasers of a text stand before it.
            place = (between[0] if after else between[-1]) if between else None
        places.append(place)
        after = after if place is None else place + len(needle)
    return places

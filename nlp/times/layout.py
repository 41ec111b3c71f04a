"""The sentences of a text with the paragraphs and the sections that they stand in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_HEADING_WORDS = 14
_ENDS = re.compile(r"[.;,:!?]['\"”»)]?$")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence without the blanks around it.

    Attributes:
        place: its number in the text.
        paragraph: the number of its paragraph; a line end between two sentences divides paragraphs.
        section: the number of the last heading before it, 0 before the first.
        heading: whether it stands alone on its line, short and without a full stop ("## Monday's close").
    """

    start: int
    end: int
    place: int
    paragraph: int
    section: int
    heading: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """The sentences of a text in order."""

    stretches: tuple[Stretch, ...]
    starts: Sequence[int]

    @classmethod
    def of(cls, doc: Doc, text: str) -> Layout:
        """Lay out a document that has sentence boundaries; ``text`` is its whole text."""
        found = tuple(_stretches([(sent.start_char, sent.end_char) for sent in doc.sents], text))
        return cls(found, [stretch.start for stretch in found])

    def at(self, offset: int) -> Stretch:
        """Return the sentence that a character stands in."""
        return self.stretches[max(0, bisect_right(self.starts, offset) - 1)]


def _stretches(spans: Sequence[tuple[int, int]], text: str) -> Iterator[Stretch]:
    trimmed = [
        (start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
        for start, end in spans
        if (words := text[start:end]).strip()
    ]
    paragraph = section = end_before = 0
    for place, (start, end) in enumerate(trimmed):
        opens = place == 0 or "\n" in text[end_before:start]
        following = trimmed[place + 1][0] if place + 1 < len(trimmed) else len(text)
        alone = opens and (place + 1 == len(trimmed) or "\n" in text[end:following])
        heading = alone and _is_heading(text[start:end])
        paragraph += opens
        section += heading
        end_before = end
        yield Stretch(start, end, place, paragraph, section, heading)


def _is_heading(words: str) -> bool:
    return "\n" not in words and len(words.split()) <= _HEADING_WORDS and _ENDS.search(words) is None

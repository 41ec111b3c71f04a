"""The blocks of a text on their way to being labelled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest import markup
from ingest.blocks import Block
from ingest.document import Label

PROSE_WORDS = 20
"""A block of this many words is prose, not furniture, unless its words say otherwise."""
_SENTENCE_WORDS = 8
"""And so is one of this many that ends as a sentence does."""
_STOPPED = re.compile(r"[.!?…][\"'”’»)\]]*$")
ENDED = re.compile(r"[.,;:!…][\"'”’»)\]]*$")
"""How lines end that are no headings and no titles: these may end with a question mark."""


@dataclass(slots=True)
class Outline:
    """What the rules that label blocks see, and where they write.

    Attributes:
        text: the document's text.
        blocks: its blocks.
        lines: what each block says, in one line and without marks.
        title: the title, where something outside the text gives it.
        labels: the labels given so far; null for a block that no rule has labelled yet.
    """

    text: str
    blocks: tuple[Block, ...]
    lines: tuple[str, ...]
    title: str | None = None
    labels: list[Label | None] = field(default_factory=list)

    @classmethod
    def of(cls, text: str, blocks: Sequence[Block], *, title: str | None = None) -> Outline:
        """Return the outline of a text in which nothing is labelled yet."""
        lines = tuple(markup.plain(text[block.start : block.end]) for block in blocks)
        return cls(text, tuple(blocks), lines, title, [None] * len(blocks))

    def open(self) -> Iterator[int]:
        """Yield the indices of the blocks that no rule has labelled yet."""
        return (index for index, label in enumerate(self.labels) if label is None)

    def words(self, index: int) -> int:
        """Return the number of words of a block."""
        return len(self.lines[index].split())

    def prose(self, index: int) -> bool:
        """Say whether a block reads as prose by its length and its end."""
        words = self.words(index)
        return words >= PROSE_WORDS or (words >= _SENTENCE_WORDS and bool(_STOPPED.search(self.lines[index])))

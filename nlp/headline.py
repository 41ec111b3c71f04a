"""A headline that stands outside the text: in front matter, in a field of a row, in the head of a page.

"Etsy Q4 earnings call: key takeaways" over a text that says "the company" throughout is all that names it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from ingest.document import CONTENT, Document, Label
from ingest.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nlp.reading import Mention

_OPENING = 3
"""Regions in which a text repeats its title, if it does."""


@dataclass(frozen=True, slots=True)
class Headline:
    """A title that stands outside the text.

    Attributes:
        text: its words.
        start: where it stands in the document's text, null where it came from outside.
        repeated: whether the text opens with it too.
    """

    text: str
    start: int | None
    repeated: bool

    @classmethod
    def of(cls, document: Document) -> Headline | None:
        """Return the headline of a document; null where there is none but in the text itself."""
        title = (document.metadata.title or "").strip()
        if not title:
            return None
        fronts = document.select({Label.FRONT_MATTER})
        places = (document.text.find(title, front.start, front.end) for front in fronts)
        start, repeated = next((place for place in places if place >= 0), None), _repeated(document, title)
        return None if repeated and start is None else cls(title, start, repeated)

    def placed(self, mentions: Iterable[Mention]) -> Iterator[Mention]:
        """Yield what the headline names where the document's text holds it; nothing where it does not."""
        if self.start is not None:
            for mention in mentions:
                yield replace(mention, start=mention.start + self.start, end=mention.end + self.start)


def _repeated(document: Document, title: str) -> bool:
    opening = islice(document.select(CONTENT), _OPENING)
    return any(_words(title) in _words(document.text[region.start : region.end]) for region in opening)


def _words(text: str) -> str:
    return " ".join(fold(text).split())

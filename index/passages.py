"""Passages: windows of whole sentences over a document's own text, the pieces that are encoded and found."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.document import CONTENT, Label
from ingest.repaired import repaired

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.document import Document, Region
    from nlp.reading import Reading, Sentence

FEWEST_WORDS = 60
"""A window is closed at the end of the sentence that brings it here."""

MOST_WORDS = 120
"""No sentence is added that would bring a window beyond this; a longer sentence is a window of its own."""

_WORD = re.compile(r"\S+")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,300}>|!?\[(?P<words>[^\[\]]*)\]\([^()\s]*\)")


@dataclass(frozen=True, slots=True)
class Window:
    """An interval of a document's text, with the language of most of it and the title and heading above it.

    Attributes:
        sentences: where each sentence in it begins and ends.
    """

    start: int
    end: int
    lang: str
    context: str
    sentences: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    """What one sentence has inside one region: the unit that windows are made of.

    ``section`` counts headings and what is not the document's own, neither of which a window crosses.
    """

    start: int
    end: int
    lang: str
    words: int
    section: int
    heading: str


def windows(document: Document, reading: Reading) -> Iterator[Window]:
    """Yield the windows of a document's content in order; they do not overlap.

    The title and the headings are the context of the windows under them. A text of nothing but a title or headings
    is windowed as they stand, so that it can be found.
    """
    title = " ".join((document.metadata.title or "").split())
    pieces = list(_pieces(document, reading.sentences, headings=False))
    for group in _groups(pieces or list(_pieces(document, reading.sentences, headings=True))):
        langs = Counter[str]()
        for piece in group:
            langs[piece.lang] += piece.words
        context = ". ".join(part for part in (title, group[0].heading) if part)
        sentences = tuple((piece.start, piece.end) for piece in group)
        yield Window(group[0].start, group[-1].end, langs.most_common(1)[0][0], context, sentences)


def encoded(document: Document, window: Window) -> str:
    """Return what a window's vector is made of: its context and its words, repaired, on one line."""
    return " ".join(f"{window.context}\n{_prose(document, window.start, window.end)}".split())


def parts(document: Document, window: Window) -> list[str]:
    """Return what a window is looked up by: its context, then each of its sentences, repaired."""
    return [window.context, *(" ".join(_prose(document, *span).split()) for span in window.sentences)]


def prose(text: str) -> str:
    """Return a text as it is read, without the markup that a Markdown text may hold (``<strong style="…">``)."""
    return _MARKUP.sub(lambda match: match["words"] or " ", text)


def _prose(document: Document, start: int, end: int) -> str:
    return prose(repaired(document, start, end))


def key(document: Document, ordinal: int, text: str) -> str:
    """Return a passage's stable identity: of its document, its place, and the text that is encoded."""
    parts = "\0".join((document.uri, str(ordinal), text))
    return hashlib.blake2b(parts.encode(errors="surrogatepass"), digest_size=16).hexdigest()


def _groups(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    group: list[_Piece] = []
    words = 0
    for piece in pieces:
        full = words >= FEWEST_WORDS or words + piece.words > MOST_WORDS
        if group and (full or piece.section != group[0].section):
            yield group
            group, words = [], 0
        group.append(piece)
        words += piece.words
    if group:
        yield group


def _pieces(document: Document, sentences: Sequence[Sentence], *, headings: bool) -> Iterator[_Piece]:
    section, heading = 0, ""
    ends = [sentence.end for sentence in sentences]
    for region in document.regions:
        if region.label in {Label.MAIN, Label.LEFTOVER}:
            continue
        if region.label is Label.HEADING and not headings:
            section, heading = section + 1, " ".join(repaired(document, region.start, region.end).split())
        elif region.label not in CONTENT or (region.label is Label.TITLE and not headings):
            section += 1
        else:
            for start, end, lang in _inside(region, sentences, ends):
                words = sum(1 for _ in _WORD.finditer(document.text, start, end))
                if words:
                    yield _Piece(start, end, lang, words, section, heading)


def _inside(region: Region, sentences: Sequence[Sentence], ends: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """Yield the parts of the sentences that lie in a region."""
    for place in range(bisect_left(ends, region.start + 1), len(sentences)):
        sentence = sentences[place]
        if sentence.start >= region.end:
            return
        yield max(sentence.start, region.start), min(sentence.end, region.end), sentence.lang

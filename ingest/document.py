"""The record that every stage reads: an immutable text with labelled regions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Label(StrEnum):
    """What a region of a document's text is."""

    TITLE = "title"
    BYLINE = "byline"
    DATELINE = "dateline"
    SUMMARY = "summary"
    HEADING = "heading"
    BODY = "body"
    TABLE = "table"
    AUTHOR = "author"
    NAVIGATION = "navigation"
    COMMENTS = "comments"
    DISCLAIMER = "disclaimer"
    LEFTOVER = "leftover"
    FRONT_MATTER = "front_matter"
    MAIN = "main"


CONTENT = frozenset({Label.TITLE, Label.SUMMARY, Label.HEADING, Label.BODY, Label.TABLE})
"""The labels whose text is the document's own; only they are read for claims."""


@dataclass(frozen=True, slots=True)
class Region:
    """A labelled half-open character interval of a document's text.

    Regions other than ``MAIN`` and ``LEFTOVER`` do not overlap each other. ``MAIN`` spans what an extractor of
    main text took for it; a ``LEFTOVER`` is a scraper's trace (``861076--``, an image tag) inside another region.
    """

    label: Label
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Edit:
    """One repair: the source characters ``[start, end)`` are read as ``text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Overlay:
    """Repairs over an immutable text, with the map between source and repaired offsets.

    ``edits`` are sorted and do not overlap. Offsets that fall inside a repair map to its edges.
    """

    edits: tuple[Edit, ...] = ()

    def apply(self, text: str) -> str:
        """Return the repaired text."""
        if not self.edits:
            return text
        parts: list[str] = []
        at = 0
        for edit in self.edits:
            parts += (text[at : edit.start], edit.text)
            at = edit.end
        return "".join(parts) + text[at:]

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Map a half-open interval of the repaired text to the smallest interval of the source that covers it."""
        return self._start(start), self._end(end)

    def _start(self, offset: int) -> int:
        shift = 0
        for edit in self.edits:
            begin = edit.start - shift
            if offset < begin:
                break
            if offset < begin + len(edit.text):
                return edit.start
            shift += edit.end - edit.start - len(edit.text)
        return offset + shift

    def _end(self, offset: int) -> int:
        shift = 0
        for edit in self.edits:
            begin = edit.start - shift
            if offset <= begin:
                break
            if offset <= begin + len(edit.text):
                return edit.end
            shift += edit.end - edit.start - len(edit.text)
        return offset + shift


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a document beside its text.

    Attributes:
        published: ISO 8601 date, or instant with its offset (``2026-01-08T20:20:00-05:00``); null when unknown.
        machine_written: true when the text says that a machine wrote it, null when it says nothing.
        page_lang: the language of the page around the text (BCP 47), null when unknown.
        lang: the language of the text itself.
        url: where it was published, when that is known.
    """

    title: str | None = None
    author: str | None = None
    reviewer: str | None = None
    machine_written: bool | None = None
    publisher: str | None = None
    published: str | None = None
    page_lang: str | None = None
    lang: str | None = None
    url: str | None = None

    @property
    def doc_date(self) -> str | None:
        """The calendar date of publication, as its own time zone counts it (``2026-01-08``)."""
        return self.published[:10] if self.published else None


@dataclass(frozen=True, slots=True)
class Document:
    """One ingested text. ``text`` is what was read, with nothing changed; everything else points into it.

    Attributes:
        uri: the identity under which it is stored: an absolute path (with ``#row`` for a row of a file) or a URL.
        name: what the contract calls ``doc``: the path relative to what was ingested, or the URL.
        digest: SHA-256 (hexadecimal) of the text and of the metadata that was given from outside.
        regions: sorted by start; characters under none of them are white space or belong to no part.
    """

    uri: str
    name: str
    text: str
    digest: str
    metadata: Metadata = field(default_factory=Metadata)
    regions: tuple[Region, ...] = ()
    overlay: Overlay = field(default_factory=Overlay)

    def select(self, labels: Iterable[Label]) -> Iterator[Region]:
        """Yield the regions that carry one of the labels, in order."""
        wanted = frozenset(labels)
        return (region for region in self.regions if region.label in wanted)

    @property
    def body(self) -> str:
        """The content regions joined by line ends: what copies are compared by."""
        return "\n".join(self.text[region.start : region.end] for region in self.select(CONTENT))


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that could not be read: the file, the place in it (``line 12``; empty for all of it) and why."""

    source: str
    place: str
    reason: str

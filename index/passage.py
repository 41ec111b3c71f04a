"""A stored passage: the piece of text that a search finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """Some consecutive sentences of a document's own text, and who published them.

    Attributes:
        key: stable identity: the same passage of the same document has the same key in every store.
        doc: the document's name.
        uri: the document's identity in the store.
        ordinal: its place among the document's passages, from 0.
        start, end: its characters in the document's text, end exclusive.
        lang: the language of most of it.
        text: the characters themselves.
        context: the title and the heading that it stands under; what its vector was made of beside the text.
        doc_date: day of publication (ISO 8601), null when unknown.
        publisher: null when unknown.
        cluster: the duplicate cluster of the document.
    """

    key: str
    doc: str
    uri: str
    ordinal: int
    start: int
    end: int
    lang: str
    text: str
    context: str
    doc_date: str | None
    publisher: str | None
    cluster: str

"""Claims, mentions and sentences with what their document says of them: what queries compare and is printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nlp.reading import Claim, Mention


@dataclass(frozen=True, slots=True)
class SourcedClaim:
    """A claim, where it stands and who published it.

    Attributes:
        doc: the document's name (path relative to what was ingested, or URL).
        uri: the document's identity in the store.
        sentence: the text of the sentence that states the figure.
        doc_date: day of publication (ISO 8601), null when unknown.
        cluster: the duplicate cluster of the document; copies of one text share it and count as one source.
        publisher: who published it, null when unknown.
    """

    claim: Claim
    doc: str
    uri: str
    sentence: str
    doc_date: str | None
    cluster: str
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class SourcedMention:
    """A mention, where it stands and who published it; the fields are those of `SourcedClaim`.

    Attributes:
        sentence: the text of the sentence that it stands in.
        sentence_start: where that begins in the document's text.
    """

    mention: Mention
    doc: str
    uri: str
    sentence: str
    sentence_start: int
    doc_date: str | None
    cluster: str
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class SourcedSentence:
    """A sentence with its text, where it stands and who published it; the fields are those of `SourcedMention`."""

    sentence: str
    sentence_start: int
    lang: str
    doc: str
    uri: str
    doc_date: str | None
    cluster: str
    publisher: str | None = None

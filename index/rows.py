"""Records of `ingest` and `nlp` as rows of the tables, and back."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from ingest.document import Document, Edit, Label, Metadata, Overlay, Region
from nlp.reading import Claim, Interval, Mention, Sentence, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import RowMapping

    from nlp.reading import Reading

Row = dict[str, Any]
_METADATA = tuple(field.name for field in fields(Metadata))
_CLAIM = tuple(field.name for field in fields(Claim) if field.name not in {"status", "readings"})


def document_row(document: Document) -> Row:
    """Return the row of a document, without its key, source, cluster and signature."""
    return {
        "uri": document.uri,
        "name": document.name,
        "text": document.text,
        "digest": document.digest,
        **asdict(document.metadata),
        "doc_date": document.metadata.doc_date,
        "regions": [[str(region.label), region.start, region.end] for region in document.regions],
        "overlay": [[edit.start, edit.end, edit.text] for edit in document.overlay.edits],
    }


def to_document(row: RowMapping) -> Document:
    """Return the document of a row."""
    return Document(
        uri=row["uri"],
        name=row["name"],
        text=row["text"],
        digest=row["digest"],
        metadata=Metadata(**{name: row[name] for name in _METADATA}),
        regions=tuple(Region(Label(label), start, end) for label, start, end in row["regions"]),
        overlay=Overlay(tuple(Edit(start, end, text) for start, end, text in row["overlay"])),
    )


def claim_rows(reading: Reading) -> Iterator[Row]:
    """Yield the rows of a reading's claims."""
    for claim in reading.claims:
        yield {
            **{name: getattr(claim, name) for name in _CLAIM},
            "status": str(claim.status),
            "readings": [[interval.low, interval.high] for interval in claim.readings],
        }


def to_claim(row: RowMapping) -> Claim:
    """Return the claim of a row."""
    return Claim(
        **{name: row[name] for name in _CLAIM},
        status=Status(row["status"]),
        readings=tuple(Interval(low, high) for low, high in row["readings"]),
    )


def mention_rows(reading: Reading) -> Iterator[Row]:
    """Yield the rows of a reading's mentions."""
    for mention in reading.mentions:
        row = asdict(mention)
        yield {"identifier": row.pop("id"), **row}


def to_mention(row: RowMapping) -> Mention:
    """Return the mention of a row."""
    return Mention(
        start=row["start"],
        end=row["end"],
        text=row["text"],
        id=row["identifier"],
        type=row["type"],
        lang=row["lang"],
        rule=row["rule"],
        confidence=row["confidence"],
    )


def sentence_rows(reading: Reading) -> Iterator[Row]:
    """Yield the rows of a reading's sentences."""
    return (asdict(sentence) for sentence in reading.sentences)


def to_sentence(row: RowMapping) -> Sentence:
    """Return the sentence of a row."""
    return Sentence(row["start"], row["end"], row["lang"])

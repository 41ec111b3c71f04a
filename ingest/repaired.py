"""A piece of a document as it is read: with its repairs made."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.document import Document


def repaired(document: Document, start: int, end: int) -> str:
    """Return the characters of an interval of the text with the repairs that lie inside it made."""
    parts: list[str] = []
    at = start
    for edit in document.overlay.edits:
        if start <= edit.start and edit.end <= end:
            parts += (document.text[at : edit.start], edit.text)
            at = edit.end
    return "".join(parts) + document.text[at:end]

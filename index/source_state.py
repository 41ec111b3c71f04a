"""What the store knows of a file that it holds documents of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.document import Rejected


@dataclass(frozen=True, slots=True)
class SourceState:
    """A file that was read to its end.

    Attributes:
        uri: the file.
        fingerprint: of its content, of what was given from outside, and of what read it.
        documents: how many documents of it the store holds.
        rejected: what in it could not be read.
    """

    uri: str
    fingerprint: str
    documents: int
    rejected: tuple[Rejected, ...]

"""The errors of the store.

They are::

CotejoError
└── StoreError
    ├── StoreMissingError    nothing is there to read
    ├── StoreBusyError       another process is writing to it
    ├── StoreSchemaError     it was written by another version
    ├── StoreModeError       it was opened for reading only
    ├── DiskError            its disk is full, damaged, or cannot be written
    ├── NoSuchDocumentError  no document, or several, of that name
    │   └── SeveralDocumentsError  several
    ├── NoSuchPublisherError no document of that publisher
    ├── NoSuchSeriesError    no reference series of that name
    ├── NoSuchDecisionError  nothing was decided about that finding
    ├── FilterError          a condition of a search cannot be read
    ├── EncoderError         the vectors' model cannot be loaded, or is not the store's
    └── RerankerError        the model that ranks hits anew cannot be loaded
"""

from __future__ import annotations

from ingest.errors import CotejoError


class StoreError(CotejoError):
    """Something about a store that the user can put right."""


class StoreMissingError(StoreError):
    """Nothing is there to read."""


class StoreBusyError(StoreError):
    """Another process is writing to the store."""


class StoreSchemaError(StoreError):
    """The store was written by another version of the program."""


class StoreModeError(StoreError):
    """The store was opened for reading only."""


class DiskError(StoreError):
    """The store's disk is full, damaged, or cannot be written; ``reason`` is what the database says of it."""

    def __init__(self, message: str, reason: str) -> None:
        super().__init__(message)
        self.reason = reason


class NoSuchDocumentError(StoreError):
    """No document has the name, or several have it."""


class SeveralDocumentsError(NoSuchDocumentError):
    """Several documents have the name."""


class NoSuchPublisherError(StoreError):
    """No document is of the publisher."""


class NoSuchSeriesError(StoreError):
    """No reference series has the name."""


class NoSuchDecisionError(StoreError):
    """Nothing was decided about the finding."""


class EncoderError(StoreError):
    """The encoder cannot be loaded, or is not the one that the store was made with."""


class RerankerError(StoreError):
    """The cross-encoder cannot be loaded, or is none that ranks."""


class FilterError(StoreError):
    """A condition of a search cannot be read."""

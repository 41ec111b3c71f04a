"""What goes wrong with a request, and the status code that each error of the program is answered with."""

from __future__ import annotations

from index.errors import NoSuchDecisionError, NoSuchDocumentError, NoSuchPublisherError, StoreBusyError
from ingest.errors import CotejoError
from queries.subject import UnknownSubjectError


class RequestError(CotejoError):
    """A parameter of a request is not known, or cannot be read; the message says which, and what it may be."""


class PortError(CotejoError):
    """The desk cannot listen where it was told to."""


NOT_FOUND = (NoSuchDocumentError, NoSuchPublisherError, NoSuchDecisionError, UnknownSubjectError)
"""What was asked for is not in the store."""


def status(error: Exception) -> int:
    """Return the status code of an answer that holds only an error."""
    if isinstance(error, NOT_FOUND):
        return 404
    return 409 if isinstance(error, StoreBusyError) else 400

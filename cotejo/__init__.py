"""Read market commentary in English and Spanish, find every figure in it, and show which figures disagree.

Example:
    >>> import cotejo
    >>> with cotejo.open("desk", mode="write") as archive:  # doctest: +SKIP
    ...     archive.ingest(["articles"])
    ...     for finding in archive.findings():
    ...         print(finding.message)

Everything below is loaded when it is first used; ``import cotejo`` itself costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cotejo.archive import Archive, open  # noqa: A004
    from cotejo.checking import Checked, Remark, check
    from cotejo.extraction import Extract, extract, extract_files, quantities
    from cotejo.ingesting import Summary
    from index.loading import load_reranker
    from index.reindexing import Reindexed
    from index.reranker import Reranker
    from index.sourced import SourcedClaim
    from index.stats import Stats
    from ingest.document import Document, Label, Metadata, Region, Rejected
    from ingest.errors import CotejoError
    from nlp.reading import Claim, Interval, Mention, Quantity, Reading, Sentence, Status
    from queries.finding import Finding, Severity
    from queries.search import Hit
    from queries.timeline import Timeline

__all__ = [
    "Archive",
    "Checked",
    "Claim",
    "CotejoError",
    "Document",
    "Extract",
    "Finding",
    "Hit",
    "Interval",
    "Label",
    "Mention",
    "Metadata",
    "Quantity",
    "Reading",
    "Region",
    "Reindexed",
    "Rejected",
    "Remark",
    "Reranker",
    "Sentence",
    "Severity",
    "SourcedClaim",
    "Stats",
    "Status",
    "Summary",
    "Timeline",
    "check",
    "extract",
    "extract_files",
    "load_reranker",
    "open",
    "quantities",
]

_HOMES = {
    "cotejo.archive": ("Archive", "open"),
    "cotejo.checking": ("Checked", "Remark", "check"),
    "cotejo.extraction": ("Extract", "extract", "extract_files", "quantities"),
    "cotejo.ingesting": ("Summary",),
    "index.loading": ("load_reranker",),
    "index.reindexing": ("Reindexed",),
    "index.reranker": ("Reranker",),
    "index.sourced": ("SourcedClaim",),
    "index.stats": ("Stats",),
    "ingest.document": ("Document", "Label", "Metadata", "Region", "Rejected"),
    "ingest.errors": ("CotejoError",),
    "nlp.reading": ("Claim", "Interval", "Mention", "Quantity", "Reading", "Sentence", "Status"),
    "queries.finding": ("Finding", "Severity"),
    "queries.search": ("Hit",),
    "queries.timeline": ("Timeline",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Load a public name from the module that defines it."""
    if name not in _HOME:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)

"""What a request is answered with, for pages and programs alike: records of the rooms, not yet written down."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import cotejo
from cotejo.desk.asking import UNDECIDED
from cotejo.desk.errors import RequestError
from index.errors import NoSuchDocumentError
from ingest.sources import Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cotejo.archive import Archive
    from cotejo.checking import Checked
    from cotejo.desk.store import SharedStore
    from index.decision import Decision
    from index.search.spelling import Unknown
    from index.sourced import SourcedClaim
    from ingest.document import Document
    from nlp.reading import Mention
    from queries.finding import Finding
    from queries.search import Hit
    from queries.timeline import Timeline

T = TypeVar("T")

ROWS = 50
"""Rows that a listing has on a page unless another number is asked for."""

HITS = 10
"""Passages that a search finds unless another number is asked for."""

DRAFT = "draft.md"
"""What a draft that came with a request is called."""


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """One page of a listing.

    Attributes:
        page: its number, from 1 on.
        more: whether there are rows behind it.
        total: how many there are on all pages; null where nobody has counted them.
    """

    rows: tuple[T, ...]
    page: int
    more: bool
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found.

    Attributes:
        unknown: the words of the query that no text has.
    """

    hits: tuple[Hit, ...]
    unknown: tuple[Unknown, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A document with what was read in it."""

    document: Document
    claims: tuple[SourcedClaim, ...]
    mentions: tuple[Mention, ...]


def search(archive: Archive, asked: dict[str, Any]) -> Found:
    """Return the passages that a request looks for, by a query (``q``) or a document that they are like."""
    given = _renamed(archive, asked)
    query, like = given.pop("q", None), given.pop("like", None)
    if (query is None) == (like is None):
        raise RequestError("give either q, what to look for, or like, a document to find others like")
    limit = given.pop("limit", HITS)
    hits = archive.search(query, like=like, limit=limit, **given)
    return Found(hits, archive.unknown(query) if query is not None else ())


def claims(archive: Archive, asked: dict[str, Any]) -> Listing[SourcedClaim]:
    """Return the figures that a request narrows to, by document and place."""
    given = _renamed(archive, asked)
    page, limit = given.pop("page", 1), given.pop("limit", ROWS)
    return _page(archive.claims(**given), page, limit)


def findings(archive: Archive, asked: dict[str, Any]) -> Listing[Finding]:
    """Return the figures that disagree, the worst first."""
    given = dict(asked)
    page, limit = given.pop("page", 1), given.pop("limit", ROWS)
    found = tuple(archive.findings(**given))
    return replace(_page(found, page, limit), total=len(found))


def timeline(archive: Archive, asked: dict[str, Any]) -> Timeline:
    """Return one figure over time."""
    given = dict(asked)
    missing = [name for name in ("subject", "metric") if name not in given]
    if missing:
        raise RequestError(f"give {' and '.join(missing)}: whom the figure is about, and what it measures")
    return archive.timeline(archive.subject(given.pop("subject")), given.pop("metric"), **given)


def document(archive: Archive, asked: dict[str, Any]) -> Shown:
    """Return a document by its name or uri."""
    if "name" not in asked:
        raise NoSuchDocumentError("give name, the document's name or uri")
    shown = archive.document(asked["name"])
    held = tuple(archive.claims(doc=shown.uri, resolved=None))
    return Shown(shown, held, tuple(mention for _, mention in archive.mentions(doc=shown.uri)))


def check(archive: Archive, draft: str, asked: dict[str, Any]) -> Checked:
    """Return what is wrong with a draft that is not in the store, and does not get into it."""
    if not draft.strip():
        raise RequestError("the draft is empty; send its text")
    source = Source(Path(DRAFT), DRAFT, draft.encode())
    return archive.check([source], date=asked.get("date"))


def decide(store: SharedStore, finding: str, asked: dict[str, Any]) -> Decision | None:
    """Keep what was decided about a finding, or take it back, and return it; the store is written to for a moment.

    Raises:
        StoreBusyError: another process is writing to the store.
    """
    if "verdict" not in asked:
        raise RequestError("verdict is missing: what becomes of the finding")
    if asked["verdict"] == UNDECIDED:
        with cotejo.open(store.location, mode="write") as archive:
            archive.undecide(finding)
        return None
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    with store.judging() as reading:  # it has worked the findings out already
        decision = reading.judge(finding, asked["verdict"], reason=asked.get("reason"), day=today)
    with cotejo.open(store.location, mode="write") as archive:
        archive.keep(decision)
    return decision


def _renamed(archive: Archive, asked: dict[str, Any]) -> dict[str, Any]:
    """Return parameters as the library calls them, a subject by its identifier."""
    given = dict(asked)
    if "subject" in given:
        given["subject"] = archive.subject(given["subject"])
    if "source" in given:
        given["publisher"] = given.pop("source")
    return given


def _page(rows: Iterable[T], page: int, limit: int) -> Listing[T]:
    start = (page - 1) * limit
    found = tuple(islice(rows, start, start + limit + 1))
    return Listing(found[:limit], page, len(found) > limit)

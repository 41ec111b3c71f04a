"""Copies of one text: which documents count as one voice, and which only repeat a form day after day."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ingest.alike import candidates
from ingest.signature import Signature, signature

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["Candidate", "Signature", "clusters", "signature"]

CONTAINED = 0.9
"""Share of the smaller body's shingles that the larger one has, from which on it is a copy."""

ALIKE = 0.9
"""Share of all shingles that two versions of one text by one publisher have in common."""

SAME = 0.95
"""Share of all shingles from which on two publishers' texts are one, however much later the second came."""

FIGURES_KEPT = 0.5
"""A copy keeps at least this share of its figures; a form that is filled in anew keeps fewer."""

FIGURES_REPEATED = 0.8
"""A publisher's second version of a text on another day keeps this share of its figures."""

FEW_FIGURES = 3
"""So few figures say nothing: a statement that leaves a rate at 4 % repeats its only figure by nature."""

DAYS_TO_CORRECT = 3
"""A publisher corrects or repeats a text within so many days; later it has filled in its form again."""

DAYS_TO_COPY = 10
"""Another publisher takes up a text within so many days, where it is not word for word the same."""

_DATE = re.compile(
    r"(?<!\d)(?:(?P<y>(?:19|20)\d\d)(?P<s>[-_.]?)(?P<m>0[1-9]|1[0-2])(?P=s)(?P<d>0[1-9]|[12]\d|3[01])"
    r"|(?P<d2>0[1-9]|[12]\d|3[01])[-_.](?P<m2>0[1-9]|1[0-2])[-_.](?P<y2>(?:19|20)\d\d))(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document as far as copies are found by it.

    Attributes:
        date: day of publication (ISO 8601), null when unknown.
    """

    signature: Signature
    name: str
    digest: str
    date: str | None = None
    publisher: str | None = None

    @property
    def day(self) -> dt.date | None:
        """The day of publication; that which the name gives where the document gives none."""
        if self.date:
            return dt.date.fromisoformat(self.date[:10])
        found = _DATE.search(self.name)
        if found is None:
            return None
        try:
            return dt.date(*(int(found[part] or found[f"{part}2"]) for part in "ymd"))
        except ValueError:
            return None

    @property
    def form(self) -> str | None:
        """The name without its date (``2026-02-12-report.md`` is one of ``#-report.md``), null where it has none."""
        form, dates = _DATE.subn("#", self.name)
        return form if dates else None


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How alike two bodies are: the share of all shingles, of the smaller body's, and of its figures."""

    jaccard: float
    containment: float
    figures: float
    fewest_figures: int

    @classmethod
    def of(cls, a: Signature, b: Signature) -> _Likeness:
        shared = len(np.intersect1d(a.shingles, b.shingles, assume_unique=True))
        smaller = min(len(a.shingles), len(b.shingles))
        fewest = min(len(a.figures), len(b.figures))
        return cls(
            jaccard=shared / (len(a.shingles) + len(b.shingles) - shared or 1),
            containment=shared / (smaller or 1),
            figures=_shared_figures(a, b) / (fewest or 1),
            fewest_figures=fewest,
        )


def clusters(documents: Mapping[str, Candidate]) -> dict[str, str]:
    """Return the cluster of each document; copies of one text have the same.

    The clusters, and their names, do not depend on the order of the documents. The likest are joined first, and two
    documents of one series are never joined, not through a third one either.

    Args:
        documents: the candidates by any key that tells them apart.
    """
    keys = sorted(documents, key=lambda key: (documents[key].name, documents[key].digest, key))
    ordered = [documents[key] for key in keys]
    days = [each.day for each in ordered]
    links = sorted(_links(ordered, days))
    groups = {place: [place] for place in range(len(ordered))}
    for *_, a, b in links:
        if groups[a] is not groups[b] and not _conflict(groups[a], groups[b], ordered, days):
            joined = sorted(groups[a] + groups[b])
            groups |= dict.fromkeys(joined, joined)
    return {key: _name(ordered[groups[place][0]]) for place, key in enumerate(keys)}


def _links(documents: Sequence[Candidate], days: Sequence[dt.date | None]) -> Iterator[tuple[float, int, int, int]]:
    """Yield the pairs of copies: how unlike they are, how many days apart, and their places."""
    order = sorted(range(len(documents)), key=lambda place: (days[place] or dt.date.min, place))
    signatures = [documents[place].signature for place in order]
    for one, other in candidates(signatures):
        a, b = sorted((order[one], order[other]))
        gap = _gap(days[a], days[b])
        if gap and _series(documents[a], documents[b], gap):
            continue
        likeness = _Likeness.of(documents[a].signature, documents[b].signature)
        if likeness.jaccard < 1 and (documents[a].signature.short or documents[b].signature.short):
            continue
        if _copies(documents[a], documents[b], likeness, gap):
            yield (-round(likeness.jaccard, 6), gap, a, b)


def _series(a: Candidate, b: Candidate, gap: int) -> bool:
    """Tell whether documents of different days repeat a form, as far as names, publishers and days say."""
    if a.form is not None and a.form == b.form:
        return True
    return _one_publisher(a, b) and gap > DAYS_TO_CORRECT


def _one_publisher(a: Candidate, b: Candidate) -> bool:
    return a.publisher is not None and a.publisher == b.publisher


def _copies(a: Candidate, b: Candidate, likeness: _Likeness, gap: int) -> bool:
    if likeness.containment < CONTAINED:
        return False
    telling = likeness.fewest_figures >= FEW_FIGURES
    if telling and likeness.figures < FIGURES_KEPT:
        return False
    if gap == 0:
        return True
    if a.publisher and b.publisher and a.publisher != b.publisher:
        return gap <= DAYS_TO_COPY or likeness.jaccard >= SAME
    # One publisher, or nobody knows: on another day only what is plainly the same text is no filled-in form.
    repeated = telling and likeness.figures >= FIGURES_REPEATED and likeness.jaccard >= ALIKE
    return repeated and gap <= (DAYS_TO_CORRECT if _one_publisher(a, b) else DAYS_TO_COPY)


def _conflict(
    one: Sequence[int], other: Sequence[int], documents: Sequence[Candidate], days: Sequence[dt.date | None]
) -> bool:
    return any(_series(documents[a], documents[b], gap) for a in one for b in other if (gap := _gap(days[a], days[b])))


def _gap(a: dt.date | None, b: dt.date | None) -> int:
    """Return the days between two days; none where one is unknown."""
    return abs((a - b).days) if a and b else 0


def _shared_figures(a: Signature, b: Signature) -> int:
    values, counts = np.unique(a.figures, return_counts=True)
    others, other_counts = np.unique(b.figures, return_counts=True)
    _, places, other_places = np.intersect1d(values, others, assume_unique=True, return_indices=True)
    return int(np.minimum(counts[places], other_counts[other_places]).sum())


def _name(first: Candidate) -> str:
    """Return the cluster's name: of its first document, by name and content."""
    return hashlib.sha256(f"{first.name}\0{first.digest}".encode(errors="replace")).hexdigest()[:12]

"""Which passages of a snapshot filters leave: masks over its arrays, as fast for few passages as for many."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import numpy as np

from index.days import parse
from index.errors import FilterError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from index.search.conditions import Condition
    from index.search.filters import Filters
    from index.search.snapshot import Figures, Snapshot


def select(snapshot: Snapshot, filters: Filters) -> NDArray[np.int64] | None:
    """Return the places of the passages that pass, in order; null where nothing narrows them.

    Raises:
        FilterError: a day or a time is none.
    """
    masks = [*_of_documents(snapshot, filters), *_of_figures(snapshot, filters)]
    if not masks:
        return None
    return np.flatnonzero(np.logical_and.reduce(masks))


def _of_documents(snapshot: Snapshot, filters: Filters) -> Iterator[NDArray[np.bool_]]:
    texts, names = snapshot.texts, snapshot.names
    if filters.lang is not None:
        yield texts.langs == _number(names.langs, filters.lang, missing=255)
    if filters.publisher is not None:
        yield texts.publishers == _number(names.publishers, filters.publisher)
    if filters.doc is not None:
        pairs = enumerate(zip(names.documents, names.uris, strict=True))
        yield np.isin(texts.documents, [place for place, pair in pairs if filters.doc in pair])
    if filters.since is not None:
        yield texts.days >= _ordinal(filters.since)
    if filters.until is not None:
        yield (texts.days > 0) & (texts.days <= _ordinal(filters.until))
    if filters.originals:
        yield texts.originals


def _of_figures(snapshot: Snapshot, filters: Filters) -> Iterator[NDArray[np.bool_]]:
    figures, size = snapshot.figures, len(snapshot)
    asked = filters.metric is not None or filters.as_of is not None or bool(filters.where)
    about: NDArray[np.bool_] = np.ones(len(figures.passages), dtype=np.bool_)
    if filters.subject is not None:
        number = _number(snapshot.names.identifiers, filters.subject)
        about = figures.subjects == number
        if not asked:
            named = snapshot.named
            yield marked(size, figures.passages[about], named.passages[(named.identifiers == number) & ~named.above])
    if filters.metric is not None:
        about = about & (figures.metrics == _number(snapshot.names.metrics, filters.metric))
    if filters.as_of is not None:
        about = about & _applies(figures, filters.as_of)
    if filters.metric is not None or filters.as_of is not None:
        yield marked(size, figures.passages[about])
    for condition in filters.where:
        yield marked(size, figures.passages[about & _meets(snapshot, condition)])


def _applies(figures: Figures, as_of: str) -> NDArray[np.bool_]:
    days = parse(as_of)
    if days is None:
        raise FilterError(f"{as_of!r} is no time; write a date, month, quarter, year or interval: 2026-01, 2025-Q4")
    known = figures.firsts <= figures.lasts
    result: NDArray[np.bool_] = known & (figures.firsts <= days.last) & (figures.lasts >= days.first)
    return result


def _meets(snapshot: Snapshot, condition: Condition) -> NDArray[np.bool_]:
    figures = snapshot.figures
    fits = figures.metrics == _number(snapshot.names.metrics, condition.metric)
    if condition.unit is not None:
        fits = fits & (figures.units == _number(snapshot.names.units, condition.unit))
    met: NDArray[np.bool_] = fits & condition.holds(figures.lows, figures.highs)
    return met


def marked(size: int, *places: NDArray[np.integer[Any]]) -> NDArray[np.bool_]:
    """Return of each of so many passages whether it is among some places, which may come often."""
    mask = np.zeros(size, dtype=np.bool_)
    for each in places:
        mask[each] = True
    return mask


def _number(names: Sequence[str], name: str, *, missing: int = -2) -> int:
    return names.index(name) if name in names else missing


def _ordinal(day: str) -> int:
    try:
        return dt.date.fromisoformat(day).toordinal()
    except ValueError as error:
        raise FilterError(f"{day!r} is not a day; write it as 2026-01-08") from error

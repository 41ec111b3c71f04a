"""The days that a query names: a date, month, quarter, half or year, "gold in August 2025"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.days import Days, parse
from index.search.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from index.search.snapshot import Snapshot

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\w)[1-4][TQ]\d\d(?!\w)|(?<!\w)[TQ][1-4](?!\w)", re.IGNORECASE)
"""Without one of these a query names no day that a calendar has: "in March" is any, and told by its words."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A query, what of it names days, and what is left of it.

    Attributes:
        days: the stretches of days, each once.
        rest: the query without their words; all of it where nothing else is left.
    """

    days: tuple[Days, ...]
    rest: str


def dated(text: str, langs: Sequence[str]) -> Dated:
    """Tell the days that a query names in one of several languages from the rest of it."""
    if not _YEAR.search(text):
        return Dated((), text)
    named = sorted({each for lang in langs for each in _named(text, lang)})
    rest = list(text)
    for start, end, _ in named:
        rest[start:end] = " " * (end - start)
    left = "".join(rest)
    return Dated(tuple(sorted({found for _, _, found in named})), left if words(left) else text)


def passages(snapshot: Snapshot, days: Days) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the passages that were published on some days, and those that state a figure of them."""
    figures, published = snapshot.figures, snapshot.texts.days
    about = (figures.firsts >= days.first) & (figures.lasts <= days.last) & (figures.firsts <= figures.lasts)
    then = np.flatnonzero((published >= days.first) & (published <= days.last))
    return then, np.unique(figures.passages[about]).astype(np.int64)


def _named(text: str, lang: str) -> Iterator[tuple[int, int, Days]]:
    """Yield where a query names days, and which."""
    # The patterns are compiled for queries with a year alone: nobody else waits for them.
    from nlp.times.anchors import Anchor
    from nlp.times.matching import Rules
    from nlp.times.resolving import RESOLVERS
    from nlp.times.timepatterns import patterns

    rules = Rules.of(lang)
    for match in patterns(lang).find(text):
        if rules.stands(match, text):
            value = RESOLVERS[match.rule](match.values, Anchor(None, numeric=rules.numeric)).value
            found = parse(value) if value else None
            if found is not None:
                yield match.start, match.end, found

"""How likely two documents of two languages are translations of each other: by their sentences, figures and names.

A sentence of a text is likest to its own translation, so that the mean over the sentences tells a translation from
yesterday's text of the same form, which whole texts do not.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.matrix import directions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

DAYS = 10
"""A translation comes out within so many days."""

RIVALS = 32
"""Documents that are compared by their sentences; of more, those whose vectors are likest."""

FEWEST = 3
"""Texts of fewer sentences are alike by chance, and so few figures say nothing."""

RATIO = 2.5
"""One text has at most so many times the sentences of the other."""


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A document as it is compared.

    Attributes:
        key: of the document.
        lang: the language of most of it.
        day: of publication, as an ordinal; 0 where it is unknown.
        sentences: a quantised vector of each.
        figures: the values that it states, without their signs.
        names: what it names, as identifiers.
    """

    key: int
    lang: str
    day: int
    sentences: NDArray[np.int8]
    figures: tuple[float, ...]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two documents have in common.

    Attributes:
        document, other: their keys, the smaller first.
        text: the mean cosine of each sentence and the likest of the other text, of both directions.
        figures: the share of the figures that both state; null where one has too few.
        names: the share of what the one that names less names that the other names too; null likewise.
    """

    document: int
    other: int
    text: float
    figures: float | None
    names: float | None


def compare(texts: Sequence[Text], fresh: frozenset[int]) -> Iterator[Likeness]:
    """Yield the likeness of every fresh document and those of another language that came out about then.

    Args:
        texts: documents, among them all the fresh ones and all that they may be translations of.
        fresh: the keys of those that have not been compared before.
    """
    usable = [text for text in texts if len(text.sentences) >= FEWEST]
    middles = np.array([_middle(text) for text in usable], dtype=np.float32)
    days = np.array([text.day for text in usable], dtype=np.int64)
    langs = np.array([text.lang for text in usable])
    for place, text in enumerate(usable):
        if text.key not in fresh:
            continue
        about_then = (np.abs(days - text.day) <= DAYS) | (days == 0) | (text.day == 0)
        rivals = np.flatnonzero((langs != text.lang) & about_then)
        if len(rivals) > RIVALS:
            close = middles[rivals] @ middles[place]
            rivals = rivals[np.argsort(-np.round(close, 6), kind="stable")[:RIVALS]]
        others = [usable[each] for each in rivals]
        # Two fresh ones meet twice, once from each side; what is near for one side is not always for the other.
        yield from _against(text, [other for other in others if _even(text, other)])


def _even(a: Text, b: Text) -> bool:
    fewer, more = sorted((len(a.sentences), len(b.sentences)))
    return more <= RATIO * fewer


def _middle(text: Text) -> NDArray[np.float32]:
    mean = directions(text.sentences).mean(axis=0)
    middle: NDArray[np.float32] = mean / max(float(np.linalg.norm(mean)), float(np.finfo(np.float32).tiny))
    return middle


def _against(text: Text, others: Sequence[Text]) -> Iterator[Likeness]:
    if not others:
        return
    counts = np.array([len(other.sentences) for other in others])
    starts = np.cumsum(counts) - counts
    cosines = directions(text.sentences) @ directions(np.concatenate([other.sentences for other in others])).T
    there = np.maximum.reduceat(cosines, starts, axis=1).mean(axis=0)
    back = np.add.reduceat(cosines.max(axis=0), starts) / counts
    for other, mean in zip(others, (there + back) / 2, strict=True):
        one, two = sorted((text.key, other.key))
        yield Likeness(one, two, round(float(mean), 6), _shared(text.figures, other.figures), _named(text, other))


def _shared(a: Sequence[float], b: Sequence[float]) -> float | None:
    fewest = min(len(a), len(b))
    return sum((Counter(a) & Counter(b)).values()) / fewest if fewest >= FEWEST else None


def _named(a: Text, b: Text) -> float | None:
    fewest = min(len(a.names), len(b.names))
    return len(a.names & b.names) / fewest if fewest >= FEWEST else None

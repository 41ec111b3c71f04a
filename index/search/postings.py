"""BM25 over the terms of passages (Robertson and Zaragoza, 2009), each language a collection of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from index.search.plan import Alternative, Group

K1 = 1.2
B = 0.75

FEW = 50
"""From one in so many passages on, a pass over all is faster than one over those that are touched."""

TINY = 1e-6
"""Nothing, where it is divided by; a spread that is none."""


PART = 0.5
"""What an expression counts, of the share of its words that stand there, where not all of them do."""

POWER = 1.2
"""Rare words tell more, and frequent ones less, than the logarithm of their frequency says."""

WORDS = 0.5
"""A thing that the query says in several words tells more by the square root of their number."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """What stands for a thing that is looked for, as a collection weighs it.

    Attributes:
        terms: those that tell something there, the rarest first; ``rows`` their places in `Postings.terms`.
        shares: of each in how much the phrase counts; their sum is 1.
        weight: how surely it stands for the thing.
        words: how many words of the query say it.
    """

    terms: tuple[int, ...]
    rows: tuple[int, ...]
    shares: tuple[float, ...]
    weight: float
    words: int


Thing: TypeAlias = tuple[Phrase, ...]
"""One thing that is looked for: only its best phrase in a passage counts."""

Span: TypeAlias = "tuple[NDArray[np.intp], NDArray[np.float32]]"
"""The passages that a term stands in, and its saturated frequency in each."""


@dataclass(frozen=True, slots=True)
class Postings:
    """Where each term stands, and what it counts there.

    Attributes:
        terms: sorted, each once (``uint32``).
        telling: the inverse document frequency of each.
        starts: where the places of each begin in ``places`` and ``weights``; one more than there are terms.
        places: the passages, in order.
        weights: frequency in the passage, saturated and set against its length, times ``telling``.
    """

    terms: NDArray[np.uint32]
    telling: NDArray[np.float32]
    starts: NDArray[np.int64]
    places: NDArray[np.int32]
    weights: NDArray[np.float32]

    def importance(self, term: int) -> float:
        """Return how much a term tells; of one that stands nowhere nothing."""
        row = self._rows([term]).get(term)
        return 0.0 if row is None else float(self.telling[row])

    def often(self, terms: Sequence[int]) -> list[int]:
        """Return in how many passages each of several terms stands."""
        rows = self._rows(terms)
        return [int(self.starts[rows[term] + 1] - self.starts[rows[term]]) if term in rows else 0 for term in terms]

    def where(self, terms: Sequence[int]) -> NDArray[np.intp]:
        """Return the passages in which one of several terms stands."""
        spans = [self.places[self.starts[row] : self.starts[row + 1]] for row in self._rows(terms).values()]
        return np.unique(np.concatenate(spans)).astype(np.intp) if spans else np.zeros(0, dtype=np.intp)

    def weigh(self, groups: Sequence[Group], total: int) -> tuple[Thing, ...]:
        """Return what is looked for as this collection weighs it.

        Words that stand in most passages tell nothing and are left out beside others, a phrase whose rarest word stands
        nowhere too.

        Args:
            groups: the plan for the language of the passages.
            total: how many passages are of that language.
        """
        rows = self._rows([term for group in groups for each in group for term in each.terms])
        often = {term: int(self.starts[row + 1] - self.starts[row]) for term, row in rows.items()}
        things = [
            tuple(_phrase(each, rows, often, total) for each in group if all(term in rows for term in each.terms))
            for group in groups
        ]
        some = [thing for thing in things if thing]
        telling = [thing for thing in some if not all(_frequent(phrase, often, total) for phrase in thing)]
        return tuple(telling or some)

    def score(self, things: Sequence[Thing], size: int, total: int) -> tuple[NDArray[np.float32], list[float]]:
        """Return the score of each of ``size`` passages, and how much each thing tells.

        All that stands for a thing is one word of the query, in many forms: as rare as all of them together (structured
        queries, Pirkola 1998; with weights, Darwish and Oard 2003).
        """
        scores, best = np.zeros(size, dtype=np.float32), np.zeros(size, dtype=np.float32)
        telling = []
        # The same frequent word may stand for several things: "that" is "que", and so may "which" and "than" be.
        spans = {row: self._span(row) for row in {row for thing in things for each in thing for row in each.rows}}
        for thing in things:
            found = [_found(phrase, spans) for phrase in thing]
            often = sum(phrase.weight * count for phrase, (_, _, count) in zip(thing, found, strict=True))
            telling.append(_telling_of(thing, often, total))
            _add(scores, [each[:2] for each in found], np.float32(telling[-1]), best)
        return scores, telling

    def _span(self, row: int) -> Span:
        """Return the passages of a term, and its saturated frequency in each."""
        span = slice(int(self.starts[row]), int(self.starts[row + 1]))
        # Of another size each use as an index would convert them anew.
        return self.places[span].astype(np.intp), self.weights[span] / np.maximum(self.telling[row], np.float32(TINY))

    def _rows(self, terms: Sequence[int]) -> dict[int, int]:
        """Return the places in ``terms`` of those that stand somewhere."""
        wanted = np.array(sorted(set(terms)), dtype=np.uint32)
        if not len(wanted) or not len(self.terms):
            return {}
        rows = np.minimum(np.searchsorted(self.terms, wanted), len(self.terms) - 1)
        there = self.terms[rows] == wanted
        return dict(zip(wanted[there].tolist(), rows[there].tolist(), strict=True))


def _found(phrase: Phrase, spans: Mapping[int, Span]) -> tuple[NDArray[np.intp], NDArray[np.float32], int]:
    """Return where the rarest word of a phrase stands, what it counts there, and how often all of it does."""
    places, values = spans[phrase.rows[0]]
    values = values * np.float32(phrase.shares[0] * phrase.weight)
    if len(phrase.rows) == 1:
        return places, values, len(places)
    whole = np.ones(len(places), dtype=np.bool_)
    for row, share in zip(phrase.rows[1:], phrase.shares[1:], strict=True):
        others, weights = spans[row]
        at = np.minimum(np.searchsorted(others, places), len(others) - 1)
        beside = others[at] == places
        values += np.where(beside, weights[at] * np.float32(share * phrase.weight), np.float32(0))
        whole &= beside
    return places, np.where(whole, values, np.float32(PART) * values), int(whole.sum())


def _add(
    scores: NDArray[np.float32],
    found: Sequence[Span],
    telling: np.float32,
    best: NDArray[np.float32],
) -> None:
    """Add the best of several values of passages to their scores; ``best`` is all nothing before and after."""
    if len(found) == 1:
        places, values = found[0]
        scores[places] += values * telling
        return
    longest, *others = sorted(found, key=lambda each: -len(each[0]))
    best[longest[0]] = longest[1]
    for places, values in others:
        best[places] = np.maximum(best.take(places), values)
    if sum(len(places) for places, _ in found) * FEW > len(scores):
        # A pass over all is faster than one over many that have to be told apart first.
        best *= telling
        scores += best
        best.fill(0)
        return
    touched = np.unique(np.concatenate([places for places, _ in found]))
    scores[touched] += best[touched] * telling
    best[touched] = 0


def _phrase(each: Alternative, rows: Mapping[int, int], often: Mapping[int, int], total: int) -> Phrase:
    terms = sorted(each.terms, key=lambda term: (often[term], term))
    terms = [term for term in terms if 2 * often[term] <= total] or terms[:1]
    tells = [rarity(often[term], total) for term in terms]
    shares = tuple(tell / max(sum(tells), TINY) for tell in tells) if len(terms) > 1 else (1.0,)
    return Phrase(tuple(terms), tuple(rows[term] for term in terms), shares, each.weight, each.words)


def _frequent(phrase: Phrase, often: Mapping[int, int], total: int) -> bool:
    return 2 * often[phrase.terms[0]] > total


def _telling_of(thing: Thing, often: float, total: int) -> float:
    """Return how much a thing tells: the more, the more words of the query say it."""
    words = max(phrase.words for phrase in thing)
    return float(words**WORDS * rarity(min(often, total), total) ** POWER)


def rarity(often: float, total: int) -> float:
    """Return the inverse document frequency of what stands in so many of all passages."""
    return float(np.log1p((max(total - often, 0) + 0.5) / (often + 0.5)))


def invert(tokens: NDArray[np.uint32], owners: NDArray[np.int32], langs: NDArray[np.uint8]) -> Postings:
    """Return the postings of passages.

    Args:
        tokens: the terms of all passages, one after the other.
        owners: the passage of each.
        langs: the language of each passage.
    """
    terms, numbers = np.unique(tokens, return_inverse=True)
    pairs, counts = np.unique(numbers * np.int64(len(langs)) + owners, return_counts=True)
    rows, places = np.divmod(pairs, max(len(langs), 1))
    telling = _telling(rows, places, langs, len(terms))
    weights = _saturated(counts, _relative_lengths(owners, langs)[places]) * telling[rows]
    starts = np.searchsorted(rows, np.arange(len(terms) + 1))
    return Postings(
        terms.astype(np.uint32),
        telling.astype(np.float32),
        starts.astype(np.int64),
        places.astype(np.int32),
        weights.astype(np.float32),
    )


def _telling(
    rows: NDArray[np.int64], places: NDArray[np.int64], langs: NDArray[np.uint8], size: int
) -> NDArray[np.float64]:
    """Return the inverse document frequency of each term among the passages of the languages that it stands in."""
    kinds = int(langs.max(initial=0)) + 1
    found = np.bincount(rows * kinds + langs[places], minlength=size * kinds).reshape(size, kinds)
    totals = (found > 0) @ np.bincount(langs, minlength=kinds)
    often = found.sum(axis=1)
    result: NDArray[np.float64] = np.log(1 + (totals - often + 0.5) / (often + 0.5))
    return result


def _relative_lengths(owners: NDArray[np.int32], langs: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Return the length of each passage as a multiple of the mean of its language."""
    lengths = np.bincount(owners, minlength=len(langs)).astype(np.float64)
    means = np.bincount(langs, weights=lengths) / np.maximum(np.bincount(langs), 1)
    return lengths / np.maximum(means[langs], 1)


def _saturated(counts: NDArray[np.int64], lengths: NDArray[np.float64]) -> NDArray[np.float64]:
    return counts * (K1 + 1) / (counts + K1 * (1 - B + B * lengths))


def saturated(counts: NDArray[np.int64], lengths: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return what frequencies count in texts of some lengths (multiples of the mean length)."""
    return _saturated(counts, lengths).astype(np.float32)

"""How like a query passages are: by their vectors and by their words, each for the whole passage and its best sentence.

Scores of different kinds are added after each is set against the mean and the standard deviation that it has over the
passages of one language: ranks say nothing of how far apart two scores are, and across languages fusing by reciprocal
rank finds less than the vectors alone. What a score means does not hang on the filters of a search.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.matrix import directions
from index.search.postings import saturated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from index.search.plan import Group, Plan
    from index.search.snapshot import Snapshot

CANDIDATES = 256
"""Passages, likest as a whole, whose sentences are compared too."""

SCORES = 4
"""Scores that are added: vectors and words, of the passage and of its best sentence."""

SAMPLE = 4_096
"""Passages that say how similar passages are to a query in the mean; as many as there are, up to this."""

FEW = 30
"""So few passages of one language have no mean of their own."""

MANY = 8
"""From one in so many passages on, comparing all vectors in a row is faster than picking some."""

TINY = 1e-6
"""A spread that is none: all passages are alike."""

DIGITS = 6
"""Digits that count, so that the order of equals does not hang on the last bit of a processor's sum."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: a vector of length 1, and words."""

    vector: NDArray[np.float32]
    plan: Plan


@dataclass(frozen=True, slots=True)
class Scored:
    """Passages in the order of their score, each with what it is made of, and the place of its best sentence."""

    places: NDArray[np.int64]
    scores: NDArray[np.float32]
    similarities: NDArray[np.float32]
    words: NDArray[np.float32]
    sentences: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Scale:
    """The mean and the standard deviation of a score for each language, by its number."""

    means: NDArray[np.float32]
    spreads: NDArray[np.float32]

    @classmethod
    def of(cls, values: NDArray[np.float32], langs: NDArray[np.uint8], kinds: int) -> _Scale:
        exact = values.astype(np.float64)
        counts, sums, squares = (
            np.bincount(langs, weights=weights, minlength=kinds) for weights in (None, exact, exact * exact)
        )
        few = counts < FEW
        counts[few], sums[few], squares[few] = len(values), exact.sum(), (exact * exact).sum()
        means = sums / np.maximum(counts, 1)
        spreads = np.sqrt(np.maximum(squares / np.maximum(counts, 1) - means * means, 0))
        return cls(means.astype(np.float32), np.where(spreads > TINY, spreads, 1).astype(np.float32))

    def __call__(self, values: NDArray[np.float32], langs: NDArray[np.uint8]) -> NDArray[np.float32]:
        scaled: NDArray[np.float32] = (values - self.means[langs]) / self.spreads[langs]
        return scaled


@dataclass(frozen=True, slots=True)
class Scoring:
    """The scores of one query over one snapshot."""

    snapshot: Snapshot
    query: Query

    def rank(
        self,
        among: NDArray[np.int64] | None = None,
        *,
        near: NDArray[np.int64] | None = None,
        limit: int,
        candidates: int = CANDIDATES,
    ) -> Scored:
        """Return the likest passages, the likest first.

        Args:
            among: the only places that count; null for all.
            near: places whose vectors are known to be the nearest; where they are given, the vectors of others are
                compared only as far as their words stand out.
            limit: how many at most.
            candidates: passages whose sentences are compared.
        """
        texts = self.snapshot.texts
        lexical = self._lexical(among)
        alike = _Scale.of(lexical, texts.langs, self._kinds)
        if near is not None:
            among = np.union1d(near, _largest(alike(lexical, texts.langs), candidates))
        places = np.arange(len(self.snapshot)) if among is None else among
        similarities, similar = self._similarities(places)
        first = similar(similarities, texts.langs[places]) + alike(lexical[places], texts.langs[places])
        best = _largest(first, max(candidates, limit))
        places, similarities, first = places[best], similarities[best], first[best]
        sentences = _Sentences.of(self.snapshot, places)
        kinds = texts.langs[places][sentences.owners]
        close = similar(sentences.similarities(self.query.vector), kinds)
        close_words = alike(sentences.words(self.query.plan), kinds)
        scores = (first + sentences.best(close) + sentences.best(close_words)) / np.float32(SCORES)
        chosen, order = sentences.chosen(close + close_words), _largest(scores, limit)
        rounded: NDArray[np.float32] = np.round(scores[order], DIGITS)
        return Scored(places[order], rounded, similarities[order], lexical[places[order]], chosen[order])

    @property
    def _kinds(self) -> int:
        return len(self.snapshot.names.langs)

    def _lexical(self, among: NDArray[np.int64] | None) -> NDArray[np.float32]:
        """Return the score of each passage by words, those that its language has for the query.

        Passages of a language that none of the wanted ones is in are left at nothing, unless they are needed to tell
        what a score means.
        """
        snapshot, counts = self.snapshot, np.bincount(self.snapshot.texts.langs, minlength=self._kinds)
        wanted = counts if among is None else np.bincount(snapshot.texts.langs[among], minlength=self._kinds)
        alone = bool((counts[wanted > 0] >= FEW).all())
        scores = np.zeros(len(snapshot), dtype=np.float32)
        for number, lang in enumerate(snapshot.names.langs):
            if alone and not wanted[number]:
                continue
            of_lang = snapshot.postings.score(self.query.plan.get(lang, ()), len(snapshot))
            np.copyto(scores, of_lang, where=snapshot.texts.langs == number)
        return scores

    def _similarities(self, places: NDArray[np.int64]) -> tuple[NDArray[np.float32], _Scale]:
        """Return the cosines of some passages, and what scales them."""
        vectors, langs = self.snapshot.texts.vectors, self.snapshot.texts.langs
        step = max(1, len(vectors) // SAMPLE)
        if MANY * len(places) < len(vectors):
            sample = vectors[::step] @ self.query.vector
            return vectors[places] @ self.query.vector, _Scale.of(sample, langs[::step], self._kinds)
        every = vectors @ self.query.vector
        return every[places], _Scale.of(every[::step], langs[::step], self._kinds)


@dataclass(frozen=True, slots=True)
class _Sentences:
    """The sentences of some passages.

    Attributes:
        places: of each sentence in the snapshot.
        owners: the place among the passages of each.
        starts: where those of each passage begin.
    """

    snapshot: Snapshot
    places: NDArray[np.int64]
    owners: NDArray[np.int64]
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, snapshot: Snapshot, passages: NDArray[np.int64]) -> _Sentences:
        begins = snapshot.sentences.starts
        first, counts = begins[passages], begins[passages + 1] - begins[passages]
        starts = np.cumsum(counts) - counts
        owners = np.repeat(np.arange(len(passages)), counts)
        return cls(snapshot, first[owners] + np.arange(len(owners)) - starts[owners], owners, starts)

    def similarities(self, vector: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the cosine of each sentence and the query."""
        return directions(self.snapshot.sentences.vectors[self.places]) @ vector

    def words(self, plan: Plan) -> NDArray[np.float32]:
        """Return BM25 of each sentence."""
        snapshot = self.snapshot
        scores = np.zeros(len(self.places), dtype=np.float32)
        lengths, tokens = self._tokens()
        relative = lengths / max(1.0, len(snapshot.sentences.tokens) / max(1, len(snapshot.sentences.ends)))
        langs = snapshot.texts.langs[self._passages()]
        for number, lang in enumerate(snapshot.names.langs):
            of_lang = np.flatnonzero(langs == number)
            groups = plan.get(lang, ())
            if len(of_lang) and groups:
                scores[of_lang] = self._score(groups, lengths, tokens, relative)[of_lang]
        return scores

    def best(self, values: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the greatest value of each passage's sentences."""
        return np.maximum.reduceat(values, self.starts) if len(values) else values

    def chosen(self, values: NDArray[np.float32]) -> NDArray[np.int64]:
        """Return the place in the snapshot of each passage's sentence of the greatest value, the first of equals."""
        order = np.lexsort((self.places, -np.round(values, DIGITS), self.owners))
        return self.places[order[self.starts]] if len(values) else self.places

    def _passages(self) -> NDArray[np.int64]:
        return np.searchsorted(self.snapshot.sentences.starts, self.places, side="right") - 1

    def _tokens(self) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
        """Return how many tokens each sentence has, and the tokens of all."""
        ends = self.snapshot.sentences.ends
        begins = np.where(self.places > 0, ends[self.places - 1], 0)
        lengths = ends[self.places] - begins
        at = np.repeat(begins - (np.cumsum(lengths) - lengths), lengths) + np.arange(int(lengths.sum()))
        return lengths, self.snapshot.sentences.tokens[at]

    def _score(
        self,
        groups: Sequence[Group],
        lengths: NDArray[np.int64],
        tokens: NDArray[np.uint32],
        relative: NDArray[np.float64],
    ) -> NDArray[np.float32]:
        wanted = np.unique([term for group in groups for each in group for term in each.terms]).astype(np.uint32)
        columns = np.minimum(np.searchsorted(wanted, tokens), len(wanted) - 1)
        hit = wanted[columns] == tokens
        rows = np.repeat(np.arange(len(lengths)), lengths)
        shape = (len(lengths), len(wanted))
        counts = np.bincount(rows[hit] * shape[1] + columns[hit], minlength=shape[0] * shape[1]).reshape(shape)
        telling = np.array([self.snapshot.postings.importance(int(term)) for term in wanted], dtype=np.float32)
        weights = saturated(counts, relative[:, np.newaxis]) * telling
        place = {int(term): column for column, term in enumerate(wanted)}
        scores = np.zeros(shape[0], dtype=np.float32)
        for group in groups:
            sums = [each.weight * weights[:, [place[term] for term in each.terms]].sum(axis=1) for each in group]
            scores += np.max(sums, axis=0).astype(np.float32)
        return scores


def _largest(values: NDArray[np.float32], limit: int) -> NDArray[np.int64]:
    """Return the places of the largest values, the largest first, equals in their order."""
    rounded = np.round(values, DIGITS)
    if len(values) > limit:
        # All that equal the last one wanted are looked at, so that the order of equals is always theirs.
        least = np.partition(rounded, len(values) - limit)[len(values) - limit]
        some = np.flatnonzero(rounded >= least)
        return some[np.argsort(-rounded[some], kind="stable")[:limit]]
    return np.argsort(-rounded, kind="stable")

"""How like a query passages are: by vectors and words, of passage and best sentence, by names and by stated figures.

Scores of different kinds are added after each is set against the mean and the standard deviation that it has over the
passages of one language: ranks say nothing of how far apart two scores are, and across languages fusing by reciprocal
rank finds less than the vectors alone. What a score means does not hang on the filters of a search.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.matrix import directions
from index.search import dating
from index.search.postings import PART, rarity, saturated
from index.search.scaling import FEW, Scale
from index.search.selection import marked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from index.days import Days
    from index.search.people import People
    from index.search.plan import Plan
    from index.search.postings import Phrase, Thing
    from index.search.scaling import Sample
    from index.search.snapshot import Snapshot

CANDIDATES = 256
"""Passages, likest as a whole, whose sentences are compared too."""

SCORES = 4
"""Scores that are added: vectors and words, of the passage and of its best sentence."""

NAMES = 2.5
"""What the names of a query weigh, beside each of those."""

PEOPLE = 1.5
"""What the names of a query weigh that are no identifiers, beside each of those, where their stems are of words too."""

SURE = 12.0
"""Standard deviations that a name counts at most: one in a few of a hundred thousand passages would drown all else."""

FIGURES = 1.5
"""What the figures that a query asks for weigh, beside each of those."""

DATES = 2.5
"""What the days that a query names weigh, beside each of those."""

MANY = 8
"""From one in so many passages on, comparing all vectors in a row is faster than picking some."""

DIGITS = 6
"""Digits that count, so that the order of equals does not hang on the last bit of a processor's sum."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for.

    Attributes:
        vector: of length 1.
        plan: its words and expressions in the passages of each language.
        names: the identifiers of what it names.
        metrics: what it asks the figure of.
        days: the stretches of days that it names.
        people: the passages that have its names which are no identifiers; null where it has none.
        words: as they are written, without accents and case, each once.
    """

    vector: NDArray[np.float32]
    plan: Plan
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    metrics: tuple[str, ...] = ()
    days: tuple[Days, ...] = ()
    people: People | None = None

    @property
    def parts(self) -> float:
        """The weights of the scores that are added."""
        asked = (
            (NAMES, self.names),
            (FIGURES, self.metrics),
            (DATES, self.days),
            (PEOPLE, self.people and self.people.alike),
        )
        return SCORES + sum(weight for weight, each in asked if each)


@dataclass(frozen=True, slots=True)
class Scored:
    """Passages in the order of their score, each with what it is made of, and the place of its best sentence."""

    places: NDArray[np.int64]
    scores: NDArray[np.float32]
    similarities: NDArray[np.float32]
    words: NDArray[np.float32]
    sentences: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a query, weighed, in the passages of each language.

    Attributes:
        scores: of all passages; those of a language that is not asked for are left at nothing.
        things: what is looked for in each language, and how much each of it tells.
    """

    scores: NDArray[np.float32]
    things: Mapping[str, tuple[Sequence[Thing], Sequence[float]]]


@dataclass(frozen=True, slots=True)
class Scoring:
    """The scores of one query over one snapshot; ``sample`` is the snapshot's."""

    snapshot: Snapshot
    query: Query
    sample: Sample

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
        langs, words = self.snapshot.texts.langs, self._words(among)
        alike = Scale.sparse(words.scores, self.sample)
        if near is not None:
            among = np.union1d(near, _largest(alike(words.scores, langs), candidates))
        places = np.arange(len(self.snapshot)) if among is None else among
        similarities, similar = self._similarities(places)
        kinds = langs[places]
        first = similar(similarities, kinds) + alike(words.scores[places], kinds) + self._asked(places)
        best = _largest(first, max(candidates, limit))
        places, similarities, first = places[best], similarities[best], first[best]
        sentences = _Sentences.of(self.snapshot, places)
        kinds = langs[places][sentences.owners]
        close = similar(sentences.similarities(self.query.vector), kinds)
        close_words = alike(sentences.words(words.things), kinds)
        scores = (first + sentences.best(close) + sentences.best(close_words)) / np.float32(self.query.parts)
        chosen, order = sentences.chosen(close + close_words), _largest(scores, limit)
        rounded: NDArray[np.float32] = np.round(scores[order], DIGITS)
        return Scored(places[order], rounded, similarities[order], words.scores[places[order]], chosen[order])

    def _words(self, among: NDArray[np.int64] | None) -> _Words:
        """Return the score of each passage by words, those that its language has for the query.

        Passages of a language that none of the wanted ones is in are left at nothing, unless they are needed to tell
        what a score means.
        """
        snapshot, counts = self.snapshot, self.sample.counts
        wanted = counts if among is None else np.bincount(self.sample.langs[among], minlength=len(counts))
        alone = bool((counts[wanted > 0] >= FEW).all())
        scores, sought = np.zeros(len(snapshot), dtype=np.float32), {}
        for number, lang in enumerate(snapshot.names.langs):
            if alone and not wanted[number]:
                continue
            total = int(counts[number])
            things = snapshot.postings.weigh(self.query.plan.get(lang, ()), total)
            of_lang, telling = snapshot.postings.score(things, len(snapshot), total)
            np.copyto(scores, of_lang, where=self.sample.langs == number)
            sought[lang] = things, telling
        return _Words(scores, sought)

    def _naming(self) -> NDArray[np.float32]:
        """Return how much of what the query names each passage, or the title above it, names: the rarer, the more."""
        named, figures, size = self.snapshot.named, self.snapshot.figures, len(self.snapshot)
        scores = np.zeros(size, dtype=np.float32)
        for identifier in self.query.names:
            number = self.snapshot.names.identifiers.index(identifier)
            about = named.passages[named.identifiers == number], figures.passages[figures.subjects == number]
            there = marked(size, *about)
            scores[there] += np.float32(rarity(int(np.count_nonzero(there)), size))
        return scores

    def _stating(self) -> NDArray[np.float32]:
        """Return how much of what the query asks the figure of each passage states, most of all of what it names."""
        figures, size = self.snapshot.figures, len(self.snapshot)
        known = [each for each in self.query.metrics if each in self.snapshot.names.metrics]
        scores = np.zeros(size, dtype=np.float32)
        subjects = [self.snapshot.names.identifiers.index(each) for each in self.query.names]
        for metric in known:
            stated = figures.metrics == self.snapshot.names.metrics.index(metric)
            for those in (stated, stated & np.isin(figures.subjects, subjects)) if subjects else (stated,):
                there = marked(size, figures.passages[those])
                scores[there] += np.float32(rarity(int(np.count_nonzero(there)), size))
        return scores

    def _dating(self) -> NDArray[np.float32]:
        """Return how much each passage is of the days that the query names: published then, with figures of then."""
        scores = np.zeros(len(self.snapshot), dtype=np.float32)
        for days in self.query.days:
            for there in dating.passages(self.snapshot, days):
                scores[there] += np.float32(rarity(len(there), len(scores)))
        return scores

    def _asked(self, places: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return by how much passages are of what the query names, of the figures that it asks for, and of its days.

        Where the query names something or somebody, a passage that does not states the figures of others: the price of
        a purchase is no answer to "hopes of a deal with Iran", and the inflation of Peru none to "Powell on inflation".
        """
        total, own = np.zeros(len(places), dtype=np.float32), None
        if self.query.names:
            naming = self._naming()
            own = naming[places] > 0
            total += np.float32(NAMES) * np.minimum(self._scaled(naming, places), np.float32(SURE))
        if self.query.people is not None:
            bearing = marked(len(self.snapshot), self.query.people.places).astype(np.float32)
            own = bearing[places] > 0 if own is None else own
            if self.query.people.alike:
                total += np.float32(PEOPLE) * np.minimum(self._scaled(bearing, places), np.float32(SURE))
        if self.query.metrics:
            total += np.float32(FIGURES) * self._scaled(self._stating(), places, where=own)
        if self.query.days:
            total += np.float32(DATES) * self._scaled(self._dating(), places)
        return total

    def _scaled(
        self, scores: NDArray[np.float32], places: NDArray[np.int64], *, where: NDArray[np.bool_] | None = None
    ) -> NDArray[np.float32]:
        """Return the scores of some passages, of which only some count, as all passages have them."""
        own = scores[places] if where is None else np.where(where, scores[places], np.float32(0))
        if not scores.any():
            return own
        return Scale.sparse(scores, self.sample)(own, self.sample.langs[places])

    def _similarities(self, places: NDArray[np.int64]) -> tuple[NDArray[np.float32], Scale]:
        """Return the cosines of some passages, and what scales them."""
        vectors, sample = self.snapshot.texts.vectors, self.sample
        scale = Scale.of(sample.vectors @ self.query.vector, sample.kinds, len(sample.counts))
        if MANY * len(places) < len(vectors):
            return vectors[places] @ self.query.vector, scale
        every = vectors @ self.query.vector
        return every if len(places) == len(every) else every[places], scale


@dataclass(frozen=True, slots=True)
class _Sentences:
    """The sentences of some passages.

    Attributes:
        langs: of each passage.
        places: of each sentence in the snapshot.
        owners: the place among the passages of each.
        starts: where those of each passage begin.
    """

    snapshot: Snapshot
    langs: NDArray[np.uint8]
    places: NDArray[np.int64]
    owners: NDArray[np.int64]
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, snapshot: Snapshot, passages: NDArray[np.int64]) -> _Sentences:
        begins = snapshot.sentences.starts
        first, counts = begins[passages], begins[passages + 1] - begins[passages]
        starts = np.cumsum(counts) - counts
        owners = np.repeat(np.arange(len(passages)), counts)
        places = first[owners] + np.arange(len(owners)) - starts[owners]
        return cls(snapshot, snapshot.texts.langs[passages], places, owners, starts)

    def similarities(self, vector: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the cosine of each sentence and the query."""
        return directions(self.snapshot.sentences.vectors[self.places]) @ vector

    def words(self, sought: Mapping[str, tuple[Sequence[Thing], Sequence[float]]]) -> NDArray[np.float32]:
        """Return BM25 of each sentence."""
        scores = np.zeros(len(self.places), dtype=np.float32)
        langs = self.langs[self.owners]
        for number, lang in enumerate(self.snapshot.names.langs):
            of_lang = np.flatnonzero(langs == number)
            things, telling = sought.get(lang, ((), ()))
            if len(of_lang) and things:
                scores[of_lang] = self._score(things, telling, self.places[of_lang])
        return scores

    def best(self, values: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the greatest value of each passage's sentences."""
        return np.maximum.reduceat(values, self.starts) if len(values) else values

    def chosen(self, values: NDArray[np.float32]) -> NDArray[np.int64]:
        """Return the place in the snapshot of each passage's sentence of the greatest value, the first of equals."""
        order = np.lexsort((self.places, -np.round(values, DIGITS), self.owners))
        return self.places[order[self.starts]] if len(values) else self.places

    def _tokens(self, places: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
        """Return how many tokens each of some sentences has, and the tokens of all."""
        ends = self.snapshot.sentences.ends
        begins = np.where(places > 0, ends[places - 1], 0)
        lengths = ends[places] - begins
        at = np.repeat(begins - (np.cumsum(lengths) - lengths), lengths) + np.arange(int(lengths.sum()))
        return lengths, self.snapshot.sentences.tokens[at]

    def _score(
        self, things: Sequence[Thing], telling: Sequence[float], places: NDArray[np.int64]
    ) -> NDArray[np.float32]:
        """Return BM25 of some sentences of one language."""
        lengths, tokens = self._tokens(places)
        every = self.snapshot.sentences
        relative = lengths / max(1.0, len(every.tokens) / max(1, len(every.ends)))
        wanted = np.unique([term for thing in things for each in thing for term in each.terms]).astype(np.uint32)
        columns = np.minimum(np.searchsorted(wanted, tokens), len(wanted) - 1)
        hit = np.flatnonzero(wanted[columns] == tokens)
        rows = np.searchsorted(np.cumsum(lengths), hit, side="right")
        shape = (len(lengths), len(wanted))
        counts = np.bincount(rows * shape[1] + columns[hit], minlength=shape[0] * shape[1]).reshape(shape)
        weights = saturated(counts, relative[:, np.newaxis])
        place = {int(term): column for column, term in enumerate(wanted)}
        scores = np.zeros(shape[0], dtype=np.float32)
        for thing, tells in zip(things, telling, strict=True):
            found = [_phrase(weights[:, [place[term] for term in each.terms]], each) for each in thing]
            scores += np.max(found, axis=0) * np.float32(tells)
        return scores


def _phrase(weights: NDArray[np.float32], phrase: Phrase) -> NDArray[np.float32]:
    """Return what a phrase counts in sentences, given the weight of each of its words: as `Postings.score` does."""
    if len(phrase.terms) == 1:
        return weights[:, 0] * np.float32(phrase.weight)
    values = weights @ np.array(phrase.shares, dtype=np.float32) * np.float32(phrase.weight)
    there = weights > 0
    some = np.where(there[:, 0], np.float32(PART), np.float32(0))
    return values * np.where(there.all(axis=1), np.float32(1), some)


def _largest(values: NDArray[np.float32], limit: int) -> NDArray[np.int64]:
    """Return the places of the largest values, the largest first, equals in their order."""
    rounded = np.round(values, DIGITS)
    if len(values) > limit:
        # All that equal the last one wanted are looked at, so that the order of equals is always theirs.
        least = np.partition(rounded, len(values) - limit)[len(values) - limit]
        some = np.flatnonzero(rounded >= least)
        return some[np.argsort(-rounded[some], kind="stable")[:limit]]
    return np.argsort(-rounded, kind="stable")

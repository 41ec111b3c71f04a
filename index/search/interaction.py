"""How near each word of a query comes to the words of a passage, by vectors of single words (late interaction).

For each word of the query the nearest word of a sentence counts, and the rarer such nearness is, the more it tells: the
sum of greatest similarities of ColBERT (Khattab and Zaharia, 2020), over static vectors. No stem and no list of
translations joins "falleció" with "murió" or "passed away" with "died"; vectors of the words do, a little each.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from index.hashing import HashingEncoder
from index.search.postings import TINY, rarity
from index.search.scaling import FEW
from index.search.scoring import DIGITS
from index.search.words import BEGIN, in_a_row
from index.static_encoder import StaticEncoder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from index.encoder import Encoder
    from index.search.scoring import Query, Scored
    from index.search.snapshot import Snapshot

Sentences: TypeAlias = "Sequence[str]"
"""Those of one passage; its title and heading may count as one."""
Read: TypeAlias = "Callable[[NDArray[np.int64]], Sequence[Sentences]]"
"""Gives the sentences of the passages of some places."""

Near: TypeAlias = "tuple[NDArray[np.float32], NDArray[np.float32]]"
"""How near each word of a query, a row, comes in each sentence, and in each passage."""

READ = 24
"""Passages, likest by all else, that are read word by word; those behind them count as the usual passage does."""

WEIGHTS = (0.5, 0.8)
"""What nearness in a passage weighs, and in its best sentence, beside each other score."""

NEAR = 0.2
"""A cosine of two words from which on it says something: those of any two words are about 0.1."""

POWER = 2.0
"""All words have near ones everywhere, so that a rare word is told from a frequent one by the square of its rarity."""

SURE = 30.0
"""Standard deviations that nearness counts at most: what is near a word that no passage has is not near to it."""

MOST = 32
"""A text of more words than this is no query; it says what it is about often enough for the other scores."""

SAMPLE = 256
"""Passages of a language that say how near a word is in the mean; as many as there are, up to twice this."""

HELD = 32_768
"""Words whose vectors are kept for the next query; of more all are forgotten."""

KEPT = 2_048
"""Passages whose words are kept for the next query."""


class WordVectors:
    """Vectors of single words, each of length 1.

    Args:
        encoder: that of the store. One that reads words in their context says little of a word alone, and takes long;
            the package's own stands in for it.
    """

    def __init__(self, encoder: Encoder) -> None:
        alone = isinstance(encoder, StaticEncoder | HashingEncoder)
        self._encoder = encoder if alone else StaticEncoder.shipped()
        self._held = np.zeros((HELD, self._encoder.dimensions), dtype=np.float32)
        self._rows = {BEGIN: 0}

    def of(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row for each of several words, none of which comes twice; `BEGIN` is none, and nothing."""
        fresh = [text for text in texts if text not in self._rows]
        if len(self._rows) + len(fresh) > HELD:
            self._rows = {BEGIN: 0}
            fresh = [text for text in texts if text != BEGIN]
        if len(self._rows) + len(fresh) > HELD:
            every = self._encoder.encode(texts)
            every[[text == BEGIN for text in texts]] = 0
            return every
        start = len(self._rows)
        self._held[start : start + len(fresh)] = self._encoder.encode(fresh)
        self._rows.update(zip(fresh, range(start, start + len(fresh)), strict=True))
        return self._held[[self._rows[text] for text in texts]]


@dataclass(frozen=True, slots=True)
class _Wording:
    """The words of some passages.

    Attributes:
        vectors: of each word that comes in them, the first one being no word and nothing.
        words: their rows, those of one sentence after those of another.
        sentences: where the words of each sentence begin; ``passages`` where the sentences of each passage do.
    """

    vectors: NDArray[np.float32]
    words: NDArray[np.int64]
    sentences: NDArray[np.int64]
    passages: NDArray[np.int64]

    @classmethod
    def of(cls, passages: Sequence[Sentences], vectors: WordVectors) -> _Wording:
        # What a sentence begins with is no word, so that none is empty, and the first of all.
        flat = [word for each in passages for word in _words(tuple(each))]
        rows = {word: row for row, word in enumerate(dict.fromkeys(flat))}
        words = np.fromiter(map(rows.__getitem__, flat), dtype=np.int64, count=len(flat))
        return cls(
            vectors.of(list(rows)),
            words,
            np.flatnonzero(words == 0),
            _begins([len(each) for each in passages]),
        )

    def near(self, query: NDArray[np.float32]) -> Near:
        """Return how near each word of a query comes in each sentence and in each passage: rows are words."""
        nearness = _nearness(query, self.vectors.T)
        sentences = np.maximum.reduceat(nearness[:, self.words], self.sentences, axis=1)
        return sentences, np.maximum.reduceat(sentences, self.passages, axis=1)


@dataclass(frozen=True, slots=True)
class _Usual:
    """The words of the passages of a sample, by word: few are near to one of a query, and only theirs are looked at.

    Attributes:
        vectors: of each word, a column; ``starts`` where its sentences begin in ``sentences``, one more than words.
        size: how many sentences there are; ``passages`` where those of each passage begin.
    """

    vectors: NDArray[np.float32]
    starts: NDArray[np.int64]
    sentences: NDArray[np.int64]
    size: int
    passages: NDArray[np.int64]

    @classmethod
    def of(cls, wording: _Wording) -> _Usual:
        size = len(wording.sentences)
        owners = np.repeat(np.arange(size), np.diff(wording.sentences, append=len(wording.words)))
        words, sentences = np.divmod(np.unique(wording.words * size + owners), max(size, 1))
        starts = np.searchsorted(words, np.arange(len(wording.vectors) + 1))
        return cls(np.ascontiguousarray(wording.vectors.T), starts, sentences, size, wording.passages)

    def near(self, query: NDArray[np.float32]) -> Near:
        """Return how near each word of a query comes in each sentence and in each passage: rows are words."""
        nearness = _nearness(query, self.vectors).ravel()
        near = np.flatnonzero(nearness > 0)
        # The nearest come last, and so stay.
        near = near[np.argsort(nearness[near])]
        asked, words = np.divmod(near, self.vectors.shape[1])
        counts = self.starts[words + 1] - self.starts[words]
        at = np.repeat(self.starts[words] - (np.cumsum(counts) - counts), counts) + np.arange(int(counts.sum()))
        sentences = np.zeros((len(query), self.size), dtype=np.float32)
        sentences.ravel()[np.repeat(asked * self.size, counts) + self.sentences[at]] = np.repeat(nearness[near], counts)
        return sentences, np.maximum.reduceat(sentences, self.passages, axis=1)


@dataclass(frozen=True, slots=True)
class Interaction:
    """The word-by-word reading of a snapshot's passages.

    Attributes:
        vectors: of words.
        samples: the words of some passages of each language, by its number in `Snapshot.names`.
    """

    vectors: WordVectors
    samples: Mapping[int, _Usual]

    @classmethod
    def of(cls, snapshot: Snapshot, encoder: Encoder, read: Read) -> Interaction:
        """Return the reading of a snapshot."""
        vectors, langs = WordVectors(encoder), snapshot.texts.langs
        samples = {}
        for number in range(len(snapshot.names.langs)):
            own = np.flatnonzero(langs == number)
            own = own if len(own) >= FEW else np.arange(len(langs))
            samples[number] = _Usual.of(_Wording.of(read(own[:: max(1, len(own) // SAMPLE)]), vectors))
        return cls(vectors, samples)

    def rank(
        self, scored: Scored, query: Query, *, passages: Sequence[Sentences], langs: NDArray[np.uint8], limit: int
    ) -> Scored:
        """Return passages in the order of their scores with this one, the first of them.

        Args:
            scored: passages in the order of the other scores.
            query: what is looked for.
            passages: the sentences of the first of them, `READ` at most.
            langs: the number of the language of each.
            limit: how many are wanted.
        """
        if not len(scored.places) or not 0 < len(query.words) <= MOST:
            return _taken(scored, np.arange(min(limit, len(scored.places))))
        asked, added = self.vectors.of(query.words), np.zeros(len(scored.places))
        for number in np.unique(langs[:READ]).tolist():
            own = np.flatnonzero(langs[:READ] == number)
            added[own] = self._added(self.samples[number], [passages[place] for place in own.tolist()], asked)
        parts = query.parts
        scores = (scored.scores * parts + added) / (parts + sum(WEIGHTS))
        rounded: NDArray[np.float32] = np.round(scores, DIGITS).astype(np.float32)
        order = np.argsort(-rounded, kind="stable")[:limit]
        return _taken(replace(scored, scores=rounded), order)

    def _added(self, sample: _Usual, passages: Sequence[Sentences], asked: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return the scores of passages of a language, in standard deviations above the sample's, weighed and added."""
        usual, own = sample.near(asked), _Wording.of(passages, self.vectors)
        often, total = usual[1].sum(axis=1), usual[1].shape[1]
        telling = np.array([rarity(float(each), total) ** POWER for each in often])
        scale = _scores(usual, sample.passages, telling)
        spreads = scale.std(axis=0)
        scaled = (_scores(own.near(asked), own.passages, telling) - scale.mean(axis=0)) / np.where(
            spreads > TINY, spreads, 1
        )
        added: NDArray[np.float64] = np.minimum(scaled, SURE) @ np.array(WEIGHTS)
        return added


@lru_cache(maxsize=KEPT)
def _words(sentences: tuple[str, ...]) -> list[str]:
    """Return the words of a passage; who narrows searches to one thing reads the same passages again and again."""
    return in_a_row(sentences)


def _nearness(query: NDArray[np.float32], words: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return how near words, a column each, are to those of a query, from 0 to 1: rows are the query's."""
    nearness: NDArray[np.float32] = query @ words
    nearness -= np.float32(NEAR)
    nearness /= np.float32(1 - NEAR)
    return np.clip(nearness, 0, 1, out=nearness)


def _scores(near: Near, begins: NDArray[np.int64], telling: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return a row for each passage: its own score, and that of its best sentence; ``begins`` are its sentences'."""
    sentences, passages = near
    return np.stack([telling @ passages, np.maximum.reduceat(telling @ sentences, begins)], axis=1)


def _begins(counts: Sequence[int]) -> NDArray[np.int64]:
    """Return where the members of each group begin, given how many each has."""
    ends = np.cumsum(np.array(counts, dtype=np.int64))
    return ends - np.array(counts, dtype=np.int64)


def _taken(scored: Scored, order: NDArray[np.int64]) -> Scored:
    """Return some of the passages, in an order."""
    return replace(
        scored,
        places=scored.places[order],
        scores=scored.scores[order],
        similarities=scored.similarities[order],
        words=scored.words[order],
        sentences=scored.sentences[order],
    )

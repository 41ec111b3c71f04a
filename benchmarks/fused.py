"""The search of the program over texts that are in no store: vectors and words, passages and their best sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.ranking import Score, Scorer
from index.encoder import Encoder
from index.matrix import quantise
from index.search.gathering import arrange
from index.search.interaction import READ, Interaction, Read
from index.search.plan import plan
from index.search.postings import Postings
from index.search.scaling import Sample
from index.search.scoring import CANDIDATES, Query, Scoring
from index.search.snapshot import Figures, Named, Names, Sentences, Snapshot, Texts
from index.search.words import sequence, words
from nlp.sentences import split

if TYPE_CHECKING:
    from numpy.typing import NDArray


def by_search(encoder: Encoder, lang: str) -> Scorer:
    """Return the scorer that ranks texts of a language as the program does; what it does not look into is last."""

    def over(texts: Sequence[str]) -> Score:
        snapshot, sentences = snapshot_of(texts, [lang] * len(texts), encoder), [_sentences(text) for text in texts]

        def read(places: NDArray[np.int64]) -> list[list[str]]:
            return [sentences[place] for place in places.tolist()]

        interaction = Interaction.of(snapshot, encoder, read)

        def score(queries: Sequence[str]) -> NDArray[np.floating[Any]]:
            return np.stack([_scores(snapshot, query, encoder, interaction, read) for query in queries])

        return score

    return over


def by_words(encoder: Encoder, lang: str) -> Scorer:
    """Return the scorer of the program's BM25 alone: stems, and translations of the query."""

    def over(texts: Sequence[str]) -> Score:
        postings = snapshot_of(texts, [lang] * len(texts), encoder).postings

        def score(queries: Sequence[str]) -> NDArray[np.float32]:
            plans = (plan(query, telling=postings.importance)[lang] for query in queries)
            things = [postings.weigh(groups, len(texts)) for groups in plans]
            return np.stack([postings.score(each, len(texts), len(texts))[0] for each in things])

        return score

    return over


def snapshot_of(texts: Sequence[str], langs: Sequence[str], encoder: Encoder) -> Snapshot:
    """Return what search reads, of texts that are a passage each."""
    names = tuple(dict.fromkeys(langs))
    codes = np.array([names.index(lang) for lang in langs], dtype=np.uint8)
    spans = [list(split(text)) or [(0, len(text))] for text in texts]
    sentences = [[text[start:end] for start, end in each] for text, each in zip(texts, spans, strict=True)]
    quantised = quantise(encoder.encode([sentence for each in sentences for sentence in each]))
    blobs, at = [], 0
    for each, own, lang in zip(spans, sentences, langs, strict=True):
        terms = np.array(sequence(["", *own], lang), dtype="<u4")
        rows = quantised[at : at + len(own)]
        blobs.append((np.array(each, dtype="<i4").tobytes(), rows.tobytes(), terms.tobytes()))
        at += len(own)
    arranged, postings = arrange(blobs, codes, encoder.dimensions)
    return _bare(encoder.encode(texts), codes, names, arranged, postings)


def _bare(
    vectors: NDArray[np.float32],
    codes: NDArray[np.uint8],
    langs: tuple[str, ...],
    sentences: Sentences,
    postings: Postings,
) -> Snapshot:
    """Return a snapshot without documents, figures and names."""
    size = len(vectors)
    places, none, numbers = np.arange(size), np.zeros(0, dtype=np.int32), np.zeros(0)
    texts = Texts(
        ids=places,
        keys=np.array([f"{place:032}" for place in places], dtype="S32"),
        vectors=vectors,
        langs=codes,
        documents=places.astype(np.int32),
        publishers=np.full(size, -1, dtype=np.int32),
        days=np.zeros(size, dtype=np.int32),
        originals=np.ones(size, dtype=np.bool_),
    )
    figures = Figures(none, none, none, none, numbers, numbers, none, none)
    return Snapshot(
        Names(langs, (), (), (), (), (), ()),
        texts,
        sentences,
        figures,
        Named(none, none, none.astype(np.bool_)),
        postings,
    )


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)] or [text]


def _scores(
    snapshot: Snapshot, query: str, encoder: Encoder, interaction: Interaction, read: Read
) -> NDArray[np.floating[Any]]:
    (vector,) = encoder.encode([query], kind="query")
    sought = plan(query, telling=snapshot.postings.importance)
    asked = Query(vector, sought, words=tuple(dict.fromkeys(words(query))))
    scored = Scoring(snapshot, asked, Sample.of(snapshot)).rank(limit=CANDIDATES)
    langs = snapshot.texts.langs[scored.places]
    ranked = interaction.rank(scored, asked, passages=read(scored.places[:READ]), langs=langs, limit=CANDIDATES)
    scores = np.full(len(snapshot), -np.inf, dtype=np.float32)
    scores[ranked.places] = ranked.scores
    return scores

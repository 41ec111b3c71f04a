"""What there is to train on: parallel sentences, a lexicon, and judged pairs, read from the training folder."""

from __future__ import annotations

import csv
import gzip
import lzma
import random
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

PARALLEL = "parallel.en-es.tsv.xz"
JUDGED = ("stsb-en-train.csv", "stsb-es-train.csv")
ENGLISH_WORDS = 40_000


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence in English and in Spanish, and the source it is from."""

    english: str
    spanish: str
    source: str


@dataclass(frozen=True, slots=True)
class Judged:
    """Two sentences of one language and how alike people found them, 0 to 1."""

    first: str
    second: str
    likeness: float


def parallel(folder: Path, *, without: Collection[str] = ()) -> Iterator[Pair]:
    """Yield the parallel sentences in the order of the file, sources that are named left out."""
    with lzma.open(folder / PARALLEL, "rt", encoding="utf-8") as lines:
        for line in lines:
            english, spanish, source = line.rstrip("\n").split("\t")
            if source not in without:
                yield Pair(english, spanish, source)


def judged(folder: Path, name: str) -> Iterator[Judged]:
    """Yield the sentence pairs of one language with their likeness."""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        for first, second, score in csv.reader(file):
            yield Judged(first, second, float(score) / 5)


def lexicon(folder: Path, direction: str) -> Iterator[tuple[str, str, float, int]]:
    """Yield word, translation, probability and count; direction is ``en2es`` or ``es2en``."""
    with gzip.open(folder / f"lexicon.{direction}.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            word, translation, probability, count = line.rstrip("\n").split("\t")
            yield word, translation, float(probability), int(count)


def teacher_texts(folder: Path, *, without: Collection[str] = (), seed: int = 7) -> Sequence[str]:
    """Return what the teacher reads, most useful first: frequent words, judged sentences, then the English lines.

    Where a source is left out there are no words: the lexicon was made from all sources.
    """
    counts = {} if without else {word: count for word, _, _, count in lexicon(folder, "en2es") if word.isalpha()}
    words = sorted(counts, key=lambda word: (-counts[word], word))[:ENGLISH_WORDS]
    sentences = [text for pair in judged(folder, JUDGED[0]) for text in (pair.first, pair.second)]
    lines = sorted({pair.english for pair in parallel(folder, without=without)})
    random.Random(seed).shuffle(lines)
    return list(dict.fromkeys((*words, *sentences, *lines)))

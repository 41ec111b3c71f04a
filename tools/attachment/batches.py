"""Sentences in numbers, padded to batches."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

import torch

from nlp.learned.model import allowed, pieces
from nlp.learned.view import PLAIN, TOLD_APART
from tools.attachment.samples import Sample, Target

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_MASK = "[MASK]"
_POOL = 50


LONGEST = 224
"""Pieces of a sentence that the network reads at most."""


@dataclass(frozen=True, slots=True)
class Codes:
    """How words, kinds, metrics and statuses are numbered."""

    tokenizer: Tokenizer
    kinds: tuple[str, ...]
    metrics: tuple[str, ...]
    statuses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded sentences of shape ``(n, length)`` and their figures, a row each.

    Attributes:
        names: of each piece the number that tells its name from others, drawn anew each time where there is noise.
        sentences, places: where a figure stands.
        allowed, metrics: what it can measure, and what it does; shape ``(figures, metrics + 1)``.
        candidates, subjects: the words that it can be about, and those that it is; shape ``(figures, length)``.
        statuses: shape ``(figures, statuses)``.
        weights: shape ``(figures,)``.
    """

    pieces: torch.Tensor
    kinds: torch.Tensor
    names: torch.Tensor
    mask: torch.Tensor
    sentences: torch.Tensor
    places: torch.Tensor
    allowed: torch.Tensor
    metrics: torch.Tensor
    candidates: torch.Tensor
    subjects: torch.Tensor
    statuses: torch.Tensor
    weights: torch.Tensor


@dataclass(frozen=True, slots=True)
class Noise:
    """What is hidden in training: words, the kinds of a sentence's words, the kind of a word; probabilities."""

    words: float = 0.12
    sentence_kinds: float = 0.15
    kinds: float = 0.1


def batches(samples: Sequence[Sample], draw: random.Random, *, size: int) -> Iterator[list[Sample]]:
    """Yield groups of sentences of like length, in random order."""
    order = list(samples)
    draw.shuffle(order)
    step = size * _POOL
    for start in range(0, len(order), step):
        pool = sorted(order[start : start + step], key=lambda sample: len(sample.words))
        groups = [pool[place : place + size] for place in range(0, len(pool), size)]
        draw.shuffle(groups)
        yield from groups


def collate(samples: Sequence[Sample], codes: Codes, *, noise: Noise | None = None, draw: random.Random) -> Batch:
    """Return a batch of sentences, with words and kinds hidden at random where ``noise`` is given."""
    numbered = [_numbered(sample, codes, noise, draw) for sample in samples]
    length = min(LONGEST, max(len(each.pieces) for each in numbered))
    figures = [
        (row, each, target)
        for row, (each, sample) in enumerate(zip(numbered, samples, strict=True))
        for target in sample.targets
        if each.first[target.place] < length
    ]
    return Batch(
        pieces=_padded([each.pieces for each in numbered], length),
        kinds=_padded([each.kinds for each in numbered], length),
        names=_padded([_told_apart(each, noise, draw) for each in numbered], length),
        mask=_padded([[1] * len(each.pieces) for each in numbered], length),
        sentences=torch.tensor([row for row, _, _ in figures], dtype=torch.long),
        places=torch.tensor([each.first[target.place] for _, each, target in figures], dtype=torch.long),
        allowed=_sets([allowed(codes.metrics, target.unit) for *_, target in figures], len(codes.metrics) + 1),
        metrics=_sets([_metric_numbers(target, codes) for *_, target in figures], len(codes.metrics) + 1),
        candidates=_sets([[0, *(each.first[name] for name in each.names)] for _, each, _ in figures], length),
        subjects=_sets([[each.first[word] for word in target.subjects] for _, each, target in figures], length),
        statuses=_sets(
            [[codes.statuses.index(s) for s in target.statuses] for *_, target in figures], len(codes.statuses)
        ),
        weights=torch.tensor([target.weight for *_, target in figures]),
    )


@dataclass(frozen=True, slots=True)
class _Numbered:
    pieces: list[int]
    kinds: list[int]
    first: list[int]
    names: Mapping[int, int]


def _numbered(sample: Sample, codes: Codes, noise: Noise | None, draw: random.Random) -> _Numbered:
    known = _kind_numbers(codes)
    words = [pieces(codes.tokenizer, word) for word in sample.words]
    kinds = [known.get(kind, 0) for kind in sample.kinds]
    if noise is not None:
        words, kinds = _hidden(sample, words, kinds, codes, noise, draw)
    first = [0, *accumulate(len(word) for word in words)][:-1]
    spread = [kind for kind, word in zip(kinds, words, strict=True) for _ in word]
    return _Numbered([piece for word in words for piece in word], spread, first, sample.names)


def _hidden(
    sample: Sample, words: list[tuple[int, ...]], kinds: list[int], codes: Codes, noise: Noise, draw: random.Random
) -> tuple[list[tuple[int, ...]], list[int]]:
    mask = pieces(codes.tokenizer, _MASK)
    bare = draw.random() < noise.sentence_kinds
    for place, (word, kind) in enumerate(zip(sample.words, sample.kinds, strict=True)):
        plain = not word.startswith("[")
        if plain and draw.random() < noise.words:
            words[place] = mask
        if plain and kind != PLAIN and (bare or draw.random() < noise.kinds):
            kinds[place] = 0
    return words, kinds


def _told_apart(sentence: _Numbered, noise: Noise | None, draw: random.Random) -> list[int]:
    """Return the numbers of names at their first pieces: which one is first means nothing."""
    order = list(range(1, TOLD_APART + 1))
    if noise is not None:
        draw.shuffle(order)
    found = [0] * len(sentence.pieces)
    for word, number in sentence.names.items():
        found[sentence.first[word]] = order[number - 1] if number else 0
    return found


def _kind_numbers(codes: Codes) -> Mapping[str, int]:
    return {kind: number for number, kind in enumerate(codes.kinds)}


def _metric_numbers(target: Target, codes: Codes) -> list[int]:
    numbered = {name: number for number, name in enumerate((*codes.metrics, "none"))}
    return [numbered[name] for name in target.metrics]


def _padded(rows: Sequence[Sequence[int]], length: int) -> torch.Tensor:
    return torch.tensor([[*row[:length], *([0] * (length - len(row)))] for row in rows], dtype=torch.long)


def _sets(rows: Sequence[Sequence[int]], width: int) -> torch.Tensor:
    found = torch.zeros((len(rows), width), dtype=torch.bool)
    for number, row in enumerate(rows):
        found[number, [place for place in row if place < width]] = True
    return found

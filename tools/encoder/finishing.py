"""What is done to the vectors after training: frequent tokens count less, translations draw near, axes are evened out.

None of it is learnt, and each step finds more of what the training alone left: its losses compare lines that share
their little words, so that these grow too long, and nested lengths crowd what is told into the first axes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    from tools.encoder.lines import Lines

FREQUENT = 0.005
"""A token of this share of the text keeps half its length (Arora, Liang and Ma, 2017)."""
DRAWN = 0.35
"""How far a token goes towards the mean of its translations (retrofitting: Faruqui and others, 2015)."""
EVENED = 0.25
"""The power to which the spread along each principal axis is raised: 1 leaves all as it is, 0 makes all equal."""
LEAST_PROBABILITY = 0.05

Neighbours: TypeAlias = "Mapping[int, Mapping[int, float]]"
"""The translations of a token, which are tokens too, and what each weighs."""


def shares(sides: Iterable[Lines], size: int) -> NDArray[np.float64]:
    """Return each token's share of the text, for a vocabulary of a size."""
    counts = np.sum([np.bincount(side.tokens, minlength=size) for side in sides], axis=0)
    found: NDArray[np.float64] = counts / counts.sum()
    return found


def neighbours(tokenizer: Tokenizer, entries: Iterable[tuple[str, str, float, int]]) -> Neighbours:
    """Return which tokens translate which.

    Args:
        tokenizer: words that it cuts into pieces are passed over.
        entries: word, translation, probability and how often the word occurs, in either direction.
    """
    found: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for word, translation, probability, count in entries:
        own, other = (_token(tokenizer, text) for text in (word, translation))
        if own is not None and other is not None and own != other and probability >= LEAST_PROBABILITY:
            found[own][other] += probability * count
    return found


def finished(vectors: NDArray[np.float32], share: NDArray[np.float64], translations: Neighbours) -> NDArray[np.float32]:
    """Return token vectors as they are shipped.

    Args:
        vectors: as they were trained.
        share: of each token in the text.
        translations: of tokens; empty where no lexicon may be used.
    """
    return evened(drawn(damped(vectors, share), translations), share)


def damped(vectors: NDArray[np.float32], share: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return vectors that are the shorter the more frequent their token is."""
    kept: NDArray[np.float32] = (1 / (1 + share / FREQUENT)).astype(np.float32)
    return vectors * kept[:, None]


def drawn(vectors: NDArray[np.float32], translations: Neighbours) -> NDArray[np.float32]:
    """Return vectors that point more towards those of their translations, their lengths kept."""
    result = vectors.copy()
    for token, weights in translations.items():
        share = np.array(list(weights.values()), dtype=np.float32) / np.float32(sum(weights.values()))
        moved = (1 - DRAWN) * vectors[token] + DRAWN * (share @ vectors[list(weights)])
        length = np.linalg.norm(moved)
        if length > 0:
            result[token] = moved * (np.linalg.norm(vectors[token]) / length)
    return result


def evened(vectors: NDArray[np.float32], share: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return vectors in the principal axes of the text, largest first, spread more evenly along them."""
    exact = vectors.astype(np.float64)
    spread, axes = np.linalg.eigh((exact * share[:, None]).T @ exact)
    # Of an axis along which nothing lies there is nothing to spread.
    spread = np.sqrt(np.maximum(spread[::-1], spread.max() * 1e-9))
    axes = axes[:, ::-1] * np.where(axes.sum(axis=0)[::-1] < 0, -1, 1)
    result: NDArray[np.float32] = (exact @ axes * spread ** (EVENED - 1)).astype(np.float32)
    return result


def _token(tokenizer: Tokenizer, word: str) -> int | None:
    found: int | None = tokenizer.token_to_id(tokenizer.normalizer.normalize_str(word))
    return found

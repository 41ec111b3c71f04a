"""The lexical encoder: a hashed vector of words and of pieces of words. It knows spelling, not meaning."""

from __future__ import annotations

import re
import tomllib
import zlib
from collections import Counter
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from index.encoder import Prefixes
from ingest.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from index.encoder import Kind

DIMENSIONS = 1024
_NAME = "lexical-hashing-"
_WORD = re.compile(r"\w+(?:[.,'’&/-]\w+)*")
_GRAMS = (4, 5)
_GRAM_WEIGHT = 0.5
"""What the pieces of a word weigh together, where the word itself weighs 1 ("inflación" meets "inflacionario")."""


class HashingEncoder:
    """Signed feature hashing of accent-folded words and character n-grams, with sublinear term frequency.

    Deterministic, without a model. Texts are alike as far as they share words or parts of words; a paraphrase or
    a translation is not recognised. See Weinberger et al. (2009), "Feature Hashing for Large Scale Multitask Learning".
    """

    def __init__(self, dimensions: int = DIMENSIONS) -> None:
        self._dimensions = dimensions

    @property
    def name(self) -> str:
        """``lexical-hashing-1024``."""
        return name_of(self._dimensions)

    @property
    def dimensions(self) -> int:
        """The length of a vector."""
        return self._dimensions

    @property
    def prefixes(self) -> Prefixes:
        """None."""
        return Prefixes()

    def encode(self, texts: Sequence[str], *, kind: Kind = "passage") -> NDArray[np.float32]:  # noqa: ARG002
        """Return one row a text; a text without a word is all zeros. Queries and passages are read alike."""
        rows = np.zeros((len(texts), self._dimensions), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            self._fill(row, text)
        norms = np.linalg.norm(rows, axis=1, keepdims=True)
        np.divide(rows, norms, out=rows, where=norms > 0)
        return rows

    def _fill(self, row: NDArray[np.float32], text: str) -> None:
        counts = Counter(_WORD.findall(fold(text)))
        if not counts:
            return
        found = [_features(word) for word in counts]
        lengths = [len(hashes) for hashes, _ in found]
        often = np.repeat(1 + np.log(np.fromiter(counts.values(), np.float32, len(counts))), lengths)
        hashes = np.concatenate([each for each, _ in found])
        weights = np.concatenate([each for _, each in found]) * often
        # The lowest bit gives the sign, the others the place.
        np.add.at(row, (hashes >> 1) % self._dimensions, np.where(hashes & 1, weights, -weights))


def name_of(dimensions: int) -> str:
    """Return the name of the lexical encoder with so many dimensions."""
    return f"{_NAME}{dimensions}"


def dimensions_of(name: str) -> int | None:
    """Return the dimensions that a lexical encoder's name tells, null for another encoder's name."""
    digits = name.removeprefix(_NAME)
    return int(digits) if name.startswith(_NAME) and digits.isdecimal() and int(digits) > 0 else None


@lru_cache(maxsize=200_000)
def _features(word: str) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Return the hashes of a word and of its pieces, and what each weighs."""
    weight = _light_words().get(word)
    padded = f"<{word}>"
    sizes = () if weight is not None else [size for size in _GRAMS if len(padded) > size]
    grams = [padded[at : at + size] for size in sizes for at in range(len(padded) - size + 1)]
    hashes = np.array([zlib.crc32(piece.encode(errors="replace")) for piece in (word, *grams)], dtype=np.int64)
    weights = np.full(len(hashes), _GRAM_WEIGHT / max(1.0, len(grams) ** 0.5), dtype=np.float32)
    weights[0] = 1.0 if weight is None else weight
    return hashes, weights


@cache
def _light_words() -> Mapping[str, float]:
    data = tomllib.loads(files("index").joinpath("data", "function_words.toml").read_text(encoding="utf-8"))
    return {word: data["weight"] for words in data["words"].values() for word in words.split()}

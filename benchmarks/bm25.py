"""BM25 over accent-folded words: what a vector has to beat (Robertson and Zaragoza, 2009)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from ingest.folding import fold

if TYPE_CHECKING:
    from numpy.typing import NDArray

K1 = 1.2
B = 0.75
_WORD = re.compile(r"\w+")


class BM25:
    """Texts by their words; nothing is stemmed, and nothing is left out."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts = [Counter(_words(text)) for text in texts]
        lengths = np.array([sum(count.values()) for count in counts], dtype=np.float64)
        self._size = len(texts)
        self._damping = K1 * (1 - B + B * lengths / lengths.mean())
        self._places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for place, count in enumerate(counts):
            for word, often in count.items():
                self._places[word].append((place, often))

    def __call__(self, queries: Sequence[str]) -> NDArray[np.float64]:
        """Return a score for each query and text, shape ``(len(queries), texts)``."""
        return np.stack([self._score(query) for query in queries])

    def _score(self, query: str) -> NDArray[np.float64]:
        scores = np.zeros(self._size)
        for word in _words(query):
            found = self._places.get(word)
            if found:
                places, often = (np.array(each) for each in zip(*found, strict=True))
                weight = np.log(1 + (self._size - len(places) + 0.5) / (len(places) + 0.5))
                scores[places] += weight * often * (K1 + 1) / (often + self._damping[places])
        return scores


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))

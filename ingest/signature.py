"""The signature of a document's body: what copies are found by, without its text."""

from __future__ import annotations

import hashlib
import re
import struct
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from ingest.document import CONTENT, Label
from ingest.folding import fold
from ingest.repaired import repaired

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ingest.document import Document

SHINGLE = 3
"""Words of a shingle."""

FEW = 20
"""A body of fewer words ("Markets were closed today.") has too few shingles to say how alike it is."""

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_BODY = frozenset({Label.HEADING, Label.BODY})
_HEADER = struct.Struct("<III")
# Odd constants of the finaliser of SplitMix64 (Steele, Lea and Flood 2014), which spreads every bit over the word.
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))
_PLACES = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9))


@dataclass(frozen=True, slots=True, eq=False)
class Signature:
    """The hashed shingles and figures of a body.

    Attributes:
        shingles: sorted, each once (``uint64``).
        figures: the numbers of the body, sorted, as often as it has them (``uint64``).
        words: how many words the body has.
    """

    shingles: NDArray[np.uint64]
    figures: NDArray[np.uint64]
    words: int

    def to_bytes(self) -> bytes:
        """Return what `from_bytes` reads."""
        header = _HEADER.pack(self.words, len(self.shingles), len(self.figures))
        return header + self.shingles.astype("<u8").tobytes() + self.figures.astype("<u8").tobytes()

    @classmethod
    def from_bytes(cls, data: bytes) -> Signature:
        """Return the signature that was written by `to_bytes`."""
        words, shingles, figures = _HEADER.unpack_from(data)
        hashes = np.frombuffer(data, "<u8", shingles + figures, _HEADER.size)
        return cls(hashes[:shingles], hashes[shingles:], words)

    @property
    def short(self) -> bool:
        """Whether the body is so short that only the very same words make a copy of it."""
        return self.words < FEW


def signature(document: Document) -> Signature:
    """Return the signature of a document's body.

    The body is its prose with headings; titles, summaries and tables are what a copy most often has another of. Of
    a text that has hardly any prose it is everything that is its own.
    """
    words = _words(document, _BODY)
    if len(words) < FEW:
        words = _words(document, CONTENT) or words
    hashes = np.array([_hash(word) for word in words], dtype=np.uint64)
    figures = np.array([_hash(word) for word in words if word[0].isdigit()], dtype=np.uint64)
    return Signature(np.unique(_shingles(hashes)), np.sort(figures), len(words))


def _words(document: Document, labels: frozenset[Label]) -> Sequence[str]:
    text = "\n".join(repaired(document, region.start, region.end) for region in document.select(labels))
    return _WORD.findall(fold(text))


@lru_cache(maxsize=100_000)
def _hash(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(errors="replace"), digest_size=8).digest(), "little")


def _shingles(words: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return the hash of each run of words; a text that is shorter than one is one run."""
    count = max(len(words) - SHINGLE + 1, min(len(words), 1))
    found = np.zeros(count, dtype=np.uint64)
    for place, factor in enumerate(_PLACES):
        part = words[place : place + count]
        found[: len(part)] += part * factor
    for factor, shift in zip(_MIX, (30, 27), strict=True):
        found = (found ^ (found >> np.uint64(shift))) * factor
    return found ^ (found >> np.uint64(31))

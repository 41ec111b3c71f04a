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

    def __call__(self, states: Matrix, heads: int) -> Matrix:
        """Return the states after the layer; shapes ``(words, width)``."""
        attended = _attend(_linear(states, self.attention), heads)
        states = _norm(states + _linear(attended, self.attended), self.attended_norm)
        inner = np.maximum(_linear(states, self.inner), 0.0)
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

    def __call__(self, pieces: NDArray[np.int64], kinds: NDArray[np.int64]) -> Matrix:
        """Return the last states of a sentence's pieces, shape ``(pieces, width)``."""
        states = _norm(self.words[pieces] + self.places[: len(pieces)] + self.kinds[kinds], self.norm)
        for layer in self.layers:
            states = layer(states, self.heads)
        return states


def _linear(states: Matrix, weights: tuple[Matrix, Matrix]) -> Matrix:
    return states @ weights[0] + weights[1]


def _norm(states: Matrix, weights: tuple[Matrix, Matrix]) -> Matrix:
    centred = states - states.mean(axis=1, keepdims=True)
    spread = np.sqrt(np.einsum("ij,ij->i", centred, centred) / states.shape[1] + _EPSILON)
    scaled: Matrix = centred / spread[:, None] * weights[0] + weights[1]
    return scaled


def _attend(projected: Matrix, heads: int) -> Matrix:
    """Return what each word takes from the others, all heads side by side."""
    length, width = len(projected), projected.shape[1] // 3
    split = projected.reshape(length, 3, heads, width // heads).transpose(1, 2, 0, 3)
    scores = split[0] @ split[1].transpose(0, 2, 1) / np.float32(np.sqrt(width // heads))
    shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares /= shares.sum(axis=-1, keepdims=True)
    taken: Matrix = (shares @ split[2]).transpose(1, 0, 2).reshape(length, width)
    return taken

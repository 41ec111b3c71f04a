"""The network as it is trained: the first layers of a pretrained encoder, and the heads over their states."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import nn
from transformers import BertConfig, BertModel

from nlp.learned.view import TOLD_APART
from tools.attachment.batches import LONGEST

if TYPE_CHECKING:
    from tools.attachment.batches import Batch
    from tools.attachment.pretrained import Array, Pretrained

LAYERS = 4
_POINTER = 128
_STATUS_WEIGHT = 0.5
_IMPOSSIBLE = -1e4
_NEAR_NOTHING = 0.01
_NAMES = {
    "attention.self.query": "q",
    "attention.self.key": "k",
    "attention.self.value": "v",
    "attention.output.dense": "ao",
    "attention.output.LayerNorm": "aln",
    "intermediate.dense": "fi",
    "output.dense": "fo",
    "output.LayerNorm": "oln",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """How large the encoder is."""

    width: int = 384
    layers: int = LAYERS
    heads: int = 12
    inner: int = 1536


@dataclass(frozen=True, slots=True)
class Losses:
    """The losses of a batch, each a weighted mean over figures."""

    metric: torch.Tensor
    subject: torch.Tensor
    status: torch.Tensor

    @property
    def total(self) -> torch.Tensor:
        """What is minimised."""
        return self.metric + self.subject + _STATUS_WEIGHT * self.status


class Network(nn.Module):
    """Reads padded sentences; says of each figure what it measures, of what, and whether it happened.

    The vectors of pieces stay as they were learnt, so that words that no annotated sentence has keep their place among
    those that one has; of the ``markers``, which come last, they are learnt.
    """

    def __init__(
        self, words: Array, markers: int, kinds: int, metrics: int, statuses: int, *, shape: Shape | None = None
    ) -> None:
        super().__init__()
        shape = shape or Shape()
        dropout = 0.1
        config = BertConfig(
            vocab_size=1,
            hidden_size=shape.width,
            num_hidden_layers=shape.layers,
            num_attention_heads=shape.heads,
            intermediate_size=shape.inner,
            max_position_embeddings=LONGEST,
            type_vocab_size=kinds,
            hidden_dropout_prob=dropout,
            attention_probs_dropout_prob=dropout,
        )
        self.encoder = BertModel(config, add_pooling_layer=False)
        nn.init.normal_(self.encoder.embeddings.token_type_embeddings.weight, 0.0, _NEAR_NOTHING)
        vectors = torch.from_numpy(words)
        self.words = _embedding(vectors[: len(words) - markers], learnt=False)
        self.markers = _embedding(vectors[len(words) - markers :], learnt=True)
        self.names = nn.Embedding(TOLD_APART + 1, shape.width, padding_idx=0)
        nn.init.normal_(self.names.weight[1:], 0.0, _NEAR_NOTHING)
        self.inner = nn.Linear(shape.width, shape.width)
        self.metric = nn.Linear(shape.width, metrics + 1)
        self.status = nn.Linear(shape.width, statuses)
        self.query = nn.Linear(shape.width, _POINTER)
        self.key = nn.Linear(shape.width, _POINTER)
        self.dropout = nn.Dropout(dropout)

    def begin_with(self, known: Pretrained) -> None:
        """Take the first layers, the places and the norm of a pretrained encoder."""
        embedded, tensors = self.encoder.embeddings, known.tensors
        places = torch.from_numpy(tensors["emb.pos"]).view(-1, known.width)
        embedded.position_embeddings.weight.data.copy_(places[: len(embedded.position_embeddings.weight)])
        _copy(embedded.LayerNorm, known, "emb.ln")
        for number, layer in enumerate(self.encoder.encoder.layer):
            for name, short in _NAMES.items():
                _copy(layer.get_submodule(name), known, f"l{number}.{short}")

    def trained_before(self) -> Iterator[nn.Parameter]:
        """Yield the weights that a pretrained encoder had."""
        return self.encoder.encoder.parameters()

    def new(self) -> Iterator[nn.Parameter]:
        """Yield the weights of kinds, markers, names and heads, and of what joins them to words."""
        before = {id(each) for each in self.trained_before()}
        return (each for each in self.parameters() if each.requires_grad and id(each) not in before)

    def heads(self) -> dict[str, nn.Linear]:
        """Return the layers over the encoder by name."""
        return {name: getattr(self, name) for name in ("inner", "metric", "status", "query", "key")}

    def vectors(self) -> torch.Tensor:
        """Return the vectors of all pieces, the markers last."""
        return torch.cat([self.words.weight, self.markers.weight]).detach()

    def forward(self, batch: Batch) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Return scores of metrics, subjects (a place in the sentence each) and statuses; a row a figure."""
        written = self.encoder(
            inputs_embeds=self.embedded(batch), attention_mask=batch.mask, token_type_ids=batch.kinds
        )
        states = self.dropout(written.last_hidden_state)
        figures = states[batch.sentences, batch.places]
        inner = self.dropout(torch.relu(self.inner(figures)))
        keys = self.key(states)[batch.sentences]
        subjects = (keys @ self.query(figures)[:, :, None])[:, :, 0] / math.sqrt(_POINTER)
        metrics = self.metric(inner).masked_fill(~batch.allowed, _IMPOSSIBLE)
        return metrics, subjects.masked_fill(~batch.candidates, _IMPOSSIBLE), self.status(inner)

    def losses(self, batch: Batch) -> Losses:
        """Return the losses of a batch."""
        metrics, subjects, statuses = self(batch)
        return Losses(
            _loss(metrics, batch.metrics, batch.weights),
            _loss(subjects, batch.subjects, batch.weights),
            _loss(statuses, batch.statuses, batch.weights),
        )

    def embedded(self, batch: Batch) -> torch.Tensor:
        """Return the vectors of the pieces, those of names told apart."""
        count = self.words.num_embeddings
        words = self.words(batch.pieces.clamp(max=count - 1))
        markers = self.markers((batch.pieces - count).clamp(min=0))
        found: torch.Tensor = torch.where((batch.pieces < count)[..., None], words, markers) + self.names(batch.names)
        return found


def _embedding(vectors: torch.Tensor, *, learnt: bool) -> nn.Embedding:
    found = nn.Embedding(*vectors.shape)
    found.weight = nn.Parameter(vectors.clone(), requires_grad=learnt)
    return found


def _copy(module: nn.Module, known: Pretrained, name: str) -> None:
    for kind, short in (("weight", "w"), ("bias", "b")):
        held = module.get_parameter(kind)
        held.data.copy_(torch.from_numpy(known.tensors[f"{name}.{short}"]).view(held.shape))


def _loss(scores: torch.Tensor, right: torch.Tensor, weights: torch.Tensor) -> torch.Tensor:
    """Return minus the logarithm of what the right answers get together; a row without one does not count."""
    told = right.any(dim=1)
    likely = torch.logsumexp(scores.masked_fill(~right, _IMPOSSIBLE), 1) - torch.logsumexp(scores, 1)
    counted = weights * told
    return -(likely * counted).sum() / counted.sum().clamp(min=1e-6)

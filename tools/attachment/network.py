"""The network as it is trained: a ``BertModel`` and the heads over its states."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import nn
from transformers import BertConfig, BertModel

from tools.attachment.batches import LONGEST

if TYPE_CHECKING:
    from tools.attachment.batches import Batch

WIDTH, LAYERS, HEADS, INNER = 128, 3, 4, 512
_STATUS_WEIGHT = 0.5
_IMPOSSIBLE = -1e4


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
    """Reads padded sentences; says of each figure what it measures, of what, and whether it happened."""

    def __init__(self, vocabulary: int, kinds: int, metrics: int, statuses: int, *, dropout: float = 0.1) -> None:
        super().__init__()
        config = BertConfig(
            vocab_size=vocabulary,
            hidden_size=WIDTH,
            num_hidden_layers=LAYERS,
            num_attention_heads=HEADS,
            intermediate_size=INNER,
            hidden_act="relu",
            max_position_embeddings=LONGEST,
            type_vocab_size=kinds,
            hidden_dropout_prob=dropout,
            attention_probs_dropout_prob=dropout,
        )
        self.encoder = BertModel(config, add_pooling_layer=False)
        self.inner = nn.Linear(WIDTH, WIDTH)
        self.metric = nn.Linear(WIDTH, metrics + 1)
        self.status = nn.Linear(WIDTH, statuses)
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.dropout = nn.Dropout(dropout)

    def heads(self) -> dict[str, nn.Linear]:
        """Return the layers over the encoder by name."""
        return {name: getattr(self, name) for name in ("inner", "metric", "status", "query", "key")}

    def forward(self, batch: Batch) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Return scores of metrics, subjects (a place in the sentence each) and statuses; a row a figure."""
        states = self.encoder(batch.pieces, attention_mask=batch.mask, token_type_ids=batch.kinds).last_hidden_state
        states = self.dropout(states)
        figures = states[batch.sentences, batch.places]
        inner = self.dropout(torch.relu(self.inner(figures)))
        keys = self.key(states)[batch.sentences]
        subjects = (keys @ self.query(figures)[:, :, None])[:, :, 0] / math.sqrt(WIDTH)
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


def _loss(scores: torch.Tensor, right: torch.Tensor, weights: torch.Tensor) -> torch.Tensor:
    """Return minus the logarithm of what the right answers get together; a row without one does not count."""
    told = right.any(dim=1)
    likely = torch.logsumexp(scores.masked_fill(~right, _IMPOSSIBLE), 1) - torch.logsumexp(scores, 1)
    counted = weights * told
    return -(likely * counted).sum() / counted.sum().clamp(min=1e-6)

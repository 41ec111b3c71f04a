"""Where the student starts: some of the teacher's layers, over pieces of both languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from transformers import BertConfig, BertModel

from tools.encoder.material import lexicon
from tools.encoder.vocabulary import word_means
from tools.student.texts import FIRST, LAST, PADDING, UNKNOWN

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

POSITIONS = 256
LAYERS: Mapping[int, Sequence[int]] = {3: (0, 2, 5), 4: (0, 2, 4, 5), 6: (0, 1, 2, 3, 4, 5)}
"""Which of the teacher's six layers a student of so many takes over."""
_KEPT = (FIRST, LAST, PADDING, UNKNOWN)


def student(teacher: BertModel, layers: int, rows: NDArray[np.float32]) -> BertModel:
    """Return a model with some of the teacher's layers, and with other word vectors.

    Args:
        teacher: a model of six layers.
        layers: how many the student has, a key of ``LAYERS``.
        rows: its word vectors, shape ``(vocabulary, width)``.
    """
    changed = {"num_hidden_layers": layers, "vocab_size": len(rows), "max_position_embeddings": POSITIONS}
    # Each text is read a few times only, so that there is nothing to learn by heart.
    still = {"hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0}
    model = BertModel(BertConfig(**teacher.config.to_dict() | changed | still), add_pooling_layer=False)
    for mine, theirs in enumerate(LAYERS[layers]):
        model.encoder.layer[mine].load_state_dict(teacher.encoder.layer[theirs].state_dict())
    ours, given = model.embeddings, teacher.embeddings
    with torch.no_grad():
        ours.word_embeddings.weight.copy_(torch.from_numpy(rows))
        ours.position_embeddings.weight.copy_(given.position_embeddings.weight[:POSITIONS])
        ours.token_type_embeddings.weight.copy_(given.token_type_embeddings.weight)
        ours.LayerNorm.load_state_dict(given.LayerNorm.state_dict())
    return model


def first_rows(
    tokenizer: Tokenizer, taught: Tokenizer, given: NDArray[np.float32], folder: Path
) -> NDArray[np.float32]:
    """Return the word vectors that the student starts from, shape ``(vocabulary, width)``.

    A piece that the teacher has keeps its vector; an English word has the mean of the teacher's pieces, a Spanish one
    that of its translations in the lexicon, a piece of which nothing is known a vector near the mean of all.

    Args:
        tokenizer: the student's.
        taught: the teacher's.
        given: the teacher's vectors.
        folder: where the lexicons are.
    """
    spread = np.random.default_rng(0).normal(0.0, 1.0, (tokenizer.get_vocab_size(), given.shape[1]))
    rows: NDArray[np.float32] = (given.mean(axis=0) + spread * given.std(axis=0) / 2).astype(np.float32)
    english = {word for word, *_ in lexicon(folder, "en2es")}
    known = {word: given[taught.encode(word, add_special_tokens=False).ids].mean(axis=0) for word in sorted(english)}
    means = word_means(tokenizer, folder, known)
    for token, mean in means.items():
        rows[token] = mean
    for piece, token in tokenizer.get_vocab().items():
        same = taught.token_to_id(piece)
        if same is not None and (token not in means or piece in _KEPT):
            rows[token] = given[same]
    return rows

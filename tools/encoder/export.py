"""The trained vectors as a folder that sentence-transformers loads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer


def export(folder: Path, tokenizer: Tokenizer, vectors: NDArray[np.float32]) -> None:
    """Write the model in half precision; its model card is not touched."""
    weights = torch.from_numpy(vectors / np.linalg.norm(vectors, axis=1).mean()).half()
    model = SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=weights), Normalize()])
    folder.mkdir(parents=True, exist_ok=True)
    model.save(str(folder), create_model_card=False)

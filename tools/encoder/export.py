"""The vectors as a folder that sentence-transformers loads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from safetensors.numpy import load_file
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
from tokenizers import Tokenizer

if TYPE_CHECKING:
    from numpy.typing import NDArray


def export(folder: Path, tokenizer: Tokenizer, vectors: NDArray[np.float32]) -> None:
    """Write the model in half precision; its model card is not touched."""
    weights = torch.from_numpy(vectors / np.linalg.norm(vectors, axis=1).mean()).half()
    model = SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=weights), Normalize()])
    folder.mkdir(parents=True, exist_ok=True)
    model.save(str(folder), create_model_card=False)


def read(folder: Path) -> tuple[Tokenizer, NDArray[np.float32]]:
    """Return the tokenizer and the vectors of a model that `export` wrote."""
    vectors = load_file(folder / "model.safetensors")["embedding.weight"].astype(np.float32)
    return Tokenizer.from_file(str(folder / "tokenizer.json")), vectors

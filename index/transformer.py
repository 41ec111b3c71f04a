"""Encoders of the sentence-transformers library, from a folder or from the models already on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.errors import EncoderError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer

    from index.encoder import Kind

BATCH = 64


class SentenceTransformerEncoder:
    """Any model that sentence-transformers can load; make one with `load`.

    Passages and queries are encoded with the prompts that the model was trained with, where it has any.
    """

    def __init__(self, name: str, model: SentenceTransformer, dimensions: int) -> None:
        self._name = name
        self._model = model
        self._dimensions = dimensions

    @classmethod
    def load(cls, name: str, *, download: bool = False) -> SentenceTransformerEncoder:
        """Load a model onto the processor.

        Args:
            name: a folder, or the model's name in the local cache.
            download: whether the network may be used for a model that is not on this machine.

        Raises:
            EncoderError: it is not here, or it is no such model.
        """
        from sentence_transformers import SentenceTransformer

        path = Path(name).expanduser()
        target = str(path.resolve()) if path.is_dir() else name
        try:
            model = SentenceTransformer(target, device="cpu", local_files_only=not download)
            dimensions = model.get_embedding_dimension()
        except (OSError, ValueError, KeyError, AttributeError, RuntimeError) as error:
            raise EncoderError(_advice(name, error)) from error
        if dimensions is None:
            raise EncoderError(f"{name}: the model does not say how long its vectors are; name another one")
        return cls(target, model, dimensions)

    @property
    def name(self) -> str:
        """The model's absolute folder, or its name."""
        return self._name

    @property
    def dimensions(self) -> int:
        """The length of a vector."""
        return self._dimensions

    def encode(self, texts: Sequence[str], *, kind: Kind = "passage") -> NDArray[np.float32]:
        """Return one row a text, of length 1."""
        if not texts:
            return np.zeros((0, self._dimensions), dtype=np.float32)
        encode = self._model.encode_query if kind == "query" else self._model.encode_document
        vectors = encode(
            list(texts),
            batch_size=BATCH,
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, dtype=np.float32)


def _advice(name: str, error: Exception) -> str:
    reason = str(error).strip().partition("\n")[0]
    return (
        f"encoder {name}: cannot be loaded from this machine ({reason}); name the folder of a sentence-transformers "
        "model, or fetch it first"
    )

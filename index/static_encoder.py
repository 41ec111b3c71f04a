"""The encoder of the package itself: one vector a word piece, read with numpy and without torch."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.encoder import Prefixes
from index.errors import EncoderError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    from index.encoder import Kind

SHIPPED = "cotejo-static-en-es-256"
FOLDER = Path(str(files("index").joinpath("models", SHIPPED)))
BATCH = 32
"""How many texts are summed at once: the vectors of their pieces have to stay in the cache of the processor."""
_WEIGHTS = "embedding.weight"


class StaticEncoder:
    """A static sentence embedding: the sum of its word pieces' vectors, scaled to length 1.

    The folder is one that sentence-transformers loads too (`StaticEmbedding`, `Normalize`) and gives the same vectors
    there; make one with `shipped` or `load`.
    """

    def __init__(self, name: str, tokenizer: Tokenizer, vectors: NDArray[np.float32]) -> None:
        self._name = name
        self._tokenizer = tokenizer
        self._vectors = vectors

    @classmethod
    def shipped(cls) -> StaticEncoder:
        """Load the model that comes with the package."""
        return cls.load(FOLDER, name=SHIPPED)

    @classmethod
    def load(cls, folder: Path, *, name: str | None = None) -> StaticEncoder:
        """Load a model from its folder.

        Args:
            folder: holds ``model.safetensors`` and ``tokenizer.json``, beside each other.
            name: what a store records; the absolute folder unless given.

        Raises:
            EncoderError: a file is missing, or is not what it should be.
        """
        from safetensors import SafetensorError
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        try:
            vectors = load_file(folder / "model.safetensors")[_WEIGHTS].astype(np.float32)
            text = (folder / "tokenizer.json").read_text(encoding="utf-8")
            json.loads(text)
        except (OSError, ValueError, KeyError, SafetensorError) as error:
            raise EncoderError(f"encoder {folder}: cannot be read ({error}); install the package again") from error
        tokenizer = Tokenizer.from_str(text)
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return cls(name or str(folder.resolve()), tokenizer, vectors)

    @property
    def name(self) -> str:
        """``cotejo-static-en-es-256`` for the shipped one."""
        return self._name

    @property
    def dimensions(self) -> int:
        """The length of a vector."""
        return int(self._vectors.shape[1])

    @property
    def prefixes(self) -> Prefixes:
        """None."""
        return Prefixes()

    def encode(self, texts: Sequence[str], *, kind: Kind = "passage") -> NDArray[np.float32]:  # noqa: ARG002
        """Return one row a text; a text without a word is all zeros. Queries and passages are read alike."""
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for start in range(0, len(texts), BATCH):
            self._fill(rows[start : start + BATCH], texts[start : start + BATCH])
        norms = np.linalg.norm(rows, axis=1, keepdims=True)
        np.divide(rows, norms, out=rows, where=norms > 0)
        return rows

    def _fill(self, rows: NDArray[np.float32], texts: Sequence[str]) -> None:
        encodings = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        pieces = [encoding.ids for encoding in encodings]
        lengths = np.array([len(each) for each in pieces])
        there = np.flatnonzero(lengths)
        if not len(there):
            return
        tokens = np.concatenate([np.array(each, dtype=np.int64) for each in pieces if each])
        starts = np.cumsum(lengths[there]) - lengths[there]
        rows[there] = np.add.reduceat(self._vectors[tokens], starts, axis=0)

"""Encoders of the sentence-transformers library, from a folder or from the models already on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.encoder import Prefixes
from index.errors import EncoderError
from index.local import WORDS, loading, located, precision

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer

    from index.encoder import Kind

BATCH = 64

_QUERY = ("query",)
_PASSAGE = ("document", "passage", "corpus")
"""What models call their prompts in ``config_sentence_transformers.json``."""


class SentenceTransformerEncoder:
    """Any model that sentence-transformers can load; make one with `load`.

    Queries and passages get the prefixes that were asked for, else the prompts that the model's folder names.
    """

    def __init__(self, name: str, model: SentenceTransformer, dimensions: int, prefixes: Prefixes) -> None:
        self._name = name
        self._model = model
        self._dimensions = dimensions
        self._prefixes = prefixes

    @classmethod
    def load(
        cls,
        name: str,
        *,
        query_prefix: str | None = None,
        passage_prefix: str | None = None,
        download: bool = False,
        half: bool | None = None,
    ) -> SentenceTransformerEncoder:
        """Load a model onto the processor.

        Args:
            name: a folder, or the model's name in the local cache.
            query_prefix: what is put before what is looked for; null for the model's own, where it has one.
            passage_prefix: what is put before what is searched; likewise.
            download: whether the network may be used for a model that is not on this machine.
            half: whether to compute in half precision; null where the processor is faster so.

        Raises:
            EncoderError: it is not here, or it is no such model.
        """
        from sentence_transformers import SentenceTransformer

        target = located(name)
        with loading("encoder", name, EncoderError, download=download):
            model = SentenceTransformer(
                target, device="cpu", local_files_only=not download, model_kwargs=precision(half)
            )
            dimensions = model.get_embedding_dimension()
        if dimensions is None:
            raise EncoderError(f"encoder {name}: does not say how long its vectors are; name another model")
        own = Prefixes(_prompt(model.prompts, _QUERY), _prompt(model.prompts, _PASSAGE))
        found = cls(target, model, dimensions, own.but(query=query_prefix, passage=passage_prefix))
        one, other = found.encode(WORDS)
        if np.allclose(one, other, atol=1e-6):
            raise EncoderError(f"encoder {name}: gives different words one vector; its tokenizer is missing or empty")
        return found

    @property
    def name(self) -> str:
        """The model's absolute folder, or its name."""
        return self._name

    @property
    def dimensions(self) -> int:
        """The length of a vector."""
        return self._dimensions

    @property
    def prefixes(self) -> Prefixes:
        """What is put before queries and passages."""
        return self._prefixes

    def encode(self, texts: Sequence[str], *, kind: Kind = "passage") -> NDArray[np.float32]:
        """Return one row a text, of length 1.

        Raises:
            EncoderError: the model gives something else than numbers.
        """
        if not texts:
            return np.zeros((0, self._dimensions), dtype=np.float32)
        asked = kind == "query"
        # Models with a part for each kind are told it by the method; the prefix is left out of the mean of the words
        # where the model was trained so.
        encode = self._model.encode_query if asked else self._model.encode_document
        vectors = encode(
            list(texts),
            prompt=self._prefixes.query if asked else self._prefixes.passage,
            batch_size=BATCH,
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        rows = np.asarray(vectors, dtype=np.float32)
        if not np.isfinite(rows).all():
            raise EncoderError(f"encoder {self._name}: gives vectors that are no numbers; name another model")
        # In half precision a length is 1 only to three digits.
        norms = np.linalg.norm(rows, axis=1, keepdims=True)
        np.divide(rows, norms, out=rows, where=norms > 0)
        return rows


def _prompt(prompts: Mapping[str, str | None], names: Sequence[str]) -> str:
    return next((prompt for name in names if (prompt := prompts.get(name))), "")

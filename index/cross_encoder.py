"""Rerankers of the sentence-transformers library: cross-encoders, from a folder or from the models on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.errors import RerankerError
from index.local import WORDS, loading, located

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from sentence_transformers import CrossEncoder

BATCH = 32


class CrossEncoderReranker:
    """Any cross-encoder that gives one score a pair; make one with `load`."""

    def __init__(self, name: str, model: CrossEncoder) -> None:
        self._name = name
        self._model = model

    @classmethod
    def load(cls, name: str, *, download: bool = False) -> CrossEncoderReranker:
        """Load a model onto the processor, in full precision: in half, close scores are the same.

        Args:
            name: a folder, or the model's name in the local cache.
            download: whether the network may be used for a model that is not on this machine.

        Raises:
            RerankerError: it is not here, is no such model, or gives several scores a pair.
        """
        import torch
        from sentence_transformers import CrossEncoder

        target = located(name)
        with loading("reranker", name, RerankerError, download=download):
            model = CrossEncoder(
                target, device="cpu", local_files_only=not download, model_kwargs={"dtype": torch.float32}
            )
        heads = model.config.architectures or ()
        if not any("For" in each for each in heads):
            # A model without a head would get one of random numbers, and rank by it.
            raise RerankerError(
                f"reranker {name}: is no cross-encoder ({', '.join(heads)}); name one, or use --encoder"
            )
        if model.num_labels != 1:
            raise RerankerError(f"reranker {name}: gives {model.num_labels} scores a pair; name a model that gives one")
        found = cls(target, model)
        if len(set(found.score(WORDS[0], WORDS).tolist())) == 1:
            raise RerankerError(f"reranker {name}: gives different words one score; its tokenizer is missing or empty")
        return found

    @property
    def name(self) -> str:
        """The model's absolute folder, or its name."""
        return self._name

    def score(self, query: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one score a text, as the model gives it (for most a number from 0 to 1).

        Raises:
            RerankerError: the model gives something else than numbers.
        """
        if not texts:
            return np.zeros(0, dtype=np.float32)
        pairs = [(query, text) for text in texts]
        scores = np.asarray(
            self._model.predict(pairs, batch_size=BATCH, convert_to_numpy=True, show_progress_bar=False),
            dtype=np.float32,
        )
        if not np.isfinite(scores).all():
            raise RerankerError(f"reranker {self._name}: gives scores that are no numbers; name another model")
        return scores

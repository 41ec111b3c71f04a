"""What turns a passage into a vector: the protocol, and which encoder a name stands for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias, runtime_checkable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Kind: TypeAlias = Literal["query", "passage"]
LEXICAL = "lexical"
"""What a user calls the hashing encoder; a store records its full name."""


@runtime_checkable
class Encoder(Protocol):
    """Anything that gives texts vectors whose cosine says how alike they are."""

    @property
    def name(self) -> str:
        """What a store records, and what `load_encoder` makes the same encoder from."""
        ...

    @property
    def dimensions(self) -> int:
        """The length of a vector."""
        ...

    def encode(self, texts: Sequence[str], *, kind: Kind = "passage") -> NDArray[np.float32]:
        """Return one row a text, shape ``(len(texts), dimensions)``, each of Euclidean length 1 (or all zeros).

        Args:
            texts: what to encode.
            kind: some models read what is looked for and what is found in two ways.
        """
        ...


def load_encoder(name: str | None, *, download: bool = False) -> Encoder:
    """Return the encoder of a name.

    Args:
        name: null for the one that comes with the package, ``lexical`` for the hashing of words, a name that a store
            recorded, or a sentence-transformers model: a folder, or a name in the local cache.
        download: whether a model that is not on this machine may be fetched; never asked for by default.

    Raises:
        EncoderError: there is no such model here, or it cannot be loaded.
    """
    from index.hashing import HashingEncoder, dimensions_of
    from index.static_encoder import SHIPPED, StaticEncoder

    if name is None or name == SHIPPED:
        return StaticEncoder.shipped()
    if name == LEXICAL:
        return HashingEncoder()
    hashed = dimensions_of(name)
    if hashed is not None:
        return HashingEncoder(hashed)
    from index.transformer import SentenceTransformerEncoder

    return SentenceTransformerEncoder.load(name, download=download)

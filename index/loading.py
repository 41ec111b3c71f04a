"""Which encoder or reranker a name stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.errors import EncoderError

if TYPE_CHECKING:
    from index.encoder import Encoder
    from index.reranker import Reranker

LEXICAL = "lexical"
"""What a user calls the hashing encoder; a store records its full name."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The encoder that a user asks for.

    Attributes:
        name: see `load_encoder`.
        query_prefix, passage_prefix: what is put before a text, in place of what the model itself says; null leaves
            that to the model, or to the store that has recorded it.
        download: whether a model that is not on this machine may be fetched.
    """

    name: str | None = None
    query_prefix: str | None = None
    passage_prefix: str | None = None
    download: bool = False

    def load(self) -> Encoder:
        """Return the encoder; the arguments and errors are those of `load_encoder`."""
        return load_encoder(
            self.name, query_prefix=self.query_prefix, passage_prefix=self.passage_prefix, download=self.download
        )


def load_encoder(
    name: str | None,
    *,
    query_prefix: str | None = None,
    passage_prefix: str | None = None,
    download: bool = False,
) -> Encoder:
    """Return the encoder of a name.

    Args:
        name: null for the one that comes with the package, ``lexical`` for the hashing of words, a name that a store
            recorded, or a sentence-transformers model: a folder, or a name in the local cache.
        query_prefix: what is put before what is looked for; null for the model's own, where it has one.
        passage_prefix: what is put before what is searched; likewise.
        download: whether a model that is not on this machine may be fetched; never asked for by default.

    Raises:
        EncoderError: there is no such model here, or it cannot be loaded.
    """
    found = _without_prefixes(name)
    if found is None:
        from index.transformer import SentenceTransformerEncoder

        return SentenceTransformerEncoder.load(
            str(name), query_prefix=query_prefix, passage_prefix=passage_prefix, download=download
        )
    if query_prefix or passage_prefix:
        raise EncoderError(f"encoder {found.name}: reads queries and passages alike; leave the prefixes out")
    return found


def load_reranker(name: str, *, download: bool = False) -> Reranker:
    """Return the cross-encoder of a folder or name, to be given to a search.

    Args:
        name: a folder that sentence-transformers can load as a `CrossEncoder`, or a name in the local cache.
        download: whether a model that is not on this machine may be fetched.

    Raises:
        RerankerError: there is no such model here, or it gives no single score.
    """
    from index.cross_encoder import CrossEncoderReranker

    return CrossEncoderReranker.load(name, download=download)


def full_name(name: str | None) -> str:
    """Return what a store records of an encoder that the user calls by this name; nothing is loaded."""
    from index.hashing import DIMENSIONS, name_of
    from index.static_encoder import SHIPPED

    if name is None:
        return SHIPPED
    if name == LEXICAL:
        return name_of(DIMENSIONS)
    from index.local import located

    return located(name)


def _without_prefixes(name: str | None) -> Encoder | None:
    """Return an encoder of the package, which needs no sentence-transformers; null for the name of another."""
    from index.hashing import HashingEncoder, dimensions_of
    from index.static_encoder import SHIPPED, StaticEncoder

    if name is None or name == SHIPPED:
        return StaticEncoder.shipped()
    if name == LEXICAL:
        return HashingEncoder()
    hashed = dimensions_of(name)
    return None if hashed is None else HashingEncoder(hashed)

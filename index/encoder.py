"""What turns a passage into a vector: the protocol, and what models want before a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias, runtime_checkable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Kind: TypeAlias = Literal["query", "passage"]


@dataclass(frozen=True, slots=True)
class Prefixes:
    """What a model reads before a text, its blanks included: ``query: `` and ``passage: `` for the E5 family."""

    query: str = ""
    passage: str = ""

    def but(self, *, query: str | None, passage: str | None) -> Prefixes:
        """Return them with what is given in place of their own."""
        return Prefixes(self.query if query is None else query, self.passage if passage is None else passage)

    def __str__(self) -> str:
        return f" with the prefixes {self.query!r} and {self.passage!r}" if self.query or self.passage else ""


@runtime_checkable
class Encoder(Protocol):
    """Anything that gives texts vectors whose cosine says how alike they are."""

    @property
    def name(self) -> str:
        """What a store records, and what `index.loading.load_encoder` makes the same encoder from."""
        ...

    @property
    def dimensions(self) -> int:
        """The length of a vector."""
        ...

    @property
    def prefixes(self) -> Prefixes:
        """What it puts before a text; a store records it too."""
        ...

    def encode(self, texts: Sequence[str], *, kind: Kind = "passage") -> NDArray[np.float32]:
        """Return one row a text, shape ``(len(texts), dimensions)``, each of Euclidean length 1 (or all zeros).

        Args:
            texts: what to encode.
            kind: some models read what is looked for and what is found in two ways.
        """
        ...

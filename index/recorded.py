"""What a store records of an encoder: enough to load it again, and to notice that it is another one by now."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy import delete

from index import schema
from index.encoder import Prefixes
from index.errors import EncoderError
from index.facts import DIMENSIONS, ENCODER, facts, set_fact
from index.loading import load_encoder
from index.matrix import pack, unpack

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from index.encoder import Encoder

PROBE = "Gold rose 2% to a record on Friday; el oro subió un 2 % hasta un máximo el viernes."
"""What every encoder encodes once, so that a model whose files have changed under its name is noticed."""

ALIKE = 0.99
"""The cosine from which on two vectors of that text are of one model: half precision moves it by less than 0.001."""

NOW = ""
NEXT = "next_"
"""Before the names of the facts of the encoder that a reindex leads to."""

_QUERY, _PASSAGE, _VECTORS = "query_prefix", "passage_prefix", "probe"
_NAMES = (ENCODER, DIMENSIONS, _QUERY, _PASSAGE, _VECTORS)


@dataclass(frozen=True, slots=True)
class Recorded:
    """An encoder as a store remembers it.

    Attributes:
        prefixes: null where an older version did not record them: those that the model has of itself.
        probe: its vectors of a text as a query and as a passage; empty where an older version did not record them.
    """

    name: str
    dimensions: int
    prefixes: Prefixes | None
    probe: str

    @classmethod
    def of(cls, encoder: Encoder) -> Recorded:
        """Return what is recorded of an encoder."""
        return cls(encoder.name, encoder.dimensions, encoder.prefixes, _probe(encoder))

    def __str__(self) -> str:
        return f"{self.name}{self.prefixes or ''}"

    def alike(self, other: Recorded) -> bool:
        """Return whether another one gives the same vectors, whatever it is called."""
        if other.dimensions != self.dimensions or self.prefixes not in (None, other.prefixes):
            return False
        if not self.probe:
            return other.name == self.name
        cosines = (_vectors(self.probe, self.dimensions) * _vectors(other.probe, self.dimensions)).sum(axis=1)
        return bool((cosines >= ALIKE).all())

    def load(self, store: str, *, download: bool = False) -> Encoder:
        """Load the encoder again.

        Raises:
            EncoderError: its model is not on this machine, or has changed.
        """
        own = self.prefixes
        try:
            encoder = load_encoder(
                self.name,
                query_prefix=own.query if own else None,
                passage_prefix=own.passage if own else None,
                download=download,
            )
        except EncoderError as error:
            other = f"make the vectors anew with another: cotejo reindex --encoder NAME --store {store}"
            raise EncoderError(f"{store}: {error}; or {other}") from error
        if not self.alike(Recorded.of(encoder)):
            raise EncoderError(
                f"{store}: {self.name} has changed since the vectors were made with it; make them anew: "
                f"cotejo reindex --store {store}"
            )
        return encoder


def recorded(connection: Connection, which: str = NOW) -> Recorded | None:
    """Return the encoder of the store's vectors, or the ``NEXT`` one; null where there is none."""
    name, dimensions, query, passage, probe = facts(connection, *(which + each for each in _NAMES))
    if name is None:
        return None
    prefixes = None if query is None or passage is None else Prefixes(query, passage)
    return Recorded(name, int(dimensions or 0), prefixes, probe or "")


def record(connection: Connection, encoder: Recorded, which: str = NOW) -> None:
    """Record an encoder in place of the one before."""
    prefixes = encoder.prefixes or Prefixes()
    values = (encoder.name, str(encoder.dimensions), prefixes.query, prefixes.passage, encoder.probe)
    for name, value in zip(_NAMES, values, strict=True):
        set_fact(connection, which + name, value)


def forget(connection: Connection, which: str) -> None:
    """Take down that there is none."""
    connection.execute(delete(schema.facts).where(schema.facts.c.name.in_([which + name for name in _NAMES])))


def _probe(encoder: Encoder) -> str:
    vectors = np.concatenate([encoder.encode([PROBE], kind="query"), encoder.encode([PROBE])])
    return base64.b64encode(b"".join(pack(vectors))).decode()


def _vectors(probe: str, dimensions: int) -> np.typing.NDArray[np.float32]:
    return unpack([base64.b64decode(probe)], dimensions)

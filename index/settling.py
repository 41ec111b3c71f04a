"""Which encoder a store's vectors are of: recorded when it is made, checked when it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.encoder import load_encoder
from index.errors import EncoderError
from index.facts import DIMENSIONS, ENCODER, fact, set_fact

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from index.database import Place
    from index.encoder import Encoder


def settle(engine: Engine, place: Place, encoder: Encoder | None, *, writing: bool) -> Encoder | None:
    """Record a new store's encoder, or check that the one that was asked for is the store's own."""
    with engine.begin() as connection:
        recorded = fact(connection, ENCODER)
        if recorded is None and writing:
            encoder = encoder or load_encoder(None)
            set_fact(connection, ENCODER, encoder.name)
            set_fact(connection, DIMENSIONS, str(encoder.dimensions))
        elif encoder is not None and encoder.name != recorded:
            raise EncoderError(
                f"{place.name}: its vectors are of the encoder {recorded}, not of {encoder.name}; leave the encoder "
                "out, or make another store with it"
            )
    return encoder

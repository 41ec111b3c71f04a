"""Which encoder a store's vectors are of: recorded when it is made, checked when it is opened, loaded when needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from index.encoder import Encoder, Prefixes
from index.errors import EncoderError, StoreMissingError
from index.loading import Choice, full_name
from index.recorded import Recorded, record, recorded

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


class OwnEncoder:
    """The encoder of one open store, whichever it is at the time: a reindex changes it."""

    def __init__(self, store: str, *, download: bool = False) -> None:
        self._store = store
        self._download = download
        self._loaded: tuple[Recorded, Encoder] | None = None

    @classmethod
    def settle(cls, store: str, engine: Engine, asked: Encoder | Choice | None, *, writing: bool) -> Self:
        """Record a new store's encoder, or check that the one that was asked for is the store's own.

        Raises:
            EncoderError: it is not.
        """
        choice = asked if isinstance(asked, Choice) else Choice()
        own = cls(store, download=choice.download)
        with engine.begin() as connection:
            found = recorded(connection)
            if found is None and writing:
                encoder = asked if isinstance(asked, Encoder) else choice.load()
                found = Recorded.of(encoder)
                record(connection, found)
                own._loaded = found, encoder
            elif found is not None and not own._is_meant(found, asked):
                own._loaded = found, own._checked(found, asked)
                if writing:  # the same model, under another name: its folder has moved
                    found = Recorded.of(own._loaded[1])
                    record(connection, found)
                    own._loaded = found, own._loaded[1]
        return own

    def __call__(self, connection: Connection) -> Encoder:
        """Return the encoder of the vectors that a transaction reads.

        Raises:
            EncoderError: its model is not on this machine, or has changed.
        """
        found = self.recorded(connection)
        if self._loaded is None or self._loaded[0] != found:
            self._loaded = found, found.load(self._store, download=self._download)
        return self._loaded[1]

    def recorded(self, connection: Connection) -> Recorded:
        """Return what is known of it without loading it."""
        found = recorded(connection)
        if found is None:
            raise StoreMissingError(f"{self._store}: holds nothing yet; run: cotejo ingest PATH --store {self._store}")
        return found

    def _is_meant(self, found: Recorded, asked: Encoder | Choice | None) -> bool:
        """Return whether what is asked for is the store's own by its name and prefixes, so that it can wait."""
        if not isinstance(asked, Choice):
            return asked is None
        if asked.name is not None and full_name(asked.name) != found.name:
            return False
        known = found.prefixes or Prefixes()
        return known.but(query=asked.query_prefix, passage=asked.passage_prefix) == known

    def _checked(self, found: Recorded, asked: Encoder | Choice | None) -> Encoder:
        """Return the encoder that is asked for if its vectors are those of the store's own."""
        encoder = asked if isinstance(asked, Encoder) else _named(asked or Choice(), found).load()
        if not found.alike(Recorded.of(encoder)):
            raise EncoderError(
                f"{self._store}: its vectors are of the encoder {found}, not of {encoder.name}{encoder.prefixes}; "
                f"leave the encoder out, or make the vectors anew: "
                f"cotejo reindex --encoder {encoder.name} --store {self._store}"
            )
        return encoder


def _named(choice: Choice, found: Recorded) -> Choice:
    """Return a choice with the store's own encoder where it names none."""
    name = choice.name or found.name
    return Choice(name, choice.query_prefix, choice.passage_prefix, choice.download)

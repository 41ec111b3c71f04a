"""The connection to a store's tables: where they are, how they are opened, and which version they have."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, select, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from index.errors import DiskError, StoreError, StoreMissingError, StoreSchemaError
from index.schema import REVISION

if TYPE_CHECKING:
    from sqlalchemy import URL
    from sqlalchemy.engine import ExceptionContext

DATABASE = "cotejo.db"
POSTGRESQL = "postgresql+psycopg"
BUSY_TIMEOUT_MS = 10_000
"""How long a statement waits for another process, which holds the file for moments only."""

_FAULTS = {
    sqlite3.SQLITE_FULL: "the disk is full; make room and run this again: what was written before is kept",
    sqlite3.SQLITE_IOERR: "the disk cannot be read or written; check it, and run this again",
    sqlite3.SQLITE_READONLY: "the store's folder cannot be written; check its permissions, or name another store",
    sqlite3.SQLITE_CORRUPT: "the database is damaged; go back to a copy of the folder, or ingest into a new store",
}
"""What to do about what SQLite says of the disk (https://sqlite.org/rescode.html)."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a store is: a folder with everything in it, or a database server.

    Attributes:
        name: what the user called it.
        url: the database.
        folder: the folder, null for a server.
    """

    name: str
    url: URL
    folder: Path | None

    @property
    def exists(self) -> bool:
        """Whether something was ever written there (a server is asked when it is connected to)."""
        return self.folder is None or (self.folder / DATABASE).exists()


def locate(location: str | Path) -> Place:
    """Return where a folder's name or a database URL points to.

    Raises:
        StoreError: the URL cannot be read.
    """
    name = str(location)
    if "://" not in name:
        folder = Path(location).expanduser().resolve()
        return Place(name, make_url("sqlite://").set(database=str(folder / DATABASE)), folder)
    try:
        url = make_url(name)
    except ArgumentError as error:
        raise StoreError(f"{name}: not a database URL; write postgresql://user@host/name, or name a folder") from error
    if url.get_backend_name() == "sqlite":
        raise StoreError(f"{name}: a store in SQLite is a folder; name the folder instead of the URL")
    name = url.render_as_string(hide_password=True)
    # A URL need not name the driver, and SQLAlchemy's own choice is the one before it.
    return Place(name, url.set(drivername=POSTGRESQL) if url.drivername == "postgresql" else url, None)


def connect(place: Place, *, writing: bool) -> Engine:
    """Open the database; nothing is read yet.

    Raises:
        StoreMissingError: there is nothing to read.
        StoreError: the database's driver is not installed.
    """
    if not writing and not place.exists:
        raise StoreMissingError(f"{place.name}: no store here; make one with: cotejo ingest PATH --store {place.name}")
    try:
        engine = create_engine(place.url if writing else _readable(place))
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        hint = "install the driver of this database beside cotejo: pip install 'cotejo[postgresql]'"
        raise StoreError(f"{place.name}: {error}; {hint}") from error
    if place.folder is not None:
        event.listen(engine, "connect", _prepare_to_write if writing else _prepare_to_read)
        event.listen(engine, "begin", _begin)
        event.listen(engine, "handle_error", partial(_tell, place.name))
    return engine


def _readable(place: Place) -> URL:
    """Return the database as one that may only read opens it.

    Readers beside a writer share a file with it, which SQLite makes where there is none. Where it cannot (a read-only
    disk, a folder of somebody else), nobody writes either, and the database is read as it stands.
    """
    if place.folder is None:
        return place.url
    file = place.folder / DATABASE
    if os.access(place.folder, os.W_OK) or file.with_name(f"{DATABASE}-wal").exists():
        return place.url
    return place.url.set(database=f"file:{quote(str(file))}", query={"immutable": "1", "uri": "true"})


def _tell(name: str, context: ExceptionContext) -> DiskError | None:
    """Return what is raised in the place of the database's own error where the disk is to blame: what to do."""
    code = getattr(context.original_exception, "sqlite_errorcode", 0) & 0xFF
    return DiskError(f"{name}: {_FAULTS[code]}", str(context.original_exception)) if code in _FAULTS else None


def prepare(engine: Engine, place: Place, *, writing: bool) -> None:
    """Bring the tables to this version's schema, or check that they have it.

    Raises:
        StoreMissingError: there are no tables to read.
        StoreSchemaError: the tables are of another version.
        StoreError: this is no database, or the server cannot be reached.
    """
    try:
        with engine.connect() as connection:
            found = _revision(connection)
    except DBAPIError as error:
        raise StoreError(f"{place.name}: the database cannot be opened: {error.orig}") from error
    if found == REVISION:
        return
    if found is not None and found > REVISION:
        raise StoreSchemaError(f"{place.name}: written by a newer cotejo (schema {found}); install that version")
    if writing:
        migrate(engine)
    elif found is None:
        raise StoreMissingError(f"{place.name}: holds no tables yet; run: cotejo ingest PATH --store {place.name}")
    else:
        raise StoreSchemaError(
            f"{place.name}: written by an older cotejo (schema {found}); cotejo ingest PATH brings it to {REVISION}"
        )


def migrate(engine: Engine) -> None:
    """Run the migrations that the tables lack, all in one transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(select(text("version_num")).select_from(text("alembic_version"))).scalar()


def _prepare_to_write(dbapi_connection: Any, _record: object) -> None:
    _prepare_to_read(dbapi_connection, _record)
    _run(dbapi_connection, "PRAGMA query_only = OFF", "PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL")


def _prepare_to_read(dbapi_connection: Any, _record: object) -> None:
    # The driver would commit before statements of its own choosing; transactions begin in `_begin` instead.
    dbapi_connection.isolation_level = None
    _run(
        dbapi_connection,
        f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
        "PRAGMA foreign_keys = ON",
        "PRAGMA query_only = ON",
    )


def _run(dbapi_connection: Any, *statements: str) -> None:
    cursor = dbapi_connection.cursor()
    for statement in statements:
        cursor.execute(statement)
    cursor.close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")

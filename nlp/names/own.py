"""A user's own file of names: more names for what the package knows, and names of what it does not know.

TOML, where a key is an identifier of the claim contract and a value its names in the notation of the package's tables
(``?`` before a name that needs evidence)::

    [names]                                  # in both languages; [en] and [es] hold names of one language
    "XNAS:ACME" = ["Acme Widgets", "?Acme"]

or CSV with the columns ``id`` and ``name``, and perhaps ``evidence`` (yes or no) and ``lang`` (en or es).
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ingest.errors import CotejoError
from nlp.tables import LANGUAGES

KINDS = ("index", "cb", "country", "bond", "commodity", "currency", "fx", "crypto", "sector", "group")
"""The kinds of identifiers that are no security's."""

_IDENTIFIER = re.compile(rf"[A-Z0-9]{{4}}:[A-Z0-9][A-Z0-9&.$-]{{0,19}}|(?:{'|'.join(KINDS)}):[A-Za-z0-9_]{{1,24}}")
_LETTER = re.compile(r"[^\W\d_]")
_YES, _NO = frozenset({"yes", "true", "1"}), frozenset({"no", "false", "0", ""})
_BOTH = "names"


class NamesError(CotejoError):
    """A user's file of names cannot be read, or says what cannot be."""


@dataclass(frozen=True, slots=True)
class OwnName:
    """One name: the identifier, the phrase in the notation of the tables, and its language (empty: both)."""

    id: str
    phrase: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class OwnNames:
    """What a file of names holds; two are equal where their contents are, so that it can be a key of a cache.

    Attributes:
        digest: SHA-256 (hexadecimal) of the names; empty where there are none.
    """

    digest: str = ""
    names: tuple[OwnName, ...] = field(default=(), compare=False)

    @classmethod
    def from_file(cls, path: str | Path) -> OwnNames:
        """Read a file; the suffix ``.csv`` tells a table, anything else is TOML.

        Raises:
            NamesError: it cannot be read, or a line is wrong; the message names the line and what to do.
        """
        source = Path(path)
        try:
            text = source.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            unread = f"cannot be read: {getattr(error, 'strerror', error)}; check the path"
            why = "is not UTF-8; convert it" if isinstance(error, UnicodeDecodeError) else unread
            raise NamesError(f"{source}: {why}") from error
        return cls.from_text(text, name=str(source), table=source.suffix.lower() == ".csv")

    @classmethod
    def from_text(cls, text: str, *, name: str, table: bool = False) -> OwnNames:
        """Read the content of a file; ``name`` is what messages call it.

        Raises:
            NamesError: a line is wrong.
        """
        names = tuple(_rows(text, name) if table else _entries(text, name))
        if not names:
            raise NamesError(f'{name}: no name in it; write [names] and lines such as "XNAS:ACME" = ["Acme Widgets"]')
        told = "\n".join(f"{each.id}\t{each.phrase}\t{each.lang}" for each in names)
        return cls(hashlib.sha256(told.encode()).hexdigest(), names)

    def to_rows(self) -> list[list[str]]:
        """Return the names as lists that JSON can hold; `from_rows` reads them."""
        return [[each.id, each.phrase, each.lang] for each in self.names]

    @classmethod
    def from_rows(cls, digest: str, rows: list[list[str]]) -> OwnNames:
        """Return the names that `to_rows` gave."""
        return cls(digest, tuple(OwnName(*row) for row in rows))


def _entries(text: str, name: str) -> Iterator[OwnName]:
    """Yield the names of a TOML file."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise NamesError(f"{name}: not TOML: {error}; names stand in quotes, lists in brackets") from error
    for section, entries in data.items():
        if section not in (_BOTH, *LANGUAGES) or not isinstance(entries, dict):
            raise NamesError(f"{_at(name, text, section)}: [{section}] is unknown; write [names], [en] or [es]")
        for identifier, phrases in entries.items():
            place = _at(name, text, identifier)
            _check(identifier, place)
            if not isinstance(phrases, list) or not all(isinstance(phrase, str) for phrase in phrases):
                raise NamesError(f'{place}: the names of {identifier} are no list of texts; write ["Acme", "?Acme"]')
            for phrase in phrases:
                yield OwnName(identifier, _phrase(phrase, place), "" if section == _BOTH else section)


def _rows(text: str, name: str) -> Iterator[OwnName]:
    """Yield the names of a CSV file."""
    table = csv.DictReader(io.StringIO(text))
    if not {"id", "name"} <= set(table.fieldnames or ()):
        raise NamesError(f"{name}, line 1: no columns id and name; write id,name,evidence,lang as the first line")
    for row in table:
        place = f"{name}, line {table.line_num}"
        identifier, lang = (row["id"] or "").strip(), (row.get("lang") or "").strip()
        evidence = (row.get("evidence") or "").strip().lower()
        _check(identifier, place)
        if lang not in ("", *LANGUAGES):
            raise NamesError(f"{place}: the language {lang!r} is unknown; write en, es or nothing")
        if evidence not in _YES | _NO:
            raise NamesError(f"{place}: {evidence!r} says nothing of evidence; write yes or no")
        phrase = _phrase((row["name"] or "").strip(), place)
        yield OwnName(identifier, f"?{phrase.lstrip('?')}" if evidence in _YES else phrase, lang)


def _check(identifier: str, place: str) -> None:
    if not _IDENTIFIER.fullmatch(identifier):
        raise NamesError(
            f"{place}: {identifier!r} is no identifier; write a market and a ticker (XNAS:ACME) or a kind and a code "
            f"(index:SPX), with one of the kinds {', '.join(KINDS)}"
        )


def _phrase(phrase: str, place: str) -> str:
    if not _LETTER.search(phrase):
        raise NamesError(f"{place}: {phrase!r} is no name; a name has a letter")
    return phrase


def _at(name: str, text: str, key: str) -> str:
    """Return the file and the line in which a key stands."""
    line = next((number for number, line in enumerate(text.splitlines(), 1) if key in line), 1)
    return f"{name}, line {line}"

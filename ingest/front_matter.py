"""The YAML or TOML at the start of a Markdown file, and the fields of rows, as metadata."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace

from ingest import blocks, dates
from ingest.document import Metadata

KEYS: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "título", "titulo"),
    "author": ("author", "authors", "byline", "autor", "autores"),
    "reviewer": ("reviewer", "editor", "revisor"),
    "publisher": ("publisher", "source", "site", "fuente", "medio"),
    "published": ("date", "published", "publishdate", "pubdate", "published_at", "datetime", "fecha"),
    "page_lang": ("lang", "language", "locale", "idioma"),
    "url": ("url", "link", "canonical", "permalink", "enlace"),
}
"""Where each piece of metadata is looked for, in this order. A permalink is no URL unless it has a host."""

_FIELD = re.compile(r"^(?P<key>\w+):[ \t]+(?P<value>\S.*?)[ \t\r]*$", re.MULTILINE)


_DATE_LINE = re.compile(
    rf"^(?:{'|'.join(KEYS['published'])})[ \t]*[:=][ \t]*(?P<value>(?=[^\r\n]*\d)\S.*?)[ \t\r]*$",
    re.MULTILINE | re.IGNORECASE,
)


class FieldError(ValueError):
    """A field holds what it cannot hold; the message names the field and what to write."""


def parse(yaml_text: str | None, toml_text: str | None = None) -> Metadata:
    """Return what front matter says, in one or the other form. What is not valid says nothing: it stays in the text.

    YAML that a headline with a colon of its own breaks ("title: Dollar today: where it trades") is read line by line.
    An unreadable date in it is passed over, as it is where a template was never filled in.
    """
    try:
        values = tomllib.loads(toml_text.replace("\r\n", "\n")) if toml_text is not None else _yaml(yaml_text or "")
    except ValueError:
        values = _plain(yaml_text or "")
    return from_fields(values, strict=False) if isinstance(values, Mapping) else Metadata()


def _yaml(text: str) -> object:
    """Return what a text says.

    Raises:
        ValueError: it is no YAML, or a date in it is none.
    """
    import yaml

    try:
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


def _plain(text: str) -> dict[object, object]:
    """Return the fields of lines that state one each, without what YAML would make of their values."""
    return {match["key"]: match["value"].strip("\"'") for match in _FIELD.finditer(text)}


def from_fields(values: Mapping[object, object], *, strict: bool) -> Metadata:
    """Return the metadata in the fields of front matter or of a row; unknown fields are passed over.

    Args:
        values: the fields by name, in any case.
        strict: whether a date that cannot be read is an error.

    Raises:
        FieldError: a date cannot be read, when `strict`.
    """
    named = {str(key).strip().lower(): value for key, value in values.items()}
    known: dict[str, str] = {}
    for field, keys in KEYS.items():
        text = next((text for key in keys if (text := _text(named.get(key)))), None)
        if text is not None:
            known[field] = text
    if "published" in known:
        known["published"] = _date(known, strict=strict)
    if "page_lang" in known:
        known["page_lang"] = known["page_lang"].replace("_", "-").split("-")[0].lower()
    if "://" not in known.get("url", "://"):
        del known["url"]
    said = Metadata()
    for field, value in known.items():
        said = replace(said, **{field: value or None})  # type: ignore[arg-type]  # all fields of KEYS are texts
    return said


def unread_date(text: str) -> tuple[int, str] | None:
    """Return the line and the value of a date in a text's front matter that is none ("2026-02-31"), else null.

    What holds no digit is what a template leaves where nobody filled it in.
    """
    front = blocks.front_matter(text)
    if front is None or parse(front["yaml"], front["toml"]).published is not None:
        return None
    written = _DATE_LINE.search(text, 0, front.end())
    return None if written is None else (text.count("\n", 0, written.start()) + 1, written["value"].strip("\"'"))


def fill(given: Metadata, found: Metadata) -> Metadata:
    """Return what was given, with what was found where nothing was given."""
    return replace(
        given, **{it.name: getattr(found, it.name) for it in fields(given) if getattr(given, it.name) is None}
    )


def _date(known: Mapping[str, str], *, strict: bool) -> str:
    date = dates.normalize(known["published"], lang=known.get("page_lang", "")[:2] or None)
    if date is None and strict:
        raise FieldError(
            f"date {known['published']!r} is not a day; write it as 2026-01-31 or 2026-01-31T20:20:00-05:00"
        )
    return date or ""


def _text(value: object) -> str | None:
    """Return a field's value as text: a list's parts joined, a mapping's ``name``."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return _text(value.get("name"))
    if isinstance(value, list):
        return ", ".join(text for part in value if (text := _text(part))) or None
    return str(value).strip() or None if isinstance(value, str | int) and not isinstance(value, bool) else None

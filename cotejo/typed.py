"""Days and times as users type them, on the command line and in the address of a page."""

from __future__ import annotations

import datetime as dt


class TypedError(ValueError):
    """What was typed cannot be read; the message says how to write it."""


def day(typed: str) -> str:
    """Return a day as ISO 8601 writes it.

    Raises:
        TypedError: it is none.
    """
    try:
        return dt.date.fromisoformat(typed).isoformat()
    except ValueError as error:
        raise TypedError(f"{typed!r} is not a day; write it as 2026-01-08") from error


def time(typed: str) -> str:
    """Return a time that figures are about, as it was typed.

    Raises:
        TypedError: it is none.
    """
    from index.days import parse

    if parse(typed) is None:
        raise TypedError(f"{typed!r} is no time; write a date, month, quarter, year or interval (2025-Q4)")
    return typed

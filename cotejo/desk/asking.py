"""What a request asks for: its parameters, named as the options of the command line are, and checked as those."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cotejo.desk.errors import RequestError
from cotejo.typed import TypedError, day, time
from index.decision import Verdict
from nlp.metric_names import UnknownMetricError, metric_name
from nlp.reading import Status
from nlp.tables import LANGUAGES
from queries.consensus import Period
from queries.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Reader = Callable[[str], Any]

MOST = 500
"""Rows that one answer holds at most."""

UNDECIDED = "undecided"
"""What takes a decision back."""


def text(typed: str) -> str:
    """Return what was typed."""
    return typed


def flag(typed: str) -> bool:
    """Return whether something is wanted: ``1``, ``true`` or ``on``, as forms send it, or ``0`` or ``false``.

    Raises:
        RequestError: it is none of these.
    """
    if typed.lower() not in {"1", "true", "on", "0", "false"}:
        raise RequestError(f"{typed!r} is neither true nor false")
    return typed.lower() in {"1", "true", "on"}


def count(typed: str) -> int:
    """Return a number from 1 to `MOST`.

    Raises:
        RequestError: it is none.
    """
    if not typed.isdecimal() or not 1 <= int(typed) <= MOST:
        raise RequestError(f"{typed!r} is no number from 1 to {MOST}")
    return int(typed)


def page(typed: str) -> int:
    """Return which page of a listing is asked for, from 1 on.

    Raises:
        RequestError: it is no number.
    """
    if not typed.isdecimal() or int(typed) < 1:
        raise RequestError(f"{typed!r} is no page; the first is 1")
    return int(typed)


def place(typed: str) -> int:
    """Return a character's place in a text, from 0 on.

    Raises:
        RequestError: it is no number.
    """
    if not typed.isdecimal():
        raise RequestError(f"{typed!r} is no place in a text; the first is 0")
    return int(typed)


def one_of(values: Iterable[str]) -> Reader:
    """Return what reads a word that has to be one of several."""
    allowed = tuple(map(str, values))

    def read(typed: str) -> str:
        if typed not in allowed:
            raise RequestError(f"{typed!r} is none of {', '.join(allowed)}")
        return typed

    return read


def kind(typed: str) -> str:
    """Return a kind of finding.

    Raises:
        RequestError: there is none of that name.
    """
    from queries.findings import KINDS

    known: str = one_of(KINDS)(typed)
    return known


PASSAGES: Mapping[str, Reader] = {
    "subject": text,
    "metric": metric_name,
    "as_of": time,
    "lang": one_of(LANGUAGES),
    "doc": text,
    "source": text,
    "since": day,
    "until": day,
    "originals": flag,
}
SEARCH: Mapping[str, Reader] = {"q": text, "like": text, "where": text, "limit": count, **PASSAGES}
CLAIMS: Mapping[str, Reader] = {
    "subject": text,
    "metric": metric_name,
    "lang": one_of(LANGUAGES),
    "doc": text,
    "source": text,
    "status": one_of(Status),
    "since": day,
    "until": day,
    "limit": count,
    "page": page,
}
FINDINGS: Mapping[str, Reader] = {
    "kind": kind,
    "severity": one_of(Severity),
    "min_severity": one_of(Severity),
    "doc": text,
    "decided": flag,
    "limit": count,
    "page": page,
}
TIMELINE: Mapping[str, Reader] = {
    "subject": text,
    "metric": metric_name,
    "part": text,
    "as_known_on": day,
    "by": one_of(Period),
}
DOCUMENT: Mapping[str, Reader] = {"name": text, "at": place}
CHECK: Mapping[str, Reader] = {"date": day}
DECISION: Mapping[str, Reader] = {"verdict": one_of([*Verdict, UNDECIDED]), "reason": text, "back": text}


def read(given: Iterable[tuple[str, str]], known: Mapping[str, Reader]) -> dict[str, Any]:
    """Return the parameters of a request by name; those that are left blank are not there.

    ``where`` may be repeated, and is a list.

    Raises:
        RequestError: one is not known, given twice, or cannot be read. The message names it.
    """
    found: dict[str, Any] = {}
    for name, typed in given:
        if name not in known:
            raise RequestError(f"no parameter {name!r}; there are {', '.join(known)}")
        if not typed.strip():
            continue
        if name in found and name != "where":
            raise RequestError(f"{name} is given twice; give it once")
        try:
            value = known[name](typed.strip())
        except (RequestError, TypedError, UnknownMetricError) as error:
            raise RequestError(f"{name}: {error}") from error
        found[name] = [*found.get(name, ()), value] if name == "where" else value
    return found

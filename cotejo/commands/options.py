"""The options that several commands share, and the checks on what is typed into them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

import typer

from cotejo import typed
from cotejo.formats import Format

STORE = "COTEJO_STORE"
"""The environment variable that names the store."""

NAMES = "COTEJO_NAMES"
"""The environment variable that names the user's file of names."""


class Lang(StrEnum):
    """A language that the program reads."""

    EN = "en"
    ES = "es"


def default_store() -> str:
    """Return the store in the user's data folder."""
    from platformdirs import user_data_dir

    return user_data_dir("cotejo", appauthor=False)


def metric(value: str | None) -> str | None:
    """Check that an option names a metric of the claim contract.

    Raises:
        typer.BadParameter: it does not.
    """
    from nlp.metric_names import UnknownMetricError, metric_name

    try:
        return None if value is None else metric_name(value)
    except UnknownMetricError as error:
        raise typer.BadParameter(str(error)) from error


def day(value: str | None) -> str | None:
    """Check that an option holds a day as ISO 8601 writes it.

    Raises:
        typer.BadParameter: it does not.
    """
    try:
        return None if value is None else typed.day(value)
    except typed.TypedError as error:
        raise typer.BadParameter(str(error)) from error


def day_or_today(value: str | None) -> str | None:
    """Check that an option holds a day, or the word that stands for the present one.

    Raises:
        typer.BadParameter: it does neither.
    """
    return dt.date.today().isoformat() if value == "today" else day(value)


def each(check: Callable[[str | None], str | None]) -> Callable[[list[str] | None], list[str] | None]:
    """Return the check of an option that can be given several times."""

    def checked(values: list[str] | None) -> list[str] | None:
        for value in values or ():
            check(value)
        return values

    return checked


Store = Annotated[
    str,
    typer.Option(
        "--store",
        metavar="FOLDER",
        envvar=STORE,
        default_factory=default_store,
        show_default=False,
        help="Folder of the store; by default one in the user's data folder.",
    ),
]
Output = Annotated[Format, typer.Option("--format", help="What to print: a table, JSON Lines or CSV.")]
Encoder = Annotated[
    str | None,
    typer.Option(
        metavar="NAME_OR_PATH",
        help="What makes the vectors: a sentence-transformers model, or 'lexical'; by default the bilingual one that "
        "comes with the package.",
    ),
]
QueryPrefix = Annotated[
    str | None,
    typer.Option(metavar="TEXT", help="What the encoder reads before a query ('query: '); by default what it says."),
]
PassagePrefix = Annotated[
    str | None,
    typer.Option(metavar="TEXT", help="What it reads before a passage ('passage: '); by default what it says."),
]
Download = Annotated[bool, typer.Option("--download", help="Fetch a named model that is not on this machine.")]
Date = Annotated[
    str | None,
    typer.Option(metavar="DAY", callback=day, help="Publication date of texts that carry none (2026-01-08)."),
]
Names = Annotated[
    str | None,
    typer.Option(
        "--names",
        metavar="FILE",
        envvar=NAMES,
        help="Your own names, TOML or CSV, beside those of the package; see docs/ingesting.md.",
    ),
]
Subject = Annotated[
    str | None, typer.Option(metavar="NAME", help="Only figures about this subject (index:SPX, NVDA, Inditex).")
]
Metric = Annotated[
    str | None,
    typer.Option(metavar="ID", callback=metric, help="Only this one (pe_forward, return); cotejo metrics lists them."),
]
Language = Annotated[Lang | None, typer.Option("--lang", help="Only sentences in this language.")]
Doc = Annotated[str | None, typer.Option("--doc", metavar="NAME", help="Only this document.")]
Publisher = Annotated[str | None, typer.Option("--source", metavar="NAME", help="Only documents of this publisher.")]
Since = Annotated[
    str | None, typer.Option(metavar="DAY", callback=day, help="Only documents published on this day or later.")
]
Until = Annotated[
    str | None, typer.Option(metavar="DAY", callback=day, help="Only documents published on this day or earlier.")
]

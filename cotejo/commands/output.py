"""What commands print: rows on standard output, remarks on standard error."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TypeVar

import typer

from cotejo.formats import write
from ingest.document import Rejected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cotejo.formats import Column, Format, Row

T = TypeVar("T")


def emit(rows: Iterable[Row], *, columns: Sequence[Column], form: Format) -> None:
    """Print rows on standard output; a reader that has seen enough (``| head``) ends the command quietly."""
    try:
        write(rows, columns=columns, form=form, stream=sys.stdout)
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still buffered has nobody to go to; without this the interpreter complains while it closes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit from None


def remark(message: str) -> None:
    """Print a remark on standard error, so that standard output holds data alone."""
    typer.echo(message, err=True)


def report(rejected: Rejected) -> None:
    """Print on standard error which input could not be read, where in it, and why."""
    place = f", {rejected.place}" if rejected.place else ""
    remark(f"rejected: {rejected.source}{place}: {rejected.reason}")


def admit(found: Iterable[T | Rejected]) -> Iterator[T]:
    """Yield what could be read and report what could not.

    Raises:
        typer.Exit: nothing at all could be read (exit code 1).
    """
    admitted = refused = False
    for each in found:
        if isinstance(each, Rejected):
            refused = True
            report(each)
        else:
            admitted = True
            yield each
    if refused and not admitted:
        raise typer.Exit(1)

"""What commands print: rows on standard output, remarks on standard error."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from itertools import chain, groupby
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import typer

from cotejo.formats import Format, write
from cotejo.table import terminal
from ingest.document import Rejected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from cotejo.formats import Column, Row

T = TypeVar("T")
PLACES = 5
"""Places of one file that a remark names; the others are counted."""

Tick: TypeAlias = "Callable[[int, int], None]"


def emit(rows: Iterable[Row], *, columns: Sequence[Column], form: Format, empty: str = "nothing found") -> None:
    """Print rows on standard output; where there are none, a table's reader is told so on standard error."""
    found = iter(rows)
    first = next(found, None)
    if first is None:
        if empty and form is Format.TABLE:
            remark(empty)
        return
    with _pipe():
        write(chain((first,), found), columns=columns, form=form, stream=sys.stdout)


def emit_text(text: RenderableType) -> None:
    """Print styled text, or anything else that Rich can lay out, on standard output."""
    with _pipe():
        terminal(sys.stdout).print(text)


def emit_raw(text: str) -> None:
    """Print text on standard output as it stands."""
    with _pipe():
        sys.stdout.write(text)


@contextmanager
def _pipe() -> Iterator[None]:
    """End the command quietly when the reader of its output has seen enough (``| head``)."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still buffered has nobody to go to; without this the interpreter complains while it closes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit from None


def remark(message: str) -> None:
    """Print a remark on standard error, so that standard output holds data alone."""
    typer.echo(message, err=True)


def report(rejected: Iterable[Rejected]) -> None:
    """Print on standard error which inputs could not be read, where in them, and why; one line a file and reason."""
    for (source, reason), each in groupby(rejected, key=lambda one: (one.source, one.reason)):
        places = [one.place for one in each if one.place]
        more = f" and {len(places) - PLACES:,} more places" if len(places) > PLACES else ""
        remark(f"rejected: {', '.join((source, *places[:PLACES]))}{more}: {reason}")


def admit(found: Iterable[T | Rejected]) -> Iterator[T]:
    """Yield what could be read and report what could not.

    Raises:
        typer.Exit: nothing at all could be read (exit code 1).
    """
    admitted = refused = False
    for each in found:
        if isinstance(each, Rejected):
            refused = True
            report([each])
        else:
            admitted = True
            yield each
    if refused and not admitted:
        raise typer.Exit(1)


@contextmanager
def ticking(label: str) -> Iterator[Tick]:
    """Show a progress bar on standard error while work goes on, on a terminal only.

    Yields:
        What to call with the number of steps done and of all steps.
    """
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, disable=not console.is_terminal, transient=True) as progress:
        task = progress.add_task(label, total=None)

        def tick(done: int, total: int) -> None:
            progress.update(task, completed=done, total=total)

        yield tick

"""``cotejo decide``: what becomes of a finding."""

import datetime as dt
from enum import StrEnum
from typing import Annotated

import typer

from cotejo import rows
from cotejo.commands import options
from cotejo.commands.output import emit
from cotejo.formats import Column, Format, field

COLUMNS = (
    Column("finding", field("finding"), figure=True),
    Column("verdict", field("verdict"), figure=True),
    Column("decided", field("decided"), figure=True),
    Column("reason", field("reason")),
    Column("message", field("message")),
)


class Word(StrEnum):
    """What can be decided."""

    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    FIXED = "fixed"
    UNDECIDED = "undecided"


def decide(
    finding: Annotated[
        str | None, typer.Argument(metavar="ID", help="Of the finding; without one, list decisions.")
    ] = None,
    verdict: Annotated[
        Word | None,
        typer.Argument(metavar="VERDICT", help="confirmed, dismissed, fixed or undecided."),
    ] = None,
    *,
    reason: Annotated[str | None, typer.Option(help="Why; a dismissal needs a reason.")] = None,
    date: Annotated[
        str | None, typer.Option(metavar="DAY", callback=options.day, help="Day of the decision; by default today.")
    ] = None,
    store: options.Store,
    form: options.Output = Format.TABLE,
) -> None:
    """Keep what was decided about a finding, or list all decisions.

    What is dismissed is listed no more, nor is its like: the same figures of the same thing in another text. What is
    confirmed stays listed, what is fixed goes. Decisions survive that texts are read again.

    Examples:
      $ cotejo decide 3f0c9a1b52d7e684 dismissed --reason "two share classes"
      $ cotejo decide 3f0c9a1b52d7e684 undecided
      $ cotejo decide
    """
    import cotejo

    if finding is None:
        with cotejo.open(store) as archive:
            emit(map(rows.decision, archive.decisions()), columns=COLUMNS, form=form)
        return
    if verdict is None:
        message = f"say what becomes of {finding}: {', '.join(Word)}"
        raise typer.BadParameter(message, param_hint="VERDICT")
    if verdict is Word.DISMISSED and not (reason or "").strip():
        message = "a dismissal needs a reason"
        raise typer.BadParameter(message, param_hint="--reason")
    with cotejo.open(store, mode="write") as archive:
        if verdict is Word.UNDECIDED:
            archive.undecide(finding)
            return
        day = date or dt.datetime.now(tz=dt.UTC).date().isoformat()
        emit(
            [rows.decision(archive.decide(finding, verdict.value, reason=reason, day=day))], columns=COLUMNS, form=form
        )

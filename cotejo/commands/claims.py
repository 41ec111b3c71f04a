"""``cotejo claims``: every figure with its subject, metric and date."""

from itertools import chain
from typing import TYPE_CHECKING, Annotated

import typer

from cotejo import rows
from cotejo.commands import options
from cotejo.commands.output import emit
from cotejo.formats import Column, Format, Row, field, name, number
from cotejo.table import Name
from nlp.reading import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from queries.unresolved import Group


def about(row: Row) -> str:
    """Return what a figure is about, and its status unless it simply is so."""
    status = "" if row["status"] == Status.ACTUAL else f"({row['status']})"
    negated = "(denied)" if row["negated"] else ""
    return " ".join(filter(None, (str(row["subject"] or "?"), str(row["metric"]), status, negated)))


def sentence(row: Row) -> str:
    """Return the sentence that states a figure in one line."""
    return " ".join(str(row["sentence"]).split())


def excerpt(row: Row) -> str:
    """Return a figure with the words around it: as much of its sentence as a line or two hold."""
    whole, value = sentence(row), " ".join(str(row["value_text"]).split())
    at = max(whole.find(value), 0)
    start = whole.rfind(" ", 0, max(0, at - AROUND)) + 1 if at > AROUND else 0
    end = whole.find(" ", at + len(value) + AROUND)
    return f"{'… ' * (start > 0)}{whole[start : end if end > 0 else None]}{' …' * (end > 0)}"


AROUND = 40
"""Characters on each side of a figure that an example shows."""

FIGURE = Column("figure", field("value_text"), figure=True, right=True)
COLUMNS = (FIGURE, Column("about", about), Column("as of", field("as_of")), Column("document", name("doc"), above=True))
MISSED = (
    Column("count", number("count"), figure=True, right=True),
    Column("context", field("context")),
    Column("lacks", field("lacks"), figure=True),
    Column("example", excerpt),
    Column("place", lambda row: Name(f"{row['doc']}:{row['start']}"), above=True),
)


def claims(
    *,
    subject: options.Subject = None,
    metric: options.Metric = None,
    lang: options.Language = None,
    doc: options.Doc = None,
    source: options.Publisher = None,
    status: Annotated[Status | None, typer.Option(help="Only figures of this status.")] = None,
    since: options.Since = None,
    until: options.Until = None,
    unresolved: Annotated[
        bool,
        typer.Option("--unresolved", help="List instead the figures without a metric or subject, by their context."),
    ] = False,
    store: options.Store,
    form: options.Output = Format.TABLE,
) -> None:
    """List every figure with its subject, metric and date.

    Examples:
      $ cotejo claims --subject index:SPX --metric pe_forward
      $ cotejo claims --lang es --since 2026-01-01 --format csv > claims.csv
      $ cotejo claims --unresolved
    """
    import cotejo
    from queries.unresolved import unresolved as group

    if unresolved and status is not None:
        raise typer.BadParameter("figures that were not understood have no status; leave --status or --unresolved out")
    with cotejo.open(store) as archive:
        found = archive.claims(
            subject=None if subject is None else archive.subject(subject),
            metric=metric,
            lang=lang,
            doc=doc,
            publisher=source,
            status=status,
            since=since,
            until=until,
            resolved=None if unresolved else True,
        )
        if unresolved:
            emit_missed(group(found), form)
        else:
            emit(map(rows.claim, found), columns=COLUMNS, form=form)


def emit_missed(groups: "Iterable[Group]", form: Format) -> None:
    """Print groups of figures that were not understood: a line a group for people, else a row a figure."""
    every = (rows.missed(group) for group in groups)
    shown = (next(each) for each in every) if form is Format.TABLE else chain.from_iterable(every)
    emit(shown, columns=MISSED, form=form)

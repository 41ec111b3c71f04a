"""``cotejo claims``: every figure with its subject, metric and date."""

from typing import Annotated

import typer

from cotejo import rows
from cotejo.commands import options
from cotejo.commands.output import emit
from cotejo.formats import Column, Format, Row, field
from nlp.reading import Status


def about(row: Row) -> str:
    """Return what a figure is about, and its status unless it simply is so."""
    status = "" if row["status"] == Status.ACTUAL else f"({row['status']})"
    negated = "(denied)" if row["negated"] else ""
    return " ".join(filter(None, (str(row["subject"] or "?"), str(row["metric"]), status, negated)))


def sentence(row: Row) -> str:
    """Return the sentence that states a figure in one line."""
    return " ".join(str(row["sentence"]).split())


FIGURE = Column("figure", field("value_text"), figure=True, right=True)
COLUMNS = (FIGURE, Column("about", about), Column("as of", field("as_of")), Column("document", field("doc")))
UNRESOLVED = (FIGURE, Column("sentence", sentence), Column("document", field("doc")))


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
        bool, typer.Option("--unresolved", help="List instead the figures whose metric was not understood.")
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

    with cotejo.open(store) as archive:
        found = archive.claims(
            subject=subject,
            metric=metric,
            lang=lang,
            doc=doc,
            publisher=source,
            status=status,
            since=since,
            until=until,
            resolved=not unresolved,
        )
        emit(map(rows.claim, found), columns=UNRESOLVED if unresolved else COLUMNS, form=form)

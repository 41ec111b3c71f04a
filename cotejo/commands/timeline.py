"""``cotejo timeline``: one figure over time."""

from typing import Annotated

import typer

from cotejo.commands import options
from cotejo.commands.output import emit
from cotejo.formats import Column, Format, field
from queries.timeline import to_json

COLUMNS = (
    Column("applies", field("applies")),
    Column("said", field("said"), figure=True),
    Column("figure", field("value_text"), figure=True, right=True),
    Column("status", field("status")),
    Column("document", field("doc")),
)


def timeline(
    subject: Annotated[str, typer.Argument(metavar="SUBJECT", help="Whom the figure is about (cb:FED, index:SPX).")],
    metric: Annotated[str, typer.Argument(metavar="METRIC", help="What is measured (policy_rate, pe_forward).")],
    *,
    part: Annotated[
        str | None, typer.Option(metavar="NAME", help="The part of the subject (discount, deposit_facility).")
    ] = None,
    store: options.Store,
    form: options.Output = Format.TABLE,
) -> None:
    """Follow one figure over time; a rate beside the main one, a segment or a component is asked for by --part.

    Examples:
      $ cotejo timeline cb:FED policy_rate
      $ cotejo timeline cb:FED policy_rate --part discount
      $ cotejo timeline index:SPX pe_forward --format csv
    """
    import cotejo

    with cotejo.open(store) as archive:
        line = archive.timeline(subject, metric, part=part)
        emit(map(to_json, (*line.points, *line.forecasts)), columns=COLUMNS, form=form)

"""``cotejo metrics``: what figures can measure."""

from typing import cast

from cotejo import rows
from cotejo.commands import options
from cotejo.commands.output import emit
from cotejo.formats import Column, Format, Row, field


def units(row: Row) -> str:
    """Return what a metric is measured in, in one line."""
    return ", ".join(cast("list[str]", row["units"]))


COLUMNS = (
    Column("metric", field("metric"), figure=True),
    Column("name", field("name")),
    Column("units", units),
)


def metrics(*, form: options.Output = Format.TABLE) -> None:
    """List the metrics that figures are of, with their units.

    JSON Lines and CSV hold what each can be about, too.

    Examples:
      $ cotejo metrics
      $ cotejo metrics | grep growth
      $ cotejo metrics --format jsonl
    """
    from nlp.metric_names import listed
    from queries.words import metric_words

    emit((rows.metric(name, metric_words(name), row) for name, row in listed().items()), columns=COLUMNS, form=form)

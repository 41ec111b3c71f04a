"""``cotejo stats``: what the store holds."""

from cotejo import rows
from cotejo.commands import options
from cotejo.commands.output import emit, remark
from cotejo.formats import Column, Format, field, number

COLUMNS = (
    Column("what", field("what")),
    Column("count", number("count"), figure=True, right=True),
)


def stats(*, store: options.Store, form: options.Output = Format.TABLE) -> None:
    """Count what the store holds and what was not understood.

    Examples:
      $ cotejo stats
      $ cotejo stats --format csv
    """
    import cotejo

    with cotejo.open(store) as archive:
        counted = archive.stats()
    remark(f"encoder: {counted.encoder}")
    if counted.pending is not None:
        remark(f"a reindex to {counted.pending.encoder} is not done; go on with: cotejo reindex")
    emit(rows.stats(counted), columns=COLUMNS, form=form)

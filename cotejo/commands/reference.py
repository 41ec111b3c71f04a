"""``cotejo reference``: the series that claims are held against."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cotejo.commands import options
from cotejo.commands.output import emit, remark
from cotejo.formats import Column, Format, Row, field, number

if TYPE_CHECKING:
    from index.reference import Series

COLUMNS = (
    Column("name", field("name")),
    Column("subject", field("subject"), figure=True),
    Column("metric", field("metric"), figure=True),
    Column("rows", number("rows"), figure=True, right=True),
    Column("first", field("first"), figure=True),
    Column("last", field("last"), figure=True),
)


def _row(series: "Series") -> Row:
    return {
        "name": series.name,
        "subject": series.subject,
        "metric": series.metric,
        "part": series.part,
        "unit": series.unit,
        "rows": len(series.observations),
        "first": series.observations[0].when,
        "last": series.observations[-1].when,
    }


def add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV: date,value or date,low,high; FRED, BIS or ECB.")],
    *,
    subject: Annotated[str, typer.Option(metavar="NAME", help="What it is about (cb:FED, SPX, Inditex).")],
    metric: Annotated[
        str, typer.Option(metavar="ID", callback=options.metric, help="What it measures (policy_rate, index_level).")
    ],
    part: Annotated[str | None, typer.Option(help="The part of the subject that it is about.")] = None,
    unit: Annotated[str | None, typer.Option(help="The unit of its figures (%, USD); by default any.")] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Take it in place of the series of the same name.")
    ] = False,
    store: options.Store,
    form: options.Output = Format.TABLE,
) -> None:
    """Hold claims against a file from now on.

    Examples:
      $ cotejo reference add target.csv --subject cb:FED --metric policy_rate
      $ cotejo reference add target.csv --subject cb:FED --metric policy_rate --replace
    """
    import cotejo

    with cotejo.open(store, mode="write") as archive:
        for held in archive.references():
            if held.name == file.name:
                _instead(held, replace=replace)
        # A series may come before the first text that is about its subject: an identifier is taken as it is.
        about = subject if ":" in subject else archive.subject(subject)
        series = archive.add_reference(file, subject=about, metric=metric, part=part, unit=unit)
        emit([_row(series)], columns=COLUMNS, form=form)


def _instead(held: "Series", *, replace: bool) -> None:
    """Say which series goes; it does so only where that is asked for."""
    told = (
        f"{held.name} of {held.subject} {held.metric} ({len(held.observations):,} rows to {held.observations[-1].when})"
    )
    if not replace:
        raise typer.BadParameter(f"there is a series {told}; give --replace, or call the file otherwise")
    remark(f"in place of {told}")


def listing(*, store: options.Store, form: options.Output = Format.TABLE) -> None:
    """List the series.

    Examples:
      $ cotejo reference list
    """
    import cotejo

    with cotejo.open(store) as archive:
        emit(map(_row, archive.references()), columns=COLUMNS, form=form)


def remove(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Of the file that it was added from.")],
    *,
    store: options.Store,
) -> None:
    """Take a series out.

    Examples:
      $ cotejo reference remove target.csv
    """
    import cotejo

    with cotejo.open(store, mode="write") as archive:
        archive.remove_reference(name)

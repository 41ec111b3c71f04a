"""What timelines are printed as: rows for people and programs, tables of columns, and charts."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cotejo.commands import options
from cotejo.commands.output import emit, remark
from cotejo.formats import Column, Format, Row, field, name, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from queries.timeline import Timeline


class Shape(StrEnum):
    """What timelines are printed as."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    PNG = "png"
    SVG = "svg"
    HTML = "html"


class Clock(StrEnum):
    """What the horizontal axis of a chart shows."""

    APPLIES = "applies"
    SAID = "said"


class By(StrEnum):
    """The periods in which a consensus is taken."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    STATED = "stated"


KnownOn = Annotated[
    str | None,
    typer.Option("--as-known-on", metavar="DAY", callback=options.day, help="Leave out what was said later."),
]
Periods = Annotated[By | None, typer.Option("--by", help="Period of the consensus; by default the metric's own.")]
ClockOption = Annotated[Clock, typer.Option(help="What a chart's axis shows: when figures apply, or were said.")]
Form = Annotated[Shape, typer.Option("--format", help="Rows (table, jsonl, csv, parquet) or a chart (png, svg, html).")]
Target = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to; by default the output.")]


def note(row: Row) -> str:
    """Return a point's status and what sets it apart: its basis, far out, a revision, other texts that say the same."""
    earlier, sources = row["revises"], row["sources"]
    told = [defined(row), *(["far out"] if row["outlier"] else [])]
    if isinstance(earlier, dict):
        told.append(f"was {earlier['low']:g}" if earlier["low"] is not None else "revised")
    texts = {source["doc"] for source in sources} if isinstance(sources, list) else set()
    return ", ".join(told) + (f" ×{len(texts)}" if len(texts) > 1 else "")


def defined(row: Row) -> str:
    """Return a status with what else the same word can mean: ``actual yoy``."""
    return " ".join(str(row[key]).replace("+", " ") for key in ("status", "basis", "counterpart") if row[key])


COLUMNS = (
    # A figure without a time of its own is put where it was said; the table claims no more for it than its text does.
    Column("applies", field("as_of")),
    Column("said", field("said"), figure=True),
    Column("figure", field("value_text"), figure=True, right=True),
    Column("status", note),
    Column("document", name("doc"), below=True),
)
MIDDLES = (
    Column("from", field("start"), figure=True),
    Column("to", field("end"), figure=True),
    Column("sources", number("count"), right=True),
    Column("median", number("median"), figure=True, right=True),
    Column("middle half", lambda row: f"{row['low']:g} to {row['high']:g}", figure=True),
    Column("unit", field("unit")),
    Column("status", defined),
)
SUBJECT = Column("subject", field("subject"))


def lacking(line: Timeline, part: str | None) -> str:
    """Return what to say of figures that a timeline has not: none at all, or those of parts that were not asked for."""
    whose, parts = f"{line.subject} {line.metric}", ", ".join(line.parts)
    found = bool(line.points or line.forecasts)
    if part is not None:
        from difflib import get_close_matches

        near = get_close_matches(part, line.parts, n=1)
        hint = f"did you mean {near[0]}?" if near else f"its parts are {parts}" if parts else "it has no parts"
        return "" if found else f"no figures of {whose} in the part {part!r}; {hint}"
    if parts:
        return f"{whose}: {'' if found else 'none as a whole; '}left out are its parts {parts}; name one with --part"
    return "" if found else f"no figures of {whose}"


def draw(lines: Sequence[Timeline], *, form: Shape, clock: Clock, output: Path | None, part: str | None = None) -> None:
    """Print timelines as rows, or as one chart; say for which nothing was found, and what was left out."""
    for line in lines:
        if said := lacking(line, part):
            remark(said)
    if form in {Shape.TABLE, Shape.JSONL, Shape.CSV} and output is None:
        _rows(lines, Format(form))
    else:
        deliver(_bytes(lines, form, clock), binary=form in {Shape.PNG, Shape.PARQUET}, output=output)


def _rows(lines: Sequence[Timeline], form: Format) -> None:
    from dataclasses import asdict

    from queries.timeline import to_json

    whose = (SUBJECT,) if len(lines) > 1 else ()
    points = (to_json(point) for line in lines for point in (*line.points, *line.forecasts))
    emit(points, columns=(*whose, *COLUMNS), form=form, empty="")  # said above, for each subject
    middles = [{"subject": line.subject} | asdict(agreed) for line in lines for agreed in line.consensus]
    if form is Format.TABLE and middles:
        typer.echo()
        emit(middles, columns=(*whose, *MIDDLES), form=form)


def _bytes(lines: Sequence[Timeline], form: Shape, clock: Clock) -> bytes:
    from io import StringIO

    from cotejo.formats import write
    from queries.timeline import to_json

    rows = (to_json(point) for line in lines for point in (*line.points, *line.forecasts))
    if form in {Shape.TABLE, Shape.JSONL, Shape.CSV}:
        held = StringIO()
        write(rows, columns=COLUMNS, form=Format(form), stream=held)
        return held.getvalue().encode()
    if form is Shape.PARQUET:
        from cotejo.parquet import POINTS, parquet

        return parquet(rows, POINTS)
    from cotejo.chart import DRAWINGS
    from cotejo.plot import plot

    drawn = plot(lines)
    if drawn.undated:
        remark(f"figures without a time, not drawn: {drawn.undated:,}")
    return DRAWINGS[form](drawn, clock=clock)


def deliver(data: bytes, *, binary: bool, output: Path | None) -> None:
    """Write bytes to a file, or to standard output where that is no terminal.

    Raises:
        typer.BadParameter: it is one, and would show the bytes as letters; or the file cannot be written.
    """
    if output is not None:
        try:
            output.write_bytes(data)
        except OSError as error:
            why = f"{output}: cannot be written: {error.strerror}; name a file in a folder that is there"
            raise typer.BadParameter(why, param_hint="--output") from error
    elif binary and sys.stdout.isatty():
        raise typer.BadParameter("this format is no text; name a file with --output")
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()

"""``cotejo timeline`` and ``cotejo compare``: figures over time."""

from typing import Annotated

import typer

from cotejo.commands import options
from cotejo.commands.drawing import Clock, ClockOption, Form, KnownOn, Periods, Shape, Target, draw

Part = Annotated[str | None, typer.Option(metavar="NAME", help="The part of the subject (discount, deposit_facility).")]


def timeline(
    subject: Annotated[str, typer.Argument(metavar="SUBJECT", help="Whom the figure is about (cb:FED, Fed, NVDA).")],
    metric: Annotated[
        str,
        typer.Argument(metavar="METRIC", callback=options.metric, help="What is measured (policy_rate, pe_forward)."),
    ],
    *,
    part: Part = None,
    as_known_on: KnownOn = None,
    by: Periods = None,
    clock: ClockOption = Clock.APPLIES,
    store: options.Store,
    form: Form = Shape.TABLE,
    output: Target = None,
) -> None:
    """Follow one figure over time.

    A rate beside the main one, a segment or a component is asked for by --part.

    Examples:
      $ cotejo timeline cb:FED policy_rate
      $ cotejo timeline cb:FED policy_rate --as-known-on 2026-01-31 --format csv
      $ cotejo timeline index:SPX pe_forward --format html --output multiples.html
    """
    import cotejo

    with cotejo.open(store) as archive:
        line = archive.timeline(archive.subject(subject), metric, part=part, as_known_on=as_known_on, by=by)
    draw([line], form=form, clock=clock, output=output, part=part)


def compare(
    subjects: Annotated[
        list[str], typer.Argument(metavar="SUBJECT", help="Whom the figures are about (cb:FED, Fed, NVDA).")
    ],
    *,
    metric: Annotated[
        str, typer.Option(metavar="ID", callback=options.metric, help="What is measured (pe_forward, policy_rate).")
    ],
    part: Part = None,
    as_known_on: KnownOn = None,
    by: Periods = None,
    clock: ClockOption = Clock.APPLIES,
    store: options.Store,
    form: Form = Shape.TABLE,
    output: Target = None,
) -> None:
    """Follow one figure of several subjects, in one table or chart.

    Examples:
      $ cotejo compare index:SPX index:RUT --metric pe_forward
      $ cotejo compare cb:FED cb:ECB cb:BANXICO --metric policy_rate --format png --output rates.png
    """
    import cotejo

    with cotejo.open(store) as archive:
        lines = [
            archive.timeline(subject, metric, part=part, as_known_on=as_known_on, by=by)
            for subject in dict.fromkeys(map(archive.subject, subjects))
        ]
    draw(lines, form=form, clock=clock, output=output, part=part)

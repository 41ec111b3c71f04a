"""``cotejo findings``: the figures that disagree."""

from typing import Annotated, Any

import typer

from cotejo.commands import options
from cotejo.commands.output import emit
from cotejo.formats import Column, Format, Row, field
from queries.finding import Severity, to_json


def told(row: Row) -> str:
    """Return what a finding says, and each figure under it with where it stands; "against" stands between sides."""
    sides: Any = row["sides"]
    listed = ("\n".join(f"  {_shown(claim)}" for claim in side) for side in sides)
    return f"{row['message']}\n" + "\n  against\n".join(listed) + "\n"


def _shown(claim: Row) -> str:
    value = " ".join(str(claim["value_text"]).split())
    return f"{value}  {claim['doc']}:{claim['start']}"


COLUMNS = (
    Column("severity", field("severity"), figure=True),
    Column("kind", field("kind"), figure=True),
    Column("finding", told),
)


def known(kind: str | None) -> str | None:
    """Check that an option names a kind of finding.

    Raises:
        typer.BadParameter: it does not.
    """
    from queries.findings import KINDS

    if kind is not None and kind not in KINDS:
        message = f"{kind!r} is no kind of finding; there are {', '.join(KINDS)}"
        raise typer.BadParameter(message)
    return kind


def findings(
    *,
    kind: Annotated[
        str | None,
        typer.Option(
            metavar="KIND",
            callback=known,
            help="Only this kind: value, self, arithmetic, copy, slip, scale, listing, date, reference, drift.",
        ),
    ] = None,
    severity: Annotated[Severity | None, typer.Option(help="Only findings of this severity.")] = None,
    min_severity: Annotated[Severity, typer.Option(help="Leave out findings that are less severe.")] = Severity.INFO,
    store: options.Store,
    form: options.Output = Format.TABLE,
) -> None:
    """List the figures that disagree, the worst first.

    Examples:
      $ cotejo findings --min-severity warning
      $ cotejo findings --kind copy --format jsonl
    """
    import cotejo

    with cotejo.open(store) as archive:
        found = archive.findings(kind=kind, severity=severity, min_severity=min_severity)
        emit(map(to_json, found), columns=COLUMNS, form=form)

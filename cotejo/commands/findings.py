"""``cotejo findings``: the figures that disagree."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cotejo.commands import options
from cotejo.commands.output import emit, remark
from cotejo.formats import Column, Format, Row, field
from queries.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from cotejo.archive import Archive
    from queries.finding import Finding

MOST = 4
"""Figures of one side that are listed under what a finding says."""


def told(row: Row) -> str:
    """Return what a finding says, and each figure under it with where it stands; "against" stands between sides.

    Of a side with many figures the first are listed; ``--explain`` lists all.
    """
    sides: Any = row["sides"]
    return f"{row['message']}\n" + "\n  against\n".join(map(_side, sides)) + "\n"


def _side(side: "Sequence[Row]") -> str:
    most = MOST if len(side) > MOST + 1 else len(side)  # "and 1 more" takes the line that the one would take
    lines = [f"  {_shown(claim)}" for claim in side[:most]]
    return "\n".join([*lines, *([f"  and {len(side) - most} more; --explain lists all"] if len(side) > most else [])])


def explained(row: Row) -> str:
    """Return what a finding says, its rule, and each side with its voices, its figures' meaning and its sentences."""
    sides, sources, decision = (row[name] for name in ("sides", "sources", "decision"))
    lines = [str(row["message"]), f"  id {row['id']}, likelihood {row['likelihood']}", f"  rule {row['rule']}"]
    if isinstance(decision, dict):
        lines.append(f"  {decision['verdict']} on {decision['decided']}: {decision['reason'] or 'no reason given'}")
    for number, (side, voices) in enumerate(zip(sides, sources, strict=True)):  # type: ignore[call-overload]
        lines.append(f"  {'against ' if number else ''}{voices} independent source{'s' if voices != 1 else ''}:")
        lines += (line for claim in side for line in (f"    {_shown(claim)}{_meaning(claim)}", f"      {_said(claim)}"))
    return "\n".join(lines) + "\n"


def _shown(claim: Row) -> str:
    value = " ".join(str(claim["value_text"]).split())
    return f"{value}  {claim['doc']}:{claim['start']}"


def _meaning(claim: Row) -> str:
    """What a figure can mean: ``  = 21.5 to 22.5 x``; nothing for what is no figure."""
    if claim["unit"] is None:
        return ""
    least, most = ("any" if end is None else f"{end:,.6g}" for end in (claim["least"], claim["most"]))
    return f"  = {least} {claim['unit']}" if least == most else f"  = {least} to {most} {claim['unit']}"


def _said(claim: Row) -> str:
    by = ", ".join(str(each) for each in (claim["doc_date"] or "undated", claim["publisher"]) if each)
    return f"({by}) {' '.join(str(claim['sentence']).split())}"


def columns(tell: Any) -> tuple[Column, ...]:
    """Return the columns of the table, with how a finding is told."""
    return (
        Column("severity", field("severity"), figure=True),
        Column("kind", field("kind"), figure=True),
        Column("finding", tell),
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
            help="Only this kind: value, self, arithmetic, copy, translation, slip, scale, listing, date, reference or"
            " drift.",
        ),
    ] = None,
    severity: Annotated[Severity | None, typer.Option(help="Only findings of this severity.")] = None,
    min_severity: Annotated[Severity, typer.Option(help="Leave out findings that are less severe.")] = Severity.INFO,
    doc: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only findings that this document is part of.")
    ] = None,
    new: Annotated[bool, typer.Option("--new", help="Only what has come since --new was last asked for.")] = False,
    decided: Annotated[bool, typer.Option("--decided", help="List what was dismissed or fixed, too.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say by which rule, what the figures can mean, and who says them.")
    ] = False,
    baseline: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Leave out what this file knows; exit with 1 if anything is loud."),
    ] = None,
    write_baseline: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write down what there is now, for --baseline.")
    ] = None,
    store: options.Store,
    form: options.Output = Format.TABLE,
) -> None:
    """List the figures that disagree, the worst first.

    With --baseline it exits with 1 when an error or a warning is listed that the file does not know.

    Examples:
      $ cotejo findings --min-severity warning
      $ cotejo findings --kind copy --explain
      $ cotejo findings --write-baseline known.json
      $ cotejo findings --baseline known.json
    """
    import cotejo
    from queries.findings import to_json

    with cotejo.open(store, mode="write" if new else "read") as archive:
        found = archive.findings(kind=kind, severity=severity, min_severity=min_severity, doc=doc, decided=decided)
        listed = _new(archive, found) if new else list(found)
    if write_baseline is not None:
        write_down(write_baseline, listed)
    unknown = listed if baseline is None else _unknown(baseline, listed)
    emit(map(to_json, unknown), columns=columns(explained if explain else told), form=form)
    if baseline is not None and any(finding.severity is not Severity.INFO for finding in unknown):
        raise typer.Exit(1)


def _new(archive: "Archive", found: "Iterable[Finding]") -> "list[Finding]":
    came = {finding.id for finding in archive.new_findings()}
    return [finding for finding in found if finding.id in came]


def write_down(path: Path, found: "Iterable[Finding]") -> None:
    """Write findings as a baseline, and say how many there are."""
    from queries.baseline import write_baseline

    remark(f"{path}: {write_baseline(path, found):,} findings written down")


def read_known(path: Path) -> "Collection[str]":
    """Return the ids of the findings that a baseline knows."""
    from queries.baseline import read_baseline

    return read_baseline(path).known.keys()


def _unknown(path: Path, found: "Sequence[Finding]") -> "list[Finding]":
    from queries.baseline import read_baseline

    known = read_baseline(path)
    if gone := known.gone(found):
        remark(f"{path}: {len(gone):,} of its findings are found no longer; --write-baseline {path} leaves them out")
    return [finding for finding in found if not known.holds(finding)]

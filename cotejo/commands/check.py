"""``cotejo check``: a linter for drafts."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cotejo.commands import findings as listing
from cotejo.commands import options
from cotejo.commands.output import emit_raw, remark, report
from queries.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Collection

    from cotejo.checking import Checked


class Report(StrEnum):
    """What remarks are printed as."""

    TEXT = "text"
    JSONL = "jsonl"
    SARIF = "sarif"
    GITHUB = "github"
    HTML = "html"


def check(
    drafts: Annotated[
        list[str], typer.Argument(metavar="DRAFT", help="Texts, Markdown, HTML or Word files; - is standard input.")
    ],
    *,
    store: Annotated[
        str | None,
        typer.Option(
            "--store",
            metavar="FOLDER",
            envvar=options.STORE,
            help="Store to hold the drafts against; without one, against themselves and each other alone.",
        ),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option(metavar="DAY", callback=options.day_or_today, help="Date of drafts that carry none (or: today)."),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(metavar="KIND", callback=options.each(listing.known), help="Only this kind; repeatable."),
    ] = None,
    min_severity: Annotated[Severity, typer.Option(help="Leave out what is less severe.")] = Severity.INFO,
    names: options.Names = None,
    baseline: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Leave out the findings that this file knows.")
    ] = None,
    write_baseline: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write down what is found now, for --baseline.")
    ] = None,
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever a draft is saved.")] = False,
    form: Annotated[
        Report, typer.Option("--format", help="Lines for an editor, JSON Lines, SARIF 2.1.0, GitHub, or a page.")
    ] = Report.TEXT,
) -> None:
    """Check drafts before they are published.

    It exits with 1 when one has an error, and nothing goes into the store. A draft that translates a stored text is
    compared with it figure by figure. What was dismissed in the store is silent, and so is what a baseline knows.

    Examples:
      $ cotejo check draft.md --store desk
      $ cotejo check drafts/*.docx --store desk --date today --min-severity warning
      $ cotejo check draft.md --watch
      $ cotejo check drafts/ --format sarif > cotejo.sarif
      $ cotejo check drafts/ --store desk --baseline known.json
      $ pbpaste | cotejo check -
    """
    held = () if baseline is None else listing.read_known(baseline)
    if watch:
        if "-" in drafts or form is not Report.TEXT:
            raise typer.BadParameter("--watch takes files, and prints lines (--format text)")
        follow(drafts, store=store, date=date, names=names, kind=kind, min_severity=min_severity, known=held)
    checked = look(drafts, store=store, date=date, names=names, kind=kind, min_severity=min_severity, known=held)
    if write_baseline is not None:
        listing.write_down(write_baseline, {remark.finding.id: remark.finding for remark in checked.remarks}.values())
    show(checked, form)
    if checked.failed:
        raise typer.Exit(1)


def look(
    drafts: list[str],
    *,
    store: str | None,
    date: str | None,
    names: str | None,
    kind: list[str] | None,
    min_severity: Severity,
    known: "Collection[str]" = (),
) -> "Checked":
    """Check drafts once."""
    import cotejo

    if store is None:
        return cotejo.check(
            drafts, date=date, names=names or None, kinds=kind or None, min_severity=min_severity, known=known
        )
    with cotejo.open(store) as archive:
        return archive.check(
            drafts, date=date, names=names or None, kinds=kind or None, min_severity=min_severity, known=known
        )


def show(checked: "Checked", form: Report) -> None:
    """Print what was found on standard output, and what stands in the way of finding it on standard error."""
    from cotejo import lint
    from ingest.front_matter import unread_date

    report(checked.rejected)
    for document in checked.documents:
        if (unread := unread_date(document.text)) is not None:
            remark(f"{document.name}:{unread[0]}: {unread[1]!r} is not a day; write it as 2026-01-31")
        if document.metadata.doc_date is None:
            remark(f"{document.name}: has no date, so that its prices and rates meet few others; give it with --date")
    emit_raw(lint.WRITERS[form](checked))


def follow(
    drafts: list[str],
    *,
    store: str | None,
    date: str | None,
    names: str | None,
    kind: list[str] | None,
    min_severity: Severity,
    known: "Collection[str]" = (),
) -> None:
    """Check drafts now and whenever one of them is saved, until the user interrupts."""
    from cotejo.watching import changes

    for changed in changes(drafts):
        if changed:
            remark(f"-- {', '.join(changed)}")
        checked = look(drafts, store=store, date=date, names=names, kind=kind, min_severity=min_severity, known=known)
        show(checked, Report.TEXT)
        remark(f"-- {summary(checked)}; waiting for changes")
    raise typer.Exit


def summary(checked: "Checked") -> str:
    """Return in words how many remarks there are of each severity."""
    counts = ((sum(each.finding.severity is grave for each in checked.remarks), grave) for grave in Severity)
    return ", ".join(f"{count} {grave}" for count, grave in counts if count) or "nothing found"

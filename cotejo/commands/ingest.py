"""``cotejo ingest``: from files to the store."""

from typing import Annotated

import typer

from cotejo.commands import options
from cotejo.commands.output import remark, report, ticking


def ingest(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders or globs; - is standard input.")],
    *,
    date: options.Date = None,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="Publisher of texts that name none.")] = None,
    names: options.Names = None,
    forget_names: Annotated[
        bool, typer.Option("--forget-names", help="Read without the names that the store keeps.")
    ] = False,
    workers: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Processes that read; by default one for each processor.")
    ] = None,
    encoder: options.Encoder = None,
    query_prefix: options.QueryPrefix = None,
    passage_prefix: options.PassagePrefix = None,
    download: options.Download = False,
    store: options.Store,
) -> None:
    """Read texts into the store: txt, md, html, docx, jsonl, csv.

    A file that has not changed is left as it is; an edited one replaces its old version. The store keeps the names of
    --names, and a later ingest reads with them too.

    Examples:
      $ cotejo ingest articles/
      $ cotejo ingest "news/**/*.md" feed.jsonl --source "Diario Uno"
      $ cotejo ingest articles/ --names names.toml
      $ curl -s https://example.org/article.html | cotejo ingest - --date 2026-01-08
    """
    import cotejo

    if forget_names and names:
        raise typer.BadParameter(f"give --names (or {options.NAMES}) or --forget-names, not both")
    own = "" if forget_names else names or None
    opened = cotejo.open(
        store,
        mode="write",
        encoder=encoder,
        query_prefix=query_prefix,
        passage_prefix=passage_prefix,
        download=download,
    )
    with opened as archive, ticking("reading") as tick:
        summary = archive.ingest(paths, date=date, publisher=source, names=own, workers=workers, progress=tick)
    report(summary.rejected)
    remark(str(summary))
    if summary.rejected and not summary.documents:
        raise typer.Exit(1)

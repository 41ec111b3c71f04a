"""``cotejo search``: passages by meaning and words, in either language."""

import sys
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from cotejo import typed
from cotejo.commands import options
from cotejo.commands.output import emit, remark
from cotejo.formats import Column, Format, Row
from cotejo.table import Name, Shown
from index.passages import prose
from queries.search import DEPTH, to_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.search.spelling import Unknown
    from queries.search import Source

STANDARD_INPUT = "-"
SOURCES = 2
"""Other sources that a table names; further ones are counted."""


def passage(row: Row) -> Shown:
    """Return a passage in one paragraph, its best sentence set off, and the figures of that sentence under it."""
    hit = cast("dict[str, Any]", row)
    text = hit["text"]
    start, end = hit["sentence_start"] - hit["start"], hit["sentence_end"] - hit["start"]
    figures = [
        f"{' '.join(claim['value_text'].split())}  {claim['subject'] or '?'} {claim['metric']}"
        for claim in hit["claims"]
        if hit["sentence_start"] <= claim["start"] and claim["end"] <= hit["sentence_end"]
    ]
    below = "".join(f"\n{line}" for line in dict.fromkeys(figures))
    before, best, after = (" ".join(prose(part).split()) for part in (text[:start], text[start:end], text[end:]))
    parts = [(f"{before} " if before else "", ""), (best, "mark"), (f" {after}" if after else "", ""), (below, "dim")]
    return Shown(tuple(parts))


def document(row: Row) -> tuple[Name | str, ...]:
    """Return where a passage stands, under which heading, when it was published, and where else its text is."""
    others = [source["doc"] for source in cast("list[dict[str, str]]", row["other_sources"])]
    more = (f"and {len(others) - SOURCES} more",) if len(others) > SOURCES else ()
    also = ("also in", *map(Name, others[:SOURCES]), *more) if others else ()
    return (Name(str(row["doc"])), *(str(row[key]) for key in ("doc_date", "context") if row[key]), *also)


def missing(found: "Unknown") -> str:
    """Return what to tell of a word of the query that no text has."""
    near = " or ".join(f"“{each}”" for each in found.near)
    return f"no text has “{found.word}”" + (f"; did you mean {near}?" if near else "")


def without(sources: "Sequence[Source]") -> str:
    """Return which texts were left out, being a document once more: the first by name, the others counted."""
    named = ", ".join(f"{source.doc} ({source.kind})" for source in sources[:SOURCES])
    return f"left out: {named}" + (f" and {len(sources) - SOURCES} more" if len(sources) > SOURCES else "")


def conditions(values: list[str] | None) -> list[str] | None:
    """Check that an option holds conditions.

    Raises:
        typer.BadParameter: one is none.
    """
    from index.errors import FilterError
    from index.search.conditions import conditions as read

    try:
        for text in values or ():
            read(text)
    except FilterError as error:
        raise typer.BadParameter(str(error)) from error
    return values


def time(value: str | None) -> str | None:
    """Check that an option holds a time that figures are about.

    Raises:
        typer.BadParameter: it does not.
    """
    try:
        return None if value is None else typed.time(value)
    except typed.TypedError as error:
        raise typer.BadParameter(str(error)) from error


RERANKED = Column("reranked", lambda row: f"{row['reranked']:.3f}", figure=True, right=True)
COLUMNS = (
    Column("score", lambda row: f"{row['score']:.2f}", figure=True, right=True),
    Column("passage", passage),
    Column("document", document, above=True),
)

Query = Annotated[
    str | None,
    typer.Argument(metavar="QUERY", help="What to look for, in English or Spanish; - reads it from standard input."),
]
Like = Annotated[str | None, typer.Option(metavar="DOC", help="Instead of a query: find passages like this document.")]
Subject = Annotated[
    str | None, typer.Option(metavar="NAME", help="Only passages that name this subject (index:SPX, NVDA, Inditex).")
]
Where = Annotated[
    list[str] | None,
    typer.Option(
        metavar="CONDITION",
        callback=conditions,
        help="Only figures such as 'pe_forward > 20' or 'revenue > 100 billion'; may be repeated. "
        "cotejo metrics lists the metrics.",
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(metavar="TIME", callback=time, help="Only figures about this time (2026-01-08, 2026-01, 2025-Q4)."),
]
Reranker = Annotated[
    str | None,
    typer.Option(
        metavar="NAME_OR_PATH", help="A cross-encoder that reads the first hits together with the query and ranks them."
    ),
]
Depth = Annotated[int, typer.Option(min=1, metavar="N", help="How many hits the reranker reads.")]
Originals = Annotated[bool, typer.Option("--originals", help="Of copies of one text, only the first published.")]


def asked(query: str | None, *, like: str | None, reranker: str | None) -> str | None:
    """Return the text of a query, null where passages like a document are asked for.

    Raises:
        typer.BadParameter: neither is given, or both; a reranker has no query to read; the query is empty.
    """
    if (query is None) == (like is None):
        raise typer.BadParameter("give either a QUERY or --like DOC")
    if like is not None and reranker is not None:
        raise typer.BadParameter("--reranker reads passages together with a QUERY; it cannot rank what is --like DOC")
    text = sys.stdin.read() if query == STANDARD_INPUT else query
    if text is not None and not text.strip():
        raise typer.BadParameter("the query is empty; give it words, such as: cotejo search 'rate cut'")
    return text


def search(
    query: Query = None,
    *,
    like: Like = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many passages to show.")] = 10,
    subject: Subject = None,
    metric: options.Metric = None,
    where: Where = None,
    as_of: AsOf = None,
    lang: options.Language = None,
    doc: options.Doc = None,
    source: options.Publisher = None,
    since: options.Since = None,
    until: options.Until = None,
    originals: Originals = False,
    reranker: Reranker = None,
    depth: Depth = DEPTH,
    encoder: options.Encoder = None,
    download: options.Download = False,
    store: options.Store,
    form: options.Output = Format.TABLE,
) -> None:
    """Search passages by meaning and words, in both languages.

    A score says by how many standard deviations a passage is above the usual one; the best sentence of each is set off,
    and its figures are listed. A subject, a metric, conditions and a time have to be met by the same figure.

    Examples:
      $ cotejo search "small caps trade at a discount"
      $ cotejo search "recorte de tipos" --subject cb:ECB --since 2026-01-01
      $ cotejo search "valuations" --where "pe_forward > 20" --where "policy_rate between 3 and 4"
      $ cotejo search --like news/2026-01-08-close.md --lang es
      $ cotejo search "who expects a recession" --reranker models/cross-encoder
      $ pbpaste | cotejo search -
    """
    import cotejo

    text = asked(query, like=like, reranker=reranker)
    with cotejo.open(store, encoder=encoder, download=download) as archive:
        ranking = cotejo.load_reranker(reranker, download=download) if reranker else None
        found = archive.search(
            text,
            like=like,
            limit=limit,
            subject=None if subject is None else archive.subject(subject),
            metric=metric,
            where=where or (),
            as_of=as_of,
            lang=lang,
            doc=doc,
            publisher=source,
            since=since,
            until=until,
            originals=originals,
            reranker=ranking,
            depth=depth,
        )
        for each in archive.unknown(text) if text else ():
            remark(missing(each))
        others = archive.left_out(like) if like is not None else ()
        if others:
            remark(without(others))
        remark(f"encoder: {archive.encoder}" + (f"; reranker: {ranking.name}" if ranking else ""))
        emit(map(to_json, found), columns=(RERANKED, *COLUMNS) if ranking else COLUMNS, form=form)

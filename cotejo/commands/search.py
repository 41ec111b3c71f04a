"""``cotejo search``: passages by meaning, in either language."""

from typing import Annotated

import typer

from cotejo.commands import options
from cotejo.commands.output import emit, remark
from cotejo.formats import Column, Format, Row
from queries.search import to_json


def passage(row: Row) -> str:
    """Return a passage in one paragraph."""
    return " ".join(str(row["text"]).split())


def document(row: Row) -> str:
    """Return where a passage stands and when it was published."""
    return "\n".join(str(row[name]) for name in ("doc", "doc_date") if row[name])


COLUMNS = (
    Column("score", lambda row: f"{row['score']:.2f}", figure=True, right=True),
    Column("passage", passage),
    Column("document", document),
)


def search(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="What to look for, in English or Spanish.")],
    *,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many passages to show.")] = 10,
    subject: options.Subject = None,
    metric: options.Metric = None,
    lang: options.Language = None,
    doc: options.Doc = None,
    source: options.Publisher = None,
    since: options.Since = None,
    until: options.Until = None,
    encoder: options.Encoder = None,
    store: options.Store,
    form: options.Output = Format.TABLE,
) -> None:
    """Search the passages by meaning.

    The default encoder reads English and Spanish, and finds passages of either for a query in the other. It knows
    words, not their order; --encoder takes a larger model where the store was made with it.

    Examples:
      $ cotejo search "small caps trade at a discount"
      $ cotejo search "recorte de tipos" --subject cb:ECB --since 2026-01-01
    """
    import cotejo

    with cotejo.open(store, encoder=encoder) as archive:
        found = archive.search(
            query,
            limit=limit,
            subject=subject,
            metric=metric,
            lang=lang,
            doc=doc,
            publisher=source,
            since=since,
            until=until,
        )
        remark(f"encoder: {archive.encoder}")
        emit(map(to_json, found), columns=COLUMNS, form=form)

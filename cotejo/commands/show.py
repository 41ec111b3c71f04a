"""``cotejo show``: a document with its claims marked."""

from enum import StrEnum
from typing import Annotated

import typer

from cotejo import rows
from cotejo.commands import options
from cotejo.commands.output import emit, emit_raw, emit_text
from cotejo.formats import Format


class Shape(StrEnum):
    """What a document is shown as: the text for people, a page for a browser, or rows for programs."""

    TABLE = "table"
    HTML = "html"
    JSONL = "jsonl"
    CSV = "csv"


def show(
    doc: Annotated[str, typer.Argument(metavar="DOC", help="The document's name, as other commands print it.")],
    *,
    store: options.Store,
    form: Annotated[
        Shape, typer.Option("--format", help="What to print: text, a page for a browser, JSON Lines or CSV.")
    ] = Shape.TABLE,
) -> None:
    """Show a document with its figures marked.

    Examples:
      $ cotejo show article.txt
      $ cotejo show article.txt --format html > article.html
      $ cotejo show article.txt --format jsonl
    """
    import cotejo
    from cotejo.marking import mark
    from cotejo.page import page

    with cotejo.open(store) as archive:
        document = archive.document(doc)
        claims = list(archive.claims(doc=document.uri, resolved=None))
        mentions = [mention for _, mention in archive.mentions(doc=document.uri)]
    if form is Shape.TABLE:
        emit_text(mark(document, (sourced.claim for sourced in claims), mentions))
    elif form is Shape.HTML:
        emit_raw(page(document, (sourced.claim for sourced in claims), mentions))
    else:
        emit([rows.document(document, claims)], columns=(), form=Format(form))

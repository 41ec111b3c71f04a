"""``cotejo show``: a document with its claims marked."""

from typing import Annotated

import typer

from cotejo import rows
from cotejo.commands import options
from cotejo.commands.output import emit, emit_text
from cotejo.formats import Format


def show(
    doc: Annotated[str, typer.Argument(metavar="DOC", help="The document's name, as other commands print it.")],
    *,
    store: options.Store,
    form: options.Output = Format.TABLE,
) -> None:
    """Show a document with its figures marked.

    Examples:
      $ cotejo show article.txt
      $ cotejo show article.txt --format jsonl
    """
    import cotejo
    from cotejo.marking import mark

    with cotejo.open(store) as archive:
        document = archive.document(doc)
        claims = archive.claims(doc=document.uri, resolved=None)
        if form is Format.TABLE:
            emit_text(mark(document, (sourced.claim for sourced in claims)))
        else:
            emit([rows.document(document, claims)], columns=(), form=form)

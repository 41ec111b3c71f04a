"""``cotejo mentions``: what the texts name, with identifiers."""

from typing import Annotated

import typer

from cotejo import rows
from cotejo.commands import options
from cotejo.commands.output import emit
from cotejo.formats import Column, Format, field, name

COLUMNS = (
    Column("identifier", field("id")),
    Column("text", field("text")),
    Column("from", field("start"), figure=True, right=True),
    Column("lang", field("lang")),
    Column("document", name("doc"), above=True),
)


def mentions(
    *,
    identifier: Annotated[str | None, typer.Option("--id", metavar="ID", help="Only this (cb:FED, Fed, NVDA).")] = None,
    lang: options.Language = None,
    doc: options.Doc = None,
    names: Annotated[
        str | None,
        typer.Option("--names", metavar="FILE", help="Read the texts with your own names first; nothing is stored."),
    ] = None,
    store: options.Store,
    form: options.Output = Format.TABLE,
) -> None:
    """List the companies, indices and banks that texts name.

    Examples:
      $ cotejo mentions --id cb:FED
      $ cotejo mentions --doc article.txt --format jsonl
      $ cotejo mentions --names names.toml --id XNAS:ACME
    """
    import cotejo

    with cotejo.open(store) as archive:
        if names is None:
            about = None if identifier is None else archive.named(identifier)
            found = archive.mentions(identifier=about, lang=lang, doc=doc)
        else:
            found = archive.mentions_with(names, identifier=identifier, lang=lang, doc=doc)
        emit((rows.mention(name, mention) for name, mention in found), columns=COLUMNS, form=form)

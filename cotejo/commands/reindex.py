"""``cotejo reindex``: the vectors of all passages, made anew with another encoder."""

import typer

from cotejo.commands import options
from cotejo.commands.output import remark, ticking


def reindex(
    *,
    encoder: options.Encoder = None,
    query_prefix: options.QueryPrefix = None,
    passage_prefix: options.PassagePrefix = None,
    download: options.Download = False,
    store: options.Store,
) -> None:
    """Make the vectors of all passages anew with another encoder.

    The old ones are searched until all the new are there. Interrupted, it goes on where it stopped when it is run
    again; without --encoder it goes on with the encoder of that time. Texts can be ingested in between.

    Examples:
      $ cotejo reindex --encoder models/multilingual
      $ cotejo reindex --encoder models/e5-small --query-prefix "query: " --passage-prefix "passage: "
      $ cotejo reindex --encoder cotejo-static-en-es-256
    """
    import cotejo

    with cotejo.open(store, mode="write") as archive, ticking("encoding") as tick:
        try:
            done = archive.reindex(
                encoder, query_prefix=query_prefix, passage_prefix=passage_prefix, download=download, progress=tick
            )
        except KeyboardInterrupt:
            remark("interrupted; the old vectors serve as before. Go on with: cotejo reindex")
            raise typer.Exit(1) from None
    remark(f"encoder: {done.encoder}; passages: {done.passages:,}, encoded now: {done.encoded:,}")

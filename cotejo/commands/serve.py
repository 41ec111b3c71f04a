"""``cotejo serve``: the desk, as web pages and an HTTP API."""

from typing import Annotated

import typer

from cotejo.commands import options
from cotejo.commands.output import remark


def serve(
    *,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen; by default only this machine.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(min=0, max=65_535, help="Port; 0 takes any that is free.")] = 8765,
    store: options.Store,
) -> None:
    """Show a store in a browser, and answer programs over HTTP.

    The pages search, list the findings to be decided, follow figures, check drafts and show the texts; under /api the
    same questions are answered as JSON. Texts may be ingested meanwhile. There are no accounts: whoever reaches the
    address reads the store, and decides.

    Examples:
      $ cotejo serve
      $ cotejo serve --store desk --port 9000
      $ curl "http://127.0.0.1:8765/api/findings?min_severity=warning"
    """
    from cotejo.desk.serving import LOCAL, run

    def ready(address: str) -> None:
        remark(f"cotejo: {address} (Ctrl+C ends it)")
        if host not in LOCAL:
            remark("whoever reaches this address can read the store, and decide about findings")

    run(store, host=host, port=port, ready=ready)

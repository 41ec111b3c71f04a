"""The command line: each command parses, makes one call to the library and prints.

Nothing heavy may be imported at the top of these modules: ``cotejo --help`` has to answer at once.
"""

from typing import Annotated

import typer

from cotejo.commands.claims import claims
from cotejo.commands.extract import extract
from cotejo.commands.findings import findings
from cotejo.commands.ingest import ingest
from cotejo.commands.mentions import mentions
from cotejo.commands.search import search
from cotejo.commands.show import show
from cotejo.commands.stats import stats
from cotejo.commands.timeline import timeline

app = typer.Typer(
    name="cotejo",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def root(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=lambda asked: _version(asked=asked), is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    """Read market commentary in English and Spanish, and show which of its figures disagree.

    Examples:
      $ cotejo ingest articles/
      $ cotejo findings
      $ cotejo extract "The S&P 500 trades at 22 times forward earnings."
    """


def _version(*, asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"cotejo {version('cotejo')}")
        raise typer.Exit


for command in (ingest, search, findings, claims, mentions, timeline, show, extract, stats):
    app.command()(command)

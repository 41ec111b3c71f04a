"""The command line: each command parses, makes one call to the library and prints.

Nothing heavy may be imported at the top of these modules: ``cotejo --help`` has to answer at once.
"""

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from cotejo.commands.check import check
from cotejo.commands.claims import claims
from cotejo.commands.decide import decide
from cotejo.commands.export import export
from cotejo.commands.extract import extract
from cotejo.commands.findings import findings
from cotejo.commands.ingest import ingest
from cotejo.commands.mentions import mentions
from cotejo.commands.metrics import metrics
from cotejo.commands.reference import add, listing, remove
from cotejo.commands.reindex import reindex
from cotejo.commands.search import search
from cotejo.commands.serve import serve
from cotejo.commands.show import show
from cotejo.commands.stats import stats
from cotejo.commands.timeline import compare, timeline

COMMANDS = (
    ingest,
    reindex,
    search,
    findings,
    decide,
    check,
    claims,
    mentions,
    timeline,
    compare,
    show,
    serve,
    extract,
    export,
    metrics,
    stats,
)


class Command(TyperCommand):
    """A command whose messages are the program's own, and not those of the library that checks values."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the words behind a command; what is wrong with one is said without the library's preface."""
        try:
            return super().parse_args(ctx, args)
        except typer.BadParameter as error:
            error.message = error.message.removeprefix("Value error, ")
            raise


app = typer.Typer(
    name="cotejo",
    no_args_is_help=True,
    # Plain help is laid out in half the time that Rich's takes; what commands print is laid out by Rich.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(asked: bool) -> None:  # noqa: FBT001  (the shape of a callback)
    if asked:
        from importlib.metadata import version

        typer.echo(f"cotejo {version('cotejo')}")
        raise typer.Exit


def root(
    *,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Say which version this is."),
    ] = False,
) -> None:
    """Read market commentary in English and Spanish, and show which of its figures disagree.

    Examples:
      $ cotejo ingest articles/
      $ cotejo findings
      $ cotejo extract "The S&P 500 trades at 22 times forward earnings."
    """


def _help(command: Callable[..., None]) -> str:
    """Return a command's docstring with its examples kept as they are laid out."""
    return (inspect.getdoc(command) or "").replace("Examples:", "\b\nExamples:")


app.callback(help=_help(root))(root)
for command in COMMANDS:
    app.command(help=_help(command), cls=Command)(command)

reference = typer.Typer(
    name="reference", no_args_is_help=True, rich_markup_mode=None, help="Keep the series that claims are held against."
)
reference.command("add", help=_help(add), cls=Command)(add)
reference.command("list", help=_help(listing), cls=Command)(listing)
reference.command("remove", help=_help(remove), cls=Command)(remove)
app.add_typer(reference)

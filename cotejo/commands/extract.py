"""``cotejo extract``: quantities and claims of a text that goes into no store."""

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cotejo import rows
from cotejo.commands import options
from cotejo.commands.output import admit, emit, emit_text
from cotejo.formats import Column, Format, Row, field, number
from ingest.errors import CotejoError

if TYPE_CHECKING:
    from cotejo.extraction import Extract
    from nlp.explanation import Explanation

COLUMNS = (
    Column("figure", field("value_text"), figure=True, right=True),
    Column("low", number("low"), figure=True, right=True),
    Column("high", number("high"), figure=True, right=True),
    Column("unit", field("unit"), figure=True),
    Column("subject", field("subject")),
    Column("metric", field("metric")),
    Column("as of", field("as_of")),
)
SOURCE = Column("document", field("doc"))
"""Stands first where several documents are read."""


def listed(name: str, shown: Callable[[Any], str]) -> Callable[[Row], str]:
    """Return what shows a field that holds a list, one entry a line."""

    def cell(row: Row) -> str:
        entries: Any = row[name]
        return "\n".join(shown(entry) for entry in entries)

    return cell


LINE_COLUMNS = (
    Column("line", field("line"), figure=True, right=True),
    Column("figures", listed("quantities", lambda each: " ".join(each["text"].split()))),
    Column("about", listed("claims", lambda each: f"{each['subject'] or '?'} {each['metric'] or 'not understood'}")),
)


class InputError(CotejoError):
    """Standard input is no UTF-8 text."""


def extract(
    texts: Annotated[
        list[str] | None,
        typer.Argument(metavar="TEXT", help="The text; standard input for -, or without a text and --file."),
    ] = None,
    *,
    file: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="PATH",
            help="Read this file, or those of this folder, as documents with regions and dates; may be given again.",
        ),
    ] = None,
    lines: Annotated[bool, typer.Option("--lines", help="Each line is a text of its own: one row a line.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show what was seen in each sentence, and why a reading won.")
    ] = False,
    lang: Annotated[options.Lang | None, typer.Option(help="The language of the text; detected by default.")] = None,
    date: options.Date = None,
    names: options.Names = None,
    form: options.Output = Format.TABLE,
) -> None:
    """Print the figures of a text, without a store.

    Examples:
      $ cotejo extract "Huntington (NASDAQ: HBAN) fell 1.87% to $17.50."
      $ cotejo extract --file article.html --format jsonl
      $ cotejo extract --explain "The S&P 500 trades at 22x forward earnings."
      $ cotejo extract --lines --lang es --format jsonl < headlines.txt
    """
    import cotejo
    from nlp.names.own import OwnNames

    text = _text(texts or [])
    if sum((text is not None, bool(file), lines)) > 1:
        raise typer.BadParameter("give a text, --file or --lines, not several of them")
    if explain:
        if lines:
            raise typer.BadParameter("--explain takes a text or --file, not --lines")
        show_reasons(reasons(text, file or [], lang=lang, date=date, names=names), form)
    elif file:
        emit(
            map(rows.claim, admit(cotejo.extract_files(list(map(str, file)), date=date, names=names))),
            columns=(SOURCE, *COLUMNS) if len(file) > 1 or file[0].is_dir() else COLUMNS,
            form=form,
        )
    elif lines:
        own = OwnNames.from_file(names) if names else None  # read once for all lines
        found = (cotejo.extract(line, lang=lang, date=date, names=own) for line in standard_input())
        emit((line_row(number, each) for number, each in enumerate(found, 1)), columns=LINE_COLUMNS, form=form)
    else:
        prose = "\n".join(standard_input()) if text is None else text
        emit(
            map(rows.claim, cotejo.extract(prose, lang=lang, date=date, names=names).claims), columns=COLUMNS, form=form
        )


def _text(texts: Sequence[str]) -> str | None:
    """Return the text that was given, null for standard input.

    Raises:
        typer.BadParameter: it is a path, which has no figures of its own to find, or there are several.
    """
    if paths := [each for each in texts if _is_path(each)]:
        told = " ".join(f"--file {path}" for path in paths)
        kind = "a folder" if Path(paths[0]).is_dir() else "a file"
        raise typer.BadParameter(f"{paths[0]} is {kind}; to read it, say {told}")
    if len(texts) > 1:
        raise typer.BadParameter(f"{len(texts)} texts; put the text into quotation marks, or its lines behind --lines")
    return texts[0] if texts and texts[0] != "-" else None


def _is_path(text: str) -> bool:
    """Say whether a text is the path of a file or folder."""
    try:
        return bool(text) and Path(text).exists()
    except (OSError, ValueError):  # too long for a path, or with characters that none may hold
        return False


def reasons(
    text: str | None, files: Sequence[Path], *, lang: str | None, date: str | None, names: str | None
) -> "Iterator[tuple[str, Explanation]]":
    """Yield the name of the document (empty for a text) and the explanation of each sentence with a figure."""
    from cotejo.extraction import explain, explain_files

    if files:
        return admit(explain_files(list(map(str, files)), date=date, names=names))
    prose = "\n".join(standard_input()) if text is None else text
    return (("", each) for each in explain(prose, lang=lang, date=date, names=names))


def show_reasons(explained: "Iterator[tuple[str, Explanation]]", form: Format) -> None:
    """Print explanations: a tree for each sentence, or JSON Lines.

    Raises:
        typer.BadParameter: another format, which has no room for readings inside readings.
    """
    from cotejo.explaining import tree

    if form is Format.CSV:
        raise typer.BadParameter("--explain is printed as table or jsonl")
    if form is Format.JSONL:
        emit((rows.explanation(doc, each) for doc, each in explained), columns=(), form=form)
    else:
        for _, each in explained:
            emit_text(tree(each))


def standard_input() -> Iterator[str]:
    """Yield the lines of standard input without their ends.

    Raises:
        InputError: they are not UTF-8.
    """
    try:
        for line in sys.stdin:
            yield line.removesuffix("\n")
    except UnicodeDecodeError as error:
        message = f"standard input, byte {error.start}: not UTF-8; convert it, or name the file with --file"
        raise InputError(message) from error


def line_row(number: int, found: "Extract") -> rows.Row:
    """Return what one line states as one row."""
    return {
        "line": number,
        "quantities": [rows.quantity(each) for each in found.quantities],
        "claims": [rows.claim(each) for each in found.claims],
    }

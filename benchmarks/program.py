"""The program as its users run it: commands in, rows out; and its reading without a store, for many short texts."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.sourced import SourcedClaim
    from ingest.document import Document, Rejected
    from nlp.reading import Claim

COMMAND = (sys.executable, "-m", "cotejo")


class RunError(Exception):
    """A command of the program failed; the message holds the command and what it said."""


def run(arguments: Sequence[str], *, store: Path) -> str:
    """Run a command on a store and return its standard output.

    Raises:
        RunError: it exits with another code than 0.
    """
    command = [*COMMAND, *arguments, "--store", str(store)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RunError(f"cotejo {' '.join(arguments)} exits with {done.returncode}:\n{done.stderr.strip()}")
    return done.stdout


def ingest(paths: Sequence[Path], *, store: Path) -> None:
    """Read files and folders into a store.

    Raises:
        RunError: something cannot be read.
    """
    run(["ingest", *map(str, paths)], store=store)


def rows(command: str, *, store: Path) -> list[dict[str, Any]]:
    """Return the rows of ``claims``, ``mentions`` or ``findings``."""
    output = run([command, "--format", "jsonl"], store=store)
    return [json.loads(line) for line in output.splitlines()]


def read(folder: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Read the files of a folder without a store and return the rows of their claims and of their mentions.

    Raises:
        RunError: a file cannot be read.
    """
    from cotejo.rows import claim, mention
    from ingest.document import Rejected
    from nlp.reader import read as read_document

    claims: list[dict[str, Any]] = []
    mentions: list[dict[str, Any]] = []
    for document in _documents(folder):
        if isinstance(document, Rejected):
            raise RunError(f"{document.source} cannot be read: {document.reason}")
        reading = read_document(document)
        claims += [claim(_sourced(found, document)) for found in reading.claims]
        mentions += [mention(document.name, found) for found in reading.mentions]
    return claims, mentions


def _documents(folder: Path) -> Iterator[Document | Rejected]:
    from ingest.document import Rejected
    from ingest.reader import read as read_source
    from ingest.sources import find

    for source in find([str(folder)]):
        yield from (source,) if isinstance(source, Rejected) else read_source(source)


def _sourced(claim: Claim, document: Document) -> SourcedClaim:
    from index.sourced import SourcedClaim

    sentence = document.text[claim.sentence_start : claim.sentence_end]
    doc_date = document.metadata.doc_date
    return SourcedClaim(claim, document.name, document.uri, sentence, doc_date, cluster="")

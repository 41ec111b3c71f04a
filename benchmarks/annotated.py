"""Annotated documents: the corpus, the newsstand, marked texts, and the development passages where their texts are."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import corpus, shared
from benchmarks.marked import gold as marks
from benchmarks.newsstand import measure as newsstand
from benchmarks.truth import build
from ingest.document import Document, Rejected
from ingest.reader import from_text, read
from ingest.sources import find
from nlp.learned.judge import Judge
from nlp.learned.method import Method
from nlp.reader import read as read_claims

FOLDS = 3

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document and its gold claims, with offsets of its text.

    Attributes:
        group: ``corpus``, ``newsstand``, ``marked`` or ``truth``.
        lang: the language of its text.
        fold: the one of the models trained without some documents that has not seen it.
    """

    document: Document
    gold: Sequence[Row]
    group: str
    lang: str

    @property
    def name(self) -> str:
        """The last part of the document's name, by which gold knows it."""
        return self.document.name.rsplit("/", 1)[-1]

    @property
    def fold(self) -> int:
        """The fold, from the document's name."""
        return zlib.crc32(f"{self.group}/{self.lang}/{self.name}".encode()) % FOLDS

    @property
    def is_kept(self) -> bool:
        """Whether no model is trained on the document."""
        return self.group == "marked" and self.name.startswith(marks.KEPT)


def annotated() -> Iterator[Annotated]:
    """Yield all annotated documents that are there."""
    yield from of_corpus()
    for lang in corpus.LANGUAGES:
        yield from of_newsstand(lang)
        yield from of_marked(lang)
    if shared.available():
        for lang in corpus.LANGUAGES:
            yield from of_passages(lang)


def of_corpus() -> Iterator[Annotated]:
    """Yield the documents of the corpus that have claims."""
    gold = _by_document(corpus.gold("claims"))
    for document in documents(corpus.FOLDERS):
        rows = gold.get(document.name.rsplit("/", 1)[-1])
        if rows:
            yield Annotated(document, rows, "corpus", rows[0]["lang"])


def of_newsstand(lang: str) -> Iterator[Annotated]:
    """Yield the newsstand's development texts of a language."""
    gold = _by_document(newsstand.gold(lang, "dev", "claims"))
    for document in documents([newsstand.FOLDER / lang / "dev"]):
        yield Annotated(document, gold[document.name.rsplit("/", 1)[-1]], "newsstand", lang)


def of_marked(lang: str, folder: Path = marks.FOLDER) -> Iterator[Annotated]:
    """Yield the marked texts of a language that may be learnt from; names are known by what is found at them."""
    for document, text in marks.marked(folder / lang / "dev"):
        mentions = read_claims(document, judge=Judge(Method.RULES)).mentions
        yield Annotated(document, marks.rows(text, document.name, mentions), "marked", lang)


def of_passages(lang: str) -> Iterator[Annotated]:
    """Yield the development passages of a language."""
    sources = build.sources(lang, "dev")
    gold = _by_document(build.gold(build.rows(build.FOLDER / f"{lang}.dev.claims.jsonl"), sources, "value_text"))
    for source in sources:
        yield Annotated(from_text(source.text, name=source.name), gold[source.name], "truth", lang)


def documents(paths: Iterable[Path]) -> Iterator[Document]:
    """Yield the documents of files and folders.

    Raises:
        ValueError: one cannot be read.
    """
    for source in find(str(path) for path in paths):
        for document in () if isinstance(source, Rejected) else read(source):
            if isinstance(document, Rejected):
                raise ValueError(f"{document.source}: {document.reason}")  # noqa: TRY004 - the input is wrong
            yield document


def read_gold(path: Path) -> dict[str, list[Row]]:
    """Return the rows of a gold file by document."""
    return _by_document(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def _by_document(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[str(row["doc"]).rsplit("/", 1)[-1]].append(row)
    return found

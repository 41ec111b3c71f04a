"""Market posts in both languages, paragraph by paragraph, with and without their figures."""

from __future__ import annotations

import csv
import html
import re
from collections.abc import Iterator
from pathlib import Path

from tools.encoder.material import Pair

SOURCE = "markleigh"
LAST = "2025-12-31"
"""Later posts are for testing."""
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_TAG = re.compile(r"<[^>]+>")
_MARK = re.compile(r"^#+\s*|\*\*|__")
_FIGURE = re.compile(r"\d[\d.,]*")
_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÁÉÍÓÚÑ¿¡])")


def market(folder: Path) -> Iterator[Pair]:
    """Yield the lines of the posts up to the end of 2025 that pair one to one, each also with ``#`` for its figures.

    Args:
        folder: holds ``markleigh-pairs.tsv`` and the posts under ``markleigh/``.
    """
    with (folder / "markleigh-pairs.tsv").open(encoding="utf-8", newline="") as file:
        names = [(row[0], row[1]) for row in csv.reader(file, delimiter="\t")][1:]
    posts = (pair for pair in sorted(names) if (day := _DATE.search(pair[0])) and day[0] <= LAST)
    found = list(dict.fromkeys(pair for names in posts for pair in _post(folder / "markleigh", *names)))
    yield from found
    for pair in found:
        masked = Pair(_FIGURE.sub("#", pair.english), _FIGURE.sub("#", pair.spanish), SOURCE)
        if masked != pair:
            yield masked


def _post(folder: Path, english: str, spanish: str) -> Iterator[Pair]:
    """Yield the sentences of a post where both sides have as many, or else its paragraphs, or nothing."""
    ours, theirs = _paragraphs(folder / english), _paragraphs(folder / spanish)
    if len(ours) != len(theirs):
        return
    for one, other in zip(ours, theirs, strict=True):
        left, right = _END.split(one), _END.split(other)
        sides = zip(left, right, strict=True) if len(left) == len(right) else [(one, other)]
        yield from (Pair(first, second, SOURCE) for first, second in sides)


def _paragraphs(path: Path) -> list[str]:
    body = path.read_text(encoding="utf-8").partition("\n---\n")[2]
    text = _TAG.sub("", _IMAGE.sub("", html.unescape(body)))
    lines = (_MARK.sub("", line.strip()).strip() for line in text.splitlines())
    return [line for line in lines if line]

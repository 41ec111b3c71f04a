"""Marked texts as documents with gold claims, and which of them are never learnt from."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.marked.marks import Marked, parse
from ingest.document import Document
from ingest.reader import from_text
from nlp.claims.metric.vocabulary import metrics
from nlp.claims.subject.economies import fits

if TYPE_CHECKING:
    from nlp.reading import Mention

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "es")
PARTS = ("dev", "test")
_TESTED = 5
"""One text in so many is in the part that is never learnt from."""
KEPT = "k-"
"""How the names of texts begin that the trained model has not seen: what it counts beside rules is fitted on them."""
_LISTED = {
    "index": "SPX MID SML RUT RUI RUA NDX IXIC DJI VIX IBEX SX5E SXXP DAX CAC FTSE N225 HSI SSEC MXX BVSP MERV IPSA "
    "COLCAP SPBLPGPT SOX MSCIW MSCIEM DXY",
    "commodity": "WTI BRENT GOLD SILVER COPPER NATGAS MXMIX OPEC",
    "cb": "FED ECB BOE BOJ SNB RBA BOC BANXICO BDE BCCH BCRP BANREP BCB BCRA PBOC",
}
_KNOWN = {kind: frozenset(codes.split()) for kind, codes in _LISTED.items()}
"""What the claim contract gives an identifier, of the types of which it lists all."""
_FRONT = re.compile(r"---\n.*?\n---\n", re.DOTALL)


def part_of(name: str) -> str:
    """Return the part that a text belongs to, by its file's name alone."""
    return PARTS[zlib.crc32(name.encode()) % _TESTED == 0]


def marked(folder: Path) -> Iterator[tuple[Document, Marked]]:
    """Yield the texts of a folder, without their marks, and the marks.

    Raises:
        MarkError: a mark is not written as it should be.
    """
    for path in sorted(folder.glob("*.txt")):
        found = parse(path.read_text(encoding="utf-8"))
        yield from_text(found.text, name=path.name), found


def rows(text: Marked, doc: str, mentions: Iterable[Mention]) -> list[dict[str, Any]]:
    """Return the marks of a text as gold; names are known by the ``mentions`` found in the text.

    Of the numbers of the front matter nobody is asked.
    """
    named = tuple(mentions)
    resolve = partial(_identifiers, text.text, named)
    found = [_with_usual(mark.row(resolve), named) | {"doc": doc} for mark in text.marks]
    front = _FRONT.match(text.text)
    if front is not None:
        found.append({"doc": doc, "start": 0, "end": front.end(), "ignore": True, "metric": None, "subject": None})
    return found


def _identifiers(text: str, mentions: tuple[Mention, ...], name: str) -> set[str]:
    """Return what a name stands for wherever it stands: what is found at all of it, else at a part of it."""
    places = [each.span() for each in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)]
    near = [(mention, place) for mention in mentions for place in places if _meet(mention, place)]
    whole = {mention.id for mention, place in near if (mention.start, mention.end) == place}
    return whole or {mention.id for mention, _ in near}


def _with_usual(row: dict[str, Any], mentions: tuple[Mention, ...]) -> dict[str, Any]:
    """Let what the contract does not list be nobody, or have its usual code: the ASX 200 is ``index:AXJO``."""
    if row.get("ignore") or None not in row["subject"]:
        return row
    said = [metrics()[name] for name in row["metric"] if not metrics()[name].company]
    usual = {each.id for each in mentions if _is_usual(each) and any(fits(each.id, each.type, one) for one in said)}
    return row | {"subject": [*row["subject"], *sorted(usual - set(row["subject"]))]}


def _is_usual(mention: Mention) -> bool:
    listed = _KNOWN.get(mention.type)
    return listed is not None and mention.id.partition(":")[2] not in listed


def _meet(mention: Mention, place: tuple[int, int]) -> bool:
    return mention.start < place[1] and place[0] < mention.end

"""A large desk for measuring search: documents of many passages from parallel texts, with figures made up.

What the figures say does not matter here, only how many passages each filter leaves: one ticker stands in a few
passages, others in many; days are spread over ten years.
"""

from __future__ import annotations

import datetime as dt
import lzma
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from ingest.document import Document
from ingest.reader import from_text
from nlp.reading import Claim, Mention, Reading, Sentence
from nlp.sentences import split

LANGUAGES = ("en", "es")
SOURCE = "news_commentary_v11"
QUERIES = "wmt_newstest_2008_2012"
SHORT = (4, 10)
"""Words of a query, at least and at most."""
LINES = 14
"""Lines of a document; a line is one or two sentences."""
FIRST = dt.date(2016, 1, 1)
DAYS = 3650
RARE = "XNYS:RARE"
RARE_EVERY = 1500
COMMON = "index:SPX"
METRICS = ("pe_forward", "policy_rate", "inflation", "return")
PUBLISHERS = ("Uno", "Two", "Tres", "Four", "Cinco", "Six", "Siete", "Eight")


@dataclass(frozen=True, slots=True)
class Fact:
    """What is made up of one document."""

    day: dt.date
    publisher: str
    subject: str
    metric: str
    value: float


def fact(number: int) -> Fact:
    """Return what is made up of the document of a number, always the same."""
    chance = random.Random(number)
    rank = min(int(chance.paretovariate(0.8)), 400)
    subject = RARE if number % RARE_EVERY == 7 else COMMON if rank == 1 else f"XNAS:T{rank}"
    day = FIRST + dt.timedelta(days=chance.randrange(DAYS))
    return Fact(day, chance.choice(PUBLISHERS), subject, chance.choice(METRICS), round(chance.uniform(0, 40), 1))


def documents(parallel: Path, *, size: int) -> Iterator[tuple[Document, Reading]]:
    """Yield about so many documents, as many of each language, with readings."""
    for side, lang in enumerate(LANGUAGES):
        lines = (row[side] for row in _rows(parallel, SOURCE))
        for number in range(size // len(LANGUAGES)):
            paragraphs = list(islice(lines, LINES))
            if not paragraphs:
                return
            yield _document(f"{lang}-{number:06}", "\n\n".join(paragraphs), lang, fact(2 * number + side))


def queries(parallel: Path, *, size: int) -> list[str]:
    """Return short sentences, as long as queries are, that are in none of the documents, as many of each language."""
    rows = [
        row
        for row in _rows(parallel, QUERIES)
        if all(SHORT[0] <= len(row[side].split()) <= SHORT[1] for side in (0, 1))
    ]
    step = len(rows) // size
    return [rows[place * step][place % 2] for place in range(size)]


def _rows(parallel: Path, source: str) -> Iterator[Sequence[str]]:
    with lzma.open(parallel, "rt", encoding="utf-8") as file:
        for line in file:
            row = line.rstrip("\n").split("\t")
            if row[2] == source:
                yield row


def _document(name: str, text: str, lang: str, made: Fact) -> tuple[Document, Reading]:
    document = from_text(text, name=name, uri=f"/desk/{name}", date=made.day.isoformat(), publisher=made.publisher)
    spans = list(split(text))
    sentences = tuple(Sentence(start, end, lang) for start, end in spans)
    claims = tuple(_claim(text, span, lang, made) for span in spans)
    mention = Mention(spans[0][0], spans[0][0] + 1, text[spans[0][0]], made.subject, "security", lang, "made up", 1.0)
    return document, Reading(sentences, (mention,), claims)


def _claim(text: str, span: tuple[int, int], lang: str, made: Fact) -> Claim:
    start, end = span
    return Claim(
        start=start,
        end=start + 1,
        value_text=text[start],
        sentence_start=start,
        sentence_end=end,
        lang=lang,
        subject=made.subject,
        metric=made.metric,
        low=made.value,
        high=made.value,
        unit="%",
        step=0.1,
        confidence=1.0,
        rule="made up",
    )

"""Sentences that lost a part when a scraper dropped the links in them.

``[Lower rates] eased conditions.`` is left as ``eased conditions.``, and ``[The Fed said], the economy grew 2%`` as
``, the economy grew 2%``. What is left of a sentence that lost its subject says something of nobody knows whom, so a
figure in it must not be given to the nearest name.
"""

from __future__ import annotations

import re
from functools import cache

from ingest.rules import LANGUAGES, table

_CUT = re.compile(r"(?!\.\.)[,;:.)\s]*[,;:.)]\s*")
_SENTENCE_END = re.compile(
    r"(?:(?<=[^\W_A-Z.])|(?<=[A-Z]{3}))[.!?…]+[\"”»')\]]*(?=\s+[^a-z\s]|\s*\Z)"
    r"|(?<=[%)\]\"”»])[.!?…]+(?=\s|\Z)"
)
_BRAND = re.compile(r"[A-ZÁÉÍÓÚÑ\d]")
"""What follows the small letters of a name that begins with them: ``iShares``, ``e2open``."""
_LEAST_WORDS = 4
"""A clause has a subject and something said of it: ``portfolios.`` is none."""


def cut(text: str, start: int, end: int, *, paragraph: bool) -> int:
    """Return where the first complete clause of a block begins: its start when nothing was cut from it.

    The rules, in order:

    1. Punctuation at the start stands where a link did; it goes in any case.
    2. After a cut comma the rest is complete (``, small caps gained 5%``) unless it is shorter than a clause or its
       first word leans on what was cut (``, up 3% on the day``, ``, which rose``).
    3. A paragraph that begins in lower case lost its start (``of 5,000, the index has room``).
    4. What lost its start ends where a clause with a subject of its own begins after a comma, if its first word is a
       connective; else with the sentence.

    Args:
        text: the document's text.
        start: where the block begins.
        end: where it ends.
        paragraph: whether an empty line stands before it and the text does not write paragraphs in lower case.
    """
    opening = _CUT.match(text, start, end)
    begin = opening.end() if opening else start
    word = re.compile(r"[^\W\d_]+").match(text, begin, end)
    if begin >= end or word is None:
        return begin
    if opening and ("," in opening[0] or ";" in opening[0]):
        if not _leans(word[0]) and len(text[begin : _sentence(text, begin, end)].split()) >= _LEAST_WORDS:
            return begin
    elif not (paragraph and word[0].islower() and not _BRAND.match(text, word.end())):
        return begin
    return _complete(text, begin, end, connective=_words("connectives").fullmatch(word[0]) is not None)


def _complete(text: str, begin: int, end: int, *, connective: bool) -> int:
    stop = _sentence(text, begin, end)
    clause = _clause().search(text, begin, stop) if connective else None
    at = clause.end() if clause else stop
    while at < end and text[at].isspace():
        at += 1
    return at


def _sentence(text: str, start: int, end: int) -> int:
    stop = _SENTENCE_END.search(text, start, end)
    return stop.end() if stop else end


def _leans(word: str) -> bool:
    return any(_words(kind).fullmatch(word) for kind in ("connectives", "predicates"))


@cache
def _words(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(word for lang in LANGUAGES for word in table(lang, "fragments")[kind]), re.IGNORECASE)


@cache
def _clause() -> re.Pattern[str]:
    """Match the comma before a clause with its own subject."""
    return re.compile(rf",\s+(?=(?:{_words('subjects').pattern})\b|[\"“«]?[A-ZÁÉÍÓÚÑ])")

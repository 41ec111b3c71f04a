"""Sentences that lost a part when a scraper dropped the links in them.

``[Lower rates] eased conditions.`` is left as ``eased conditions.``, and ``[The Fed said], the economy grew 2%`` as
``, the economy grew 2%``. What is left of a sentence that lost its subject says something of nobody knows whom, so a
figure in it must not be given to the nearest name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ingest.rules import LANGUAGES, table

_CUT = re.compile(r"(?!\.\.)[,;:.)\s]*(?:[,;:)]|\.(?!\d))\s*")
_SENTENCE_END = re.compile(
    r"(?:(?<=[^\W_A-Z.])|(?<=[A-Z]{3}))[.!?…]+[\"”»')\]]*(?=\s+[^a-z\s]|\s*\Z)"
    r"|(?<=[%)\]\"”»])[.!?…]+(?=\s|\Z)"
)
_WORD = re.compile(r"[^\W\d_]+")
_BRAND = re.compile(r"[A-ZÁÉÍÓÚÑ\d]")
"""What follows the small letters of a name that begins with them: ``iShares``, ``e2open``."""
_MOJIBAKE = "âðï"
"""The small letters that a broken character begins with: ``â€œ`` is a quotation mark, no word."""
_LEAST_WORDS = 4
"""A clause has a subject and something said of it: ``portfolios.`` is none."""
_NAME = r"(?:[\"“«]?[A-ZÁÉÍÓÚÑ])"


def cut(text: str, start: int, end: int, *, paragraph: bool) -> int:
    """Return where the first complete clause of a block begins: its start when nothing was cut from it.

    The rules, in order:

    1. Punctuation at the start stands where a link did; it goes in any case.
    2. After a cut comma the rest is complete (``, small caps gained 5%``) unless it is shorter than a clause or its
       first word leans on what was cut (``, up 3% on the day``, ``, which rose``).
    3. A paragraph that begins in lower case is complete when its first word may be its subject (``gold rose 2% on
       Monday``), and lost its start when that word leans (``of 5,000, the index has room``) or is a verb.
    4. A verb whose object owns the figure needs no subject (``lowered the federal funds rate to 3%``).
    5. What lost its start ends where a clause with a subject of its own begins, else with the sentence.

    Args:
        text: the document's text.
        start: where the block begins.
        end: where it ends.
        paragraph: whether a small letter at the start says that something is lost: an empty line stands before it, the
            paragraph before has ended, and the text does not write paragraphs in lower case.
    """
    opening = _CUT.match(text, start, end)
    begin = opening.end() if opening else start
    word = _WORD.match(text, begin, end)
    if begin >= end or word is None or text[begin] in _MOJIBAKE:
        return begin
    after_comma = opening is not None and ("," in opening[0] or ";" in opening[0])
    if not after_comma and not (paragraph and word[0].islower() and not _BRAND.match(text, word.end())):
        return begin
    stop = _sentence(text, begin, end)
    long_enough = len(text[begin:stop].split()) >= _LEAST_WORDS
    if _moved().match(text, begin, stop) or (long_enough and not _leans(text, word, stop)):
        return begin
    return _complete(text, word, stop, end)


def _complete(text: str, word: re.Match[str], stop: int, end: int) -> int:
    """Return where the next clause begins that has a subject of its own, or the next sentence."""
    if joined := _joined().match(text, word.start(), stop):
        return joined.end()
    clause = (_clause() if _words("connectives").fullmatch(word[0]) else _contrast()).search(text, word.end(), stop)
    at = clause.end() if clause else stop
    while at < end and text[at].isspace():
        at += 1
    return at


def _sentence(text: str, start: int, end: int) -> int:
    stop = _SENTENCE_END.search(text, start, end)
    return stop.end() if stop else end


def _leans(text: str, word: re.Match[str], stop: int) -> bool:
    known = any(_words(kind).fullmatch(word[0]) for kind in ("connectives", "predicates"))
    return known or _words("present").match(text, word.start(), stop) is not None


def _either(kind: str) -> Iterable[str]:
    return (word for lang in LANGUAGES for word in table(lang, "fragments")[kind])


@cache
def _words(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(_either(kind)), re.IGNORECASE)


@cache
def _subject() -> str:
    """Return an expression for the start of a clause whose subject stands in it: a name, or an article."""
    return rf"(?:(?:{'|'.join(_either('subjects'))})\b|{_NAME})"


@cache
def _clause() -> re.Pattern[str]:
    """Match the comma after a phrase (``of 5,000, the index has room``)."""
    return re.compile(rf",\s+(?={_subject()})")


@cache
def _contrast() -> re.Pattern[str]:
    """Match what joins a clause to the one before it (``fell 3%, while the Nasdaq rose``)."""
    return re.compile(rf"[,;]\s+(?:{'|'.join(_either('contrasts'))})\s+(?={_subject()})")


@cache
def _joined() -> re.Pattern[str]:
    """Match the word that joined a whole clause to what was cut (``but the Nasdaq rose``)."""
    return re.compile(rf"(?:{'|'.join((*_either('contrasts'), *_either('additions')))})\s+(?={_subject()})")


@cache
def _moved() -> re.Pattern[str]:
    """Match a verb and its object up to the figure, where the object says whose figure it is."""
    verbs, preps = "|".join(_either("movers")), "|".join(_either("to"))
    # "raised its dividend to $2": whose dividend was cut; an abbreviation such as EPS or GDP owns nothing either.
    owned = rf"(?:(?:{'|'.join(_either('owned'))})\b|(?!(?:EPS|EBITDA|GDP|CPI|PCE|PIB|IPC|BPA|FY)\b)[A-ZÁÉÍÓÚÑ][\w&]+)"
    lost = "|".join(_either("anaphors"))
    gap = r"[^.,;:!?\n]{0,50}?"
    return re.compile(rf"(?:{verbs})\s+(?!(?:{lost})\b)(?:{gap}\s)?(?<!\w){owned}{gap}\s(?:{preps})\s")

"""Where one clause of a sentence ends and the next begins, by the words that join them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from nlp.tables import language_table
from nlp.text import whole

if TYPE_CHECKING:
    from spacy.tokens import Doc


_ASIDE = 120
"""How many characters an aside may reach."""


@dataclass(frozen=True, slots=True)
class Boundaries:
    """How many clause boundaries, and how many weaker joints, lie in a stretch of text."""

    strong: int
    weak: int


def text_of(doc: Doc, start: int, end: int) -> str:
    """Return ``doc.text[start:end]``."""
    return whole(doc)[start:end]


def boundaries(text: str, start: int, end: int, lang: str) -> Boundaries:
    """Count what divides ``text[start:end]``, the stretch between two things of one sentence."""
    strong, weak = _marks(lang)
    stretch = f" {text[start:end]} ".replace("\n", " ")
    return Boundaries(len(strong.findall(stretch)), len(weak.findall(stretch)))


def crosses(text: str, start: int, end: int, lang: str) -> bool:
    """Say whether a clause of its own begins in ``text[start:end]``."""
    return _marks(lang)[0].search(f" {text[start:end]} ".replace("\n", " ")) is not None


def clause(text: str, at: int, lang: str) -> tuple[int, int]:
    """Return the interval between the strong marks of ``text``, a sentence, in which a character stands."""
    start, end = 0, len(text)
    for mark in _divisions(text, lang):
        if mark > at:
            return start, mark
        start = mark
    return start, end


def parted(text: str, a: int, b: int, lang: str) -> bool:
    """Say whether one of two places is in an aside and the other is not: "the bank, whose rate is 3%, … Thursday"."""
    first, second = sorted((a, b))
    asides = [aside.span() for aside in _asides(lang).finditer(text, max(0, first - _ASIDE), second + _ASIDE)]
    return any((start <= first < end) != (start <= second < end) for start, end in asides)


def past_asides(text: str, at: int, lang: str) -> int:
    """Return where the last aside before ``at`` ends, 0 where there is none.

    "Acme, whose sales rose 4% last year, lost 2%": what is said of the year is not said of the loss.
    """
    return max((aside.end() for aside in _asides(lang).finditer(text, 0, at)), default=0)


@cache
def _asides(lang: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, language_table(lang, "clauses")["aside"]))
    return re.compile(rf",\s(?:{words})\s(?:[^.,;\n]|[.,]\d)*,(?!\d)", re.IGNORECASE)


@lru_cache(maxsize=64)
def _divisions(text: str, lang: str) -> tuple[int, ...]:
    return tuple(match.start() + 1 for match in _marks(lang)[0].finditer(text.replace("\n", " ")))


@cache
def _marks(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    marks = language_table(lang, "clauses")
    return _any_of(marks["strong"]), _any_of(marks["weak"])


def _any_of(marks: list[str]) -> re.Pattern[str]:
    # The blank behind a mark may be the blank before the next one.
    longest = sorted(marks, key=lambda mark: (-len(mark), mark))
    return re.compile(
        "|".join(re.escape(mark[:-1]) + r"(?=\s)" if mark.endswith(" ") else re.escape(mark) for mark in longest),
        re.IGNORECASE,
    )

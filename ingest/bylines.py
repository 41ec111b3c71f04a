"""Bylines: who wrote, who reviewed, and whether a machine wrote it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest import dates
from ingest.rules import LANGUAGES, found, table

_LONGEST = 160
_NAME = re.compile(r"[A-ZÁÉÍÓÚÑÜ][\w.’'&-]*")
_SEPARATORS = re.compile(r"\s*(?:[|·•–—;/]|\s-\s|,\s*(?=[A-Z][a-z]+ (?:News|Staff))|\bon$|\bel$|\()\s*")


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says, and the language that it says it in."""

    lang: str
    author: str | None = None
    reviewer: str | None = None
    machine: bool = False

    @property
    def publisher(self) -> str | None:
        """Whose desk reviewed or wrote it: ``Example News`` of ``Example News Editorial Team``."""
        return next((name for who in (self.reviewer, self.author) if who and (name := _desk(who))), None)


def parse(line: str) -> Byline | None:
    """Read a line as a byline, or return null when it is none.

    The parts may be glued, as scrapers leave them: ``Written by AI AgentJane DoeReviewed byExample News Desk``.
    """
    if len(line) > _LONGEST:
        return None
    for lang in LANGUAGES:
        if _pattern(lang, "desk").fullmatch(line):
            return Byline(lang, line)
        opening = _pattern(lang, "author").match(line) or _pattern(lang, "reviewer").match(line)
        if opening and (byline := _read(line, lang, reviewed=opening.re is _pattern(lang, "reviewer"))):
            return byline
    return None


def _read(line: str, lang: str, *, reviewed: bool) -> Byline | None:
    review = _pattern(lang, "reviewer").search(line)
    reviewer = _reviewer(line[review.end() :]) if review else None
    if reviewed:
        return Byline(lang, None, reviewer) if reviewer else None
    opening = _pattern(lang, "author").match(line)
    rest = line[opening.end() if opening else 0 : review.start() if review else len(line)]
    machine = _pattern(lang, "machine").match(rest)
    author = _name(rest[machine.end() :] if machine else rest)
    if author is None and machine is None:
        return None
    return Byline(lang, author, reviewer, machine is not None)


def _name(text: str) -> str | None:
    """Return the name at the start of a text, without the date and the publisher that may follow it."""
    dated = next(dates.find(text), None)
    name = _SEPARATORS.split(text[: dated.start] if dated else text)[0].strip(" .,:")
    words = name.split()
    links = {word for lang in LANGUAGES for word in table(lang, "bylines")["words"]}
    # "By Friday, gold had lost 3%" is a sentence: names are capitalised and hold no figures.
    capital = all(_NAME.match(word) or word.lower() in links for word in words)
    return name if words and len(words) <= 8 and capital and not re.search(r"\d", name) else None


def _reviewer(text: str) -> str | None:
    """Return the person or the desk at the start of a text."""
    desk = next((match for lang in LANGUAGES if (match := _pattern(lang, "desk").match(text))), None)
    rest = _name(text[desk.end() :]) if desk else None
    return (f"{desk[0]}{rest}" if rest else desk[0].strip()) if desk else _name(text)


def _desk(who: str) -> str | None:
    for lang in LANGUAGES:
        name = _pattern(lang, "desk").sub("", who).strip(" ,-–")
        if name != who:
            return name or None
    return None


def machine_written(text: str) -> str | None:
    """Return the language in which a text says that a machine wrote it, or null."""
    return found("bylines", "machine_parts", text)


@cache
def _pattern(lang: str, key: str) -> re.Pattern[str]:
    """Compile a list of a language's byline words; a capital may be glued to what they match."""
    words = "|".join(sorted(table(lang, "bylines")[key], key=lambda word: (-len(word), word)))
    return re.compile(rf"\(?(?i:{words})(?:\s+|(?=[A-ZÁÉÍÓÚÑ(])|\Z)")

"""Bylines: who wrote, who reviewed, and whether a machine wrote it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from ingest import dates
from ingest.rules import LANGUAGES, found, table, whole

_LONGEST = 160
_NAME = re.compile(r"[A-ZÁÉÍÓÚÑÜ][\w.’'&-]*")
_SEPARATORS = re.compile(r"\s*(?:[|·•–—;/@]|\s-\s|\.\s+(?=[^\W\d_]+:)|\bon$|\bel$|\()\s*")
_IN_BRACKETS = re.compile(r"\s*\(([^()]+)\)")
_BESIDE_WORDS = 4
"""A byline stands between other pieces of a line only when these are short: a date, a section, a place."""


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says, and the language that it says it in."""

    lang: str
    author: str | None = None
    reviewer: str | None = None
    machine: bool = False
    outlet: str | None = None

    @property
    def publisher(self) -> str | None:
        """Whom the author writes for, or whose desk wrote or reviewed it (``Example News Editorial Team``)."""
        return self.outlet or next((name for who in (self.reviewer, self.author) if who and (name := _desk(who))), None)


def parse(line: str) -> Byline | None:
    """Read a line as a byline, or return null when it is none.

    The parts may be glued, as scrapers leave them: ``Written by AI AgentJane DoeReviewed byExample News Desk``. A date,
    a section or a place may stand beside it: ``Markets | Mar 6, 2026 · 4:05 pm ET · By Jane Doe, The Example``.
    """
    return None if len(line) > _LONGEST else _opened(line) or _between(line)


def _between(line: str) -> Byline | None:
    """Read a byline that other short pieces of the line stand before."""
    pieces = [piece.strip() for piece in _SEPARATORS.split(dates.without(line)) if piece.strip()]
    if any(len(piece.split()) > _BESIDE_WORDS for piece in pieces if _opened(piece) is None):
        return None
    return next((byline for piece in pieces if (byline := _opened(piece))), None)


def _opened(line: str) -> Byline | None:
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
    author, outlet = _credit(rest[machine.end() :] if machine else rest)
    if author is None and machine is None:
        return None
    return Byline(lang, author, reviewer, machine is not None, outlet)


def _credit(text: str) -> tuple[str | None, str | None]:
    """Return who is named at the start of a text, and for whom they write.

    Other names may follow a comma (``Jane Doe, John Roe and Ann Poe``), and so may what they are (``Markets Editor``),
    where (``Madrid``), or the outlet (``The Example``), which may stand in brackets too.
    """
    dated = next(dates.find(text), None)
    line = text[: dated.start] if dated else text
    said, *others = _SEPARATORS.split(line)
    first, *rest = (part.strip(" .:") for part in said.split(","))
    names = [first, *takewhile(_is_name, rest)]
    if not _capitalised(first) or not all(_capitalised(part) or _known(part) for part in rest if part):
        return None, None
    bracket = _IN_BRACKETS.match(line, len(said))
    candidates = [*rest[len(names) - 1 :], *others, *((bracket[1],) if bracket else ())]
    outlet = next((part.strip(" .:)") for part in candidates if whole("bylines", "outlets", part.strip(" .:)"))), None)
    return ", ".join(names), outlet


def _capitalised(name: str) -> bool:
    """Say whether a text can be a name: "By Friday, gold had lost 3%" is a sentence."""
    words = name.split()
    links = {word for lang in LANGUAGES for word in table(lang, "bylines")["words"]}
    capital = all(_NAME.fullmatch(word) or word.lower() in links for word in words)
    return 0 < len(words) <= 8 and capital and not re.search(r"\d", name)


def _is_name(part: str) -> bool:
    """Say whether what follows the comma after a name is another name, of two words at least."""
    return len(part.split()) > 1 and _capitalised(part) and not _known(part)


def _known(part: str) -> bool:
    return any(whole("bylines", key, part) for key in ("outlets", "roles"))


def _reviewer(text: str) -> str | None:
    """Return the person or the desk at the start of a text."""
    desk = next((match for lang in LANGUAGES if (match := _pattern(lang, "desk").match(text))), None)
    rest = _credit(text[desk.end() :])[0] if desk else None
    return (f"{desk[0]}{rest}" if rest else desk[0].strip()) if desk else _credit(text)[0]


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

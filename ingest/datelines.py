"""Datelines that open the text itself: ``MADRID, 7 Oct. 2025 (Agency) - …``, ``Lima, 21 de octubre de 2025. …``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import islice

from ingest import dates
from ingest.rules import LANGUAGES, table

_REACH = 70
_OPENING = 300
_FIRST = 3
"""How many paragraphs are looked at: a title, a byline and the text's first."""
_LEADING = re.compile(r"[^\W_][\w.'’&-]*")
_CLOSES = re.compile(r"[\s*_]*(?:[).(|/\n—–·•-]|by\b|por\b|[A-Z]{2,5}[.\n|]|$)")


def opening_date(paragraphs: Iterable[str], *, lang: str | None) -> str | None:
    """Return the date that opens one of a text's first paragraphs, null where none does.

    Before it stand at most places and names, behind it a mark that closes the dateline; or the text says that the day
    is its own: "este jueves 6 de noviembre de 2025". A date inside a sentence is the date of what it says.
    """
    for paragraph in islice(paragraphs, _FIRST):
        for dated in dates.find(paragraph[:_OPENING], lang=lang):
            before, after = paragraph[: dated.start], paragraph[dated.end :]
            if _is_own(before) or (len(before) <= _REACH and _names_only(before) and _CLOSES.match(after)):
                return dated.value
    return None


def _names_only(before: str) -> bool:
    """Return whether nothing but names, places and what introduces a date stands before it."""
    linking = _words("dateline")
    return all(word[0].isupper() or word.casefold() in linking for word in _LEADING.findall(before))


def _is_own(before: str) -> bool:
    words = _LEADING.findall(before)
    return bool(words) and words[-1].casefold() in _words("own_day")


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(word for lang in LANGUAGES for word in table(lang, "dates")[key])

"""When somebody said or foresaw a thing, which is not when its figures apply.

"Prices rose 2.7%, the office said on Tuesday"; "growth of 0.8%, against its March forecast of 1.9%".
"""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol

from nlp.tables import language_table

_REACH = 40
_AGO = "ago"


class Spoken(Protocol):
    """An expression of time in a text."""

    @property
    def start(self) -> int:
        """First character."""
        ...

    @property
    def end(self) -> int:
        """One past the last character."""
        ...

    @property
    def rule(self) -> str:
        """The rule that found it."""
        ...

    @property
    def lang(self) -> str:
        """The language that it was read in."""
        ...


def is_said_then(text: str, start: int, time_start: int, lang: str) -> bool:
    """Return whether the time at ``time_start`` stands right behind a verb of saying; ``start`` begins its sentence."""
    return _said(lang).search(text, max(start, time_start - _REACH), time_start) is not None


@cache
def _said(lang: str) -> re.Pattern[str]:
    cues = language_table(lang, "time")["cues"]
    lists = (sorted(cues[key], key=len, reverse=True) for key in ("said", "said_links"))
    verbs, links = ("|".join(map(re.escape, words)) for words in lists)
    return re.compile(rf"(?<!\w)(?:{verbs})(?:\s+(?:{links}))*\s*\Z", re.IGNORECASE)


def is_foreseen_then(text: str, start: int, time: Spoken) -> bool:
    """Return whether a time is when an outlook was given: "than projected in June", "la previsión de marzo"."""
    before, ago, after = _foreseen(time.lang)
    led = (ago if time.rule == _AGO else before).search(text, max(start, time.start - _REACH), time.start)
    return led is not None or after.match(text, time.end) is not None


@cache
def _foreseen(lang: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    cues = language_table(lang, "time")["cues"]
    before, ago, after = ("|".join(cues[f"foreseen_{place}"]) for place in ("before", "ago", "after"))
    return (
        re.compile(rf"(?<!\w)(?:{before})\s*\Z", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{ago})\s*\Z", re.IGNORECASE),
        re.compile(rf"(?:{after})(?!\w)", re.IGNORECASE),
    )

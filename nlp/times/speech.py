"""When somebody said a thing, which is not when its figures apply: "prices rose 2.7%, the office said on Tuesday"."""

from __future__ import annotations

import re
from functools import cache

from nlp.tables import language_table

_REACH = 40


def is_said_then(text: str, start: int, time_start: int, lang: str) -> bool:
    """Return whether the time at ``time_start`` stands right behind a verb of saying; ``start`` begins its sentence."""
    return _said(lang).search(text, max(start, time_start - _REACH), time_start) is not None


@cache
def _said(lang: str) -> re.Pattern[str]:
    cues = language_table(lang, "time")["cues"]
    lists = (sorted(cues[key], key=len, reverse=True) for key in ("said", "said_links"))
    verbs, links = ("|".join(map(re.escape, words)) for words in lists)
    return re.compile(rf"(?<!\w)(?:{verbs})(?:\s+(?:{links}))*\s*\Z", re.IGNORECASE)

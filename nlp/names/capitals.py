"""Capitals and houses of state that stand for their countries at a bond: "Rome's ten-year bonds"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlp.phrases import either
from nlp.tables import language_table

_AHEAD = 32
_BEHIND = 40


@cache
def _named(lang: str) -> tuple[re.Pattern[str], dict[str, str], tuple[str, ...]]:
    data = language_table(lang, "names")["capitals"]
    codes = {name: code for code, names in data["of"].items() for name in names}
    return re.compile(rf"(?<!\w)(?:{either(codes)})(?!\w)"), codes, tuple(data["gaps"])


def capitals(text: str, start: int, end: int, lang: str) -> Iterator[tuple[int, int, str]]:
    """Yield the capitals in an expression or right at it: where each begins and ends, and the code of its country.

    "Bucharest's 10-year yield", "la deuda de Roma a diez años". In "bonds, said a dealer in Rome" it is a place.
    """
    pattern, codes, gaps = _named(lang)
    for match in pattern.finditer(text, max(0, start - _AHEAD), min(len(text), end + _BEHIND)):
        inside = start <= match.start() and match.end() <= end
        if inside or text[match.end() : start] in gaps or text[end : match.start()] in gaps[1:]:
            yield *match.span(), codes[match.group()]

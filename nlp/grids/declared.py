"""What a text declares of its amounts as a whole: "Figures in millions of dollars unless stated otherwise"."""

from __future__ import annotations

import re
from functools import cache

from nlp.grids.grid import Cell
from nlp.grids.vocabulary import vocabulary
from nlp.tables import language_table

_LONGEST = 60


@cache
def _opening(lang: str) -> re.Pattern[str]:
    phrases = sorted(language_table(lang, "grids")["declarations"], key=lambda phrase: (-len(phrase), phrase))
    opens = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{opens})\s+[^.;:\n]{{3,{_LONGEST}}}", re.IGNORECASE)


def declared(text: str, lang: str) -> Cell | None:
    """Return where a text says in what its amounts are told, with their scale; null where it does not."""
    words = vocabulary(lang)
    for match in _opening(lang).finditer(text):
        if any(words.says(label, match[0]) for label in ("thousands", "millions", "billions", "MXN", "USD")):
            return Cell(*match.span(), match[0])
    return None

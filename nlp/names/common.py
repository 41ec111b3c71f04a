"""Words of general language, by which the name of a company is told from a word that only opens a sentence.

"Deliveries fell 3%" is about deliveries; "Brightloaf fell 3%" can only be about somebody of that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from nlp.tables import language_table

_WORD = re.compile(r"[^\W\d_]+")
_TABLES = ("metrics", "segments", "syntax", "units", "exclusions", "strangers")
"""Rules whose words are those of the trade: "Ebitda", "capex"."""
_SHORTEST = 3


@cache
def words(lang: str) -> frozenset[str]:
    """Return the words that texts of a language write in small letters."""
    text = files("nlp").joinpath("data", f"words.{lang}.txt").read_text(encoding="utf-8")
    trade = (word for name in _TABLES for each in _texts(language_table(lang, name)) for word in _WORD.findall(each))
    return frozenset(line for line in text.splitlines() if not line.startswith("#")) | {word.lower() for word in trade}


def coined(name: str, lang: str) -> bool:
    """Say whether a name has a word that is none of general language: "Brightloaf", "Brightloaf Foods"."""
    known = words(lang)
    return any(len(word) >= _SHORTEST and word.lower() not in known for word in _WORD.findall(name))


def _texts(table: Any) -> Iterator[str]:
    """Yield the texts of a table."""
    if isinstance(table, str):
        yield table
    elif isinstance(table, dict):
        for key, value in table.items():
            yield from _texts(value)
            yield key
    elif isinstance(table, list):
        for value in table:
            yield from _texts(value)

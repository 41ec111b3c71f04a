"""The words of headers and labels, compiled from ``grids.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from nlp.tables import LANGUAGES, language_table

SPANS = ("P1D", "P5D", "P1W", "P1M", "P3M", "P6M", "P1Y", "P3Y", "P5Y")
BASES = ("yoy", "qoq", "mom", "ytd", "constant_currency")
SCALES = MappingProxyType({"trillion": 1e12, "billion": 1e9, "million": 1e6, "thousand": 1e3})
LENGTHS = (3, 6, 9, 12)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the headers and labels of one language say, by label of the table."""

    phrases: Mapping[str, re.Pattern[str]]
    words: Mapping[str, frozenset[str]]

    def says(self, label: str, text: str) -> bool:
        """Say whether a text holds a phrase of a list."""
        return self.phrases[label].search(text) is not None

    def whole(self, label: str, text: str) -> bool:
        """Say whether a text is a phrase of a list, but for the marks and units around it."""
        return text.casefold() in self.words[label]


@cache
def vocabulary(lang: str) -> Vocabulary:
    """Return the compiled words of a language."""
    table: dict[str, list[str]] = language_table(lang, "grids")
    phrases = {label: _phrases(listed) for label, listed in table.items()}
    words = {label: frozenset(word.casefold() for word in listed) for label, listed in table.items()}
    return Vocabulary(MappingProxyType(phrases), MappingProxyType(words))


def _phrases(listed: list[str]) -> re.Pattern[str]:
    longest = sorted(listed, key=lambda word: (-len(word), word))
    if not longest:
        return re.compile(r"(?!)")
    parts = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest)
    return re.compile(rf"(?<!\w)(?:{parts})(?!\w)", re.IGNORECASE)


def spoken(texts: Iterable[str]) -> str | None:
    """Return the language in which headers and labels are written, null where as many are known in both or none."""
    told = {text.casefold().strip(" .:*()") for text in texts}
    known = {lang: len(told & _listed(lang)) for lang in LANGUAGES}
    first, second = sorted(LANGUAGES, key=lambda lang: -known[lang])
    return first if known[first] > known[second] else None


@cache
def _listed(lang: str) -> frozenset[str]:
    return frozenset[str]().union(*vocabulary(lang).words.values())

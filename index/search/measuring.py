"""What a query asks the figure of: metrics of the claim contract, which passages state in whichever words.

"Forward PE" is asked for, and "22 times next year's earnings" states it. The words that name a metric are those by
which texts are read; patterns that share no word with the query are not written out.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from index.search.lexicon import empty
from index.search.words import words, words_of
from ingest.folding import fold
from nlp.phrases import expand
from nlp.tables import language_table

if TYPE_CHECKING:
    from collections.abc import Sequence

NONE = frozenset({"neutral", "other"})
"""The table's entries of words that only look like the name of a metric, and of figures that have none."""


def metrics(text: str, langs: Sequence[str]) -> tuple[str, ...]:
    """Return the metrics that a query names in one of several languages, by name."""
    written = words(text)
    found = {name for lang in langs for name in _named(tuple(written), lang)}
    return tuple(sorted(found - NONE))


def _named(written: tuple[str, ...], lang: str) -> set[str]:
    """Return the metrics that the longest phrases in a query name, none of which overlap."""
    phrases = _phrases(frozenset(written), lang)
    longest = max(map(len, phrases), default=0)
    found: set[str] = set()
    at = 0
    while at < len(written):
        sizes = range(min(longest, len(written) - at), 0, -1)
        size = next((size for size in sizes if written[at : at + size] in phrases), 0)
        found |= phrases.get(written[at : at + size], set())
        at += max(size, 1)
    return found


def _phrases(own: frozenset[str], lang: str) -> dict[tuple[str, ...], set[str]]:
    """Return the phrases that are made of a query's words alone, each with the metrics that it names."""
    phrases: dict[tuple[str, ...], set[str]] = {}
    telling = {word for word in own if not empty(word, lang)}
    patterns = _patterns(lang)
    for name, pattern in {each for word in telling for each in patterns.get(word, ())}:
        written = _written(pattern)
        for first in written.keys() & own:
            for phrase in written[first]:
                if all(word in own for word in phrase):
                    phrases.setdefault(phrase, set()).add(name)
    return phrases


@cache
def _written(pattern: str) -> dict[str, list[tuple[str, ...]]]:
    """Return the phrases that a pattern stands for, each as its words, by the first of them."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in words_of(list(expand(pattern))):
        if phrase:
            found.setdefault(phrase[0], []).append(tuple(phrase))
    return found


@cache
def _patterns(lang: str) -> dict[str, list[tuple[str, str]]]:
    """Return the patterns that each word is in, folded, each behind the metric that it names."""
    rows = language_table(lang, "metrics").items()
    patterns = [(name, fold(pattern)) for name, row in rows for pattern in row.get("cues", ())]
    found: dict[str, list[tuple[str, str]]] = {}
    for each, held in zip(patterns, words_of([pattern for _, pattern in patterns]), strict=True):
        for word in held:
            found.setdefault(word, []).append(each)
    return found

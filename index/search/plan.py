"""What is looked for in each language: a query's own words, and what they are in the other language."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from index.search.lexicon import LANGUAGES, known, meetings, translations
from index.search.words import joining, stem, term, words
from ingest.folding import fold
from nlp.language import detect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from index.search.lexicon import Meeting

MOST = 32
"""Words of a query that are looked for; of a longer text those that tell most."""

SYNONYM = 0.5
"""What another expression of the same language weighs, where the query's own weighs 1."""

SAME_FORM = 0.3
"""What the untranslated word weighs in the other language, beside its translations ("virus", "general")."""

NAME = 1.0
"""What a name weighs as it is, in the other language: "Santander", "El Niño"."""

NAMES = 0.6
"""From this share of capitalised words on, capitals tell no names: "Oil Prices Rise"."""

POWER = 0.5
"""Translations weigh the square root of their share of the likeliest's probability: the second is often as right."""


_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Alternative:
    """Words that stand for one thing together, and how surely they do.

    Attributes:
        words: how many words of the query say it.
    """

    terms: tuple[int, ...]
    weight: float
    words: int = 1


Group: TypeAlias = tuple[Alternative, ...]
"""One thing that is looked for: only its best alternative in a passage counts."""

Plan: TypeAlias = "Mapping[str, tuple[Group, ...]]"
"""The groups by the language of the passages that they are looked for in."""


def plan(text: str, *, telling: Callable[[int], float]) -> Plan:
    """Return what a query looks for in the passages of each language.

    Args:
        text: words, a sentence, or a longer text.
        telling: how much a term tells (its inverse document frequency).
    """
    written, names = words(text), capitals(text)
    readings = [_Reading.of(written, lang, telling, names=names) for lang in languages(text)]
    return {lang: tuple(group for each in readings for group in each.groups(lang)) for lang in LANGUAGES}


@lru_cache(maxsize=16)
def languages(text: str) -> tuple[str, ...]:
    """Return the language that a query is in, or all that it may be in: "oil IBEX" shows none."""
    shown = detect(text, default="")
    if shown:
        return (shown,)
    counts = {lang: sum(known(word, lang) for word in words(text)) for lang in LANGUAGES}
    return tuple(lang for lang in LANGUAGES if counts[lang] == max(counts.values()))


def capitals(text: str) -> frozenset[str]:
    """Return the words that are written as names: with a capital that no sentence begins with."""
    tokens = _WORD.findall(text)
    capitals = [token for token in tokens[1:] if token[0].isupper()]
    return frozenset(map(fold, capitals)) if len(capitals) <= NAMES * len(tokens) else frozenset()


@dataclass(frozen=True, slots=True)
class _Reading:
    """A query as it reads in one language: its words, and the expressions of the glossary among them."""

    lang: str
    words: tuple[tuple[str, str, Meeting | None], ...]
    expressions: tuple[tuple[tuple[str, ...], Meeting], ...]
    names: frozenset[str]

    @classmethod
    def of(
        cls, written: Sequence[str], lang: str, telling: Callable[[int], float], *, names: frozenset[str]
    ) -> _Reading:
        found = [stem(word, lang) for word in written]
        kept = _kept(found, lang, telling)
        met = [each for each in meetings(found, lang) if kept & set(found[each.start : each.end])]
        inside = {place: each for each in met for place in range(each.start, each.end)}
        single: dict[str, tuple[str, str, Meeting | None]] = {}
        for place, (own, word) in enumerate(zip(found, written, strict=True)):
            meeting = inside.get(place)
            if own in kept and (meeting is None or meeting.end - meeting.start == 1):
                single.setdefault(own, (own, word, meeting))
        longer = {tuple(found[each.start : each.end]): each for each in met if each.end - each.start > 1}
        return cls(lang, tuple(single.values()), tuple(longer.items()), names)

    def groups(self, lang: str) -> Iterator[Group]:
        """Yield what is looked for in passages of a language."""
        for own, word, meeting in self.words:
            if lang != self.lang:
                same = NAME if word in self.names else SAME_FORM
                yield tuple(_translated(word, self.lang, lang, meeting, same=same))
            elif meeting is not None:
                yield tuple(_joint((own,), meeting, self.lang, lang))
            else:
                yield (_alternative((own,), lang, 1.0),)
        for expression, meeting in self.expressions:
            yield tuple(_joint(expression, meeting, self.lang, lang))


def _kept(found: Sequence[str], lang: str, telling: Callable[[int], float]) -> set[str]:
    """Return the stems of a text, of a long one those that are frequent in it and rare elsewhere."""
    counts = Counter(found)
    worth = {own: often * telling(term(own, lang)) for own, often in counts.items()}
    return set(sorted(counts, key=lambda own: (-worth[own], own))[:MOST])


def _translated(word: str, read: str, lang: str, meeting: Meeting | None, *, same: float) -> Iterator[Alternative]:
    """Yield what one word may be in the other language."""
    weights = dict.fromkeys(meeting.concept.expressions[lang] if meeting else (), 1.0)
    likely = translations(word, read)
    for other, probability in likely:
        weight = (probability / likely[0][1]) ** POWER
        weights[other,] = max(weights.get((other,), 0.0), weight)
    form = (stem(word, lang),)
    weights[form] = max(weights.get(form, 0.0), same if weights else 1.0)
    for each, weight in weights.items():
        yield _alternative(each, lang, weight)


def _joint(found: Sequence[str], meeting: Meeting, read: str, lang: str) -> Iterator[Alternative]:
    """Yield what an expression of the glossary is looked for as: itself, and the others of its meaning."""
    size = len(_telling(found, read))
    if read == lang:
        yield _alternative(found, lang, 1.0, words=size)
    weight = SYNONYM if read == lang else 1.0
    for each in meeting.concept.expressions[lang]:
        if read != lang or each != tuple(found):
            yield _alternative(each, lang, weight, words=size)


def _alternative(found: Sequence[str], lang: str, weight: float, *, words: int = 1) -> Alternative:
    return Alternative(tuple(term(own, lang) for own in _telling(found, lang)), weight, words)


def _telling(found: Sequence[str], lang: str) -> Sequence[str]:
    """Return what is looked for of an expression: of "recorte de la tasa" the words for cut and for rate."""
    return [own for own in found if own not in joining(lang)] or found

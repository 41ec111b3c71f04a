"""What is looked for in each language: a query's own words, and what they are in the other language."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from index.search.lexicon import LANGUAGES, known, meetings, translations
from index.search.words import stems, term, words
from nlp.language import detect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from index.search.lexicon import Meeting

MOST = 32
"""Words of a query that are looked for; of a longer text those that tell most."""

SYNONYM = 0.5
"""What another expression of the same language weighs, where the query's own weighs 1."""

SAME_FORM = 0.3
"""What the untranslated word weighs in the other language, beside its translations ("El Niño", "Santander")."""

POWER = 0.5
"""Translations weigh the square root of their share of the likeliest's probability: the second is often as right."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Words that stand for one thing together, and how surely they do."""

    terms: tuple[int, ...]
    weight: float


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
    read = _languages(text)
    kept = {lang: _kept(text, lang, telling) for lang in read}
    return {lang: tuple(_groups(kept, lang)) for lang in LANGUAGES}


def _languages(text: str) -> tuple[str, ...]:
    """Return the language that a query is in, or all that it may be in: "oil IBEX" shows none."""
    shown = detect(text, default="")
    if shown:
        return (shown,)
    counts = {lang: sum(known(stem, lang) for stem in stems(text, lang)) for lang in LANGUAGES}
    return tuple(lang for lang in LANGUAGES if counts[lang] == max(counts.values()))


def _kept(text: str, lang: str, telling: Callable[[int], float]) -> dict[str, str]:
    """Return each stem once, in order, with its word; of a long text those frequent in it and rare elsewhere."""
    written = words(text)
    found = stems(text, lang)
    counts = Counter(found)
    worth = {stem: often * telling(term(stem, lang)) for stem, often in counts.items()}
    best = set(sorted(counts, key=lambda stem: (-worth[stem], stem))[:MOST])
    pairs = zip(reversed(found), reversed(written), strict=True)  # so that a stem keeps its first word
    first = {stem: word for stem, word in pairs if stem in best}
    return {stem: first[stem] for stem in counts if stem in best}


def _groups(kept: Mapping[str, Mapping[str, str]], lang: str) -> Iterator[Group]:
    """Yield what is looked for in passages of a language, of the query as it reads in one language or in several."""
    for read, pairs in kept.items():
        found = list(pairs)
        met = {place: meeting for meeting in meetings(found, read) for place in range(meeting.start, meeting.end)}
        for place, stem in enumerate(found):
            meeting = met.get(place)
            if meeting is not None and meeting.end - meeting.start > 1:
                if place == meeting.start:
                    yield tuple(_joint(found[meeting.start : meeting.end], meeting, read, lang))
            elif read == lang:
                yield (Alternative((term(stem, lang),), 1.0),)
            else:
                yield tuple(_translated(stem, pairs[stem], read, lang, meeting))


def _translated(stem: str, word: str, read: str, lang: str, meeting: Meeting | None) -> Iterator[Alternative]:
    """Yield what one word may be in the other language."""
    weights = dict.fromkeys(meeting.concept.expressions[lang] if meeting else (), 1.0)
    likely = translations(stem, read)
    for other, probability in likely:
        weight = (probability / likely[0][1]) ** POWER
        weights[other,] = max(weights.get((other,), 0.0), weight)
    weights.setdefault(tuple(stems(word, lang)), SAME_FORM if weights else 1.0)
    for each, weight in weights.items():
        yield _alternative(each, lang, weight)


def _joint(found: Sequence[str], meeting: Meeting, read: str, lang: str) -> Iterator[Alternative]:
    """Yield what an expression of the glossary is looked for as: itself, and the others of its meaning."""
    if read == lang:
        yield _alternative(found, lang, 1.0)
    weight = SYNONYM if read == lang else 1.0
    for each in meeting.concept.expressions[lang]:
        if read != lang or each != tuple(found):
            yield _alternative(each, lang, weight)


def _alternative(found: Sequence[str], lang: str, weight: float) -> Alternative:
    return Alternative(tuple(term(stem, lang) for stem in found), weight)

"""Words that set a figure apart from another of its kind: an earlier time, a correction, where a move came from."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.sourced import SourcedClaim

LANGUAGES = ("en", "es")

REACH = 40
"""Characters around a figure that are near it: half a dozen words."""


IN_NAMES = frozenset({"historical", "earlier", "technical", "definition"})
"""Labels whose words are parts of names too: "Industrial Average", "Target"."""

_NAMED = re.compile(r"(?<![\w&])[A-ZÁÉÍÓÚÑ][\w&]* [A-ZÁÉÍÓÚÑ][a-záéíóúñ]+$")
"""A capitalised word behind another, up to the place where it ends."""


def words(label: str, lang: str) -> tuple[str, ...]:
    """Return the words of one label (``earlier``, ``correction``, ``origin``) in one language."""
    return tuple(_table(lang)[label]["words"])


@cache
def _table(lang: str) -> dict[str, Any]:
    return tomllib.loads(files("queries").joinpath("rules", f"{lang}.toml").read_text(encoding="utf-8"))


@cache
def pattern(label: str, lang: str) -> re.Pattern[str]:
    """Return the words of one label in one language, compiled."""
    longest = sorted(words(label, lang), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)", re.IGNORECASE)


def has(label: str, text: str, lang: str | None = None) -> bool:
    """Return whether the text has a word of the label, in the language or, without one, in any."""
    spoken = (lang,) if lang in LANGUAGES else LANGUAGES
    if label not in IN_NAMES:
        return any(pattern(label, each).search(text) is not None for each in spoken)
    return any(any(_told(label, text, each)) for each in spoken)


def _told(label: str, text: str, lang: str) -> Iterator[re.Match[str]]:
    """Yield the words of a label but those of a name: the Dow Jones Industrial Average is no average."""
    for found in pattern(label, lang).finditer(text):
        if label not in IN_NAMES or _NAMED.search(text, max(0, found.start() - REACH), found.end()) is None:
            yield found


def between(label: str, first: SourcedClaim, second: SourcedClaim) -> bool:
    """Return whether nothing but a word of the label (and a unit before it) joins two figures of one sentence."""
    joint = first.sentence[
        first.claim.end - first.claim.sentence_start : second.claim.start - second.claim.sentence_start
    ]
    return _joint(label, first.claim.lang).fullmatch(joint) is not None


def precedes(label: str, sourced: SourcedClaim) -> bool:
    """Return whether a word of the label stands right before a figure."""
    end = sourced.claim.start - sourced.claim.sentence_start
    return _before(label, sourced.claim.lang).search(sourced.sentence[max(0, end - REACH) : end]) is not None


def leads(label: str, then: str, first: SourcedClaim, second: SourcedClaim) -> bool:
    """Return whether a word of one label, and of another at most two words on, lead from one figure to the next.

    "Up 1% after going from 48 to 62" tells of two moves, "up 1% after the vote, from 61.4 to 62" of one.
    """
    start, end = first.claim.end - first.claim.sentence_start, second.claim.start - first.claim.sentence_start
    return _leading(label, then, first.claim.lang).search(first.sentence[start:end]) is not None


def joins(label: str, first: SourcedClaim, second: SourcedClaim) -> bool:
    """Return whether a word of the label stands anywhere between two figures of one sentence."""
    a, b = sorted((first, second), key=lambda each: each.claim.start)
    start, end = a.claim.end - a.claim.sentence_start, b.claim.start - a.claim.sentence_start
    return has(label, a.sentence[start:end], a.claim.lang)


def near(label: str, sourced: SourcedClaim) -> bool:
    """Return whether a word of the label stands a few words before or after a figure."""
    return any(True for _ in places(label, sourced))


def places(label: str, sourced: SourcedClaim) -> Iterator[tuple[int, int]]:
    """Yield where the words of a label stand that are a few words before or after a figure."""
    claim = sourced.claim
    if pattern(label, claim.lang).search(sourced.sentence) is None:
        return
    start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    stretches = (max(0, start - REACH), start), (end, end + REACH)
    for told in _told(label, sourced.sentence, claim.lang):
        if any(first <= told.start() and told.end() <= last for first, last in stretches):
            yield told.span()


def joints(label: str, sourced: SourcedClaim) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield where the words of a label stand that are near a figure, with what stands between the two."""
    text, shift = sourced.sentence, sourced.claim.sentence_start
    start, end = sourced.claim.start - shift, sourced.claim.end - shift
    for opens, closes in places(label, sourced):
        yield (opens, closes), text[closes:start] if closes <= start else text[end:opens]


def nearest(labels: Iterable[str], sourced: SourcedClaim) -> str | None:
    """Return the label whose word stands nearest before a figure in its sentence, or else first behind it."""
    start, lang = sourced.claim.start - sourced.claim.sentence_start, sourced.claim.lang
    told = [(found.start(), label) for label in labels for found in _told(label, sourced.sentence, lang)]
    before = [each for each in told if each[0] < start]
    return max(before)[1] if before else min(told, default=(0, None))[1]


def last(label: str, text: str, lang: str) -> int:
    """Return where the last word of the label in a text begins; -1 where it has none."""
    return max((found.start() for found in _told(label, text, lang)), default=-1)


def unless(label: str, behind: str, text: str, lang: str) -> bool:
    """Return whether a text has a word of the label that no word of another stands a few words before."""
    return any(
        not has(behind, text[max(0, at.start() - REACH // 2) : at.start()], lang) for at in _told(label, text, lang)
    )


def announces(label: str, sourced: SourcedClaim) -> bool:
    """Return whether a word of the label stands in the few words before a figure: "that discount of 20%"."""
    end = sourced.claim.start - sourced.claim.sentence_start
    return has(label, sourced.sentence[max(0, end - REACH // 2) : end], sourced.claim.lang)


def follows(label: str, sourced: SourcedClaim) -> bool:
    """Return whether a word of the label stands a few words after a figure."""
    end = sourced.claim.end - sourced.claim.sentence_start
    return has(label, sourced.sentence[end : end + REACH], sourced.claim.lang)


def departs(sourced: SourcedClaim) -> bool:
    """Return whether a figure is where a move began: the first of "from 97 up to 104", "de 97 a 104"."""
    end = sourced.claim.end - sourced.claim.sentence_start
    return (
        precedes("origin", sourced)
        and _after("destination", sourced.claim.lang).match(sourced.sentence, end) is not None
    )


def heads_for(label: str, sourced: SourcedClaim) -> bool:
    """Return whether a word of the label and a number follow right behind a figure: "lost 1.45%, to 3,861"."""
    end = sourced.claim.end - sourced.claim.sentence_start
    return _after(label, sourced.claim.lang).match(sourced.sentence, end) is not None


@cache
def _after(label: str, lang: str) -> re.Pattern[str]:
    units = pattern("unit", lang).pattern
    return re.compile(rf"[\s,(]*(?:{units})?[\s,(]*(?:{pattern(label, lang).pattern})[\s$€£]*\d", re.IGNORECASE)


@cache
def _joint(label: str, lang: str) -> re.Pattern[str]:
    units = pattern("unit", lang).pattern
    return re.compile(rf"[\s,(]*(?:{units})?[\s,(]*(?:{pattern(label, lang).pattern})[\s$€£]*", re.IGNORECASE)


@cache
def _leading(label: str, then: str, lang: str) -> re.Pattern[str]:
    words, others = pattern(label, lang).pattern, pattern(then, lang).pattern
    return re.compile(rf"{words}(?: \w+){{0,2}} {others}[\s$€£]*$", re.IGNORECASE)


@cache
def _before(label: str, lang: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern(label, lang).pattern})[\s$€£]*$", re.IGNORECASE)

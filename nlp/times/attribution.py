"""Who the text says that a figure comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from nlp.folding import flat
from nlp.tables import LANGUAGES, language_table
from nlp.times.clauses import text_of
from nlp.times.wording import Wording

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CAPITAL = r"[A-ZÁÉÍÓÚÑ][\w&.'’+-]*"
_POSSESSIVE = re.compile(r"['’]s?$")
# A full stop belongs to the name behind an initial or a short form only: "J. Safra", "Inc.".
_LAST_STOP = re.compile(r"(?<!\b[A-Z])(?<!\bInc)(?<!\bCorp)(?<!\bCo)(?<!\bLtd)\.$")
_OPENING = 3


@dataclass(frozen=True, slots=True)
class _Source:
    """A source named in a sentence, and on which side of it the figures stand that are its own."""

    start: int
    end: int
    name: str
    side: str


def attribution(doc: Doc, sentence_start: int, sentence_end: int, start: int, end: int) -> str | None:
    """Return the speaker or source that the sentence names for the figure, as written; null where it names none.

    The nearest in scope counts. "According to analysis" names nobody.
    """
    text, first, last = text_of(doc, sentence_start, sentence_end), start - sentence_start, end - sentence_start
    sources = _sources(text, doc.lang_)
    reaching = (source for source in sources if _reaches(source, text, first, last))
    best = min(reaching, key=lambda source: (max(first - source.end, source.start - last), source.start), default=None)
    return best.name if best else None


def _reaches(source: _Source, text: str, start: int, end: int) -> bool:
    """Say whether a figure is among what the source is given for."""
    if source.start < end and start < source.end:
        return False
    behind = source.start >= end
    gap = text[end : source.start] if behind else text[source.end : start]
    if ";" in gap:
        return False
    if source.side == "anywhere":
        # "rose 3%, according to the ministry, above the 2% of May": only an opening one reaches what follows.
        return behind or source.start <= _OPENING or "," not in gap
    return behind if source.side == "after" else not behind


@lru_cache(maxsize=512)
def _sources(sentence: str, lang: str) -> tuple[_Source, ...]:
    return tuple(_found(flat(sentence), lang))


def _found(sentence: str, lang: str) -> Iterator[_Source]:
    rules = _Rules.of(lang)
    if rules.words.search(sentence) is None:
        return
    for side, pattern in rules.patterns:
        for match in pattern.finditer(sentence):
            if name := rules.clean(next(group for group in match.groups() if group)):
                yield _Source(match.start(), match.end(), name, side)


@dataclass(frozen=True, slots=True)
class _Rules:
    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    words: Wording
    nobody: frozenset[str]
    starters: frozenset[str]

    @classmethod
    @cache
    def of(cls, lang: str) -> _Rules:
        rules = language_table(lang, "attribution")
        return cls(
            tuple(
                (side, _compiled(template, rules))
                for side in ("anywhere", "before", "after")
                for template in rules[side]
            ),
            Wording.of((*rules["verbs"], *rules["who"], *rules["cues"])),
            frozenset(name for each in LANGUAGES for name in _nobody(each)),
            frozenset(word for each in LANGUAGES for word in language_table(each, "sentences")["starters"]),
        )

    def clean(self, name: str) -> str | None:
        """Return the name without what only opens the sentence or ends it, null where it names nobody."""
        words = name.split()
        while words and words[0].rstrip(",") in self.starters:
            words = words[1:]
        name = _POSSESSIVE.sub("", _LAST_STOP.sub("", " ".join(words)))
        return name if name and name not in self.nobody and len(name) > 1 else None


def _nobody(lang: str) -> Iterator[str]:
    """Yield the names that say nothing, with those of months and days: "up from its September forecast"."""
    yield from language_table(lang, "attribution")["nobody"]
    times = language_table(lang, "time")
    yield from (each.capitalize() for key in ("months", "weekdays") for names in times[key].values() for each in names)


def _compiled(template: str, rules: dict[str, Any]) -> re.Pattern[str]:
    particles = "|".join(sorted(map(re.escape, rules["particles"]), key=lambda word: (-len(word), word)))
    name = rf"({_CAPITAL}(?: (?:(?:{particles}) )?{_CAPITAL}){{0,5}})"
    parts = {"{name}": name, "{verb}": f"(?:{'|'.join(rules['verbs'])})", "{who}": f"(?:{'|'.join(rules['who'])})"}
    for slot, pattern in parts.items():
        template = template.replace(slot, pattern)
    return re.compile(rf"(?<![\w&.]){template}(?!\w)")

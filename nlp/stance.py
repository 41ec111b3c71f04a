"""Whether a figure happened, is expected, is aimed at or is only supposed, and whether the text denies it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from nlp.clauses import crosses, text_of
from nlp.reading import Status
from nlp.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BLANK = re.compile(r"\s")
_DIGIT = re.compile(r"\d")
# How many characters a cue reaches: a verb a clause, a noun or participle a few words, a cue behind its figure fewer.
_REACH, _NEAR, _AFTER, _STANDING, _DENIAL = 200, 60, 45, 14, 60
_BEFORE_LABELS = {"forecast": Status.FORECAST, "forecast_near": Status.FORECAST, "target": Status.TARGET}
_AFTER_LABELS = {"forecast_after": Status.FORECAST, "target_after": Status.TARGET}


@dataclass(frozen=True, slots=True)
class _Cue:
    start: int
    end: int
    label: str


def status(doc: Doc, sentence_start: int, sentence_end: int, start: int, end: int) -> Status:
    """Return the status of the figure at ``start:end`` of ``doc`` by the cues of its sentence that reach it.

    What the market prices in is a forecast; "if" supposes what follows, and what a conditional verb says before it; of
    the other cues the nearest counts. A figure that no cue reaches is actual.
    """
    figure = _Figure.of(doc, sentence_start, sentence_end, start, end)
    if figure.is_supposed():
        return Status.HYPOTHETICAL
    if figure.stands():
        return Status.ACTUAL
    if any(figure.is_reached(cue) for cue in figure.cues("pricing")):
        return Status.FORECAST
    return min(figure.statuses(), default=(0, Status.ACTUAL))[1]


def negated(doc: Doc, sentence_start: int, sentence_end: int, start: int, end: int) -> bool:
    """Say whether the sentence denies the figure ("did not rise 3%", but neither "not only" nor "no more than 3%")."""
    figure = _Figure.of(doc, sentence_start, sentence_end, start, end)
    if figure.stands():
        # "Has not broken above the 6,900 level": the level is there all the same.
        return False
    return any(
        figure.is_denied_by(cue)
        and not any(other.start <= cue.start < other.end for other in figure.cues("not_negation"))
        for cue in figure.cues("negation")
    )


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure in its sentence; offsets are characters of the sentence."""

    text: str
    lang: str
    start: int
    end: int

    @classmethod
    def of(cls, doc: Doc, sentence_start: int, sentence_end: int, start: int, end: int) -> _Figure:
        return cls(text_of(doc, sentence_start, sentence_end), doc.lang_, start - sentence_start, end - sentence_start)

    def cues(self, *labels: str) -> Iterator[_Cue]:
        return (cue for label in labels for cue in _cues(self.text, self.lang, label))

    def before(self, cue: _Cue, reach: int) -> str | None:
        """Return the text from a cue to the figure behind it, null where it is too far or in a clause of its own."""
        if not 0 <= self.start - cue.end <= reach or crosses(self.text, cue.end, self.start, self.lang):
            return None
        return self.text[cue.end : self.start]

    def after(self, cue: _Cue, reach: int) -> str | None:
        """Return the text from the figure to a cue behind it, null where something else lies between them."""
        gap = self.text[self.end : max(self.end, cue.start)]
        if cue.start < self.end or len(gap) > reach or _DIGIT.search(gap) or set(gap) & set(",;:("):
            return None
        return None if crosses(self.text, self.end, cue.start, self.lang) else gap

    def is_reached(self, cue: _Cue) -> bool:
        """Say whether a verb before the figure still speaks of it: nothing that happened is told in between."""
        gap = self.before(cue, _REACH)
        return gap is not None and not any(
            cue.end <= other.start and other.end <= self.start for other in self.cues("settled")
        )

    def statuses(self) -> Iterator[tuple[int, Status]]:
        """Yield the status of every cue that reaches the figure, with its distance."""
        for cue in self.cues("forecast"):
            if self.is_reached(cue):
                yield self.start - cue.end, Status.FORECAST
        for cue in self.cues("forecast_near", "target"):
            gap = self.before(cue, _NEAR)
            if gap is not None and _is_plain(gap):
                yield self.start - cue.end, _BEFORE_LABELS[cue.label]
        blockers = _blockers(self.lang)
        for cue in self.cues(*_AFTER_LABELS):
            gap = self.after(cue, _AFTER)
            if gap is not None and not blockers.search(gap):
                yield cue.start - self.end, _AFTER_LABELS[cue.label]

    def stands(self) -> bool:
        """Say whether the figure is a level that stands: "below $3,322 support"."""
        before = any(self._touches_before(cue) for cue in self.cues("standing_before"))
        return before or any(self.after(cue, _STANDING) is not None for cue in self.cues("standing_after"))

    def _touches_before(self, cue: _Cue) -> bool:
        gap = self.before(cue, _STANDING)
        return gap is not None and _is_plain(gap)

    def is_supposed(self) -> bool:
        """Say whether an "if" governs the figure."""
        for cue in self.cues("hypothetical"):
            if cue.end <= self.start and ";" not in self.text[cue.end : self.start]:
                return True
            if cue.start >= self.end and any(self.is_reached(modal) for modal in self.cues("conditional")):
                return True
        return False

    def is_denied_by(self, cue: _Cue) -> bool:
        """Say whether the denied verb is the one that the figure belongs to."""
        gap = self.before(cue, _DENIAL)
        return gap is not None and not _DIGIT.search(gap) and not set(gap) & set(",;:()")


def _is_plain(gap: str) -> bool:
    """Say whether nothing else comes between a cue and its figure; a colon may stand right behind the cue."""
    return "," not in gap and ":" not in gap[2:] and _DIGIT.search(gap) is None


@lru_cache(maxsize=2048)
def _cues(sentence: str, lang: str, label: str) -> tuple[_Cue, ...]:
    """Return the cues of one kind in a sentence; several figures of it ask in turn."""
    flat = _BLANK.sub(" ", sentence)
    return tuple(_Cue(match.start(), match.end(), label) for match in _patterns(lang)[label].finditer(flat))


@cache
def _patterns(lang: str) -> dict[str, re.Pattern[str]]:
    cues = table(lang, "stance.toml")
    return {label: _any_of(patterns) for label, patterns in cues.items() if label != "blockers"}


@cache
def _blockers(lang: str) -> re.Pattern[str]:
    return _any_of(table(lang, "stance.toml")["blockers"])


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(patterns) + r")(?!\w)", re.IGNORECASE)

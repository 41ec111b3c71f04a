"""Whether a figure happened, is expected, is aimed at or is only supposed, and whether the text denies it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from nlp.reading import Status
from nlp.tables import language_table
from nlp.times.clauses import crosses, text_of
from nlp.times.wording import Wording

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DIGIT = re.compile(r"\d")
# A year tells of the figure behind it: "our forecast for the end of 2026 is 5%".
_NUMBER = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?![\d%]|[.,]\d))\d")
# How many characters a cue reaches: a verb a clause, a noun or participle a few words, a cue behind its figure fewer.
_REACH, _NEAR, _AFTER, _STANDING, _DENIAL = 200, 60, 45, 14, 60
_ADJOINING = re.compile(r"(?:[\s-]+[^\W\d_]+){0,3}\s*")
_LISTED = re.compile(r"(?<!\w)[+\-−]?[$€£]?\d[\d.,]*(?:\s?[^\W\d]+|\s?%)?,? (?:and|or|y|e|o) (?=[+\-−$€£]?$)")
# "The average estimate of 14 analysts was for 57 cents": how many were asked is no figure between.
_POLLED = re.compile(r"(?<!\w)(?:of|from|by|among|de|entre|a) (?:the |los |las )?\d{1,3} [^\W\d]+")
_CLOSED = re.compile(r";|[.!?]\s")
_BEFORE_LABELS = {"forecast": Status.FORECAST, "forecast_near": Status.FORECAST, "target": Status.TARGET}
_AFTER_LABELS = {"forecast_after": Status.FORECAST, "target_after": Status.TARGET}

VOTED = frozenset({"policy_rate", "policy_rate_change"})
"""What a board votes on."""
_RULING = (
    "recalled",
    "told_after",
    "expected_after",
    "revision",
    "hypothetical",
    "standing_before",
    "standing_after",
    "pricing",
)
"""The cues that count before all others."""
_TELLING = ("forecast", *_BEFORE_LABELS, *_AFTER_LABELS)
"""The cues of which the nearest counts."""
_ALWAYS = {
    "price_target": Status.TARGET,
    "inflation_target": Status.TARGET,
    "inflation_expectation": Status.FORECAST,
}
# Metrics whose own words speak of expectations: "15 times expected earnings", "beat expectations by $1 billion".
_OF_EXPECTATIONS = frozenset(
    {"pe", "pe_forward", "pe_trailing", "pb", "ps", "ev_ebitda", "peg", "earnings_yield", "dividend_yield", "surprise"}
)


_LEVELS = frozenset({"index_level", "price", "fx_rate", "policy_rate", "bond_yield", "inflation", "gdp_growth"})
# "Harlow sees the index at 7,600; Elgar & Sons at 7,800": a name and its figure, whose verb stands a clause before.
_ELIDED = re.compile(r";\s(?:[a-zñ]{1,3}\s)?(?:[A-ZÁÉÍÓÚÑ][\w&.'’-]*,?\s(?:(?:&|[a-zñ]{1,3})\s){0,2}){1,4}[$€£]?$")
_NUMBERS = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class _Cue:
    start: int
    end: int
    label: str


def status(
    doc: Doc, sentence_start: int, sentence_end: int, start: int, end: int, *, metric: str | None = None
) -> Status:
    """Return the status of the figure at ``start:end`` of ``doc`` by the cues of its sentence that reach it.

    What the market prices in is a forecast; "if" supposes what follows, and what a conditional verb says before it; of
    the other cues the nearest counts. A figure that no cue reaches is actual. ``metric``, where it is known, tells a
    multiple of expected earnings from an expected multiple, and a price target by what it is.
    """
    if metric in _ALWAYS:
        return _ALWAYS[metric]
    figure = _Figure.of(doc, sentence_start, sentence_end, start, end)
    if _holds(figure.text, figure.lang, _RULING) and (ruled := figure.ruled()) is not None:
        return ruled
    if metric in VOTED and any(figure.is_reached(cue) for cue in figure.cues("dissent")):
        return Status.HYPOTHETICAL  # "Two members preferred to cut by 50 basis points": no rate was set so
    nouns = metric not in _OF_EXPECTATIONS
    told = min(figure.statuses(nouns=nouns), default=None)
    if told is None and metric in _LEVELS and (older := figure.elided()) is not None:
        return status(doc, sentence_start, sentence_end, *(sentence_start + at for at in older), metric=metric)
    return told[1] if told is not None else Status.ACTUAL


def negated(doc: Doc, sentence_start: int, sentence_end: int, start: int, end: int) -> bool:
    """Say whether the sentence denies the figure ("did not rise 3%", but neither "not only" nor "no more than 3%")."""
    figure = _Figure.of(doc, sentence_start, sentence_end, start, end)
    denied = any(
        figure.belongs_to(cue)
        and not any(other.start <= cue.start < other.end for other in figure.cues("not_negation"))
        for cue in figure.cues("negation")
    )
    # "Has not broken above the 6,900 level": the level is there all the same.
    return denied and not figure.stands()


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

    def ruled(self) -> Status | None:
        """Return the status that the cues give which go before all others, null where none of them reaches."""
        if self.is_attributed("told_after") or any(self.belongs_to(cue) for cue in self.cues("recalled")):
            return Status.ACTUAL
        if self.is_attributed("expected_after") or self.is_revised():
            return Status.FORECAST
        if self.is_supposed():
            return Status.HYPOTHETICAL
        if self.stands():
            return Status.ACTUAL
        return Status.FORECAST if any(self.is_reached(cue) for cue in self.cues("pricing")) else None

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

    def is_attributed(self, label: str) -> bool:
        """Say whether a clause right behind the figure tells whose it is: "the $3 it earned", "the 9% they expect"."""
        return any(self._adjoins(cue) for cue in self.cues(label))

    def is_revised(self) -> bool:
        """Say whether the figure is what a forecast is or was: "cut its outlook to 3.1% from 3.7%"."""
        if any(self.is_reached(cue) for cue in self.cues("revision")) and self._is_led("revised_to"):
            return True
        told = any(
            cue.end <= self.start and not _CLOSED.search(self.text[cue.end : self.start])
            for cue in self.cues("revision")
        )
        return told and self._is_led("revised_from")

    def _is_led(self, label: str) -> bool:
        """Say whether one of the cues stands right before the figure."""
        return any(
            self.start - _STANDING <= cue.end <= self.start and _ADJOINING.fullmatch(self.text[cue.end : self.start])
            for cue in self.cues(label)
        )

    def _adjoins(self, cue: _Cue) -> bool:
        gap = self.text[self.end : max(self.end, cue.start)]
        # A cue of any words may begin in the figure itself: "the $6.3 [billion analysts expected]".
        words = cue.start > self.start and cue.end > self.end and len(gap) <= _AFTER
        return words and _ADJOINING.fullmatch(gap) is not None and not _blockers(self.lang).search(gap)

    def statuses(self, *, nouns: bool = True) -> Iterator[tuple[int, Status]]:
        """Yield the status of every cue that reaches the figure, with its distance; of nouns if they are asked for."""
        if not _holds(self.text, self.lang, _TELLING):
            return
        for cue in self.cues("forecast"):
            if self.is_reached(cue):
                yield self.start - cue.end, Status.FORECAST
        if not nouns:
            return
        for cue in self.cues("forecast_near", "target"):
            gap = self.before(cue, _NEAR)
            if gap is not None and _is_plain(gap):
                yield self.start - cue.end, _BEFORE_LABELS[cue.label]
        blockers = _blockers(self.lang)
        for cue in self.cues(*_AFTER_LABELS):
            gap = self.after(cue, _AFTER)
            if gap is not None and not blockers.search(gap):
                yield cue.start - self.end, _AFTER_LABELS[cue.label]

    def elided(self) -> tuple[int, int] | None:
        """Return where the figure of the clause before stands, if this one's clause is a name without a verb."""
        clause = _ELIDED.search(self.text[: self.start]) if ";" in self.text[: self.start] else None
        numbers = list(_NUMBERS.finditer(self.text, 0, clause.start())) if clause else []
        return numbers[-1].span() if numbers else None

    def stands(self) -> bool:
        """Say whether the figure is a level that stands: "below $3,322 support"."""
        before = any(self._touches_before(cue) for cue in self.cues("standing_before"))
        return before or any(self.after(cue, _STANDING) is not None for cue in self.cues("standing_after"))

    def _touches_before(self, cue: _Cue) -> bool:
        gap = self.before(cue, _STANDING)
        return gap is not None and _is_plain(gap) and _DIGIT.search(gap) is None

    def is_supposed(self) -> bool:
        """Say whether an "if" governs the figure."""
        for cue in self.cues("hypothetical"):
            if cue.end <= self.start and ";" not in self.text[cue.end : self.start]:
                return True
            if cue.start >= self.end and any(self.is_reached(modal) for modal in self.cues("conditional")):
                return True
        return False

    def belongs_to(self, cue: _Cue) -> bool:
        """Say whether the verb of a cue, denied or told of an earlier time, is the one that the figure belongs to."""
        gap = self.before(cue, _DENIAL)
        plain = gap is not None and not _DIGIT.search(gap) and not set(gap) & set(",;:()")
        return plain and gap is not None and not _patterns(self.lang)["denial_ends"].search(gap)


def _is_plain(gap: str) -> bool:
    """Say whether nothing else comes between a cue and its figure; a colon may stand right behind the cue.

    What a list tells before it is nothing else: "estimates of $1.49 and $1.53", "consensus is at -1.1% and +2.0%".
    """
    gap = _POLLED.sub("", _LISTED.sub("", gap))
    return "," not in gap and ":" not in gap[2:] and _NUMBER.search(gap) is None


@lru_cache(maxsize=2048)
def _cues(sentence: str, lang: str, label: str) -> tuple[_Cue, ...]:
    """Return the cues of one kind in a sentence; several figures of it ask in turn."""
    return tuple(_Cue(match.start(), match.end(), label) for match in _patterns(lang)[label].finditer(sentence))


@cache
def _patterns(lang: str) -> dict[str, Wording]:
    return {label: Wording.of(patterns) for label, patterns in language_table(lang, "stance").items()}


@lru_cache(maxsize=1024)
def _holds(sentence: str, lang: str, labels: tuple[str, ...]) -> bool:
    """Say whether a sentence holds any cue of several kinds; most hold none."""
    return _any_of(lang, labels).search(sentence) is not None


@cache
def _any_of(lang: str, labels: tuple[str, ...]) -> Wording:
    stance = language_table(lang, "stance")
    return Wording.of(expression for label in labels for expression in stance[label])


def _blockers(lang: str) -> Wording:
    return _patterns(lang)["blockers"]

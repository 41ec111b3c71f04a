"""Expressions of time, and which of them a figure is about."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile, zip_longest
from typing import TYPE_CHECKING

from nlp.text import whole
from nlp.times import fortnights
from nlp.times.anchors import DURATION, POINT, Anchor, Meaning
from nlp.times.basis import basis_of
from nlp.times.clauses import boundaries, parted
from nlp.times.matching import Rules
from nlp.times.resolving import RESOLVERS
from nlp.times.speech import is_foreseen_then, is_said_then
from nlp.times.timepatterns import Found, patterns

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["TimeExpression", "as_of", "basis_of", "find", "opening", "period_of"]

_WEEKDAY, _DATES = "weekday", frozenset({"date", "day_month", "date_numeric", "date_iso"})
_YEAR = re.compile(r"(?<![\d.,$€£/-])(?:19|20)\d\d(?![\d%]|[.,]\d|\s?(?:[$€£%]|puntos|points))")
_SENTENCE_END = re.compile(r"[.!?…;]\s|\n\s*\n|\n(?=[-#*|<•])")
# "From the same quarter of 2024, when it came to 3.6 million": what the clause tells is of that time.
_WHEN = re.compile(r",?\s(?:when|cuando)\s[^,;:\n]{0,32}")
_RELATIVE = re.compile(r",\s(?:which|who|whose|que|quien|cuyo|cuya|cuyos|cuyas)\s", re.IGNORECASE)
_LEVEL_OF = re.compile(r"\s[^\W\d]+ (?:of|at|de|en)\s[$€£]?(?:an?\s|los\s)?")
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
# "3% in October", "3% de octubre", but neither "3% and in October" nor "3% from October".
_JOINED = r"(?:\s+(?!(?:y|and|e|or|o|but|pero|from|desde)\b)[^\W\d_]{1,9}){0,2}\s+"
_TAKEN = re.compile(rf"\d\S{{0,12}}{_JOINED}$")
_TAKES = re.compile(_JOINED)
# "1.7% (1.6) in 2027", "2,1% (2,0% antes) en 2027": what follows the brackets is the time of both.
_RESTATED = re.compile(r"\s\([^()\n\d]{0,14}\d[\d.,]*\s?%?[^()\n\d]{0,14}\)(?=\s(?:in|for|by|en|para|a)\s)")
# An expression that lies this far from a figure, in steps of ten characters and the costs below, is about another.
_TOO_FAR = 35.0
_NUMBER_COST, _CLAUSE_COST, _PHRASE_COST, _TAKEN_COST = 10.0, 30.0, 4.0, 15.0
_BESIDE = 15
# "11% more than in the same quarter of 2024": as far before a time stands what makes it a baseline.
_LED = 32
_OWNED = 25
_OPENING, _OPENING_COST = 40, 20.0
# Rules whose meaning depends on what the sentence says around them.
_IN_CONTEXT = frozenset(
    {
        "date_range",
        "day_month",
        "month",
        "part_month",
        "month_span",
        "fortnight",
        "fortnight_before",
        "that_month",
        "that_quarter",
        "that_period",
        "quarter_month",
        "half_ended",
        "nine_ended",
        "year_ended",
        "quarter",
        "half",
        "year_end_this",
        "year_end_that",
        "weekday",
        "ago",
        "earlier",
        "year_before",
        "year_following",
        "week_to",
        "same_of_year",
        "since",
    }
)
# Whose year is that of a start long ago, and no other month's of the sentence.
_SINCE = "since"
# Rules whose words tell of time only where a time has been named before them.
_BACK = frozenset({"fortnight_before", "that_month", "that_quarter", "that_period"})
_ELLIPTIC = _BACK | {"year_following"}


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """An expression of time in a text.

    Attributes:
        value: what it stands for (ISO 8601 day, month, ``2025-Q4``, year, or interval ``a/b``); null where the text
            and the publication date do not say.
        kind: ``point`` for when something was, ``duration`` for how long it took.
        period: its length as an ISO 8601 duration; null where it has none that is fixed.
        rule: the rule of ``time.toml`` that found it.
        lang: the language that it was read in.
    """

    start: int
    end: int
    text: str
    value: str | None
    kind: str
    period: str | None
    rule: str
    lang: str = "en"


def find(doc: Doc, doc_date: str | None) -> tuple[TimeExpression, ...]:
    """Return the expressions of time in ``doc``, resolved against the publication date ``doc_date`` (ISO 8601).

    A relative expression without a publication date has the value null. A month without a year is the latest one past,
    or the next where its sentence looks ahead. Tenors and look-back highs ("10-year note", "52-week high") are none.
    """
    text, rules = whole(doc), Rules.of(doc.lang_)
    date = dt.date.fromisoformat(doc_date[:10]) if doc_date else None
    found: list[TimeExpression] = []
    years: dict[int, int] = {}
    told = [match for match in patterns(doc.lang_).find(text) if rules.stands(match, text)]
    starts = [(match.start, match.end) for match in told if match.rule == _SINCE]
    for match in told:
        meaning = RESOLVERS[match.rule](match.values, _anchor(match, text, date, rules, found, years, starts))
        if meaning.value is None and match.rule in _ELLIPTIC:
            continue
        if "year" in match.values and "mon" in match.values and match.rule != _SINCE:
            years[int(match.values["mon"])] = int(match.values["year"])
        found.append(_expression(match, text, meaning, doc.lang_))
    return tuple(_dated(text, found))


def _dated(text: str, found: Sequence[TimeExpression]) -> Iterator[TimeExpression]:
    """Leave out a day of the week that the date behind it sets right: "el jueves 5 de febrero", told a week later."""
    for time, following in zip_longest(found, found[1:]):
        dated = following is not None and following.rule in _DATES and not text[time.end : following.start].strip(" ,")
        if time.rule != _WEEKDAY or not dated or time.value == following.value:
            yield time


def _expression(match: Found, text: str, meaning: Meaning, lang: str) -> TimeExpression:
    words = text[match.start : match.end]
    return TimeExpression(match.start, match.end, words, meaning.value, meaning.kind, meaning.period, match.rule, lang)


def _anchor(
    match: Found,
    text: str,
    date: dt.date | None,
    rules: Rules,
    found: Sequence[TimeExpression],
    years: dict[int, int],
    starts: Sequence[tuple[int, int]],
) -> Anchor:
    if match.rule not in _IN_CONTEXT:
        return Anchor(date, numeric=rules.numeric)
    start, end = _sentence(text, match.start, match.end)
    named = None if date else _named_year(text, start, end, starts)
    floor = (
        0 if match.rule in _BACK or match.rule == "same_of_year" else start
    )  # "that month" may be one that an earlier sentence named
    last = next(
        (
            time.value
            for time in reversed(found)
            if time.start >= floor and time.kind == POINT and time.value and (floor or time.rule not in _BACK)
        ),
        None,
    )
    if match.rule == "fortnight_before":
        last = fortnights.latest(time.value for time in found)
    ahead = rules.looks_ahead(match, text, start, end, date)
    return Anchor(date, future=ahead, years=years, year=named, last=last, numeric=rules.numeric)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return about the sentence around a span; a full stop in an abbreviation may cut it short."""
    before = max(0, start - 300)
    cuts = [match.end() for match in _SENTENCE_END.finditer(text, before, start)]
    after = _SENTENCE_END.search(text, end, end + 300)
    return (cuts[-1] if cuts else before), (after.start() if after else min(len(text), end + 300))


def _named_year(text: str, start: int, end: int, starts: Sequence[tuple[int, int]]) -> int | None:
    """Return the first year of a sentence; that of "the highest since September 1984" is no other month's."""
    named = (match for match in _YEAR.finditer(text, start, end) if not _in_any(match.start(), starts))
    return next((int(match.group()) for match in named), None)


def _in_any(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def as_of(
    times: Sequence[TimeExpression],
    quantity_start: int,
    quantity_end: int,
    sentence_start: int,
    sentence_end: int,
    doc_text: str,
    *,
    figures: Sequence[tuple[int, int]] | None = None,
) -> TimeExpression | None:
    """Return the point of time that the quantity of a sentence is about, null where the sentence names none.

    The nearest one governs, counted in words, figures between and clause boundaries: "By late 2025, …" at the head of a
    sentence governs all of it, and a time that belongs to another figure does not cross a clause boundary. What a
    change is measured from ("up 3% from December") is not what it is about. ``figures`` are the spans of the
    sentence's quantities, which tell figures from the number in "the Ibex 35 closed on Tuesday at 9,000"; without them
    every number is taken for a figure.
    """
    sentence = _Sentence(doc_text, sentence_start, sentence_end, figures)
    near = [time for time in _within(times, sentence) if time.kind == POINT]
    if (then := next((time for time in near if sentence.tells_of(time, quantity_start)), None)) is not None:
        return then
    restated = _RESTATED.match(doc_text, quantity_end, sentence_end)
    quantity_end = restated.end() if restated else quantity_end
    points = [time for time in near if sentence.owns(time, quantity_start) or sentence.is_of_figures(time)]
    here = [time for time in points if not parted(doc_text, quantity_start, time.start, time.lang)]
    return sentence.nearest(here, quantity_start, quantity_end)


def period_of(
    times: Sequence[TimeExpression],
    quantity_start: int,
    quantity_end: int,
    sentence_start: int,
    sentence_end: int,
    doc_text: str,
) -> TimeExpression | None:
    """Return the length of time that the quantity covers ("in the last thirty days", "quarterly"), null for none."""
    sentence = _Sentence(doc_text, sentence_start, sentence_end)
    lengths = [time for time in _within(times, sentence) if time.kind == DURATION]
    return sentence.nearest(lengths, quantity_start, quantity_end)


def opening(
    times: Sequence[TimeExpression], sentence_start: int, sentence_end: int, doc_text: str
) -> TimeExpression | None:
    """Return the point of time that a sentence begins with ("By late 2025, …", "In May the gap …"), null for none."""
    sentence = _Sentence(doc_text, sentence_start, sentence_end)
    here = (time for time in _within(times, sentence) if time.kind == POINT)
    return next((time for time in here if sentence.opens(time) or time.start - sentence_start <= _BESIDE), None)


def is_baseline(text: str, sentence_start: int, time: TimeExpression) -> bool:
    """Say whether a change is measured from a time: "3% more than in 2024"."""
    before = text[max(sentence_start, time.start - _LED) : time.start]
    return Rules.of(time.lang).baseline.search(before) is not None


def looks_ahead(text: str, sentence_start: int, time: TimeExpression) -> bool:
    """Say whether what a sentence tells of a time is yet to come: "markets will be closed on Monday"."""
    return Rules.of(time.lang).future.search(text, max(sentence_start, time.start - _LED), time.start) is not None


def _within(times: Sequence[TimeExpression], sentence: _Sentence) -> Iterator[TimeExpression]:
    first = bisect_left(times, sentence.start, key=lambda time: time.start)
    here = takewhile(lambda time: time.start < sentence.end, islice(times, first, None))
    return (time for time in here if time.end <= sentence.end)


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    start: int
    end: int
    figures: Sequence[tuple[int, int]] | None = None

    def is_baseline(self, time: TimeExpression) -> bool:
        """Say whether a change is measured from this time."""
        return is_baseline(self.text, self.start, time)

    def tells_of(self, time: TimeExpression, start: int) -> bool:
        """Say whether a clause right behind a time tells what was then: "than in 2024, when it came to 3.6 million"."""
        return not self._numbers(time.end, start) and _WHEN.fullmatch(self.text, time.end, start) is not None

    def owns(self, time: TimeExpression, start: int) -> bool:
        """Say whether what a change is measured from is the figure's own: "well above Monday's low of $108.7K"."""
        if not 0 <= start - time.end <= _OWNED or self._numbers(time.end, start):
            return False
        if is_foreseen_then(self.text, self.start, time):
            return False
        gap = self.text[time.end - 2 : start]
        return "'s" in gap[:4] or "’s" in gap[:4] or _LEVEL_OF.fullmatch(gap[2:]) is not None

    def is_of_figures(self, time: TimeExpression) -> bool:
        """Say whether figures can be about a time: they were not told or foreseen then, nor are measured from it."""
        told = time.period == "P1D" and is_said_then(self.text, self.start, time.start, time.lang)
        told = told or is_foreseen_then(self.text, self.start, time)
        return not told and not self.is_baseline(time)

    def nearest(self, times: Sequence[TimeExpression], start: int, end: int) -> TimeExpression | None:
        """Return the time with the lowest cost below the limit; of equals the earlier."""
        costs = [(self._cost(time, start, end, alone=len(times) == 1), time.start, time) for time in times]
        cost, _, best = min(costs, key=lambda row: row[:2], default=(_TOO_FAR, 0, None))
        return best if cost < _TOO_FAR else None

    def _cost(self, time: TimeExpression, start: int, end: int, *, alone: bool) -> float:
        if time.start < end and start < time.end:
            return _TOO_FAR
        before = time.end <= start
        if before and self._is_aside(time):
            # "Kering, which reports on 16 April, lost 2.1%"
            return _TOO_FAR
        left, right = (time.end, start) if before else (end, time.start)
        if not before and self._owns_what_follows(time):
            return _TOO_FAR
        cuts = boundaries(self.text, left, right, time.lang)
        if cuts.strong and not before and time.period != "P1D":
            # "sank 9% after it forecast first-quarter sales of $2 billion": only a day is told behind for all.
            return _TOO_FAR
        numbers = self._numbers(left, right)
        if numbers and not before and Rules.of(time.lang).measured_from.search(self.text, left, right):
            # "1.79%, down from 1.81% on Monday": what a change is measured from has the time for itself.
            return _TOO_FAR
        if right - left > _BESIDE and self._belongs_to_noun(time):
            return _TOO_FAR
        cost = (right - left) / 10 + _CLAUSE_COST * cuts.strong + _PHRASE_COST * cuts.weak
        if not before:
            # "$6.40 for 2026, above the $6.12 of consensus, and $8.85 for 2027": another figure has it for itself.
            # "0.4% in October, and 3.9% in twelve months": a length in another clause has been taken even if alone.
            apart = not alone or (time.kind == DURATION and right - left > _BESIDE and (cuts.weak or cuts.strong))
            return _TOO_FAR if numbers and apart and self._is_taken(time) else cost + _NUMBER_COST * numbers
        taken = self._is_taken(time)
        if self.opens(time):
            return min(cost, _OPENING_COST)
        if taken and (cuts.weak or cuts.strong):
            return _TOO_FAR
        return cost + _TAKEN_COST * taken + (0.0 if alone and not taken else _NUMBER_COST * numbers)

    def _is_aside(self, time: TimeExpression) -> bool:
        """Say whether a time ends a relative clause between commas."""
        if self.text[time.end : time.end + 1] != ",":
            return False
        opens = self.text.rfind(",", self.start, time.start)
        return opens > 0 and _RELATIVE.match(self.text, opens, time.start) is not None

    def _owns_what_follows(self, time: TimeExpression) -> bool:
        """Say whether a month is that of the figure behind it: "to 48,000 from 50,000, and November's to 41,000"."""
        genitive = time.period == "P1M" and self.text[time.end : time.end + 2] in {"'s", "’s"}
        return genitive and self.text[max(0, time.start - 4) : time.start].casefold() == "and "

    def _belongs_to_noun(self, time: TimeExpression) -> bool:
        """Say whether the time tells of a noun beside it: "yesterday's gains", "las ganancias de ayer"."""
        if time.rule not in {"today", "yesterday"}:
            return False
        genitive = self.text[max(self.start, time.start - 3) : time.start].casefold() == "de "
        return genitive or time.text.endswith("s") or self.text[time.end : time.end + 2] in {"'s", "’s"}

    def _is_taken(self, time: TimeExpression) -> bool:
        """Say whether the time stands right behind another figure: "3% in October"."""
        if self.figures is None:
            return _TAKEN.search(self.text, max(self.start, time.start - 40), time.start) is not None
        return any(
            end <= time.start and _TAKES.fullmatch(self.text, end, time.start) is not None for _, end in self.figures
        )

    def _numbers(self, left: int, right: int) -> int:
        """Count the figures between two offsets."""
        if self.figures is None:
            return len(_NUMBER.findall(self.text, left, right))
        return sum(left <= start and end <= right for start, end in self.figures)

    def opens(self, time: TimeExpression) -> bool:
        """Say whether the time stands in the adverbial that opens the sentence: "As of January 2, 2026, …"."""
        head = self.text[self.start : time.start]
        comma = self.text[time.end : time.end + 30]
        return len(head) <= _OPENING and _NUMBER.search(head) is None and re.match(r"[\w\s]{0,25},", comma) is not None

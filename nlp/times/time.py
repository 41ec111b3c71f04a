"""Expressions of time, and which of them a figure is about."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Any

from nlp.context import whole
from nlp.tables import language_table
from nlp.times.anchors import DURATION, POINT, Anchor, Meaning
from nlp.times.basis import basis_of
from nlp.times.clauses import boundaries, crosses, parted
from nlp.times.resolving import RESOLVERS
from nlp.times.speech import is_said_then
from nlp.times.timepatterns import Found, patterns

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["TimeExpression", "as_of", "basis_of", "find", "opening", "period_of"]

_WORD_BEFORE = re.compile(r"(?:([^\W\d_][\w.']*)[^\S\n]+)?([^\W\d_][\w.']*)[^\S\n]+$")
_WORD_AFTER = re.compile(r"['’]?s?[^\S\n]+([^\W\d_][\w-]*)")
_MONEY_BEFORE = re.compile(r"(?:[$€£¥%#]|\b(?:USD|EUR|MXN|GBP|JPY|CLP|ARS|COP|PEN))\s?$|[\d.,/-]$")
_UNIT_AFTER = re.compile(
    r"[^\S\n]?(?:[$€£¥%]|x\b|pts?\b|puntos?\b|points?\b|d[óo]lar|dollars?\b|euros?\b|pesos?\b|USD\b|bps?\b)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d.,$€£/-])(?:19|20)\d\d(?![\d%]|[.,]\d|\s?(?:[$€£%]|puntos|points))")
_SENTENCE_END = re.compile(r"[.!?…;]\s|\n\s*\n|\n(?=[-#*|<•])")
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
# "3% in October", "3% de octubre", but neither "3% and in October" nor "3% from October".
_JOINED = r"(?:\s+(?!(?:y|and|e|or|o|but|pero|from|desde)\b)[^\W\d_]{1,9}){0,2}\s+"
_TAKEN = re.compile(rf"\d\S{{0,12}}{_JOINED}$")
_TAKES = re.compile(_JOINED)
# An expression that lies this far from a figure, in steps of ten characters and the costs below, is about another.
_TOO_FAR = 35.0
_NUMBER_COST, _CLAUSE_COST, _PHRASE_COST, _TAKEN_COST = 10.0, 30.0, 4.0, 15.0
_BESIDE = 15
_OPENING, _OPENING_COST = 40, 20.0
# How far before and behind a month without a year a word that looks ahead may stand.
_AHEAD = (80, 40)
_HALF_YEAR = 6
# Rules whose meaning depends on what the sentence says around them.
_IN_CONTEXT = frozenset(
    {
        "date_range",
        "day_month",
        "month",
        "part_month",
        "month_span",
        "quarter",
        "half",
        "year_end_this",
        "year_end_that",
        "weekday",
        "ago",
        "earlier",
        "year_before",
        "since",
    }
)


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
    text, rules = whole(doc), _Rules.of(doc.lang_)
    date = dt.date.fromisoformat(doc_date[:10]) if doc_date else None
    found: list[TimeExpression] = []
    years: dict[int, int] = {}
    for match in patterns(doc.lang_).find(text):
        if not rules.stands(match, text):
            continue
        meaning = RESOLVERS[match.rule](match.values, _anchor(match, text, date, rules, found, years))
        if "year" in match.values and "mon" in match.values:
            years[int(match.values["mon"])] = int(match.values["year"])
        found.append(_expression(match, text, meaning, doc.lang_))
    return tuple(found)


def _expression(match: Found, text: str, meaning: Meaning, lang: str) -> TimeExpression:
    words = text[match.start : match.end]
    return TimeExpression(match.start, match.end, words, meaning.value, meaning.kind, meaning.period, match.rule, lang)


def _anchor(
    match: Found, text: str, date: dt.date | None, rules: _Rules, found: Sequence[TimeExpression], years: dict[int, int]
) -> Anchor:
    if match.rule not in _IN_CONTEXT:
        return Anchor(date, numeric=rules.numeric)
    start, end = _sentence(text, match.start, match.end)
    named = None if date else _named_year(text, start, end)
    last = next(
        (time.value for time in reversed(found) if time.start >= start and time.kind == POINT and time.value), None
    )
    ahead = rules.looks_ahead(match, text, start, end, date)
    return Anchor(date, future=ahead, years=years, year=named, last=last, numeric=rules.numeric)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return about the sentence around a span; a full stop in an abbreviation may cut it short."""
    before = max(0, start - 300)
    cuts = [match.end() for match in _SENTENCE_END.finditer(text, before, start)]
    after = _SENTENCE_END.search(text, end, end + 300)
    return (cuts[-1] if cuts else before), (after.start() if after else min(len(text), end + 300))


def _named_year(text: str, start: int, end: int) -> int | None:
    match = _YEAR.search(text, start, end)
    return int(match.group()) if match else None


@dataclass(frozen=True, slots=True)
class _Rules:
    """What decides whether a match is an expression of time where it stands."""

    lang: str
    numeric: str
    capital_months: bool
    future: re.Pattern[str]
    baseline: re.Pattern[str]
    measured_from: re.Pattern[str]
    words: dict[str, frozenset[str]]
    months: dict[str, int]

    @classmethod
    @cache
    def of(cls, lang: str) -> _Rules:
        rules = language_table(lang, "time")
        cues: dict[str, Any] = rules["cues"]
        return cls(
            lang=lang,
            numeric=rules["settings"]["numeric"],
            capital_months=rules["settings"]["capital_months"],
            future=re.compile(
                rf"(?<!\w)(?:{'|'.join([*map(re.escape, cues['future']), *cues['future_forms']])})(?!\w)", re.IGNORECASE
            ),
            baseline=re.compile(
                # "Less than in May" measures from May, "the bank, which in May had cut its rate" does not.
                rf"(?<!\w)(?:{'|'.join(map(re.escape, cues['baseline']))}|(?<!, )(?:{'|'.join(cues['relative'])}))"
                r"\s+(?:(?:the|el|la)\s+)?$",
                re.IGNORECASE,
            ),
            measured_from=re.compile(
                r"(?<!\w)(?:" + "|".join(map(re.escape, cues["baseline"])) + r")(?!\w)", re.IGNORECASE
            ),
            words={key: frozenset(words) for key, words in cues.items()},
            months={form: int(number) for number, forms in rules["months"].items() for form in forms},
        )

    def stands(self, match: Found, text: str) -> bool:
        """Say whether the match is an expression of time, by the words around it."""
        if text[match.start].isdigit() and _MONEY_BEFORE.search(text, max(0, match.start - 5), match.start):
            return False
        if match.rule in {"year", "years"}:
            return self._is_year(match, text)
        if match.rule in {"month", "part_month"}:
            return self._is_month(match, text)
        return True

    def looks_ahead(self, match: Found, text: str, start: int, end: int, date: dt.date | None) -> bool:
        """Say whether the clause of a day or a month without its year looks ahead.

        Of a month that a noun belongs to ("January inflation is due on Friday"), and of the last one past, it is the
        nearest in time that counts all the same.
        """
        before = [cue.end() for cue in self.future.finditer(text, max(start, match.start - _AHEAD[0]), match.start)]
        behind = self.future.search(text, match.end, min(end, match.end + _AHEAD[1]))
        ahead = (before and not crosses(text, before[-1], match.start, self.lang)) or (
            behind is not None and not crosses(text, match.end, behind.start(), self.lang)
        )
        if not ahead or date is None or match.rule not in {"month", "part_month"}:
            return bool(ahead)
        back = (date.month - int(match.values.get("mon") or match.values["month"])) % 12
        word = _WORD_BEFORE.search(text[max(0, match.start - 60) : match.start])
        adverbial = word is not None and word.group(2).casefold() in self.words["month_ahead"]
        return back == 0 or (back > 1 and (adverbial or back > _HALF_YEAR))

    def _is_year(self, match: Found, text: str) -> bool:
        """Tell the year of "in 2025" and "2026 earnings" from the level of "support at 2025" and "a high of 2010"."""
        if _UNIT_AFTER.match(text, match.end):
            return False
        before = _WORD_BEFORE.search(text[max(0, match.start - 60) : match.start])
        if before is not None and self._is_bound(before, match, text):
            return True
        if before is not None and (self._is_level(before) or self._is_name(before)):
            return False
        after = _WORD_AFTER.match(text, match.end)
        if after and after.group(1).casefold() in self.words["after_year"]:
            return True
        if before is None or before.group(2).casefold() not in self.words["before_year"]:
            return bool(text[match.end : match.end + 2] in {"'s", "’s"}) or match.rule == "years"
        return True

    def _is_bound(self, before: re.Match[str], match: Found, text: str) -> bool:
        """Say whether four digits are the year that something ended or began: "debt ended 2025 at $3 billion"."""
        after = _WORD_AFTER.match(text, match.end)
        said = after is not None and after.group(1).casefold() in self.words["after_bound"]
        return said and before.group(2).casefold() in self.words["bound_before_year"]

    def _is_name(self, before: re.Match[str]) -> bool:
        """Say whether the word before four digits makes them part of a name: "the Russell 2000's members"."""
        return before.group(2)[0].isupper() and before.group(2).casefold() not in self.words["before_year"]

    def _is_level(self, before: re.Match[str]) -> bool:
        """Say whether the two words before four digits make them a price: "support at", "a high of"."""
        noun, last = (before.group(1) or "").casefold(), before.group(2).casefold()
        levels = self.words["level_before"]
        return last in levels or (last in self.words["weak_before_year"] and noun in levels)

    def _is_month(self, match: Found, text: str) -> bool:
        if not self.capital_months:
            return True
        words = text[match.start : match.end].split()
        if not words[-1][0].isupper():
            return False
        if len(words) > 1 or words[0].casefold() not in self.words["ambiguous_months"]:
            return True
        before = _WORD_BEFORE.search(text[max(0, match.start - 60) : match.start])
        return before is not None and before.group(2).casefold() in self.words["before_month"]


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
    points = [time for time in _within(times, sentence) if time.kind == POINT and sentence.is_of_figures(time)]
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
        before = self.text[max(self.start, time.start - 25) : time.start]
        return _Rules.of(time.lang).baseline.search(before) is not None

    def is_of_figures(self, time: TimeExpression) -> bool:
        """Say whether figures can be about a time: no change is measured from it, and it is not when they were told."""
        told = time.period == "P1D" and is_said_then(self.text, self.start, time.start, time.lang)
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
        left, right = (time.end, start) if before else (end, time.start)
        cuts = boundaries(self.text, left, right, time.lang)
        if cuts.strong and not before and time.period != "P1D":
            # "sank 9% after it forecast first-quarter sales of $2 billion": only a day is told behind for all.
            return _TOO_FAR
        numbers = self._numbers(left, right)
        if numbers and not before and _Rules.of(time.lang).measured_from.search(self.text, left, right):
            # "1.79%, down from 1.81% on Monday": what a change is measured from has the time for itself.
            return _TOO_FAR
        if right - left > _BESIDE and self._belongs_to_noun(time):
            return _TOO_FAR
        cost = (right - left) / 10 + _CLAUSE_COST * cuts.strong + _PHRASE_COST * cuts.weak
        if not before:
            # "$6.40 for 2026, above the $6.12 of consensus, and $8.85 for 2027": another figure has it for itself.
            return _TOO_FAR if numbers and not alone and self._is_taken(time) else cost + _NUMBER_COST * numbers
        taken = self._is_taken(time)
        if self.opens(time):
            return min(cost, _OPENING_COST)
        if taken and (cuts.weak or cuts.strong):
            return _TOO_FAR
        return cost + _TAKEN_COST * taken + (0.0 if alone and not taken else _NUMBER_COST * numbers)

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

"""The trading day that a text reports: named once, or the day of its publication."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from nlp.tables import language_table
from nlp.times.anchors import POINT
from nlp.times.clauses import clause
from nlp.times.layout import Layout, Stretch
from nlp.times.time import TimeExpression, looks_ahead
from nlp.times.wording import Wording

# Rules whose expressions name a day; "at the close" does not say of which day.
_NAMING = frozenset({"weekday", "weekday_last", "today", "yesterday", "date", "day_month", "date_iso", "date_numeric"})
# "LONDON, 3 May (Example Wire) - Shares rose on Tuesday": the first date is when it was sent.
_DATELINE = re.compile(r"[^.\n]{0,40}(?:\)\.?|\b)\s?[-–—]+\s")
_BEFORE, _BEFORE_DAY, _BEFORE_ORIGIN = 30, 50, 40
# "From a record of 5,300", and "from $70.10 on Friday", which tells nothing of what else the sentence says;
# nor does "frente a los 907 de la jornada del martes".
_ENDINGS = {
    "baseline": r"(?:[^\W\d]+['’]?s?\s+){0,3}",
    "baseline_day": r"(?:(?:\S*[^\s,;:.]\s+){0,3}|(?=(?:\S+\s){0,2}\S*\d)(?:\S*[^\s,;:.]\s+){4,6})",
    "move_from": "",
    "came_from": "",
    "up_to": "",
    "outlook_of": "",
}
# "Friday's low", "el mínimo del viernes": a day that something belongs to.
_OWNS = re.compile(r"(?:['’]s?|days)$")
_OWNED, _OWNING = re.compile(r"\s+(?=\w)"), re.compile(r"['’]s?\s+(?=\w)")
_OF = re.compile(r"\w+(?:\s\w+)?\s+del?\s+(?:(?:este|pasado)\s+)?$")
# A day longer ago is told of as history.
_RECENT_DAYS = 7
# A text that tells how so many things moved, and not when, tells of its day: "Nvidia fell 2.1%, AMD 3% and Intel 1%".
_MOVERS = 3
_LABEL_WORDS = 4
_WEEKDAY, _TODAY = "weekday", "today"
_MONDAY = 1
_FRIDAY = 5


@dataclass(frozen=True, slots=True)
class Words:
    """The cues of one language, compiled: see ``horizon.toml`` for what each tells."""

    cues: Mapping[str, Wording]
    year_earlier: re.Pattern[str]
    restating: re.Pattern[str]
    move_to: re.Pattern[str]
    reaching: re.Pattern[str]

    @classmethod
    @cache
    def of(cls, lang: str) -> Words:
        """Compile the table of a language."""
        listed = language_table(lang, "horizon")
        found = {label: Wording.of(patterns) for label, patterns in listed.items()}
        for label, ending in _ENDINGS.items():
            before = [*listed.get(label, listed["baseline"]), *(listed["beyond"] if label == "baseline_day" else ())]
            found[label] = Wording.of(before, rf"(?<!\w)(?:{{}})\s+{ending}$")
        joined = (listed[label] for label in ("year_earlier", "move_to", "a_share", "restates"))
        later, onward, share, again = ("|".join(patterns) for patterns in joined)
        # "$70 million, or 11 cents a share, a year earlier": the time stands behind what the amount is per share.
        beside = rf"(?:(?:,|\s\(|\s)\s?(?:{again})?\s?[^\s,;()]{{1,12}}(?:\s\w+)?)?(?:\s(?:{share}))?\)?"
        return cls(
            found,
            re.compile(rf"(?:{beside})?,?\s*(?:{later})(?!\w)", re.IGNORECASE),
            re.compile(rf",?\s(?:\(|(?:{again})\s(?:\w{{1,5}}\s)?)\W{{0,2}}", re.IGNORECASE),
            re.compile(rf"\s(?:{onward})\s(?:[a-z]{{1,3}}\s?)?[$€£]?[\d+−-]", re.IGNORECASE),
            # "Higher, to an all-time high of".
            re.compile(rf"(?:\s\w+,?)?\s(?:{onward})\s[^,;:\d]{{0,40}}", re.IGNORECASE),
        )

    def told(self, label: str, text: str, start: int = 0, end: int | None = None) -> bool:
        """Say whether a cue stands in ``text[start:end]``."""
        return self.cues[label].search(text, start, end) is not None

    def measured_from(self, text: str, at: int) -> bool:
        """Say whether what stands at ``at`` is what a change is measured from: "against Friday's close"."""
        return self.told("baseline", text, max(0, at - _BEFORE), at)

    def came_from(self, text: str, at: int, *, floor: int = 0) -> bool:
        """Say whether what stands at ``at`` is where a figure came from ("up from 2.9%"), told behind ``floor``."""
        return self.told("came_from", text, max(floor, at - _BEFORE_ORIGIN), at)

    def moves_from(self, text: str, start: int, end: int) -> bool:
        """Say whether a figure at ``text[start:end]`` is where a move began: "went from 2.1% to 2.3%"."""
        begun = self.told("move_from", text, max(0, start - _BEFORE), start)
        return begun and self.move_to.match(text, end) is not None

    def is_of_another(self, text: str, time: TimeExpression) -> bool:
        """Say whether the day is what something is held against: "since Friday", "alongside yesterday's close"."""
        if self.told("baseline_day", text, max(0, time.start - _BEFORE_DAY), time.start):
            return True
        owned = _OWNING.match(text, time.end) if _OWNS.search(time.text) is None else _OWNED.match(text, time.end)
        if owned is not None:
            return not self.told("owner", text, owned.end(), owned.end() + _BEFORE)
        owner = _OF.search(text, max(0, time.start - _BEFORE), time.start)
        return owner is not None and not self.told("owner", text, owner.start(), owner.end())


@dataclass(frozen=True, slots=True)
class Session:
    """The days of trading that a text names, by how far each reaches.

    Attributes:
        named: the days with the offsets where they are named, by paragraph.
        sections: the day that the heading of a section names ("Monday's close").
        whole: the day of the whole text, where it is a report of one day.
    """

    named: Mapping[int, Sequence[tuple[int, str]]]
    sections: Mapping[int, str]
    whole: str | None

    @classmethod
    def of(
        cls,
        layout: Layout,
        text: str,
        times: Sequence[TimeExpression],
        quoted: Mapping[int, str | None],
        doc_date: str | None,
        lang: str,
        *,
        movers: int = 0,
        title: str | None = None,
    ) -> Session:
        """Read the days of a text.

        Args:
            layout: its sentences.
            text: all of it.
            times: the times that it names.
            quoted: the sentences (by their place) with quotes or their changes, and the day that they name.
            doc_date: when it was published.
            lang: its language.
            movers: how many subjects moved without a time that their sentences give.
            title: a headline that stands outside the text.
        """
        words = Words.of(lang)
        named: dict[int, list[tuple[int, str]]] = defaultdict(list)
        sections: dict[int, str] = {}
        told: set[str] = set()
        for stretch, time in _days(layout, text, times, doc_date):
            day = str(time.value)
            around = _around(stretch, time, text, lang)
            # "To close the week on Friday" tells of the week.
            says = words.told("session", text, *around) and not words.told("span", text, *around)
            if not stretch.heading and words.is_of_another(text, time):
                continue
            # "Yesterday" over a list of moves.
            label = stretch.heading and len(text[stretch.start : stretch.end].split()) <= _LABEL_WORDS
            if not (says or label or quoted.get(stretch.place) == day):
                continue
            named[stretch.paragraph].append((time.start, day))
            told |= {day} if says else set()
            if stretch.heading:
                sections[stretch.section] = day
        days = {day for each in named.values() for _, day in each}
        titles = [title] if title else [text[each.start : each.end] for each in layout.stretches[:1]]
        reports = any(words.told("today", each) for each in titles) or _reports(layout, text, quoted, words, movers)
        longer = any(words.told("longer", each) for each in titles)
        whole = None
        if doc_date is not None and not longer:
            if days:
                whole = _shared(days, told, quoted, doc_date, reports=reports)
            elif reports and not any(words.told("ahead", each) for each in titles):
                whole = _trading(doc_date)
        if whole is None and doc_date is not None and _names_its_day(layout, text, times, doc_date[:10], longer=longer):
            whole = _trading(doc_date)
        return cls(named, sections, whole)

    def day(self, stretch: Stretch, at: int) -> str | None:
        """Return the day that a quote at offset ``at`` is of: the last one named before it, else the text's."""
        before = [day for start, day in self.named.get(stretch.paragraph, ()) if start < at]
        behind = [day for start, day in self.named.get(stretch.paragraph, ()) if at < start < stretch.end]
        near = before[-1:] or behind[:1]
        return near[0] if near else self.sections.get(stretch.section) or self.whole


def _days(
    layout: Layout, text: str, times: Sequence[TimeExpression], doc_date: str | None
) -> Iterator[tuple[Stretch, TimeExpression]]:
    """Yield the days past that are named, with their sentences."""
    for time in times:
        if time.kind != POINT or time.rule not in _NAMING or not time.value:
            continue
        if doc_date is not None and not 0 <= _days_between(time.value, doc_date) <= _RECENT_DAYS:
            continue
        stretch = layout.at(time.start)
        if time.start - stretch.start <= _BEFORE and _DATELINE.match(text, time.end, stretch.end):
            continue
        if not looks_ahead(text, stretch.start, time):
            yield stretch, time


def _around(stretch: Stretch, time: TimeExpression, text: str, lang: str) -> tuple[int, int]:
    start, end = clause(text[stretch.start : stretch.end], time.start - stretch.start, lang)
    return stretch.start + start, stretch.start + end


def _names_its_day(layout: Layout, text: str, times: Sequence[TimeExpression], day: str, *, longer: bool) -> bool:
    """Say whether a text names the weekday on which it was published, whatever days it names beside.

    "Stocks rose on Tuesday … Oil, which had lost 2% on Monday, …": the second day is told of in passing. A text of a
    ``longer`` time may speak of "today" and tell of its month.
    """
    rules = {_WEEKDAY} if longer else {_WEEKDAY, _TODAY}
    named = (time for time in times if time.value == day and time.rule in rules)
    return any(not looks_ahead(text, layout.at(time.start).start, time) for time in named)


def _shared(
    days: set[str], told: set[str], quoted: Mapping[int, str | None], doc_date: str, *, reports: bool
) -> str | None:
    """Return the one day of trading that a text names, null where it names several or an old one.

    Days beside it that nothing trades on ("since the ruling of Thursday last week") do not count.
    """
    (day, *others) = sorted(told or days)
    again = sum(named == day for named in quoted.values()) > 1
    sure = not others and (day in told or again or reports)
    return day if sure and _is_latest(day, dt.date.fromisoformat(doc_date[:10])) else None


def _reports(layout: Layout, text: str, quoted: Mapping[int, str | None], words: Words, movers: int) -> bool:
    """Say whether a text tells of one day's trading, whether or not it names the day."""
    return movers >= _MOVERS or any(
        words.told("today", text, stretch.start, stretch.end)
        for stretch in layout.stretches
        if stretch.heading or stretch.place == 0 or stretch.place in quoted
    )


def _trading(doc_date: str) -> str | None:
    return doc_date[:10] if dt.date.fromisoformat(doc_date[:10]).isoweekday() <= _FRIDAY else None


def _days_between(day: str, published: str) -> int:
    return (dt.date.fromisoformat(published[:10]) - dt.date.fromisoformat(day)).days


def _is_latest(day: str, published: dt.date) -> bool:
    """Say whether a day is that of the publication or the trading day before it."""
    weekday = published.isoweekday()
    back = 3 if weekday == _MONDAY else max(1, weekday - _FRIDAY)
    return 0 <= (published - dt.date.fromisoformat(day)).days <= back

"""The time of a claim that names none: the one that its text named once for all the figures of its kind."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from nlp.reading import Claim, Mention, Status
from nlp.text import whole
from nlp.times import periods
from nlp.times.aims import Aims
from nlp.times.anchors import POINT
from nlp.times.classes import (
    AHEAD,
    BALANCES,
    CHANGES,
    ECONOMY,
    FISCAL,
    FLOWS,
    LEVELS,
    MONTHLY,
    MULTIPLES,
    STANDING,
)
from nlp.times.daily import Daily
from nlp.times.dates import MONTH
from nlp.times.expected import Expected
from nlp.times.headings import Headed
from nlp.times.layout import Layout, Stretch
from nlp.times.lengths import added, length, months_to, since_january
from nlp.times.moved import Moved
from nlp.times.neighbours import Neighbours
from nlp.times.outlook import Outlook
from nlp.times.overhead import timed
from nlp.times.reported import Reported, reports
from nlp.times.respective import paired
from nlp.times.sessions import Session, Words
from nlp.times.time import TimeExpression, is_baseline, opening
from nlp.times.trading import Trading

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FISCAL_TIME = re.compile(r"\d{4}(?:-Q\d)?|\d{4}-\d\d/\d{4}-\d\d")
_ECONOMIC_TIME = re.compile(r"\d{4}(?:-Q\d|-\d\d)(?:/\d{4}-\d\d)?|\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
_QUARTER = re.compile(r"\d{4}-Q\d")
_AGO = frozenset({"ago", "earlier"})
_PRICES = "inflation"
# How the rules of times begin that are months only as the end of a year.
_OF_A_YEAR = ("year_end", "part_year")
_SET = frozenset({"policy_rate", "policy_rate_change"})
_LED = 5
_STOPS = frozenset(".,;)")
# The place of the last sentence that opens a text, with a headline and a byline before it.
_OPENING = 2
# How many characters before a figure may tell where it came from.
_SAID = 40
# The rules of tables, which may be of any day, and those of figures whose own clause says what is measured.
_CELL, _TOLD = "cell", "cue"
# How many days after its beginning a month is reported, and how many a quarter or a year.
_LATEST_MONTH, _LATEST_YEAR = 200, 500


def complete(
    claims: Sequence[Claim],
    doc: Doc,
    times: Sequence[TimeExpression],
    mentions: Sequence[Mention],
    doc_date: str | None,
) -> tuple[Claim, ...]:
    """Return the claims of ``doc`` with the times that they inherit, and the lengths of time that they then cover.

    ``claims`` come in the order of the text, with the times that their own sentences name for them. Quotes and their
    changes inherit the day of the session, what a company reports the last quarter or year named for it, multiples the
    time of their paragraph. Nothing else inherits a time, and what is in doubt stays null.
    """
    if all(claim.metric is None for claim in claims):
        return tuple(claims)
    text = whole(doc)
    layout, title = Layout.of(doc, text), doc._.cotejo_context.title
    quoted: dict[int, str | None] = {}
    for claim in claims:
        if claim.metric in LEVELS | CHANGES and claim.status is Status.ACTUAL:
            place = layout.at(claim.start).place
            quoted[place] = quoted.get(place) or _day(claim.as_of)
    words = Words.of(doc.lang_)
    daily = Daily(text, words, doc.lang_)
    moves = (claim for claim in claims if claim.metric in CHANGES and not claim.rule.startswith(_CELL))
    moved = {claim.subject for claim in moves if not claim.as_of and daily.holds(claim)}
    session = Session.of(layout, text, times, quoted, doc_date, doc.lang_, movers=len(moved), title=title)
    headed = Headed.of(doc, layout, times, mentions, doc_date)
    trading = Trading(text, session, words, daily, doc_date)
    neighbours, expected = Neighbours(text, words, doc.lang_), Expected(text, words, doc_date)
    outlook, aims = Outlook(text, words, doc_date), Aims(text, words)
    walk = _Walk(text, layout, times, trading, words, doc.lang_, doc_date, headed, neighbours, expected, outlook, aims)
    if headed.report is not None:
        company, value = headed.report
        opens = value if _QUARTER.fullmatch(value) else None
        walk.reported[company] = Reported({value}, value, layout.stretches[0], opens)
    return tuple(timed(walk.settle(claims, reports(walk, mentions, claims)), layout, times, text))


def _day(value: str | None) -> str | None:
    return value if value and _DAY.fullmatch(value) else None


@dataclass(slots=True)
class _Paragraph:
    """What the paragraph has said of time so far."""

    number: int = -1
    multiples: str | None = None


@dataclass(slots=True)
class _Walk:
    """Goes through a text's sentences in order; ``here`` are the times of the one that it has come to."""

    text: str
    layout: Layout
    times: Sequence[TimeExpression]
    trading: Trading
    words: Words
    lang: str
    doc_date: str | None
    headed: Headed
    neighbours: Neighbours
    expected: Expected
    outlook: Outlook
    aims: Aims
    paragraph: _Paragraph = field(default_factory=_Paragraph)
    reported: dict[str, Reported] = field(default_factory=dict)
    decisions: dict[str, str] = field(default_factory=dict)
    here: Sequence[TimeExpression] = ()

    def settle(self, claims: Sequence[Claim], reports: Mapping[int, tuple[str, str]]) -> Iterator[Claim]:
        """Yield the claims with their times; ``reports`` gives sentences (by place) a company and its quarter."""
        by_place: dict[int, list[Claim]] = defaultdict(list)
        for claim in claims:
            by_place[self.layout.at(claim.start).place].append(claim)
        times: dict[int, list[TimeExpression]] = defaultdict(list)
        for time in self.times:
            times[self.layout.at(time.start).place].append(time)
        for stretch in self.layout.stretches:
            told = by_place.get(stretch.place, [])
            self.here = times.get(stretch.place, ())
            self._enter(stretch, told=bool(told))
            self.aims.enter(stretch)
            if stretch.place in reports:
                self._report(*reports[stretch.place], stretch)
            before: Claim | None = None
            moved = Moved.of(paired(told, self.here, self.text, self.words, stretch.end), self.text, self.words)
            for claim in moved.claims:
                settled = self.neighbours.restated(claim, before)
                settled = settled or (self._told(claim, stretch, before) if moved.settles(claim) else claim)
                before = settled if settled.metric else before
                self.expected.keep(settled)
                yield settled

    def _enter(self, stretch: Stretch, *, told: bool) -> None:
        if stretch.paragraph != self.paragraph.number:
            self.paragraph = _Paragraph(stretch.paragraph)
            self.trading.begin()
        if not self.here:
            return
        head = opening(self.here, stretch.start, stretch.end, self.text)
        if head is not None and head.value and not self._is_ahead(head.value):
            self.paragraph.multiples = head.value
        if not told:
            self.trading.enter(stretch, self.here)

    def _is_ahead(self, value: str) -> bool:
        return self.doc_date is not None and periods.first_date(value).isoformat() > self.doc_date

    def _report(self, subject: str, value: str, stretch: Stretch) -> None:
        known = self.reported.get(subject)
        if known and known.stretch.place == stretch.place and value < known.latest:
            return  # "$9 million in the first quarter, against $8 million in that of 2025"
        opens = value if stretch.place <= _OPENING and _QUARTER.fullmatch(value) else None
        values, first = ({value} | known.values, known.opening) if known else ({value}, opens)
        self.reported[subject] = Reported(values, value, stretch, first)

    def _told(self, claim: Claim, stretch: Stretch, before: Claim | None) -> Claim:
        claim, sure = self.aims.settled(claim, before, self.here)
        if sure or before is None or before.status is not Status.FORECAST:
            return claim if sure else self._settled(claim, stretch, before)
        if self.outlook.was(claim, before):
            return replace(claim, status=before.status, as_of=before.as_of)
        goes_on = self.outlook.goes_on(claim, before, self.here)
        return self._settled(replace(claim, as_of=before.as_of) if goes_on else claim, stretch, before)

    def _settled(self, claim: Claim, stretch: Stretch, before: Claim | None) -> Claim:
        value = self._told_day(claim) or (None if self._is_of_another(claim, before) else claim.as_of)
        status = self._status(claim, value)
        if status is not claim.status:
            return replace(claim, status=status)
        if claim.status is Status.ACTUAL:
            reported = claim.metric in (FISCAL - BALANCES) | ECONOMY
            if claim.metric in FISCAL - BALANCES and self._is_unfinished(value):
                # "It earned $2, and we see $3 for 2026", written in that year's first half, tells of no 2026.
                return replace(claim, as_of=None, period=self._period(claim, None))
            if reported and _day(value):
                # "It reported on Tuesday revenue of $5 billion" tells of no revenue of a day.
                value = None
            if claim.metric in FISCAL | ECONOMY and self._is_year_earlier(claim):
                value = self._year_earlier(claim, stretch) or (None if self._is_month_ago(claim) else value)
            elif claim.metric in FISCAL and self._is_month_ago(claim):
                value = self._year_earlier(claim, stretch)
            elif value is None:
                value = self._inherited(claim, stretch) or self.neighbours.time_of(claim, before)
                value = value or self.neighbours.month_left(claim, before) or self._decided(claim)
            self._remember(claim, value, stretch)
            value = self._stepped_back(claim, value)
            if claim.metric in FLOWS & FISCAL and value is not None and self._is_up_to(value):
                return replace(claim, as_of=since_january(value), period=months_to(value), basis=added(claim.basis))
        elif value is None:
            value = self._expected(claim, stretch, before)
        period = self._period(claim, value)
        return claim if (value, period) == (claim.as_of, claim.period) else replace(claim, as_of=value, period=period)

    def _status(self, claim: Claim, value: str | None) -> Status:
        """Return the status of a figure by its time, which the words around it may not tell."""
        if claim.status is Status.FORECAST and self._is_where_it_began(claim):
            return Status.ACTUAL
        ahead = value is not None and not _day(value) and self._is_ahead(value)
        if claim.status is Status.ACTUAL and claim.metric in AHEAD | LEVELS | (FISCAL - BALANCES) and ahead:
            return Status.FORECAST  # "ven la tasa en 11 % al cierre de 2027"
        outlook = claim.status is Status.ACTUAL and claim.metric in ECONOMY and self.outlook.is_open(claim, self.here)
        return Status.FORECAST if outlook else claim.status

    def _is_where_it_began(self, claim: Claim) -> bool:
        """Say whether an outlook is measured from a figure of a year past: "should reach 25%, from 29% in 2025"."""
        past = self.doc_date is not None and claim.as_of is not None and claim.as_of[:4] < self.doc_date[:4]
        begun = self.words.came_from(self.text, claim.start)
        return past and begun and claim.metric in FISCAL | ECONOMY

    def _told_day(self, claim: Claim) -> str | None:
        """Return the day that a move is of by what stands behind it: "down 0.7% on the day, a high since Monday"."""
        if claim.metric not in CHANGES or claim.as_of is None or self.doc_date is None:
            return None
        if not self.words.told("that_day", self.text, claim.end, claim.end + _SAID // 2):
            return None
        named = (time.start for time in self.times if time.value == claim.as_of and time.end > claim.sentence_start)
        behind = next(named, 0) > claim.end  # "ended Friday at $12,460, down 1.7% on the day" is of Friday
        return (self.trading.session.whole or self.doc_date[:10]) if behind else None

    def _is_of_another(self, claim: Claim, before: Claim | None) -> bool:
        """Say whether the time beside a move is that of something else: "lost 2% ahead of its results on Friday".

        "Founded in 2008, Acme took $5 billion in 2025, 14% more than in 2024": the growth is of its amount's year.
        """
        if before is not None and claim.as_of != before.as_of and self.neighbours.is_apposed(claim, before):
            here = (time for time in self.times if before.end <= time.start < claim.end + _SAID)
            if not any(time.value == claim.as_of for time in here):
                return True
        moved = claim.metric in CHANGES and claim.status is Status.ACTUAL
        to_come = moved and _day(claim.as_of) is not None and self._is_ahead(claim.as_of or "")
        return to_come or self._is_of_results(claim)

    def _is_of_results(self, claim: Claim) -> bool:
        """Say whether a move has the quarter of what moved it: "sank 12% as first-quarter sales fell short"."""
        if claim.metric not in CHANGES or not _QUARTER.fullmatch(claim.as_of or ""):
            return False
        ends = (time.end for time in self.here if time.value == claim.as_of)
        return any(self.words.told("report", self.text, end, end + _SAID // 2) for end in ends)

    def _is_up_to(self, value: str) -> bool:
        """Say whether a month is the last of those that are added up: "profit through September was $9 million"."""
        if not MONTH.fullmatch(value):
            return False
        named = (time.start for time in self.here if time.value == value)
        return any(self.words.told("up_to", self.text, max(0, start - _SAID), start) for start in named)

    def _is_unfinished(self, value: str | None) -> bool:
        whole = value is not None and len(value) == len("2026") and self.doc_date is not None
        return whole and (self.doc_date or "") < f"{value}-07"

    def _inherited(self, claim: Claim, stretch: Stretch) -> str | None:
        if claim.metric in LEVELS | CHANGES:
            return self.trading.day(claim, stretch)
        if self.words.measured_from(self.text, claim.start) or self._is_first_of_two(claim):
            return None
        whole = claim.metric == _PRICES if claim.part else claim.period
        if claim.metric in ECONOMY and not (claim.rule.startswith(_TOLD) or whole):
            return None  # "among those under 25 it is 25.9%": of whom, the claim does not hold
        if claim.metric in FISCAL | ECONOMY:
            return self._reported(claim, stretch) or self._headed(claim)
        if claim.metric in MULTIPLES and self._is_past(stretch):
            return self.paragraph.multiples
        return None

    def _reported(self, claim: Claim, stretch: Stretch) -> str | None:
        """Return the time that is reported of the subject: "full-year sales" are of the year of its last quarter."""
        reported = self.reported.get(claim.subject or "")
        value = reported.reaching(stretch, others=self._names_another(stretch)) if reported else None
        if value is None or not self.words.told("full_year", self.text, claim.sentence_start, claim.start):
            return value
        return value[:4] if value.endswith("-Q4") or len(value) == len("2026") else None

    def _names_another(self, stretch: Stretch) -> bool:
        """Say whether a sentence names a time of its own: "For 2027 it aims at a profit of $2 billion"."""
        points = (time for time in self.here if time.kind == POINT and time.value)
        return any(not is_baseline(self.text, stretch.start, time) for time in points)

    def _headed(self, claim: Claim) -> str | None:
        """Return the month of the headline: "La actividad tropieza en julio" over "El IGAE cayó un 0,9 %"."""
        perfect = self.words.told("perfect", self.text, max(claim.sentence_start, claim.start - _SAID), claim.start)
        return self.headed.month if claim.metric in MONTHLY and not perfect else None

    def _stepped_back(self, claim: Claim, value: str | None) -> str | None:
        """Return the month before for where a measure came from: "in May, 3.1%, from 2.9%", "pasó de 1,4 % a 1,5 %"."""
        if value is None or claim.metric not in MONTHLY or not MONTH.fullmatch(value):
            return value
        begun = self.words.came_from(self.text, claim.start)
        alone = self.text[claim.end : claim.end + 1] in _STOPS
        if any(time.value == value and time.rule.startswith(_OF_A_YEAR) for time in self.here):
            return value  # "the year-end forecast was raised from 2.7% to 3.2%": both are of the year's end
        corrected = self.words.told("corrected", self.text, claim.sentence_start, claim.start)
        if corrected or not (self._is_first_of_two(claim) or (begun and alone)):
            return value  # "May's gain was revised to 48,000 from 50,000": both are May's
        return (periods.first_date(value) - dt.timedelta(days=1)).isoformat()[: len(value)]

    def _decided(self, claim: Claim) -> str | None:
        """Return the day of a bank's decision, of which it tells more: "in a related action, it raised …"."""
        day = self.decisions.get(claim.subject or "")
        said = self.text, claim.sentence_start, claim.start
        if claim.metric not in _SET or self.words.told("span", *said) or self.words.told("perfect", *said):
            return None
        led = self.words.move_to.search(self.text, max(0, claim.start - _LED), claim.start + 1) is not None
        if day is None and claim.subject in self.headed.banks and self.words.told("decided", *said):
            return self.trading.session.whole  # "The ECB kept its rate at 2%", in a report of that Thursday
        return day if led or claim.metric == "policy_rate_change" else None

    def _is_first_of_two(self, claim: Claim) -> bool:
        """Say whether a figure is where a move began: "pasó del 10,4 % al 10,6 %", "from 2.1% to 2.3%"."""
        return self.words.moves_from(self.text, claim.start, claim.end)

    def _is_past(self, stretch: Stretch) -> bool:
        said = (self.text, stretch.start, stretch.end)
        return self.words.told("past", *said) and not self.words.told("present", *said)

    def _expected(self, claim: Claim, stretch: Stretch, before: Claim | None) -> str | None:
        if before is not None and self.neighbours.is_compared(claim, before):
            return before.as_of
        timed = any(time.kind == POINT for time in self.here)
        return self.expected.time_of(claim, stretch, timed=timed)

    def _is_year_earlier(self, claim: Claim) -> bool:
        told = self.words.year_earlier.match(self.text, claim.end)
        return told is not None and self.words.measured_from(self.text, claim.start)

    def _is_month_ago(self, claim: Claim) -> bool:
        """Say whether a company's figure has the month of "a year ago", and is of none: "A year ago it earned $2"."""
        ago = (time for time in self.here if time.rule in _AGO)
        return bool(MONTH.fullmatch(claim.as_of or "")) and any(time.value == claim.as_of for time in ago)

    def _year_earlier(self, claim: Claim, stretch: Stretch) -> str | None:
        """Return the year before the time that is reported: "in the quarter, from $3 billion a year earlier"."""
        reported = self.reported.get(claim.subject or "")
        value = reported.reaching(stretch, others=False) if reported else None
        return re.sub(r"\d{4}", lambda year: str(int(year.group()) - 1), value) if value else None

    def _remember(self, claim: Claim, value: str | None, stretch: Stretch) -> None:
        if claim.metric in LEVELS | CHANGES:
            self.trading.keep(claim, value, stretch)
        if value is None or value != claim.as_of or self._is_ahead(value):
            return
        if claim.metric in _SET and claim.subject and _day(value):
            self.decisions[claim.subject] = value
        if claim.metric in MULTIPLES:
            self.paragraph.multiples = value
        measured = self.words.measured_from(self.text, claim.start)
        whole = _FISCAL_TIME if claim.metric in FISCAL else _ECONOMIC_TIME if claim.metric in ECONOMY else None
        if whole is not None and claim.subject and not measured and whole.fullmatch(value) and self._is_recent(value):
            self._report(claim.subject, value, stretch)

    def _is_recent(self, value: str) -> bool:
        """Say whether a time is not too long past to be what a text reports: "in February 2025 it was 0.4%"."""
        if self.doc_date is None:
            return True
        past = dt.date.fromisoformat(self.doc_date[:10]) - periods.first_date(value)
        return past.days <= (_LATEST_MONTH if MONTH.fullmatch(value) else _LATEST_YEAR)

    def _period(self, claim: Claim, value: str | None) -> str | None:
        if claim.metric in STANDING:
            return None
        if claim.metric in FLOWS:
            return length(value) or claim.period
        if claim.metric not in CHANGES or claim.period is not None or claim.status is not Status.ACTUAL:
            return claim.period
        covered = length(value)
        if covered != "P1D" and value is not None:
            return covered
        of_day = value is not None or self.trading.tells_session(claim)
        return "P1D" if of_day and self.trading.daily.holds(claim) else None

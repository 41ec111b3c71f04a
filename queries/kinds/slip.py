"""Findings of kind ``slip``: one subject carries another's digits.

"Oil lost 3.13% to $65.30 … the coin lost 3.13% to $65.3K": the same digits and the same change twice, scale aside, are
no chance, and the subject whose other levels lie elsewhere is the one that was written over.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from nlp.reading import Status
from queries.days import parse
from queries.derivations.levels import in_pair
from queries.finding import Finding, Severity, identity
from queries.intervals import LEVELS
from queries.trust import HEARD
from queries.words import sources, subject_words, values

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.sourced import SourcedClaim
    from queries.finding import Side

QUOTED = frozenset({"price", "index_level", "fx_rate", "bond_yield"})
"""What stands beside a day's change."""

CHANGES = frozenset({"return", "price_change", "index_change", "bond_yield_change"})

BESIDE = 40
"""Most characters between a level and its change: "down 3.13% at $65.30", "65.30 dollars a barrel (-3.13%)"."""

DIGITS = 6
"""Fewest digits of level and change together; "+0.5% to 12" is soon said of two things."""

FEWER = 5
"""As many will do where both stand in one text and one lies far from where its subject stood: "0.35%, to 5.42"."""

LEVEL_DIGITS = 3
CHANGE_DIGITS = 2

NEIGHBOUR_DAYS = (2, 5)
"""Days before and after from which a subject's other levels tell where it stood; the farther where none are nearer."""

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Quote:
    """A level with its change, of one subject."""

    level: SourcedClaim
    change: SourcedClaim

    @property
    def subject(self) -> str:
        """Whose."""
        return self.level.claim.subject or ""


@dataclass(frozen=True, slots=True)
class _Levels:
    """Every level that is stated of one subject, by day."""

    days: tuple[int, ...]
    claims: tuple[SourcedClaim, ...]

    def around(self, quote: SourcedClaim, day: int) -> list[float]:
        """Return the levels of the days around that do not repeat the quote's own."""
        return next((found for reach in NEIGHBOUR_DAYS if (found := self._within(quote, day, reach))), [])

    def _within(self, quote: SourcedClaim, day: int, reach: int) -> list[float]:
        first, end = bisect_left(self.days, day - reach), bisect_left(self.days, day + reach + 1)
        found = (each.claim for each in self.claims[first:end] if each.claim.unit == quote.claim.unit)
        ends = (end for claim in found for end in (claim.low, claim.high) if end is not None)
        return [end for end in ends if end != quote.claim.low]


def find_slip(claims: Sequence[SourcedClaim]) -> Iterator[Finding]:
    """Yield one finding for each pair of subjects that share a quote on one day, or in one undated text."""
    alike = _alike(claims)
    shared = [by_subject for by_subject in alike.values() if len(by_subject) > 1]
    levels = _levels(claims, {subject for by_subject in shared for subject in by_subject})
    for by_subject in shared:
        for first, second in combinations(sorted(by_subject), 2):
            if not _kin(first, second):
                yield from _judged(by_subject[first], by_subject[second], levels)


def sharing(own: Sequence[SourcedClaim], claims: Sequence[SourcedClaim]) -> set[str]:
    """Return the subjects that carry the digits of one of some documents' quotes on its day."""
    docs = {sourced.uri for sourced in own}
    found: set[str] = set()
    ordered = sorted(dict.fromkeys(claims), key=lambda s: (s.doc, s.claim.start, s.claim.end))
    for by_subject in _alike(ordered).values():
        if len(by_subject) > 1 and any(quote.level.uri in docs for quotes in by_subject.values() for quote in quotes):
            found.update(by_subject)
    return found


def _alike(claims: Sequence[SourcedClaim]) -> dict[tuple[str, str, str], dict[str, list[_Quote]]]:
    """Group quotes of one day, or of one undated text, by their digits and by subject."""
    alike: dict[tuple[str, str, str], dict[str, list[_Quote]]] = defaultdict(lambda: defaultdict(list))
    for quote in _quotes(claims):
        when = quote.level.doc_date or quote.level.doc
        digits, change = _digits(quote.level), _digits(quote.change)
        telling = len(change) >= CHANGE_DIGITS or len(digits) > LEVEL_DIGITS
        if len(digits) >= LEVEL_DIGITS and change and telling and len(digits) + len(change) >= FEWER:
            alike[when, digits, change][quote.subject].append(quote)
    return alike


def _quotes(claims: Sequence[SourcedClaim]) -> Iterator[_Quote]:
    """Yield each level with the change that stands beside it; claims come by document and place."""
    for a, b in pairwise(claims):
        if not _together(a, b):
            continue
        if a.claim.metric in CHANGES and b.claim.metric in QUOTED:
            yield _Quote(b, a)
        elif a.claim.metric in QUOTED and b.claim.metric in CHANGES:
            yield _Quote(a, b)


def _together(a: SourcedClaim, b: SourcedClaim) -> bool:
    mine, other = a.claim, b.claim
    return (
        a.doc == b.doc
        and mine.subject is not None
        and (mine.subject == other.subject or _of_a_pair(mine.subject, other.subject))
        and 0 <= other.start - mine.end <= BESIDE
        and all(c.confidence >= HEARD and not c.approx and c.status is Status.ACTUAL for c in (mine, other))
    )


def _of_a_pair(first: str, second: str | None) -> bool:
    """Whether one is a currency and the other its rate: "the sol gained 0.35%, to 3.54 to the dollar"."""
    return in_pair(first, second) is not None or in_pair(second, first) is not None


def _digits(sourced: SourcedClaim) -> str:
    """The digits that count: ``65.30``, ``65.3K`` and ``65,300`` are ``653``."""
    return "".join(_DIGIT.findall(sourced.claim.value_text)).strip("0")


def _kin(first: str, second: str) -> bool:
    """Whether two identifiers can be one thing: a currency and its pair, two listings of a company."""
    (prefix, _, code), (other_prefix, _, other_code) = first.partition(":"), second.partition(":")
    money = {"fx", "currency"}
    if prefix == other_prefix == "fx":
        return {code[:3], code[3:]} == {other_code[:3], other_code[3:]}
    if {prefix, other_prefix} <= money | {"index"} and money & {prefix, other_prefix}:
        return prefix != other_prefix or code[:3] in other_code or code[3:] in other_code
    return code == other_code


def _levels(claims: Sequence[SourcedClaim], subjects: set[str]) -> dict[str, _Levels]:
    found: dict[str, list[tuple[int, int, SourcedClaim]]] = defaultdict(list)
    for place, sourced in enumerate(claims):
        claim = sourced.claim
        day = parse(sourced.doc_date) if sourced.doc_date else None
        if day and claim.subject in subjects and claim.metric in LEVELS | QUOTED:
            found[claim.subject or ""].append((day.first, place, sourced))
    ordered = {subject: sorted(rows) for subject, rows in found.items()}
    return {s: _Levels(tuple(r[0] for r in rows), tuple(r[2] for r in rows)) for s, rows in ordered.items()}


def _judged(first: Sequence[_Quote], second: Sequence[_Quote], levels: dict[str, _Levels]) -> Iterator[Finding]:
    places = [_place(quotes[0].level, levels) for quotes in (first, second)]
    in_one_text = {q.level.doc for q in first} & {q.level.doc for q in second}
    if not in_one_text and not ("far" in places and _named(first) and _named(second) and not _oils(first, second)):
        return
    if places == ["near", "near"] or (_few(first[0]) and not (in_one_text and "far" in places)):
        return
    severity = Severity.ERROR if "far" in places and in_one_text else Severity.WARNING
    odd = [quotes[0].subject for quotes, place in zip((first, second), places, strict=True) if place == "far"]
    found = _side(first), _side(second)
    level, change = ((values((each,))) for each in (first[0].level, first[0].change))
    names = f"{subject_words(first[0].subject)} and {subject_words(second[0].subject)}"
    told = f"; other levels of {subject_words(odd[0])} lie elsewhere" if len(odd) == 1 else ""
    yield Finding(
        id=identity("slip", found),
        kind="slip",
        severity=severity,
        sides=found,
        subject=odd[0] if len(odd) == 1 else None,
        metric=first[0].level.claim.metric,
        message=f"{names[0].upper()}{names[1:]} carry the same digits, {level} and {change}: "
        f"{sources(found[0])}{told}.",
    )


def _few(quote: _Quote) -> bool:
    """Whether a quote has so few digits that another's may be the same by chance."""
    return len(_digits(quote.level)) + len(_digits(quote.change)) < DIGITS


def _named(quotes: Sequence[_Quote]) -> bool:
    """Whether a quote's own clause names its subject: what "down 3.65% at 71.8" is of, another text has to say."""
    return any(
        claim.rule.partition("|")[0].endswith("+name") for q in quotes for claim in (q.level.claim, q.change.claim)
    )


def _oils(first: Sequence[_Quote], second: Sequence[_Quote]) -> bool:
    """Whether both are oil: "crude" alone is Brent to one writer and WTI to another."""
    return {first[0].subject, second[0].subject} <= {"commodity:BRENT", "commodity:WTI", "commodity:OPEC"}


def _side(quotes: Sequence[_Quote]) -> Side:
    return tuple(dict.fromkeys(claim for quote in quotes for claim in (quote.change, quote.level)))


def _place(sourced: SourcedClaim, levels: dict[str, _Levels]) -> str:
    """Whether a level is ``near`` or ``far`` from the subject's others of those days, or ``unknown`` without any."""
    day = parse(sourced.doc_date) if sourced.doc_date else None
    if day is None or sourced.claim.low is None or sourced.claim.subject not in levels:
        return "unknown"
    around = levels[sourced.claim.subject].around(sourced, day.first)
    if not around:
        return "unknown"
    return "near" if min(around) <= sourced.claim.low <= max(around) else "far"

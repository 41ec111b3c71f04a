"""Findings of kind ``scale``: a figure is a thousand times another that it should equal.

English *billion* stands in Spanish as *billón*, which is a thousand of them; thousands are written for millions; a
quote loses its "K" ("95,6 dólares" for a coin at $95.6K). Percentages taken for points come with `arithmetic`.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from nlp.reading import Status
from queries.days import parse
from queries.derivations.derivation import same_sentence
from queries.finding import Finding, Severity, identity
from queries.intervals import HOME, LEVELS, THOUSANDS, agree, either_mark, figure, thousandfold
from queries.kinds.echoes import across_texts, in_one_text
from queries.kinds.magnitude import repeated, unnamed
from queries.kinds.proportion import disproportions, unlike_kin
from queries.kinds.steps import steps
from queries.kinds.unread import headlined, unread
from queries.sametime import MOVES, moment, slots
from queries.sides import sides
from queries.trust import HEARD, SURE, severity
from queries.words import about, against

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from index.sourced import SourcedClaim
    from queries.blocks import Block
    from queries.finding import Cited, Side
from queries.kinds.magnitude import Key

NEIGHBOURS = 4
"""Statements before and after a price, in time, that tell how large its subject's prices are."""

NEAR_DAYS = 45
"""How far in time they may be: no price of a liquid market moves by a thousand times in a month and a half."""

LIKELY = 1.25
"""Most by which a price, put right, differs from its neighbours."""

FEWEST_DIGITS = 2

HUNDRED = 1e2

NO_SCALE = frozenset({"x", HOME})
"""Multiples, and money of which it is not known whose it is: a dollar is about a thousand of some pesos."""

SHARES = frozenset({"%", "bp"})
"""Units of which one hundred times is taken for the other."""

EXACT = 1e-3
"""How far from a thousand the quotient of two coarse figures may be."""

FACTORS = {1e2: "a hundred", 1e3: "a thousand", 1e6: "a million"}
"""By how much figures are mistaken, in words."""

Timed = tuple[int, "SourcedClaim"]


def find_scale(claims: Sequence[SourcedClaim], grouped: Mapping[Block, Sequence[SourcedClaim]]) -> Iterator[Finding]:
    """Yield the findings: claims of one time a thousand times apart, then prices unlike their neighbours in time.

    Args:
        claims: all of them.
        grouped: those that can contradict others, by what they must share.
    """
    reported: set[Cited] = set()
    for finding in chain(_alike(repeated(claims)), _of_one_time(grouped)):
        if _is_news(finding, reported):
            reported.update(claims_of(finding))
            yield finding
    unlike = chain(in_one_text(claims), unnamed(claims), headlined(claims), across_texts(claims), unread(claims))
    for finding in _alike(unlike):
        if claims_of(finding).isdisjoint(reported):
            reported.update(claims_of(finding))
            yield finding
    yield from _unlike_neighbours(claims, reported)
    yield from steps(claims)
    for finding in chain(unlike_kin(claims), disproportions(claims)):
        if claims_of(finding).isdisjoint(reported):
            reported.update(claims_of(finding))
            yield finding


def _is_news(finding: Finding, reported: set[Cited]) -> bool:
    """Whether the side that fewer stand on, which is the likelier to be wrong, stands in no finding yet.

    Of two sides alike in number each may be the wrong one.
    """
    fewest = min(map(len, finding.sides))
    return all(len(side) > fewest or not reported.issuperset(side) for side in finding.sides)


def claims_of(finding: Finding) -> set[Cited]:
    """Return what stands on a finding's sides."""
    return {cited for side in finding.sides for cited in side}


def _alike(found: Iterable[tuple[Key, tuple[Side, Side]]]) -> Iterator[Finding]:
    yield from (_finding(subject or None, metric, pair) for (subject, metric, *_), pair in found)


def _of_one_time(grouped: Mapping[Block, Sequence[SourcedClaim]]) -> Iterator[Finding]:
    for key, members in grouped.items():
        if key.unit in NO_SCALE or len(members) < 2:
            continue
        others = (*_texts(members), *_balances(members)) if key.metric not in LEVELS else ()
        for group in (*slots(members), *others):
            yield from (_finding(key.subject, key.metric, pair) for pair in _pairs(key, sides(group)))


def _texts(members: Sequence[SourcedClaim]) -> Iterator[list[SourcedClaim]]:
    """Yield what one text says of one amount: by a thousand times no time changes it.

    "Net debt at year-end: $22.2bn … the net debt of $22.2 million was a better place to start from".
    """
    by_text: dict[str, list[SourcedClaim]] = defaultdict(list)
    for sourced in members:
        by_text[sourced.doc].append(sourced)
    for group in by_text.values():
        if len({_of_a_day(sourced) for sourced in group}) == 1:
            yield group


def _of_a_day(sourced: SourcedClaim) -> bool:
    """Whether an amount is of one day: "a buyback of $1.5bn is under way. It bought $1.5m on Thursday"."""
    days = parse(sourced.claim.as_of) if sourced.claim.as_of else None
    return days is not None and days.single


def _balances(members: Sequence[SourcedClaim]) -> Iterator[list[SourcedClaim]]:
    """Yield what is said of one stated time, of which a day's amount has no moment: "ended 2025 with assets of …"."""
    by_time: dict[str, list[SourcedClaim]] = defaultdict(list)
    for sourced in members:
        if sourced.claim.as_of is not None and moment(sourced) is None:
            by_time[sourced.claim.as_of].append(sourced)
    yield from by_time.values()


def _pairs(key: Block, found: Sequence[Side]) -> Iterator[tuple[Side, Side]]:
    """Yield sides a thousand times apart; sides come from the lowest figure to the highest.

    A sentence that gives both knows what it says: "closed at 2,987,450 points; in dollars, at 2,987".
    """
    for i, small in enumerate(found):
        for large in found[i + 1 :]:
            told_apart = any(same_sentence(a, b) for a in small for b in large)
            if not told_apart and _mistaken(key, small, large):
                yield small, large


def _mistaken(key: Block, small: Side, large: Side) -> bool:
    """Whether two figures of one time differ by a factor that slips have: 4 and 4,000 millions too, coarse as they are.

    Shares are written for per cent, and cents for dollars: "5.4%" and "0.054%", "5.95 a pound" and "595".
    """
    mine, other = figure(small[0].claim), figure(large[0].claim)
    if mine is None or other is None or agree(mine, other):
        return False
    in_parts = key.unit in SHARES
    if in_parts and key.metric in MOVES and len({_digits(each[0]) for each in (small, large)}) > 1:
        return False  # a sector may be up 0.24% on a day on which another gained 25%
    factors = (HUNDRED,) if in_parts else (HUNDRED, *THOUSANDS) if key.metric in LEVELS else THOUSANDS
    if thousandfold(mine, other, factors=factors):
        return True
    low, high = sorted((_value(small[0]), _value(large[0])))
    return not in_parts and low > 0 and any(math.isclose(high / low, factor, rel_tol=EXACT) for factor in THOUSANDS)


def _digits(sourced: SourcedClaim) -> str:
    """The digits of a move where there are three of them, which are not repeated by chance."""
    written = re.sub(r"\D", "", sourced.claim.value_text).strip("0")
    return written if len(written) > FEWEST_DIGITS else f"{sourced.claim.low}"


def _finding(subject: str | None, metric: str, found: tuple[Side, ...]) -> Finding:
    return Finding(
        id=identity("scale", found),
        kind="scale",
        severity=severity(found),
        sides=found,
        subject=subject,
        metric=metric,
        message=f"{about(subject, metric)} is {_times(found)} times smaller or larger: {against(found)}.",
    )


def _times(found: Sequence[Side]) -> str:
    """In words, how far apart the sides are."""
    sizes = sorted(_value(side[0]) for side in found)
    return min(FACTORS.items(), key=lambda each: abs(math.log(sizes[-1] / sizes[0] / each[0])))[1]


def _unlike_neighbours(claims: Sequence[SourcedClaim], reported: set[Cited]) -> Iterator[Finding]:
    by_subject: dict[tuple[str, str | None], list[Timed]] = defaultdict(list)
    for sourced in claims:
        claim = sourced.claim
        day = parse(sourced.doc_date) if sourced.doc_date else None
        if day and claim.subject and claim.metric in LEVELS and claim.status is not Status.HYPOTHETICAL and claim.low:
            by_subject[claim.subject, claim.unit].append((day.first, sourced))
    for (subject, _), timed in by_subject.items():
        timed.sort(key=lambda each: each[0])
        yield from _outliers(subject, timed, reported)


def _outliers(subject: str, timed: Sequence[Timed], reported: set[Cited]) -> Iterator[Finding]:
    odd: dict[tuple[int, float], list[SourcedClaim]] = defaultdict(list)
    beside: dict[tuple[int, float], Side] = {}
    sizes = [_value(sourced) for _, sourced in timed]
    for place, (day, sourced) in enumerate(timed):
        if not _stands_out(sizes, place) or sourced in reported:
            continue
        if not _written_out(sourced) or sourced.claim.confidence < HEARD or either_mark(sourced.claim):
            continue
        near = _near(timed, place)
        others = [other for other in near if _thousandfold(sourced, other) and not either_mark(other.claim)]
        if any(same_sentence(sourced, other) and sourced.claim.metric == other.claim.metric for other in others):
            continue  # "closed at 2,987,450 points; in dollars, at 2,987"
        if 2 * len(others) > len(near) and not any(_size_of(sourced, other) for other in near):
            odd[day, _value(sourced)].append(sourced)
            beside.setdefault((day, _value(sourced)), _repeating(others, timed, day))
    for key, members in odd.items():
        if reported.isdisjoint(members):
            reported.update(members, beside[key] if len(beside[key]) == 1 else ())
            yield _unlike(subject, tuple(members), beside[key])


def _repeating(others: Sequence[SourcedClaim], timed: Sequence[Timed], day: int) -> Side:
    """Return the neighbours with those of their time that give the same figures."""
    values = {_value(each) for each in others}
    alike = (each for at, each in timed if abs(at - day) <= NEAR_DAYS and _value(each) in values)
    return tuple(dict.fromkeys((*others, *alike)))


def _stands_out(sizes: Sequence[float], place: int) -> bool:
    """Whether any of the statements around one, in time, is a thousand times smaller or larger: few are."""
    around = sizes[max(0, place - 3 * NEIGHBOURS) : place + 1 + 3 * NEIGHBOURS]
    return max(around) * LIKELY >= sizes[place] * 1e3 or sizes[place] * LIKELY >= min(around) * 1e3


def _near(timed: Sequence[Timed], place: int) -> list[SourcedClaim]:
    """Return the statements nearest to one in time, one for each figure, but those that repeat its own."""
    day, sourced = timed[place]
    around = [*timed[max(0, place - 3 * NEIGHBOURS) : place], *timed[place + 1 : place + 1 + 3 * NEIGHBOURS]]
    around.sort(key=lambda each: (not same_sentence(each[1], sourced), abs(each[0] - day)))
    near: dict[float, SourcedClaim] = {}
    for at, other in around:
        if abs(at - day) <= NEAR_DAYS and _written_out(other) and _value(other) != _value(sourced):
            near.setdefault(_value(other), other)
    return list(near.values())[: 2 * NEIGHBOURS]


def _written_out(sourced: SourcedClaim) -> bool:
    """Whether a level is written with digits enough to tell its size from chance: not "tested four times"."""
    text = sourced.claim.value_text
    return len(re.sub(r"\D", "", text).strip("0")) >= FEWEST_DIGITS and re.search(r"\d-\d", text) is None


def _thousandfold(a: SourcedClaim, b: SourcedClaim) -> bool:
    small, large = sorted((_value(a), _value(b)))
    return large / LIKELY <= small * 1e3 <= large * LIKELY


def _size_of(a: SourcedClaim, b: SourcedClaim) -> bool:
    """Whether another level tells that this one has the right size: of its own time, or in its own sentence."""
    small, large = sorted((_value(a), _value(b)))
    return large <= small * LIKELY or (same_sentence(a, b) and _moved(a))


def _moved(sourced: SourcedClaim) -> bool:
    """Whether a level may be an amount of a move: "up $2.92, at $3395" was read as a price of 2.92."""
    return sourced.claim.metric == "price"


def _unlike(subject: str, odd: Side, near: Side) -> Finding:
    sure = len(near) >= NEIGHBOURS and odd[0].claim.confidence >= SURE
    found = (odd, near)
    return Finding(
        id=identity("scale", (odd,)),  # its neighbours are others as soon as the next day's text comes in
        kind="scale",
        severity=Severity.ERROR if sure else Severity.WARNING,
        sides=found,
        subject=subject,
        metric=odd[0].claim.metric,
        message=f"{about(subject, odd[0].claim.metric)} is a thousand times smaller or larger than its "
        f"neighbours in time: {against(found)}.",
    )


def _value(sourced: SourcedClaim) -> float:
    return abs(sourced.claim.low or sourced.claim.high or 0.0)

"""Findings of kind ``value``: independent sources give one subject and metric different values for the same time."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from nlp.reading import Status
from queries.apart import SALES
from queries.cues import has
from queries.evidence import weighed, well_told
from queries.finding import Finding, identity
from queries.intervals import LEVELS, agree, figure
from queries.intraday import Sessions, in_course, leeway, settled
from queries.sametime import CLOCKS, MOVES, PRICES, Clock, sandwiches, slots
from queries.sides import SETTLED_DIGITS, SWAPPED_DIGITS, sides, swapped
from queries.trust import SESSION
from queries.words import about, against

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from index.sourced import SourcedClaim
    from queries.blocks import Block
    from queries.finding import Side


TABLES = ("quote", "table", "cell")
"""How the rules of figures in tables begin."""

LIKELY = 2.0
"""Most by which two statements of one price or amount differ, as a factor, where both are of the same thing."""

STIRRED = 1.1
"""Most by which a quote of the text's own day differs, as a factor, from what the text says."""

GROWTH = frozenset({"revenue_growth", "earnings_growth", "eps_growth"})

GROWN = 4.0
"""The same of growth, which is written with fewer digits and mistyped by more."""

AMOUNTS = frozenset(
    {"revenue", "net_income", "operating_income", "ebitda", "capex", "operating_cash_flow", "free_cash_flow", "debt"}
    | {"cash", "backlog", "buyback", "market_cap", "aum"}
)
"""Money of which parts are stated as often as the whole."""


def find_value(
    grouped: Mapping[Block, Sequence[SourcedClaim]], claims: Iterable[SourcedClaim] = ()
) -> Iterator[Finding]:
    """Yield the findings between independent clusters.

    Args:
        grouped: claims by what they must share.
        claims: all of them, for what their texts say of the session that they report.
    """
    sessions = Sessions(claims)
    for key, members in grouped.items():
        if len({sourced.cluster for sourced in members}) > 1 and _meets(key):
            yield from _in_block(key, members, sessions)


def _meets(key: Block) -> bool:
    """Two forecasters who differ are no finding; two reports of one forecaster's figure are."""
    return key.status is not Status.FORECAST or key.forecaster is not None


def _in_block(key: Block, members: Sequence[SourcedClaim], sessions: Sessions) -> Iterator[Finding]:
    reported: set[int] = set()
    members = [sourced for sourced in _of_a_sure_day(key, members) if key.metric not in SALES or well_told(sourced)]
    groups = [*slots(members)]
    if CLOCKS[key.metric] is Clock.STANDING:
        groups += sandwiches(members, _alike)
    for group in groups:
        found = independent(_of_one_hour(key, _of_its_text(likely(key, _disagreeing(key, group))), sessions))
        if len(found) < 2 or _updated(key, found) or not _news(found, reported):
            continue
        if (severity := weighed(found)) is not None:
            reported.update(id(sourced) for side in found for sourced in side)
            yield Finding(
                id=identity("value", found),
                kind="value",
                severity=severity,
                sides=found,
                subject=key.subject,
                metric=key.metric,
                message=f"{about(key.subject, key.metric)} is {against(found)}.",
            )


def _of_one_hour(key: Block, found: Sequence[Side], sessions: Sessions) -> Sequence[Side]:
    """Leave out a day's figures from texts of its course where other texts tell how it ended."""
    if len(found) < 2 or not (_of_days(key) or key.metric in MOVES):  # a week's move, too, is not over at midday
        return found
    ended = (tuple(s for s in side if not sessions.goes_on(s)) for side in found)
    return [side for side in ended if side]


def _of_its_text(found: Sequence[Side]) -> Sequence[Side]:
    """Leave out rows of quotes nowhere near what texts say: a page shows today's beside a story of years ago."""
    told = [_size(side) for side in found if not all(each.claim.rule.startswith("quote") for each in side)]
    if not told or len(told) == len(found):
        return found
    least, most = min(told) / STIRRED, max(told) * STIRRED
    return [side for side in found if least <= _size(side) <= most]


def _of_days(key: Block) -> bool:
    return CLOCKS[key.metric] is Clock.DAY or (key.metric in MOVES and key.period == "P1D")


def _of_a_sure_day(key: Block, members: Sequence[SourcedClaim]) -> list[SourcedClaim]:
    """Leave out a day's figures of which it is not sure that they are of another day than their text.

    "The index regained some of yesterday's losses, up 0.3%" may seem to look back. Where another text of that evening
    gives the figure to that day, or no day is named at all, one of them was read wrongly.
    """
    if not _of_days(key):
        return list(members)
    days: dict[tuple[str | None, float | None, float | None], set[str | None]] = defaultdict(set)
    for sourced in members:
        days[_said(sourced)].add(sourced.claim.as_of or sourced.doc_date)
    own = {sourced.doc_date for sourced in members if _on_its_day(sourced)}
    return [
        s
        for s in members
        if _on_its_day(s) or s.claim.as_of not in own or (len(days[_said(s)]) == 1 and _names_its_day(s))
    ]


def _said(sourced: SourcedClaim) -> tuple[str | None, float | None, float | None]:
    return sourced.doc_date, sourced.claim.low, sourced.claim.high


def _on_its_day(sourced: SourcedClaim) -> bool:
    return sourced.claim.as_of in {None, sourced.doc_date} or sourced.doc_date is None


def _names_its_day(sourced: SourcedClaim) -> bool:
    """Whether the sentence says which day it speaks of, or the heading of a table does."""
    claim = sourced.claim
    fixed = SESSION & set((claim.basis or "").split("+")) or claim.rule.startswith(TABLES)
    return bool(fixed) or has("day_named", sourced.sentence, claim.lang)


def _disagreeing(key: Block, group: Sequence[SourcedClaim]) -> Sequence[Side]:
    """The sides beyond what a day's course explains, or else sides that a slip of the hand does."""
    found = sides(group, leeway=leeway)
    if found or CLOCKS[key.metric] is not Clock.DAY:
        return found
    over = [sourced for sourced in group if not in_course(sourced)]
    fewest = SETTLED_DIGITS if all(map(settled, over)) else SWAPPED_DIGITS
    return plain if swapped(plain := sides(over), fewest=fewest) else found


def likely(key: Block, found: Sequence[Side]) -> Sequence[Side]:
    """Leave out prices, amounts and undefined rates that are nowhere near what most say.

    "Up $2 to $66" was read as a price of 2, not stated as one; "cloud sales of $30 billion" are a part of $200 billion,
    whether or not the part was recognised. Of prices that "rose 1.3% in June" and "9.1% in June" nobody says over which
    time. A slip by a factor of a thousand is another kind of finding.
    """
    undefined = key.metric in PRICES and any(each.claim.basis in {None, "core"} for side in found for each in side)
    most = GROWN if key.metric in GROWTH else LIKELY
    if len(found) < 2 or not (key.metric in LEVELS | AMOUNTS | GROWTH or undefined):
        return found
    usual = _size(max(found, key=lambda side: (len({sourced.cluster for sourced in side}), _size(side))))
    near = [side for side in found if usual <= most * _size(side) and _size(side) <= most * usual]
    return found if len(near) < 2 and swapped(found) else near


def _size(side: Side) -> float:
    claim = side[0].claim
    return abs(claim.low or claim.high or 0.0)


def _updated(key: Block, found: Sequence[Side]) -> bool:
    """Whether one publisher has only brought its own figure up to date: "at 21.8 times" on Monday, 22.3 on Friday."""
    if CLOCKS[key.metric] is not Clock.WINDOW and key.status is not Status.FORECAST:
        return False
    publishers = {sourced.publisher for side in found for sourced in side}
    days = [day for side in found for day in {sourced.doc_date for sourced in side}]
    return len(publishers) == 1 and None not in publishers and len(days) == len(set(days))


def _news(found: Sequence[Side], reported: set[int]) -> bool:
    """Whether some claim of it, known by its identity, stands in no finding yet: windows of days overlap."""
    return any(id(sourced) not in reported for side in found for sourced in side)


def _alike(a: SourcedClaim, b: SourcedClaim) -> bool:
    mine, other = figure(a.claim), figure(b.claim)
    return mine is not None and other is not None and agree(mine, other)


def independent(found: Sequence[Side]) -> tuple[Side, ...]:
    """Return the sides that voices of their own stand on; fewer than two when one voice explains the difference.

    A cluster that stands on several sides contradicts itself, or one of its copies was altered: that is another kind
    of finding, and its figure that agrees with an independent source needs no second one. A text and its translation
    are one voice, but what one of them says is not taken back by what the other says.
    """
    stands = Counter(voice for side in found for voice in {_voice(sourced) for sourced in side})
    own = [side for side in found if any(stands[_voice(sourced)] == 1 for sourced in side)]
    if len(own) > 1:
        return tuple(own) if _of_several(own) else ()
    shared = any(stands[_voice(sourced)] > 1 for side in own for sourced in side)
    return tuple(found) if own and not shared and _of_several(found) else ()


def _voice(sourced: SourcedClaim) -> tuple[str, str]:
    return sourced.cluster, sourced.claim.lang


def _of_several(found: Sequence[Side]) -> bool:
    """Whether two clusters oppose each other: a text and its translation alone are compared elsewhere."""
    clusters = [{sourced.cluster for sourced in side} for side in found]
    return any(len(one | other) > 1 for one, other in combinations(clusters, 2))

"""The findings that some documents take part in, from the claims that they touch alone.

A finding holds claims of one subject, of one cluster of copies, quotes of one day with the same digits, or amounts of
a few days with the same digits. So a new document is checked against those, however much else there is.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

from index.touching import Reach
from queries.blocks import told_as
from queries.findings import KINDS, find
from queries.kinds.echoes import echoed, meanwhile
from queries.kinds.scale import NEAR_DAYS
from queries.kinds.slip import sharing
from queries.sametime import CLOCKS, MOVES, STANDING_DAYS, Clock, undated

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from index.reference import Series
    from index.sourced import SourcedClaim, SourcedMention, SourcedSentence
    from queries.finding import Finding


PASSING = MOVES | frozenset(metric for metric, clock in CLOCKS.items() if clock is not Clock.PERIOD)
"""Metrics of which years of figures pile up, and only those of days around a document's have to do with it."""

AROUND_DAYS = 2 * max(NEAR_DAYS, STANDING_DAYS) + 10
"""How far around: a rate is judged by others two months away, which are judged by others as far again."""

ELSEWHERE = frozenset({"drift"})
"""Kinds that look at the whole history of a figure, and are no document's."""


class Claims(Protocol):
    """Claims that can be asked for by what they have to do with: a store's, or a `Shelf`."""

    def touching(self, reach: Reach) -> Iterable[SourcedClaim]:
        """Yield the claims within reach."""
        ...


Held = dict["SourcedClaim", None]


class Shelf:
    """Claims in memory, where those that others have to do with are found at once."""

    def __init__(self) -> None:
        self._clusters: dict[str, Held] = defaultdict(dict)
        self._days: dict[str, Held] = defaultdict(dict)
        self._lasting: dict[tuple[str, str | None], Held] = defaultdict(dict)
        self._passing: dict[str, dict[str | None, Held]] = defaultdict(lambda: defaultdict(dict))
        self._times: dict[tuple[str, str], Held] = defaultdict(dict)

    def put(self, claims: Iterable[SourcedClaim]) -> None:
        """Add claims."""
        for sourced in claims:
            for held in self._places(sourced):
                held[sourced] = None

    def take(self, claims: Iterable[SourcedClaim]) -> None:
        """Take claims out again; those that are not there are passed over."""
        for sourced in claims:
            for held in self._places(sourced):
                held.pop(sourced, None)

    def touching(self, reach: Reach) -> Iterable[SourcedClaim]:
        """Return the claims within reach, each once."""
        found: Held = {}
        for shelf, keys in ((self._clusters, reach.clusters), (self._days, reach.days)):
            for key in sorted(keys):
                found |= shelf.get(key, {})
        for subject in sorted(reach.subjects):
            for held in self._about(subject, reach):
                found |= dict.fromkeys(sourced for sourced in held if reach.near(sourced))
        for day in sorted(reach.meanwhile):
            found |= dict.fromkeys(sourced for sourced in self._days.get(day, ()) if reach.echoes(sourced))
        return found

    def _about(self, subject: str, reach: Reach) -> Iterator[Held]:
        """Yield what can hold claims about a subject within reach."""
        yield from (self._lasting.get((subject, metric), {}) for metric in sorted(reach.metrics))
        days = self._passing.get(subject, {})
        every = not reach.metrics.isdisjoint(PASSING)
        yield from (days[day] for day in days if every or day is None or reach.since <= day <= reach.until)
        yield from (self._times.get((subject, time), {}) for time in sorted(reach.times))

    def _places(self, sourced: SourcedClaim) -> list[Held]:
        claim, places = sourced.claim, [self._clusters[sourced.cluster]]
        if sourced.doc_date is not None:
            places.append(self._days[sourced.doc_date])
        if claim.subject is not None and claim.metric not in PASSING:
            places.append(self._lasting[claim.subject, claim.metric])
        elif claim.subject is not None:
            places.append(self._passing[claim.subject][sourced.doc_date])
            if claim.as_of is not None:
                places.append(self._times[claim.subject, claim.as_of])
        return places


def neighbourhood(own: Sequence[SourcedClaim], claims: Claims) -> list[SourcedClaim]:
    """Return the claims of some documents with all that can stand in a finding with one of them.

    Args:
        own: all claims of the documents; they need not be among the others.
        claims: those that they are set beside.
    """
    days = frozenset(sourced.doc_date for sourced in own if sourced.doc_date)
    same_day = list(claims.touching(Reach(days=days)))
    named = frozenset(sourced.claim.subject for sourced in own if sourced.claim.subject is not None)
    premiums = {each.claim.subject for each in own if each.claim.metric == "spread" and each.claim.subject}
    subjects = named | {other for subject in premiums if (other := told_as(subject)) is not None}
    reach = Reach(
        subjects=subjects | sharing(own, [*own, *same_day]),
        clusters=frozenset(sourced.cluster for sourced in own),
        days=days,
        metrics=frozenset(sourced.claim.metric for sourced in own if sourced.claim.metric) - PASSING,
        passing=PASSING,
        since=_shifted(min(days, default=""), -AROUND_DAYS),
        until=_shifted(max(days, default=""), AROUND_DAYS),
        times=days | {sourced.claim.as_of for sourced in own if sourced.claim.as_of is not None},
        amounts=echoed(own),
        meanwhile=meanwhile(days),
    )
    found = dict.fromkeys([*own, *claims.touching(reach)])
    # A figure without a date is of the time of all others, if they are of one: then all of them have to be seen.
    loose = frozenset(s.claim.subject for s in found if undated(s) and s.claim.metric in PASSING)
    whole = Reach(subjects=frozenset(filter(None, loose)), metrics=PASSING)
    return list(found | dict.fromkeys(claims.touching(whole)) if loose else found)


def _shifted(day: str, by: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=by)).isoformat() if day else ""


def find_touching(
    own: Sequence[SourcedClaim],
    claims: Claims,
    *,
    uris: Collection[str] | None = None,
    kinds: Collection[str] | None = None,
    mentions: Iterable[SourcedMention] = (),
    sentences: Iterable[SourcedSentence] = (),
    series: Sequence[Series] = (),
    translations: Sequence[tuple[str, str]] = (),
) -> tuple[Finding, ...]:
    """Return the findings that some documents take part in, the gravest first, as `findings.find` gives them among all.

    Args:
        own: all claims of the documents.
        claims: those that they are set beside.
        uris: of the documents, where some of them may state no claim.
        kinds: the kinds to look for; when none are named, all but those that are of no document (``ELSEWHERE``).
        mentions: of the documents and their copies, by document and place.
        sentences: of the documents and their copies, by document and place.
        series: what claims are held against.
        translations: the uris of documents that are translations of each other.
    """
    docs = {sourced.uri for sourced in own}.union(uris or ())
    wanted = set(KINDS if kinds is None else kinds) - ELSEWHERE
    found = find(
        neighbourhood(own, claims),
        kinds=wanted,
        mentions=mentions,
        sentences=sentences,
        series=series,
        translations=translations,
    )
    return tuple(finding for finding in found if any(cited.uri in docs for side in finding.sides for cited in side))

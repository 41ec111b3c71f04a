"""Figures that cannot both be right, or that an editor should look at."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from queries.blocks import blocks
from queries.finding import Finding, Severity, distinct
from queries.finding_rows import to_json
from queries.kinds.arithmetic import find_arithmetic
from queries.kinds.columns import find_columns
from queries.kinds.copies import find_copy
from queries.kinds.dates import find_dates, find_past_forecasts
from queries.kinds.drift import find_drift
from queries.kinds.listing import find_listing
from queries.kinds.own import find_self
from queries.kinds.reference import find_reference
from queries.kinds.scale import find_scale
from queries.kinds.slip import find_slip
from queries.kinds.translation import find_translation
from queries.kinds.value import find_value
from queries.notices import Notices
from queries.ranking import rank

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from index.reference import Series
    from index.sourced import SourcedClaim, SourcedMention, SourcedSentence
    from queries.blocks import Block
    from queries.finding import Cited

__all__ = ["KINDS", "Evidence", "Finding", "Severity", "find", "to_json"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is set side by side.

    Attributes:
        claims: by document and place.
        mentions: names and tickers, by document and place.
        sentences: by document and place.
        series: the reference series that claims are held against.
        grouped: the claims that can contradict others, by what they must share.
        translations: the uris of documents that are translations of each other.
    """

    claims: Sequence[SourcedClaim]
    mentions: Iterable[SourcedMention] = ()
    sentences: Iterable[SourcedSentence] = ()
    series: Sequence[Series] = ()
    grouped: Mapping[Block, Sequence[SourcedClaim]] = field(default_factory=dict)
    translations: Sequence[tuple[str, str]] = ()


Look: TypeAlias = "Callable[[Evidence], Iterator[Finding]]"


def _arithmetic(given: Evidence) -> Iterator[Finding]:
    return find_arithmetic(given.claims)


KINDS: Mapping[str, tuple[Look, ...]] = {
    "value": (lambda given: find_value(given.grouped, given.claims),),
    "self": (lambda given: find_self(given.grouped),),
    "arithmetic": (_arithmetic, lambda given: find_columns(given.claims)),
    "copy": (lambda given: find_copy(given.claims),),
    "translation": (lambda given: find_translation(given.claims, given.translations),),
    "slip": (lambda given: find_slip(given.claims),),
    "scale": (lambda given: find_scale(given.claims, given.grouped), _arithmetic),
    "listing": (lambda given: find_listing(given.mentions),),
    "date": (lambda given: find_dates(given.sentences), lambda given: find_past_forecasts(given.claims)),
    "reference": (lambda given: find_reference(given.claims, given.series),),
    "drift": (lambda given: find_drift(given.claims),),
}
"""Every kind of finding and what finds it."""

EXPLAINED_BY = {
    "value": ("scale", "slip", "translation", "copy"),
    "self": ("scale", "slip"),
    "copy": ("scale", "translation"),
    "translation": ("scale",),
}
"""Kinds that say nothing more where a finding of another kind tells what went wrong with the same figures."""


def find(
    claims: Sequence[SourcedClaim],
    *,
    kinds: Collection[str] | None = None,
    mentions: Iterable[SourcedMention] = (),
    sentences: Iterable[SourcedSentence] = (),
    series: Sequence[Series] = (),
    translations: Sequence[tuple[str, str]] = (),
) -> tuple[Finding, ...]:
    """Return the findings among claims, the gravest first, and of these the likeliest and the largest.

    The order in which the claims come does not matter.

    Args:
        claims: all claims to set side by side, in any order.
        kinds: the kinds to look for; all of ``KINDS`` when none are named.
        mentions: names and tickers, by document and place; without them no ``listing`` is found.
        sentences: the texts, by document and place; without them no ``date`` is found but by claims.
        series: what claims are held against; without them no ``reference`` is found.
        translations: the uris of documents that are translations of each other; without them no ``translation`` is.

    Raises:
        KeyError: a kind is not one of ``KINDS``.
    """
    ordered = sorted(claims, key=_place)
    notices = Notices(sentences)
    given = Evidence(ordered, mentions, notices, series, blocks(ordered), translations)
    wanted = sorted(KINDS if kinds is None else set(kinds))
    helping = {other for kind in wanted for other in EXPLAINED_BY.get(kind, ())}
    looks = dict.fromkeys(look for kind in sorted(helping.union(wanted)) for look in KINDS[kind])
    by_kind: dict[str, list[Finding]] = {kind: [] for kind in KINDS}
    for finding in (finding for look in looks for finding in look(given)):
        by_kind[finding.kind].append(finding)
    by_kind["copy"] = notices.explained(by_kind["copy"])
    kept = (finding for kind in wanted for finding in _unexplained(kind, by_kind))
    return tuple(sorted(distinct(kept), key=rank))


def _unexplained(kind: str, by_kind: Mapping[str, Sequence[Finding]]) -> Iterator[Finding]:
    """Yield a kind's findings but those of which a finding of another kind holds two sides."""
    others = [other for each in EXPLAINED_BY.get(kind, ()) for other in by_kind[each]]
    if not others:
        yield from by_kind[kind]
        return
    holders: dict[Cited, set[int]] = defaultdict(set)
    for number, other in enumerate(others):
        for cited in (cited for side in other.sides for cited in side):
            holders[cited].add(number)
    for finding in by_kind[kind]:
        held = Counter(number for side in finding.sides for number in {n for c in side for n in holders.get(c, ())})
        if max(held.values(), default=0) < 2:
            yield finding


def _place(sourced: SourcedClaim) -> tuple[str, int, int, str, str]:
    claim = sourced.claim
    return sourced.doc, claim.start, claim.end, claim.subject or "", claim.metric or ""

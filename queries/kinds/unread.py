"""Amounts a thousand times apart that the words say to be one, though nothing says of what: of a headline, or a day.

"Exports came to $9,412 million in October" beside "… reached 9.4 million dollars in October": no metric holds exports,
but the words, the time and the digits say that it is one figure.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from index.search.words import words
from queries.cues import follows
from queries.derivations.derivation import same_sentence
from queries.intervals import THOUSANDS
from queries.kinds.magnitude import DIGITS, TOLD_AGAIN, an_amount, digits, key_of, pair_of, size

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.sourced import SourcedClaim
    from queries.kinds.magnitude import Key, Pair

FACTOR = 1e3

LONG = 4
"""Letters of a word that tells something."""

FEWEST, KIN = 4, 0.4
"""Words that two sentences share: how many, and which share of those of the shorter one."""

FEWEST_TITLE = 2
"""Words, or a subject, that a headline, which is short, shares with the sentence that tells the same."""

EXACT = 1e-9

SURELY_KIN = 0.65
"""The same share where an amount has two digits only."""


def unread(claims: Iterable[SourcedClaim]) -> Iterator[tuple[Key, Pair]]:
    """Yield the amounts, the smaller first; of each pair at least one was not understood."""
    alike: dict[tuple[object, ...], list[SourcedClaim]] = defaultdict(list)
    told: dict[str, set[float]] = defaultdict(set)
    for sourced in claims:
        claim = sourced.claim
        told[sourced.doc].add(size(sourced))
        if claim.as_of and sourced.doc_date and an_amount(claim, least=TOLD_AGAIN):
            unit = "" if claim.unit == "count" else claim.unit or ""
            key = sourced.doc_date, claim.as_of, claim.lang, unit, digits(claim)[:TOLD_AGAIN]
            alike[key].append(sourced)
    for members in alike.values():
        if len(members) > 1 and not all(map(_understood, members)):
            yield from _pairs(members, told)


def _pairs(members: Sequence[SourcedClaim], told: dict[str, set[float]]) -> Iterator[tuple[Key, Pair]]:
    for one, other in combinations(sorted(members, key=size), 2):
        both = size(other) in told[one.doc] or size(one) in told[other.doc]
        if one.cluster != other.cluster and not both and _one_amount(one, other):
            yield key_of(other if other.claim.metric else one), pair_of(one, other)


def headlined(claims: Iterable[SourcedClaim]) -> Iterator[tuple[Key, Pair]]:
    """Yield the money of a headline that its text tells a thousand times larger or smaller, and nowhere in its size.

    "To buy a biscuit maker in $2.4 million deal … would pay $2.4 billion in cash": a deal's value, and cash.
    """
    by_text: dict[str, list[SourcedClaim]] = defaultdict(list)
    for sourced in claims:
        if (sourced.claim.unit or "").isupper() and an_amount(sourced.claim, least=TOLD_AGAIN):
            by_text[sourced.doc].append(sourced)
    for members in by_text.values():
        if len(members) < 2:
            continue
        opening = min(each.claim.sentence_start for each in members)
        body = [each for each in members if each.claim.sentence_start > opening]
        for title in (each for each in members if each.claim.sentence_start == opening == 0):
            yield from ((key_of(other), pair_of(title, other)) for other in _blown_up(title, body))


def _blown_up(title: SourcedClaim, body: Sequence[SourcedClaim]) -> list[SourcedClaim]:
    """Return what a text's first sentence that has an amount of a headline's digits makes of it."""
    if any(size(other) == size(title) for other in body):
        return []
    alike = [
        other for other in body if _of_one_thing(title, other) and _times_apart(*sorted(map(size, (title, other))))
    ]
    return alike[:1]


def _of_one_thing(title: SourcedClaim, other: SourcedClaim) -> bool:
    mine, its = title.claim, other.claim
    named = mine.subject == its.subject or None in (mine.subject, its.subject)
    shared = len(_telling(title) & _telling(other)) + (mine.subject is not None)
    return mine.unit == its.unit and named and shared >= FEWEST_TITLE


def _times_apart(small: float, large: float) -> bool:
    return small > 0 and any(abs(small * factor / large - 1) < EXACT for factor in THOUSANDS)


def _one_amount(small: SourcedClaim, large: SourcedClaim) -> bool:
    """Whether two amounts are one but for their scale: the coarser is the finer one, rounded or cut."""
    if all(map(_understood, (small, large))) or same_sentence(small, large):
        return False
    if any(follows("each_day", each) for each in (small, large)):
        return False
    step = max(small.claim.step * FACTOR, large.claim.step)
    if size(small) <= 0 or abs(size(small) * FACTOR - size(large)) >= step:
        return False
    few = min(len(digits(each.claim)) for each in (small, large)) < DIGITS
    return _kin(small, large) >= (SURELY_KIN if few else KIN)


def _understood(sourced: SourcedClaim) -> bool:
    return sourced.claim.metric is not None and sourced.claim.subject is not None


def _kin(one: SourcedClaim, other: SourcedClaim) -> float:
    """Return which share of the telling words of the shorter sentence the other has too."""
    ours, theirs = _telling(one), _telling(other)
    shared = len(ours & theirs)
    return shared / min(len(ours), len(theirs)) if shared >= FEWEST else 0.0


def _telling(sourced: SourcedClaim) -> set[str]:
    return {word for word in words(sourced.sentence) if len(word) >= LONG and word.isalpha()}

"""How far apart a text says that two percentages lie: "2.9%, three tenths of a point less than the 3.0% of April"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from queries.cues import pattern
from queries.derivations.derivation import Derivation, closed, corners, middle, same_sentence
from queries.intervals import figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.sourced import SourcedClaim

APART = 40
"""Most characters between a percentage and how far it lies from another: "2.9% in the year to May, three tenths"."""

_PER_POINT = {"pp": 1.0, "pts": 1.0, "bp": 100.0}
"""How many of a unit are a percentage point."""

_DIRECTLY = re.compile(r"[\s,(–—]+(?:[^\W\d_]+[\s,]+){0,5}")


def set_apart(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive by how much a percentage is below or above another that is told right behind: 2.9 and 3.0 are a tenth."""
    scale = _PER_POINT.get(stated.claim.unit or "") or (1.0 if _in_tenths(stated) else None)
    text, shift = stated.sentence, stated.claim.sentence_start
    told = _measured_by(stated.claim.lang).match(text, stated.claim.end - shift) if scale else None
    if told is None or scale is None:
        return
    inside = [n for n in near if n.claim.unit == "%" and same_sentence(stated, n)]
    other = next((n for n in inside if n.claim.start - shift == told.end()), None)
    own = next((n for n in reversed(inside) if n.claim.end <= stated.claim.start), None)
    if own is None or other is None or not _of_one_thing(own, other) or not _beside(own, stated):
        return
    first, second = figure(own.claim), figure(other.claim)
    if first is None or second is None or not (closed(first) and closed(second)) or first.unit != second.unit:
        return
    sign = (1.0 if told["above"] else -1.0) * scale * (0.01 if first.unit == "bp" else 1.0)
    gives = corners(first.readings[0], second.readings[0], lambda a, b: (a - b) * sign)
    yield Derivation((own, other), gives, (middle(first) - middle(second)) * sign, joined=True, called="difference")


def _in_tenths(stated: SourcedClaim) -> bool:
    """Whether a bare number counts tenths, which between percentages are of a point: "three tenths less than 3%"."""
    claim = stated.claim
    return claim.unit is None and pattern("tenths", claim.lang).search(claim.value_text) is not None


def _of_one_thing(a: SourcedClaim, b: SourcedClaim) -> bool:
    """Whether two percentages are one measure of one thing: "the core rate of 2.4%" is no other than "3.0%" is."""
    mine, its = a.claim, b.claim
    if mine.metric is None or (mine.metric, mine.part) != (its.metric, its.part):
        return False
    if mine.basis != its.basis and None not in (mine.basis, its.basis):
        return False
    return mine.subject == its.subject and not mine.approx and not its.approx


def _beside(own: SourcedClaim, stated: SourcedClaim) -> bool:
    """Whether nothing but a few words stand between a percentage and how far it lies from another."""
    shift = own.claim.sentence_start
    between = own.sentence[own.claim.end - shift : stated.claim.start - shift]
    return len(between) <= APART and _DIRECTLY.fullmatch(between) is not None


@cache
def _measured_by(lang: str) -> re.Pattern[str]:
    """Return what joins a distance to the figure that it is measured from: " less than the 3.0%"."""
    above, below = pattern("over", lang).pattern, pattern("under", lang).pattern
    return re.compile(rf"\s(?:(?P<above>{above})|{below})(?: (?:the|el|la))?\s(?=\d)", re.IGNORECASE)

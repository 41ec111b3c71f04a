"""Discounts and premiums of one multiple against another."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from queries.cues import announces, pattern
from queries.derivations.derivation import derive, same_sentence
from queries.trust import usable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.sourced import SourcedClaim
    from nlp.reading import Claim
    from queries.derivations.derivation import Derivation, Formula

MULTIPLES = frozenset({"pe", "pe_forward", "pe_trailing", "pb", "ps", "ev_ebitda"})
"""Ratios that a discount can be taken of."""


def discount(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive a discount from two multiples.

    "The lender fetches 8 times earnings and its rival 12, a discount of a quarter": 1 − 8/12 is a third. Who has it
    the multiples tell better than the sentence does: the cheaper one has a discount, the dearer one a premium.
    """
    for a, b in _compared(stated, [n for n in near if n.claim.metric in MULTIPLES and usable(n)]):
        if _alike(a.claim, b.claim):
            kind = "discount" if (stated.claim.low or 0.0) > 0 else "premium"
            turned = _dearer(a, b) == (kind == "discount")
            pair = (b, a) if turned else (a, b)
            ways = derive(pair, _discount, (lambda x, y: -_discount(x, y), lambda x, y: _discount(y, x)), whole=2)
            yield from (replace(way, called=kind if turned else None) for way in ways)


def offer(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive a discount or premium that stands between its two multiples, whatever they were read as.

    "The lender fetches 8 times earnings, a 25% discount to the 12 times of its rival": 1 − 8/12 is a third.
    """
    inside = [n for n in near if same_sentence(stated, n) and (n.claim.unit == "x" or _counted_out(n))]
    before = [n for n in inside if n.claim.end <= stated.claim.start][-1:]
    after = [n for n in inside if n.claim.start >= stated.claim.end][:1]
    for own, other in zip(before, after, strict=False):
        for kind, formula in _OFFERS.items():
            if own.claim.unit == "x" and _is_offer(kind, stated, own, other):
                pair = _parties(kind, own, replace(other, claim=replace(other.claim, unit="x")))
                for way in derive(pair, formula, (_turned(formula),), whole=2):
                    yield replace(way, joined=True, called=kind)


def gap(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive a discount or premium behind its two multiples, whatever they were read as.

    "Big banks trade at 12 times earnings and small ones at 8, a discount of a quarter": 1 − 8/12 is a third.
    """
    if (kind := next((kind for kind in _OFFERS if _named(kind, stated)), None)) is None:
        return
    inside = [n for n in near if same_sentence(stated, n) and n.claim.end <= stated.claim.start]
    told = [n for n in inside if n.claim.unit == "x" or _goes_on(n)]
    if len(told) != 2 or len(told) != len(inside) or told[0].claim.unit != "x" or _stretch(told[1], stated) > _AWAY:
        return
    pair = _parties(kind, *(replace(n, claim=replace(n.claim, unit="x")) for n in told))
    for way in derive(pair, _OFFERS[kind], (_turned(_OFFERS[kind]),), whole=2):
        yield replace(way, inputs=tuple(sorted(told, key=_size, reverse=kind != "discount")), joined=True, called=kind)


def _parties(kind: str, a: SourcedClaim, b: SourcedClaim) -> tuple[SourcedClaim, SourcedClaim]:
    """Return who has a discount, or a premium, and against whom: the cheaper has the one, the dearer the other.

    What the other of them has is another number: 8 times are a third less than 12, and 12 half as much again as 8.
    """
    cheap, dear = sorted((a, b), key=_size)
    return (cheap, dear) if kind == "discount" else (dear, cheap)


def _turned(formula: Formula) -> Formula:
    """Return a formula with its sign turned: a premium may have been read as a discount below nothing."""
    return lambda x, y: -formula(x, y)


def _goes_on(sourced: SourcedClaim) -> bool:
    """Whether a bare number can be a multiple that does not say so again: "…, and small ones at 8"."""
    return sourced.claim.unit in {None, "count"} and _BARE.fullmatch(sourced.claim.value_text) is not None


def _counted_out(sourced: SourcedClaim) -> bool:
    """Whether a bare number is a multiple by the word behind it: "a premium to the 10 times of its rival"."""
    behind = sourced.sentence[sourced.claim.end - sourced.claim.sentence_start :]
    return _goes_on(sourced) and pattern("times", sourced.claim.lang).match(behind.lstrip()) is not None


def _named(kind: str, stated: SourcedClaim) -> bool:
    """Whether the noun of an offer stands right at a percentage: "a discount of 20%", "a 20% discount"."""
    start, end = (place - stated.claim.sentence_start for place in (stated.claim.start, stated.claim.end))
    around = stated.sentence[max(0, start - _NAMED) : start], stated.sentence[end : end + _NAMED]
    told = pattern(kind, stated.claim.lang)
    return told.search(around[0]) is not None or told.match(around[1].lstrip()) is not None


def _stretch(before: SourcedClaim, stated: SourcedClaim) -> int:
    return stated.claim.start - before.claim.end


def _size(sourced: SourcedClaim) -> float:
    return sourced.claim.low or 0.0


def _dearer(a: SourcedClaim, b: SourcedClaim) -> bool:
    return _size(a) > _size(b)


def _is_offer(kind: str, stated: SourcedClaim, own: SourcedClaim, other: SourcedClaim) -> bool:
    """Whether nothing but the words of an offer stand around a percentage: "…, a premium of 50% over the 20 times"."""
    shift, text, lang = stated.claim.sentence_start, stated.sentence, stated.claim.lang
    before = text[own.claim.end - shift : stated.claim.start - shift]
    after = text[stated.claim.end - shift : other.claim.start - shift]
    named = [bool(pattern(kind, lang).search(part)) for part in (before[-_NAMED:], after)]
    return any(named) and _set_against(kind, lang).fullmatch(after) is not None and _of_a_kind(own.claim, other.claim)


def _of_a_kind(own: Claim, other: Claim) -> bool:
    """Whether one multiple can be set against another: "8 times earnings, at a discount to 1.2 times book" cannot."""
    kinds = {
        ("pe" if metric.startswith("pe") else metric) for metric in (own.metric, other.metric) if metric in MULTIPLES
    }
    return len(kinds) < 2


@cache
def _set_against(kind: str, lang: str) -> re.Pattern[str]:
    # "To the sector's 14x", "to peers, which trade at 14x".
    named = r"(?:(?:, (?:which|that|que|whose))? ?[^\W\d][\w'’&.-]*){0,6}"
    return re.compile(
        rf"\s*(?:{pattern(kind, lang).pattern})?\s*{pattern('measured', lang).pattern}{named}\s*", re.IGNORECASE
    )


def _discount(own: float, other: float) -> float:
    return (1 - own / other) * 100


def _premium(own: float, other: float) -> float:
    return (own / other - 1) * 100


_NAMED = 25
"""Most characters before a percentage at which its noun stands: "a premium of about 50%"."""

_AWAY = 30
"""Most characters between the second multiple and the discount that both give."""

_BARE = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?")

_OFFERS = {"discount": _discount, "premium": _premium}
"""How an offer is reckoned, by the label of its nouns."""


def _compared(stated: SourcedClaim, multiples: Sequence[SourcedClaim]) -> Iterator[tuple[SourcedClaim, SourcedClaim]]:
    """Yield the multiples of a discount's two parties; what the text leaves out is taken from the two just named.

    "The lender fetches 8 times earnings, its rival 12. That discount of a quarter …" names neither again.
    """
    own, other = stated.claim.subject, stated.claim.counterpart
    if other is not None:
        yield from (
            (a, b) for a, b in product(multiples, multiples) if (a.claim.subject, b.claim.subject) == (own, other)
        )
        return
    before: dict[str | None, list[SourcedClaim]] = defaultdict(list)
    for each in multiples:
        if each.claim.start < stated.claim.start:
            before[each.claim.metric].append(each)
    for pair in before.values():
        parties = [each.claim.subject for each in pair]
        if len(pair) == 2 and len(set(parties)) == 2:
            if own in parties:
                yield (pair[0], pair[1]) if parties[0] == own else (pair[1], pair[0])
            elif own is None or announces("anaphora", stated):
                cheap, dear = sorted(pair, key=_size)
                yield cheap, dear


def _alike(a: Claim, b: Claim) -> bool:
    """Whether two multiples are measured alike, so that one can be set against the other."""
    dates = {a.as_of, b.as_of} - {None}  # "at the end of June" may have been given to one of the two only
    return (a.metric, a.part, a.basis, a.unit) == (b.metric, b.part, b.basis, b.unit) and len(dates) < 2

"""Shares that stand behind a part and its whole: "$3 billion of the company's $12 billion of sales, or 35%"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from queries.cues import pattern
from queries.derivations.derivation import derive, same_sentence
from queries.derivations.parts import joint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.sourced import SourcedClaim
    from queries.derivations.derivation import Derivation

MONEY = frozenset({None, "count"})
"""Units of amounts of which only the size is known: "5.800 millones, el 52 % del total de 8.949 millones"."""

AN_AMOUNT = 1e3
"""From how many on a bare number is an amount, and no year and no note."""


def portion(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive a share from a part and its whole, wherever the three stand in their sentence.

    "$3 billion of its $12 billion of sales, or 35%", "exports of $3 billion made up 35% of sales of $12 billion",
    "de los 12.000 millones, 3.000, el 35 %": all of them are 25%.
    """
    if stated.claim.metric is not None and stated.claim.metric != "index_weight":
        return
    inside = [n for n in near if same_sentence(stated, n) and _amount(n)]
    before = [n for n in inside if n.claim.end <= stated.claim.start][-2:]
    after = [n for n in inside if n.claim.start >= stated.claim.end][:1]
    if before and after and _made_up(stated, before[-1], after[0]):
        yield from _share(before[-1], after[0])
    elif len(before) == 2 and not _of_another(stated):
        if _out_of(before[0], before[1], stated):
            yield from _share(before[0], before[1])
        elif _of_which(before[0], before[1], stated):
            yield from _share(before[1], before[0])


def _share(part: SourcedClaim, whole: SourcedClaim) -> Iterator[Derivation]:
    if _kind(part) != _kind(whole) or (part.claim.low or 0.0) > (whole.claim.low or 0.0):
        return
    bare = (
        replace(whole, claim=replace(whole.claim, unit="count")),
        replace(part, claim=replace(part.claim, unit="count")),
    )
    for way in derive(bare, lambda all_of_it, some: some / all_of_it * 100, whole=2):
        yield replace(way, inputs=(whole, part), called="share")


def _kind(sourced: SourcedClaim) -> str | None:
    return None if sourced.claim.unit in MONEY else sourced.claim.unit


def _amount(sourced: SourcedClaim) -> bool:
    claim = sourced.claim
    return (claim.unit in MONEY or (claim.unit or "").isupper()) and (claim.low or 0.0) >= AN_AMOUNT


def _between(first: SourcedClaim, second: SourcedClaim) -> str:
    start = first.claim.sentence_start
    return first.sentence[first.claim.end - start : second.claim.start - start]


def _made_up(stated: SourcedClaim, part: SourcedClaim, whole: SourcedClaim) -> bool:
    lang = stated.claim.lang
    words = _between(part, stated)
    led = any(joint(label, lang, needed=True).fullmatch(words) for label in ("makes_up", "that_is"))
    return led and _words_of(lang).fullmatch(_between(stated, whole)) is not None


def _out_of(part: SourcedClaim, whole: SourcedClaim, stated: SourcedClaim) -> bool:
    lang = stated.claim.lang
    return (
        _words_of(lang).fullmatch(_between(part, whole)) is not None
        and _told(lang).fullmatch(_between(whole, stated)) is not None
    )


def _of_which(whole: SourcedClaim, part: SourcedClaim, stated: SourcedClaim) -> bool:
    lang, end = stated.claim.lang, whole.claim.start - whole.claim.sentence_start
    opened = _opening(lang).search(whole.sentence[max(0, end - 40) : end]) is not None
    return opened and _told(lang).fullmatch(_between(part, stated)) is not None and len(_between(whole, part)) < 40


def _of_another(stated: SourcedClaim) -> bool:
    """Whether what a share is of stands behind it: "3 million of its 12 million shares, or 5% of the capital"."""
    end = stated.claim.end - stated.claim.sentence_start
    return _begins(stated.claim.lang).match(stated.sentence, end) is not None


@cache
def _begins(lang: str) -> re.Pattern[str]:
    return re.compile(rf"\s*{pattern('of', lang).pattern}", re.IGNORECASE)


@cache
def _words_of(lang: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:[^\W\d]+ )?(?:{pattern('of', lang).pattern})\b[^\d,;:.()%]{{0,40}}", re.IGNORECASE)


@cache
def _told(lang: str) -> re.Pattern[str]:
    return re.compile(rf"[^\d,;:.()%—–]{{0,40}}[,(—–]\s*(?:{pattern('that_is', lang).pattern})?[\s,]*", re.IGNORECASE)


@cache
def _opening(lang: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[,;] ){pattern('of', lang).pattern}(?: [^\W\d]+){{0,3}} ?[$€£]?$", re.IGNORECASE)

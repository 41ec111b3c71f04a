"""Wholes and their parts: sums, shares, and margins of revenue."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from queries.cues import has, pattern, precedes
from queries.derivations.derivation import Derivation, derive, middle, plain, same_sentence
from queries.intervals import Bounds, Figure, figure
from queries.trust import usable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.sourced import SourcedClaim

MOST_PARTS = 6

MANY = 3
"""Parts from which on a list names each thing once."""

OF_WHAT = 60
"""Most characters between a share and the whole that it is of: "35% of the group's total revenue of $10.4 billion"."""

_COLON = re.compile(r"(?: [^\W\d]+){0,3}:\s")

INCOMES = {"operating": "operating_income", "net": "net_income", "ebitda": "ebitda"}
"""What a margin is the share of, by its part."""


def total(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive a whole from its parts.

    "Sales of $12 billion were made up of $9 billion from chips and $2 billion from licences": 9 and 2 are 11.
    """
    money = [n for n in near if same_sentence(stated, n) and n.claim.unit == stated.claim.unit and n != stated]
    parts = _after(stated, money) or _before(stated, money)
    if 2 <= len(parts) <= MOST_PARTS:
        yield from _sum(parts)
    elif 2 <= len(listed := _listed(stated, money)) <= MOST_PARTS:
        whole = figure(stated.claim)
        # A list may leave parts out, unless it names the rest; but no part of it can be too much.
        yield from (
            way for way in _sum(listed) if has("rest", stated.sentence, stated.claim.lang) or _exceeds(way, whole)
        )
    elif MANY <= len(named := _of_which(stated, money)) <= MOST_PARTS:
        whole = figure(stated.claim)
        yield from (way for way in _sum(named) if _exceeds(way, whole))


def made_up(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive a whole of which the text says no name it is known by: "funds lost 8 billion, made up of 5, 2 and 3"."""
    if not has("made_of", stated.sentence, stated.claim.lang):
        return
    money = [n for n in near if same_sentence(stated, n) and n.claim.unit == stated.claim.unit and n != stated]
    parts = [_without_sign(n) for n in _after(stated, money)]
    if 2 <= len(parts) <= MOST_PARTS:
        yield from _sum(parts)


def of_parts(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive a total return from its two parts: "a total return of 2.1%, of which 1.9% came from prices …"."""
    text, lang = stated.sentence, stated.claim.lang
    if not (has("total_return", text, lang) and has("out_of_which", text, lang)):
        return
    rates = [n for n in near if same_sentence(stated, n) and n.claim.unit == "%" and n != stated]
    parts = _of_which(stated, rates)
    if len(parts) == len(rates) == 2:
        yield from _sum(parts)


def _without_sign(sourced: SourcedClaim) -> SourcedClaim:
    claim = sourced.claim
    if claim.low is None or claim.low != claim.high:
        return sourced
    return replace(sourced, claim=replace(claim, low=abs(claim.low), high=abs(claim.low)))


def share(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive a share from a part and its whole: "Services brought in $2 billion, or 30% of revenue of $8 billion"."""
    inside = [n for n in near if same_sentence(stated, n) and (n.claim.unit or "").isupper()]
    before = [n for n in inside if n.claim.end <= stated.claim.start][-1:]
    after = [n for n in inside if n.claim.start >= stated.claim.end][:1]
    for part, whole in zip(before, after, strict=False):
        if part.claim.unit == whole.claim.unit and _is_share(stated, part, whole):
            yield from (replace(way, called="share") for way in derive((whole, part), _percent, whole=2))


def margin(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    """Derive a margin: "It made $2 billion of operating income on revenue of $10 billion, a margin of 25%"."""
    wanted = {INCOMES[stated.claim.part]} if stated.claim.part in INCOMES else set(INCOMES.values())
    if stated.claim.part is not None and stated.claim.part not in INCOMES:
        return
    if stated.claim.part is None and has("gross_profit", stated.sentence, stated.claim.lang):
        return  # "EBITDA was 8.3 billion; gross profit rose to 16.8 billion, 59.7% of sales"
    inside = [n for n in near if same_sentence(stated, n) and n.claim.subject == stated.claim.subject and usable(n)]
    incomes = [n for n in inside if n.claim.metric in wanted]
    revenues = [n for n in inside if n.claim.metric == "revenue"]
    if len(incomes) == len(revenues) == 1 and _alike(incomes[0], revenues[0]):
        yield from derive((revenues[0], incomes[0]), _percent)


def _after(stated: SourcedClaim, money: Sequence[SourcedClaim]) -> list[SourcedClaim]:
    """The parts behind a whole: "8 billion, split between 5 and 3"; none where the text says that there are more."""
    end = stated.claim.end - stated.claim.sentence_start
    cue = pattern("made_of", stated.claim.lang).search(stated.sentence, end)
    if cue is None or has("not_all", stated.sentence[end:], stated.claim.lang):
        return []
    opening = stated.claim.sentence_start + cue.start()
    if any(stated.claim.end <= n.claim.start < opening for n in money):
        return []
    return [n for n in money if n.claim.start >= opening]


def _listed(stated: SourcedClaim, money: Sequence[SourcedClaim]) -> list[SourcedClaim]:
    """The parts behind a colon: "sales of 685 million: 312 in Europe, 248 in America and 125 elsewhere"."""
    end = stated.claim.end - stated.claim.sentence_start
    behind = [n for n in money if n.claim.start > stated.claim.end and n.claim.metric == stated.claim.metric]
    if _COLON.match(stated.sentence, end) is None or {n.claim.subject for n in behind} != {stated.claim.subject}:
        return []
    return behind if len(behind) == sum(n.claim.start > stated.claim.end for n in money) else []


def _of_which(stated: SourcedClaim, money: Sequence[SourcedClaim]) -> list[SourcedClaim]:
    """The parts behind "of which", as many as make a list: "… of 14 billion, of which 9 went to grids, 4 to … and 3".

    Two can be two cuts of one whole: "of which 8 billion is in bonds and 6 billion is due after 2030".
    """
    end, lang = stated.claim.end - stated.claim.sentence_start, stated.claim.lang
    cue = pattern("out_of_which", lang).search(stated.sentence, end)
    if cue is None or any(map(str.isdigit, stated.sentence[end : cue.start()])):
        return []
    told = stated.sentence[cue.end() :]
    if "(" in told or any(has(each, told, lang) for each in ("nested", "against", "other_year")):
        return []
    parts = [n for n in money if n.claim.start >= stated.claim.sentence_start + cue.end()]
    return parts if {n.claim.metric for n in parts} <= {None, stated.claim.metric} else []


def _exceeds(way: Derivation, whole: Figure | None) -> bool:
    return whole is not None and way.gives.low > whole.readings[0].high


def _before(stated: SourcedClaim, money: Sequence[SourcedClaim]) -> list[SourcedClaim]:
    """The parts before their sum: "5 billion in cash and 3 in shares, for a total of 9"."""
    if not precedes("in_total", stated) or has("not_all", stated.sentence, stated.claim.lang):
        return []
    behind = stated.sentence[stated.claim.end - stated.claim.sentence_start :].lstrip(" ,(")
    if pattern("more_parts", stated.claim.lang).match(behind):
        return []  # "Europe sold 2.3 billion and Asia 1.1, for a total of 5.6 with the Americas"
    return [n for n in money if n.claim.end <= stated.claim.start]


def _sum(parts: Sequence[SourcedClaim]) -> Iterator[Derivation]:
    figures = [figure(part.claim) for part in parts]
    known = [each for each in figures if each is not None and plain(each)]
    if len(known) == len(parts):
        gives = Bounds(sum(f.readings[0].low for f in known), sum(f.readings[0].high for f in known))
        yield Derivation(tuple(parts), gives, sum(map(middle, known)))


def _is_share(stated: SourcedClaim, part: SourcedClaim, whole: SourcedClaim) -> bool:
    """Whether nothing but the words of a share join three figures: "$2 billion, or 25% of its sales of $8 billion"."""
    shift, text = stated.claim.sentence_start, stated.sentence
    before = text[part.claim.end - shift : stated.claim.start - shift]
    after = text[stated.claim.end - shift : whole.claim.start - shift]
    lang = stated.claim.lang
    return joint("that_is", lang).fullmatch(before) is not None and _of(lang).fullmatch(after) is not None


@cache
def joint(label: str, lang: str, *, needed: bool = False) -> re.Pattern[str]:
    """Return what joins two figures: words of a label, which may be missing unless they are needed, and marks."""
    words = f"(?:{pattern(label, lang).pattern})"
    return re.compile(rf"[\s,(—–-]*{words if needed else words + '?'}[\s,]*", re.IGNORECASE)


@cache
def _of(lang: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{pattern('of', lang).pattern})\b[^\d,;:.()%]{{0,{OF_WHAT}}}", re.IGNORECASE)


def _alike(income: SourcedClaim, revenue: SourcedClaim) -> bool:
    mine, other = income.claim, revenue.claim
    times = {mine.as_of, other.as_of} - {None}
    return (mine.unit, mine.part, mine.status) == (other.unit, other.part, other.status) and len(times) < 2


def _percent(whole: float, part: float) -> float:
    return part / whole * 100

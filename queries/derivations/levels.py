"""The two levels that a text itself joins as the ends of a move: "from X to Y", "to Y from X"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from nlp.reading import Status
from queries.cues import between, follows, has, leads, precedes
from queries.cues import near as near_word
from queries.days import parse
from queries.derivations.closes import since_close
from queries.derivations.derivation import same_sentence
from queries.intervals import LEVELS as PRICES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.sourced import SourcedClaim
    from nlp.reading import Claim

LEVELS = {
    "return": ("price", "index_level", "fx_rate"),
    "revenue_growth": ("revenue",),
    "eps_growth": ("eps",),
    "earnings_growth": ("net_income",),
    "price_change": ("price",),
    "index_change": ("index_level",),
    "policy_rate_change": ("policy_rate",),
    "bond_yield_change": ("bond_yield",),
    "margin_change": ("margin",),
}
"""What a change is a change of."""

AMOUNTS = frozenset({"revenue_growth", "eps_growth", "earnings_growth"})
"""Growth of amounts of money."""

RATE_STEPS = frozenset({"policy_rate_change", "bond_yield_change", "margin_change"})
"""Moves in points between percentages, which are themselves easily read as moves."""

SPOT = frozenset({"return", "price_change", "index_change"})
"""Moves that need not be since the older level: "jumped 5% to 105, from 90 a year ago" rose 5% on the day."""

OF_A_DAY = SPOT | {"bond_yield_change"}
"""Moves that are a session's where the text says nothing else."""

A_FEW_DAYS = 5
"""Days within which the last session lies, long weekends and holidays too."""

APPOSED = 45
"""Most characters between an amount and the move that led to it: "$12.1 billion in the quarter, a rise of 12% from"."""

BESIDE = 30
"""Most characters between a move and the nearer of the two levels that it is said to be between."""


CLOSED = 60
"""Most characters between a level and the close that it is set against."""

AMOUNTS_APART = 75
"""The same of two amounts: "… in the nine months to September, compared with"."""


def move_ends(stated: SourcedClaim, near: Sequence[SourcedClaim]) -> Iterator[tuple[SourcedClaim, SourcedClaim]]:
    """Yield the older and the newer of two levels that the text itself joins: "from X to Y", "a Y desde X".

    The joint says that they belong together, so they need not have been read with confidence.
    """
    for a, b in pairwise(n for n in near if _level_of(stated, n)):
        if not _beside(stated, a, b) or a.claim.unit != b.claim.unit or _chart_marks(a, b):
            continue
        if _not_all_expected(stated, a, b):
            continue
        if _of_another(stated, a, b) or _not_before(stated, a, b) or _has_its_own(stated, a, near):
            continue
        if any(between("more_than", stated, n) for n in near if n not in (a, b) and same_sentence(stated, n)):
            continue  # "against 38.6 billion in 2024, and 41% more than the 28.3 of 2019"
        if a.claim.metric is None and not (between("destination", stated, a) or between("origin", stated, a)):
            continue  # "rose 3% to $5.2 billion" says of what, "rose 3%, with cash at $5.2 billion" does not
        if between("destination", a, b) and precedes("origin", a):
            yield a, b
        elif _older_behind(stated, a, b):
            yield b, a


def _not_all_expected(stated: SourcedClaim, a: SourcedClaim, b: SourcedClaim) -> bool:
    """Whether of a move and two levels of another sentence some are what was expected, and some what came.

    "It raised the rate from 5.5% to 7%. Analysts had expected 200 points", "Deposit rate 2.25% vs 2.25% expected".
    """
    return not same_sentence(stated, a) and len({n.claim.status is Status.FORECAST for n in (stated, a, b)}) > 1


def _older_behind(stated: SourcedClaim, a: SourcedClaim, b: SourcedClaim) -> bool:
    """Whether the second of two levels is where a move began."""
    if (
        _grown_to(stated, a, b)
        or _apposed(stated, a, b)
        or since_close(stated, a, b)
        or _outgrown(stated, a, b)
        or _year_before(stated, a, b)
    ):
        return True
    return looks_back(a, b) and not _other_time(stated, a, b)


def _level_of(stated: SourcedClaim, near: SourcedClaim) -> bool:
    """Whether a figure can be what a change is a change of; an amount that was not understood can be any amount."""
    claim, move = near.claim, stated.claim
    if claim.metric is None:
        return move.metric in AMOUNTS and claim.unit is not None and claim.unit.isupper()
    if claim.metric == move.metric and move.metric in RATE_STEPS:
        return claim.unit == "%" and claim.subject == move.subject and near is not stated
    return claim.metric in LEVELS[move.metric or ""] and _of_one(claim, move) and claim.part == move.part


def _of_one(level: Claim, move: Claim) -> bool:
    """Whether a level is of what moved; a currency's is its rate in another: "the euro rose 3% to $1.12 from $1.09"."""
    return level.subject == move.subject or in_pair(level.subject, move.subject) is not None


def in_pair(pair: str | None, currency: str | None) -> int | None:
    """Return the place of a currency in an exchange rate: the first is dearer when the rate is higher."""
    kind, _, codes = (pair or "").partition(":")
    name, _, code = (currency or "").partition(":")
    return (codes[:3], codes[3:]).index(code) if (kind, name) == ("fx", "currency") and code in codes else None


def _of_another(stated: SourcedClaim, a: SourcedClaim, b: SourcedClaim) -> bool:
    """Whether a day's move is not between two levels: "up 1% to 62, from 48 in May", "… after a run from 48 to 62"."""
    if stated.claim.metric not in OF_A_DAY or stated.claim.period not in {None, "P1D"}:
        return False
    return leads("sequel", "origin", stated, a) or any(map(_long_before, (stated, stated), (a, b)))


def _not_before(stated: SourcedClaim, a: SourcedClaim, b: SourcedClaim) -> bool:
    """Whether the two are no amounts of two times: one was only expected, or another sentence tells of another amount.

    "Revenue: $8.1 billion vs. $7.9 billion estimated, up 12%", "Revenue fell 1%. Sales of tablets were 5.8 billion …"
    """
    if stated.claim.metric not in AMOUNTS:
        return False
    if "yoy" in (stated.claim.basis or "") and follows("quarterly", b) and not follows("other_year", b):
        return True  # "compared with 4.9 billion in the second quarter, up 14% year on year"
    other = a.claim.status is not b.claim.status or not same_sentence(stated, a)
    return other or (b.claim.as_of is None and _of_a_verdict(a, b))


def _of_a_verdict(a: SourcedClaim, b: SourcedClaim) -> bool:
    """Whether a result stands beside what was expected of it: "missed at $127.1 billion vs $127.5 billion"."""
    judged = any(has(each, a.sentence, a.claim.lang) for each in ("beat", "missed", "estimated"))
    return judged and between("against", a, b)


def _has_its_own(stated: SourcedClaim, level: SourcedClaim, near: Sequence[SourcedClaim]) -> bool:
    """Whether two levels of another sentence are the ends of its own move: "… by 25. In May by 50, from 4.5% to 4%"."""
    if same_sentence(stated, level):
        return False
    return any(n.claim.metric == stated.claim.metric and same_sentence(n, level) for n in near if n is not level)


def _long_before(stated: SourcedClaim, level: SourcedClaim) -> bool:
    """Whether a level is said to be of a time more than a few days before a move, or that cannot be told."""
    if level.claim.as_of is None or level.claim.as_of == stated.claim.as_of:
        return False
    when, said = parse(level.claim.as_of), parse(stated.claim.as_of or stated.doc_date or "")
    return when is None or said is None or when.last < said.first - A_FEW_DAYS


def _apposed(stated: SourcedClaim, a: SourcedClaim, b: SourcedClaim) -> bool:
    """Whether a move stands between what it led to and what it began at: "$12.1 billion, up 12% from $11.1 billion"."""
    if not a.claim.end <= stated.claim.start < stated.claim.end <= b.claim.start:
        return False
    joined = stated.claim.start - a.claim.end <= APPOSED and precedes("apposed", stated)
    return joined and between("origin", stated, b)


def looks_back(a: SourcedClaim, b: SourcedClaim) -> bool:
    """Return whether a text looks back from one level to another: "to $5.2 billion in the year from $4.9 billion"."""
    apart = b.claim.start - a.claim.end
    return between("origin", a, b) or (apart <= BESIDE and precedes("destination", a) and precedes("older", b))


def _outgrown(stated: SourcedClaim, a: SourcedClaim, b: SourcedClaim) -> bool:
    """Whether a growth between two amounts is counted from the second: "571 million, 4% more than the 523 of 2022"."""
    inside = a.claim.end <= stated.claim.start and stated.claim.end <= b.claim.start
    told = a.sentence[a.claim.end - a.claim.sentence_start : stated.claim.start - a.claim.sentence_start]
    if not inside or len(told) > CLOSED or has("joined", told, a.claim.lang):
        return False  # "2021, when sales were 27.7 billion, and 15% more than the 28.3 of 2019": that of another amount
    return stated.claim.metric in AMOUNTS and between("more_than", stated, b) and same_sentence(stated, b)


def _grown_to(stated: SourcedClaim, a: SourcedClaim, b: SourcedClaim) -> bool:
    """Whether a growth led to an amount set against that of a year before: "rose 10% to 3.2 billion, against 2.9".

    Counted in another way than the amounts it tells nothing of them: "rose 10% in constant currency to 3.2 billion".
    """
    if stated.claim.metric not in AMOUNTS or a.claim.metric is None or a.claim.metric != b.claim.metric:
        return False
    if not (0 < b.claim.start - a.claim.end <= AMOUNTS_APART and between("destination", stated, a)):
        return False
    text, shift, lang = a.sentence, a.claim.sentence_start, a.claim.lang
    told = text[a.claim.end - shift : b.claim.start - shift]
    if not precedes("set_beside", b) or not follows("other_year", b) or not same_sentence(stated, a):
        return False
    return not any(has(label, told, lang) for label in ("joined", "estimated")) and not has("definition", text, lang)


def _year_before(stated: SourcedClaim, a: SourcedClaim, b: SourcedClaim) -> bool:
    """Whether a growth stands behind two amounts of which each has its time: "2.9 billion in 2025, compared with …".

    "Earned $2.85 billion in 2025, compared with $2.11 billion in 2024, up 35%", "frente a los 210 de un año antes".
    """
    apart, behind = b.claim.start - a.claim.end, stated.claim.start - b.claim.end
    if stated.claim.metric not in AMOUNTS or not (0 < apart <= AMOUNTS_APART and 0 < behind <= BESIDE):
        return False
    if a.claim.metric is None or a.claim.metric != b.claim.metric or not precedes("set_beside", b):
        return False
    text, shift, lang = a.sentence, a.claim.sentence_start, a.claim.lang
    told, after = (
        text[a.claim.end - shift : b.claim.start - shift],
        text[b.claim.end - shift : stated.claim.start - shift],
    )
    if has("joined", told, lang) or has("joined", after, lang) or has("estimated", told + after, lang):
        return False
    behind_it = text[stated.claim.end - shift :][:BESIDE]
    if any(has(label, behind_it, lang) for label in ("set_beside", "definition")):
        return False  # "…, up 3% from the second quarter", "…, up 3% excluding disposals"
    return precedes("apposed", stated) or follows("compared_amount", stated)


def _other_time(stated: SourcedClaim, a: SourcedClaim, b: SourcedClaim) -> bool:
    """Whether two figures are not what a move was between; of "by 25%, from 4.75%" the first is a move itself."""
    spot = stated.claim.metric in SPOT and follows("earlier", b)
    return spot or stated.claim.metric in {a.claim.metric, b.claim.metric}


def _chart_marks(*levels: SourcedClaim) -> bool:
    return any(level.claim.metric in PRICES and near_word("technical", level) for level in levels)


def _beside(stated: SourcedClaim, a: SourcedClaim, b: SourcedClaim) -> bool:
    """Whether a move stands right at the two levels: "a quarter lost in a week, part of the fall from 100 to 50"."""
    apart = max(a.claim.start - stated.claim.end, stated.claim.start - b.claim.end)
    return same_sentence(a, b) and (not same_sentence(stated, a) or apart <= BESIDE)

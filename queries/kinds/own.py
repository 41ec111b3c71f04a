"""Findings of kind ``self``: one document states two values that cannot both be right."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from nlp.reading import Status
from queries.cues import has, joints, near, pattern, precedes
from queries.days import parse
from queries.evidence import weighed
from queries.finding import Finding, Severity, identity
from queries.intraday import at_its_start, leeway
from queries.kinds.value import likely
from queries.sametime import BALANCES, CLOCKS, MOVES, STATISTICS, Clock, Moment, moment
from queries.sides import sides
from queries.trust import RANGES, SESSION, SURE
from queries.words import metric_words, sources, subject_words, values

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from index.sourced import SourcedClaim
    from queries.blocks import Block
    from queries.finding import Side

A_FEW_DAYS = 7
"""Days within which a text still speaks of a decision as of today's."""

_FIGURE = re.compile(r"\s(?:\w+\s){0,2}[$€£]?\d")

_LABEL = re.compile(r"(?<=[^|\t\s])\s*[|\t]")
"""Where the label of a row ends."""

_QUOTED = re.compile(r"[\s•*–-]*([^\W\d][^:\d.]{1,40}?)\s?:\s")
"""The head of a line that quotes a price: "Banco Norte: 17.65"."""

_NAMED = re.compile(r"\+(?:name|adjective)\b")
"""How a rule ends that found the name right at the figure."""

LATEST = frozenset({"inflation", "unemployment_rate"})
"""Statistics of which a text that says no time means the last one published."""

TIMELESS_RETURNS = frozenset({"return", "relative_return"})
"""Moves over a stated length ("over the past year") need no date to be one figure within one text."""


def find_self(grouped: Mapping[Block, Sequence[SourcedClaim]]) -> Iterator[Finding]:
    """Yield the findings within one text, among claims by what they must share; its copies stand on the same sides."""
    for key, members in grouped.items():
        if len(members) > len({sourced.doc for sourced in members}):
            yield from _in_block(key, members)


def _in_block(key: Block, members: Sequence[SourcedClaim]) -> Iterator[Finding]:
    groups: dict[tuple[str, Hashable], list[SourcedClaim]] = defaultdict(list)
    for sourced in members:
        when = moment(sourced)
        if when is not None and _one_figure(key, sourced):
            groups[sourced.cluster, _time(key, sourced, when)].append(sourced)
    for alike in groups.values():
        found = torn_apart(likely(key, contradiction(alike))) if len(alike) > 1 else ()
        if len(found) > 1 and not _of_two_rows(found) and (severity := weighed(found)) is not None:
            known = key.metric in STATISTICS and _told_beside(found)
            yield _finding(key, tuple(found), Severity.INFO if known else severity)


def _told_beside(found: Sequence[Side]) -> bool:
    """Whether a statistic's other figure stands beside it, where the text tells what it is: an older or hoped for one.

    "The jobless rate was 3.5%, against 3.6% expected. … Jobless rate: 3.6%".
    """
    told = {each.claim.value_text for side in found for each in side}
    for each in (sourced for side in found for sourced in side):
        if any(_stands_in(text, each.sentence) for text in told if text != each.claim.value_text):
            return True
    return False


def _stands_in(figure: str, sentence: str) -> bool:
    at = sentence.find(figure)
    return at >= 0 and not (at and (sentence[at - 1].isdigit() or sentence[at - 1] in ".,"))


def _of_two_rows(found: Sequence[Side]) -> bool:
    """Whether all figures stand in rows of tables whose labels differ: no table has one line twice.

    "Growth of revenue" and "growth of operating income" may have been read as one thing.
    """
    cells = [sourced for side in found for sourced in side]
    if cells[0].claim.metric == "fx_rate" and not set.intersection(*map(_quoted_by, found)):
        return True
    if not all(each.claim.rule.startswith("cell") or _labelled(each) for each in cells):
        return False
    labels = [{_LABEL.split(each.sentence)[0].strip().casefold() for each in side} for side in found]
    return not set.intersection(*labels)


def _quoted_by(side: Side) -> set[str]:
    """Return what the lines of a list of quotes are headed with, "Banco Norte: 17.65"; nothing without a head."""
    headed = [_QUOTED.match(each.sentence) for each in side]
    return {found[1].casefold() if found else "" for found in headed}


def _labelled(sourced: SourcedClaim) -> bool:
    """Whether a sentence stands behind a label of its own: "Acme | The company's profit rose 3% to 240 million"."""
    ruler = _LABEL.search(sourced.sentence)
    return ruler is not None and ruler.end() <= sourced.claim.start - sourced.claim.sentence_start


def _time(key: Block, sourced: SourcedClaim, when: Moment) -> Hashable:
    """What tells the figures of two times apart; a rate of which no time is said is that of the text's day."""
    if key.metric in BALANCES:
        return when.key
    if CLOCKS[key.metric] is Clock.STANDING:
        return sourced.doc_date if _just_said(sourced) else sourced.claim.as_of or sourced.doc_date
    return sourced.claim.as_of


def _just_said(sourced: SourcedClaim) -> bool:
    """Whether a rate was set in the days before its text: "on Wednesday" and "now" are one decision's."""
    when, said = (parse(each) if each else None for each in (sourced.claim.as_of, sourced.doc_date))
    return when is not None and said is not None and when.single and 0 <= said.first - when.first <= A_FEW_DAYS


def contradiction(members: Sequence[SourcedClaim]) -> tuple[Side, ...]:
    """Return the sides of one cluster's claims of one block and time; none where no document contradicts itself."""
    return torn_apart(sides(_told_apart(members), leeway=leeway))


def torn_apart(found: Sequence[Side]) -> tuple[Side, ...]:
    """Return what of the sides is in documents that stand on several of them."""
    docs = [{sourced.doc for sourced in side} for side in found]
    torn = {doc for i, mine in enumerate(docs) for other in docs[i + 1 :] for doc in mine & other}
    kept = (tuple(sourced for sourced in side if sourced.doc in torn) for side in found)
    return tuple(side for side in kept if side)


def _one_figure(key: Block, sourced: SourcedClaim) -> bool:
    """Whether a text that gives this figure twice must mean the same number.

    A market note names many levels of one day ("slipped under 66 before it closed at 66.40"), and many past rates.
    """
    claim = sourced.claim
    if claim.as_of is None and _looks_back(sourced) and not precedes("at_present", sourced):
        return False
    if claim.status is Status.FORECAST and near("superseded", sourced):
        return False
    if claim.status is Status.FORECAST and key.metric == "policy_rate_change" and _looks_back(sourced):
        # "Before the report, markets had priced in 79 basis points of cuts": the year is not when they did.
        return False
    if claim.approx and key.metric in MOVES and key.period == "P1D":
        return False  # "it held its loss at around 1% through the morning", and closed 1.4% down
    if key.metric in RANGES:  # "a rally of 80 dollars in London … closed 8 dollars higher"
        return "close" in (claim.basis or "")
    match CLOCKS[key.metric]:
        case Clock.DAY:
            fixed = claim.as_of is not None or bool(SESSION & set((claim.basis or "").split("+")))
            return fixed and not at_its_start(sourced)
        case Clock.PERIOD if key.metric in TIMELESS_RETURNS and claim.confidence < SURE:
            return False  # "Meta down 2.4%" in a list of indices: one text names many moves, one figure each
        case Clock.PERIOD:
            timeless = key.metric in TIMELESS_RETURNS and key.period not in {None, "P1D"}
            return claim.as_of is not None or (timeless and key.metric not in STATISTICS) or _the_latest(key, sourced)
        case _:
            return True


def _the_latest(key: Block, sourced: SourcedClaim) -> bool:
    """Whether a statistic without a time is the latest: "Inflation is 3.2%", "in this note we put it at 2.9%".

    What does not name its economy again may be of anything: "Inflation is 3.1% in Spain. … It is 2.9% in the capital".
    """
    claim = sourced.claim
    if key.metric not in LATEST or claim.part is not None or claim.approx or _NAMED.search(claim.rule) is None:
        return False
    return precedes("stands_at", sourced) or has("self_reference", sourced.sentence, claim.lang)


def _looks_back(sourced: SourcedClaim) -> bool:
    """Whether a sentence may tell a figure of an earlier time.

    Multiples move slowly, so that only what stands beside them counts: "15.6 times, against 22.1 for large caps".
    """
    claim, text = sourced.claim, sourced.sentence
    if claim.unit != "x":
        return has("earlier", text, claim.lang)
    ahead = [found.span() for found in pattern("twelve_months", claim.lang).finditer(text)]
    for (opens, closes), joint in joints("earlier", sourced):
        if any(first <= opens and closes <= last for first, last in ahead):
            continue  # "the next twelve months' earnings" are what a multiple is of
        leads_on = opens >= claim.end - claim.sentence_start and _FIGURE.match(text, closes) is not None
        if not leads_on and not any(map(str.isdecimal, joint)):
            return True
    return False


def _told_apart(members: Sequence[SourcedClaim]) -> list[SourcedClaim]:
    """Leave out sentences with two figures that disagree: "between 4% in May and 5% in June" knows what it says."""
    by_sentence: dict[tuple[str, int], list[SourcedClaim]] = defaultdict(list)
    for sourced in members:
        by_sentence[sourced.doc, sourced.claim.sentence_start].append(sourced)
    return [sourced for group in by_sentence.values() if len(sides(group)) < 2 for sourced in group]


def _finding(key: Block, found: tuple[Side, ...], severity: Severity) -> Finding:
    figures = " and ".join(values(side) for side in found)
    what = f"{metric_words(key.metric)} of {subject_words(key.subject)}"
    return Finding(
        id=identity("self", found),
        kind="self",
        severity=severity,
        sides=found,
        subject=key.subject,
        metric=key.metric,
        message=f"One text gives {figures} for the {what}: {sources(found[0])}.",
    )

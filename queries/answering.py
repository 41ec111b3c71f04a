"""Which sentence of a hit answers: the one with the figure that filters or the query ask for."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from index.days import parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.search.filters import Filters
    from index.sourced import SourcedClaim
    from nlp.reading import Claim
    from queries.search import Hit


def answering(hit: Hit, names: Sequence[str], metrics: Sequence[str], filters: Filters) -> Hit:
    """Return a hit whose best sentence states the figure that is asked for, where one does and that one does not.

    Args:
        hit: a passage that passes the filters.
        names: identifiers that the query names.
        metrics: what it asks the figure of.
        filters: what the figure has to be; it comes before what the query says.
    """
    claims = [each.claim for each in hit.claims if _passes(each, filters)] if _asks(filters) else []
    claims = claims or [each.claim for each in hit.claims if _is_about(each.claim, names, metrics)]
    if not claims or any(hit.sentence_start <= claim.start < hit.sentence_end for claim in claims):
        return hit
    start, end = claims[0].sentence_start, claims[0].sentence_end
    return replace(hit, sentence_start=max(start, hit.start), sentence_end=min(end, hit.end))


def _is_about(claim: Claim, names: Sequence[str], metrics: Sequence[str]) -> bool:
    return claim.metric in metrics and (not names or claim.subject in names)


def _asks(filters: Filters) -> bool:
    """Whether filters ask something of a figure."""
    return filters.metric is not None or filters.as_of is not None or bool(filters.where)


def _passes(sourced: SourcedClaim, filters: Filters) -> bool:
    """Whether a figure is one that filters ask for: of several conditions one is enough, each has its own figure."""
    claim = sourced.claim
    of_thing = filters.subject in {None, claim.subject} and filters.metric in {None, claim.metric}
    return of_thing and _applies(sourced, filters.as_of) and _meets(claim, filters)


def _applies(sourced: SourcedClaim, as_of: str | None) -> bool:
    wanted, stated = parse(as_of or ""), parse(sourced.claim.as_of or sourced.doc_date or "")
    return wanted is None or (stated is not None and not wanted.apart(stated))


def _meets(claim: Claim, filters: Filters) -> bool:
    low = -math.inf if claim.low is None else claim.low
    high = math.inf if claim.high is None else claim.high
    return not filters.where or any(
        condition.metric == claim.metric and condition.unit in {None, claim.unit} and condition.holds(low, high)
        for condition in filters.where
    )

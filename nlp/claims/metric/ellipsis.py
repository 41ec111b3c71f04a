"""Figures that a pronoun sets beside the one before them, of whose time and standing they are: "ours is 3.1%"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from nlp.reading import Claim
from nlp.tables import language_table
from nlp.times.wording import Wording

_REACH = 30
"""Characters that may stand between two figures which a pronoun joins, and before the later one of them."""


def as_before(claims: Sequence[Claim], text: str) -> Iterator[Claim]:
    """Yield the claims of a sentence, those that a pronoun tells of with the status and time of the one before.

    "The median dot for the end of 2026 was 3.4%; ours is 3.1%": both are forecasts for the end of 2026.
    """
    last: Claim | None = None
    for claim in claims:
        if (
            last is not None
            and _same(last, claim)
            and _pronoun(claim.lang).search(text, _from(last, claim), claim.start)
        ):
            claim = replace(claim, status=last.status, as_of=claim.as_of or last.as_of)  # noqa: PLW2901
        yield claim
        last = claim


def _from(last: Claim, claim: Claim) -> int:
    return max(last.end, claim.start - _REACH)


def _same(last: Claim, claim: Claim) -> bool:
    return (last.subject, last.metric) == (claim.subject, claim.metric) and last.metric is not None


@cache
def _pronoun(lang: str) -> Wording:
    return Wording.of(language_table(lang, "stance")["pronoun"])

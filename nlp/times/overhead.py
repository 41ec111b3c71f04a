"""Lines that tell how long the moves below them took: "For the week:" over "The S&P 500 rose 75 points"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from nlp.times.classes import CHANGES

if TYPE_CHECKING:
    from nlp.reading import Claim
    from nlp.times.layout import Layout, Stretch
    from nlp.times.time import TimeExpression

_MOST_WORDS = 6
_DAY = "P1D"


def timed(claims: Iterable[Claim], layout: Layout, times: Sequence[TimeExpression], text: str) -> Iterator[Claim]:
    """Yield claims, the moves whose own sentences name no time with the length of time that stands over them."""
    dated = {layout.at(each.start).place for each in times}
    over = _over(layout, times, text)
    for claim in claims:
        place = layout.at(claim.start).place
        period = over.get(place)
        daily = claim.metric in CHANGES and claim.period in (None, _DAY)
        free = period is not None and place not in dated and daily
        yield replace(claim, period=period, as_of=None) if free else claim


def _over(layout: Layout, times: Sequence[TimeExpression], text: str) -> dict[int, str]:
    """Return the length of time over each sentence: a line that is a time and a colon opens a list."""
    if not any(text.startswith(":", each.end) for each in times):
        return {}
    found: dict[int, str] = {}
    period: str | None = None
    for stretch in layout.stretches:
        if stretch.heading or text[stretch.start : stretch.end].endswith(":"):
            period = _told(stretch, times, text)  # another colon, or a heading, closes it
        elif period is not None:
            found[stretch.place] = period
    return found


def _told(stretch: Stretch, times: Sequence[TimeExpression], text: str) -> str | None:
    if len(text[stretch.start : stretch.end].split()) > _MOST_WORDS:
        return None
    inside = (each.period for each in times if stretch.start <= each.start and each.end < stretch.end)
    return next((period for period in inside if period not in (None, _DAY)), None)

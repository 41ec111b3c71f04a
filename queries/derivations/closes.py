"""The close that a day's move is counted from, as texts tell it: "it had ended Monday at …", "from Monday's …"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from queries.cues import near, pattern
from queries.days import parse

if TYPE_CHECKING:
    from index.sourced import SourcedClaim

CLOSED = 75
"""Most characters between a level and the close that it is set against, but for the move between them."""

BEHIND = 25
"""Most characters behind that close within which its day is told: "after ending at $4,071.10 an ounce on Monday"."""

SESSIONS = 2
"""Sessions before a text's day: it may tell of the session of the evening before."""

SATURDAY = 5


def since_close(stated: SourcedClaim, level: SourcedClaim, close: SourcedClaim) -> bool:
    """Return whether a text sets a level against the close of the session before it.

    "Closed at 6,912.40, up 0.6%; it had ended Monday at 6,831.20", "at $5.12, up 1.2% from Monday's $4.98".
    """
    text, shift = level.sentence, level.claim.sentence_start
    told = text[level.claim.end - shift : close.claim.start - shift]
    if level.claim.end <= stated.claim.start and stated.claim.end <= close.claim.start:
        told = told.replace(text[stated.claim.start - shift : stated.claim.end - shift], " ", 1)
    if not 0 < len(told) <= CLOSED or any(map(str.isdigit, told)) or _over_more(stated):
        return False
    if _told_by("prior_close", level.claim.lang).search(told) is not None:
        return True
    day = _told_by("last_close", level.claim.lang).search(told)
    if day is None:
        return False
    end = close.claim.end - shift
    named = day["before"] or day["day"] or _named(level.claim.lang).search(text[end : end + BEHIND])
    return bool(named) and _session_before(close)


def _over_more(stated: SourcedClaim) -> bool:
    """Whether a move is over more than one session: "rose 2.1% this week", "sube un 3 % en dos sesiones"."""
    return stated.claim.period not in {None, "P1D"} or any(near(each, stated) for each in ("longer", "sessions"))


def _session_before(close: SourcedClaim) -> bool:
    """Whether a close is of one of the sessions right before its text: since Friday's a share may have moved twice."""
    when, said = (parse(each) if each else None for each in (close.claim.as_of, close.doc_date))
    if when is None or said is None or when.first == said.first:
        return said is not None and (when is None or when.single)
    if not when.single or when.first > said.first:
        return False
    days = (date.fromordinal(said.first) - timedelta(days=by) for by in range(said.first - when.first))
    return sum(day.weekday() < SATURDAY for day in days) <= SESSIONS


@cache
def _told_by(label: str, lang: str) -> re.Pattern[str]:
    day, at = pattern("close_day", lang).pattern, pattern("close_at", lang).pattern
    before = rf"(?:(?P<before>{day}),? )?"
    return re.compile(
        rf"{before}{pattern(label, lang).pattern}(?:,? (?P<day>{day}))?(?: {at})?[\s$€£]*$", re.IGNORECASE
    )


@cache
def _named(lang: str) -> re.Pattern[str]:
    return re.compile(rf"[^\d.;,]*{pattern('close_day', lang).pattern}", re.IGNORECASE)

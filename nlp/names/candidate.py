"""Stretches of text that may be mentions, and which of them stay."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

# Of two candidates on one stretch the better shown one stays.
_RANK = {"tag": 0, "cashtag": 0, "quote": 1, "name_in_row": 1, "city": 1}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of text that may be a mention; an empty ``id`` takes its place from shorter ones and is none."""

    start: int
    end: int
    id: str
    rule: str
    confidence: float


def kind(identifier: str) -> str:
    """Return the type of an identifier: its prefix, or ``security``."""
    prefix = identifier.partition(":")[0]
    return prefix if prefix.islower() else "security"


def longest(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates that no longer one overlaps, sorted by start."""
    kept: list[Candidate] = []
    order = sorted(candidates, key=lambda c: (c.start, c.start - c.end, _RANK.get(c.rule, 2), -c.confidence, c.id))
    for each in order:
        while kept and kept[-1].end > each.start:
            if each.end - each.start <= kept[-1].end - kept[-1].start:
                break
            kept.pop()
        else:
            kept.append(each)
    return kept

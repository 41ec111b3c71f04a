"""Days outside which figures have nothing to do with each other."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Window:
    """Days of publication, both included, outside which figures of some metrics have nothing to do with each other."""

    metrics: frozenset[str]
    since: str
    until: str

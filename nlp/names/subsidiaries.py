"""Subsidiaries listed at home that a text calls by their parent's name: "Galicia (-5%), Macro (-6%) y BBVA (-4%)"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from nlp.names.candidate import Candidate, kind
from nlp.tables import shared_table

_SURE = frozenset({"tag", "cashtag", "quote", "name_with_tag"})
_INDEX_COUNTS = 2
_FEWEST = 2


def at_home(chosen: Sequence[Candidate]) -> list[Candidate]:
    """Return candidates with a parent's name as its subsidiary's where a text tells of the subsidiary's market alone.

    "El IPSA cerró al alza. Santander subió 0,4% y SQM, 1,8%": that of Santiago. Where the parent's own market is named,
    or another share of it, the parent stays.
    """
    parents: Mapping[str, Sequence[str]] = shared_table("economies")["subsidiaries"]
    if not any(each.id in parents for each in chosen):
        return list(chosen)
    named = {each.id for each in chosen if each.id}
    meant = {parent: _listed(parent, parents[parent], named) for parent in parents if parent in named}
    return [
        replace(each, id=own) if each.rule not in _SURE and (own := meant.get(each.id)) is not None else each
        for each in chosen
    ]


def _listed(parent: str, subsidiaries: Sequence[str], named: set[str]) -> str | None:
    """Return the subsidiary of a parent whose market is the only one of the two that a text tells of, null for none."""
    if _told(parent.partition(":")[0], named - {parent}):
        return None
    told = {own: _told(own.partition(":")[0], named - {parent}) for own in subsidiaries}
    best = max(told, key=lambda own: told[own])
    return best if told[best] >= _FEWEST else None


def _told(market: str, named: set[str]) -> int:
    """Return how much a text tells of a market: one for each of its shares, two for its index."""
    index = shared_table("economies")["market_indices"].get(market)
    shares = sum(kind(each) == "security" and each.startswith(f"{market}:") for each in named)
    return shares + _INDEX_COUNTS * (f"index:{index}" in named)

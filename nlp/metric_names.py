"""The metrics of the claim contract by the names that users type."""

from __future__ import annotations

from typing import Any

from nlp.tables import shared_table


class UnknownMetricError(ValueError):
    """There is no metric of a name; the message says which one may be meant."""


def listed() -> dict[str, dict[str, Any]]:
    """Return the metrics of the claim contract that figures are listed under, in its order, with their rows."""
    return {name: row for name, row in shared_table("metrics").items() if row.get("listed", True)}


def metric_names() -> tuple[str, ...]:
    """Return the names of those metrics."""
    return tuple(listed())


def metric_name(typed: str) -> str:
    """Return a metric's identifier as it is typed.

    Raises:
        UnknownMetricError: the claim contract has no such metric.
    """
    names = metric_names()
    if typed in names:
        return typed
    from difflib import get_close_matches

    near = get_close_matches(typed, names, n=1)
    hint = f"did you mean {near[0]}?" if near else "cotejo metrics lists them"
    raise UnknownMetricError(f"no metric {typed!r}; {hint}")

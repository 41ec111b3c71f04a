"""Figures that cannot both be right, or that an editor should look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.finding import Finding, Severity, distinct, to_json
from queries.kinds.arithmetic import find_arithmetic
from queries.kinds.copies import find_copy
from queries.kinds.own import find_self
from queries.kinds.value import find_value

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from index.sourced import SourcedClaim

__all__ = ["KINDS", "Finding", "Severity", "find", "to_json"]

KINDS: dict[str, Callable[[Sequence[SourcedClaim]], Iterator[Finding]]] = {
    "value": find_value,
    "self": find_self,
    "arithmetic": find_arithmetic,
    "copy": find_copy,
}
"""Every kind of finding and the function that finds it."""

_GRAVITY = [Severity.ERROR, Severity.WARNING, Severity.INFO]


def find(claims: Sequence[SourcedClaim], *, kinds: Collection[str] | None = None) -> tuple[Finding, ...]:
    """Return the findings among claims, the gravest first; the order in which the claims come does not matter.

    Args:
        claims: all claims to set side by side, in any order.
        kinds: the kinds to look for; all of ``KINDS`` when none are named.

    Raises:
        KeyError: a kind is not one of ``KINDS``.
    """
    ordered = sorted(claims, key=_place)
    wanted = [KINDS[kind] for kind in sorted(KINDS if kinds is None else set(kinds))]
    found = distinct(finding for look in wanted for finding in look(ordered))
    return tuple(sorted(found, key=_rank))


def _place(sourced: SourcedClaim) -> tuple[str, int, int, str, str]:
    claim = sourced.claim
    return sourced.doc, claim.start, claim.end, claim.subject or "", claim.metric or ""


def _rank(finding: Finding) -> tuple[int, str, str, str, str]:
    gravity = _GRAVITY.index(finding.severity)
    return gravity, finding.kind, finding.subject or "", finding.metric or "", finding.id

"""What a claim states, in a line: subject, metric, interval, and what sets it apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp.reading import Status

if TYPE_CHECKING:
    from nlp.reading import Claim


def stated(claim: Claim) -> str:
    """Return in a line what a claim states: ``index:SPX pe_forward, 22 x, forecast, as of 2026``."""
    words = (f"{claim.subject or '?'} {claim.metric}", interval(claim), *qualities(claim))
    return ", ".join(words)


def qualities(claim: Claim) -> tuple[str, ...]:
    """Return what sets a claim apart from a plain one: counterpart, part, basis, status, denial, time, speaker."""
    told = (
        ("against", claim.counterpart),
        ("part", claim.part),
        ("", claim.basis),
        ("", None if claim.status is Status.ACTUAL else str(claim.status)),
        ("", "denied" if claim.negated else None),
        ("as of", claim.as_of),
        ("says", claim.attribution),
    )
    return tuple(f"{word} {value}".strip() for word, value in told if value)


def interval(claim: Claim) -> str:
    """Return a claim's interval with its unit: ``3.5 to 3.75 %``, ``at least 5 %``, ``about 40 %``."""
    low, high = (None if side is None else f"{side:,}".removesuffix(".0") for side in (claim.low, claim.high))
    if low == high:
        bounds = low or ""
    elif low is None or high is None:
        bounds = f"at most {high}" if low is None else f"at least {low}"
    else:
        bounds = f"{low} to {high}"
    return f"{'about ' * claim.approx}{bounds} {claim.unit or ''}".strip()

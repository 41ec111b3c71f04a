"""Figures between two: discounts and relative returns, and the one that they are relative to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from nlp.claims.attachment import Attachment
from nlp.claims.scene import Figure, Scene
from nlp.claims.subject.candidates import versus
from nlp.claims.subject.economies import fits
from nlp.reading import Claim

_MULTIPLES = ("pe_forward", "pe", "pe_trailing", "pb", "ps", "ev_ebitda")
_REACH = 4


def counterpart_of(scene: Scene, figure: Figure, reading: Attachment) -> str | None:
    """Return what a relative figure is relative to, null where its sentence does not name it.

    A name after a word of comparison ("vs. the S&P 500"), else the first other one behind the cue ("outperformed the
    Nasdaq by 600 basis points"), else the last one before it.
    """
    if not reading.metric.relative:
        return None
    others = [a for a in scene.actors if a.id != reading.subject and fits(a.id, a.type, reading.metric)]
    compared = [actor for actor in others if versus(scene, actor)]
    place = reading.cue.end if reading.cue is not None else figure.start
    after = [actor for actor in others if actor.start >= place]
    for choice in (compared, after, others[::-1]):
        if choice:
            return choice[0].id
    return None


def discount_of(
    reading: Attachment, subject: str | None, counterpart: str | None, before: Sequence[Claim]
) -> tuple[str | None, str | None]:
    """Return subject and counterpart of a discount whose sentence leaves them to the multiples stated just before.

    "The S&P 500 trades at 22x, the Russell 2000 at 15x. This 30% discount …": the discount is the cheaper one's.
    """
    recent = [claim for claim in before[-_REACH:] if claim.metric in _MULTIPLES and claim.low is not None]
    pairs = [(a, b) for a, b in pairwise(recent) if a.metric == b.metric and a.subject != b.subject]
    if not pairs or reading.metric.name != "valuation_discount":
        return subject, counterpart
    cheap, dear = sorted(pairs[-1], key=lambda claim: claim.low or 0.0)
    if reading.actor is not None and subject not in (cheap.subject, dear.subject):
        return subject, counterpart
    return cheap.subject, dear.subject

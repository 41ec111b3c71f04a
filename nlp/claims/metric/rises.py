"""Sums that tell by how much something rose or fell, and not what it came to."""

from __future__ import annotations

from nlp.claims.metric.vocabulary import metrics
from nlp.claims.rated import leaves
from nlp.claims.roles import coordinated
from nlp.claims.scene import Figure, Scene

_REACH = 5
_FROM = frozenset({"from", "desde"})
_OR = frozenset({"or", "o"})


def rises_by(scene: Scene, figure: Figure) -> bool:
    """Return whether a figure is what something rose or fell by: "un incremento de 16 millones", "a fall of $3bn".

    "A loss of 16 million" and what a verb earns are sums of their own.
    """
    if scene.word(figure.start - 1) in _FROM or leaves(scene, figure):
        return False  # "revenue rose from $3 million"
    if _led(scene, figure):
        return True
    partner = coordinated(scene, figure)
    told = partner is not None and partner.quantity.unit == "%" and scene.word(figure.start - 1) in _OR
    return partner is not None and told and rises_by(scene, partner)


def _led(scene: Scene, figure: Figure) -> bool:
    """Return whether a word of rise or fall leads to a figure over a preposition: but "el ebitda sumó 27 millones"."""
    marks, place, linked = scene.marks, figure.start - 1, False
    while place > scene.start and not marks.direction(place):
        step = any(marks.has(mark, place) for mark in ("by", "by_move", "link"))
        if not (step or marks.has("soft", place)):
            break
        place, linked = place - 1, linked or step
    earned = any(cue.start <= place < cue.end for cue in scene.cues if metrics()[cue.metric].total)
    moved = bool(marks.direction(place)) and not (marks.has("loss", place) or earned)
    return linked and moved and figure.start - place <= _REACH

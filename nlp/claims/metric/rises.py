"""Sums that tell by how much something rose or fell, and not what it came to."""

from __future__ import annotations

from nlp.claims.metric.vocabulary import metrics
from nlp.claims.rated import leaves
from nlp.claims.roles import coordinated
from nlp.claims.scene import Figure, Scene

_REACH = 5
_FROM = frozenset({"from", "desde"})
_BY = frozenset({"by"})
_THAN = frozenset({"than", "que"})
_FAR = 8
_OR = frozenset({"or", "o"})


def rises_by(scene: Scene, figure: Figure) -> bool:
    """Return whether a figure is what something rose or fell by: "un incremento de 16 millones", "a fall of $3bn".

    "A loss of 16 million" and what a verb earns are sums of their own.
    """
    if scene.word(figure.start - 1) in _FROM or leaves(scene, figure):
        return False  # "revenue rose from $3 million"
    if _led(scene, figure) or _is_higher_by(scene, figure):
        return True
    partner = coordinated(scene, figure)
    told = partner is not None and partner.quantity.unit == "%" and scene.word(figure.start - 1) in _OR
    return partner is not None and told and rises_by(scene, partner)


def _is_higher_by(scene: Scene, figure: Figure) -> bool:
    """Return whether something is more than it was, by a figure: "which was higher than last year by $59 million"."""
    if scene.marks.comparison(figure.end) and scene.word(figure.end + 1) in _THAN:
        return True  # "$59 million more than a year ago"
    if scene.word(figure.start - 1) not in _BY:
        return False
    for place in range(figure.start - 2, max(scene.start, figure.start - _FAR) - 1, -1):
        if place in scene.covered or scene.doc[place].is_punct:
            return False
        if scene.marks.comparison(place):
            return True
    return False


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

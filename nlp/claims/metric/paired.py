"""Growth that a sentence tells of several amounts at once: "earnings of $2.46 and revenue of $6.8bn, up 4% and 13%"."""

from __future__ import annotations

from itertools import pairwise

from nlp.claims.attachment import Attachment
from nlp.claims.metric.comparisons import Told
from nlp.claims.metric.vocabulary import metrics, unit_class
from nlp.claims.roles import Role
from nlp.claims.scene import Figure, Scene

_COST = 0.2
_PAIR = 2
_JOINT = 2
_REACH = 12


def growth_of(scene: Scene, figure: Figure, told: Told) -> Attachment | None:
    """Return the reading of a percentage that is one of two for the two amounts right before them, null for others.

    "For 2026 they expect earnings of $2.46 a share and revenue of $6.8 billion, increases of 4% and 13%".
    """
    run = _run(scene, figure)
    if len(run) != _PAIR:
        return None
    before = [other for other in scene.figures if other.end <= run[0].start][-_PAIR:]
    read = dict(told)
    amounts = [read[other] for other in before if other in read]
    if len(amounts) != _PAIR or run[0].start - before[-1].end > _REACH:
        return None
    if any(each.metric.move.get("%", "other") == "other" for each in amounts):
        return None
    near = range(before[-1].end, min(scene.end, run[-1].end + _PAIR))
    turned = any(scene.marks.direction(place) or scene.marks.comparison(place) for place in near)
    if not (turned or run[0].quantity.signed):
        return None  # "las brechas con el dólar oficial, que subió 20 centavos a $76, quedaron en 80% y 88%"
    if amounts[0].metric is amounts[1].metric or amounts[0].subject != amounts[1].subject:
        return None
    own = amounts[run.index(figure)]
    metric = metrics()[own.metric.move["%"]]
    return Attachment(metric, own.subject, _COST, "paired", Role.AMOUNT, own.cue, own.actor)


def _run(scene: Scene, figure: Figure) -> list[Figure]:
    """Return the percentages that an "and" joins, among them the figure."""
    rates = [other for other in scene.figures if unit_class(other.quantity.unit) == "%"]
    for left, right in pairwise(rates):
        joint = range(left.end, right.start)
        words = [place for place in joint if scene.word(place) not in ("+", "-")]
        joined = 0 < len(words) <= _JOINT and any(scene.marks.has("and", place) for place in words)
        if joined and figure in (left, right):
            return [left, right]
    return [figure]

"""Metrics that a sentence lists in the order of its figures: "headline and core inflation were 3.4% and 3.1%"."""

from __future__ import annotations

from itertools import pairwise

from nlp.claims.metric.vocabulary import Cue, metrics, unit_class
from nlp.claims.scene import Figure, Scene

_GAP = 4
_FEWEST = 2
_NOUN_REACH = 3


def own_cue(scene: Scene, figure: Figure) -> Cue | None:
    """Return the cue at a figure's place of two lists in one order, null where the sentence tells none.

    "La inflación general y la subyacente fueron del 3,4 % y el 4,1 %, respectivamente": as many figures as metrics.
    """
    if scene.marks.tokens["respectively"].isdisjoint(range(scene.start, scene.end)):
        return None
    run = _run(scene, figure)
    if len(run) < _FEWEST:
        return None
    last = scene.end_before(run[0].start, scene.start)
    unit = unit_class(figure.quantity.unit)
    listed = [
        cue
        for cue in scene.cues
        if last <= cue.start and cue.end <= run[0].start and not (cue.weak or cue.shadowed)
        if unit in metrics()[cue.metric].units and metrics()[cue.metric].listed
    ]
    distinct = {(cue.metric, cue.part) for cue in listed}
    return listed[run.index(figure)] if len(listed) == len(run) == len(distinct) else None


def _run(scene: Scene, figure: Figure) -> list[Figure]:
    """Return the figures of one unit in the list that a figure stands in."""
    alike = [other for other in scene.figures if other.quantity.unit == figure.quantity.unit]
    rows: list[list[Figure]] = [alike[:1]]
    for left, right in pairwise(alike):
        between = range(left.end, right.start)
        joined = len(between) <= _GAP and any(scene.word(at) == "," or scene.marks.has("and", at) for at in between)
        if joined:
            rows[-1].append(right)
        else:
            rows.append([right])
    return next((row for row in rows if figure in row), [])


def joins_another(scene: Scene, place: int, figure: Figure) -> bool:
    """Return whether "and" leads from a figure in another unit, and the noun that it is of, to this one.

    "Analysts expect 3.3% sales growth and $0.40 in earnings": the growth is that of the 3.3%.
    """
    if not scene.marks.has("and", place) or not scene.marks.direction(place - 1):
        return False
    last = scene.last_before(figure)
    alike = last is None or last.quantity.unit == figure.quantity.unit
    return last is not None and not alike and last.end < place and place - last.end <= _NOUN_REACH

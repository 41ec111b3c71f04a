"""What words behind a figure tell of it: that it is what a price or an index moved by."""

from __future__ import annotations

from nlp.claims.scene import Figure, Scene

_LEVEL_TO_MOVE = 10
_LARGEST_STEP = 2.0
_RATE_REACH = 9
_CLAUSE = 5
_OF_THE = frozenset({"de", "los", "of", "the"})
_THAT = frozenset({"que", "that", "which"})


def is_step(scene: Scene, figure: Figure) -> bool:
    """Return whether words behind a figure tell that it is what a price or an index moved by."""
    return _more_by(scene, figure) or _leads_to_level(scene, figure) or _gained(scene, figure)


def steps_rate(scene: Scene, figure: Figure) -> bool:
    """Return whether a small percentage is what a bank's rate moved by, on the way to where it went.

    "Raised its rate by 0.25% to 2.5%", "elevó la tasa en 0.25 por ciento, para llegar a 11.25 por ciento".
    """
    size = abs(figure.quantity.low or 0.0)
    if not 0 < size <= _LARGEST_STEP or not scene.marks.has("by_move", figure.start - 1):
        return False
    first = max(scene.start, figure.start - _RATE_REACH)
    moved = any(scene.marks.direction(place) for place in range(first, figure.start))
    rated = any(cue.metric == "policy_rate" and first <= cue.start and cue.end <= figure.start for cue in scene.cues)
    later = scene.following(figure)
    reached = later is not None and later.quantity.unit == "%" and (later.quantity.low or 0.0) > 2 * size
    return moved and rated and reached


def _more_by(scene: Scene, figure: Figure) -> bool:
    """Return whether money or points tell by how much something is higher: "the shares were 22.3p higher at 239p"."""
    if figure.quantity.unit in ("%", None) or scene.marks.has("arrival", figure.start - 1):
        return False
    arrives = figure.quantity.unit == "pts" or scene.marks.has("arrival", figure.end + 1)
    return arrives and figure.end < scene.end and bool(scene.marks.comparison(figure.end))


def _gained(scene: Scene, figure: Figure) -> bool:
    """Return whether points are all that a market moved by, of which some add a part: "139 de los 148 que ganó"."""
    place = figure.start - 1
    while place > scene.start and scene.word(place) in _OF_THE:
        place -= 1
    parted = place < figure.start - 1 and any(other.end == place + 1 for other in scene.figures)
    if figure.quantity.unit != "pts" or not parted or scene.word(figure.end) not in _THAT:
        return False
    return any(scene.marks.direction(at) for at in range(figure.end + 1, min(figure.end + _CLAUSE, scene.end)))


def _leads_to_level(scene: Scene, figure: Figure) -> bool:
    """Return whether points lead to a level far above them: "subió un 0,2 %, 13,6 puntos hasta los 6.254 enteros"."""
    if figure.quantity.unit != "pts" or not scene.marks.has("arrival", figure.end):
        return False
    place = figure.end
    while scene.marks.has("arrival", place):
        place += 1
    level = next((other for other in scene.figures if other.start == place), None)
    return level is not None and (level.quantity.low or 0.0) > _LEVEL_TO_MOVE * abs(figure.quantity.low or 0.0)

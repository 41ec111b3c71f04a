"""Figures that tell how far apart prices lay, or how far they swung, and not where they were."""

from __future__ import annotations

from nlp.claims.scene import Figure, Scene

_APART = frozenset({"spread", "valuation_discount"})
_OF = frozenset({"of", "de"})
_DEFINITE = frozenset({"the", "el", "la", "los", "las", "mid", "low", "high", "lower", "upper"})
_BOUNDS = frozenset({"between", "entre"})
_RATES = frozenset({"%", "bp", "pp", "x", "count"})
_AHEAD, _BACK, _QUALIFIERS = 2, 7, 4


def is_width(scene: Scene, figure: Figure) -> bool:
    """Return whether a figure is the width of a range or the size of a swing, whose way nobody tells.

    "A narrow $2,500 range", "un rango de negociación de 3.000 dólares", "un movimiento de 300". A range of two ends
    tells where prices were ("a range of $80 to $85"), and so does the one that a level names ("the $90K range").
    """
    quantity = figure.quantity
    if quantity.unit in _RATES:
        return False
    # A bare number behind a gap is the level on its other side: "a 27% discount to the index's 22.0".
    if quantity.unit not in {None, "pts"} and parted(scene, figure, aside=False):
        return True
    if None not in (quantity.low, quantity.high) and quantity.low != quantity.high:
        return False
    return _names_span(scene, figure) or _span_of(scene, figure)


def parted(scene: Scene, figure: Figure, *, aside: bool = True) -> bool:
    """Return whether a figure is how far two things lie apart, and the level of neither.

    "The discount to Brent widened to $4.24"; "el diferencial con la Fed se estrechó a 325 puntos base".

    Args:
        scene: the sentence.
        figure: the figure.
        aside: whether an aside may stand between: "the spread, at its widest since May, is 325 basis points".
    """
    unit, before = figure.quantity.unit, (other for other in scene.figures if other.end <= figure.start)
    last = max((o.end for o in before if o.quantity.unit == unit or not aside), default=scene.start)
    cues = [cue for cue in scene.cues if cue.metric in _APART and not cue.weak]
    near = (cue for cue in cues if last <= cue.start and cue.end <= figure.start)
    return any(aside or "," not in [scene.word(at) for at in range(cue.end, figure.start)] for cue in near)


def _names_span(scene: Scene, figure: Figure) -> bool:
    """Return whether a span stands behind its figure: "a familiar $4K range", "the $5K range between $90K and $95K"."""
    last = min(scene.end, figure.end + _AHEAD)
    for place in range(figure.end, last):
        if scene.marks.has("span", place):
            bounded = scene.word(place + 1) in _BOUNDS
            return bounded or scene.word(figure.start - 1) not in _DEFINITE
        if not scene.doc[place].is_alpha:
            return False
    return False


def _span_of(scene: Scene, figure: Figure) -> bool:
    """Return whether a span leads to its figure: "a trading range of $16K", "un rango de más de 10.000 dólares"."""
    place = figure.start - 1
    while place > scene.start and scene.word(place) not in _OF and scene.marks.has("soft", place):
        place -= 1
    if scene.word(place) not in _OF:
        return False
    for before in range(place - 1, max(scene.start, place - _BACK) - 1, -1):
        if scene.marks.has("span", before):
            return True
        if not scene.doc[before].is_alpha or place - before > _QUALIFIERS or scene.marks.direction(before):
            return False
    return False

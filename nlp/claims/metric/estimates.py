"""Moves that are no growth: of what analysts expect, and of a rate that moves by some of its own points."""

from __future__ import annotations

from nlp.claims.attachment import Attachment
from nlp.claims.metric.vocabulary import OF
from nlp.claims.scene import Figure, Scene

_RATES = frozenset({"dividend_yield", "earnings_yield", "roe", "stake"})
_REACH = 9
_OBJECT_REACH = 7
_STOPS = frozenset(",;:().?!")


def is_no_growth(scene: Scene, figure: Figure, reading: Attachment) -> bool:
    """Return whether a percentage tells what an estimate, or a rate of its own, moved by."""
    if figure.quantity.unit not in ("%", "pp"):
        return False
    if reading.metric.name in _RATES or reading.metric.name == "return":
        return _steps(scene, figure, reading)
    return _revised(scene, figure) or _is_revised_by(scene, figure)


def _steps(scene: Scene, figure: Figure, reading: Attachment) -> bool:
    """Return whether a rate moved by a figure: "a yield of 1.27%, which has decreased by 0.18% from last quarter"."""
    if _revised(scene, figure) or _is_revised_by(scene, figure):
        return True
    if reading.metric.name == "return" and not _goes_on_from_rate(scene, figure):
        return False
    led = figure.start - 1 in scene.marks.last["by_move"] or figure.start - 1 in scene.marks.last["by"]
    return led and bool(scene.marks.direction(figure.start - 2)) and not scene.marks.has("growth", figure.start - 2)


def _goes_on_from_rate(scene: Scene, figure: Figure) -> bool:
    """Return whether what moves is a rate told just before, in the figure before and its clause."""
    last = scene.last_before(figure)
    told = [cue for cue in scene.cues if last is not None and cue.end <= last.start and not cue.weak]
    named = any(last is not None and last.end <= actor.start < figure.start for actor in scene.actors)
    goes_on = any(scene.marks.has("relative", place) for place in range(last.end if last else 0, figure.start))
    return any(cue.metric in _RATES for cue in told) and goes_on and not named


def _revised(scene: Scene, figure: Figure) -> bool:
    """Return whether an estimate is what moved: "the EPS estimate has been revised 28.4% higher".

    "The estimate calls for earnings to rise 12%" is growth: another verb stands between.
    """
    marks = scene.marks
    if figure.start - 1 in marks.last["level"]:
        return False  # "the forecast was raised from 3.75%"
    for place in range(figure.start - 1, max(scene.start, figure.start - _REACH) - 1, -1):
        if scene.word(place) in _STOPS:
            return False
        if place in marks.tokens["expectation"] and place not in scene.covered:
            between = range(place + 1, figure.start)
            turned = any(marks.direction(at) or marks.has("revising", at) for at in between)
            return turned and all(_is_passing(scene, at) for at in between)
    return False


def _is_passing(scene: Scene, place: int) -> bool:
    """Return whether a word may stand between an estimate and what it moved by, and is no verb of its own."""
    marks = scene.marks
    known = ("revising", "soft", "by", "by_move", "link", "auxiliary")
    told = any(marks.has(mark, place) for mark in known) or bool(marks.direction(place))
    named = any(cue.start <= place < cue.end for cue in scene.cues)
    return told or named or place in scene.covered or not scene.doc[place].is_alpha


def _is_revised_by(scene: Scene, figure: Figure) -> bool:
    """Return whether somebody moves an estimate by a figure: "analysts raised their EPS estimates for Elgar by 5%"."""
    marks, place = scene.marks, figure.start - 1
    if scene.word(place) in OF or place not in marks.last["by"] | marks.last["by_move"]:
        return False  # "with projections of 2.1%"
    first = max(scene.start, place - _OBJECT_REACH)
    while place > first and place not in marks.tokens["expectation"]:
        place -= 1
        if scene.word(place) in _STOPS or marks.direction(place) or marks.has("level", place):
            return False
    before = range(max(scene.start, place - _OBJECT_REACH), place)
    found = place in marks.tokens["expectation"]
    return found and any(marks.direction(at) or marks.has("revising", at) for at in before)

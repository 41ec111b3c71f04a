"""What the figure before moved by: "shares closed at 41.20 euros, up 2%", "sales of 3.1 billion, 4% more"."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.claims.attachment import Attachment, Offer
from nlp.claims.metric.vocabulary import metrics, unit_class
from nlp.claims.roles import Role
from nlp.claims.scene import Figure, Scene

_MOVE_COST = 1.2
_BLOCKED_COST = 2.5
_APPOSED_COST = 0.4
_NAMED_BEHIND_COST = -0.6
_APPOSED_FILLERS = 2
_TIME_REACH = 8
_ARTICLES = frozenset({"a", "an", "un", "una"})


def moved(scene: Scene, figure: Figure, role: Role, before: Attachment) -> Iterator[Offer]:
    """Offer the move of the figure before: "revenue of $102.5 billion, up 8%" is growth of the revenue."""
    unit = unit_class(figure.quantity.unit)
    if role is Role.AMOUNT and unit in before.metric.move:
        last = scene.end_before(figure.start, figure.start)
        if unit in before.metric.units and not any(map(scene.marks.direction, range(last, figure.start))):
            return  # "el bono a diez años rentaba un 4,1 % y el de dos, un 3,5 %"
        moved = before.metric.move[unit]
        between = [cue for cue in scene.cues if last <= cue.start and cue.end <= figure.start and cue.metric != moved]
        named = any(not cue.weak or cue.metric == "price" for cue in between if cue.metric != "return")
        cost = _MOVE_COST + 0.3 * scene.marks.cost(last, figure.start) + _BLOCKED_COST * named
        if apposed(scene, last, figure):
            cost = _APPOSED_COST
        elif _named_behind(scene, last, figure):
            cost = _NAMED_BEHIND_COST
        yield metrics()[moved], cost, "moved", before.cue


def apposed(scene: Scene, last: int, figure: Figure) -> bool:
    """Return whether a move stands in apposition to the level before it: "sales of $4bn, a fall of 3%, and…"."""
    marks = scene.marks
    between = _past_time(scene, [place for place in range(last, figure.start) if place not in scene.marks.blanks])
    turns = [place for place in between if marks.direction(place)]
    said = {*turns, *(place for place in between if marks.has("by_move", place) or marks.has("soft", place))}
    filler = [place for place in between if place not in said]
    return len(turns) == 1 and [scene.word(place) for place in filler[:1]] == [","] and len(filler) <= _APPOSED_FILLERS


def _past_time(scene: Scene, between: list[int]) -> list[int]:
    """Return the tokens between two figures from the comma on behind words that only tell when or where.

    "Ganó 12 millones en el tercer trimestre de 2025, un alza del 9 %".
    """
    comma = next((at for at in between if scene.word(at) == ","), None)
    if comma is None or comma - between[0] > _TIME_REACH:
        return between
    named = {at for cue in scene.cues for at in range(cue.start, cue.end)} | scene.covered
    plain = all(at not in named and not scene.marks.direction(at) for at in between if at < comma)
    return [at for at in between if at >= comma] if plain else between


def _named_behind(scene: Scene, last: int, figure: Figure) -> bool:
    """Return whether a move in apposition is named behind its size: "a profit of $6.2bn, a 22 per cent jump"."""
    led = [scene.word(place) for place in range(last, figure.start) if place not in scene.marks.blanks]
    opens = len(led) == _APPOSED_FILLERS and led[0] == "," and led[1] in _ARTICLES
    return opens and figure.end < scene.end and bool(scene.marks.direction(figure.end))

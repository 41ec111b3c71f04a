"""Words for a metric that stand behind a figure, and are nearer to it than they look."""

from __future__ import annotations

from nlp.claims.metric.vocabulary import Cue, metrics, unit_class
from nlp.claims.scene import Figure, Scene

_CLAUSE_REACH = 10


def past_conversion(scene: Scene, figure: Figure, cue: Cue) -> int:
    """Return where a sum ends with the bracket that restates it in other money: "a GBX 260 ($3.41) price target"."""
    if unit_class(figure.quantity.unit) != "money" or scene.word(figure.end) != "(":
        return figure.end
    ends = (o.end for o in scene.figures if o.start == figure.end + 1 and o.quantity.unit != figure.quantity.unit)
    end = next(ends, figure.end)
    return end + 1 if scene.word(end) == ")" and end < cue.start else figure.end


def described(scene: Scene, figure: Figure, cue: Cue) -> bool:
    """Return whether a clause right behind a figure tells that it is a target: "34 euros en los que fijan su objetivo".

    "The $40 at which they set fair value"; no other figure may stand between.
    """
    if not metrics()[cue.metric].aimed or scene.figures_between(figure.end, cue.start):
        return False
    place = figure.end
    while scene.word(place) == "," or scene.marks.has("respectively", place) or place in scene.marks.blanks:
        place += 1
    opens = any(at in scene.marks.first["relative"] for at in range(place, place + 2))
    clause = range(place, cue.end + 1)
    return opens and len(clause) <= _CLAUSE_REACH and not scene.marks.tokens["sets"].isdisjoint(clause)

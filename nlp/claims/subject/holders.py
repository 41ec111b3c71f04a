"""Whose a figure is by the clause around it: of whom a relative clause tells, and who is only dealt in."""

from __future__ import annotations

from nlp.claims.scene import Actor, Figure, Scene

_RELATIVE_REACH = 8
_DEAL_REACH = 4
_VERB_REACH = 7
_WITH_REACH = 7
_WITH = frozenset({"con", "with"})
_ARTICLES = frozenset({"el", "la", "los", "las", "the"})
_OF = frozenset({"de"})
_PAPER = frozenset({"títulos", "acciones", "papeles", "de", "del", "shares", "of", "in"})
_WHO = frozenset({"que", "quien", "which", "who"})


def claims_it(scene: Scene, figure: Figure, actor: Actor) -> bool:
    """Return whether the clause around a figure says that it is a name's."""
    return _is_told(scene, figure, actor) or _owns_behind(scene, figure, actor) or _comes_with(scene, figure, actor)


def _comes_with(scene: Scene, figure: Figure, actor: Actor) -> bool:
    """Return whether a name comes with what a figure measures: "en Elgar con un PER de 56 veces, Mirador a 71"."""
    place = actor.end
    if scene.word(place) not in _WITH or actor.rule == "anaphora" or figure.start <= place:
        return False
    led = [cue for cue in scene.cues if place < cue.start <= place + _DEAL_REACH and cue.end <= figure.start]
    between = range(place, figure.start)
    return len(between) <= _WITH_REACH and bool(led) and not any(scene.word(at) in ",;:" for at in between)


def _owns_behind(scene: Scene, figure: Figure, actor: Actor) -> bool:
    """Return whether a figure is that of a name behind it by a verb of its own: "frente al 1,9 % que marca el Bund"."""
    place = figure.end
    if scene.word(place) in _OF and scene.marks.direction(place + 1):
        place += 2  # "frente al 5 % de caída que sufren los títulos de Elgar"
    if not (place < actor.start <= place + _VERB_REACH and scene.word(place) in _WHO):
        return False
    words = [scene.word(at) for at in range(place + 1, actor.start)]
    verbs = [word for word in words if word not in _ARTICLES and word not in _PAPER]
    return len(verbs) == 1 and verbs[0].isalpha() and words[0] in verbs


def _is_told(scene: Scene, figure: Figure, actor: Actor) -> bool:
    """Return whether a figure stands in a clause that tells of a name: "del Elgar londinense, que perdió un 0,4 %"."""
    place = actor.end + (scene.word(actor.end).isalpha() and scene.word(actor.end) not in _WHO)
    place += scene.word(place) == ","
    if not (scene.word(place) in _WHO and place < figure.start <= place + _RELATIVE_REACH):
        return False
    named = any(place < actor.start < figure.start for actor in scene.actors)
    taken = named or scene.figures_between(place, figure.start) > 0
    return not taken and not any(scene.word(at) in ",;:" for at in range(place, figure.start))


def dealt_in(scene: Scene, figure: Figure) -> frozenset[str]:
    """Return whom a sentence only names as bought or sold: who sells goes on with a verb of their own.

    "La petrolera anunció la venta de Elgar y repuntó un 3 %", "agreed to the sale of Elgar and rose 3%".
    """
    if not scene.marks.tokens["dealt"]:
        return frozenset()
    left = (actor for actor in scene.actors if actor.end <= figure.start and left_behind(scene, actor))
    return frozenset(actor.id for actor in left if _is_object(scene, actor))


def _is_object(scene: Scene, actor: Actor) -> bool:
    for place in range(actor.start - 1, max(scene.start, actor.start - _DEAL_REACH) - 1, -1):
        if scene.marks.has("dealt", place):
            return True
        if not scene.doc[place].is_stop:
            return False
    return False


def left_behind(scene: Scene, actor: Actor) -> bool:
    """Return whether a sentence goes on with its own verb behind a cause: "movida por la venta de Elgar y repuntó"."""
    place = actor.end + 1
    return scene.marks.has("and", actor.end) and place < scene.end and bool(scene.marks.direction(place))

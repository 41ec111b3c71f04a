"""Words right before a figure by which it is the amount of a move: "an increase of 25 points", "cut by 2%"."""

from __future__ import annotations

from nlp.claims.scene import Figure, Scene

_OWNER_REACH = 8
_OBJECT_REACH = 8
_OBJECT_ARTICLES = frozenset({"la", "el", "los", "las", "su", "sus", "the", "its"})
_ARTICLES = frozenset({"a", "an", "the", "this", "un", "una", "el", "la"})
_COPULAS = frozenset({"is", "was", "es", "fue", "sería"})
_PLURALS, _POINTS = frozenset({"los", "las"}), frozenset({"bp", "pp"})
_PAID = frozenset({"tasa", "tipo", "interés", "rate", "yield"})
_WHEN, _WITH, _OF = frozenset({"when", "cuando"}), frozenset({"with", "con"}), frozenset({"de", "del"})
_LEAVES = frozenset({"deja", "dejan", "dejó", "dejaron", "dejaba", "dejando", "dejado", "dejar", "dejará"})
"""Verbs that lead to a level: "deja la prima de riesgo en 55 puntos"."""


def is_paid(scene: Scene, place: int) -> bool:
    """Return whether a rate is what a bond pays and no pace: "se vendieron Cetes a 91 días a una tasa de 7,6 %"."""
    led = scene.word(place) in _OF and scene.word(place - 1) in _PAID
    return led and any(actor.type == "bond" and actor.end <= place for actor in scene.actors)


def points_moved(scene: Scene, figure: Figure, place: int) -> bool:
    """Return whether points behind a preposition are a move: "recortar la tasa de política en 25 puntos base"."""
    marks = scene.marks
    if figure.quantity.unit not in _POINTS:
        return False
    if place in marks.last["by_move"] and _moves_object(scene, place):
        return True
    # "An increase of a quarter point", "un alza de un cuarto de punto".
    return place in marks.tokens["link"] and bool(marks.direction(place - 1))


def is_size(scene: Scene, place: int) -> bool:
    """Return whether a verb tells the size of a move named before it: "the decrease is 0.1%", "la caída fue del 2%"."""
    moved = scene.word(place) in _COPULAS and bool(scene.marks.direction(place - 1))
    return moved and scene.word(place - 2) in _ARTICLES


def of_noun(scene: Scene, place: int, figure: Figure) -> bool:
    """Return whether an article leads to a noun and not to a figure: "bajó los tipos un cuarto de punto"."""
    between = range(place + 1, figure.start)
    return scene.word(place) in _PLURALS and not all(scene.marks.has("soft", at) for at in between)


def _moves_object(scene: Scene, place: int) -> bool:
    """Return whether a verb moves what stands between it and the amount: "cut its key rate by", "subir el tipo en"."""
    covered = scene.covered
    for before in range(place - 1, max(scene.start, place - _OBJECT_REACH) - 1, -1):
        if scene.word(before) in ",;:()" or before in covered:
            return False
        if scene.marks.direction(before):
            return scene.word(before + 1) in _OBJECT_ARTICLES and scene.word(before) not in _LEAVES
    return False


def amount_of_move(scene: Scene, place: int) -> bool:
    """Return whether a preposition behind a move gives its amount: "cayó en 5 %", "a fall of 5%", "una baja de 5 %"."""
    marks = scene.marks
    if place not in marks.last["by_move"]:
        return False
    first = place
    while first > scene.start and (marks.has("by_move", first - 1) or marks.has("qualifier", first - 1)):
        first -= 1  # "una suba diaria de 50 pesos", "un alza prevista del 3 %"
    return (bool(marks.direction(first - 1)) and not marks.has("trend", first - 1)) or _of_owner(scene, first)


def _of_owner(scene: Scene, place: int) -> bool:
    """Return whether a move's own name stands between it and its amount: "una baja del cobre de 1,2%", "de tipos"."""
    named = (actor for actor in scene.actors if actor.end == place and actor.rule != "anaphora")
    owner = next(named, None) or next((cue for cue in scene.cues if cue.end == place), None)
    if owner is None:
        return False
    first = owner.start - 1
    while first > scene.start and scene.marks.has("link", first) and place - first <= _OWNER_REACH:
        first -= 1
    return first < owner.start - 1 and bool(scene.marks.direction(first))

"""Whether a percentage is a rate that somebody sets, by how much it is moved, or what a rate was before."""

from __future__ import annotations

from collections.abc import Set

from nlp.claims.scene import Figure, Scene

_BRACKET_REACH = 4
_PRICE_TO_MOVE = 5
_CLAUSE_REACH = 18
_EARLIER = ("formerly", "compared", "colon")
_OF = frozenset({"de", "del"})
_A, _IN = frozenset({"un", "una"}), frozenset({"en"})
_OBJECT_ARTICLES = frozenset({"la", "el", "los", "las", "su", "sus", "the", "its"})
_LISTED_GAP = 5
_VERB_REACH = 5
_PARTS = frozenset({",", ";", ":", "(", "."})


def names_rate(scene: Scene, figure: Figure) -> bool:
    """Return whether a percentage tells which rate is moved: "will raise the 3.6% cash rate by a quarter point"."""
    led = figure.quantity.unit == "%" and scene.word(figure.start - 1) in _OBJECT_ARTICLES
    return led and any(cue.start == figure.end and cue.metric == "policy_rate" for cue in scene.cues)


def moves_rate(scene: Scene, figure: Figure) -> bool:
    """Return whether a percentage is the size of a move of a rate named behind it: "a series of 0.25% rate cuts"."""
    named = (cue.end for cue in scene.cues if cue.start == figure.end and cue.metric == "policy_rate")
    return any(scene.marks.direction(end - 1) or (scene.marks.direction(end) and end < scene.end) for end in named)


def below_zero(scene: Scene, figure: Figure) -> bool:
    """Return whether a minus is that of a rate and of no cut: "had kept its policy rate at -0.75%"."""
    led = figure.quantity.unit == "%" and figure.start - 1 in scene.marks.last["level"]
    return led and any(cue.metric == "policy_rate" and cue.end <= figure.start for cue in scene.cues)


def in_brackets_behind(scene: Scene, figure: Figure) -> Figure | None:
    """Return the percentage that one in brackets is set beside: "del 1,7 % en 2027 (1,6 % en la previsión de junio)".

    A name or a word for something else between the two makes it theirs. A word in front may say that it was before:
    "cut its 2026 estimate to 1.0% (prior 1.1%)".
    """
    opens = figure.start - 1
    while opens > scene.start and any(scene.marks.has(mark, opens) for mark in _EARLIER):
        opens -= 1
    told = opens < figure.start - 1 or (figure.end < scene.end and scene.marks.has("formerly", figure.end))
    if figure.quantity.unit != "%" or scene.word(opens) != "(":
        return None
    before = [other for other in scene.figures if other.end <= opens]
    last = before[-1] if before else None
    if last is None or last.quantity.unit != "%" or not 0 < opens - last.end + told <= _BRACKET_REACH:
        return None
    between = range(last.end, opens)
    plain = all(place not in scene.covered and scene.word(place) != "(" for place in between)
    return last if plain and not any(cue.start in between for cue in scene.cues) else None


def leaves(scene: Scene, figure: Figure) -> bool:
    """Return whether a move starts at a figure and ends at the next: "bajó de 4,4 a 2,3 %"."""
    # "Un declive de 3 % a 4.000 millones de dólares" is one of sales, whose level follows.
    alike = {None, figure.quantity.unit} if figure.quantity.unit else {f.quantity.unit for f in scene.figures}
    return (
        arrives_at(scene, figure, alike) and scene.word(figure.start - 1) in _OF and not _is_size_of_move(scene, figure)
    )


def _is_size_of_move(scene: Scene, figure: Figure) -> bool:
    """Return whether money is far less than the price that follows: "un alza de 3,1 dólares hasta los 233,7"."""
    later = scene.following(figure)
    if later is None or figure.quantity.unit == "%" or not scene.marks.direction(figure.start - 2):
        return False
    return _PRICE_TO_MOVE * abs(figure.quantity.low or 0.0) < abs(later.quantity.low or 0.0)


def is_held_at(scene: Scene, figure: Figure, place: int) -> bool:
    """Return whether "en un" leads to where something stands, which moved by nothing: "mantendrá la tasa en un 4 %"."""
    if figure.quantity.unit != "%" or scene.word(place) not in _A or scene.word(place - 1) not in _IN:
        return False
    clause = range(max(scene.start, figure.start - _CLAUSE_REACH, scene.end_before(figure.start, scene.start)), place)
    return not any(scene.marks.direction(at) or scene.marks.has("growth", at) for at in clause)


def arrives_at(scene: Scene, figure: Figure, units: Set[str | None]) -> bool:
    """Return whether words of arrival lead from a figure right to one in some units: "de 4,4 a 2,3 %"."""
    behind = figure.end
    while behind < scene.end and scene.marks.has("arrival", behind):
        behind += 1
    return any(other.start == behind > figure.end and other.quantity.unit in units for other in scene.figures)


def told_behind(scene: Scene, figure: Figure) -> int:
    """Return the way of the verb behind a list of names with their moves in brackets, 0 where there is none.

    "BBVA (0,40 %) y Santander (0,05 %) también cotizan en negativo", "Elgar (0.4%) and Mirador (0.1%) also fell".
    """
    if scene.word(figure.start - 1) != "(" or scene.word(figure.end) != ")":
        return 0
    place = figure.end + 1
    for other in scene.figures:
        joint = range(place, other.start)
        if other.start >= place and 0 < len(joint) <= _LISTED_GAP and scene.word(other.start - 1) == "(":
            if any(scene.marks.direction(at) for at in joint):
                return 0
            place = other.end + (scene.word(other.end) == ")")
    behind = range(place, min(place + _VERB_REACH, scene.end))
    clear = next((at for at in behind if scene.word(at) in _PARTS or at in scene.covered), behind.stop)
    ways = (scene.marks.direction(at) or scene.marks.comparison(at) for at in range(place, clear))
    return next((way for way in ways if way), 0)

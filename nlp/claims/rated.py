"""Whether a percentage is a rate that somebody sets, by how much it is moved, or what a rate was before."""

from __future__ import annotations

from collections.abc import Set

from nlp.claims.scene import Figure, Scene

_BRACKET_REACH = 4
_EARLIER = ("formerly", "compared", "colon")
_OF = frozenset({"de", "del"})
_OBJECT_ARTICLES = frozenset({"la", "el", "los", "las", "su", "sus", "the", "its"})


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
    return arrives_at(scene, figure, alike) and scene.word(figure.start - 1) in _OF


def arrives_at(scene: Scene, figure: Figure, units: Set[str | None]) -> bool:
    """Return whether words of arrival lead from a figure right to one in some units: "de 4,4 a 2,3 %"."""
    behind = figure.end
    while behind < scene.end and scene.marks.has("arrival", behind):
        behind += 1
    return any(other.start == behind > figure.end and other.quantity.unit in units for other in scene.figures)

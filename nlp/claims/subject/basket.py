"""The part of a price index that a figure is about where it is named without the word for prices."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from nlp.tables import language_table

if TYPE_CHECKING:
    from nlp.claims.metric.vocabulary import Cue
    from nlp.claims.scene import Figure, Scene

_PRICED = frozenset({"inflation", "core_inflation"})
_REACH = 6
_BEHIND = 3


@dataclass(frozen=True, slots=True)
class Basket:
    """The words of one language for what a price index is made up of, and those that lead to one of them."""

    nouns: dict[str, str]
    heads: frozenset[str]
    links: frozenset[str]

    @classmethod
    @cache
    def of(cls, lang: str) -> Basket:
        """Return the table of a language."""
        table = language_table(lang, "basket")
        nouns = {noun: part for part, listed in table["parts"].items() for noun in listed}
        return cls(nouns, frozenset(table["heads"]), frozenset(table["links"]))


def part_of(scene: Scene, figure: Figure, cue: Cue) -> str | None:
    """Return the part that a figure of inflation is about: the one that its cue names, or one of a list.

    "Los precios de los servicios subieron un 0,2 % y los de las mercancías, un 0,1 %"; "inflation was 5.0% in services
    and 0.4% in goods"; "food prices rose 2.1% and energy 4%".
    """
    if cue.metric not in _PRICED:
        return cue.part
    known = Basket.of(scene.doc.lang_)
    return _before(scene, figure, cue, known) or cue.part or _behind(scene, figure, known)


def _before(scene: Scene, figure: Figure, cue: Cue, known: Basket) -> str | None:
    """Return what is named between the figure before and this one, which has no other word for prices."""
    last = scene.end_before(figure.start, 0)
    if cue.end > last or last == 0:
        return None
    first = max(last, figure.start - _REACH)
    found = (place for place in range(figure.start - 1, first - 1, -1) if scene.word(place) in known.nouns)
    place = next(found, None)
    if place is None:
        return None
    led = place - 1
    while led > last and scene.word(led) in known.heads:
        led -= 1
    # "2.1%, as dearer food lifted it to 2.4%" is of the whole.
    opens = led < last or scene.word(led) == "," or scene.marks.has("and", led) or scene.marks.has("contrast", led)
    return known.nouns[scene.word(place)] if opens else None


def _behind(scene: Scene, figure: Figure, known: Basket) -> str | None:
    """Return what is tied to a figure right behind it: "5.0% in services", "un 0,4 % en los bienes"."""
    if scene.word(figure.end) not in known.links:
        return None
    for place in range(figure.end + 1, figure.end + 1 + _BEHIND):
        if scene.word(place) in known.nouns:
            return known.nouns[scene.word(place)]
        if scene.word(place) not in known.heads:
            return None
    return None

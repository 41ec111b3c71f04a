"""The part of a price index that a figure is about where it is named without the word for prices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from nlp.reading import Claim
from nlp.tables import language_table

if TYPE_CHECKING:
    from nlp.claims.metric.vocabulary import Cue
    from nlp.claims.scene import Figure, Scene

_WHOLE, _CORE = "inflation", "core_inflation"
_PRICED = frozenset({_WHOLE, _CORE})
# How the rules of figures begin that go on with what the figure before measured.
_AGAIN = ("again", "compared")
_CARRIED = ("carried", *_AGAIN)
_PLACES = frozenset({"country", "region"})
_REACH = 6
_LONG_REACH = 9
_BEHIND = 3
_OPENING = frozenset(",;:")
_CLOSING = frozenset(").;:!?")


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


def part_of(scene: Scene, figure: Figure, cue: Cue | None, metric: str) -> str | None:
    """Return the part that a figure of inflation is about: the one that its cue names, or one of a list.

    "Los precios de los servicios subieron un 0,2 % y los de las mercancías, un 0,1 %"; "inflation was 5.0% in services
    and 0.4% in goods"; "food prices rose 2.1% and energy 4%"; "Housing became dearer, by 2%", told behind another part.
    """
    named = cue.part if cue is not None else None
    if metric not in _PRICED:
        return named
    known = Basket.of(scene.doc.lang_)
    led = _in_front(scene, figure, known)
    # "Core inflation was 3.2% and services came in at 4.5%": the figure between leaves the core behind.
    whole = metric == _WHOLE or cue is None or bool(scene.figures_between(cue.end, figure.start))
    led = led or (_before(scene, figure, cue, known) if whole else None)
    return led or named or _behind(scene, figure, known)


def goes_on_with_part(scene: Scene, last: int, figure: Figure) -> bool:
    """Return whether another part of a price index goes on without a verb: "… 0,6 % y los servicios 0,2 %"."""
    known = Basket.of(scene.doc.lang_)
    words = [scene.word(place) for place in range(last, figure.start) if not scene.marks.has("by", place)]
    joined = bool(words) and (words[0] == "," or scene.marks.has("and", last))
    rest = words[1:]
    return (
        joined
        and any(word in known.nouns for word in rest)
        and all(word in known.nouns or word in known.heads or word == "," for word in rest)
    )


def _in_front(scene: Scene, figure: Figure, known: Basket) -> str | None:
    """Return the first of a run of parts right before a figure in brackets: "Vivienda, agua y luz (8,5 %)"."""
    if scene.word(figure.start - 1) != "(":
        return None
    found: int | None = None
    floor = max(scene.start, scene.end_before(figure.start, scene.start), figure.start - _LONG_REACH)
    for place in range(figure.start - 2, floor - 1, -1):
        word = scene.word(place)
        if (word in _CLOSING or scene.marks.direction(place)) and word not in known.nouns:
            break
        if _is_part(scene, place, known) and (
            found is None or any(_joins(scene, at) for at in range(place + 1, found))
        ):
            found = place
    return None if found is None else known.nouns[scene.word(found)]


def _is_part(scene: Scene, place: int, known: Basket) -> bool:
    """Return whether a word is one for a part, and not the name of a country: "la inflación fue de 4 % en Chile"."""
    named = (actor.type in _PLACES and actor.start <= place < actor.end for actor in scene.actors)
    return scene.word(place) in known.nouns and not any(named)


def _joins(scene: Scene, place: int) -> bool:
    return scene.word(place) == "," or scene.marks.has("and", place)


def _before(scene: Scene, figure: Figure, cue: Cue | None, known: Basket) -> str | None:
    """Return what stands between the figure before, or the head of the sentence, and this one, as what has the price.

    A word for prices behind it takes it over: "housing took inflation to 3%".
    """
    last = scene.end_before(figure.start, 0)
    floor = max(last, scene.start)
    told = floor if cue is None or cue.end <= floor else cue.end
    first = max(told, figure.start - (_REACH if last else _LONG_REACH))
    place = next((at for at in range(figure.start - 1, first - 1, -1) if _is_part(scene, at, known)), None)
    if place is None:
        return None
    led = place - 1
    while led >= floor and _is_listed(scene, led, known):
        led -= 1
    # "2.1%, as dearer food lifted it to 2.4%" and "inflation without energy and food, at 2.3%" are of the whole.
    joined = scene.marks.has("and", led) or scene.marks.has("contrast", led)
    opens = led < floor or scene.word(led) in _OPENING or joined
    return known.nouns[scene.word(place)] if opens else None


def _is_listed(scene: Scene, place: int, known: Basket) -> bool:
    """Return whether a word goes before a part: what leads to it, or another one and what joins the two."""
    word = scene.word(place)
    listed = _joins(scene, place) and scene.word(place - 1) in known.nouns
    return word in known.heads or word in known.nouns or listed


def _behind(scene: Scene, figure: Figure, known: Basket) -> str | None:
    """Return what is tied to a figure right behind it: "5.0% in services", "un 0,4 % en los bienes"."""
    if scene.word(figure.end) not in known.links:
        return None
    for place in range(figure.end + 1, figure.end + 1 + _BEHIND):
        if _is_part(scene, place, known):
            return known.nouns[scene.word(place)]
        if scene.word(place) not in known.heads:
            return None
    return None


def in_line(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims of a sentence, figures of prices with the part and the basis that the others of it tell.

    "Energy rose 1% after falling 2%": both are energy's. "General and core inflation of 3.6% and 4.3%": one is core.
    """
    cored = any(claim.metric == _CORE for claim in claims)
    last: Claim | None = None
    for claim in claims:
        settled = claim
        if claim.metric == _CORE and claim.rule.startswith(_CARRIED) and (claim.part or _goes_on(claim, last)):
            settled = replace(claim, metric=_WHOLE)  # "Core prices rose 3%. Restaurants led the rises (5%)"
        if settled.metric == _WHOLE and cored and claim.part is None and claim.basis:
            settled = replace(settled, basis="+".join(b for b in claim.basis.split("+") if b != "core") or None)
        if _goes_on(settled, last) and last is not None:
            settled = replace(settled, part=last.part)
        yield settled
        last = settled


def _goes_on(claim: Claim, last: Claim | None) -> bool:
    """Return whether a figure of prices goes on with the part of the figure before."""
    if last is None or last.part is None or claim.metric not in _PRICED or last.metric not in _PRICED:
        return False
    return claim.subject == last.subject and claim.part is None and claim.rule.startswith(_AGAIN)

"""Houses that a text quotes on a company: once it says that one rates another, what it tells is not about itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import pairwise

from nlp.claims.attachment import Attachment
from nlp.claims.scene import Actor, Figure, Scene
from nlp.claims.syntax import Marks
from nlp.tables import shared_table

_OPINION_REACH = 5
_OWN_OPINION_REACH = 10
_FORM_REACH = 4
_RANKED_REACH = 24
_VERB_REACH = 2
_ADVICE_REACH = 9
_SAID_REACH = 9
_STOPS = frozenset({".", ";", ":", "?", "!", "\n"})
_ENDS = frozenset(".?!;")
_INSIDE = frozenset({"en", "at"})
_APART = frozenset(",;")
_TARGET_REACH = 30
_FORESEEN_REACH = 14
_FOR, _ARTICLES = frozenset({"for", "para"}), frozenset({"the", "el", "la", "los", "las"})


def houses(
    marks: Marks, actors: Sequence[Actor], tellers: AbstractSet[Actor], targets: Sequence[int]
) -> Iterator[Actor]:
    """Yield the names that judge another company, and those of the same houses wherever they are quoted again.

    "The view of <broker> on <company> is kind"; "en <bróker> esperan un 5 %"; "lo que lleva a <bróker> a reiterar su
    recomendación". Behind one of these "<broker> expects a profit of 80 million" is not of its own. ``targets`` are the
    tokens at which words for a price target stand.
    """
    firms = [actor for actor in actors if actor.type == "security"]
    judging = {a for a in firms if _is_inside(marks, a) or _is_led(marks, a) or _judges(marks, a, firms)}
    judging |= {a for a in firms if _advises(marks, a, firms)}
    judging |= {a for a in firms if a.end in marks.first["house"] or _has_opinion(marks, a, firms) or _ranks(marks, a)}
    known = {actor.id for actor in (*judging, *tellers) if actor.type == "security"}
    yield from judging
    yield from (a for a in firms if a.id in known and _speaks(marks, a))
    listed = _listed()
    yield from (a for a in firms if a.id in listed and _stands(marks, a) and _beside_another(a, targets))
    yield from (a for a, following in pairwise(actors) if a.id in listed and _foresees(marks, a, following))


@cache
def _listed() -> frozenset[str]:
    return frozenset(shared_table("houses")["houses"])


def _foresees(marks: Marks, actor: Actor, following: Actor) -> bool:
    """Return whether a house expects something for another: "<bank> projects EPS of $350 for the S&P 500"."""
    if actor.id == following.id or actor.end not in marks.first["foresees"]:
        return False
    led = following.start - 1
    led -= marks.words[led] in _ARTICLES
    near = following.start - actor.end <= _FORESEEN_REACH
    return near and marks.words[led] in _FOR and _STOPS.isdisjoint(marks.words[actor.end : following.start])


def _stands(marks: Marks, actor: Actor) -> bool:
    """Return whether a name stands at a figure: "UBS is at 6,200", "<broker> has it at $20, Mizuho at $38"."""
    if actor.end in marks.first["stands"]:
        return True
    return marks.words[actor.end : actor.end + 1] in (["at"], ["en"]) and marks.words[actor.start - 1] in _APART


def _beside_another(actor: Actor, targets: Sequence[int]) -> bool:
    """Return whether a target is told before a name in its sentence, or the one before that."""
    return any(0 < actor.start - at <= _TARGET_REACH for at in targets)


def _judges(marks: Marks, actor: Actor, firms: Iterable[Actor]) -> bool:
    """Return whether an opinion leads to a name and another one follows: "la nota de <bróker> sobre <empresa>"."""
    near = range(actor.start - _OPINION_REACH, actor.start)
    if not marks.has("link", actor.start - 1) or marks.tokens["opinion"].isdisjoint(near):
        return False
    judged = (other for other in firms if 0 < other.start - actor.end <= _VERB_REACH)
    return any(marks.has("about", actor.end) and other.id != actor.id for other in judged)


def _advises(marks: Marks, actor: Actor, firms: Iterable[Actor]) -> bool:
    """Return whether a name, and no other behind it, says what only a house says of another company of the text.

    "<Bróker> recomienda mantener, pero recorta su precio objetivo", "<broker> has initiated coverage".
    """
    said = min((at for at in marks.first["advises"] if at >= actor.end), default=None)
    if said is None or said - actor.end > _ADVICE_REACH:
        return False
    if not _STOPS.isdisjoint(marks.words[actor.end : said]):
        return False
    others = [firm for firm in firms if firm.id != actor.id]
    return bool(others) and not any(actor.end <= other.start < said for other in others)


def _is_inside(marks: Marks, actor: Actor) -> bool:
    """Return whether those who work in a house speak: "en <bróker> destacan", "at <broker>, they expect"."""
    if actor.start == 0 or marks.words[actor.start - 1] not in _INSIDE:
        return False
    return any(place in marks.first["they_say"] for place in range(actor.end, actor.end + _VERB_REACH))


def _is_led(marks: Marks, actor: Actor) -> bool:
    """Return whether a name is brought to rate: "llevan a <bróker> a reiterar su recomendación"."""
    if actor.start == 0 or actor.start - 1 not in marks.last["brings"]:
        return False
    end = actor.end
    while end < actor.end + _FORM_REACH and end in marks.tokens["house"]:  # "<bróker> Securities"
        end += 1
    return end + 1 in marks.first["rating"]


def _has_opinion(marks: Marks, actor: Actor, firms: Iterable[Actor]) -> bool:
    """Return whether a name has an opinion of its own on another: "<bróker> mejoró su visión sobre <empresa>".

    Houses mend "sus perspectivas sobre" a company; a company has its own "perspectivas" for a year.
    """
    for place in range(actor.end, actor.end + _OWN_OPINION_REACH):
        if place in marks.tokens["opinion"] and marks.has("possessive", place - 1) and marks.has("about", place + 1):
            judged = (other for other in firms if 0 <= other.start - place - 2 <= _VERB_REACH)
            return any(other.id != actor.id for other in judged) and _free(marks, actor.end, place)
    return False


def _ranks(marks: Marks, actor: Actor) -> bool:
    """Return whether a name stands among those whose targets come next: "le siguen los targets de <bróker> ($ 640)"."""
    opened = max((at for at in marks.last["next_targets"] if at < actor.start), default=-1)
    return opened >= 0 and actor.start - opened < _RANKED_REACH and _free(marks, opened, actor.start)


def _free(marks: Marks, start: int, end: int) -> bool:
    """Return whether nothing ends a sentence between two places."""
    return _ENDS.isdisjoint(marks.words[start:end])


def _speaks(marks: Marks, actor: Actor) -> bool:
    """Return whether a name that is known for a house tells something: "<bróker> concluye", "<broker> expects"."""
    near = range(actor.end, actor.end + _VERB_REACH)
    return any(place in marks.first["says"] or place in marks.first["they_say"] for place in near)


def hoped_for(scene: Scene, figure: Figure, before: Attachment | None) -> bool:
    """Return whether an amount is where an upside leads, or what a house put something at.

    "Un potencial del 8 % hasta los 58 euros", "<broker> sees upside of 12% to $56"; "<bróker> lo redujo a 25 euros".
    """
    left = scene.left_by(figure)
    hoped = before is not None and before.metric.name == "return" and before.cue is not None and before.cue.forecast
    if hoped and left is not None and left is scene.last_before(figure):
        return True
    return bool(scene.tellers) and _advised(scene, figure)


def _advised(scene: Scene, figure: Figure) -> bool:
    """Return whether what only a house says stands shortly before a figure, with no name between."""
    said = max((at for at in scene.marks.last["advises"] if scene.start <= at < figure.start), default=None)
    if said is None or figure.start - said > _SAID_REACH:
        return False
    return not any(said < actor.start < figure.start for actor in scene.actors)

"""Houses that a text quotes on a company: once it says that one rates another, what it tells is not about itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from nlp.claims.scene import Actor
from nlp.claims.syntax import Marks

_OPINION_REACH = 5
_OWN_OPINION_REACH = 10
_FORM_REACH = 4
_RANKED_REACH = 24
_VERB_REACH = 2
_ENDS = frozenset(".?!;")
_INSIDE = frozenset({"en", "at"})


def houses(marks: Marks, actors: Sequence[Actor], tellers: AbstractSet[Actor]) -> Iterator[Actor]:
    """Yield the names that judge another company, and those of the same houses wherever they are quoted again.

    "The view of <broker> on <company> is kind"; "en <bróker> esperan un 5 %"; "lo que lleva a <bróker> a reiterar su
    recomendación". Behind one of these "<broker> expects a profit of 80 million" is not of its own.
    """
    firms = [actor for actor in actors if actor.type == "security"]
    judging = {a for a in firms if _is_inside(marks, a) or _is_led(marks, a) or _judges(marks, a, firms)}
    judging |= {a for a in firms if a.end in marks.first["house"] or _has_opinion(marks, a, firms) or _ranks(marks, a)}
    known = {actor.id for actor in (*judging, *tellers) if actor.type == "security"}
    yield from judging
    yield from (a for a in firms if a.id in known and _speaks(marks, a))


def _judges(marks: Marks, actor: Actor, firms: Iterable[Actor]) -> bool:
    """Return whether an opinion leads to a name and another one follows: "la nota de <bróker> sobre <empresa>"."""
    near = range(actor.start - _OPINION_REACH, actor.start)
    if not marks.has("link", actor.start - 1) or marks.tokens["opinion"].isdisjoint(near):
        return False
    judged = (other for other in firms if 0 < other.start - actor.end <= _VERB_REACH)
    return any(marks.has("about", actor.end) and other.id != actor.id for other in judged)


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
    opened = max((at for at in marks.last["ranked"] if at < actor.start), default=-1)
    return opened >= 0 and actor.start - opened < _RANKED_REACH and _free(marks, opened, actor.start)


def _free(marks: Marks, start: int, end: int) -> bool:
    """Return whether nothing ends a sentence between two places."""
    return _ENDS.isdisjoint(marks.words[start:end])


def _speaks(marks: Marks, actor: Actor) -> bool:
    """Return whether a name that is known for a house tells something: "<bróker> concluye", "<broker> expects"."""
    near = range(actor.end, actor.end + _VERB_REACH)
    return any(place in marks.first["says"] or place in marks.first["they_say"] for place in near)

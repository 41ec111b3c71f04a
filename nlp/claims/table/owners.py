"""Whom a cell is about: the thing that its row or column names, else the company of the document; and which part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nlp.claims.metric.vocabulary import Metric
from nlp.claims.scene import Actor, Topic
from nlp.claims.subject.economies import economy_of, fits
from nlp.claims.subject.segments import Segments
from nlp.claims.table.heads import Head
from nlp.claims.table.places import Place
from nlp.grids.vocabulary import vocabulary

_QUOTED = frozenset({"security", "index", "commodity", "crypto", "fx", "bond", "currency"})
_KINDS = frozenset({"crude oil", "crude", "oil", "petróleo", "crudo", "petróleo crudo"})
_TARGETS = frozenset({"target", "targets", "price", "year-end", "yearend", "objetivo", "objetivos", "precio", "cierre"})
_TOPICS = ("label", "heading", "document")


@dataclass(frozen=True, slots=True)
class Owner:
    """The subject of a cell (null: the text names none that is known), the part of it, and where it was found."""

    id: str | None
    part: str | None = None
    rule: str = "none"
    actor: Actor | None = None


def quoted(place: Place) -> Actor | None:
    """Return the one thing with a price that a cell's row names, else its column, null for none or several.

    A row whose name nobody knows holds one of the kind that the other rows are of, all alike.
    """
    found = _quoted(place)
    if found is not None or not place.table.subjects or not _is_unknown(place):
        return found
    kinds = {actor.type for heads in place.table.labels for head in heads for actor in _named(head)}
    only = kinds.pop() if len(kinds) == 1 else None
    first = place.beside[0].cell
    return Actor(first.start, first.end, "", only, "unknown") if only in _QUOTED and only is not None else None


def _is_unknown(place: Place) -> bool:
    """Say whether the label of a row names a thing, but none that is known."""
    return bool(place.beside) and not any(head.names or head.cues or head.moment for head in place.beside)


def _quoted(place: Place) -> Actor | None:
    for heads in (place.beside, place.over, place.section):
        found = {actor.id: actor for head in heads for actor in _named(head) if actor.type in _QUOTED}
        if len(found) > 1 and len({actor.type for actor in found.values()}) > 1:
            found = {key: actor for key, actor in found.items() if actor.type == "security"} or found
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


def _named(head: Head) -> Iterator[Actor]:
    """Yield the things that a label names, a kind of them where it says no more: "Crude oil, Dubai" is no Brent."""
    for actor, text in head.names:
        vague = text.casefold() in _KINDS
        if not (vague and (len(head.names) > 1 or any(word[0].isupper() for word in head.rest))):
            yield actor


def owner(place: Place, metric: Metric, topics: Iterable[Topic], lang: str, implied: str | None) -> Owner | None:
    """Return whom a cell is about; null where its labels are not understood or name two.

    A statement of a company leaves its company out: it is the document's. A row whose name nobody knows has no subject
    rather than that one, and a total over several has none at all.
    """
    part = _part(place, metric, lang)
    if part is None:
        return None
    if implied is not None:
        return Owner(implied, part or None, "implied")
    for rule, heads in (("label", place.beside), ("header", place.over), ("section", place.section)):
        found = dict(_fitting(heads, metric))
        if len(found) > 1:
            return None
        for identifier, actor in found.items():
            return Owner(identifier, part or None, rule, actor)
    if place.table.houses:
        meant = dict(_fitting([head for heads in place.table.columns for head in heads], metric))
        for identifier, actor in meant.items() if len(meant) == 1 else ():
            return Owner(identifier, part or None, "header", actor)  # "Broker | 2026 S&P 500 | EPS": its earnings too
    if place.table.subjects and not any(head.cues for head in place.beside):
        words = vocabulary(lang)
        total = any(words.says("totals", head.cell.text) for head in place.beside)
        return None if total or not place.beside else Owner(None, None, "unknown")
    return _outside(place, metric, topics, part)


def _fitting(heads: Iterable[Head], metric: Metric) -> Iterator[tuple[str, Actor]]:
    for head in heads:
        for actor in _named(head):
            if fits(actor.id, actor.type, metric):
                direct = actor.type in metric.subjects
                yield actor.id if direct else economy_of(actor.id, metric) or actor.id, actor


def _outside(place: Place, metric: Metric, topics: Iterable[Topic], part: str) -> Owner:
    """Return what caption, heading or document name, null where they name nobody or several."""
    caption = dict(_fitting(place.around, metric))
    if caption:
        only = next(iter(caption)) if len(caption) == 1 else None
        return Owner(only, part or None, "caption", caption[only] if only else None)
    listed = [topic for topic in topics if fits(topic.id, topic.type, metric)]
    for rule in _TOPICS:
        told = [topic for topic in listed if topic.rule == rule]
        # A statement in a text on a company and its country is the company's.
        told = [topic for topic in told if topic.type == "security"] or told
        ids = {topic.id if topic.type in metric.subjects else economy_of(topic.id, metric) for topic in told}
        if ids:
            return Owner(ids.pop() if len(ids) == 1 else None, part or None, rule)
    return Owner(None, part or None)


def _part(place: Place, metric: Metric, lang: str) -> str | None:
    """Return the part of its subject that a cell is about, empty for the whole; null for what is not understood."""
    if any(not (_understood(head, metric, lang) or _aims(place, head)) for head in place.over):
        return None
    parts = []
    for head in place.beside:
        if place.table.subjects and not head.cues:
            continue
        words = _own_part(head, metric, lang) if head.cues else _row_part(place, head, metric, lang)
        if words is None:
            return None
        if words:
            parts.append(words)
        elif head.cues and place.table.parts and metric.parted:
            parts += [over.cell.text.strip(" *†‡:").lower() for over in place.section if not over.cues]
    return " ".join(dict.fromkeys(parts))


def _understood(head: Head, metric: Metric, lang: str) -> bool:
    """Say whether a header holds nothing but what is understood of it."""
    return not head.rest or _own_part(head, metric, lang) is not None


def _aims(place: Place, head: Head) -> bool:
    """Say whether a header of those who foresee calls an index's level what they aim at: "S&P 500 target"."""
    return place.table.houses and bool(head.names) and _TARGETS.issuperset(word.casefold() for word in head.rest)


def _own_part(head: Head, metric: Metric, lang: str) -> str | None:
    """Return the part that stands beside the name of a metric ("cloud revenue"), null where other words do."""
    words = vocabulary(lang)
    if any(words.whole("blockers", word) for word in head.rest):
        return None
    unfit = [(actor, text) for actor, text in head.names if not fits(actor.id, actor.type, metric)]
    places = [text.lower() for actor, text in unfit if actor.type == "country"]
    if not head.rest:
        return " ".join(places) if metric.parted else ""
    if not metric.parted or not head.cues:
        return None
    known = Segments.of(lang)
    rest = [word for word in head.rest if word.casefold() not in known.links | known.articles]
    named = all(word.casefold() in known.nouns or _is_name(word) for word in rest)
    fine = named or words.whole("parts", " ".join(rest))
    return " ".join([*rest, *places]).lower() if fine else None


def _is_name(word: str) -> bool:
    """Say whether a word is written as no common word is: "iPhone", "EMEA", "AWS"."""
    return any(char.isupper() for char in word[1:])


def _row_part(place: Place, head: Head, metric: Metric, lang: str) -> str | None:
    """Return the part that the label of a row names by itself: "Services", "EMEA", empty for a total or a time."""
    words, known = vocabulary(lang), Segments.of(lang)
    label = head.cell.text.strip(" *†‡:")
    if words.says("wholes", label) and len(label.split()) <= 3:
        return ""
    if words.says("totals", label):
        return None
    named = [actor for actor, _ in head.names if fits(actor.id, actor.type, metric)]
    if not head.rest and (named or head.moment or not head.names):
        return ""
    if not metric.parted or any(words.whole("blockers", word) for word in head.rest):
        return None if head.rest else ""
    told = place.table.parts or bool(place.section) or words.whole("parts", label)
    told = told or all(word.casefold() in known.nouns for word in head.rest) or _is_name(label.split()[0])
    return label.lower() if told else None

"""Sums that are no company's market value: what a parcel of its shares, a deal, or a fall of that value comes to."""

from __future__ import annotations

from nlp.claims.attachment import Attachment
from nlp.claims.metric.vocabulary import Cue
from nlp.claims.roles import Role
from nlp.claims.scene import Actor, Figure, Scene

_PARCEL_REACH, _THING_REACH = 16, 8
_NOUN_REACH, _MOVE_REACH, _OBJECT_REACH = 3, 4, 6
_TAKEN = frozenset({"net_income", "price", "price_change", "revenue"})
_ALL = frozenset({"outstanding", "circulación"})
_STOPS = frozenset(";:.?!")
_PARTED = _STOPS | {",", "for", "por"}
_OF = frozenset({"off", "from", "of", "in", "to", "de", "del", "en", "a", "al"})


def is_no_value(scene: Scene, figure: Figure, reading: Attachment) -> bool:
    """Return whether a sum is the value of something else than the company, or what its value moved by."""
    cue = reading.cue
    if reading.metric.name != "market_cap" or cue is None:
        return reading.metric.name in _TAKEN and _of_value(scene, figure)
    return _of_parcel(scene, cue) or _of_deal(scene, cue) or _is_moved(scene, figure, reading, cue)


def _of_value(scene: Scene, figure: Figure) -> bool:
    """Return whether words for a market value tell what a sum is: what was lost of it, or what some shares are worth.

    "Etsy lost $4 billion in market value", "sold 4,310 shares valued at $230,000": neither a loss nor a price.
    """
    for cue in scene.cues:
        if cue.metric != "market_cap":
            continue
        if cue.end <= figure.start <= cue.end + 1 and _of_parcel(scene, cue):
            return True
        if _leads(scene, figure, cue):
            return not scene.figures_between(figure.end, cue.start)
    return False


def _of_parcel(scene: Scene, cue: Cue) -> bool:
    """Return whether so many shares are worth a sum: "the fund owns 4,310 shares of Etsy valued at $230,000".

    "With 120 million shares outstanding the retailer is valued at $6 billion": all of them are the company.
    """
    for figure in scene.figures:
        behind = range(figure.end, min(figure.end + _NOUN_REACH, cue.start))
        held = next((at for at in behind if scene.marks.has("parcel", at)), None)
        if held is None or not 0 <= cue.start - figure.end <= _PARCEL_REACH:
            continue
        words = {scene.word(at) for at in range(held, cue.start)}
        if figure.quantity.unit in (None, "count") and not words & (_ALL | _STOPS):
            return True
    return False


def _of_deal(scene: Scene, cue: Cue) -> bool:
    """Return whether a deal or a stake is valued: "a stake worth $2bn", "a contract that the union valued at $1bn"."""
    for place in range(cue.start - 1, max(scene.start, cue.start - _THING_REACH) - 1, -1):
        named = next((actor for actor in _firms(scene) if actor.start <= place < actor.end), None)
        # "Its stake in Depop valued at $2bn" is of that company, but the sum is the stake's.
        part = named is not None and scene.marks.has("dealt", named.start - 2)
        if scene.word(place) in _STOPS or (named is not None and not part):
            return False
        if scene.marks.has("dealt", place):
            return True
    return False


def _firms(scene: Scene) -> list[Actor]:
    return [actor for actor in scene.actors if actor.type == "security"]


def _is_moved(scene: Scene, figure: Figure, reading: Attachment, cue: Cue) -> bool:
    """Return whether a sum is what a value lost or gained: "the rout wiped $40 billion off its market value".

    "Climbed to $3 trillion in market value" tells where it stands.
    """
    if reading.role is Role.LEVEL or not _leads(scene, figure, cue):
        return False
    near = (*range(max(scene.start, figure.start - _MOVE_REACH), figure.start), cue.end, cue.end + 1)
    return any(scene.marks.direction(at) or scene.marks.has("wipes", at) for at in near)


def _leads(scene: Scene, figure: Figure, cue: Cue) -> bool:
    """Return whether a sum is told of the value behind it: "$4 billion of its market value".

    "To $78.90 in early trading, for a market value of $339 billion" parts the two.
    """
    between = range(figure.end, cue.start)
    if not 0 < len(between) <= _OBJECT_REACH or scene.word(figure.end) not in _OF:
        return False
    return not any(scene.word(place) in _PARTED for place in between)

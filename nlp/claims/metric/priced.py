"""Levels that a figure may be without a word for one: what a line quotes, a house sets or a buyer bids."""

from __future__ import annotations

from nlp.claims.attachment import Offer
from nlp.claims.metric.plausible import (
    implausible,
    magnitude,
    serves,
)
from nlp.claims.metric.vocabulary import metrics, unit_class
from nlp.claims.scene import Actor, Figure, Scene

_RATED_COST = 1.5
_SERVED_COST = -1.0
_MILLION = 1e6
_LARGEST_BID = 1e4
_OR = frozenset({"or", "o", "u"})
_LABELLED = {"index": "index_level", "fx": "fx_rate"}
_QUOTED = _LABELLED | dict.fromkeys(("security", "commodity", "crypto"), "price")
_LABELLED_COST = 0.8
_STARS = frozenset({"*", "**", ":"})
_IN_BRACKETS = 8
_AT = frozenset({"at", "en"})
_APART = frozenset(",;")


def priced(scene: Scene, figure: Figure, unit: str) -> Offer | None:
    """Return what a house or a buyer holds a share to be worth, or what a level is told to be to prices."""
    if unit == "bare" and (level := _labelled(scene, figure)) is not None:
        return metrics()[level], _LABELLED_COST, "labelled", None
    if unit in ("money", "bare") and (level := _quoted(scene, figure)) is not None:
        return metrics()[level], _LABELLED_COST, "labelled", None
    if unit in ("money", "pts", "bare") and (level := serves(scene, figure)) is not None:
        return metrics()[level], _SERVED_COST, "served", None
    if unit in ("money", "bare") and _rated(scene, figure):
        return metrics()["price_target"], _RATED_COST, "rated", None
    if unit == "money" and _bought_for(scene, figure):
        return metrics()["deal_value"], _RATED_COST, "bid", None
    if unit == "money" and _bid(scene, figure):
        return metrics()["price"], _RATED_COST, "bid", None
    return None


def _labelled(scene: Scene, figure: Figure) -> str | None:
    """Return what a number behind a name and a colon is: "- S&P 500: 4,155.86, down 0.1%"."""
    if scene.word(figure.start - 1) != ":" or figure.quantity.signed:
        return None
    named = (_LABELLED.get(actor.type) for actor in scene.actors if actor.end == figure.start - 1)
    level = next(named, None)
    return None if level is None or implausible(level, figure) else level


def _quoted(scene: Scene, figure: Figure) -> str | None:
    """Return what a number between a name and a move in brackets is: "Gold 4,912.40 (-1.7%)"."""
    behind = next((other for other in scene.figures if figure.end < other.start <= figure.end + 1), None)
    if figure.quantity.signed or behind is None or scene.word(figure.end) != "(":
        return None
    if not behind.quantity.signed or behind.quantity.unit != "%":
        return None
    end = _without_bracket(scene, figure.start)
    named = (_QUOTED.get(actor.type) for actor in scene.actors if actor.end == end)
    level = next(named, None)
    return None if level is None or implausible(level, figure) else level


def _without_bracket(scene: Scene, end: int) -> int:
    """Return where words end that a bracket of a few words, or stars, follow: "**Copper (LME)** "."""
    while scene.word(end - 1) in _STARS or end - 1 in scene.marks.blanks:
        end -= 1
    if scene.word(end - 1) != ")":
        return end
    return next((place for place in range(end - 2, end - _IN_BRACKETS, -1) if scene.word(place) == "("), end)


def _bid(scene: Scene, figure: Figure) -> bool:
    """Say whether money a share is what a buyer offers: "Adobe is to acquire Twilio for $61 a share"."""
    bought = any(cue.metric == "deal_value" and cue.end <= figure.start for cue in scene.cues)
    return bought and any(cue.metric == "eps" and cue.weak and cue.start == figure.end for cue in scene.cues)


def _bought_for(scene: Scene, figure: Figure) -> bool:
    """Return whether a sum restates what is bid for a share: "is buying Twilio for $72 a share, or about $2.5bn"."""
    bought = any(cue.metric == "deal_value" and not cue.weak and cue.end <= figure.start for cue in scene.cues)
    last = scene.last_before(figure) if bought and magnitude(figure) >= _MILLION else None
    if last is None or unit_class(last.quantity.unit) != "money" or magnitude(last) >= _LARGEST_BID:
        return False
    return any(scene.word(place) in _OR for place in range(last.end, figure.start))


def _rated(scene: Scene, figure: Figure) -> bool:
    """Return whether a rating house sets a figure: "IAG: <bróker> sube a 5,40 euros"."""
    rates = scene.marks.first["rates"] | scene.marks.first["stands"]
    here = [teller for teller in scene.tellers if scene.start <= teller.start and teller.end <= figure.start]
    told = (t for t in here if t.end in rates or (scene.word(t.end) in _AT and scene.word(t.start - 1) in _APART))
    return any(not _moved_since(scene, teller, figure) for teller in told)


def _moved_since(scene: Scene, teller: Actor, figure: Figure) -> bool:
    """Return whether somebody else moves behind a house: "<bróker> lo ve en 23; Santander cae un 1 %, a 9,10 euros"."""
    others = (a for a in scene.actors if teller.end <= a.start < figure.start and a not in scene.tellers)
    return any(scene.marks.direction(place) for other in others for place in range(other.end, figure.start))

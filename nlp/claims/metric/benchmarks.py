"""Returns of the markets that a fund's own is set beside: "returned 3.1%, against 2.4% for the S&P 500"."""

from __future__ import annotations

from nlp.claims.attachment import Attachment
from nlp.claims.metric.cue_costs import specific
from nlp.claims.metric.vocabulary import metrics
from nlp.claims.roles import Role
from nlp.claims.scene import Actor, Figure, Scene

_COST = 0.4
_FOR = frozenset({"for", "from", "del", "de", "en"})
_AT = frozenset({"en"})
_THE = frozenset({"the", "el", "la", "los"})
_MARKETS = frozenset({"index", "group", "sector"})


def return_of(scene: Scene, figure: Figure) -> Attachment | None:
    """Return the reading of a percentage that a market right behind it owns, where the sentence tells of returns.

    "The fund returned 3.1% net, compared with 2.4% for the S&P 500 and 1.9% for the Russell 3000": neither is the
    fund's. "Earnings growth of 14% for the S&P 500" is no return.
    """
    if figure.quantity.unit != "%" or (owner := _owner(scene, figure)) is None:
        return None
    told = any(scene.marks.direction(place) for place in range(scene.start, figure.start))
    named = [cue for cue in scene.cues if cue.end <= figure.start]
    told = told or any(cue.metric in ("return", "relative_return") for cue in named)
    other = any(specific(cue, "%") and metrics()[cue.metric].listed for cue in named if cue.metric != "relative_return")
    inside = (cue for cue in scene.cues if figure.start <= cue.start <= owner.start)
    if not told or other or any(cue.metric not in ("return", "other") for cue in inside):
        return None
    return Attachment(metrics()["return"], owner.id, _COST, "benchmark", Role.AMOUNT, None, owner, _COST)


def of_other(scene: Scene, figure: Figure, reading: Attachment) -> bool:
    """Return whether a market behind a return owns the next one: "the fund rose 3%, against 2% for the Dow"."""
    named = any(actor.id == reading.subject and actor.start < figure.start for actor in scene.actors)
    if named:
        return False
    later = (other for other in scene.figures if other.start > figure.end and other.quantity.unit == "%")
    owners = (owner for other in later if (owner := _owner(scene, other)) is not None)
    return any(owner.id == reading.subject for owner in owners)


def _owner(scene: Scene, figure: Figure) -> Actor | None:
    """Return the market that stands behind a figure over "for the"."""
    place = figure.end
    if scene.word(place) not in _FOR or (scene.word(place) in _AT and not _beside_another(scene, figure)):
        return None
    place += 1 + (scene.word(place + 1) in _THE)
    return next((a for a in scene.actors if a.start == place and a.type in _MARKETS and a.rule != "anaphora"), None)


def _beside_another(scene: Scene, figure: Figure) -> bool:
    """Return whether a move in a market stands beside another one, and is not that of a share traded there.

    "Elgar sube un 3 % en el Ibex" is Elgar's; "el fondo sube un 3 %, frente al 2 % en el Ibex" tells two.
    """
    last = scene.end_before(figure.start, scene.start)
    if last == scene.start:
        return False
    return not any(actor.type == "security" and last <= actor.start < figure.start for actor in scene.actors)

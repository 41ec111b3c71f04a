"""Figures that are set against an earlier one of their sentence, and so measure what it measures."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.claims.attachment import Attachment
from nlp.claims.metric.cue_costs import specific
from nlp.claims.metric.plausible import same_size
from nlp.claims.metric.vocabulary import unit_class
from nlp.claims.rated import arrives_at
from nlp.claims.scene import Figure, Scene

_REACH = 4
_COMPARED = frozenset({"surprise", "relative_return"})
_BY = frozenset({"by", "en", "por"})

Told = Sequence[tuple[Figure, Attachment]]
"""The figures of a sentence that were read before, each with its reading, in the order of the text."""


def set_against(scene: Scene, figure: Figure, told: Told) -> Attachment | None:
    """Return the reading of the figure that a figure is compared with, null where it is compared with none.

    "Cloud revenue grew 39%, beating the 34% that analysts expected"; "net income rose to $2.3 billion, or $1.42 a
    share, from $2.0 billion": the nearest one in the same unit and of like size.
    """
    if not _compares(scene, figure) or _opens_move(scene, figure) or is_lead(scene, figure):
        return None
    for other, reading in reversed(told):
        if reading.metric.name == "surprise":
            continue  # "82 cents a share, 11 cents above the 71 cents that analysts expected"
        lost = reading.metric.loss and scene.marks.has("loss", figure.end)  # "lost 75 cents, worse than a 3-cent loss"
        if other.quantity.unit == figure.quantity.unit and (lost or same_size(other, figure)):
            return None if _says_otherwise(scene, other, figure, reading) else reading
    return None


def is_lead(scene: Scene, figure: Figure) -> bool:
    """Return whether words of a surprise lead to a figure with "by": "$1.74 a share missed estimates by 39 cents"."""
    if scene.word(figure.start - 1) not in _BY:
        return False
    return any(cue.metric == "surprise" and cue.end == figure.start for cue in scene.cues)


def _says_otherwise(scene: Scene, other: Figure, figure: Figure, reading: Attachment) -> bool:
    """Return whether words between two figures name another measure: "a rate of 1/4 percent … unemployment above 6"."""
    unit = unit_class(figure.quantity.unit)
    # A cue right behind a figure between the two is that one's: "$33m, or $0.69 per diluted share, vs. $35m".
    ends = {mid.end for mid in scene.figures if other.end < mid.end <= figure.start}
    between = (
        cue for cue in scene.cues if other.end <= cue.start and cue.end <= figure.start and cue.start not in ends
    )
    kin = {reading.metric.name, *reading.metric.move.values()}
    # "Below estimates of $10 million": the words that compare name no measure of their own.
    told = kin | _COMPARED
    return any(specific(cue, unit) and cue.metric not in told for cue in between)


def _compares(scene: Scene, figure: Figure) -> bool:
    """Return whether a word that sets a figure against another stands right before it, over articles and adverbs."""
    place = figure.start - 1
    first = max(scene.start, figure.start - _REACH)
    while place >= first and not _is_edge(scene, place):
        if place in scene.marks.last["compared"] and not scene.marks.has("soft", place):
            return True
        place -= 1
    return False


def _opens_move(scene: Scene, figure: Figure) -> bool:
    """Return whether a move begins at a figure and ends at the next: "sube desde el 0,18 % hasta el 0,22 %"."""
    return arrives_at(scene, figure, {figure.quantity.unit})


def _is_edge(scene: Scene, place: int) -> bool:
    # "Better than analysts' $98 estimate": the mark of the genitive parts nothing.
    return place in scene.covered or bool(scene.doc[place].is_punct and scene.word(place).strip("*_'’"))

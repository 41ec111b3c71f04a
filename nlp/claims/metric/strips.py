"""Labels of figures in a line that marks part: "Target price €53 (was €56) · Price €48.20 · Upside 10%"."""

from __future__ import annotations

from nlp.claims.metric.vocabulary import Cue, metrics, unit_class
from nlp.claims.scene import Figure, Scene

_PARTING = frozenset({"·", "|", "•", "▪", "‖"})


def labels(scene: Scene, figure: Figure) -> tuple[Cue, ...]:
    """Return the cues that a part of the line opens with and that lead straight to a figure, none elsewhere.

    What stands so close is no other figure's, however general its word: "Close 13.06", "Precio 22,14". What a yield is
    of, the subject decides.
    """
    parting = [place for place in range(scene.start, scene.end) if scene.word(place) in _PARTING]
    if not parting:
        return ()
    opens = max((place + 1 for place in parting if place < figure.start), default=scene.start)
    unit = unit_class(figure.quantity.unit)
    return tuple(
        cue
        for cue in scene.cues
        if not cue.shadowed and unit in metrics()[cue.metric].units and metrics()[cue.metric].listed
        if _blank(scene, opens, cue.start) and _blank(scene, cue.end, figure.start, ":")
    )


def _blank(scene: Scene, start: int, end: int, allowed: str = "") -> bool:
    """Return whether nothing stands between two tokens but white space, emphasis and one mark."""
    between = range(start, end)
    return start <= end and all(
        place in scene.marks.blanks or scene.word(place) in {"*", "**", allowed} for place in between
    )

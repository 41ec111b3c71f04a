"""Whether a percentage is a rate that somebody sets, or by how much it is moved."""

from __future__ import annotations

from nlp.claims.scene import Figure, Scene

_OBJECT_ARTICLES = frozenset({"la", "el", "los", "las", "su", "sus", "the", "its"})


def names_rate(scene: Scene, figure: Figure) -> bool:
    """Return whether a percentage tells which rate is moved: "will raise the 3.6% cash rate by a quarter point"."""
    led = figure.quantity.unit == "%" and scene.word(figure.start - 1) in _OBJECT_ARTICLES
    return led and any(cue.start == figure.end and cue.metric == "policy_rate" for cue in scene.cues)


def moves_rate(scene: Scene, figure: Figure) -> bool:
    """Return whether a percentage is the size of a move of a rate named behind it: "a series of 0.25% rate cuts"."""
    named = (cue.end for cue in scene.cues if cue.start == figure.end and cue.metric == "policy_rate")
    return any(scene.marks.direction(end - 1) or (scene.marks.direction(end) and end < scene.end) for end in named)


def below_zero(scene: Scene, figure: Figure) -> bool:
    """Return whether a minus is that of a rate and of no cut: "had kept its policy rate at -0.75%"."""
    led = figure.quantity.unit == "%" and figure.start - 1 in scene.marks.last["level"]
    return led and any(cue.metric == "policy_rate" and cue.end <= figure.start for cue in scene.cues)

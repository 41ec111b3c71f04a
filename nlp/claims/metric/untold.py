"""What a figure may measure though no word names it, by whom its sentence is about."""

from __future__ import annotations

from nlp.claims.metric.cue_costs import specific
from nlp.claims.metric.vocabulary import metrics
from nlp.claims.roles import grows
from nlp.claims.scene import Figure, Scene
from nlp.claims.subject.candidates import linked

_BEHIND = 5


def of_bank_alone(scene: Scene) -> bool:
    """Return whether a central bank is all that a sentence is about: "¿Y Banxico? Hoy está en 7,25 %"."""
    headed = any(topic.type == "cb" and topic.rule in ("heading", "label") for topic in scene.topics)
    others = any(actor.type != "cb" for actor in scene.actors if actor not in scene.tellers)
    return (
        headed
        and not others
        and not scene.cues
        and (scene.carried is None or "cb" in metrics()[scene.carried.metric].subjects)
    )


def expands(scene: Scene, figure: Figure) -> bool:
    """Return whether an economy grows by a figure: "España creció un 0,6 %", "Spain grew 0.6%"."""
    told = [actor for actor in scene.actors if actor.end <= figure.start]
    # "El país creció un 4 % gracias a la buena cosecha y a un mejor clima para sus exportaciones": far behind it.
    near = (cue for cue in scene.cues if cue.start < figure.end + _BEHIND)
    if not told or any(specific(cue, "%") for cue in near):
        return False
    if told[-1].type == "country" and not linked(scene, told[-1]) and grows(scene, figure):
        return True
    # "España volvió a crecer más que sus vecinos: 0,6 %"
    grown = any(scene.marks.has("growth", place) for place in range(told[0].end, figure.start))
    return told[0].type == "country" and grown and scene.word(figure.start - 1) == ":"

"""What a clause tells to move where it names nobody: the fees, the volume of credit, and no share."""

from __future__ import annotations

from nlp.claims.attachment import Attachment
from nlp.claims.metric.plausible import followed
from nlp.claims.metric.vocabulary import OF
from nlp.claims.scene import Figure, Scene

_ARTICLES = frozenset({"the", "its", "their", "el", "la", "los", "las", "su", "sus"})
_OPENS = frozenset({".", ";", ":", "\n"})
_LONGEST = 9
_SHORT = 3
_PAIR = 2
_OWNERS = OF | {"del"}


def moves_itself(scene: Scene, figure: Figure, reading: Attachment) -> bool:
    """Return whether a noun that is no name, and no word for a price, heads the clause whose verb moves by a figure.

    "Las comisiones, sin embargo, subieron un 3 %", "los activos totales del banco crecieron un 1 %", "Fees, however,
    rose 3%". One that may stand for somebody ("la gallega cae un 2 %") counts only where it is of something.
    """
    if reading.actor is not None and not _is_owner(scene, reading):
        return False
    verb = _verb(scene, figure)
    if verb is None:
        return False
    start = _clause(scene, verb)
    end = _phrase_end(scene, start, verb)
    if not start < end <= start + _LONGEST or not _is_plain(scene, start, end):
        return False
    if scene.word(start) in _ARTICLES:
        owned = scene.word(start + 2) in _OWNERS
        return followed(scene, start + 1) and (owned or scene.word(start + 1).endswith("s"))
    plural = scene.word(end - 1).endswith("s") and followed(scene, end - 1)
    told = all(scene.doc[at].is_alpha and not scene.doc[at].is_stop for at in range(start, end))
    return plural and told and end - start <= _SHORT


def _is_owner(scene: Scene, reading: Attachment) -> bool:
    """Return whether a word that stands for a name only tells whose the noun before it is: "los activos del banco"."""
    actor = reading.actor
    if actor is None or actor.rule != "anaphora":
        return False
    return scene.word(actor.start) in _OWNERS or scene.word(actor.start - 1) in _OWNERS


def _verb(scene: Scene, figure: Figure) -> int | None:
    """Return the first token of the move that stands right before a figure."""
    marks, place = scene.marks, scene.led_by(figure)
    if not marks.direction(place):
        return None
    while place > scene.start and (marks.has("auxiliary", place - 1) or marks.direction(place - 1)):
        place -= 1
    return place


def _clause(scene: Scene, verb: int) -> int:
    """Return where the clause of a verb begins, behind what only ties it to the one before."""
    marks = scene.marks
    ends = (figure.end for figure in scene.figures if figure.end <= verb)
    start = max(ends, default=scene.start)
    if start != scene.start:
        return verb  # behind another figure the clause may go on with its subject
    start = next((at + 1 for at in range(verb - 1, start - 1, -1) if scene.word(at) in _OPENS), start)
    while start < verb and (marks.has("contrast", start) or scene.word(start) == "," or start in marks.blanks):
        start += 1
    return start


def _phrase_end(scene: Scene, start: int, verb: int) -> int:
    """Return where the phrase before a verb ends, over what is put between commas: "las comisiones, sin embargo,"."""
    commas = [at for at in range(start, verb) if scene.word(at) == ","]
    if len(commas) == 2 and commas[1] == verb - 1:
        return commas[0]
    return verb


def _is_plain(scene: Scene, start: int, end: int) -> bool:
    """Return whether a phrase holds no name but in an owner's place, and no word for what is measured of a share."""
    inside = [actor for actor in scene.actors if start <= actor.start < end and actor.rule != "adjective"]
    if any(actor.rule != "anaphora" or actor.start == start for actor in inside):
        return False
    return not any(start <= cue.start < end and cue.metric != "other" for cue in scene.cues) and not any(
        scene.word(at) in ",()" or scene.marks.has("paper", at) for at in range(start, end)
    )

"""Names that only tell a figure or rate a security, and so are not what the figure is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nlp.claims.metrics import Cue
from nlp.claims.scene import Actor
from nlp.claims.syntax import Marks

_RATED_REACH = 9


def tellers(marks: Marks, cues: Sequence[Cue], actors: Iterable[Actor]) -> frozenset[Actor]:
    """Return the names of a text that only give its figures: brokers, polling agencies, vendors of data.

    "<Bank> cut its price target on the stock to $140"; "economists polled by <agency>"; "<vendor> data showed".
    """
    return frozenset(actor for actor in actors if _is_source(marks, actor) or _rates(marks, cues, actor))


def _is_source(marks: Marks, actor: Actor) -> bool:
    return actor.end in marks.first["source_after"] or actor.start - 1 in marks.last["source"]


def _rates(marks: Marks, cues: Sequence[Cue], actor: Actor) -> bool:
    """Return whether a name does what rating houses do to a price target; a company raises its dividend alike."""
    if actor.end not in marks.first["rates"]:
        return False
    near = range(actor.end, actor.end + _RATED_REACH)
    return any(cue.metric == "price_target" and cue.start in near for cue in cues)

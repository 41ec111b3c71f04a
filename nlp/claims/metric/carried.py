"""What a sentence measured last, with which the next one may go on without a word for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nlp.claims.metric.vocabulary import metrics
from nlp.claims.scene import Carried, Scene
from nlp.claims.trace import Weighed

_ANNOUNCED_WORDS = 6
_RELEASED_WORDS = 16
_NAMED_RATES = frozenset({"interest_rate", "jobless_claims"})
"""Metrics whose words tell which rate goes on: "El euríbor subió al 2,19 %. El día 8 llegó al 2,20 %"."""
_IN_PARTS = frozenset({"pmi"})
"""Metrics whose words tell which part a line below goes on with: "- Services PMI 50.1\n- Prior 48.4"."""
_PLAINLY_TOLD = frozenset({"fx_rate", "gdp_growth"})
"""Metrics to go on with though no word named them: "El dólar terminó en $897. Tocó un mínimo de $895"."""


def carried(scene: Scene, weighed: Sequence[Weighed]) -> Carried | None:
    """Return what the last figure of a sentence measured, null where it was not told by the sentence itself."""
    if not weighed:
        return _announced(scene)
    last = next((each for each in reversed(weighed) if each.read is not None), weighed[-1])
    told = _told(last)
    if told is None:
        return None
    others = {each.unit: each for one in weighed[:-1] if (each := _told(one)) is not None and each.unit != told.unit}
    return replace(told, beside=tuple(others.values()))


def _announced(scene: Scene) -> Carried | None:
    """Return the one metric that a few words without a figure name: "Inflation.", "Friday brings GDP.".

    Words of its release may be more: "The statistics office publishes the consumer price index for June on Tuesday."
    """
    named = {cue.metric for cue in scene.cues if not cue.shadowed and metrics()[cue.metric].carries}
    if len(named) != 1:
        return None
    words = sum(scene.doc[place].is_alpha for place in range(scene.start, scene.end))
    released = not scene.marks.tokens["announces"].isdisjoint(range(scene.start, scene.end))
    most = _RELEASED_WORDS if released else _ANNOUNCED_WORDS
    return Carried(named.pop(), None, None) if words <= most else None


def _told(weighed: Weighed) -> Carried | None:
    read, quantity = weighed.read, weighed.figure.quantity
    if read is None or (read.attachment.cue is None and read.attachment.metric.name not in _PLAINLY_TOLD):
        return None
    cue = read.attachment.cue
    name = read.attachment.metric.name
    told = cue is not None and (
        (cue.subject is not None and name in _NAMED_RATES) or (cue.part is not None and name in _IN_PARTS)
    )
    return Carried(read.attachment.metric.name, quantity.unit, abs(quantity.low or 0.0), cue=cue if told else None)

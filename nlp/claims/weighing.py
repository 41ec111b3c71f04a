"""The readings that a figure may have, and the one that is chosen, with its confidence."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.claims.attach import attach
from nlp.claims.attachment import Attachment
from nlp.claims.metric.comparisons import Told
from nlp.claims.metric.rises import rises_by
from nlp.claims.scene import Actor, Figure, Scene
from nlp.claims.subject.exchange import counts_one
from nlp.claims.subject.relative import counterpart_of, discount_of
from nlp.claims.table.quotes import read_quote
from nlp.claims.trace import Read, Weighed
from nlp.learned.judge import Ask, Choice, Judge
from nlp.reading import Claim


def _only_parts(scene: Scene, figure: Figure, reading: Attachment) -> bool:
    """Return whether a figure only tells how far two others lie apart, so that the next goes on with the one before it.

    "La deuda sube a 62 millones, un alza de 16 millones sobre los 46 de 2025"; "82 cents, 11 more than the
    71 expected".
    """
    return reading.metric.name == "surprise" or (not reading.metric.listed and rises_by(scene, figure))


def weigh(
    scene: Scene, figure: Figure, before: Sequence[Claim], row: Actor | None, told: Told, ask: Ask, judge: Judge
) -> Weighed:
    """Return the readings of a figure, the best first, and the one chosen with its confidence."""
    if counts_one(scene, figure):
        return Weighed(figure, (), None)
    cell = read_quote(scene, figure, row) if row is not None else None
    # The figure right before lends its metric only where its own reading was sure.
    last = told[-1][1] if told and scene.last_before(figure) is told[-1][0] else None
    if last is not None and len(told) > 1 and _only_parts(scene, *told[-1]):
        last = told[-2][1]
    readings = [cell] if cell is not None else attach(scene, figure, last, told)
    choice = judge.choose(scene, figure, readings, ask if cell is None else _unasked)
    if choice is None:
        return Weighed(figure, tuple(readings), None)
    others = (reading for place, reading in enumerate(readings) if place != choice.place)
    return Weighed(figure, (choice.attachment, *others), _read(scene, figure, choice, before))


def _unasked() -> None:
    """Answer for the model where a row of quotes needs no opinion."""


def _read(scene: Scene, figure: Figure, choice: Choice, before: Sequence[Claim]) -> Read:
    best = choice.attachment
    subject, counterpart = best.subject, counterpart_of(scene, figure, best)
    if best.metric.relative and (subject is None or counterpart is None):
        subject, counterpart = discount_of(best, subject, counterpart, before)
    sure, least = choice.confidence, choice.least(subject)
    return Read(best, sure, subject, counterpart, best.actor, least, choice.opinion)


def accepted(weighed: Sequence[Weighed], judge: Judge) -> Told:
    """Return the readings of the figures before that are sure enough to lean on."""
    reads = ((each.figure, each.read) for each in weighed)
    least = judge.scale.least_named
    return [(figure, read.attachment) for figure, read in reads if read is not None and read.confidence >= least]

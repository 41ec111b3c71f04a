"""Rules and model together: the readings that either offers, weighed against each other.

A reading that a rule offers costs what the rule says; one that only the model offers costs what supposing it costs. The
model's probabilities of its metric and its subject count for it. What each counts is fitted on annotated texts.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from nlp.claims.attachment import Attachment
from nlp.claims.metric.plausible import lies_off
from nlp.claims.metric.vocabulary import Cue, Metric, metrics
from nlp.claims.roles import Role, role_of
from nlp.claims.scene import Figure, Scene
from nlp.claims.subject.economies import fits, stands_for
from nlp.learned.confidence import Weights
from nlp.learned.model import NO_METRIC, Opinion
from nlp.learned.view import Name
from nlp.names.strangers import listed

_METRICS = 3
_SUBJECTS = 3
_LEAST = math.log(0.03)
"""What is less likely than this is no metric to propose."""
_UNSEEN = 0.01
_COST = 4.0
_MODEL = "model"

Meant: TypeAlias = Callable[[str], Mapping[str | None, float]]
"""Tells of a metric how likely the model holds each subject of it."""


@dataclass(frozen=True, slots=True)
class Rival:
    """A reading and how much speaks for it; null stands for a figure that is no claim."""

    attachment: Attachment | None
    features: Features

    def score(self, by: Weights) -> float:
        """Return how much speaks for the reading, as a logarithm."""
        return self.features.score(by)


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for a reading: a rule's cost where one offers it, and the model's logarithms."""

    cost: float
    metric: float
    subject: float
    offered: bool
    none: bool = False
    nobody: bool = False
    inherited: bool = False

    def score(self, by: Weights) -> float:
        """Return the sum of what speaks for and against a reading."""
        told = by.metric * self.metric + by.subject * self.subject + by.none * self.none
        told += by.nobody * self.nobody + by.inherited * self.inherited
        return told + (by.offered - by.cost * self.cost) * self.offered


def weighed(scene: Scene, figure: Figure, readings: Sequence[Attachment], opinion: Opinion) -> Iterator[Rival]:
    """Yield the rules' readings, the model's own, and that the figure is no claim, each with what speaks for it."""
    seen = set()
    meant = cache(opinion.likelihoods)  # readings share their metrics
    for reading in readings:
        seen.add((reading.metric.name, reading.subject))
        yield Rival(reading, _features(reading, opinion, meant, offered=True))
    for reading in _proposals(scene, figure, opinion, meant):
        if (reading.metric.name, reading.subject) not in seen:
            yield Rival(reading, _features(reading, opinion, meant, offered=False))
    yield Rival(None, Features(0.0, opinion.metrics[NO_METRIC], 0.0, offered=False, none=True))


def _features(reading: Attachment, opinion: Opinion, meant: Meant, *, offered: bool) -> Features:
    owner, inherited = listed(reading.subject), reading.actor is None
    if not reading.metric.listed:
        measured, subject = opinion.metrics[NO_METRIC], 0.0
    else:
        measured = opinion.metrics.get(reading.metric.name, math.log(_UNSEEN))
        subject = math.log(max(_UNSEEN, meant(reading.metric.name).get(owner, 0.0)))
    return Features(reading.cost, measured, subject, offered, nobody=owner is None, inherited=inherited)


def _proposals(scene: Scene, figure: Figure, opinion: Opinion, meant: Meant) -> Iterator[Attachment]:
    """Yield what the model takes for likely: a few metrics, each with a few subjects that it can be said of."""
    likely = sorted((-log, name) for name, log in opinion.metrics.items() if log >= _LEAST)[:_METRICS]
    role = role_of(scene, figure)
    for _, name in likely:
        if name == NO_METRIC:
            continue
        metric, cue = metrics()[name], _cue(scene, figure, name)
        if "country" in metric.subjects and lies_off(scene, figure):
            continue
        if role is Role.AMOUNT and metric.sized and metric.amount is None:
            continue  # the amount of a move of what is told in levels only
        for subject, of in _subjects(scene, figure, opinion.names, metric, meant(name)):
            told = "none" if of is None else of.rule
            actor = of.actor if of else None
            yield Attachment(metric, subject, _COST, f"{_MODEL}:{name}+{told}", role, cue, actor)


def _subjects(
    scene: Scene, figure: Figure, names: Sequence[Name], metric: Metric, meant: Mapping[str | None, float]
) -> Iterator[tuple[str | None, Name | None]]:
    found: dict[str, Name] = {}
    # The sentence's own before what it inherits; who only tells a figure, or stands in an aside, is not meant.
    for name in sorted(names, key=lambda name: name.actor is None):
        actor = name.actor
        if actor is not None and (actor in scene.tellers or scene.set_aside(actor.start, figure)):
            continue
        if fits(name.id, name.type, metric):
            found.setdefault(stands_for(name.id, metric), name)
    likely = sorted(found, key=lambda identifier: (-meant[listed(identifier)], identifier))[:_SUBJECTS]
    yield from ((identifier, found[identifier]) for identifier in likely)
    yield None, None


def _cue(scene: Scene, figure: Figure, metric: str) -> Cue | None:
    """Return the nearest words that name a metric."""
    cues = [cue for cue in scene.cues if cue.metric == metric]
    return min(cues, key=lambda cue: (cue.weak, abs(cue.start - figure.start), cue.start), default=None)


def shares(scores: Sequence[float]) -> list[float]:
    """Return the probabilities that scores, as logarithms, stand for."""
    highest = max(scores)
    found = [math.exp(score - highest) for score in scores]
    return [each / sum(found) for each in found]

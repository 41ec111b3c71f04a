"""Who decides what a figure is about: the rules, the trained model, or both together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from nlp.claims.metric.plausible import counted, technical
from nlp.claims.metric.things import refused
from nlp.claims.subject.economies import home_of
from nlp.learned.confidence import Scale, Weights, default_method, scale, weights
from nlp.learned.method import Method
from nlp.reading import Status

if TYPE_CHECKING:
    from nlp.claims.attachment import Attachment
    from nlp.claims.metric.vocabulary import Metric
    from nlp.claims.scene import Figure, Scene
    from nlp.learned.model import Model, Opinion

_RIVAL = 6.0
_BESIDE = 1.5
_OF_TWO = frozenset({"relative_return", "spread", "surprise", "valuation_discount"})
"""What sets two sides apart; the model knows of one."""
_SURE_OF_TWO = 0.85
"""The raw score from which on rules decide alone on such."""
_APART = "surprise"
"""How a reading begins that tells what sets two amounts apart."""
_ALONE = Weights(
    cost=0.0, offered=0.0, metric=1.0, subject=1.0, none=0.0, nobody=0.0, inherited=0.0, status=0.0, sure=2.0
)

Ask: TypeAlias = Callable[[], "Opinion | None"]
"""Asks the model about a figure; null where it does not reach."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The reading that was chosen.

    Attributes:
        attachment: the reading.
        score: its raw score, 0 to 1.
        by: whose scale the score is on: the rules' where they were sure, else the method's.
        place: its place among the rules' readings, null for one of the model's own.
        opinion: what the model makes of the figure, where it was asked.
        upheld: how sure the rules are of the reading, where it is their first and the model does not overrule it: such
            are right at least as often as readings of which the model was not asked.
    """

    attachment: Attachment
    score: float
    by: Method
    place: int | None
    opinion: Opinion | None = None
    upheld: float = 0.0

    @property
    def confidence(self) -> float:
        """How often such readings are right."""
        return max(scale(self.by).confidence(self.score), self.upheld)

    def least(self, subject: str | None) -> float:
        """Return the least confidence with which a reading of a subject is a claim."""
        return scale(self.by).least(subject)


class Opinions:
    """What the model makes of the figures of a scene; it reads the scene when it is first asked."""

    __slots__ = ("_found", "_model", "_scene")

    def __init__(self, scene: Scene, model: Model | None) -> None:
        self._scene, self._model = scene, model
        self._found: tuple[Opinion | None, ...] | None = None

    def of(self, number: int) -> Opinion | None:
        """Return what the model makes of a figure, null where it does not reach."""
        if self._found is None:
            from nlp.learned.model import shipped

            self._found = (self._model or shipped()).read(self._scene)
        return self._found[number]

    def known(self, number: int) -> Opinion | None:
        """Return what the model makes of a figure, null where nobody has asked it about the scene."""
        return None if self._found is None else self._found[number]


@dataclass(frozen=True, slots=True)
class Judge:
    """Decides what figures are about.

    ``model`` and ``weighting`` are those that the package ships where none are given.
    """

    method: Method = field(default_factory=default_method)
    model: Model | None = None
    weighting: Weights | None = None

    @property
    def scale(self) -> Scale:
        """How sure the method has to be."""
        return scale(self.method)

    def opinions(self, scene: Scene) -> Opinions:
        """Return what the model makes of the figures of a scene, once it is asked."""
        return Opinions(scene, self.model)

    def choose(self, scene: Scene, figure: Figure, readings: Sequence[Attachment], ask: Ask) -> Choice | None:
        """Return the best reading of a figure, of the rules' ``readings`` (cheapest first) and the model's own.

        Null where nothing is in reach, or where the model is surer that the figure is no claim. Both together leave a
        figure to the rules where these are sure: there the model is wrong more often than they are.
        """
        told = _cheapest(readings)
        if self.method is Method.RULES or (self.method is Method.BOTH and self._is_sure(told, figure)):
            return told
        if self.method is Method.BOTH and (technical(scene, figure) or counted(scene, figure)):
            return told  # what the rules know to be no claim, the model need not be asked
        opinion = ask()
        return told if opinion is None else self._weigh(scene, figure, readings, told, opinion)

    def status(self, told: Status, opinion: Opinion | None) -> Status:
        """Return the status of a figure: the rules' word, or the model's where it is sure enough against it."""
        if opinion is None:
            return told
        scores = {name: log + self._weights.status * (name == told) for name, log in opinion.statuses.items()}
        return Status(max(scores, key=lambda name: (scores[name], name)))

    def _weigh(
        self, scene: Scene, figure: Figure, readings: Sequence[Attachment], told: Choice | None, opinion: Opinion
    ) -> Choice | None:
        from nlp.learned.weighing import shares, weighed

        offered = readings if self.method is Method.BOTH else ()
        found = weighed(scene, figure, offered, opinion)
        rivals = [rival for rival in found if _may_be(rival.attachment, scene, figure)]
        if (measured := self._sure_metric(told if offered else None)) is not None:
            rivals = [each for each in rivals if each.attachment is not None and each.attachment.metric is measured]
        share = shares([rival.score(self._weights) for rival in rivals])
        best = max(range(len(rivals)), key=lambda place: (share[place], -place))
        chosen = rivals[best].attachment
        if chosen is None:
            return None
        place = best if best < len(offered) else None
        if place:
            chosen = replace(chosen, rule=f"{chosen.rule}+model")
        upheld = told.confidence if told is not None and place == 0 else 0.0
        return Choice(chosen, share[best], self.method, place, opinion, upheld)

    def _sure_metric(self, told: Choice | None) -> Metric | None:
        """Return the metric that the rules are sure of although they know nobody whose it is: that is left to find."""
        if told is None or not told.attachment.metric.listed or told.score < self._weights.sure:
            return None
        return told.attachment.metric

    def _is_sure(self, told: Choice | None, figure: Figure) -> bool:
        """Return whether the rules' word stands: for a metric of somebody, or for what they know no metric to fit."""
        if told is None or (told.attachment.subject is None and told.attachment.metric.listed):
            return False
        of_two = told.attachment.metric.name in _OF_TWO
        bound = min(_SURE_OF_TWO, self._weights.sure) if of_two else self._weights.sure
        return told.score >= bound and (told.attachment.metric.listed or _is_named(told.attachment, figure))

    @property
    def _weights(self) -> Weights:
        if self.weighting is not None:
            return self.weighting
        return weights() if self.method is Method.BOTH else _ALONE


def _is_named(told: Attachment, figure: Figure) -> bool:
    """Return whether words name what no metric fits.

    "While EBITDA jumped 24.8%"; "… 7 cents more than the 75 cents of a year before".
    """
    cue = told.cue
    if told.rule.startswith(_APART):
        return True
    if cue is None or cue.weak or cue.end > figure.start or told.metric_cost > _BESIDE:
        return False
    return cue.metric == told.metric.name or figure.quantity.unit == "%"


def _may_be(reading: Attachment | None, scene: Scene, figure: Figure) -> bool:
    return reading is None or not refused(scene, figure, reading)


def _cheapest(readings: Sequence[Attachment]) -> Choice | None:
    if not readings:
        return None
    best = readings[0]
    others = (r for r in readings[1:] if r.metric != best.metric or not _is_same(best, r.subject))
    rival = next((other.cost for other in others), None)
    score = best.confidence(best.cost + _RIVAL if rival is None else rival)
    return Choice(best, score, Method.RULES, 0)


def _is_same(best: Attachment, other: str | None) -> bool:
    """Return whether another subject of a reading's metric is its own: a bank's aim for prices is its economy's."""
    if best.subject is None or other is None or best.metric.name != "inflation_target":
        return best.subject == other
    return other in (best.subject, home_of(best.subject)) or home_of(other) == best.subject

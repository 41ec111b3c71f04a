"""How sure a reading is: what is right as often as it says.

``nlp/data/confidence.toml`` is written by ``python -m benchmarks.calibration``, which measures how often readings of
each raw score are right on annotated texts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from nlp.learned.method import Method, asked
from nlp.tables import shared_table


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts how much where rules and model decide together.

    Attributes:
        cost: of a unit of a rule's cost.
        offered: of being offered by a rule at all.
        metric, subject: of the logarithm of the model's probability.
        none: of the figure being no claim.
        nobody: of a reading naming no subject.
        inherited: of its subject not standing in the sentence.
        status: of the rules' word on a figure's status, beside the logarithm of the model's probability.
        sure: the raw score from which on the rules decide alone.
    """

    cost: float
    offered: float
    metric: float
    subject: float
    none: float
    nobody: float
    inherited: float
    status: float
    sure: float


@dataclass(frozen=True, slots=True)
class Scale:
    """How a method's raw scores become confidence, and the least with which a reading is a claim.

    Attributes:
        scores, right: points of the calibration curve, both rising; between them it is straight.
        least_named, least_unnamed: where the reading names its subject, and where it does not.
    """

    scores: Sequence[float]
    right: Sequence[float]
    least_named: float
    least_unnamed: float

    def confidence(self, score: float) -> float:
        """Return how often readings with a raw score are right."""
        place = bisect_right(self.scores, score)
        if place == 0 or place == len(self.scores):
            return self.right[min(place, len(self.right) - 1)]
        (left, low), (upper, high) = ((self.scores[at], self.right[at]) for at in (place - 1, place))
        return round(low + (high - low) * (score - left) / (upper - left), 3)

    def least(self, subject: str | None) -> float:
        """Return the least confidence with which a reading of a subject is a claim."""
        return self.least_named if subject else self.least_unnamed


@cache
def scale(method: Method) -> Scale:
    """Return the calibration of a method."""
    return Scale(**shared_table("confidence")[method.value])


@cache
def weights() -> Weights:
    """Return how rules and model are weighed."""
    return Weights(**shared_table("confidence")["weights"])


def default_method() -> Method:
    """Return the method that the environment asks for, else the one that measures best.

    Raises:
        UnknownMethodError: the environment asks for one that there is not.
    """
    return asked() or Method(shared_table("confidence")["default"])

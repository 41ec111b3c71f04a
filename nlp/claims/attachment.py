"""One way to read a figure."""

from __future__ import annotations

import math
from dataclasses import dataclass

from nlp.claims.metric.vocabulary import Cue, Metric
from nlp.claims.roles import Role
from nlp.claims.scene import Actor


@dataclass(frozen=True, slots=True)
class Attachment:
    """One way to read a figure: its metric, its subject, and what the reading costs (lower is better).

    ``metric_cost`` is the part of the cost that is for the metric; the rest is for the subject.
    """

    metric: Metric
    subject: str | None
    cost: float
    rule: str
    role: Role
    cue: Cue | None = None
    actor: Actor | None = None
    metric_cost: float = 0.0

    def confidence(self, rival: float) -> float:
        """Return how sure the reading is, 0 to 1, given the cost of the best reading that differs from it."""
        level = 1 / (1 + math.exp((self.cost - 8.0) / 2.0))
        margin = 1 / (1 + math.exp(-(rival - self.cost + 0.5)))
        return round(level * (0.7 + 0.3 * margin), 3)


Offer = tuple[Metric, float, str, Cue | None]
"""A metric, what it costs to suppose it, the rule that offers it and the cue that it rests on."""

"""What rules and model count where both decide: fitted so that the right readings of annotated figures win."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from benchmarks.readings import Recorded
from benchmarks.scoring import accepts
from nlp.learned.confidence import Weights
from nlp.learned.judge import Judge
from nlp.learned.method import Method
from nlp.learned.weighing import Features

_FIRST = (0.5, 3.0, 1.0, 1.0, 0.0)
_HELD = 0.5
"""How strongly the weights are held to where they start, in figures."""
_SURE = 0.8
"""From which raw score on the rules decide alone: the best of 0.7 to 0.95 and never on documents held out."""
_STATUS = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0)


def fitted(figures: Sequence[Recorded]) -> Weights:
    """Return the weights under which the right readings are likeliest: a conditional logit."""
    choices = []
    for each in figures:
        rivals = each.rivals()
        right = [each.is_right(rival.attachment) for rival in rivals]
        if any(right) and not all(right):
            choices.append((torch.tensor([_row(rival.features) for rival in rivals]), torch.tensor(right)))
    first = torch.tensor(_FIRST)
    weights = first.clone().requires_grad_()
    optimizer = torch.optim.LBFGS([weights], max_iter=60, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        total = _HELD * ((weights - first) ** 2).sum()
        for rows, right in choices:
            scores = rows @ weights
            total = total - torch.logsumexp(scores[right], 0) + torch.logsumexp(scores, 0)
        total.backward()  # type: ignore[no-untyped-call]
        return total

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    cost, offered, metric, subject, none = (round(float(value), 3) for value in weights.detach())
    return Weights(cost, offered, metric, subject, none, status=_status(figures), sure=_SURE)


def _status(figures: Sequence[Recorded]) -> float:
    """Return the weight of the rules' word on a status with which most are right; the largest of several."""
    stated = [each for each in figures if any("status" in row for row in each.gold)]

    def right(word: float) -> int:
        judges = Judge(Method.BOTH, weighting=Weights(0.0, 0.0, 0.0, 0.0, 0.0, status=word, sure=2.0))
        return sum(
            any(accepts(row.get("status"), judges.status(each.told, each.opinion).value) for row in each.gold)
            for each in stated
        )

    return max(_STATUS, key=lambda word: (right(word), word))


def _row(features: Features) -> list[float]:
    offered = float(features.offered)
    return [-features.cost * offered, offered, features.metric, features.subject, float(features.none)]

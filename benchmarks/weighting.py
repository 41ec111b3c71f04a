"""What rules and model count where both decide: fitted so that the right readings of annotated figures win."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import torch

from benchmarks.readings import Recorded
from nlp.learned.confidence import Weights
from nlp.learned.weighing import Features

_FIRST = (0.5, 3.0, 1.0, 1.0, 0.0, 0.0, 0.0)
_HELD = 0.5
"""How strongly the weights are held to where they start, in figures."""
_SURE = 0.95
"""From which raw score on the rules decide alone: of 0.85, 0.9 and 0.95 what is best on each kind of texts held out. To
ask the model of every figure gains next to nothing more."""
_STATUS = 1.0
"""The rules' word on a status, beside the logarithm of the model's probability: best of 0, 0.5, 1, 1.5, 2 and 8 on
texts held out."""


Choice: TypeAlias = tuple[list[list[float]], list[bool]]
"""What speaks for each rival, and whether it is right."""


def fitted(figures: Sequence[Recorded]) -> Weights:
    """Return the weights under which the right readings are likeliest: a conditional logit."""
    rows, there, right = _padded([choice for each in figures if (choice := _choice(each)) is not None])
    first = torch.tensor(_FIRST)
    weights = first.clone().requires_grad_()
    optimizer = torch.optim.LBFGS([weights], max_iter=60, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        scores = rows @ weights
        likely = _sum(scores, right) - _sum(scores, there)
        total = _HELD * ((weights - first) ** 2).sum() - likely.sum()
        total.backward()  # type: ignore[no-untyped-call]
        return total

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    cost, offered, metric, subject, none, nobody, inherited = (round(float(value), 3) for value in weights.detach())
    return Weights(cost, offered, metric, subject, none, nobody, inherited, status=_STATUS, sure=_SURE)


def _choice(figure: Recorded) -> Choice | None:
    """Return what a figure has to choose from, null where nothing can be learnt of it."""
    rivals = figure.rivals()
    right = [figure.is_right(rival.attachment) for rival in rivals]
    return ([_row(rival.features) for rival in rivals], right) if any(right) and not all(right) else None


def _padded(choices: Sequence[Choice]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return the features of all choices, and which of their rivals are there, and which are right."""
    most = max((len(right) for _, right in choices), default=1)
    rows = torch.zeros((len(choices), most, len(_FIRST)))
    there, right = (torch.zeros((len(choices), most), dtype=torch.bool) for _ in range(2))
    for number, (features, told) in enumerate(choices):
        rows[number, : len(told)] = torch.tensor(features)
        there[number, : len(told)] = True
        right[number, : len(told)] = torch.tensor(told)
    return rows, there, right


def _sum(scores: torch.Tensor, of: torch.Tensor) -> torch.Tensor:
    """Return the logarithm of what some rivals of each choice get together."""
    return torch.logsumexp(scores.masked_fill(~of, -torch.inf), 1)


def _row(features: Features) -> list[float]:
    offered = float(features.offered)
    flags = (features.none, features.nobody, features.inherited)
    return [-features.cost * offered, offered, features.metric, features.subject, *map(float, flags)]

"""What the vectors are trained for; each loss takes raw sums of token vectors or vectors of length 1."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import torch
from torch.nn.functional import normalize

SCALE = 20.0
NEVER = -1e4
NESTED = {256: 1.0, 128: 0.5, 64: 0.25}
"""Matryoshka: how much each truncation counts."""


Lengths: TypeAlias = "Mapping[int, float]"


def nested(dimensions: int, lengths: Lengths = NESTED) -> Iterator[tuple[int, float]]:
    """Yield the lengths to which vectors are cut, longest first, and what each weighs."""
    return ((size, weight) for size, weight in lengths.items() if size <= dimensions)


def contrast(left: torch.Tensor, right: torch.Tensor, excused: torch.Tensor, lengths: Lengths = NESTED) -> torch.Tensor:
    """Return the symmetric in-batch softmax loss: each row's own partner against all others, both ways.

    Args:
        left: raw vectors, shape ``(n, d)``.
        right: their partners.
        excused: places where a row of the other side is no partner but no stranger either, shape ``(2, k)``.
        lengths: to which the vectors are cut, and what each weighs.
    """
    total = left.new_zeros(())
    for size, weight in nested(left.shape[1], lengths):
        total = total + weight * _softmax_loss(normalize(left[:, :size]), normalize(right[:, :size]), excused)
    return total


class _SoftmaxLoss(torch.autograd.Function):
    """Cross entropy over the rows and over the columns of one matrix of cosines, with a single exponential."""

    @staticmethod
    def forward(context: Any, left: torch.Tensor, right: torch.Tensor, excused: torch.Tensor) -> torch.Tensor:
        # A cosine is at most 1, so that this never overflows; at -1 it is exp(-40), which float32 still holds.
        odds = _product(left, right.T).sub_(1).mul_(SCALE).exp_()
        odds[excused[0], excused[1]] = 0
        rows, columns = odds.sum(1), odds.sum(0)
        context.save_for_backward(left, right, odds, rows, columns)
        own = SCALE * ((left * right).sum(1) - 1)
        return ((rows.log() + columns.log()) / 2 - own).mean()

    @staticmethod
    def backward(context: Any, gradient: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, None]:
        left, right, odds, rows, columns = context.saved_tensors
        slope = odds * (1 / rows)[:, None]
        slope.addcmul_(odds, (1 / columns)[None, :].expand_as(odds)).mul_(SCALE / (2 * len(left)))
        slope.diagonal().sub_(SCALE / len(left))
        slope.mul_(gradient)
        return _product(slope, right), _product(slope.T, left), None


def _product(left: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """Return a matrix product made in bfloat16, four times as fast; a cosine is then off by up to 0.004."""
    return (left.bfloat16() @ right.bfloat16()).float()


def _softmax_loss(left: torch.Tensor, right: torch.Tensor, excused: torch.Tensor) -> torch.Tensor:
    loss: torch.Tensor = _SoftmaxLoss.apply(left, right, excused)  # type: ignore[no-untyped-call]
    return loss


def follow(student: torch.Tensor, teacher: torch.Tensor) -> torch.Tensor:
    """Return how far vectors point away from the teacher's, cut at each length."""
    total = student.new_zeros(())
    for size, weight in nested(student.shape[1]):
        cosine = (normalize(student[:, :size]) * normalize(teacher[:, :size])).sum(1)
        total = total + weight * (1 - cosine).mean()
    return total


def mirror(left: torch.Tensor, right: torch.Tensor, likeness: torch.Tensor) -> torch.Tensor:
    """Return the mean square distance of the cosines of all pairs to those that the teacher gives."""
    return ((normalize(left) @ normalize(right).T - likeness) ** 2).mean()


def rank(first: torch.Tensor, second: torch.Tensor, likeness: torch.Tensor, lengths: Lengths = NESTED) -> torch.Tensor:
    """Return the CoSENT loss: pairs that people found more alike shall have the higher cosine."""
    total = first.new_zeros(())
    wrong = likeness[:, None] > likeness[None, :]
    for size, weight in nested(first.shape[1], lengths):
        cosine = SCALE * (normalize(first[:, :size]) * normalize(second[:, :size])).sum(1)
        gaps = (cosine[None, :] - cosine[:, None]).masked_fill(~wrong, NEVER).flatten()
        total = total + weight * torch.logsumexp(torch.cat([gaps, gaps.new_zeros(1)]), 0)
    return total


def rank_all(judged: Sequence[torch.Tensor], likeness: torch.Tensor) -> torch.Tensor:
    """Return the mean of `rank` over vectors that come as first, second, first, second, …."""
    found = [rank(judged[2 * at], judged[2 * at + 1], each) for at, each in enumerate(likeness)]
    return torch.stack(found).mean()

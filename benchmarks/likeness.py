"""How well the cosine of two sentences follows what people found: Spearman's correlation on STS-B dev."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.encoder import Encoder

if TYPE_CHECKING:
    from numpy.typing import NDArray

PAIRINGS = ("en-en", "es-es", "en-es")


def likeness(folder: Path, encoder: Encoder) -> dict[str, float]:
    """Return the correlation ×100 for each pairing of languages."""
    return {f"STS {pairing}": _spearman(folder / f"stsb-dev.{pairing}.tsv", encoder) for pairing in PAIRINGS}


def _spearman(path: Path, encoder: Encoder) -> float:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    first, second = (encoder.encode([row[side] for row in rows]) for side in (0, 1))
    cosines = (first * second).sum(axis=1)
    scores = np.array([float(row[2]) for row in rows])
    return 100 * float(np.corrcoef(_ranks(cosines), _ranks(scores))[0, 1])


def _ranks(values: NDArray[np.floating]) -> NDArray[np.float64]:
    """Return ranks, equal values sharing the mean of theirs."""
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    means = np.cumsum(counts) - (counts - 1) / 2
    shared: NDArray[np.float64] = means[places]
    return shared

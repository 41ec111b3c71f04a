"""Everything a training run reads, tokenised."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tools.encoder.lines import Lines, tokenise
from tools.encoder.market import SOURCE as MARKET
from tools.encoder.market import market
from tools.encoder.material import JUDGED, Pair, judged, parallel

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

RUNNING_TEXT = {
    "news_commentary_v11",
    "wmt_newstest_2008_2012",
    "tico19",
    "irs_direct_file",
    "d365_finance_ops",
    "d365_business_central",
    MARKET,
}
"""Sources whose lines stand in the order of their documents."""
MARKET_REPEATS = 3


@dataclass(frozen=True, slots=True)
class JudgedLines:
    """Judged pairs: row ``i`` of both against each other, in either language."""

    first: tuple[Lines, Lines]
    second: tuple[Lines, Lines]
    likeness: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Prepared:
    """Tokenised material.

    Attributes:
        sides: the English and the Spanish lines, row by row translations.
        same: for each side, numbers that are equal where the texts are.
        documents: half-open ranges of running text.
        teacher: the teacher's vectors, in principal axes; one more row, of zeros, stands for none.
        taught: the row of ``teacher`` for each line.
        judged: sentence pairs with a likeness.
    """

    sides: tuple[Lines, Lines]
    same: tuple[NDArray[np.int64], NDArray[np.int64]]
    documents: Sequence[tuple[int, int]]
    teacher: NDArray[np.float16]
    taught: NDArray[np.int64]
    judged: JudgedLines


def pairs(train: Path, real: Path | None, *, without: Collection[str] = ()) -> list[Pair]:
    """Return all pairs, the market posts several times over."""
    found = list(parallel(train, without=without))
    posts = list(market(real)) if real is not None and MARKET not in without else []
    return found + posts * MARKET_REPEATS


def prepare(
    tokenizer: Tokenizer, lines: Sequence[Pair], train: Path, teacher: Mapping[str, NDArray[np.float16]]
) -> Prepared:
    """Return the material of a run."""
    known = {text: row for row, text in enumerate(teacher)}
    vectors = np.stack(list(teacher.values())) if teacher else np.zeros((0, 1), np.float16)
    english, spanish = [pair.english for pair in lines], [pair.spanish for pair in lines]
    return Prepared(
        sides=(tokenise(tokenizer, english), tokenise(tokenizer, spanish)),
        same=(_numbers(english), _numbers(spanish)),
        documents=list(ranges(lines)),
        teacher=np.concatenate([vectors, np.zeros((1, vectors.shape[1]), np.float16)]),
        taught=np.array([known.get(text, len(known)) for text in english]),
        judged=_judged(tokenizer, train),
    )


def _numbers(texts: Sequence[str]) -> NDArray[np.int64]:
    seen: dict[str, int] = {}
    return np.array([seen.setdefault(text, len(seen)) for text in texts])


def ranges(lines: Sequence[Pair]) -> list[tuple[int, int]]:
    """Return the half-open ranges of lines that are running text."""
    found: list[tuple[int, int]] = []
    at = 0
    for source, group in groupby(lines, key=lambda pair: pair.source):
        count = sum(1 for _ in group)
        if source in RUNNING_TEXT:
            found.append((at, at + count))
        at += count
    return found


def _judged(tokenizer: Tokenizer, folder: Path) -> JudgedLines:
    english, spanish = (list(judged(folder, name)) for name in JUDGED)
    return JudgedLines(
        first=(tokenise(tokenizer, (p.first for p in english)), tokenise(tokenizer, (p.first for p in spanish))),
        second=(tokenise(tokenizer, (p.second for p in english)), tokenise(tokenizer, (p.second for p in spanish))),
        likeness=np.array([pair.likeness for pair in english], dtype=np.float32),
    )

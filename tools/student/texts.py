"""The student's tokenizer, and lines of tokens as padded batches on the machine that trains."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from tokenizers.processors import TemplateProcessing

from tools.encoder import vocabulary
from tools.encoder.lines import Lines

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

UNKNOWN, PADDING, FIRST, LAST = SPECIAL = (vocabulary.UNKNOWN, "[PAD]", "[CLS]", "[SEP]")


def learn(texts: Iterable[str], size: int) -> Tokenizer:
    """Return a WordPiece tokenizer of a size that puts the marks of a first and a last token around a text."""
    tokenizer = vocabulary.learn(texts, size, special=SPECIAL)
    marks = [(mark, tokenizer.token_to_id(mark)) for mark in (FIRST, LAST)]
    tokenizer.post_processor = TemplateProcessing(single=f"{FIRST} $A {LAST}", special_tokens=marks)
    return tokenizer


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded texts: tokens and which of them count, both of shape ``(n, longest)``."""

    tokens: torch.Tensor
    mask: torch.Tensor


class Texts:
    """Lines of tokens on a device, from which runs of consecutive lines are cut as one text each."""

    def __init__(self, lines: Lines, tokenizer: Tokenizer, device: torch.device) -> None:
        self._tokens = torch.from_numpy(lines.tokens.astype(np.int64)).to(device)
        self._starts = torch.from_numpy(lines.starts).to(device)
        self._marks: tuple[int, int, int] = _ids(tokenizer)
        self.device = device

    def batch(self, begins: NDArray[np.int64], ends: NDArray[np.int64], longest: int) -> Batch:
        """Return the texts of half-open ranges of lines, each cut to so many tokens, marks included."""
        first, last, padding = self._marks
        starts, stops = (self._starts[torch.from_numpy(places).to(self.device)] for places in (begins, ends))
        lengths = torch.clamp(stops - starts, max=longest - 2)
        places = torch.arange(int(lengths.max()) + 2, device=self.device)[None, :]
        inside = torch.clamp(starts[:, None] + places - 1, 0, len(self._tokens) - 1)
        tokens = torch.where(places == lengths[:, None] + 1, last, self._tokens[inside])
        tokens = torch.where(places == 0, first, tokens)
        mask = places < lengths[:, None] + 2
        return Batch(torch.where(mask, tokens, padding), mask)

    def lengths(self, begins: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return how many tokens ranges of lines have, before anything is cut."""
        starts, stops = (self._starts[torch.from_numpy(places).to(self.device)] for places in (begins, ends))
        found: NDArray[np.int64] = (stops - starts).cpu().numpy()
        return found


def _ids(tokenizer: Tokenizer) -> tuple[int, int, int]:
    """Return the tokens of a first mark, a last one, and padding."""
    first, last, padding = (tokenizer.get_vocab()[mark] for mark in (FIRST, LAST, PADDING))
    return first, last, padding

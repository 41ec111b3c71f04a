"""What a search of the store gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.passage import Passage


@dataclass(frozen=True, slots=True)
class Match:
    """A passage that is like what was looked for.

    Attributes:
        score: by how many standard deviations it is above the usual passage of its language, in the mean of the vectors
            and words of the passage and of its best sentence.
        similarity: the cosine of its vector and the query's.
        words: BM25 of the query's words, and of their translations, in it.
        sentence: the first and last character of its best sentence in the document's text.
    """

    passage: Passage
    score: float
    similarity: float
    words: float
    sentence: tuple[int, int]

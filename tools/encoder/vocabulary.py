"""The tokenizer, learnt from both languages, and the vectors that its tokens start from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.trainers import WordPieceTrainer

from tools.encoder.material import lexicon

if TYPE_CHECKING:
    from numpy.typing import NDArray

UNKNOWN = "[UNK]"
LEAST_PROBABILITY = 0.02
KNOWN = 0.3
"""The length of the random part of a known word's first vector; a piece that is not known is random, of length 1."""


def learn(texts: Iterable[str], size: int, *, special: Sequence[str] = (UNKNOWN,)) -> Tokenizer:
    """Return a WordPiece tokenizer of a size, lower-cased and without accents, that adds no special tokens."""
    tokenizer = Tokenizer(WordPiece(unk_token=UNKNOWN))
    tokenizer.normalizer = BertNormalizer(lowercase=True, strip_accents=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    trainer = WordPieceTrainer(vocab_size=size, special_tokens=list(special), show_progress=False)
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def first_vectors(
    tokenizer: Tokenizer, folder: Path, known: Mapping[str, NDArray[np.float32]], dimensions: int, *, seed: int
) -> NDArray[np.float32]:
    """Return where the tokens start: the teacher's vectors of English words, and through the lexicon of Spanish ones.

    Args:
        tokenizer: its tokens are the rows.
        folder: where the lexicons are.
        known: vectors of English words, of length ``dimensions``, centred.
        dimensions: the columns.
        seed: of the random part, which tells apart tokens of which nothing is known.
    """
    rows = np.random.default_rng(seed).normal(0.0, dimensions**-0.5, (tokenizer.get_vocab_size(), dimensions))
    for token, mean in word_means(tokenizer, folder, known).items():
        rows[token] = KNOWN * rows[token] + mean
    return rows.astype(np.float32)


def word_means(
    tokenizer: Tokenizer, folder: Path, known: Mapping[str, NDArray[np.float32]]
) -> dict[int, NDArray[np.float32]]:
    """Return the vectors of tokens that are words: those of English words, and of Spanish ones through the lexicon."""
    sums: dict[int, NDArray[np.float32]] = {}
    weights: dict[int, float] = defaultdict(float)
    for word, vector, count in _words(folder, known, _normalise(tokenizer)):
        token = tokenizer.token_to_id(word)
        if token is not None:
            sums[token] = sums.get(token, np.zeros(len(vector), np.float32)) + count * vector
            weights[token] += count
    return {token: total / weights[token] for token, total in sums.items()}


def _normalise(tokenizer: Tokenizer) -> Callable[[str], str]:
    normalizer = tokenizer.normalizer
    return lambda word: str(normalizer.normalize_str(word))


def _words(
    folder: Path, known: Mapping[str, NDArray[np.float32]], normalise: Callable[[str], str]
) -> Iterator[tuple[str, NDArray[np.float32], float]]:
    """Yield the words of both languages with a vector and how often they occur."""
    counts = {word: count for word, _, _, count in lexicon(folder, "en2es")}
    for word, count in counts.items():
        if word in known:
            yield normalise(word), known[word], count
    translations: dict[str, list[tuple[str, float]]] = defaultdict(list)
    spanish: dict[str, int] = {}
    for word, english, probability, count in lexicon(folder, "es2en"):
        spanish[word] = count
        if english in known and probability >= LEAST_PROBABILITY:
            translations[word].append((english, probability))
    for word, found in translations.items():
        total = sum(probability for _, probability in found)
        vector = sum((probability / total * known[english] for english, probability in found), np.zeros(1, np.float32))
        yield normalise(word), vector.astype(np.float32), spanish[word]

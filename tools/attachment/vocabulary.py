"""The model's pieces, and the vectors that they start from: those of a pretrained encoder that the texts need."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import AddedToken, Tokenizer
from tokenizers.models import Unigram

from nlp.learned.model import BEGINS, UNKNOWN, pieces
from nlp.learned.view import markers

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tools.attachment.pretrained import Pretrained

_SPREAD = 0.02
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+|[^\w\s]")
_SAID = {
    "security": "▁company ▁shares",
    "index": "▁stock ▁index",
    "cb": "▁central ▁bank",
    "country": "▁country",
    "bond": "▁bond",
    "commodity": "▁oil ▁gold",
    "fx": "▁exchange ▁currency",
    "currency": "▁currency ▁dollar",
    "crypto": "▁bitcoin",
    "sector": "▁sector",
    "group": "▁group ▁companies",
    "%": "%",
    "bp": "▁basis ▁points",
    "pp": "▁percentage ▁points",
    "x": "▁times x",
    "pts": "▁points",
    "count": "▁number",
    "money": "▁$ ▁million",
    "bare": "▁number",
    "MASK": "▁…",
    "carried": "▁same",
    "headed": "▁title",
    "said": "▁earlier",
}
"""Pieces whose mean a marker starts from; the others start from a full stop."""


def chosen(seen: Iterable[str], size: int, known: Pretrained) -> Tokenizer:
    """Return a tokenizer of the ``size`` pieces that words seen have most, of single characters, and of the markers."""
    whole = _tokenizer(known.pieces)
    counts: Counter[str] = Counter()
    for word, count in Counter(word for word in seen if not word.startswith("[")).items():
        for number in pieces(whole, word):
            counts[known.pieces[number][0]] += count
    kept = {piece for piece, _ in counts.most_common(size)} | {UNKNOWN}
    kept |= {piece for piece, _ in known.pieces if len(piece.removeprefix(BEGINS)) <= 1 and piece.isascii()}
    left = [(piece, score) for piece, score in known.pieces if piece in kept]
    return _tokenizer(sorted(left, key=lambda each: each[0] != UNKNOWN))


def words(text: str) -> list[str]:
    """Return the words of a text as a view has them: lower-cased, digits masked, punctuation apart."""
    return _WORD.findall(_DIGIT.sub("0", text.lower()))


def _tokenizer(known: Iterable[tuple[str, float]]) -> Tokenizer:
    listed = list(known)
    unknown = next(number for number, (piece, _) in enumerate(listed) if piece == UNKNOWN)
    tokenizer = Tokenizer(Unigram(listed, unk_id=unknown))
    tokenizer.add_special_tokens([AddedToken(marker, normalized=False, special=True) for marker in markers()])
    return tokenizer


def vectors(tokenizer: Tokenizer, known: Pretrained) -> NDArray[np.float32]:
    """Return where the pieces start, shape ``(pieces, width)``; a marker near what it stands for."""
    held = known.words() + known.tensors["emb.type"][: known.width]
    rows = {piece: held[number] for number, (piece, _) in enumerate(known.pieces)}
    draw = np.random.default_rng(1)
    for marker in markers():
        said = _SAID.get(marker.strip("[]").split(":")[0], ".").split()
        near = [rows[piece] for piece in said if piece in rows] or [held.mean(axis=0)]
        rows[marker] = np.mean(near, axis=0) + draw.normal(0.0, _SPREAD, known.width)
    numbered = tokenizer.get_vocab()
    return np.array([rows[piece] for piece in sorted(numbered, key=lambda piece: numbered[piece])], dtype=np.float32)

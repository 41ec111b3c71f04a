"""The model's word pieces, and the vectors that they start from."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from nlp.learned.view import UNKNOWN, markers
from tools.encoder.vocabulary import learn

if TYPE_CHECKING:
    from numpy.typing import NDArray

_DIGIT = re.compile(r"\d")
_SPREAD = 0.05


def masked(texts: Iterable[str]) -> Iterator[str]:
    """Yield texts with their digits masked, as the model sees them."""
    return (_DIGIT.sub("0", text) for text in texts)


def chosen(texts: Iterable[str], size: int, *, encoder: Path | None) -> Tokenizer:
    """Return a tokenizer of at most ``size`` pieces and the markers.

    With the folder of a static encoder, its pieces that occur most in the texts; else pieces are learnt from them.
    """
    if encoder is None:
        learnt = learn(masked(texts), size)
        pieces = learnt.get_vocab()
        return _tokenizer(sorted(pieces, key=lambda piece: pieces[piece]))
    known = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    known.no_padding()
    counts: Counter[str] = Counter()
    for encoding in known.encode_batch(list(masked(texts)), add_special_tokens=False):
        counts.update(encoding.tokens)
    single = [piece for piece in known.get_vocab() if len(piece.removeprefix("##")) == 1]
    return _tokenizer(sorted({*single, *(piece for piece, _ in counts.most_common(size))} - {UNKNOWN}))


def _tokenizer(pieces: list[str]) -> Tokenizer:
    ordered = [*markers(), *(piece for piece in pieces if piece not in set(markers()))]
    tokenizer = Tokenizer(WordPiece({piece: number for number, piece in enumerate(ordered)}, unk_token=UNKNOWN))
    tokenizer.normalizer = BertNormalizer(lowercase=True, strip_accents=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer


def vectors(tokenizer: Tokenizer, encoder: Path, width: int) -> NDArray[np.float32]:
    """Return where the pieces start: a static encoder's vectors in their principal axes; markers at random."""
    from safetensors.numpy import load_file

    pieces = json.loads((encoder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    (known,) = load_file(encoder / "model.safetensors").values()
    known = known.astype(np.float32)
    centred = known - known.mean(axis=0)
    axes = np.linalg.svd(centred[:: max(1, len(centred) // 8000)], full_matrices=False)[2][:width]
    rows = np.random.default_rng(0).normal(0.0, _SPREAD, (tokenizer.get_vocab_size(), width))
    projected = centred @ axes.T
    projected *= _SPREAD / projected.std()
    for piece, number in tokenizer.get_vocab().items():
        if piece in pieces:
            rows[number] = projected[pieces[piece]]
    return rows.astype(np.float32)

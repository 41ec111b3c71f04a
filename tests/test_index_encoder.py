from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.encoder import Encoder
from index.errors import EncoderError
from index.hashing import HashingEncoder
from index.loading import load_encoder

WORDS = ("gold", "oro", "fell", "rose", "subio", "the", "el", "[UNK]", "[CLS]", "[SEP]", "[PAD]", "[MASK]")


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a random BERT of two layers, with mean pooling, as sentence-transformers saves it."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizer

    torch.manual_seed(0)
    folder = tmp_path_factory.mktemp("bert")
    (folder / "vocab.txt").write_text("\n".join(WORDS), encoding="utf-8")
    BertTokenizer(vocab_file=str(folder / "vocab.txt")).save_pretrained(folder / "bert")
    config = BertConfig(
        vocab_size=len(WORDS), hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64
    )
    BertModel(config).save_pretrained(folder / "bert")
    words = Transformer(str(folder / "bert"))
    SentenceTransformer(modules=[words, Pooling(32)], device="cpu").save(str(folder / "model"))
    return folder / "model"


@pytest.mark.parametrize(
    ("query", "near", "far"),
    [
        ("inflation", "Inflation slowed to 2.7%.", "Gold rose."),
        ("inflación", "La INFLACION se frenó al 2,7 %.", "El oro subió."),
        ("inflacionario", "La inflación se frenó.", "El oro subió."),
        ("the price of oil", "Oil fell.", "The end of the day of the desk."),
        ("el precio del petróleo", "Cayó el petróleo.", "El final de la sesión del día."),
    ],
)
def test_hashing_brings_shared_words_together(query: str, near: str, far: str) -> None:
    encoder = HashingEncoder()
    asked, one, other = encoder.encode([query, near, far])
    assert asked @ one > asked @ other


@given(st.lists(st.text(max_size=60), max_size=8))
def test_hashing_is_normal_and_takes_each_text_alone(texts: list[str]) -> None:
    encoder = HashingEncoder(128)
    rows = encoder.encode(texts)
    assert rows.shape == (len(texts), 128)
    assert rows.dtype == np.float32
    lengths = np.linalg.norm(rows, axis=1)
    assert np.all(np.isclose(lengths, 1, atol=1e-5) | (lengths == 0))
    assert all(np.array_equal(row, encoder.encode([text])[0]) for row, text in zip(rows, texts, strict=True))


def test_hashing_never_changes() -> None:
    (row,) = HashingEncoder(16).encode(["Oro 2%"])
    filled = {place: round(float(value), 3) for place, value in enumerate(row) if value}
    assert filled == {2: 0.236, 6: 0.667, 9: -0.667, 10: -0.236}


@pytest.mark.parametrize(
    ("name", "expected"),
    [("lexical", "lexical-hashing-1024"), ("lexical-hashing-64", "lexical-hashing-64")],
)
def test_lexical_encoders_are_loaded_by_name(name: str, expected: str) -> None:
    encoder = load_encoder(name)
    assert isinstance(encoder, Encoder)
    assert encoder.name == expected


def test_model_of_a_folder_encodes(model: Path) -> None:
    encoder = load_encoder(str(model))
    rows = encoder.encode(["gold rose", "el oro subio"])
    asked = encoder.encode(["gold rose"], kind="query")
    assert (encoder.name, encoder.dimensions, rows.shape, str(rows.dtype)) == (str(model), 32, (2, 32), "float32")
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert float(asked[0] @ rows[0]) == pytest.approx(1, abs=1e-5)
    assert encoder.encode([]).shape == (0, 32)


@pytest.mark.parametrize("name", ["nobody/no-such-model", "lexical-hashing-", "lexical-hashing-0"])
def test_model_that_is_not_here_is_explained(name: str) -> None:
    with pytest.raises(EncoderError, match=f"encoder {name}: cannot be loaded from this machine"):
        load_encoder(name)

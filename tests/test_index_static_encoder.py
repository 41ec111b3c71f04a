from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.encoder import Encoder
from index.errors import EncoderError
from index.loading import load_encoder
from index.static_encoder import FOLDER, StaticEncoder

MEGABYTE = 1_000_000

SENTENCES = (
    "Gold fell for a third day as the dollar strengthened.",
    "The central bank kept its policy rate unchanged.",
    "El oro cayó por tercer día por la fortaleza del dólar.",
    "El banco central mantuvo sin cambios su tasa de interés.",
)


@pytest.fixture(scope="module")
def encoder() -> StaticEncoder:
    return StaticEncoder.shipped()


@pytest.mark.parametrize("name", [None, "cotejo-static-en-es-256"])
def test_shipped_encoder_is_loaded_by_name_and_by_default(name: str | None) -> None:
    encoder = load_encoder(name)
    assert isinstance(encoder, Encoder)
    assert (encoder.name, encoder.dimensions) == ("cotejo-static-en-es-256", 256)


def test_it_is_read_without_the_heavy_packages() -> None:
    program = (
        "import json, sys; from index.loading import load_encoder; load_encoder(None).encode(['oro']); "
        "print(json.dumps(sorted({'torch', 'transformers', 'sentence_transformers', 'scipy'} & set(sys.modules))))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert json.loads(done.stdout) == []


def test_shipped_folder_is_small_and_tells_what_it_is() -> None:
    size = sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file())
    assert size <= 20 * MEGABYTE
    card = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert all(heading in card for heading in ("## Data", "## Recipe", "## Scores", "## Limits", "## Rebuilding"))


@settings(deadline=None)
@given(st.lists(st.text(max_size=60), max_size=8))
def test_vectors_are_normal_and_take_each_text_alone(encoder: StaticEncoder, texts: list[str]) -> None:
    rows = encoder.encode(texts)
    assert (rows.shape, str(rows.dtype)) == ((len(texts), 256), "float32")
    lengths = np.linalg.norm(rows, axis=1)
    assert np.all(np.isclose(lengths, 1, atol=1e-5) | (lengths == 0))
    assert all(np.allclose(row, encoder.encode([text])[0], atol=1e-6) for row, text in zip(rows, texts, strict=True))


def test_vectors_are_the_same_every_time(encoder: StaticEncoder) -> None:
    again = StaticEncoder.shipped()
    assert np.array_equal(encoder.encode(SENTENCES), again.encode(SENTENCES))


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_text_without_a_word_is_all_zeros(encoder: StaticEncoder, text: str) -> None:
    rows = encoder.encode([SENTENCES[0], text, SENTENCES[1]])
    assert not rows[1].any()
    assert np.array_equal(rows[[0, 2]], encoder.encode(SENTENCES[:2]))


@pytest.mark.parametrize(
    ("query", "near", "far"),
    [
        (SENTENCES[0], SENTENCES[2], SENTENCES[3]),
        (SENTENCES[1], SENTENCES[3], SENTENCES[2]),
        (SENTENCES[2], SENTENCES[0], SENTENCES[1]),
        (SENTENCES[3], SENTENCES[1], SENTENCES[0]),
        ("unemployment", "El paro bajó en mayo.", "El crudo subió en mayo."),
        ("desempleo", "The jobless rate eased in May.", "Oil prices rose in May."),
    ],
)
def test_translation_is_nearer_than_another_sentence(encoder: StaticEncoder, query: str, near: str, far: str) -> None:
    asked, one, other = encoder.encode([query, near, far])
    assert asked @ one > asked @ other


def test_sentence_transformers_gives_the_same_vectors(encoder: StaticEncoder) -> None:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(FOLDER), device="cpu", local_files_only=True)
    assert np.allclose(model.encode(list(SENTENCES)), encoder.encode(SENTENCES), atol=2e-3)


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json"])
@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe{"])
def test_broken_folder_is_explained(tmp_path: Path, name: str, content: bytes | None) -> None:
    folder = tmp_path / "model"
    shutil.copytree(FOLDER, folder)
    (folder / name).unlink()
    if content is not None:
        (folder / name).write_bytes(content)
    with pytest.raises(EncoderError, match=r"cannot be read .*; install the package again"):
        StaticEncoder.load(folder)

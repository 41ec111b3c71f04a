from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import local
from index.encoder import Encoder, Prefixes
from index.errors import EncoderError
from index.hashing import HashingEncoder
from index.loading import load_encoder
from index.transformer import SentenceTransformerEncoder


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
    assert isinstance(encoder, Encoder)
    assert (encoder.name, encoder.dimensions, encoder.prefixes) == (str(model), 32, Prefixes())
    assert (rows.shape, str(rows.dtype), encoder.encode([]).shape) == ((2, 32), "float32", (0, 32))
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert float(asked[0] @ rows[0]) == pytest.approx(1, abs=1e-5)


def test_prompts_of_the_folder_are_put_before_queries_and_passages(prompted: Path) -> None:
    encoder = load_encoder(str(prompted))
    bare = load_encoder(str(prompted), query_prefix="", passage_prefix="")
    assert (encoder.prefixes, bare.prefixes) == (Prefixes("query : ", "passage : "), Prefixes())
    for kind, text in (("query", "query : gold rose"), ("passage", "passage : gold rose")):
        assert np.allclose(encoder.encode(["gold rose"], kind=kind), bare.encode([text]), atol=1e-6)  # type: ignore[arg-type]
    assert not np.allclose(encoder.encode(["gold rose"]), bare.encode(["gold rose"]), atol=1e-3)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"query_prefix": "gold "}, Prefixes("gold ", "passage : ")),
        ({"passage_prefix": "oro "}, Prefixes("query : ", "oro ")),
        ({"query_prefix": "", "passage_prefix": "oro "}, Prefixes("", "oro ")),
    ],
)
def test_given_prefixes_replace_those_of_the_folder(prompted: Path, given: dict[str, Any], expected: Prefixes) -> None:
    encoder, bare = (
        load_encoder(str(prompted), **given),
        load_encoder(str(prompted), query_prefix="", passage_prefix=""),
    )
    assert encoder.prefixes == expected
    assert np.allclose(encoder.encode(["rose"], kind="query"), bare.encode([f"{expected.query}rose"]), atol=1e-6)
    assert np.allclose(encoder.encode(["rose"]), bare.encode([f"{expected.passage}rose"]), atol=1e-6)


@pytest.mark.parametrize("name", [None, "lexical", "cotejo-static-en-es-256"])
def test_encoders_of_the_package_take_no_prefixes(name: str | None) -> None:
    with pytest.raises(EncoderError, match="reads queries and passages alike; leave the prefixes out"):
        load_encoder(name, query_prefix="query: ")


def test_half_precision_gives_nearly_the_same_vectors(model: Path) -> None:
    texts = ["gold rose", "el oro subio", "the bank fell", "el banco : query"]
    full, half = (SentenceTransformerEncoder.load(str(model), half=half).encode(texts) for half in (False, True))
    assert not np.array_equal(full, half)
    assert ((full * half).sum(axis=1) > 0.999).all()
    assert np.allclose(np.linalg.norm(half, axis=1), 1, atol=1e-6)


@pytest.mark.parametrize("kind", ["amx_bf16", "avx512_bf16", "avx2"])
def test_half_precision_is_taken_where_the_processor_is_faster_in_it(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import torch

    monkeypatch.delenv(local.PRECISION, raising=False)
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: {kind: True})
    assert local.precision(None) == {"dtype": torch.bfloat16 if kind == "amx_bf16" else torch.float32}


@pytest.mark.parametrize("said", ["half", "full"])
def test_precision_can_be_said(said: str, model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COTEJO_PRECISION", said)
    wanted = SentenceTransformerEncoder.load(str(model), half=said == "half").encode(["gold rose"])
    assert np.array_equal(load_encoder(str(model)).encode(["gold rose"]), wanted)


def test_odd_precision_is_explained(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COTEJO_PRECISION", "double")
    with pytest.raises(EncoderError, match="COTEJO_PRECISION=double: no precision; set it to half or full"):
        load_encoder(str(model))


@pytest.mark.parametrize("name", ["nobody/no-such-model", "lexical-hashing-", "lexical-hashing-0"])
def test_model_that_is_not_here_is_explained(name: str) -> None:
    with pytest.raises(EncoderError, match=f"encoder {name}: cannot be loaded from this machine .*--download"):
        load_encoder(name)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("model.safetensors", b"short", r"cannot be loaded .*deserializing"),
        ("model.safetensors", None, r"cannot be loaded .*no file named model.safetensors"),
        ("config.json", b"{", r"cannot be loaded .*not a valid JSON"),
        ("tokenizer.json", b"{", r"cannot be loaded"),
        ("tokenizer.json", None, r"gives different words one vector; its tokenizer is missing"),
    ],
)
def test_broken_folder_is_explained(
    tmp_path: Path, model: Path, name: str, content: bytes | None, message: str
) -> None:
    broken = Path(shutil.copytree(model, tmp_path / "model"))
    (broken / name).unlink()
    if content is not None:
        (broken / name).write_bytes(content)
    with pytest.raises(EncoderError, match=message):
        load_encoder(str(broken))


def test_folder_without_a_model_is_explained(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=r"cannot be loaded .*; name a folder that sentence-transformers can load"):
        load_encoder(str(tmp_path))


def test_model_that_gives_no_numbers_is_explained(tmp_path: Path, model: Path) -> None:
    from safetensors.numpy import load_file, save_file

    broken = shutil.copytree(model, tmp_path / "model")
    weights = load_file(broken / "model.safetensors")
    save_file({name: np.full_like(array, np.nan) for name, array in weights.items()}, broken / "model.safetensors")
    with pytest.raises(EncoderError, match="gives vectors that are no numbers"):
        load_encoder(str(broken)).encode(["gold"])


PROGRAM = """
from index.errors import EncoderError
from index.loading import load_encoder
from index.transformer import SentenceTransformerEncoder
encoder = load_encoder("someone/tiny")
print(encoder.name, encoder.dimensions, flush=True)
try:
    load_encoder("someone/else", download=True)
except EncoderError as error:
    print(error)
"""


@pytest.mark.slow
def test_name_is_looked_for_in_the_cache_and_a_failed_download_is_explained(tmp_path: Path, model: Path) -> None:
    """A model that was fetched once lies in the cache under its name; the network is off for this process."""
    cached, version = tmp_path / "models--someone--tiny", "0" * 40
    shutil.copytree(model, cached / "snapshots" / version)
    (cached / "refs").mkdir()
    (cached / "refs" / "main").write_text(version, encoding="utf-8")
    offline = {"HF_HUB_CACHE": str(tmp_path), "HF_HUB_OFFLINE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=os.environ | offline, capture_output=True, encoding="utf-8", check=True
    )
    found, refused = done.stdout.splitlines()
    assert found == "someone/tiny 32"
    assert refused.startswith("encoder someone/else: cannot be loaded or fetched (")
    assert refused.endswith("check the name and the network, or name the folder of a model that is here")

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

pytest.importorskip("tools.student", reason="the programs of the repository are not installed with the package")

import torch
from transformers import BertConfig, BertModel

from index.transformer import SentenceTransformerEncoder
from tools.encoder.lines import tokenise
from tools.student.start import first_rows, student
from tools.student.texts import FIRST, LAST, PADDING, Texts, learn
from tools.student.training import Material, Recipe, Trainer, encoded
from tools.train_student import export

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tokenizers import Tokenizer

ENGLISH = ("gold fell", "stocks rose", "the bank waits", "oil fell again", "yields rose too", "the euro waits")
SPANISH = (
    "el oro cayo",
    "la bolsa subio",
    "el banco espera",
    "el crudo cayo otra vez",
    "subio la renta",
    "el euro espera",
)
CPU = torch.device("cpu")


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """Compute on one thread: many small steps wait for each other on a busy machine."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return learn([*ENGLISH, *SPANISH], 200)


@pytest.fixture
def teacher(tokenizer: Tokenizer) -> BertModel:
    torch.manual_seed(5)
    sizes: dict[str, Any] = {
        "hidden_size": 32,
        "num_attention_heads": 2,
        "intermediate_size": 64,
        "num_hidden_layers": 6,
    }
    return BertModel(BertConfig(vocab_size=tokenizer.get_vocab_size(), **sizes), add_pooling_layer=False)


def test_ranges_of_lines_are_padded_and_marked(tokenizer: Tokenizer) -> None:
    texts = Texts(tokenise(tokenizer, ENGLISH), tokenizer, CPU)

    batch = texts.batch(np.array([0, 2]), np.array([1, 4]), 7)

    first, last, padding = (tokenizer.token_to_id(mark) for mark in (FIRST, LAST, PADDING))
    one = [*tokenizer.encode("gold fell", add_special_tokens=False).ids]
    several = [*tokenizer.encode("the bank waits oil fell again", add_special_tokens=False).ids]
    assert batch.tokens[0].tolist() == [first, *one, last, *[padding] * (5 - len(one))]
    assert batch.tokens[1].tolist() == [first, *several[:5], last]
    assert batch.mask.sum(1).tolist() == [len(one) + 2, 7]


@pytest.mark.parametrize(("layers", "kept"), [(3, (0, 2, 5)), (6, (0, 1, 2, 3, 4, 5))])
def test_student_takes_over_layers(teacher: Any, layers: int, kept: tuple[int, ...]) -> None:
    rows = np.ones((11, 32), np.float32)

    made: Any = student(teacher, layers, rows)

    ours = [layer.output.dense.weight for layer in made.encoder.layer]
    assert [
        torch.equal(each, teacher.encoder.layer[at].output.dense.weight) for each, at in zip(ours, kept, strict=True)
    ]
    assert torch.equal(made.embeddings.word_embeddings.weight, torch.ones(11, 32))


def test_spanish_word_starts_at_its_translations(tokenizer: Tokenizer, tmp_path: Path) -> None:
    taught = learn(ENGLISH, 100)
    given = np.random.default_rng(1).normal(size=(taught.get_vocab_size(), 8)).astype(np.float32)
    for name, rows in (("en2es", "gold\toro\t1.0\t5\n"), ("es2en", "oro\tgold\t0.6\t5\noro\tstocks\t0.01\t5\n")):
        (tmp_path / f"lexicon.{name}.tsv.gz").write_bytes(gzip.compress(rows.encode()))

    found = first_rows(tokenizer, taught, given, tmp_path)

    gold = given[taught.encode("gold", add_special_tokens=False).ids].mean(axis=0)
    assert np.allclose(found[tokenizer.token_to_id("oro")], gold)
    assert np.allclose(found[tokenizer.token_to_id(LAST)], given[taught.token_to_id(LAST)])


def test_student_comes_to_follow_its_teacher_in_both_languages(teacher: Any, tokenizer: Tokenizer) -> None:
    repeated = [list(side) * 8 for side in (ENGLISH, SPANISH)]
    judged = [*ENGLISH[:3], *SPANISH[:3], *ENGLISH[3:], *SPANISH[3:]]
    material = Material(
        texts=Texts(tokenise(tokenizer, [*repeated[0], *repeated[1], *judged]), tokenizer, CPU),
        taught=Texts(tokenise(tokenizer, repeated[0]), tokenizer, CPU),
        count=48,
        documents=[(0, 48)],
        likeness=np.array([0.2, 0.9, 0.5], np.float32),
    )
    made = student(
        teacher, 3, np.random.default_rng(2).normal(size=(tokenizer.get_vocab_size(), 32)).astype(np.float32)
    )
    recipe = Recipe(steps=30, lines=16, blocks=8, longest=32, judged=2, rate=3e-3, word_rate=3e-2)

    seen = list(Trainer(made, teacher, material, recipe).run())

    assert seen[-1].step == 30
    assert seen[-1].losses["follow"] < seen[0].losses["follow"] / 2
    assert seen[-1].losses["pairs"] < seen[0].losses["pairs"]


def test_exported_student_is_loaded_like_any_encoder(teacher: Any, tokenizer: Tokenizer, tmp_path: Path) -> None:
    texts = Texts(tokenise(tokenizer, ENGLISH), tokenizer, CPU)
    batch = texts.batch(np.arange(6), np.arange(6) + 1, 32)
    made: Any = student(teacher, 3, teacher.embeddings.word_embeddings.weight.detach().numpy()).train(mode=False)
    with torch.no_grad():
        expected = torch.nn.functional.normalize(encoded(made, batch)).numpy()

    export(tmp_path / "model", made, tokenizer)
    found = SentenceTransformerEncoder.load(str(tmp_path / "model"), half=False).encode(ENGLISH)

    assert np.allclose(found, expected, atol=0.02)

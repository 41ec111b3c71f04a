"""The made texts and the samples that the attachment model is trained on."""

from __future__ import annotations

import lzma
import random
from pathlib import Path

import pytest

pytest.importorskip("tools.attachment", reason="the programs of the repository are not installed with the package")

import torch

from ingest.reader import from_text
from nlp.claims.metric.vocabulary import metrics
from nlp.learned.view import kinds
from tools.attachment.batches import Codes, collate
from tools.attachment.grammar import fill, make
from tools.attachment.material import sentences
from tools.attachment.network import Network
from tools.attachment.samples import STATUSES, Sample, from_gold, from_made
from tools.attachment.training import Recipe, Trainer
from tools.attachment.vocabulary import chosen

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


@pytest.fixture(scope="module")
def codes(samples: list[Sample]) -> Codes:
    tokenizer = chosen((" ".join(sample.words) for sample in samples), 300, encoder=None)
    return Codes(tokenizer, kinds(), tuple(name for name, metric in metrics().items() if metric.listed), STATUSES)


def network(codes: Codes) -> Network:
    torch.manual_seed(1)
    return Network(codes.tokenizer.get_vocab_size(), len(codes.kinds), len(codes.metrics), len(codes.statuses))


def test_a_batch_allows_what_the_unit_can_measure(samples: list[Sample], codes: Codes) -> None:
    batch = collate(samples, codes, draw=random.Random(0))
    assert bool((batch.metrics & ~batch.allowed).any()) is False
    assert bool((batch.subjects & ~batch.candidates).any()) is False


def test_a_run_that_was_stopped_goes_on_as_if_it_had_not_been(
    samples: list[Sample], codes: Codes, tmp_path: Path
) -> None:
    recipe = Recipe(epochs=2, size=4)
    whole, first, second = (network(codes) for _ in range(3))
    list(Trainer(whole, codes, recipe, tmp_path / "whole.pt").run(samples))
    next(Trainer(first, codes, recipe, tmp_path / "parts.pt").run(samples))
    list(Trainer(second, codes, recipe, tmp_path / "parts.pt").run(samples))
    for name, value in whole.state_dict().items():
        assert torch.equal(value, second.state_dict()[name]), name


def test_a_checkpoint_of_another_recipe_is_refused(samples: list[Sample], codes: Codes, tmp_path: Path) -> None:
    list(Trainer(network(codes), codes, Recipe(epochs=1, size=4), tmp_path / "a.pt").run(samples))
    with pytest.raises(ValueError, match="is of another recipe; remove it"):
        Trainer(network(codes), codes, Recipe(epochs=2, size=4), tmp_path / "a.pt")

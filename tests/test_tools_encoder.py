from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("tools.encoder", reason="the programs of the repository are not installed with the package")

import torch
from torch.nn.functional import cross_entropy, normalize

from tools.encoder import finishing, losses, market, vocabulary
from tools.encoder.batches import RUN, Sampler
from tools.encoder.export import export, read
from tools.encoder.lines import Lines, join, tokenise

TEXTS = ("Gold fell today.", "El oro cayó hoy.", "Stocks rose, and so did yields.")


@pytest.fixture(scope="module")
def lines() -> Lines:
    return tokenise(vocabulary.learn(TEXTS, 200), TEXTS)


def test_softmax_loss_is_the_cross_entropy_of_rows_and_columns() -> None:
    torch.manual_seed(3)
    left, right = (torch.randn(12, 64, requires_grad=True) for _ in range(2))
    excused = torch.tensor([[0, 5], [1, 2]])
    logits = losses.SCALE * normalize(left) @ normalize(right).T
    logits = logits.index_put((excused[0], excused[1]), torch.tensor(-1e4))
    targets = torch.arange(12)
    expected = losses.NESTED[64] * (cross_entropy(logits, targets) + cross_entropy(logits.T, targets)) / 2

    found = losses.contrast(left, right, excused)

    assert found.item() == pytest.approx(expected.item(), rel=0.02)
    ours, theirs = torch.autograd.grad(found, left)[0], torch.autograd.grad(expected, left)[0]
    assert torch.cosine_similarity(ours.flatten(), theirs.flatten(), dim=0) > 0.999


@pytest.mark.parametrize(("first", "second"), [(0.9, 0.1), (0.5, 0.4)])
def test_rank_loss_is_less_where_the_order_is_right(first: float, second: float) -> None:
    left = torch.eye(2, 64)
    right = torch.stack([left[0], -left[1]])

    right_order = losses.rank(left, right, torch.tensor([first, second]))
    wrong_order = losses.rank(left, right, torch.tensor([second, first]))

    assert right_order < wrong_order


@pytest.mark.parametrize("seed", range(5))
def test_block_holds_its_sentence_and_stays_in_its_run(seed: int) -> None:
    batch = Sampler([(0, 100), (100, 130)], 200, seed=seed).draw(96, 48)

    assert np.all((batch.begins <= batch.queries) & (batch.queries < batch.ends))
    assert np.array_equal(batch.begins // RUN, (batch.ends - 1) // RUN)
    assert np.all(np.diff(batch.rows[: 6 * RUN].reshape(-1, RUN), axis=1) == 1)
    query, block = batch.excused
    assert np.all((query != block) & (batch.begins[block] <= batch.queries[query]))


def test_dropped_tokens_leave_at_least_the_last(lines: Lines) -> None:
    rows = np.array([2, 0, 1])
    generator = np.random.default_rng(1)

    whole, none = (lines.bag(rows, np.full(3, kept, np.float32), generator) for kept in (1.0, 0.0))

    lengths = (lines.starts[rows + 1] - lines.starts[rows]).tolist()
    assert whole.offsets.tolist() == [0, lengths[0], lengths[0] + lengths[1]]
    assert none.tokens.tolist() == [int(lines.tokens[lines.starts[row + 1] - 1]) for row in rows]
    assert join([whole, none]).offsets.tolist() == [*whole.offsets.tolist(), *(sum(lengths) + at for at in range(3))]


def test_market_posts_pair_by_sentence_where_they_can(tmp_path: Path) -> None:
    head = "---\nlang: xx\n---\n"
    posts = {
        "en/2025-03-04-a.md": "### GOLD\n\nGold fell to 2,900. It rose later.\n",
        "es/2025-03-04-b.md": "### ORO\n\nEl oro cayó a 2.900. Luego subió.\n",
        "en/2026-01-05-a.md": "Later.\n",
        "es/2026-01-05-b.md": "Después.\n",
    }
    for name, body in posts.items():
        path = tmp_path / "markleigh" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(head + body, encoding="utf-8")
    names = sorted(posts)
    table = "en\tes\n" + "".join(f"{names[at]}\t{names[at + 2]}\n" for at in (0, 1))
    (tmp_path / "markleigh-pairs.tsv").write_text(table, encoding="utf-8")

    found = [(pair.english, pair.spanish) for pair in market.market(tmp_path)]

    assert found == [
        ("GOLD", "ORO"),
        ("Gold fell to 2,900.", "El oro cayó a 2.900."),
        ("It rose later.", "Luego subió."),
        ("Gold fell to #", "El oro cayó a #"),
    ]


SHARE = np.array([0.9, 0.06, 0.04])


def test_frequent_tokens_are_shortened() -> None:
    found = finishing.damped(np.ones((2, 3), np.float32), np.array([finishing.FREQUENT, 0.0]))

    assert np.allclose(found, [[0.5] * 3, [1.0] * 3])


def test_tokens_go_towards_their_translations_and_keep_their_lengths() -> None:
    vectors = np.array([[2.0, 0.0], [0.0, 1.0], [0.0, -1.0]], np.float32)

    found = finishing.drawn(vectors, {0: {1: 3.0, 2: 1.0}})

    moved = np.array([2 * (1 - finishing.DRAWN), finishing.DRAWN / 2])
    assert np.allclose(found[0], 2 * moved / np.linalg.norm(moved))
    assert np.array_equal(found[1:], vectors[1:])


def test_axes_are_evened_out_and_stay_in_order() -> None:
    vectors = np.random.default_rng(2).normal(size=(3, 3)).astype(np.float32)

    found = finishing.evened(vectors, SHARE)

    before = np.linalg.svd(vectors * np.sqrt(SHARE)[:, None], compute_uv=False)
    after = np.sqrt((found**2 * SHARE[:, None]).sum(axis=0))
    assert np.allclose(after, before**finishing.EVENED, rtol=1e-4)
    assert np.all(np.diff(after) < 0)


@pytest.mark.parametrize(
    ("word", "translation", "probability", "expected"),
    [
        ("gold", "oro", 0.5, {"gold": {"oro": 5.0}}),
        ("oro", "gold", 0.5, {"oro": {"gold": 5.0}}),
        ("gold", "hoy", 0.01, {}),
        ("gold", "zxqv", 0.5, {}),
    ],
)
def test_neighbours_are_the_likely_translations_that_are_tokens(
    word: str, translation: str, probability: float, expected: dict[str, dict[str, float]]
) -> None:
    tokenizer = vocabulary.learn(TEXTS, 200)

    found = finishing.neighbours(tokenizer, [(word, translation, probability, 10)])

    number = tokenizer.token_to_id
    wanted = {number(own): {number(other): share for other, share in all_.items()} for own, all_ in expected.items()}
    assert found == wanted


def test_finished_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    tokenizer = vocabulary.learn(TEXTS, 200)
    vectors = np.random.default_rng(4).normal(size=(tokenizer.get_vocab_size(), 64)).astype(np.float32)
    sides = [tokenise(tokenizer, TEXTS[:1]), tokenise(tokenizer, TEXTS[1:2])]
    share = finishing.shares(sides, len(vectors))
    export(tmp_path, tokenizer, finishing.finished(vectors, share, {}))

    again, found = read(tmp_path)

    expected = finishing.evened(finishing.damped(vectors, share), share)
    assert np.allclose(found, expected / np.linalg.norm(expected, axis=1).mean(), rtol=2e-3, atol=1e-3)
    assert again.get_vocab() == tokenizer.get_vocab()
    assert share.sum() == pytest.approx(1)

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from index.cross_encoder import CrossEncoderReranker
from index.errors import RerankerError
from index.loading import load_reranker
from index.reranker import Reranker

TEXTS = ["the gold fell", "el oro subio", "the bank rose"]


def test_a_folder_gives_one_score_a_text(reranker: Path) -> None:
    loaded = load_reranker(str(reranker))
    scores = loaded.score("gold", TEXTS)
    assert isinstance(loaded, Reranker)
    assert loaded.name == str(reranker)
    assert (scores.shape, str(scores.dtype)) == ((3,), "float32")
    assert len(set(scores.tolist())) == 3
    assert np.array_equal(scores, CrossEncoderReranker.load(str(reranker)).score("gold", TEXTS))


def test_the_score_is_of_the_pair(reranker: Path) -> None:
    loaded = load_reranker(str(reranker))
    assert not np.allclose(loaded.score("gold", TEXTS), loaded.score("el banco", TEXTS), atol=1e-4)
    assert np.allclose(loaded.score("gold", TEXTS[1:2]), loaded.score("gold", TEXTS)[1:2], atol=1e-6)
    assert loaded.score("gold", []).shape == (0,)


def test_a_model_that_gives_several_scores_is_refused(classifier: Path) -> None:
    with pytest.raises(RerankerError, match="gives 3 scores a pair; name a model that gives one"):
        load_reranker(str(classifier))


def test_a_model_without_a_head_is_refused(model: Path) -> None:
    with pytest.raises(RerankerError, match=r"is no cross-encoder \(BertModel\)"):
        load_reranker(str(model))


def test_a_model_without_its_tokenizer_is_refused(tmp_path: Path, reranker: Path) -> None:
    broken = Path(shutil.copytree(reranker, tmp_path / "model"))
    (broken / "tokenizer.json").unlink()
    with pytest.raises(RerankerError, match="gives different words one score; its tokenizer is missing"):
        load_reranker(str(broken))


def test_a_model_that_is_not_here_is_explained() -> None:
    with pytest.raises(RerankerError, match=r"reranker nobody/none: cannot be loaded from this machine .*--download"):
        load_reranker("nobody/none")

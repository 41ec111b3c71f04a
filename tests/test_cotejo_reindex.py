"""Another encoder, and a reranker: the commands and the Python API."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import cotejo
from cotejo.commands import app
from index import reindexing

TEXTS = {
    "gold.txt": "The gold rose and the bank fell. The bank said that gold rose 2% on Friday.",
    "oro.txt": "El oro subió y el banco cayó. El banco dijo que el oro subió un 2 % el viernes.",
    "bank.txt": "The bank kept its rate at 3.5% on Wednesday. The gold fell.",
}


def invoke(*args: str, store: Path) -> Result:
    options = ["--store", str(store)]
    return CliRunner().invoke(app, [*args, *options], env={"COLUMNS": "80", "COTEJO_STORE": ""})


def ingest(folder: Path, *options: str) -> Path:
    texts = folder / "texts"
    texts.mkdir()
    for name, text in TEXTS.items():
        (texts / name).write_text(text, encoding="utf-8")
    result = invoke("ingest", str(texts), *options, store=folder / "store")
    assert result.exit_code == 0, result.output
    return folder / "store"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a store of the texts with the package's encoder; nobody writes to it."""
    return ingest(tmp_path_factory.mktemp("desk"))


@pytest.fixture
def own(desk: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(desk, tmp_path / "store"))


def found(store: Path, *options: str) -> list[dict[str, Any]]:
    result = invoke("search", "gold rose", *options, "--format", "jsonl", store=store)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_reindex_with_a_folder_and_back(own: Path, model: Path) -> None:
    before = found(own)
    there = invoke("reindex", "--encoder", str(model), store=own)
    assert (there.exit_code, there.stderr) == (0, f"encoder: {model}; passages: 3, encoded now: 3\n")
    assert f"encoder: {model}\n" in invoke("search", "gold", store=own).stderr
    again = invoke("reindex", "--encoder", str(model), store=own)
    assert again.stderr == f"encoder: {model}; passages: 3, encoded now: 0\n"
    assert invoke("reindex", "--encoder", "cotejo-static-en-es-256", store=own).exit_code == 0
    assert found(own) == before


def test_an_interrupted_reindex_is_shown_and_gone_on_with(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(reindexing, "BATCH", 1)
    before = found(own)
    with cotejo.open(own, mode="write") as archive, pytest.raises(KeyboardInterrupt):
        archive.reindex("lexical", progress=stop)
    shown = invoke("stats", "--format", "jsonl", store=own)
    assert shown.stderr.splitlines() == [
        "encoder: cotejo-static-en-es-256",
        "a reindex to lexical-hashing-1024 is not done; go on with: cotejo reindex",
    ]
    assert json.loads(shown.stdout.splitlines()[-1]) == {"what": "passages of the next encoder", "count": 1}
    assert found(own) == before
    done = invoke("reindex", store=own)
    assert done.stderr == "encoder: lexical-hashing-1024; passages: 3, encoded now: 2\n"
    assert "a reindex" not in invoke("stats", store=own).stderr


@pytest.mark.parametrize("command", [("search", "gold"), ("ingest", "-")])
def test_another_encoder_than_the_stores_asks_for_a_reindex(desk: Path, command: tuple[str, ...]) -> None:
    result = invoke(*command, "--encoder", "lexical", store=desk)
    assert result.exit_code == 1
    assert "cotejo reindex --encoder lexical-hashing-1024 --store" in str(result.exception)


def test_prefixes_are_given_once(tmp_path: Path, model: Path) -> None:
    prefixes = ("--query-prefix", "query : ", "--passage-prefix", "passage : ")
    store = ingest(tmp_path, "--encoder", str(model), *prefixes)
    bare = ingest_again(tmp_path / "bare", model)
    assert [hit["similarity"] for hit in found(store)] != [hit["similarity"] for hit in found(bare)]
    assert invoke("stats", store=store).stderr == (f"encoder: {model} with the prefixes 'query : ' and 'passage : '\n")
    assert invoke("reindex", "--encoder", str(model), *prefixes, store=bare).exit_code == 0
    assert found(store) == found(bare)


def ingest_again(folder: Path, model: Path) -> Path:
    folder.mkdir()
    return ingest(folder, "--encoder", str(model))


def test_a_reranker_orders_the_hits_and_shows_its_scores(desk: Path, reranker: Path) -> None:
    with cotejo.open(desk) as archive:
        loaded = cotejo.load_reranker(str(reranker))
        plain = archive.search("gold rose")
        hits = archive.search("gold rose", reranker=loaded)
        scores = {hit.doc: loaded.score("gold rose", [f"{hit.context} {hit.text}".strip()])[0] for hit in plain}
    assert [hit.reranked for hit in plain] == [None] * 3
    assert [hit.doc for hit in hits] == sorted(scores, key=lambda doc: -scores[doc])
    assert [hit.reranked for hit in hits] == pytest.approx(sorted(scores.values(), reverse=True), abs=1e-5)
    assert {hit.doc: hit.score for hit in hits} == {hit.doc: hit.score for hit in plain}
    assert [(hit["doc"], hit["reranked"]) for hit in found(desk, "--reranker", str(reranker))] == [
        (hit.doc, hit.reranked) for hit in hits
    ]


def test_a_reranker_reads_so_many_hits(desk: Path, reranker: Path) -> None:
    first = found(desk)[0]["doc"]
    (only,) = found(desk, "--reranker", str(reranker), "--depth", "1", "--limit", "1")
    assert only["doc"] == first


def test_a_table_shows_both_scores(desk: Path, reranker: Path) -> None:
    result = invoke("search", "gold rose", "--reranker", str(reranker), "--limit", "1", store=desk)
    (best,) = found(desk, "--reranker", str(reranker), "--limit", "1")
    assert f"; reranker: {reranker}" in result.stderr
    header, _, first, *_ = result.stdout.splitlines()
    assert header.split()[:2] == ["reranked", "score"]
    assert first.split()[:2] == [f"{best['reranked']:.3f}", f"{best['score']:.2f}"]
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_a_reranker_needs_a_query(desk: Path, reranker: Path) -> None:
    assert invoke("search", "--like", "gold.txt", "--reranker", str(reranker), store=desk).exit_code == 2
    with cotejo.open(desk) as archive, pytest.raises(ValueError, match="a reranker needs a query"):
        archive.search(like="gold.txt", reranker=cotejo.load_reranker(str(reranker)))


def test_a_reranker_that_is_none_is_explained(desk: Path, model: Path) -> None:
    result = invoke("search", "gold", "--reranker", str(model), store=desk)
    assert result.exit_code == 1
    assert "is no cross-encoder (BertModel); name one" in str(result.exception)

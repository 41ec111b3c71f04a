from __future__ import annotations

from pathlib import Path

import pytest

import cotejo
from benchmarks.findings import draw
from index.touching import Reach
from queries.findings import find
from queries.touching import PASSING, Shelf, find_touching

CLAIMS, PLANTED = draw(6_000, 11)


@pytest.mark.parametrize("doc", sorted(PLANTED))
def test_a_document_is_checked_against_what_it_touches_as_against_everything(doc: str) -> None:
    shelf = Shelf()
    shelf.put(CLAIMS)
    own = [sourced for sourced in CLAIMS if sourced.doc == doc]
    everything = [f for f in find(CLAIMS) if any(cited.doc == doc for side in f.sides for cited in side)]

    assert (find_touching(own, shelf), len(everything) > 0) == (tuple(everything), True)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_store_is_asked_as_a_shelf_is(tmp_path: Path, lang: str) -> None:
    texts = {
        "en": ["The S&P 500 trades at 21.4 times forward earnings.", "At 24.9x forward earnings, the S&P 500 is dear."],
        "es": [
            "El S&P 500 cotiza a 21,4 veces los beneficios esperados.",
            "El S&P 500 está a un PER adelantado de 24,9 veces.",
        ],
    }
    for number, text in enumerate([*texts[lang], "The yen rose 0.4% on Monday."]):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    with cotejo.open(tmp_path / "store", mode="write", encoder="lexical") as archive:
        archive.ingest([str(tmp_path)], date="2026-02-10")
        everything = tuple(archive.findings(kind="value"))
        found = [tuple(archive.findings(kind="value", doc=f"{number}.txt")) for number in range(3)]

    assert (len(everything), found) == (1, [everything, everything, ()])


def test_what_is_taken_out_of_a_shelf_is_found_no_longer() -> None:
    shelf = Shelf()
    shelf.put(CLAIMS)
    shelf.take(CLAIMS[1:])
    subject = CLAIMS[0].claim.subject or ""

    assert list(shelf.touching(Reach(subjects=frozenset({subject}), metrics=PASSING))) == [CLAIMS[0]]

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


ECHOES = {
    "en": (
        "Rubrik posted a net profit of $1,234 million in the third quarter of 2025.",
        "Its net income came to $1,234 billion in the third quarter of 2025.",
    ),
    "es": (
        "Cemex obtuvo un beneficio neto de 1.234 millones de dólares en el tercer trimestre de 2025.",
        "La empresa obtuvo un beneficio neto de 1.234 billones de dólares en el tercer trimestre de 2025.",
    ),
}


@pytest.mark.parametrize("lang", sorted(ECHOES))
def test_an_amount_of_the_days_around_is_reached_though_no_subject_joins_it(tmp_path: Path, lang: str) -> None:
    days = ("2025-10-20", "2025-10-22")
    for day, text in zip(days, ECHOES[lang], strict=True):
        (tmp_path / f"{day}.txt").write_text(text, encoding="utf-8")
    with cotejo.open(tmp_path / "store", mode="write", encoder="lexical") as archive:
        for day in days:
            archive.ingest([str(tmp_path / f"{day}.txt")], date=day)
        everything = tuple(archive.findings(kind="scale"))
        shelf = Shelf()
        shelf.put(claims := list(archive.claims()))
        own = [[each for each in claims if each.doc_date == day] for day in days]

        assert [tuple(archive.findings(kind="scale", doc=f"{day}.txt")) for day in days] == [everything] * 2
        assert [find_touching(each, shelf, kinds={"scale"}) for each in own] == [everything] * 2
    assert len(everything) == 1


@pytest.mark.parametrize("lang", sorted(ECHOES))
def test_a_draft_is_held_against_the_amounts_of_the_days_around(tmp_path: Path, lang: str) -> None:
    stored, draft = (tmp_path / name for name in ("stored.txt", "draft.txt"))
    stored.write_text(ECHOES[lang][0], encoding="utf-8")
    draft.write_text(ECHOES[lang][1], encoding="utf-8")
    with cotejo.open(tmp_path / "store", mode="write", encoder="lexical") as archive:
        archive.ingest([str(stored)], date="2025-10-20")
        remarks = archive.check([str(draft)], date="2025-10-22").remarks

    assert [(each.finding.kind, len(each.finding.sides)) for each in remarks] == [("scale", 2)]

"""Reading whole documents: what is read, in which language, and where the results point."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.document import Document, Rejected
from ingest.reader import from_text
from ingest.reader import read as read_source
from ingest.sources import find
from nlp.reader import read, readable

SHARED = Path(__file__).resolve().parents[2] / "shared"
CORPUS = Path(__file__).resolve().parents[1] / "corpus"


def documents(folder: Path) -> list[Document]:
    sources = [source for source in find([str(folder)]) if not isinstance(source, Rejected)]
    read_in = [each for source in sources for each in read_source(source)]
    return [each for each in read_in if not isinstance(each, Rejected)]


def check_slices(document: Document) -> int:
    """Assert that every result of reading a document points at its own text; return how many were checked."""
    reading = read(document)
    for claim in reading.claims:
        assert document.text[claim.start : claim.end] == claim.value_text
        assert claim.sentence_start <= claim.start < claim.end <= claim.sentence_end
    for mention in reading.mentions:
        assert document.text[mention.start : mention.end] == mention.text
    return len(reading.claims)


def test_claims_and_mentions_of_the_corpus_are_slices_of_their_text() -> None:
    assert sum(check_slices(document) for document in documents(CORPUS)) > 400


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("folder", ["seeds", "real/fomc/statements", "real/markleigh"])
def test_claims_and_mentions_of_real_texts_are_slices_of_their_text(folder: str) -> None:
    if not (SHARED / folder).is_dir():
        pytest.skip(f"the material in ../shared/{folder} is not here")
    assert sum(check_slices(document) for document in documents(SHARED / folder)) > 50


def test_what_is_not_the_documents_own_is_not_read() -> None:
    text = (
        "Skip to main content\n\nWall Street slips\n\nThe S&P 500 fell 1.2% on Tuesday, its third loss in a row.\n\n"
        "Comments (2)\n\nAdd a public comment...\n\nThe S&P 500 will fall 40%!\n"
    )
    claims = read(from_text(text, name="page.txt", date="2026-02-03")).claims
    assert [claim.value_text for claim in claims if claim.metric] == ["1.2%"]


def test_blanks_stand_for_what_is_not_read_and_keep_every_offset() -> None:
    document = from_text(
        "Skip to main content\r\n\r\nGold rose 2% today, to $4,142 an ounce in New York.\r\n", name="a.txt"
    )
    text, _ = readable(document)
    assert len(text) == len(document.text)
    assert text.strip() == "Gold rose 2% today, to $4,142 an ounce in New York."
    assert text.count("\n") == document.text.count("\n")


def test_repairs_are_read_and_claims_point_at_the_unrepaired_text() -> None:
    text = "The Ibex 35 said â€œnoâ€\x9d to gains.\n\nLa inflaciÃ³n de EspaÃ±a subiÃ³ al 3,1 % en noviembre de 2025.\n"
    document = from_text(text, name="a.txt", date="2025-12-01")
    (claim,) = [claim for claim in read(document).claims if claim.metric == "inflation"]
    assert (claim.subject, claim.value_text, claim.lang) == ("country:ES", "3,1 %", "es")
    assert document.text[claim.start : claim.end] == "3,1 %"


@pytest.mark.parametrize(
    ("text", "langs"),
    [
        ("The index fell sharply on Tuesday and closed lower.", ["en"]),
        ("El índice cayó con fuerza el martes y cerró a la baja.", ["es"]),
        (
            "El índice cayó con fuerza el martes y cerró a la baja.\n\nThe benchmark fell sharply and closed lower.",
            ["es", "en"],
        ),
    ],
)
def test_each_sentence_has_its_own_language(text: str, langs: list[str]) -> None:
    assert [sentence.lang for sentence in read(from_text(text, name="a.txt")).sentences] == langs


def test_a_stated_language_is_not_detected() -> None:
    (sentence,) = read(from_text("The index fell sharply on Tuesday.", name="a.txt"), lang="es").sentences
    assert sentence.lang == "es"

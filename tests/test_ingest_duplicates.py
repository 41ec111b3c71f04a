from __future__ import annotations

import random
from collections.abc import Mapping
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.document import Document, Edit, Label, Metadata, Overlay, Region
from ingest.duplicates import Candidate, Signature, clusters, signature

VOCABULARY = [
    f"{a}{b}{c}" for a in ("mar", "ren", "cot", "bol") for b in ("ka", "ti", "lo") for c in ("do", "sa", "na")
]


def prose(seed: int, *, words: int = 200, figures: int = 10) -> list[str]:
    rng = random.Random(seed)
    text = [rng.choice(VOCABULARY) for _ in range(words)]
    for place in sorted(rng.sample(range(words), figures)):
        text[place] = f"{rng.randint(1, 999)}.{rng.randint(1, 9)}"
    return text


def filled_in_anew(text: list[str], *, keep: int) -> list[str]:
    """Return a form's next issue: the same words, other figures but for the first few."""
    places = [place for place, word in enumerate(text) if word[0].isdigit()][keep:]
    return [f"7{word}1" if place in places else word for place, word in enumerate(text)]


def document(words: list[str], *, name: str = "a.txt", date: str | None = None, by: str | None = None) -> Document:
    text = " ".join(words)
    return Document(
        uri=f"/{name}",
        name=name,
        text=text,
        digest=name,
        metadata=Metadata(published=date, publisher=by),
        regions=(Region(Label.BODY, 0, len(text)),),
    )


def grouped(*documents: Document) -> set[frozenset[str]]:
    """Return the names of the documents that are clustered together."""
    found = clusters(candidates(*documents))
    return {frozenset(each.name for each in documents if found[each.uri] == cluster) for cluster in set(found.values())}


def candidates(*documents: Document) -> Mapping[str, Candidate]:
    return {
        each.uri: Candidate(signature(each), each.name, each.digest, each.metadata.doc_date, each.metadata.publisher)
        for each in documents
    }


TEXT = prose(1)
OTHER = prose(2)


@pytest.mark.parametrize(
    ("other", "date", "by", "name", "copy"),
    [
        pytest.param(TEXT, "2026-01-08", "Uno", "b.txt", True, id="same day"),
        pytest.param(TEXT, "2026-01-08", "Dos", "b.txt", True, id="same day, another publisher"),
        pytest.param(TEXT, "2026-01-09", "Dos", "b.txt", True, id="next day, another publisher"),
        pytest.param(filled_in_anew(TEXT, keep=9), "2026-01-09", "Dos", "b.txt", True, id="one figure altered"),
        pytest.param(filled_in_anew(TEXT, keep=9), "2026-01-09", "Uno", "b.txt", True, id="corrected next day"),
        pytest.param(TEXT, None, None, "b.txt", True, id="nothing known of the second"),
        pytest.param(TEXT, "2026-03-20", "Dos", "b.txt", True, id="word for word, much later, another publisher"),
        pytest.param(OTHER, "2026-01-08", "Uno", "b.txt", False, id="another text"),
        pytest.param(TEXT, "2026-02-08", "Uno", "b.txt", False, id="a month later: a form"),
        pytest.param(filled_in_anew(TEXT, keep=2), "2026-01-09", "Uno", "b.txt", False, id="filled in anew next day"),
        pytest.param(filled_in_anew(TEXT, keep=2), "2026-01-08", "Uno", "b.txt", False, id="filled in anew, same day"),
    ],
)
def test_copy_or_series(other: list[str], date: str | None, by: str | None, name: str, copy: bool) -> None:
    found = grouped(document(TEXT, date="2026-01-08", by="Uno"), document(other, date=date, by=by, name=name))
    assert found == ({frozenset({"a.txt", name})} if copy else {frozenset({"a.txt"}), frozenset({name})})


@pytest.mark.parametrize(
    "names",
    [
        ("report-2026-01-28.txt", "report-2026-03-18.txt"),
        ("2026/20260128-informe.md", "2026/20260318-informe.md"),
        ("comunicado 28-01-2026.txt", "comunicado 18-03-2026.txt"),
    ],
)
@pytest.mark.parametrize("dated", [True, False])
def test_same_form_by_name_is_a_series_however_alike(names: tuple[str, str], dated: bool) -> None:
    dates = ("2026-01-28", "2026-03-18") if dated else (None, None)
    found = grouped(*(document(TEXT, name=name, date=date) for name, date in zip(names, dates, strict=True)))
    assert found == {frozenset({names[0]}), frozenset({names[1]})}


def test_statement_that_repeats_its_only_figure_is_a_series() -> None:
    statement = prose(4, figures=1)
    found = grouped(
        document(statement, name="january.txt", date="2026-01-28", by="Banco"),
        document([*statement[:-8], *prose(5, words=8, figures=0)], name="march.txt", date="2026-01-30", by="Banco"),
    )
    assert found == {frozenset({"january.txt"}), frozenset({"march.txt"})}


def test_report_that_holds_the_whole_commentary_is_a_copy() -> None:
    report = [*prose(6, words=300), *TEXT, *prose(7, words=400)]
    found = grouped(
        document(report, name="report.md", date="2026-01-08"),
        document(TEXT, name="commentary.md", date="2026-01-08"),
        document(OTHER, name="other.md", date="2026-01-08"),
    )
    assert found == {frozenset({"report.md", "commentary.md"}), frozenset({"other.md"})}


def test_series_is_not_joined_through_a_third_document() -> None:
    found = grouped(
        document(TEXT, name="2026-01-07-note.txt", date="2026-01-07", by="Uno"),
        document(TEXT, name="2026-01-08-note.txt", date="2026-01-08", by="Uno"),
        document(TEXT, name="reprint.txt", date="2026-01-08", by="Dos"),
    )
    assert found == {frozenset({"2026-01-07-note.txt"}), frozenset({"2026-01-08-note.txt", "reprint.txt"})}


@pytest.mark.parametrize(
    ("one", "other", "copy"),
    [
        ("Markets were closed today", "MARKETS were closed, today!", True),
        ("Los índices cerraron en rojo", "Los indices cerraron en rojo", True),
        ("Gold rose 2% in London", "Gold rose 3% in London", False),
        ("El oro subió un 2 %", "El oro subió un 3 %", False),
    ],
)
def test_short_bodies_are_copies_only_word_for_word(one: str, other: str, copy: bool) -> None:
    found = clusters(candidates(document(one.split(), name="a"), document(other.split(), name="b")))
    assert (found["/a"] == found["/b"]) is copy


def test_clusters_do_not_depend_on_order() -> None:
    documents = [
        document(TEXT, name="a", date="2026-01-08"),
        document(TEXT, name="b", date="2026-01-08"),
        document([*TEXT, *OTHER], name="c", date="2026-01-08"),
        document(OTHER, name="d", date="2026-01-08"),
    ]
    found = {tuple(sorted(clusters(candidates(*order)).items())) for order in permutations(documents)}
    assert len(found) == 1


def test_empty_documents_are_apart() -> None:
    assert len(grouped(document([], name="a"), document([], name="b"))) == 2


def span(text: str, part: str) -> tuple[int, int]:
    return text.index(part), text.index(part) + len(part)


def test_signature_reads_the_repaired_body_alone() -> None:
    text = "Portada\nLos Ã­ndices subieron un 2 % en la sesiÃ³n de hoy.\nAceptar cookies"
    body = text.index("Los"), text.index("\nAceptar")
    page = Document(
        uri="/a",
        name="a",
        text=text,
        digest="",
        regions=(Region(Label.NAVIGATION, 0, 7), Region(Label.BODY, *body)),
        overlay=Overlay((Edit(*span(text, "Ã\xad"), "í"), Edit(*span(text, "Ã³"), "ó"))),
    )
    clean = document(["Los", "indices", "subieron", "un", "2", "%", "en", "la", "sesion", "de", "hoy"])
    assert signature(page).to_bytes() == signature(clean).to_bytes()


@settings(max_examples=50)
@given(st.lists(st.text(alphabet="abc 12", max_size=8), max_size=40))
def test_signature_survives_storage(words: list[str]) -> None:
    made = signature(document(words))
    assert Signature.from_bytes(made.to_bytes()).to_bytes() == made.to_bytes()


def test_many_issues_of_one_form_stay_apart() -> None:
    form = prose(8, figures=12)
    issues = [
        document(
            filled_in_anew(form, keep=number % 3),
            name=f"2025-{1 + number // 28:02}-{1 + number % 28:02}.md",
            date=f"2025-{1 + number // 28:02}-{1 + number % 28:02}",
        )
        for number in range(300)
    ]
    assert len(grouped(*issues)) == 300

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index.hashing import HashingEncoder
from index.store import Store
from ingest.document import Document, Label, Metadata, Region
from nlp.reader import read
from nlp.reading import Reading, Sentence
from queries.search import Hit, Source, like, narrow, search, to_json
from stating import written

COPPER = (
    "Copper slid 3% as smelters in Chile restarted their furnaces and stocks in Shanghai climbed again. "
    "Traders who had bet on a shortage before the holidays closed their positions, and brokers spoke of a market that "
    "had run ahead of itself. Demand from makers of cable held up, they added, while builders ordered less than usual "
    "for the season and scrap was on offer everywhere."
)
COBRE = (
    "El cobre cedió un 3% mientras las fundiciones de Chile retomaban la producción y subían los inventarios. "
    "Quienes apostaban por la escasez deshicieron sus posiciones antes de los festivos."
)
RATES = (
    "The central bank held its policy rate and said that wage growth had begun to cool across the country. "
    "Two members of the board would have preferred to wait for the spring before they said so in public."
)
EXTRA = "Freight costs for bulk carriers barely moved."


def document(name: str, text: str, date: str | None, **metadata: Any) -> Document:
    return Document(
        uri=f"file:/desk/{name}",
        name=name,
        text=text,
        digest=name,
        metadata=Metadata(published=date, title=name.partition(".")[0], **metadata),
        regions=(Region(Label.BODY, 0, len(text)),),
    )


def reading(text: str, lang: str) -> Reading:
    fields: dict[str, Any] = {"lang": lang, "subject": "commodity:COPPER", "metric": "return", "unit": "%"}
    claims = (written(text, "3%", -3.0, confidence=1.0, **fields),) if "3%" in text else ()
    return Reading((Sentence(0, len(text), lang),), (), claims)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("desk")
    texts = [
        ("copper.txt", COPPER, "2026-01-05", "en", "Metal Desk"),
        ("copy.txt", f"{COPPER} {EXTRA}", "2026-01-06", "en", "Reprints"),
        ("cobre.txt", COBRE, "2026-01-07", "es", "Metal Desk"),
        ("rates.txt", RATES, None, "en", "Metal Desk"),
    ]
    with Store.open(folder, mode="write", encoder=HashingEncoder()) as writing:
        for name, text, date, lang, publisher in texts:
            writing.put(document(name, text, date, publisher=publisher, lang=lang), reading(text, lang))
        writing.complete()
    with Store.open(folder) as opened:
        yield opened


def names(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.doc for hit in hits]


def test_a_text_is_one_hit_that_lists_its_other_sources(store: Store) -> None:
    hits = search(store, "copper smelters in Chile", limit=2)
    together = {hit.cluster: {hit.doc, *(source.doc for source in hit.other_sources)} for hit in hits}
    assert together[hits[0].cluster] == {"copper.txt", "copy.txt"}
    assert len(together) == 2


def test_a_copy_outside_the_filter_is_still_a_source(store: Store) -> None:
    hits = search(store, "copper smelters in Chile", limit=1, filters=narrow(publisher="Metal Desk", lang="en"))
    assert [(hit.doc, hit.other_sources) for hit in hits] == [
        ("copper.txt", (Source("copy.txt", "2026-01-06", "Reprints"),))
    ]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"lang": "es"}, ["cobre.txt"]),
        ({"since": "2026-01-07"}, ["cobre.txt"]),
        ({"until": "2026-01-05"}, ["copper.txt"]),
        ({"doc": "rates.txt"}, ["rates.txt"]),
        ({"publisher": "Reprints"}, ["copy.txt"]),
        ({"subject": "commodity:GOLD"}, []),
        ({"metric": "return", "lang": "es"}, ["cobre.txt"]),
        ({"where": ["return < -2"], "since": "2026-01-07"}, ["cobre.txt"]),
        ({"where": ["return > 0"]}, []),
        ({"as_of": "2026-01-05"}, ["copper.txt"]),
        ({"as_of": "2025"}, []),
        ({"originals": True, "metric": "return", "lang": "en"}, ["copper.txt"]),
    ],
)
def test_filters(store: Store, filters: dict[str, Any], found: list[str]) -> None:
    assert names(search(store, "copper cobre rate", filters=narrow(**filters))) == found


def test_a_hit_carries_its_claims_and_its_place(store: Store) -> None:
    (hit,) = search(store, "cobre", filters=narrow(lang="es"))
    assert (hit.text, hit.title, [s.claim.value_text for s in hit.claims]) == (COBRE, "cobre", ["3%"])
    assert store.document(hit.uri).text[hit.start : hit.end] == hit.text


def test_a_hit_as_json(store: Store) -> None:
    (hit,) = search(store, "cobre", filters=narrow(lang="es"))
    place = COBRE.index("3%")
    assert to_json(hit) == {
        "doc": "cobre.txt",
        "title": "cobre",
        "context": "cobre",
        "doc_date": "2026-01-07",
        "publisher": "Metal Desk",
        "cluster": hit.cluster,
        "lang": "es",
        "start": 0,
        "end": len(COBRE),
        "text": COBRE,
        "sentence_start": 0,
        "sentence_end": len(COBRE),
        "sentence": COBRE,
        "score": hit.score,
        "similarity": hit.similarity,
        "reranked": None,
        "claims": [
            {
                "start": place,
                "end": place + 2,
                "value_text": "3%",
                "subject": "commodity:COPPER",
                "metric": "return",
                "as_of": None,
            }
        ],
        "other_sources": [],
    }


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_the_likest_come_first_and_no_more_than_asked_for(store: Store, limit: int) -> None:
    scores = [hit.score for hit in search(store, COPPER, limit=limit)]
    assert len(scores) == limit
    assert scores == sorted(scores, reverse=True)


def test_a_document_finds_others_but_not_its_copies(store: Store) -> None:
    assert names(like(store, "copper.txt", limit=1)) == ["cobre.txt"]
    assert names(like(store, "cobre.txt", limit=1, filters=narrow(lang="en"))) in (["copper.txt"], ["copy.txt"])


@pytest.mark.parametrize("nothing", ["", "  \n"])
def test_nothing_is_found_for_nothing(store: Store, nothing: str) -> None:
    assert search(store, nothing) == ()


EN = (
    "Copper closed at $9,412 a tonne on Tuesday, down 2.3%, after stocks in Shanghai rose by 14,200 tonnes. "
    "Nickel lost 1.1% to $15,870. The dollar index climbed 0.4% to 103.6, and miners in London fell 1.9%."
)
ES = (
    "El cobre cerró el martes en 9.412 dólares la tonelada, un 2,3% menos, tras subir las existencias de Shanghái en "
    "14.200 toneladas. El níquel perdió un 1,1%, hasta 15.870 dólares. El índice dólar subió un 0,4%, hasta 103,6, y "
    "las mineras de Londres cayeron un 1,9%."
)


@pytest.fixture(scope="module")
def bilingual(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("bilingual")
    texts = [("metals.txt", EN, "en"), ("metales.txt", ES, "es"), ("rates.txt", RATES, "en")]
    with Store.open(folder, mode="write") as writing:
        for name, text, lang in texts:
            made = document(name, text, "2026-01-06", lang=lang)
            writing.put(made, read(made))
        writing.complete()
    with Store.open(folder) as opened:
        yield opened


@pytest.mark.parametrize(
    ("query", "filters", "first", "other"),
    [
        ("copper closed lower in London", {}, "metals.txt", "metales.txt"),
        ("el cobre cerró el martes en 9.412 dólares la tonelada", {}, "metales.txt", "metals.txt"),
        ("copper closed lower in London", {"lang": "es"}, "metales.txt", "metals.txt"),
    ],
)
def test_a_translation_takes_no_place_of_its_own(
    bilingual: Store, query: str, filters: dict[str, Any], first: str, other: str
) -> None:
    hits = search(bilingual, query, limit=3, filters=narrow(**filters))
    assert [hit.doc for hit in hits] == [first, *(["rates.txt"] if not filters else [])]
    assert [(source.doc, source.kind) for source in hits[0].other_sources] == [(other, "translation")]

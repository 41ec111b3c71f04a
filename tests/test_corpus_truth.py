"""The ground truth's passages are those that its scripts draw, and its parts share no document."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from dataclasses import asdict
from typing import Any

import pytest

from benchmarks import shared
from benchmarks.scoring import Score, score_mentions
from benchmarks.truth.build import (
    FOLDER,
    FRESH_PARTS,
    LANGUAGES,
    PARTS,
    MaterialError,
    Source,
    even_out,
    evened,
    gold,
    inside,
    rows,
    sources,
)
from benchmarks.truth.draw import checksum, draw, source_of
from benchmarks.truth.fresh import earlier, fresh
from benchmarks.truth.score import EVENED, Figure, report
from benchmarks.truth.second import chosen

needs_material = pytest.mark.skipif(not shared.available(), reason="needs the material in ../shared")
HEADING = re.compile(r"^#+ (.+?)\.?\s*$", re.MULTILINE)


POST = Source("posts/a.md", "a.md", 100, "### S&P 500\nThe S&P 500 rose.")


def mention(start: int, **changes: Any) -> dict[str, Any]:
    name = {"crc32": checksum("S&P 500"), "id": "index:SPX"}
    return {"doc": POST.doc, "start": start, "end": start + 7, **name} | changes


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_document_is_in_two_parts(lang: str) -> None:
    drawn = rows(FOLDER / f"passages.{lang}.jsonl") + rows(FOLDER / f"fresh.{lang}.jsonl")
    docs = {part: {row["doc"] for row in drawn if row["part"] == part} for part in (*PARTS, *FRESH_PARTS)}

    assert (docs["dev"] & docs["test"], docs["fresh"] & (docs["dev"] | docs["test"] | docs["rest"])) == (set(), set())


def test_checksums_are_those_of_the_files() -> None:
    lines = (FOLDER / "CHECKSUMS").read_text(encoding="utf-8").splitlines()
    stated = {name: digest for digest, name in (line.split() for line in lines)}

    assert {name: hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() for name in stated} == stated


@pytest.mark.shared
@needs_material
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_passages_are_drawn_again(lang: str) -> None:
    assert [asdict(passage) for passage in draw(lang)] == rows(FOLDER / f"passages.{lang}.jsonl")


@pytest.mark.shared
@needs_material
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_fresh_passages_are_drawn_again(lang: str) -> None:
    assert [asdict(passage) for passage in fresh(lang)] == rows(FOLDER / f"fresh.{lang}.jsonl")


@pytest.mark.shared
@needs_material
def test_no_fresh_post_is_the_translation_of_an_earlier_one() -> None:
    drawn = [row for lang in LANGUAGES for row in rows(FOLDER / f"fresh.{lang}.jsonl")]

    assert [row["doc"] for row in drawn if row["part"] == "fresh" and row["doc"] in earlier()] == []


@pytest.mark.shared
@needs_material
def test_the_second_reader_gets_a_tenth_of_each_source() -> None:
    counts = {lang: Counter(source_of(source.doc) for source in chosen(lang)) for lang in LANGUAGES}

    assert counts == {"en": {"posts": 4, "pages": 5, "statements": 3}, "es": {"posts": 5}}


@pytest.mark.shared
@needs_material
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_annotation_lies_in_a_passage(lang: str, part: str) -> None:
    read = sources(lang, part)
    annotated = rows(FOLDER / f"{lang}.{part}.claims.jsonl")

    assert [row for row in annotated if not any(inside(row, source) for source in read)] == []


def test_errata_add_mentions_and_take_them_away() -> None:
    errata = [mention(40), mention(20, drop=True)]

    assert even_out([mention(0), mention(20)], errata) == [mention(0), mention(40)]


@pytest.mark.parametrize("elsewhere", [mention(20), mention(0, end=8), mention(0, doc="b.md")])
def test_what_is_not_annotated_is_not_dropped(elsewhere: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="nothing is annotated"):
        even_out([mention(0)], [elsewhere | {"drop": True}])


def test_evened_gold_holds_the_names_of_headings_too() -> None:
    committed = [mention(116)]
    made = [{"doc": "a.md", "start": start, "end": start + 7, "id": "index:SPX"} for start in (4, 16)]
    golds = (committed, even_out(committed, [mention(104)]))

    scores = [score_mentions(gold(annotated, [POST], "text"), made) for annotated in golds]
    assert scores == [Score(1, 1, 2), Score(2, 2, 2)]


def test_an_erratum_is_the_slice_that_was_read() -> None:
    with pytest.raises(MaterialError):
        list(gold(even_out([], [mention(103)]), [POST], "text"))


def test_the_report_has_the_evened_mentions_beside_the_committed_ones() -> None:
    names = ("posts value", EVENED, "field unit", "all mentions", "all claim")
    found = [Figure(name, Score(1, 2, 2), 0.0, 1.0) for name in names]

    listed = [line[:30].rstrip() for line in report(found).splitlines()[1:]]
    assert listed == ["all claim", "all mentions", EVENED, "posts value", "field unit"]


@pytest.mark.shared
@needs_material
@pytest.mark.parametrize("part", [*PARTS, "fresh"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_erratum_is_a_name_in_a_heading(lang: str, part: str) -> None:
    text = {source.doc: source for source in sources(lang, part)}
    headings = {
        (doc, source.start + match.start(1), source.start + match.end(1))
        for doc, source in text.items()
        for match in HEADING.finditer(source.text)
    }
    errata = rows(FOLDER / f"errata.{lang}.{part}.jsonl")

    assert [row for row in errata if (row["doc"], row["start"], row["end"]) not in headings] == []


@pytest.mark.shared
@needs_material
def test_the_same_heading_names_the_same_thing_everywhere() -> None:
    answers: dict[str, set[str | None]] = defaultdict(set)
    for lang in LANGUAGES:
        for part in (*PARTS, "fresh"):
            read = sources(lang, part)
            named = {(row["doc"], row["start"], row["end"]): row for row in evened(lang, part, read)}
            for source in read:
                for match in HEADING.finditer(source.text):
                    row = named.get((source.name, *match.span(1)), {})
                    answers[match[1]].add(row.get("id"))

    assert {heading: ids for heading, ids in answers.items() if len(ids) > 1} == {}
    assert (answers["S&P 500"], answers["USD INDEX"]) == ({"index:SPX"}, {"index:DXY"})

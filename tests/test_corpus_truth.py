"""The ground truth's passages are those that its scripts draw, and its parts share no document."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import asdict

import pytest

from benchmarks import shared
from benchmarks.truth.build import FOLDER, FRESH_PARTS, LANGUAGES, PARTS, inside, rows, sources
from benchmarks.truth.draw import draw, source_of
from benchmarks.truth.fresh import earlier, fresh
from benchmarks.truth.second import chosen

needs_material = pytest.mark.skipif(not shared.available(), reason="needs the material in ../shared")


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

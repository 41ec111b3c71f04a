"""The corpus and its gold agree with each other and with the claim contract."""

from __future__ import annotations

import itertools
import re
import subprocess
import sys
import tomllib
from collections import Counter
from importlib import resources
from typing import Any

import pytest

from benchmarks.corpus import CORPUS, LANGUAGES, ROOT, gold
from benchmarks.scoring import document
from ingest.document import Document
from ingest.reader import read
from ingest.sources import Source, find

IDENTIFIER = re.compile(
    r"[A-Z]{4}:[A-Z0-9.-]+|(index|cb|commodity|group|currency|crypto|fx):[A-Z0-9_]+|country:[A-Z]{2}"
    r"|bond:[A-Z]{2}\d+[MY]|sector:[a-z_]+"
)
UNIT = re.compile(r"%|bp|pp|x|pts|count|usd/bbl|usd/oz|[A-Z]{3}")
CLAIMED = [row for row in gold("claims") if not row.get("ignore")]


def options(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    read_all = (read(source) for source in find(str(CORPUS / lang) for lang in LANGUAGES) if isinstance(source, Source))
    return {made.name: made for found in read_all for made in found if isinstance(made, Document)}


def test_each_language_has_its_documents() -> None:
    counts = {}
    for lang in LANGUAGES:
        sources = [source for source in find([str(CORPUS / lang)]) if isinstance(source, Source)]
        counts[lang] = sum(isinstance(made, Document) for source in sources for made in read(source))

    assert counts == {"en": 40, "es": 40}


def test_every_kind_of_file_is_there() -> None:
    assert {path.suffix for lang in LANGUAGES for path in (CORPUS / lang).iterdir()} == {
        ".txt",
        ".md",
        ".html",
        ".jsonl",
        ".csv",
    }


def test_both_languages_have_claims_enough() -> None:
    counts = Counter(row["lang"] for row in CLAIMED)

    assert {lang: counts[lang] >= 120 for lang in LANGUAGES} == {"en": True, "es": True}


def test_every_document_has_gold(documents: dict[str, Document]) -> None:
    assert {row["doc"] for row in CLAIMED} == set(documents)


def test_documents_differ_in_the_last_part_of_their_names(documents: dict[str, Document]) -> None:
    assert len({document({"doc": name}) for name in documents}) == len(documents)


@pytest.mark.parametrize(("name", "text"), [("claims", "value_text"), ("mentions", "text")])
def test_spans_hold_what_gold_says(documents: dict[str, Document], name: str, text: str) -> None:
    assert [row for row in gold(name) if documents[row["doc"]].text[row["start"] : row["end"]] != row[text]] == []


@pytest.mark.parametrize("name", ["claims", "mentions"])
def test_spans_do_not_overlap(name: str) -> None:
    rows = sorted(gold(name), key=lambda row: (row["doc"], row["start"]))
    pairs = itertools.pairwise(rows)

    assert [(one, other) for one, other in pairs if one["doc"] == other["doc"] and other["start"] < one["end"]] == []


def test_identifiers_have_the_contracts_form() -> None:
    subjects = {option for row in CLAIMED for option in options(row["subject"]) if option}
    others = {option for row in CLAIMED for option in options(row.get("counterpart")) if option}
    names = {option for row in gold("mentions") for option in options(row["id"])}

    assert sorted(name for name in subjects | others | names if not IDENTIFIER.fullmatch(name)) == []


def test_metrics_and_units_are_the_contracts() -> None:
    metrics = tomllib.loads((resources.files("nlp") / "data/metrics.toml").read_text(encoding="utf-8"))
    unknown = {option for row in CLAIMED for option in options(row["metric"])} - set(metrics)
    units = {option for row in CLAIMED for option in options(row["unit"]) if option}

    assert (unknown, [unit for unit in units if not UNIT.fullmatch(unit)]) == (set(), [])


def test_intervals_are_in_order() -> None:
    both = [row for row in CLAIMED if row["low"] is not None and row["high"] is not None]

    assert [row for row in both if row["low"] > row["high"]] == []


@pytest.mark.skipif(not (ROOT / "tools").is_dir(), reason="needs a checkout of the repository")
def test_the_gold_is_what_its_tables_say() -> None:
    run = subprocess.run(
        [sys.executable, "tools/annotate.py", "--check"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )

    assert (run.returncode, run.stderr) == (0, "")

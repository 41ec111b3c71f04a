"""What the readers make of the real material beside the repository."""

import csv
import gzip
import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from ingest import html, reader, sources
from ingest.document import CONTENT, Document, Label, Rejected

SHARED = Path(__file__).parents[2] / "shared"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="needs the material in ../shared, which is not there"),
]


def read(folder: str) -> list[Document | Rejected]:
    found = sources.find([str(SHARED / folder)])
    return [it for source in found for it in ([source] if isinstance(source, Rejected) else reader.read(source))]


def documents(folder: str) -> dict[str, Document]:
    return {it.name: it for it in read(folder) if isinstance(it, Document)}


def test_the_seeds_have_their_dates_languages_and_credits() -> None:
    found = [
        (it.name[:3], it.metadata.published, it.metadata.lang, it.metadata.page_lang, it.metadata.author)
        for it in documents("seeds").values()
    ]
    assert found == [
        ("000", "2026-01-08T20:20:00-05:00", "en", "en", "Albert Fox"),
        ("001", "2026-01-08T20:20:00-05:00", "en", "es", "Albert Fox"),
        ("002", "2026-01-13T21:33:00-05:00", "en", "en", "Marcus Lee"),
        ("003", None, "en", "en", None),
        ("004", None, "en", "en", None),
    ]


def test_every_gold_claim_of_the_seeds_stands_in_content() -> None:
    seeds = documents("seeds")
    lost = []
    for line in (SHARED / "gold/seeds.claims.jsonl").read_text(encoding="utf-8").splitlines():
        claim = json.loads(line)
        regions = seeds[claim["doc"]].regions
        start, end = claim["start"], claim["end"]
        inside = any(it.label in CONTENT and it.start <= start and end <= it.end for it in regions)
        left_over = any(it.label is Label.LEFTOVER and it.start < end and start < it.end for it in regions)
        if not claim.get("ignore") and (not inside or left_over):
            lost.append((claim["doc"], claim["value_text"]))
    assert lost == []


def test_every_statement_has_its_date() -> None:
    statements = documents("real/fomc/statements")
    with (SHARED / "real/fomc/target.csv").open(encoding="utf-8", newline="") as file:
        wanted = {row["doc"]: row["doc_date"] for row in csv.DictReader(file)}
    assert {name: it.metadata.doc_date for name, it in statements.items()} == wanted


@pytest.mark.slow
def test_every_post_is_read_and_its_regions_are_sound() -> None:
    found = read("real/markleigh")
    posts = [it for it in found if isinstance(it, Document)]
    assert (len(posts), len(found)) == (929, 929)
    assert [it.name for it in posts if it.metadata.doc_date is None] == []
    for post in posts:
        assert all(0 <= it.start < it.end <= len(post.text) for it in post.regions)
        apart = [it for it in post.regions if it.label not in {Label.MAIN, Label.LEFTOVER}]
        assert all(one.end <= other.start for one, other in pairwise(apart))


def grams(text: str) -> Counter[tuple[str, ...]]:
    """Return the runs of four words of a text, as the benchmark of the pages counts them."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[at : at + 4]) for at in range(max(len(words) - 3, 1 if words else 0)))


@pytest.mark.slow
def test_main_text_is_found_as_well_as_the_extractor_finds_it() -> None:
    truth = json.loads((SHARED / "real/html/ground-truth.json").read_text(encoding="utf-8"))
    precisions, recalls = [], []
    for key, page in sorted(truth.items()):
        markup = gzip.decompress((SHARED / f"real/html/html/{key}.html.gz").read_bytes()).decode(errors="replace")
        found = html.read(markup)
        main = "\n".join(found.text[block.start : block.end] for block in found.blocks if block.main)
        said, wanted = grams(main), grams(page["articleBody"])
        both = (said & wanted).total()
        precisions.append(both / said.total() if said else 0.0)
        recalls.append(both / wanted.total())
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    assert 2 * precision * recall / (precision + recall) >= 0.958

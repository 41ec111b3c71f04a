"""Claims and findings for other programs, held against the published shapes of the formats."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pyarrow.parquet
import pytest
from typer.testing import CliRunner

import cotejo
from cotejo.commands import app
from cotejo.linked import document_iri

TEXTS = {
    "a.md": "---\ndate: 2026-01-08\n---\nNobody minds. The S&P 500 trades at 22x forward earnings.\n",
    "b.md": "---\ndate: 2026-01-09\n---\nNadie se inmuta: el S&P 500 cotiza a 24,6 veces beneficios estimados.\n",
    "c.md": "---\ndate: 2026-01-09\n---\nOn Wednesday, 6 January 2026 gold rose 3%.\n",
}

IRI = {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:\S+$"}
TEXT = {"type": "string", "minLength": 1}
NAMED = {"type": "object", "required": ["@type", "name"], "properties": {"@type": {"const": "Organization"}}}
WORK = {
    "type": "object",
    "required": ["@type", "name"],
    "additionalProperties": False,
    "properties": {
        "@type": {"const": "CreativeWork"},
        "@id": IRI,
        "name": TEXT,
        "datePublished": {"type": "string", "format": "date"},
        "publisher": NAMED,
    },
}
CLAIM = {
    "type": "object",
    "required": ["@type", "appearance"],
    "additionalProperties": False,
    "properties": {
        "@type": {"const": "Claim"},
        "text": TEXT,
        "description": TEXT,
        "appearance": {"type": "array", "minItems": 1, "items": WORK},
    },
}
RATING = {
    "type": "object",
    "required": ["@type", "ratingValue", "bestRating", "worstRating", "alternateName"],
    "additionalProperties": False,
    "properties": {
        "@type": {"const": "Rating"},
        "alternateName": TEXT,
        **{
            name: {"type": "integer", "minimum": 1, "maximum": 4}
            for name in ("ratingValue", "bestRating", "worstRating")
        },
    },
}
REVIEWS = {
    "type": "object",
    "required": ["@context", "@graph"],
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@graph": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["@type", "@id", "author", "claimReviewed", "reviewRating", "itemReviewed"],
                "additionalProperties": False,
                "properties": {
                    "@type": {"const": "ClaimReview"},
                    "@id": IRI,
                    "author": NAMED,
                    "claimReviewed": TEXT,
                    "reviewAspect": TEXT,
                    "reviewBody": TEXT,
                    "reviewRating": RATING,
                    "itemReviewed": {"anyOf": [CLAIM, {"type": "array", "minItems": 1, "items": CLAIM}]},
                },
            },
        },
    },
}
"""What schema.org defines for ClaimReview, Claim, Rating and CreativeWork, as far as it is written."""

POSITION = {
    "type": "object",
    "required": ["type", "start", "end"],
    "properties": {"type": {"const": "TextPositionSelector"}, "start": {"type": "integer", "minimum": 0}},
}
QUOTE = {
    "type": "object",
    "required": ["type", "exact"],
    "properties": {"type": {"const": "TextQuoteSelector"}, "exact": TEXT},
}
TARGET = {
    "type": "object",
    "required": ["source", "selector"],
    "additionalProperties": False,
    "properties": {"source": IRI, "selector": {"type": "array", "items": {"anyOf": [POSITION, QUOTE]}}},
}
MOTIVATIONS = [
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting"),
    *("identifying", "linking", "moderating", "questioning", "replying", "tagging"),
]
BODY = {
    "type": "object",
    "required": ["type", "value"],
    "additionalProperties": False,
    "properties": {
        "type": {"const": "TextualBody"},
        "value": TEXT,
        "format": {"const": "text/plain"},
        "language": {"const": "en"},
        "purpose": {"enum": MOTIVATIONS},
    },
}
ANNOTATIONS = {
    "type": "object",
    "required": ["@context", "id", "type", "items"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": IRI,
        "type": {"const": "AnnotationPage"},
        "startIndex": {"type": "integer", "minimum": 0},
        "items": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["id", "type", "target"],
                "additionalProperties": False,
                "properties": {
                    "id": IRI,
                    "type": {"const": "Annotation"},
                    "motivation": {"enum": MOTIVATIONS},
                    "body": {"type": "array", "items": BODY},
                    "target": {"anyOf": [TARGET, {"type": "array", "minItems": 1, "items": TARGET}]},
                },
            },
        },
    },
}
"""What the Web Annotation Data Model (W3C Recommendation, 2017) asks of the properties that are written."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of three texts: two that disagree, and one with a date that cannot be."""
    folder = tmp_path_factory.mktemp("export")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    with cotejo.open(folder / "store", mode="write", encoder="lexical") as archive:
        archive.ingest([str(folder / name) for name in TEXTS], workers=1)
    return folder / "store"


def exported(what: str, form: str, store: Path) -> bytes:
    result = CliRunner().invoke(app, ["export", what, "--format", form, "--store", str(store)])
    assert result.exit_code == 0, result.output
    return result.stdout_bytes


@pytest.mark.parametrize("what", ["claims", "findings"])
def test_parquet_holds_what_is_listed(what: str, store: Path) -> None:
    listed = CliRunner().invoke(app, [what, "--format", "jsonl", "--store", str(store)]).stdout.splitlines()
    table = pyarrow.parquet.read_table(io.BytesIO(exported(what, "parquet", store)))

    assert table.to_pylist() == [json.loads(line) for line in listed] != []


@pytest.mark.parametrize("what", ["claims", "findings"])
def test_reviews_are_what_schema_org_defines(what: str, store: Path) -> None:
    jsonschema.validate(json.loads(exported(what, "claimreview", store)), REVIEWS)


@pytest.mark.parametrize("what", ["claims", "findings"])
def test_annotations_are_what_the_data_model_asks_for(what: str, store: Path) -> None:
    jsonschema.validate(json.loads(exported(what, "webannotation", store)), ANNOTATIONS)


def test_a_claim_is_rated_by_its_gravest_finding(store: Path) -> None:
    reviews = json.loads(exported("claims", "claimreview", store))["@graph"]
    rated = {each["itemReviewed"]["appearance"][0]["name"]: each["reviewRating"]["ratingValue"] for each in reviews}

    assert rated == {"a.md": 2, "b.md": 2, "c.md": 4}


def test_a_finding_reviews_a_claim_a_side(store: Path) -> None:
    reviews = json.loads(exported("findings", "claimreview", store))["@graph"]

    assert [(each["reviewAspect"], len(each["itemReviewed"])) for each in reviews] == [("date", 1), ("value", 2)]


@pytest.mark.parametrize("what", ["claims", "findings"])
def test_annotations_point_at_their_characters(what: str, store: Path) -> None:
    held: list[dict[str, Any]] = json.loads(exported(what, "webannotation", store))["items"]
    targets = [
        each for item in held for each in (item["target"] if isinstance(item["target"], list) else [item["target"]])
    ]
    texts = {document_iri(str(store.parent / name)): text for name, text in TEXTS.items()}
    for target in targets:
        place, quote = target["selector"]
        text = texts[target["source"]]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
    assert len(targets) >= 3


@pytest.mark.parametrize(
    ("uri", "iri"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("/desk/añadido x.csv#3", "file:///desk/a%C3%B1adido%20x.csv#3"),
        ("stdin:0123", "stdin:0123"),
    ],
)
def test_documents_have_iris(uri: str, iri: str) -> None:
    assert document_iri(uri) == iri

"""What holds for findings of every kind: the record, its order, its identity, the choice of kinds."""

from __future__ import annotations

from disagreeing import discount, fact, pe, table, write
from queries.findings import KINDS, find, to_json


def test_a_finding_by_the_contract() -> None:
    claims = [*pe("a.txt", "9x", 9), *pe("c.txt", "11.2x", 11.2, date=None)]
    row = to_json(find(claims)[0])
    side = {"start": 35, "lang": "en", "publisher": None, "unit": "x"}
    assert row == {
        "id": row["id"],
        "kind": "value",
        "severity": "warning",
        "sides": [
            [
                side
                | {
                    "doc": "a.txt",
                    "end": 37,
                    "value_text": "9x",
                    "least": 8.5,
                    "most": 9.5,
                    "sentence": "The Hang Seng now changes hands at 9x forward earnings (a.txt).",
                    "doc_date": "2026-03-03",
                    "cluster": "a.txt",
                }
            ],
            [
                side
                | {
                    "doc": "c.txt",
                    "end": 40,
                    "value_text": "11.2x",
                    "least": 11.15,
                    "most": 11.25,
                    "sentence": "The Hang Seng now changes hands at 11.2x forward earnings (c.txt).",
                    "doc_date": None,
                    "cluster": "c.txt",
                }
            ],
        ],
        "subject": "index:HSI",
        "metric": "pe_forward",
        "message": ("The forward P/E of the Hang Seng is 9x in a.txt (2026-03-03) against 11.2x in c.txt (undated)."),
        "expected": None,
        "stated": None,
        "rule": "value: independent sources: multiples and shares agree with others of 45 days",
        "likelihood": 0.9,
        "sources": [1, 1],
        "decision": None,
    }


def test_order_of_claims_does_not_matter_and_ids_are_distinct() -> None:
    claims = [*pe("a.txt", "9x", 9), *pe("c.txt", "11.2x", 11.2), *discount("25%", 25, 10.2, 12.3), *table(10, 1, 9)]
    found = find(claims)
    assert found == find(claims[::-1])
    assert len({f.id for f in found}) == len(found) == 3


def test_another_copy_does_not_change_the_id() -> None:
    sentence = "The Hang Seng fetches 9x forward earnings."
    seen = fact("9x", 9, "x", "index:HSI", "pe_forward")
    first = write("a.txt", sentence, seen, cluster="k")
    copied = write("b.txt", sentence, seen, cluster="k")
    other = pe("c.txt", "11.2x", 11.2)
    assert [f.id for f in find([*first, *other])] == [f.id for f in find([*first, *copied, *other])]


def test_kinds_can_be_chosen() -> None:
    claims = [*pe("a.txt", "9x", 9), *pe("c.txt", "11.2x", 11.2), *table(10, 1, 9)]
    assert [f.kind for f in find(claims, kinds={"value"})] == ["value"]
    assert sorted(KINDS) == [
        "arithmetic",
        "copy",
        "date",
        "drift",
        "listing",
        "reference",
        "scale",
        "self",
        "slip",
        "translation",
        "value",
    ]

"""The comparison with other extractors: what counts as found, and what is kept of a run."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from benchmarks.extract import Sample, ratios, score
from benchmarks.peers import cotejo_reading, cotejo_values
from benchmarks.peers.measuring import Value

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def value(start: int, end: int, low: Any, high: Any, unit: Any = None) -> dict[str, Any]:
    return {"start": start, "end": end, "low": low, "high": high, "unit": unit}


GOLD = [
    (value(0, 2, -3.0, -3.0, "%"), value(0, 2, 3.0, 3.0, "%"), (1, 1)),
    (value(0, 2, None, -12.0, "%"), value(0, 2, 12.0, 12.0, "%"), (1, 1)),
    (value(0, 2, 3.0, 4.0, "%"), value(0, 2, 3.0, 3.0, "%"), (0, 0)),
    (value(0, 2, 3.0, 3.0, ["bp", "pp"]), value(1, 3, 3.0, 3.0, "bp"), (1, 1)),
    (value(0, 2, [3.0, 4.0], [3.0, 4.0], "%"), value(0, 2, 4.0, 4.0), (1, 0)),
    (value(0, 2, 3.0, 3.0, "%"), value(2, 3, 3.0, 3.0, "%"), (0, 0)),
]


@pytest.mark.parametrize(("gold", "made", "right"), GOLD)
def test_a_value_is_found_where_its_numbers_are(
    gold: dict[str, Any], made: dict[str, Any], right: tuple[int, int]
) -> None:
    texts = [Sample("en", "a text", (gold,))]

    assert tuple(score(texts, [[made]], unit=unit).right for unit in (False, True)) == right


def test_what_gold_ignores_counts_neither_way() -> None:
    ignored = {**value(0, 2, 5.0, 5.0), "ignore": True}
    found = score([Sample("en", "a text", (ignored,))], [[value(0, 2, 5.0, 5.0), value(4, 5, 1.0, 1.0)]], unit=False)

    assert (found.right, found.gold, found.system) == (0, 0, 1)


def test_keeps_speeds_as_shares_of_its_own() -> None:
    figures = {"cotejo": 400.0, "cotejo's numbers": 800.0, "quantulum3": 50.0, "Recognizers-Text": 100.0}
    measured = {"en": {name: {"characters/s": speed, "value": 0.5, "unit": 0.25} for name, speed in figures.items()}}

    assert ratios(measured)["en"] == {
        "cotejo/faster peer": 4.0,
        "cotejo's numbers/faster peer": 8.0,
        "cotejo": {"speed": 1.0, "value": 0.5, "unit": 0.25},
        "cotejo's numbers": {"speed": 2.0, "value": 0.5, "unit": 0.25},
        "quantulum3": {"speed": 0.125, "value": 0.5, "unit": 0.25},
        "Recognizers-Text": {"speed": 0.25, "value": 0.5, "unit": 0.25},
    }


READ = [
    ("en", "Sales rose 4% to $3bn.", [Value(11, 13, 4.0, 4.0, "%"), Value(17, 21, 3e9, 3e9, "USD")]),
    ("es", "Subió un 4 % hasta 3 euros.", [Value(9, 12, 4.0, 4.0, "%"), Value(19, 26, 3.0, 3.0, "EUR")]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), READ)
@pytest.mark.parametrize("extractor", [cotejo_reading, cotejo_values], ids=["reading", "numbers"])
def test_gives_the_same_values_with_the_whole_reading_and_without(
    extractor: ModuleType, lang: str, text: str, expected: list[Value]
) -> None:
    assert list(extractor.extract(text, lang)) == expected


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.skipif(not (SHARED / "peers").is_dir(), reason="needs ../shared/peers")
def test_reads_the_cases_of_another_extractor() -> None:
    command = f"{sys.executable} -m cotejo extract --lines --format jsonl"
    scorer, cases = SHARED / "eval" / "score_peers.py", SHARED / "peers" / "recognizers.cases.jsonl"
    run = subprocess.run(
        [sys.executable, str(scorer), str(cases), "--show", "99", "--command", command],
        capture_output=True,
        cwd=ROOT,
        encoding="utf-8",
        check=True,
    )
    failing = set(re.findall(r"^(e[ns]-\w+-\d+) ", run.stdout, re.MULTILINE))
    shares = {name: float(share) for name, share in re.findall(r"^(.+) \d+/\d+ = ([\d.]+)$", run.stdout, re.MULTILINE)}

    assert failing <= explained()
    assert shares.pop("all") >= 0.95
    assert min(shares.values()) >= 0.9


def explained() -> set[str]:
    """Return the cases that the README of the peers gives a reason for."""
    cases: set[str] = set()
    table = (ROOT / "benchmarks" / "peers" / "README.md").read_text(encoding="utf-8")
    for listed in re.findall(r"^\| (e[ns]-[^|]+) \|", table, re.MULTILINE):
        kind = ""
        for part in listed.split(", "):
            kind = part.rpartition("-")[0] or kind
            cases.add(f"{kind}-{part.rpartition('-')[2]}")
    return cases

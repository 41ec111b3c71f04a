"""Measure the reading of the newsstand's texts: claims, their fields, and mentions, for each language and part.

    python -m benchmarks.newsstand.measure [--fields]

``--fields`` prints every field too. What the texts are, and what their first reading scored, is in the
README beside this file.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from benchmarks import program
from benchmarks.measures import of_claims
from benchmarks.scoring import score_mentions

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "es")
PARTS = ("dev", "test")
TEXTS = tuple(FOLDER / lang / part for lang in LANGUAGES for part in PARTS)
GOLD = tuple(
    FOLDER / f"{lang}.{part}.{kind}.jsonl" for lang in LANGUAGES for part in PARTS for kind in ("claims", "mentions")
)
DETAIL = ".field."


def gold(lang: str, part: str, kind: str) -> list[dict[str, Any]]:
    """Return the rows of a gold file; ``kind`` is ``claims`` or ``mentions``."""
    text = (FOLDER / f"{lang}.{part}.{kind}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def measure(_: Path) -> dict[str, float]:
    """Read all texts without a store and return the measures by name.

    Raises:
        RunError: a text cannot be read.
    """
    measures: dict[str, float] = {}
    for lang in LANGUAGES:
        for part in PARTS:
            claims, mentions = program.read(FOLDER / lang / part)
            prefix = f"newsstand.{lang}.{part}"
            scores = of_claims(prefix, gold(lang, part, "claims"), claims)
            measures |= {name: value for name, value in scores.items() if ".claim_of." not in name}
            measures[f"{prefix}.mentions"] = score_mentions(gold(lang, part, "mentions"), mentions).f1
    return measures


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure the reading of the newsstand's texts.")
    parser.add_argument("--fields", action="store_true", help="print every field too")
    options = parser.parse_args()
    for name, value in measure(FOLDER).items():
        if options.fields or DETAIL not in name:
            print(f"{name:44}{value:.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

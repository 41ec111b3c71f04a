"""Count what the program claims of sentences that state no claim: ``python -m benchmarks.silent [--lang en]``.

The sentences (``benchmarks/truth/silent.<lang>.jsonl``) were drawn by seed and read beforehand; each holds a number and
states nothing that the claim contract calls a claim. They are read in their documents, from ``../shared/real``. A claim
is false where it has a metric and its value lies in such a sentence; every one is printed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import program
from benchmarks.scoring import Row, document
from benchmarks.truth.build import FOLDER, LANGUAGES, MaterialError, file_name, rows
from benchmarks.truth.draw import checksum, read

MOST = 4
"""How many false claims a language may have."""


@dataclass(frozen=True, slots=True)
class Silent:
    """A sentence that states no claim.

    Attributes:
        name: the file that its document is written to.
        start, end: where it stands in the document.
        text: the sentence.
    """

    name: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Alarm:
    """A claim that the program makes of a silent sentence."""

    sentence: Silent
    claim: Row


def sentences(lang: str) -> list[Silent]:
    """Return the sentences of a language that state no claim.

    Raises:
        MaterialError: a sentence is not the one that was read.
        OSError: the material is not there.
    """
    found = []
    for row in rows(FOLDER / f"silent.{lang}.jsonl"):
        text = read(row["doc"])[row["start"] : row["end"]]
        if checksum(text) != row["crc32"]:
            raise MaterialError(f"{row['doc']}: the sentence at {row['start']} is not the one that was read")
        found.append(Silent(file_name(row["doc"]), row["start"], row["end"], text))
    return found


def alarms(silent: Sequence[Silent], claims: Iterable[Row]) -> list[Alarm]:
    """Return the claims whose value lies in a silent sentence, in the order of the sentences."""
    made: dict[str, list[Row]] = defaultdict(list)
    for claim in claims:
        if claim.get("metric"):
            made[document(claim)].append(claim)
    return [
        Alarm(sentence, claim)
        for sentence in silent
        for claim in made[sentence.name]
        if claim["start"] < sentence.end and sentence.start < claim["end"]
    ]


def find(lang: str, folder: Path) -> tuple[list[Silent], list[Alarm]]:
    """Read the sentences of a language in their documents, written into an empty folder.

    Raises:
        MaterialError: the material is not the one that was read.
        RunError: a document cannot be read.
    """
    silent = sentences(lang)
    folder.mkdir(parents=True, exist_ok=True)
    for doc in {row["doc"] for row in rows(FOLDER / f"silent.{lang}.jsonl")}:
        (folder / file_name(doc)).write_bytes(read(doc).encode())
    claims, _ = program.read(folder)
    return silent, alarms(silent, claims)


def measure(folder: Path) -> dict[str, float]:
    """Return by language the share of sentences of which nothing is claimed.

    Raises:
        MaterialError: the material is not the one that was read.
        RunError: a document cannot be read.
    """
    measures = {}
    for lang in LANGUAGES:
        silent, found = find(lang, folder / lang)
        loud = {(alarm.sentence.name, alarm.sentence.start) for alarm in found}
        measures[f"silent.{lang}.kept"] = 1 - len(loud) / len(silent)
    return measures


def describe(alarm: Alarm) -> str:
    """Return an alarm as lines: what was claimed, and the sentence with the value in brackets."""
    claim, sentence = alarm.claim, alarm.sentence
    start, end = (min(max(claim[side] - sentence.start, 0), len(sentence.text)) for side in ("start", "end"))
    marked = f"{sentence.text[:start]}[{sentence.text[start:end]}]{sentence.text[end:]}"
    stated = " ".join(f"{name}={claim[name]}" for name in ("metric", "subject", "low", "high", "unit", "rule"))
    return f"  {stated} confidence={claim['confidence']:.2f}\n    {sentence.name}: {' '.join(marked.split())}"


def main() -> None:
    """Print the false claims of each language, or of those asked for; exit with 1 where there are too many."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lang", choices=LANGUAGES, action="append")
    args = parser.parse_args()
    many = False
    for lang in args.lang or LANGUAGES:
        try:
            with tempfile.TemporaryDirectory() as folder:
                silent, found = find(lang, Path(folder))
        except (MaterialError, OSError, program.RunError) as error:
            sys.exit(f"{error}\nThe sentences lie in the material of ../shared/real.")
        print(f"{lang}: {len(found)} false claims in {len(silent)} sentences, at most {MOST} are allowed")
        for alarm in found:
            print(describe(alarm))
        many = many or len(found) > MOST
    sys.exit(many)


if __name__ == "__main__":
    main()

"""Run cotejo beside quantulum3 and Recognizers-Text on the same text and compare speed and values found.

    benchmarks/peers/environment.sh .venv/bin/python     # once: their environment, build/peers-venv
    python -m benchmarks.extract [--rounds 3] [--save]

The task is the same for all: a plain text and its language go in, its values come out, each with its characters, its
interval and its unit. The texts are the documents of ``corpus/``, and where ``../shared`` is there the passages of the
``dev`` part of ``benchmarks/truth``. What is timed is the processor's time between the two on one core, in one process
each, texts whole and one after the other. Starting, loading and compiling are not counted: every extractor first reads
the ``dev`` texts of ``benchmarks/newsstand``, which are not among those that are timed. The rounds of the extractors
take turns, and each extractor's best round counts. Cotejo stands there twice: with its whole
reading (names, numbers, metrics, subjects, times, stance), of which only the numbers are compared, and with what it
does for numbers alone (`cotejo.quantities`), which is the task of the others. Recognizers-Text's time is that of the
three models that give a number its unit, and not of the one that would set dates aside.

A gold claim's value is found where an extractor's value overlaps it and states the same numbers, signs aside: which
sign "fell 3%" has is a matter of the claim, and so is which side of "above 5%" is open. For ``unit`` the unit must be
that of the contract too. What an extractor finds elsewhere counts against it, dates and counts of things too; what gold
ignores does not.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import corpus
from benchmarks.scoring import Score, accepts
from benchmarks.shared import NAME, available
from benchmarks.truth.build import build
from benchmarks.truth.build import rows as read_rows
from ingest.document import Rejected
from ingest.reader import read
from ingest.sources import find
from nlp.reader import readable

ROOT = Path(__file__).resolve().parent.parent
RESULTS = Path(__file__).with_name("extract.json")
PEERS = ROOT / "build" / "peers-venv" / "bin" / "python"
EXTRACTORS = {
    "cotejo": (Path(sys.executable), "benchmarks.peers.cotejo_reading"),
    "cotejo's numbers": (Path(sys.executable), "benchmarks.peers.cotejo_values"),
    "quantulum3": (PEERS, "benchmarks.peers.quantulum_values"),
    "Recognizers-Text": (PEERS, "benchmarks.peers.recognizers_values"),
}
WARM_UP = {lang: ROOT / "benchmarks" / "newsstand" / lang / "dev" for lang in corpus.LANGUAGES}
OWN = ("cotejo", "cotejo's numbers")
LANGUAGES = corpus.LANGUAGES
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sample:
    """A text in one language with the gold rows that lie in it."""

    lang: str
    text: str
    gold: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """What one extractor made of all samples: seconds for each, and the values found in it."""

    seconds: tuple[float, ...]
    values: tuple[tuple[Row, ...], ...]


def samples(folder: Path) -> list[Sample]:
    """Return the texts to read; ``folder`` is an empty one for the passages of ``benchmarks/truth``."""
    found = list(_of_corpus())
    if available():
        for lang in LANGUAGES:
            build(lang, "dev", folder / lang)
            found += _of_folder(lang, folder / lang / "documents", read_rows(folder / lang / "claims.jsonl"))
    return found


def _of_corpus() -> Iterator[Sample]:
    gold = corpus.gold("claims")
    for lang, folder in zip(LANGUAGES, corpus.FOLDERS, strict=True):
        yield from _of_folder(lang, folder, gold)


def _of_folder(lang: str, folder: Path, gold: Sequence[Row]) -> Iterator[Sample]:
    by_doc: dict[str, list[Row]] = defaultdict(list)
    for row in gold:
        by_doc[row["doc"].rsplit("/", 1)[-1]].append(row)
    for source in find([str(folder)]):
        for document in () if isinstance(source, Rejected) else read(source):
            if isinstance(document, Rejected):
                continue
            text, overlay = readable(document)
            if not overlay.edits:  # a repaired text has other offsets than gold
                yield Sample(lang, text, tuple(by_doc[document.name.rsplit("/", 1)[-1]]))


def _warm_up() -> Iterator[tuple[str, str]]:
    for lang, folder in WARM_UP.items():
        for path in sorted(folder.iterdir()):
            yield lang, path.read_text(encoding="utf-8")


def run(name: str, texts: Sequence[Sample]) -> Run:
    """Run an extractor once over all texts.

    Raises:
        RuntimeError: it fails.
    """
    python, module = EXTRACTORS[name]
    rows = [{"lang": lang, "text": text, "warm_up": True} for lang, text in _warm_up()]
    rows += [{"lang": sample.lang, "text": sample.text, "warm_up": False} for sample in texts]
    given = "".join(json.dumps(row) + "\n" for row in rows)
    done = subprocess.run(
        [str(python), "-m", module], input=given, capture_output=True, cwd=ROOT, encoding="utf-8", check=False
    )
    if done.returncode:
        raise RuntimeError(f"{name} exits with {done.returncode}:\n{done.stderr.strip()}")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return Run(tuple(row["seconds"] for row in rows), tuple(tuple(row["values"]) for row in rows))


def score(texts: Sequence[Sample], values: Sequence[Sequence[Row]], *, unit: bool) -> Score:
    """Score the values found against gold, with their units or without."""
    right = wanted = found = 0
    for sample, made in zip(texts, values, strict=True):
        gold = [row for row in sample.gold if not row.get("ignore")]
        spans = {(row["start"], row["end"]): row for row in gold}  # one figure said of two subjects is one value
        hit = {span for span, row in spans.items() if any(_agrees(row, value, unit=unit) for value in made)}
        ignored = [row for row in sample.gold if row.get("ignore") and row["start"] < row["end"]]
        counted = [value for value in made if not any(_meets(row, value) for row in ignored)]
        right, wanted, found = right + len(hit), wanted + len(spans), found + len(counted)
    return Score(right, wanted, max(found, right))


def _meets(row: Row, value: Row) -> bool:
    return bool(row["start"] < value["end"] and value["start"] < row["end"])


def _agrees(row: Row, value: Row, *, unit: bool) -> bool:
    if not _meets(row, value) or (unit and not accepts(row["unit"], value["unit"])):
        return False
    return any(_numbers(value["low"], value["high"]) == _numbers(low, high) for low, high in _intervals(row))


def _intervals(row: Row) -> Iterator[tuple[float | None, float | None]]:
    lows, highs = (row[side] if isinstance(row[side], list) else [row[side]] for side in ("low", "high"))
    pairs = zip(lows, highs, strict=True) if len(lows) == len(highs) else ((lo, hi) for lo in lows for hi in highs)
    yield from pairs


def _numbers(low: float | None, high: float | None) -> set[str]:
    return {f"{abs(side):.9g}" for side in (low, high) if side is not None}


def measure(texts: Sequence[Sample], rounds: int) -> dict[str, dict[str, dict[str, float]]]:
    """Return for each language and extractor characters a second, and F1 of values without and with their units."""
    runs: dict[str, list[Run]] = defaultdict(list)
    for _ in range(rounds):
        for name in EXTRACTORS:
            runs[name].append(run(name, texts))
    return {lang: {name: _figures(texts, runs[name], lang) for name in EXTRACTORS} for lang in LANGUAGES}


def _figures(texts: Sequence[Sample], runs: Sequence[Run], lang: str) -> dict[str, float]:
    places = [place for place, sample in enumerate(texts) if sample.lang == lang]
    mine = [texts[place] for place in places]
    seconds = min(sum(each.seconds[place] for place in places) for each in runs)
    values = [runs[0].values[place] for place in places]
    return {
        "characters/s": sum(len(sample.text) for sample in mine) / seconds,
        "value": score(mine, values, unit=False).f1,
        "unit": score(mine, values, unit=True).f1,
    }


def ratios(measured: Mapping[str, Mapping[str, Mapping[str, float]]]) -> dict[str, Any]:
    """Return what is kept of a run: speeds as shares of cotejo's, and the F1s."""
    kept: dict[str, Any] = {}
    for lang, figures in measured.items():
        own = figures["cotejo"]["characters/s"]
        faster = max(each["characters/s"] for name, each in figures.items() if name not in OWN)
        kept[lang] = {f"{name}/faster peer": round(figures[name]["characters/s"] / faster, 2) for name in OWN} | {
            name: {
                "speed": round(each["characters/s"] / own, 4),
                "value": round(each["value"], 4),
                "unit": round(each["unit"], 4),
            }
            for name, each in figures.items()
        }
    return kept


def table(measured: Mapping[str, Mapping[str, Mapping[str, float]]]) -> str:
    """Return the figures to print."""
    lines = [f"{'':4}{'':18}{'characters/s':>14}{'value F1':>10}{'with unit':>11}"]
    for lang, figures in measured.items():
        for name, each in figures.items():
            lines.append(f"{lang:4}{name:18}{each['characters/s']:14,.0f}{each['value']:10.3f}{each['unit']:11.3f}")
        whole, numbers = (ratios(measured)[lang][f"{name}/faster peer"] for name in OWN)
        lines.append(f"{lang:4}times the faster peer: cotejo {whole}, its numbers alone {numbers}")
    return "\n".join(lines)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3, help="how often each extractor reads everything")
    parser.add_argument("--save", action="store_true", help=f"keep the ratios in {RESULTS.name}")
    options = parser.parse_args()
    if not PEERS.exists():
        print("the other extractors are not installed: run benchmarks/peers/environment.sh", file=sys.stderr)
        return 1
    if not available():
        print(f"{NAME} is not there; only the corpus is read", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        texts = samples(Path(folder))
    measured = measure(texts, options.rounds)
    print(table(measured))
    if options.save:
        kept = {"texts": "corpus and truth/dev" if available() else "corpus", **ratios(measured)}
        RESULTS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

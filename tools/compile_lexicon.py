"""Compile word translations into ``index/data/lexicon.{en,es}.tsv``, by which search reads a query in both languages.

    python tools/compile_lexicon.py FOLDER [--output FOLDER]

``FOLDER`` holds ``lexicon.en2es.tsv.gz`` and ``lexicon.es2en.tsv.gz``: word, translation, probability (IBM model 1),
and how often the word was counted in a parallel text; and ``sources.tsv``, which names the parts of that text. Words
become stems, for their endings say little about what they mean; those that mean something else than their stem
("cobre", copper, of the stem of "cobrar", to collect) stay beside it. Each keeps its likeliest translations.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

from index.search.lexicon import SEPARATOR, WORD
from index.search.words import stem, stems, words

OUTPUT = Path(__file__).parent.parent / "index" / "data"
DIRECTIONS = (("en", "es"), ("es", "en"))
RARE = 4
"""A word that was counted less often has translations by chance."""
MOST = 5
LEAST = 0.02
"""Probability below which a translation is left out, and so is one of a twelfth of the likeliest's."""
SHARE = 1 / 12
_DIGIT = re.compile(r"\d")

Counts: TypeAlias = tuple[dict[str, dict[str, float]], Counter[str]]


def main() -> None:
    """Compile both directions."""
    parser = argparse.ArgumentParser(description="Compile word translations for search.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args()
    header = _header(options.folder / "sources.tsv")
    for source, target in DIRECTIONS:
        table = _table(options.folder / f"lexicon.{source}2{target}.tsv.gz", source, target)
        lines = [f"{entry}\t{SEPARATOR.join(f'{other} {round(100 * p)}' for other, p in row)}" for entry, row in table]
        path = options.output / f"lexicon.{source}.tsv"
        path.write_text("\n".join([*header, *lines, ""]), encoding="utf-8")
        print(f"{path.name}: {len(lines):,} entries, {path.stat().st_size:,} bytes")


def _header(sources: Path) -> Iterator[str]:
    """Yield what the file says of itself: nothing in it but words and counts of texts of these sources and licences."""
    yield "# Word translations with their probabilities in per cent, counted (IBM model 1) in these parallel texts:"
    with sources.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            yield f"# {row['source']}: {row['licence']}; {row['repository']}"


def _table(path: Path, source: str, target: str) -> Iterator[tuple[str, list[tuple[str, float]]]]:
    """Yield each stem with its translations, the likeliest first, and each word that means something else."""
    by_stem = dict(_likely(_counts(path, target, of=lambda word: stem(word, source))))
    for word, likely in _likely(_counts(path, target, of=lambda word: word)):
        usual = by_stem.get(stem(word, source))
        if usual is None or usual[0][0] != likely[0][0]:
            yield f"{WORD}{word}", likely
    yield from by_stem.items()


def _likely(counts: Counts) -> Iterator[tuple[str, list[tuple[str, float]]]]:
    joined, totals = counts
    for entry in sorted(joined):
        likely = [(other, count / totals[entry]) for other, count in joined[entry].items()]
        likely = sorted(likely, key=lambda pair: (-pair[1], pair[0]))[:MOST]
        kept = [(other, p) for other, p in likely if p >= max(LEAST, SHARE * likely[0][1])]
        if kept:
            yield entry, kept


def _counts(path: Path, target: str, *, of: Callable[[str], str]) -> Counts:
    """Return how often each entry was translated by a stem, and how often it was counted at all."""
    joined: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    totals: Counter[str] = Counter()
    seen: set[str] = set()
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for word, other, probability, often in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            ours, theirs = words(word), stems(other, target)
            if int(often) < RARE or len(ours) != 1 or len(theirs) != 1 or _DIGIT.search(word + other):
                continue
            entry = of(ours[0])
            joined[entry][theirs[0]] += float(probability) * int(often)
            if word not in seen:
                seen.add(word)
                totals[entry] += int(often)
    return joined, totals


if __name__ == "__main__":
    main()

"""Compile ``nlp/data/words.{en,es}.txt``: the words of general language, by which a company's name is told from them.

    python tools/compile_words.py PARALLEL_TEXT [--output FOLDER]

``PARALLEL_TEXT`` is a tab-separated text, English and Spanish, perhaps xz-compressed; ``sources.tsv`` beside it names
its parts. A word counts where it is written in small letters: "Robinhood" never is, "Deliveries" is elsewhere.
"""

from __future__ import annotations

import argparse
import csv
import lzma
import re
from collections import Counter
from pathlib import Path

OUTPUT = Path(__file__).parent.parent / "nlp" / "data"
LANGUAGES = ("en", "es")
SEEN = {"en": 3, "es": 4}
"""A word that is counted less often is rather a slip; Spanish has more forms of each."""
SHORTEST = 3
_WORD = re.compile(r"[^\W\d_]+")


def main() -> None:
    """Compile both languages."""
    parser = argparse.ArgumentParser(description="Compile the words of general language.")
    parser.add_argument("text", type=Path)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args()
    head = header(options.text.parent / "sources.tsv")
    for lang, counts in zip(LANGUAGES, count(options.text), strict=True):
        words = sorted(word for word, seen in counts.items() if seen >= SEEN[lang] and len(word) >= SHORTEST)
        path = options.output / f"words.{lang}.txt"
        path.write_text("\n".join([*head, *words, ""]), encoding="utf-8")
        print(f"{path.name}: {len(words):,} words, {path.stat().st_size:,} bytes")


def header(sources: Path) -> list[str]:
    """Return what the file says of itself: nothing in it but words of texts of these sources and licences."""
    with sources.open(encoding="utf-8", newline="") as file:
        rows = [
            f"# {row['source']}: {row['licence']}; {row['repository']}" for row in csv.DictReader(file, delimiter="\t")
        ]
    return ["# Words written in small letters in these texts:", *rows]


def count(path: Path) -> tuple[Counter[str], Counter[str]]:
    """Count the words in small letters of each side of a parallel text."""
    sides: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as handle:
        for line in handle:
            for side, text in zip(sides, line.split("\t"), strict=False):
                side.update(word for word in _WORD.findall(text) if word.islower())
    return sides


if __name__ == "__main__":
    main()

"""Say what is wrong with marked texts: marks that cannot be read, unknown metrics, names that the text does not have.

python -m benchmarks.marked.check FOLDER...
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.marked.marks import Marked, MarkError, parse
from nlp.claims.metric.vocabulary import metrics

FRONT = ("---\ntitle:", "\ndate: ", "\nlang: ")
FEWEST = 5
"""A text with fewer numbers teaches little."""


def complaints(source: str) -> Iterator[str]:
    """Yield what is wrong with one text."""
    if not source.startswith(FRONT[0]) or any(each not in source for each in FRONT[1:]):
        yield "it does not begin with a front matter of title, date and lang"
    try:
        marked = parse(source)
    except MarkError as error:
        yield str(error)
        return
    yield from _wrong(marked)


def _wrong(marked: Marked) -> Iterator[str]:
    if len(marked.marks) < FEWEST:
        yield f"only {len(marked.marks)} marks"
    for mark in marked.marks:
        for metric in mark.metrics:
            if metric not in metrics() or not metrics()[metric].listed:
                yield f"{metric!r} is no metric of the contract: {mark.value}"
        for name in mark.names:
            if name not in marked.text:
                yield f"the text does not have {name!r}, whom {mark.value} is about"
        if not any(char.isdigit() for char in mark.value) and not mark.value.replace(" ", "").isalpha():
            yield f"no number: {mark.value!r}"


def main() -> int:
    """Check the texts and print what was counted."""
    parser = argparse.ArgumentParser(description="Say what is wrong with marked texts.")
    parser.add_argument("folders", nargs="+", type=Path)
    wrong, counts, texts = 0, Counter[str](), 0
    for folder in parser.parse_args().folders:
        for path in sorted(folder.rglob("*.txt")):
            source = path.read_text(encoding="utf-8")
            texts += 1
            for complaint in complaints(source):
                print(f"{path.name}: {complaint}")
                wrong += 1
            try:
                counts.update(metric for mark in parse(source).marks for metric in mark.metrics)
            except MarkError:
                continue  # told above
    print(f"{texts} texts, {sum(counts.values())} claims, {wrong} complaints")
    print(", ".join(f"{name} {count}" for name, count in counts.most_common()))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

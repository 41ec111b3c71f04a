"""Passages that nobody has annotated yet: ``python -m benchmarks.truth.fresh en > benchmarks/truth/fresh.en.jsonl``.

The part ``fresh`` lies in documents outside every passage of ``passages.<lang>.jsonl``; a post whose translation is in
one of them is left out too. ``rest`` are the windows with figures of article bodies of which another window was drawn
before: unread text of pages that were seen in part, since few other pages of the material state figures about markets.

    python -m benchmarks.truth.fresh --sheets OUT          writes the passages for a reader (benchmarks/truth/sheets.py)
    python -m benchmarks.truth.fresh --sheets OUT --take   keeps the reader's rows as <lang>.<part>.claims.jsonl
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from benchmarks.truth import draw, sheets
from benchmarks.truth.build import FOLDER, FRESH_PARTS, KINDS, LANGUAGES, MaterialError, rows, sources
from benchmarks.truth.draw import AMOUNT, MONEY, REAL, Passage, Span, bodies, checksum, language, read, windows

SEED = 20261128
# How many passages of which source; a source with fewer gives all that it has.
COUNTS = {"en": {"pages": 60, "posts": 12, "statements": 8}, "es": {"pages": 24, "posts": 14, "statements": 0}}


def fresh(lang: str, seed: int = SEED) -> list[Passage]:
    """Draw a language's passages that nobody has annotated."""
    drawn = [
        _passage(span, lang, "fresh")
        for source, count in COUNTS[lang].items()
        for span in _SOURCES[source](lang, random.Random(f"{seed} {lang} {source}"))[:count]
    ]
    return drawn + [_passage(span, lang, "rest") for span in _rest(lang)]


def _passage(span: Span, lang: str, part: str) -> Passage:
    doc, start, end = span
    return Passage(doc, start, end, lang, part, checksum(read(doc)[start:end]))


@cache
def earlier() -> frozenset[str]:
    """Return the documents of earlier passages in either language, and the translations of the posts among them."""
    docs = {row["doc"] for lang in LANGUAGES for row in rows(FOLDER / f"passages.{lang}.jsonl")}
    with (REAL / "markleigh-pairs.tsv").open(encoding="utf-8", newline="") as file:
        pairs = [[f"markleigh/{name}" for name in row] for row in csv.reader(file, delimiter="\t")]
    return frozenset(docs.union(*(pair for pair in pairs if docs & set(pair))))


def _posts(lang: str, chance: random.Random) -> list[Span]:
    return [span for span in draw.posts(lang, chance) if span[0] not in earlier()]


def _statements(lang: str, chance: random.Random) -> list[Span]:
    return [span for span in draw.statements(lang, chance) if span[0] not in earlier()]


def _pages(lang: str, chance: random.Random) -> list[Span]:
    """Return windows of bodies in random order, first those that state an amount and speak of money.

    Then come those that only state an amount, and last, for a language with few pages, all others.
    """
    spans = [
        (doc, *window)
        for doc, text in sorted(bodies().items())
        if doc not in earlier() and language(text) == lang
        for window in windows(text)
    ]
    chance.shuffle(spans)
    return sorted(spans, key=lambda span: _figures(span, lang), reverse=True)


def _figures(span: Span, lang: str) -> int:
    """Return 2 for a window that states an amount and speaks of money, 1 for one that states an amount, else 0."""
    text = bodies()[span[0]][span[1] : span[2]]
    amount = bool(AMOUNT.search(text))
    return amount + (amount and bool(MONEY[lang].search(text)))


def _rest(lang: str) -> Iterator[Span]:
    """Yield the windows that state an amount of bodies of which another window was drawn."""
    taken = [(row["doc"], row["start"], row["end"]) for row in rows(FOLDER / f"passages.{lang}.jsonl")]
    for doc in sorted(bodies().keys() & {doc for doc, _, _ in taken}):
        for start, end in windows(bodies()[doc]):
            free = not any(doc == other and start < last and first < end for other, first, last in taken)
            if free and _figures((doc, start, end), lang):
                yield doc, start, end


_SOURCES = {"pages": _pages, "posts": _posts, "statements": _statements}


def _sheets(folder: Path, *, take: bool) -> None:
    """Write the passages for a reader, or keep what the reader wrote."""
    for part in FRESH_PARTS:
        passages = sheets.sheets({lang: sources(lang, part) for lang in LANGUAGES})
        if not take:
            sheets.write(passages, folder / part)
            print(f"{part}: {len(passages)} passages in {folder / part}")
            continue
        for kind in KINDS:
            for lang, found in sheets.take(folder / part, passages, kind).items():
                sheets.keep(found, FOLDER / f"{lang}.{part}.{kind}.jsonl")
                print(lang, part, f"{kind}={sum(not row.get('ignore') for row in found)}")


def main() -> None:
    """Print a language's passages, or write sheets and take them back."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("lang", choices=LANGUAGES, nargs="?")
    what.add_argument("--sheets", type=Path, metavar="OUT")
    parser.add_argument("--take", action="store_true", help="keep the rows that a reader wrote in OUT")
    args = parser.parse_args()
    if args.sheets is None:
        print(*draw.lines(fresh(args.lang)), sep="\n")
        return
    try:
        _sheets(args.sheets, take=args.take)
    except (MaterialError, OSError, sheets.SheetError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()

"""Measure how translations are found among daily posts, and whether figures that differ in one are named.

    python -m benchmarks.translations [--only masked|altered]

The posts lie in ``../shared/real/markleigh``, the pairs that are known in ``markleigh-pairs.tsv`` beside it. ``masked``
reads all posts without dates, file names and figures (``#`` in their place), so that nothing but the words tells which
belong together. ``altered`` reads the posts of January and February 2026 as they are, but for three figures that are
changed in each Spanish one, and lists which of these a finding of kind ``translation`` names. Pairs that are not on the
list count as wrong, though some are translations that the list leaves out.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks import program
from benchmarks.shared import NAME, SHARED
from index.store import Store
from ingest.document import Document
from ingest.reader import from_text
from nlp.language import languages
from nlp.reading import Reading, Sentence
from nlp.sentences import split

REAL = SHARED / "real"
POSTS = REAL / "markleigh"
MONTHS = ("2026-01-", "2026-02-")
ALTERED = 3
_FRONT = re.compile(r"\A---\r?\n.*?\r?\n---\r?\n", re.DOTALL)
_TAG = re.compile(r"<[^>]*>|!\[[^\]]*\]\([^)]*\)")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
# What is no figure: the number of an item, the S&P 500, a year and a day of the month.
_NAMES = (
    re.compile(r"\d+\s*[-–]\s*(?=<)"),
    re.compile(r"S&P\s*\d+"),
    re.compile(r"(?<![\d.,$])(?:19|20)\d\d(?![\d.,]\d|\d|\s*(?:\$|dólares|puntos))"),
    re.compile(r"\d+(?=\s+de\s+[a-z]+)"),
)

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Pairs that were found beside those that are known."""

    found: frozenset[Pair]
    known: frozenset[Pair]

    def __str__(self) -> str:
        right = len(self.found & self.known)
        precision, recall = right / max(1, len(self.found)), right / max(1, len(self.known))
        f1 = 2 * right / max(1, len(self.found) + len(self.known))
        return f"pairs known {len(self.known)}, found {len(self.found)}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"


def known_pairs() -> frozenset[Pair]:
    """Return the known pairs, English first, as names under the folder of the posts."""
    with (REAL / "markleigh-pairs.tsv").open(encoding="utf-8", newline="") as file:
        return frozenset((row["en"], row["es"]) for row in csv.DictReader(file, delimiter="\t"))


def masked(folder: Path) -> Pairing:
    """Pair all posts by their words alone."""
    paths = sorted(path for lang in ("en", "es") for path in (POSTS / lang).iterdir())
    random.Random(0).shuffle(paths)
    names = {f"{number:04}": path.relative_to(POSTS).as_posix() for number, path in enumerate(paths)}
    with Store.open(folder, mode="write") as store:
        store.put_all(_read(name, mask((POSTS / names[name]).read_bytes().decode())) for name in names)
        store.complete()
        found = frozenset(_english_first(names[one], names[other]) for (one, _), (other, _) in store.translations())
    return Pairing(found, known_pairs())


def mask(post: str) -> str:
    """Return a post without its metadata and markup, and with ``#`` for its figures."""
    return _FIGURE.sub("#", _TAG.sub(" ", _FRONT.sub("", post)))


def _read(name: str, text: str) -> tuple[Document, Reading, str]:
    document = from_text(text, name=name, uri=f"/{name}")
    spans = list(split(text))
    langs = languages(text, spans, default="en")
    sentences = tuple(Sentence(*span, lang) for span, lang in zip(spans, langs, strict=True))
    return document, Reading(sentences, (), ()), name


def altered(folder: Path) -> tuple[Pairing, Mapping[str, list[tuple[int, int]]], list[dict[str, object]]]:
    """Pair the posts of the test months with altered figures; return where those are, and the findings."""
    texts = folder / "texts"
    changes: dict[str, list[tuple[int, int]]] = {}
    for lang in ("en", "es"):
        (texts / lang).mkdir(parents=True)
        for path in sorted(path for path in (POSTS / lang).iterdir() if path.name.startswith(MONTHS)):
            post = path.read_bytes().decode()
            post, spans = alter(post, seed=path.name) if lang == "es" else (post, [])
            (texts / lang / path.name).write_bytes(post.encode())
            changes[f"{lang}/{path.name}"] = spans
    store = folder / "store"
    program.ingest([texts], store=store)
    with Store.open(store) as opened:
        found = frozenset(_english_first(one, other) for (one, _), (other, _) in opened.translations())
    known = frozenset(pair for pair in known_pairs() if pair[0].partition("/")[2].startswith(MONTHS))
    listed = [row for row in program.rows("findings", store=store) if row["kind"] == "translation"]
    return Pairing(found, known), changes, listed


def alter(post: str, *, seed: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a post with three of its figures changed in their first digit, and where they stand."""
    front = _FRONT.match(post)
    hidden = [match.span() for pattern in (_TAG, *_NAMES) for match in pattern.finditer(post)]
    hidden.append((0, front.end() if front else 0))
    places = [
        match.span()
        for match in _FIGURE.finditer(post)
        if len(match[0]) > 1 and not any(start <= match.start() < end for start, end in hidden)
    ]
    chosen = sorted(random.Random(seed).sample(places, min(ALTERED, len(places))))
    letters = list(post)
    for start, _ in chosen:
        letters[start] = str((int(letters[start]) + 3) % 9 + 1)
    return "".join(letters), chosen


def unnamed(changes: Mapping[str, list[tuple[int, int]]], listed: Iterable[dict[str, object]]) -> Iterator[str]:
    """Yield the altered figures that no finding names."""
    cited: dict[str, list[tuple[int, int]]] = {}
    for row in listed:
        for side in row["sides"]:  # type: ignore[attr-defined]
            for claim in side:
                cited.setdefault(claim["doc"], []).append((claim["start"], claim["end"]))
    for doc, spans in changes.items():
        name = doc.partition("/")[2]
        for start, end in spans:
            near = (each for key, found in cited.items() if key.endswith(name) for each in found)
            if not any(first < end and start < last for first, last in near):
                yield f"{doc}:{start}"


def _english_first(one: str, other: str) -> Pair:
    return (one, other) if one.startswith("en/") or "/en/" in one else (other, one)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure how translations are found, and their figures compared.")
    parser.add_argument("--only", choices=("masked", "altered"))
    options = parser.parse_args()
    if not POSTS.is_dir():
        print(f"skipped: the posts are not there ({NAME}/real/markleigh)", file=sys.stderr)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        if options.only != "altered":
            print("masked:", masked(Path(folder, "masked")))
        if options.only != "masked":
            pairing, changes, listed = altered(Path(folder, "altered"))
            total, missed = sum(map(len, changes.values())), list(unnamed(changes, listed))
            print("altered:", pairing)
            print(f"altered figures named: {total - len(missed)} of {total}; findings in all: {len(listed)}")
            print("".join(f"  not named: {each}\n" for each in missed), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Draw the passages that are annotated: ``python -m benchmarks.truth.draw en > benchmarks/truth/passages.en.jsonl``.

A passage is a whole document or a window of whole paragraphs. Its row holds where it lies, never what it says.
Documents are named by their path under the folder of real text; the body of a page is ``html/<id>#articleBody``.
The same seed draws the same passages; the part (``dev`` or ``test``) is drawn with them, before anyone reads them.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cache
from itertools import groupby, zip_longest
from pathlib import Path

REAL = Path(__file__).resolve().parents[3] / "shared" / "real"
SEED = 20261121
WINDOW = 2500
TEST_SHARE = 0.36
BODY = "#articleBody"
# How many passages of which source; a source with fewer gives all that it has.
COUNTS = {"en": {"posts": 32, "pages": 24, "statements": 24, "figures": 16}, "es": {"posts": 40, "pages": 24}}
MONEY = {
    "en": re.compile(
        r"\b(?:banks?|billion|bonds?|companies|company|earnings|econom(?:ic|y)|funds?|gdp|inflation|investors?"
        r"|markets?|million|oil|per ?cent|prices?|profits?|rates?|revenues?|sales|shares?|stocks?|tariffs?)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:acciones|banco|beneficios?|billones|bolsa|economía|empresas?|euros|ganancias|inflación|ingresos"
        r"|inversores|mercados?|millones|petróleo|pib|precios?|tasas?|tipos|ventas)\b",
        re.IGNORECASE,
    ),
}
_LEAST_MONEY = 6  # money words in a window that speaks of money
AMOUNT = re.compile(r"[$€£]\s?\d[\d.,]*|\d[\d.,]*\s?(?:%|per ?cent)")
_LEAST_AMOUNTS, _LEAST_MONEY_BESIDE = 3, 4  # in a window that states figures
_FUNCTION_WORDS = {
    "en": re.compile(r"\b(?:the|of|and|to|is)\b", re.IGNORECASE),
    "es": re.compile(r"\b(?:el|los|del|las|una)\b", re.IGNORECASE),
}
_SPARSEST = 100  # characters for a function word, at most
_FOLDERS = {"markleigh": "posts", "html": "pages", "fomc": "statements"}
_BLANK_LINE = re.compile(r"\r?\n[ \t]*\r?\n\s*")


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a passage lies.

    Attributes:
        doc: the document's name.
        start: first character in the document's text.
        end: end of the passage, exclusive.
        lang: ``en`` or ``es``.
        part: ``dev`` or ``test``.
        crc32: checksum of the passage's text (UTF-8), to notice material that changed.
    """

    doc: str
    start: int
    end: int
    lang: str
    part: str
    crc32: int


def checksum(text: str) -> int:
    """Return the CRC-32 of a text in UTF-8."""
    return zlib.crc32(text.encode())


def read(doc: str) -> str:
    """Return the text of a document, decoded and with nothing else changed.

    Raises:
        OSError: the material is not there.
        KeyError: the page is not in the table of bodies.
    """
    if doc.endswith(BODY):
        return bodies()[doc]
    return (REAL / doc).read_bytes().decode("utf-8-sig")


def source_of(doc: str) -> str:
    """Return the kind of source that a document is: ``posts``, ``pages`` or ``statements``."""
    return _FOLDERS[doc.split("/", 1)[0]]


@cache
def bodies() -> dict[str, str]:
    """Return the true bodies of the pages by document name."""
    pages = json.loads((REAL / "html" / "ground-truth.json").read_text(encoding="utf-8"))
    return {f"html/{name}{BODY}": page["articleBody"] for name, page in pages.items()}


def windows(text: str, size: int = WINDOW) -> Iterator[tuple[int, int]]:
    """Cut a text between paragraphs into windows of at most ``size`` characters (a longer paragraph stays whole)."""
    breaks = list(_BLANK_LINE.finditer(text))
    starts = [0, *(gap.end() for gap in breaks)]
    ends = [*(gap.start() for gap in breaks), len(text)]
    first, last = starts[0], ends[0]
    for start, end in zip(starts, ends, strict=True):
        if end - first > size and start > first:
            yield first, last
            first = start
        last = end
    yield first, last


Span = tuple[str, int, int]


def draw(lang: str, seed: int = SEED) -> list[Passage]:
    """Draw a language's passages; all passages of a document are in one part."""
    drawn: dict[Span, Passage] = {}
    parts: dict[str, str] = {}
    for source, count in COUNTS[lang].items():
        chance = random.Random(f"{seed} {lang} {source}")
        spans = [span for span in _SOURCES[source](lang, chance) if span not in drawn][:count]
        tests = set(chance.sample(range(len(spans)), round(TEST_SHARE * len(spans))))
        for i, (doc, start, end) in enumerate(spans):
            part = parts.setdefault(doc, "test" if i in tests else "dev")
            drawn[doc, start, end] = Passage(doc, start, end, lang, part, checksum(read(doc)[start:end]))
    return list(drawn.values())


def posts(lang: str, chance: random.Random) -> list[Span]:
    """Return whole posts in random order, a post of each month in turn."""
    docs = sorted(path.relative_to(REAL).as_posix() for path in (REAL / "markleigh" / lang).glob("*.md"))
    months = [list(group) for _, group in groupby(docs, key=lambda doc: Path(doc).name[:7])]
    for month in months:
        chance.shuffle(month)
    chance.shuffle(months)
    turns = (doc for turn in zip_longest(*months) for doc in turn if doc)
    return [(doc, 0, len(read(doc))) for doc in turns]


def _pages(lang: str, chance: random.Random) -> list[Span]:
    """Return one window that speaks of money for each body of the language, in random order."""
    spans = []
    for doc, text in sorted(bodies().items()):
        mine = [(doc, *window) for window in windows(text) if _speaks_of_money(text[slice(*window)], lang)]
        if mine and language(text) == lang:
            spans.append(chance.choice(mine))
    chance.shuffle(spans)
    return spans


def statements(_: str, chance: random.Random) -> list[Span]:
    """Return one window of each statement, in random order."""
    docs = sorted(path.relative_to(REAL).as_posix() for path in (REAL / "fomc" / "statements").glob("*.txt"))
    spans = [(doc, *chance.choice(list(windows(read(doc))))) for doc in docs]
    chance.shuffle(spans)
    return spans


def _figures(lang: str, chance: random.Random) -> list[Span]:
    """Return the windows of the language's bodies that state figures, in random order."""
    spans = [
        (doc, *window)
        for doc, text in sorted(bodies().items())
        if language(text) == lang
        for window in windows(text)
        if _states_figures(text[slice(*window)], lang)
    ]
    chance.shuffle(spans)
    return spans


_SOURCES = {"posts": posts, "pages": _pages, "statements": statements, "figures": _figures}


def _states_figures(text: str, lang: str) -> bool:
    return len(AMOUNT.findall(text)) >= _LEAST_AMOUNTS and len(MONEY[lang].findall(text)) >= _LEAST_MONEY_BESIDE


def _speaks_of_money(text: str, lang: str) -> bool:
    return len(MONEY[lang].findall(text)) >= _LEAST_MONEY


def language(text: str) -> str:
    return max(_FUNCTION_WORDS, key=lambda lang: len(_FUNCTION_WORDS[lang].findall(text)))


def speaks(text: str, lang: str) -> bool:
    """Say whether a text is in a language rather than in one that nobody asked for, by its commonest words."""
    return _SPARSEST * len(_FUNCTION_WORDS[lang].findall(text)) >= len(text)


def lines(passages: Iterable[Passage]) -> Iterator[str]:
    """Write passages as JSON Lines."""
    for passage in passages:
        yield json.dumps(asdict(passage), ensure_ascii=False)


def main() -> None:
    """Print a language's passages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lang", choices=sorted(COUNTS))
    parser.add_argument("--seed", type=int, default=SEED)
    args = parser.parse_args()
    for line in lines(draw(args.lang, args.seed)):
        print(line)


if __name__ == "__main__":
    main()

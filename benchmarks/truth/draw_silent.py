"""Draw sentences with a number, to read for those that state no claim: ``python -m benchmarks.truth.draw_silent en``.

Prints sentences in the order in which they are to be read, one JSON object a line, with their text. They lie in
documents of no test (``test``, ``fresh`` and ``rest``): one of each document in random order, then a second, and no
text twice. Sentences are cut here by a plain rule, not by the program's own. What a reader decided (``none``, ``claim``
or ``unclear``) is kept in ``silent.<lang>.jsonl`` without the text.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, zip_longest

from benchmarks.truth.build import FOLDER, LANGUAGES, rows
from benchmarks.truth.draw import REAL, Span, bodies, checksum, language, read, speaks

SEED = 20261129
ROUNDS = 4  # sentences of a document
SOURCES = {"en": ("posts", "pages", "statements"), "es": ("posts", "pages")}

# Front matter, tags and pictures are no text; "<strong>1 - </strong>" numbers a list.
MARKUP = re.compile(
    r"\A\ufeff?---\r?\n.*?\r?\n---|!\[[^\]]*\]\([^)]*\)|<strong[^>]*>\s*\d+\s*-\s*</strong>|<[^>]*>", re.DOTALL
)
# A line is a paragraph or an item of a list, but statements are broken at a width.
_LINE = re.compile(r"[^\r\n]+")
_PARAGRAPH = re.compile(r"(?:[^\r\n]|\r?\n(?![ \t]*\r?\n))+")
_LEAST_WORDS = 5  # "Release Date: May 4, 2004" is no sentence
_WORD = re.compile(r"[^\W\d_]+")
# A full stop ends a sentence before a capital, and not in "Mr. Powell", "EE. UU. crece" or "the U.S. Treasury".
_END = re.compile(
    r"(?<![A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bNo)[.!?][\"”»)*]*\s+(?=[\"“«¿¡(*]*[A-ZÁÉÍÓÚÑ\d])"
)
# A number stands by itself; that of "S&P 500" or "MP3" is part of a name.
_NAMED = re.compile(r"S&P\s?500|#\w+|https?:\S+")
_NUMBER = {
    "en": r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|fifty|hundred|thousand"
    r"|[mb]illion|dozen|half|quarter",
    "es": r"dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|veinte|treinta|cincuenta|cien|ciento|mil"
    r"|millón|millones|docena|medio|mitad|cuarto",
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sentence that is to be read."""

    doc: str
    start: int
    end: int
    source: str
    text: str

    @property
    def crc32(self) -> int:
        """The checksum of the sentence."""
        return checksum(self.text)


def sentences(text: str, *, wrapped: bool = False) -> Iterator[tuple[int, int]]:
    """Cut a text into sentences, at full stops in its lines; in its paragraphs, where it is broken at a width."""
    plain = MARKUP.sub(lambda markup: "\n" * len(markup[0]), text)
    for line in (_PARAGRAPH if wrapped else _LINE).finditer(plain):
        stops = [line.start() + end.end() for end in _END.finditer(line[0])]
        for start, end in zip([line.start(), *stops], [*stops, line.end()], strict=True):
            kept = plain[start:end].strip()
            if kept:
                first = start + plain[start:end].index(kept)
                yield first, first + len(kept)


def numbered(text: str, lang: str) -> bool:
    """Say whether a sentence has a number, in digits or in words."""
    return re.search(rf"(?<![^\W\d_])\d|\b(?:{_NUMBER[lang]})\b", _NAMED.sub("", text), re.IGNORECASE) is not None


def draw(lang: str, source: str, seed: int = SEED) -> Iterator[Drawn]:
    """Yield a source's sentences in the order in which they are to be read, no text twice."""
    chance = random.Random(f"{seed} {lang} {source}")
    each: list[list[Drawn]] = []
    for doc in _documents(lang, source):
        text = read(doc)
        spans: list[Span] = [
            (doc, *span)
            for span in sentences(text, wrapped=source == "statements")
            if numbered(text[slice(*span)], lang)
        ]
        chosen = chance.sample(spans, min(ROUNDS, len(spans)))
        each.append([Drawn(*span, source, text[span[1] : span[2]]) for span in chosen])
    chance.shuffle(each)
    seen: set[str] = set()
    for drawn in chain.from_iterable(zip_longest(*each)):
        if drawn is not None and drawn.text not in seen and len(_WORD.findall(drawn.text)) >= _LEAST_WORDS:
            seen.add(drawn.text)
            yield drawn


def _documents(lang: str, source: str) -> list[str]:
    """Return a source's documents in a language that are in no test."""
    folders = {"posts": f"markleigh/{lang}/*.md", "statements": "fomc/statements/*.txt"}
    if source in folders:
        docs = [path.relative_to(REAL).as_posix() for path in REAL.glob(folders[source])]
    else:
        docs = [doc for doc, text in bodies().items() if language(text) == lang and speaks(text, lang)]
    return sorted(set(docs) - _tests())


def _tests() -> set[str]:
    """Return the documents of all parts that test the program."""
    names = [f"{name}.{lang}.jsonl" for name in ("passages", "fresh") for lang in LANGUAGES]
    return {row["doc"] for name in names for row in rows(FOLDER / name) if row["part"] != "dev"}


def main() -> None:
    """Print a language's sentences."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lang", choices=LANGUAGES)
    parser.add_argument("--first", type=int, metavar="N", help="only the first N of each source")
    args = parser.parse_args()
    for source in SOURCES[args.lang]:
        for number, drawn in enumerate(draw(args.lang, source)):
            if args.first is None or number < args.first:
                row = {"source": source, "number": number, "doc": drawn.doc, "text": drawn.text}
                print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()

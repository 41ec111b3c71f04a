"""Build gold files and documents of the annotated passages: ``python -m benchmarks.truth.build OUT``.

Under ``OUT/<lang>/<part>`` it writes ``documents/``, a file for each passage with the passage's text, and
``claims.jsonl`` and ``mentions.jsonl`` in the form that the scorers in ``../shared/eval`` read, with offsets into
those files. A passage without a claim is named in the gold by an empty span, so that what is found there counts.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from benchmarks.truth.draw import BODY, checksum, read

FOLDER = Path(__file__).resolve().parent
LANGUAGES = ("en", "es")
PARTS = ("dev", "test")
FRESH_PARTS = ("fresh", "rest")  # drawn later, by fresh.py
# The kinds of annotation and the field in which their gold holds the slice.
KINDS = {"claims": "value_text", "mentions": "text"}
Row = dict[str, Any]


class MaterialError(Exception):
    """The text is not the one that was annotated."""


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a passage and where it comes from.

    Attributes:
        doc: the document's name.
        name: the name of the file that the text is written to.
        start: where the passage starts in the document.
        text: the passage.
    """

    doc: str
    name: str
    start: int
    text: str


def rows(path: Path) -> list[Row]:
    """Return the rows of a JSON Lines file; none where there is no file."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def sources(lang: str, part: str) -> list[Source]:
    """Read the passages of a language's part.

    Raises:
        MaterialError: a passage's text is not the one that was drawn.
        ValueError: two passages would be written to one file.
    """
    drawn = FOLDER / f"{'fresh' if part in FRESH_PARTS else 'passages'}.{lang}.jsonl"
    found = [_source(row) for row in rows(drawn) if row["part"] == part]
    if len({source.name for source in found}) < len(found):
        raise ValueError(f"two passages of {lang} {part} have one name")
    return found


def _source(passage: Row) -> Source:
    doc, start = passage["doc"], passage["start"]
    text = read(doc)[start : passage["end"]]
    if checksum(text) != passage["crc32"]:
        raise MaterialError(f"{doc}: the passage at {start} is not the one that was drawn")
    return Source(doc, file_name(doc, start), start, text)


def file_name(doc: str, start: int = 0) -> str:
    """Return a file's name for a passage or a document; the posts' and statements' own names hold their dates."""
    if doc.endswith(BODY):
        return f"{PurePosixPath(doc.removesuffix(BODY)).name[:16]}.{start}.txt"
    return PurePosixPath(doc).name


def inside(row: Mapping[str, Any], source: Source) -> bool:
    """Say whether an annotation lies in a passage."""
    end = source.start + len(source.text)
    return bool(row["doc"] == source.doc and source.start <= row["start"] and row["end"] <= end)


def _holder(passages: list[Source], row: Row) -> Source:
    """Return the passage that an annotation lies in."""
    for source in passages:
        if inside(row, source):
            return source
    raise ValueError(f"{row['doc']}: no passage holds the annotation at {row['start']}")


def gold(annotated: list[Row], passages: list[Source], field: str) -> Iterator[Row]:
    """Turn annotations into gold: offsets into the passage, and the slice under the name ``field``.

    Raises:
        MaterialError: an annotation's slice is not the one that was read.
        ValueError: an annotation lies in no passage.
    """
    for source in passages:
        yield {"doc": source.name, "start": 0, "end": 0, field: "", "ignore": True}
    for row in annotated:
        source = _holder(passages, row)
        start, end = row["start"] - source.start, row["end"] - source.start
        text = source.text[start:end]
        if checksum(text) != row["crc32"]:
            raise MaterialError(f"{row['doc']}: the text at {row['start']} is not the one that was annotated")
        rest = {name: value for name, value in row.items() if name not in {"doc", "start", "end", "crc32"}}
        yield {"doc": source.name, "start": start, "end": end, field: text, **rest}


def evened(lang: str, part: str, passages: list[Source]) -> list[Row]:
    """Return the gold mentions of a language's part with its errata counted in.

    Raises:
        MaterialError: a slice is not the one that was read.
        ValueError: a row lies in no passage, or drops what is not annotated.
    """
    annotated = rows(FOLDER / f"{lang}.{part}.mentions.jsonl")
    errata = rows(FOLDER / f"errata.{lang}.{part}.jsonl")
    return list(gold(even_out(annotated, errata), passages, KINDS["mentions"]))


def even_out(annotated: list[Row], errata: list[Row]) -> list[Row]:
    """Return annotations with errata counted in: rows with ``drop`` take away what lies there, others are added.

    Raises:
        ValueError: a row drops what is not annotated.
    """
    dropped = {_place(row) for row in errata if row.get("drop")}
    if missing := dropped - {_place(row) for row in annotated}:
        raise ValueError(f"nothing is annotated at {sorted(missing)}")
    kept = [row for row in annotated if _place(row) not in dropped]
    return kept + [row for row in errata if not row.get("drop")]


def _place(row: Row) -> tuple[str, int, int]:
    return row["doc"], row["start"], row["end"]


def build(lang: str, part: str, folder: Path) -> dict[str, int]:
    """Write a language's part into a folder and return how many gold rows of each kind count.

    Raises:
        MaterialError: the material is not the one that was annotated.
    """
    passages = sources(lang, part)
    documents = folder / "documents"
    documents.mkdir(parents=True, exist_ok=True)
    for source in passages:
        (documents / source.name).write_bytes(source.text.encode())
    return {kind: _write(lang, part, kind, passages, folder) for kind in KINDS}


def _write(lang: str, part: str, kind: str, passages: list[Source], folder: Path) -> int:
    made = list(gold(rows(FOLDER / f"{lang}.{part}.{kind}.jsonl"), passages, KINDS[kind]))
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in made)
    (folder / f"{kind}.jsonl").write_text("".join(lines), encoding="utf-8")
    return sum(not row.get("ignore") for row in made)


def main() -> None:
    """Build every language and part, or those asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--lang", choices=LANGUAGES, action="append")
    parser.add_argument("--part", choices=(*PARTS, *FRESH_PARTS), action="append")
    args = parser.parse_args()
    for lang in args.lang or LANGUAGES:
        for part in args.part or PARTS:
            try:
                counts = build(lang, part, args.out / lang / part)
            except (MaterialError, OSError) as error:
                sys.exit(f"{error}\nThe ground truth is built from the material in ../shared/real.")
            print(lang, part, *(f"{kind}={count}" for kind, count in counts.items()))


if __name__ == "__main__":
    main()

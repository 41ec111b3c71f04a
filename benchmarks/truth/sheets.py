"""Sheets: passages as plain text files for a reader to annotate, and the reader's rows as offsets and values.

`write` puts into a folder a text file for each passage (``<lang>/<name>``), ``INSTRUCTIONS.md``, example rows in
``template.jsonl``, the contracts where ``../shared`` holds them, and empty ``claims.jsonl`` and ``mentions.jsonl``.
`take` reads the rows that the reader wrote there: each names its ``file`` and, with ``at``, the slice in brackets amid
as much text as makes it unique.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.truth.build import FOLDER, KINDS, Row, Source
from benchmarks.truth.draw import REAL, checksum
from benchmarks.truth.groups import METRICS

SPEC = REAL.parent / "spec"
CONTRACTS = ("claims.md", "mentions.md")
STATUSES = frozenset({"actual", "forecast", "target", "hypothetical"})
REQUIRED = {"claims": ("subject", "metric", "low", "high", "unit"), "mentions": ("id",)}
OPTIONAL = {
    "claims": ("approx", "negated", "status", "part", "as_of", "period", "basis", "counterpart", "table"),
    "mentions": (),
}
DEFAULTS: dict[str, Row] = {
    "claims": {"approx": False, "negated": False, "status": "actual", "part": None, "period": None},
    "mentions": {},
}
_PLACE = ("file", "at", "start", "end", "note")
_SLICE = re.compile(r"\[(.+?)\]", re.DOTALL)
# From this heading on, up to the next one, the folder's README says how passages are annotated.
_RULES = "## How they were annotated"

_EXAMPLE = "    {"

Sheets = Mapping[str, Source]
"""Passages by the name of their file, ``en/2025-05-21-end-of-day-report.md``."""


class SheetError(Exception):
    """A reader's row cannot be used; the message names the file, its line and what to do."""


def sheets(sources: Mapping[str, list[Source]]) -> dict[str, Source]:
    """Name the passages of each language by the file that they are written to.

    Raises:
        ValueError: two passages would be written to one file.
    """
    named = [(f"{lang}/{source.name}", source) for lang, found in sources.items() for source in found]
    if len(dict(named)) < len(named):
        raise ValueError("two passages have one name")
    return dict(named)


def write(passages: Sheets, folder: Path) -> None:
    """Write passages and what their reader needs; rows that are there already stay."""
    for name, source in passages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(source.text.encode())
    page = instructions()
    (folder / "INSTRUCTIONS.md").write_text(page, encoding="utf-8")
    examples = (line.strip() for line in page.splitlines() if line.startswith(_EXAMPLE))
    (folder / "template.jsonl").write_text("".join(f"{line}\n" for line in examples), encoding="utf-8")
    for contract in CONTRACTS:
        if (SPEC / contract).exists():
            shutil.copyfile(SPEC / contract, folder / f"contract-{contract}")
    for kind in KINDS:
        (folder / f"{kind}.jsonl").touch()


def instructions() -> str:
    """Return the page for the reader: the form of the rows, and the rules of the folder's README."""
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    rules = readme.split(_RULES, 1)[1].split("\n## ", 1)[0]
    form = (FOLDER / "instructions.md").read_text(encoding="utf-8")
    return f"{form.rstrip()}\n\n## What was agreed on\n{rules.strip()}\n"


def take(folder: Path, passages: Sheets, kind: str) -> dict[str, list[Row]]:
    """Return a reader's rows of a kind by language, with offsets into the documents, in the order of the text.

    Raises:
        SheetError: a row is not right.
    """
    path = folder / f"{kind}.jsonl"
    taken: dict[str, list[Row]] = {name.split("/", 1)[0]: [] for name in passages}
    for place, row in _numbered(path):
        if row.get("file") not in passages:
            raise SheetError(f"{place}: no passage is in {row.get('file')!r}; give the file as 'en/<name>'")
        _check(place, row, kind)
        taken[row["file"].split("/", 1)[0]].append(_annotation(place, row, passages[row["file"]], kind))
    for found in taken.values():
        found.sort(key=lambda row: (row["doc"], row["start"]))
    return taken


def keep(rows: list[Row], path: Path) -> None:
    """Write rows as JSON Lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def _numbered(path: Path) -> Iterator[tuple[str, Row]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            place = f"{path.name}, line {number}"
            try:
                yield place, json.loads(line)
            except json.JSONDecodeError as error:
                raise SheetError(f"{place}: not JSON ({error}); write one object a line") from error


def _check(place: str, row: Row, kind: str) -> None:
    """Refuse fields that the contract does not have and values that it does not allow."""
    if row.get("ignore"):
        return
    known = {*REQUIRED[kind], *OPTIONAL[kind], *_PLACE, "ignore"}
    if unknown := sorted(set(row) - known):
        raise SheetError(f"{place}: unknown fields {unknown}; the contract's are {sorted(known)}")
    if missing := [name for name in REQUIRED[kind] if name not in row]:
        raise SheetError(f"{place}: {missing} missing; write null where the text does not say")
    if kind == "claims":
        _among(place, "metric", row["metric"], METRICS)
        _among(place, "status", row.get("status", "actual"), STATUSES)


def _among(place: str, name: str, value: object, allowed: frozenset[str]) -> None:
    wrong = [option for option in (value if isinstance(value, list) else [value]) if option not in allowed]
    if wrong:
        raise SheetError(f"{place}: {name} {wrong} is not the contract's; it has {', '.join(sorted(allowed))}")


def _annotation(place: str, row: Row, source: Source, kind: str) -> Row:
    start, end = _span(place, row, source.text)
    where = {
        "doc": source.doc,
        "start": source.start + start,
        "end": source.start + end,
        "crc32": checksum(source.text[start:end]),
    }
    if row.get("ignore"):
        return where | {"ignore": True}
    fields = {name: row[name] for name in (*REQUIRED[kind], *OPTIONAL[kind]) if name in row}
    return where | DEFAULTS[kind] | fields


def _span(place: str, row: Row, text: str) -> tuple[int, int]:
    """Find a row's slice in its passage: by its brackets, or by offsets where a line is repeated."""
    if "start" in row and "end" in row:
        start, end = row["start"], row["end"]
        if not 0 <= start < end <= len(text):
            raise SheetError(f"{place}: no characters {start} to {end}; the file has {len(text)}")
        return start, end
    slices = list(_SLICE.finditer(row.get("at", "")))
    for marked in slices:  # the text may hold brackets of its own, and only one pair is the reader's
        plain = row["at"][: marked.start()] + marked[1] + row["at"][marked.end() :]
        if text.count(plain) == 1:
            start = text.index(plain) + marked.start()
            return start, start + len(marked[1])
    raise SheetError(
        f"{place}: {row.get('at')!r} is not in {row['file']} exactly once; bracket the value as in "
        f"'rose [3.5%] in', copy the text around it unchanged from one line, and add more where it is repeated"
    )

"""Compile the corpus's gold from the tables that people write; ``--check`` only says whether it is up to date.

    python tools/annotate.py [--check]

A table (``corpus/gold/tables/en/NAME.yaml``) holds the annotations of one document. A claim is found by ``at``: its
value in brackets with as much of the text around it as makes it unique, ``"a forward P/E of [22x],"``. ``value``
stands for equal ``low`` and ``high``. A field that is left out gets its default (``DEFAULTS``); ``any`` leaves it open,
so that the gold does not state it. ``furniture`` lists what is not the document's own text, by its first and last
words.
``lang`` is the language of the text where it is not that of the folder.

``names.yaml`` lists the names that are mentions wherever they stand as whole words; a table's ``mentions`` adds to them
or, with null, takes one away. ``findings.yaml`` refers to claims as ``NAME#id``, ``clusters.yaml`` to documents.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ingest.document import Document
from ingest.reader import read
from ingest.sources import Source, find

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
GOLD = CORPUS / "gold"
TABLES = GOLD / "tables"
LANGUAGES = ("en", "es")
DEFAULTS: dict[str, Any] = {"approx": False, "negated": False, "status": "actual", "part": None}
ANY = "any"
"""In a table: whatever the program says is right."""

_VALUE = re.compile(r"\[(.*?)\]", re.DOTALL)
_IGNORED = {"ignore": True}

Row = dict[str, Any]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Table:
    """The annotations of one document: its table's name, the language of its text, and what the table says."""

    name: str
    lang: str
    document: Document
    content: Row

    @property
    def furniture(self) -> tuple[Span, ...]:
        """What is not the document's own text: navigation, comments, blurbs, disclaimers."""
        return tuple(self._between(entry) for entry in self.content.get("furniture", ()))

    def _between(self, entry: Row) -> Span:
        text = self.document.text
        start = _once(text, entry["from"], self.name)
        return start, text.index(entry["to"], start) + len(entry["to"])


def documents() -> dict[str, Document]:
    """Return the corpus's documents by name.

    Raises:
        SystemExit: a file of the corpus cannot be read.
    """
    found: dict[str, Document] = {}
    for source in find(str(CORPUS / lang) for lang in LANGUAGES):
        for document in read(source) if isinstance(source, Source) else [source]:
            if not isinstance(document, Document):
                sys.exit(f"{document}: every file of the corpus must be readable")
            found[document.name] = document
    return found


def tables() -> Iterator[Table]:
    """Yield the tables of both languages, sorted by language and name."""
    known = documents()
    for path in [path for lang in LANGUAGES for path in sorted((TABLES / lang).glob("*.yaml"))]:
        content = _load(path)
        lang = content.get("lang", path.parent.name)
        yield Table(path.stem, lang, known.pop(content["doc"]), content)
    if known:
        sys.exit(f"no table for {', '.join(sorted(known))}; write one in {TABLES.relative_to(ROOT)}")


def claims(table: Table) -> Iterator[tuple[str | None, Row]]:
    """Yield the gold claims of a document in the order of its text, each with the id that its table gives it."""
    found = [_claim(table, dict(entry)) for entry in table.content.get("claims", ())]
    yield from sorted(found, key=lambda claim: (claim[1]["start"], claim[1]["end"]))


def _claim(table: Table, entry: Row) -> tuple[str | None, Row]:
    start, end = _locate(table, entry.pop("at"))
    place = _place(table, start, end) | {"value_text": table.document.text[start:end]}
    key = entry.pop("id", None)
    if entry.get("ignore"):
        return key, place | _IGNORED
    if "value" in entry:
        entry["low"] = entry["high"] = entry.pop("value")
    return key, place | {name: value for name, value in (DEFAULTS | entry).items() if value != ANY}


def _place(table: Table, start: int, end: int) -> Row:
    return {"doc": table.document.name, "start": start, "end": end, "lang": table.lang}


def _locate(table: Table, at: str) -> Span:
    """Return the span of the bracketed value of a context that occurs once."""
    value = _VALUE.search(at)
    if value is None:
        sys.exit(f"{table.name}: {at!r} has no [value]")
    start = _once(table.document.text, at[: value.start()] + value[1] + at[value.end() :], table.name) + value.start()
    return start, start + len(value[1])


def _once(text: str, part: str, name: str) -> int:
    count = text.count(part)
    if count != 1:
        sys.exit(f"{name}: {part!r} occurs {count} times; it must occur once")
    return text.index(part)


def mentions(table: Table, names: Row) -> Iterator[Row]:
    """Yield the gold mentions of a document; those in its furniture are neither required nor punished."""
    known = {name: ids for name, ids in (names | table.content.get("mentions", {})).items() if ids is not None}
    longest_first = sorted(known, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    for match in pattern.finditer(table.document.text):
        row = _place(table, *match.span()) | {"text": match[0]}
        ids = known[match[0]]
        outside = any(start < match.end() and match.start() < end for start, end in table.furniture)
        open_ = isinstance(ids, dict)
        yield row | {"id": ids["id"] if open_ else ids} | (_IGNORED if outside or open_ else {})


def findings(rows: dict[str, Row]) -> Iterator[Row]:
    """Yield the gold findings, with the spans of the claims that they refer to.

    Args:
        rows: the gold claims by reference (``NAME#id``).
    """

    def span(reference: str) -> Row:
        if reference not in rows:
            sys.exit(f"findings.yaml: no claim {reference}; give one that id in its table")
        return {name: rows[reference][name] for name in ("doc", "start", "end")}

    for entry in _load(TABLES / "findings.yaml"):
        held = [[span(ref) for ref in claim] if isinstance(claim, list) else span(claim) for claim in entry["claims"]]
        yield entry | {"claims": held}


def clusters(names: dict[str, str]) -> Iterator[Row]:
    """Yield the groups of documents that are copies of one text; a document in none is a voice of its own.

    Args:
        names: the documents' names by their tables' names.
    """
    for entry in _load(TABLES / "clusters.yaml"):
        yield entry | {"docs": [names[name] for name in entry["docs"]]}


def compile_gold() -> dict[str, str]:
    """Return the content of each gold file by its name."""
    read_tables = list(tables())
    names = _load(TABLES / "names.yaml")
    found = [(table, key, row) for table in read_tables for key, row in claims(table)]
    keyed = {f"{table.name}#{key}": row for table, key, row in found if key}
    return {
        "claims.jsonl": _lines(row for _, _, row in found),
        "mentions.jsonl": _lines(row for table in read_tables for row in mentions(table, names)),
        "findings.jsonl": _lines(findings(keyed)),
        "clusters.jsonl": _lines(clusters({table.name: table.document.name for table in read_tables})),
    }


def _lines(rows: Iterable[Row]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _load(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def main() -> None:
    """Write the gold, or check it."""
    stale = []
    for name, content in compile_gold().items():
        path = GOLD / name
        if not path.exists() or path.read_text(encoding="utf-8") != content:
            stale.append(name)
        if "--check" not in sys.argv[1:]:
            path.write_text(content, encoding="utf-8")
        print(f"{name:16} {content.count(chr(10)):5} rows")
    if stale and "--check" in sys.argv[1:]:
        sys.exit(f"{', '.join(stale)}: not what the tables say; run python tools/annotate.py")


if __name__ == "__main__":
    main()

"""Sources in, documents out."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from functools import partial

from ingest import blocks, dates, decoding, front_matter, regions, repairs, rows, word
from ingest.blocks import Block
from ingest.document import Document, Metadata, Rejected
from ingest.metadata import complete
from ingest.sources import Source

_PAGE = re.compile(r"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
"""How a page begins that comes on standard input, where no name says what it is."""
_POST = re.compile(r"(\d{4}-\d{2}-\d{2})-.+\.md", re.IGNORECASE)


def read(source: Source, *, date: str | None = None, publisher: str | None = None) -> Iterator[Document | Rejected]:
    """Yield the documents of a source: one of a text or a page, one a row of a table of texts.

    Args:
        source: what to read.
        date: the date of publication (ISO 8601) of texts that give none.
        publisher: who published the texts that do not say it.
    """
    lacking = Metadata(published=date, publisher=publisher)
    try:
        data = source.content()
        if word.is_word(data, source.suffix):
            yield _read_word(source, data, lacking)
            return
        text = decoding.decode(data)
    except OSError as error:
        yield Rejected(source.name, "", f"cannot be read: {error.strerror}; check the file and its permissions")
    except (decoding.UnreadableError, word.WordError) as error:
        yield Rejected(source.name, "", str(error))
    else:
        yield from _read(source, text, lacking)


def from_text(
    text: str,
    *,
    name: str,
    uri: str | None = None,
    date: str | None = None,
    publisher: str | None = None,
    metadata: Metadata | None = None,
) -> Document:
    """Return the document of a plain or Markdown text, with its regions, metadata and repairs.

    Args:
        text: the text; nothing of it is changed.
        name: what the claim contract calls ``doc``.
        uri: the identity under which it is stored; the name when not given.
        date: the date of publication (ISO 8601), used where neither the text nor `metadata` gives one.
        publisher: who published it, used likewise.
        metadata: what is known of it from outside the text.
    """
    lacking = Metadata(published=date, publisher=publisher)
    return _from_text(text, name=name, uri=uri or name, known=metadata or Metadata(), lacking=lacking)


def _read(source: Source, text: str, lacking: Metadata) -> Iterator[Document | Rejected]:
    if not text.strip():
        yield Rejected(source.name, "", "holds no text")
        return
    suffix = source.suffix if source.path else ".html" if _PAGE.match(text) else ""
    yield from _READERS.get(suffix, _read_text)(source, text, lacking)


def _read_text(source: Source, text: str, lacking: Metadata) -> Iterator[Document | Rejected]:
    # Posts of site generators carry their date in their name: "2025-01-31-market-wrap.md".
    post = _POST.match(source.path.name) if source.path else None
    dated = replace(lacking, published=dates.normalize(post[1])) if post else lacking
    yield _from_text(
        text, name=source.name, uri=source.uri, known=Metadata(), lacking=front_matter.fill(dated, lacking)
    )


def _read_page(source: Source, text: str, lacking: Metadata) -> Iterator[Document | Rejected]:
    from ingest import html

    page = html.read(text)
    if not page.text:
        yield Rejected(source.name, "", "is a page without visible text; it may need a browser to show any")
        return
    yield _document(
        page.text, page.blocks, name=source.name, uri=source.uri, known=page.metadata, lacking=lacking, scraped=False
    )


def _read_word(source: Source, data: bytes, lacking: Metadata) -> Document | Rejected:
    read = word.read(data)
    if not read.text.strip():
        return Rejected(source.name, "", "holds no text")
    return _document(
        read.text, read.blocks, name=source.name, uri=source.uri, known=Metadata(), lacking=lacking, scraped=False
    )


def _read_rows(
    parse: Callable[[str], Iterator[rows.Row | rows.BadRow]], source: Source, text: str, lacking: Metadata
) -> Iterator[Document | Rejected]:
    seen: set[str] = set()
    for row in parse(text):
        place = f"line {row.line}"
        if isinstance(row, rows.BadRow):
            yield Rejected(source.name, place, row.reason)
            continue
        try:
            known = front_matter.from_fields(row.fields, strict=True)
        except front_matter.FieldError as error:
            yield Rejected(source.name, place, str(error))
            continue
        # Two rows may hold two versions of one page: the second keeps its place in the file as its identity.
        first = known.url is not None and known.url not in seen
        uri = known.url if known.url and first else f"{source.uri}#{row.line}"
        seen.add(known.url or uri)
        yield _from_text(row.text, name=known.url or f"{source.name}#{row.line}", uri=uri, known=known, lacking=lacking)


_READERS: dict[str, Callable[[Source, str, Metadata], Iterator[Document | Rejected]]] = {
    ".html": _read_page,
    ".htm": _read_page,
    ".jsonl": partial(_read_rows, rows.read_jsonl),
    ".csv": partial(_read_rows, rows.read_csv),
}


def _from_text(text: str, *, name: str, uri: str, known: Metadata, lacking: Metadata) -> Document:
    front = blocks.front_matter(text)
    start = front.end() if front else 0
    found = front_matter.parse(front["yaml"], front["toml"]) if front else Metadata()
    parts = tuple(blocks.split(text, start=start))
    return _document(text, parts, name=name, uri=uri, known=known, lacking=lacking, front=start, found=found)


def _document(
    text: str,
    parts: Sequence[Block],
    *,
    name: str,
    uri: str,
    known: Metadata,
    lacking: Metadata,
    front: int = 0,
    found: Metadata | None = None,
    scraped: bool = True,
) -> Document:
    """Put a document together: what is known from outside, then what the text says, then what was given for want."""
    said = front_matter.fill(known, found or Metadata())
    marked = regions.label(text, parts, title=said.title, front=front, scraped=scraped)
    metadata = front_matter.fill(complete(said, text, marked), lacking)
    return Document(
        uri=uri,
        name=name,
        text=text,
        digest=_digest(text, known, lacking),
        metadata=metadata,
        regions=marked,
        overlay=repairs.find(text),
    )


def _digest(text: str, *given: Metadata) -> str:
    digest = hashlib.sha256(text.encode("utf-8", errors="surrogatepass"))
    digest.update(json.dumps([asdict(metadata) for metadata in given], sort_keys=True).encode())
    return digest.hexdigest()

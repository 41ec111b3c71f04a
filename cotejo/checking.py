"""Checking drafts: each finding with the places in the draft where its figures stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.decoding import decode
from ingest.document import Document, Rejected
from ingest.places import Place, Places
from ingest.sources import Source, find
from ingest.word import is_word
from queries.deciding import heard, judged
from queries.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from index.nearby import Nearby
    from index.store import Store
    from nlp.names.own import OwnNames
    from queries.draft import Draft
    from queries.finding import Finding

ROWS = frozenset({".jsonl", ".csv"})
"""Files of many texts, which nobody drafts."""

_GRAVITY = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Spot:
    """A figure of a draft that stands in a finding.

    Attributes:
        start, end: characters of the draft's text.
        first: where it begins in the file.
        last: the place behind its last character.
    """

    start: int
    end: int
    first: Place
    last: Place


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong with one draft: a finding, and where the draft takes part in it.

    Attributes:
        file: the draft, as it was named.
        spots: one or more; the first is the one to look at first.
    """

    finding: Finding
    file: str
    spots: tuple[Spot, ...]

    @property
    def place(self) -> Place:
        """Where to look first."""
        return self.spots[0].first


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking drafts gave.

    Attributes:
        documents: the drafts that could be read, in the order in which they were named.
        remarks: by draft and place.
        rejected: what could not be read.
    """

    documents: tuple[Document, ...]
    remarks: tuple[Remark, ...]
    rejected: tuple[Rejected, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether a draft has an error, or could not be read."""
        return bool(self.rejected) or any(each.finding.severity is Severity.ERROR for each in self.remarks)


def check(
    paths: Iterable[str | Source],
    *,
    store: Store | None = None,
    date: str | None = None,
    names: str | Path | None = None,
    kinds: Collection[str] | None = None,
    min_severity: Severity = Severity.INFO,
    known: Collection[str] = (),
) -> Checked:
    """Read drafts and hold them against themselves, each other and, where one is given, a store; nothing is written.

    What was dismissed in the store, or is fixed, is silent here too.

    Args:
        paths: files, folders or globs; ``-`` is standard input; or a source that holds its text already.
        store: what they are held against.
        date: publication date (ISO 8601) of drafts that carry none.
        names: a file of your own names (TOML or CSV); null for those that the store keeps.
        kinds: the kinds of findings to look for; all when none are named.
        min_severity: nothing less severe than this.
        known: the ids of findings that are left out, such as those of a baseline.

    Raises:
        KeyError: there is no such kind.
    """
    from nlp.names.own import OwnNames
    from queries import draft

    rejected: list[Rejected] = []
    read: list[tuple[Draft, Places]] = []
    kept = OwnNames() if store is None else store.names.get()
    own = kept if names is None else OwnNames.from_file(names)
    for each in _read(paths, date=date, names=own):
        if isinstance(each, Rejected):
            rejected.append(each)
        else:
            read.append(each)
    drafts = [each for each, _ in read]
    series = () if store is None else store.references.all()
    found = draft.check(drafts, nearby=None if store is None else _nearby(store), series=series, kinds=kinds)
    told = judged(found, () if store is None else store.decisions.all())
    least = _GRAVITY.index(min_severity)
    grave = [each for each in told if heard(each) and _GRAVITY.index(each.severity) <= least and each.id not in known]
    remarks = [remark for each, places in read for remark in _remarks(each, places, grave)]
    return Checked(tuple(each.document for each in drafts), tuple(remarks), tuple(rejected))


def _nearby(store: Store) -> Nearby:
    from index.nearby import Nearby  # and with it the database, which a check without a store has no use for

    return Nearby(store.references.engine, lambda: store.encoder)


def _read(
    paths: Iterable[str | Source], *, date: str | None, names: OwnNames
) -> Iterator[tuple[Draft, Places] | Rejected]:
    from ingest.reader import read
    from nlp.reader import read as read_document
    from queries.draft import Draft

    for source in _sources(paths):
        for document in (source,) if isinstance(source, Rejected) else read(source, date=date):
            if isinstance(document, Rejected):
                yield document
            elif isinstance(source, Source):
                yield Draft(document, read_document(document, names=names)), _places(document, source)


def _sources(paths: Iterable[str | Source]) -> Iterator[Source | Rejected]:
    """Yield the files with their bytes, named as the user did, so that a place can be clicked in a terminal."""
    named = list(paths)
    yield from (each for each in named if isinstance(each, Source))
    for source in find(each for each in named if isinstance(each, str)):
        if isinstance(source, Rejected) or source.path is None:
            yield source
        elif source.path.suffix.lower() in ROWS:
            reason = "rows are no draft: check a text, Markdown, HTML or Word file, or ingest this one"
            yield Rejected(source.path.as_posix(), "", reason)
        else:
            name = source.path.as_posix()
            try:
                # What is read is what places are counted in, whatever an editor saves meanwhile.
                yield replace(source, name=name, data=source.content())
            except OSError as error:
                yield Rejected(name, "", f"cannot be read: {error.strerror}; check the file and its permissions")


def _places(document: Document, source: Source) -> Places:
    if is_word(source.content(), source.suffix):
        return Places.of(document)
    markup = decode(source.content())
    return Places.of(document, None if document.text == markup else markup)


def _remarks(draft: Draft, places: Places, found: Iterable[Finding]) -> list[Remark]:
    from queries.draft import place

    document = draft.document
    remarks = []
    for finding in found:
        cited = dict.fromkeys(place(each) for side in finding.sides for each in side if each.uri == document.uri)
        if cited:
            spots = tuple(Spot(start, end, *places.span(start, end)) for _, start, end in cited)
            remarks.append(Remark(finding, document.name, spots))
    return sorted(remarks, key=lambda remark: (remark.place, remark.finding.kind, remark.finding.id))

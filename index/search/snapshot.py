"""All that search reads of a store, in arrays: made from the tables, and kept beside them for the next process.

A reader maps the files into memory instead of reading a hundred thousand rows, so that the first search is fast too.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import numpy as np

from index.search.postings import Postings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

LAYOUT = 2
"""Counts the changes of what is in the files; another layout is made anew from the tables."""

_PREFIX = f"search-{LAYOUT}-"


@dataclass(frozen=True, slots=True)
class Names:
    """What the numbers in the arrays stand for."""

    langs: tuple[str, ...]
    publishers: tuple[str, ...]
    documents: tuple[str, ...]
    uris: tuple[str, ...]
    identifiers: tuple[str, ...]
    metrics: tuple[str, ...]
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """The passages, in the order of their documents' names and of their places in them.

    Attributes:
        ids: their keys in the tables.
        keys: their stable identities (``S32``).
        vectors: of length 1 each.
        langs, documents, publishers: numbers in `Names`; no publisher is -1.
        days: of publication, as ordinals of the proleptic Gregorian calendar; 0 where it is unknown.
        originals: whether the document is the first of its cluster.
    """

    ids: NDArray[np.int64]
    keys: NDArray[np.bytes_]
    vectors: NDArray[np.float32]
    langs: NDArray[np.uint8]
    documents: NDArray[np.int32]
    publishers: NDArray[np.int32]
    days: NDArray[np.int32]
    originals: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of the passages, in their order.

    Attributes:
        starts: where those of each passage begin; one more than there are passages.
        spans: first and last character of each in its document's text.
        vectors: of each, quantised.
        tokens: the terms of all, one after the other.
        ends: where the tokens of each sentence end; each begins where the one before ends.
    """

    starts: NDArray[np.int64]
    spans: NDArray[np.int32]
    vectors: NDArray[np.int8]
    tokens: NDArray[np.uint32]
    ends: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Figures:
    """The claims inside passages.

    Attributes:
        passages: the place of the passage.
        subjects, metrics, units: numbers in `Names`, -1 for none.
        lows, highs: the stated interval, infinite on an open side.
        firsts, lasts: the days that they are about, those of publication where the text says none; 1 and 0 if unknown.
    """

    passages: NDArray[np.int32]
    subjects: NDArray[np.int32]
    metrics: NDArray[np.int32]
    units: NDArray[np.int32]
    lows: NDArray[np.float64]
    highs: NDArray[np.float64]
    firsts: NDArray[np.int32]
    lasts: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Named:
    """What passages name.

    Attributes:
        passages: the place of the passage; ``identifiers`` the number of the identifier.
        above: whether only the title or the heading above the passage names it.
    """

    passages: NDArray[np.int32]
    identifiers: NDArray[np.int32]
    above: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A store's passages as one moment had them."""

    names: Names
    texts: Texts
    sentences: Sentences
    figures: Figures
    named: Named
    postings: Postings

    def __len__(self) -> int:
        return len(self.texts.ids)


_PARTS = {"texts": Texts, "sentences": Sentences, "figures": Figures, "named": Named, "postings": Postings}


def save(snapshot: Snapshot, folder: Path, version: str) -> None:
    """Keep a snapshot under a folder, in place of those of other versions; a reader sees all of it or nothing."""
    target = folder / f"{_PREFIX}{version}"
    fresh = folder / "search.new"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    for name, array in _arrays(snapshot):
        np.save(fresh / f"{name}.npy", array, allow_pickle=False)
    names = {field.name: getattr(snapshot.names, field.name) for field in fields(Names)}
    (fresh / "names.json").write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8", errors="surrogatepass")
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)
    for other in folder.glob("search-*"):
        if other != target:
            shutil.rmtree(other, ignore_errors=True)  # a process that still reads it keeps what it has open


def load(folder: Path, version: str) -> Snapshot | None:
    """Return the snapshot of a version, mapped into memory; nothing where none is kept."""
    target = folder / f"{_PREFIX}{version}"
    try:
        names = json.loads((target / "names.json").read_text(encoding="utf-8", errors="surrogatepass"))
        parts = {name: _part(kind, target, name) for name, kind in _PARTS.items()}
    except FileNotFoundError:
        # It is the next version's turn: the writer replaced this one meanwhile, or has not been here yet.
        return None
    return Snapshot(names=Names(**{name: tuple(values) for name, values in names.items()}), **parts)


def _part(kind: Any, target: Path, name: str) -> Any:
    loaded = {each.name: np.load(target / f"{name}.{each.name}.npy", mmap_mode="r") for each in fields(kind)}
    return kind(**{key: array.view(np.ndarray) for key, array in loaded.items()})


def _arrays(snapshot: Snapshot) -> Iterator[tuple[str, NDArray[Any]]]:
    for name, kind in _PARTS.items():
        for each in fields(kind):
            yield f"{name}.{each.name}", getattr(getattr(snapshot, name), each.name)

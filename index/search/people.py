"""Names in a query that are no identifiers, "Waller" and "Kashkari", and the passages that write them as they are.

Words are looked up by their stems, and the stem of a name may be that of another word: in Spanish "Waller" has that of
"Wall", and every passage on Wall Street would answer who looks for the governor. What the texts write tells a name from
a word: a name has a capital wherever it stands, inside sentences too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from index.search.lexicon import LANGUAGES, empty
from index.search.plan import NAMES
from index.search.words import stem, term
from ingest.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from index.search.postings import Postings

READ = 2_048
"""Passages that are read for a name; the stem of one that stands in more is taken for it unread."""

TOGETHER = 64
"""Passages that are read at once: a common word shows itself in the first of them."""

Read: TypeAlias = "Callable[[NDArray[np.int64]], Sequence[str]]"
"""Gives the titles and texts of the passages of some places."""

_NAME = re.compile(r"[^\W\d_]{3,}")
_WORD = re.compile(r"[^\W_]+")


def capitalised(text: str) -> tuple[str, ...]:
    """Return the words of a query that may be names, without accents and case; capitals of all words tell nothing."""
    written = _NAME.findall(text)
    names = [word for word in written if word[0].isupper()]
    if len(written) > 1 and len(names) > NAMES * len(written):
        return ()
    return tuple(word for word in dict.fromkeys(map(fold, names)) if not any(empty(word, lang) for lang in LANGUAGES))


@dataclass(frozen=True, slots=True)
class People:
    """The passages that have the names of a query which are no identifiers.

    Attributes:
        places: of those passages.
        alike: whether other passages have a word of the same stem, so that the words of the query do not tell them.
    """

    places: NDArray[np.int64]
    alike: bool


def bearers(names: Iterable[str], sure: Iterable[str], postings: Postings, read: Read) -> People | None:
    """Return the passages that have one of several names; null where there are none.

    Args:
        names: what may be names, without accents and case; what a text writes in lower case is none.
        sure: those that no language has as a word, which are names whatever the texts write.
        postings: where stems stand.
        read: gives what passages say.
    """
    known, found, alike = frozenset(sure), [], False
    for name in names:
        places = postings.where([term(stem(name, lang), lang) for lang in LANGUAGES]).astype(np.int64)
        own = _written(name, places, read) if 0 < len(places) <= READ else None
        if own is not None and 0 < len(own) < len(places):
            found.append(own)
            alike = True
        elif name in known and len(places):
            found.append(places)
    return People(np.unique(np.concatenate(found)), alike) if found else None


def _written(name: str, places: NDArray[np.int64], read: Read) -> NDArray[np.int64] | None:
    """Return the places whose passages write a name, null where it is a word.

    It is one where some text writes it in lower case, and where it has its capital only at the beginning of sentences.
    """
    found: list[int] = []
    inside = False
    for start in range(0, len(places), TOGETHER):
        some = places[start : start + TOGETHER]
        for place, text in zip(some.tolist(), read(some), strict=True):
            spots = list(_spots(name, text))
            if not all(text[spot].isupper() for spot in spots):
                return None
            found += [place] if spots else []
            inside = inside or any(_continues(text[max(0, spot - 2) : spot]) for spot in spots)
    return np.array(found, dtype=np.int64) if inside else None


def _spots(name: str, text: str) -> Iterator[int]:
    """Yield where a text has a name, or more of its bearers ("Waller", "Waller's", "the Wallers")."""
    if name in fold(text):
        forms = {name, f"{name}s"}
        yield from (match.start() for match in _WORD.finditer(text) if fold(match[0]) in forms)


def _continues(before: str) -> bool:
    """Tell whether a sentence goes on behind the two characters before a word."""
    return "\n" not in before and before.endswith(" ") and (before[0].isalnum() or before[0] in ",;’'")

"""What a query names: identifiers that the passages of a store name too, in whichever language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.search.lexicon import common, empty
from index.search.plan import NAMES, capitals, languages
from ingest.folding import fold
from nlp.names.gazetteer import LANGUAGES, Gazetteer, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nlp.names.own import OwnNames

_WORD = re.compile(r"[^\W\d_]{3,}")
_TICKER = re.compile(r"(?<![\w.])\$?([A-Z]{2,5}(?:\.[A-Z])?)(?!\w)")


def strangers(text: str) -> tuple[str, ...]:
    """Return the names in a query that no language has as a word: "powell" of "Powell on inflation".

    Capitals of all words tell nothing.
    """
    written = _WORD.findall(text)
    names = [word for word in written if word[0].isupper()]
    if len(written) > 1 and len(names) > NAMES * len(written):
        return ()
    found = dict.fromkeys(map(fold, names))
    return tuple(word for word in found if not any(common(word, lang) or empty(word, lang) for lang in LANGUAGES))


def _is_word(ticker: str, text: str) -> bool:
    """Tell whether a ticker is a word of a headline in capitals: "OIL FALLS NOW" names none, "NVDA FALLS" one."""
    return any(common(fold(ticker), lang) or empty(fold(ticker), lang) for lang in languages(text))


class Naming:
    """Finds the identifiers that a query names, of those that a store knows.

    Args:
        identifiers: those that the store's passages name.
        own: the user's names that its texts were read with.
    """

    def __init__(self, identifiers: Sequence[str], own: OwnNames) -> None:
        self._known = frozenset(identifiers)
        self._names = Gazetteer.from_tables(own, only=self._known)

    def find(self, text: str) -> tuple[str, ...]:
        """Return the identifiers, in order of their names.

        A name that means other things too is left out, unless it is a common word and its capital tells: "what does
        Target expect", but neither "target" nor "Target raised", and not the person in "what did Powell say". Nobody
        types capitals into a search box: "bank of england" is read as it would be written.
        """
        return tuple(dict.fromkeys(identifier for _, _, identifier in self.spans(text)))

    def spans(self, text: str) -> list[tuple[int, int, str]]:
        """Return where those names stand, in their order; they do not overlap."""
        cased = any(char.isupper() for char in text)
        spans = sorted(
            self._spans(text if cased else text.title(), capitals(text) if cased else frozenset()),
            key=lambda span: (span[0] - span[1], span),
        )
        kept: list[tuple[int, int, str]] = []
        for start, end, identifier in spans:
            if all(end <= other[0] or other[1] <= start for other in kept):
                kept.append((start, end, identifier))
        return sorted(kept)

    def _spans(self, text: str, names: frozenset[str]) -> Iterator[tuple[int, int, str]]:
        words, shouted = Words.of(text), text.isupper() and len(_WORD.findall(text)) > 1
        for lang in LANGUAGES:
            for found in self._names.find(words, lang):
                own = set(map(fold, text[found.start : found.end].split()))
                told = own <= names and all(any(common(word, each) for each in LANGUAGES) for word in own)
                sure = {name.id for name in found.names if not name.needs_evidence or (told and not name.only_again)}
                if len(sure) == 1 and sure <= self._known:
                    yield found.start, found.end, sure.pop()
        for match in _TICKER.finditer(text):
            listed = self._known.intersection(self._names.tickers.get(match[1], ()))
            if len(listed) == 1 and not (shouted and _is_word(match[1], text)):
                yield match.start(), match.end(), next(iter(listed))

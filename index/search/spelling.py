"""Words of a query that no text of a store has, and words of its texts that are spelt almost like them.

A snapshot holds the numbers of words alone. Whatever one slip of a finger makes of a word is numbered too, and what
stands somewhere is what may have been meant (Norvig, How to Write a Spelling Corrector).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import ascii_lowercase
from typing import TYPE_CHECKING

from index.search.lexicon import LANGUAGES, empty, known, meetings, translations
from index.search.words import stem, stems, term, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from index.search.postings import Postings

SHORTEST = 4
"""Of shorter words almost everything is a slip away: "uti" is no more "oil" than it is "ute"."""

OFTEN = 2
"""Passages that have a word which may have been meant, at least."""

NEAR = 2
"""Words that are named as what may have been meant, at most."""

_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word as it was typed, that no text has in any language; ``near`` are words that may have been meant."""

    word: str
    near: tuple[str, ...]


def unknown(text: str, postings: Postings, *, named: Callable[[str], bool]) -> tuple[Unknown, ...]:
    """Return the words of a query that stand nowhere, nor what they are in the other language.

    Args:
        text: the query.
        postings: where words stand.
        named: whether a word names something that the texts name in other words ("NVDA").
    """
    inside = _expressions(text)
    typed = (word for word in dict.fromkeys(_WORD.findall(text)) if not inside & set(words(word)))
    missing = (word for word in typed if not any(postings.often(list(_meant(word)))))
    return tuple(Unknown(word, _near(word, postings)) for word in missing if not _says_nothing(word, named))


def strange(text: str) -> bool:
    """Tell whether no word of a text is one of a language: "zxqwv", and neither "penguin" nor "5"."""
    written = words(text)
    return any(map(_WORD.fullmatch, written)) and not any(_is_known(word) for word in written)


def _is_known(word: str) -> bool:
    return any(map(str.isdigit, word)) or any(known(word, lang) for lang in LANGUAGES)


def _says_nothing(word: str, named: Callable[[str], bool]) -> bool:
    """Tell whether nobody misses a word: one of grammar, or one of which the texts have another name."""
    return named(word) or any(empty(each, lang) for each in words(word) for lang in LANGUAGES)


def _meant(word: str) -> Iterator[int]:
    """Yield the numbers of what a word may be, in each language."""
    for written in words(word):
        for lang in LANGUAGES:
            yield term(stem(written, lang), lang)
            for other in (each for each in LANGUAGES if each != lang):
                yield from (term(own, other) for own, _ in translations(written, lang))


def _expressions(text: str) -> set[str]:
    """Return the words of a query that are part of an expression of the glossary, whose others are looked for too."""
    written = words(text)
    return {
        word
        for lang in LANGUAGES
        for each in meetings(stems(text, lang), lang)
        for word in written[each.start : each.end]
    }


def _near(word: str, postings: Postings) -> tuple[str, ...]:
    """Return the words that stand somewhere and are a slip away, the most frequent first, one of each stem."""
    (written,) = words(word) or [""]
    if len(written) < SHORTEST:
        return ()
    best: dict[int, str] = {}
    for slip in sorted(_slips(written), key=lambda slip: (slip[0] != written[0], slip)):
        for lang in LANGUAGES:
            best.setdefault(term(stem(slip, lang), lang), slip)
    numbers = list(best)
    often = dict(zip(numbers, postings.often(numbers), strict=True))
    ranked = sorted((-often[number], best[number]) for number in numbers if often[number] >= OFTEN)
    return tuple(dict.fromkeys(slip for _, slip in ranked))[:NEAR]


def _slips(word: str) -> set[str]:
    """Return what a letter too many, too few, another, or two that changed places make of a word."""
    splits = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    return {
        *(head + tail[1:] for head, tail in splits if tail),
        *(head + tail[1] + tail[0] + tail[2:] for head, tail in splits if len(tail) > 1),
        *(head + letter + tail[1:] for head, tail in splits if tail for letter in ascii_lowercase),
        *(head + letter + tail for head, tail in splits for letter in ascii_lowercase),
    } - {word}

"""Texts in small letters, character for character as long as they were: offsets in one are offsets in the other.

Their apostrophes are the typewriter's, as in the tables: "next year’s earnings" reads as "next year's earnings" does.
"""

from __future__ import annotations

import re
from functools import lru_cache

_BLANK = re.compile(r"\s")
_APOSTROPHE = "’"


def lowered_word(word: str) -> str:
    """Return a word in small letters, with the typewriter's apostrophe."""
    return word.lower().replace(_APOSTROPHE, "'")


@lru_cache(maxsize=64)
def lowered(text: str) -> str:
    """Return ``text`` in small letters with a space for every blank, as long as it was."""
    small = lowered_word(flat(text))
    # A few capitals have two small letters: "İ".
    if len(small) == len(text):
        return small
    return "".join(lowered_word(char) if len(char.lower()) == 1 else char for char in flat(text))


@lru_cache(maxsize=64)
def flat(text: str) -> str:
    """Return ``text`` with a space for every blank."""
    # Of all blanks only the space counts as printable, and most texts have no others than line ends.
    spaced = text.replace("\n", " ")
    return spaced if spaced.isprintable() else _BLANK.sub(" ", text)

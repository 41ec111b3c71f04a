"""Texts in small letters, character for character as long as they were: offsets in one are offsets in the other."""

from __future__ import annotations

import re
from functools import lru_cache

_BLANK = re.compile(r"\s")


@lru_cache(maxsize=64)
def lowered(text: str) -> str:
    """Return ``text`` in small letters with a space for every blank, as long as it was."""
    small = flat(text).lower()
    # A few capitals have two small letters: "İ".
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in flat(text))


@lru_cache(maxsize=64)
def flat(text: str) -> str:
    """Return ``text`` with a space for every blank."""
    # Of all blanks only the space counts as printable.
    return text if text.isprintable() else _BLANK.sub(" ", text)

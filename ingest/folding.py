"""Texts without accents and case, as far as two spellings of one word are the same word."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Return a text without accents and case: ``Inflación`` and ``INFLACION`` are the same.

    >>> fold("Índice")
    'indice'
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    # A text has few kinds of marks: to take each out is faster than to look at all its characters.
    for mark in {char for char in set(decomposed) if unicodedata.combining(char)}:
        decomposed = decomposed.replace(mark, "")
    return decomposed

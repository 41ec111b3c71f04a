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
    return "".join(char for char in decomposed if not unicodedata.combining(char))

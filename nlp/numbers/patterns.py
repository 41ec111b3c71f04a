"""Turn phrases of the rule tables into regular expressions.

In a table a phrase is written as it is read; ``*`` stands for any ending (``rise*``), a blank for any run of
blanks, one line break, or a hyphen (``basis point`` also reads ``basis-point``).
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

BLANK = r"[^\S\r\n]"
"""One blank that is no line break: a space, a tab, a no-break or a thin space."""

GAP = rf"{BLANK}*(?:\r?\n{BLANK}*)?"
"""What may stand between a number and the words that belong to it: blanks and at most one line break."""

_BETWEEN_WORDS = rf"(?:{BLANK}+|[-\u2011]|{BLANK}*\r?\n{BLANK}*)"


_FEW = 6


def phrase(text: str) -> str:
    """Return the expression that matches one phrase of a table."""
    words = (re.escape(word).replace(r"\*", r"\w*") for word in text.split())
    return _BETWEEN_WORDS.join(words)


def phrases(texts: Iterable[str]) -> str:
    """Return an alternation of phrases, the longest first, or one that never matches if there are none.

    Of many it tries none where the text has another letter than they begin with, which is so at most places.
    """
    ordered = sorted(set(texts), key=lambda text: (-len(text), text))
    if not ordered:
        return r"(?!)"
    begins = {text.split()[0][0] for text in ordered}
    gate = f"(?=[{''.join(map(re.escape, sorted(begins)))}])" if len(ordered) > _FEW and "*" not in begins else ""
    return f"(?:{gate}(?:{'|'.join(map(phrase, ordered))}))" if gate else f"(?:{'|'.join(map(phrase, ordered))})"


def unaccented(text: str) -> str:
    """Return a text without its accents, as it is often typed: "millon", "guaranies". An "ñ" stays."""
    parts = unicodedata.normalize("NFD", text.replace("ñ", "\0"))
    return "".join(mark for mark in parts if not unicodedata.combining(mark)).replace("\0", "ñ")

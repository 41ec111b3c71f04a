"""Letters that became a question mark where a text passed through ASCII: ``PETR?LEO`` for ``PETRÓLEO``.

What stood there is known only where one word of the table fits, so the table is small: words of market commentary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.document import Edit
from ingest.rules import LANGUAGES, table

_MARKS = "?\ufffd"
_LOST = re.compile(r"\?(?=[^\W\d_])|\ufffd")


def find(text: str) -> Iterator[Edit]:
    """Yield the repairs of a text, in order, one a lost letter; they do not overlap."""
    if not _LOST.search(text):
        return
    for match in _pattern().finditer(text):
        word = _words().get(_key(match["known"]))
        if word is None:
            # Without regard to case "s" also matches the long "ſ", which no table holds.
            continue
        read = word.upper() if match["known"].isupper() else word
        for at, (lost, letter) in enumerate(zip(match["known"], read, strict=True), match.start("known")):
            if lost in _MARKS:
                yield Edit(at, at + 1, letter)


def _key(word: str) -> str:
    """Return a word with one mark for every letter that ASCII does not have."""
    return "".join(char if char.isascii() else "?" for char in word.lower())


@cache
def _words() -> dict[str, str]:
    """Return the words and endings of all languages by what is left of them."""
    both = (word for lang in LANGUAGES for key in ("words", "endings") for word in table(lang, "lost_letters")[key])
    return {_key(word): word for word in both}


def _left(key: str) -> str:
    keys = (_key(word) for lang in LANGUAGES for word in table(lang, "lost_letters")[key])
    return "|".join(re.escape(left).replace(r"\?", f"[{_MARKS}]") for left in keys)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?<![^\W_])(?={_left('words')})|(?<=[^\W\d_]{{2}})(?={_left('endings')}))"
        rf"(?P<known>{_left('words')}|{_left('endings')})(?![^\W_])",
        re.IGNORECASE,
    )

"""Marks that are no words of the text: tags, image links, addresses, and the numbers that scrapers leave behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TAGS = (
    "a|abbr|article|aside|b|blockquote|br|center|cite|code|dd|del|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|header|hr|i|iframe|img|input|"
    "ins|label|li|main|mark|nav|ol|p|picture|pre|q|s|script|section|small|source|span|strong|style|sub|sup|svg|table|tbody|td|tfoot|th|thead|time|tr|u|ul|video"
)
_MARKUP = re.compile(
    "|".join(
        (
            r"<!--.*?-->",
            r"<(?P<raw>script|style)\b[^<>]*>.*?</(?P=raw)\s*>",
            rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>",
            r"!\[[^\]\r\n]*\]\([^)\r\n]*\)",  # an image
            r"\[(?=[^\]\r\n]+\]\((?:https?:|/|#|mailto:))",  # a link: its text stays
            r"(?<=[^\s\[])\]\((?:https?:|/|#|mailto:)[^)\s]*(?:\s\"[^\"\r\n]*\")?\)",
            r"\[\^?\d{1,3}\](?!\()",  # a note's mark: "rose 3%[1]"
            r"\bhttps?://[^\s<>\"”»)\]]+",
            r"\*\*|__(?=\S)|(?<=\S)__",
            # An identifier that a scraper glued to a linked word: "banks861045-- rallied".
            r"(?<=[^\W\d_])\d{3,}--",
        )
    ),
    re.IGNORECASE | re.DOTALL,
)
_SPACE = re.compile(r"\s+")


def find(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the half-open intervals of the marks in a stretch of a text, in order."""
    return (match.span() for match in _MARKUP.finditer(text, start, end))


def plain(text: str) -> str:
    """Return a block's words in one line, without marks."""
    return _SPACE.sub(" ", _MARKUP.sub("", text)).strip()

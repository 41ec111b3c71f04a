"""Those that a company is set beside without a name: "the industry average", "its peers", "sus comparables".

A figure of theirs is not the company's: "trades at 19 times earnings, above the industry average of 11".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from nlp.names import strangers
from nlp.names.strangers import PREFIX
from nlp.phrases import alternation, expand
from nlp.reading import Mention
from nlp.tables import language_table

_CAPITALS = r"(?<!\w)[A-Z][\w&/-]*(?:,? (?:-|and|&|of|y|de) [A-Z][\w&/-]*| [A-Z][\w&/-]*){0,5}"

KIND = "crowd"
"""The type of such a mention: whatever is said of a company can be said of it, and no text is about it."""


def with_unlisted(text: str, lang: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the known names with the companies that no table holds and the crowds, in the order of the text."""
    named = [*mentions, *strangers.find(text, lang, mentions)]
    return sorted((*named, *find(text, lang, named)), key=lambda mention: mention.start)


def find(text: str, lang: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the crowds that a text names outside the names it knows."""
    taken = sorted((mention.start, mention.end) for mention in mentions)
    for match in _pattern(lang).finditer(text):
        start, end = match.span()
        if not any(first < end and start < last for first, last in taken):
            yield Mention(start, end, match[0], PREFIX + match[0], KIND, lang, KIND, 0.5)


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    phrases = sorted({each for phrase in language_table(lang, "strangers")["crowds"] for each in expand(phrase)})
    told = alternation([re.escape(each).replace(r"\*", r"[\w-]+") for each in sorted(phrases, key=len, reverse=True)])
    trades = alternation([re.escape(each) for each in language_table(lang, "strangers")["trades"]])
    trade = rf"|{_CAPITALS} (?:{trades})(?!\w)" if trades else ""  # "the Insurance - Property and Casualty industry"
    return re.compile(rf"(?<!\w)(?:{told})(?!\w){trade}")

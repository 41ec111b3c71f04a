"""Those that a company is set beside without a name: "the industry average", "its peers", "sus comparables".

A figure of theirs is not the company's: "trades at 19 times earnings, above the industry average of 11".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from nlp.names import makers, strangers
from nlp.names.strangers import PREFIX
from nlp.phrases import alternation, expand
from nlp.reading import Mention
from nlp.tables import language_table

_CAPITALS = r"(?<!\w)[A-Z][\w&/-]*(?:,? (?:-|and|&|of|y|de) [A-Z][\w&/-]*| [A-Z][\w&/-]*){0,5}"

_REACH = 80
"""How many characters before its last word a crowd's name begins at most."""

_PLACES = frozenset({"country", "region"})

KIND = "crowd"
"""The type of such a mention: whatever is said of a company can be said of it, and no text is about it."""


def with_unlisted(text: str, lang: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the known names with the companies that no table holds and the crowds, in the order of the text."""
    known = list(makers.as_indices(text, lang, mentions))
    named = [*known, *strangers.find(text, lang, known)]
    return sorted((*named, *find(text, lang, named)), key=lambda mention: mention.start)


def find(text: str, lang: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the crowds that a text names outside the names it knows."""
    taken = sorted((mention.start, mention.end) for mention in mentions)
    homes = {mention.start: mention.end for mention in mentions if mention.type in _PLACES}
    for opens, end in _spans(text, lang):
        start = homes.get(opens, opens - 1) + 1  # "the US Capital Markets industry average"
        if not any(first < end and start < last for first, last in taken):
            yield Mention(start, end, text[start:end], PREFIX + text[start:end], KIND, lang, KIND, 0.5)


def _spans(text: str, lang: str) -> Iterator[tuple[int, int]]:
    """Yield where crowds are named: a few words up to one that every such name ends with, which most sentences lack."""
    pattern, last = _patterns(lang)
    free = 0
    ends = [match.span() for match in last.finditer(text)]
    for (start, end), (following, _) in pairwise([*ends, (len(text) + _REACH, 0)]):
        if following == end + 1:
            continue  # "the industry average" ends later
        for match in pattern.finditer(text, max(free, start - _REACH), end):
            free = match.end()
            yield match.span()


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of a language's crowds, and that of the words with which they end."""
    phrases = sorted({each for phrase in language_table(lang, "strangers")["crowds"] for each in expand(phrase)})
    phrases += [phrase[0].upper() + phrase[1:] for phrase in phrases if phrase[0].islower()]
    told = alternation([re.escape(each).replace(r"\*", r"[\w-]+") for each in sorted(phrases, key=len, reverse=True)])
    trades = alternation([re.escape(each) for each in language_table(lang, "strangers")["trades"]])
    trade = rf"|{_CAPITALS} (?:{trades})(?!\w)" if trades else ""  # "the Insurance - Property and Casualty industry"
    ends = {phrase.rsplit(" ", 1)[-1] for phrase in (*phrases, *language_table(lang, "strangers")["trades"])}
    last = alternation([re.escape(each) for each in sorted(ends, key=len, reverse=True)])
    return re.compile(rf"(?<!\w)(?:{told})(?!\w){trade}"), re.compile(rf"(?<!\w)(?:{last})(?!\w)")

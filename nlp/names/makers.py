"""Indices that bear the name of the house that makes them, and are not that house: "the <bank> High-Yield Index"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from nlp.names.strangers import PREFIX
from nlp.phrases import alternation
from nlp.reading import Mention
from nlp.tables import language_table

_WORD = r"(?:[A-Z][\w&.+’'-]*|\d[\w.-]*|of|de)"
_MOST = 7


def as_indices(text: str, lang: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions, a company's as an index that no table holds where its name is only a part of that one's.

    "The yield of the Bank of America High-Yield Index fell": what yields is no bank.
    """
    behind, before = _patterns(lang)
    for mention in mentions:
        if mention.type != "security" or not mention.text[:1].isupper():
            yield mention
            continue
        end = found.end() if behind is not None and (found := behind.match(text, mention.end)) else mention.end
        led = before is not None and before.search(text, max(0, mention.start - 2 * _MOST), mention.start) is not None
        if end == mention.end and not led:
            yield mention
            continue
        name = text[mention.start : end]
        yield replace(mention, end=end, text=name, id=f"{PREFIX}{name}", type="index", rule="stranger")


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """Return what tells of an index behind a name, and what does before it; null where a language has none."""
    table = language_table(lang, "strangers")
    behind, before = (alternation(map(re.escape, table[key])) for key in ("gauges_behind", "makers_before"))
    return (
        re.compile(rf"(?: {_WORD}){{1,{_MOST}}} (?:{behind})(?!\w)") if behind else None,
        re.compile(rf"(?<!\w)(?:{before})\s$") if before else None,
    )

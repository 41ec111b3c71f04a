"""Names that are only a part of another: "the <bank> High-Yield Index", "the BSE metal index", "BSE smallcaps"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from nlp.names.strangers import PREFIX
from nlp.phrases import alternation, expand
from nlp.reading import Mention
from nlp.tables import language_table

_WORD = r"(?:[A-Z][\w&.+’'-]*|\d[\w.-]*|of|de)"
_MOST = 7
_LED = 40
_AMERICA = "group:US_"
_HOME = "country:US"
_AMERICAN = frozenset(
    f"index:{code}" for code in ("SPX", "MID", "SML", "RUT", "RUI", "RUA", "NDX", "IXIC", "DJI", "VIX", "SOX")
)


def as_indices(text: str, lang: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions, a name as an index that no table holds where it is only a part of that one's.

    "The yield of the Bank of America High-Yield Index fell": what yields is no bank. Nor are the small caps of a text
    that tells of other markets alone those of America.
    """
    starts = sorted(mention.start for mention in mentions)
    abroad = _tells_of_others(mentions)
    local = list(_local(text, lang, mentions))
    yield from local
    for mention in mentions:
        if any(gauge.start <= mention.start and mention.end <= gauge.end for gauge in local):
            continue
        if mention.id.startswith(_AMERICA) and abroad:
            yield replace(mention, id=f"{PREFIX}{mention.text}", type="index", rule="stranger")
            continue
        end = _end_of_index(text, lang, mention)
        if end is None or any(mention.start < start < end for start in starts):
            yield mention
            continue
        name = text[mention.start : end]
        yield replace(mention, end=end, text=name, id=f"{PREFIX}{name}", type="index", rule="stranger")


def _local(text: str, lang: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the indices of parts of a market that no table holds: "the BSE metal index", "the capesize index".

    One of the table keeps its longer name: "the Nifty FMCG index".
    """
    whole, last = _gauges(lang)
    if last.search(text) is None:
        return
    for match in whole.finditer(text):
        inside = any(m.start < match.end() and match.start() < m.end and _holds(m, match) for m in mentions)
        if not inside:
            yield Mention(*match.span(), match[0], f"{PREFIX}{match[0]}", "index", lang, "stranger", 0.5)


def _holds(mention: Mention, match: re.Match[str]) -> bool:
    return mention.start < match.start() or mention.end > match.end() or mention.text == match[0]


@cache
def _gauges(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of a language's local indices, and a cheaper one of words without which none is named."""
    phrases = [each for phrase in language_table(lang, "strangers")["local_gauges"] for each in expand(phrase)]
    names = sorted({*phrases}, key=len, reverse=True)
    firsts = {name.split()[0] for name in names} - {"índice", "subíndice"} | {name.split()[-1] for name in names}
    whole, last = (alternation(map(re.escape, words)) for words in (names, sorted(firsts, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{whole})(?!\w)"), re.compile(rf"(?<!\w)(?:{last})(?!\w)")


def _end_of_index(text: str, lang: str, mention: Mention) -> int | None:
    """Return where the index ends of whose name a mention is a part, null where it stands for itself."""
    if mention.type not in ("security", "index") or not mention.text[:1].isupper():
        return None
    behind, before = _patterns(lang)
    if behind is not None and (found := behind.match(text, mention.end)):
        return found.end()
    led = before is not None and before.search(text, max(0, mention.start - _LED), mention.start) is not None
    return mention.end if led and mention.type == "security" else None


def _tells_of_others(mentions: Sequence[Mention]) -> bool:
    """Return whether a text names indices of other economies, and neither America nor an index of it."""
    named = {mention.id for mention in mentions if mention.type == "index"}
    return bool(named) and named.isdisjoint(_AMERICAN) and not any(mention.id == _HOME for mention in mentions)


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """Return what tells of an index behind a name, and what does before it; null where a language has none."""
    table = language_table(lang, "strangers")
    behind, before = (alternation(map(re.escape, table[key])) for key in ("gauges_behind", "makers_before"))
    return (
        re.compile(rf"(?: {_WORD}){{1,{_MOST}}} (?:{behind})(?!\w)") if behind else None,
        re.compile(rf"(?<!\w)(?:{before})\s$") if before else None,
    )

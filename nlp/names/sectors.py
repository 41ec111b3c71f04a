"""Sectors of a market that are named by a word alone: "los sectores, con el energético (1,9 %)", "tech (+1.2%)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nlp.names.candidate import Candidate
from nlp.names.evidence import cues
from nlp.phrases import either, expand
from nlp.tables import language_table

# How far behind the word for sectors one of a list may stand; the sentence after it still goes on with them.
_REACH = 320
_SENTENCES = 1
# A list of them, one a line, may be longer: "Sectors\nEnergy +1.2%\nUtilities -0.4%".
_LIST_REACH = 900
_ENDS = re.compile(r"[.!?]\s")
_PERCENT = r"[+\-−]?\s?\d{1,2}(?:[.,]\d+)?[\s\u00a0]?(?:%|per ?cent|por ciento)"


@dataclass(frozen=True, slots=True)
class _Sectors:
    """A language's words, compiled: what speaks of sectors, and a sector with the move that follows it."""

    told: re.Pattern[str]
    bracketed: re.Pattern[str]
    moved: re.Pattern[str]
    paired: re.Pattern[str]
    lined: re.Pattern[str]
    codes: dict[str, str]


@cache
def _sectors(lang: str) -> _Sectors:
    data = language_table(lang, "names")["sectors"]
    codes = {name.lower(): code for code, names in data["words"].items() for each in names for name in expand(each)}
    heads, name = either(data["heads"]), rf"(?P<name>{either(codes)})"
    verbs = rf"(?:{either(data['moved'])}|{cues(lang).moving})"
    words = r"(?:[^\W\d_]+\s){0,3}?"
    led = rf"(?:(?:{either(language_table(lang, 'names')['cities']['leads'])})\s)?"
    article = rf"(?:(?:{heads})\s)" if data["heads"] else ""
    return _Sectors(
        told=re.compile(rf"(?<!\w)(?:{either(data['told'])})(?!\w)", re.IGNORECASE),
        bracketed=re.compile(rf"(?<![\w-]){article}{'?' if article else ''}{name}\s?\(\s?{_PERCENT}", re.IGNORECASE),
        paired=re.compile(
            rf"(?<![\w-]){article}{name}\s(?:{either(data['joins'])})\s{article}(?P<other>{either(codes)})"
            rf"(?:,?\s[^\W\d_]+){{1,8}}?\s{_PERCENT}\s(?:{either(data['joins'])})\s(?:{either(data['fillers'])}\s)?{_PERCENT}",
            re.IGNORECASE,
        ),
        moved=re.compile(rf"(?<![\w-]){article}{name}(?:,?\s{verbs}\s{words}|,\s{led}){_PERCENT}", re.IGNORECASE),
        lined=re.compile(
            rf"^[-*•\s]*{name}[ \t]*[:|]?[ \t]*[+\-−]\d{{1,2}}(?:[.,]\d+)?[\s\u00a0]?%[ \t]*$"
            rf"|^[| ]*{name.replace('name', 'row')}(?: *\||\t| {{2,}})[^\n\d]*\d",
            re.IGNORECASE | re.MULTILINE,
        ),
        codes=codes,
    )


def sectors(text: str, lang: str) -> Iterator[Candidate]:
    """Yield the words that stand for a sector of the market.

    One does where the text speaks of sectors shortly before it, and where its move follows in brackets or behind a
    verb: "por sectores, subió el industrial (0,5 %)". "El industrial Elgar (0,5 %)" is a company.
    """
    known = _sectors(lang)
    told = [match.end() for match in known.told.finditer(text)] if "sector" in text or "Sector" in text else []
    if not told:
        return
    for pattern in (known.bracketed, known.moved, known.paired):
        for match in pattern.finditer(text, told[0]):
            last = max((end for end in told if end <= match.start()), default=None)
            if last is not None and _in_mind(text, last, match.start()):
                yield from _named(match, known)
    for match in known.lined.finditer(text, told[0]):
        if match.start() - max(end for end in told if end <= match.start()) <= _LIST_REACH:
            yield from _named(match, known)


def _named(match: re.Match[str], known: _Sectors) -> Iterator[Candidate]:
    """Yield the sector that a match names, or the two: "energy and utilities led, rising 2.1% and 1.4%"."""
    for group in match.re.groupindex:
        if match[group] is not None:
            yield Candidate(*match.span(group), f"sector:{known.codes[match[group].lower()]}", "sector", 0.8)


def _in_mind(text: str, start: int, end: int) -> bool:
    between = text[start:end]
    return len(between) <= _REACH and "\n" not in between and len(_ENDS.findall(between)) <= _SENTENCES

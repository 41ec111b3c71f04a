"""Read open bounds, "above 5%", and tell them from figures that were known before and from where a move went."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from nlp.folding import lowered
from nlp.numbers import ranges
from nlp.numbers.affixes import sentence_around
from nlp.numbers.patterns import GAP, phrases
from nlp.tables import language_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nlp.numbers.units import Measure

_BEFORE = 45
_WINDOW = 60


@dataclass(frozen=True, slots=True)
class Bound:
    """An open interval's cue: which side is stated, and where the cue stands."""

    side: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Cues:
    """The words of a language that bound a figure, and those that tell that it is no bound, compiled."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    contracted: frozenset[str]
    article_tells: frozenset[str]
    amounts: frozenset[str]
    known: re.Pattern[str]
    level: re.Pattern[str]
    moved: frozenset[str]
    reached: frozenset[str]
    rates: re.Pattern[str]
    capped: re.Pattern[str]
    breaks: re.Pattern[str]
    emphatic: re.Pattern[str]


@cache
def _load(lang: str) -> _Cues:
    data = language_table(lang, "ranges")
    cues, known = data["bounds"], data["known"]
    articles = rf"(?:{phrases(cues['articles'])}{GAP}){{0,2}}"
    level = rf"{phrases(known['levels'])}{GAP}{phrases(known['level_of'])}{GAP}"
    unbroken = "".join(rf"(?<!\b{re.escape(word)} )" for word in cues["unbroken"])
    symbols = r"(?P<symbol>(?<![<>=])(?:[<>]\s?=|[≥≤<>]))"
    return _Cues(
        before=re.compile(  # searched in small letters, which is faster than to ignore case
            rf"(?:(?<!\w)(?P<cue>(?P<low>{phrases(cues['low_before'])})|{phrases(cues['high_before'])})\b{GAP}"
            rf"|{symbols}\s*)(?:(?P<definite>{phrases(cues['definite'])}){GAP})?(?P<level>{level})?{articles}$"
        ),
        after=_compile(
            rf"{GAP}(?:(?P<low>{phrases(cues['low_after'])})|(?P<high>{phrases(cues['high_after'])}))"
            rf"(?!\w)(?!{GAP}(?:{phrases(cues['after_not'])}\b|[\d$€£]))|(?P<plus>\+|{phrases(cues['plus'])})(?!\w)"
        ),
        contracted=frozenset(cues["contracted"]),
        article_tells=frozenset(known["article_tells"]),
        amounts=frozenset(known["amounts"]),
        known=_compile(_known(lang, known)),
        level=_compile(rf"{GAP}{phrases(known['levels'])}(?!\w)"),
        moved=frozenset(cues["moved"]),
        reached=frozenset(cues["reached"]),
        rates=_compile(rf"\b{phrases(cues['rates'])}(?!\w)"),
        capped=_compile(
            rf"\b(?:{phrases(cues['capped'])}(?!\w)(?:{GAP}[^\W\d]+){{0,2}}|{phrases(cues['capped_beside'])}){GAP}$"
        ),
        emphatic=re.compile(rf"\b{phrases(cues['before_not'])}{GAP}{articles}$"),
        breaks=_compile(rf"[{cues['break_marks']}]|{unbroken}\b{phrases(cues['breaks'])}\b"),
    )


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _known(lang: str, known: Mapping[str, Any]) -> str:
    """Match what behind a figure tells that it was known: an expectation, the time that it is of, an adjective."""
    counted = language_table(lang, "units")["count"]
    tail = rf"(?:{GAP}{phrases([*counted['between'], *counted['words'], *known['per']])}\b){{0,3}}"
    clause = rf"{phrases(known['sources'])}(?:{GAP}[^\W\d]+){{0,5}}?{GAP}{phrases(known['expectations'])}"
    months = language_table(lang, "exclusions")["months"]
    of_time = rf"{phrases(known['of_time'])}{GAP}(?:{phrases(months)}|(?:19|20)\d\d)"
    named = rf"{phrases(known['of_time'])}{GAP}(?-i:[A-ZÁÉÍÓÚÑ])"  # "por debajo de las 9,4 veces de Nestlé"
    return rf"{tail}{GAP}(?:(?:{phrases(known['after'])}|{clause}|{of_time})(?!\w)|{named})"


def bound(text: str, measure: Measure, lang: str, *, floor: int) -> Bound | None:
    """Return the cue that leaves one side of a number open, if it has one.

    Cues are looked for after ``floor``, where the quantity before ends.
    """
    cues = _load(lang)
    before = cues.before.search(lowered(text), max(floor, measure.start - _BEFORE), measure.start)
    if before and cues.emphatic.search(lowered(text), max(floor, before.start() - _BEFORE), measure.start):
        before = None
    if before and floor and not text[floor : before.start()].strip():
        return None  # "a payout of 9p, 50% higher than 6p": what it is held against
    if before and not _went_there(text, before, lang, floor):
        return None if _is_known(text, before, measure, cues) else Bound(_side(before), before.start(), before.end())
    after = cues.after.match(text, measure.end)
    if after is None or (after["plus"] and measure.signed):
        return None
    return Bound("high" if after["high"] else "low", after.start(), after.end())


def _side(match: re.Match[str]) -> str:
    if match["symbol"]:
        return "low" if match["symbol"][0] in ">≥" else "high"
    return "low" if match["low"] else "high"


def _cue(match: re.Match[str]) -> str:
    return " ".join((match["cue"] or "").lower().split())


def _is_known(text: str, match: re.Match[str], measure: Measure, cues: _Cues) -> bool:
    """Tell "below the $1.36 that analysts had looked for" from "fell more than 12%" and "above the 6,700 level".

    Behind "more than" an amount stays open, whatever follows ("más de 700 millones previstos para 2027"), unless an
    article says that it was spoken of ("más del 3,5 % que esperaba el consenso").
    """
    cue, article = _cue(match), (match["definite"] or "").lower()
    if not cue or match["level"]:
        return False  # "por debajo del nivel de 65 dólares" is open too
    if article in cues.article_tells:
        return not cues.level.match(text, measure.end)
    definite = bool(article) or cue.rpartition(" ")[2] in cues.contracted
    return (definite or cue not in cues.amounts) and cues.known.match(text, measure.end) is not None


def _went_there(text: str, match: re.Match[str], lang: str, floor: int) -> bool:
    """Tell "edged up to 4.5%" and "from 2,952 up to 3,500", where it went, from "up to 4.5%", a bound."""
    cue, start, cues = _cue(match), match.start(), _load(lang)
    if cue not in cues.moved | cues.reached:
        return False
    if match["definite"] or match["level"]:
        return True  # "pasó de 71 a un nivel de 92": where it went
    opens = sentence_around(text, start)[0]
    begin = max(opens, start - _WINDOW)
    if cues.capped.search(text, begin, start):
        return False
    broken = cues.breaks.search(text, floor, start)
    left = text[floor:start].strip(" ,\r\n")
    if floor and (left == ")" or (not broken and not left)):
        return True  # "subió 4 puntos básicos, hasta un 4,14 %"; "bajó un 0,1 % (7 puntos) hasta 5.013,87"
    if floor > begin and not broken and text[floor:start].rstrip().endswith(","):
        return True  # "subió un 4 %, menos de lo previsto, hasta 1.250 millones"
    if cue in cues.reached and not cues.rates.search(text, opens, start):
        return False
    begin = max(begin, floor) if broken else begin
    last = ranges.nearest_motion(text, begin, start, ranges.load(lang))
    return last is not None and last["move"] is not None

"""Join numbers into intervals, ranges and alternatives, and tell a range from a move."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from nlp.folding import lowered
from nlp.numbers.patterns import BLANK, GAP, phrases
from nlp.tables import language_table

if TYPE_CHECKING:
    from nlp.numbers.units import Measure

_BLANKS = rf"{BLANK}*"
_WINDOW = 60
_FAR_WINDOW = 100
_ASIDE = 40
"""Most characters between a move and its ends: "gained 2% against the dollar on Monday, from 1.08 to 1.10"."""
_PARTS = re.compile(r"[:;]\s")
_DASHES = frozenset("-–—~‑−")
_MARKS = re.compile(r"[.,]")
_QUOTE_MARKS = frozenset("-–‑−/")
_HUNDREDTH = 0.011
_YEAR = re.compile(r"(?:19|20)\d\d")
"""Two decimals at least, of which a quote can leave out those that its two ends share."""
_RANGE_RATIO = 2.5
"""How far a percentage range reaches after a verb: "rose 17% to 22%", and not "rose 0.3% to 2.6%"."""
_THOUSAND, _LEAST_OF_THOUSANDS = 1000.0, 10.0
_FARTHEST_RATIO = 10.0
"""How far any range with "to" reaches: "shed 210 points to 61,234 points" is none."""


@dataclass(frozen=True, slots=True)
class Cues:
    """The words of a language that make intervals, compiled."""

    joined: re.Pattern[str]
    between: re.Pattern[str]
    opened: re.Pattern[str]
    spanned: re.Pattern[str]
    alternative: re.Pattern[str]
    listed: re.Pattern[str]
    motion: re.Pattern[str]
    moved_by: re.Pattern[str]
    reached: re.Pattern[str]
    goes_on: re.Pattern[str]
    revised: re.Pattern[str]
    strong: re.Pattern[str]
    sized: re.Pattern[str]
    approximate_before: re.Pattern[str]
    approximate_after: re.Pattern[str]
    both_bounds: re.Pattern[str]


@cache
def load(lang: str) -> Cues:
    """Return the compiled cues of a language."""
    data = language_table(lang, "ranges")
    link, about, moves = data["connectors"], data["approximate"], data["moves"]
    article = rf"(?:{phrases(link['articles'])}{GAP})?"
    to, both, either = phrases(link["to"]), phrases(link["and"]), phrases(link["or"])
    between, origin = phrases(data["openers"]["between"]), phrases(data["openers"]["from"])
    motion, ranging = phrases(moves["words"]), phrases(data["ranges"]["words"])
    level = rf"(?:{phrases(data['known']['levels'])}(?:{GAP}[^\W\d]+)?{GAP}{phrases(data['known']['level_of'])}{GAP})?"
    # "34 cents a share to 36 cents a share"
    per = rf"(?:{GAP}{phrases(data['known']['per'])})?"
    lone = "|".join(map(re.escape, ("~", "≈", "∼", "c.", "-ish")))
    return Cues(
        joined=_full(rf"{_BLANKS}[-–—~‑−]{_BLANKS}|{per}{GAP}\b{to}\b{GAP}{article}|[-‑]{to}[-‑]"),
        between=_full(rf"{per}{GAP}(?:\b{both}\b|\b{to}\b){GAP}{article}|{_BLANKS}[-–—−]{_BLANKS}"),
        opened=re.compile(rf"\b(?:(?P<between>{between})|(?P<from>{origin})){GAP}{article}$", re.IGNORECASE),
        spanned=re.compile(
            rf"\b{phrases(data['ranges']['spans'])}(?:{GAP}[^\W\d]+){{0,2}}{BLANK}*[-–—:(]?{BLANK}*$", re.IGNORECASE
        ),
        alternative=_full(rf"{GAP}\b{either}\b{GAP}{article}"),
        listed=_full(rf"{GAP}(?:\b{both}\b){GAP}{article}"),
        motion=re.compile(rf"\b(?:(?P<range>{ranging})|(?P<move>{motion}))(?!\w)", re.IGNORECASE),
        moved_by=re.compile(rf"\b(?P<move>{motion})(?:{GAP}[^\W\d]+){{0,3}}{GAP}$", re.IGNORECASE),
        reached=re.compile(rf"\b{to}{GAP}{article}$", re.IGNORECASE),
        goes_on=_full(rf"(?:(?!\b(?:{both}|{phrases(link['but'])})\b)[^\d.;:\n]){{0,{_ASIDE}}}"),
        revised=re.compile(rf"\b{phrases(data['ranges']['revisions'])}(?!\w)", re.IGNORECASE),
        strong=re.compile(rf"{phrases(data['ranges']['strong'])}\Z", re.IGNORECASE),
        sized=re.compile(
            rf"\b{phrases(data['ranges']['sizes'])}(?!\w)(?:{GAP}[^\W\d]+){{0,5}}{GAP}{origin}{GAP}"
            rf"{phrases(data['ranges']['size_articles'])}{GAP}$",
            re.IGNORECASE,
        ),
        approximate_before=re.compile(
            rf"(?:(?<!\w){phrases([w for w in about['before'] if (w.isascii() and w[-1].isalpha()) or len(w) > 2])}"
            rf"{GAP}|(?:{lone}){BLANK}?)(?:{phrases(about['articles'])}{GAP})?{level}(?:{phrases(about['articles'])}{GAP})?$"
            rf"|(?<!\w){phrases(about['before_bare'])}{GAP}$"
        ),
        approximate_after=re.compile(rf"{GAP}{phrases(about['after'])}(?!\w)|-ish\b", re.IGNORECASE),
        both_bounds=_full(rf"{GAP},?{GAP}(?:(?:{both}|{phrases(link['but'])}){GAP})?"),
    )


def _full(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})\Z", re.IGNORECASE)


def _matches(pattern: re.Pattern[str], text: str, start: int, end: int) -> bool:
    return pattern.match(text, start, end) is not None


def opener(text: str, start: int, cues: Cues) -> re.Match[str] | None:
    """Return "between" or "from" where it stands right before a number."""
    return cues.opened.search(text, max(0, start - 24), start)


def join(
    text: str, first: Measure, second: Measure, cues: Cues, *, before: Measure | None = None, ranged: bool = False
) -> str | None:
    """Return the name of the rule that makes one interval of two neighbours, or None.

    What a range was moved from is one too (``ranged``): "narrowed its forecast to $6.50 to $7 from $6.50 to $7.50".
    Cues are looked for behind ``before``, the number that stands before them.
    """
    floor = before.end if before else 0
    if not _compatible(first, second) or first.numeral.weak or second.numeral.weak:
        return None
    opened = opener(text, first.start, cues)
    gap = (first.end, second.start)
    if opened and opened["between"] and _matches(cues.between, text, *gap):
        return "between"
    low, high = _bounds(first, second)
    if (
        low < high
        and _matches(cues.listed, text, *gap)
        and cues.spanned.search(text, max(floor, first.start - _WINDOW), first.start)
    ):
        return "between"  # "in a tight range (80 and 85)"
    if _matches(cues.alternative, text, *gap):
        # "The index ended down -88.2 or -0.9%" tells one move twice.
        return "alternative" if second.unit is not None and low < high and abs(first.value) <= abs(high) else None
    if not _matches(cues.joined, text, *gap) or low >= high or second.signed != first.signed:
        return None
    if _leads_from_year(text, first, second):
        return None
    if text[first.end : second.start].strip() in _DASHES:
        return "dash" if first.numeral.kind != "words" and second.numeral.kind != "words" else None
    if opened:
        if ranged and text[floor : opened.start()].strip(" ,(") == "":
            return "from_to"
        return None if _is_move(text, opened.start(), first, cues, before) else "from_to"
    return None if _is_change_to_level(text, first, low, high, cues, floor) else "to"


def _leads_from_year(text: str, first: Measure, second: Measure) -> bool:
    """Return whether the first of two numbers is a year that what is said of it leads on from.

    "Raised its target for year-end 2026 to 6,900": a range is written alike at both ends.
    """
    written = text[first.numeral.start : first.numeral.end]
    other = text[second.numeral.start : second.numeral.end]
    return bool(_YEAR.fullmatch(written)) and first.unit is None and len(other) > len(written) and not other.isdigit()


def alike(text: str, first: Measure, second: Measure, cues: Cues) -> Measure:
    """Return the first of two joined numbers, read as the second is: "entre 82,400 y 84,700 dólares" are thousands.

    Money settles the second where the document's convention says otherwise; the first has only its neighbour to go by.
    """
    other = first.numeral.other
    if (
        other is None
        or first.own_unit
        or second.label != "money"
        or not _matches(cues.between, text, first.end, second.start)
    ):
        return first
    if (
        not 1 / _FARTHEST_RATIO < second.value / other[0] < _FARTHEST_RATIO
        or second.value < _FARTHEST_RATIO**2 * first.value
    ):
        return first
    return _reread(first, other)


def in_thousands(text: str, first: Measure, second: Measure, cues: Cues) -> Measure:
    """Return the second end of a range of money that counts thousands, whatever the document's convention is.

    "$55-56,000" in a text that writes "2,5 %": money has no mills, and 55 to 56 dollars would be written so.
    """
    other = second.numeral.other
    ranged = first.prefixed and not second.own_unit and _matches(cues.joined, text, first.end, second.start)
    counted = first.numeral.scale == second.numeral.scale == 1  # "S/ 1,550 a 1,600 millones" has its scale
    if other is None or not ranged or not counted or not first.value:
        return second
    thousands = 1 <= other[0] / first.value / _THOUSAND < _RANGE_RATIO
    return replace(_reread(second, other), other=None) if thousands else second


def _reread(measure: Measure, other: tuple[float, float]) -> Measure:
    numeral = measure.numeral
    numeral = replace(numeral, value=other[0], step=other[1], other=(numeral.value, numeral.step))
    return replace(measure, numeral=numeral, value=other[0], step=other[1], other=(measure.value, measure.step))


def unsigned(text: str, first: Measure, second: Measure) -> Measure:
    """Return the second of two numbers without its minus, where that is the dash of a range: "$55 -56K", "85 -86 mil".

    The two share the scale word that the second bears; a move behind a level ("1,204 -15K") is smaller than it.
    """
    numeral = second.numeral
    if not second.signed or first.signed or first.numeral.scale != 1 or numeral.scale < _THOUSAND:
        return second
    dashed = text[first.end : numeral.start].strip()
    if second.prefixed or dashed not in _DASHES or not text[first.end].isspace():
        return second
    if not 1 < numeral.value / numeral.scale / max(first.value, 1.0) < _RANGE_RATIO:
        return second
    return replace(second, start=numeral.start, value=abs(second.value), signed=False)


def spelled_out(text: str, first: Measure, second: Measure) -> Measure | None:
    """Return the upper end of a quote that writes its last decimals alone: "110.08-09 yen", "$1.1786-1790".

    None where the two are no such quote: "0.5-10 percent", "10.25-12".
    """
    written = text[second.numeral.start : second.numeral.end]
    decimals = _MARKS.split(text[first.numeral.start : first.numeral.end])[-1]
    glued = second.start - first.end == 1 and text[first.end] in _QUOTE_MARKS and second.start == second.numeral.start
    if not glued or not written.isdigit() or first.numeral.step > _HUNDREDTH or not 1 < len(written) <= len(decimals):
        return None
    step = first.numeral.step
    power = 10.0 ** len(written)
    units = round(first.value / step)
    value = (units - units % power + float(written)) * step
    if value <= first.value:
        return None
    value = float(f"{value:.12g}")
    numeral = replace(second.numeral, value=value, step=step, plain=False, other=None)
    return replace(second, numeral=numeral, value=value, step=step, other=None)


def _compatible(first: Measure, second: Measure) -> bool:
    if first.unit == second.unit:
        return True
    if first.unit is None and not first.own_unit:
        return not second.prefixed  # "down 40 to $57": in a range the sign stands at the first number
    return second.unit is None and not second.own_unit and first.prefixed


def _bounds(first: Measure, second: Measure) -> tuple[float, float]:
    factor = lent_scale(first, second)
    return first.value * factor, second.value


def lent_scale(first: Measure, second: Measure) -> float:
    """Return the scale that the second number lends the first: "3 to 4 million", "$2.5-3 billion", "$85-86,000"."""
    begun, ended = first.numeral.value, second.numeral.value
    if second.numeral.scale == 1 and _LEAST_OF_THOUSANDS <= begun < _THOUSAND and ended % _THOUSAND == 0:
        return _THOUSAND if begun * _THOUSAND < ended else 1.0
    written = ended / second.numeral.scale if second.numeral.scale else ended
    shared = first.numeral.scale == 1 < second.numeral.scale and _LEAST_OF_THOUSANDS <= begun < _THOUSAND
    if shared and written % _THOUSAND == 0 and begun * _THOUSAND < written <= 10 * begun * _THOUSAND:
        return second.numeral.scale * _THOUSAND  # "entre 100 y 200 mil millones"
    return second.numeral.scale if first.numeral.scale == 1 and begun <= 10 * written else 1.0


def _is_move(text: str, start: int, first: Measure, cues: Cues, before: Measure | None) -> bool:
    """Tell "rose from 3% to 4%" from "a range of 3% to 4%" by the nearest cue before, else by a unit said twice."""
    begin = max(before.end if before else 0, start - _WINDOW)
    size = cues.sized.search(text, begin, first.start)
    if size:  # "prevé un alza de un 3 % a un 4 %", and not "revisa al alza su estimación de un 3 % a un 4 %"
        return cues.revised.search(text, begin, size.start()) is not None
    last = nearest_motion(text, begin, start, cues)
    if last is None and _sums_up(text, start, before, cues):
        return True
    if last is None or (last["move"] is not None and _PARTS.search(text, last.end(), start)):
        return first.own_unit and first.unit is not None
    if last["move"] is not None or cues.strong.match(last[0]):
        return last["move"] is not None
    begin = max(before.end if before else 0, start - _FAR_WINDOW)
    return cues.revised.search(text, begin, last.start()) is not None  # "raised its growth forecast from 3% to 4%"


def _sums_up(text: str, start: int, before: Measure | None, cues: Cues) -> bool:
    """Tell whether "from" follows what the way was long: "The index put on 2%, from 4,100 to 4,182 points".

    Not of "growth slowed to 3%, from 4% to 5%", where the number before is where the move went.
    """
    if before is None or not _matches(cues.goes_on, text, before.end, start):
        return False
    moved = cues.moved_by.search(text, max(0, before.start - 30), before.start)
    return moved is not None and not cues.reached.search(text, moved.end("move"), before.start)


def nearest_motion(text: str, start: int, end: int, cues: Cues) -> re.Match[str] | None:
    """Return the last word of motion (group ``move``) or of a range in a stretch of text."""
    found = None
    for match in cues.motion.finditer(text, start, end):
        found = match
    return found


def _is_change_to_level(text: str, first: Measure, low: float, high: float, cues: Cues, floor: int) -> bool:
    """Tell "up $0.91 to $58.97" from "expects growth of 17% to 22%" and "fines of $1 million to $20 million"."""
    if first.own_unit and high > _FARTHEST_RATIO * low:
        last = nearest_motion(text, max(floor, first.start - _WINDOW), first.start, cues)
        if last is None:
            return first.unit != "%" and first.numeral.scale <= 1  # prices and levels lie far apart, not shares
        return last["move"] is not None
    if not cues.moved_by.search(text, max(0, first.start - 30), first.start):
        return False
    if not first.own_unit:
        return high > _RANGE_RATIO * low
    return first.unit != "%" or first.signed or high > _RANGE_RATIO * low


def is_approximate(text: str, start: int, end: int, cues: Cues, *, floor: int) -> bool:
    """Tell whether a word beside a quantity says that it is rounded ("about", "casi")."""
    if cues.approximate_before.search(lowered(text), max(floor, start - 32), start):
        return True
    return cues.approximate_after.match(text, end) is not None

"""Read one number where it begins in a text: digits, words, fractions and scale words in any mixture."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nlp.numbers import digits
from nlp.numbers.cardinals import Composed, Lexeme, cardinal, decimals, fraction
from nlp.numbers.convention import Convention
from nlp.numbers.number_lexicon import FRACTION_SIGNS
from nlp.numbers.patterns import BLANK, GAP

if TYPE_CHECKING:
    from nlp.numbers.number_lexicon import Lexicon

_SIGNS = "".join(FRACTION_SIGNS)
_FRACTION = re.compile(
    rf"(?:(?P<whole>\d{{1,3}})(?:{BLANK}?[-\u2011]{BLANK}?|{BLANK}))?(?P<over>\d{{1,2}})/(?P<under>2|3|4|8|16|32|64)"
    rf"(?![\d/]|[.,]\d)"
    rf"|(?P<signed_whole>\d+)?{BLANK}?(?P<sign>[{_SIGNS}])"
)
_DIGITS = re.compile(digits.CORE)
# Grain is quoted in parts of a cent: "$4.58 3/4 a bushel", "$10.50 ½".
_TICKS = re.compile(rf"(?:{BLANK}|-)(?P<over>[1-7])/(?P<under>[248])(?![\d/]|[.,]\d)|{BLANK}?(?P<sign>[{_SIGNS}])")
_CENT = 0.01
_WORD = re.compile(r"[^\W\d_]+")
_NEXT = re.compile(rf"(?:{GAP}|[-\u2011])(?=[^\W_])")
_CLOSES = re.compile(rf"{BLANK}*(?:$|[.,;:)\]!?](?!\d)|\n)|{BLANK}*(?:%|(?:por|per|percent)\b)")
_ENDS = re.compile(rf"{BLANK}*(?:$|[.;:)\]!?](?!\d)|\n)")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written, without sign or unit.

    Attributes:
        step: one unit of the last stated digit, a fraction's denominator (0.25 for quarters).
        other: value and step under the other number convention, for a number that could be read so.
        settled: whether the document or the language says that ``value`` is the right reading.
        kind: ``digits``, ``words`` or ``fraction``.
        weak: as likely an article, a pronoun or a stretch of time as a number ("one", "una", "a quarter").
        plain: digits without any mark, scale or fraction (``2025``).
        scale: the scale word or letter that ends it (1e6 for "3 million"), else 1.
    """

    start: int
    end: int
    value: float
    step: float
    kind: str
    other: tuple[float, float] | None = None
    weak: bool = False
    plain: bool = False
    scale: float = 1.0
    settled: bool = True

    def times(self, factor: float, end: int) -> Numeral:
        """Return the number with a scale that ends at ``end``."""
        other = self.other and (self.other[0] * factor, self.other[1] * factor)
        value, step = _exact(self.value * factor), _exact(self.step * factor)
        return replace(self, end=end, value=value, step=step, other=other, scale=factor, weak=False, plain=False)


def _exact(value: float) -> float:
    """Drop the dust of binary multiplication: 1.1 × 1e6 is 1,100,000 and not 1,100,000.0000000002."""
    return float(f"{value:.15g}")


def read(text: str, start: int, lexicon: Lexicon, convention: Convention) -> Numeral | None:
    """Read the number that begins at ``start``; None where there is none after all ("one" of "one-off", ``1.2.3``)."""
    written = _written_fraction(text, start)
    if written is not None:
        return _scaled_fraction(text, written, lexicon)
    lexemes = _lex(text, start, lexicon, convention)
    if not lexemes:
        return None
    if (first := lexemes[0]).digits is not None and (many := lexicon.compound.match(text, first.end)):
        alone = _digits_alone(text, lexemes[:1], first.digits, lexicon)
        return alone.times(lexicon.compounds[" ".join(_WORD.findall(many["scale"].lower()))], many.end())
    if len(lexemes) == 1 and lexemes[0].digits is not None:  # as nearly all are
        alone = _digits_alone(text, lexemes, lexemes[0].digits, lexicon)
        return _divided(text, alone, lexicon, convention) or alone
    spoken = _spoken_fraction(text, lexemes, lexicon)
    if spoken is not None:
        return spoken
    whole = _composed(text, lexemes, lexicon)
    return whole and (_divided(text, whole, lexicon, convention) or whole)


def _divided(text: str, over: Numeral, lexicon: Lexicon, convention: Convention) -> Numeral | None:
    """Read "one over twenty", "1 sobre 3 por ciento": a share of whole numbers that ends its clause."""
    link = lexicon.over.match(text, over.end) if over.step == 1 else None
    under = read(text, link.end(), lexicon, convention) if link else None
    if under is None or under.value % 1 or under.scale != 1 or not over.value < under.value:
        return None
    if not _CLOSES.match(text, under.end):
        return None
    return Numeral(over.start, under.end, over.value / under.value, 1 / under.value, "fraction")


def _written_fraction(text: str, start: int) -> Numeral | None:
    match = _FRACTION.match(text, start)
    if match is None:
        return None
    if match["sign"]:
        whole, (over, under) = match["signed_whole"], FRACTION_SIGNS[match["sign"]]
    else:
        whole, over, under = match["whole"], int(match["over"]), int(match["under"])
    if over >= under:
        return None
    return Numeral(start, match.end(), float(whole or 0) + over / under, 1 / under, "fraction")


def _lex(text: str, start: int, lexicon: Lexicon, convention: Convention) -> list[Lexeme]:
    lexemes: list[Lexeme] = []
    position = start
    while len(lexemes) < _LONGEST:
        hyphened = bool(lexemes) and text[position - 1] in "-\u2011"
        lexeme = _digits(text, position, lexicon, convention) or _word(text, position, lexicon, hyphened=hyphened)
        if lexeme is None:
            break
        lexemes.append(lexeme)
        following = _NEXT.match(text, lexeme.end)
        if following is None:
            break
        position = following.end()
    return lexemes


def _digits(text: str, start: int, lexicon: Lexicon, convention: Convention) -> Lexeme | None:
    match = _DIGITS.match(text, start)
    if match is None:
        return None
    read_as = digits.read(
        match[0], decimal=convention.decimal, usual=lexicon.decimal, sure_thousands=lexicon.sure_thousands
    )
    return None if read_as is None else Lexeme(start, match.end(), {}, read_as)


def _word(text: str, start: int, lexicon: Lexicon, *, hyphened: bool = False) -> Lexeme | None:
    match = _WORD.match(text, start)
    kinds = lexicon.words.get(match[0].lower()) if match else None
    return Lexeme(start, match.end(), kinds, hyphened=hyphened) if match and kinds else None


def _composed(text: str, lexemes: list[Lexeme], lexicon: Lexicon) -> Numeral | None:
    total = cardinal(lexemes)
    first = lexemes[0]
    if total is None or (
        first.digits is None and lexicon.vague_before.search(text, max(0, first.start - 14), first.start)
    ):
        return None
    if first.digits is not None and total.stop == 1:
        return _digits_alone(text, lexemes, first.digits, lexicon)
    number = _numeral(lexemes, total, kind="words" if first.digits is None else "digits")
    if first.digits is not None and first.digits.other and total.stop == 2:
        factor = total.value / first.digits.value
        other = (first.digits.other[0] * factor, first.digits.other[1] * factor)
        number = replace(number, other=other, settled=first.digits.settled)
    number = _with_decimals(text, lexemes, total, number)
    return _with_fraction(lexemes, total, number) or _weakened(text, number, lexemes[: total.stop], lexicon)


def _numeral(lexemes: list[Lexeme], total: Composed, *, kind: str) -> Numeral:
    end = lexemes[total.stop - 1].end
    return Numeral(lexemes[0].start, end, _exact(total.value), _exact(total.step), kind, scale=total.scale)


def _digits_alone(text: str, lexemes: list[Lexeme], written: digits.Digits, lexicon: Lexicon) -> Numeral:
    first = lexemes[0]
    plain = text[first.start : first.end].isdigit()
    number = Numeral(
        first.start,
        first.end,
        written.value,
        written.step,
        "digits",
        written.other,
        plain=plain,
        settled=written.settled,
    )
    if ticks := _TICKS.match(text, first.end) if written.step == _CENT else None:
        over, under = FRACTION_SIGNS[ticks["sign"]] if ticks["sign"] else (int(ticks["over"]), int(ticks["under"]))
        value, step = _exact(written.value + over / under * _CENT), _CENT / under
        return Numeral(first.start, ticks.end(), value, step, "digits")
    mark = lexicon.mark.match(text, first.end)
    if mark:
        return number.times(lexicon.marks[mark["mark"]], mark.end())
    one = Composed(number.value, number.step, 1)
    return _with_fraction(lexemes, one, number) or number


def _weakened(text: str, number: Numeral, used: list[Lexeme], lexicon: Lexicon) -> Numeral:
    """Mark "one" and "una" as weak unless they end their clause: "un recorte" but "bajó de dos a uno."."""
    if len(used) != 1 or "quiet" not in used[0].kinds:
        return number
    ends_clause = _ENDS.match(text, number.end) and not lexicon.quiet_after.search(
        text, max(0, number.start - 12), number.start
    )
    return number if ends_clause else replace(number, weak=True)


def _with_decimals(text: str, lexemes: list[Lexeme], total: Composed, number: Numeral) -> Numeral:
    """Add the decimals of "nine point four", and of "siete con cincuenta" before a unit or at the end of a clause."""
    if total.stop >= len(lexemes) or number.kind != "words":
        return number
    kinds = lexemes[total.stop].kinds
    said = decimals(lexemes, total.stop + 1) if "point" in kinds or "point_weak" in kinds else None
    if said is None or fraction(lexemes, total.stop + 1):
        return number
    end = lexemes[said[1] - 1].end
    if "point" not in kinds and not _CLOSES.match(text, end):
        return number
    value = float(f"{number.value:.0f}.{said[0]}")
    return replace(number, value=value, step=10.0 ** -len(said[0]), end=end, weak=False)


def _with_fraction(lexemes: list[Lexeme], total: Composed, number: Numeral) -> Numeral | None:
    """Add the fraction of "five and a half million", "3 million and a quarter", "un billón y medio millón"."""
    stop = total.stop
    if stop >= len(lexemes) or "fraction_joiners" not in lexemes[stop].kinds:
        return None
    part = fraction(lexemes, stop + 1)
    if part is None or part.value >= 1:
        return None
    scale = lexemes[part.stop].kinds.get("scales", 0.0) if part.stop < len(lexemes) else 0.0
    end = lexemes[part.stop - 1].end
    if scale and total.scale == 1:
        value, step, end = (total.value + part.value) * scale, part.step * scale, lexemes[part.stop].end
    elif scale and scale < total.scale:
        value, step, end = total.value + part.value * scale, part.step * scale, lexemes[part.stop].end
    else:
        value, step = total.value + part.value * total.scale, part.step * total.scale
    return Numeral(number.start, end, _exact(value), _exact(step), "fraction")


def _spoken_fraction(text: str, lexemes: list[Lexeme], lexicon: Lexicon) -> Numeral | None:
    part = fraction(lexemes)
    if part is None:
        singular = lexemes[0].kinds.get("denominators")  # "quarter million"
        if singular is None:
            return None
        part = Composed(1 / singular, 1 / singular, 1)
    last = lexemes[part.stop - 1]
    number = Numeral(lexemes[0].start, last.end, part.value, part.step, "fraction")
    scaled = _scaled_fraction(text, number, lexicon)
    if scaled is not number:
        return scaled
    return replace(number, weak=_is_weak_fraction(text, lexemes, part, lexicon))


def _is_weak_fraction(text: str, lexemes: list[Lexeme], part: Composed, lexicon: Lexicon) -> bool:
    first, last = lexemes[0], lexemes[part.stop - 1]
    if lexicon.half_before.search(text, max(0, first.start - 12), first.start):
        return True
    followed = bool(lexicon.fraction_follows.match(text, last.end))
    if "time_words" in last.kinds:
        timed = lexicon.time_before.search(text, max(0, first.start - 16), first.start)
        timed = timed or lexicon.time_after.match(text, last.end)
        return bool(timed) or (part.value != 0.75 and not followed)
    alone = part.stop == 1 or "articles" in first.kinds or "quiet" in first.kinds
    return alone and not followed and not (part.stop > 1 and _CLOSES.match(text, last.end))


def _scaled_fraction(text: str, number: Numeral, lexicon: Lexicon) -> Numeral:
    """Multiply a fraction with the scale that it is of: "half a million", "two thirds of a million"."""
    linked = lexicon.of.match(text, number.end) or _NEXT.match(text, number.end)
    word = _word(text, linked.end(), lexicon) if linked else None
    scale = word.kinds.get("scales") if word else None
    return number if word is None or scale is None else number.times(scale, word.end)


def part_after(text: str, start: int, lexicon: Lexicon) -> Numeral | None:
    """Return the fraction that "and" joins to what ends at ``start``: "and a half", "y medio"; and no "a third of"."""
    link = lexicon.fraction_link.match(text, start)
    lexemes = _lex(text, link.end(), lexicon, Convention()) if link else []
    part = fraction(lexemes)
    if part is None or part.value >= 1 or part.stop < len(lexemes):
        return None
    last = lexemes[part.stop - 1]
    if lexicon.fraction_follows.match(text, last.end):
        return None
    return Numeral(lexemes[0].start, last.end, part.value, part.step, "fraction")


def scale_after(text: str, start: int, lexicon: Lexicon) -> tuple[int, float] | None:
    """Return where a scale word that stands at ``start`` ends, and its value ("million" of "75 USD million")."""
    linked = _NEXT.match(text, start)
    word = _word(text, linked.end(), lexicon) if linked else None
    scale = word.kinds.get("scales") if word else None
    return None if word is None or scale is None else (word.end, scale)

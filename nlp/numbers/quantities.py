"""Find the quantities of a text: every stated number with its unit, interval and rounding."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nlp.folding import lowered
from nlp.numbers import bounds, exclusions, lending, number_lexicon, numerals, ranges, unit_table, units
from nlp.numbers.affixes import Page
from nlp.reading import Interval, Quantity
from nlp.text import whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc

    from nlp.numbers.bounds import Bound
    from nlp.numbers.convention import Convention
    from nlp.numbers.ranges import Cues
    from nlp.numbers.units import Measure
    from nlp.reading import Mention


_DASHES = ("-", "−", "–")
_RANGES = frozenset({"to", "dash", "from_to"})
_THOUSAND = 1e3


def find(doc: Doc, convention: Convention, mentions: Sequence[Mention] = ()) -> tuple[Quantity, ...]:
    """Return the quantities of a text in order, none overlapping another.

    Args:
        doc: the text; its ``lang_`` chooses the number words.
        convention: how the document writes numbers and what its bare ``$`` is.
        mentions: names found in the text; digits inside one ("S&P 500") are no quantity.
    """
    return find_in(whole(doc), doc.lang_, convention, [(mention.start, mention.end) for mention in mentions])


def find_in(
    text: str, lang: str, convention: Convention, names: Iterable[tuple[int, int]] = ()
) -> tuple[Quantity, ...]:
    """Return the quantities of a plain text; ``names`` are the spans of names in it."""
    cues = ranges.load(lang)
    measures = list(_measures(text, lang, convention, names))
    found = [part for part in _combine(text, measures, lang) if not part.is_dropped(text, lang, cues)]
    return tuple(part.quantity(text, cues) for part in _with_lent_money(text, found, lang))


def _with_lent_money(text: str, parts: Sequence[_Part], lang: str) -> Iterator[_Part]:
    """Lend an amount without a currency the one of its sentence."""
    amounts = [(part.last, part.unit) for part in parts]
    for index, part in enumerate(parts):
        code = lending.sentence_money(text, amounts, index, lang)
        yield replace(part, unit=code, rule="lent_money") if code else part


@dataclass(frozen=True, slots=True)
class _Part:
    """One or two measures that make one quantity, and the bound that opens it."""

    first: Measure
    last: Measure
    rule: str
    floor: int
    bound: Bound | None = None
    unit: str | None = None
    scale: float = 1.0

    def is_dropped(self, text: str, lang: str, cues: Cues) -> bool:
        """Tell a stretch of time, a year, or the "half" of "the first half" from a figure."""
        if self.unit == unit_table.DURATION:
            return True
        if self._is_loose_share(text, cues):
            return True
        return all(
            measure.unit is None and not measure.signed and exclusions.is_year(text, measure.start, measure.end, lang)
            for measure in (self.first, self.last)
        )

    def _is_loose_share(self, text: str, cues: Cues) -> bool:
        numeral = self.first.numeral
        if self.rule == "two_bounds" or not (
            numeral.weak and numeral.kind == "fraction" and self.first.label == "number" and self.bound is None
        ):
            return False
        return not ranges.is_approximate(text, self.first.start, self.last.end, cues, floor=self.floor)

    def quantity(self, text: str, cues: Cues) -> Quantity:
        start, end = self.first.start, self.last.end
        low, high = self._interval()
        around = self.bound.start if self.bound and self.bound.start < start else start
        approx = self.rule == "alternative" or ranges.is_approximate(text, around, end, cues, floor=self.floor)
        approx = approx or (around != start and ranges.is_approximate(text, start, end, cues, floor=self.floor))
        return Quantity(
            start=start,
            end=end,
            text=text[start:end],
            low=low,
            high=high,
            unit=self.unit,
            approx=approx,
            step=self._step(rounded=approx),
            rule=f"quantity.{self.rule}",
            readings=tuple(self._readings()),
            signed=self.first.signed,
        )

    def _interval(self) -> tuple[float | None, float | None]:
        if self.first is self.last:
            return self._open(self.first.value, self.first.value)
        low, high = sorted((_tidy(self.first.value * self.scale), self.last.value))
        return self._open(low, high)

    def _open(self, low: float, high: float) -> tuple[float | None, float | None]:
        side = self.bound.side if self.bound else None
        return (None if side == "high" else low), (None if side == "low" else high)

    def _step(self, *, rounded: bool) -> float:
        steps = {self.first.step * self.scale, self.last.step}
        step = min(steps)
        value = abs(self.last.value)
        if rounded and step >= 1 and value:
            while value % (step * 10) == 0:  # "nearly 600 basis points" stands for hundreds
                step *= 10
        return step

    def _readings(self) -> Iterator[Interval]:
        if self.first.other is None and self.last.other is None:
            return
        first = (self.first.other[0] if self.first.other else self.first.value) * self.scale
        last = self.last.other[0] if self.last.other else self.last.value
        low, high = sorted((first, last)) if self.first is not self.last else (last, last)
        yield Interval(*self._open(low, high))


def _tidy(value: float) -> float:
    return float(f"{value:.15g}")


def _measures(text: str, lang: str, convention: Convention, names: Iterable[tuple[int, int]]) -> Iterator[Measure]:
    lexicon = number_lexicon.load(lang)
    small = lowered(text)
    page = Page(text, small, unit_table.load(lang), lexicon, convention)
    barred = sorted([*exclusions.find(text, lang), *names])
    starts = [start for start, _ in barred]
    position = floor = 0
    while match := lexicon.anchor.search(small, position):
        position = match.start()
        blocked = bisect_right(starts, position) - 1
        if blocked >= 0 and barred[blocked][1] > position:
            position = floor = barred[blocked][1]
            continue
        numeral = numerals.read(text, position, lexicon, convention)
        if numeral is None:
            position = max(match.end(), position + 1)
            continue
        measure = units.attach(page, numeral, floor=floor)
        position = numeral.end if measure is None else max(measure.end, numeral.end)
        if measure is not None:
            # "$12.1B-$12.3B": the dash of a range is no sign of its second number.
            floor = measure.end + text.startswith(_DASHES, measure.end)
            yield measure


def _combine(text: str, measures: Sequence[Measure], lang: str) -> Iterator[_Part]:
    index = floor = 0
    ranged = False
    while index < len(measures):
        part, index = _next_part(text, measures, index, lang, floor, ranged=ranged)
        floor, ranged = part.last.end, part.rule in _RANGES
        yield part


def _next_part(
    text: str, measures: Sequence[Measure], index: int, lang: str, floor: int, *, ranged: bool
) -> tuple[_Part, int]:
    first, cues = measures[index], ranges.load(lang)
    following = measures[index + 1] if index + 1 < len(measures) else None
    if index:
        first = lending.scaled(text, measures[index - 1], first, lang)
    if following is not None:
        following = ranges.in_thousands(text, first, ranges.unsigned(text, first, following), cues)
        first = ranges.alike(text, first, following, cues)
    if following is not None and (upper := ranges.spelled_out(text, first, following)) is not None:
        unit = upper.unit if upper.own_unit else first.unit
        return _Part(first, upper, "dash", floor, unit=unit), index + 2
    dated = following is not None and following.numeral.scale >= _THOUSAND and not first.own_unit
    dated = dated and exclusions.is_dated(text, first.start, first.end, lang)
    if following is not None and not dated and following.start - first.end <= 24:
        before = measures[index - 1] if index else None
        rule = ranges.join(text, first, following, cues, before=before, ranged=ranged)
        if rule:
            unit = following.unit if following.own_unit else first.unit
            scale = ranges.lent_scale(first, following)
            return _Part(first, following, rule, floor, unit=unit, scale=scale), index + 2
    opened = bounds.bound(text, first, lang, floor=floor)
    if opened and following is not None and following.start - first.end <= 60:
        other = bounds.bound(text, following, lang, floor=first.end)
        if _closes(text, first, opened, following, other, cues):
            return _Part(first, following, "two_bounds", floor, unit=following.unit or first.unit), index + 2
    unit, rule = lending.neighbour_unit(text, first, following, cues)
    if unit is None and index:
        unit, rule = lending.earlier_unit(text, measures[index - 1], first, lang)
    return _Part(first, first, "bound" if opened else rule, floor, bound=opened, unit=unit), index + 1


def _closes(text: str, first: Measure, opened: Bound, following: Measure, other: Bound | None, cues: Cues) -> bool:
    """Tell whether two bounds make one interval: "above 1000 and below 1500"."""
    if other is None or other.side == opened.side or first.unit not in {following.unit, None}:
        return False
    low, high = (first, following) if opened.side == "low" else (following, first)
    between = max(first.end, opened.end), min(following.start, other.start)
    return low.value < high.value and cues.both_bounds.match(text, *between) is not None

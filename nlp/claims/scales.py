"""The scale of amounts that are told without one: the text declares it, or an amount beside them has it.

"Cifras en millones de dólares. El EBITDA fue de US$698,2"; "Ingresos de 398 millones y EBITDA de 305,6". What is set
against an amount has its scale and its currency: "$12.4 billion against 12.1 expected", "0,82 dólares; antes, 0,78".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nlp.claims.metric.vocabulary import Cue, metrics, unit_class
from nlp.claims.scene import within
from nlp.claims.table.heads import amounts_of
from nlp.grids.declared import declared
from nlp.reading import Interval, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from nlp.claims.scene import Figure
    from nlp.claims.syntax import Marks
    from nlp.numbers.convention import Convention

_SCALED = 1e6
_SCALES = (1.0, 1e3, 1e6, 1e9, 1e12)
_LARGEST = 1e5
_REACH = 4
_BEHIND = 3
_AGES = 3
_ALIKE = 1.6
_PER_SHARE = 20.0
"""A bare amount this small beside millions is rather one per share."""


@dataclass(slots=True)
class _Last:
    """The last amount that was told with its scale or its currency: in full, its unit, and how many sentences ago."""

    size: float
    unit: str | None
    age: int = 0


@dataclass(frozen=True, slots=True)
class Scales:
    """Gives the amounts of a document their scale; ``scale`` and ``money`` are what the document declares."""

    scale: float | None = None
    money: str | None = None

    @classmethod
    def of(cls, text: str, lang: str, convention: Convention) -> Scales:
        """Read what a document declares."""
        cell = declared(text, lang)
        return cls() if cell is None else cls(*amounts_of(cell.text, lang, convention))

    def settle(
        self, doc: Doc, marks: Marks, cues: Sequence[Cue], figures: Sequence[Figure], tabled: Callable[[int], bool]
    ) -> tuple[Figure, ...]:
        """Return the figures of a document, those of totals in full; those of tables (``tabled``) are left alone."""
        found: list[Figure] = []
        last: _Last | None = None
        starts = [[item.start for item in items] for items in (figures, cues)]
        for sentence in doc.sents:
            if last is not None:
                last.age += 1
            here = within(figures, starts[0], sentence.start, sentence.end)
            named = within(cues, starts[1], sentence.start, sentence.end) if here else ()
            near = [cue for cue in named if not metrics()[cue.metric].generic or _is_price(cue, named)]
            for figure in here:
                scale, unit = (
                    (1.0, None) if tabled(figure.quantity.start) else self._scale(doc, marks, near, here, figure, last)
                )
                told = (
                    figure
                    if scale == 1.0 and unit is None
                    else replace(figure, quantity=_times(figure.quantity, scale, unit))
                )
                found.append(told)
                size = _size(told.quantity)
                kind = unit_class(told.quantity.unit)
                if (kind == "money" and size) or (size >= _SCALED and kind == "bare"):  # "$0" has no scale
                    last = _Last(size, told.quantity.unit)
        return tuple(found)

    def _scale(
        self,
        doc: Doc,
        marks: Marks,
        cues: Sequence[Cue],
        here: Sequence[Figure],
        figure: Figure,
        last: _Last | None,
    ) -> tuple[float, str | None]:
        quantity = figure.quantity
        unit = quantity.unit
        if figure.counts() or unit_class(unit) not in ("money", "bare") or not 0 < _size(quantity) < _LARGEST:
            return 1.0, None
        if self.scale and unit is not None and unit == self.money and _of_total(cues, here, figure):
            return self.scale, unit
        if unit is None and last is not None and last.age <= _AGES and _is_bare(quantity):
            again = _scale_of(quantity, last) if last.age <= 1 and _again(marks, figure) else None
            led = last.size >= _SCALED and _led(doc, cues, figure) and _size(quantity) >= _PER_SHARE
            if (led or again) and not _counts(doc, marks, figure):
                return again or _SCALED, last.unit
        return 1.0, None


def _scale_of(quantity: Quantity, last: _Last) -> float | None:
    """Return the scale by which a bare amount comes near one that is told in full, null where none does."""
    size = _size(quantity)
    return next((scale for scale in _SCALES if 1 / _ALIKE < size * scale / last.size < _ALIKE), None)


def _is_price(cue: Cue, cues: Sequence[Cue]) -> bool:
    """Return whether a word names a price and nothing else, as "cerró en" does not."""
    return cue.metric == "price" and not any((o.start, o.end) == (cue.start, cue.end) and o is not cue for o in cues)


def _size(quantity: Quantity) -> float:
    return abs(quantity.high or quantity.low or 0.0)


def _is_bare(quantity: Quantity) -> bool:
    return all(char.isdigit() or char in "., -–" for char in quantity.text)


def _of_total(cues: Sequence[Cue], here: Sequence[Figure], figure: Figure) -> bool:
    """Return whether the nearest word for a metric names a sum: "inversiones …, de los cuales US$187,3 …"."""
    ahead = [cue for cue in cues if 0 <= cue.start - figure.end < _BEHIND and not cue.shadowed]
    known = (cue for cue in cues if cue.end <= figure.start and not cue.shadowed)
    before = sorted(known, key=lambda cue: (cue.end, not cue.weak))  # "EBITDA" may weakly name a multiple of it, too
    near = before[-1:] or ahead[:1]
    if ahead and not any(f.start >= figure.end and f.start < ahead[0].start for f in here) and not before:
        near = ahead[:1]
    return bool(near) and metrics()[near[0].metric].total


def _led(doc: Doc, cues: Sequence[Cue], figure: Figure) -> bool:
    """Return whether the name of a sum stands right before a figure: "EBITDA de 305,6", "facturó 361"."""
    for cue in cues:
        between = doc[cue.end : figure.start]
        sure = metrics()[cue.metric].total and not cue.weak and not cue.shadowed
        if sure and 0 <= len(between) <= _REACH and all(token.is_stop or token.text in ",:" for token in between):
            return True
    return False


def _again(marks: Marks, figure: Figure) -> bool:
    """Return whether words before a figure set it against the amount before: "se esperaban 303", "antes, 1.480"."""
    near = range(max(0, figure.start - _REACH), figure.start)
    return any(marks.has(mark, place) for mark in ("refers", "compared") for place in near)


def _counts(doc: Doc, marks: Marks, figure: Figure) -> bool:
    """Return whether a noun follows, which the number counts: "against 12 stores", but not "against 12.1 expected"."""
    token = doc[figure.end] if figure.end < len(doc) else None
    return token is not None and token.is_alpha and not token.is_stop and not marks.has("foreseen", figure.end)


def _times(quantity: Quantity, scale: float, unit: str | None) -> Quantity:
    def full(value: float | None) -> float | None:
        return None if value is None else float(f"{value * scale:.15g}")

    readings: Iterator[Interval] = (Interval(full(each.low), full(each.high)) for each in quantity.readings)
    return replace(
        quantity,
        low=full(quantity.low),
        high=full(quantity.high),
        unit=unit,
        step=quantity.step * scale,
        readings=tuple(readings),
    )

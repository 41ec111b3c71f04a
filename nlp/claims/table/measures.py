"""The metric of a cell, with the unit and the scale of its figure: only where headers and labels say them plainly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from nlp.claims.metric.plausible import implausible, magnitude
from nlp.claims.metric.vocabulary import MULTIPLES, Cue, Metric, metrics, unit_class
from nlp.claims.roles import Role
from nlp.claims.scene import Actor, Figure
from nlp.claims.subject.economies import fits
from nlp.claims.table.heads import Head, Kind
from nlp.claims.table.places import Place
from nlp.reading import Interval, Quantity

_LEVELS = {
    "security": "price",
    "commodity": "price",
    "crypto": "price",
    "index": "index_level",
    "fx": "fx_rate",
    "currency": "fx_rate",
    "bond": "bond_yield",
}
_CHANGES = {"security": "price_change", "commodity": "price_change", "crypto": "price_change", "index": "index_change"}
_RATES = frozenset({"%", "bp", "pp"})
_COUNTED = frozenset({"payrolls", "jobless_claims"})
_OWN_SCALE = 100.0
_RETURNS = frozenset({"price_change", "index_change", "return"})
_HIGHEST_YIELD = 40.0
_FEWEST_COUNTED = 1000.0
"""What is no percentage although its header names a rate: "Paro semanal  198.000"."""
_COMPARED = frozenset({"ytd", "yoy", "qoq", "mom"})
"""What a quote's change is counted from, by its header."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a cell measures: metric, the words for it, the part that it plays, and its quantity in full."""

    metric: Metric
    cue: Cue | None
    role: Role
    quantity: Quantity


def measure(place: Place, figure: Figure, quoted: Actor | None) -> Measure | None:
    """Return what a cell measures, null where its headers and labels do not say it plainly.

    ``quoted`` is the security, index or the like that its row or column is about, whose level a header such as "Last"
    means.
    """
    if any(head.kind is Kind.SKIPPED for head in (*place.over[:1], *place.beside)):
        return None
    found, quantity = _cue(place, quoted), figure.quantity
    if found is None:
        return None
    cue = found[0] if found else None
    unit = _unit(place, quantity)
    changed = _has(place, Kind.CHANGE)
    grown = _grown(place, unit) if cue is None else None
    if grown is not None:
        metric: Metric | None = grown
    elif cue is None or metrics()[cue.metric].generic:
        name = _quoted(place, cue, quoted, unit, changed=changed)
        metric = metrics()[name] if name else None
    else:
        metric = _measured(place, metrics()[cue.metric], unit, changed=changed)
    if metric is None or not metric.listed or metric.relative:
        return None
    return _sized(place, figure, metric, cue, unit, changed=changed)


def _has(place: Place, kind: Kind) -> bool:
    return any(head.kind is kind for head in (*place.over, *place.beside))


def _cue(place: Place, quoted: Actor | None = None) -> tuple[Cue, ...] | None:
    """Return the words for a cell's metric, none where nothing names it, null where two things do.

    The header's and the label's must agree; section, corner and caption speak where neither does. What can not be said
    of the thing that is quoted is not meant: the "Yield" of a share is that of its dividend.
    """
    near = [cue for heads in (place.over, place.beside) for cue in _plain(heads)]
    if quoted is not None and len({cue.metric for cue in near}) > 1:
        near = [cue for cue in near if fits(quoted.id, quoted.type, metrics()[cue.metric])] or near
    specific = [cue for cue in near if not metrics()[cue.metric].generic]
    near = specific or near
    names = {cue.metric for cue in near}
    if len(names) == 1:
        return near[:1]  # type: ignore[return-value]
    if names:
        moved = [cue for cue in near if any(cue.metric in metrics()[other].move.values() for other in names)]
        return (moved[0],) if len(names) == 2 and moved else None
    for head in (*place.section, *place.around):
        told = [cue for cue in _plain((head,)) if metrics()[cue.metric].listed]
        if len({cue.metric for cue in told}) == 1 and not (told[0].weak or metrics()[told[0].metric].generic):
            return (told[0],)
    return ()


def _plain(heads: Sequence[Head]) -> list[Cue]:
    """Return the cue of the first of some headers that names a metric, all of them where it names several."""
    for head in heads:
        cues = [cue for cue in head.cues if not _outdone(cue, head.cues)]
        if cues:
            return cues
    return []


def _outdone(cue: Cue, others: Sequence[Cue]) -> bool:
    """Say whether a longer expression holds the one at hand, or names its core: "margin" in "operating margin"."""
    return any(other.metric == f"core_{cue.metric}" for other in others) or any(
        other.start <= cue.start and cue.end <= other.end and other.end - other.start > cue.end - cue.start
        for other in others
    )


def _unit(place: Place, quantity: Quantity) -> str | None:
    """Return the unit of a figure: its own, or that of the nearest header."""
    if quantity.unit is not None:
        return quantity.unit
    heads = [*place.over, *place.beside]
    if not _has(place, Kind.CHANGE):
        heads += [*place.section, *place.around]
    for head in heads:
        if head.unit is not None or head.money is not None:
            return head.unit
    return None


def _quoted(place: Place, cue: Cue | None, quoted: Actor | None, unit: str | None, *, changed: bool) -> str | None:
    """Return the metric of a quote by its header: level, move, or return over a time."""
    if quoted is None:
        return None
    span = any(head.span or head.bases & _COMPARED for head in (*place.over, *place.beside))
    if (changed or span) and _of_results(place):
        return None
    dated = bool(place.over) and all(head.moment is not None and not head.rest for head in place.over)
    span = span or (dated and any(head.kind is Kind.CHANGE for head in place.around))
    if changed or span or (cue is not None and cue.metric == "return"):
        if unit == "%":
            return "return" if quoted.type in metrics()["return"].subjects and quoted.type != "bond" else None
        if unit in _RATES:
            return "bond_yield_change" if quoted.type == "bond" else None
        return None if span or (cue is not None and cue.metric == "return") else _CHANGES.get(quoted.type)
    foreseen = place.table.houses and cue is None
    levelled = _has(place, Kind.LEVEL) or foreseen or (cue is not None and cue.metric in _LEVELS.values())
    levelled = levelled or (dated and any(head.kind is Kind.LEVEL for head in place.table.corner))
    name: str | None = _LEVELS.get(quoted.type) if levelled else None
    return None if name == "bond_yield" and unit not in ("%", None) else name


def _of_results(place: Place) -> bool:
    """Say whether a table gives other measures of its things and no level, so that a change is not of their prices."""
    heads = [head for heads in place.table.columns for head in heads]
    named = [metrics()[cue.metric] for head in heads for cue in head.cues]
    levels = any(head.kind is Kind.LEVEL for head in heads) or any(each.name in _LEVELS.values() for each in named)
    return not levels and any(each.listed and not (each.generic or each.change) for each in named)


def _grown(place: Place, unit: str | None) -> Metric | None:
    """Return what a change over a year or a quarter is of: the column left of it ("Net income | y/y")."""
    if unit != "%" or not place.column or not any(head.bases & {"yoy", "qoq"} for head in place.over):
        return None
    named = {cue.metric for head in place.table.columns[place.column - 1] for cue in head.cues}
    moves = {metrics()[name].move["%"] for name in named if "%" in metrics()[name].move}
    return metrics()[moves.pop()] if len(moves) == 1 and len(named) == 1 else None


def _measured(place: Place, metric: Metric, unit: str | None, *, changed: bool) -> Metric | None:
    """Return a metric, or the move of it where the header speaks of a change."""
    kind = unit_class(unit)
    based = any(head.bases & {"yoy", "qoq", "mom"} for head in (*place.over, *place.beside))
    if changed and not metric.change:
        return metrics()[metric.move[kind]] if kind in metric.move else None
    if based and kind == "%" and "%" in metric.move and "%" not in metric.units:
        return metrics()[metric.move["%"]]
    if kind == "bare":
        return metric
    return metric if kind in metric.units else None


def _sized(
    place: Place, figure: Figure, metric: Metric, cue: Cue | None, unit: str | None, *, changed: bool
) -> Measure | None:
    quantity = figure.quantity
    if unit is None and "money" in metric.units and metric.name not in MULTIPLES:
        unit = next((head.money for head in place.near if head.money), None)
    if unit is None and metric.units[0] in ("%", "bp", "pp"):
        count = magnitude(figure) >= _FEWEST_COUNTED
        unit = metric.units[0] if metric.units[0] == "%" and not (count or _fractions(place)) else None
        if unit is None:
            return None
    if metric.name == "fx_rate":
        unit = None
    scale = _scale(place, metric, quantity)
    full = _scaled(quantity, scale, unit)
    known = replace(figure, quantity=replace(full, step=min(full.step, 0.5)) if metric.name == "price" else full)
    size = abs(full.low or full.high or 0.0)
    if implausible(metric.name, known) or (metric.name == "bond_yield" and size > _HIGHEST_YIELD):
        return None
    role = Role.AMOUNT if changed or metric.change or metric.name in _RETURNS else Role.LEVEL
    return Measure(metric, cue, role, full)


def _fractions(place: Place) -> bool:
    """Say whether a column or a row without a unit may hold fractions of one: 0.031 for 3.1%."""
    cells = [row.cells[place.column] for row in place.table.grid.rows]
    numbers = [cell.text for cell in cells if cell is not None and any(char.isdigit() for char in cell.text)]
    return all(number.lstrip("+-−–(").startswith(("0.", "0,", ".", ",")) for number in numbers)


def _scale(place: Place, metric: Metric, quantity: Quantity) -> float:
    """Return what a figure is to be multiplied by; per-share amounts, prices and rates never are."""
    if quantity.step >= _OWN_SCALE or not (metric.total or metric.name in _COUNTED):
        return 1.0
    return next((head.scale for head in place.near if head.scale), 1.0)


def _scaled(quantity: Quantity, scale: float, unit: str | None) -> Quantity:
    times: Callable[[float | None], float | None] = lambda v: None if v is None else float(f"{v * scale:.15g}")  # noqa: E731
    readings = tuple(Interval(times(each.low), times(each.high)) for each in quantity.readings)
    step = float(f"{quantity.step * scale:.15g}")
    return replace(
        quantity, low=times(quantity.low), high=times(quantity.high), step=step, unit=unit, readings=readings
    )

"""Attachment: which metric and which subject a figure of a sentence belongs to.

Every pair of a metric and a subject that the sentence offers for a figure gets a cost: how far its words lie from the
figure, over how many commas, clause breaks and other figures. The cheapest pair wins; what it costs, and by how much it
wins, is the confidence.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.metrics import Cue, Metric, metrics, unit_class
from nlp.roles import Role, moves, role_of
from nlp.scene import Actor, Carried, Figure, Scene
from nlp.subjects import Candidate, candidates

_WEAK_COST = 3.0
_SHADOW_COST = 2.5
_CONTINUED_COST = 1.6
_AFTER_COST = 0.9
_FIGURE_COST = 2.0
_TOKEN_BONUS = 0.25
_LARGEST_BONUS = 0.75
_NEXT = 0.5
_CARRIED_COST = 3.0
_ALIKE = 3.0
_NO_SUBJECT_COST = 6.0
_MAX_COST = 14.0
_IMPLICIT = {
    "%": (("return", Role.AMOUNT, 2.2), ("bond_yield", Role.LEVEL, 4.0)),
    "pp": (("policy_rate_change", Role.AMOUNT, 3.5),),
    "bp": (("bond_yield_change", Role.ANY, 3.0), ("policy_rate_change", Role.ANY, 3.5)),
    "money": (("price_change", Role.AMOUNT, 2.8), ("price", Role.LEVEL, 3.6), ("fx_rate", Role.LEVEL, 3.2)),
    "pts": (("index_change", Role.AMOUNT, 2.4), ("index_level", Role.LEVEL, 2.6)),
    "bare": (("fx_rate", Role.LEVEL, 4.0), ("index_level", Role.LEVEL, 4.0)),
}
_SUPPORTED = -0.3
_PARTING = ("and", "versus", "contrast")
_PRICES = frozenset({"price", "price_change", "fx_rate"})
_LARGEST_PRICE = 1e7
_SMALLEST_LEVEL = 50.0
_SMALLEST_TOTAL = 1e4
_SMALLEST_BARE_TOTAL = 1e6
_NEAR = 2.5
_PARALLEL_COST = 2.4
_AGAIN_COST = 3.4
_PAIR_COST = 1.4
_PAIR_REACH = 4
_GENERIC_COST = 4.0
_PARTED_COST = 5.0
_MOVE_COST = 1.2
_BLOCKED_COST = 2.5
"""What a figure without a cue may be: metric, the role that it must have, and the cost of supposing it."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """One way to read a figure: its metric, its subject, and what the reading costs (lower is better)."""

    metric: Metric
    subject: str | None
    cost: float
    rule: str
    role: Role
    cue: Cue | None = None
    actor: Actor | None = None

    def confidence(self, rival: float) -> float:
        """Return how sure the reading is, 0 to 1, given the cost of the best reading that differs from it."""
        level = 1 / (1 + math.exp((self.cost - 8.0) / 2.0))
        margin = 1 / (1 + math.exp(-(rival - self.cost + 0.5)))
        return round(level * (0.7 + 0.3 * margin), 3)


def attach(scene: Scene, figure: Figure, before: Attachment | None = None) -> list[Attachment]:
    """Return the readings of a figure, cheapest first; empty when nothing in reach fits it.

    ``before`` is the reading of the figure before it in the sentence, whose metric it may share: "the S&P 500 trades at
    22 times forward earnings, the Russell 2000 at 15".
    """
    role = role_of(scene, figure)
    found = [
        Attachment(metric, subject.id, cost + subject.cost, f"{rule}+{subject.rule}", role, cue, subject.actor)
        for metric, cost, rule, cue in _offers(scene, figure, role, before)
        for subject in _subjects(scene, figure, metric, cue, None if rule == "parallel" else before)
    ]
    best: dict[tuple[str, str | None], Attachment] = {}
    for reading in sorted(found, key=lambda a: (a.cost, a.metric.name, a.subject or "")):
        best.setdefault((reading.metric.name, reading.subject), reading)
    return [reading for reading in best.values() if reading.cost <= _MAX_COST]


def _offers(
    scene: Scene, figure: Figure, role: Role, before: Attachment | None
) -> Iterator[tuple[Metric, float, str, Cue | None]]:
    yield from _metrics(scene, figure, role)
    if before is not None:
        yield from _parallel(scene, figure, role, before)
        yield from _moved(scene, figure, role, before)
    elif scene.carried is not None:
        yield from _carried(scene, figure, scene.carried)


def _metrics(scene: Scene, figure: Figure, role: Role) -> Iterator[tuple[Metric, float, str, Cue | None]]:
    unit = unit_class(figure.quantity.unit)
    for cue in scene.cues:
        metric = _measured(metrics()[cue.metric], unit, role)
        if cue.plain and metric is not None and metric.name != cue.metric:
            continue
        if metric is not None and not (metric.relative and metric.change and role is Role.NONE):
            if _implausible(metric.name, figure):
                continue
            stretch = _NEAR if metric.name == "return" else 1.0
            cost = stretch * cue_cost(scene, figure, cue) + _GENERIC_COST * _outdone(scene, figure, cue)
            yield metric, cost, f"cue:{cue.metric}", cue
    for name, wanted, cost in _IMPLICIT.get(unit, ()):
        impossible = (wanted is Role.LEVEL and _named_level(scene, figure)) or _implausible(name, figure)
        if wanted in (Role.ANY, role) and not impossible and not (name == "return" and not moves(scene, figure)):
            yield metrics()[name], cost + _GENERIC_COST * _outdone(scene, figure, None), "implicit", None


def _parallel(
    scene: Scene, figure: Figure, role: Role, before: Attachment
) -> Iterator[tuple[Metric, float, str, Cue | None]]:
    if unit_class(figure.quantity.unit) not in before.metric.units or before.metric.relative:
        return
    last = max((other.end for other in scene.figures if other.end <= figure.start), default=scene.start)
    named = [actor for actor in scene.actors if last <= actor.start and actor.type in before.metric.subjects]
    if any(actor.id != before.subject for actor in named):
        yield before.metric, _PARALLEL_COST + before.cost / 4, "parallel", before.cue
    elif not named and not _cued(scene, last, figure):
        yield from _again(role, before, _PAIR_COST if figure.start - last <= _PAIR_REACH else _AGAIN_COST)


def _carried(scene: Scene, figure: Figure, carried: Carried) -> Iterator[tuple[Metric, float, str, Cue | None]]:
    """Offer the metric of the sentence before: "Adjusted EPS was $4.02 in 2025. We model $6.40 for 2026."."""
    metric, size = metrics()[carried.metric], abs(figure.quantity.low or 0.0)
    alike = figure.quantity.unit == carried.unit and carried.size / _ALIKE <= size <= carried.size * _ALIKE
    cued = any(_specific(cue, unit_class(figure.quantity.unit)) for cue in scene.cues)
    if alike and not cued and not metric.generic and not metric.change and not metric.relative:
        yield metric, _CARRIED_COST, "carried", None


def _again(role: Role, before: Attachment, cost: float) -> Iterator[tuple[Metric, float, str, Cue | None]]:
    """Offer the metric of the figure before: "to $285 from $250"; "cerró en 25,10 euros, 0,35 euros más que ayer"."""
    amount = before.metric.amount
    if amount is not None and role is Role.AMOUNT:
        yield metrics()[amount], cost, "again", before.cue
    elif role is before.role or (cost == _PAIR_COST and not (before.metric.generic or before.metric.change)):
        yield before.metric, cost, "again", before.cue


def _cued(scene: Scene, last: int, figure: Figure) -> bool:
    """Return whether a cue that fits a figure stands between it and the token ``last``."""
    unit = unit_class(figure.quantity.unit)
    return any(
        last <= cue.start and cue.end <= figure.start and unit in metrics()[cue.metric].units and not cue.weak
        for cue in scene.cues
    )


def _moved(
    scene: Scene, figure: Figure, role: Role, before: Attachment
) -> Iterator[tuple[Metric, float, str, Cue | None]]:
    """Offer the move of the figure before: "revenue of $102.5 billion, up 8%" is growth of the revenue."""
    unit = unit_class(figure.quantity.unit)
    if role is Role.AMOUNT and unit in before.metric.move:
        last = max((other.end for other in scene.figures if other.end <= figure.start), default=figure.start)
        moved = before.metric.move[unit]
        named = any(last <= cue.start and cue.end <= figure.start and cue.metric != moved for cue in scene.cues)
        cost = _MOVE_COST + 0.3 * scene.marks.cost(last, figure.start) + _BLOCKED_COST * named
        yield metrics()[moved], cost, "moved", before.cue


def _measured(metric: Metric, unit: str, role: Role) -> Metric | None:
    """Return what a figure in ``unit`` says of a metric: the metric, a move of it, or nothing.

    "Revenue rose 3.5% to $27.2 billion": the per cent are growth, the dollars revenue.
    """
    if role is Role.AMOUNT and metric.amount is not None and unit in metric.units:
        return metrics()[metric.amount]
    if unit in metric.units:
        return metric
    if unit in metric.move and (role is Role.AMOUNT or unit != "%"):
        return metrics()[metric.move[unit]]
    return None


def cue_cost(scene: Scene, figure: Figure, cue: Cue) -> float:
    """Return the cost of taking a cue for the metric of a figure."""
    if cue.end <= figure.start:
        cost = scene.marks.cost(cue.end, figure.start)
        cost += _FIGURE_COST * scene.figures_between(cue.end, figure.start)
        cost += _BLOCKED_COST * (_blocked(scene, figure, cue) + _taken(scene, figure, cue))
    elif cue.start < figure.end:
        cost = 0.0
    else:
        gap = scene.marks.cost(figure.end, cue.start)
        joined = any(scene.marks.has(mark, place) for place in range(figure.end, cue.start) for mark in _PARTING)
        cost = gap if gap <= 2 * 0.25 and not joined else _AFTER_COST + 1.6 * gap + _PARTED_COST * joined
        cost += 1.5 * _FIGURE_COST * scene.figures_between(figure.end, cue.start)
    return (
        cost
        + _WEAK_COST * _weakness(scene, cue)
        + _SHADOW_COST * cue.shadowed
        - min(_TOKEN_BONUS * (cue.end - cue.start - 1), _LARGEST_BONUS)
    )


def _blocked(scene: Scene, figure: Figure, cue: Cue) -> bool:
    """Return whether the cue of another metric that fits stands nearer: "the funds rate while joblessness is 6%"."""
    unit = unit_class(figure.quantity.unit)
    return any(
        cue.end <= other.start and other.end <= figure.start and other.metric != cue.metric
        for other in scene.cues
        if not other.weak
        and not other.shadowed
        and unit in metrics()[other.metric].units
        and not metrics()[other.metric].generic
    )


def _taken(scene: Scene, figure: Figure, cue: Cue) -> bool:
    """Return whether a cue stands right behind another figure: "18.7 times past earnings and 9.8 times EBITDA"."""
    return any(
        other.start < cue.end and scene.marks.cost(other.end, cue.start) <= _NEXT
        for other in scene.figures
        if other is not figure and other.end <= figure.start
    )


def _outdone(scene: Scene, figure: Figure, cue: Cue | None) -> bool:
    """Return whether a specific cue stands before a figure that a generic one, or none, would claim.

    "El Merval subió y el riesgo país quedó cerca de 500 puntos": "quedó cerca de" is said of the country risk. "Organic
    revenue, which strips out acquisitions, grew 5%" is no return. "Revenue rose 3%, and the shares fell 2%" is one.
    """
    if cue is not None and not metrics()[cue.metric].generic:
        return False
    unit = unit_class(figure.quantity.unit)
    return any(
        not any(_takes_over(scene, mark, other, figure) for mark in (*scene.actors, *scene.cues))
        for other in scene.cues
        if other.end <= figure.start and _specific(other, unit)
    )


def _specific(cue: Cue, unit: str) -> bool:
    metric = metrics()[cue.metric]
    return not (cue.weak or cue.shadowed or cue.plain or metric.generic) and (
        unit in metric.units or unit in metric.move
    )


def _takes_over(scene: Scene, mark: Actor | Cue, cue: Cue, figure: Figure) -> bool:
    """Return whether a new subject, or a word for its price, stands between a cue and a figure."""
    if not (cue.end <= mark.start and mark.end <= figure.start):
        return False
    if isinstance(mark, Cue):
        return metrics()[mark.metric].generic and scene.figures_between(cue.end, mark.start) > 0
    return mark.rule != "anaphora" and mark.type in metrics()["return"].subjects


def _weakness(scene: Scene, cue: Cue) -> float:
    """Return how far a cue is from naming its metric: 0 where another one backs it ("target" by "inflation")."""
    support = metrics()[cue.metric].support
    if not cue.weak:
        return 0
    if any(other.metric in support and not other.weak for other in scene.cues):
        return _SUPPORTED
    return 2 if support else 1


def _subjects(
    scene: Scene, figure: Figure, metric: Metric, cue: Cue | None, before: Attachment | None
) -> Iterator[Candidate]:
    if cue is not None and cue.subject is not None:
        yield Candidate(cue.subject, 0.0, "implied")
        return
    for candidate in candidates(scene, figure, metric, cue):
        if cue is not None or candidate.rule != "document":
            yield candidate
    if before is not None and before.subject is not None and _continues(scene, figure, metric, before.subject):
        yield Candidate(before.subject, _CONTINUED_COST, "continued", before.actor)
    if cue is not None and not metric.relative:
        yield Candidate(None, _NO_SUBJECT_COST + 1.5 * cue.weak, "none")


def _implausible(name: str, figure: Figure) -> bool:
    """Return whether a figure cannot be what it would be by default.

    "$57 billion" is no price; "10 of the last 11 days" is no index level.
    """
    size = max(abs(figure.quantity.low or 0.0), abs(figure.quantity.high or 0.0))
    if name in _PRICES:
        return size >= _LARGEST_PRICE
    if metrics()[name].total:
        return size < (_SMALLEST_TOTAL if figure.quantity.unit else _SMALLEST_BARE_TOTAL)
    return name == "index_level" and figure.quantity.step >= 1 and size < _SMALLEST_LEVEL


def _named_level(scene: Scene, figure: Figure) -> bool:
    """Return whether a level is one that somebody only wants or names, or the count of something.

    "Sellers will aim below $67"; "there were 212 new highs".
    """
    near = range(max(scene.start, figure.start - 9), min(scene.end, figure.end + 3))
    counted = figure.quantity.unit is None and _counts(scene, figure.end)
    return counted or any(scene.marks.has("aim", place) for place in near)


def _counts(scene: Scene, place: int) -> bool:
    """Return whether a noun follows a bare number; words that go on with the sentence do not count."""
    if place >= scene.end or not scene.doc[place].is_alpha or scene.doc[place].is_stop:
        return False
    return not any(place in marked for marked in scene.marks.tokens.values())


def _continues(scene: Scene, figure: Figure, metric: Metric, subject: str) -> bool:
    """Return whether a figure goes on about the figure before it: "the index jumped 12%, hitting a high of 2,590"."""
    kind = subject.partition(":")[0]
    last = max((other.end for other in scene.figures if other.end <= figure.start), default=figure.start)
    named = any(last <= actor.start < figure.start and actor.type in metric.subjects for actor in scene.actors)
    security = len(kind) == 4 and kind.isupper()
    return not named and ("security" if security else kind) in metric.subjects

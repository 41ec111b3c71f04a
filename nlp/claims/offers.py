"""The metrics that a sentence offers for a figure: by a cue, by default, or by the figures before it."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.claims.attachment import Attachment
from nlp.claims.cue_costs import cue_cost, of_output, outdone, specific
from nlp.claims.metrics import Cue, Metric, metrics, unit_class
from nlp.claims.plausible import alike, counted, implausible, is_share, named_level, of_like_size
from nlp.claims.roles import Role, direction_of, moves
from nlp.claims.scene import Actor, Carried, Figure, Scene
from nlp.claims.subjects import linked

_CARRIED_COST = 3.0
_REFERRED_COST = 0.8
_RATED_COST = 1.5
_RANGE_COST = 1.6
_QUARTER = 0.25
_AGE_COST = 0.7
_NEAR = 2.5
_PARALLEL_COST = 2.4
_SAME_COST = 1.0
_AGAIN_COST = 3.4
_PAIR_COST = 1.4
_PAIR_REACH = 4
_JOIN_REACH = 5
_GENERIC_COST = 4.0
_MOVE_COST = 1.2
_BLOCKED_COST = 2.5
_APPOSED_COST = 0.4
_NAMED_BEHIND_COST = -0.6
_SURPRISE_COST = 0.5
_ARRIVED_COST = 1.0
_LARGEST_SURPRISE = 0.5
_MILLION = 1e6
_APPOSED_FILLERS = 2
_ARTICLES = frozenset({"a", "an", "un", "una"})
_COUNTED = frozenset({"bare", "count"})
"""What a figure of something unlisted may go on in: "deliveries fell 13%, to 384,000 cars"."""
_IMPLICIT = {
    "%": (("return", Role.AMOUNT, 2.2), ("bond_yield", Role.LEVEL, 4.0)),
    "pp": (("policy_rate_change", Role.AMOUNT, 3.5),),
    "bp": (("bond_yield_change", Role.ANY, 3.0), ("policy_rate_change", Role.ANY, 3.5)),
    "money": (("price_change", Role.AMOUNT, 2.8), ("price", Role.LEVEL, 3.6), ("fx_rate", Role.LEVEL, 3.2)),
    "pts": (("index_change", Role.AMOUNT, 2.4), ("index_level", Role.LEVEL, 2.6)),
    "bare": (("fx_rate", Role.LEVEL, 4.0), ("index_level", Role.LEVEL, 4.0), ("index_change", Role.AMOUNT, 3.0)),
}
"""What a figure without a cue may be: metric, the role that it must have, and the cost of supposing it."""


Offer = tuple[Metric, float, str, Cue | None]
"""A metric, what it costs to suppose it, the rule that offers it and the cue that it rests on."""


def offers(scene: Scene, figure: Figure, role: Role, before: Attachment | None) -> Iterator[Offer]:
    """Yield the metrics that a figure may measure; ``before`` is the reading of the sentence's figure before it."""
    fallen = before is not None and _told_apart(scene, figure, before)
    yield from (offer for offer in _metrics(scene, figure, role) if not (fallen and offer[0].name == "return"))
    yield from _supposed(scene, figure, role)
    if before is not None:
        yield from _parallel(scene, figure, role, before)
        yield from _moved(scene, figure, role, before)
        yield from _surprised(scene, figure, before)
        yield from _arrived(figure, role, before)
    if scene.carried is not None and (before is None or unit_class(figure.quantity.unit) not in before.metric.units):
        for carried in (scene.carried, *scene.carried.beside):
            yield from _carried(scene, figure, carried)


def _metrics(scene: Scene, figure: Figure, role: Role) -> Iterator[Offer]:
    unit = unit_class(figure.quantity.unit)
    for cue in scene.cues:
        metric = _measured(metrics()[cue.metric], unit, role)
        if cue.plain and metric is not None and metric.name != cue.metric:
            continue
        if metric is not None and not (metric.relative and metric.change and role is Role.NONE):
            if implausible(metric.name, figure) or _unmeant(scene, figure, cue, metric):
                continue
            if metric.name == "price" and _is_rate(scene, figure):
                metric = metrics()["fx_rate"]
            if metric.name == "margin" and _grown(scene, figure, role):
                metric = metrics()["other"]
            stretch = _NEAR if metric.name == "return" else 1.0
            cost = stretch * cue_cost(scene, figure, cue) + _GENERIC_COST * outdone(scene, figure, cue)
            yield metric, cost, f"cue:{cue.metric}", cue


def _supposed(scene: Scene, figure: Figure, role: Role) -> Iterator[Offer]:
    """Offer what a figure may be without a cue: by its unit, and what a rating house sets."""
    unit = unit_class(figure.quantity.unit)
    if _target_range(scene, figure):
        yield metrics()["policy_rate"], _RANGE_COST, "range", None
    if unit in ("money", "bare") and _rated(scene, figure):
        yield metrics()["price_target"], _RATED_COST, "rated", None
    for name, wanted, cost in _IMPLICIT.get(unit, ()):
        if name == "policy_rate_change" and not _of_banks(scene):
            continue  # "two tenths more than expected" moves no rate where no central bank is in view
        if name == "bond_yield" and is_share(scene, figure):
            continue  # "dealers kept 16% of the paper", "el 12 % de la emisión"
        impossible = (wanted is Role.LEVEL and named_level(scene, figure)) or implausible(name, figure)
        grown = name == "return" and (not moves(scene, figure) or _outgrown(scene, figure))
        if wanted in (Role.ANY, role) and not impossible and not grown:
            yield metrics()[name], cost + _GENERIC_COST * outdone(scene, figure, None), "implicit", None


def _target_range(scene: Scene, figure: Figure) -> bool:
    """Return whether percentages a quarter point apart are a bank's range: "la Fed, que lo dejó en 4,25%-4,50%"."""
    low, high = figure.quantity.low, figure.quantity.high
    quarter = low is not None and high is not None and abs(high - low - _QUARTER) < _QUARTER / 100
    return quarter and figure.quantity.unit == "%" and _of_banks(scene)


def _unmeant(scene: Scene, figure: Figure, cue: Cue, metric: Metric) -> bool:
    """Return whether a cue's words mean something else of this figure, or it only counts something.

    "A debt of 52% of GDP" is no growth, and in "ISA ganó 1,1 %, a $24.300" a share ends at a price.
    """
    if metric.sized and counted(scene, figure):
        return True
    if metric.name == "gdp_growth":
        return of_output(scene, figure)
    if metric.name == "index_weight" and is_share(scene, figure):
        return True  # "el gasto en personal representa el 12 % de las ventas"
    if metric.name == "ev_ebitda":  # "redujo su apalancamiento a 1.52 veces EBITDA"
        return any(o.metric == "leverage" and not o.weak and o.end <= figure.start for o in scene.cues)
    left = scene.left_by(figure) if cue.plain else None
    return left is not None and left.quantity.unit == "%"


def _is_rate(scene: Scene, figure: Figure) -> bool:
    """Return whether a price goes on with an exchange rate: "La divisa abrió en 18,20. Tocó un mínimo de 18,05"."""
    carried = scene.carried
    priced = any(actor.type in metrics()["price"].subjects for actor in scene.actors)
    return carried is not None and carried.metric == "fx_rate" and not priced and of_like_size(figure, carried.size)


def _grown(scene: Scene, figure: Figure, role: Role) -> bool:
    """Return whether a percentage is what an amount of money grew by: "el margen de intereses creció un 12,9 %"."""
    return role is Role.AMOUNT and (figure.quantity.signed or bool(direction_of(scene, figure)))


def _rated(scene: Scene, figure: Figure) -> bool:
    """Return whether a rating house sets a figure: "IAG: <bróker> sube a 5,40 euros"."""
    rates = scene.marks.first["rates"]
    here = (teller for teller in scene.tellers if scene.start <= teller.start)
    return any(teller.end <= figure.start and teller.end in rates for teller in here)


def _outgrown(scene: Scene, figure: Figure) -> bool:
    """Return whether a percentage tells by how much an amount of millions is larger.

    "México aportó 3.875 millones, un 4,1 % más" moves no shares.
    """
    if figure.end >= scene.end or not scene.marks.comparison(figure.end):
        return False
    last = next((other for other in reversed(scene.figures) if other.end <= figure.start), None)
    return last is not None and unit_class(last.quantity.unit) in ("money", "bare") and _size(last) >= _MILLION


def _of_banks(scene: Scene) -> bool:
    """Return whether a central bank is in view, and nothing that is measured of an economy or a company.

    "The bank raised its forecast for inflation by two tenths" moves no rate.
    """
    kinds = {actor.type for actor in scene.actors} | {topic.type for topic in scene.topics}
    if "cb" not in kinds:
        return False
    told = {cue.metric for cue in scene.cues if specific(cue, "%")}
    named = any(actor.type == "cb" for actor in scene.actors)
    if scene.carried is not None and not told and not named:
        told = {scene.carried.metric}
    return all("cb" in metrics()[name].subjects or not metrics()[name].listed for name in told)


def _parallel(scene: Scene, figure: Figure, role: Role, before: Attachment) -> Iterator[Offer]:
    unit = unit_class(figure.quantity.unit)
    if unit not in before.metric.units or before.metric.relative or not (before.metric.listed or unit in _COUNTED):
        return
    other = scene.last_before(figure)
    last = other.end if other is not None else scene.start
    if not alike(scene, figure, before.metric):
        return
    named = [
        actor
        for actor in scene.actors
        if last <= actor.start and actor.type in before.metric.subjects and _near(scene, figure, actor)
    ]
    if any(actor.id != before.subject for actor in named) and not before.metric.held:
        yield before.metric, _PARALLEL_COST + before.cost / 4, "parallel", before.cue
    elif named and not before.metric.held:
        yield before.metric, _PARALLEL_COST + _SAME_COST + before.cost / 4, "parallel", before.cue
    elif not _cued(scene, last, figure):
        anew = any(last <= cue.start < figure.start for cue in scene.cues)
        slowed = role is Role.LEVEL and before.metric.carries and before.metric.change and not anew
        paired = role is Role.NONE and before.metric.sized and _joined(scene, last, figure)
        cost = _PAIR_COST if figure.start - last <= _PAIR_REACH else _AGAIN_COST
        yield from _again(before.role if paired else role, before, cost, slowed=slowed)


def _near(scene: Scene, figure: Figure, actor: Actor) -> bool:
    """Return whether a name stands before a figure, or is tied to it right behind: "14% to 15% for the S&P 500"."""
    if actor.end <= figure.start:
        return True
    joined = any(scene.marks.has("and", place) for place in range(figure.end, actor.start))
    return not joined and linked(scene, actor) and actor.start - figure.end <= _PAIR_REACH


def _surprised(scene: Scene, figure: Figure, before: Attachment) -> Iterator[Offer]:
    """Offer the surprise by which a figure missed the one before it: "topping estimates of $0.77 by $0.04"."""
    metric = metrics()["surprise"]
    led = any(figure.start - 1 in scene.marks.last[mark] for mark in ("by", "by_move", "link"))
    last = next((other for other in reversed(scene.figures) if other.end <= figure.start), None)
    small = last is not None and _size(figure) <= _LARGEST_SURPRISE * _size(last)
    if led and small and before.rule.startswith("compared") and unit_class(figure.quantity.unit) in metric.units:
        yield metric, _SURPRISE_COST, "surprise", before.cue


def _arrived(figure: Figure, role: Role, before: Attachment) -> Iterator[Offer]:
    """Offer the price that a move led to, or the points of it: "bajó 3,05 % o 2,01 puntos, hasta 63,90"."""
    moved = before.metric.name in ("return", "price_change") and before.actor is not None
    traded = moved and before.actor is not None and before.actor.type in metrics()["price"].subjects
    decimal = figure.quantity.unit is None and figure.quantity.step < 1
    if traded and role is Role.AMOUNT and figure.quantity.unit == "pts":
        yield metrics()["price_change"], _ARRIVED_COST, "arrived", None
    if traded and decimal and role is Role.LEVEL and not implausible("price", figure):
        yield metrics()["price"], _ARRIVED_COST, "arrived", None


def _told_apart(scene: Scene, figure: Figure, before: Attachment) -> bool:
    """Return whether a move is that of what a company earned: "ganancias por 37.842 millones, un desplome de 41 %"."""
    last = max((other.end for other in scene.figures if other.end <= figure.start), default=figure.start)
    grown = before.metric.move.get(unit_class(figure.quantity.unit))
    return before.metric.total and grown not in (None, "return", "other") and _apposed(scene, last, figure)


def _size(figure: Figure) -> float:
    return abs(figure.quantity.low or figure.quantity.high or 0.0)


def _joined(scene: Scene, last: int, figure: Figure) -> bool:
    """Return whether "and" alone leads from one level to the next: "$861,10 comprador y $861,40 vendedor"."""
    between = [scene.doc[place] for place in range(last, figure.start) if not scene.doc[place].is_space]
    marked = any(scene.marks.has("and", token.i) for token in between[-2:])
    return marked and len(between) <= _JOIN_REACH and not any(token.is_punct for token in between)


def _again(role: Role, before: Attachment, cost: float, *, slowed: bool) -> Iterator[Offer]:
    """Offer the metric of the figure before: "to $285 from $250"; "cerró en 25,10 euros, 0,35 euros más que ayer"."""
    amount = before.metric.amount
    if amount is not None and role is Role.AMOUNT:
        yield metrics()[amount], cost, "again", before.cue
    elif role is before.role or not (before.metric.generic or before.metric.change or before.metric.sized):
        yield before.metric, cost, "again", before.cue
    elif slowed:
        yield before.metric, cost, "again", before.cue  # "grew at a pace of 1.8% and will slow to 1.1%"


def _carried(scene: Scene, figure: Figure, carried: Carried) -> Iterator[Offer]:
    """Offer what an earlier sentence measured, where this one names no metric.

    "Adjusted EPS was $4.02 in 2025. We model $6.40 for 2026."; "La economía crecerá un 2,7 %. Alemania, un 0,3 %.".
    """
    metric, unit = metrics()[carried.metric], unit_class(figure.quantity.unit)
    cued = any(specific(cue, unit) and not metrics()[cue.metric].relative for cue in scene.cues)
    referred = _refers(scene, figure)
    if metric.carries and not cued and figure.quantity.unit in _carriable(carried.unit) and not is_share(scene, figure):
        if metric.total and not (referred or any(scene.marks.tokens["compared"] & set(range(scene.start, scene.end)))):
            return
        if of_like_size(figure, carried.size):
            cost = _REFERRED_COST if referred else _CARRIED_COST
            yield metric, cost + _AGE_COST * carried.age, "carried", None


def _refers(scene: Scene, figure: Figure) -> bool:
    """Return whether words before a figure speak of what was just measured: "the figure beat", "analysts expected"."""
    spoken = not scene.marks.tokens["refers"].isdisjoint(range(scene.start, figure.start))
    return spoken or figure.start - 1 in scene.marks.last["foresees"]


def _carriable(unit: str | None) -> tuple[str | None, ...]:
    """Return the units in which a measure may go on: counts and points are often told bare the second time."""
    return (unit, None) if unit in ("count", "pts", "bp") else (unit,)


def _cued(scene: Scene, last: int, figure: Figure) -> bool:
    """Return whether a cue that fits a figure stands between it and the token ``last``.

    One right behind the figure before is that one's: "45,000 new jobs, after 41,000 in December".
    """
    unit = unit_class(figure.quantity.unit)
    return any(
        cue.end <= figure.start and not cue.weak and (unit in metrics()[cue.metric].units or specific(cue, unit))
        for cue in scene.cues
        if cue.start > last
    )


def _moved(scene: Scene, figure: Figure, role: Role, before: Attachment) -> Iterator[Offer]:
    """Offer the move of the figure before: "revenue of $102.5 billion, up 8%" is growth of the revenue."""
    unit = unit_class(figure.quantity.unit)
    if role is Role.AMOUNT and unit in before.metric.move:
        last = max((other.end for other in scene.figures if other.end <= figure.start), default=figure.start)
        moved = before.metric.move[unit]
        between = [cue for cue in scene.cues if last <= cue.start and cue.end <= figure.start and cue.metric != moved]
        named = any(not cue.weak or cue.metric == "price" for cue in between if cue.metric != "return")
        cost = _MOVE_COST + 0.3 * scene.marks.cost(last, figure.start) + _BLOCKED_COST * named
        if _apposed(scene, last, figure):
            cost = _APPOSED_COST
        elif _named_behind(scene, last, figure):
            cost = _NAMED_BEHIND_COST
        yield metrics()[moved], cost, "moved", before.cue


def _apposed(scene: Scene, last: int, figure: Figure) -> bool:
    """Return whether a move stands in apposition to the level before it: "sales of $4bn, a fall of 3%, and…"."""
    marks = scene.marks
    between = [place for place in range(last, figure.start) if place not in scene.marks.blanks]
    turns = [place for place in between if marks.direction(place)]
    said = {*turns, *(place for place in between if marks.has("by_move", place) or marks.has("soft", place))}
    filler = [place for place in between if place not in said]
    return len(turns) == 1 and [scene.word(place) for place in filler[:1]] == [","] and len(filler) <= _APPOSED_FILLERS


def _named_behind(scene: Scene, last: int, figure: Figure) -> bool:
    """Return whether a move in apposition is named behind its size: "a profit of $6.2bn, a 22 per cent jump"."""
    led = [scene.word(place) for place in range(last, figure.start) if place not in scene.marks.blanks]
    opens = len(led) == _APPOSED_FILLERS and led[0] == "," and led[1] in _ARTICLES
    return opens and figure.end < scene.end and bool(scene.marks.direction(figure.end))


def _measured(metric: Metric, unit: str, role: Role) -> Metric | None:
    """Return what a figure in ``unit`` says of a metric: the metric, a move of it, or nothing.

    "Revenue rose 3.5% to $27.2 billion": the per cent are growth, the dollars revenue.
    """
    if role is Role.AMOUNT and metric.amount is not None and unit in metric.units:
        return metrics()[metric.amount]
    if unit in metric.units:
        return metric if role is not Role.AMOUNT or not metric.sized else None
    if unit in metric.move and (role is Role.AMOUNT or (unit != "%" and role is not Role.LEVEL)):
        return metrics()[metric.move[unit]]
    return None

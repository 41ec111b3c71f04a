"""The metrics that a figure may have because of figures before it, in its sentence or in an earlier one."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.claims.attachment import Attachment, Offer
from nlp.claims.metric.comparisons import is_lead
from nlp.claims.metric.cue_costs import specific
from nlp.claims.metric.moved import apposed
from nlp.claims.metric.plausible import (
    alike,
    implausible,
    is_share,
    magnitude,
    of_like_size,
)
from nlp.claims.metric.portions import goes_on
from nlp.claims.metric.retold import is_sum
from nlp.claims.metric.vocabulary import Cue, Metric, metrics, unit_class
from nlp.claims.roles import Role
from nlp.claims.scene import Actor, Carried, Figure, Scene
from nlp.claims.subject.basket import goes_on_with_part
from nlp.claims.subject.candidates import linked

_CARRIED_COST = 3.0
_ANNOUNCED_COST = 1.5
_REFERRED_COST = 0.8
_AGE_COST = 0.7
_PARALLEL_COST = 2.4
_SAME_COST = 1.0
_AGAIN_COST = 3.4
_PAIR_COST = 1.4
_PAIR_REACH = 4
_LINE_REACH = 3
_RIVAL_REACH = 6
_JOIN_REACH = 5
_ARRIVED_COST = 1.0
_NEXT = 1
_GROWTH = frozenset({"revenue_growth", "earnings_growth", "eps_growth", "same_store_sales"})
_LARGEST_SHARE_PRICE, _PRICE_REACH = 1e4, 6
_HELD_AGAINST = frozenset({"surprise", "relative_return"})
_ESTIMATED = frozenset({"of", "for", "de"})
_THAT = frozenset({"that", "this", "eso", "esto"})
_ARTICLES_OF = frozenset({"el", "la", "los", "las", "that", "those"})
_OWNED = frozenset({"de", "del", "of", "at"})
_AIM = "inflation_target"
_YIELD, _YIELD_MOVE = "bond_yield", "bond_yield_change"
_OF_PRICES = frozenset({"inflation", "core_inflation"})
_HIGH_INFLATION = 20.0
_MILLION = 1e6
_COUNTED = frozenset({"bare", "count"})
"""What a figure of something unlisted may go on in: "deliveries fell 13%, to 384,000 cars"."""


def parallel(scene: Scene, figure: Figure, role: Role, before: Attachment) -> Iterator[Offer]:
    """Offer what the figure before measured once more: "the Dow rose 1% and the Nasdaq 2%"."""
    unit = unit_class(figure.quantity.unit)
    other = scene.last_before(figure)
    bare = _bare_rate(scene, figure, other, before)
    if is_lead(scene, figure):
        return
    if not (unit in before.metric.units or bare) or _ends_there(scene, figure, before.metric, unit):
        return
    last = other.end if other is not None else scene.start
    if before.metric.name == _AIM and not scene.marks.tokens["projections"].isdisjoint(range(last, figure.start)):
        yield metrics()["inflation"], _PAIR_COST, "projected", None
        return  # "close to the 2% target, with projections of 2.1% for 2026"
    aside = before.cue is not None and scene.set_aside(before.cue.start, figure)
    if aside or not alike(scene, figure, before.metric):
        return  # "Redwing, whose comparable sales edged up 0.7%, added 0.9%"
    named = [
        actor
        for actor in scene.actors
        if last <= actor.start and actor.type in before.metric.subjects and _near(scene, figure, actor)
    ]
    if any(actor.id != before.subject for actor in named) and not before.metric.held:
        yield before.metric, _PARALLEL_COST + before.cost / 4, "parallel", before.cue
    elif named and not before.metric.held:
        yield before.metric, _PARALLEL_COST + _SAME_COST + before.cost / 4, "parallel", before.cue
    elif bare and before.metric.change and not _restates(scene, figure, other):
        return  # "cae un 2,1 % y toca los 2,95"
    elif not _cued(scene, last, figure):
        if _on_other_basis(scene, last, figure):
            yield before.metric, _PAIR_COST, "again", before.cue
        # "At 2%, in line with its goal, and next year it would fall to 1.6%": the goal is that of the first.
        aims = {cue.start for cue in scene.cues if cue.metric == _AIM and cue.weak}
        anew = any(last <= cue.start < figure.start and cue.start not in aims for cue in scene.cues)
        slowed = role is Role.LEVEL and before.metric.carries and before.metric.change and not anew
        paired = role is Role.NONE and before.metric.sized and _joined(scene, last, figure)
        paired = paired or (
            role is Role.NONE and before.metric.name in _OF_PRICES and goes_on_with_part(scene, last, figure)
        )
        cost = _PAIR_COST if figure.start - last <= _PAIR_REACH else _AGAIN_COST
        paired = paired or (bare and _restates(scene, figure, other))
        yield from _again(before.role if paired else role, before, cost, slowed=slowed)


def _ends_there(scene: Scene, figure: Figure, metric: Metric, unit: str) -> bool:
    """Return whether no figure goes on with a metric: "claims fell 9,000, defying the 215,000 forecast"."""
    compared = figure.start - 1 in scene.marks.last["compared"]
    return metric.relative or (not metric.listed and (unit not in _COUNTED or compared))


def _bare_rate(scene: Scene, figure: Figure, other: Figure | None, before: Attachment) -> bool:
    """Return whether a number goes on in per cent without the sign: "el Dax lleva un 20,1 % y el Cac, 7,4"."""
    decimal = figure.quantity.unit is None and figure.quantity.step < 1 and not figure.counts() and before.metric.listed
    rate = other is not None and other.quantity.unit == "%"
    if decimal and rate and other is not None and before.metric.carries and _restates(scene, figure, other):
        return of_like_size(figure, magnitude(other))  # "inflation of 1.7% (1.6) in 2027"
    return (
        decimal
        and rate
        and other is not None
        and before.role is not Role.LEVEL
        and of_like_size(figure, magnitude(other))
    )


def _restates(scene: Scene, figure: Figure, other: Figure | None) -> bool:
    """Return whether a number stands alone in brackets right behind another figure: "1.7% (1.6)"."""
    opens = figure.start - 1
    return other is not None and other.end == opens and scene.word(opens) == "(" and scene.word(figure.end) == ")"


def _on_other_basis(scene: Scene, last: int, figure: Figure) -> bool:
    """Return whether a move is told once more on another basis: "un 1,6 % más (a tipos constantes, 5,1 %)"."""
    marks = scene.marks
    return figure.end in marks.first["restated"] or any(marks.has("restated", at) for at in range(last, figure.start))


def _near(scene: Scene, figure: Figure, actor: Actor) -> bool:
    """Return whether a name stands before a figure, or is tied to it right behind: "14% to 15% for the S&P 500"."""
    if actor.end <= figure.start:
        return True
    joined = any(scene.marks.has("and", place) for place in range(figure.end, actor.start))
    return not joined and linked(scene, actor) and actor.start - figure.end <= _PAIR_REACH


def arrived(scene: Scene, figure: Figure, role: Role, before: Attachment) -> Iterator[Offer]:
    """Offer the price that a move led to, the points of it, or what growth led to: "bajó 3,05 %, hasta 63,90".

    A word for something else begins anew: "revenue rose 7%, while net income came to $298 million".
    """
    moved = before.metric.name in ("return", "price_change") and before.actor is not None
    traded = moved and before.actor is not None and before.actor.type in metrics()["price"].subjects
    decimal = figure.quantity.unit is None and figure.quantity.step < 1
    if traded and role is Role.AMOUNT and figure.quantity.unit == "pts":
        yield metrics()["price_change"], _ARRIVED_COST, "arrived", None
    grown = _sum_of(before)
    last = scene.end_before(figure.start, figure.start)
    anew = any(last <= cue.start < figure.start and not cue.shadowed for cue in scene.cues)
    if grown is not None and role is Role.LEVEL and is_sum(figure) and not anew:
        yield grown, _ARRIVED_COST, "arrived", before.cue  # "profit fell 32%, to 7.5 million euros"
    if before.metric.name == "policy_rate_change" and role is Role.LEVEL and figure.quantity.unit == "%" and not anew:
        others = (a for a in scene.actors if last <= a.start < figure.start and a.type != "cb")
        if next(others, None) is None:  # "voted for a cut of 50 basis points that took it to 7.25%"
            yield metrics()["policy_rate"], _ARRIVED_COST, "arrived", before.cue
    # "Raised its dividend to 7p, and the shares rose 0.8% to 181.45p": right behind a return stands its price.
    money = unit_class(figure.quantity.unit) == "money" and not is_sum(figure)
    ends = before.metric.name == "return" and money and scene.marks.has("arrival", figure.start - 1)
    priced = decimal or (ends and figure.start - last <= _NEXT)
    if traded and priced and role is Role.LEVEL and not implausible("price", figure):
        yield metrics()["price"], _ARRIVED_COST, "arrived", None


def _sum_of(before: Attachment) -> Metric | None:
    """Return the sum of which a figure before tells the growth: "el ebitda creció un 9 %, hasta los 412 millones"."""
    named = metrics()[before.cue.metric] if before.cue is not None else None
    if named is not None and named.total and named.move.get("%") == before.metric.name:
        return named
    if not before.metric.listed:
        return None
    return next((m for m in metrics().values() if m.total and m.move.get("%") == before.metric.name), None)


def told_apart(scene: Scene, figure: Figure, before: Attachment) -> bool:
    """Return whether a move is that of what a company earned: "ganancias por 37.842 millones, un desplome de 41 %"."""
    last = scene.end_before(figure.start, figure.start)
    if before.metric.held and not any(scene.marks.direction(at) for at in range(last, figure.end + 1)):
        return True  # "<fund> owns 8.9% of <maker> and <bank> 7.4%"
    grown = before.metric.move.get(unit_class(figure.quantity.unit))
    if not before.metric.listed and apposed(scene, last, figure):
        return True  # "el volumen fue de 634 millones, con un avance de 13,8 %"
    if grown not in (None, "return") and not before.metric.change and _comes_to(scene, last, figure):
        return True
    if before.metric.name == "other" and not any(last <= actor.start < figure.start for actor in scene.actors):
        return True  # "el margen de intereses descendió un 2,5 %, aunque sin divisas aumentó un 3 %"
    if grown not in (None, "return", "other") and figure.quantity.signed and scene.word(figure.start - 1) == "(":
        # "El beneficio por acción era de 0,66 euros a cierre de septiembre (+16 %)"
        return not any(last <= actor.start < figure.start for actor in scene.actors)
    return before.metric.total and grown not in (None, "return", "other") and apposed(scene, last, figure)


def _comes_to(scene: Scene, last: int, figure: Figure) -> bool:
    """Return whether words that sum up what was just told lead to a figure: "lo que supone un incremento del 54 %"."""
    return not scene.marks.tokens["comes_to"].isdisjoint(range(last, figure.start))


def _joined(scene: Scene, last: int, figure: Figure) -> bool:
    """Return whether "and" alone leads from one level to the next: "$861,10 comprador y $861,40 vendedor"."""
    between = [scene.doc[place] for place in range(last, figure.start) if not scene.doc[place].is_space]
    marked = any(scene.marks.has("and", token.i) for token in between[-2:])
    return marked and len(between) <= _JOIN_REACH and not any(token.is_punct for token in between)


def _again(role: Role, before: Attachment, cost: float, *, slowed: bool) -> Iterator[Offer]:
    """Offer the metric of the figure before: "to $285 from $250"; "cerró en 25,10 euros, 0,35 euros más que ayer"."""
    amount = before.metric.amount
    if before.metric.aimed and role is Role.AMOUNT:
        return
    if before.metric.name == _YIELD and role is Role.AMOUNT and before.role is not Role.AMOUNT:
        yield metrics()[_YIELD_MOVE], cost, "again", before.cue  # "at 7.35%, an increase of 0.08%"
        return
    if amount is not None and role is Role.AMOUNT:
        yield metrics()[amount], cost, "again", before.cue
    elif role is before.role or not (before.metric.generic or before.metric.change or before.metric.sized):
        yield before.metric, cost, "again", before.cue
    elif slowed:
        yield before.metric, cost, "again", before.cue  # "grew at a pace of 1.8% and will slow to 1.1%"


def carried_on(scene: Scene, figure: Figure, role: Role, carried: Carried) -> Iterator[Offer]:
    """Offer what an earlier sentence measured, where this one names no metric.

    "Adjusted EPS was $4.02 in 2025. We model $6.40 for 2026."; "La economía crecerá un 2,7 %. Alemania, un 0,3 %.".
    """
    metric, unit = metrics()[carried.metric], unit_class(figure.quantity.unit)
    if not _GROWTH.isdisjoint((metric.name, metric.move.get(unit))) and _of_shares(scene, figure):
        return
    # "A decrease of 0.3% is expected, mostly on the back of cheaper petrol prices": what stands far behind is no rival.
    near = (cue for cue in scene.cues if cue.start <= figure.end + _RIVAL_REACH)
    rivals = (cue for cue in near if not (metrics()[cue.metric].relative or _is_estimate(scene, cue, figure)))
    cued = any(specific(cue, unit) for cue in rivals)
    cued = cued or _on_another(scene, figure, metric)
    referred = _refers(scene, figure)
    grown = metric.move.get(unit, "other")
    if (
        role is Role.AMOUNT
        and metric.total
        and grown != "other"
        and (
            _that_of(scene)
            or (scene.word(scene.start) in _THAT and not scene.actors)
            or _sums_earlier(scene, figure)
            or goes_on(scene, figure)
        )
    ):
        yield metrics()[grown], _REFERRED_COST, "carried", None  # "Revenue was $1.03bn. That is up 40%."
    fits = figure.quantity.unit in _carriable(carried.unit, figure)
    if carried.size is None:
        fresh = carried.age == 0 and not cued and not is_share(scene, figure) and not _on_prices(scene, metric)
        # "Revenue. Leasing reached 228 million square feet": what is counted in money has its sign.
        counted = figure.quantity.unit is not None or "money" not in metric.units
        if fresh and counted and unit in metric.units and not implausible(metric.name, figure):
            yield metric, _ANNOUNCED_COST, "announced", None
    elif metric.carries and not cued and fits and not is_share(scene, figure):
        if metric.total and not (
            referred or _that_of(scene) or any(scene.marks.tokens["compared"] & set(range(scene.start, scene.end)))
        ):
            return
        if of_like_size(figure, carried.size) or (referred and _on_a_year(figure, metric)):
            cost = _REFERRED_COST if referred else _CARRIED_COST
            if role is Role.AMOUNT and metric.amount == "other":
                metric = metrics()["other"]  # "El EMBI cerró en 1.020 puntos. El indicador saltó 60 unidades"
            yield metric, cost + _AGE_COST * carried.age, "carried", _still(scene, carried)


def _of_shares(scene: Scene, figure: Figure) -> bool:
    """Return whether shares are what moves by a percentage: "Sales rose 3%. The stock fell $1.45, or 6.2%, to $21".

    So they are where a price follows: "Mirador, which was down by 2% to end the day at 684.2p".
    """
    if any(cue.metric == "price" and cue.end <= figure.start for cue in scene.cues):
        return True
    level = scene.following(figure)
    if level is None or unit_class(level.quantity.unit) != "money" or magnitude(level) >= _LARGEST_SHARE_PRICE:
        return False
    near = level.start - figure.end <= _PRICE_REACH
    told = (cue for cue in scene.cues if figure.end <= cue.start < level.start and not metrics()[cue.metric].generic)
    return near and all(cue.weak or cue.metric == "price" for cue in told)


def _is_estimate(scene: Scene, cue: Cue, figure: Figure) -> bool:
    """Return whether "ahead of estimates" only leads to what was estimated: "ahead of estimates of $3.5 billion"."""
    if cue.metric not in _HELD_AGAINST or scene.word(figure.start - 1) not in _ESTIMATED:
        return False
    expected = scene.marks.tokens["expectation"]
    led = range(cue.end, figure.start - 1)
    return all(at in expected or scene.marks.has("soft", at) or scene.word(at) in _ARTICLES_OF for at in led)


def _still(scene: Scene, carried: Carried) -> Cue | None:
    """Return the word for what was measured, where its sentence tells of no other economy: "En México, un 7 %"."""
    named = any(actor.type in ("country", "cb") and actor.rule != "anaphora" for actor in scene.actors)
    of_part = carried.cue is not None and carried.cue.subject is None
    before = any(scene.marks.has("formerly", place) for place in range(scene.start, scene.start + _LINE_REACH))
    return None if named or (of_part and not before) else carried.cue


def _summed(scene: Scene, figure: Figure) -> bool:
    """Return whether words before a figure sum up what was just measured: "La cifra representa una caída del 3 %"."""
    return not scene.marks.tokens["comes_to"].isdisjoint(range(scene.start, figure.start))


def _sums_earlier(scene: Scene, figure: Figure) -> bool:
    """Return whether words sum up what an earlier sentence told: not "ingresos de 3 billones, lo que es un 9 %"."""
    return _summed(scene, figure) and scene.last_before(figure) is None


def sums_up(scene: Scene, figure: Figure) -> bool:
    """Return whether a percentage is that of a sum told in the sentence before, which words for it take up."""
    if scene.carried is None:
        return _summed(scene, figure)  # what the sum was is not understood, and it is no price
    metric = metrics()[scene.carried.metric]
    grown = metric.move.get(unit_class(figure.quantity.unit)) if metric.total else None
    return grown not in (None, "return") and _summed(scene, figure)


def _on_a_year(figure: Figure, metric: Metric) -> bool:
    """Return whether a rate of prices may be that of a year, told behind a month's: "rose 0.2%. It is up 3.4%"."""
    return metric.name in _OF_PRICES and figure.quantity.unit == "%" and magnitude(figure) <= _HIGH_INFLATION


def _that_of(scene: Scene) -> bool:
    """Return whether a sentence goes on with what was measured of another: "El de Elgar se ha disparado un 74 %"."""
    place = scene.start + (scene.marks.has("and", scene.start))
    owner = place + 2 + (scene.word(place + 2) in _ARTICLES_OF)
    return (
        scene.word(place) in _ARTICLES_OF
        and scene.word(place + 1) in _OWNED
        and any(actor.start in (place + 2, owner) and actor.type == "security" for actor in scene.actors)
    )


def _on_prices(scene: Scene, metric: Metric) -> bool:
    """Return whether a sentence names what has a price, of which the metric is none: "Fed. The euro (-0.16%)"."""
    traded = metrics()["return"].subjects
    return any(actor.type in traded and actor.type not in metric.subjects for actor in scene.actors)


def _on_another(scene: Scene, figure: Figure, metric: Metric) -> bool:
    """Return whether a sentence goes on to something else, though in another unit: "Unemployment rose by 74,300"."""
    cues = (cue for cue in scene.cues if not (cue.weak or cue.shadowed or cue.plain))
    first = next((cue for cue in cues if not _is_estimate(scene, cue, figure)), None)
    told = first is not None and first.end <= figure.start and not metrics()[first.metric].generic
    return told and first is not None and first.metric not in (metric.name, *metric.move.values(), "other")


def _refers(scene: Scene, figure: Figure) -> bool:
    """Return whether words before a figure speak of what was just measured: "the figure beat", "analysts expected"."""
    spoken = not scene.marks.tokens["refers"].isdisjoint(range(scene.start, figure.start))
    return spoken or figure.start - 1 in scene.marks.last["foresees"]


def _carriable(unit: str | None, figure: Figure) -> tuple[str | None, ...]:
    """Return the units in which a measure may go on: counts and points are often told bare the second time.

    Rates are where they have decimals: "Cerraremos en el 6,5 %. La encuesta es más tibia: 6,75".
    """
    decimal = figure.quantity.step < 1 and not figure.counts()
    if unit in ("pts", "bp"):
        return ("pts", "bp", None)
    bare = unit == "count" or (unit in ("%", "x") and decimal)
    bare = bare or (unit_class(unit) == "money" and magnitude(figure) >= _MILLION)
    return (unit, None) if bare else (unit,)


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


def measured(metric: Metric, unit: str, role: Role) -> Metric | None:
    """Return what a figure in ``unit`` says of a metric: the metric, a move of it, or nothing.

    "Revenue rose 3.5% to $27.2 billion": the per cent are growth, the dollars revenue.
    """
    if role is Role.AMOUNT and metric.amount is not None and unit in metric.units:
        return metrics()[metric.amount]
    if unit in metric.units:
        return metric if role is not Role.AMOUNT or not (metric.sized or metric.aimed) else None
    if unit in metric.move and (role is Role.AMOUNT or (unit != "%" and role is not Role.LEVEL)):
        return metrics()[metric.move[unit]]
    return None

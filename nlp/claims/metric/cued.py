"""What the words for a metric say of a figure, and what else they may mean."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.claims.attachment import Offer
from nlp.claims.metric.cue_costs import cue_cost, of_output, outdone, weakness
from nlp.claims.metric.meant import earned_more, of_others
from nlp.claims.metric.onward import measured
from nlp.claims.metric.plausible import (
    counted,
    implausible,
    is_share,
    lies_off,
    magnitude,
    of_like_size,
)
from nlp.claims.metric.vocabulary import MULTIPLES, OF, Cue, Metric, metrics, unit_class
from nlp.claims.rated import leaves
from nlp.claims.roles import Role, direction_of
from nlp.claims.scene import Figure, Scene

_NEAR = 2.5
_OUTLOOK_REACH = 5
_GENERIC_COST = 4.0
_LARGEST_PER_SHARE = 100.0
_EARNED_REACH = 12
_EARNINGS = frozenset({"earnings"})
_THIS = frozenset({"this", "that", "este", "ese"})


def cued(scene: Scene, figure: Figure, role: Role) -> Iterator[Offer]:
    """Yield the metrics that words of the sentence name for a figure."""
    unit = unit_class(figure.quantity.unit)
    for cue in scene.cues:
        if earned_more(scene, figure, cue):
            yield metrics()["earnings_growth"], cue_cost(scene, figure, cue), f"cue:{cue.metric}", cue
            continue
        # "The curve is inverted (-40 basis points)": a gap may lie below nothing without a move.
        gap = cue.metric == "spread" and figure.quantity.signed and not scene.marks.direction(figure.start - 1)
        scored = cue.metric == "pmi" and unit == "%"  # "the PMI registered 55.4 percent"
        metric = measured(metrics()[cue.metric], "pts" if scored else unit, Role.NONE if gap else role)
        if cue.plain and metric is not None and metric.name != cue.metric:
            continue
        if metric is not None and not (metric.relative and metric.change and role is Role.NONE):
            if metric.name == "net_income" and _is_per_share(scene, figure, cue):
                metric = metrics()["eps"]
            if implausible(metric.name, figure) or _unmeant(scene, figure, cue, metric):
                continue
            metric = _meant(scene, figure, role, cue, metric)
            stretch = _NEAR if metric.name == "return" else 1.0
            cost = stretch * cue_cost(scene, figure, cue) + _GENERIC_COST * outdone(scene, figure, cue)
            yield metric, cost, f"cue:{cue.metric}", cue


def _meant(scene: Scene, figure: Figure, role: Role, cue: Cue, metric: Metric) -> Metric:
    """Return the metric that a cue's words stand for in their sentence: "sales" of shops, the "price" of a currency."""
    told = metric.name
    if told == "pe":
        return _same_multiple(scene, cue) or metric
    if told == "price" and _is_rate(scene, figure):
        return metrics()["fx_rate"]
    if told == "revenue_growth" and _of_shops(scene, cue):
        return metrics()["retail_sales_growth"]
    return metrics()["other"] if told == "margin" and _grown(scene, figure, role) else metric


def _is_per_share(scene: Scene, figure: Figure, cue: Cue) -> bool:
    """Return whether a profit is so small that it is that of a share: "a profit of 91 cents on sales of $24.9 billion".

    "A loss of 12 cents", "una ganancia de 12 centavos" are moves of a price as well.
    """
    if unit_class(figure.quantity.unit) != "money" or magnitude(figure) >= _LARGEST_PER_SHARE or cue.negative:
        return False
    between = [place for place in range(cue.end, figure.start) if not scene.marks.has("soft", place)]
    if cue.end > figure.start or any(map(scene.marks.direction, range(cue.start, cue.end))):
        return False
    if len(between) == 1 and scene.word(between[0]) in OF:
        return True
    # "Adjusted earnings for the full year to be in a range between $2.09 and $2.25": of nothing that has a price.
    near = len(between) <= _EARNED_REACH and scene.word(cue.end - 1) in _EARNINGS
    priced = (o for o in scene.cues if metrics()[o.metric].generic or o.metric == "price")
    named = scene.covered | {at for o in priced for at in range(o.start, o.end)}
    return near and all(scene.doc[at].is_alpha and at not in named and not scene.marks.direction(at) for at in between)


def _same_multiple(scene: Scene, cue: Cue) -> Metric | None:
    """Return the multiple that a sentence goes on with: "The forward P/E is 15. This P/E is below the 16 of May"."""
    carried = scene.carried.metric if scene.carried is not None else None
    goes_on = carried in ("pe_forward", "pe_trailing") and scene.word(cue.start - 1) in _THIS
    return metrics()[carried] if goes_on and carried is not None else None


def _unmeant(scene: Scene, figure: Figure, cue: Cue, metric: Metric) -> bool:
    """Return whether a cue's words mean something else of this figure, or it only counts something.

    "A debt of 52% of GDP" is no growth, and in "ISA ganó 1,1 %, a $24.300" a share ends at a price.
    """
    if (metric.sized or metric.name == "price_change") and counted(scene, figure):
        return True
    if cue.shadowed and any(o.metric == f"core_{cue.metric}" and o.start <= cue.start < o.end for o in scene.cues):
        return True  # "la inflación subyacente subió tres décimas": not that of all prices
    if metric.name == "return" and _is_no_move(scene, figure, cue):
        return True
    if _is_aside_from(scene, figure, cue, metric):
        return True
    behind = cue.weak and cue.start >= figure.end and figure.quantity.unit is None
    if behind and metric.name in ("price", "price_target", *MULTIPLES):
        return True  # "$68 in cash and 1.35 <company> shares"; "all but 6 see it at 1%"; "61 of them pay more than 4%"
    if of_others(scene, figure, cue, metric):
        return True
    if metric.name == "gdp_growth":
        return of_output(scene, figure) or lies_off(scene, figure)
    if metric.name == "index_weight" and _is_no_weight(scene, figure, cue):
        return True
    if metric.name == "ev_ebitda":  # "redujo su apalancamiento a 1.52 veces EBITDA"
        owed = (o for o in scene.cues if o.metric == "leverage" and o.end <= figure.start)
        return any(weakness(scene, o) <= 0 for o in owed)
    left = scene.left_by(figure) if cue.plain else None
    return left is not None and left.quantity.unit == "%"


def _is_no_move(scene: Scene, figure: Figure, cue: Cue) -> bool:
    """Return whether a figure is a part of a move, or where one began.

    "Gave up half of Monday's gains", "la liquidez baja del 9 al 6 %".
    """
    return (cue.start > figure.end and scene.word(figure.end) in OF) or leaves(scene, figure)


def _is_aside_from(scene: Scene, figure: Figure, cue: Cue, metric: Metric) -> bool:
    """Return whether a figure is a share of who was asked, or what a bank foresees and does not set.

    "40% of the firms polled for the PMI", "the bank cut its 2027 estimate to 1%".
    """
    if metric.name == "pmi":
        return is_share(scene, figure)
    return metric.name == "policy_rate" and cue.weak and is_outlook(scene, figure)


def _is_no_weight(scene: Scene, figure: Figure, cue: Cue) -> bool:
    """Return whether a verb of weighing leads to a move, or to a share of something that is no index.

    "Un dividendo de 0,10 euros, lo que supone un aumento del 23 %"; "el personal representa el 12 % de las ventas".
    """
    return any(scene.marks.direction(at) for at in range(cue.end, figure.start)) or is_share(scene, figure)


def _of_shops(scene: Scene, sales: Cue) -> bool:
    """Return whether sales are those of a country's shops: "Retail sales fell 0.3%. Economists saw sales up 0.5%"."""
    told = {cue.metric for cue in scene.cues} | ({scene.carried.metric} if scene.carried is not None else set())
    kinds = {actor.type for actor in scene.actors} | {topic.type for topic in scene.topics}
    firms = not kinds.isdisjoint(("security", "group", "sector"))
    return "retail_sales_growth" in told and not firms and not scene.marks.has("possessive", sales.start - 1)


def _is_rate(scene: Scene, figure: Figure) -> bool:
    """Return whether a price goes on with an exchange rate: "La divisa abrió en 18,20. Tocó un mínimo de 18,05"."""
    carried = scene.carried
    priced = any(actor.type in metrics()["price"].subjects for actor in scene.actors)
    if carried is None or carried.size is None or carried.metric != "fx_rate":
        return False
    return not priced and of_like_size(figure, carried.size)


def _grown(scene: Scene, figure: Figure, role: Role) -> bool:
    """Return whether a percentage is what an amount of money grew by: "el margen de intereses creció un 12,9 %"."""
    return role is Role.AMOUNT and (figure.quantity.signed or bool(direction_of(scene, figure)))


def is_outlook(scene: Scene, figure: Figure) -> bool:
    """Return whether what a bank moves is what it foresees, and no rate: "it raised its 2027 forecast to 1.2%"."""
    for place in range(figure.start - 1, max(scene.start, figure.start - _OUTLOOK_REACH) - 1, -1):
        if scene.marks.has("projections", place):
            return True
        if scene.marks.direction(place) or scene.doc[place].is_punct:
            return False
    return False

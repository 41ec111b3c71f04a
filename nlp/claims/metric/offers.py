"""The metrics that a sentence offers for a figure: by a cue, by default, or by the figures before it."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.claims.attachment import Attachment, Offer
from nlp.claims.metric.abreast import own_cue
from nlp.claims.metric.cue_costs import cue_cost, of_output, outdone, specific, weakness
from nlp.claims.metric.meant import earned_more, of_others
from nlp.claims.metric.onward import (
    arrived,
    carried_on,
    measured,
    moved,
    parallel,
    sums_up,
    told_apart,
)
from nlp.claims.metric.plausible import (
    counted,
    counts,
    implausible,
    is_share,
    lies_off,
    magnitude,
    named_level,
    of_like_size,
    serves,
)
from nlp.claims.metric.retold import restated, surprised
from nlp.claims.metric.rises import rises_by
from nlp.claims.metric.untold import expands, of_bank_alone
from nlp.claims.metric.vocabulary import MULTIPLES, OF, Cue, Metric, metrics, unit_class
from nlp.claims.metric.widths import parted
from nlp.claims.rated import leaves
from nlp.claims.roles import Role, direction_of, moves
from nlp.claims.scene import Figure, Scene

_ABREAST_COST = 0.5
_GROWN_COST = 2.6
_RATE_COST = 1.8
_RATED_COST = 1.5
_RANGE_COST = 1.6
_SERVED_COST = -1.0
_QUARTER = 0.25
_OUTLOOK_REACH = 5
_NEAR = 2.5
_GENERIC_COST = 4.0
_MILLION = 1e6
_THOUSAND = 1e3
_THIS = frozenset({"this", "that", "este", "ese"})
_LABELLED = {"index": "index_level", "fx": "fx_rate"}
_LABELLED_COST = 0.8
_IMPLICIT = {
    "%": (("return", Role.AMOUNT, 2.2), ("bond_yield", Role.LEVEL, 4.0), ("policy_rate", Role.LEVEL, 3.0)),
    "pp": (("bond_yield_change", Role.AMOUNT, 3.0), ("policy_rate_change", Role.AMOUNT, 3.5)),
    "bp": (
        ("bond_yield_change", Role.ANY, 3.0),
        ("policy_rate_change", Role.ANY, 3.5),
        ("index_level", Role.LEVEL, 2.6),
    ),
    "money": (("price_change", Role.AMOUNT, 2.8), ("price", Role.LEVEL, 3.6), ("fx_rate", Role.LEVEL, 3.2)),
    "pts": (("index_change", Role.AMOUNT, 2.4), ("index_level", Role.LEVEL, 2.6)),
    "bare": (("fx_rate", Role.LEVEL, 4.0), ("index_level", Role.LEVEL, 4.0), ("index_change", Role.AMOUNT, 3.0)),
}
"""What a figure without a cue may be: metric, the role that it must have, and the cost of supposing it."""


def offers(scene: Scene, figure: Figure, role: Role, before: Attachment | None) -> Iterator[Offer]:
    """Yield the metrics that a figure may measure; ``before`` is the reading of the sentence's figure before it.

    What a sum rose by is no sum: "la deuda sube a 62 millones, un incremento de 16 millones".
    """
    grown = unit_class(figure.quantity.unit) in ("money", "bare") and rises_by(scene, figure)
    for offer in _offered(scene, figure, role, before):
        summed = offer[0].total and "%" in offer[0].move
        yield (metrics()["other"], *offer[1:]) if grown and summed else offer


def _offered(scene: Scene, figure: Figure, role: Role, before: Attachment | None) -> Iterator[Offer]:
    if (own := own_cue(scene, figure)) is not None:
        yield metrics()[own.metric], _ABREAST_COST, f"cue:{own.metric}", own
        return
    fallen = told_apart(scene, figure, before) if before is not None else sums_up(scene, figure)
    yield from (offer for offer in _metrics(scene, figure, role) if not (fallen and offer[0].name == "return"))
    yield from (offer for offer in _supposed(scene, figure, role) if not (fallen and offer[0].name == "return"))
    if before is not None:
        yield from parallel(scene, figure, role, before)
        yield from moved(scene, figure, role, before)
        yield from surprised(scene, figure, before)
        yield from restated(scene, figure, before)
        yield from arrived(scene, figure, role, before)
    if scene.carried is not None and (before is None or unit_class(figure.quantity.unit) not in before.metric.units):
        for carried in (scene.carried, *scene.carried.beside):
            yield from carried_on(scene, figure, role, carried)


def _metrics(scene: Scene, figure: Figure, role: Role) -> Iterator[Offer]:
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
            if implausible(metric.name, figure) or _unmeant(scene, figure, cue, metric):
                continue
            if metric.name == "pe" and (same := _same_multiple(scene, cue)) is not None:
                metric = same
            if metric.name == "price" and _is_rate(scene, figure):
                metric = metrics()["fx_rate"]
            if metric.name == "revenue_growth" and _of_shops(scene, cue):
                metric = metrics()["retail_sales_growth"]
            if metric.name == "margin" and _grown(scene, figure, role):
                metric = metrics()["other"]
            stretch = _NEAR if metric.name == "return" else 1.0
            cost = stretch * cue_cost(scene, figure, cue) + _GENERIC_COST * outdone(scene, figure, cue)
            yield metric, cost, f"cue:{cue.metric}", cue


def _same_multiple(scene: Scene, cue: Cue) -> Metric | None:
    """Return the multiple that a sentence goes on with: "The forward P/E is 15. This P/E is below the 16 of May"."""
    carried = scene.carried.metric if scene.carried is not None else None
    goes_on = carried in ("pe_forward", "pe_trailing") and scene.word(cue.start - 1) in _THIS
    return metrics()[carried] if goes_on and carried is not None else None


def _supposed(scene: Scene, figure: Figure, role: Role) -> Iterator[Offer]:
    """Offer what a figure may be without a cue: by its unit, and what a rating house sets."""
    unit = unit_class(figure.quantity.unit)
    if _target_range(scene, figure):
        yield metrics()["policy_rate"], _RANGE_COST, "range", None
    if priced := _priced(scene, figure, unit):
        yield priced
    if unit == "%" and role is Role.LEVEL and not figure.quantity.signed and of_bank_alone(scene):
        yield metrics()["policy_rate"], _RATE_COST, "implicit", None
    if unit == "%" and role is not Role.LEVEL and expands(scene, figure):
        yield metrics()["gdp_growth"], _GROWN_COST, "implicit", None
    for name, wanted, cost in _IMPLICIT.get(unit, ()):
        if name == "policy_rate" and not _sets(scene, figure):
            continue
        if name == "policy_rate_change" and (not _of_banks(scene) or parted(scene, figure)):
            continue  # "two tenths more than expected" moves no rate where no central bank is in view
        if name == "bond_yield" and is_share(scene, figure):
            continue  # "dealers kept 16% of the paper", "el 12 % de la emisión"
        impossible = (wanted is Role.LEVEL and named_level(scene, figure)) or implausible(name, figure)
        grown = name == "return" and (not moves(scene, figure) or _outgrown(scene, figure))
        if wanted in (Role.ANY, role) and not impossible and not grown:
            yield metrics()[name], cost + _GENERIC_COST * outdone(scene, figure, None), "implicit", None


def _priced(scene: Scene, figure: Figure, unit: str) -> Offer | None:
    """Return what a house or a buyer holds a share to be worth, or what a level is told to be to prices."""
    if unit == "bare" and (level := _labelled(scene, figure)) is not None:
        return metrics()[level], _LABELLED_COST, "labelled", None
    if unit in ("money", "pts", "bare") and (level := serves(scene, figure)) is not None:
        return metrics()[level], _SERVED_COST, "served", None
    if unit in ("money", "bare") and _rated(scene, figure):
        return metrics()["price_target"], _RATED_COST, "rated", None
    if unit == "money" and _bid(scene, figure):
        return metrics()["price"], _RATED_COST, "bid", None
    return None


def _labelled(scene: Scene, figure: Figure) -> str | None:
    """Return what a number behind a name and a colon is: "- S&P 500: 4,155.86, down 0.1%"."""
    if scene.word(figure.start - 1) != ":" or figure.quantity.signed:
        return None
    named = (_LABELLED.get(actor.type) for actor in scene.actors if actor.end == figure.start - 1)
    level = next(named, None)
    return None if level is None or implausible(level, figure) else level


def _bid(scene: Scene, figure: Figure) -> bool:
    """Say whether money a share is what a buyer offers: "Adobe is to acquire Twilio for $61 a share"."""
    bought = any(cue.metric == "deal_value" and cue.end <= figure.start for cue in scene.cues)
    return bought and any(cue.metric == "eps" and cue.weak and cue.start == figure.end for cue in scene.cues)


def _target_range(scene: Scene, figure: Figure) -> bool:
    """Return whether percentages a quarter point apart are a bank's range: "la Fed, que lo dejó en 4,25%-4,50%"."""
    low, high = figure.quantity.low, figure.quantity.high
    quarter = low is not None and high is not None and abs(high - low - _QUARTER) < _QUARTER / 100
    return quarter and figure.quantity.unit == "%" and _of_banks(scene)


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
    return metric.name == "policy_rate" and cue.weak and _is_outlook(scene, figure)


def _is_no_weight(scene: Scene, figure: Figure, cue: Cue) -> bool:
    """Return whether a verb of weighing leads to a move, or to a share of something that is no index.

    "Un dividendo de 0,10 euros, lo que supone un aumento del 23 %"; "el personal representa el 12 % de las ventas".
    """
    return any(scene.marks.direction(at) for at in range(cue.end, figure.start)) or is_share(scene, figure)


def _of_shops(scene: Scene, sales: Cue) -> bool:
    """Return whether sales are those of a country's shops: "Retail sales fell 0.3%. Economists saw sales up 0.5%"."""
    told = {cue.metric for cue in scene.cues} | ({scene.carried.metric} if scene.carried is not None else set())
    kinds = {actor.type for actor in scene.actors} | {topic.type for topic in scene.topics}
    firms = not kinds.isdisjoint({"security", "group", "sector"})
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


def _rated(scene: Scene, figure: Figure) -> bool:
    """Return whether a rating house sets a figure: "IAG: <bróker> sube a 5,40 euros"."""
    rates = scene.marks.first["rates"]
    here = (teller for teller in scene.tellers if scene.start <= teller.start)
    return any(teller.end <= figure.start and teller.end in rates for teller in here)


def _outgrown(scene: Scene, figure: Figure) -> bool:
    """Return whether a percentage tells by how much an amount of millions is larger.

    "México aportó 3.875 millones, un 4,1 % más" moves no shares.
    """
    last = next((other for other in reversed(scene.figures) if other.end <= figure.start), None)
    if last is not None and counts(scene, last) and magnitude(last) >= _THOUSAND and _tells_of(scene, last, figure):
        return True  # "it sold 495,000 vehicles in the quarter, up 2%"
    if figure.end >= scene.end or not scene.marks.comparison(figure.end):
        return False
    return last is not None and unit_class(last.quantity.unit) in ("money", "bare") and magnitude(last) >= _MILLION


def _tells_of(scene: Scene, last: Figure, figure: Figure) -> bool:
    """Return whether a move stands behind a comma and nobody is named between it and the count before."""
    place = figure.start - 1
    while place > last.end and (scene.marks.direction(place) or scene.marks.has("soft", place)):
        place -= 1
    named = any(last.end <= actor.start < figure.start for actor in scene.actors)
    return scene.word(place) == "," and place < figure.start - 1 and not named


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


def _is_outlook(scene: Scene, figure: Figure) -> bool:
    """Return whether what a bank moves is what it foresees, and no rate: "it raised its 2027 forecast to 1.2%"."""
    for place in range(figure.start - 1, max(scene.start, figure.start - _OUTLOOK_REACH) - 1, -1):
        if scene.marks.has("projections", place):
            return True
        if scene.marks.direction(place) or scene.doc[place].is_punct:
            return False
    return False


def _sets(scene: Scene, figure: Figure) -> bool:
    """Return whether a central bank moves to a figure: "the Bank of Japan is seen raising to 0.75%"."""
    if (
        not _of_banks(scene)
        or _is_outlook(scene, figure)
        or not any(a.type == "cb" and a.end <= figure.start for a in scene.actors)
    ):
        return False
    last = scene.end_before(figure.start, scene.start)
    named = [actor for actor in scene.actors if last <= actor.start < figure.start]
    if not named or named[-1].type != "cb":
        return False
    return any(scene.marks.direction(place) for place in range(named[-1].end, figure.start))

"""The metrics that a sentence offers for a figure: by a cue, by default, or by the figures before it."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.claims.attachment import Attachment, Offer
from nlp.claims.metric.abreast import own_cue
from nlp.claims.metric.cue_costs import outdone, specific
from nlp.claims.metric.cued import cued, is_outlook
from nlp.claims.metric.moved import moved
from nlp.claims.metric.onward import (
    arrived,
    carried_on,
    parallel,
    sums_up,
    told_apart,
)
from nlp.claims.metric.plausible import (
    counts,
    implausible,
    is_share,
    magnitude,
    named_level,
)
from nlp.claims.metric.priced import priced
from nlp.claims.metric.retold import difference, restated, surprised
from nlp.claims.metric.rises import rises_by
from nlp.claims.metric.strips import labels
from nlp.claims.metric.untold import expands, of_bank_alone
from nlp.claims.metric.vocabulary import Cue, metrics, unit_class
from nlp.claims.metric.widths import parted
from nlp.claims.roles import Role, moves
from nlp.claims.scene import Figure, Scene

_ABREAST_COST = 0.5
_GROWN_COST = 2.6
_RATE_COST = 1.8
_RANGE_COST = 1.6
_QUARTER = 0.25
_GENERIC_COST = 4.0
_MILLION = 1e6
_THOUSAND = 1e3
_PAYS = frozenset({"a", "an", "un", "el"})
_ARTICLES = frozenset({"a", "an", "un", "una"})
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
        summed = (offer[0].total or offer[0].loss) and "%" in offer[0].move
        yield (metrics()["other"], *offer[1:]) if grown and summed else offer


def _offered(scene: Scene, figure: Figure, role: Role, before: Attachment | None) -> Iterator[Offer]:
    own = own_cue(scene, figure)
    if named := (own,) if own is not None else labels(scene, figure):
        yield from ((metrics()[cue.metric], _ABREAST_COST, f"cue:{cue.metric}", cue) for cue in named)
        return
    if role is Role.NONE and (paid := _paid_out(scene, figure)) is not None:
        yield metrics()["dividend_yield"], _ABREAST_COST, "cue:dividend", paid
    if before is not None and (apart := difference(scene, figure, before)) is not None:
        yield apart
        return
    fallen = told_apart(scene, figure, before) if before is not None else sums_up(scene, figure)
    yield from (offer for offer in cued(scene, figure, role) if not (fallen and offer[0].name == "return"))
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


def _paid_out(scene: Scene, figure: Figure) -> Cue | None:
    """Return the word for a dividend right behind its percentage, which is a yield: "it pays a 2.6% dividend"."""
    if figure.quantity.unit != "%" or scene.word(figure.start - 1) not in _PAYS:
        return None
    named = (cue for cue in scene.cues if cue.metric == "dividend" and cue.start == figure.end and not cue.shadowed)
    return next((cue for cue in named if not scene.marks.direction(cue.end)), None)


def _supposed(scene: Scene, figure: Figure, role: Role) -> Iterator[Offer]:
    """Offer what a figure may be without a cue: by its unit, and what a rating house sets."""
    unit = unit_class(figure.quantity.unit)
    if _target_range(scene, figure):
        yield metrics()["policy_rate"], _RANGE_COST, "range", None
    if (level := priced(scene, figure, unit)) is not None:
        yield level
    if unit == "%" and role is Role.LEVEL and not figure.quantity.signed and of_bank_alone(scene):
        yield metrics()["policy_rate"], _RATE_COST, "implicit", None
    if unit == "%" and role is not Role.LEVEL and expands(scene, figure):
        yield metrics()["gdp_growth"], _GROWN_COST, "implicit", None
    for name, wanted, cost in _IMPLICIT.get(unit, ()):
        if wanted not in (Role.ANY, role) or _unlikely(scene, figure, name):
            continue
        impossible = (wanted is Role.LEVEL and named_level(scene, figure)) or implausible(name, figure)
        if name == "return" and _outgrown(scene, figure):
            yield metrics()["other"], cost, "implicit", None
        elif not impossible:
            yield metrics()[name], cost + _GENERIC_COST * outdone(scene, figure, None), "implicit", None


def _unlikely(scene: Scene, figure: Figure, name: str) -> bool:
    """Return whether the sentence speaks against what a figure may be by its unit.

    "Two tenths more than expected" moves no rate where no central bank is in view; "dealers kept 16% of the paper", "el
    12 % de la emisión" is no yield.
    """
    if name == "policy_rate":
        return not _sets(scene, figure)
    if name == "policy_rate_change":
        return not _of_banks(scene) or parted(scene, figure)
    if name == "bond_yield":
        return is_share(scene, figure)
    return name == "return" and not moves(scene, figure)


def _target_range(scene: Scene, figure: Figure) -> bool:
    """Return whether percentages a quarter point apart are a bank's range: "la Fed, que lo dejó en 4,25%-4,50%"."""
    low, high = figure.quantity.low, figure.quantity.high
    quarter = low is not None and high is not None and abs(high - low - _QUARTER) < _QUARTER / 100
    return quarter and figure.quantity.unit == "%" and _of_banks(scene)


def _outgrown(scene: Scene, figure: Figure) -> bool:
    """Return whether a percentage tells by how much an amount of millions is larger.

    "México aportó 3.875 millones, un 4,1 % más" moves no shares.
    """
    last = scene.preceding(figure)
    if last is not None and counts(scene, last) and magnitude(last) >= _THOUSAND and _tells_of(scene, last, figure):
        return True  # "it sold 495,000 vehicles in the quarter, up 2%"
    if figure.end >= scene.end or not scene.marks.comparison(figure.end):
        return False
    return last is not None and unit_class(last.quantity.unit) in ("money", "bare") and magnitude(last) >= _MILLION


def _tells_of(scene: Scene, last: Figure, figure: Figure) -> bool:
    """Return whether a move stands behind a comma and nobody is named between it and the count before.

    Behind an aside the sentence goes on with its own subject: "<airline>, which cut 1,750 jobs, rose 0.6%".
    """
    marks, place = scene.marks, figure.start - 1
    grown = bool(marks.comparison(figure.end) or marks.direction(figure.end) or marks.has("growth", figure.end))
    while place > last.end and (
        marks.direction(place) or marks.has("soft", place) or (grown and scene.word(place) in _ARTICLES)
    ):
        place -= 1
    named = any(last.end <= actor.start < figure.start for actor in scene.actors)
    moved = grown or place < figure.start - 1
    return scene.word(place) == "," and moved and not named and not _in_aside(scene, last)


def _in_aside(scene: Scene, figure: Figure) -> bool:
    """Return whether a figure stands behind a name and the comma that opens an aside: "Acme, with 641,000 coins"."""
    commas = [place for place in range(scene.start, figure.start) if scene.word(place) == ","]
    ends = {actor.end for actor in scene.actors}
    return bool(commas) and commas[-1] in ends


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


def _sets(scene: Scene, figure: Figure) -> bool:
    """Return whether a central bank moves to a figure: "the Bank of Japan is seen raising to 0.75%"."""
    if (
        not _of_banks(scene)
        or is_outlook(scene, figure)
        or not any(a.type == "cb" and a.end <= figure.start for a in scene.actors)
    ):
        return False
    last = scene.end_before(figure.start, scene.start)
    named = [actor for actor in scene.actors if last <= actor.start < figure.start]
    if not named or named[-1].type != "cb":
        return False
    return any(scene.marks.direction(place) for place in range(named[-1].end, figure.start))

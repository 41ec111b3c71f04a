"""Rows of quote tables: a name and its price, change and percentage, with no sentence around them.

``AMZN 226.50`` / ``-4.32 (-1.87%)``: the second line belongs to the name of the first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from nlp.claims.attachment import Attachment
from nlp.claims.metric.plausible import magnitude
from nlp.claims.metric.vocabulary import metrics, unit_class
from nlp.claims.roles import Role
from nlp.claims.scene import Actor, Figure, Scene
from nlp.names.strangers import PREFIX
from nlp.reading import Claim

_QUOTED = frozenset({"security", "index", "commodity", "crypto", "fx"})
_LEVELS = {"index": "index_level", "fx": "fx_rate"}
_CHANGES = {"index": "index_change"}
_FORMS = frozenset({"corp", "inc", "co", "ltd", "plc", "group", "company", "corporation", "holdings"})
_COST = 1.0
_RULE = "quote|"
_FEWEST_DIGITS = 100.0
_FEWEST_THOUSANDS = 1000.0
_SPREAD = 2.0
"""How far the levels of one thing in a row may lie apart, the highest over the lowest."""


def quoted(scene: Scene, above: Actor | None) -> Actor | None:
    """Return whose quotes a line holds: its one name, or ``above`` where it holds figures alone; null for prose."""
    if not scene.figures:
        return None
    names = {actor.id: actor for actor in scene.actors if actor.rule != "anaphora"}
    if not _bare(scene):
        return None
    # "US Dollar-DXY 98.46": the index beside the currency that it is of; in "DXY +0.3%, EUR -0.3%" each has its own.
    opening = {key: actor for key, actor in names.items() if actor.start < scene.figures[0].start}
    if len(opening) == len(names):
        names = {key: actor for key, actor in names.items() if actor.type in _QUOTED} or names
    if not names:
        return above if all(figure.quantity.signed or _percent(figure) for figure in scene.figures[:1]) else None
    first = next(iter(names.values()))
    if len(names) > 1 or first.type not in _QUOTED or first.end > scene.figures[0].start or _consumed(scene, first):
        return None
    if _is_measured(scene, first):
        return None
    return first if _priced(scene.figures[0]) and not _bare_target(scene, first) else None


def untimed(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return claims, those of a row that gives several levels or several returns of one thing without their time.

    "DJIA 42,544.22 45,479.60 46,190.61 1.56% 8.57%": one is of the year's end, one of a week ago and one of today.
    """
    listed = tuple(claims)
    times = Counter(_key(claim) for claim in listed if claim.rule.startswith(_RULE))
    several = {key for key, count in times.items() if count > 1}
    return tuple(
        replace(claim, as_of=None, period=None) if claim.rule.startswith(_RULE) and _key(claim) in several else claim
        for claim in listed
    )


def _key(claim: Claim) -> tuple[int, str | None, str | None]:
    """Return the row, subject and metric of a claim."""
    return claim.sentence_start, claim.subject, claim.metric


def read_quote(scene: Scene, figure: Figure, actor: Actor) -> Attachment | None:
    """Return what a figure of a quote row is: level, change or percentage of the name's price.

    Of several numbers without a unit or sign that are not of one size only the first is known to be a level: price,
    target, multiple, yield and what changed may follow one another.
    """
    unit = unit_class(figure.quantity.unit)
    if figure is not scene.figures[0] and figure.quantity.unit is None and not _alike(scene):
        return Attachment(metrics()["other"], None, _COST, "quote", Role.NONE, None, None, _COST)
    if _percent(figure):
        name = "return"
    elif unit in ("bare", "money", "pts"):
        signed = figure.quantity.signed
        name = _CHANGES.get(actor.type, "price_change") if signed else _LEVELS.get(actor.type, "price")
    else:
        return None
    role = Role.AMOUNT if name in ("return", "price_change", "index_change") else Role.LEVEL
    if actor.type not in metrics()[name].subjects:
        return None
    return Attachment(metrics()[name], actor.id, _COST, "quote", role, None, actor, _COST)


def _is_plain(figure: Figure) -> bool:
    return figure.quantity.unit is None and not figure.quantity.signed


def _alike(scene: Scene) -> bool:
    """Return whether the numbers of a row without a unit or sign may be levels of one thing."""
    sizes = [magnitude(figure) for figure in scene.figures if _is_plain(figure)]
    return max(sizes, default=0.0) <= _SPREAD * min(sizes, default=0.0)


def _bare(scene: Scene) -> bool:
    """Return whether a line holds names, figures and marks only; capitals are a name that nobody knows."""
    covered = scene.covered
    words = (scene.doc[place] for place in range(scene.start, scene.end) if place not in covered)
    return all(not word.is_alpha or word.is_upper or word.lower_ in _FORMS for word in words)


def _consumed(scene: Scene, actor: Actor) -> bool:
    """Return whether a row gives what goods cost consumers more: "- Sugar: +3.4%" in a text on an economy's prices."""
    of_goods = actor.type == "commodity" or actor.rule == "stranger"
    moved = all(_percent(figure) for figure in scene.figures)
    others = {topic.type for topic in scene.topics if topic.id != actor.id and not topic.id.startswith(PREFIX)}
    return of_goods and moved and bool(others) and others.isdisjoint(_QUOTED)


def _bare_target(scene: Scene, actor: Actor) -> bool:
    """Return whether a round number alone stands behind a company, whose price has decimals: "Brahms Bank: 8,000"."""
    quantity = scene.figures[0].quantity
    lone = len(scene.figures) == 1 and quantity.unit is None and quantity.step >= 1
    return lone and actor.type == "security" and (quantity.low or 0.0) >= _FEWEST_THOUSANDS


def _is_measured(scene: Scene, actor: Actor) -> bool:
    """Return whether a word between a name and its figure says what else it is: "Elgar (NYSE: ELG) - P/E: 11.86".

    A word for what a company earns may stand before its name: "EL BENEFICIO DE ELGAR SE SITÚA EN 450 MILLONES".
    """
    if any(metrics()[cue.metric].total and cue.end <= scene.figures[0].start for cue in scene.cues):
        return True
    between = (cue for cue in scene.cues if actor.end <= cue.start and cue.end <= scene.figures[0].start)
    return any(not (cue.weak or metrics()[cue.metric].generic or metrics()[cue.metric].sized) for cue in between)


def _percent(figure: Figure) -> bool:
    return figure.quantity.unit == "%"


def _priced(figure: Figure) -> bool:
    quantity = figure.quantity
    return quantity.step < 1 or (quantity.low or 0.0) >= _FEWEST_DIGITS or quantity.signed

"""Rows of quote tables: a name and its price, change and percentage, with no sentence around them.

``AMZN 226.50`` / ``-4.32 (-1.87%)``: the second line belongs to the name of the first.
"""

from __future__ import annotations

from nlp.claims.attachment import Attachment
from nlp.claims.metric.vocabulary import metrics, unit_class
from nlp.claims.roles import Role
from nlp.claims.scene import Actor, Figure, Scene

_QUOTED = frozenset({"security", "index", "commodity", "crypto", "fx"})
_LEVELS = {"index": "index_level", "fx": "fx_rate"}
_CHANGES = {"index": "index_change"}
_FORMS = frozenset({"corp", "inc", "co", "ltd", "plc", "group", "company", "corporation", "holdings"})
_COST = 1.0
_FEWEST_DIGITS = 100.0


def quoted(scene: Scene, above: Actor | None) -> Actor | None:
    """Return whose quotes a line holds: its one name, or ``above`` where it holds figures alone; null for prose."""
    if not scene.figures:
        return None
    names = {actor.id: actor for actor in scene.actors if actor.rule != "anaphora"}
    if not _bare(scene):
        return None
    if not names:
        return above if all(figure.quantity.signed or _percent(figure) for figure in scene.figures[:1]) else None
    first = next(iter(names.values()))
    if len(names) > 1 or first.type not in _QUOTED or first.end > scene.figures[0].start:
        return None
    return first if _priced(scene.figures[0]) else None


def read_quote(figure: Figure, actor: Actor) -> Attachment | None:
    """Return what a figure of a quote row is: level, change or percentage of the name's price."""
    unit = unit_class(figure.quantity.unit)
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


def _bare(scene: Scene) -> bool:
    """Return whether a line holds names, figures and marks only; capitals are a name that nobody knows."""
    covered = scene.covered
    words = (scene.doc[place] for place in range(scene.start, scene.end) if place not in covered)
    return all(not word.is_alpha or word.is_upper or word.lower_ in _FORMS for word in words)


def _percent(figure: Figure) -> bool:
    return figure.quantity.unit == "%"


def _priced(figure: Figure) -> bool:
    quantity = figure.quantity
    return quantity.step < 1 or (quantity.low or 0.0) >= _FEWEST_DIGITS or quantity.signed

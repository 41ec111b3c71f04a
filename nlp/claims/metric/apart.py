"""Figures that are no level of what is named beside them: what is added to a rate, how far two rates are apart."""

from __future__ import annotations

from nlp.claims.scene import Figure, Scene

OUTLOOKS = frozenset({"inflation", "core_inflation", "gdp_growth", "unemployment_rate"})
"""What those who follow an economy foresee."""

_PLUS = frozenset({"plus", "más", "+"})
_STEPS = frozenset({"bp", "pp", "%"})
_EITHER_WAY = ("±", "+/-")
_REACH = 5
_MORE = frozenset({"más", "menos"})
_THAN = frozenset({"que"})


def apart(scene: Scene, figure: Figure, name: str) -> bool:
    """Return whether a figure is told of a metric and does not measure it."""
    if _is_tolerance(scene, figure):
        return True
    if name == "interest_rate":
        return _is_added(scene, figure)
    if name in OUTLOOKS:
        return figure.quantity.unit == "%" and _is_between(scene, figure)
    if name == "policy_rate":
        return _is_of_bond(scene, figure)
    return name == "policy_rate_change" and _revises(scene, figure)


def _is_tolerance(scene: Scene, figure: Figure) -> bool:
    """Return whether a figure tells how far another may be missed: "3% with a band of ±1 percentage point"."""
    signed = scene.word(figure.start - 1).endswith(_EITHER_WAY) or scene.word(figure.start).startswith(_EITHER_WAY)
    return figure.quantity.unit in _STEPS and signed


def _is_of_bond(scene: Scene, figure: Figure) -> bool:
    """Return whether a rate is what a bond pays in a sentence of no bank: "Cetes a 28 días a una tasa de 7 %"."""
    sold = any(actor.type == "bond" and actor.end <= figure.start for actor in scene.actors)
    banks = any(actor.type == "cb" for actor in scene.actors)
    return sold and not banks and not any(cue.metric == "policy_rate" and not cue.weak for cue in scene.cues)


def _is_added(scene: Scene, figure: Figure) -> bool:
    """Return whether a margin is added to a reference rate: "Euríbor más un diferencial del 1 %", "SOFR plus 2%"."""
    signed = figure.quantity.signed and (figure.quantity.low or 0.0) > 0
    for cue in scene.cues:
        if cue.metric != "interest_rate" or not 0 <= figure.start - cue.end <= _REACH:
            continue
        between = {scene.word(place) for place in range(cue.end, figure.start)}
        if (signed and not between) or not _PLUS.isdisjoint(between):
            return True
    return False


def _is_between(scene: Scene, figure: Figure) -> bool:
    """Return whether a percentage tells by how much one rate is above another: "un 0,3 % más alta que en agosto"."""
    behind = [scene.word(place) for place in range(figure.end, figure.end + 3)]
    return behind[0] in _MORE and behind[2] in _THAN


def _revises(scene: Scene, figure: Figure) -> bool:
    """Return whether points are what an outlook moved by: "lifted its inflation projection by 10 basis points"."""
    last = max(scene.start, scene.end_before(figure.start, scene.start), figure.start - _REACH)
    told = scene.marks.tokens["projections"].intersection(range(last, figure.start))
    named = (cue for cue in scene.cues if cue.metric in OUTLOOKS and cue.end <= figure.start)
    return bool(told) and any(min(told) - cue.end <= 1 for cue in named)

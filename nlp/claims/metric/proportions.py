"""Percentages that tell of a rate of an economy, and are none: a share of a basket or a rise, a move of the rate."""

from __future__ import annotations

from nlp.claims.attachment import Attachment
from nlp.claims.metric.vocabulary import OF
from nlp.claims.roles import Role
from nlp.claims.scene import Figure, Scene

_RATES = frozenset({"inflation", "core_inflation", "inflation_expectation", "unemployment_rate"})
_LEVELS = frozenset({"unemployment_rate", "deficit_to_gdp", "debt_to_gdp"})
_ECONOMY = _RATES | _LEVELS | {"gdp_growth", "economic_activity", "retail_sales_growth"}
_WHOLES = frozenset({"basket", "baskets", "cesta", "canasta"})
_ARTICLES = frozenset({"the", "that", "this", "el", "la", "esa", "ese", "este", "esta", "total"})
_CONTRACTED = frozenset({"del"})
_NOUN_LED = frozenset({"a", "the", "un", "una", "el", "la", "su", "its", "this", "esta", "este"})
_REACH = 8
_OWNS = frozenset({"'s", "’s"})


def no_rate(scene: Scene, figure: Figure, reading: Attachment) -> bool:
    """Return whether a percentage is no rate of an economy, though it speaks of one.

    "Food makes up 46% of the CPI basket"; "el 75 % del alza de la inflación"; "joblessness of -2%".
    """
    name = reading.metric.name
    if name not in _ECONOMY or figure.quantity.unit != "%":
        return False
    if name == "unemployment_rate" and (figure.quantity.signed or (figure.quantity.low or 0.0) < 0):
        return True  # "el paro bajó en 57.000 personas (-2,1 %)": fewer people, and no rate
    if name in _LEVELS and reading.role is Role.AMOUNT and not _left(scene, figure):
        return True  # "the deficit jumped 12%": more of it, and no share of output
    told = name in _RATES or not reading.rule.startswith("cue")
    return _of_whole(scene, figure) or (told and _moved_by(scene, figure))


def _of_whole(scene: Scene, figure: Figure) -> bool:
    """Return whether a percentage is so much of a basket, or of a rise that was told: "drove 75% of the rise"."""
    if scene.word(figure.end) not in OF:
        return False
    place, told = figure.end + 1, scene.word(figure.end) in _CONTRACTED
    while scene.word(place) in _ARTICLES:
        place, told = place + 1, True
    if told and place < scene.end and scene.marks.direction(place):
        return True
    return any(scene.word(at) in _WHOLES for at in range(place, place + _REACH))


def _left(scene: Scene, figure: Figure) -> bool:
    """Return whether a verb leads over "of" to the level that a rate leaves: "el déficit bajará del 3 %".

    A noun of a move has it by so much: "una bajada del 3 %".
    """
    if scene.word(figure.start - 1) not in OF or not scene.marks.direction(figure.start - 2):
        return False
    return scene.word(figure.start - 3) not in _NOUN_LED


def _moved_by(scene: Scene, figure: Figure) -> bool:
    """Return whether a figure is what a rate moved by on its way to the next: "inflation rose 0.2% to 2.4%"."""
    if not scene.marks.direction(scene.led_by(figure)):
        return False
    behind = scene.following(figure)
    if behind is None or behind.quantity.unit != "%" or scene.left_by(behind) is not figure:
        return False
    return 2 * abs(figure.quantity.low or 0.0) < abs(behind.quantity.low or 0.0)

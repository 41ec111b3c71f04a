"""Figures told once more: in another money, or as a surprise."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.claims.attachment import Attachment, Offer
from nlp.claims.metric.plausible import magnitude
from nlp.claims.metric.vocabulary import metrics, unit_class
from nlp.claims.scene import Figure, Scene

_SURPRISE_COST = 0.5
_RESTATED_COST = 0.8
_CONVERTED_COST = 0.4
_RESTATED_REACH = 7
_BEYOND_REACH = 4
_BETWEEN_REACH = 8
_EXPECTED_REACH = 8
_OR = frozenset({"or", "o"})
_LARGEST_SURPRISE = 0.5
_MILLION = 1e6
_PRICES = frozenset({"price", "fx_rate"})


def surprised(scene: Scene, figure: Figure, before: Attachment) -> Iterator[Offer]:
    """Offer the surprise by which a figure missed the one before it: "topping estimates of $0.77 by $0.04"."""
    metric = metrics()["surprise"]
    led = any(figure.start - 1 in scene.marks.last[mark] for mark in ("by", "by_move", "link"))
    last = scene.preceding(figure)
    if figure.quantity.unit == "%" and scene.marks.direction(figure.start - 2):
        return  # "4.738 millones, frente a los 4.333 de 2018, lo que supone un incremento del 9,4 %"
    alike = last is not None and last.quantity.unit == figure.quantity.unit
    small = last is not None and alike and magnitude(figure) <= _LARGEST_SURPRISE * magnitude(last)
    if led and small and before.rule.startswith("compared") and unit_class(figure.quantity.unit) in metric.units:
        yield metric, _SURPRISE_COST, "surprise", before.cue


def restated(scene: Scene, figure: Figure, before: Attachment) -> Iterator[Offer]:
    """Offer what restates a figure: a dividend as a yield, a sum in another currency.

    "An annual rate of $3.88 a share, or 5.6%"; "un ebitda de 1,2 billones de pesos (283 millones de euros)".
    """
    if _in_other_money(scene, figure):
        yield before.metric, _CONVERTED_COST, "restated", before.cue
    last = scene.end_before(figure.start, figure.start)
    words = [place for place in range(last, figure.start) if scene.doc[place].is_alpha]
    told = before.metric.name == "dividend" and figure.quantity.unit == "%" and figure.start - last <= _RESTATED_REACH
    if told and any(scene.word(place) in _OR for place in words):
        yield metrics()["dividend_yield"], _RESTATED_COST, "restated", None


def _in_other_money(scene: Scene, figure: Figure) -> bool:
    """Return whether a sum in brackets is the one right before it in another currency."""
    if scene.word(figure.start - 1) != "(" or unit_class(figure.quantity.unit) != "money":
        return False
    other = next((other for other in scene.figures if other.end == figure.start - 1), None)
    return other is not None and other.quantity.unit != figure.quantity.unit and is_sum(other) and is_sum(figure)


def is_sum(figure: Figure) -> bool:
    """Return whether a figure is an amount of money that no share costs."""
    return unit_class(figure.quantity.unit) == "money" and magnitude(figure) >= _MILLION


def difference(scene: Scene, figure: Figure, before: Attachment) -> Offer | None:
    """Return what an amount is by which the one before it differs from the one behind it, null if it is none.

    "It earned 82 cents a share, 11 cents above the 71 cents that analysts expected" is a surprise; "… 7 cents more than
    the 75 cents of a year before" is no figure of the vocabulary, but that of a price is a move of it: "$27
    less than Friday's $3,900".
    """
    last = scene.preceding(figure)
    behind = scene.following(figure)
    if last is None or behind is None or not _lies_between(scene, figure, behind):
        return None
    if not _is_share_of(figure, last) or not _is_share_of(figure, behind):
        return None
    stop = min((other.start for other in scene.figures if other.start >= behind.end), default=scene.end)
    around = range(figure.end, min(stop, behind.end + _EXPECTED_REACH))
    expected = any(scene.marks.has("awaited", place) for place in around)
    moved = "price_change" if before.metric.name in _PRICES else "other"
    return metrics()["surprise" if expected else moved], _SURPRISE_COST, "surprise", before.cue


def _lies_between(scene: Scene, figure: Figure, behind: Figure) -> bool:
    """Return whether words of more or less lead from an amount to the one that it is set against."""
    within = range(figure.end, min(behind.start, figure.end + _BEYOND_REACH))
    return behind.start - figure.end <= _BETWEEN_REACH and any(scene.marks.has("beyond", place) for place in within)


def _is_share_of(figure: Figure, whole: Figure) -> bool:
    """Return whether an amount may be what sets another of its kind apart from a third."""
    alike = unit_class(figure.quantity.unit) == "money" and _currency(figure) == _currency(whole)
    return alike and magnitude(figure) <= _LARGEST_SURPRISE * magnitude(whole)


def _currency(figure: Figure) -> str:
    """Return the currency of an amount: "$4,100 an ounce" is in dollars."""
    return (figure.quantity.unit or "").partition("/")[0].upper()

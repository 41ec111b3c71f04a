"""The interval that a claim states: the quantity's, with the sign and the unit that its metric asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from nlp.claims.attachment import Attachment
from nlp.claims.metric.vocabulary import MULTIPLES
from nlp.claims.roles import Role
from nlp.claims.scene import Figure, Scene
from nlp.reading import Interval, Quantity
from nlp.tables import pesos, shared_table

_POINTS = frozenset({"index_level", "index_change", "pmi", "country_risk"})


_SHORT_POINTS = {"spread": "bp", "policy_rate_change": "bp", "relative_return": "pp"}
"""What "puntos" are short for: "la prima cayó a 54 puntos", "un recorte de 25 puntos", "gana en 1,7 puntos al Dow"."""
_DOLLAR = "USD"
_LEVELS = frozenset({"price", "price_target", "support_level", "resistance_level"})
_PESO = "peso"
_TECHNICAL = frozenset({"support_level", "resistance_level"})
_UP_TO = frozenset({"hasta"})
_INDEX_LEVELS = _TECHNICAL | {"index_level", "price_target"}
_LEVEL = r"\d{1,3}[.,]\d{3}(?:\s?[^\W\d]\w*)?"
_THOUSANDS = re.compile(rf"{_LEVEL}(?:\D{{1,8}}{_LEVEL})?")
_SMALL_INDICES = frozenset({"index:DXY", "index:VIX"})
"""Those that stand at a hundred points or fewer, and are quoted with three or four decimals."""

_THOUSAND = 1000.0
_BARE_DOLLAR = re.compile(r"[-+−(]?\s?\$")


@dataclass(frozen=True, slots=True)
class Value:
    """A stated interval in its unit, with its step and other readings."""

    low: float | None
    high: float | None
    unit: str | None
    step: float
    readings: tuple[Interval, ...] = ()

    @classmethod
    def plain(cls, quantity: Quantity) -> Value:
        """Return a quantity's value as it is written."""
        return cls(quantity.low, quantity.high, quantity.unit, quantity.step, quantity.readings)

    def closed(self) -> Value:
        """Return the value as a point, where only one side is stated."""
        low = self.high if self.low is None else self.low
        return replace(self, low=low, high=low if self.high is None else self.high)

    def negative(self) -> Value:
        """Return the value with its sign turned: "fell more than 12%" is everything below -12."""
        turned = tuple(Interval(_minus(reading.high), _minus(reading.low)) for reading in self.readings)
        return Value(_minus(self.high), _minus(self.low), self.unit, self.step, turned)


def value_of(quantity: Quantity, reading: Attachment, direction: int, *, lost: bool, fallen: bool = False) -> Value:
    """Return the value that a figure has as a claim of its metric.

    A fall is negative where the metric is a change and the figure is the amount of the move ("growth fell to 2%" is not
    a fall of the figure, but "the shares cut their loss to 2%" is one); losses, outflows and premiums are negative by
    their cue. An explicit sign is left alone.
    """
    value = Value(quantity.low, quantity.high, _unit(quantity, reading), quantity.step, quantity.readings)
    value = _in_thousands(value) if _is_whole_level(quantity, reading) else value
    if quantity.signed or (quantity.low is not None and quantity.low < 0):
        return value
    moved = reading.role is not Role.LEVEL or reading.metric.name.endswith("_change")
    grown = reading.metric.name.endswith("_growth")
    if reading.role is Role.LEVEL and (reading.metric.name == "return" or (fallen and grown)):
        moved, direction = fallen, -1  # "una caída en sus ventas netas de 3 %"
    hoped = reading.cue is not None and reading.cue.forecast and not reading.cue.negative
    # "Down from a year ago, when strategists saw 14% upside": what is hoped for is a rise.
    falls = reading.metric.change and direction < 0 and moved and not (hoped and reading.metric.name == "return")
    if falls or (reading.metric.loss and lost) or (reading.cue is not None and reading.cue.negative):
        return value.negative()
    return value


def _is_whole_level(quantity: Quantity, reading: Attachment) -> bool:
    """Return whether a mark before three digits parts thousands though the text uses it before decimals elsewhere.

    "Fija un objetivo de 6,700 para el S&P": no index stands at six points and a fraction, but for those of the dollar
    and of fear, "leaving the dollar index at 103.362".
    """
    of_index = (reading.subject or "").startswith("index:") and reading.metric.name in _INDEX_LEVELS
    of_index = of_index and reading.subject not in _SMALL_INDICES
    return of_index and _THOUSANDS.fullmatch(quantity.text) is not None and 0 < (quantity.high or 0.0) < _THOUSAND


def _in_thousands(value: Value) -> Value:
    low, high = (None if each is None else round(each * _THOUSAND) * 1.0 for each in (value.low, value.high))
    return replace(value, low=low, high=high, step=1.0, readings=())


def _unit(quantity: Quantity, reading: Attachment) -> str | None:
    kind = (reading.subject or "").partition(":")[0]
    if quantity.unit == _DOLLAR and _money(kind) in pesos() and _BARE_DOLLAR.match(quantity.text):
        return None  # "Banco de Bogotá ganó $305.000 millones": pesos or dollars, which the text does not say
    if quantity.unit == _DOLLAR and kind == "fx" and _BARE_DOLLAR.match(quantity.text):
        return (reading.subject or "")[-3:]  # "el dólar blue cerró en $1.390"
    if (per := _priced_per(reading)) is not None and quantity.unit in (None, _DOLLAR):
        return per
    if quantity.unit == "bp" and reading.metric.name == "index_level":
        return "pts"  # "el Merval cerró en 2.311.791 puntos básicos"
    if quantity.unit == "pts" and reading.metric.name in _SHORT_POINTS:
        return _SHORT_POINTS[reading.metric.name]
    if quantity.unit is None and _PESO in quantity.text.lower() and _money(kind) not in pesos() and kind != "fx":
        return None  # "Santander: 20,40 pesos": no euros
    return _bare_unit(reading) if quantity.unit is None else quantity.unit


def _bare_unit(reading: Attachment) -> str | None:
    """Return the unit that a bare number has as a claim of its metric and subject."""
    kind, _, code = (reading.subject or "").partition(":")
    if reading.metric.name in MULTIPLES:
        return "x"
    if reading.metric.units[0] == "%" and "bare" not in reading.metric.units:
        return "%"  # "el Dax lleva un 20,1 % y el Cac, 7,4"
    if reading.metric.name in _POINTS or kind == "index":
        return "pts"
    if reading.metric.name in ("payrolls", "jobless_claims"):
        return "count"
    if kind == "fx":
        return code[-3:]
    return _money(kind) if "money" in reading.metric.units else None


def _priced_per(reading: Attachment) -> str | None:
    """Return the unit of a commodity's price where the market has one: "Brent was last at $67.33"."""
    kind, _, code = (reading.subject or "").partition(":")
    units: dict[str, str] = shared_table("economies")["priced_per"]
    return units.get(code) if kind == "commodity" and reading.metric.name in _LEVELS else None


def _money(kind: str) -> str | None:
    """Return the currency of a price that is written without one: that of the market where the security is listed."""
    currencies: dict[str, str] = shared_table("economies")["market_currencies"]
    return currencies.get(kind)


def _minus(value: float | None) -> float | None:
    return None if value is None else 0.0 - value


def is_point(scene: Scene, figure: Figure, reading: Attachment, value: Value) -> bool:
    """Return whether a bound is where a level lies, and no bound of it.

    "Aims to break above 6,020 resistance"; "eleva su precio objetivo hasta 7,80 euros".
    """
    if reading.cue is not None and reading.cue.start == figure.end and reading.metric.name in _TECHNICAL:
        return True
    led = {scene.word(figure.start - 1), scene.word(figure.start - 2)}
    return reading.metric.aimed and value.low is None and not _UP_TO.isdisjoint(led)

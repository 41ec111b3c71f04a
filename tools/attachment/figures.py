"""Figures as market commentary writes them, at random."""

from __future__ import annotations

import random
from dataclasses import dataclass

# The sizes of each metric's figures, in the unit of its slot.
_SIZES = {
    "bond_yield": (0.5, 7.0),
    "policy_rate": (0.5, 12.0),
    "terminal_rate": (2.0, 5.0),
    "inflation": (0.5, 9.0),
    "core_inflation": (0.5, 6.0),
    "inflation_target": (2.0, 4.0),
    "unemployment_rate": (2.5, 14.0),
    "debt_to_gdp": (30.0, 140.0),
    "margin": (3.0, 60.0),
    "gdp_growth": (0.1, 6.0),
    "dividend_yield": (0.8, 9.0),
    "pmi": (38.0, 62.0),
    "fx_rate": (0.7, 1100.0),
    "price": (8.0, 900.0),
    "price_target": (20.0, 700.0),
    "index_level": (1200.0, 48000.0),
    "index_change": (3.0, 700.0),
    "country_risk": (80.0, 1900.0),
    "payrolls": (12000.0, 350000.0),
    "jobless_claims": (190000.0, 300000.0),
    "pe_forward": (8.0, 45.0),
    "leverage": (0.5, 5.0),
}
_UNITS = {
    "%": (0.1, 45.0),
    "bp": (2.0, 120.0),
    "pp": (0.3, 12.0),
    "x": (1.2, 35.0),
    "pts": (100.0, 9000.0),
    "$B": (1.1, 90.0),
    "$M": (12.0, 950.0),
    "$": (8.0, 900.0),
    "$c": (0.05, 9.0),
    "n": (3.0, 90000.0),
    "y": (20.0, 90.0),
}
_ROUND = frozenset({"policy_rate", "policy_rate_change", "inflation_target"})


@dataclass(frozen=True, slots=True)
class Style:
    """How one text writes its numbers."""

    lang: str
    decimal: str
    group: str
    percent: str
    money: str

    @classmethod
    def drawn(cls, lang: str, draw: random.Random) -> Style:
        """Draw the habits of a text."""
        comma = _COMMA[lang] > draw.random()
        return cls(
            lang,
            "," if comma else ".",
            "." if comma else ",",
            draw.choice(_PERCENT[lang]),
            draw.choice(_MONEY[lang]),
        )

    def number(self, value: float, digits: int) -> str:
        """Write a number with some digits behind the mark."""
        plain = f"{value:,.{digits}f}"
        return plain.translate({ord(","): self.group, ord("."): self.decimal})


_COMMA = {"en": 0.0, "es": 0.65}
_PERCENT = {"en": ("%", "%", "%", " percent", " per cent"), "es": ("%", "%", " %", " por ciento")}
_MONEY = {
    "en": ("$#", "$#", "€#", "£#", "US$#"),
    "es": ("# euros", "$#", "US$#", "# dólares", "# euros", "# pesos"),
}
_SCALES = {"en": {"$B": " billion", "$M": " million"}, "es": {"$B": " mil millones", "$M": " millones"}}
_BP: dict[str, tuple[str, ...]] = {
    "en": (" basis points", " bps", " basis points"),
    "es": (" puntos básicos", " puntos base", " pb"),
}
_PP: dict[str, tuple[str, ...]] = {"en": (" percentage points",), "es": (" puntos porcentuales",)}
_TIMES: dict[str, tuple[str, ...]] = {"en": ("x", " times"), "es": (" veces", "x")}


def written(unit: str, metric: str, style: Style, draw: random.Random) -> str:
    """Return a figure of a slot's unit, of a size that its metric has."""
    low, high = _UNITS[unit] if unit in ("bp", "pp", "$B", "$M", "$c", "n") else _SIZES.get(metric, _UNITS[unit])
    if unit == "n":
        low, high = _SIZES.get(metric, (low, high))
    value = low * (high / low) ** draw.random()
    if metric in _ROUND:
        value = max(0.25, round(value * 4) / 4) if unit == "%" else draw.choice((25, 25, 50, 75, 100))
    return _with_unit(unit, value, style, draw)


def _with_unit(unit: str, value: float, style: Style, draw: random.Random) -> str:
    if unit in _WORDED:
        words = _WORDED[unit][style.lang]
        digits = 0 if unit == "bp" else draw.choice((0, 1))
        return style.number(max(value, 2.0), digits) + draw.choice(words)
    if unit == "%":
        digits = draw.choice((1, 1, 2, 0)) if value >= 1 else draw.choice((1, 2))
        return style.number(value, digits) + style.percent
    if unit.startswith("$"):
        return _money(unit, value, style, draw)
    digits = 0 if unit == "n" else draw.choice((1, 2)) if value < 10000 else draw.choice((0, 1, 2))
    return style.number(value, digits)


_WORDED: dict[str, dict[str, tuple[str, ...]]] = {"bp": _BP, "pp": _PP, "x": _TIMES}


def _money(unit: str, value: float, style: Style, draw: random.Random) -> str:
    scale = _SCALES[style.lang].get(unit, "")
    if unit == "$B" and style.lang == "es":
        return style.money.replace("#", style.number(value * 1000, 0) + " millones" + " de" * _named(style))
    digits = draw.choice((0, 1)) if scale else 2
    return style.money.replace("#", style.number(value, digits) + scale + " de" * (bool(scale) and _named(style)))


def _named(style: Style) -> bool:
    """Say whether the currency's name follows: "300 millones de euros"."""
    return style.lang == "es" and style.money.startswith("#")

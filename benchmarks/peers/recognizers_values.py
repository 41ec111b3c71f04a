"""Recognizers-Text as ``benchmarks/extract.py`` runs it: the models for numbers, per cent and currency, made once.

They are the fewest that give a value with its unit. Its models for dates, which would tell the numbers of dates from
figures, are left out: they are several times slower than these three together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Any

from benchmarks.peers.measuring import Value, serve

_CULTURES = MappingProxyType({"en": "en-us", "es": "es-es"})
_BARE = MappingProxyType({"Dollar": "USD", "Pound": "GBP", "Dólar": "USD", "Libra": "GBP"})
"""The currencies that it names without a code."""
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:E[+-]?\d+)?")


@cache
def _models(lang: str) -> tuple[Any, ...]:
    culture = _CULTURES[lang]
    numbers = import_module("recognizers_number").NumberRecognizer(culture)
    measures = import_module("recognizers_number_with_unit").NumberWithUnitRecognizer(culture)
    return (measures.get_currency_model(), numbers.get_percentage_model(), numbers.get_number_model())


def extract(text: str, lang: str) -> Iterator[Value]:
    """Yield what its models find; a number inside an amount or a percentage is part of it."""
    taken: list[tuple[int, int]] = []
    for model in _models(lang):
        for found in model.parse(text):
            start, end = found.start, found.end + 1
            value = _value(found, start, end)
            if value is not None and not any(start < last and first < end for first, last in taken):
                taken.append((start, end))
                yield value


def _value(found: Any, start: int, end: int) -> Value | None:
    written = (found.resolution or {}).get("value") or ""
    number = _NUMBER.fullmatch(written.removesuffix("%"))
    if number is None:
        return None
    code = found.resolution.get("isoCurrency") or _BARE.get(found.resolution.get("unit", ""))
    return Value(start, end, float(number[0]), float(number[0]), "%" if written.endswith("%") else code)


if __name__ == "__main__":
    serve(extract)

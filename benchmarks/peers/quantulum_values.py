"""Quantulum3 as ``benchmarks/extract.py`` runs it; it knows no Spanish and reads it as English."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from importlib import import_module
from types import MappingProxyType
from typing import Any

from benchmarks.peers.measuring import Value, serve

_UNITS = MappingProxyType(
    {
        "percentage": "%",
        "dollar": "USD",
        "united states dollar": "USD",
        "euro": "EUR",
        "pound sterling": "GBP",
        "yen": "JPY",
        "japanese yen": "JPY",
        "swiss franc": "CHF",
        "mexican peso": "MXN",
        "basis point": "bp",
    }
)
"""Its names of units by the claim contract's identifiers; of others only the interval is compared."""

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it says at import that its classifier is not installed
    parser: Any = import_module("quantulum3.parser")


def extract(text: str, lang: str) -> Iterator[Value]:  # noqa: ARG001 - it has one language
    """Yield what it finds; an uncertainty is half the width of a range."""
    for found in parser.parse(text):
        half = found.uncertainty or 0.0
        start, end = found.span
        yield Value(start, end, found.value - half, found.value + half, _UNITS.get(found.unit.name))


if __name__ == "__main__":
    serve(extract)

"""Cotejo as ``benchmarks/extract.py`` runs it: the whole reading, of which only the values are kept.

Sentences, names, numbers, metrics, subjects, times and stance are all read and timed.
"""

from __future__ import annotations

from collections.abc import Iterator

import cotejo
from benchmarks.peers.measuring import Value, serve


def extract(text: str, lang: str) -> Iterator[Value]:
    """Yield every quantity of a text, whether or not it makes a claim."""
    for found in cotejo.extract(text, lang=lang).quantities:
        yield Value(found.start, found.end, found.low, found.high, found.unit)


if __name__ == "__main__":
    serve(extract)

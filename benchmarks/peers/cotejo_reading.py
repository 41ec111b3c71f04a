"""Cotejo as ``benchmarks/extract.py`` runs it: the whole reading, of which only the values are kept.

Sentences, names, numbers, metrics, subjects, times and stance are all read and timed.
"""

from __future__ import annotations

from collections.abc import Iterator

import cotejo
from benchmarks.peers.cotejo_values import values
from benchmarks.peers.measuring import Value, serve


def extract(text: str, lang: str) -> Iterator[Value]:
    """Yield every quantity of a text, whether or not it makes a claim."""
    yield from values(cotejo.extract(text, lang=lang).quantities)


if __name__ == "__main__":
    serve(extract)

"""Cotejo's numbers alone, as ``benchmarks/extract.py`` runs them: the task that the other extractors have.

Sentences, names and numbers are read; what the numbers are about is not.
"""

from __future__ import annotations

from collections.abc import Iterator

import cotejo
from benchmarks.peers.measuring import Value, serve


def extract(text: str, lang: str) -> Iterator[Value]:
    """Yield every quantity of a text, whether or not it makes a claim."""
    for found in cotejo.quantities(text, lang=lang):
        yield Value(found.start, found.end, found.low, found.high, found.unit)


if __name__ == "__main__":
    serve(extract)

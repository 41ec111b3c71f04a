"""Cotejo's numbers alone, as ``benchmarks/extract.py`` runs them: the task that the other extractors have.

Sentences, names and numbers are read; what the numbers are about is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import cotejo
from benchmarks.peers.measuring import Value, serve
from nlp.reading import Quantity


def extract(text: str, lang: str) -> Iterator[Value]:
    """Yield every quantity of a text, whether or not it makes a claim."""
    yield from values(cotejo.quantities(text, lang=lang))


def values(quantities: Iterable[Quantity]) -> Iterator[Value]:
    """Yield quantities as all extractors give them."""
    for found in quantities:
        yield Value(found.start, found.end, found.low, found.high, found.unit)


if __name__ == "__main__":
    serve(extract)

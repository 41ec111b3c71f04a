"""The one way in which every extractor is run and timed: texts in, values out, start-up and warm-up not counted.

Uses the standard library alone, since it runs in the extractors' own environments.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass

_WARM_UP = {
    "en": "The S&P 500 rose 1.2% to 6,912.30 on January 9, 2026, and oil fell to $61.40 a barrel.",
    "es": "El Ibex 35 subió un 1,2 % el 9 de enero de 2026, y el crudo cayó a 61,40 dólares por barril.",
}


@dataclass(frozen=True, slots=True)
class Value:
    """A value that an extractor found: its characters in the text, its interval, and its unit by the claim contract."""

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str | None


Extractor = Callable[[str, str], Iterable[Value]]
"""Returns the values of a text in a language."""


def serve(extract: Extractor) -> None:
    """Read ``{"lang", "text"}`` a line, print for each the values, and the processor's seconds that they took."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    texts = [json.loads(line) for line in sys.stdin]
    for lang, text in _WARM_UP.items():
        list(extract(text, lang))
    for row in texts:
        started = time.process_time()
        values = list(extract(row["text"], row["lang"]))
        seconds = time.process_time() - started
        print(json.dumps({"seconds": seconds, "values": [asdict(value) for value in values]}))

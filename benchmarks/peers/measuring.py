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
    """Read ``{"lang", "text", "warm_up"}`` a line, print the values of each, and its processor's seconds.

    A text to warm up with is read like the others, before them, and nothing is printed for it: what an extractor loads
    or compiles when a text first needs it is not counted.
    """
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    rows = [json.loads(line) for line in sys.stdin]
    for row in sorted(rows, key=lambda row: not row["warm_up"]):
        started = time.process_time()
        values = list(extract(row["text"], row["lang"]))
        seconds = time.process_time() - started
        if row["warm_up"]:
            continue
        print(json.dumps({"seconds": seconds, "values": [asdict(value) for value in values]}))

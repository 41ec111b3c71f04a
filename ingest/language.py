"""The language of a whole text, English or Spanish."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from ingest.rules import LANGUAGES

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_SAMPLE = 200
"""Characters that are looked at, at the start and again in the middle."""


def detect(text: str, *, default: str | None = None) -> str | None:
    """Return the likelier of the languages that there are tables for; the default for a text without words."""
    middle = max(len(text) // 2, _SAMPLE)
    sample = text[:_SAMPLE] + " " + text[middle : middle + _SAMPLE]
    if not _LETTERS.search(sample):
        return default
    from langdetect.lang_detect_exception import LangDetectException

    detector = _factory().create()
    detector.set_prior_map(dict.fromkeys(LANGUAGES, 1 / len(LANGUAGES)))
    detector.append(sample)
    try:
        found = str(detector.detect())
    except LangDetectException:
        # No letter of the sample is one that the detector counts.
        return default
    return found if found in LANGUAGES else default


@cache
def _factory() -> Any:
    """Return langdetect's profiles, seeded: unseeded it answers differently from call to call."""
    from langdetect import detector_factory

    detector_factory.DetectorFactory.seed = 0
    detector_factory.init_factory()
    return detector_factory._factory

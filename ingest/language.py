"""The language of a whole text, English or Spanish."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from ingest.rules import LANGUAGES, table

_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 5
"""So many function words settle the language when most are of one: names and quotations are few beside them."""
_MOST = 0.65


def detect(text: str, *, default: str | None = None) -> str | None:
    """Return the likelier of the languages that there are tables for; the default for a text without words.

    Prose is told by its function words. langdetect decides for what has too few of them, such as a headline.
    """
    words = [word.lower() for word in _WORD.findall(text)]
    counts = {lang: sum(1 for word in words if word in _function_words(lang)) for lang in LANGUAGES}
    lang = max(counts, key=lambda lang: counts[lang])
    total = sum(counts.values())
    if total >= _LEAST and counts[lang] >= _MOST * total:
        return lang
    return _langdetect(text) or default if words else default


def _langdetect(text: str) -> str | None:
    from langdetect.lang_detect_exception import LangDetectException

    detector = _factory().create()
    detector.set_prior_map(dict.fromkeys(LANGUAGES, 1 / len(LANGUAGES)))
    detector.append(text)
    try:
        found = str(detector.detect())
    except LangDetectException:
        # No letter of the text is one that the detector counts.
        return None
    return found if found in LANGUAGES else None


@cache
def _function_words(lang: str) -> frozenset[str]:
    return frozenset(table(lang, "language")["words"])


@cache
def _factory() -> Any:
    """Return langdetect's profiles, seeded: unseeded it answers differently from call to call."""
    from langdetect import detector_factory

    detector_factory.DetectorFactory.seed = 0
    detector_factory.init_factory()
    return detector_factory._factory

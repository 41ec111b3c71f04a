"""Texts in neither of the languages that are read: what a user has to be told, for their figures are missed."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from nlp.tables import LANGUAGES, language_table

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 4000
"""Characters that tell a text's language as well as all of it does."""

_FEWEST = 10
"""Small words (no names, no capitals) from which on a text can be called foreign; tables of quotes have fewer."""

_PLAIN = 0.3
"""Share of function words from which on a text is plainly English or Spanish; those of others have some of them too."""

_SURE = 0.95


def is_foreign(text: str) -> bool:
    """Return whether a text is plainly in neither English nor Spanish: "Der DAX stieg am Dienstag um 0,8 Prozent"."""
    words = [word for word in _WORD.findall(text[:_ENOUGH]) if word.islower()]
    if len(words) < _FEWEST or max(_share(words, lang) for lang in LANGUAGES) >= _PLAIN:
        return False
    from langdetect.lang_detect_exception import LangDetectException

    detector = _detectors().create()
    detector.append(" ".join(words))
    try:
        best = detector.get_probabilities()[0]
    except (LangDetectException, IndexError):
        return False  # letters that belong to no language known show nothing
    return best.lang not in LANGUAGES and best.prob >= _SURE


def _share(words: list[str], lang: str) -> float:
    own = _function_words(lang)
    return sum(word in own for word in words) / len(words)


@cache
def _function_words(lang: str) -> frozenset[str]:
    return frozenset(language_table(lang, "language")["words"])


@cache
def _detectors() -> Any:
    """Return a langdetect factory (untyped) that knows all its languages and always draws alike."""
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    factory = DetectorFactory()
    factory.seed = 0
    factory.load_profile(PROFILES_DIRECTORY)
    return factory

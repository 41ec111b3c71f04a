"""The language of a text: English or Spanish."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from nlp.tables import LANGUAGES, language_table

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"[^\W\d_]+")
_TAGS_AND_ADDRESSES = re.compile(r"<[^<>]{1,200}>|https?://\S+|www\.\S+")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\r?\n|\r[^\S\r]*\r")
_OPENING_MARKS = re.compile(r"[¿¡]")
# More of a text tells nothing new about its language.
_ENOUGH = 2000
# Function words by which one language must lead for the answer to be plain.
_LEAD = 2
# langdetect is asked of texts with this many words that are no names; it guesses at shorter ones.
_FEWEST_WORDS = 3
_SURE = 0.8


def detect(text: str, *, default: str) -> str:
    """Return the language of ``text``, ``en`` or ``es``; ``default`` where the text does not show it.

    Function words settle nearly every sentence. The others go to langdetect, with a fixed seed, an even prior and the
    two languages alone, so that the same text always has the same answer.
    """
    return _evident(text) or default


def languages(text: str, sentences: Sequence[tuple[int, int]], *, default: str) -> tuple[str, ...]:
    """Return the language of each of the ``sentences`` (spans of ``text``, in order).

    A sentence that does not show its language ("Apple Inc. +3.5%") takes that of its paragraph, then that of the
    sentences on both sides where they agree, then ``default``.
    """
    shown = [_evident(text[start:end]) for start, end in sentences]
    paragraphs = _paragraphs(text, sentences)
    return tuple(
        lang or _of_paragraph(shown, paragraphs, index) or _of_neighbours(shown, index) or default
        for index, lang in enumerate(shown)
    )


def _paragraphs(text: str, sentences: Sequence[tuple[int, int]]) -> list[int]:
    numbers, number, at = [], 0, 0
    for start, end in sentences:
        number += _PARAGRAPH.search(text, at, start) is not None
        numbers.append(number)
        at = end
    return numbers


def _of_paragraph(shown: list[str | None], paragraphs: list[int], index: int) -> str | None:
    """Return the language that the nearest telling sentence of the same paragraph has."""
    same = [other for other, number in enumerate(paragraphs) if number == paragraphs[index] and shown[other]]
    nearest = min(same, key=lambda other: (abs(other - index), other), default=None)
    return None if nearest is None else shown[nearest]


def _of_neighbours(shown: list[str | None], index: int) -> str | None:
    before = next((lang for lang in reversed(shown[:index]) if lang), None)
    after = next((lang for lang in shown[index + 1 :] if lang), None)
    return before or after if before in {after, None} or after is None else None


def _evident(text: str) -> str | None:
    """Return the language that ``text`` shows, null where it holds too little."""
    sample = _names().sub(" ", _TAGS_AND_ADDRESSES.sub(" ", text[:_ENOUGH]))
    words = _WORD.findall(sample)
    if not words:
        return None
    counts = _counts(sample, words)
    first, second = sorted(LANGUAGES, key=lambda lang: (-counts[lang], lang))
    if counts[first] >= _LEAD + 3 * counts[second]:
        return first
    if not counts[second] and any(word in _evidence()[first][0] for word in words):
        return first  # "WTI crude slid 4% to $68.72 a barrel": the profiles take it for Spanish
    plain = [word for word in words if len(word) > 1 and not word[0].isupper()]
    if len(plain) >= _FEWEST_WORDS or sum(counts.values()) >= _LEAD:
        return _by_profile(" ".join(words)) or (first if counts[first] > counts[second] else None)
    return first if counts[first] > counts[second] else None


def _counts(sample: str, words: list[str]) -> dict[str, int]:
    """Count the words and letters that belong to each language alone."""
    accented = "".join(word for word in words if word[0].islower()) + "".join(_OPENING_MARKS.findall(sample))
    return {
        lang: sum(word.casefold() in own for word in words) + sum(map(accented.count, letters))
        for lang, (own, letters) in _evidence().items()
    }


@cache
def _names() -> re.Pattern[str]:
    """Return a pattern for what joins the words of a name: "Banco de México" is no Spanish in an English sentence."""
    particles = "|".join(sorted({each for lang in LANGUAGES for each in language_table(lang, "language")["particles"]}))
    return re.compile(rf"\b[A-ZÁÉÍÓÚÑ]\w+(?:\s+(?:{particles}))+\s+(?=[A-ZÁÉÍÓÚÑ])")


@cache
def _evidence() -> dict[str, tuple[frozenset[str], str]]:
    tables = {lang: language_table(lang, "language") for lang in LANGUAGES}
    shared = frozenset.intersection(*(frozenset(each["words"]) for each in tables.values()))
    return {lang: (frozenset(each["words"]) - shared, each["letters"]) for lang, each in tables.items()}


def _by_profile(text: str) -> str | None:
    """Return the language of langdetect's n-gram profiles, null where they are not sure."""
    from langdetect.lang_detect_exception import LangDetectException

    detector = _profiles().create()
    detector.set_prior_map(dict.fromkeys(LANGUAGES, 1 / len(LANGUAGES)))
    detector.append(text)
    try:
        best = detector.get_probabilities()[0]
    except (LangDetectException, IndexError):
        # langdetect raises for a text without a known letter sequence ("Zzyzx 5%"): such a text shows nothing.
        return None
    return str(best.lang) if best.prob >= _SURE else None


@cache
def _profiles() -> Any:
    """Return a langdetect factory (untyped) that knows the languages of this project and always draws alike."""
    from langdetect.detector_factory import DetectorFactory

    factory = DetectorFactory()
    factory.seed = 0
    folder = files("langdetect").joinpath("profiles")
    factory.load_json_profile([folder.joinpath(lang).read_text(encoding="utf-8") for lang in LANGUAGES])
    return factory

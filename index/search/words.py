"""The words of a text as they are looked up: without accents and endings, and as numbers."""

from __future__ import annotations

import re
import tomllib
import zlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ingest.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from Stemmer import Stemmer

GAP = 0
"""Stands between the sentences of a passage in its sequence of terms; no term is this number."""

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_DIGIT = re.compile(r"\d")
_END = "\0"

BEGIN = _END
"""Stands before the words of each text where those of several are in one row; no word is this one."""

_WORD_OR_BEGIN = re.compile(rf"{_WORD.pattern}|{BEGIN}")


def words(text: str) -> list[str]:
    """Return the words of a text without accents and case: ``['subio', '3.5']`` of "Subió 3,5".

    A figure is the same in both conventions, so that "3,5 %" is found by "3.5%".
    """
    return [word.replace(",", ".") for word in _WORD.findall(fold(text))]


def words_of(texts: Sequence[str]) -> list[list[str]]:
    """Return the words of several texts: as `words` does, and faster."""
    folded = fold(_END.join(texts)).replace(",", ".").split(_END)
    return [_WORD.findall(text) for text in folded]


def in_a_row(texts: Sequence[str]) -> list[str]:
    """Return the words of several texts one after the other, each text's behind `BEGIN`."""
    return _WORD_OR_BEGIN.findall(fold("".join(BEGIN + text for text in texts)).replace(",", "."))


def stems(text: str, lang: str) -> list[str]:
    """Return the stems of a text's words (Snowball, http://snowballstem.org).

    Accents go first, then endings: who types "inflacion" must find "inflación". Forms of irregular words, which no
    ending joins, have the stem of the word that a dictionary lists: "fell" that of "fall", "cayó" that of "caer".
    """
    usual = _irregular(lang)
    return [usual.get(own, own) for own in _stemmer(lang).stemWords(words(text))]


def stem(word: str, lang: str) -> str:
    """Return the stem of a word that has no accents and case."""
    found: str = _stemmer(lang).stemWord(word)
    return _irregular(lang).get(found, found)


def term(stem: str, lang: str) -> int:
    """Return the number of a stem in a language; a figure has the same in all ("22x", "2026")."""
    scope = "" if _DIGIT.search(stem) else lang
    # Of 32 bits; in a vocabulary of 200,000 stems about five share theirs with another.
    return zlib.crc32(f"{scope}\0{stem}".encode(errors="replace")) or 1


def terms(text: str, lang: str) -> list[int]:
    """Return the numbers of a text's words, in order."""
    return [term(stem, lang) for stem in stems(text, lang)]


def sequence(parts: Iterable[str], lang: str) -> list[int]:
    """Return the numbers of several texts' words, each text but the first after a gap."""
    found: list[int] = []
    for place, part in enumerate(parts):
        if place:
            found.append(GAP)
        found += terms(part, lang)
    return found


@cache
def joining(lang: str) -> frozenset[str]:
    """Return the stems of the words that only join those of an expression."""
    return frozenset(stem(word, lang) for word in _rules(lang)["joining"].split())


@cache
def _stemmer(lang: str) -> Stemmer:
    from Stemmer import Stemmer

    return Stemmer(_rules(lang)["stemmer"])


@cache
def _irregular(lang: str) -> Mapping[str, str]:
    """Return the stem of a word by those of its irregular forms."""
    of = _stemmer(lang).stemWord
    table = tomllib.loads(files("index").joinpath("data", "irregular.toml").read_text(encoding="utf-8"))
    pairs = ((of(form), of(word)) for word, forms in table[lang].items() for form in forms.split())
    return {form: word for form, word in pairs if form != word}


@cache
def _rules(lang: str) -> dict[str, str]:
    return tomllib.loads(files("index").joinpath("rules", f"{lang}.toml").read_text(encoding="utf-8"))

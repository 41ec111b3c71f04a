"""What a word of one language may be in the other, and which expressions of finance mean the same."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from index.search.words import stem, stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SEPARATOR = "|"
WORD = "="
"""Stands before the words of the lexicon; its stems have nothing before them."""

LANGUAGES = ("en", "es")


@dataclass(frozen=True, slots=True)
class Concept:
    """Expressions that mean one thing, by language, each as its stems."""

    expressions: Mapping[str, tuple[tuple[str, ...], ...]]

    def joined(self, other: Concept) -> Concept:
        """Return what an expression means that may mean either."""
        mine, theirs = self.expressions, other.expressions
        return Concept({lang: tuple(dict.fromkeys((*each, *theirs[lang]))) for lang, each in mine.items()})


@dataclass(frozen=True, slots=True)
class Meeting:
    """An expression of the glossary that a text holds: the places of its words, and what it means."""

    start: int
    end: int
    concept: Concept


def translations(word: str, lang: str) -> tuple[tuple[str, float], ...]:
    """Return the stems that a word of a language is in the other one, the likeliest first, with their probability.

    Most forms of a word mean the same, and are listed by their stem; those that do not are listed by themselves:
    "cobre" is copper, where "cobr" is for the most part to collect.
    """
    table = _lexicon(lang)
    packed = table.get(WORD + word) or table.get(stem(word, lang))
    if packed is None:
        return ()
    (into,) = (each for each in LANGUAGES if each != lang)
    pairs = (each.rpartition(" ") for each in packed.split(SEPARATOR))
    # Words that stand beside all others are aligned with all others: "trading" is no "de".
    left_out = frozenset() if stem(word, lang) in _function_words(lang) else _function_words(into)
    return tuple((other, int(percent) / 100) for other, _, percent in pairs if other not in left_out)


def known(word: str, lang: str) -> bool:
    """Tell whether a word is one of a language, as far as the lexicon knows."""
    return WORD + word in _lexicon(lang) or stem(word, lang) in _lexicon(lang)


def common(word: str, lang: str) -> bool:
    """Tell whether a word is one that is translated: "target" is "objetivo", where "Powell" stays what he is."""
    (into,) = (each for each in LANGUAGES if each != lang)
    likely = translations(word, lang)
    return bool(likely) and likely[0][0] != stem(word, into)


def empty(word: str, lang: str) -> bool:
    """Tell whether a word of a language, as it stands, says nothing of what a text is about: "pero", and not "PER"."""
    return word in _function_words_written(lang)


def meetings(words: Sequence[str], lang: str) -> Iterator[Meeting]:
    """Yield the expressions of the glossary among the stems of a text, the longest first; they do not overlap."""
    expressions = _expressions(lang)
    longest = max(map(len, expressions), default=0)
    at = 0
    while at < len(words):
        for length in range(min(longest, len(words) - at), 0, -1):
            concept = expressions.get(tuple(words[at : at + length]))
            if concept is not None:
                yield Meeting(at, at + length, concept)
                at += length
                break
        else:
            at += 1


@cache
def _lexicon(lang: str) -> Mapping[str, str]:
    """Return the packed translations of each entry of a language; they are unpacked when they are asked for."""
    text = files("index").joinpath("data", f"lexicon.{lang}.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t", 1) for line in text.splitlines() if not line.startswith("#"))


@cache
def _concepts() -> tuple[Concept, ...]:
    table = tomllib.loads(files("index").joinpath("data", "glossary.toml").read_text(encoding="utf-8"))
    return tuple(
        Concept({lang: tuple(tuple(stems(text, lang)) for text in entry[lang]) for lang in LANGUAGES})
        for entry in table["concept"]
    )


@cache
def _expressions(lang: str) -> Mapping[tuple[str, ...], Concept]:
    found: dict[tuple[str, ...], Concept] = {}
    for concept in _concepts():
        for expression in concept.expressions[lang]:
            found[expression] = found[expression].joined(concept) if expression in found else concept
    return found


@cache
def _function_words(lang: str) -> frozenset[str]:
    """Return the stems of the words that say nothing of what a text is about."""
    return frozenset(stem(word, lang) for word in _function_words_written(lang))


@cache
def _function_words_written(lang: str) -> frozenset[str]:
    text = files("index").joinpath("data", "function_words.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["words"][lang].split())

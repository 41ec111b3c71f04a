"""Phrase tables: cues as data with braces for alternatives, found by spaCy's ``PhraseMatcher``."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc

_PIECES = re.compile(r"[{} ]|[^{} ]+")
_BRACES = re.compile(r"\{([^{}]*)\}")
_LETTER_FIRST = re.compile(r"[^\W\d_](?![?*+{])")
_ESCAPED = re.compile(r"\\.|\[[^\]]*\]")
_INNERMOST = re.compile(r"\([^()]*\)")


def expand(pattern: str) -> Iterator[str]:
    """Yield every phrase that a pattern with ``{this|that}`` alternatives stands for; an empty one is optional.

    >>> list(expand("{net|} profit"))
    ['net profit', 'profit']
    >>> list(expand("rate {cut{s|}|rise}"))
    ['rate cuts', 'rate rise', 'rate cut']
    """
    for phrase in _written(pattern):
        if phrase := " ".join(phrase.split()):
            yield phrase


def _written(pattern: str) -> Iterable[str]:
    """Return what a pattern stands for as it is written out, blanks and all."""
    parts = _BRACES.split(pattern)
    choices = [part.split("|") if place % 2 else [part] for place, part in enumerate(parts)]
    written = map("".join, itertools.product(*choices))
    if any("{" in part for part in parts):
        # What is left of braces stood around others, which are written out now.
        return dict.fromkeys(phrase for outer in written for phrase in expand(outer))
    return written


def either(words: Iterable[str]) -> str:
    """Return a pattern that matches any of some words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def alternation(expressions: Iterable[str]) -> str:
    r"""Return regular expressions as alternatives that tell capitals apart, those that begin with one letter together.

    Of hundreds only those of its letter are then tried at a place of a text. Which one counts stays as it is listed.

    >>> alternation(["rose", "fell", "ran", r"\d+", "fled"])
    'r(?:ose|an)|fell|\\d+|fled'
    """
    parts: list[tuple[str, list[str]]] = []
    first = 0  # where those begin that may change places: not across one that may begin with any letter
    for each in expressions:
        letter = each[0] if _LETTER_FIRST.match(each) and not _is_choice(each) else ""
        same = next((rest for known, rest in parts[first:] if known == letter), None) if letter else None
        if same is not None:
            same.append(each[1:])
            continue
        parts.append((letter, [each[1:] if letter else each]))
        first = first if letter else len(parts)
    return "|".join(f"{letter}(?:{'|'.join(rest)})" if len(rest) > 1 else letter + rest[0] for letter, rest in parts)


def _is_choice(expression: str) -> bool:
    """Return whether a regular expression is itself a list of alternatives, and not only holds one in brackets."""
    rest, found = _ESCAPED.sub("", expression), 1
    while found:
        rest, found = _INNERMOST.subn("", rest)
    return "|" in rest


class Match(NamedTuple):
    """A phrase found: token interval (end exclusive) and the labels that it carries."""

    start: int
    end: int
    labels: tuple[str, ...]


class Waiting(NamedTuple):
    """A pattern that no text has needed: its label, and sets of words of each of which a text with it has one."""

    label: str
    pattern: str
    needs: tuple[frozenset[int], ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """A phrase table; matching ignores case. A pattern is compiled when a text first has the words that it needs.

    Attributes:
        nlp: whose vocabulary and tokenizer the phrases are for.
        matcher: finds the phrases that have been compiled, each by its label.
        labels: by the matcher's key, the place of a label in the table, and the label.
        waiting: by the key of a word in small letters, the patterns that need it.
    """

    nlp: Language
    matcher: PhraseMatcher
    labels: dict[int, tuple[int, str]]
    waiting: dict[int, list[Waiting]]

    @classmethod
    def from_table(cls, nlp: Language, patterns: Mapping[str, Iterable[str]]) -> Phrases:
        """Keep ``patterns`` (label to brace patterns) for the vocabulary and tokenizer of ``nlp``."""
        from spacy.matcher import PhraseMatcher

        labels = {nlp.vocab.strings.add(label): (place, label) for place, label in enumerate(patterns)}
        table = cls(nlp, PhraseMatcher(nlp.vocab, attr="LOWER"), labels, {})
        key = _first_word(nlp)
        for label, listed in patterns.items():
            for pattern in listed:
                needs = tuple(frozenset(map(key, words)) for words in _needed(pattern))
                for word in needs[0] if needs else ():
                    table.waiting.setdefault(word, []).append(Waiting(label, pattern, needs))
                if not needs:
                    table._compile([Waiting(label, pattern, needs)])
        return table

    def _compile(self, patterns: Iterable[Waiting]) -> None:
        """Make the matcher know patterns."""
        phrases: dict[str, list[Doc]] = {}
        for label, pattern, _ in patterns:
            # As it is written: a tokenizer keeps "J.P." together and parts "j.p.".
            phrases.setdefault(label, []).extend(map(self.nlp.make_doc, expand(pattern)))
        for label, made in phrases.items():
            self.matcher.add(label, made)

    def _await(self, doc: Doc) -> None:
        """Compile the patterns that a document may hold."""
        words = set(doc.to_array("LOWER").tolist())
        asked = [each for key in self.waiting.keys() & words for each in self.waiting[key]]
        ready = {each: None for each in asked if not any(map(words.isdisjoint, each.needs))}
        self._compile(ready)
        # Now that the matcher knows them, whoever else is reading.
        for key in {word for each in ready for word in each.needs[0]}:
            left = [each for each in self.waiting.get(key, ()) if each not in ready]
            self.waiting[key] = left
            if not left:
                del self.waiting[key]

    def all(self, doc: Doc) -> list[Match]:
        """Return every match, overlapping ones too, sorted by start and then the longest first."""
        self._await(doc)
        found: dict[tuple[int, int], list[tuple[int, str]]] = {}
        for key, start, end in self.matcher(doc):
            found.setdefault((start, -end), []).append(self.labels[key])
        return [Match(start, -end, _in_order(found[start, end])) for start, end in sorted(found)]

    def longest(self, doc: Doc) -> list[Match]:
        """Return the matches that no longer match covers, sorted by start; labels on one span are joined."""
        kept: list[Match] = []
        for match in self.all(doc):
            if kept and match.end <= kept[-1].end:
                if (match.start, match.end) == (kept[-1].start, kept[-1].end):
                    labels = tuple(dict.fromkeys(kept[-1].labels + match.labels))
                    kept[-1] = Match(match.start, match.end, labels)
                continue
            kept.append(match)
        return kept


def _in_order(labels: list[tuple[int, str]]) -> tuple[str, ...]:
    """Return labels as their table lists them; nearly every span has one."""
    return (labels[0][1],) if len(labels) == 1 else tuple(label for _, label in sorted(labels))


def _first_word(nlp: Language) -> Callable[[str], int]:
    """Return what gives the key, in small letters, of the first word that a tokenizer makes of letters and marks."""
    tokenizer: Any = nlp.tokenizer

    @cache
    def key(chunk: str) -> int:
        # "P/E" and "cannot" are what the tokenizer makes of them.
        plain = chunk.isalpha() and chunk not in tokenizer.rules
        return nlp.vocab.strings.add(chunk.lower()) if plain else nlp.make_doc(chunk)[0].lower

    return key


def _needed(pattern: str) -> list[frozenset[str]]:
    """Return sets of beginnings, one of each of which every phrase of a pattern has.

    Those with the longest words are first: any text has "the" and "of".
    """
    needed = [words for part in _parts(pattern) if "" not in (words := _beginnings(part))]
    return sorted(needed, key=lambda words: -min(map(len, words)))


def _parts(pattern: str) -> Iterator[str]:
    """Yield the parts of a pattern that spaces outside of braces divide."""
    depth, part = 0, ""
    for piece in _PIECES.findall(pattern):
        if piece == " " and not depth:
            yield part
            part = ""
        else:
            depth += (piece == "{") - (piece == "}")
            part += piece
    yield part


def _beginnings(part: str) -> frozenset[str]:
    """Return what the alternatives of a part begin with, up to the first space; an empty one with nothing."""
    return frozenset(alternative.strip().partition(" ")[0] for alternative in _written(part))

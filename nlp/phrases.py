"""Phrase tables: cues as data with braces for alternatives, found by spaCy's ``PhraseMatcher``."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc

_BRACES = re.compile(r"\{([^{}]*)\}")
_LETTER_FIRST = re.compile(r"[^\W\d_](?![?*+{])[^|]*$")


def expand(pattern: str) -> Iterator[str]:
    """Yield every phrase that a pattern with ``{this|that}`` alternatives stands for; an empty one is optional.

    >>> list(expand("{net|} profit"))
    ['net profit', 'profit']
    >>> list(expand("rate {cut{s|}|rise}"))
    ['rate cuts', 'rate rise', 'rate cut']
    """
    parts = _BRACES.split(pattern)
    choices = [part.split("|") if place % 2 else [part] for place, part in enumerate(parts)]
    written: Iterable[str] = map("".join, itertools.product(*choices))
    if any("{" in part for part in parts):
        # What is left of braces stood around others, which are written out now.
        written = dict.fromkeys(phrase for outer in written for phrase in expand(outer))
    for phrase in written:
        if phrase := " ".join(phrase.split()):
            yield phrase


def alternation(expressions: Iterable[str]) -> str:
    r"""Return regular expressions as alternatives that tell capitals apart, those that begin with one letter together.

    Of hundreds only those of its letter are then tried at a place of a text. Which one counts stays as it is listed.

    >>> alternation(["rose", "fell", "ran", r"\d+", "fled"])
    'r(?:ose|an)|fell|\\d+|fled'
    """
    parts: list[tuple[str, list[str]]] = []
    first = 0  # where those begin that may change places: not across one that may begin with any letter
    for each in expressions:
        letter = each[0] if _LETTER_FIRST.match(each) else ""
        same = next((rest for known, rest in parts[first:] if known == letter), None) if letter else None
        if same is not None:
            same.append(each[1:])
            continue
        parts.append((letter, [each[1:] if letter else each]))
        first = first if letter else len(parts)
    return "|".join(f"{letter}(?:{'|'.join(rest)})" if len(rest) > 1 else letter + rest[0] for letter, rest in parts)


class Match(NamedTuple):
    """A phrase found: token interval (end exclusive) and the labels that it carries."""

    start: int
    end: int
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """A compiled phrase table; matching ignores case."""

    matcher: PhraseMatcher
    labels: Mapping[int, tuple[str, ...]]

    @classmethod
    def from_table(cls, nlp: Language, patterns: Mapping[str, Iterable[str]]) -> Phrases:
        """Compile ``patterns`` (label to brace patterns) for the vocabulary and tokenizer of ``nlp``."""
        from spacy.matcher import PhraseMatcher

        labels: dict[str, list[str]] = {}
        written: dict[str, str] = {}
        for label, phrases in patterns.items():
            for phrase in itertools.chain.from_iterable(map(expand, phrases)):
                labels.setdefault(phrase.lower(), []).append(label)
                written.setdefault(phrase.lower(), phrase)
        matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        by_key: dict[int, tuple[str, ...]] = {}
        docs: dict[str, list[Doc]] = {}
        for phrase, names in labels.items():
            key = "\n".join(dict.fromkeys(names))
            by_key[nlp.vocab.strings.add(key)] = tuple(dict.fromkeys(names))
            # As it is written: a tokenizer keeps "J.P." together and parts "j.p.".
            docs.setdefault(key, []).append(nlp.make_doc(written[phrase]))
        for key, made in docs.items():
            matcher.add(key, made)
        return cls(matcher, by_key)

    def all(self, doc: Doc) -> list[Match]:
        """Return every match, overlapping ones too, sorted by start and then the longest first."""
        found = [Match(start, end, self.labels[key]) for key, start, end in self.matcher(doc)]
        return sorted(found, key=lambda match: (match.start, -match.end, match.labels))

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

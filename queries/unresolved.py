"""Figures that were not understood, by the words around them: what is missed, the most frequent first."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ingest.folding import fold
from nlp.tables import LANGUAGES
from queries.cues import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.sourced import SourcedClaim

REACH = 4
"""Words on each side of a figure among which the one that tells what it is of is looked for."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BREAK = re.compile(r"[.;:!?()\[\]|\n]|, ")
_PLURAL = re.compile(r"(?<=[^\W\d_]{3})(?:es|s)$")


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that lack the same thing and stand in the same words.

    Attributes:
        context: the word that tells what they are of, around their unit ("# analysts", "odds %").
        lacks: ``metric``, or ``subject`` where the metric was understood and nobody is named.
        figures: by document and place; the first is the example.
    """

    context: str
    lacks: str
    figures: tuple[SourcedClaim, ...]

    @property
    def count(self) -> int:
        """How many figures it holds."""
        return len(self.figures)


def unresolved(figures: Iterable[SourcedClaim]) -> Iterator[Group]:
    """Yield the figures without a metric or a subject in groups, the most frequent first, equal ones by their context.

    Args:
        figures: by document and place; those that were understood are passed over.
    """
    groups: dict[tuple[str, str], list[tuple[str, SourcedClaim]]] = defaultdict(list)
    for each in figures:
        if each.claim.metric is None or each.claim.subject is None:
            lacks = "metric" if each.claim.metric is None else "subject"
            written = context(each)
            groups[lacks, _normal(written)].append((written, each))
    order = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    for (lacks, _), held in order:
        commonest = min(Counter(written for written, _ in held).items(), key=lambda item: (-item[1], item[0]))[0]
        yield Group(commonest, lacks, tuple(each for _, each in held))


def context(figure: SourcedClaim) -> str:
    """Return the word that tells what a figure is of, around its unit.

    A count is of what follows it ("# analysts"), a part of what it is taken from ("% volume"), and anything else of
    what stands before it ("odds %"), if need be in the clause before. A metric that nobody is named for stands for the
    word before.
    """
    claim, lang = figure.claim, figure.claim.lang
    start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    ahead = _words(_BREAK.split(figure.sentence[end:])[0], lang)
    behind = _words(_BREAK.split(figure.sentence[:start])[-1], lang)
    before, after = _telling(reversed(behind[-REACH:])), _telling(ahead[:REACH])
    unit = claim.unit or "#"
    if claim.metric is not None:
        return f"{claim.metric} {unit}"
    if not before and not after:
        far = _telling(reversed(_words(figure.sentence[:start], lang))) or _telling(_words(figure.sentence[end:], lang))
        return f"{far} {unit}".strip()
    part = bool(ahead) and ahead[0][0] in _table("partitive", lang)
    counted = claim.unit is None and bool(after) and (not ahead[0][1] or part)
    if counted or (part and after) or not before:
        return f"{unit} {after}".strip()
    return f"{before} {unit}"


def _telling(words: Iterable[tuple[str, bool]]) -> str:
    """Return the first word that says what a figure is of, empty where none does."""
    return next((word for word, filler in words if not filler), "")


def _words(text: str, lang: str) -> list[tuple[str, bool]]:
    """Return the words of a text in lower case, each with whether it says nothing of what a figure is of."""
    filler = _table("filler", lang)
    return [(word, word in filler) for word in (match.group().lower() for match in _WORD.finditer(text))]


@cache
def _table(label: str, lang: str) -> frozenset[str]:
    return frozenset(words(label, lang if lang in LANGUAGES else LANGUAGES[0]))


def _normal(context: str) -> str:
    """Return a context by which spellings and numbers of one word are one: "# Analysts" and "# analyst"."""
    return " ".join(_PLURAL.sub("", fold(word)) if word.isalpha() else word for word in context.split())

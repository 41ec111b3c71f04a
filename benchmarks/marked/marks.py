"""Texts with their claims marked where they stand: how the marks are written, and how they are read.

``Revenue rose {7.1%|revenue_growth|Nucor} to {$8.2 billion|revenue|Nucor}; 31,000 people work there.`` A mark holds the
value expression, the metric (several that are equally right: ``a/b``), the subject and what else there is to say: ``f``
(forecast), ``t`` (target) or ``h`` (hypothetical), and ``part=…``. The subject is an identifier, the name of a company
as the text has it, or ``-`` for none (several: ``a or b``). ``{value|?}`` is a number of which careful readers may
differ. A number without a mark is no claim.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

MARK = re.compile(r"\{([^{}|]+)\|([^{}]+)\}")
STATUSES = {"f": "forecast", "t": "target", "h": "hypothetical"}
UNDECIDED, NOBODY = "?", "-"
_IDENTIFIER = re.compile(r"(?:index|cb|country|bond|commodity|fx|currency|crypto|sector|group):\S+")
_PART = "part="


class MarkError(ValueError):
    """A mark that cannot be read; says which and why."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked number.

    Attributes:
        start: its first character in the text without marks.
        value: the value expression.
        metrics: what it may rightly be read as, empty where readers may differ whether it is a claim.
        subjects: whom it is about: identifiers, or names as the text has them; null for nobody the contract can name.
        status: a status of the claim contract.
        part: the part of the subject, if it is about one.
    """

    start: int
    value: str
    metrics: tuple[str, ...] = ()
    subjects: tuple[str | None, ...] = ()
    status: str = "actual"
    part: str | None = None

    @property
    def end(self) -> int:
        """One behind its last character."""
        return self.start + len(self.value)

    @property
    def names(self) -> Iterator[str]:
        """The subjects that are names in the text."""
        return (each for each in self.subjects if each is not None and not _IDENTIFIER.fullmatch(each))

    def row(self, resolve: Callable[[str], set[str]]) -> dict[str, Any]:
        """Return the mark in the form of the claim contract; ``resolve`` gives the identifiers of a name in the text.

        A name that has none is nobody whom the contract can name.
        """
        place = {"start": self.start, "end": self.end, "value_text": self.value}
        if not self.metrics:
            return place | {"ignore": True, "metric": None, "subject": None}
        named = set(self.names)
        found: list[str | None] = []
        for each in self.subjects:
            found += sorted(resolve(each)) or [None] if each in named and each is not None else [each]
        return place | {
            "metric": list(self.metrics),
            "subject": found,
            "status": self.status,
            "part": self.part,
        }


@dataclass(frozen=True, slots=True)
class Marked:
    """A text without its marks, and the marks."""

    text: str
    marks: tuple[Mark, ...] = ()


def parse(source: str) -> Marked:
    """Return a text and its marks.

    Raises:
        MarkError: a mark is not written as the module says.
    """
    text, marks, last = "", [], 0
    for found in MARK.finditer(source):
        text += _plain(source[last : found.start()])
        marks.append(_mark(found, len(text)))
        text += found[1]
        last = found.end()
    return Marked(text + _plain(source[last:]), tuple(marks))


def _plain(between: str) -> str:
    if stray := re.search(r"[{}]", between):
        raise MarkError(f"a brace that is no mark: …{between[max(0, stray.start() - 30) : stray.start() + 40]!r}")
    return between


def _mark(found: re.Match[str], start: int) -> Mark:
    value, told = found[1], [each.strip() for each in found[2].split("|")]
    if value != value.strip():
        raise MarkError(f"a space at an end of the value: {found[0]}")
    if told == [UNDECIDED]:
        return Mark(start, value)
    if len(told) < 2:
        raise MarkError(f"a mark needs a metric and a subject: {found[0]}")
    metrics, subjects, *rest = told
    mark = Mark(start, value, tuple(metrics.split("/")), tuple(_subject(each) for each in subjects.split(" or ")))
    return _with(mark, rest, found[0])


def _subject(told: str) -> str | None:
    return None if told == NOBODY else told


def _with(mark: Mark, rest: list[str], shown: str) -> Mark:
    status, part = mark.status, mark.part
    for each in rest:
        if each in STATUSES:
            status = STATUSES[each]
        elif each.startswith(_PART) and len(each) > len(_PART):
            part = each.removeprefix(_PART)
        else:
            raise MarkError(f"{each!r} is neither f, t, h nor part=…: {shown}")
    return replace(mark, status=status, part=part)

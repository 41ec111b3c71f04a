"""One scenario: its texts, its reference series, and the findings that have to come of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
PARTS = ("dev", "test", "fresh", "later")
ACROSS = "across"
LANGUAGES = ("en", "es", ACROSS)
LOUD = frozenset({"error", "warning"})


class ScenarioError(Exception):
    """A scenario cannot be used; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Text:
    """One document of a scenario."""

    name: str
    date: str
    body: str
    publisher: str


@dataclass(frozen=True, slots=True)
class Span:
    """A figure that a finding has to stand on: characters of a text."""

    doc: str
    start: int
    end: int

    def meets(self, row: Mapping[str, Any]) -> bool:
        """Say whether a claim of a finding lies on it."""
        return bool(row["doc"] == self.doc and row["start"] < self.end and self.start < row["end"])


@dataclass(frozen=True, slots=True)
class Expected:
    """A finding that has to come.

    Attributes:
        kinds, severities: any of which is right; the first kind is the one that counts in reports.
        sides: figures, any of which may stand for its side.
    """

    kinds: tuple[str, ...]
    severities: frozenset[str]
    sides: tuple[tuple[Span, ...], ...]
    line: str

    def answered(self, finding: Mapping[str, Any]) -> bool:
        """Say whether a finding of the program is this one; a loud one may be graver or milder than expected."""
        heard = any((finding["severity"] in LOUD) == (severity in LOUD) for severity in self.severities)
        return finding["kind"] in self.kinds and heard and self._opposed(finding["sides"])

    def _opposed(self, sides: Sequence[Sequence[Mapping[str, Any]]]) -> bool:
        held = [
            {n for n, side in enumerate(sides) for row in side for s in mine if s.meets(row)} for mine in self.sides
        ]
        return all(held) and (len(held) == 1 or any(a != b for a in held[0] for b in held[1]))


@dataclass(frozen=True, slots=True)
class Scenario:
    """Texts, and what has to be found in them; nothing where ``expected`` is empty.

    Attributes:
        kind: the kind of finding that it is about.
        series: reference series as file name, subject, metric and content.
    """

    id: str
    lang: str
    kind: str
    texts: tuple[Text, ...]
    series: tuple[tuple[str, str, str, str], ...]
    expected: tuple[Expected, ...]


def load(part: str, lang: str) -> Iterator[Scenario]:
    """Yield the scenarios of a part in a language (``across`` for both).

    Raises:
        ScenarioError: one of them is not written as it should be.
    """
    path = FOLDER / f"{lang}.{part}.toml"
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["scenario"]:
        texts = tuple(Text(name, date, body, (*more, name)[0]) for name, date, body, *more in row["texts"])
        expected = tuple(_expected(line, texts, row["id"]) for line in row.get("expect", ()))
        kind = expected[0].kinds[0] if expected else row["like"]
        yield Scenario(row["id"], lang, kind, texts, tuple(map(tuple, row.get("series", ()))), expected)


def _expected(line: str, texts: Sequence[Text], scenario: str) -> Expected:
    head, _, figures = line.partition(":")
    kinds, severities = (word.split("/") for word in head.split())
    bodies = {text.name: text.body for text in texts}
    sides = tuple(
        tuple(_span(each.strip(), bodies, scenario) for each in side.split(";")) for side in figures.split("|")
    )
    return Expected(tuple(kinds), frozenset(severities), sides, line)


def _span(figure: str, bodies: Mapping[str, str], scenario: str) -> Span:
    doc, _, words = figure.partition(" ")
    words, _, nth = words.partition("#")
    found = list(re.finditer(rf"(?<![\w.,]){re.escape(words)}(?!\d)", bodies.get(doc, "")))
    if len(found) < int(nth or 1):
        raise ScenarioError(f"{scenario}: {words!r} is not in text {doc!r}")
    match = found[int(nth or 1) - 1]
    return Span(doc, match.start(), match.end())

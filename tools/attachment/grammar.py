"""Sentences with known answers, made from templates.

A template is a line of ``templates/<lang>.txt``. It is expanded at random: alternatives are chosen, names drawn,
figures written in one of the ways of the language; where each one stands is kept with its metric, subject and status.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tools.attachment.figures import Style, written

FOLDER = Path(__file__).with_name("templates")
_CHOICE = re.compile(r"\(([^()<>{}]*(?:[<{][^<>{}]*[>}][^()<>{}]*)*\|[^()]*)\)")
_SLOT = re.compile(
    r"<(?P<name>\w)(?::(?P<type>\w+))?>|\{(?P<unit>[^:}]+):(?P<metric>\w+)(?:@(?P<of>\w))?(?:!(?P<as>\w))?\}"
)
_OPENING = re.compile(r"(?:^|\n\n|[.] )[^\W\d_]")
_STATUSES = {None: "actual", "f": "forecast", "t": "target", "h": "hypothetical"}
COMBINED = 0.4
"""How many of the texts are combinations."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A figure of a made text: its place, and what it says. ``name`` is the place of the name that it is about."""

    start: int
    end: int
    metric: str
    name: tuple[int, int] | None
    status: str


@dataclass(frozen=True, slots=True)
class Made:
    """A text made from a template, and the answers to its figures."""

    text: str
    lang: str
    template: int
    answers: tuple[Answer, ...]


def make(lang: str, count: int, *, seed: int) -> Iterator[Made]:
    """Yield ``count`` texts, each from a template in turn."""
    lines = templates(lang)
    for number in range(count):
        draw = random.Random(f"{seed} {lang} {number}")
        if draw.random() < COMBINED:
            place, line = combined(lang, number, draw)
        else:
            place, line = number % len(lines), lines[number % len(lines)]
        yield fill(line, lang, place, draw)


@cache
def templates(lang: str) -> tuple[str, ...]:
    """Return the templates of a language."""
    return _lines(FOLDER / f"{lang}.txt")


@cache
def _lines(path: Path) -> tuple[str, ...]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not re.match(r"# (?![<¶])", line))


@cache
def _nouns() -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    return tomllib.loads((FOLDER / "nouns.toml").read_text(encoding="utf-8"))


@cache
def _names() -> Mapping[str, Mapping[str, Sequence[str]]]:
    return tomllib.loads((FOLDER / "names.toml").read_text(encoding="utf-8"))


def combined(lang: str, number: int, draw: random.Random) -> tuple[int, str]:
    """Return a template of ``combined.<lang>.txt`` with its metrics drawn, and its number: they follow the others."""
    lines = _lines(FOLDER / f"combined.{lang}.txt")
    place = number % len(lines)
    kind = draw.choices(sorted(_nouns()), weights=[len(_nouns()[each]) for each in sorted(_nouns())])[0]
    metrics = draw.sample(sorted(_nouns()[kind]), 3)
    line = lines[place].replace("<A>", f"<A:{kind}>").replace("<B>", f"<B:{kind}>")
    for metric, slot in zip(metrics, "123", strict=True):
        noun = _nouns()[kind][metric]
        line = line.replace(f"[{slot}]", draw.choice(noun[lang]))
        line = re.sub(rf"\{{{slot}(@\w(?:!\w)?)\}}", rf"{{{noun['slot']}:{metric}\1}}", line)
    return len(templates(lang)) + place, line


def fill(template: str, lang: str, number: int, draw: random.Random) -> Made:
    """Return a text from a template."""
    line = template.replace("¶", "\n\n")
    while (choice := _CHOICE.search(line)) is not None:
        line = line[: choice.start()] + draw.choice(choice[1].split("|")) + line[choice.end() :]
    line = re.sub(r" {2,}", " ", re.sub(r" (?=[,.;:](?:\s|$))", "", line)).strip()
    return _Filling(line, lang, number, draw).made()


class _Filling:
    """Fills the slots of a line from left to right."""

    def __init__(self, line: str, lang: str, number: int, draw: random.Random) -> None:
        self._line, self._lang, self._number, self._draw = line, lang, number, draw
        self._style = Style.drawn(lang, draw)
        self._names: dict[str, str] = {}
        self._places: dict[str, tuple[int, int]] = {}
        self._text = ""
        self._figures: list[tuple[int, int, str, str | None, str]] = []

    def made(self) -> Made:
        for name, kind in re.findall(r"<(\w):(\w+)>", self._line):
            self._names.setdefault(name, self._draw_name(kind))
        at = 0
        for slot in _SLOT.finditer(self._line):
            self._text += self._line[at : slot.start()]
            at = slot.end()
            start = len(self._text)
            if slot["name"]:
                self._text += self._names[slot["name"]]
                self._places.setdefault(slot["name"], (start, len(self._text)))
            else:
                self._text += written(slot["unit"], slot["metric"], self._style, self._draw)
                self._figures.append((start, len(self._text), slot["metric"], slot["of"], _STATUSES[slot["as"]]))
        self._text += self._line[at:]
        found = (
            Answer(start, end, metric, self._place(of), status) for start, end, metric, of, status in self._figures
        )
        return Made(self._capital(), self._lang, self._number, tuple(found))

    def _place(self, name: str | None) -> tuple[int, int] | None:
        return self._places[name] if name else None

    def _capital(self) -> str:
        return _OPENING.sub(lambda found: found[0].upper(), self._text)

    def _draw_name(self, kind: str) -> str:
        free = [name for name in _names()[self._lang][kind] if name not in self._names.values()]
        return self._draw.choice(free)

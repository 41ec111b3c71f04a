"""The patterns of expressions of time, made of ``time.toml`` and found by the word they begin with."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from nlp.folding import lowered
from nlp.tables import language_table
from nlp.times.wording import in_small

_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"[\d#]+")
_GROUP = re.compile(r"\(\?P<\w+>")
_SHAPED_WORD = re.compile(r"(?:[^\W_]|#)+")
_PLACEHOLDER = re.compile(r"<(\w+)>")
_PIECES = re.compile(r"<\w+>|[{}|]| +|[^<{}| ]+")
_DIGITS_END = r"(?![\d%]|[.,]\d)"
_NUMERIC = MappingProxyType(
    {
        "year": r"(?:19|20)\d\d(?![\d%]|[.,]\d)",
        "year2": r"(?:19|20)\d\d(?![\d%]|[.,]\d)",
        "yy": rf"\d\d{_DIGITS_END}",
        "yy2": rf"\d\d{_DIGITS_END}",
        "q": "[1-4]",
        "h": "[12]",
        "n1": r"\d{1,2}",
        "n2": r"\d{1,2}",
        "q3": "3|6|9|12",
        "iso": r"(?:19|20)\d\d-\d\d-\d\d",
    }
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|º|°)?(?![\d%]|[.,]\d|[/])"
_BOTH_MONTHS = "mon"


@dataclass(frozen=True, slots=True)
class Found:
    """One match of a rule: span, rule, and what its placeholders stand for (numbers, or labels of the tables)."""

    start: int
    end: int
    rule: str
    values: Mapping[str, Any]


class Opened(NamedTuple):
    """The patterns that begin with one word: all of them as one, which most places fail, and each with its rule."""

    any_of: re.Pattern[str]
    each: tuple[tuple[str, re.Pattern[str]], ...]

    @classmethod
    def of(cls, listed: Sequence[tuple[str, str]], words: Mapping[str, Mapping[str, Any]]) -> Opened:
        """Compile templates with their rules."""
        each = [(rule, in_small(_regex(template, words))) for rule, template in listed]
        joined = "|".join(f"(?:{_GROUP.sub('(?:', expression)})" for _, expression in each)
        return cls(re.compile(joined), tuple((rule, _compiled(expression)) for rule, expression in each))


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of one language, for text in small letters.

    Attributes:
        listed: by first word, the templates in the order of the table, with their rule.
        words: what the words of each placeholder stand for.
        opened: those of the words that texts had, compiled.
    """

    listed: Mapping[str, Sequence[tuple[str, str]]]
    words: Mapping[str, Mapping[str, Any]]
    opened: dict[str, Opened]

    def find(self, text: str) -> Iterator[Found]:
        """Yield the longest match at each word, in order and without overlap; of equals the later rule wins."""
        free = 0
        text = lowered(text)
        keys = {word: shape(word) for word in set(_WORD.findall(text))}
        opening = {word: self._open(key) for word, key in keys.items() if key in self.listed}  # most begin no time
        for word in _WORD.finditer(text):
            opened = opening.get(word[0])
            if opened is None or opened.any_of.match(text, word.start()) is None or word.start() < free:
                continue
            found = self._at(text, word.start(), opened)
            if found is None:
                continue
            following = _WORD.search(text, word.end())
            if following and following.start() < found.end and (opened := opening.get(following[0])) is not None:
                # "The last week of 2025": the longer expression begins one word into "the last week".
                longer = self._at(text, following.start(), opened)
                found = longer if longer and longer.end > found.end else found
            free = found.end
            yield found

    def _open(self, key: str) -> Opened:
        """Compile what begins with a word when a text first has it: of two hundred patterns a short text has a few."""
        opened = self.opened.get(key)
        if opened is None:
            opened = self.opened[key] = Opened.of(self.listed[key], self.words)
        return opened

    def _at(self, text: str, position: int, opened: Opened) -> Found | None:
        best: tuple[str, re.Match[str]] | None = None
        if not opened.any_of.match(text, position):
            return None
        for rule, pattern in opened.each:
            match = pattern.match(text, position)
            if match and (best is None or match.end() >= best[1].end()):
                best = rule, match
        return best and Found(position, best[1].end(), best[0], self._values(best[1]))

    def _values(self, match: re.Match[str]) -> dict[str, Any]:
        return {name: self._value(name, text) for name, text in match.groupdict().items() if text is not None}

    def _value(self, name: str, text: str) -> Any:
        if name == "iso":
            return text
        folded = " ".join(text.casefold().split()).rstrip(".")
        if name in self.words and folded in self.words[name]:
            return self.words[name][folded]
        return int(re.sub(r"\D", "", folded) or 0)


@lru_cache(maxsize=4096)
def shape(word: str) -> str:
    """Return the word in small letters with its numbers as ``#``: ``Q4`` is ``q#``, ``4T25`` is ``#t#``."""
    return _DIGITS.sub("#", word.casefold())


@cache
def patterns(lang: str) -> Patterns:
    """Return the patterns of a language."""
    rules = language_table(lang, "time")
    words = _vocabulary(rules)
    listed: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for rule, templates in rules["patterns"].items():
        for template in templates:
            for key in _first_words(template, words):
                listed[key].append((rule, template))
    return Patterns(dict(listed), words, {})


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    """Compile an expression, once for all words that it can begin with."""
    return re.compile(expression)


def _vocabulary(rules: dict[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    """Return for each placeholder its words and what they stand for."""
    long, short = _inverted(rules["months"]), _inverted(rules["short_months"])
    return MappingProxyType(
        {
            "month": long,
            "month2": long,
            "mon": long | short,
            "weekday": _inverted(rules["weekdays"]),
            "ord": _inverted(rules["ordinals"]),
            "n": _inverted(rules["numbers"]),
            "unit": _inverted(rules["units"]),
            "part": _inverted(rules["parts"]),
            "end": _inverted(rules["spans"]),
            "day": dict.fromkeys(rules["settings"]["first_day"], 1),
            "day2": dict[str, Any](),
        }
    )


def _inverted(words: dict[str, list[str]]) -> dict[str, Any]:
    return {form: int(value) if value.isdigit() else value for value, forms in words.items() for form in forms}


def _regex(template: str, words: Mapping[str, Mapping[str, Any]]) -> str:
    seen: set[str] = set()
    parts = [_piece(piece, words, seen) for piece in _PIECES.findall(template)]
    return "".join(parts) + (r"(?![\d%]|[.,]\d)(?!\w)" if not template.endswith(".") else "")


def _piece(piece: str, words: Mapping[str, Mapping[str, Any]], seen: set[str]) -> str:
    if match := _PLACEHOLDER.fullmatch(piece):
        name = match.group(1)
        body = _placeholder(name, words)
        # A name stands once for a whole regular expression; in a second alternative it is read only.
        fresh = name not in seen
        seen.add(name)
        return f"(?P<{name}>{body})" if fresh else f"(?:{body})"
    if piece in "{|}":
        return {"{": "(?:", "|": "|", "}": ")"}[piece]
    if piece.isspace():
        return r"\s+"
    return piece if piece == ",?" else re.escape(piece).replace(r",\?", ",?")


def _placeholder(name: str, words: Mapping[str, Mapping[str, Any]]) -> str:
    if name in _NUMERIC:
        return _NUMERIC[name]
    forms = sorted(words[name], key=lambda form: (-len(form), form))
    listed = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms)
    if name in {"day", "day2"}:
        return f"{_DAY}|{listed}" if listed else _DAY
    if name == "n":
        return rf"\d{{1,3}}|{listed}"
    return rf"(?:{listed})\.?" if name == _BOTH_MONTHS else listed


def _first_words(template: str, words: Mapping[str, Mapping[str, Any]]) -> set[str]:
    """Return the shapes of the words that a match of ``template`` can begin with."""
    return {shape(match.group()) for phrase in _expanded(template, words) if (match := _SHAPED_WORD.search(phrase))}


def _expanded(template: str, words: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Yield every beginning of ``template``: the choices and the first placeholder written out."""
    for first in dict.fromkeys(phrase.partition(" ")[0] for phrase in _choices(template)):
        names = _PLACEHOLDER.findall(first)
        options = [_forms(name, words) for name in names]
        for pick in itertools.product(*options):
            forms = iter(pick)
            yield _PLACEHOLDER.sub(lambda _: next(forms), first)  # noqa: B023  # consumed at once


def _forms(name: str, words: Mapping[str, Mapping[str, Any]]) -> list[str]:
    if name in _NUMERIC:
        return ["#"]
    forms = list(words[name])
    # "1st" beside "1": a day may carry its ending.
    return [*forms, "#", "#st", "#nd", "#rd", "#th", "#º"] if name in {"day", "day2", "n"} else forms


def _choices(template: str) -> Iterator[str]:
    """Yield the phrases that nested ``{a|b}`` choices stand for."""
    depth, start = 0, template.find("{")
    if start < 0:
        yield template
        return
    bars = [start]
    for index in range(start, len(template)):
        mark = template[index]
        depth += (mark == "{") - (mark == "}")
        if mark == "|" and depth == 1:
            bars.append(index)
        if mark == "}" and depth == 0:
            bars.append(index)
            break
    for left, right in itertools.pairwise(bars):
        yield from _choices(template[:start] + template[left + 1 : right] + template[bars[-1] + 1 :])

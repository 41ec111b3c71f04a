"""Sentence boundaries, for English and Spanish alike and for texts that mix them.

A line end inside prose may be a wrap or the end of a heading, so lines are judged first and full stops after them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from nlp.tables import merged

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
# Prose that is wrapped by hand keeps within this many columns; a longer line was never wrapped.
_WIDEST_WRAP = 110
# A wrapped line is at least this long; "Q4 results" over "the market" are two cells rather than one sentence.
_SHORTEST_WRAP = 25
# A line of this length that opens with a small letter is prose that goes on, however short the line above.
_LONG_LINE = 60
# "- Health care: …", "3. Outlook", "(b) …", "# Gold", "> quote", "| cell |", "<h2>".
_LINE_OPENER = re.compile(
    r"\s*(?:[-*+–—•●▪‣◦·■►]\s|\(?(?:\d{1,2}|[a-zA-Z])[.)]\s|#{1,6}\s|>|\||</?[a-zA-Z]|={3}|-{3}|!\[)"
)
# A heading, a table row or a tag ends with its line, however it goes on.
_LINE_ALONE = re.compile(r"\s*(?:#{1,6}\s|\||</?h\d|={3}|-{3}|!\[)|.*(?:\||\t|</?(?:p|div|li|td|tr|h\d)>|<br ?/?>)\s*$")
_CELLS = re.compile(r"\S(?: {3,}|\t)\S")
_ROW = re.compile(r"\s*\|[^\n]*\|\s*")
_LIST_MARK = re.compile(r"\s*\(?(?:\d{1,2}|[a-zA-Z])$")
# A line of wrapped names breaks off early and goes on: "… Dennis P.\nLockhart; …".
_TRAILS = re.compile(r"(?:[,;&]|\b[A-Z]\.)\s*$")
_LIST_ITEM = re.compile(r"\s*(?:[-*+–—•●▪‣◦·■►]|\(?(?:\d{1,2}|[a-zA-Z])[.)])\s")
# A quote that a page sets into a running sentence, over two lines or on one: "HBX," and "-0.17%"; "HBX, -0.17%".
_QUOTE_CODE = re.compile(r"[A-Z][A-Z.]{0,5},")
_QUOTE_MOVE = re.compile(r"[+\-−]?\d{1,3}\.\d{1,2}%")
_QUOTE_LINE = re.compile(r"[A-Z][A-Z.]{0,7}, ?[+\-−]?\d{1,3}\.\d{1,4}%")
# A word of small letters before a full stop behind which the space is lost.
_LAST_WORD = re.compile(r"(?<![^\s(\"“«])[a-záéíóúñü]{4,}$")
_LONG_WORD = 5
_CLOSERS = frozenset('%)”»"')
_LINE_ENDS = frozenset({"\n", "\r", "\r\n", "\u2028", "\u2029"})
# The mark, the closing quotes and note numbers after it, the space, and what opens the next sentence. Where a run of
# marks ends no sentence, none of its later marks begins one that does.
_CANDIDATE = re.compile(
    r"(?P<mark>(?:\. ){2}\.|(?<![.!?…])[.!?…]+)(?P<close>(?:[\"'”’»)\]*_]|\[\d{1,3}\]|</[a-z]+>)*)"
    r"(?:(?P<space>\s+)|(?=[¿¡])|(?=[A-ZÁÉÍÓÚÑ][a-záéíóúñ]))(?P<open>(?:[\"'“‘«(\[*_]|<[^<>]{1,200}>|\s)*)(?P<next>[^\s\W]+|\W)"
)
# No writer's sentence is as long as this. Every figure of a sentence is held against its other figures and names, so
# that what never ends (a table without its lines, a text without full stops) is cut at a blank.
_LONGEST = 2000
_INLINE_BULLET = re.compile(r"\s+(?=[•●▪‣◦■►]\s)|(?<=\d\])\s+(?=[-–]\s[A-Z])|(?<=\d\])\s(?=(?:[A-Z]\w+ ){1,3}- [A-Z])")
_TOKEN = re.compile(r"[^\s(\[\"“«‘]+$")
_BLANK_AFTER = re.compile(r"\s+")
_INITIAL = re.compile(r"(?<![\w&])[A-ZÁÉÍÓÚÑ]$")
_DOTTED = re.compile(r"(?:[^\W\d_]\.\s?)+[^\W\d_]$")


@dataclass(frozen=True, slots=True)
class _Rules:
    """The abbreviation tables of all languages together, casefolded but for ``starters``."""

    never: frozenset[str]
    sometimes: frozenset[str]
    before_number: frozenset[str]
    before_capital: frozenset[str]
    continuers: frozenset[str]
    starters: frozenset[str]
    names: tuple[str, ...]


@cache
def _rules() -> _Rules:
    table = merged("sentences")
    folded = {key: frozenset(word.casefold() for word in words) for key, words in table.items()}
    return _Rules(
        never=folded["never"],
        sometimes=folded["sometimes"],
        before_number=folded["before_number"],
        before_capital=folded["before_capital"],
        continuers=folded["continuers"],
        starters=frozenset(table["starters"]),
        names=tuple(sorted(table["names"])),
    )


def split(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences of ``text``.

    Spans are sorted and disjoint, hold no white space at their edges, and cover every other character. A blank line
    ends a sentence; a single line end does where the line is a heading, a list item, a table row or ends in terminal
    punctuation, and not inside hand-wrapped prose. What runs on for thousands of characters is cut at its blanks.
    """
    for start, end in _passages(text):
        at = start
        for cut in _cuts(text, start, end):
            yield from _stripped(text, at, cut)
            at = cut
        yield from _stripped(text, at, end)


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    kept = piece.strip()
    if kept:
        start += len(piece) - len(piece.lstrip())
        yield from _bounded(text, start, start + len(kept))


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence, or its pieces where it is longer than any is."""
    while end - start > _LONGEST:
        last = next(_BLANK_AFTER.finditer(text, start + _LONGEST, end), None)
        if last is None:
            break
        yield start, last.start()
        start = last.end()
    yield start, end


def _passages(text: str) -> Iterator[tuple[int, int]]:
    """Yield stretches of lines that may hold one sentence over several lines."""
    lines = [match.span() for match in _LINE.finditer(text) if match.group().strip()]
    wrapped = _is_wrapped(lines)
    start: int | None = None
    quoting = _quoting(text, lines)
    for place, (line, following) in enumerate(zip_longest(lines, lines[1:])):
        start = line[0] if start is None else start
        goes_on = place + 1 in quoting or (following is not None and _continues(text, line, following, wrapped=wrapped))
        if not goes_on:
            yield start, line[1]
            start = None


def _quoting(text: str, lines: list[tuple[int, int]]) -> frozenset[int]:
    """Return the places of lines that go on with the line before: a quote that a page sets into a running sentence.

    "The Harbour index" / "HBX," / "-0.17%" / "ended lower" is one sentence over four lines, and so are its parts over
    three: "The Harbour index" / "HBX, -0.17%" / "ended lower".
    """
    told = [text[start:end].strip() for start, end in lines]
    places: set[int] = set()
    for place in range(len(told)):
        lasting = _quote_lines(told, place)
        if not lasting:
            continue
        places.update(range(place + 1, place + lasting))
        if place and told[place - 1][-1] not in ".!?:":
            places.add(place)
        behind = place + lasting
        if behind < len(told) and (told[behind][0].islower() or told[behind][0] in ",;."):
            places.add(behind)
    return frozenset(places)


def _quote_lines(told: list[str], place: int) -> int:
    """Return over how many lines a quote runs that begins at one, 0 where none does."""
    if _QUOTE_LINE.fullmatch(told[place]):
        return 1
    broken = _QUOTE_CODE.fullmatch(told[place]) and place + 1 < len(told) and _QUOTE_MOVE.fullmatch(told[place + 1])
    return 2 if broken else 0


def _is_wrapped(lines: list[tuple[int, int]]) -> bool:
    """Say whether the text is wrapped by hand: nearly all of it stands in lines of an editor's width."""
    total = sum(end - start for start, end in lines)
    narrow = sum(end - start for start, end in lines if end - start <= _WIDEST_WRAP)
    return len(lines) > 1 and narrow >= 0.9 * total


def _continues(text: str, above: tuple[int, int], below: tuple[int, int], *, wrapped: bool) -> bool:
    """Say whether the line ``below`` goes on with the sentence of the line ``above``."""
    if text[above[1] : below[0]] not in _LINE_ENDS:
        return False
    line, following = text[slice(*above)], text[slice(*below)]
    if _LINE_OPENER.match(following) or _LINE_ALONE.match(line) or _CELLS.search(line) or _CELLS.search(following):
        return False
    first = following.lstrip()[0]
    if _LIST_ITEM.match(line) and following[0].isspace():
        return True
    if first.islower() or first in ",;":
        # "Economists had" over "forecast 158,000 new jobs and …": a page cuts a sentence behind its first words.
        return len(line) >= _SHORTEST_WRAP or (first.islower() and len(following) >= _LONG_LINE and " " in line.strip())
    # Inside wrapped prose the full stops decide, as they do inside a line: "of the U.S.\nTreasury".
    return wrapped and (_is_full(line, following) or _TRAILS.search(line) is not None)


def _is_full(line: str, following: str) -> bool:
    """Say whether ``line`` was broken because the next word did not fit, in a text of about 60 to 110 columns."""
    room = len(line.rstrip()) + 1 + len(following.split(maxsplit=1)[0])
    return room > 60 and not line.rstrip().endswith(":")


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the offsets inside a passage at which a new sentence begins."""
    if _ROW.fullmatch(text, start, end):
        # "| | Jan. | Dec. |" is one row.
        return
    cuts = {match.end() for match in _INLINE_BULLET.finditer(text, start, end)}
    position = start
    while match := _CANDIDATE.search(text, position, end):
        if _ends_sentence(text, start, match):
            cuts.add(match.end("space") if match["space"] else match.end("close"))
        position = max(match.end("close"), match.start() + 1)
    yield from sorted(cuts)


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    rules, following = _rules(), match["next"]
    if following in {"¿", "¡"}:
        return True
    if following[0].islower() or following in set(",;:.!?…%/"):
        return False
    if not match["space"]:
        # "a leaner balance sheet.The shares": a scraper lost the space; "Booking.Com" has no opening word behind it.
        last = text[match.start() - 1 : match.start()]
        opened = following in rules.starters or _is_glued(text, match)
        return opened and (last.islower() or last.isdigit() or last in _CLOSERS)
    before = text[max(start, match.start() - 40) : match.end("mark")]
    if match["mark"] != ".":
        return not before.endswith(rules.names)
    return _full_stop_ends(before[:-1], following, opened=bool(match["close"]))


def _is_glued(text: str, match: re.Match[str]) -> bool:
    """Say whether a full stop parts two long words: "gastos recurrentes.Sogecable ganó", and no "Booking.Com"."""
    word = _LAST_WORD.search(text, max(0, match.start() - 40), match.start())
    return word is not None and match["mark"] == "." and len(match["next"]) >= _LONG_WORD


def _full_stop_ends(before: str, following: str, *, opened: bool) -> bool:
    """Say whether the full stop between ``before`` and the word ``following`` ends a sentence."""
    rules = _rules()
    token = match.group().casefold() if (match := _TOKEN.search(before)) else ""
    if token in rules.never:
        return opened
    if token in rules.before_number and token not in rules.sometimes:
        return not following[0].isdigit()
    if _LIST_MARK.fullmatch(before) and not _INITIAL.search(before):
        return False
    if token in rules.before_capital or _two_words(before) in rules.before_capital:
        return following.casefold() not in rules.continuers and not following[0].isdigit()
    if token in rules.sometimes or _INITIAL.search(before) or _DOTTED.search(before):
        return following in rules.starters
    return True


def _two_words(before: str) -> str:
    return " ".join(before.casefold().split()[-2:])

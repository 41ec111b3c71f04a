"""Names in a tree over their words, of which only those grow whose first word a text has.

A tree rather than spaCy's ``PhraseMatcher``: it serves both languages, does not depend on what a tokenizer makes of
``S&P500``, ``Gorman-Rupp`` or ``financials861076--``, and a process that reads one short text grows a few names of
30,000.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

# A word is a run of letters or a run of digits, so that "IBEX35" is found where "IBEX 35" is named.
WORD = re.compile(r"[^\W\d_]+|\d+")
_SPACE = re.compile(r"\s*[-‐‑–]\s*|\s+")
# "Standard and Poor´s": a keyboard's accent stands for an apostrophe on many a page.
_APOSTROPHES = str.maketrans("’‘´`", "'" * 4)


class Name(NamedTuple):
    """One way to write an identifier.

    Attributes:
        id: the identifier; empty for an expression that means nothing here ("Gulf of Mexico").
        words: the words as the name writes them; the text must have at least their capitals.
        needs_evidence: whether the name also means other things ("Target").
        only_again: whether it stands for the thing only after a full name of it ("IPC", which is inflation too).
        adjective: whether it is a country's adjective ("Spanish").
        any_case: whether the name is a common word that is matched in any case ("gold").
        tail: what follows the last word ("." of "U.S.").
        coined: whether it needs evidence only beside another capitalised word ("Winnebago", but "Winnebago County").
    """

    id: str
    words: tuple[str, ...]
    needs_evidence: bool
    only_again: bool
    adjective: bool
    any_case: bool
    tail: str
    coined: bool


@dataclass(frozen=True, slots=True)
class Tree:
    """Names by their words.

    A node is a dict from joint and word to the next node; the names that end at it lie under the empty key.

    Attributes:
        listed: by first word, the identifiers and phrases, marked as the tables mark them.
        nodes: by first word, the nodes that have been grown of them.
    """

    listed: Mapping[str, list[tuple[str, str]]]
    nodes: dict[str, dict[str, Any]]

    @classmethod
    def of(cls, names: Iterable[tuple[str, str]]) -> Tree:
        """Keep identifiers with their phrases for the texts that have their first words."""
        listed: dict[str, list[tuple[str, str]]] = {}
        for identifier, phrase in names:
            first = WORD.search(phrase)
            if first is not None:
                listed.setdefault(_folded(first[0]), []).append((identifier, phrase))
        return cls(listed, {})

    def grown(self, words: Iterable[str]) -> dict[str, dict[str, Any]]:
        """Return the nodes by first word, among them those of all of these folded words."""
        for word in (self.listed.keys() & words) - self.nodes.keys():
            node: dict[str, Any] = {}
            for identifier, phrase in self.listed[word]:
                _grow(node, identifier, phrase)
            self.nodes[word] = node  # whole: another thread may be walking
        return self.nodes

    def names(self) -> Iterator[Name]:
        """Yield every name."""
        nodes = self.grown(self.listed)
        for word in self.listed:
            yield from _below(nodes[word])


def _below(node: dict[str, Any]) -> Iterator[Name]:
    for key, value in node.items():
        if key:
            yield from _below(value)
        else:
            yield from value


def fold(word: str) -> str:
    """Return a word in lower case and without accents: ``Telefónica`` and ``TELEFONICA`` are one."""
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))


@cache
def joint(gap: str) -> str:
    """Return what stands between two words in the form in which joints are compared: hyphens and spaces are one."""
    if gap.count("\n") > 1:
        return "\n"
    return _SPACE.sub(" ", gap.translate(_APOSTROPHES)).strip() or " "


def _folded(word: str) -> str:
    lower = word.lower()
    return lower if lower.isascii() else fold(word)


def _grow(node: dict[str, Any], identifier: str, phrase: str) -> None:
    """Hang a name below the node of its first word."""
    mark = phrase[0]
    phrase = phrase.lstrip("?~!^")
    words: list[str] = []
    end = 0
    for match in WORD.finditer(phrase):
        word = match.group()
        if words:
            gap = phrase[end : match.start()]
            node = node.setdefault((gap if gap == " " else joint(gap)) + _folded(word), {})
        words.append(word)
        end = match.end()
    any_case = not any(word[0].isupper() or word[-1].isupper() for word in words) and not phrase.isdigit()
    name = Name(
        identifier,
        tuple(words),
        needs_evidence=mark in ("?", "!", "^"),
        only_again=mark == "!",
        adjective=mark == "~",
        any_case=any_case,
        tail=phrase[end:],
        coined=mark == "^",
    )
    node.setdefault("", []).append(name)

"""The names that mentions are found by: securities, and each language's names of everything else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from nlp.names.own import KINDS, OwnNames
from nlp.names.tree import WORD, Name, Tree, fold, joint
from nlp.phrases import expand
from nlp.tables import language_table, shared_table

LANGUAGES = ("en", "es")
# An article tells that a name is meant ("the pound", "el selectivo") and is no part of it.
_ARTICLES = frozenset({"the", "el", "la", "los", "las", "del", "al"})
_TICKER_ID = re.compile(r"[A-Z0-9]{4}:\S+")


class Found(NamedTuple):
    """Names that stand at one place: character interval and the alternatives, the first preferred."""

    start: int
    end: int
    names: tuple[Name, ...]


class Words(NamedTuple):
    """The words of a text: folded forms with their character intervals."""

    text: str
    folded: list[str]
    spans: list[tuple[int, int]]

    @classmethod
    def of(cls, text: str) -> Words:
        """Split a text."""
        spans = [match.span() for match in WORD.finditer(text)]
        lower = text.lower()
        if len(lower) != len(text):  # "İ" grows when it is lowered
            return cls(text, [fold(text[a:b]) for a, b in spans], spans)
        if lower.isascii():
            return cls(text, [lower[a:b] for a, b in spans], spans)
        return cls(text, [word if (word := lower[a:b]).isascii() else fold(word) for a, b in spans], spans)


class Security(NamedTuple):
    """One listed security: identifier, ``share``, ``fund`` or ``other``, and whether its ticker may stand bare."""

    id: str
    kind: str
    bare: bool


class Gazetteer:
    """Names by language, and securities by ticker.

    Attributes:
        securities: by identifier, those of the package's table and those of a user.
        tickers: by ticker, the identifiers that have it.
    """

    def __init__(
        self,
        securities: Mapping[str, Security],
        tickers: Mapping[str, Sequence[str]],
        shares: Tree,
        make_tree: Callable[[str], Tree],
    ) -> None:
        self.securities = securities
        self.tickers = tickers
        self._shares = shares
        self._tree = cache(make_tree)  # a text in one language has no use for the names of the other

    @classmethod
    def from_tables(
        cls,
        own: OwnNames = OwnNames(),  # noqa: B008 - frozen
        *,
        only: AbstractSet[str] | None = None,
    ) -> Gazetteer:
        """Read the package's tables, and a user's names, which come first: a name of theirs means what they say.

        Where ``only`` some securities are wanted, the others of the table are left out.
        """
        taken = {_key(each.phrase) for each in own.names}
        securities = {
            each.id: Security(each.id, "share", bare=False) for each in own.names if _TICKER_ID.fullmatch(each.id)
        }
        names: list[tuple[str, str]] = []
        for identifier, kind, flag, strong, weak in _security_lines():
            if only is None or identifier in only:
                securities.setdefault(identifier, Security(identifier, kind, flag == "bare"))
                names += ((identifier, phrase) for phrase in _marked_names(strong, weak))
        tickers: dict[str, list[str]] = {}
        for identifier in securities:
            tickers.setdefault(identifier.partition(":")[2], []).append(identifier)
        return cls(securities, tickers, Tree.of(_free(names, taken)), lambda lang: _language_tree(lang, own, taken))

    def find(self, words: Words, lang: str) -> Iterator[Found]:
        """Yield every name of the language and every security's name in the text, overlapping ones too."""
        for tree in (self._tree(lang), self._shares):
            nodes = tree.grown(words.folded)
            for place, word in enumerate(words.folded):
                if (node := nodes.get(word)) is not None:
                    yield from _walk(words, place, node)

    def names(self) -> Iterator[Name]:
        """Yield every name of securities and of each language."""
        yield from self._shares.names()
        for lang in LANGUAGES:
            yield from self._tree(lang).names()


def gazetteer(own: OwnNames = OwnNames()) -> Gazetteer:  # noqa: B008 - frozen
    """Return the gazetteer of the package's tables and a user's names, read once a process."""
    return _gazetteer(own)


@lru_cache(maxsize=4)
def _gazetteer(own: OwnNames) -> Gazetteer:
    """Read the tables; a cache of ``gazetteer`` itself would hold the same one twice, asked with and without names."""
    return Gazetteer.from_tables(own)


def _language_tree(lang: str, own: OwnNames, taken: AbstractSet[tuple[str, ...]]) -> Tree:
    mine = [(each.id, phrase) for each in own.names if each.lang in ("", lang) for phrase in _marked(each.phrase)]
    return Tree.of([*mine, *_free(_language_names(lang), taken)])


def _free(names: Iterable[tuple[str, str]], taken: AbstractSet[tuple[str, ...]]) -> Iterable[tuple[str, str]]:
    """Return the names that a user has given no meaning of their own."""
    return ((identifier, phrase) for identifier, phrase in names if _key(phrase) not in taken) if taken else names


def _key(phrase: str) -> tuple[str, ...]:
    """Return what a name is found by: its words without capitals, accents and marks."""
    return tuple(fold(match.group()) for match in WORD.finditer(phrase))


def _marked_names(strong: str, weak: str) -> Iterator[str]:
    """Yield the names of a row of the table, a mark before those that need evidence."""
    yield from strong.split("|") if strong else ()
    yield from (phrase if phrase[0] == "^" else "?" + phrase for phrase in (weak.split("|") if weak else ()))


def _walk(words: Words, place: int, node: dict[str, Any]) -> Iterator[Found]:
    """Follow the text from a first word as far as names go on."""
    text, folded, spans = words
    start = spans[place][0]
    if start and text[start - 1].isalnum():
        return
    last = place
    while True:
        if (names := node.get("")) is not None:
            yield from _fitting(words, place, last, names)
        if last + 1 >= len(folded):
            return
        gap = text[spans[last][1] : spans[last + 1][0]]
        if len(gap) > 4:
            return
        following = node.get((gap if gap == " " else joint(gap)) + folded[last + 1])
        if following is None:
            return
        node, last = following, last + 1


def _fitting(words: Words, first: int, last: int, names: list[Name]) -> Iterator[Found]:
    """Yield the names whose capitals and tail the text has, where no letter or digit is glued to it."""
    text, folded, spans = words
    start, end = spans[first][0], spans[last][1]
    if text[end : end + 1].isalnum() and not _leftover(text, end):
        return
    written = [text[a:b] for a, b in spans[first : last + 1]]
    fitting = tuple(name for name in names if name.any_case or _capitals_agree(written, name.words))
    if not fitting:
        return
    if first < last and folded[first] in _ARTICLES and not _is_own(fitting[0].words[0]):
        start = spans[first + 1][0]
    tail = next((name.tail for name in fitting if name.tail and text.startswith(name.tail, end)), "")
    yield Found(start, end + len(tail), fitting)


def _is_own(article: str) -> bool:
    """Return whether an article has its capital in the name: "Las Vegas Sands", but "The Trade Desk"."""
    return article[0].isupper() and article != "The"


def _leftover(text: str, end: int) -> bool:
    """Return whether a scraper's number is glued to a word: ``financials861076--``."""
    return re.match(r"\d{5,7}(?:--|\b)", text[end : end + 10]) is not None


def _capitals_agree(written: Sequence[str], words: Sequence[str]) -> bool:
    return all(map(_written_as, written, words))


def _written_as(written: str, word: str) -> bool:
    """Return whether a word of the text has at least the capitals of the name's word."""
    if written == word or word.islower() or word.isdigit():
        return True
    if word.isascii() and not written.isascii():  # German "Über" is no "Uber"
        return False
    if written.isupper():
        return True
    return not word.isupper() and fold(written) == fold(word) and written[0].isupper() and written[1:].islower()


def _language_names(lang: str) -> Iterator[tuple[str, str]]:
    data = language_table(lang, "names")
    for kind in (*KINDS, "region"):
        for code, phrases in data[kind].items():
            for each in phrases:
                for phrase in _marked(each):
                    yield f"{kind}:{code}", phrase
    for code, named in shared_table("currency_names")[lang].items():
        # "Kenyan shilling", whose noun is that of several; "Thai baht" names an economy and its money.
        if " " in named[0] and not any(word in data["currency"].get(code, ()) for word in named[0].split()):
            yield f"currency:{code}", named[0]
    for each in data["blocked"]:
        for phrase in expand(each):
            yield "", phrase


def _marked(pattern: str) -> Iterator[str]:
    """Expand the braces of a pattern, and repeat its mark before every phrase."""
    mark = pattern[0] if pattern[:1] in ("?", "~", "!", "^") else ""
    for phrase in expand(pattern.removeprefix(mark)):
        yield mark + phrase


def _security_lines() -> Iterator[list[str]]:
    text = files("nlp").joinpath("data", "securities.tsv").read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines() if line and line[0] != "#")


def share_names() -> Iterator[tuple[str, str]]:
    """Yield every share of the package's table with each of its full names."""
    for identifier, kind, _, strong, _ in _security_lines():
        if kind == "share":
            yield from ((identifier, name) for name in strong.split("|") if name)

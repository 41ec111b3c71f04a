"""Findings of kind ``listing``: a company's name, its ticker and its market code that do not belong together.

Only what stands in one bracket right behind a name is judged: "Acme Widgets Inc. (NYSE: ACW)". Companies are renamed,
listed twice and moved from one market to another, so that only a ticker of somebody else is an error.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from nlp.tables import shared_table
from queries.cues import has
from queries.finding import Finding, Severity, identity
from queries.words import subject_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from index.sourced import SourcedMention
    from nlp.names.gazetteer import Gazetteer

TICKERS = frozenset({"tag", "ticker"})
"""The rules of tickers: beside their market, or by themselves."""

RULES = TICKERS | frozenset({"name", "name_with_tag", "name_with_cue", "name_again", "name_before_tag", "name_in_list"})
"""The rules whose mentions are looked at: names, and tickers beside their market."""

REACH = 60
"""Characters before a bracket in which the name stands that it belongs to."""

APART = 24
"""Most characters between a name and its bracket: " Index", " Holdings plc"."""

FEWEST = 3
"""Letters of a word that can tell two companies to be one: "Bank" does, "of" does not."""

COMMON = 12
"""Most companies whose names have a word that tells one of them: "Bancorp" and "Holdings" are in hundreds."""

CLASSES = frozenset("ABCDKLVZ")
"""Letters by which the classes of one company's shares differ."""

AMERICAN = frozenset({"XNYS", "ARCX", "XASE", "BATS"})
"""Markets that are one word to most writers."""

LISTED = "2025"
"""The year of the listings: a company can have moved from one market of New York to the other since an older text."""

NEW_YORK = AMERICAN | {"XNAS"}
"""Markets of one country, where a company has no second ticker but of another class."""

_TAG = re.compile(r"[(\[]\s*(?:(?P<market>[A-Za-z][\w .]*?)\s?:\s?)?$")
_CLOSED = re.compile(r"\s*[)\]]")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Tag:
    """A ticker in its bracket, and the name before it.

    Attributes:
        cited: the bracket as it is cited: "(NYSE: ACW)".
        market: as written; null where the ticker stands alone: "(ACW)".
        named: what the words before the bracket name, with the place in the sentence.
    """

    cited: SourcedMention
    market: str | None
    name: SourcedMention


def find_listing(mentions: Iterable[SourcedMention]) -> Iterator[Finding]:
    """Yield the findings; a mistake that was copied with its text is one."""
    found: dict[tuple[str, str, str, str], list[tuple[_Tag, Severity, str]]] = defaultdict(list)
    for sentence in _sentences(mentions):
        for tag in _tags(sentence):
            if (told := _wrong(tag)) is not None:
                key = tag.cited.cluster, tag.name.mention.text, tag.cited.mention.text, told[1]
                found[key].append((tag, *told))
    for alike in found.values():
        yield _finding([tag for tag, _, _ in alike], *alike[0][1:])


def _sentences(mentions: Iterable[SourcedMention]) -> Iterator[list[SourcedMention]]:
    """Yield the mentions of each sentence; mentions come by document and place."""
    held: list[SourcedMention] = []
    for each in mentions:
        if held and (held[0].uri, held[0].sentence_start) != (each.uri, each.sentence_start):
            yield held
            held = []
        held.append(each)
    if held:
        yield held


def _tags(sentence: list[SourcedMention]) -> Iterator[_Tag]:
    for before, each in pairwise(sentence):
        if each.mention.rule not in TICKERS or before.mention.rule in TICKERS:
            continue
        text, shift = each.sentence, each.sentence_start
        start, end = each.mention.start - shift, each.mention.end - shift
        opening, closing = _TAG.search(text, 0, start), _CLOSED.match(text, end)
        if opening is None or closing is None:
            continue
        apart = text[before.mention.end - shift : opening.start()]
        if len(apart) <= APART and not re.search(r"[,;:()]", apart) and not _fund(text, before, opening.start()):
            first, last = opening.start(), closing.end()
            bracket = replace(each.mention, start=first + shift, end=last + shift, text=text[first:last])
            yield _Tag(replace(each, mention=bracket), opening["market"], before)


def _fund(text: str, name: SourcedMention, opening: int) -> bool:
    """Whether the words around a name say that a fund is meant: "the SPDR S&P 500 ETF (NYSE: SPY)"."""
    start = name.mention.start - name.sentence_start
    return has("fund", text[max(0, start - REACH) : opening])


def _wrong(tag: _Tag) -> tuple[Severity, str] | None:
    """Return how grave it is and what is wrong with a tag; nothing where it is right or cannot be judged."""
    from nlp.names.gazetteer import gazetteer

    names = gazetteer()
    ticker, security = tag.cited.mention.id, names.securities.get(tag.cited.mention.id)
    if tag.name.mention.type == "index":
        if security is not None and security.kind == "fund":
            return Severity.INFO, f"is a fund, not {subject_words(tag.name.mention.id)}"
        return None
    own = _companies(tag, names)
    if security is None:
        return _misspelt(tag, own)
    if own and ticker not in own and security.kind == "share" and not _one_company(tag, ticker, own, names):
        severity = Severity.ERROR if tag.market else Severity.WARNING  # letters alone can be another abbreviation
        return severity, f"is the ticker of {_called(ticker)}, not of {tag.name.mention.text}"
    told = _elsewhere(tag)
    return (Severity.INFO, told[1]) if told and security.kind == "fund" and _borne(tag, own) else told


def _borne(tag: _Tag, own: set[str]) -> bool:
    """Whether a fund's ticker may have been the company's: on its market, and letters of the name it had then."""
    letters = iter(tag.name.mention.text.casefold())
    code = tag.cited.mention.id.partition(":")[2].casefold()
    market = _markets().get(tag.market or "")
    return any(each.startswith(f"{market}:") for each in own) and all(letter in letters for letter in code)


def _companies(tag: _Tag, names: Gazetteer) -> set[str]:
    """The shares that the words before a bracket name, whoever they were taken for because of it."""
    from nlp.names.gazetteer import Words

    text = tag.name.mention.text
    found = [each for each in names.find(Words.of(text), tag.name.mention.lang) if each.end == len(text)]
    longest = min((each.start for each in found), default=0)
    # A market beside a word that can be a name ("Visa (NYSE: …") says that it is one.
    sure = [n for each in found if each.start == longest for n in each.names if tag.market or not n.needs_evidence]
    return {name.id for name in sure if name.id in names.securities and names.securities[name.id].kind == "share"}


def _misspelt(tag: _Tag, own: set[str]) -> tuple[Severity, str] | None:
    """Tell a ticker that nobody has from the name's own, where they differ by a swap or by a letter: "AMNZ", "AMZM"."""
    _, _, written = tag.cited.mention.id.partition(":")
    for right in sorted(own):
        ticker = right.partition(":")[2]
        if len(ticker) > FEWEST and (sorted(written) == sorted(ticker) or _one_letter(written, ticker)):
            return Severity.WARNING, f"is no ticker; that of {tag.name.mention.text} is {ticker}"
    return None


def _one_letter(a: str, b: str) -> bool:
    """Whether two tickers differ by one letter, and not as two classes of one company's shares do."""
    differ = [{x, y} for x, y in zip(a, b, strict=False) if x != y]
    return len(a) == len(b) and len(differ) == 1 and not differ[0] <= CLASSES


def _one_company(tag: _Tag, ticker: str, own: set[str], names: Gazetteer) -> bool:
    """Whether a ticker can be another listing of the named company: they share a word, or the letters of the ticker."""
    code = ticker.partition(":")[2]
    if any(_alike(code, each.partition(":")[2]) for each in own):
        return True
    words = set().union(*(_names_of(names).get(each, frozenset()) for each in own)) | _words(tag.name.mention.text)
    called = _names_of(names).get(ticker, frozenset())
    if _at_home(ticker) and any(map(_at_home, own)) and _each_apart(called, words):
        return False
    telling = called - _common(names)
    return not telling or bool(_shared(telling, words))


def _at_home(identifier: str) -> bool:
    """Whether a security is listed in New York, where one company has no second ticker but of another class."""
    return identifier.partition(":")[0] in NEW_YORK


def _each_apart(called: AbstractSet[str], words: AbstractSet[str]) -> bool:
    """Whether both have a word of their own beside what they share: Dollar Tree and Dollar General."""
    return bool(called - _shared(called, words)) and bool(words - _shared(words, called))


def _shared(mine: AbstractSet[str], others: AbstractSet[str]) -> set[str]:
    """The words that another begins with, or that begin with another: "Bank" and "Bankers"."""
    return {word for word in mine if any(word.startswith(each) or each.startswith(word) for each in others)}


def _alike(a: str, b: str) -> bool:
    """Whether one ticker opens with the other, as those of two markets do; two letters are another's as soon."""
    return a == b or (min(len(a), len(b)) >= FEWEST and (a.startswith(b) or b.startswith(a)))


def _elsewhere(tag: _Tag) -> tuple[Severity, str] | None:
    """Tell a market that does not list the ticker: loose among the sisters of New York, elsewhere to be looked at."""
    listed, written = tag.cited.mention.id.partition(":")[0], _markets().get(tag.market or "")
    if written is None or written == listed:
        return None
    sisters = {written, listed} <= AMERICAN or ({written, listed} <= NEW_YORK and _of_old(tag.cited.doc_date))
    severity = Severity.INFO if sisters else Severity.WARNING
    return severity, f"is given with {tag.market}, but {tag.cited.mention.id} is what is listed"


def _of_old(doc_date: str | None) -> bool:
    return doc_date is not None and doc_date < LISTED


@cache
def _markets() -> dict[str, str]:
    tags = shared_table("exchanges")["tags"]
    return {name: market for market, names in tags.items() for name in names}


@cache
def _names_of(names: Gazetteer) -> dict[str, frozenset[str]]:
    """The words of every name of each security."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in names.names():
        if name.id in names.securities:
            found[name.id] |= _words(" ".join(name.words))
    return {identifier: frozenset(words) for identifier, words in found.items()}


@cache
def _common(names: Gazetteer) -> frozenset[str]:
    """The words in the names of too many companies to tell one: "Zions Bancorp" is not "Fifth Third Bancorp"."""
    borne = Counter(word for words in _names_of(names).values() for word in words)
    return frozenset(word for word, times in borne.items() if times > COMMON)


def _words(text: str) -> set[str]:
    from nlp.names.tree import fold

    return {fold(word) for word in _WORD.findall(text) if len(word) >= FEWEST}


def _called(ticker: str) -> str:
    from nlp.names.gazetteer import gazetteer

    words = sorted(_names_of(gazetteer()).get(ticker, ()))
    return f"{ticker} ({' '.join(words)})" if words else ticker


def _finding(tags: list[_Tag], severity: Severity, wrong: str) -> Finding:
    first = tags[0]
    found = tuple(tag.name for tag in tags), tuple(tag.cited for tag in tags)
    _, _, code = first.cited.mention.id.partition(":")
    return Finding(
        id=identity("listing", found),
        kind="listing",
        severity=severity,
        sides=found,
        subject=first.name.mention.id,
        metric=None,
        message=f"{code} in “{first.name.mention.text} {first.cited.mention.text}” {wrong}: {first.cited.doc}.",
    )

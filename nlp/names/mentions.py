"""Mentions: where a text names a security, a market, a central bank, an economy, a currency or a sector."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from nlp.names import tickers
from nlp.names.bonds import bonds
from nlp.names.candidate import Candidate, kind, longest
from nlp.names.cities import cities
from nlp.names.defined import retold
from nlp.names.elided import elided
from nlp.names.gazetteer import LANGUAGES, Gazetteer, Words, gazetteer
from nlp.names.naming import Names
from nlp.names.pairs import described, joined, pairs
from nlp.names.sectors import sectors
from nlp.names.subsidiaries import at_home
from nlp.reading import Mention
from nlp.text import whole

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OUTSIDE = re.compile(r"https?://[^\s<>\"')\]]+|www\.[^\s<>\"')\]]+|[\w.+-]+@[\w-]+\.[\w.]+|</?[a-zA-Z][^<>\n]{0,400}>")
_CAPITALS = re.compile(r"(?:(?:[A-ZÁÉÍÓÚÑ][\w&.’'/-]*|&|of|and|de|del|y) ){1,6}$")


def find(doc: Doc, seen: AbstractSet[str] = frozenset(), *, names: Gazetteer | None = None) -> tuple[Mention, ...]:
    """Return the mentions of a text, sorted and without overlaps; of overlapping ones the longest stays.

    Offsets are characters of ``doc.text``. ``seen`` are identifiers named earlier in the document: they let short and
    ambiguous names stand for them. ``names`` replaces the package's own gazetteer.
    """
    known = gazetteer() if names is None else names
    text, lang = whole(doc), doc.lang_ if doc.lang_ in LANGUAGES else LANGUAGES[0]
    tagged = _tickers(text, known)
    found = [*known.find(Words.of(text), lang)]
    named = Names(text, lang, seen, tagged, found)
    listed = list(named.candidates())
    whole_bonds = list(bonds(text, lang, listed))
    halves = elided(text, lang, listed, [*whole_bonds, *(c for c in listed if c.id.startswith("bond:"))])
    markets = [*cities(text, lang, listed), *sectors(text, lang)]
    listed = _apart(listed)
    chosen = longest([*_outside(text), *_of_tickers(tagged), *listed, *pairs(text), *whole_bonds, *halves, *markets])
    chosen = longest([*chosen, *_unlisted(doc, tagged, chosen)])
    chosen = longest([*chosen, *retold(text, lang, chosen)])
    chosen = longest([*chosen, *_bare(text, known, seen, chosen)])
    chosen = at_home(described(text, joined(text, chosen)))
    return tuple(
        Mention(c.start, c.end, text[c.start : c.end], c.id, kind(c.id), doc.lang_, c.rule, c.confidence)
        for c in chosen
        if c.id
    )


def _apart(listed: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates without the sectors that begin inside a company's name: "TD Bank shares"."""
    firms = [each for each in listed if kind(each.id) == "security"]
    return [
        each
        for each in listed
        if kind(each.id) != "sector" or not any(firm.start < each.start < firm.end for firm in firms)
    ]


def _tickers(text: str, known: Gazetteer) -> list[tickers.Ticker]:
    return [
        *tickers.tagged(text, known),
        *tickers.cashtags(text, known),
        *tickers.quoted(text, known),
        *tickers.symbols(text),
    ]


def _of_tickers(found: Iterable[tickers.Ticker]) -> Iterator[Candidate]:
    for each in found:
        yield Candidate(each.start, each.end, each.id, each.rule, each.confidence)
        if each.opening < each.start:
            yield Candidate(each.opening, each.start, "", "tag", 1.0)


def _outside(text: str) -> Iterator[Candidate]:
    """Yield links, addresses and markup, which name nothing."""
    if "://" in text or "www." in text or "@" in text or "<" in text:
        for match in _OUTSIDE.finditer(text):
            yield Candidate(match.start(), match.end(), "", "outside", 1.0)


def _unlisted(doc: Doc, tagged: Iterable[tickers.Ticker], chosen: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the capitalised words right before a bracketed tag: they name its security, known or not."""
    text, ends = whole(doc), {each.end for each in chosen if each.id}
    for each in tagged:
        if each.rule != "tag" or text[each.opening - 2 : each.opening] != " (":
            continue
        first = max(0, each.opening - 70)
        bare = text[first : each.opening - 2]
        formed = ", " in bare or bare[-3:].islower()  # "Brightloaf Inc", but "Brightloaf Holdings plc"
        last = first + len(tickers.FORM.sub("", bare) if formed else bare)
        run = _CAPITALS.search(f"{text[first:last]} ")
        if run is None or any(first + run.start() - 1 <= end < each.opening for end in ends):
            continue
        words = list(re.finditer(r"\S+", run.group()))
        while words and (not words[0].group()[0].isupper() or doc.vocab[words[0].group().lower()].is_stop):
            words.pop(0)
        if words:
            yield Candidate(first + run.start() + words[0].start(), last, each.id, "name_before_tag", 0.7)


def _bare(text: str, known: Gazetteer, seen: AbstractSet[str], chosen: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the bare tickers, given what is named: "(AAPL)" beside "Apple", "NVDA" after "Nvidia"."""
    named = seen | {each.id for each in chosen}
    taken = {each.start for each in chosen if kind(each.id) == "security"}
    beside = {each.end: each.id for each in chosen if kind(each.id) == "security"}
    for each in tickers.bare(text, known, named, taken, beside):
        yield Candidate(each.start, each.end, each.id, each.rule, each.confidence)

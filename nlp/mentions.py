"""Mentions: where a text names a security, a market, a central bank, an economy, a currency or a sector."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nlp import tickers
from nlp.bonds import bonds
from nlp.evidence import after_capital, in_capitals, moves, opens_sentence, supported
from nlp.gazetteer import Found, Gazetteer, Name, Words, gazetteer
from nlp.pairs import joined, pairs
from nlp.reading import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OUTSIDE = re.compile(r"https?://[^\s<>\"')\]]+|www\.[^\s<>\"')\]]+|[\w.+-]+@[\w-]+\.[\w.]+|<[^<>\n]{1,400}>")
_NUMBER_BEFORE = re.compile(
    r"(?:\d[\s\u00a0]?|\b(?:hundred|thousand|million|billion|trillion|mil|mill[oó]n(?:es)?|mn|bn|mdd|mm)\s(?:de\s)?|[$€£]\s?)$",
    re.IGNORECASE,
)
_NUMBER_AFTER = re.compile(r"[\s\u00a0]?[$]?\d|/(?!\w{3}\b)|\$")
_TAG_GAP = re.compile(r"(?:,? [A-Z][\w.&]*){0,3}\s?[(\[]\s?(?:[\w ]{1,12}[;,] )?|,? ")
_BRACKETED = re.compile(r"([A-Z]{1,5}(?:\.[AB])?)[)\],;:]")
_CAPITALS = re.compile(r"(?:(?:[A-ZÁÉÍÓÚÑ][\w&.’'-]*|&|of|and|de|del|y) ){1,6}$")
_AMBIGUOUS_COMMODITIES = frozenset({"commodity:WTI", "commodity:BRENT"})
_RANK = {"tag": 0, "cashtag": 0, "quote": 1}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of text that may be a mention; an empty ``id`` takes its place from shorter ones and is none."""

    start: int
    end: int
    id: str
    rule: str
    confidence: float


def find(doc: Doc, seen: AbstractSet[str] = frozenset(), *, names: Gazetteer | None = None) -> tuple[Mention, ...]:
    """Return the mentions of a text, sorted and without overlaps; of overlapping ones the longest stays.

    Offsets are characters of ``doc.text``. ``seen`` are identifiers named earlier in the document: they let short and
    ambiguous names stand for them. ``names`` replaces the package's own gazetteer.
    """
    known = gazetteer() if names is None else names
    text, lang = doc.text, doc.lang_ if doc.lang_ in known.trees else "en"
    tagged = _tickers(text, known)
    found = [*known.find(Words.of(text), lang)]
    named = Names(text, lang, known, seen, tagged, found)
    listed = list(named.candidates())
    chosen = _longest([*_outside(text), *_of_tickers(tagged), *listed, *pairs(text), *bonds(text, lang, listed)])
    chosen = _longest([*chosen, *_unlisted(doc, tagged, chosen)])
    chosen = _longest([*chosen, *_bare(text, known, seen, chosen)])
    chosen = joined(text, chosen)
    return tuple(
        Mention(c.start, c.end, text[c.start : c.end], c.id, kind(c.id), doc.lang_, c.rule, c.confidence)
        for c in chosen
        if c.id
    )


def kind(identifier: str) -> str:
    """Return the type of an identifier: its prefix, or ``security``."""
    prefix = identifier.partition(":")[0]
    return prefix if prefix.islower() else "security"


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
    text, ends = doc.text, {each.end for each in chosen if each.id}
    for each in tagged:
        if each.rule != "tag" or text[each.opening - 2 : each.opening] != " (":
            continue
        before = text[max(0, each.opening - 61) : each.opening - 1]
        run = _CAPITALS.search(before)
        if run is None or any(each.opening - 2 - len(run.group()) < end <= each.opening - 2 for end in ends):
            continue
        words = run.group().split()
        while words and (words[0].islower() or doc.vocab[words[0].lower()].is_stop or words[0] == "&"):
            words.pop(0)
        if words and not words[-1].islower():
            start = (
                text.rfind(words[0], 0, each.opening - 2)
                if len(words) == 1
                else text.rfind(" ".join(words), 0, each.opening)
            )
            yield Candidate(start, each.opening - 2, each.id, "name_before_tag", 0.7)


def _bare(text: str, known: Gazetteer, seen: AbstractSet[str], chosen: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the bare tickers, given what is named: "(AAPL)" beside "Apple", "NVDA" after "Nvidia"."""
    named = seen | {each.id for each in chosen}
    taken = {each.start for each in chosen if kind(each.id) == "security"}
    beside = {each.end: each.id for each in chosen if kind(each.id) == "security"}
    for each in tickers.bare(text, known, named, taken, beside):
        yield Candidate(each.start, each.end, each.id, each.rule, each.confidence)


def _longest(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates that no longer one overlaps, sorted by start."""
    kept: list[Candidate] = []
    order = sorted(candidates, key=lambda c: (c.start, c.start - c.end, _RANK.get(c.rule, 2), -c.confidence, c.id))
    for each in order:
        while kept and kept[-1].end > each.start:
            if each.end - each.start <= kept[-1].end - kept[-1].start:
                break
            kept.pop()
        else:
            kept.append(each)
    return kept


class Names:
    """Decides which of the names found in one text are mentions, and of what."""

    def __init__(
        self,
        text: str,
        lang: str,
        known: Gazetteer,
        seen: AbstractSet[str],
        tagged: Sequence[tickers.Ticker],
        found: Sequence[Found],
    ) -> None:
        self.text, self.lang, self.known, self.found = text, lang, known, found
        self.seen = seen
        self.tags = {each.opening: each for each in tagged if each.rule in ("tag", "cashtag", "suffix")}
        self.first: dict[str, int] = {}
        self.latest: dict[str, int] = {}
        self.edges: set[int] = set()

    def candidates(self) -> Iterator[Candidate]:
        """Yield a candidate for each name that has the evidence it needs, those of the whole text being known first."""
        sure, doubtful = [], []
        for each in self.found:
            tag = self._tag_after(each)
            name = next((n for n in each.names if tag is not None and _same(n.id, tag.id, self.known)), None)
            if name is not None and tag is not None:
                sure.append(Candidate(each.start, each.end, tag.id, "name_with_tag", 0.98))
            elif any(not n.id for n in each.names):
                sure.append(Candidate(each.start, each.end, "", "blocked", 1.0))
            else:
                doubtful.append(each)
        self.first = {c.id: c.start for c in reversed(sorted(sure, key=lambda c: c.start)) if c.id}
        self.edges = {edge for c in sure if kind(c.id) == "security" for edge in (c.start, c.end)}
        for each in doubtful:
            strong = tuple(n for n in each.names if not n.needs_evidence)
            if len({n.id for n in strong}) == 1:
                self.first[strong[0].id] = min(each.start, self.first.get(strong[0].id, each.start))
            if strong and kind(strong[0].id) == "security":
                self.edges |= {each.start, each.end}
        yield from sure
        for each in sorted(doubtful, key=lambda found: (found.start, found.end)):
            if (made := self._judge(each)) is not None:
                self.first.setdefault(made.id, made.start)
                self.latest[made.id] = made.start
                yield made

    def _tag_after(self, each: Found) -> tickers.Ticker | None:
        """Return the tag right after a name: "Target Corp. (NYSE: TGT)", "Target (TGT)"."""
        if (match := _TAG_GAP.match(self.text, each.end)) is None:
            return None
        if (tag := self.tags.get(match.end())) is not None:
            return tag
        ticker = _BRACKETED.match(self.text, match.end()) if match.group() == " (" else None
        own = next((n.id for n in each.names if ticker and n.id.partition(":")[2] == ticker[1]), None)
        return tickers.Ticker(*ticker.span(1), own, "tag", 1.0, ticker.start(1)) if ticker and own else None

    def _judge(self, each: Found) -> Candidate | None:
        strong = tuple(n for n in each.names if not n.needs_evidence)
        chosen = self._choose(each, strong) if strong else self._supported(each)
        if chosen is None:
            return None
        name, rule, confidence = chosen
        if kind(name.id) == "currency" and self._is_unit(each):
            return None
        return Candidate(each.start, each.end, name.id, rule, confidence)

    def _choose(self, each: Found, names: Sequence[Name]) -> tuple[Name, str, float] | None:
        """Choose among the things that a name can stand for: the one named last before, else the first."""
        plain = sorted(names, key=lambda n: n.adjective)
        if plain[0].adjective:
            return plain[0], "adjective", 0.6
        if len({n.id for n in plain}) == 1:
            return plain[0], "name", 0.9 if each.end - each.start < 4 else 0.95
        if kind(plain[0].id) in ("currency", "fx"):
            last = max((self._economy_seen(n.id), -place, n) for place, n in enumerate(plain))
            return (last[2], "name_by_economy", 0.75) if last[0] > -2 else None
        named = [n for n in plain if n.id in self.seen or self.first.get(n.id, each.start) < each.start]
        if named:
            return max(named, key=lambda n: self.latest.get(n.id, -1)), "name_again", 0.8
        doubtful = plain[0].id in _AMBIGUOUS_COMMODITIES
        return plain[0], "name", 0.5 if doubtful else 0.85

    def _supported(self, each: Found) -> tuple[Name, str, float] | None:
        """Choose among names that need evidence, if there is any."""
        first = each.names[0]
        text, start, end = self.text, each.start, each.end
        if first.only_again:
            again = first.id in self.seen or self.first.get(first.id, start) < start
            return (first, "name_again", 0.7) if again else None
        if kind(first.id) != "security":
            if moves(text, end, self.lang) or any(n.id in self.seen for n in each.names):
                chosen = self._choose(each, each.names)
                return None if chosen is None else (chosen[0], "name_with_cue", min(chosen[2], 0.7))
            return None
        named = [n for n in each.names if n.id in self.seen or self.first.get(n.id, start) < start]
        if named and not opens_sentence(text, start) and not after_capital(text, start):
            return named[0], "name_again", 0.85
        if supported(text, start, end, self.lang) and (named or not in_capitals(text, start, end)):
            return (named or each.names)[0], "name_with_cue", 0.75
        return ((named or each.names)[0], "name_in_list", 0.75) if self._listed(each) else None

    def _listed(self, each: Found) -> bool:
        """Return whether a name stands in a list beside a security: "Apple, Meta and Nvidia all fell"."""
        before = re.search(r"(?:,? (?:and|or|y|e|o|&) |, |/)$", self.text[max(0, each.start - 6) : each.start])
        if before and each.start - len(before.group()) in self.edges:
            return True
        after = tickers.LIST_GAP.match(self.text, each.end)
        return after is not None and after.end() in self.edges

    def _economy_seen(self, identifier: str) -> int:
        """Return where the economy or the whole name of a currency was named last: -1 before this text, -2 never."""
        code = identifier[-3:]
        places = [self.latest.get(i, -1 if i in self.seen else -2) for i in (f"currency:{code}", f"country:{code[:2]}")]
        return max(places)

    def _is_unit(self, each: Found) -> bool:
        """Return whether a currency's name is the unit of an amount: "62 dollar", "USD 35 million"."""
        before = _NUMBER_BEFORE.search(self.text, max(0, each.start - 12), each.start)
        code = self.text[each.start : each.end].isupper()
        return before is not None or (code and _NUMBER_AFTER.match(self.text, each.end) is not None)


def _same(named: str, tagged: str, known: Gazetteer) -> bool:
    """Return whether a name's identifier is the security of a tag, perhaps on another market or of another class."""
    if named == tagged:
        return True
    if kind(named) != "security" or kind(tagged) != "security":
        return False
    return named.partition(":")[2].partition(".")[0] == tagged.partition(":")[2].partition(".")[
        0
    ] or tagged in _sisters(named, known)


def _sisters(named: str, known: Gazetteer) -> Collection[str]:
    return known.sisters.get(named, ())

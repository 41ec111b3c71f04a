"""How figures hang in a sentence: directions, levels, comparisons and clause breaks, token by token."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from nlp.phrases import Phrases
from nlp.tables import language_table
from nlp.text import words as words_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_MARKS = (
    "up",
    "down",
    "more",
    "less",
    "growth",
    "soft",
    "loss",
    "rates",
    "grades",
    "stands",
    "foreseen",
    "tells",
    "opines",
    "source",
    "source_after",
    "technical",
    "oscillator",
    "goods",
    "tolerance",
    "span",
    "paper",
    "per",
    "by",
    "by_move",
    "level",
    "arrival",
    "compared",
    "formerly",
    "versus",
    "contrast",
    "restated",
    "relative",
    "adjunct",
    "blame",
    "apart",
    "link",
    "aim",
    "months",
    "revised",
    "grade",
    "day",
    "respectively",
    "possessive",
    "and",
    "refers",
    "colon",
    "vendor",
    "expectation",
    "owner",
    "ranked",
    "before_size",
    "revising",
    "auxiliary",
    "trend",
    "goes_on",
    "leaves_out",
    "foresees",
    "thinks",
    "current",
    "many",
    "all_coins",
    "flows",
    "announces",
    "contributes",
    "serves",
    "projections",
    "opinion",
    "house",
    "next_targets",
    "about",
    "they_say",
    "says",
    "brings",
    "rating",
    "turnover",
    "comes_to",
    "qualifier",
    "dealt",
    "parcel",
    "wipes",
    "revises",
    "issued",
    "proceeds",
    "sets",
    "advises",
    "beyond",
    "awaited",
)
_PUNCTUATION_COST = {",": 0.8, ";": 5.0, ":": 1.2, "(": 0.3, ")": 0.3, "—": 1.5, "–": 1.0, "…": 3.0, "|": 2.5}
_WORD_COST = 0.25
_NAME_COST = 0.08
_CONTRAST_COST = 1.5
_LINE_COST = 2.0
_PARAGRAPH_COST = 12.0
_LONGEST_ASIDE = 26
_LONGEST_TOLD = 40
"""How many tokens an aside may have behind which the sentence visibly goes on."""
_LONGEST_PHRASE = 5
_SHORTEST_BRACKET = 8
_DEFINITE = frozenset({"the", "el", "la"})
_SIGNS = frozenset("$€£")
_ASIDE_ENDS = frozenset(".;:!?")
_RETAIL, _DOLLARS, _RATE_REACH = frozenset({"minorista", "mayorista"}), frozenset({"dólar", "divisa", "billete"}), 20


@dataclass(frozen=True, slots=True)
class Anaphor:
    """Words that stand for the last subject of some types: "the index", "la compañía"."""

    start: int
    end: int
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a document's tokens.

    Attributes:
        tokens: for each mark, the tokens that carry it.
        last: for each mark, the tokens that end a phrase which carries it.
        first: for each mark, the tokens that begin one.
        anaphors: sorted by start.
        asides: the tokens of relative clauses between commas that state no figure: ", which had been flat for weeks,".
        words: the lower-case text of each token.
        blanks: the tokens that are white space.
        walked: the cost of walking from the start of the document to each token; what separates two expressions
            is the difference, higher over commas, clause breaks and lines.
    """

    tokens: Mapping[str, frozenset[int]]
    last: Mapping[str, frozenset[int]]
    first: Mapping[str, frozenset[int]]
    anaphors: tuple[Anaphor, ...]
    asides: frozenset[int]
    words: Sequence[str]
    blanks: frozenset[int]
    walked: Sequence[float]

    def has(self, mark: str, token: int) -> bool:
        """Return whether a token carries a mark."""
        return token in self.tokens[mark]

    def direction(self, token: int) -> int:
        """Return 1 where a token says up, -1 where it says down, else 0."""
        return (token in self.tokens["up"]) - (token in self.tokens["down"])

    def comparison(self, token: int) -> int:
        """Return 1 where a token says more, -1 where it says less, else 0; it counts behind a figure."""
        return (token in self.tokens["more"]) - (token in self.tokens["less"])

    def cost(self, start: int, end: int) -> float:
        """Return what lies between two token offsets, in costs."""
        return self.walked[end] - self.walked[start] if start < end else 0.0


@dataclass(frozen=True, slots=True)
class Syntax:
    """The compiled syntax words of one language."""

    phrases: Phrases

    @classmethod
    def from_language(cls, nlp: Language) -> Syntax:
        """Compile ``rules/<lang>/syntax.toml`` for a pipeline's vocabulary."""
        words = language_table(nlp.lang, "syntax")
        patterns = {mark: words[mark] for mark in _MARKS}
        patterns |= {f"anaphora:{kind}": phrases for kind, phrases in words["anaphora"].items()}
        patterns |= {f"noun:{kind}": nouns for kind, nouns in words["anaphora_nouns"].items()}
        return cls(Phrases.from_table(nlp, patterns))

    def mark(self, doc: Doc, named: frozenset[int] = frozenset()) -> Marks:
        """Mark the tokens of a document; ``named`` are the tokens of names, which are cheap to walk over."""
        tokens: dict[str, set[int]] = {mark: set() for mark in _MARKS}
        last: dict[str, set[int]] = {mark: set() for mark in _MARKS}
        first: dict[str, set[int]] = {mark: set() for mark in _MARKS}
        anaphors: dict[tuple[int, int], list[str]] = {}
        nouns: list[tuple[int, int, str]] = []
        for match in self.phrases.all(doc):
            for label in match.labels:
                mark, _, kind = label.partition(":")
                if kind and _is_rate(doc, match.end):
                    continue
                if mark == "noun":
                    nouns.append((match.start, match.end, kind))
                elif kind:
                    anaphors.setdefault((match.start, match.end), []).append(kind)
                else:
                    tokens[mark].update(range(match.start, match.end))
                    last[mark].add(match.end - 1)
                    first[mark].add(match.start)
        tokens["up"].update(at for at in tokens["before_size"] if at + 1 < len(doc) and _is_size(doc[at + 1].text))
        parting = tokens["contrast"] | tokens["level"] | tokens["up"] | tokens["down"] | named
        for start, end, kind in nouns:
            if (opens := _article_before(doc, start, parting)) is not None and (opens, end) not in anaphors:
                anaphors[opens, end] = [kind]
        turns = tokens["up"] | tokens["down"] | first["day"] | first["proceeds"]
        written = words_of(doc)
        words = [word.lower() for word in written]
        apart = first["adjunct"] | first["apart"]
        asides = frozenset((*_asides(doc, first["relative"], apart, named, turns), *_dashed(doc, words)))
        return Marks(
            {mark: frozenset(found) for mark, found in tokens.items()},
            {mark: frozenset(found) for mark, found in last.items()},
            {mark: frozenset(found) for mark, found in first.items()},
            tuple(
                Anaphor(start, end, tuple(kinds))
                for (start, end), kinds in sorted(anaphors.items())
                # "Por su parte, la prima de riesgo cerró en 112 puntos": nobody's part.
                if not _qualified(end, tokens, named) and not tokens["contrast"].issuperset(range(start, end))
            ),
            asides,
            words,
            frozenset(place for place, word in enumerate(words) if word.isspace()),
            _walk(written, tokens["contrast"], named | asides),
        )


def _is_size(word: str) -> bool:
    """Return whether a word begins a figure: "ahead 5p", "ahead $2"."""
    return word[0].isdigit() or word in _SIGNS


def _qualified(end: int, tokens: Mapping[str, set[int]], named: AbstractSet[int]) -> bool:
    """Return whether words behind an anaphor tell that it stands for nothing said before.

    "Las acciones más castigadas fueron <minera> y <eléctrica>", "its rival <brewer>".
    """
    chosen = end in tokens["more"] | tokens["less"] and end not in tokens["soft"]
    return chosen or (end - 1 in tokens["possessive"] and end not in named and end + 1 in named)


def _article_before(doc: Doc, place: int, parting: frozenset[int] | set[int]) -> int | None:
    """Return the article that opens a noun phrase, over the adjectives before its noun; null where there is none."""
    for before in range(place - 1, max(-1, place - 1 - _LONGEST_PHRASE), -1):
        if doc[before].lower_ in _DEFINITE:
            return before if before < place - 1 else None
        if before in parting or not (doc[before].text[0].isalnum() or doc[before].text == "-"):
            return None
    return None


def _asides(
    doc: Doc, relatives: set[int], circumstances: set[int], named: AbstractSet[int], turns: AbstractSet[int]
) -> Iterator[int]:
    """Yield the tokens of relative clauses and circumstances that stand between two commas and state no figure.

    The digits of a name are none: "el VIX, que mide la volatilidad de las opciones del S&P 500, cayó un 4 %". One may
    state figures where the verb of a move goes on behind it: "<bank>, which trades on 27 times earnings, slid". Whom a
    circumstance ends with may be who goes on: "tras ellas <bank>, que ganó un 1 %".
    """
    for start in sorted(relatives | circumstances):
        if start == 0 or doc[start - 1].text != ",":
            continue
        told = False
        for place in range(start, min(start + _LONGEST_TOLD, len(doc))):
            if doc[place].text == ",":
                goes_on = start in circumstances and place - 1 in named
                short = place < start + _LONGEST_ASIDE
                if ((short and not told) or place + 1 in turns) and not goes_on:
                    yield from range(start - 1, place + 1)
                break
            told = told or (doc[place].text[0].isdigit() and place not in named)
            if doc[place].text in _ASIDE_ENDS or (doc[place].text.isspace() and not _wraps_at(doc, place)):
                break


def _wraps_at(doc: Doc, place: int) -> bool:
    """Return whether a line break only wraps a sentence: the next line goes on in small letters."""
    return doc[place].text == "\n" and place + 1 < len(doc) and doc[place + 1].text[0].islower()


def _dashed(doc: Doc, words: Sequence[str]) -> Iterator[int]:
    """Yield the tokens between two dashes that state no figure: "la subyacente —sin energía— sigue en el 2,7 %"."""
    yield from _in_brackets(words)
    dashes = [place for place, word in enumerate(words) if word == "—" or (word == "–" and _parts(words, place))]
    for start, end in (*pairwise(dashes), *_hyphened(words)):
        inside = doc[start + 1 : end]
        if 0 < len(inside) <= _LONGEST_ASIDE and not any(
            token.text in _ASIDE_ENDS or token.is_space or token.text[0].isdigit() for token in inside
        ):
            yield from range(start, end + 1)


def _parts(words: Sequence[str], place: int) -> bool:
    """Return whether a short dash parts an aside and joins no range: "Elgar – which makes pumps – rose", "22 – 24"."""
    return all(word[:1].isalpha() or word == ")" for word in (*words[place - 1 : place], *words[place + 1 : place + 2]))


def _in_brackets(words: Sequence[str]) -> Iterator[int]:
    """Yield the tokens of a long bracket that states no figure: "el MEP (que se obtiene al comprar bonos) cayó"."""
    opens = None
    for place, word in enumerate(words):
        if word == "(":
            opens = place
        elif word == ")" and opens is not None:
            if place - opens >= _SHORTEST_BRACKET and not any(w[0].isdigit() for w in words[opens + 1 : place]):
                yield from range(opens, place + 1)
            opens = None


def _hyphened(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where an aside between glued hyphens starts and ends: "el bono -que pagó ayer su cupón- cedió al 2,9 %"."""
    opens = None
    for place, word in enumerate(words):
        if len(word) > 1 and word[0] == "-" and word[-1].isalpha():
            opens = place
        elif opens is not None and len(word) > 1 and word[-1] == "-" and word[0].isalpha():
            yield opens, place
            opens = None


def _walk(words: Sequence[str], contrast: set[int], named: frozenset[int]) -> list[float]:
    costs = list(map(_word_cost, words))
    for place in _wraps(words):
        costs[place] = 0.0
    for place in contrast:
        costs[place] = _CONTRAST_COST
    for place in named:
        costs[place] = _NAME_COST
    return list(accumulate(costs, initial=0.0))


def _wraps(words: Sequence[str]) -> Iterator[int]:
    """Yield the line breaks at which a sentence only goes on, as in a text that is wrapped by hand."""
    for place in range(1, len(words) - 1):
        if words[place] == "\n" and words[place - 1][-1].isalnum() and words[place + 1][0].islower():
            yield place


@lru_cache(maxsize=65_536)
def _word_cost(text: str) -> float:
    if text.isspace():
        breaks = text.count("\n")
        return _PARAGRAPH_COST if breaks > 1 else _LINE_COST * breaks
    return _PUNCTUATION_COST.get(text, _WORD_COST)


def _is_rate(doc: Doc, end: int) -> bool:
    """Return whether a retailer is no company: "el dólar mayorista terminó en $ 1.435; el minorista, en $ 1.460"."""
    near = doc[max(0, end - _RATE_REACH) : end - 1]
    return doc[end - 1].lower_ in _RETAIL and any(token.lower_ in _DOLLARS for token in near)

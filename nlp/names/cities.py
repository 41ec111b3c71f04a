"""Stock markets that are named by their cities: "Frankfurt rose 0.5%, Paris 0.3%", "Fráncfort ganó un 0,5 %"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from nlp.names.candidate import Candidate
from nlp.names.evidence import cues, owns_shares
from nlp.phrases import either
from nlp.tables import language_table

# How far from another market of the list a city may stand, and how many sentences on.
_BESIDE = 140
_SENTENCES = 1
_LED = 24
_END = re.compile(r"[.!?]\s|\n\s*\n")
_PERCENT = r"[+\-−]?\s?\d{1,2}(?:[.,]\d+)?[\s\u00a0]?(?:%|per ?cent|por ciento)"


@dataclass(frozen=True, slots=True)
class _Cities:
    """A language's cities, compiled: where one stands, what shows that its market is meant."""

    city: re.Pattern[str]
    moved: re.Pattern[str]
    led: re.Pattern[str]
    scored: re.Pattern[str]
    joined: re.Pattern[str]
    codes: dict[str, str]
    alone: frozenset[str]
    of: tuple[str, ...]


@cache
def _cities(lang: str) -> _Cities:
    data = language_table(lang, "names")["cities"]
    codes = {name: code for kind in ("index", "market") for code, names in data[kind].items() for name in names}
    before = rf"(?:(?:{either(data['before'])})\s)?" if data["before"] else ""
    verbs = rf"(?:{either(data['moved'])}|{cues(lang).moving})"
    words = r"(?:[^\W\d_]+,?\s){0,9}?"
    return _Cities(
        city=re.compile(rf"(?<!\w){before}(?P<city>{either(codes)})(?!\w)"),
        moved=re.compile(
            rf"(?:(?:,\s(?:{either(data['who'])}))?\s{verbs}\s{words}{_PERCENT}|,?\s(?:(?:{either(data['leads'])})\s)?{_PERCENT}|\s?\({_PERCENT}\))",
            re.IGNORECASE,
        ),
        led=re.compile(rf"{_PERCENT}\s(?:{either(data['inside'])})\s$", re.IGNORECASE),
        scored=re.compile(
            rf"\s?(?:{'|'.join(data['points'])})\s(?:un[oa]s\s)?\d[\d.,]*\s(?:points|puntos)\b", re.IGNORECASE
        ),
        joined=re.compile(rf",?\s(?:{either(language_table(lang, 'names')['tenor']['joins'])})\s|,\s"),
        codes=codes,
        alone=frozenset(name for names in data["market"].values() for name in names),
        of=tuple(f" {word} " for word in data["of"]),
    )


def cities(text: str, lang: str, named: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the cities that stand for their stock markets.

    One does where the move of a market follows it, and where its sentence or the next names another market, in either
    way: "París sube un 5 % el precio del metro" is the city. An exchange does without another one.
    """
    known = _cities(lang)
    ends = {(c.end, c.id) for c in named if c.id.startswith("index:")}
    found = [match for match in known.city.finditer(text) if not _of_index(text, match, known, ends)]
    moved = [match for match in found if _moves(text, match, known)]
    if not moved:
        return
    for one, other in reversed(list(pairwise(found))):
        if other in moved and one not in moved and known.joined.fullmatch(text, one.end(), other.start()):
            moved.append(one)  # "París y Milán, un 0,3 % cada una"
    markets = [(c.start, c.end) for c in named if c.id.startswith("index:")] + [match.span() for match in moved]
    for match in moved:
        if owns_shares(text, match.start(), lang):
            continue  # "la acción de la BVC avanzó un 3 %": that of the company, or any that is listed there
        # "la Bolsa de Londres"; "Tokyo fell 0.6 percent, or 92 points": only an index moves by points.
        alone = match["city"] in known.alone or match.start() < match.start("city") or _scores(text, match, known)
        if alone or any(_together(text, match.span(), other) for other in markets):
            yield Candidate(*match.span(), f"index:{known.codes[match['city']]}", "city", 0.8)


def _of_index(text: str, city: re.Match[str], known: _Cities, ends: AbstractSet[tuple[int, str]]) -> bool:
    """Return whether a city only tells whose index is named before it: "el FTSE 100 de Londres bajaba un 0,5 %"."""
    gap = next((gap for gap in known.of if text.endswith(gap, 0, city.start())), "")
    return bool(gap) and (city.start() - len(gap), f"index:{known.codes[city['city']]}") in ends


def _moves(text: str, city: re.Match[str], known: _Cities) -> bool:
    """Return whether the move of a market stands around a city: "París cedió un 1 %", "pérdidas del 1,3 % en París"."""
    start, end = city.span()
    return bool(known.moved.match(text, end) or known.led.search(text, max(0, start - _LED), start))


def _scores(text: str, city: re.Match[str], known: _Cities) -> bool:
    """Return whether the move behind a city is told in points, too: "Tokyo rose 0.7 percent, or 112 points"."""
    move = known.moved.match(text, city.end())
    return move is not None and known.scored.match(text, move.end()) is not None


def _together(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    (_, start), (end, _) = sorted((one, other))
    return one != other and 0 <= end - start <= _BESIDE and len(_END.findall(text, start, end)) <= _SENTENCES

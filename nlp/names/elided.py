"""Government bonds that a text names by halves: "that of the German one at 2.8%", "el de dos años, un 3,5 %"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from nlp.names.bonds import DAYS, in_months, tenors
from nlp.names.candidate import Candidate
from nlp.phrases import either
from nlp.tables import language_table

# How far behind the bond that it leans on a half-named one may stand; a sentence more is still in mind, two
# where its tenor is told: "La letra a un año pagó un 2 %. La demanda dobló la oferta. En la de seis meses, un 1,9 %".
_REACH = 260
# How far ahead of its figure it may stand, and how far an article before a country reaches.
_HEAD = 16
_ENDS = re.compile(r"[.!?\n]\s")
_SENTENCES = 1
_SENTENCES_OF_TENORS = 2
# "En el de seis meses, 1.400 millones al 1,9 %": how much was sold may stand before it.
_FIGURE = re.compile(
    r"(?:[^.;:!?()\n%\d]{0,24}[$€£¥]?\d[\d.,]*\s(?:millones|million|billion|bn)\b)?[^.;:!?()\n%\d]{0,48}?[+\-−]?\d{1,2}(?:[.,]\d+)?[\s\u00a0]?"
    r"(?:%|per ?cent|por ciento|(?:basis )?points?\b|bps?\b|pb\b|puntos? (?:b[áa]sicos?|base))",
    re.IGNORECASE,
)
_BOND = re.compile(r"bond:([A-Z]{2})(\d+[YM])")


@dataclass(frozen=True, slots=True)
class _Halves:
    """A language's expressions, compiled."""

    country: re.Pattern[str]
    owner: re.Pattern[str]
    tenor: re.Pattern[str]
    ones: re.Pattern[str]
    others: re.Pattern[str]


@cache
def _halves(lang: str) -> _Halves:
    data = language_table(lang, "names")["elided"]
    heads, of = either(data["heads"]), either(data["of"])
    return _Halves(
        # "la rentabilidad del bono español …, la del alemán …"
        country=re.compile(rf"(?<!\w)(?:{heads})(?:\s(?:{of}))?\s$", re.IGNORECASE),
        owner=re.compile(either(data["owners"])) if data["owners"] else re.compile(r"(?!)"),
        # "el bono a diez años rentaba un 4,1 %, y el de dos años, un 3,6 %"
        tenor=re.compile(rf"(?<!\w)(?:{heads})(?:\s(?:{of}))?\s{tenors(lang).tenor.pattern}", re.IGNORECASE),
        # "two-year bonds paid 0.1%, ten-year ones 0.4%"
        ones=re.compile(rf"{tenors(lang).tenor.pattern}\s(?:{either(data['ones'])})(?!\w)", re.IGNORECASE)
        if data["ones"]
        else re.compile(r"(?!)"),
        others=re.compile(rf"(?<!\w)(?:{either(data['others'])})(?!\w)", re.IGNORECASE),
    )


def elided(text: str, lang: str, named: Sequence[Candidate], bonds: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the bonds that lean on one named shortly before and are followed by a yield or a move of it.

    A country stands for its bond of the same tenor, a tenor for that bond of the same country. ``named`` are the
    candidates found so far, of which countries are looked at; ``bonds`` those that name a bond in full.
    """
    if not bonds:
        return
    known = _halves(lang)
    made: list[Candidate] = []
    for start, end, country, tenor in sorted(_halved(text, lang, named, known)):
        if any(bond.start < end and start < bond.end for bond in bonds) or _FIGURE.match(text, end) is None:
            continue
        last = max((b for b in (*bonds, *made) if b.end <= start), key=lambda b: b.end, default=None)
        whole = _BOND.fullmatch(last.id) if last is not None else None
        if last is None or whole is None or not _in_mind(text, last.end, start, known, far=tenor is not None):
            continue
        length = _length(tenor, whole[2])
        identifier = f"bond:{country or whole[1]}{length}"
        if length is not None and identifier != last.id:
            made.append(Candidate(start, end, identifier, "elided", 0.8))
    yield from made


def _length(tenor: str | None, whole: str) -> str | None:
    """Return the tenor of a half-named bond: its own, that of the whole one, or null for days beside years.

    "Los Cetes a 28 días al 6,9 %; los de 91 días, al 7,1 %".
    """
    if tenor is None or not tenor.endswith(DAYS):
        return tenor or whole
    return in_months(int(tenor[:-1])) if whole.endswith("M") else None


def _halved(
    text: str, lang: str, named: Sequence[Candidate], known: _Halves
) -> Iterator[tuple[int, int, str | None, str | None]]:
    for each in named:
        if not each.id.startswith("country:"):
            continue
        owner = known.owner.match(text, each.end)
        head = known.country.search(text, max(0, each.start - _HEAD), each.start)
        if owner or head:
            yield head.start() if head else each.start, owner.end() if owner else each.end, each.id[8:], None
    words = tenors(lang)
    for match in (*known.tenor.finditer(text), *known.ones.finditer(text)):
        number = words.numbers.get(match["number"].lower()) or int(match["number"])
        yield match.start(), match.end(), None, f"{number}{words.units[match['unit'].lower()]}"


def _in_mind(text: str, start: int, end: int, known: _Halves, *, far: bool) -> bool:
    """Return whether nothing between a bond and a half-named one speaks of something else; ``far`` ones lie further."""
    between = text[start:end]
    if len(between) > _REACH or len(_ENDS.findall(between)) > (_SENTENCES_OF_TENORS if far else _SENTENCES):
        return False
    return known.others.search(between) is None

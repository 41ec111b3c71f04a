"""What shows that the name of a currency is meant, and which nation's: "the won fell 0.3%", "Pakistan's rupee"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from nlp.names.evidence import cues, moves, opens_row
from nlp.names.gazetteer import Found
from nlp.names.tree import Name
from nlp.phrases import either
from nlp.tables import language_table, shared_table

_KIND = "currency:"
_COUNTRY = "country:"
_CODE = slice(len(_KIND), len(_KIND) + 2)
_REACH = 90
_BEFORE = -1
_NUMBER_BEFORE = re.compile(
    r"(?:\d[^\S\n]?|\b(?:hundred|thousand|million|billion|trillion|mil|mill[oó]n(?:es)?|mn|bn|mdd|mm)\s(?:de\s)?|[$€£]\s?)\Z",
    re.IGNORECASE,
)
# An amount before "a pound", "la libra": a price by weight.
_PER_WEIGHT = re.compile(
    r"(?:\d|\b(?:cents?|dollars?|pence|pesos?|centavos?|d[oó]lar(?:es)?|euros?|soles))(?:/|[\s\u00a0](?:an?|the|per|por|la|el|cada)[\s\u00a0])$",
    re.IGNORECASE,
)
_NUMBER_AFTER = re.compile(r"[\s\u00a0]?[$]?\d|/(?!\w{3}\b)|\$")
_WORD = re.compile(r"\s([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class _Evidence:
    """A language's cues, compiled."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    rate: re.Pattern[str]
    figure: re.Pattern[str]
    going: frozenset[str]


@cache
def _evidence(lang: str) -> _Evidence:
    data = language_table(lang, "names")["currency_of"]
    counted = rf"(?:{either(data['per'])})\s(?:{either(data['counted'])})\b"
    number = r"\d[\d.,]*"
    return _Evidence(
        before=tuple(data["before"]),
        after=tuple(data["after"]),
        # "the leu, 5.07 per euro", "the real slid again: 5.40 a dollar"
        rate=re.compile(rf"(?:\s?[,:(])?\s(?:[^\W\d_]+[,:]?\s){{0,4}}?{number}\s{counted}", re.IGNORECASE),
        figure=re.compile(
            rf"(?:[^.;\n]|\.(?=\d)){{0,{_REACH}}}?(?:\d\s?(?:%|per ?cent|por ciento)|\d[.,]\d|{number}\s{counted}"
            rf"|\b(?:{either(data['against'])})\b)",
            re.IGNORECASE,
        ),
        going=frozenset(data["going"]),
    )


def is_unit(text: str, start: int, end: int, identifier: str) -> bool:
    """Return whether a currency's name is the unit of an amount: "62 dollar", "USD 35 million"."""
    before = _NUMBER_BEFORE.search(text, max(0, start - 12), start)
    code = text[start:end].isupper()
    if before is None and identifier == "currency:GBP":  # "592 cents a pound"
        before = _PER_WEIGHT.search(text, max(0, start - 20), start)
    return before is not None or (code and _NUMBER_AFTER.match(text, end) is not None)


def nations(found: Iterable[Found]) -> tuple[Mapping[int, str], Mapping[int, str]]:
    """Return the codes of the countries that a text names by where they begin, and by where they end."""
    named = [(f, name.id[len(_COUNTRY) :]) for f in found for name in f.names if name.id.startswith(_COUNTRY)]
    return {f.start: code for f, code in named}, {f.end: code for f, code in named}


def owned(text: str, each: Found, starts: Mapping[int, str], ends: Mapping[int, str], lang: str) -> Name | None:
    """Return the currency of the country that stands at its noun: "Pakistan's rupee", "la rupia de Pakistán"."""
    told = _evidence(lang)
    before = () if describes(text, each.end, lang) else _owners(text, each, ends, told.before)  # "Brazil's real wages"
    codes = (*before, *_owned_by(text, each, starts, told.after))
    return next((name for code in codes for name in each.names if name.id[_CODE] == code), None)


def _owners(text: str, each: Found, ends: Mapping[int, str], gaps: Iterable[str]) -> Iterator[str]:
    for gap in gaps:
        if text.endswith(gap, 0, each.start) and (code := ends.get(each.start - len(gap))) is not None:
            yield code


def _owned_by(text: str, each: Found, starts: Mapping[int, str], gaps: Iterable[str]) -> Iterator[str]:
    for gap in gaps:
        if text.startswith(gap, each.end) and (code := starts.get(each.end + len(gap))) is not None:
            yield code


def of_another(text: str, each: Found, strong: AbstractSet[str], seen: Callable[[str], int]) -> Name | None:
    """Return the less known currency of a name in a text that never speaks of the home of the best known one.

    ``seen`` says where the home of a currency was named last, less than -1 where it was not. A city whose desks write
    of the best known one speaks of it, too: "London", of the pound.
    """
    best = next(iter(strong), "")
    weak = [n for n in each.names if n.needs_evidence and not n.coined and n.id not in strong]
    if len(strong) != 1 or not weak or seen(best) >= _BEFORE:
        return None
    cities = shared_table("economies")["datelines"].get(best[_CODE], ())
    last, _, name = max((seen(n.id), -place, n) for place, n in enumerate(weak))
    return name if last >= _BEFORE and not any(city in text for city in cities) else None


def told(text: str, each: Found, lang: str, *, at_home: bool) -> bool:
    """Return whether what stands behind a name tells that it is money: its rate, or that it moves.

    "The leu, 5.07 per euro", "the won fell 0.3% to 1,386". Where the text is not about its home a move says so only
    with a figure or with another currency: "el sol cayó sobre la ciudad".
    """
    known = _evidence(lang)
    if known.rate.match(text, each.end):
        return True
    return moves(text, each.end, lang) and (at_home or known.figure.match(text, each.end) is not None)


def describes(text: str, end: int, lang: str) -> bool:
    """Return whether a name stands before a word that it describes: "the real problem", "lira loans"."""
    word = _WORD.match(text, end)
    if word is None or word[1].lower() in _evidence(lang).going:
        return False
    return cues(lang).moved.match(text, end) is None and not moves(text, end, lang)


def in_rows(text: str, each: Found, found: Iterable[Found]) -> bool:
    """Return whether a name opens a row of a table that another currency has a row of: "Baht  31.69", "Won  1,386"."""
    if not opens_row(text, each.start, each.end):
        return False
    own = {name.id for name in each.names}
    return any(
        other.names[0].id.startswith(_KIND) and other.names[0].id not in own and opens_row(text, other.start, other.end)
        for other in found
    )

"""Government bonds by their tenor: "the 10-year Treasury", "el bono español a 10 años"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from nlp.phrases import table

if TYPE_CHECKING:
    from nlp.mentions import Candidate

# "30-year mortgage", "hipotecas a 30 años": no government's.
_PRIVATE = re.compile(r"mortgage|loan|swap|hipotec|préstamo|crédito|corporate|corporativ|TIPS|breakeven", re.IGNORECASE)
_WINDOW = 40


@dataclass(frozen=True, slots=True)
class _Tenors:
    """A language's expressions, compiled."""

    ahead: re.Pattern[str]
    behind: re.Pattern[str]
    numbers: dict[str, int]
    units: dict[str, str]
    papers_of: dict[str, str]
    default: str


@cache
def _tenors(lang: str) -> _Tenors:
    data = table("rules", lang, "names.toml")["tenor"]

    def either(words: Sequence[str]) -> str:
        return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))

    tenor = (
        rf"(?P<number>\d{{1,2}}|{either(list(data['numbers']))})[\s\u00a0-]?(?P<unit>{either(list(data['units']))})\b"
    )
    papers = either(data["papers"])
    filler = r"(?:[\s-]+[^\W\d_]+\.?(?:[^\W\d_]\.)?)"
    return _Tenors(
        ahead=re.compile(
            rf"(?<![\w.,])(?P<span>{tenor}{filler}{{0,3}}?[\s-]+(?P<paper>{papers}))(?!\w)", re.IGNORECASE
        ),
        behind=re.compile(
            rf"(?<!\w)(?P<span>(?P<paper>{papers})(?!\w)(?:(?!\s(?:{papers})\b){filler}){{0,5}}?[\s\u00a0]+{tenor})(?!\s(?:{papers})\b)",
            re.IGNORECASE,
        ),
        numbers=data["numbers"],
        units=data["units"],
        papers_of=data["papers_of"],
        default=data["default"],
    )


def bonds(text: str, lang: str, named: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield government bonds; the country is the one named in the expression or right beside it, else the language's usual.

    ``named`` are the candidates found so far, of which countries are looked at.
    """
    from nlp.mentions import Candidate

    known = _tenors(lang)
    countries = [(c.start, c.end, c.id[8:]) for c in named if c.id.startswith("country:")]
    for pattern in (known.ahead, known.behind):
        for match in pattern.finditer(text):
            if _PRIVATE.search(text, max(0, match.start() - 20), match.end() + 20):
                continue
            start, end = match.span()
            country, sure = _country(match.group(), start, end, countries, known)
            number = known.numbers.get(match["number"].lower()) or int(match["number"])
            tenor = f"{number}{known.units[match['unit'].lower()]}"
            yield Candidate(start, end, f"bond:{country}{tenor}", "bond", sure)


def _country(
    span: str, start: int, end: int, countries: Sequence[tuple[int, int, str]], known: _Tenors
) -> tuple[str, float]:
    inside = [code for a, b, code in countries if start <= a and b <= end]
    if inside:
        return inside[0], 0.95
    for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", span):
        for paper, code in known.papers_of.items():
            if word.casefold() == paper.casefold():
                return code, 0.95
    beside = [code for a, b, code in countries if 0 <= start - b <= 12 or 0 <= a - end <= 12]
    return (beside[0], 0.85) if beside else (known.default, 0.6)

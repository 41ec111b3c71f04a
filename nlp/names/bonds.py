"""Government bonds by their tenor: "the 10-year Treasury", "el bono español a 10 años"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from nlp.names.candidate import Candidate
from nlp.names.capitals import capitals
from nlp.phrases import either
from nlp.tables import language_table, shared_table

# "30-year mortgage", "hipotecas a 30 años": no government's.
_PRIVATE = re.compile(
    r"mortgage|loan|swap|hipotec|préstamo|crédito|corporate|corporativ|TIPS|breakeven|maturit", re.IGNORECASE
)
_SENTENCE_END, _LINE_END = re.compile(r"[.!?]\s|\n"), re.compile(r"\n")
_CLAUSE_END = re.compile(r"[.;:!?\n]\s")
# How far a sentence or a line is looked at for the economy that speaks in it.
_LONGEST = 600
# How far behind a list of tenors the word may stand that says that they are yields.
_LIST = 160
# How far from its tenor a bond's other words may stand.
_NEAR = 90
# How far from the expression its country may stand; the nearest is it.
_BESIDE = 12
DAYS = "D"
"""The unit of tenors in days."""
_DAYS_A_MONTH = 30.4
# How sure a bond's country is where a word at it tells it.
_TOLD = 0.8
_ISSUES_NONE = frozenset({"EA"})


@dataclass(frozen=True, slots=True)
class Tenors:
    """A language's expressions, compiled."""

    tenor: re.Pattern[str]
    stretch: re.Pattern[str]
    ahead: re.Pattern[str]
    behind: re.Pattern[str]
    quoted: re.Pattern[str]
    yields: re.Pattern[str]
    numbers: dict[str, int]
    units: dict[str, str]
    moved: re.Pattern[str]
    papers_of: dict[str, str]
    papers_perhaps: dict[str, str]
    papers_of_any: frozenset[str]
    papers_at: dict[str, list[str]]
    issuing: tuple[str, ...]
    papers_in_days: frozenset[str]
    default: str


@cache
def tenors(lang: str) -> Tenors:
    """Return how a language writes tenors and bonds."""
    data = language_table(lang, "names")["tenor"]
    tenor = rf"(?P<number>\d{{1,3}}|{either(data['numbers'])})[\s\u00a0-]?(?P<unit>{either(data['units'])})\b"
    papers, yields = either(data["papers"]), either(data["yields"])
    between = r"[^\W\d_]+" if data["fillers"] == ["*"] else rf"(?-i:[A-Z][a-z]+)|(?:{either(data['fillers'])})(?!\w)"
    # "el bono a 10 años y las letras a 12 meses" are two.
    filler = rf"(?:[\s-]+(?!(?:{either(data['joins'])})\b)(?:(?:[^\W\d_]\.\s?){{2,}}|{between}))"
    link = rf"[\s\u00a0]+(?:{either(data['links'])})" if data["links"] else ""
    return Tenors(
        tenor=re.compile(rf"(?<![\w.,]){tenor}", re.IGNORECASE),
        # "over the past 10 years Treasury yields fell", "en los últimos 11 meses los bonos cayeron"
        stretch=re.compile(rf"(?<!\w)(?:{either(data['stretches'])})[\s\u00a0]+$", re.IGNORECASE),
        # "10-year German government bond"
        ahead=re.compile(rf"(?<![\w.,])(?:{tenor}{filler}{{0,3}}?[\s-]+(?P<paper>{papers}))(?!\w)", re.IGNORECASE),
        # "yield on the 10-year", "bonos del Tesoro estadounidense a diez años"
        behind=re.compile(
            rf"(?<!\w)(?P<paper>{papers})(?!\w)\)?(?:(?!\s(?:{papers})\b){filler}){{0,5}}?{link}[\s\u00a0]+{tenor}(?!\s(?:{papers})\b)",
            re.IGNORECASE,
        ),
        # "US yields fell: 2yr -7.3bps, 10yr -7bps"
        quoted=re.compile(rf"(?<![\w.,]){tenor}(?=:?\s(?:{yields}\s)?(?:[+\-−]\s?\d|up\b|down\b))", re.IGNORECASE),
        # "2y -7bp to 3.54%": only yields move by basis points
        moved=re.compile(rf"(?<![\w.,]){tenor}(?=:?\s[+\-−]\s?\d+(?:[.,]\d+)?\s?(?:bps?|pbs?)\b)", re.IGNORECASE),
        yields=re.compile(rf"(?:{yields})(?!\w)", re.IGNORECASE),
        numbers=data["numbers"],
        units=data["units"],
        papers_of=data["papers_of"],
        papers_perhaps=data["papers_perhaps"],
        papers_of_any=frozenset(data["papers_of_any"]),
        papers_at=data["papers_at"],
        issuing=tuple(f" {word} " for word in data["issuing"]),
        papers_in_days=frozenset(data["papers_in_days"]),
        default=data["default"],
    )


def bonds(text: str, lang: str, named: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield government bonds.

    The country is the one named in the expression or right beside it, else the one that the text is about. ``named``
    are the candidates found so far, of which countries are looked at.
    """
    known = tenors(lang)
    countries = [(c.start, c.end, c.id[8:]) for c in named if c.id.startswith("country:")]
    found = tuple(_expressions(text, known))
    if not found:
        return
    speaking = sorted(
        (candidate.start, home)
        for candidate in named
        if (home := _home_of(candidate.id)) is not None and home not in _ISSUES_NONE
    )
    homes = Counter(home for _, home in speaking)
    most = _home(homes) or _of_office(text) or _issuer(text, known)
    last = _foremost(homes, known.default)
    for match in found:
        told = _alone(_before(text, match.start(), _SENTENCE_END), match.start(), speaking)
        lined = _alone(*_line(text, match.start()), speaking)
        usual = told or most or lined or last
        start, end = _without_yield(match, known)
        near = [*countries, *capitals(text, *match.span(), lang)]
        span = text[match.start() : match.end()]
        country, sure = _country(span, *match.span(), near, known, usual, homes)
        if sure < _TOLD and not (told or lined) and match.groupdict().get("paper") in known.papers_of_any:
            continue  # "the landlord issues ten-year paper at 5.1%"
        start = next((a for a, b, _ in countries if text[b:start] == " "), start)
        if (tenor := _tenor(match, known)) is not None:
            yield Candidate(start, end, f"bond:{country}{tenor}", "bond", sure)


def _line(text: str, place: int) -> tuple[int, int]:
    """Return the line of a place, as far as it is looked at."""
    end = text.find("\n", place, place + _LONGEST)
    return _before(text, place, _LINE_END), end if end >= 0 else place + _LONGEST


def _tenor(match: re.Match[str], known: Tenors) -> str | None:
    """Return the tenor of an expression: "10Y"; days in months, null where they are no paper's ("28-day average")."""
    number = known.numbers.get(match["number"].lower()) or int(match["number"])
    unit = known.units[match["unit"].lower()]
    if unit != DAYS:
        return f"{number}{unit}"
    return in_months(number) if match.groupdict().get("paper") in known.papers_in_days else None


def in_months(days: int) -> str:
    """Return a tenor in days as one in months: 91 days are ``3M``."""
    return f"{round(days / _DAYS_A_MONTH)}M"


def _expressions(text: str, known: Tenors) -> Iterator[re.Match[str]]:
    """Yield what names a government bond around each tenor of the text."""
    for tenor in known.tenor.finditer(text):
        first, last = max(0, tenor.start() - _NEAR), min(len(text), tenor.end() + _NEAR)
        clause = _CLAUSE_END.split(text[max(0, tenor.start() - 40) : tenor.start()])[-1]
        if tenor["unit"].lower().endswith("s") and known.stretch.search(clause):
            continue
        if _PRIVATE.search(clause + _CLAUSE_END.split(text[tenor.start() : tenor.end() + 30])[0]):
            continue
        quoted = known.quoted.match(text, tenor.start(), last)
        if moved := known.moved.match(text, tenor.start(), last):
            yield moved
        elif quoted and known.yields.search(text, max(0, tenor.start() - _LIST), tenor.end() + 8):
            yield quoted
        if ahead := known.ahead.match(text, tenor.start(), last):
            yield ahead
        yield from (m for m in known.behind.finditer(text, first, last) if m.start("number") == tenor.start())


def _without_yield(match: re.Match[str], known: Tenors) -> tuple[int, int]:
    """Return the span of a bond without the word for its yield: "10-year" of "10-year yields"."""
    start, end = match.span()
    if "paper" in match.groupdict() and known.yields.fullmatch(match["paper"]):
        if match.start("paper") == start:
            start = match.end("paper") + 1
        else:
            end = match.start("paper") - 1
    return start, end


def _country(
    span: str,
    start: int,
    end: int,
    countries: Sequence[tuple[int, int, str]],
    known: Tenors,
    usual: str,
    homes: Counter[str],
) -> tuple[str, float]:
    inside = [code for a, b, code in countries if start <= a and b <= end]
    if inside:
        return inside[0], 0.95
    told = span.casefold()
    if any(paper in span for paper in known.papers_at.get(usual, ())) or any(word in told for word in known.issuing):
        return usual, 0.95
    for paper, code in known.papers_of.items():
        if " " in paper and paper.casefold() in told:
            return code, 0.95
    for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", span):
        for paper, code in known.papers_of.items():
            if word.casefold() == paper.casefold() and not (word.islower() and paper[0].isupper() and usual != code):
                return code, 0.95  # "treasury bonds" are any country's
    for paper, code in known.papers_perhaps.items():
        if re.search(rf"\b{re.escape(paper)}\b", told):
            return (code if usual == known.default or code in homes else usual), _TOLD
    apart = [(start - b if b <= start else a - end, code) for a, b, code in countries if b <= start or end <= a]
    beside = [code for gap, code in sorted(apart) if gap <= _BESIDE]
    return (beside[0], 0.85) if beside else (usual, 0.6)


def _of_office(text: str) -> str | None:
    """Return whose bonds a text means that names no economy but an office of one: "el Tesoro Público colocó letras"."""
    found = {_office_names()[match.group()] for match in _offices().finditer(text)}
    return found.pop() if len(found) == 1 else None


@cache
def _office_names() -> dict[str, str]:
    offices = shared_table("economies")["offices"]
    return {name: code for code, names in offices.items() for name in names if code not in _ISSUES_NONE}


@cache
def _offices() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{either(_office_names())})(?!\w)")


def _home(homes: Counter[str]) -> str | None:
    """Return whose bonds a text means where it does not say: the economy it speaks of most, null where none stands out.

    Central banks and markets speak for their economies; the euro area issues none.
    """
    most = homes.most_common(1)
    return most[0][0] if most and most[0][1] > homes.total() / 2 else None


def _alone(start: int, end: int, speaking: Sequence[tuple[int, str]]) -> str | None:
    """Return the one economy that speaks in a stretch of a text: "in Poland ten-year bonds yielded 5%"."""
    places = bisect_left(speaking, (start, "")), bisect_left(speaking, (end, ""))
    homes = {home for _, home in speaking[slice(*places)]}
    return homes.pop() if len(homes) == 1 else None


def _before(text: str, place: int, ends: re.Pattern[str]) -> int:
    """Return where the sentence or line of a place begins, no further back than is looked."""
    first = max(0, place - _LONGEST)
    return max((match.end() for match in ends.finditer(text, first, place)), default=first)


def _foremost(homes: Counter[str], default: str) -> str:
    """Return the default, or the economy that is named more often than any other where the default is not named.

    "España creció un 0,6 %; Francia, un 0,5 %. En España el Tesoro se financia a diez años al 3,14 %" is of no dollar.
    """
    first, second = (*homes.most_common(2), (None, 0), (None, 0))[:2]
    return first[0] if first[0] is not None and default not in homes and first[1] > second[1] else default


def _issuer(text: str, known: Tenors) -> str | None:
    """Return the one country whose papers a text names that names no country: "el Tesoro colocó letras y bonos"."""
    codes = {code for paper, code in known.papers_of.items() if code != known.default and f" {paper}" in text}
    return codes.pop() if len(codes) == 1 else None


def _home_of(identifier: str) -> str | None:
    kind, _, code = identifier.partition(":")
    economies = shared_table("economies")
    if kind == "country":
        return code
    if kind == "cb":
        return str(economies["central_banks"].get(code)) if code in economies["central_banks"] else None
    if kind != "index" or code == "DXY":
        return None
    return str(economies["indices"].get(code) or economies["second_indices"].get(code, "US"))

"""How a document writes numbers: which mark separates thousands and which decimals."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from nlp.numbers.patterns import BLANK, phrases
from nlp.tables import LANGUAGES, language_table, shared_table

_NOT_A_NUMBER = rf"(?!\d|[.,]\d|[./:-]\d|{BLANK}000\b|{BLANK}?(?:[ap]\.?{BLANK}?m\b|h\b|horas\b))"
_DECIMAL = {
    ".": re.compile(
        r"(?=\d)(?<![\w.,/:-])(?:\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}|\d+\.(?:\d{1,2}|\d{4,})|0\.\d+|\d{4,}\.\d+)"
        + _NOT_A_NUMBER
    ),
    ",": re.compile(
        r"(?=\d)(?<![\w.,/:-])(?:\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}|\d+,(?:\d{1,2}|\d{4,})|0,\d+|\d{4,},\d+)"
        + _NOT_A_NUMBER
    ),
}
_LABELS = {".": "decimal_point", ",": "decimal_comma"}
_MAJORITY = 4
"""How many times the evidence for one mark must outweigh the other's: machine translations mix the two."""
_SHOWN = 3
_PESOS_SHOWN = 2
_DOLLARS_SHOWN = 2
_AT_HOME_SHOWN = 3
_ABROAD = re.compile(r"\b(?:America|(?:U\.?S|Wall Street|Nasdaq|NYSE|Dow|S&P 500|Fed|USD)\b)")
_AMERICAN = re.compile(r"US\$\s?\d|\$US\s?\d|\bcents US\b|\bUS cents\b|\bUS\d+\s?¢|\bU\.S\. cents\b")

_OWN_MARKED = re.compile(r"(?<![\w$])(?:C|CA|A|AU|NZ|HK|S)\$\s?\d")


@dataclass(frozen=True, slots=True)
class Convention:
    """The number convention of a document and the evidence for it.

    Attributes:
        decimal: the decimal mark, ``"."`` or ``","``; null while the document does not settle it.
        currency: the currency that a bare ``$`` stands for (ISO 4217), null while nothing settles it.
        apart: whether a bare ``$`` is some peso, for the text marks its dollars, and nothing tells whose.
        evidence: the expressions that decided, as written.
    """

    decimal: str | None = None
    currency: str | None = None
    evidence: tuple[str, ...] = ()
    apart: bool = False

    @property
    def peso(self) -> str | None:
        """The currency that "pesos" stands for, null where the document's own money is another dollar."""
        return None if self.currency in shared_table("currencies")["dollars"] else self.currency


def decide(text: str) -> Convention:
    """Return how a document writes numbers, with the expressions that show it.

    A mark is settled by numbers that have one reading: another count of digits than three after the mark, both marks
    in one number, or a mark that comes twice. A document that mixes conventions settles none. Where no number tells,
    what is counted may: who earns "10.511 millones de euros" writes a comma before decimals, and so does who sells for
    "8.760 millones de dólares", for decimals would end before the nought.
    """
    decimal, evidence = _decimal(text)
    currency, named = _currency(text)
    apart = currency is None and _PESO_SIGN.search(text) is not None and _marks_dollars(text)
    return Convention(decimal, currency, (*evidence, *named), apart and _evidence("evidence").search(text) is not None)


def _decimal(text: str) -> tuple[str | None, tuple[str, ...]]:
    found = {mark: [match[0] for match in pattern.finditer(text)] for mark, pattern in _DECIMAL.items()}
    if not any(found.values()):
        found = {mark: [match[0] for match in _counted(mark).finditer(text)] for mark in found}
    if not any(found.values()):
        found = {mark: [match[0] for match in _rounded(mark).finditer(text)] for mark in found}
    mark, other = sorted(found, key=lambda mark: -len(found[mark]))
    if len(found[mark]) < max(1, _MAJORITY * len(found[other])):
        return None, ()
    return mark, tuple(dict.fromkeys(found[mark]))[:_SHOWN]


@cache
def _counted(mark: str) -> re.Pattern[str]:
    """Return a pattern for what is counted where a mark stands before decimals."""
    label = _LABELS[mark]
    words = (word for lang in LANGUAGES for word in language_table(lang, "numbers")[label])
    return re.compile(rf"\b{phrases(words)}(?!\w)", re.IGNORECASE)


@cache
def _rounded(mark: str) -> re.Pattern[str]:
    """Return a pattern for round amounts in which the other mark stands before thousands."""
    other = next(each for each in _LABELS if each != mark)
    words = (word for lang in LANGUAGES for word in language_table(lang, "numbers")["round_money"])
    return re.compile(rf"(?<![\d.,])\d{{1,3}}{re.escape(other)}\d\d0(?=\s{phrases(words)}(?!\w))", re.IGNORECASE)


@cache
def _evidence(table: str) -> re.Pattern[str]:
    countries = shared_table("currencies")[table]
    begins = "".join(sorted({re.escape(name[0]) for names in countries.values() for name in names}))
    listed = "|".join(rf"(?P<{code}>{phrases(names)}\b)" for code, names in countries.items())
    return re.compile(rf"(?=[{begins}])\b(?:{listed})")


_PESOS = re.compile(r"\$[^$\n]{1,30}?\bpesos\b|\bpesos\b", re.IGNORECASE)
_MARKED = re.compile(r"\b(?:US\$|U\$[SD]|u\$s|USD)\s?\d|\bcentavos de dólar\b")
_MARKS = ("US", "U$", "u$", "centavos de d")
_PESO_SIGN = re.compile(r"(?<![A-Za-z$])\$\s?\d")


def _marks_dollars(text: str) -> bool:
    """Return whether a text marks amounts in dollars: what it writes with a bare sign are its pesos.

    "Adjudicó $9,2 billones, y US$ 130 millones en títulos atados al dólar".
    """
    return any(sign in text for sign in _MARKS) and _MARKED.search(text) is not None


def _currency(text: str) -> tuple[str | None, tuple[str, ...]]:
    """Return the peso that a bare ``$`` stands for, where the document speaks of one country's pesos.

    A Mexican or Chilean text writes ``$`` for its pesos and names the dollars; a text on Wall Street that names the
    Bank of Mexico once does not. Where a text marks its dollars, once is enough.
    """
    countries: Counter[str] = Counter()
    named: dict[str, list[str]] = {}
    for match in _evidence("evidence").finditer(text):
        code = match.lastgroup or ""
        countries[code] += 1
        named.setdefault(code, []).append(match[0])
    if not countries:
        return _dollars(text)
    code, count = min(countries.items(), key=lambda item: (-item[1], item[0]))
    pesos = len(_PESOS.findall(text))
    if list(countries.values()).count(count) > 1:
        return None, ()
    if count + pesos < _PESOS_SHOWN and not (_PESO_SIGN.search(text) and _marks_dollars(text)):
        return None, ()
    return code, tuple(dict.fromkeys(named[code]))[:_SHOWN]


def _dollars(text: str) -> tuple[str | None, tuple[str, ...]]:
    """Return the dollar of a bare ``$`` where a text marks those of the United States or is of home alone.

    "The miner rose 4% to $52.10 as copper hit US$11,000 a tonne", written in Sydney; so is "The lender's shares fell to
    $99.50" where everything else is Australian and America is never named.
    """
    if "$" in text and _OWN_MARKED.search(text):
        return None, ()  # "It will pay $40.13, or C$42.75": whose a bare sign is not is told
    marked = ("US" in text or "U.S. cents" in text) and _AMERICAN.search(text) is not None
    if not marked and ("$" not in text or _ABROAD.search(text)):
        return None, ()
    least = _DOLLARS_SHOWN if marked else _AT_HOME_SHOWN
    found = [(match.lastgroup or "", match[0]) for match in _evidence("dollars").finditer(text)]
    counted = Counter(code for code, _ in found)
    most = counted.most_common(2)
    if not most or most[0][1] < least or (len(most) > 1 and most[0][1] < 2 * most[1][1]):
        return None, ()
    named = dict.fromkeys(name for code, name in found if code == most[0][0])
    if named.keys() <= set(shared_table("currencies")["dollars_anywhere"]["names"]):
        return None, ()  # "the Australian miner": a text of London tells of it, too
    return most[0][0], tuple(named)[:_SHOWN]

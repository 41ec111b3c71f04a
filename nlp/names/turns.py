"""The turns by which a text tells that a name is a company's, compiled for a language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from nlp.phrases import alternation, expand
from nlp.tables import language_table

_CAPITAL = "[A-ZÁÉÍÓÚÑ]"
_WORD = rf"{_CAPITAL}[\w&’'.-]*[\w&]|[A-Z]"
_MORE = rf"(?:(?: & | )(?:{_WORD})){{0,3}}"
_NAME = rf"(?:{_WORD}){_MORE}"
# The same where nothing is glued to it. It begins with its capital and looks back from there: the search for a capital
# is far quicker than to look back at each character of a text. Two hyphens are a dash: "CHICAGO --Brightloaf said".
_APART = rf"{_CAPITAL}(?<![\w$€£@#'’.].)(?<![^-]-.)(?:[\w&’'.-]*[\w&]|(?<=[A-Z])){_MORE}"
_FORM = r"(?:,? (?:Inc|Corp|Corporation|Company|Co|Ltd|Limited|plc|PLC|Holdings|Group|S\.A|N\.V|AG|SE)\.?)*"
_NOTHING = r"(?!)"
# A percentage as a list gives it behind a name: "Elgar (+1,2 %)", "Elgar, con 1,2 %;", "Elgar, -1,2 %".
# "Elgar (+1,2 %, a 3 euros)", and where the verb is left out: "and Elgar 1.2%", "Elgar at $38", "Elgar -9%".
_QUOTE = (
    r"\s?\([+\-−]?\d+(?:[.,]\d+)?\s?%|(?:,\s(?:(?:{with})\s)?|\s)[+\-−]?\d+(?:[.,]\d+)?\s?(?:%|{percent})"
    r"|\s(?:{at})\s[$€£]?\d+(?:[.,]\d+)?"
)
# A bond by its code: letters for its law and kind, and the year in which it falls due.
_PAPER_CODE = r"(?:AL|GD|AE|TX|TZX|TO|TTM|BPY|BPJ|BPD|BPO|PR|DIC|CUAP)[23]\dD?"
# Between the names of a list: "Apple, Brightloaf and Meta", "Repsol, Panalba y Acerinox".
_JOINT = r",? (?:and|or|y|e|o|&) |/"
MATE_AFTER = re.compile(rf"(?:{_JOINT}|, (?=(?:{_NAME})(?:, (?:{_NAME})|{_JOINT})))({_NAME})(?![\w’'-])")
MATE_BEFORE = re.compile(rf"(?<![\w$€£@#'’.-])({_NAME})(?:{_JOINT})$")
LINE = re.compile(rf"^[-*•# ]{{1,6}}({_NAME})", re.MULTILINE)
_ROW = r"\*{{0,2}}:\s[+\-−]?\d+(?:[.,]\d+)?\s?(?:%|{percent})"


@dataclass(frozen=True, slots=True)
class Turns:
    """A language's patterns: a name with what follows it, and what leads to a name."""

    told: re.Pattern[str]
    lead: re.Pattern[str]
    parted: re.Pattern[str]
    coded: re.Pattern[str]
    gauge: re.Pattern[str]
    paper: re.Pattern[str]
    quoted: re.Pattern[str]
    quote: re.Pattern[str]
    row: re.Pattern[str]
    never: frozenset[str]
    institutions: frozenset[str]
    surveys: frozenset[str]
    offices: frozenset[str]


@cache
def turns(lang: str) -> Turns:
    """Return the patterns of a language, compiled once."""
    table, names = language_table(lang, "strangers"), language_table(lang, "names")["evidence"]
    words = {key: alternation(_either(table[key])) or _NOTHING for key in table}
    moved = alternation(_either(names["moved"]))
    amount = rf"(?:(?:{words['fillers']})\s)?[+\-−]?[$€£]?\d"
    owned = rf"['’]s?\s+(?:[\wáéíóúñ-]+\s+){{0,3}}(?:{words['owned']})\b"
    also = rf"(?:,?\s(?:{words['adverbs']}),?)?"
    said = rf"{also}\s+(?:{words['verbs']})(?:(?<=[$€£])|(?!\w))|,\s(?:{words['apposed']})(?!\w)"
    said += rf"|:\s(?:{words['headed']})(?!\w)"
    moving = rf"(?:{moved}|{words['moved']})\s(?:{amount}|(?:{words['because']})\b)"
    # "Elgar, which makes pumps, fell 3%": one copy of the verbs serves what may stand before them.
    moves = rf"(?:{also}\s+|,\s[^.;:\n]{{3,90}},\s|,?\s(?:{words['who']})\s){moving}"
    swung = rf",?\s\(?(?:{words['swung']})\s{amount}"
    # "Elgar was 0.9 per cent better", "Elgar finished 92c higher"
    swung += rf"|\s[^\W\d_]+\s{amount}[\d.,]*\s?(?:%|p|c|{words['percent']}|cents?)\s(?:{words['better']})\b"
    follows = rf"{owned}|{said}|{moves}|{swung}|\s(?:[1-4][TQ]\d{{2,4}}|[TQ][1-4])\b"
    aside = r"(?: \([A-Z0-9.]{2,8}\))?(?:, [^.;:\n]{3,80},)?"
    gauge = rf"(?:(?:{words['gauges_before']}) ({_NAME}(?: \d+)?)|({_NAME}(?: \d+)? (?:{words['gauges_behind']})))"
    quote = rf"(?:{_QUOTE.format(**{key: words[key] for key in ('with', 'percent', 'at')})})"
    dates = language_table(lang, "exclusions")
    never = {*dates["months"], *dates["weekdays"], *table["never"]}
    return Turns(
        re.compile(rf"({_APART})(?=['’,\s.:])(?={_FORM}(?:{follows}))"),
        re.compile(
            rf"\b(?i:{words['leads']})\s({_NAME})(?![\w$€-])|\b(?:{words['within']})\s({_NAME})(?=,\s(?:{words['owned']})\b)"
        ),
        re.compile(rf"\b(?i:{words['parted']})\s({_NAME})(?![\w$€-])"),
        re.compile(rf"({_APART}){_FORM} \((?:[A-Za-z]+ ?: ?)?([A-Z]{{2,5}})(?:\.[A-Z])?[),;]"),
        re.compile(rf"(?<![\w$€£@#'’.-]){gauge}(?={aside}\s+(?:{moved}|{words['moved']})\s{amount})"),
        re.compile(rf"(?<!\w)(?:(?:{words['papers']})(?:\s(?:20|19)?\d\d)?|{_PAPER_CODE})(?![\w-])"),
        re.compile(rf"({_APART})(?={quote})"),
        re.compile(rf"{quote}|{also}\s+{moving}"),
        re.compile(_ROW.format(percent=words["percent"])),
        frozenset(word.casefold() for word in never),
        frozenset(table["institutions"]),
        frozenset(table["surveys"]),
        frozenset(table["offices"]),
    )


def _either(phrases: Sequence[str]) -> Iterator[str]:
    """Yield the patterns of phrases, longest first; ``*`` is any word."""
    told = {phrase for each in phrases for phrase in expand(each)}
    yield from (re.escape(phrase).replace(r"\*", r"[\w’'.%-]+") for phrase in sorted(told, key=lambda p: (-len(p), p)))

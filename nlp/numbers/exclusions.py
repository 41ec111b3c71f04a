"""Find the stretches of a text whose numbers are no figures: dates, times, names, links, tags, list markers."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from nlp.numbers.patterns import BLANK, GAP, phrases
from nlp.tables import language_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_ADDRESS = r"(?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.]+"
_FILE = r"[\w.-]*\d[\w.-]*\.(?:jpe?g|png|gif|pdf|html?|csv|xlsx?|svg|webp)\b"
_LEFT = r"[\w-]+\d--|\d{5,}--"
"""What a scraper leaves of a link: "banks861045--"."""
_MARKUP = (
    ("p", r"<[a-zA-Z/!][^<>]{0,2000}>"),  # an HTML tag
    ("p", r"&\#?\w{1,10};"),
    ("p", r"\]\([^()\s]*\)"),  # the target of a Markdown link
    ("a", r"(?:https?://|www\.)[^\s<>\"')]+"),
    ("p", _ADDRESS),
    ("p", r"\#[0-9a-fA-F]{6}\b|\#\d+\b"),
    ("p", r"\[\d{1,3}(?:[,–-] ?\d{1,3}){0,3}\](?!\()"),  # the mark of a footnote: "rose 3% [1]"
    ("p", r"(?<=[a-zA-Zéó”\").])\(\d{1,2}\)(?![\w%])"),  # likewise right behind a word: "net income(1) of $5 million"
    # The look ahead fails at once at a word of letters alone, which most places are.
    ("dw", rf"(?=[^\W\d]*+[\d.@+-])(?:{_ADDRESS}|{_FILE}|{_LEFT})"),
)
"""What stands around prose, with where it may begin (see ``_joined``)."""

_CODES = (
    ("d", r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:T[\d:.]+Z?)?"),  # 2026-01-08
    ("d", r"\d{1,2}[-/]\d{1,2}[-/](?:19|20)?\d{2}\b|\d{1,2}\.\d{1,2}\.(?:19|20)\d{2}\b"),  # 12/02/2026
    ("d", r"(?:19|20)\d{2}-\d{1,2}\b(?!,?\d)"),  # 2026-01, 2025-26
    ("d", r"(?:19|20)\d{2}{blank}?[-–/]{blank}?(?:19|20)\d{2}\b(?!{blank}?%)"),  # 2023-2024
    ("d", r"\d{1,2}[-/\s]?(?:{months})[-/\s]?(?:19|20)?\d{2}\b(?![.,]?\d)"),  # 14-Oct-2025
    ("d", r"\d{1,2}:\d{2}(?::\d{2})?\b"),  # 20:30
    ("d", r"\d{1,3}[–‑](?:months?|years?|weeks?|days?|quarters?)\b"),  # 12–month
    ("p", r"\+\d{1,3}[-\s]\d[\d\s-]{6,}\d|\(\d{3}\)\s?\d{3}-\d{4}\b"),  # telephone numbers
    ("d", r"\d{3}-\d{3}-\d{4}\b"),
    ("d", r"\d{1,4}/(?!(?:2|3|4|8|16|32|64)(?![\d/]))\d{1,4}(?:/\d{2,4})?\b(?![.,]\d)"),  # 24/7, 9/11, 60/40
    ("w", r"v\d+(?:\.\d+)+\b"),
    ("d", r"(?!\d{1,3}(?:\.\d{3})+\b)\d+(?:\.\d+){3,}\b"),
    ("d", r"50-50\b|\d{3}\(k\)|(?:10|8|20|13|6)-[KQFD]\b"),
    ("d", r"[1-4][QTHS](?:19|20)?\d{2}\b|[1-4][QTHS]\b"),  # 4T25
    ("w", r"[QTHS][1-4]\b|FY{blank}?'?\d{2,4}\b"),
    ("p", r"['’]\d{2}s?\b(?!\d)"),
    ("d", r"(?:19|20)\d0s\b"),
    (
        "d",
        r"(?<![\d.,$€£%])(?:1-0|2-[01]|3-[0-2]|4-[0-3]|[5-9]-[0-4])(?:-\d)?\b(?![-.,/\d%]|\s+per)",
    ),  # a vote, a score: 7-2
    ("d", r"(?<![-.,\d])\d-\d{3}-\d{3}-\d{4}\b"),  # 1-800-555-0199
    ("d", r"\d{1,2}\.\d{3}\.\d{3}-[\dkK]\b|\d{2}-\d{8}-\d\b"),  # a Chilean or Argentine tax number
    ("d", r"(?<=, [A-Z]{2} )\d{5}(?:-\d{4})?\b"),  # a ZIP code: "New York, NY 10005"
    ("d", r"\d{{1,3}}[.,]\d{{1,2}}{blank}000\b(?![.,]?\d)"),  # "91,8 000": which key was missed nobody can tell
    ("d", r"\d+(?:\.\d+)?{blank}?[KMG]B\b|(?:1080|1440|2160)[pi]\b"),
)
_MARKERS = (
    ("dp", r"(?:^|(?<=>)){blank}*\(?\d{1,2}(?:\.\d{1,2})?[.)]{blank}+(?=[^\W\d])"),  # 1. At the start of a line
    ("d", r"(?<=[.;] )\d{1,2}\){blank}+(?=[^\W\d])"),  # "1) Buy. 2) Sell."
    ("w", r"[Oo]\.\d{1,2}(?={blank}?%)"),  # "-O.71%", a letter for a nought: garbled, and no 71%
    ("p", r"\)\.\d{1,2}(?={blank}?%)"),  # "-).09%": the bracket of the same key
    ("dp", r"(?:^|(?<=>)){blank}*\d{1,2}{blank}-{blank}*(?=[^\s\d]|</)"),  # "1 - " of a numbered list
    ("dp", r"(?:^|(?<=>)){blank}*\d{1,2}(?:\.\d{1,2}){1,3}{blank}+(?=[A-ZÁÉÍÓÚÑ])(?=[^\n]{{0,80}}$)"),
)


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    data = language_table(lang, "exclusions")
    forms = {form for month in data["months"] for form in (month, month.capitalize(), month.upper())}
    months = phrases(forms, cased=True)
    templates = [(begins, _fill(template, months)) for begins, template in (*_CODES, *_MARKERS)]
    return re.compile(_joined([*_MARKUP, *templates, *_dates(data, months), *_names(data)]), re.MULTILINE)


def _joined(parts: Iterable[tuple[str, str]]) -> str:
    """Join expressions into one that tries at each place only those which may begin there.

    The letters say where: at a number (``d``), at a word (``w``), at another character (``p``), anywhere (``a``). Of
    those that begin at one place the first counts.
    """
    listed = list(parts)
    at = {place: "|".join(f"(?:{part})" for begins, part in listed if place in begins) for place in "dwpa"}
    return rf"\b(?:(?=\d)(?:{at['d']})|(?=[^\W\d])(?:{at['w']}))|(?=\W)(?:{at['p']})|{at['a']}"


def _fill(template: str, months: str) -> str:
    return template.replace("{blank}", BLANK).replace("{months}", months).replace("{{", "{").replace("}}", "}")


def _dates(data: Mapping[str, Any], months: str) -> Iterator[tuple[str, str]]:
    month = rf"{months}\b\.?"
    day = r"(?:[0-2]?\d|3[01])"
    link = rf"(?:{GAP}{phrases(data['month_links'])})?" if data["month_links"] else ""
    more = rf"(?:{BLANK}*(?:[-–,]|{phrases(data['day_links'])}){BLANK}*(?:(?:el|los){BLANK}+)?{day}(?!\d))*"
    ordinal = rf"(?:{phrases(data['ordinals'])})?"
    year = rf"(?:,?{GAP}(?:(?:de|del){GAP})?(?:19|20)\d{{2}}(?!\d))?"
    end = r"(?![\d%]|[.,]\d)"
    # "January 2, 2026", "Oct. 28 and 29", "28 y 29 de octubre de 2025", "30 Sept."
    yield "w", rf"{month}{BLANK}*{day}{ordinal}{end}{more}{year}{end}"
    yield "d", rf"{day}{ordinal}(?!\d){more}{link}{GAP}{month}{year}{end}"
    yield "w", rf"{month}{link}(?:{GAP}de)?,?{GAP}(?:19|20)\d{{2}}\b{end}"
    weekday = rf"(?i:{phrases(data['weekdays'])}),?{BLANK}+(?:the{BLANK}+)?"
    yield "w", rf"{weekday}{day}{ordinal}\b{end}(?!{link}{GAP}{month})"
    yield "d", rf"(?:\d{{1,2}}(?:[.:]\d{{2}})?|[012]\d{{3}}){BLANK}?(?:{phrases(data['hours'])})(?!\w)"
    if data["clock_before"]:
        # "a las 7:30", and neither "frente a las 70 previstas" nor "a las 20 000"
        clock = rf"(?i:{phrases(data['clock_before'])}){BLANK}+(?:[01]?\d|2[0-4])(?:[.:]\d{{2}})?\b"
        yield "w", rf"{clock}(?![.,]?\d|{BLANK}\d{{3}}\b)(?!{BLANK}+\w+s\b)"
    yield "d", rf"\d{{1,4}}{phrases(data['ordinals'])}(?!\w)"


def _names(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    numbers = phrases(data["name_numbers"])
    ends = rf"\b(?!{BLANK}?%|[.,]\d|{BLANK}\d{{3}}\b|{BLANK}(?:points|puntos|pts)\b)"
    yield "w", rf"{phrases(data['names'], cased=True)}(?:{BLANK}|-|(?<=-)|(?<=\bG)){numbers}{ends}"
    labelled = rf"{BLANK}?\(?\d+(?:\.\d+)*(?:\([a-z0-9]\))*\)?(?:[-–]\d+)?(?![\d%]|[.,]\d|{BLANK}?%)"
    yield "wp", rf"(?<!\w){phrases(data['labels'], cased=True)}{labelled}"
    version = rf"(?:{BLANK}|(?<=-))\d{{1,4}}(?:\.\d{{1,2}}){{0,2}}"
    yield "w", rf"{phrases(data['products'], cased=True)}{version}(?!\d|[.,]\d|{BLANK}?%|{BLANK}\d)"
    yield "w", rf"{phrases(data['telephone'], cased=True)}:?{BLANK}+\+?\(?\d[\d ().-]{{6,}}\d"
    # "+44 20 7946 0958", and not "+1 234 567" shares
    yield "p", r"\+\d{1,3}(?=(?: \d{2,4})* (?:\d{2}|\d{4})\b)(?: \d{2,4}){2,5}\b"
    yield "d", rf"\d{{1,5}}{BLANK}(?:[A-ZÁÉÍÓÚÑ][\w.]*{BLANK}){{1,3}}{phrases(data['streets_after'])}(?!\w)"
    street = rf"(?:(?:de|del|la|las|los|el|[A-ZÁÉÍÓÚÑ][\w.]*){BLANK}){{0,5}}[A-ZÁÉÍÓÚÑ]\w+"
    number = rf"(?:n\.?º{BLANK}?)?\d{{1,5}}\b(?![.,]\d|{BLANK}?%)"
    yield "w", rf"{phrases(data['streets_before'], cased=True)}{BLANK}{street},?{BLANK}{number}"
    yield "w", rf"[A-ZÁÉÍÓÚÑ][^\W\d_]+{BLANK}[A-ZÁÉÍÓÚÑ][^\W\d_]+, \d{{2}}, (?=(?:{phrases(data['persons'])})\b)"
    yield "w", rf"(?i:{phrases(data['word_names'])})\b"
    yield from _ratios(data)
    if data["tenors"]:  # "between two- and 10-year notes"
        yield "w", rf"(?i:{phrases(data['tenors'])})-?(?={BLANK}{phrases(data['tenor_links'])}{BLANK}\d{{1,2}}-)"
    yield "w", r"[A-Za-z]{1,6}-\d{1,3}[A-Z]?\b(?![.,]\d|%)"  # Covid-19, B-2, F-35


def _ratios(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield so many for each of another: "decliners beat advancers by 7 to 1", "un split de 10 por 1"."""
    number, beside = r"[1-9]\d{0,2}(?:[.,]\d{1,2})?", rf"(?:{BLANK}|-)(?:[^\W\d_]+{BLANK})?"
    to, each = (rf"{BLANK}{phrases(data[key])}{BLANK}" for key in ("ratio_links", "split_links"))
    nouns = phrases(data["ratio_nouns"])
    # "It fell from 7 to 1": two levels. "7 to 1 points": a range.
    level = "".join(rf"(?<!\b{word}{BLANK})" for word in data["ratio_not_behind"])
    units = r"per ?cent|por ciento|percent\w*|point|punto|basis|mil|billion|veces|times"
    end = rf"\b(?!(?:[.,/-]?\d|{BLANK}?[%€$£x]|{BLANK}(?:{units})))"
    yield "d", rf"(?:{level}{number}{to}|{number}{each})1{end}"
    yield "d", rf"{number}(?:{to}|{each}){number}\b(?={beside}{nouns}\b)"
    yield "w", rf"{nouns}{BLANK}(?:of|de){BLANK}{number}(?:{to}|{each}){number}{end}"


def find(text: str, lang: str) -> Iterator[tuple[int, int]]:
    """Yield the spans, in order, whose numbers are no figures."""
    for match in _pattern(lang).finditer(text):
        yield match.span()


@cache
def _level_cues(lang: str) -> re.Pattern[str]:
    data = language_table(lang, "exclusions")
    tail = phrases(data["level_links"])
    return re.compile(rf"\b{phrases(data['level_cues'])}(?:{GAP}{tail}\b)*{GAP}$", re.IGNORECASE)


_COMPARED = re.compile(r"(?:%|per ?cent|por ciento)\s(?:[^\W\d_]+\s){0,3}(?:de|que|than|above|below|over)\s$")
"""What sets a percentage against a year: "gana un 12 % por encima de 2017"."""


def is_year(text: str, start: int, end: int, lang: str) -> bool:
    """Tell a bare year from a price level: "in 2026" and "support at 2040"."""
    written = text[start:end]
    if not (len(written) == 4 and written.isdigit() and 1900 <= int(written) <= 2100):
        return False
    if _COMPARED.search(text, max(0, start - 32), start) or _is_recalled(text, start, end, lang):
        return True
    if _of_year(lang).search(text, max(0, start - 8), start) and not _level_after(lang).match(text, end):
        return True
    if _peaks_after(lang).match(text, end) or _peaks_before(lang).search(text, max(0, start - 24), start):
        return True
    return not _level_cues(lang).search(text, max(0, start - 45), start)


def _is_recalled(text: str, start: int, end: int, lang: str) -> bool:
    """Return whether prices are those of a year: "volvería a niveles de 2015", and not "a niveles de 2015 dólares"."""
    recalled = _of_levels(lang).search(text, max(0, start - 32), start)
    return recalled is not None and not _counted(lang).match(text, end)


@cache
def _of_levels(lang: str) -> re.Pattern[str]:
    return re.compile(rf"\b{phrases(language_table(lang, 'exclusions')['year_levels'])}{BLANK}$", re.IGNORECASE)


@cache
def _counted(lang: str) -> re.Pattern[str]:
    return re.compile(
        rf"{BLANK}*(?:[$€£%]|{phrases(language_table(lang, 'exclusions')['year_counts'])}\b)", re.IGNORECASE
    )


def is_dated(text: str, start: int, end: int, lang: str) -> bool:
    """Return whether a number is the year of what was just told: "sales fell 8% in 2025 to 5.1 billion euros"."""
    written = text[start:end]
    if not (len(written) == 4 and written.isdigit() and 1900 <= int(written) <= 2100):
        return False
    return _in_year(lang).search(text, max(0, start - 12), start) is not None


@cache
def _in_year(lang: str) -> re.Pattern[str]:
    return re.compile(rf"\b{phrases(language_table(lang, 'exclusions')['year_preps'])}{BLANK}$", re.IGNORECASE)


@cache
def _of_year(lang: str) -> re.Pattern[str]:
    return re.compile(rf"\b{phrases(language_table(lang, 'exclusions')['year_articles'])}{BLANK}$", re.IGNORECASE)


@cache
def _peaks_after(lang: str) -> re.Pattern[str]:
    """Match the extremes of a year behind it: "trading above 2024 highs"."""
    nouns = language_table(lang, "exclusions")["year_peaks_after"]
    return re.compile(rf"{BLANK}{phrases(nouns)}\b" if nouns else r"(?!)", re.IGNORECASE)


@cache
def _peaks_before(lang: str) -> re.Pattern[str]:
    """Match the extremes of a year before it: "por encima de los máximos de 2024"."""
    nouns = language_table(lang, "exclusions")["year_peaks_before"]
    return re.compile(rf"\b{phrases(nouns)}{BLANK}$" if nouns else r"(?!)", re.IGNORECASE)


@cache
def _level_after(lang: str) -> re.Pattern[str]:
    """Match what follows a level, and no noun that a year qualifies: "above the 2019 peak"."""
    data = language_table(lang, "exclusions")
    nouns = phrases([*data["level_cues"], *data["level_links"], *data["level_nouns"]])
    return re.compile(rf"{BLANK}*(?:$|[^\w\s]|{nouns}\b)|\n", re.IGNORECASE)

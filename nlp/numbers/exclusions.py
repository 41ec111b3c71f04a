"""Find the stretches of a text whose numbers are no figures: dates, times, names, links, tags, list markers."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from nlp.numbers.patterns import BLANK, GAP, phrases
from nlp.tables import language_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MARKUP = (
    r"<[a-zA-Z/!][^<>]{0,2000}>",  # an HTML tag
    r"&\#?\w{1,10};",
    r"\]\([^()\s]*\)",  # the target of a Markdown link
    r"(?:https?://|www\.)[^\s<>\"')]+",
    r"[\w.+-]+@[\w-]+\.[\w.]+",
    r"\#[0-9a-fA-F]{6}\b|\#\d+\b",
    r"\b[\w.-]*\d[\w.-]*\.(?:jpe?g|png|gif|pdf|html?|csv|xlsx?|svg|webp)\b",
    r"\b[\w-]+\d--|\b\d{5,}--",  # what a scraper leaves of a link: "banks861045--"
)
_CODES = (
    r"\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:T[\d:.]+Z?)?",  # 2026-01-08
    r"\b\d{1,2}[-/]\d{1,2}[-/](?:19|20)?\d{2}\b|\b\d{1,2}\.\d{1,2}\.(?:19|20)\d{2}\b",  # 12/02/2026
    r"\b(?:19|20)\d{2}-\d{1,2}\b(?!,?\d)",  # 2026-01, 2025-26
    r"\b(?:19|20)\d{2}{blank}?[-–/]{blank}?(?:19|20)\d{2}\b(?!{blank}?%)",  # 2023-2024
    r"\b\d{1,2}[-/\s]?(?:{months})[-/\s]?(?:19|20)?\d{2}\b(?![.,]?\d)",  # 14-Oct-2025
    r"\b\d{1,2}:\d{2}(?::\d{2})?\b",  # 20:30
    r"\+\d{1,3}[-\s]\d[\d\s-]{6,}\d|\(\d{3}\)\s?\d{3}-\d{4}\b|\b\d{3}-\d{3}-\d{4}\b",  # telephone numbers
    r"\b\d{1,4}/(?!(?:2|3|4|8|16|32|64)(?![\d/]))\d{1,4}(?:/\d{2,4})?\b(?![.,]\d)",  # 24/7, 9/11, 60/40
    r"\bv\d+(?:\.\d+)+\b|\b(?!\d{1,3}(?:\.\d{3})+\b)\d+(?:\.\d+){3,}\b",
    r"\b50-50\b|\b\d{3}\(k\)|\b(?:10|8|20|13|6)-[KQFD]\b",
    r"\b[1-4][QTHS](?:19|20)?\d{2}\b|\b[QTHS][1-4]\b|\b[1-4][QTHS]\b",  # 4T25, Q4
    r"\bFY{blank}?'?\d{2,4}\b|['’]\d{2}s?\b(?!\d)",
    r"\b(?:19|20)\d0s\b",
    r"(?<![\d.,$€£%])\b[5-9]-[0-4]\b(?![.,/\d%]|\s+per)",  # a vote: 7-2
    r"\b\d+(?:\.\d+)?{blank}?[KMG]B\b|\b(?:1080|1440|2160)[pi]\b",
)
_MARKERS = (
    r"(?:^|(?<=>)){blank}*\(?\d{1,2}(?:\.\d{1,2})?[.)]{blank}+(?=[^\W\d])",  # 1. At the start of a line
    r"(?:^|(?<=>)){blank}*\d{1,2}{blank}-{blank}*(?=[^\s\d]|</)",  # "1 - " of a numbered list
    r"(?:^|(?<=>)){blank}*\d{1,2}(?:\.\d{1,2}){1,3}{blank}+(?=[A-ZÁÉÍÓÚÑ])(?=[^\n]{{0,80}}$)",
)


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    data = language_table(lang, "exclusions")
    months = phrases(form for month in data["months"] for form in (month, month.capitalize(), month.upper()))
    templates = [*_CODES, *_MARKERS]
    parts = [*_MARKUP, *(_fill(template, months) for template in templates), *_dates(data, months), *_names(data)]
    return re.compile("|".join(f"(?:{part})" for part in parts), re.MULTILINE)


def _fill(template: str, months: str) -> str:
    return template.replace("{blank}", BLANK).replace("{months}", months).replace("{{", "{").replace("}}", "}")


def _dates(data: Mapping[str, Any], months: str) -> Iterator[str]:
    month = rf"{months}\b\.?"
    day = r"(?:[0-2]?\d|3[01])"
    link = rf"(?:{GAP}{phrases(data['month_links'])})?" if data["month_links"] else ""
    more = rf"(?:{BLANK}*(?:[-–,]|{phrases(data['day_links'])}){BLANK}*(?:(?:el|los){BLANK}+)?{day}(?!\d))*"
    ordinal = rf"(?:{phrases(data['ordinals'])})?"
    year = rf"(?:,?{GAP}(?:(?:de|del){GAP})?(?:19|20)\d{{2}}(?!\d))?"
    end = r"(?![\d%]|[.,]\d)"
    # "January 2, 2026", "Oct. 28 and 29", "28 y 29 de octubre de 2025", "30 Sept."
    yield rf"\b{month}{BLANK}*{day}{ordinal}{end}{more}{year}{end}"
    yield rf"\b{day}{ordinal}(?!\d){more}{link}{GAP}{month}{year}{end}"
    yield rf"\b{month}{link}(?:{GAP}de)?,?{GAP}(?:19|20)\d{{2}}\b{end}"
    weekday = rf"(?i:{phrases(data['weekdays'])}),?{BLANK}+(?:the{BLANK}+)?"
    yield rf"\b{weekday}{day}{ordinal}\b{end}(?!{link}{GAP}{month})"
    yield rf"\b\d{{1,2}}(?:[.:]\d{{2}})?{BLANK}?(?:{phrases(data['hours'])})(?!\w)"
    if data["clock_before"]:
        yield rf"\b(?i:{phrases(data['clock_before'])}){BLANK}+\d{{1,2}}(?:[.:]\d{{2}})?\b(?![.,]?\d)(?!{BLANK}+\w+s\b)"
    yield rf"\b\d{{1,4}}{phrases(data['ordinals'])}(?!\w)"


def _names(data: Mapping[str, Any]) -> Iterator[str]:
    numbers = phrases(data["name_numbers"])
    ends = rf"\b(?!{BLANK}?%|[.,]\d|{BLANK}\d{{3}}\b|{BLANK}(?:points|puntos|pts)\b)"
    yield rf"\b{phrases(data['names'])}(?:{BLANK}|-|(?<=-)|(?<=\bG)){numbers}{ends}"
    yield rf"(?<!\w){phrases(data['labels'])}{BLANK}?\(?\d+(?:\.\d+)*(?:\([a-z0-9]\))*\)?(?![\d%]|[.,]\d|{BLANK}?%)"
    yield rf"\b(?i:{phrases(data['word_names'])})\b"
    yield r"\b[A-Za-z]{1,6}-\d{1,3}[A-Z]?\b(?![.,]\d|%)"  # Covid-19, B-2, F-35


def find(text: str, lang: str) -> Iterator[tuple[int, int]]:
    """Yield the spans, in order, whose numbers are no figures."""
    for match in _pattern(lang).finditer(text):
        yield match.span()


@cache
def _level_cues(lang: str) -> re.Pattern[str]:
    data = language_table(lang, "exclusions")
    tail = phrases(data["level_links"])
    return re.compile(rf"\b{phrases(data['level_cues'])}(?:{GAP}{tail}\b)*{GAP}$", re.IGNORECASE)


def is_year(text: str, start: int, end: int, lang: str) -> bool:
    """Tell a bare year from a price level: "in 2026" and "support at 2040"."""
    written = text[start:end]
    if not (len(written) == 4 and written.isdigit() and 1900 <= int(written) <= 2100):
        return False
    return not _level_cues(lang).search(text, max(0, start - 45), start)

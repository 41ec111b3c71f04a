"""Evidence that an ambiguous name means what the gazetteer says: "Target shares", "acciones de Visa"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from nlp.phrases import expand
from nlp.tables import language_table

_NEAR = 48
# What may follow a name as a quote: "Visa (+1.2%)", "Target, −2,3 %", "Gap (3%)".
_MOVE = re.compile(r"(?:\s?[(:,]\s?|\s)[+\-−±]\s?\d|\s\(\d+(?:[.,]\d+)?\s?%\)")
# "Ally? 8x.", "Gap, at 12x".
_MULTIPLE = re.compile(r"(?:[?:,]|,? at| on)\s(?:at\s)?\d+(?:[.,]\d+)?[x×]")
# What follows a name as the title of a report: "Bimbo 3T25", "Target Q3".
_QUARTER = re.compile(r"\s(?:[1-4][TQ][\s-]?\d{2,4}|[TQ][1-4])\b")
# A row of a table of quotes: figures follow in cells of their own.
_ROW = re.compile(r"[ ]*(?:\t|\|| {2,})[ \t|]*[+\-−$€£]?\d[\d.,]*[ ]?%?[ ]*(?:[\t|\n]| {2,}|$)")
_ALONE = re.compile(r"\*{0,2}[.:]\*{0,2}\s|\*\*\s")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;¿¡…\n|>•*#])[\s\"'“‘«(*_#\->–—]*$")


@dataclass(frozen=True, slots=True)
class Cues:
    """A language's cues, compiled: before a name, after it, verbs, words before a level.

    ``moving`` is the pattern of the verbs of movement.
    """

    before: re.Pattern[str]
    after: re.Pattern[str]
    verbs: re.Pattern[str]
    moved: re.Pattern[str]
    level: re.Pattern[str]
    moving: str
    percent: re.Pattern[str]
    aside: re.Pattern[str]
    labelled: re.Pattern[str]
    opening: re.Pattern[str]
    place: re.Pattern[str]
    title: re.Pattern[str]


@cache
def cues(lang: str) -> Cues:
    """Return the cues of a language."""
    data = language_table(lang, "names")["evidence"]
    phrases = {key: "|".join(re.escape(p) for each in data[key] for p in expand(each)) for key in data}
    return Cues(
        before=re.compile(rf"\b(?:{phrases['before']})\s+(?:the\s+|la\s+|el\s+)?$", re.IGNORECASE),
        after=re.compile(rf"(?:['’]s?)?,?\s+(?:[a-záéíóúñ]+\s+)?(?:{phrases['after']})\b"),
        verbs=re.compile(
            rf"(?:['’]s?)?\s+(?:{phrases['verbs']}|{phrases['moved']})\b|,\s(?:{phrases['relative']})\b|['’]s\s"
        ),
        moved=re.compile(rf"\s+(?:{phrases['moved']})\b"),
        level=re.compile(rf"\s+(?:{phrases['level']})\b"),
        moving=phrases["moved"],
        percent=re.compile(
            rf"(?:(?:,\s(?:{phrases['relative']}))?,?\s+(?:{phrases['moved']}|{phrases['ways']})|,?\s(?:{phrases['amounts']}))"
            r"\s(?:[^\W\d_]+\s){0,3}?"
            r"[+\-−]?\s?\d+(?:[.,]\d+)?[\s\u00a0]?(?:%|per ?cent\b|por ciento\b|p\b|pence\b|cents?\b|c[eé]ntimos?\b)"
        ),
        aside=re.compile(
            rf",\s(?:[^.;,\n]|(?<=\d)[.,](?=\d)){{3,90}},\s+(?:{phrases['moved']})\s(?:[^\W\d_]+\s){{0,2}}?\d+(?:[.,]\d+)?\s?%"
        ),
        labelled=re.compile(
            rf"(?:,[^*\n]{{2,40}})?\*\*\s*(?:\([^)\n]*\)\s*)?[—–:-]\s[^\n]{{0,160}}?\b(?:{phrases['moved']}|{phrases['ways']}|{phrases['after']})\b"
        ),
        opening=re.compile(
            rf"\s{{0,4}}[—–]\s(?:{phrases['opening']})\b[^\n]{{0,120}}?\b(?:{phrases['moved']}|{phrases['ways']}|{phrases['after']})\b"
        ),
        place=re.compile(rf"\b(?:{phrases['place']})\s$", re.IGNORECASE),
        title=re.compile(rf"\b(?:{phrases['title']})\.?\s$"),
    )


def supported(text: str, start: int, end: int, lang: str) -> bool:
    """Return whether the words around a name show that it is traded.

    A verb of movement without a percentage is no evidence at the start of a sentence, where any word has a capital:
    "Target raised to 4" (but "Meta down 2.4%").
    """
    known = cues(lang)
    if shares_of(text, start, end, lang) or known.percent.match(text, end, end + _NEAR):
        return True
    if known.aside.match(text, end) or is_label(text, start, end, lang):
        return True
    return not opens_sentence(text, start) and known.moved.match(text, end, end + _NEAR) is not None


def is_label(text: str, start: int, end: int, lang: str) -> bool:
    """Return whether a name stands before a note on a share: "**Carnival** — The cruise line fell 9%"."""
    opens = text.rfind("\n", 0, start) + 1
    if text[opens:start].lstrip("-*•# ") != "":
        return False
    bold = "**" in text[opens:start] and cues(lang).labelled.match(text, end)
    return bool(bold or cues(lang).opening.match(text, end))


def opens_row(text: str, start: int, end: int) -> bool:
    """Return whether a name opens a row of figures: "Ence  2,676  -7,85"."""
    opens = text.rfind("\n", 0, start) + 1
    return text[opens:start].strip(" |*") == "" and _ROW.match(text, end) is not None


def labels(text: str, start: int, end: int) -> bool:
    """Return whether a name stands alone at the head of a paragraph: "Ence. The pulp maker lost 7.9%"."""
    opens = text.rfind("\n", 0, start) + 1
    return text[opens:start].lstrip("-*•# ") == "" and _ALONE.match(text, end) is not None


def shares_of(text: str, start: int, end: int, lang: str) -> bool:
    """Return whether the words right around a name speak of its paper or its business: "shares of Visa", "Gap +1%"."""
    known = cues(lang)
    spoken = known.before.search(text, max(0, start - _NEAR), start) or known.after.match(text, end, end + _NEAR)
    return spoken is not None or any(pattern.match(text, end) for pattern in (_MOVE, _QUARTER, _MULTIPLE))


def acts(text: str, end: int, lang: str) -> bool:
    """Return whether a verb follows that a company is the subject of: "Target expects", "Target's sales"."""
    return cues(lang).verbs.match(text, end, end + _NEAR) is not None


def placed(text: str, start: int, end: int, lang: str) -> bool:
    """Return whether a name is rather a place's or a person's: "in Winnebago", "Mr. Lazard"."""
    known = cues(lang)
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha():  # "Etsy-like", "Coty-Jenner"
        return not text[end + 1].isupper()
    return any(pattern.search(text, max(0, start - 16), start) for pattern in (known.place, known.title))


def moves(text: str, end: int, lang: str) -> bool:
    """Return whether a verb of movement follows, as after "oil" in "oil fell to $60"."""
    known = cues(lang)
    return any(pattern.match(text, end, end + _NEAR) for pattern in (known.moved, known.level, known.percent)) or bool(
        _MOVE.match(text, end)
    )


def opens_sentence(text: str, start: int) -> bool:
    """Return whether a word stands where any word has a capital."""
    return _SENTENCE_START.search(text, max(0, start - 12), start) is not None or start == 0


def in_capitals(text: str, start: int, end: int) -> bool:
    """Return whether a name is surrounded by capitalised words, and so may be a part of a longer name."""
    after = re.match(r" (?!(?:The|But|And|It|[TQ][1-4])\b)[A-ZÁÉÍÓÚÑ][\w’'-]+", text[end : end + 20])
    return after is not None or after_capital(text, start)


def after_capital(text: str, start: int) -> bool:
    """Return whether a capitalised word inside a sentence stands right before: "President Ford"."""
    before = re.search(r"([A-ZÁÉÍÓÚÑ][\w’'-]+) $", text[max(0, start - 20) : start])
    return before is not None and not opens_sentence(text, start - len(before.group()))

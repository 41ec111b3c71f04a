"""Evidence that an ambiguous name means what the gazetteer says: "Target shares", "acciones de Visa"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, cached_property

from nlp.phrases import expand
from nlp.tables import language_table

_NEAR = 48
# What may follow a name as a quote: "Visa (+1.2%)", "Target, −2,3 %", "Gap (3%)", "Gap ($23; +1%)".
_MOVE = re.compile(
    r"(?:\s?[(:,]\s?|\s)[+\-−±]\s?\d|\s\(\d+(?:[.,]\d+)?\s?%\)|\s\([$€£]\s?\d[\d.,]*[:;,]\s[+\-−]?\d[\d.,]*\s?%"
)
# "Visa 341.20 (+0.8%)".
_QUOTE = re.compile(r"\*{0,2}:?\s[$€£]?\s?\d[\d.,]*\s\([+\-−]\s?\d+(?:[.,]\d+)?\s?%\)")
# "Ally? 8x.", "Gap, at 12x".
_MULTIPLE = re.compile(r"(?:[?:,]|,? at| on)\s(?:at\s)?\d+(?:[.,]\d+)?[x×]")
# What follows a name as the title of a report: "Bimbo 3T25", "Target Q3".
_QUARTER = re.compile(r"\s(?:[1-4][TQ][\s-]?\d{2,4}|[TQ][1-4])\b")
# A row of a table of quotes: figures follow in cells of their own.
_ROW = re.compile(r"[ ]*(?:\t|\|| {2,})[ \t|]*[+\-−$€£]?\d[\d.,]*[ ]?%?[ ]*(?:[\t|\n]| {2,}|$)")
_ALONE = re.compile(r"\*{0,2}[.:]\*{0,2}\s|\*\*\s")
_DASH = re.compile(r"\s{0,4}[—–]\s")
_LABEL = re.compile(r"<(\w+)>")
# Behind a name that may be a part of a longer one ("Coty & Sons"), but not a company's form or head ("Target CEO").
_CAPITAL_AFTER = re.compile(
    r" (?:& )?(?!(?:The|But|And|It|[TQ][1-4]|Ltd|Limited|Inc|Corp|Corporation|Co|PLC|Plc|AG|SE|NV|SA|Group|Holdings?"
    r"|CEO|CFO|COO|CTO|President|Chairman|Chief|Chair)\b)[A-ZÁÉÍÓÚÑ][\w’'-]+"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:;¿¡…\n|>•*#])[\s\"'“‘«(*_#\->–—]*$")


class Cues:
    """A language's cues; a pattern is compiled when a text first comes to it, which most texts do to few.

    Attributes:
        phrases: by label of the table, alternatives.
    """

    def __init__(self, phrases: Mapping[str, str]) -> None:
        self.phrases = phrases

    @classmethod
    def of(cls, lang: str) -> Cues:
        """Read ``evidence`` of a language's names."""
        data = language_table(lang, "names")["evidence"]
        return cls({key: "|".join(re.escape(p) for each in data[key] for p in expand(each)) for key in data})

    @property
    def moving(self) -> str:
        """The alternatives that are verbs of movement."""
        return self.phrases["moved"]

    @cached_property
    def before(self) -> re.Pattern[str]:
        """What stands before a name: "shares of Target"."""
        return self._compiled(r"\b(?:<before>)\s+(?:the\s+|la\s+|el\s+)?$", re.IGNORECASE)

    @cached_property
    def after(self) -> re.Pattern[str]:
        """What stands behind it: "Target shares"."""
        return self._compiled(r"(?:['’]s?)?,?\s+(?:[a-záéíóúñ]+\s+)?(?:<after>)\b")

    @cached_property
    def verbs(self) -> re.Pattern[str]:
        """What a company does: "Target said"."""
        return self._compiled(r"(?:['’]s?)?\s+(?:<verbs>|<moved>)\b|,\s(?:<relative>)\b|['’]s\s")

    @cached_property
    def moved(self) -> re.Pattern[str]:
        """A verb of movement."""
        return self._compiled(r"\s+(?:<moved>)\b")

    @cached_property
    def level(self) -> re.Pattern[str]:
        """Words before a level."""
        return self._compiled(r"\s+(?:<level>)\b")

    @cached_property
    def percent(self) -> re.Pattern[str]:
        """A move in per cent or cents."""
        return self._compiled(
            r"(?:(?:,\s(?:<relative>))?,?\s+(?:<moved>|<ways>)|,?\s(?:<amounts>))"
            r"\s(?:[^\W\d_]+\s){0,3}?"
            r"[+\-−]?\s?\d+(?:[.,]\d+)?[\s\u00a0]?(?:%|per ?cent\b|por ciento\b|p\b|pence\b|cents?\b|c[eé]ntimos?\b)"
        )

    @cached_property
    def held(self) -> re.Pattern[str]:
        """A move that its way follows: "Target was 0.3 per cent lower"."""
        return self._compiled(
            r"\s+(?:<copulas>)\s(?:[^\W\d_]+\s){0,2}?"
            r"\d+(?:[.,]\d+)?[\s\u00a0]?(?:%|per ?cent|por ciento)\s(?:<turns>)\b"
        )

    @cached_property
    def earned(self) -> re.Pattern[str]:
        """What a company earned or sold, as a sum: "Target earned $890 million"."""
        return self._compiled(
            r",?\s+(?:<earned>)\s(?:[^\W\d_]+\s){0,3}?[$€£]?\s?\d[\d.,]*\s?(?:mil(?:l[oó]n|lones)?|million|billion|bn|mn)\b"
        )

    @cached_property
    def aside(self) -> re.Pattern[str]:
        """A move behind an aside: "Target, which has 1,900 shops, fell 3%"."""
        return self._compiled(
            r",\s(?:[^.;,\n]|(?<=\d)[.,](?=\d)){3,90},\s+(?:<moved>)\s(?:[^\W\d_]+\s){0,2}?\d+(?:[.,]\d+)?\s?%"
        )

    @cached_property
    def labelled(self) -> re.Pattern[str]:
        """A note behind a name in bold."""
        return self._compiled(
            r"(?:,[^*\n]{2,40})?\*\*\s*(?:\([^)\n]*\)\s*)?[—–:-]\s[^\n]{0,160}?\b(?:<moved>|<ways>|<after>)\b"
        )

    @cached_property
    def opening(self) -> re.Pattern[str]:
        """A note behind a name and a dash."""
        return self._compiled(r"\s{0,4}[—–]\s(?:<opening>)\b[^\n]{0,120}?\b(?:<moved>|<ways>|<after>)\b")

    @cached_property
    def place(self) -> re.Pattern[str]:
        """Words before a place."""
        return self._compiled(r"\b(?:<place>)\s$", re.IGNORECASE)

    @cached_property
    def title(self) -> re.Pattern[str]:
        """A title before a person's name."""
        return self._compiled(r"\b(?:<title>)\.?\s$")

    @cached_property
    def bearing(self) -> re.Pattern[str]:
        """The rest of a longer name: a hall's, a cup's, a street's."""
        return self._compiled(r"(?:(?: (?:<between>))*? (?:<venues>)| (?:<streets>))(?!\w)")

    @cached_property
    def borne_by(self) -> re.Pattern[str]:
        """The beginning of such a name: "estadio", "Fundación"."""
        return self._compiled(r"\b(?:<heads>) $" if self.phrases["heads"] else r"(?!)")

    def _compiled(self, template: str, flags: int = 0) -> re.Pattern[str]:
        return re.compile(_LABEL.sub(lambda label: self.phrases[label[1]], template), flags)


@cache
def cues(lang: str) -> Cues:
    """Return the cues of a language."""
    return Cues.of(lang)


def supported(text: str, start: int, end: int, lang: str) -> bool:
    """Return whether the words around a name show that it is traded.

    A verb of movement without a percentage is no evidence at the start of a sentence, where any word has a capital:
    "Target raised to 4" (but "Meta down 2.4%").
    """
    known = cues(lang)
    near = end + _NEAR
    if shares_of(text, start, end, lang) or known.percent.match(text, end, near) or known.held.match(text, end, near):
        return True
    if known.aside.match(text, end) or known.earned.match(text, end, end + _NEAR) or is_label(text, start, end, lang):
        return True
    return not opens_sentence(text, start) and known.moved.match(text, end, end + _NEAR) is not None


def is_label(text: str, start: int, end: int, lang: str) -> bool:
    """Return whether a name stands before a note on a share: "**Carnival** — The cruise line fell 9%"."""
    opens = text.rfind("\n", 0, start) + 1
    if text[opens:start].lstrip("-*•# ") != "":
        return False
    bold = "**" in text[opens:start] and cues(lang).labelled.match(text, end)
    return bool(bold or (_DASH.match(text, end) and cues(lang).opening.match(text, end)))


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
    return spoken is not None or any(pattern.match(text, end) for pattern in (_MOVE, _QUARTER, _MULTIPLE, _QUOTE))


def owns_shares(text: str, start: int, lang: str) -> bool:
    """Return whether the words right before a name speak of its paper: "shares of Visa"."""
    return cues(lang).before.search(text, max(0, start - _NEAR), start) is not None


def acts(text: str, end: int, lang: str) -> bool:
    """Return whether a verb follows that a company is the subject of: "Target expects", "Target's sales"."""
    return cues(lang).verbs.match(text, end, end + _NEAR) is not None


def placed(text: str, start: int, end: int, lang: str) -> bool:
    """Return whether a name is rather a place's or a person's: "in Winnebago", "Mr. Lazard"."""
    known = cues(lang)
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha():  # "Etsy-like", "Coty-Jenner"
        return not text[end + 1].isupper()
    return any(pattern.search(text, max(0, start - 16), start) for pattern in (known.place, known.title))


def borne(text: str, start: int, end: int, lang: str) -> tuple[int, int] | None:
    """Return where the longer name stands that a company's is part of: "the Toyota Music Pavilion", "estadio BBVA"."""
    known = cues(lang)
    if text[end : end + 1] == " " and text[end + 1 : end + 2].isupper() and (rest := known.bearing.match(text, end)):
        return start, rest.end()
    head = known.borne_by.search(text, max(0, start - 24), start) if text[start - 1 : start] == " " else None
    return (head.start(), end) if head else None


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
    after = _CAPITAL_AFTER.match(text, end)
    return after is not None or after_capital(text, start)


def after_capital(text: str, start: int) -> bool:
    """Return whether a capitalised word inside a sentence stands right before: "President Ford"."""
    before = re.search(r"([A-ZÁÉÍÓÚÑ][\w’'-]+) $", text[max(0, start - 20) : start])
    return before is not None and not opens_sentence(text, start - len(before.group()))
